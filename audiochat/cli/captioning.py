"""What commands that write captions share: the options of caption formats as arguments."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from audiochat.domain.errors import UserError

if TYPE_CHECKING:
    from audiochat.services.captions.format import CaptionOptions


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """How captions are cut and what documents show."""
    parser.add_argument("--line-length", type=int, metavar="N", help="characters a line (42)")
    parser.add_argument("--lines", type=int, metavar="N", help="lines a caption (2)")
    parser.add_argument("--speed", type=float, metavar="N", help="characters read a second (17)")
    parser.add_argument("--no-speakers", action="store_true", help="leave names out")
    parser.add_argument("--no-times", action="store_true", help="leave times out of documents")


def options(arguments: argparse.Namespace) -> CaptionOptions:
    """The options given; ``UserError`` with the limit when one is outside."""
    from pydantic import ValidationError

    from audiochat.services.captions.format import CaptionOptions

    given = {
        "line_length": arguments.line_length,
        "lines": arguments.lines,
        "speed": arguments.speed,
    }
    values = {name: value for name, value in given.items() if value is not None}
    try:
        return CaptionOptions(
            **values, speakers=not arguments.no_speakers, timestamps=not arguments.no_times
        )
    except ValidationError as error:
        first = error.errors()[0]
        name = str(first["loc"][0]).replace("_", "-")
        raise UserError(f"--{name}: {first['msg']}.") from error
