"""Children that are killed at random moments, and the look at what they left."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from audiochat.store.engine import driver


class Killer:
    """Runs a scenario in a child and kills it after a while; see ``forker.py``."""

    def __init__(self, folder: Path) -> None:
        self._report = folder / "report"
        self._forker = subprocess.Popen(
            [sys.executable, str(Path(__file__).with_name("forker.py"))],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def run(
        self, scenario: Path, function: str, data_dir: Path, seed: int, most: int = 25
    ) -> list[str]:
        """Kill the child a moment after one of its first ``most`` reports; gives its reports.

        Counting reports instead of time makes it the same on a busy machine; every eighth child is
        killed while it opens the data folder. A child that crashed by itself fails the test.
        """
        assert self._forker.stdin is not None
        assert self._forker.stdout is not None
        self._report.write_bytes(b"")
        order = {
            "scenario": str(scenario),
            "function": function,
            "data_dir": str(data_dir),
            "report": str(self._report),
            "seed": seed,
        }
        print(json.dumps(order), file=self._forker.stdin, flush=True)
        child = int(self._forker.stdout.readline())
        dice = random.Random(seed)
        reports = 0 if seed % 8 == 7 else dice.randrange(1, most)
        end = time.monotonic() + 60
        while self._report.read_bytes().count(b"\n") < reports and time.monotonic() < end:
            time.sleep(0.002)
        time.sleep(dice.uniform(0, 0.02))
        os.kill(child, signal.SIGKILL)
        assert self._forker.stdout.readline() == "gone\n"
        lines = self._report.read_text().split("\n")[:-1]
        assert not [line for line in lines if line.startswith("crash")]
        return lines

    def close(self) -> None:
        """End the process that starts the children."""
        self._forker.communicate(timeout=60)


@pytest.fixture
def killer(tmp_path: Path) -> Iterator[Killer]:
    made = Killer(tmp_path)
    yield made
    made.close()


def check_sound(database: Path) -> None:
    """The file is sound, nothing points nowhere, and the search index holds what the messages hold."""
    connection = driver().connect(str(database))
    try:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        connection.execute(
            "INSERT INTO message_fts(message_fts, rank) VALUES('integrity-check', 1)"
        )
    finally:
        connection.close()


@pytest.fixture
def sound() -> object:
    return check_sound
