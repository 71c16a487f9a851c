"""What a microphone has heard so far, as words."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Live:
    """What has been heard so far. ``settled`` stays as it is, ``open`` may still change.

    ``speaking``: somebody speaks now. ``ended``: an utterance was settled just now, and this is it.
    ``level`` is the loudness of the newest sound from 0 to 1, ``chance`` how likely it is speech.
    ``clear``: what the program itself plays is not heard in it.
    """

    settled: str = ""
    open: str = ""
    speaking: bool = False
    ended: str = ""
    level: float = 0.0
    chance: float = 0.0
    clear: bool = False

    @property
    def text(self) -> str:
        """Everything heard."""
        return " ".join(part for part in (self.settled, self.open) if part)
