# ruff: noqa: E501 (a shape of a sentence is read as one line)
"""Facts about what is said: where, how often, by whom and for how long."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from audiochat.services.commander.describe import length
from audiochat.services.commander.heard import voices
from audiochat.services.commander.heard.calling import name_of
from audiochat.services.commander.heard.finding import Hit
from audiochat.services.commander.heard.normal import Said, merged, plain
from audiochat.services.commander.heard.places import (
    Asked,
    chosen,
    every,
    hits,
    marks,
    shown,
    unnamed,
)
from audiochat.services.commander.heard.request import Request, Target
from audiochat.services.commander.heard.sound import Fact

BREATH = 0.7
"""Seconds between words that still count as talking."""


def _talk(said: Said, words: list[int]) -> float:
    """Seconds of talk of some words, short breaths between neighbours included."""
    total, before = 0.0, None
    for index in words:
        word = said.words[index]
        gap = 0.0
        if before is not None and index == before + 1:
            gap = max(0.0, word.start - said.words[before].end)
        total += max(0.0, word.end - word.start) + (gap if gap <= BREATH else 0.0)
        before = index
    return total


def tell(said: Said, request: Request) -> Fact:
    """The fact a request asks for; ``Asked`` or ``Absent`` where there is none."""
    if request.deed == "long":
        return _how_long(said, request.target.speaker)
    target = request.target
    if request.deed == "count":
        return counted(said, request)
    if request.deed == "who":
        return _by_whom(said, target)
    found = every(said, target)
    spans = tuple(said.span(hit.first, hit.last) for hit in found)
    first = shown(said.text(found[0].first, found[0].last))
    if len(found) == 1:
        return Fact(f"“{first.rstrip('.,')}” at {marks(spans)}.", spans)
    name = name_of(target, True)
    return Fact(f"{name[:1].upper()}{name[1:]}, {len(found)} times: {marks(spans)}.", spans)


def counted(said: Said, request: Request, where: str = "") -> Fact:
    """How often something is said (``where``: in which part), by each where nobody knows who is meant."""
    target = request.target
    found = hits(said, target)
    if target.kind == "fillers" and _ONE_SORT.fullmatch(target.text):
        return _sort(said, target, found, where)
    spans = tuple(said.span(hit.first, hit.last) for hit in found)
    name = name_of(target, len(found) != 1).removeprefix("the ")
    if target.kind != "phrase" and target.speaker:
        name += f" by {voices.who(said, target.speaker) or target.speaker}"
    each = _each(said, found) if request.params.get("each") else ""
    at = f": {marks(spans)}" if spans else ""
    if target.kind == "phrase":
        times = {0: "never", 1: "once"}.get(len(found), f"{len(found)} times")
        return Fact(f"{name} is said {times}{where}{each}{at}.", spans)
    if target.kind == "fillers" and not each:
        each = _sorts(said, found)
    there = "There is" if len(found) == 1 else "There are"
    return Fact(f"{there} {len(found) or 'no'} {name}{where}{each}{at}.", spans)


_ONE_SORT = re.compile(r"(?:e+r+m*|u+h+|a+h+m*|h+m+)'?s?")
"""One sort of hesitation; "the ums" are rather all of them."""


def _sort(said: Said, target: Target, found: Sequence[Hit], where: str) -> Fact:
    """How often one sort of hesitation is said: "er", however long."""
    letters = dict.fromkeys(target.text.rstrip("'s"))

    def is_it(hit: Hit) -> bool:
        return list(dict.fromkeys("".join(plain(said.words[hit.first].text)))) == list(letters)

    own = [hit for hit in found if is_it(hit)]
    spans = tuple(said.span(hit.first, hit.last) for hit in own)
    times = {0: "never", 1: "once"}.get(len(own), f"{len(own)} times")
    by = f" by {voices.who(said, target.speaker) or target.speaker}" if target.speaker else ""
    at = f": {marks(spans)}" if spans else ""
    return Fact(f"“{''.join(letters)}” is said {times}{by}{where}{at}.", spans)


def _sorts(said: Said, found: Sequence[Hit]) -> str:
    """How many there are of each of several sorts of hesitation: " (um 14, er 2)"."""
    counts = Counter(" ".join(plain(said.words[hit.first].text)) for hit in found)
    listed = ", ".join(f"{word} {count}" for word, count in counts.most_common())
    return f" ({listed})" if len(counts) > 1 else ""


def _each(said: Said, found: Sequence[Hit]) -> str:
    """How many of some words each of several speakers says: " (Ruth 6, Callum 2)"."""
    counts = Counter(said.words[hit.first].word.speaker for hit in found)
    if len(voices.speakers(said)) < 2 or not counts or "" in counts:
        return ""
    listed = ", ".join(f"{who} {count}" for who, count in counts.most_common())
    return f" ({listed})"


def _by_whom(said: Said, target: Target) -> Fact:
    """Who says it, each with the places."""
    found = chosen(said, target)
    told: dict[str, list[tuple[float, float]]] = {}
    for hit in found:
        name = said.words[hit.first].word.speaker
        told.setdefault(name, []).append(said.span(hit.first, hit.last))
    spans = tuple(said.span(hit.first, hit.last) for hit in found)
    if list(told) == [""]:
        raise unnamed(spans)
    by = "; ".join(f"{name or 'somebody'} at {marks(at)}" for name, at in told.items())
    return Fact(f"{name_of(target)} is said by {by}.", spans)


def _how_long(said: Said, called: str) -> Fact:
    everybody = called in ("they", "we", "people", "everyone", "everybody", "anyone", "somebody")
    names = voices.speakers(said)
    if everybody or (called in ("he", "she", "i", "you") and len(names) <= 1):
        total = _talk(said, list(range(len(said.words))))
        return Fact(f"{length(round(total, 1))} of {length(round(said.duration, 1))} are speech, "
                    f"{100 * total / said.duration:.0f} %.")  # fmt: skip
    name = voices.who(said, called)
    if name is None and not names:
        raise unnamed()
    if name is None:
        raise Asked(f"Which of the speakers is “{called}”: {', '.join(names)}?")
    total = by(said, name)
    share = 100 * total / max(0.001, _talk(said, list(range(len(said.words)))))
    spans = merged(said.span(hit.first, hit.last) for hit in voices.turns(said, name))
    return Fact(
        f"{name} talks for {length(round(total, 1))}, {share:.0f} % of all the talk, in "
        f"{len(spans)} {'turn' if len(spans) == 1 else 'turns'}: {marks(spans)}.",
        tuple(spans),
    )


def by(said: Said, name: str) -> float:
    """Seconds of talk of one speaker."""
    return _talk(said, [i for i, w in enumerate(said.words) if w.word.speaker == name])


_SHAPES = (
    ("most", r"who (?:talks|speaks|is talking|talked|spoke|says) (?:the )?most"),
    ("most", r"מי מדבר(?:ת)? (?:ה)?הכי הרבה"),
    ("speakers", r"how many (?:speakers|people|voices)(?: (?:are there|are speaking|speak|talk|are talking|do you hear))?(?: (?:in|on) (?:it|this|here|the \w+))?"),
    ("speakers", r"who (?:are the speakers|is speaking|speaks|is talking|talks)(?: in (?:it|this|here|the \w+))?"),
    ("speakers", r"כמה (?:דוברים|אנשים) (?:יש|מדברים)(?: .*)?"),
    ("words", r"how many words(?: (?:are there|are said|did \w+ say|does \w+ say|is it|are spoken))?(?: in (?:it|this|here|the \w+))?"),
    ("words", r"כמה מילים (?:יש|נאמרו)(?: .*)?"),
    ("pace", r"how (?:fast|quickly) (?:do|does|did|is|was) (?:the )?[\w'-]+ (?:talk|speak|talking|speaking)"),
    ("pace", r"what(?: is|'s) (?:my|the|our|his|her|their) (?:\w+ )?(?:pace|rate|speed|tempo)(?: of (?:speech|speaking))?(?: in words (?:per|a) minute)?"),
    ("pace", r"(?:how many|what is the|what's the) words (?:per|a) minute|what is the (?:speaking|talking) (?:rate|speed|pace)"),
    ("speech", r"what(?: is|'s)? (?:the )?(?:share|percentage|percent|proportion|fraction|amount) of (?:(?:it|this|the \w+) (?:is|are) )?(?:speech|talk|talking|speaking)(?: in (?:it|this|here|the \w+))?"),
    ("speech", r"how much (?:speech|talk(?:ing)?) (?:do we have|have we got|does it have|does this have)"),
    ("speech", r"how much (?:of (?:it|this|the \w+) is |)(?:speech|talk(?:ing)?|speaking)(?: is there)?(?: in (?:it|this|here))?"),
)  # fmt: skip
_COMPILED = [(kind, re.compile(rf"(?:{shape})\s*\??")) for kind, shape in _SHAPES]


def asked(words: str) -> str | None:
    """Which fact about the words of the whole recording a sentence asks for."""
    return next((kind for kind, shape in _COMPILED if shape.fullmatch(words)), None)


def whole(kind: str, said: Said) -> Fact:
    """A fact about all the words."""
    everything = list(range(len(said.words)))
    total = _talk(said, everything)
    if kind == "words":
        return Fact(f"{len(said.words)} words are said.")
    if kind == "pace":
        pace = 60 * len(said.words) / max(0.1, total)
        return Fact(f"About {pace:.0f} words a minute, pauses left out.")
    if kind == "speech":
        share = 100 * total / max(0.001, said.duration)
        return Fact(
            f"{length(round(total, 1))} of {length(round(said.duration, 1))} are speech, {share:.0f} %."
        )
    names = voices.speakers(said)
    if not names:
        raise unnamed()
    shares = sorted(((by(said, name), name) for name in names), reverse=True)
    listed = ", ".join(f"{name} {length(round(seconds, 1))}" for seconds, name in shares)
    if kind == "most":
        return Fact(f"{shares[0][1]} talks the most: {listed}.")
    return Fact(f"{len(names)} {'speaker' if len(names) == 1 else 'speakers'}: {listed}.")
