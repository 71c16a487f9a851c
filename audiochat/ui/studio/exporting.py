"""Exporting the recording as it is now: asked in place, written off the interface thread."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from audiochat.services.chapter_files import parts
from audiochat.ui.studio.export_folder import export_folder
from audiochat.ui.studio.export_panel import EACH, ExportPanel, Extent, Part
from audiochat.ui.tasks import Lane, Task
from audiochat.ui.theme import Theme

if TYPE_CHECKING:
    from audiochat.services.editor import Editor
    from audiochat.services.workshop import Workshop


class Exports(QObject):
    """``wanted(path, bitrate, extent)``: the person has chosen; ``failed(UserError)``.

    ``exported(Path)`` is given, or a list of them where several files were written.
    """

    wanted = Signal(object, object, object)
    exported = Signal(object)
    failed = Signal(object)

    def __init__(self, workshop: Workshop, lane: Lane, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._workshop, self._lane = workshop, lane
        self.panel = ExportPanel(theme)
        self.panel.export_wanted.connect(self.wanted)

    def ask(self, editor: Editor, part: Part | None, extent: Extent = None) -> None:
        """Show the formats; a file beside the person's own recording is proposed.

        ``part``, from second to second, and each chapter can be written alone; ``extent`` is what is
        chosen at first.
        """
        path = editor.recording.path
        formats = self._workshop.exporter.formats()
        folder = export_folder(path, self._workshop.data_dir)
        named = "" if extent == EACH else "edited" if extent is None else "part"
        chapters = len(parts(editor.notes.chapters))
        self.panel.open(formats, folder, f"{path.stem} {named}".strip(), part, chapters, extent)

    def write(self, editor: Editor, path: Path, bitrate: int | None, extent: Extent = None) -> Task:
        """Write it, a part of it or its chapters; progress and cancel are the job's, in the status line."""
        timeline, more = editor.timeline, {"bitrate": bitrate}
        export: Callable[..., Path | list[Path]] = self._workshop.exporter.export
        if extent == EACH:
            export = self._workshop.chapter_files.export
        else:
            more["overwrite"] = True
        if isinstance(extent, tuple):
            timeline = timeline.part(timeline.span(*extent))
        title = self.tr("Exporting {0}").format(path.name)
        task = self._lane.submit(export, editor.recording.id, timeline, path, title=title, **more)
        task.done.connect(self.exported)
        task.failed.connect(self.failed)
        return task
