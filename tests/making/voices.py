"""A voice that hums and a dictation that is told what it hears."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from audiochat.domain.errors import MediaError
from audiochat.domain.job import Job
from audiochat.domain.live import Live
from audiochat.domain.voice import Voice
from audiochat.services.spoken_orders import State


class Lips:
    """A voice that hums for a tenth of a second a word."""

    rate = 8000
    speed = 1.0
    voice = Voice("v", "Lips", "en", 8000, Path("lips.onnx"))

    def __init__(self) -> None:
        self.said: list[str] = []

    def warm(self, voice: str | None = None, job: Job | None = None) -> Lips:
        return self

    def speak(self, text: str, job: Job, speed: float = 1.0) -> Iterator[Any]:
        self.said.append(text)
        for _ in text.split():
            job.check()
            yield np.full((800, 1), 0.1, np.float32)

    def close(self) -> None:
        self.said.clear()


class Script:
    """A dictation that is told what is heard."""

    def __init__(self) -> None:
        self.job: Job | None = None
        self.fails: MediaError | None = None
        self.text = ""
        self.about: State = lambda: None

    def warm(self, job: Job) -> None:
        job.check()

    def run(
        self,
        stop: threading.Event,
        job: Job,
        expect: tuple[str, ...] = (),
        about: State | None = None,
    ) -> str:
        if self.fails is not None:
            raise self.fails
        self.about, self.job = about or (lambda: None), job
        while not stop.wait(0.01):
            job.check()
        self.job = None
        return self.text

    def hear(self, live: Live) -> None:
        assert self.job is not None
        self.job.emit(live)

    def close(self) -> None:
        self.text = ""
