"""Listening once more to what is known: the old words stay until all of it is heard."""

from __future__ import annotations

from collections.abc import Iterator

from audiochat.domain.recogniser import RecogniserOptions
from audiochat.domain.timeline import SILENCE, Timeline
from audiochat.domain.transcript import Block, SourceSpan
from audiochat.services.transcripts.intervals import Interval, holes, merged


class Again:
    """What of a timeline has been heard anew so far; give it to each run until one comes to its end.

    ``keep``: the person's corrections and the names of speakers stay. ``options`` are how to listen,
    None for the person's own.
    """

    def __init__(
        self, timeline: Timeline, keep: bool = True, options: RecogniserOptions | None = None
    ) -> None:
        self.timeline, self.keep, self.options = timeline, keep, options
        self.blocks: list[Block] = []
        self._wanted: dict[str, list[Interval]] = {}
        for clip in timeline.clips:
            if clip.source != SILENCE:
                stretch = (clip.start / timeline.rate, clip.end / timeline.rate)
                self._wanted.setdefault(clip.source, []).append(stretch)

    def missing(self) -> list[SourceSpan]:
        """What is still to be heard."""
        return list(self._missing())

    def _missing(self) -> Iterator[SourceSpan]:
        done: dict[str, list[Interval]] = {}
        for block in self.blocks:
            done.setdefault(block.source_id, []).append((block.start, block.end))
        for source, stretches in self._wanted.items():
            known = merged(done.get(source, []))
            for start, end in merged(stretches):
                for first, last in holes(known, start, end):
                    yield SourceSpan(source, first, last)
