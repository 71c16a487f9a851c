"""Words out to files and in from files, off the interface thread."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from audiochat.domain.job import Job
from audiochat.services.captions.format import CaptionOptions
from audiochat.ui.studio.captions.panel import CaptionPanel
from audiochat.ui.studio.export_folder import export_folder
from audiochat.ui.tasks import Lane, Task
from audiochat.ui.theme import Theme

if TYPE_CHECKING:
    from audiochat.domain.notes import Chapter
    from audiochat.domain.timeline import Timeline
    from audiochat.domain.transcript import Transcript
    from audiochat.services.captions.alignment import Alignment
    from audiochat.services.editor import Editor
    from audiochat.services.workshop import Workshop

LAST = "captions.export"
"""Setting: the format and options of the last export."""


class CaptionDesk(QObject):
    """Owns the panel. ``exported(Path)``; ``imported(Exchange)``: the recording has other words.

    ``said(str, Alignment)``: what became of captions. ``failed(UserError)``.
    Files are written on ``writing``; importing may have to listen first, which is work for
    ``listening``.
    """

    exported = Signal(object)
    imported = Signal(object)
    said = Signal(str, object)
    failed = Signal(object)

    def __init__(
        self, workshop: Workshop, writing: Lane, listening: Lane, theme: Theme, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._workshop, self._writing, self._listening = workshop, writing, listening
        self._editor: Editor | None = None
        self._last: dict[str, Any] | None = None
        self.panel = CaptionPanel(theme)
        self.panel.export_wanted.connect(self.write)

    # Out

    def ask(self, editor: Editor) -> None:
        """Show the formats; a file beside the original is proposed."""
        self._editor = editor
        task = self._writing.submit(self._prepare, editor.timeline)
        task.done.connect(self._show)
        task.failed.connect(self.failed)

    def _prepare(self, timeline: Timeline, job: Job) -> tuple[dict[str, Any], Transcript]:
        """On the lane: what was chosen last, and how much is known."""
        last = self._last
        if last is None:
            last = self._workshop.settings.get(LAST, {})
        return (last if isinstance(last, dict) else {}), self._workshop.transcripts.view(timeline)

    def _show(self, found: tuple[dict[str, Any], Transcript]) -> None:
        editor = self._editor
        if editor is None:
            return
        last, transcript = found
        path = editor.recording.path
        options = _options(last.get("options"))
        formats = self._workshop.captions.formats()
        folder = export_folder(path, self._workshop.data_dir)
        self.panel.open(formats, folder, path.stem, str(last.get("format", "")), options)
        if not transcript.heard:
            self.panel.show_note(self.tr("Transcribe the recording first."), able=False)
        elif transcript.coverage < 0.995:
            share = self.tr("{0} % of the recording has been transcribed; the rest is left out.")
            self.panel.show_note(share.format(int(100 * transcript.coverage)))

    def write(self, path: Path, form: str, options: CaptionOptions) -> Task | None:
        """Write the words as they are now to a file the person chose (overwriting was confirmed)."""
        editor = self._editor
        if editor is None:
            return None
        self._last = {"format": form, "options": options.model_dump()}
        task = self._writing.submit(
            self._write,
            editor.timeline,
            path,
            form,
            options,
            editor.recording.title,
            editor.notes.chapters,
            title=self.tr("Exporting {0}").format(path.name),
        )
        task.done.connect(self.exported)
        task.failed.connect(self.failed)
        return task

    def _write(
        self,
        timeline: Timeline,
        path: Path,
        form: str,
        options: CaptionOptions,
        title: str,
        chapters: tuple[Chapter, ...],
        job: Job,
    ) -> Path:
        """On the lane."""
        words = self._workshop.transcripts.view(timeline)
        captions = self._workshop.captions
        out = captions.write(
            words,
            path,
            options,
            job,
            format=form,
            title=title,
            chapters=chapters,
            overwrite=True,
        )
        self._workshop.settings.set(LAST, self._last)
        return out

    # In

    def choose(self, editor: Editor, window: QWidget) -> None:
        """Let the person choose captions to lay onto the recording."""
        formats = [form for form in self._workshop.captions.formats() if form.read]
        names = " ".join(f"*.{ending}" for form in formats for ending in form.endings)
        dialog = QFileDialog(window, self.tr("Import captions or a transcript"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([self.tr("Captions and text ({0})").format(names)])
        dialog.setDirectory(str(editor.recording.path.parent))
        dialog.fileSelected.connect(lambda name: self.take(editor, Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def take(self, editor: Editor, path: Path) -> Task:
        """Lay a file onto the recording, listening to it first where it is not known yet."""
        task = self._listening.submit(
            self._workshop.captions.import_file,
            path,
            editor.recording.id,
            editor.timeline,
            title=self.tr("Importing {0}").format(path.name),
        )
        task.done.connect(lambda laid: self._taken(path, laid))
        task.failed.connect(self.failed)
        return task

    def _taken(self, path: Path, laid: Alignment) -> None:
        self.imported.emit(laid.exchange)
        share = round(100 * laid.heard / max(1, len(laid.words)))
        words = self.tr("{name}: {count} words, {share} % of them found in the sound.")
        text = words.format(name=path.name, count=f"{len(laid.words):,}", share=share)
        if laid.left_out:
            more = self.tr("{0} words about what was cut were left out.")
            text = f"{text} {more.format(f'{laid.left_out:,}')}"
        self.said.emit(text, laid)

    def put_away(self) -> None:
        """Another recording, or none, is on the stage."""
        self._editor = None
        self.panel.close_panel()


def _options(values: object) -> CaptionOptions:
    """Options as they were kept; the usual ones where they are not valid any more."""
    from pydantic import ValidationError

    try:
        return CaptionOptions.model_validate(values)
    except ValidationError:
        return CaptionOptions()
