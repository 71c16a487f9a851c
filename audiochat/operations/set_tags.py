"""Tag the recording with words to find it by."""

from __future__ import annotations

from pydantic import Field

from audiochat.domain.errors import PlanRefused
from audiochat.domain.notes import LONGEST_TAG, MOST_TAGS, Notes
from audiochat.domain.operation import Effect, Group, Operation, Params
from audiochat.domain.timeline import Span, Timeline
from audiochat.operations._notes import leave, line, nowhere


class SetTagsParams(Params):
    """The tags."""

    tags: str = Field(
        "",
        max_length=500,
        title="Tags",
        description="Words to find the recording by, with commas between them.",
    )


def listed(text: str) -> tuple[str, ...]:
    """The tags of a line, each once, in order."""
    found: dict[str, str] = {}
    for part in text.replace("،", ",").split(","):
        if tag := line(part)[:LONGEST_TAG].strip():
            found.setdefault(tag.casefold(), tag)
    return tuple(found.values())


def _check(timeline: Timeline, span: Span, params: SetTagsParams) -> None:
    count = len(listed(params.tags))
    if not count:
        raise PlanRefused("There are no tags.", "Write some, with commas between them.")
    if count > MOST_TAGS:
        raise PlanRefused(f"A recording has at most {MOST_TAGS} tags.", "Leave some out.")


def _notes(notes: Notes, timeline: Timeline, span: Span, params: SetTagsParams) -> Notes:
    return Notes(notes.title, notes.chapters, listed(params.tags))


OPERATION = Operation(
    id="set_tags",
    title="Set tags",
    summary="Tags the recording with words to find it by, which go into exported files.",
    sentence="Tags: {tags}",
    group=Group.NOTES,
    effect=Effect.MARKS,
    params=SetTagsParams,
    apply=leave,
    notes=_notes,
    touches=nowhere,
    check=_check,
    whole_only=True,
    structural=True,
    called=("tags", "tags"),
    icon="tag",
    rank=40,
    says=("set the tags", "change the tags", "tag the recording", "קבע תגיות", "שנה את התגיות"),
)
