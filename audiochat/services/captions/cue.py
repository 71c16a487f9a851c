"""One caption: words that are shown together from one time to another."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cue:
    """Lines shown from ``start`` to ``end`` seconds.

    ``end`` is not after ``start`` where a file says no times (plain text). ``speaker`` may be
    empty. ``line`` is where the cue begins in the file it was read from, counted from 1.
    """

    start: float
    end: float
    lines: tuple[str, ...]
    speaker: str = ""
    line: int = 0

    @property
    def text(self) -> str:
        """All lines as one."""
        return " ".join(self.lines)

    @property
    def timed(self) -> bool:
        """Whether the file says when it is shown."""
        return self.end > self.start
