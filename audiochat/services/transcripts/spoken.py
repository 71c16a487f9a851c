"""The words of one source as columns, so that a view of ten hours is a few array operations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from audiochat.domain.take import DRAFT
from audiochat.domain.transcript import BLEEP, Block, Link, Word
from audiochat.services.transcripts.intervals import Interval, holes, insert, merged, within

Floats = NDArray[np.float64]
Keys = NDArray[np.int64]
Mask = NDArray[np.bool_]

_PER_BLOCK = 1 << 24
"""More words than any block holds: a word's key is its block's number times this, plus its place."""


@dataclass(frozen=True)
class Parsed:
    """A block beside its number in the database, with the times of its words as arrays."""

    number: int
    block: Block
    starts: Floats = field(init=False)
    ends: Floats = field(init=False)
    keys: Keys = field(init=False)  # a number for each word that no other word has

    def __post_init__(self) -> None:
        words = self.block.words
        object.__setattr__(self, "starts", np.array([w.start for w in words], np.float64))
        object.__setattr__(self, "ends", np.array([w.end for w in words], np.float64))
        keys = np.arange(len(words), dtype=np.int64) + self.number * _PER_BLOCK
        object.__setattr__(self, "keys", keys)


@dataclass(frozen=True)
class Spoken:
    """Words of a source in order of their ``middles``, all times in seconds of that source.

    ``keys`` name words whatever source they are heard in. ``hidden`` are the keys, and
    ``hidden_middles`` the times, of carried words whose place the source's own recognition took.
    ``derived``: some of it was carried here from another source. ``drafts`` are stretches whose words
    were written down while they were spoken, to be listened to again. ``tones`` are the places of
    those among the words that a tone stands for.
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
    drafts: list[Interval]
    tones: list[int]


@dataclass(frozen=True)
class _Piece:
    """Some words of one layer."""

    starts: Floats
    ends: Floats
    keys: Keys
    words: Sequence[Word]
    block_ids: Sequence[str]


class _Gathering:
    """Words collected layer by layer, later layers only where earlier ones have nothing."""

    def __init__(self) -> None:
        self.covered: list[Interval] = []
        self.pieces: list[_Piece] = []
        self.hidden: list[Keys] = []
        self.hidden_middles: list[Floats] = []
        self.languages: Counter[str] = Counter()
        self.drafts: list[Interval] = []

    def free(self, starts: Floats, ends: Floats, start: float, end: float) -> Mask | None:
        """Which words over ``start..end`` have their middle where nothing is yet; None: all."""
        taken = list(within(self.covered, start, end))
        if not taken:
            return None
        middles = (starts + ends) / 2
        free = np.ones(len(starts), np.bool_)
        for first, last in taken:
            free &= (middles < first) | (middles >= last)
        return free

    def cover(self, stretches: Iterable[Interval]) -> None:
        """Note that these stretches are known now."""
        for start, end in stretches:
            insert(self.covered, start, end)

    def add(self, piece: _Piece, language: str) -> None:
        """Add words that have been found free."""
        if len(piece.words):
            self.pieces.append(piece)
            self.languages[language] += len(piece.words)


def gather(blocks: Sequence[Parsed], links: Sequence[tuple[Link, Spoken]]) -> Spoken:
    """What is said in a source: its own blocks, the newest first, and then what was carried into it."""
    found = _Gathering()
    for one in sorted(blocks, key=lambda b: -b.number):
        block = one.block
        ids = [block.id] * len(block.words)
        free = found.free(one.starts, one.ends, block.start, block.end)
        whole = _Piece(one.starts, one.ends, one.keys, block.words, ids)
        found.add(whole if free is None else _some(whole, free), block.language)
        if block.origin == DRAFT:
            found.drafts += holes(found.covered, block.start, block.end)
        found.cover([(block.start, block.end)])
    for link, spoken in links:
        _carry(found, link, spoken)
    return _finished(found, bool(links))


def _some(piece: _Piece, mask: Mask) -> _Piece:
    """The words of a piece that a mask names."""
    places = np.flatnonzero(mask).tolist()
    return _Piece(
        piece.starts[mask],
        piece.ends[mask],
        piece.keys[mask],
        [piece.words[at] for at in places],
        [piece.block_ids[at] for at in places],
    )


def _carry(found: _Gathering, link: Link, spoken: Spoken) -> None:
    """Add the words of the sound that a stretch was rendered from."""
    low, high = np.searchsorted(spoken.middles, [link.from_start, link.from_end]).tolist()
    scale = (link.end - link.start) / max(1e-9, link.from_end - link.from_start)
    shift = link.start - link.from_start * scale
    starts = np.clip(spoken.starts[low:high] * scale + shift, link.start, link.end)
    ends = np.clip(spoken.ends[low:high] * scale + shift, link.start, link.end)
    words = spoken.words[low:high]
    piece = _Piece(starts, ends, spoken.keys[low:high], words, spoken.block_ids[low:high])
    free = found.free(starts, ends, link.start, link.end)
    if free is not None:
        found.hidden.append(piece.keys[~free])
        found.hidden_middles.append(((starts + ends) / 2)[~free])
        piece = _some(piece, free)
    if scale != 1.0 or shift != 0.0:
        times = zip(piece.words, piece.starts.tolist(), piece.ends.tolist(), strict=True)
        moved = [
            Word(w.text, start, end, w.confidence, w.speaker, w.speaker_confidence)
            for w, start, end in times
        ]
        piece = replace(piece, words=moved)
    found.add(piece, spoken.language)
    images = within(spoken.covered, link.from_start, link.from_end)
    found.cover((s * scale + shift, e * scale + shift) for s, e in images)


def _finished(found: _Gathering, derived: bool) -> Spoken:
    pieces = sorted(found.pieces, key=lambda piece: float(piece.starts[0] + piece.ends[0]))
    starts, ends = _all(p.starts for p in pieces), _all(p.ends for p in pieces)
    keys = _all_keys(p.keys for p in pieces)
    middles = (starts + ends) / 2
    words = [word for piece in pieces for word in piece.words]
    block_ids = [name for piece in pieces for name in piece.block_ids]
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
        drafts=merged(found.drafts),
        tones=[place for place, word in enumerate(words) if word.text == BLEEP],
    )


def _all(arrays: Iterable[Floats]) -> Floats:
    return np.concatenate([np.zeros(0, np.float64), *arrays])


def _all_keys(arrays: Iterable[Keys]) -> Keys:
    return np.concatenate([np.zeros(0, np.int64), *arrays])
