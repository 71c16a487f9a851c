"""Facts for which words and levels are counted and measured: how long, how loud, by whom."""

from __future__ import annotations

from collections.abc import Callable

from audiochat.domain.hearing import Levels
from audiochat.services.commander.heard import (
    extents,
    loudness,
    overlaps,
    presence,
    resting,
    tallies,
)
from audiochat.services.commander.heard.normal import Said
from audiochat.services.commander.heard.sound import Fact

Tell = Callable[[Said, Callable[[], Levels | None]], Fact | None]
"""Works out a fact from the words and the levels; None where a sentence was about something else.

Raises ``Asked`` and ``Absent``.
"""


def asked(words: str) -> Tell | None:
    """How to work out what a sentence (normalised, without politeness) asks for, None for all others."""
    return (
        extents.asked(words)
        or resting.asked(words)
        or tallies.asked(words)
        or loudness.asked(words)
        or presence.asked(words)
        or overlaps.asked(words)
    )
