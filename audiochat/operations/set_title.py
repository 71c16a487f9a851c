"""Give the recording a title."""

from __future__ import annotations

from pydantic import Field

from audiochat.domain.errors import PlanRefused
from audiochat.domain.notes import LONGEST_TITLE, Notes
from audiochat.domain.operation import Effect, Group, Operation, Params
from audiochat.domain.timeline import Span, Timeline
from audiochat.operations._notes import leave, line, nowhere


class SetTitleParams(Params):
    """The title."""

    title: str = Field(
        "",
        max_length=LONGEST_TITLE,
        title="Title",
        description="What the recording is called here and in the files made from it.",
    )


def _check(timeline: Timeline, span: Span, params: SetTitleParams) -> None:
    if not line(params.title):
        raise PlanRefused("There is no title.", "Write one.")


def _notes(notes: Notes, timeline: Timeline, span: Span, params: SetTitleParams) -> Notes:
    return Notes(line(params.title), notes.chapters, notes.tags)


OPERATION = Operation(
    id="set_title",
    title="Set title",
    summary="Gives the recording a title, which goes into the tags of exported files.",
    sentence="Title: {title}",
    group=Group.NOTES,
    effect=Effect.MARKS,
    params=SetTitleParams,
    apply=leave,
    notes=_notes,
    touches=nowhere,
    check=_check,
    whole_only=True,
    structural=True,
    called=("a title", "titles"),
    icon="type",
    rank=30,
    says=(
        "set the title",
        "change the title",
        "rename the recording",
        "קבע כותרת",
        "שנה את הכותרת",
    ),
)
