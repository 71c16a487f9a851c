"""The immutable timeline: a recording as a tuple of clips over samples that never change."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import accumulate, chain

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
class Tone:
    """Room tone under a join, so that the floor glides there and does not jump.

    It is the frames ``[start, end)`` of a pause in ``source``, repeated as often as needed. ``rise`` is
    the floor after the join over that before it, in dB, never 0: the tone, as loud as the louder
    floor, lies under the quieter side, for ``frames`` from the join.
    """

    source: str
    start: int
    end: int
    frames: int
    rise: float

    def __post_init__(self) -> None:
        if not (0 <= self.start < self.end and self.frames > 0 and self.rise):
            raise ValueError(f"not room tone: {self.start}..{self.end}, {self.frames} frames")


@dataclass(frozen=True, slots=True)
class Clip:
    """Frames ``[start, end)`` of one immutable source; never empty.

    ``fade`` is the length in frames of the crossfade at this clip's head, half of it at either side
    of the join; 0 means the usual ``CROSSFADE_SECONDS``. A chosen fade never reaches further than
    that, so that nothing is heard of what was cut away. ``tone`` lies under that join.
    """

    source: str
    start: int
    end: int
    fade: int = 0
    tone: Tone | None = None

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end or self.fade < 0:
            raise ValueError(f"not a clip: {self.start}..{self.end}, fade {self.fade}")

    @property
    def frames(self) -> int:
        """Length in frames."""
        return self.end - self.start

    def continues(self, previous: Clip) -> bool:
        """Whether this clip goes on exactly where ``previous`` ends in the same source."""
        return self.source == previous.source and (
            self.source == SILENCE or self.start == previous.end
        )


def _joined(clips: Iterable[Clip]) -> tuple[Clip, ...]:
    """Merge neighbours that are contiguous in their source, so equal sound is an equal timeline."""
    out: list[Clip] = []
    for clip in clips:
        if clip.source == SILENCE:
            clip = Clip(SILENCE, 0, clip.frames, clip.fade)  # any silence is the same silence
        if out and clip.continues(out[-1]):
            last = out[-1]
            out[-1] = replace(last, end=last.end + clip.frames)
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
    def ends(self) -> tuple[int, ...]:
        """The frame of this timeline at which each clip ends."""
        return tuple(accumulate(clip.end - clip.start for clip in self.clips))

    @property
    def frames(self) -> int:
        """Length in frames."""
        return self.ends[-1] if self.clips else 0

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
        """The clips that make up ``span``; the first without the join to what stood before it."""
        if span.end > self.frames:
            raise ValueError(f"{span} is outside the recording of {self.frames} frames")
        if not span.frames:
            return ()
        first, last = bisect_right(self.ends, span.start), bisect_left(self.ends, span.end)
        out = list(self.clips[first : last + 1])
        tail = self.ends[last] - span.end
        out[-1] = replace(out[-1], end=out[-1].end - tail)
        head = span.start - (self.ends[first - 1] if first else 0)
        out[0] = replace(out[0], start=out[0].start + head, fade=0, tone=None)
        return tuple(out)

    def part(self, span: Span) -> Timeline:
        """Only what lies in ``span``, as a timeline of its own."""
        return Timeline(self.rate, self.channels, self.slice(span))

    def replace(self, span: Span, clips: tuple[Clip, ...], fade: int = 0) -> Timeline:
        """Put ``clips`` (possibly none) in the place of ``span``.

        ``fade`` is the crossfade, in frames, into what follows ``span`` (0: the usual one); that
        into ``clips`` is the fade of the first of them.
        """
        if not span.frames and not clips:
            return self
        head = self.slice(Span(0, span.start))
        tail = self.slice(Span(span.end, self.frames))
        if tail and fade:
            tail = (replace(tail[0], fade=fade), *tail[1:])
        middle = _joined((*head[-1:], *clips, *tail[:1]))
        return Timeline(self.rate, self.channels, (*head[:-1], *middle, *tail[1:]))

    def delete(self, span: Span, fade: int = 0) -> Timeline:
        """Leave out ``span``; ``fade`` is the crossfade at the join in frames (0: the usual one)."""
        return self.replace(span, (), fade)

    def insert(self, at: int, clips: tuple[Clip, ...], fade: int = 0) -> Timeline:
        """Put ``clips`` in at frame ``at``; ``fade`` is the crossfade into what follows them."""
        return self.replace(Span(at, at), clips, fade)

    def joins(self) -> tuple[int, ...]:
        """Frames where two clips meet that are not contiguous in their source."""
        return self.ends[:-1]

    @cached_property
    def toned(self) -> tuple[int, ...]:
        """Indexes of the clips in front of which room tone lies under the join."""
        return tuple(n for n, clip in enumerate(self.clips) if clip.tone is not None and n)

    def toned_within(self, span: Span) -> Timeline:
        """The same with room tone only under joins inside ``span``, not at its ends.

        What is made of a span's sound must not hold the tone of a join that stays outside: it would
        be heard twice.
        """
        inside = {n for n in self.toned if span.start < self.ends[n - 1] < span.end}
        if len(inside) == len(self.toned):
            return self
        clips = list(self.clips)
        for n in set(self.toned) - inside:
            clips[n] = replace(clips[n], tone=None)
        return Timeline(self.rate, self.channels, tuple(clips))

    def sources(self) -> frozenset[str]:
        """Ids of the real sources used, also those of room tone (silence is none)."""
        tones = (tone.source for n in self.toned if (tone := self.clips[n].tone))
        return frozenset(chain((clip.source for clip in self.clips), tones)) - {SILENCE}
