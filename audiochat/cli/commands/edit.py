"""``audiochat edit``: do what words say and write the result to a new file."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from audiochat.cli import output, planning
from audiochat.cli.command import Command, Context
from audiochat.cli.interrupt import stopping
from audiochat.domain.editing import Measures
from audiochat.domain.errors import UserError
from audiochat.domain.job import Job
from audiochat.domain.plan import PlanStatus

if TYPE_CHECKING:
    from audiochat.services.editor import Editor
    from audiochat.services.workshop import Workshop


def _arguments(parser: argparse.ArgumentParser) -> None:
    planning.add_arguments(parser)
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="OUT")
    parser.add_argument("--overwrite", action="store_true", help="OUT may exist, or be FILE")


def _check_output(options: argparse.Namespace) -> None:
    if output.same(options.file, options.output) and not options.overwrite:
        raise UserError(
            f"{options.output} is the recording itself.", "Give another name, or add --overwrite."
        )
    output.check(options.output, options.overwrite)


def _measures(measures: Measures) -> dict[str, float]:
    levels = asdict(measures.loudness) if measures.loudness else {}
    return {"seconds": measures.seconds, **levels}


def _line(before: dict[str, float], after: dict[str, float], out: Path) -> str:
    return (
        f"{out}: {before['seconds']:.2f} s to {after['seconds']:.2f} s, "
        f"{before['integrated']:.1f} to {after['integrated']:.1f} LUFS, "
        f"peak {before['peak']:.1f} to {after['peak']:.1f} dB"
    )


def _run(options: argparse.Namespace, context: Context) -> int:
    _check_output(options)
    job = Job()
    with context.workshop() as workshop:
        recording = context.open(workshop, options.file)
        editor = workshop.editor(recording.id)
        with _as_it_is(editor), stopping(job):
            return _edit(workshop, editor, options, context, job)


@contextmanager
def _as_it_is(editor: Editor) -> Iterator[None]:
    """A script edits the file as it is, whatever was done to it in the window; that is there again then."""
    began, first = editor.revision.id, editor.history()[0]
    if editor.timeline != first.timeline:  # chapters may stay
        editor.go_to(first.id)
    try:
        yield
    finally:
        editor.go_to(began)


def _edit(
    workshop: Workshop,
    editor: Editor,
    options: argparse.Namespace,
    context: Context,
    job: Job,
) -> int:
    answer = planning.understand(workshop, editor, options.words, not options.no_model)
    if answer.status is not PlanStatus.PLAN:
        if options.json:
            context.data(planning.as_data(answer))
            return planning.STATUS[answer.status] or planning.NOTHING_WRITTEN
        return planning.tell(answer, context) or planning.NOTHING_WRITTEN
    before = _measures(editor.measures(job))
    applied = editor.apply(answer.plan, None, job)
    workshop.exporter.export(
        editor.recording.id,
        editor.timeline,
        options.output,
        job,
        overwrite=options.overwrite,
        over_original=options.overwrite,
    )
    after = _measures(editor.measures(Job()))
    if options.json:
        changed = {"before": before, "after": after, "notes": list(applied.step_notes)}
        context.data({**planning.as_data(answer), "output": str(options.output), **changed})
    else:
        context.say(answer.message)
        context.line(_line(before, after, options.output))
    return 0


COMMAND = Command("edit", "do what words say and write a new file", _arguments, _run)
