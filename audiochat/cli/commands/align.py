"""``audiochat align``: lay captions or a text onto the sound and write them with its times."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from audiochat.cli import captioning, output
from audiochat.cli.command import Command, Context
from audiochat.cli.interrupt import stoppable

if TYPE_CHECKING:
    from audiochat.services.captions.alignment import Alignment


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help="the recording")
    parser.add_argument("captions", type=Path, metavar="CAPTIONS", help="SRT, VTT, LRC or TXT")
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="OUT")
    parser.add_argument("--overwrite", action="store_true", help="OUT may exist")
    captioning.add_arguments(parser)
    parser.add_argument("--json", action="store_true", help="print JSON")


def _run(arguments: argparse.Namespace, context: Context) -> int:
    output.check(arguments.output, arguments.overwrite, original=arguments.file)
    options = captioning.options(arguments)
    with context.workshop() as workshop:
        captions = workshop.captions
        captions.format_of(arguments.output)
        cues = captions.read(arguments.captions)
        recording = context.open(workshop, arguments.file)
        # a script takes the file as it is, whatever was done to it in the window
        timeline = workshop.editor(recording.id).history()[0].timeline
        with stoppable() as job:
            laid = captions.compare(cues, recording.id, timeline, job)
        captions.write(
            laid.transcript,
            arguments.output,
            options,
            title=recording.title,
            overwrite=arguments.overwrite,
        )
    if arguments.json:
        context.data({**_data(laid), "output": str(arguments.output)})
    else:
        context.line(_line(laid, arguments.output))
    return 0


def _data(laid: Alignment) -> dict[str, Any]:
    return {
        "words": len(laid.words),
        "heard": laid.heard,
        "spread": laid.spread,
        "left_out": laid.left_out,
        "share": round(laid.share, 4),
        "offset": round(laid.offset, 3),
    }


def _line(laid: Alignment, out: Path) -> str:
    left = f", {laid.left_out} left out" if laid.left_out else ""
    return f"{out}: {len(laid.words)} words, {laid.heard} found in the sound{left}"


COMMAND = Command("align", "lay captions onto the sound of a recording", _arguments, _run)
