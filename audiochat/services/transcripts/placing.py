"""Words laid along a timeline, clip by clip."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import repeat

import numpy as np

from audiochat.domain.timeline import SILENCE, Clip, Timeline
from audiochat.domain.transcript import Link, PlacedWord, SourceSpan, Transcript, Word
from audiochat.services.transcripts import gone
from audiochat.services.transcripts.columns import many
from audiochat.services.transcripts.intervals import Interval, holes, merged, within
from audiochat.services.transcripts.spoken import Floats, Keys, Spoken

_NEAR = 0.02
"""Seconds by which the times of a tone and of what it covers may differ, of rendered sound."""


@dataclass(frozen=True)
class _Laid:
    """A clip where it is heard, all in seconds: ``at`` on the timeline, the rest in its source."""

    clip: Clip
    at: float
    start: float
    end: float


def _laid(timeline: Timeline) -> Iterator[_Laid]:
    rate, position = timeline.rate, 0
    for clip in timeline.clips:
        yield _Laid(clip, position / rate, clip.start / rate, clip.end / rate)
        position += clip.frames


class _Columns:
    """Placed words column by column."""

    def __init__(self) -> None:
        self.words: list[Word] = []
        self.starts: list[Floats] = []
        self.ends: list[Floats] = []
        self.sources: list[str] = []
        self.block_ids: list[str] = []
        self.indexes: list[int] = []
        self.keys: list[Keys] = []
        self.tones: list[int] = []

    def add(self, laid: _Laid, spoken: Spoken, low: int, high: int) -> None:
        """The words ``low..high`` of a source as a clip plays them, their times kept inside it."""
        shift = laid.at - laid.start
        behind = len(self.words) - low
        self.tones += [place + behind for place in spoken.tones if low <= place < high]
        self.words += spoken.words[low:high]
        self.starts.append(np.clip(spoken.starts[low:high], laid.start, laid.end) + shift)
        self.ends.append(np.clip(spoken.ends[low:high], laid.start, laid.end) + shift)
        self.sources += [laid.clip.source] * (high - low)
        self.block_ids += spoken.block_ids[low:high]
        self.indexes += spoken.indexes[low:high]
        self.keys.append(spoken.keys[low:high])

    def placed(self) -> tuple[PlacedWord, ...]:
        """All of it as words, their starts never falling."""
        if not self.words:
            return ()
        starts = np.maximum.accumulate(np.concatenate(self.starts))
        ends = np.maximum(np.concatenate(self.ends), starts)
        return many(
            word=self.words,
            start=starts.tolist(),
            end=ends.tolist(),
            source_id=self.sources,
            block_id=self.block_ids,
            index=self.indexes,
            deleted=repeat(False),
        )


def place(
    timeline: Timeline,
    spoken: Mapping[str, Spoken],
    deleted: bool = False,
    links: Sequence[Link] = (),
    origins: Mapping[str, Spoken] | None = None,
) -> Transcript:
    """The words of the sources of a timeline as they are heard on it; see ``Transcripts.view``.

    ``links`` lead to what these sources were rendered from, ``origins`` are the words there: with
    ``deleted`` also those are given that were cut out before.
    """
    columns = _Columns()
    languages: Counter[str] = Counter()
    covered: list[Interval] = []
    for laid in _laid(timeline):
        found = spoken.get(laid.clip.source)
        if found is None:
            covered.append((laid.at, laid.at + laid.end - laid.start))
            continue
        low, high = np.searchsorted(found.middles, [laid.start, laid.end]).tolist()
        if high > low:
            columns.add(laid, found, low, high)
            if found.language:
                languages[found.language] += high - low
        shift = laid.at - laid.start
        covered += [(s + shift, e + shift) for s, e in within(found.covered, laid.start, laid.end)]
    words = _said_by(columns.placed(), columns.tones)
    tones = [words[at].start for at in columns.tones]
    under: tuple[PlacedWord, ...] = ()
    if deleted or tones:
        lost = gone.found(timeline, spoken, columns.keys, links, origins or {})
        under = tuple(w for w in lost if any(abs(w.start - at) <= _NEAR for at in tones))
        words = gone.woven(words, lost) if deleted else words
    language = max(languages, key=lambda name: languages[name], default="")
    return Transcript(timeline.seconds, words, tuple(merged(covered)), language, under)


def _said_by(words: tuple[PlacedWord, ...], tones: Sequence[int]) -> tuple[PlacedWord, ...]:
    """The words, each of the ``tones`` among them with the speaker of the word nearest to it."""
    if not tones:
        return words
    out = list(words)
    for at in tones:
        tone = out[at]
        beside = (*out[max(0, at - 1) : at], *out[at + 1 : at + 2])
        if tone.word.speaker or not beside:
            continue
        near = min(beside, key=lambda one: max(one.start - tone.end, tone.start - one.end)).word
        word = replace(tone.word, speaker=near.speaker, speaker_confidence=near.speaker_confidence)
        out[at] = replace(tone, word=word)
    return tuple(out)


def missing(
    timeline: Timeline,
    spoken: Mapping[str, Spoken],
    span: Interval | None = None,
    bridge: float = 0.0,
    drafts: bool = False,
) -> list[SourceSpan]:
    """What of a timeline (or of ``span`` seconds of it) nobody has recognised, source by source.

    Two such stretches less than ``bridge`` seconds apart are one if nothing between is known. With
    ``drafts`` also what was written down while it was spoken.
    """
    wanted = span or (0.0, timeline.seconds)
    gaps: dict[str, list[Interval]] = {}
    for laid in _laid(timeline):
        if laid.clip.source == SILENCE:
            continue
        shift = laid.at - laid.start
        start, end = max(laid.start, wanted[0] - shift), min(laid.end, wanted[1] - shift)
        if start < end:
            known = spoken[laid.clip.source]
            gap = gaps.setdefault(laid.clip.source, [])
            gap.extend(holes(known.covered, start, end))
            if drafts:
                gap.extend(within(known.drafts, start, end))
    return [
        SourceSpan(source, start, end)
        for source, some in gaps.items()
        for start, end in _bridged(merged(some), spoken[source].covered, bridge)
    ]


def _bridged(gaps: list[Interval], covered: list[Interval], bridge: float) -> list[Interval]:
    out: list[Interval] = []
    for start, end in gaps:
        last = out[-1][1] if out else -bridge
        if out and start - last < bridge and not any(within(covered, last, start)):
            out[-1] = (out[-1][0], end)
        else:
            out.append((start, end))
    return out
