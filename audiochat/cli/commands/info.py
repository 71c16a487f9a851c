"""``audiochat info``: tags and technical facts of a sound file."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from pathlib import Path

from audiochat.cli.command import Command, Context
from audiochat.cli.interrupt import stoppable


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("--json", action="store_true", help="print JSON")


def _run(options: argparse.Namespace, context: Context) -> int:
    with context.workshop() as workshop, stoppable() as job:
        facts, tags = workshop.library.facts(options.file, job)
    context.say_if_cut_off(options.file, facts)
    values = {key: value for key, value in asdict(facts).items() if key != "loudness"}
    loudness = asdict(facts.loudness) if facts.loudness else None
    if options.json:
        context.data({**values, "loudness": loudness, "tags": tags.values})
        return 0
    rows = {**values, **{f"loudness.{key}": round(v, 2) for key, v in (loudness or {}).items()}}
    rows |= {f"tag.{key}": value for key, value in tags.values.items()}
    for key, value in rows.items():
        context.line(f"{key:<22}{'' if value is None else value}")
    return 0


COMMAND = Command("info", "tags and technical facts of a sound file", _arguments, _run)
