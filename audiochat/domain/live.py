"""What a microphone has heard so far, as words."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum


class Echo(StrEnum):
    """Whether a microphone hears what the program itself plays: it may, less and less, or not at all."""

    HEARD = "heard"
    LEAVING = "leaving"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Live:
    """What has been heard so far. ``settled`` stays as it is, ``open`` may still change.

    ``speaking``: somebody speaks now. ``ended``: an utterance was settled just now, and this is it.
    ``voiced``: until when (monotonic) a voice was heard in it; infinite where that is not known.
    ``level`` is the loudness of the newest sound from 0 to 1, ``chance`` how likely it is speech.
    """

    settled: str = ""
    open: str = ""
    speaking: bool = False
    ended: str = ""
    voiced: float = math.inf
    level: float = 0.0
    chance: float = 0.0
    echo: Echo = Echo.HEARD

    @property
    def text(self) -> str:
        """Everything heard."""
        return " ".join(part for part in (self.settled, self.open) if part)
