"""What the edits of words have in common: the neighbours that they may not touch."""

from __future__ import annotations

from audiochat.domain.errors import PlanRefused
from audiochat.domain.operation import Params
from audiochat.domain.timeline import Span, Timeline
from audiochat.operations._fields import known_moment


class WordParams(Params):
    """The words at either side, which the smoothed ends never cross."""

    earliest: float = known_moment(
        "Word before ends", "The end of the word before, which stays whole."
    )
    latest: float = known_moment(
        "Word after starts", "The start of the word after, which stays whole; 0 when none is known."
    )
    first_ends: float = known_moment(
        "First word ends", "Where the first of several words ends; 0 when it is one, or not known."
    )
    last_starts: float = known_moment(
        "Last word starts",
        "Where the last of several words starts; 0 when it is one, or not known.",
    )


def refuse_all(timeline: Timeline, span: Span) -> None:
    """Raise ``PlanRefused`` when nothing would be left."""
    if span == timeline.whole:
        raise PlanRefused(
            "That would delete the whole recording.", "Name or select the words to delete."
        )
