"""What an operation works with: the timeline's samples, and a place for new ones."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from audiochat.domain.job import Job
from audiochat.domain.loudness import Loudness
from audiochat.domain.operation import Samples
from audiochat.domain.recording import Source
from audiochat.domain.timeline import CROSSFADE_SECONDS, Clip, Span, Timeline
from audiochat.media.render import TimelineReader
from audiochat.media.sources import SourcePool, SourceWriter

BLOCK = 65_536


class Bench:
    """A ``Workbench`` over a pool of sources; rendered sources go to ``folder``.

    ``keep`` is told of each new source as soon as its file is complete, so that the pool can read
    it; ``made`` lists them, so that a failed plan can be cleaned up. ``measure`` gives the loudness
    of a stretch (``media.loudness``, wrapped with a cache by the editor).
    """

    def __init__(
        self,
        timeline: Timeline,
        pool: SourcePool,
        folder: Path,
        job: Job,
        keep: Callable[[Source], None],
        measure: Callable[[Timeline, Span, Job], Loudness],
    ) -> None:
        self._timeline = timeline
        self._pool = pool
        self._folder = folder
        self._job = job
        self._keep = keep
        self._measure = measure
        self.made: list[Source] = []

    @property
    def timeline(self) -> Timeline:
        """The recording before this step."""
        return self._timeline

    @property
    def job(self) -> Job:
        """For progress and cancellation."""
        return self._job

    def blocks(
        self, span: Span, size: int = BLOCK, timeline: Timeline | None = None
    ) -> Iterator[Samples]:
        """The samples of ``span`` (of ``timeline``, where one is given), joins crossfaded."""
        read = timeline or self._timeline
        if span.end > read.frames:
            raise ValueError(f"{span} is outside the recording")
        reader = TimelineReader(read, self._pool)
        for start in range(span.start, span.end, size):
            self._job.check()
            self._job.progress((start - span.start) / span.frames)
            yield reader.read(start, min(size, span.end - start))
        self._job.check()

    def source_frames(self, source: str) -> int:
        """How many frames a source has."""
        return self._pool.reader(source).frames

    def render(self, blocks: Iterable[Samples], rate: int, channels: int) -> tuple[Clip, ...]:
        """Write blocks as a new immutable source and return the clips for it (none for no frames)."""
        name = f"rendered-{uuid.uuid4().hex}"
        with SourceWriter(self._folder / f"{name}.wav", rate, channels) as writer:
            for block in blocks:
                self._job.check()
                writer.write(block)
        if not writer.frames:
            writer.path.unlink(missing_ok=True)
            return ()
        source = Source(name, writer.path, rate, channels, writer.frames, "rendered")
        self.made.append(source)
        self._keep(source)
        return (Clip(name, 0, writer.frames),)

    def process(
        self,
        span: Span,
        effect: Callable[[Iterator[Samples], int], Iterable[Samples]],
        context: float = 0.0,
    ) -> Timeline:
        """Run a length-keeping effect over ``span`` and put the result in its place."""
        before = self._timeline
        if not span.frames:
            return before
        more = round(max(CROSSFADE_SECONDS, context) * before.rate)
        wide = Span(max(0, span.start - more), min(before.frames, span.end + more))
        lead = span.start - wide.start
        done = self.render(effect(self.blocks(wide), lead), before.rate, before.channels)
        if sum(clip.frames for clip in done) != wide.frames:
            raise ValueError("an effect must yield as many frames as it is given")
        clip = Clip(done[0].source, lead, lead + span.frames)
        return before.replace(span, (clip,))

    def loudness(self, span: Span, timeline: Timeline | None = None) -> Loudness:
        """Loudness and peaks of ``span`` (of ``timeline``, where one is given)."""
        return self._measure(timeline or self._timeline, span, self._job)
