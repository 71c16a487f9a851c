"""``audiochat record``: what the microphone hears, into a sound file."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from audiochat.cli import output
from audiochat.cli.command import Command, Context
from audiochat.cli.interrupt import stopping
from audiochat.domain.errors import UserError
from audiochat.domain.job import Job
from audiochat.domain.take import Taking


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="OUT.wav")
    parser.add_argument("--seconds", type=float, default=None, metavar="N",
                        help="end after so long; without it, Ctrl-C ends it and keeps it")  # fmt: skip
    parser.add_argument("--json", action="store_true", help="print JSON")


def _told(what: object) -> None:
    """Show the time, where somebody watches."""
    if isinstance(what, Taking) and sys.stderr.isatty():
        minutes, seconds = divmod(int(what.seconds), 60)
        print(f"\rRecording: {minutes}:{seconds:02d}", end="", file=sys.stderr, flush=True)


def _run(options: argparse.Namespace, context: Context) -> int:
    from audiochat.services.taking.recorder import record_file

    out: Path = options.output
    if out.suffix.lower() != ".wav":
        raise UserError(f"{out.name} is not a WAV.", "Give a name that ends in .wav.")
    output.check(out, False, may_replace=False)
    if options.seconds is not None and not 0 < options.seconds < 1e6:
        raise UserError("So many seconds cannot be recorded.", "Give a number above 0.")
    with context.workshop() as workshop:
        job = Job(on_partial=_told)
        with stopping(job):
            seconds, error = record_file(out, workshop.microphone, job, options.seconds)
    if sys.stderr.isatty():
        print(file=sys.stderr)
    if error is not None:
        context.say(str(error))
    if options.json:
        context.data({"output": str(out), "seconds": round(seconds, 3),
                      "ended_by": str(error) if error is not None else None})  # fmt: skip
    else:
        context.line(f"{out}: {seconds:.1f} s")
    return 0 if error is None else 1


COMMAND = Command("record", "what the microphone hears, into a WAV", _arguments, _run)
