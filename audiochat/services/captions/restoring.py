"""What the words were before captions were laid over them, so that it can be taken back."""

from __future__ import annotations

import uuid
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence

from audiochat.domain.transcript import Block, PlacedWord, Word

ORIGIN = "restored"


def before(blocks: Sequence[Block], heard: Sequence[PlacedWord], language: str) -> Iterator[Block]:
    """For each block that will be written, one with the words that are heard in its place now.

    Corrected words come back as they were corrected.
    """
    by_source: dict[str, dict[tuple[str, int], Word]] = defaultdict(dict)
    for word in heard:
        by_source[word.source_id][word.block_id, word.index] = word.word
    in_order = {name: sorted(found.values(), key=_middle) for name, found in by_source.items()}
    for block in blocks:
        words = in_order.get(block.source_id, [])
        low = bisect_left(words, block.start, key=_middle)
        high = bisect_left(words, block.end, key=_middle)
        kept = tuple(words[low:high])
        name = uuid.uuid4().hex
        yield Block(name, block.source_id, block.start, block.end, kept, language, ORIGIN)


def _middle(word: Word) -> float:
    return (word.start + word.end) / 2
