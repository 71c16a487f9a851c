"""What can be asked about a recording besides its length: its words and its levels."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

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


def nothing() -> None:
    """Neither words nor levels are known."""


@dataclass(frozen=True, slots=True)
class Hearing:
    """A recording's words and levels, each fetched only when a sentence asks about it.

    Either may give None: not transcribed yet, not measured yet.
    """

    words: Callable[[], Transcript | None] = nothing
    levels: Callable[[], Levels | None] = nothing
