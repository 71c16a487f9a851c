"""``audiochat ask``: a question about what is said in a recording, answered with times."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from audiochat.cli import known_words, planning
from audiochat.cli.command import Command, Context
from audiochat.cli.interrupt import stoppable
from audiochat.cli.recognising import Telling, add_recogniser, listened, use_recogniser
from audiochat.domain.errors import UserError
from audiochat.domain.job import Job
from audiochat.domain.plan import PlanStatus

if TYPE_CHECKING:
    from audiochat.services.editor import Editor
    from audiochat.services.workshop import Workshop


KNOWN = (
    "Its words were known already and are taken as they were heard then; "
    "transcribe --again hears them with the recogniser named here."
)


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("question", metavar="QUESTION", help='such as "what was decided?"')
    parser.add_argument("--no-model", action="store_true", help="only what is said, quoted")
    add_recogniser(parser)
    parser.add_argument("--apply", action="store_true",
                        help="keep the chapters, title or tags that the answer proposes")  # fmt: skip
    parser.add_argument("--json", action="store_true", help="print JSON")


def _run(options: argparse.Namespace, context: Context) -> int:
    from audiochat.services.asking.proposals import plan_of

    if not options.question.strip():
        raise UserError("There is no question.", 'Ask something, such as "what was decided?"')
    with context.workshop() as workshop:
        telling = Telling(context)
        use_recogniser(workshop, options.recogniser, telling)
        recording = context.open(workshop, options.file)
        editor = workshop.editor(recording.id)
        timeline = editor.timeline
        if not options.apply and _fact(workshop, editor, options, context):
            return 0
        if workshop.transcripts.missing(timeline):
            context.say("Listening to the recording first…")
            listened(workshop, recording, timeline, None, telling)
            telling.end()
            if not options.apply and _fact(workshop, editor, options, context):
                return 0
        elif options.recogniser is not None and known_words.heard_by_another(workshop, timeline):
            context.say(KNOWN)
        if not workshop.asking.has_words(timeline):
            raise UserError("No words were found in the recording.", "Is there speech in it?")
        known_words.say_doubts(workshop.transcripts.view(timeline), context)
        with planning.provider_of(workshop, not options.no_model) as provider, stoppable() as job:
            told = workshop.asking.told(timeline, options.question, job, provider)
        answer, proposal = told
        plan = plan_of(proposal, editor.notes, timeline.seconds)
        if options.apply:
            if not plan.steps:
                raise UserError(
                    "The answer proposes nothing to keep.", 'Ask for one: "make chapters".'
                )
            editor.apply(plan, None, Job())
    if options.json:
        context.data(
            {
                "answer": answer.text,
                "citations": [asdict(place) for place in answer.citations],
                "coverage": answer.coverage,
                "unsupported": list(answer.unsupported),
                **({"proposal": proposal, "applied": options.apply} if proposal else {}),
            }
        )
        return 0
    context.line(answer.text)
    if options.apply:
        context.say("Kept with the recording; exported files carry it.")
    return 0


def _fact(
    workshop: Workshop, editor: Editor, options: argparse.Namespace, context: Context
) -> bool:
    """Tell what is counted or measured and not said ("how many questions are there?"), if it is that."""
    found = planning.understand(workshop, editor, options.question, use_model=False)
    if found.status is not PlanStatus.FACT:
        return False
    if not options.json:
        context.line(found.message)
        return True
    view = workshop.transcripts.view(editor.timeline)
    places = [
        {
            "start": start,
            "end": end,
            "text": " ".join(w.text for w in view.heard if start <= (w.start + w.end) / 2 <= end),
        }
        for start, end in found.spans
    ]
    context.data(
        {
            "answer": found.message,
            "citations": places,
            "coverage": view.coverage,
            "unsupported": [],
        }
    )
    return True


COMMAND = Command("ask", "ask about what is said in a sound file", _arguments, _run)
