"""Words that were chosen a while ago, as they stand now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from audiochat.domain.errors import NotFound
from audiochat.domain.transcript import Block, PlacedWord, Word


def place_of(words: Sequence[PlacedWord], wanted: PlacedWord) -> int:
    """Where a word stands now: the same word of its block, at the time nearest to the one it had."""
    same = [
        at
        for at, word in enumerate(words)
        if (word.block_id, word.index) == (wanted.block_id, wanted.index)
    ]
    if not same:
        raise NotFound("These words have changed meanwhile.", "Choose them again.")
    return min(same, key=lambda at: abs(words[at].start - wanted.start))


def stored(run: Sequence[PlacedWord], blocks: Mapping[str, Block]) -> tuple[Word, ...]:
    """The words of a run as their block holds them: their times are those of the block's source."""
    block = blocks.get(run[0].block_id)
    words = block.words[run[0].index : run[-1].index + 1] if block is not None else ()
    if [word.text for word in words] != [word.text for word in run]:
        raise NotFound("These words have changed meanwhile.", "Choose them again.")
    return words
