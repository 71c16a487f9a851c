"""What a child does until it is killed: makes one recording after the other, with words in them."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import numpy as np

from audiochat.domain.job import Job
from audiochat.domain.live import Live
from audiochat.domain.recogniser import RATE
from audiochat.domain.take import TakenWords, Taking
from audiochat.domain.transcript import Word
from audiochat.media.microphone import PlayedMicrophone
from audiochat.services.taking.recorder import Recorder
from audiochat.services.taking.wish import Wish
from audiochat.services.workshop import Workshop
from tests.making import tones

SECONDS = 12.0


class Counting:
    """Hears a word each second."""

    def __init__(self) -> None:
        self.heard = 0.0
        self.said: list[Word] = []
        self.state = Live()

    @property
    def settled_until(self) -> float:
        return float(int(self.heard))

    def feed(self, samples: Any) -> bool:
        before, self.heard = int(self.heard), self.heard + len(samples) / RATE
        self.said += [Word(f"w{n}", n, n + 0.5) for n in range(before, int(self.heard))]
        return False

    def step(self, job: Job) -> Live | None:
        job.check()
        return self.state if self.said else None

    def finish(self, job: Job) -> Live:
        return self.state

    def taken(self) -> tuple[Word, ...]:
        said, self.said = tuple(self.said), []
        return said


def said(seed: int, number: int, rate: int) -> Any:
    """What is said in a take; no two are alike, or the library would take them for the same."""
    return tones.tones(SECONDS, rate, first=seed) * np.float32(1 - number / 100)


def record(workshop: Workshop, report: Callable[[str], None], seed: int) -> None:
    """Record for ever; every line was on the disk before it was written."""
    for number in range(1000):

        def told(what: Any, one: int = number) -> None:
            if isinstance(what, Taking) and what.seconds:
                report(f"sound {one} {what.seconds}")
            elif isinstance(what, TakenWords) and what.words:
                report(f"words {one} {what.words[-1].text}")

        def microphone(rate: int, one: int = number) -> PlayedMicrophone:
            return PlayedMicrophone(said(seed, one, rate), rate, 8.0, then_silence=False)

        recorder = Recorder(
            workshop.data_dir / "recordings",
            microphone,
            lambda _job: Counting(),  # type: ignore[arg-type,return-value]
            workshop.library,
            workshop.transcripts,
        )
        take = recorder.run(Wish(), Job(on_partial=told))
        report(f"whole {number} {take.recording.path.name}")
