"""What the person wrote stays when a recording is recognised anew: corrected words, names of speakers."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

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


@dataclass(frozen=True, slots=True)
class Kept:
    """A new block with what stays of the person's; ``changes`` say what that was made of.

    They are the corrections of what was heard that give the block's words, each of the words as
    those before it left them.
    """

    block: Block
    changes: tuple[Change, ...] = ()


def taken_out(changes: Iterable[Change]) -> list[tuple[str, Word]]:
    """The words that corrections took away with nothing in their place, with the block of each."""
    return [(change.block_id, w) for change in changes if not change.after for w in change.before]


def kept(
    blocks: Sequence[Block],
    heard: Sequence[PlacedWord],
    mended: Collection[tuple[str, int]],
    taken: Iterable[tuple[str, Word]] = (),
) -> Iterator[Kept]:
    """New blocks with the corrected words (``mended``) and the speakers of what was ``heard`` before.

    ``taken`` are words that the person took away, each with its source: heard again, they go again.
    """
    by_source: dict[str, list[PlacedWord]] = defaultdict(list)
    for word in heard:
        by_source[word.source_id].append(word)
    gone: dict[str, list[Word]] = defaultdict(list)
    for source, one in taken:
        gone[source].append(one)
    old = {name: sorted(some, key=lambda w: _middle(w.word)) for name, some in by_source.items()}
    middles = {name: [_middle(one.word) for one in some] for name, some in old.items()}
    for block in blocks:
        name = block.source_id
        yield _kept(block, old.get(name, []), middles.get(name, []), mended, gone[name])


def _kept(
    block: Block,
    old: Sequence[PlacedWord],
    middles: Sequence[float],
    mended: Collection[tuple[str, int]],
    gone: Sequence[Word],
) -> Kept:
    """A block with what stays; ``middles`` are those of the ``old`` words, in order."""
    low, high = bisect_left(middles, block.start), bisect_left(middles, block.end)
    stay = [one.word for one in old[low:high] if (one.block_id, one.index) in mended]
    words = [_named(word, old, middles) for word in block.words]
    changes: list[Change] = []

    def put(first: int, last: int, new: tuple[Word, ...]) -> None:
        changes.append(Change(block.id, first, tuple(words[first:last]), new))
        words[first:last] = new

    for word in stay:
        at = [n for n, one in enumerate(words) if _in(one, word) and one not in stay]
        after = bisect_left(words, (word.start, word.end), key=lambda one: (one.start, one.end))
        put(*((at[0], at[-1] + 1) if at else (after, after)), (word,))
    for word in gone:
        for n in reversed(range(len(words))):
            same = _in(words[n], word) and _bare(words[n].text) == _bare(word.text)
            if same and words[n] not in stay:
                put(n, n + 1, ())
    return Kept(replace(block, words=tuple(words)), tuple(changes))


def _in(word: Word, other: Word) -> bool:
    """Whether a word is said in the time of another."""
    return other.start <= _middle(word) < other.end


def _bare(text: str) -> str:
    return re.sub(r"\W", "", text).casefold() or text


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
