"""When words that were recognised may be wrong, as far as the words themselves tell."""

from __future__ import annotations

from collections.abc import Sequence

from audiochat.domain.transcript import Word

UNSURE, ALONE, WEAK = 0.6, 0.45, 0.4
"""Sentences are doubted under the first mean confidence, up to three words alone under the second, and
sentences of which more than a fifth of the words are under the third."""

DOUBT = (
    "What was heard is uncertain: the speech may be unclear, or in a language that this recogniser "
    "does not know."
)


def doubt_about(words: Sequence[Word]) -> str:
    """A sentence about words heard together that may be wrong, or nothing.

    A word alone, with nothing around it, is never as sure as words in a sentence.
    """
    if not words:
        return ""
    sure = sum(word.confidence for word in words) / len(words)
    unsure = sum(word.confidence < WEAK for word in words)
    few = len(words) < 4
    if sure >= (ALONE if few else UNSURE) and (few or unsure < 0.22 * len(words)):
        return ""
    return DOUBT
