"""Words as they are kept: in order, inside their block, without spaces, and of bounded length."""

from __future__ import annotations

from dataclasses import replace

from audiochat.domain.transcript import Block, Word
from audiochat.services.transcripts import correcting

LONGEST_NAME = 100


def tidied(block: Block) -> Block:
    """A block as it is kept: its words in order, inside it, and without spaces."""
    if not 0 <= block.start < block.end:
        raise ValueError(f"not a stretch: {block.start}..{block.end}")
    words = sorted(filter(None, (_tidy(word, block) for word in block.words)), key=_by_start)
    return replace(block, words=tuple(words))


def _by_start(word: Word) -> tuple[float, float]:
    return word.start, word.end


def _tidy(word: Word, block: Block) -> Word | None:
    """A word as it is kept; None when nothing is left of it."""
    text = " ".join(word.text.split())[: correcting.LONGEST_WORD]
    start = min(max(word.start, block.start), block.end)
    end = min(max(word.end, start), block.end)
    if not text or start != start or end != end:  # not a number
        return None
    confidence = min(max(word.confidence, 0.0), 1.0)
    sure = min(max(word.speaker_confidence, 0.0), 1.0)
    return Word(text, start, end, confidence, speaker_name(word.speaker), sure)


def speaker_name(name: str) -> str:
    """A speaker's name as it is kept."""
    return " ".join(name.split())[:LONGEST_NAME]


def shortened(text: str) -> str:
    """The beginning of a text, for a label."""
    text = " ".join(text.split())
    return text if len(text) <= 40 else text[:39] + "…"
