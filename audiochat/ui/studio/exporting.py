"""Exporting the recording as it is now: asked in place, written off the interface thread."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from audiochat.domain.recording import Recording
from audiochat.ui.studio.export_folder import export_folder
from audiochat.ui.studio.export_panel import ExportPanel, Part
from audiochat.ui.tasks import Lane, Task
from audiochat.ui.theme import Theme

if TYPE_CHECKING:
    from audiochat.services.editor import Editor
    from audiochat.services.workshop import Workshop


class Exports(QObject):
    """``wanted(path, bitrate, part)``: the person has chosen; ``exported(Path)``, ``failed(UserError)``."""

    wanted = Signal(object, object, object)
    exported = Signal(object)
    failed = Signal(object)

    def __init__(self, workshop: Workshop, lane: Lane, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._workshop, self._lane = workshop, lane
        self.panel = ExportPanel(theme)
        self.panel.export_wanted.connect(self.wanted)

    def ask(self, recording: Recording, part: Part | None = None, alone: bool = False) -> None:
        """Show the formats; a file beside the person's own recording is proposed.

        ``part``, from second to second, can be written alone, and is at first where ``alone``.
        """
        formats = self._workshop.exporter.formats()
        folder = export_folder(recording.path, self._workshop.data_dir)
        named = "part" if alone and part is not None else "edited"
        self.panel.open(formats, folder, f"{recording.path.stem} {named}", part, alone)

    def write(
        self, editor: Editor, path: Path, bitrate: int | None, part: Part | None = None
    ) -> Task:
        """Write it, or a part of it; progress and cancel are the job's, in the status line."""
        timeline = editor.timeline
        if part is not None:
            timeline = timeline.part(timeline.span(*part))
        task = self._lane.submit(
            self._workshop.exporter.export,
            editor.recording.id,
            timeline,
            path,
            bitrate=bitrate,
            overwrite=True,
            title=self.tr("Exporting {0}").format(path.name),
        )
        task.done.connect(self.exported)
        task.failed.connect(self.failed)
        return task
