"""Speakers whose name is a number ("Speaker 2"): they are called by one word while a sentence is read.

All that reads sentences knows names of one word, such as "Anna". So "cut Speaker 2's answers" is read as
if a name stood there, and the answer has the person's words again.
"""

from __future__ import annotations

import re
from dataclasses import replace
from threading import Lock

from audiochat.domain.hearing import Hearing
from audiochat.domain.plan import Step, Understanding
from audiochat.domain.transcript import PlacedWord, Transcript
from audiochat.domain.voices_told import AUTOMATIC

_STAND_IN = "Vexor"
"""A name that nobody has and that is like no word; a letter for the number follows."""

_COUNTED = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_NUMBER = rf"(?:\d{{1,2}}|{'|'.join(_COUNTED)})"
_NAME = re.compile(re.escape(AUTOMATIC).replace(r"\{0\}", r"(\d{1,2})"))
_PAIR = re.compile(
    rf"\bspeakers? (?P<one>{_NUMBER})(?P<joint>,? (?:and|or|&) )(?P<other>{_NUMBER})\b(?! ?(?:dB|:\d))",
    re.IGNORECASE,
)
_CALLED = re.compile(
    rf"(?<![\"“'])\b(?:the )?(?:speaker|ה?דובר(?:ת)?)[ -]?(?:number |no\.? |#)?(?P<number>{_NUMBER})\b"
    r"(?!\.\d|:\d| ?%| (?:dB|decibels?|times|seconds?|minutes?|percent|lufs)\b)",
    re.IGNORECASE,
)
_QUOTES = re.compile(r"\b(?:says?|said|saying|words?|phrase|mentions?) $", re.IGNORECASE)
_STOOD_IN = re.compile(rf"\b{_STAND_IN}([a-z])([a-z]?)\b", re.IGNORECASE)


class Numbered:
    """Puts names in the place of numbers and back. Safe from any thread."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._last: tuple[Transcript, Transcript] | None = None

    def named(self, words: str, hearing: Hearing | None) -> tuple[str, Hearing | None]:
        """A sentence and what is heard, with a name for every speaker who has a number for one."""
        if hearing is None:
            return words, None
        known, alike = hearing.words, hearing.alike
        heard = replace(
            hearing,
            words=lambda: self._renamed(known()),
            alike=lambda topic, speaker: alike(topic, told(speaker)),
        )
        pairs = _PAIR.sub(r"Speaker \g<one>\g<joint>Speaker \g<other>", words)
        if _CALLED.search(pairs) is None or not _numbered(known()):
            return words, heard
        return _CALLED.sub(_by_name, pairs), heard

    def _renamed(self, heard: Transcript | None) -> Transcript | None:
        """The words of a transcript, the same object for the same one."""
        if heard is None:
            return None
        with self._lock:
            if self._last is not None and self._last[0] is heard:
                return self._last[1]
        renamed = heard
        if _numbered(heard):
            renamed = replace(heard, words=tuple(_by_stand_in(word) for word in heard.words))
        with self._lock:
            self._last = (heard, renamed)
        return renamed


def told(text: str) -> str:
    """A text with the numbers of speakers again."""
    return _STOOD_IN.sub(lambda found: AUTOMATIC.format(_number(found[1] + found[2])), text)


def _by_name(found: re.Match[str]) -> str:
    """The name of a speaker with a number; the words themselves where they are those that are said."""
    if _QUOTES.search(found.string[: found.start()]):
        return found[0]
    return _stand_in(_value(found["number"]))


def is_stand_in(name: str) -> bool:
    """Whether a name stands for a speaker who has a number alone."""
    return _STOOD_IN.fullmatch(name) is not None


def answered(answer: Understanding) -> Understanding:
    """An answer with the numbers of speakers in all that is shown and done."""
    steps = tuple(_step(step) for step in answer.steps)
    changed = {"steps": steps, "message": told(answer.message), "note": told(answer.note)}
    return answer.model_copy(update=changed)


def _step(step: Step) -> Step:
    params = {k: told(v) if isinstance(v, str) else v for k, v in step.params.items()}
    return step.model_copy(update={"params": params, "about": told(step.about)})


def _numbered(heard: Transcript | None) -> bool:
    return heard is not None and any(_NAME.fullmatch(w.word.speaker) for w in heard.words)


def _by_stand_in(placed: PlacedWord) -> PlacedWord:
    found = _NAME.fullmatch(placed.word.speaker)
    if found is None:
        return placed
    return replace(placed, word=replace(placed.word, speaker=_stand_in(int(found[1]))))


def _value(number: str) -> int:
    return int(number) if number.isdigit() else _COUNTED.index(number.lower()) + 1


def _stand_in(number: int) -> str:
    more, last = divmod(number, 26)
    return _STAND_IN + (chr(96 + more) if more else "") + chr(97 + last)


def _number(letters: str) -> int:
    *more, last = (ord(letter) for letter in letters.lower())
    return sum(26 * (one - 96) for one in more) + last - 97
