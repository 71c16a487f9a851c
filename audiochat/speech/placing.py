"""Words of a piece with their places in the whole, looked for a little before the piece too."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from audiochat.domain.transcript import Word
from audiochat.speech.alignment import Spoken
from audiochat.speech.pieces import Piece
from audiochat.speech.refining import refined
from audiochat.speech.voice_activity import Samples


def placed(
    spoken: Sequence[Spoken], piece: Piece, samples: Samples, language: str
) -> tuple[tuple[Word, ...], list[Spoken]]:
    """Words with better times: in seconds of ``samples``, and the same words in seconds of the piece.

    Voice activity begins late where the first word is weak, and later in one hearing than in another, so
    that the same "of" had its place in one and none in the other: see ``Piece.widened``.
    """
    wide = piece.widened()
    later = [piece.later(wide, word.start, word.end) for word in spoken]
    moved = [_moved(word, by) for word, by in zip(spoken, later, strict=True)]
    found = refined(moved, wide.cut(samples), language)
    words = tuple(
        Word(word.text, *wide.located(word.start, word.end), word.confidence) for word in found
    )
    return words, [_moved(word, -by) for word, by in zip(found, later, strict=True)]


def _moved(word: Spoken, by: float) -> Spoken:
    return replace(word, start=max(0.0, word.start + by), end=max(0.0, word.end + by))
