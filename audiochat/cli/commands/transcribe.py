"""``audiochat transcribe``: what is said in a sound file, as text, captions or data."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from audiochat.cli import captioning, known_words, output
from audiochat.cli.command import Command, Context
from audiochat.cli.interrupt import stopping
from audiochat.cli.recognising import (
    ALL,
    Telling,
    Wish,
    add_recogniser,
    recognised,
    use_recogniser,
)
from audiochat.domain.errors import UserError
from audiochat.domain.transcript import Transcript

if TYPE_CHECKING:
    from audiochat.domain.recording import Recording
    from audiochat.services.workshop import Workshop


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("--format", metavar="FORMAT",
                        help="txt (default), srt, vtt, json, md, lrc, docx, ...")  # fmt: skip
    parser.add_argument("--language", default=None, metavar="L",
                        help="two letters such as en or he; found out if not given")  # fmt: skip
    parser.add_argument("--translate", action="store_true", help="write English whatever is said")
    add_recogniser(parser)
    parser.add_argument("-o", "--output", type=Path, metavar="OUT", help="write a file instead")
    parser.add_argument("--overwrite", action="store_true", help="OUT may exist")
    again = parser.add_mutually_exclusive_group()
    again.add_argument("--again", action="store_true",
                       help="begin anew: other words for those known; corrected ones stay")  # fmt: skip
    again.add_argument("--known", action="store_true",
                       help="give the words that are known and recognise no more")  # fmt: skip
    parser.add_argument("--drop-corrections", action="store_true",
                        help="with --again: corrected words and names of speakers go as well")  # fmt: skip
    parser.add_argument("--speakers", nargs="?", type=int, const=0, metavar="N",
                        help="tell N speakers apart by their voices, or as many as are heard")  # fmt: skip
    captioning.add_arguments(parser)
    parser.add_argument("--json", action="store_true", help="print JSON")


def _with_speakers(
    workshop: Workshop, recording: Recording, count: int, telling: Telling
) -> Transcript:
    """The words with who says them."""
    timeline = workshop.store.revisions.of(recording.id)[0].timeline
    telling.end()
    telling.what = "Telling speakers apart"
    with stopping(telling.job):
        told = workshop.diarist.tell_apart(timeline, count or None, telling.job)
    telling.told = told
    return workshop.transcripts.view(timeline)


def _run(options: argparse.Namespace, context: Context) -> int:
    if options.drop_corrections and not options.again:
        raise UserError(
            "--drop-corrections says what --again does.", "Add --again, or leave it out."
        )
    with context.workshop() as workshop:
        captions, how = workshop.captions, captioning.options(options)
        name = options.format or "txt"
        if options.format is None and options.output is not None:
            name = captions.format_of(options.output).id
        form = captions.format(name)
        if options.output is not None:
            output.check(options.output, options.overwrite, original=options.file)
        elif form.binary and not options.json:
            output.check_printing(form.title)
        if options.speakers is not None:
            workshop.diarist.check(options.speakers or None)
        telling = Telling(context)
        use_recogniser(workshop, options.recogniser, telling)
        recording = context.open(workshop, options.file)
        wish = Wish(options.language, options.translate, options.again, options.known,
                    options.drop_corrections, options.recogniser is not None)  # fmt: skip
        words = recognised(workshop, recording, wish, telling)
        if options.speakers is not None and words.heard:
            words = _with_speakers(workshop, recording, options.speakers, telling)
        telling.end()
        first = workshop.store.revisions.of(recording.id)[0]
        chapters = workshop.exporter.notes(recording.id, first.timeline).chapters
        if options.output is not None and words.heard:
            captions.write(words, options.output, how, format=form.id, title=recording.title,
                           chapters=chapters, overwrite=options.overwrite)  # fmt: skip
        telling.doubts = telling.doubts or known_words.doubts(words)
        _tell(words, telling, options, context)
        if options.json:
            document = json.loads(
                captions.render(words, "json", title=recording.title, chapters=chapters)
            )
            extra: dict[str, Any] = {
                "text": words.text,
                "recogniser": known_words.recogniser(workshop, first.timeline),
                "doubts": telling.doubts,
            }
            if telling.told is not None:
                extra["speakers"] = asdict(telling.told)
            written = str(options.output) if options.output is not None and words.heard else None
            context.data({**document, **extra, "output": written})
        elif options.output is None and (words.heard or form.id == "json"):
            context.raw(captions.render(words, form, how, title=recording.title, chapters=chapters))
    return 0


def _tell(
    words: Transcript, telling: Telling, options: argparse.Namespace, context: Context
) -> None:
    """What the person should know about the words."""
    whole = words.coverage > ALL or not options.known  # what is too short for a word is not heard
    if not words.heard:
        none = "No words were found" if whole else "No words are known yet"
        context.say(f"{none} in {options.file.name}.")
    elif not whole:
        context.say(f"{words.coverage:.0%} of {options.file.name} has been transcribed.")
    for doubt in filter(None, (telling.note, *telling.doubts)):
        context.say(doubt)
    if telling.told is not None:
        context.say(telling.told.message)
    if options.output is not None and words.heard and not options.json:
        context.line(f"{options.output}: {len(words.heard)} words")


COMMAND = Command("transcribe", "what is said in a sound file", _arguments, _run)
