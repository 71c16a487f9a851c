# ruff: noqa: E501 (a shape of a sentence is read as one line)
"""Ordinary edits at what is said: "slow down the part from "be kind" to "your brother" to 0.9".

What is named is looked up in the transcript and put into the sentence as times; the ordinary rules read the rest.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import islice

from audiochat.domain.plan import Step
from audiochat.services.commander.heard import places
from audiochat.services.commander.heard.normal import Said
from audiochat.services.commander.heard.places import Absent, Asked
from audiochat.services.commander.heard.reader import target
from audiochat.services.commander.heard.request import Target
from audiochat.services.commander.heard.sides import sides
from audiochat.services.commander.normalise import word_set

LONGEST = 240
"""Letters of a sentence that is looked through for what it names."""
MOST_TRIES = 60
LEAST_TURN = 0.5
"""Seconds; loudness is measured over blocks of 0.4 s (ITU-R BS.1770), and less is no turn to level."""
MOST_TURNS = 1000
_MANY = ("speaker", "others", "questions", "answers", "thanks", "greeting", "farewell", "advert")
"""What may be several parts that an edit is done to one by one."""
_EACH = word_set(
    "gain normalize_loudness normalize_peak reduce_noise remove_hum high_pass low_pass change_tempo change_speed "
    "change_pitch fade_in fade_out remove_silence"
)
"""Edits that are done to each part."""
_NEAR = 0.06
"""Seconds that a time may change by being written with one decimal."""
_CLOCK = re.compile(r"\d:\d\d")
"""A time by which the part is given already."""
_POINT = re.compile(r"\b(?:chapters?|markers?|insert|split)\b")
_REMOVES = ("delete", "silence", "trim")
_OPENS = re.compile(
    r"(?<!\S)(?:(?:(?:at |on |over |in |for |to )?(?:the |that |this |her |his |their )?(?:very |whole |entire |closing |opening |middle |long )?(?:first |second |third |last )?"
    r"(?:part|bit|sentence|line|section|passage|questions?|answers?|moment|place|point|words?|phrase|story|stuff|time|"
    r"ads?|adverts?|advertisements?|commercials?|sponsor|greetings?|welcome|hello|good ?byes?|farewells?|thank[- ]?yous?))\b|"
    r"where\b|when\b|from\b|between\b|everything\b|everyone\b|everybody\b|whatever\b|what\b|\"|(?:from |in |on |over |for |to )?[\w-]+'s (?:answers?|questions?|parts?|voice|lines|turns|side)\b|before\b|after\b)"
)
_WRAPPED = re.compile(
    r"^(?:at|on|over|in|for|to) (?=the|that|this|her|his|their|where|when)|^(?:from|at|on|over|in|for|to) (?=[\w-]+'s )"
)
_PART = re.compile(
    r"^(?:the )?(?:whole |entire |closing |opening |middle |long |last |first )?(?:part|bit|section|passage|stretch|piece)s? (?=from|between|before|after|until)"
)
_FADES_OUT = re.compile(r"\bfade(?: it| the \w+)? out\b")
_SOME = re.compile(r"\b(?:one|some|any|most|none|half|two|three|a few|a couple) of (?:the )?$")
_GOES_TO = re.compile(r" (?:to|at|onto) the (?:very )?(?:start|beginning|front|top|end)$")


class Placing:
    """Puts times in the place of what is said; ``others`` are the ordinary rules."""

    def __init__(self, said: Said, others: Callable[[str], tuple[Step, ...] | None]) -> None:
        self._said, self._others = said, others

    def steps(self, text: str) -> tuple[Step, ...] | None:
        """The steps of a wish that names a part by what is said in it, or None."""
        if len(text) > LONGEST or _CLOCK.search(text):
            return None
        for start, end in islice(_stretches(text), MOST_TRIES):
            span = self._span(text[start:end])
            turns = (
                self._turns(text[start:end])
                if span is None and not _SOME.search(text[:start])
                else []
            )
            if span is None and not turns:
                continue
            point = _POINT.search(text) is not None
            one = span or turns[0]
            outwards = _FADES_OUT.search(text) is not None and one[0] == one[1]
            for written in _written(one, point, outwards):
                made = self._others(f"{text[:start]}{written}{text[end:]}")
                if made and all(step.op not in _REMOVES for step in made):
                    exact = tuple(_exact(step, one) for step in made)
                    if any(step.start is not None for step in exact):
                        return _each(exact, one, turns) if turns else exact
        return None

    def _turns(self, part: str) -> list[tuple[float, float]]:
        """The seconds of several parts that a part of a sentence names: what a speaker says, the answers."""
        named = target(_WRAPPED.sub("", part.strip()))
        if named is None or not (named.many and named.kind in _MANY):
            return []
        try:
            found = [self._said.span(h.first, h.last) for h in places.hits(self._said, named)]
        except (Asked, Absent):
            return []
        long = [(start, end) for start, end in found if end - start >= LEAST_TURN]
        return long if len(long) <= MOST_TURNS else []

    def _span(self, part: str) -> tuple[float, float] | None:
        """The seconds a part of a sentence names, None where it names none or several."""
        if _GOES_TO.search(part):
            return None  # "the part about the garage to the beginning"
        bare = _PART.sub("", _WRAPPED.sub("", part.strip()))
        beside = re.match(r"(?:right |just )?(?P<side>before|after) (?P<what>.+)", bare)
        if beside is not None:
            span = self._span(beside["what"])
            at = 0 if beside["side"] == "before" else 1
            return (span[at], span[at]) if span is not None else None
        if not re.search(r"[^\W\d]", bare):
            return None
        sided = sides(bare) if re.match(r"(?:from|between)\b", bare) else None
        try:
            if sided is not None:
                relation, one, other = sided
                first = self._one(one)
                if relation == "from" and other is None:
                    return first
                last = self._one(other) if other is not None else None
                if first is None or last is None:
                    return None
                return (first[0], last[1]) if relation == "range" else (first[1], last[0])
            named = target(bare)
            return self._one(named) if named is not None and named.kind != "speaker" else None
        except (Asked, Absent):
            return None

    def _one(self, named: Target | None) -> tuple[float, float] | None:
        if named is None or named.kind == "end":
            return None
        if named.kind == "time":
            return named.at, named.at
        found = places.chosen(self._said, named)
        return self._said.span(found[0].first, found[0].last) if len(found) == 1 else None


def _each(
    steps: tuple[Step, ...], one: tuple[float, float], turns: list[tuple[float, float]]
) -> tuple[Step, ...] | None:
    """The edit of one turn, for all of them; None where it is no single edit of that turn."""
    if len(steps) != 1 or steps[0].end is None or steps[0].op not in _EACH:
        return None
    return tuple(
        steps[0].model_copy(update={"start": round(start, 3), "end": round(end, 3)})
        for start, end in turns
    )


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """Where a part may be named in a sentence, the longest stretches first."""
    ends = [m.end() for m in re.finditer(r"\S+", text)]
    for opened in _OPENS.finditer(text):
        for end in reversed(ends):
            if end > opened.start() + 3:
                yield opened.start(), end


def _written(span: tuple[float, float], point: bool, outwards: bool) -> Iterator[str]:
    """A span in the words of the ordinary rules: from its start to its end, or at its start.

    ``outwards``: from its end to that of the recording, as what fades out after it.
    """
    first, last = (_clock(seconds) for seconds in span)
    if outwards:
        yield f"from {first} to the end"
    if not point and first != last:
        yield f"from {first} to {last}"
    yield f"at {first}"


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds, 1), 60)
    return f"{int(minutes)}:{rest:04.1f}"


def _exact(step: Step, span: tuple[float, float]) -> Step:
    """A step with the exact times that were written with one decimal."""
    changes = {}
    for name in ("start", "end"):
        value = getattr(step, name)
        for exact in span:
            if value is not None and abs(value - exact) <= _NEAR:
                changes[name] = round(exact, 3)
    return step.model_copy(update=changes)
