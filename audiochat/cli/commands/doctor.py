"""``audiochat doctor``: is everything the program needs here and sound, and how to mend what is not."""

from __future__ import annotations

import argparse
from dataclasses import asdict

from audiochat.cli.command import Command, Context


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print JSON")


def _run(options: argparse.Namespace, context: Context) -> int:
    from audiochat.services.doctor import examine

    findings = examine(context.data_dir)
    if options.json:
        context.data([asdict(finding) for finding in findings])
    else:
        for finding in findings:
            context.line(f"{'ok  ' if finding.ok else 'MEND'}  {finding.name:<10}{finding.detail}")
            if not finding.ok:
                context.line(f"{'':<16}{finding.mend}")
    return 0 if all(finding.ok for finding in findings) else 1


COMMAND = Command("doctor", "check everything the program needs", _arguments, _run)
