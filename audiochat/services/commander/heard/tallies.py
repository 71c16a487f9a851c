# ruff: noqa: E501 (a shape of a sentence is read as one line)
"""Counted for each speaker: who says something most often, who asks the most, how often each says it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from functools import partial

from audiochat.domain.hearing import Levels
from audiochat.services.commander.heard import english as en
from audiochat.services.commander.heard import facts, places, subjects, voices
from audiochat.services.commander.heard.calling import name_of
from audiochat.services.commander.heard.normal import Said
from audiochat.services.commander.heard.places import marks, unnamed
from audiochat.services.commander.heard.querying import PART, question
from audiochat.services.commander.heard.reader import target
from audiochat.services.commander.heard.request import Request, Target, Which
from audiochat.services.commander.heard.sound import Fact

_EACH = r"(?:each|every)(?: one)?(?: of (?:them|us|the speakers)| (?:speaker|person|one|voice|participant))?|(?:all |both )?(?:of )?the (?:speakers|people|participants)"
_PER = r"(?:per|for each|by each|from each|of each) (?:speaker|person|voice|participant)"
_SAYS = r"(?:says?|said|uses?|used|utters?|uttered)"
_FORM = rf"(?P<form>{'|'.join(en.FORMS.values())}|words)"
_THE = r"(?:the (?:words?|phrase|expression) )?"
_TEXT = r"(?P<text>\"[^\"]+\"|(?!(?:the|a|an|that|it|this|he|she|they|his|her|things?|something|what)\b)[\w'-]+(?: [\w'-]+){0,2}?)"
_MOST = r"(?:(?:the )?(?P<most>most|least)(?: often| frequently| times| of all)?|(?P<more>more|less)(?: often| frequently| times)?)"
_EITHER = r"(?:[,:;-]? (?:is it )?(?:the )?(?P<one>[\w'.-]+),? or (?:the )?(?P<other>[\w'.-]+))?"
_WHO = r"(?:who|which (?:speaker|person|one|of them))"
_SHAPES = (
    ("each", re.compile(rf"how (?:many times|often) (?:do|does|did) (?:{_EACH}) {_SAYS} {_THE}{_TEXT}")),
    ("each", re.compile(rf"how (?:many times|often) is {_THE}{_TEXT} (?:said|used) {_PER.replace('per|', 'per|by every|')}")),
    ("each", re.compile(rf"how many {_FORM} (?:do|does|did) (?:{_EACH}) (?:says?|asks?|uses?|makes?|gives?|have|has|speak)")),
    ("each", re.compile(rf"(?:how many |count (?:the |all )?|the number of |number of )?{_FORM}(?: are there)? {_PER}")),
    ("most", re.compile(rf"{_WHO} {_SAYS} {_THE}{_TEXT} {_MOST}{_EITHER}")),
    ("most", re.compile(rf"{_WHO} (?:asks?|asked|says?|said|uses?|used|makes?|gives?|has|had|speaks?|got|tells?) (?:(?:the )?(?P<most>most|fewest|least)|(?P<more>more|fewer|less)) {_FORM}{_EITHER}")),
    ("most", re.compile(rf"{_WHO} (?P<swears>swears?|curses?|swore|cursed) (?:(?:the )?(?P<most>most|least)|(?P<more>more|less))(?: often)?{_EITHER}")),
)  # fmt: skip
_FEW = ("least", "less", "fewest", "fewer")
_NAME = rf"(?P<name>the (?:{en.ROLES})|(?!(?:it|this|that|he|she|they|we|the|there|what|which)\b)[\w.-]+)"
_TALK = r"(?:the )?(?:talk(?:ing)?(?: time)?|speech|speaking(?: time)?|conversation|words|airtime|air time|interview|recording|episode)"
_SHARE = (
    re.compile(rf"what(?:'s| is| was) {_NAME}'s (?:share|percentage|portion|proportion|part) of {_TALK}"),
    re.compile(rf"(?:how much|what (?:share|percentage|percent|proportion|part)) of {_TALK} (?:is|are|was|comes from|belongs to|does) {_NAME}(?:'s| talk(?:ing)?| speak(?:ing)?| say| have| get)?"),
)  # fmt: skip


def asked(words: str) -> Callable[[Said, Callable[[], Levels | None]], Fact | None] | None:
    """How to work out what a sentence asks about each speaker, None for all others."""
    for kind, shape in _SHAPES:
        found = shape.fullmatch(words)
        if found is None:
            continue
        parts = found.groupdict()
        named = _named(parts)
        few = (parts.get("most") or parts.get("more")) in _FEW
        if named is not None:
            called = [name for name in (parts.get("one"), parts.get("other")) if name]
            quoted = '"' in (parts.get("text") or "")
            return partial(_tell, named, called if kind == "most" else None, few, quoted)
    for shape in _SHARE:
        found = shape.fullmatch(words)
        if found is not None:
            return partial(_share, found["name"].removeprefix("the "))
    within = PART.match(words)
    counted = _counts(within["asks"]) if within is not None else None
    if within is None or counted is None:
        return None
    return partial(_within, counted, within["part"])


def _counts(asks: str) -> Request | None:
    """What is counted in a part, None for what is no count."""
    if re.fullmatch(r"how many words(?: (?:are|were|is)(?: (?:there|said|spoken))?)?", asks):
        return Request("count", Target("words", which=Which()))
    found = question(asks) or question(f"{asks} are there")
    return found if found is not None and found.deed == "count" else None


def _within(counted: Request, part: str, said: Said, _levels: object) -> Fact | None:
    """How many there are in a part; None where nobody turns to it, so that others may look further."""
    named, _ = subjects.spoken_of(said, re.sub(r"^\w+ ", "", part))
    if len(named) != 1:
        return None
    whole = named[0]
    start, end = said.span(whole.first, whole.last)
    inside = Target("stretch", at=start, place=Target("time", at=end))
    target = replace(counted.target, within=inside)
    where = f" in the part {marks(((start, end),))} to {marks(((end, end),))}"
    if target.kind == "words":
        return Fact(f"{len(places.hits(said, target))} words are said{where}.", ((start, end),))
    return facts.counted(said, replace(counted, target=target), where)


def _named(parts: dict[str, str | None]) -> Target | None:
    """What is counted; of ``kind`` "words" where that is every word."""
    if parts.get("swears"):
        return Target("swears", many=True)
    form = parts.get("form")
    if form == "words":
        return Target("words", which=Which())
    if form:
        return target(f"the {form}")
    text = (parts.get("text") or "").strip('" .,!?')
    return Target("phrase", text, many=True) if text else None


def _share(name: str, said: Said, _levels: object) -> Fact | None:
    """How much of the talk is one speaker's; None for a name that nobody has."""
    if voices.who(said, name) is None:
        return None
    return facts.tell(said, Request("long", Target("speaker", speaker=name)))


def _tell(
    named: Target, called: list[str] | None, few: bool, quoted: bool, said: Said, _levels: object
) -> Fact | None:
    """Who does it most (or least), of all or of those ``called``; None: how often each does."""
    found = places.hits(said, named)
    unsaid = named.kind == "phrase" and not found
    if unsaid and not quoted:
        return None  # who speaks of it in other words is for the cited answers
    spans = tuple(said.span(hit.first, hit.last) for hit in found)
    shown = spans if named.kind != "words" else ()
    names = voices.speakers(said)
    if not names:
        raise unnamed(shown)
    meant = [who for name in called or () if (who := voices.who(said, name)) is not None]
    if len(meant) < len(called or ()):
        return None
    name = name_of(named, True).removeprefix("the ")
    if not found:
        return Fact(f"{name} is never said." if unsaid else f"There are no {name}.")
    counts = Counter(said.words[hit.first].word.speaker for hit in found)
    ranked = sorted(meant or names, key=lambda who: counts[who], reverse=not few)
    listed = ", ".join(f"{who} {_times(named, counts[who])}" for who in ranked)
    listed += f"; at {marks(shown)}." if shown else "."
    if called is None:
        return Fact(f"{name[:1].upper()}{name[1:]}: {listed}", shown)
    tied = [who for who in ranked if counts[who] == counts[ranked[0]]]
    if len(tied) > 1:
        return Fact(f"{' and '.join(tied)} are equal: {listed}", shown)
    return Fact(f"{_first(named, ranked[0], name, few)}: {listed}", shown)


def _first(named: Target, who: str, name: str, few: bool) -> str:
    """ "Ruth says “you know” most often", "Callum asks the most questions"."""
    if named.kind == "phrase":
        return f"{who} says {name} {'least' if few else 'most'} often"
    verb = {"questions": "asks", "answers": "gives"}.get(named.kind, "says")
    return f"{who} {verb} {'the fewest' if few else 'the most'} {name}"


def _times(named: Target, count: int) -> str:
    if named.kind != "phrase":
        return str(count)
    return {0: "never", 1: "once"}.get(count, f"{count} times")
