"""What can be asked about a recording besides its length: its words and its levels."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from audiochat.domain.plan import Step
from audiochat.domain.transcript import Transcript

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Levels:
    """How loud a recording is from window to window.

    ``rms`` and ``peak`` are in dB (full scale is 0, silence -120) over all channels, one value for
    each ``window`` seconds, of the same length.
    """

    window: float
    rms: NDArray[np.float64]
    peak: NDArray[np.float64]


OWN_FILLERS = "fillers.own"
"""The setting that holds words to take out beside the usual ones, with commas between."""

PAUSE_LONGER = "fillers.pause_longer"
"""The setting that says over how many seconds a pause is long."""

PAUSE_KEEP = "fillers.pause_keep"
"""The setting that says how many seconds of a long pause stay."""


@dataclass(frozen=True, slots=True)
class FillerOptions:
    """What is taken out; times in seconds.

    ``own`` are words to take out like hesitations ("basically"), ``usual`` the well-known ones ("um").
    Pauses longer than ``pause_longer`` become as short as ``pause_keep``.
    """

    usual: bool = True
    own: tuple[str, ...] = ()
    repeats: bool = True
    pauses: bool = True
    pause_longer: float = 1.0
    pause_keep: float = 0.5


def nothing(*_: object) -> None:
    """Neither words nor levels are known."""


class Near(NamedTuple):
    """A part (seconds) that is near to a topic in meaning; ``score``: how much nearer than to any topic."""

    start: float
    end: float
    score: float


@dataclass(frozen=True, slots=True)
class Hearing:
    """A recording's words and levels, each fetched only when a sentence asks about it.

    Any may give None: not transcribed yet, not measured yet. ``fillers`` are the cuts for hesitations,
    repeated words and pauses. ``alike`` gives the parts (best first, at most three) whose meaning is
    nearest to a few words, of one speaker or, with an empty name, of all.
    """

    words: Callable[[], Transcript | None] = nothing
    levels: Callable[[], Levels | None] = nothing
    fillers: Callable[[FillerOptions], tuple[Step, ...] | None] = nothing
    alike: Callable[[str, str], Sequence[Near] | None] = nothing
