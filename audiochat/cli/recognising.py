"""Listening to a file from the command line: begun, broken off, gone on with, begun anew."""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from audiochat.cli import by_hand, known_words
from audiochat.cli.interrupt import stopping
from audiochat.domain.errors import Cancelled, ModelError, UserError
from audiochat.domain.job import Job
from audiochat.domain.recogniser import LANGUAGES
from audiochat.domain.transcript import BlockDone, Transcript

if TYPE_CHECKING:
    from audiochat.cli.command import Context
    from audiochat.domain.recogniser import RecogniserOptions
    from audiochat.domain.recording import Recording
    from audiochat.domain.timeline import Timeline
    from audiochat.domain.voices_told import VoicesTold
    from audiochat.services.transcriber.again import Again
    from audiochat.services.workshop import Workshop

ALL = 0.999
"""The part of a recording from which on it counts as transcribed."""


def add_recogniser(parser: argparse.ArgumentParser) -> None:
    """The argument that names another recogniser than the chosen one."""
    parser.add_argument("--recogniser", type=Path, metavar="FOLDER",
                        help="a Whisper model for CTranslate2, for other languages")  # fmt: skip


def use_recogniser(workshop: Workshop, folder: Path | None, telling: Telling) -> None:
    """Listen with the model of ``folder``, if one was named; ``ModelError`` if it holds none."""
    if folder is not None:
        with stopping(telling.job):
            workshop.listener.use(workshop.listener.examine(folder, telling.job))


@dataclass(frozen=True, slots=True)
class Wish:
    """What the arguments say. ``again``: begin anew; ``known``: recognise nothing more.

    ``drop``: what the person corrected goes when it is begun anew. ``named``: a recogniser was.
    """

    language: str | None = None
    translate: bool = False
    again: bool = False
    known: bool = False
    drop: bool = False
    named: bool = False

    def over(self, usual: RecogniserOptions) -> RecogniserOptions:
        """The person's options with what was given here."""
        if self.language is not None:
            usual = replace(usual, language=self.language)
        return replace(usual, translate=True) if self.translate else usual


class Telling:
    """Says how far the work is, where somebody watches, and remembers why words may be wrong."""

    def __init__(self, context: Context) -> None:
        self.say = context.say
        self._watched = sys.stderr.isatty()
        self._shown = -1
        self.what = "Transcribing"
        self.doubts: list[str] = []
        self.note = ""
        self.told: VoicesTold | None = None
        self.job = Job(self._progress, self._partial)

    def _progress(self, fraction: float, text: str) -> None:
        if self._watched and int(fraction * 100) != self._shown:
            self._shown = int(fraction * 100)
            print(f"\r{self.what}: {self._shown} %", end="", file=sys.stderr, flush=True)

    def _partial(self, partial: Any) -> None:
        if isinstance(partial, BlockDone) and partial.doubt and partial.doubt not in self.doubts:
            self.doubts.append(partial.doubt)

    def end(self) -> None:
        """Leave the line of progress."""
        if self._watched and self._shown >= 0:
            print(file=sys.stderr, flush=True)
            self._shown = -1


def recognised(
    workshop: Workshop, recording: Recording, wish: Wish, telling: Telling
) -> Transcript:
    """The words of the file as it is, whatever was done to it in the window.

    What was broken off goes on where it stopped, and that is said. ``UserError`` when it was begun
    with another language than is wished now.
    """
    timeline = workshop.store.revisions.of(recording.id)[0].timeline
    if wish.known:
        return workshop.transcripts.view(timeline)
    how = wish.over(workshop.listener.options())
    try:
        workshop.transcriber.check(how)
    except ModelError as error:
        if how.language not in LANGUAGES:
            raise
        raise ModelError(
            error.message, "Name the folder of a multilingual one: --recogniser FOLDER."
        ) from error
    if wish.again:
        if wish.translate and not wish.drop:
            by_hand.check_translation(workshop.transcripts, timeline)
        workshop.transcriber.give_up(recording.id)
        return _anew(workshop, _new(recording, timeline, how, not wish.drop), telling)
    begun = _begun(workshop, recording, timeline)
    if begun is None:
        if not workshop.transcripts.missing(timeline):
            telling.note = known_words.heard_otherwise(workshop, timeline, wish)
        return _rest(workshop, recording, timeline, how, telling)
    usual = workshop.listener.options()
    if how != usual and how != (begun.options or usual):
        raise UserError(
            f"{recording.title} was being transcribed anew in another way, and that is not done.",
            "Leave --language and --translate out to go on with it, or add --again to begin anew.",
        )
    begun.by(workshop.listener.chosen().id)
    if begun.blocks:
        where = f"going on at {begun.fraction:.0%} (--again begins anew)."
    else:
        where = "nothing that this recogniser heard is kept, so it begins anew."
    telling.say(f"It was being transcribed anew; {where}")
    return _anew(workshop, begun, telling)


def _new(recording: Recording, timeline: Timeline, how: RecogniserOptions, keep: bool) -> Again:
    from audiochat.services.transcriber.again import Again

    return Again(recording.id, timeline, keep=keep, options=how)


def _begun(workshop: Workshop, recording: Recording, timeline: Timeline) -> Again | None:
    """What was begun anew of the file itself; of what edits made of it, the window goes on."""
    begun = workshop.transcriber.begun(recording.id, timeline)
    if begun is None or {block.source_id for block in begun.blocks} - set(timeline.sources()):
        return None
    return begun


def _anew(workshop: Workshop, again: Again, telling: Telling) -> Transcript:
    """All of it anew; the old words stay until the end."""
    before = by_hand.of(workshop.transcripts, again.timeline)
    try:
        with stopping(telling.job):
            workshop.transcriber.run_again(again, telling.job)
    except Cancelled:
        telling.end()
        telling.say(
            f"{again.fraction:.0%} of it anew is kept, and the old words are as they were; "
            "the same command without --again goes on from there."
        )
        raise
    telling.end()
    after = by_hand.of(workshop.transcripts, again.timeline)
    for line in by_hand.told(before, after, again.keep):
        telling.say(line)
    return workshop.transcripts.view(again.timeline)


def _rest(
    workshop: Workshop,
    recording: Recording,
    timeline: Timeline,
    how: RecogniserOptions,
    telling: Telling,
) -> Transcript:
    """What is not known yet."""
    known = workshop.transcripts.view(timeline).coverage
    if 0 < known < ALL:
        telling.say(f"{known:.0%} is known already; going on from there (--again begins anew).")
    return listened(workshop, recording, timeline, how, telling)


def listened(
    workshop: Workshop,
    recording: Recording,
    timeline: Timeline,
    how: RecogniserOptions | None,
    telling: Telling,
) -> Transcript:
    """All words of a timeline, after listening to what is missing; Ctrl-C keeps what is heard by then."""
    try:
        with stopping(telling.job):
            return workshop.transcriber.run(recording.id, timeline, how, telling.job)
    except Cancelled:
        telling.end()
        done = workshop.transcripts.view(timeline).coverage
        telling.say(f"{done:.0%} is kept; the same command goes on from there.")
        raise
