"""What a sentence wishes for beside an edit and no plan holds: chapters, and the file."""

from __future__ import annotations

from collections.abc import Callable

from audiochat.domain.plan import Understanding
from audiochat.services.commander.naming_proposed import noted, without_chapters
from audiochat.services.commander.window_acts import exported, without_export


def as_well(words: str, answer: Callable[[str], Understanding]) -> Understanding | None:
    """The ``answer`` to the edit of a sentence, with how to get the rest; None for all other sentences."""
    rest, told = without_chapters(words), noted
    if rest is None:
        rest, told = without_export(words), exported
    return told(answer(rest)) if rest else None
