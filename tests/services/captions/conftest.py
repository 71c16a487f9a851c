"""Transcripts made by hand: words at a steady pace, with pauses after sentences."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from audiochat.domain.transcript import PlacedWord, Transcript, Word


def say(
    turns: list[tuple[str, str]], *, language: str = "en", start: float = 0.5, pause: float = 0.5
) -> Transcript:
    """Each turn is a speaker and a text; words take 80 ms and 50 ms a letter."""
    now, words = start, []
    for speaker, text in turns:
        for one in text.split(" "):
            end = now + 0.08 + 0.05 * len(one)
            word = Word(one, now, end, 0.9, speaker)
            words.append(PlacedWord(word, now, end, "source", "block", len(words)))
            now = end + (pause if one[-1:] in (".", "?", "!") else 0.03)
    return Transcript(now + 1.0, tuple(words), ((0.0, now),), language)


@pytest.fixture
def spoken() -> Callable[..., Transcript]:
    return say
