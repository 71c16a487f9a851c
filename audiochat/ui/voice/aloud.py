"""Replies read aloud: while they stream when that is chosen, or any one that is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from audiochat.domain.errors import UserError
from audiochat.services.read_aloud import Reading, SentenceBegun, Unspeakable
from audiochat.ui.tasks import Lane, Task

if TYPE_CHECKING:
    from audiochat.services.workshop import Workshop

_REST_MS = 8000
"""The sound device is given back when nothing was read aloud for so long."""


class Aloud(QObject):
    """One reading at a time, on a lane of its own; a newer one replaces an older.

    ``begun(message_id)``, ``sentence(text)`` as each is begun, then ``ended()``. ``said(words)`` is for
    what the person should know, ``failed(UserError)`` for what went wrong.
    """

    begun = Signal(str)
    sentence = Signal(str)
    ended = Signal()
    said = Signal(str)
    failed = Signal(object)

    def __init__(self, workshop: Workshop, lane: Lane, parent: QObject) -> None:
        super().__init__(parent)
        self._workshop, self._lane = workshop, lane
        self._reading: Reading | None = None
        self._task: Task | None = None
        self.message_id = ""
        self._held = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._give_back)

    @property
    def active(self) -> bool:
        """Whether something is read aloud, or about to be."""
        return self._task is not None

    def warm(self) -> None:
        """Read the voice into memory, so that the first sentence is heard at once."""
        self._lane.submit(self._load).failed.connect(self.failed)

    def _load(self) -> None:
        """On the lane."""
        self._workshop.speaker.warm()

    def begin(self, message_id: str = "") -> None:
        """Begin to read a reply that comes in pieces."""
        self.hush()
        self._rest.stop()
        reading = self._reading = Reading(self._workshop.speaker, self._workshop.outlet)
        self.message_id = message_id
        task = self._task = self._lane.submit(reading.run)
        task.partial.connect(self._partial)
        task.failed.connect(self.failed)
        task.finished.connect(self._finished)
        self.begun.emit(message_id)

    def feed(self, text: str) -> None:
        """More of the reply."""
        if self._reading is not None:
            self._reading.feed(text)

    def finish(self) -> None:
        """The reply is complete."""
        if self._reading is not None:
            self._reading.finish()

    def read(self, text: str, message_id: str = "") -> None:
        """Read a whole text."""
        self.begin(message_id)
        self.feed(text)
        self.finish()

    def skip(self) -> None:
        """Leave out the rest of this sentence."""
        if self._reading is not None:
            self._reading.skip()

    def hush(self) -> None:
        """Be silent, at once."""
        task, self._task, self._reading = self._task, None, None
        if task is not None:
            task.cancel()
            self._over()

    def _partial(self, value: Any) -> None:
        if self.sender() is not self._task:
            return
        if isinstance(value, SentenceBegun):
            self.sentence.emit(value.text)
        elif isinstance(value, Unspeakable):
            self.said.emit(self.tr("%s does not speak this language.") % value.voice)

    def _finished(self) -> None:
        if self.sender() is self._task:
            self._task = self._reading = None
            self._over()

    def _over(self) -> None:
        self.message_id = ""
        self._rest.start()
        self.ended.emit()

    def hold(self, on: bool) -> None:
        """Keep the sound device while a talk goes on: opened anew it would be heard sooner or later than
        before, and what listens to the microphone would have to learn that."""
        if on != self._held:
            self._held = on
            if not on and not self.active:
                self._rest.start()

    def _give_back(self) -> None:
        if not (self.active or self._held):
            self._lane.submit(self._workshop.outlet.rest)

    def fail(self, error: UserError) -> None:
        """Something that is needed for reading went wrong."""
        self.failed.emit(error)
