"""Keeps what a recogniser made up out of the words: stock phrases, loops, and more than could be said."""

from __future__ import annotations

import re
from collections.abc import Sequence

from audiochat.speech.alignment import Spoken
from audiochat.speech.pace import expected_length

SURE = 0.7
"""Words as sure as this on average are believed, however few and fast they are."""

_STOCK = re.compile(
    r"(thank you|thanks for watching|thank you for watching|thanks|you|bye|the|so|oh|i'm sorry"
    r"|please subscribe|see you next time|subtitles by .*|music|applause)"
)
"""What whisper writes where nothing is said: it learnt from captions of videos."""

_FASTEST = 3.0  # times the usual pace: nobody speaks faster
_LONGEST = 40  # letters of a word in a script with spaces
_LOOP = 4  # times the same few words one after the other
_ROUND = range(4, 31)  # words of a longer round, of which the second tells already:
_HURRIED = 0.6  # of the time that the first one took


def believable(spoken: Sequence[Spoken], seconds: float, no_speech: float) -> list[Spoken]:
    """The words that may have been said in ``seconds`` of speech.

    ``no_speech`` is the model's own probability that there was none. Sure words always stay.
    """
    words = [word for word in spoken if len(word.text) <= _LONGEST or not word.text.isascii()]
    words = _without_hurried_rounds(_without_loops(words))
    if not words:
        return []
    sure = sum(word.confidence for word in words) / len(words)
    if sure >= SURE:
        return words
    text = re.sub(r"[^\w\s']", "", " ".join(word.text for word in words)).strip().lower()
    if _STOCK.fullmatch(text) and (sure < 0.55 or no_speech > 0.3):
        return []
    if sum(expected_length(word.text) for word in words) > _FASTEST * seconds:
        return []
    return words


def _without_loops(words: Sequence[Spoken]) -> list[Spoken]:
    """Of unsure words that go round in a circle only the first round stays."""
    out = list(words)
    for size in range(1, 9):
        index = 0
        while index + size * _LOOP <= len(out):
            turn = [word.text.lower().strip(".,!?") for word in out[index : index + size]]
            end = index + size
            while [word.text.lower().strip(".,!?") for word in out[end : end + size]] == turn:
                end += size
            rounds = out[index:end]
            sure = sum(word.confidence for word in rounds) / len(rounds)
            if len(rounds) >= size * _LOOP and sure < SURE:
                del out[index + size : end]
            index += 1
    return out


def _without_hurried_rounds(words: Sequence[Spoken]) -> list[Spoken]:
    """Of some words that come once more in much less time only the first round stays.

    Nobody says a sentence again so much faster: the model wrote it for something else that was said.
    """
    out, texts = list(words), [word.text.lower().strip(".,!?") for word in words]
    index = 0
    while index < len(out):
        for size in _ROUND:
            end = index + size
            if texts[index:end] != texts[end : end + size] or end + size > len(out):
                continue
            first, again = (out[n + size - 1].end - out[n].start for n in (index, end))
            if again < _HURRIED * first:
                last = end
                while last < len(out) and texts[last] == texts[last - size]:
                    last += 1
                del out[end:last], texts[end:last]
        index += 1
    return out
