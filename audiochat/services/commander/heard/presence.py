# ruff: noqa: E501 (a shape of a sentence is read as one line)
"""Whether something known by its form is said at all, and how long something is talked about."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

from audiochat.domain.hearing import Levels
from audiochat.services.commander.describe import length
from audiochat.services.commander.heard import english as en
from audiochat.services.commander.heard import places, subjects, voices
from audiochat.services.commander.heard.calling import name_of
from audiochat.services.commander.heard.normal import Said, merged
from audiochat.services.commander.heard.places import marks
from audiochat.services.commander.heard.reader import target
from audiochat.services.commander.heard.request import Target
from audiochat.services.commander.heard.sound import Fact

_HERE = r"(?: (?:in|on) (?:it|this|here|there|that|(?:the|this|my|our) [\w ]{2,20})| here| anywhere| at all| said| mentioned| given| read out)"
_ANYONE = rf"(?P<who>anyone|anybody|someone|somebody|they|people|we|it|this|he|she|i|the (?:{en.ROLES})|(?!there\b|the\b|that\b|you\b)[\w'-]+)"
_FORM = rf"(?P<form>{'|'.join(en.FORMS.values())})"
_SHAPES = (
    re.compile(rf"(?:does|did|do|has|have|is|was|are|were) {_ANYONE} (?:ever |actually )*(?P<swears>swear|curse|cuss|sworn|swearing|cursing){_HERE}*"),
    re.compile(rf"(?:is|are|was|were) there (?:any|some) {_FORM}{_HERE}*"),
    re.compile(rf"(?:is|are|was|were) there (?:an? |the |one )?{_FORM}{_HERE}+"),
    re.compile(rf"any {_FORM}{_HERE}+"),
    re.compile(rf"(?:does|did|do|has|have) {_ANYONE} (?:ever )?(?:say|says|said|give|gives|gave|mention|use|have|contain|got|make|made|read|tell) (?:out )?(?:any|an?|some) {_FORM}{_HERE}*"),
    re.compile(rf"(?:do|can|did) (?:you|we|i) hear (?:any|some) {_FORM}{_HERE}*"),
)  # fmt: skip
_TALK = r"(?:talk(?:s|ed|ing)?|speak(?:s|ing)?|spoke|chat(?:s|ted|ting)?|go(?:es|ing)? on|ramble[sd]?|rambling|spend talking|spend|spent talking)"
_ABOUT = (
    re.compile(rf"(?:for )?how (?:long|much(?: time)?|many (?:minutes|seconds))(?: in total| altogether)? (?:do|does|did|are|is|was|were) {_ANYONE} (?:{_TALK} (?:about|on|of)|discuss(?:es|ing)?) (?P<topic>.+?)(?: for| in total| altogether| overall)*"),
    re.compile(r"how (?:long|much(?: time)?|much of (?:it|this|the \w+)|many (?:minutes|seconds)) is (?:about|spent (?:on|talking about|discussing)|(?:the )?talk(?:ing)? (?:about|on)) (?P<topic>.+?)(?: for| in total| altogether| overall)*"),
)  # fmt: skip
_NOBODY = (
    "anyone", "anybody", "someone", "somebody", "they", "people", "we", "it", "this", "i",
)  # fmt: skip

Tell = Callable[[Said, Callable[[], Levels | None]], Fact | None]


def asked(words: str) -> Tell | None:
    """How to work out what a sentence asks for; None for all others."""
    for shape in _SHAPES:
        found = shape.fullmatch(words)
        if found is not None:
            form = found.groupdict().get("form")
            named = target(f"the {form}") if form else Target("swears", many=True)
            who = found.groupdict().get("who") or ""
            return None if named is None else partial(_whether, named, _owner(who))
    for shape in _ABOUT:
        found = shape.fullmatch(words)
        if found is not None:
            topic = found["topic"].strip(" \"'.,!?")
            return partial(_how_long, topic, _owner(found.groupdict().get("who") or ""))
    return None


def _owner(who: str) -> str:
    return "" if who in _NOBODY else re.sub(r"^the ", "", who)


def _whether(named: Target, owner: str, said: Said, _levels: object) -> Fact | None:
    """Yes or no, with the places; None for a speaker that nobody is called like."""
    called = owner not in ("", "he", "she")
    name = voices.who(said, owner) if called else ""
    if name is None:
        return None
    every = places.hits(said, Target(named.kind, named.text, many=True))
    found = [h for h in every if not name or said.words[h.first].word.speaker == name]
    one, many = name_of(named).removeprefix("the "), name_of(named, True).removeprefix("the ")
    if not found:
        return Fact(f"No, {name or 'I'} {'says' if name else 'found'} no {many}.")
    spans = tuple(said.span(hit.first, hit.last) for hit in found)
    count = f"{len(found)} {one if len(found) == 1 else many}"
    names = dict.fromkeys(said.words[hit.first].word.speaker for hit in found)
    *others, last = names
    by = f" by {', '.join(others)}{' and ' if others else ''}{last}" if all(names) else ""
    return Fact(f"Yes, {count}{by}: {marks(spans)}.", spans)


def _how_long(topic: str, owner: str, said: Said, _levels: object) -> Fact | None:
    """How long the sentences about something last; None where none is, so that others may look further."""
    speaker = voices.who(said, owner) if owner not in ("", "he", "she") else ""
    if speaker is None:
        return None
    turned_to, _ = subjects.spoken_of(said, topic) if not speaker else ([], [])
    found = turned_to or places.hits(said, Target("about", topic, single=True, speaker=speaker))
    if not found:
        return None
    spans = tuple(merged(said.span(hit.first, hit.last) for hit in found))
    total = sum(end - start for start, end in spans)
    if turned_to:
        lasts = "part lasts" if len(spans) == 1 else "parts last"
        return Fact(
            f"The {lasts} {length(round(total, 1))} in which they turn to “{topic}”: {marks(spans)}. "
            "What is said of it elsewhere is not counted.",
            spans,
        )
    by = f" by {speaker}" if speaker else ""
    where = "in one place" if len(spans) == 1 else f"in {len(spans)} places"
    return Fact(
        f"The sentences{by} with “{topic}” last {length(round(total, 1))} altogether, {where}: "
        f"{marks(spans)}. What is said of it in other words is not counted.",
        spans,
    )
