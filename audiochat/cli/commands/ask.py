"""``audiochat ask``: a question about what is said in a recording, answered with times."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from pathlib import Path

from audiochat.cli import planning
from audiochat.cli.command import Command, Context
from audiochat.domain.errors import UserError
from audiochat.domain.job import Job


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("question", metavar="QUESTION", help='such as "what was decided?"')
    parser.add_argument("--no-model", action="store_true", help="only what is said, quoted")
    parser.add_argument("--json", action="store_true", help="print JSON")


def _run(options: argparse.Namespace, context: Context) -> int:
    if not options.question.strip():
        raise UserError("There is no question.", 'Ask something, such as "what was decided?"')
    with context.workshop() as workshop:
        recording = workshop.library.open(options.file, Job())
        timeline = workshop.editor(recording.id).timeline
        if workshop.transcripts.missing(timeline):
            context.say("Listening to the recording first…")
            workshop.transcriber.run(recording.id, timeline, job=Job())
        if not workshop.asking.has_words(timeline):
            raise UserError("No words were found in the recording.", "Is there speech in it?")
        with planning.provider_of(workshop, not options.no_model) as provider:
            ask = workshop.asking.ask
            answer = ask(recording.id, timeline, options.question, Job(), provider)
    if options.json:
        context.data(
            {
                "answer": answer.text,
                "citations": [asdict(place) for place in answer.citations],
                "coverage": answer.coverage,
                "unsupported": list(answer.unsupported),
            }
        )
        return 0
    context.line(answer.text)
    return 0


COMMAND = Command("ask", "ask about what is said in a sound file", _arguments, _run)
