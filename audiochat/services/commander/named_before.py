# ruff: noqa: E501 (a shape of a sentence is read as one line)
""" "Clean up both", "take them out": what the exchange before named, put in the place of such a word."""

from __future__ import annotations

import re
from threading import Lock

from audiochat.domain.hearing import FillerOptions, Hearing
from audiochat.domain.plan import PlanStatus, Step, Understanding
from audiochat.services.commander.heard.english import CLOSING, POLITE
from audiochat.services.commander.numbered import Numbered, answered
from audiochat.services.commander.persons_meant import Persons, named_in
from audiochat.services.commander.plan_groups import summary
from audiochat.services.commander.tightening import joined, kinds_in

_CLEAN = r"(?:clean|tidy|clear)(?: (?:up|out))?"
_WISH = re.compile(
    rf"^{POLITE}(?P<verb>{_CLEAN}|remove|delete|cut(?: out)?|take(?: out)?|get rid of|edit out|mute|silence|make) "
    rf"(?P<what>both(?: of (?:them|those|these))?|(?:them|those|these)(?: both| two)?|the two(?: of them)?)(?P<rest>(?: (?:up|out|away|(?:a (?:bit|little) )?(?:louder|quieter|softer)))?){CLOSING}[.! ]*$",
    re.IGNORECASE,
)
_CLEANS = re.compile(rf"^{_CLEAN}$", re.IGNORECASE)
_CLEANED = re.compile(
    rf"^{POLITE}{_CLEAN} (?P<one>[\w.-]+)(?: and (?P<other>[\w.-]+))?(?: up)?{CLOSING}[.! ]*$",
    re.IGNORECASE,
)
""" "Clean up Anna and Ben"."""
_NAMES = {"filler": "the hesitations", "repeat": "the repeated words", "pause": "the long pauses"}


class Before:
    """Remembers what one exchange named, for the sentence after it. Safe from any thread."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._told = ""
        self._persons, self._numbered = Persons(), Numbered()

    def remember(self, words: str, answer: Understanding) -> Understanding:
        """A sentence (spelt out) was answered; gives the answer as it is to be shown."""
        self._persons.remember(words, answer.message)
        with self._lock:
            self._told = f"{words}\n{answer.message}"
        return answered(answer)

    def question(self, words: str, hearing: Hearing | None) -> Understanding | None:
        """Which speaker is meant by "her" in a sentence (spelt out), where it may be several."""
        return self._persons.question(words, hearing)

    def spelt_out(self, words: str, hearing: Hearing | None) -> tuple[str, Hearing | None]:
        """A sentence and what is heard, as both are read: everybody is called by a name of one word.

        "Both", "them" and "her" are what they stand for, where what went before named it.
        """
        words, hearing = self._numbered.named(words, hearing)
        words = self._persons.spelt_out(words, hearing)
        return self._with_both(words, hearing), hearing

    def _with_both(self, words: str, hearing: Hearing | None) -> str:
        """A sentence about "both" or "them" with what that is."""
        wish = _WISH.match(words.strip())
        if wish is None:
            return words
        with self._lock:
            told = self._told
        kinds = kinds_in(told)
        pair = wish["what"].lower() not in ("them", "those", "these")
        mends = wish["verb"].lower() not in ("mute", "silence", "make")
        if mends and len(kinds) > pair:
            return f"remove {joined([_NAMES[kind] for kind in kinds])}"
        names = named_in(told, hearing)
        if len(names) != 2:  # "both of them" are no words that are said
            return f"{wish['verb']} both{wish['rest']}" if pair else words
        if _CLEANS.match(wish["verb"]):
            return f"clean up {' and '.join(names)}"
        return " and ".join(f"{wish['verb']} {name}{wish['rest']}" for name in names)


def tidied(words: str, hearing: Hearing | None) -> Understanding | None:
    """The plan for "clean up Anna and Ben": nothing of what they say goes but hesitations and repeats."""
    wish = _CLEANED.match(words.strip())
    named = [name for name in wish.group("one", "other") if name] if wish is not None else []
    found = named_in(" ".join(named), hearing) if named else []
    if hearing is None or not found or len(found) != len(named):
        return None
    steps = hearing.fillers(FillerOptions(pauses=False))
    if steps is None:
        return None
    theirs = tuple(step for step in steps if _speaks(step, hearing) in found)
    if not theirs:
        message = f"I found no hesitations and no repeated words of {' or '.join(found)}."
        return Understanding(status=PlanStatus.REFUSED, message=message)
    told = summary(theirs)
    return Understanding(
        status=PlanStatus.PLAN, steps=theirs, message=f"{told[:1].upper()}{told[1:]}"
    )


def _speaks(step: Step, hearing: Hearing) -> str:
    """Who says what is nearest to a cut."""
    heard = hearing.words()
    middle = ((step.start or 0.0) + (step.end or 0.0)) / 2
    words = heard.heard if heard is not None else ()
    nearest = min(words, key=lambda w: max(w.start - middle, middle - w.end), default=None)
    return nearest.word.speaker if nearest is not None else ""
