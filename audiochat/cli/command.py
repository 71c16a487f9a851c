"""What a command of the command line is; every file in ``cli/commands`` holds one as ``COMMAND``."""

from __future__ import annotations

import argparse
import importlib
import json
import pkgutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from audiochat.domain.recording import MediaFacts, Recording
    from audiochat.services.workshop import Workshop


def _plain(value: Any) -> str:
    """What JSON has no word for: times as ISO 8601, anything else as it prints."""
    return value.isoformat() if isinstance(value, datetime) else str(value)


@dataclass(frozen=True, slots=True)
class Context:
    """What a command runs with: the data folder, and where data and talk go."""

    data_dir: Path | None

    @contextmanager
    def workshop(self) -> Iterator[Workshop]:
        """All services over the data folder, closed afterwards."""
        from audiochat.services.workshop import Workshop

        with Workshop.open(self.data_dir) as workshop:
            yield workshop

    def open(self, workshop: Workshop, path: Path) -> Recording:
        """The recording of a file; says so when the file was cut off."""
        from audiochat.cli.interrupt import stoppable

        with stoppable() as job:
            recording = workshop.library.open(path, job)
        self.say_if_cut_off(path, recording.facts)
        return recording

    def say_if_cut_off(self, path: Path, facts: MediaFacts) -> None:
        """Say how much of a file is there, if not all of it is."""
        from audiochat.services.wholeness import ends_early

        doubt = ends_early(path, facts)
        if doubt is not None:
            self.say(str(doubt))

    def data(self, value: Any) -> None:
        """Write one JSON value to standard output."""
        print(json.dumps(value, ensure_ascii=False, indent=2, default=_plain))

    def line(self, text: str) -> None:
        """Write a line of data to standard output."""
        print(text)

    def raw(self, data: bytes) -> None:
        """Write the bytes of a document to standard output, as they are."""
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()

    def say(self, text: str) -> None:
        """Talk to the person on standard error."""
        print(text, file=sys.stderr, flush=True)


@dataclass(frozen=True, slots=True)
class Command:
    """One verb. ``run`` gets the parsed arguments and returns the exit status."""

    name: str
    help: str
    add_arguments: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace, Context], int]


def commands() -> dict[str, Command]:
    """All commands found in ``cli/commands``, by name. Their modules import nothing heavy."""
    from audiochat.cli import commands as folder

    found: dict[str, Command] = {}
    for module in sorted(info.name for info in pkgutil.iter_modules(folder.__path__)):
        command: Command = importlib.import_module(f"{folder.__name__}.{module}").COMMAND
        found[command.name] = command
    return found
