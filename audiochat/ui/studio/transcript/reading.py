"""What the transcript needs of the database when it is shown: read at once, off the main thread."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import dataclass
from typing import TYPE_CHECKING

from audiochat.domain.job import Job
from audiochat.services.transcriber.again import Again, begun_anew
from audiochat.ui.patience import making_many
from audiochat.ui.studio.transcript.page import Page, make_page
from audiochat.ui.studio.transcript.trail import Act, Did

if TYPE_CHECKING:
    from audiochat.domain.notes import Chapter
    from audiochat.domain.timeline import Timeline
    from audiochat.services.editor import Editor
    from audiochat.services.workshop import Workshop


@dataclass(frozen=True)
class Wanted:
    """What to read: the words of a timeline. ``many``: hide making them from the search for garbage.

    ``new``: the recording was put on the stage just now. ``edits``: what was done to its sound, when
    what was done to its words is wanted too, and how many acts the trail knew then.
    """

    recording_id: str
    timeline: Timeline
    deleted: bool
    before: Page | None
    chapters: tuple[Chapter, ...]
    many: bool
    new: bool
    edits: tuple[Act, ...] | None
    known: int


@dataclass(frozen=True)
class Found:
    """What was read. ``drafts``: some words are to be heard again; ``begun``: what was being heard
    anew; ``acts``: all that was done to words and sound, if that was wanted."""

    page: Page
    drafts: bool
    begun: Again | None
    acts: tuple[Act, ...] | None


def read(workshop: Workshop, wanted: Wanted, job: Job) -> Found:
    """Read it; on a lane."""
    words, timeline = workshop.transcripts, wanted.timeline
    with making_many() if wanted.many else nullcontext():
        transcript = words.view(timeline, deleted=wanted.deleted)
        page = make_page(transcript, wanted.before, job, wanted.chapters)
    begun = begun_anew(words.anew, wanted.recording_id, timeline) if wanted.new else None
    drafts = words.missing(timeline) != words.missing(timeline, drafts=True)
    if wanted.edits is None:
        return Found(page, drafts, begun, None)
    steps = words.steps(wanted.recording_id, timeline)
    corrected = ((at, Did.TEXT, undone) for at, undone in steps.corrections)
    laid = ((at, Did.WORDS, undone) for at, undone in steps.layings)
    return Found(page, drafts, begun, (*wanted.edits, *corrected, *laid))


def edits_of(editor: Editor) -> tuple[Act, ...]:
    """What was done to the sound of a recording, on the line of its history that is shown."""
    line = editor.history()
    shown = next(number for number, one in enumerate(line) if one.id == editor.revision.id)
    return tuple(
        (one.created_at, Did.SOUND, number > shown) for number, one in enumerate(line) if number
    )
