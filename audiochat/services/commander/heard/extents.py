# ruff: noqa: E501 (a shape of a sentence is read as one line)
"""How long something said lasts, and which answer, question or turn is the longest or the shortest."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

from audiochat.domain.hearing import Levels
from audiochat.services.commander.describe import length
from audiochat.services.commander.heard import facts, places, voices
from audiochat.services.commander.heard.calling import name_of
from audiochat.services.commander.heard.finding import Hit
from audiochat.services.commander.heard.normal import Said
from audiochat.services.commander.heard.places import marks
from audiochat.services.commander.heard.reader import target
from audiochat.services.commander.heard.request import Request, Target
from audiochat.services.commander.heard.sound import Fact
from audiochat.services.commander.heard.who_speaks import person

_LONG = (
    re.compile(r"how (?:long|many (?:seconds|minutes))(?: exactly)? (?:is|are|was|were|does|do|did) (?P<what>.+?)(?: (?:last|take up|take|run|go on)(?: for)?| in (?:seconds|minutes)| long)?"),
    re.compile(r"what(?:'s| is| was) the (?:total |exact )?(?:length|duration|running time) of (?P<what>.+)"),
    re.compile(r"how much time (?:does|do|did) (?P<what>.+?) (?:take(?: up)?|last)"),
)  # fmt: skip
_KINDS = (
    "advert", "greeting", "farewell", "thanks", "sorry", "questions", "answers", "fillers", "repeats",
    "swears", "about", "sentence", "part", "holding", "sentences", "speaker",
)  # fmt: skip
"""Kinds of things whose length is a length in the recording; "the war" or "the phone number" has another."""
_NAME = r"(?:the )?[\w.-]+"
_UNIT = r"(?P<unit>answer|reply|response|question|turn|monologue|sentence)"
_UNITS = r"(?:answers?|replies|reply|responses?|questions?|turns?|monologues?|sentences?)"
_WAY = r"(?P<way>longest|shortest)(?: single)?"
_GOES = r"(?:(?P<go>(?:play|hear)(?: me| us)?|let (?:me|us) hear|(?:go|jump|skip|take (?:me|us)|bring (?:me|us)) to|select|highlight) )"
_FINDS = (
    r"(?:(?:find|show)(?: me| us)? |(?:where|what|which|which one|when|how long)(?:'s| is| was) )"
)
_SUPER = (
    re.compile(rf"(?:{_GOES}|{_FINDS})?(?:the |his |her |their |(?P<owner>{_NAME})'s? )?(?:very )?{_WAY} {_UNIT}(?: (?:of|by|from|that|which) (?P<by>{_NAME})(?: (?:gives|gave|asks|asked|says|said|has|had))?)?"),
    re.compile(rf"(?:what|which) (?:of (?P<owner>{_NAME})'s )?{_UNIT}s? (?:is|was|takes|lasts) (?:the )?{_WAY}"),
    re.compile(rf"(?P<who>who|which (?:speaker|person|one)) (?:gives?|gave|asks?|asked|has|had|says?|said) the {_WAY} {_UNIT}"),
    re.compile(rf"(?P<who>whose) {_UNIT} (?:is|was) (?:the )?{_WAY}"),
)  # fmt: skip
_SUPER_OF = re.compile(
    rf"how long (?:is|was) (?:the |(?P<owner>{_NAME})'s? )?{_WAY} {_UNIT}(?: (?:of|by|from) (?P<by>{_NAME}))?"
)
_GENERAL = re.compile(r"(?:a|an|any|one|your|my) ")
"""What speaks of things in general: "how long is a question?"."""


_ALL = (
    r"(?:it|this|that|(?:the |this |my |our |your )?(?:whole |entire |full |complete )?(?:thing|recording|file|audio|track|clip|tape|lesson|talk|meeting|lecture|"
    r"episode|interview|podcast|call|show|sermon|speech|presentation|session|conversation|video|song|seminar|webinar|class|hearing|discussion|programme|program))"
)
_TOTAL = r"(?: (?:in total|in all|altogether|all together|overall|now|at the moment|exactly|for|so far))*"
_OF_ALL = (
    re.compile(rf"how (?:long|many (?:minutes|seconds|hours))(?: exactly)? (?:is|are|was) {_ALL}(?: long)?{_TOTAL}|how long's {_ALL}{_TOTAL}"),
    re.compile(rf"how (?:long|many (?:minutes|seconds|hours)) (?:does|do|did) {_ALL} (?:last|run|go on|take|go)(?: for)?{_TOTAL}"),
    re.compile(rf"what(?:'s| is) (?:the )?(?:total |exact |overall |whole )?(?:length|duration|running time|run time|playing time|total time)(?: of {_ALL})?{_TOTAL}"),
    re.compile(r"(?:מה|מהו) ה?אורך(?: של)? (?:ה?(?:הקלטה|קובץ|שיעור|שיחה|פגישה|ראיון|הרצאה)|זה)|כמה זמן (?:זה|ה(?:הקלטה|שיעור|שיחה|פגישה|ראיון|הרצאה|קובץ))(?: נמשכת?| אורכת?)?|כמה ארוכה? ה?(?:זה|הקלטה|שיעור|שיחה|פגישה|ראיון|הרצאה|קובץ)"),
)  # fmt: skip


def is_of_all(words: str) -> bool:
    """Whether a sentence asks how long all of the recording is."""
    return any(shape.fullmatch(words) for shape in _OF_ALL)


def of_all(duration: float) -> Fact:
    """How long the recording is."""
    return Fact(f"The recording is {length(round(duration, 1))} long.")


def asked(words: str) -> Callable[[Said, Callable[[], Levels | None]], Fact | None] | None:
    """How to work out the length a sentence asks for, None for all others."""
    for shape in (_SUPER_OF, *_SUPER):
        found = shape.fullmatch(words)
        if found is not None and re.search(r"^(?:longest|shortest)", words) is None:
            parts = found.groupdict()
            owner = (parts.get("owner") or parts.get("by") or "").removeprefix("the ")
            action = "go" if parts.get("go") else ""
            return partial(_extreme, found["way"], found["unit"], owner, action)
    for shape in _LONG:
        found = shape.fullmatch(words)
        if found is None or _GENERAL.match(found["what"]):
            continue
        named = target(found["what"])
        quoted = named is not None and named.kind == "phrase" and '"' in found["what"]
        if named is not None and (quoted or named.kind in _KINDS):
            return partial(_length_of, named)
    return None


def _length_of(named: Target, said: Said, _levels: object) -> Fact:
    """How long what is named lasts, all of it together where there are several."""
    if named.kind == "speaker":
        return facts.tell(said, Request("long", named))
    found = places.every(said, named)
    spans = tuple(said.span(hit.first, hit.last) for hit in found)
    lasts = [end - start for start, end in spans]
    if len(spans) == 1:
        return Fact(f"{length(round(lasts[0], 1))} at {marks(spans)}: {_quoted(said, found[0])}", spans)  # fmt: skip
    name = name_of(named, True).removeprefix("the ")
    return Fact(
        f"{len(spans)} {name}, {length(round(sum(lasts), 1))} altogether, from {length(round(min(lasts), 1))} "
        f"to {length(round(max(lasts), 1))}: {marks(spans)}.",
        spans,
    )


def _extreme(way: str, unit: str, owner: str, action: str, said: Said, _levels: object) -> Fact:
    """The longest or the shortest of something, of one speaker or of all."""
    called = _called(said, owner)
    best = _best(way, unit, called, said)
    span = said.span(best.first, best.last)
    speaker = said.words[best.first].word.speaker
    whose = f"{speaker}'s" if called else "The"
    by = f", by {speaker}," if speaker and not called else ""
    lasts = length(round(span[1] - span[0], 1))
    text = f"{whose} {way} {unit}{by} lasts {lasts} at {marks((span,))}: {_quoted(said, best)}"
    return Fact(text, (span,), action)


def named_by_length(words: str, said: Said) -> Hit | None:
    """What "Ruth's longest answer" names, None for all other words; raises ``Asked`` and ``Absent``."""
    found = _SUPER[0].fullmatch(words)
    if found is None or found["go"]:
        return None
    owner = (found["owner"] or found["by"] or "").removeprefix("the ")
    return _best(found["way"], found["unit"], _called(said, owner), said)


def _called(said: Said, owner: str) -> str:
    return person(said, owner) if owner not in ("his", "her", "their") else ""


def _best(way: str, unit: str, called: str, said: Said) -> Hit:
    """The longest or the shortest of several, of one speaker where that is ``called``."""
    found = [
        hit
        for hit in _units(said, unit)
        if not called or said.words[hit.first].word.speaker == called
    ]
    if not found:
        raise places.Absent(f"I found no {unit}s{f' of {called}' if called else ''}")

    def lasts(hit: Hit) -> float:
        start, end = said.span(hit.first, hit.last)
        return end - start

    return (max if way == "longest" else min)(found, key=lasts)


def _units(said: Said, unit: str) -> list[Hit]:
    """Every answer, question, turn or sentence."""
    if unit == "question":
        return voices.questions(said)
    if unit == "sentence":
        return [Hit(*row) for row in said.sentences()]
    if unit in ("turn", "monologue"):
        names = voices.speakers(said)
        if not names:
            raise places.unnamed()
        return [hit for name in names for hit in voices.turns(said, name)]
    return [_by_one(said, hit) for hit in voices.answers(said)]


def _by_one(said: Said, hit: Hit) -> Hit:
    """An answer up to where somebody else begins to speak."""
    speaker = said.words[hit.first].word.speaker
    at = hit.first
    while at < hit.last and said.words[at].word.speaker == speaker:
        at += 1
    return Hit(hit.first, at)


def _quoted(said: Said, hit: Hit) -> str:
    return f"“{places.shown(said.text(hit.first, hit.last))}”"
