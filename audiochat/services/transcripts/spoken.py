"""The words of one source as columns, so that a view of ten hours is a few array operations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from audiochat.domain.transcript import Block, Link, Word
from audiochat.services.transcripts.intervals import Interval, insert, within

Floats = NDArray[np.float64]
Keys = NDArray[np.int64]

_PER_BLOCK = 1 << 24
"""More words than any block holds: a word's key is its block's number times this, plus its place."""


@dataclass(frozen=True)
class Parsed:
    """A block beside its number in the database, with the times of its words as arrays."""

    number: int
    block: Block
    starts: Floats = field(init=False)
    ends: Floats = field(init=False)

    def __post_init__(self) -> None:
        words = self.block.words
        object.__setattr__(self, "starts", np.array([w.start for w in words], np.float64))
        object.__setattr__(self, "ends", np.array([w.end for w in words], np.float64))

    @property
    def keys(self) -> Keys:
        """A number for each word that no other word has."""
        count = len(self.block.words)
        return np.arange(count, dtype=np.int64) + self.number * _PER_BLOCK


@dataclass(frozen=True)
class Spoken:
    """Words of a source in order of their ``middles``, all times in seconds of that source.

    ``keys`` name words whatever source they are heard in. ``hidden`` are the keys, and
    ``hidden_middles`` the times, of carried words whose place the source's own recognition took.
    ``derived``: some of it was carried here from another source.
    """

    starts: Floats
    ends: Floats
    middles: Floats
    keys: Keys
    words: list[Word]
    block_ids: list[str]
    indexes: list[int]
    covered: list[Interval]
    language: str
    derived: bool
    hidden: Keys
    hidden_middles: Floats


class _Gathering:
    """Words collected layer by layer, later layers only where earlier ones have nothing."""

    def __init__(self) -> None:
        self.covered: list[Interval] = []
        self.starts: list[Floats] = []
        self.ends: list[Floats] = []
        self.keys: list[Keys] = []
        self.words: list[Word] = []
        self.block_ids: list[str] = []
        self.hidden: list[Keys] = []
        self.hidden_middles: list[Floats] = []
        self.languages: Counter[str] = Counter()

    def free(self, starts: Floats, ends: Floats, start: float, end: float) -> NDArray[np.bool_]:
        """Which words of a layer over ``start..end`` have their middle where nothing is yet."""
        middles = (starts + ends) / 2
        free = np.ones(len(starts), np.bool_)
        for first, last in within(self.covered, start, end):
            free &= (middles < first) | (middles >= last)
        return free

    def cover(self, stretches: Iterable[Interval]) -> None:
        """Note that these stretches are known now."""
        for start, end in stretches:
            insert(self.covered, start, end)

    def add(self, starts: Floats, ends: Floats, keys: Keys, words: Sequence[Word]) -> None:
        self.starts.append(starts)
        self.ends.append(ends)
        self.keys.append(keys)
        self.words.extend(words)


def gather(blocks: Sequence[Parsed], links: Sequence[tuple[Link, Spoken]]) -> Spoken:
    """What is said in a source: its own blocks, the newest first, and then what was carried into it."""
    found = _Gathering()
    for one in sorted(blocks, key=lambda b: -b.number):
        block = one.block
        if not any(within(found.covered, block.start, block.end)):
            found.add(one.starts, one.ends, one.keys, block.words)
            found.block_ids += [block.id] * len(block.words)
        else:
            free = found.free(one.starts, one.ends, block.start, block.end)
            kept = [word for word, use in zip(block.words, free.tolist(), strict=True) if use]
            found.add(one.starts[free], one.ends[free], one.keys[free], kept)
            found.block_ids += [block.id] * len(kept)
        found.cover([(block.start, block.end)])
        found.languages[block.language] += len(block.words)
    for link, spoken in links:
        _carry(found, link, spoken)
    return _finished(found, bool(links))


def _carry(found: _Gathering, link: Link, spoken: Spoken) -> None:
    """Add the words of the sound that a stretch was rendered from."""
    low, high = np.searchsorted(spoken.middles, [link.from_start, link.from_end]).tolist()
    scale = (link.end - link.start) / max(1e-9, link.from_end - link.from_start)
    shift = link.start - link.from_start * scale
    same = scale == 1.0 and shift == 0.0
    starts = np.clip(spoken.starts[low:high] * scale + shift, link.start, link.end)
    ends = np.clip(spoken.ends[low:high] * scale + shift, link.start, link.end)
    free = found.free(starts, ends, link.start, link.end)
    keys = spoken.keys[low:high]
    found.hidden.append(keys[~free])
    found.hidden_middles.append(((starts + ends) / 2)[~free])
    words: list[Word] = []
    for word, start, end, use in zip(
        spoken.words[low:high], starts.tolist(), ends.tolist(), free.tolist(), strict=True
    ):
        if use:
            words.append(
                word if same else Word(word.text, start, end, word.confidence, word.speaker)
            )
    found.add(starts[free], ends[free], keys[free], words)
    chosen = np.flatnonzero(free) + low
    found.block_ids += [spoken.block_ids[at] for at in chosen.tolist()]
    images = within(spoken.covered, link.from_start, link.from_end)
    found.cover((s * scale + shift, e * scale + shift) for s, e in images)
    found.languages[spoken.language] += len(words)


def _finished(found: _Gathering, derived: bool) -> Spoken:
    starts, ends = _all(found.starts), _all(found.ends)
    keys = _all_keys(found.keys)
    middles = (starts + ends) / 2
    words, block_ids = found.words, found.block_ids
    if np.any(np.diff(middles) < 0):
        order = np.argsort(middles, kind="stable")
        starts, ends, middles, keys = starts[order], ends[order], middles[order], keys[order]
        places = order.tolist()
        words = [words[at] for at in places]
        block_ids = [block_ids[at] for at in places]
    found.languages.pop("", None)
    hidden, hidden_middles = _all_keys(found.hidden), _all(found.hidden_middles)
    by_time = np.argsort(hidden_middles, kind="stable")
    return Spoken(
        starts=starts,
        ends=ends,
        middles=middles,
        keys=keys,
        words=words,
        block_ids=block_ids,
        indexes=(keys % _PER_BLOCK).tolist(),
        covered=found.covered,
        language=max(found.languages, key=lambda name: found.languages[name], default=""),
        derived=derived,
        hidden=hidden[by_time],
        hidden_middles=hidden_middles[by_time],
    )


def _all(arrays: list[Floats]) -> Floats:
    return np.concatenate(arrays) if arrays else np.zeros(0, np.float64)


def _all_keys(arrays: list[Keys]) -> Keys:
    return np.concatenate(arrays) if arrays else np.zeros(0, np.int64)
