"""Begin a chapter at a moment."""

from __future__ import annotations

from pydantic import Field

from audiochat.domain.errors import PlanRefused
from audiochat.domain.notes import LONGEST_TITLE, MOST_CHAPTERS, Chapter, Notes
from audiochat.domain.operation import Effect, Group, Operation, Params, Workbench
from audiochat.domain.timeline import Span, Timeline
from audiochat.operations._notes import leave, line


class AddChapterParams(Params):
    """What the chapter is called."""

    title: str = Field(
        "Chapter",
        max_length=LONGEST_TITLE,
        title="Title",
        description="The chapter's name; a chapter that begins at the same moment gets this one.",
    )


def _check(timeline: Timeline, span: Span, params: AddChapterParams) -> None:
    if not line(params.title):
        raise PlanRefused("A chapter needs a name.", "Write what the part is about.")
    if span.start >= timeline.frames:
        raise PlanRefused("No chapter can begin where the recording ends.", "Name an earlier time.")


def _notes(notes: Notes, timeline: Timeline, span: Span, params: AddChapterParams) -> Notes:
    start = span.start / timeline.rate
    others = [one for one in notes.chapters if round(one.start * timeline.rate) != span.start]
    if len(others) >= MOST_CHAPTERS:
        raise PlanRefused(
            f"A recording has at most {MOST_CHAPTERS} chapters.", "Remove some first."
        )
    chapters = sorted([*others, Chapter(start, line(params.title))], key=lambda one: one.start)
    return Notes(notes.title, tuple(chapters), notes.tags)


def _touches(bench: Workbench, span: Span, params: AddChapterParams) -> tuple[Span, ...]:
    return (Span(span.start, span.start),)


OPERATION = Operation(
    id="add_chapter",
    title="Add chapter",
    summary="Begins a chapter with a name of its own at a moment; the sound stays as it is.",
    sentence="Chapter at {span} called {title}",
    group=Group.NOTES,
    effect=Effect.MARKS,
    params=AddChapterParams,
    apply=leave,
    notes=_notes,
    touches=_touches,
    check=_check,
    point=True,
    structural=True,
    called=("a chapter", "chapters"),
    icon="bookmark",
    rank=10,
    says=(
        "add a chapter", "add chapter", "add a new chapter", "insert a chapter", "begin a chapter",
        "begin a new chapter", "start a chapter", "start a new chapter", "new chapter",
        "mark a chapter", "put a chapter", "הוסף פרק", "תוסיף פרק", "הוסיפי פרק", "התחל פרק",
        "פרק חדש",
    ),
)  # fmt: skip
