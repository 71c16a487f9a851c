"""What the edits of words have in common: the neighbours that they may not touch."""

from __future__ import annotations

from pydantic import Field

from audiochat.domain.errors import PlanRefused
from audiochat.domain.operation import Params
from audiochat.domain.timeline import Span, Timeline
from audiochat.operations._fields import unit


class WordParams(Params):
    """The words at either side, which the smoothed ends never cross."""

    earliest: float = Field(
        0.0,
        ge=0,
        le=360_000,
        title="Word before ends",
        description="The end of the word before, which stays whole.",
        json_schema_extra=unit("s", moment=True, hidden=True),
    )
    latest: float = Field(
        0.0,
        ge=0,
        le=360_000,
        title="Word after starts",
        description="The start of the word after, which stays whole; 0 when none is known.",
        json_schema_extra=unit("s", moment=True, hidden=True),
    )
    first_ends: float = Field(
        0.0,
        ge=0,
        le=360_000,
        title="First word ends",
        description="Where the first of several words ends; 0 when it is one, or not known.",
        json_schema_extra=unit("s", moment=True, hidden=True),
    )
    last_starts: float = Field(
        0.0,
        ge=0,
        le=360_000,
        title="Last word starts",
        description="Where the last of several words starts; 0 when it is one, or not known.",
        json_schema_extra=unit("s", moment=True, hidden=True),
    )


def refuse_all(timeline: Timeline, span: Span) -> None:
    """Raise ``PlanRefused`` when nothing would be left."""
    if span == timeline.whole:
        raise PlanRefused(
            "That would delete the whole recording.", "Name or select the words to delete."
        )
