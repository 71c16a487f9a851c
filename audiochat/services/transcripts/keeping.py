"""What the person wrote stays when a recording is recognised anew: corrected words, names of speakers."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from audiochat.domain.transcript import Block, Change, PlacedWord, Word

FAR = 2.0
"""A name is carried over at most so many seconds."""


def corrected(lengths: Mapping[str, int], changes: Iterable[Change]) -> frozenset[tuple[str, int]]:
    """Which words (block, place in it) read as they do because somebody corrected them.

    ``changes`` are the corrections that stand, oldest first; ``lengths`` how many words each block has
    now. A change of the speaker alone is none.
    """
    by_block: dict[str, list[Change]] = defaultdict(list)
    for change in changes:
        by_block[change.block_id].append(change)
    found: set[tuple[str, int]] = set()
    for name, some in by_block.items():
        grown = sum(len(change.after) - len(change.before) for change in some)
        marks = [False] * max(0, lengths.get(name, 0) - grown)
        for change in some:
            old, new = [w.text for w in change.before], [w.text for w in change.after]
            if old != new:
                before = marks[change.first : change.first + len(old)]
                same = len(old) == len(new)
                marks[change.first : change.first + len(old)] = [
                    text != old[at] or before[at] if same else True for at, text in enumerate(new)
                ]
        found |= {(name, at) for at, mark in enumerate(marks) if mark}
    return frozenset(found)


def kept(
    blocks: Sequence[Block], heard: Sequence[PlacedWord], mended: Collection[tuple[str, int]]
) -> Iterator[Block]:
    """New blocks with the corrected words (``mended``) and the speakers of what was ``heard`` before."""
    by_source: dict[str, list[PlacedWord]] = defaultdict(list)
    for word in heard:
        by_source[word.source_id].append(word)
    old = {name: sorted(some, key=lambda w: _middle(w.word)) for name, some in by_source.items()}
    middles = {name: [_middle(one.word) for one in some] for name, some in old.items()}
    for block in blocks:
        name = block.source_id
        yield _kept(block, old.get(name, []), middles.get(name, []), mended)


def _kept(
    block: Block,
    old: Sequence[PlacedWord],
    middles: Sequence[float],
    mended: Collection[tuple[str, int]],
) -> Block:
    """A block with what stays; ``middles`` are those of the ``old`` words, in order."""
    low, high = bisect_left(middles, block.start), bisect_left(middles, block.end)
    stay = [one.word for one in old[low:high] if (one.block_id, one.index) in mended]
    words = [_named(word, old, middles) for word in block.words]
    for word in stay:
        words = [one for one in words if not word.start <= _middle(one) < word.end]
    return replace(block, words=tuple(sorted([*words, *stay], key=lambda w: (w.start, w.end))))


def _named(word: Word, old: Sequence[PlacedWord], middles: Sequence[float]) -> Word:
    """A word with the speaker of the nearest one before."""
    if word.speaker or not old:
        return word
    at = bisect_left(middles, _middle(word))
    near = min(
        (n for n in (at - 1, at) if 0 <= n < len(old)),
        key=lambda n: abs(middles[n] - _middle(word)),
    )
    if abs(middles[near] - _middle(word)) > FAR:
        return word
    said = old[near].word
    return replace(word, speaker=said.speaker, speaker_confidence=said.speaker_confidence)


def _middle(word: Word) -> float:
    return (word.start + word.end) / 2
