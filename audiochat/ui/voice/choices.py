"""What the person has chosen about voices: read aloud or not, which voice, how fast, headphones."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject, Signal

from audiochat.domain.errors import UserError
from audiochat.domain.job import Job
from audiochat.domain.voice import FASTEST, SLOWEST, Voice
from audiochat.services.dictation import cancels_echo
from audiochat.ui.tasks import Lane

if TYPE_CHECKING:
    from audiochat.services.workshop import Workshop

ALOUD, SPEED, HEADPHONES = "voice.aloud", "voice.speed", "voice.headphones"


class Remembers(Protocol):
    """Keeps choices (``ui.controllers.remember``)."""

    def get(self, key: str, default: Any = None) -> Any:
        """A value."""

    def set(self, key: str, value: Any) -> None:
        """Keep a value."""


def _possible(speed: float) -> float:
    return min(FASTEST, max(SLOWEST, speed))


class VoiceChoices(QObject):
    """``aloud``: replies are read aloud. ``speed``: 1 is the voice's own pace. ``headphones``: the
    microphone cannot hear what is read aloud. ``cancels``: what is read aloud is taken out of what it hears.

    ``changed()``: something was chosen. ``voices_changed()``: there are other voices, or another is used.

    ``folder_wanted()`` asks for a dialog; ``failed(UserError)`` for a place to be shown.
    """

    changed = Signal()
    voices_changed = Signal()
    folder_wanted = Signal()
    failed = Signal(object)

    def __init__(
        self, workshop: Callable[[], Workshop], remember: Remembers, lane: Lane, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._workshop, self._remember, self._lane = workshop, remember, lane
        self.voices: list[Voice] = []
        self.chosen = ""
        self.cancels = False
        self.aloud = remember.get(ALOUD, False) is True
        self.headphones = remember.get(HEADPHONES, False) is True
        speed = remember.get(SPEED, 1.0)
        self.speed = _possible(float(speed) if isinstance(speed, int | float) else 1.0)

    def set_aloud(self, on: bool) -> None:
        """Read replies aloud from now on, or do not."""
        if on != self.aloud:
            self.aloud = on
            self._remember.set(ALOUD, on)
            self.changed.emit()

    def set_headphones(self, on: bool) -> None:
        """The person wears headphones, or does not."""
        if on != self.headphones:
            self.headphones = on
            self._remember.set(HEADPHONES, on)
            self.changed.emit()

    def set_speed(self, speed: float) -> None:
        """Speak faster or slower from the next sentence on."""
        speed = _possible(speed)
        if speed != self.speed:
            self.speed = speed
            self._remember.set(SPEED, speed)
            self.changed.emit()

    def load(self) -> None:
        """Find out which voices there are."""
        task = self._lane.submit(self._read)
        task.done.connect(self._loaded)
        task.failed.connect(self.failed)

    def _read(self) -> tuple[list[Voice], str, bool]:
        """On the lane."""
        voices = self._workshop().voices
        return voices.known(), voices.chosen().id, cancels_echo()

    def _loaded(self, found: tuple[list[Voice], str, bool]) -> None:
        self.voices, self.chosen, self.cancels = found
        self.voices_changed.emit()

    def choose(self, voice_id: str) -> None:
        """Speak with this voice from now on."""
        if voice_id != self.chosen:
            task = self._lane.submit(self._use, voice_id)
            task.done.connect(self._loaded)
            task.failed.connect(self._not_chosen)

    def _use(self, voice_id: str) -> tuple[list[Voice], str, bool]:
        """On the lane."""
        self._workshop().voices.choose(voice_id)
        return self._read()

    def _not_chosen(self, error: UserError) -> None:
        self.failed.emit(error)
        self.load()

    def add(self, path: Path) -> None:
        """Try the voices of a folder, and use the first that can be used."""
        task = self._lane.submit(self._examine, path, title=self.tr("Trying the voice"))
        task.done.connect(self._loaded)
        task.failed.connect(self.failed)

    def _examine(self, path: Path, job: Job) -> tuple[list[Voice], str, bool]:
        """On the lane."""
        found = self._workshop().voices.examine(path, job)
        return self._use(found[0].id)
