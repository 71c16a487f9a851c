"""Listening once more to what is known: the old words stay until all of it is heard."""

from __future__ import annotations

import uuid
from collections.abc import Iterator

from audiochat.domain.recogniser import RecogniserOptions
from audiochat.domain.timeline import SILENCE, Timeline
from audiochat.domain.transcript import Block, SourceSpan
from audiochat.services.transcripts.intervals import Interval, holes, merged
from audiochat.store.anew import Anew, Begun


class Again:
    """What of a recording has been heard anew so far; give it to each run until one comes to its end.

    ``keep``: the person's corrections and the names of speakers stay. ``options`` are how to listen,
    None for the person's own. ``begun`` is what the database keeps of one that was broken off: it
    goes on from there.
    """

    def __init__(
        self,
        recording_id: str,
        timeline: Timeline,
        keep: bool = True,
        options: RecogniserOptions | None = None,
        begun: Begun | None = None,
    ) -> None:
        self.recording_id, self.timeline = recording_id, timeline
        self.id = begun.id if begun is not None else uuid.uuid4().hex
        self.keep = begun.keep if begun is not None else keep
        self.options = begun.options if begun is not None else options
        self.blocks: list[Block] = list(begun.blocks) if begun is not None else []
        self._wanted: dict[str, list[Interval]] = {}
        for clip in timeline.clips:
            if clip.source != SILENCE:
                stretch = (clip.start / timeline.rate, clip.end / timeline.rate)
                self._wanted.setdefault(clip.source, []).append(stretch)
        parts = (merged(part) for part in self._wanted.values())
        self.seconds = sum(end - start for part in parts for start, end in part)

    @property
    def fraction(self) -> float:
        """How much has been heard, from 0 to 1."""
        left = sum(span.end - span.start for span in self._missing())
        return 1 - left / self.seconds if self.seconds else 1.0

    def by(self, origin: str) -> Begun:
        """It as the database knows it when this recogniser listens; what another heard is dropped."""
        self.blocks = [block for block in self.blocks if block.origin == origin]
        return Begun(self.id, self.recording_id, self.keep, origin, self.options)

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


def begun_anew(journal: Anew, recording_id: str, timeline: Timeline) -> Again | None:
    """What of a recording was being heard anew when that was broken off; None where nothing was."""
    begun = journal.of(recording_id)
    return Again(recording_id, timeline, begun=begun) if begun is not None else None
