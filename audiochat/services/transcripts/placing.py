"""Words laid along a timeline, clip by clip."""

from __future__ import annotations

import gc
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import repeat
from typing import Any

import numpy as np

from audiochat.domain.timeline import SILENCE, Clip, Timeline
from audiochat.domain.transcript import PlacedWord, SourceSpan, Transcript, Word
from audiochat.services.transcripts.intervals import Interval, holes, merged, within
from audiochat.services.transcripts.spoken import Floats, Keys, Spoken


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

    def add(self, laid: _Laid, spoken: Spoken, low: int, high: int) -> None:
        """The words ``low..high`` of a source as a clip plays them, their times kept inside it."""
        shift = laid.at - laid.start
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
        return _many(
            word=self.words,
            start=starts.tolist(),
            end=ends.tolist(),
            source_id=self.sources,
            block_id=self.block_ids,
            index=self.indexes,
            deleted=repeat(False),
        )


def _many(**columns: Iterable[Any]) -> tuple[PlacedWord, ...]:
    """Placed words from their columns, in half the time that calling the class so often takes."""
    with _no_collection():
        made = [object.__new__(PlacedWord) for _ in columns["word"]]
        for name, values in columns.items():
            deque(map(getattr(PlacedWord, name).__set__, made, values), maxlen=0)
        return tuple(made)


@contextmanager
def _no_collection() -> Iterator[None]:
    """Spare Python its search for garbage while very many objects are made that are none.

    Beside a window's own objects it takes three times as long as making them.
    """
    on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if on:
            gc.enable()


def place(timeline: Timeline, spoken: Mapping[str, Spoken], deleted: bool = False) -> Transcript:
    """The words of the sources of a timeline as they are heard on it; see ``Transcripts.view``."""
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
            languages[found.language] += high - low
        shift = laid.at - laid.start
        covered += [(s + shift, e + shift) for s, e in within(found.covered, laid.start, laid.end)]
    words = columns.placed()
    if deleted:
        words = _with_deleted(timeline, spoken, words, columns.keys)
    language = max(languages, key=lambda name: languages[name], default="")
    return Transcript(timeline.seconds, words, tuple(merged(covered)), language)


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


def _with_deleted(
    timeline: Timeline,
    spoken: Mapping[str, Spoken],
    words: tuple[PlacedWord, ...],
    heard: list[Keys],
) -> tuple[PlacedWord, ...]:
    """Put the words that are not heard any more where they were."""
    clips: dict[str, list[_Laid]] = {}
    for laid in _laid(timeline):
        clips.setdefault(laid.clip.source, []).append(laid)
    known = np.concatenate([np.zeros(0, np.int64), *heard, *_replaced(clips, spoken)])
    gone: list[PlacedWord] = []
    # What was carried into rendered sound is shown there, not in the sound it was rendered from.
    for name in sorted(spoken, key=lambda source: not spoken[source].derived):
        found = spoken[name]
        places = np.flatnonzero(~np.isin(found.keys, known))
        gone += _at_joins(name, found, places, clips[name])
        known = np.concatenate([known, found.keys[places]])
    return _woven(words, gone)


def _replaced(clips: Mapping[str, list[_Laid]], spoken: Mapping[str, Spoken]) -> Iterator[Keys]:
    """Words that are heard, but were recognised anew in sound rendered from theirs."""
    for name, found in spoken.items():
        for laid in clips[name] if len(found.hidden) else ():
            low, high = np.searchsorted(found.hidden_middles, [laid.start, laid.end]).tolist()
            yield found.hidden[low:high]


def _at_joins(name: str, found: Spoken, places: Keys, clips: list[_Laid]) -> tuple[PlacedWord, ...]:
    """Each word at the end of the clip that came before it in its source, or before the first one."""
    by_end = sorted(clips, key=lambda laid: laid.end)
    first = min(clips, key=lambda laid: laid.start)
    joins = np.array([first.at, *(laid.at + laid.end - laid.start for laid in by_end)])
    before = np.searchsorted([laid.end for laid in by_end], found.middles[places], "right")
    at, chosen = joins[before].tolist(), places.tolist()
    return _many(
        word=[found.words[place] for place in chosen],
        start=at,
        end=at,
        source_id=repeat(name),
        block_id=[found.block_ids[place] for place in chosen],
        index=[found.indexes[place] for place in chosen],
        deleted=repeat(True),
    )


def _woven(words: tuple[PlacedWord, ...], gone: list[PlacedWord]) -> tuple[PlacedWord, ...]:
    """Deleted words in front of the heard ones that start at or after their join."""
    every = [*gone, *words]
    order = np.argsort([word.start for word in every], kind="stable")
    return tuple([every[at] for at in order.tolist()])
