"""``audiochat say``: speak words into a sound file."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from audiochat.cli import output
from audiochat.cli.command import Command, Context
from audiochat.cli.interrupt import stopping
from audiochat.domain.errors import UserError
from audiochat.domain.job import Job
from audiochat.domain.voice import FASTEST, SLOWEST

LONGEST_INPUT = 1_000_000


def _speed(text: str) -> float:
    try:
        speed = float(text)
    except ValueError:
        speed = 0.0
    if not SLOWEST <= speed <= FASTEST:
        raise argparse.ArgumentTypeError(f"must be a number from {SLOWEST:g} to {FASTEST:g}")
    return speed


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("text", metavar="TEXT", help="what to say; - reads it from standard input")
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="OUT",
                        help="the ending names the format: wav, flac, mp3, ogg, opus")  # fmt: skip
    parser.add_argument("--voice", metavar="VOICE",
                        help="a known voice by name, or a piper voice (FILE.onnx or its folder)")  # fmt: skip
    parser.add_argument("--speed", type=_speed, default=1.0, metavar="TIMES",
                        help=f"{SLOWEST:g} to {FASTEST:g}, 1 is the voice's own pace")  # fmt: skip
    parser.add_argument("--overwrite", action="store_true", help="OUT may exist")
    parser.add_argument("--json", action="store_true", help="print JSON")


def _run(options: argparse.Namespace, context: Context) -> int:
    text = options.text
    if text == "-":
        text = sys.stdin.read(LONGEST_INPUT)
    if not text.strip():
        raise UserError("There is nothing to say.", "Give some words.")
    output.check(options.output, options.overwrite)
    job = Job()
    with context.workshop() as workshop, stopping(job):
        voice = options.voice
        if voice is not None and Path(voice).exists():
            voice = workshop.voices.examine(Path(voice), job)[0].id
        found = workshop.speaker.voice(voice)
        out = workshop.speaker.say(
            text,
            options.output,
            job,
            voice=voice,
            speed=options.speed,
            overwrite=options.overwrite,
        )
        facts, _ = workshop.library.facts(out, Job())
        passed_over = workshop.speaker.left_out(text, voice)
    if passed_over:
        words = "1 word was" if passed_over == 1 else f"{passed_over:,} words were"
        context.say(f"{words} left out: {found.name} does not speak their language.")
    if options.json:
        context.data(
            {
                "output": str(out),
                "seconds": facts.duration,
                "voice": found.name,
                "language": found.language,
                "speed": options.speed,
                "rate": facts.rate,
                "synthetic": True,
                "left_out": passed_over,
            }
        )
    else:
        context.line(f"{options.output}: {facts.duration:.2f} s, spoken by {found.name}")
    return 0


COMMAND = Command("say", "speak words into a sound file", _arguments, _run)
