"""Joins recording with the window and the studio: one stage gives way to the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from audiochat.domain.recording import Recording
from audiochat.domain.take import Take
from audiochat.ui.controllers.shell import Shell
from audiochat.ui.recording.controller import RecordController

if TYPE_CHECKING:
    from audiochat.ui.joining import StudioJoint


class TakeJoint(QObject):
    """While something is recorded its stage stands in the place of the waveform."""

    def __init__(self, shell: Shell, record: RecordController, joint: StudioJoint) -> None:
        super().__init__(shell)
        self._shell, self._record, self._joint = shell, record, joint
        record.begun.connect(self._begun)
        record.made.connect(self._made)
        record.ended.connect(self._ended)
        record.left.connect(self._left)
        joint.made.connect(self._studio_made)

    def _studio_made(self) -> None:
        studio = self._joint.studio
        if studio is not None:
            studio.stage.transport.record_wanted.connect(self._record.begin)
            studio.stage.setVisible(not self._record.on)

    def _begun(self) -> None:
        self._show(True)
        self._shell.window.show_stage(True)

    def _show(self, recording: bool) -> None:
        studio = self._joint.studio
        if studio is not None:
            studio.stage.setVisible(not recording)
        self._record.stage.setVisible(recording)

    def _made(self, take: Take) -> None:
        """It is in the library: open it, with its words beside it."""
        self._shell.window.show_panel(True, "transcript")
        self._joint.choose_known(take.recording.id)

    def _ended(self) -> None:
        self._show(False)
        studio = self._joint.studio
        opens = studio is not None and (studio.has_recording or studio.opening.busy)
        self._shell.window.show_stage(opens)

    def _left(self, recording: Recording) -> None:
        words = self.tr("“{0}” was being recorded when the program ended. It is kept.")
        self._shell.window.toasts.say(
            words.format(recording.title),
            act=self.tr("Open"),
            do=lambda: self._joint.choose_known(recording.id),
        )
