"""What an operation works with: the timeline's samples, and a place for new ones."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import numpy as np

from audiochat.domain.errors import PlanRefused
from audiochat.domain.job import Job
from audiochat.domain.loudness import Loudness
from audiochat.domain.operation import Samples
from audiochat.domain.recording import Source
from audiochat.domain.timeline import CROSSFADE_SECONDS, SILENCE, Clip, Span, Timeline
from audiochat.domain.voice import Utterance
from audiochat.media.render import TimelineReader
from audiochat.media.sources import SourcePool, SourceWriter

BLOCK = 65_536
NEAR_SECONDS = 10.0


class Bench:
    """A ``Workbench`` over a pool of sources; rendered sources go to ``folder``.

    ``keep`` is told of each new source as soon as its file is complete, so that the pool can read
    it; ``made`` lists them, so that a failed plan can be cleaned up,
    ``spoken`` what of them is speech. ``measure`` gives the loudness of a stretch
    (``media.loudness``, wrapped with a cache by the editor); ``speak`` has words spoken and
    ``bed`` gives the sound of the room that lies under them.
    """

    def __init__(
        self,
        timeline: Timeline,
        pool: SourcePool,
        folder: Path,
        job: Job,
        keep: Callable[[Source], None],
        measure: Callable[[Timeline, Span, Job], Loudness],
        speak: Callable[[str, float, Job], Utterance] | None = None,
        bed: Callable[[Timeline, Span, int, Job], Samples | None] | None = None,
    ) -> None:
        self._speak, self._bed = speak, bed
        self._synthetic = False  # sound that was read here has a machine's speech in it
        self.spoken: dict[str, Utterance] = {}
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
        """The samples of ``span`` (of ``timeline``, where one is given), joins crossfaded.

        Without the room tone of joins that lie outside the span, unless a timeline is given.
        """
        read = timeline or self._timeline.toned_within(span)
        if span.end > read.frames:
            raise ValueError(f"{span} is outside the recording")
        reader = TimelineReader(read, self._pool)
        self._synthetic = self._synthetic or any(
            self._pool.reader(clip.source).source.kind == "synthetic"
            for clip in read.slice(span)
            if clip.source != SILENCE
        )
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
        kind = "synthetic" if self._synthetic else "rendered"
        source = Source(name, writer.path, rate, channels, writer.frames, kind)
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
        sound = self.blocks(wide, timeline=before.toned_within(span))
        done = self.render(effect(sound, lead), before.rate, before.channels)
        if sum(clip.frames for clip in done) != wide.frames:
            raise ValueError("an effect must yield as many frames as it is given")
        clip = Clip(done[0].source, lead, lead + span.frames)
        return before.replace(span, (clip,))

    def speak(self, text: str, speed: float, place: Span) -> tuple[Clip, ...]:
        """Have ``text`` spoken, over the tone of the room, as a new source marked as synthetic."""
        from audiochat.media.encoding import resampled

        if self._speak is None:
            raise PlanRefused("There is no voice to speak with here.")
        spoken = self._speak(text, speed, self._job)
        rate, channels = self._timeline.rate, self._timeline.channels
        sound = spoken.samples * self._gain(spoken, place.start)
        blocks: Iterable[Samples] = (sound,)
        if rate != spoken.rate:
            blocks = resampled(blocks, spoken.rate, rate, 1)
        voice = np.repeat(np.concatenate([*blocks]), channels, axis=1)
        under = self._bed(self._timeline, place, len(voice), self._job) if self._bed else None
        self._synthetic = True
        clips = self.render((voice if under is None else voice + under,), rate, channels)
        for clip in clips:
            self.spoken[clip.source] = spoken
        return clips

    def _gain(self, spoken: Utterance, near: int) -> float:
        """What makes the words as loud as what is said around ``near``, within 12 dB and full scale."""
        around = round(NEAR_SECONDS * self._timeline.rate)
        span = Span(max(0, near - around), min(self._timeline.frames, near + around))
        if not span.frames:
            return 1.0
        from audiochat.media.loudness import measure

        sound = np.repeat(spoken.samples, self._timeline.channels, axis=1)
        shape = (spoken.rate, self._timeline.channels)
        wanted = self.loudness(span).integrated
        found = measure(iter((sound,)), *shape, self._job, len(sound)).integrated
        if min(wanted, found) < -60:
            return 1.0
        decibels = float(np.clip(wanted - found, -12, 12))
        peak = float(np.abs(spoken.samples).max()) or 1.0
        return min(10 ** (decibels / 20), 0.9 / peak)

    def loudness(self, span: Span, timeline: Timeline | None = None) -> Loudness:
        """Loudness and peaks of ``span`` (of ``timeline``, where one is given)."""
        return self._measure(timeline or self._timeline, span, self._job)
