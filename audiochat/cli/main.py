"""The command line's front door: reads the arguments and hands over to one command."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Collection
from pathlib import Path
from typing import NoReturn

from audiochat import __version__
from audiochat.cli import streams
from audiochat.cli.command import Command, Context, commands
from audiochat.domain.errors import Cancelled, UserError

FAILED = 1
BAD_USAGE = 2
STOPPED = 130
"""The status of what Ctrl-C stopped, as in a shell (128 and the number of the signal)."""


class _Parser(argparse.ArgumentParser):
    """An argument parser whose complaint is one line."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong in one line and stop with status 2."""
        self.exit(BAD_USAGE, f"{self.prog}: {message} (see {self.prog} --help)\n")


def build_parser(found: dict[str, Command]) -> argparse.ArgumentParser:
    """The parser of every command in ``found``, and of the window when none is named."""
    keep = argparse.SUPPRESS  # so that --data-dir works before and after the command's name
    shared = _Parser(add_help=False)
    shared.add_argument(
        "--data-dir",
        type=Path,
        metavar="DIR",
        default=keep,
        help="where everything is kept (also AUDIOCHAT_DATA_DIR)",
    )
    parser = _Parser(
        prog="audiochat",
        description="Talk to your recordings, offline. Without a command the window opens.",
        parents=[shared],
    )
    parser.add_argument("--version", action="version", version=f"audiochat {__version__}")
    parser.add_argument(
        "--self-check", action="store_true", help="try every part of the program and count"
    )
    verbs = parser.add_subparsers(dest="command", metavar="COMMAND")
    for command in found.values():
        sub = verbs.add_parser(
            command.name, help=command.help, description=command.help, parents=[shared]
        )
        command.add_arguments(sub)
    return parser


def _window(data_dir: Path | None, files: list[str]) -> int:
    from audiochat.app import run_window

    return run_window(data_dir, files)


def _check_names(names: list[str], known: Collection[str]) -> None:
    """Raises ``UserError`` where names that are no command look like files; 2 for any other word."""
    wrong = next(name for name in names if not Path(name).is_file())
    if Path(wrong).is_dir():
        raise UserError(f"{wrong} is a folder.", "Name a recording in it.")
    if wrong is not names[0] or Path(wrong).suffix or os.sep in wrong:
        raise UserError(f"There is no file {wrong}.", "Look at its name and its folder.")
    from difflib import get_close_matches

    near = "".join(f" Did you mean {word}?" for word in get_close_matches(wrong, known, 1))
    _Parser(prog="audiochat").error(f"there is no command {wrong}.{near}")


def _dispatch(arguments: list[str]) -> int:
    found = commands()
    if arguments and arguments[0] not in found and not arguments[0].startswith("-"):
        if all(Path(name).is_file() for name in arguments):
            return _window(None, arguments)  # as a file manager opens files with a program
        _check_names(arguments, found)
    options = build_parser(found).parse_args(arguments)
    data_dir: Path | None = getattr(options, "data_dir", None)
    if options.self_check:
        from audiochat.cli.self_check import self_check

        return self_check(data_dir)
    if options.command is None:
        return _window(data_dir, [])
    return found[options.command].run(options, Context(data_dir))


def run(arguments: list[str]) -> int:
    """Do what the arguments say; bad input gives one clear line on standard error, no traceback."""
    streams.open_closed()
    try:
        status = _dispatch(arguments)
        sys.stdout.flush()  # what cannot be written is told here, not after the end
        return status
    except UserError as error:
        print(f"audiochat: {error}", file=sys.stderr)
        return FAILED
    except (Cancelled, KeyboardInterrupt):
        print("audiochat: stopped.", file=sys.stderr)
        return STOPPED
    except BrokenPipeError:  # the reader of our output went away, as `head` does
        sys.stderr.close()
        return FAILED
    except OSError as error:
        if error.errno not in streams.NO_ROOM:
            return _unforeseen(error)
        streams.drop_output()
        print(f"audiochat: {streams.no_room(error)}", file=sys.stderr)
        return FAILED
    except Exception as error:  # noqa: BLE001 (told in one line)
        return _unforeseen(error)


def _unforeseen(error: Exception) -> int:
    """Tell what nobody foresaw; a traceback for who asks for it."""
    if os.environ.get("AUDIOCHAT_TRACEBACK"):
        raise error
    words = " ".join(str(error).split())[:300]
    print(
        f"audiochat: something went wrong inside the program ({type(error).__name__}: {words}). "
        "Nothing of yours was lost. Set AUDIOCHAT_TRACEBACK=1 to see where.",
        file=sys.stderr,
    )
    return FAILED
