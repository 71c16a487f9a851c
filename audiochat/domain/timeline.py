"""The immutable timeline: a recording as a tuple of clips over samples that never change."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

SILENCE = "silence"
"""Source id of endless digital silence; clips of it may have any frames."""

CROSSFADE_SECONDS = 0.005
"""Length of the crossfade at a join whose clips are not contiguous in their source."""


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open range of frames ``[start, end)`` with ``0 <= start <= end``."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    @property
    def frames(self) -> int:
        """Length in frames."""
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Clip:
    """Frames ``[start, end)`` of one immutable source; never empty."""

    source: str
    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"not a clip: {self.start}..{self.end}")

    @property
    def frames(self) -> int:
        """Length in frames."""
        return self.end - self.start

    def continues(self, previous: Clip) -> bool:
        """Whether this clip goes on exactly where ``previous`` ends in the same source."""
        return self.source == previous.source and (
            self.source == SILENCE or self.start == previous.end
        )


def _joined(clips: Iterator[Clip]) -> tuple[Clip, ...]:
    """Merge neighbours that are contiguous in their source, so equal sound is an equal timeline."""
    out: list[Clip] = []
    for clip in clips:
        if clip.source == SILENCE:
            clip = Clip(SILENCE, 0, clip.frames)  # any silence is the same silence
        if out and clip.continues(out[-1]):
            out[-1] = Clip(clip.source, out[-1].start, out[-1].end + clip.frames)
        else:
            out.append(clip)
    return tuple(out)


@dataclass(frozen=True)
class Timeline:
    """A recording in the editor: clips in order, all at one rate (Hz) and one channel count.

    Structural edits return a new timeline in O(clips) and touch no sample. Spans are in frames of
    this timeline and are clamped by nobody: a span past the end raises ``ValueError``.
    """

    rate: int
    channels: int
    clips: tuple[Clip, ...]

    @cached_property
    def frames(self) -> int:
        """Length in frames."""
        return sum(clip.frames for clip in self.clips)

    @property
    def seconds(self) -> float:
        """Length in seconds."""
        return self.frames / self.rate

    @property
    def whole(self) -> Span:
        """The span of everything."""
        return Span(0, self.frames)

    def span(self, start_seconds: float, end_seconds: float) -> Span:
        """The span of two times in seconds, rounded to frames and clamped to the recording."""
        start = min(max(0, round(start_seconds * self.rate)), self.frames)
        end = min(max(start, round(end_seconds * self.rate)), self.frames)
        return Span(start, end)

    def slice(self, span: Span) -> tuple[Clip, ...]:
        """The clips that make up ``span``."""
        if span.end > self.frames:
            raise ValueError(f"{span} is outside the recording of {self.frames} frames")
        out: list[Clip] = []
        position = 0
        for clip in self.clips:
            first = max(span.start, position)
            last = min(span.end, position + clip.frames)
            if first < last:
                begin = clip.start + first - position
                out.append(Clip(clip.source, begin, begin + last - first))
            position += clip.frames
            if position >= span.end:
                break
        return tuple(out)

    def replace(self, span: Span, clips: tuple[Clip, ...]) -> Timeline:
        """Put ``clips`` (possibly none) in the place of ``span``."""
        head = self.slice(Span(0, span.start))
        tail = self.slice(Span(span.end, self.frames))
        return Timeline(self.rate, self.channels, _joined(iter(head + clips + tail)))

    def delete(self, span: Span) -> Timeline:
        """Leave out ``span``."""
        return self.replace(span, ())

    def insert(self, at: int, clips: tuple[Clip, ...]) -> Timeline:
        """Put ``clips`` in at frame ``at``."""
        return self.replace(Span(at, at), clips)

    def joins(self) -> tuple[int, ...]:
        """Frames where two clips meet that are not contiguous in their source."""
        out: list[int] = []
        position = 0
        for clip in self.clips:
            if position:
                out.append(position)
            position += clip.frames
        return tuple(out)

    def sources(self) -> frozenset[str]:
        """Ids of the real sources used (silence is none)."""
        return frozenset(clip.source for clip in self.clips) - {SILENCE}
