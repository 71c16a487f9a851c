"""Take chapters away; the sound stays."""

from __future__ import annotations

from audiochat.domain.notes import Notes
from audiochat.domain.operation import Effect, Group, Operation, Params
from audiochat.domain.timeline import Span, Timeline
from audiochat.operations._notes import leave, nowhere


class RemoveChaptersParams(Params):
    """Nothing to choose."""


def _notes(notes: Notes, timeline: Timeline, span: Span, params: RemoveChaptersParams) -> Notes:
    left = tuple(
        one
        for one in notes.chapters
        if not span.start <= round(one.start * timeline.rate) < span.end
    )
    return Notes(notes.title, left, notes.tags)


OPERATION = Operation(
    id="remove_chapters",
    title="Remove chapters",
    summary="Takes the chapters that begin in a part away; the sound stays as it is.",
    sentence="Remove the chapters of {span}",
    group=Group.NOTES,
    effect=Effect.MARKS,
    params=RemoveChaptersParams,
    apply=leave,
    notes=_notes,
    touches=nowhere,
    structural=True,
    icon="eraser",
    rank=20,
    says=(
        "remove the chapters", "remove chapters", "delete the chapters", "delete chapters",
        "clear the chapters", "remove all chapters", "delete all chapters", "מחק את הפרקים",
        "תמחק את הפרקים", "הסר את הפרקים",
    ),
)  # fmt: skip
