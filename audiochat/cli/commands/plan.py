"""``audiochat plan``: what words would do to a recording, without doing it."""

from __future__ import annotations

import argparse

from audiochat.cli import planning
from audiochat.cli.command import Command, Context


def _run(options: argparse.Namespace, context: Context) -> int:
    with context.workshop() as workshop:
        recording = context.open(workshop, options.file)
        editor = workshop.editor(recording.id)
        answer = planning.understand(workshop, editor, options.words, not options.no_model)
    if options.json:
        context.data(planning.as_data(answer))
        return planning.STATUS[answer.status]
    return planning.tell(answer, context)


COMMAND = Command("plan", "what words would do to a recording", planning.add_arguments, _run)
