"""Recording at work: from the button to a recording on the stage."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal

from audiochat.domain.job import Job
from audiochat.domain.recording import Recording
from audiochat.domain.take import DEVICE, Take, TakenWords, Taking, Wordless
from audiochat.services.taking.wish import Wish
from audiochat.ui.recording.stage import RecordStage
from audiochat.ui.tasks import Lane, Task
from audiochat.ui.theme import Theme

if TYPE_CHECKING:
    from audiochat.services.workshop import Workshop


class RecordController(QObject):
    """Owns the stage of a recording that is being made, and its lane.

    ``begun()``; ``ended()``: nothing is recorded any more; ``made(Take)``: it is in the library;
    ``left(Recording)``: one that was cut off is back; ``changed()``; ``failed(UserError)``.
    """

    begun = Signal()
    ended = Signal()
    made = Signal(object)
    left = Signal(object)
    changed = Signal()
    failed = Signal(object)

    def __init__(self, workshop: Workshop, theme: Theme, shell: Any, parent: QObject) -> None:
        super().__init__(parent)
        self._workshop, self._shell = workshop, shell
        self.lane = Lane("recording")
        self._task: Task | None = None
        self._wish = Wish()
        self._waits = False
        self.stage = RecordStage(theme)
        self.stage.stopped.connect(self.stop)
        self.stage.held.connect(self.pause)

    @property
    def on(self) -> bool:
        """Whether something is being recorded."""
        return self._task is not None or self._waits

    @property
    def paused(self) -> bool:
        """Whether it is paused."""
        return self.on and self._wish.paused

    def toggle(self) -> None:
        """Begin, or end and keep it."""
        (self.stop if self.on else self.begin)()

    def begin(self) -> None:
        """Record; whoever uses the microphone or makes a sound gives way first."""
        if self.on:
            return
        deeds = self._shell.deeds
        if deeds.studio is not None and deeds.studio.sound.playing:
            deeds.studio.sound.pause()
        if deeds.voice is not None:
            deeds.voice.give_way()
            if deeds.voice.ears.open:
                self._waits = True
                single = Qt.ConnectionType.SingleShotConnection
                deeds.voice.ears.over.connect(self._begin, single)
                return
        self._begin()

    def _begin(self) -> None:
        self._waits = False
        self._wish = Wish()
        task = self._task = self.lane.submit(self._record, self._wish)
        task.partial.connect(partial(self._partial, task))
        task.done.connect(self._done)
        task.failed.connect(self.failed)
        task.finished.connect(self._finished)
        self.stage.begin(str(self._workshop.settings.get(DEVICE) or ""))
        self.begun.emit()
        self.changed.emit()

    def _record(self, wish: Wish, job: Job) -> Take:
        """On the lane."""
        return self._workshop.recorder.run(wish, job)

    def pause(self) -> None:
        """Keep nothing for now, or go on."""
        if self._task is not None:
            self._wish.pause(not self._wish.paused)
            self.changed.emit()

    def stop(self) -> None:
        """End it and keep it."""
        if self._task is not None:
            self._wish.stop()
            self.stage.end()

    def _partial(self, task: Task, value: object) -> None:
        if task is not self._task:
            return
        if isinstance(value, Taking):
            if not self._wish.over:
                self.stage.show_taking(value)
        elif isinstance(value, TakenWords):
            self.stage.words.add(" ".join(word.text for word in value.words), value.open)
        elif isinstance(value, Wordless):
            self.stage.say_wordless(value.reason)

    def _done(self, take: Take) -> None:
        self._task = None
        self.made.emit(take)
        if take.error is not None:
            self.failed.emit(take.error)

    def _finished(self) -> None:
        self._task = None
        self.ended.emit()
        self.changed.emit()

    def rescue(self) -> None:
        """Bring back what was being recorded when the program ended."""
        task = self.lane.submit(self._rescue)
        task.done.connect(self._rescued)
        task.failed.connect(self.failed)

    def _rescue(self, job: Job) -> list[Recording]:
        """On the lane."""
        return self._workshop.recorder.rescue(job)

    def _rescued(self, found: list[Recording]) -> None:
        for recording in found[-3:]:
            self.left.emit(recording)

    def close(self) -> None:
        """End what is being recorded; the next start brings it in."""
        self._wish.stop()
        self.lane.close()
