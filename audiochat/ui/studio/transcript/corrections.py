"""Corrections of the text, written by a lane; the sound is never touched."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from audiochat.domain.errors import NotFound, UserError
from audiochat.domain.transcript import PlacedWord
from audiochat.ui.tasks import Lane

if TYPE_CHECKING:
    from audiochat.domain.timeline import Timeline
    from audiochat.services.transcripts import Transcripts


class Corrections(QObject):
    """Writes corrections one after the other.

    ``written(words)``: the text has changed, with what to tell the person (maybe nothing);
    ``undone(words)``, ``redone(words)``: a correction was taken back or done again;
    ``idle(words)``: there was nothing to take back or to do again; ``failed(UserError)``.
    """

    written = Signal(str)
    undone = Signal(str)
    redone = Signal(str)
    idle = Signal(str)
    failed = Signal(object)

    def __init__(self, transcripts: Callable[[], Transcripts], lane: Lane, parent: QObject) -> None:
        super().__init__(parent)
        self._transcripts, self._lane = transcripts, lane

    def correct(self, first: PlacedWord, last: PlacedWord, text: str, timeline: Timeline) -> None:
        """Words ``first`` to ``last`` read differently."""
        self._do(lambda t: t.correct(first, last, text, timeline), lambda _: self.written.emit(""))

    def replace(
        self,
        timeline: Timeline,
        find: str,
        by: str,
        *,
        case: bool,
        whole_words: bool,
        deleted: bool,
    ) -> None:
        """Replace a text wherever it is said; ``deleted``: also where it was cut out."""
        ways = {"case": case, "whole_words": whole_words, "deleted": deleted}

        def tell(count: int) -> None:
            words = self.tr("{0:,} places changed.") if count != 1 else self.tr("1 place changed.")
            self.written.emit(words.format(count))

        self._do(lambda t: t.replace(timeline, find, by, **ways), tell)

    def name(self, words: tuple[PlacedWord, ...], name: str) -> None:
        """Say who speaks these words."""
        self._do(lambda t: t.set_speaker(words, name), lambda _: self.written.emit(""))

    def rename(self, timeline: Timeline, old: str, new: str) -> None:
        """Give a speaker another name everywhere."""
        self._do(lambda t: t.rename_speaker(timeline, old, new), lambda _: self.written.emit(""))

    def undo(self, timeline: Timeline) -> None:
        """Take the last correction back."""
        self._do(lambda t: t.undo_correction(timeline), self._said(self.undone, "Undone: {0}"))

    def redo(self, timeline: Timeline) -> None:
        """Do the last correction again that was taken back."""
        self._do(lambda t: t.redo_correction(timeline), self._said(self.redone, "Redone: {0}"))

    def _said(self, signal: Any, words: str) -> Callable[[str], None]:
        return lambda label: signal.emit(self.tr(words).format(label))

    def _do(self, work: Callable[[Transcripts], Any], then: Callable[[Any], None]) -> None:
        task = self._lane.submit(lambda: work(self._transcripts()))
        task.done.connect(then)
        task.failed.connect(self._failed)

    def _failed(self, error: UserError) -> None:
        if isinstance(error, NotFound) and not error.remedy:
            self.idle.emit(error.message)
        else:
            self.failed.emit(error)
