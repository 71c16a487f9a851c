"""A transcriber that hears what a test says it hears, block by block, as slowly as it is told."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from audiochat.domain.job import Job
from audiochat.domain.timeline import Timeline
from audiochat.domain.transcript import Block, BlockDone, Transcript

MOST_S = 30.0


class Listening:
    """Writes one block for each ``release()``; keeps where it was asked to look first."""

    def __init__(self, transcripts: Any, blocks: list[Block], doubt: str = "") -> None:
        self._transcripts, self._blocks, self._doubt = transcripts, blocks, doubt
        self._gate = threading.Semaphore(0)
        self.error: Exception | None = None  # raised before the next block
        self.looked: list[float] = []
        self.runs = 0

    def release(self, count: int = 1) -> None:
        for _ in range(count):
            self._gate.release()

    def run(
        self,
        recording_id: str,
        timeline: Timeline,
        options: Any = None,
        job: Job | None = None,
        focus: Callable[[], float] = lambda: 0.0,
    ) -> Transcript:
        job = job or Job()
        self.runs += 1
        total = len(self._blocks)
        known = {word.block_id for word in self._transcripts.view(timeline).words}
        for number, block in enumerate(tuple(self._blocks)):
            if block.id in known:
                continue
            job.progress(number / total)
            self.looked.append(focus())
            for _ in range(int(MOST_S / 0.01)):
                job.check()
                if self._gate.acquire(timeout=0.01):
                    break
            if self.error is not None:
                raise self.error
            self._transcripts.write(block)
            job.emit(BlockDone(block, self._doubt))
            job.progress((number + 1) / total)
        made: Transcript = self._transcripts.view(timeline)
        return made
