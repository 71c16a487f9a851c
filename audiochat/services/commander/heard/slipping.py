# ruff: noqa: E501 (a shape of a sentence is read as one line)
"""What went wrong in the talking, and what of it is cut so that the rest reads right."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from audiochat.services.commander.describe import clock
from audiochat.services.commander.heard import correcting, echoing, retaking, topics, voices
from audiochat.services.commander.heard import english as en
from audiochat.services.commander.heard.finding import Hit, meet, offered
from audiochat.services.commander.heard.normal import Said, plain
from audiochat.services.commander.heard.request import Request, Target, Which

KINDS = ("retakes", "corrections", "slips")
_LONGEST = 60
_BESIDE = 2
"""Sentences before a slip in which it may be named what it is about."""
Spans = list[tuple[float, float]]


def hits(said: Said, target: Target) -> list[Hit]:
    """What a target names, from the first of what goes to the last of it."""
    kind = target.text if target.kind == "corrections" else ""
    takes = [take.hit for take in retaking.takes(said) if take.sure]
    found = [s.whole for s in correcting.slips(said) if not kind or kind in s.kinds]
    if target.kind == "retakes":
        found = takes
    elif target.kind == "slips":
        alone = [hit for hit in found if not any(meet(hit, take) for take in takes)]
        found = sorted([*takes, *alone], key=lambda hit: hit.first)
    return _about(said, target.topic, found)


FINDERS: dict[str, Callable[[Said, Target], list[Hit]]] = {
    **dict.fromkeys(KINDS, hits),
    "echoes": lambda said, target: echoing.echoes(said),
}
"""How each kind is found."""


def _about(said: Said, topic: str, found: list[Hit]) -> list[Hit]:
    """Those in whose sentences the words of a topic are, else those beside whose sentences they are."""
    words = topics.wanted(topic) if topic else []
    for beside in (0, _BESIDE):
        held = [h for h in found if all(_near(said, h, word, beside) for word in words)]
        if held:
            return held
    return []


def _near(said: Said, hit: Hit, word: str, beside: int) -> bool:
    """Whether a word is in the sentences of a hit, or so many sentences before them."""
    rows = said.sentences()
    at = [n for n, row in enumerate(rows) if row[0] < hit.last and hit.first < row[1]]
    first, last = rows[max(0, at[0] - beside)][0], rows[at[-1]][1]
    return any(first <= place < last for place in topics.places_of(said, word))


def unsure(said: Said, target: Target) -> tuple[Target, list[Hit]] | None:
    """What may be meant where nothing is surely so: the best first, and how a yes names it."""
    numbers = replace(target, kind="corrections", text="number")
    if target.kind == "corrections" and target.text == "money":
        found = hits(said, numbers)
        return (replace(numbers, which=Which(1)), found) if found else None
    if target.kind == "corrections" and target.text:
        return None
    who = voices.who(said, target.speaker) if target.speaker else None
    maybe = [take.hit for take in retaking.takes(said) if not take.sure]
    if target.speaker:
        maybe = [hit for hit in maybe if said.words[hit.first].word.speaker == who]
    maybe = _about(said, target.topic, maybe) if target.kind != "corrections" else []
    if maybe:
        named = offered(said, target.text, maybe)
        return named, maybe
    other = replace(target, kind="slips", text="")
    found = hits(said, other) if target.kind != "slips" else []
    return (replace(other, which=Which(1)), found) if found else None


def question(said: Said, name: str, found: list[Hit]) -> str:
    """The question whether a place is meant that is not surely what was asked for."""
    hit = found[0]
    text = said.text(hit.first, hit.last).rstrip(".,")
    short = text if len(text) <= _LONGEST else f"{text[:_LONGEST].rsplit(' ', 1)[0]} …"
    more = ", or “the second”" if len(found) > 1 else ""
    at = clock(round(said.starts[hit.first], 1))
    return f"I found no {name} for sure. Do you mean “{short}” at [{at}]? Say yes{more}."


def parts(said: Said, found: list[Hit]) -> tuple[Spans, list[str]]:
    """The seconds that go for some hits, and the words of each."""
    known = {slip.whole: slip.parts for slip in correcting.slips(said)}
    spans: Spans = []
    texts = []
    for hit in found:
        for part, joined in known.get(hit, ((hit, True),)):
            start, end = said.span(part.first, part.last)
            if joined and part.last < len(said.words):
                end = max(end, said.starts[part.last])
            spans.append((round(start, 3), round(end, 3)))
            texts.append(said.text(part.first, part.last))
    return spans, texts


_CUT = rf"^(?:{en.DEEDS['delete']})(?: out)? "
_WORDS = r"[\w' .,-]+?"
_BIT = r"(?:(?:the|that) (?:bit|part|word|words|thing|place) (?:about |with |saying |(?:where|when) (?:he|she|they|it|[\w-]+) (?:says?|said) )?|(?:where|when) (?:he|she|they|[\w-]+) (?:says?|said) )?(?:the |that |a |an |his |her )?"
_WRONG = rf"\"?(?P<wrong>{_WORDS})\"?(?: bit| part| thing)?(?: out)?"
_RIGHT = rf"(?:the |a |an |his |her )?\"?(?P<right>{_WORDS})\"?"
_WEIGHED = tuple(
    re.compile(shape)
    for shape in (
        rf"{_CUT}{_BIT}{_WRONG},? (?:and|but) (?:keep|leave)(?: in)? {_RIGHT}(?: in)?$",
        rf"^(?:keep|leave)(?: in)? {_RIGHT}(?: in)?,? (?:and|but) {_CUT[1:]}{_BIT}{_WRONG}$",
        rf"{_CUT}{_BIT}{_WRONG}\s*[,;:.–-]+ (?:because |since )?(?:he|she|they|i|we|[\w-]+) (?:actually |really |only )?(?:means?|meant|corrects? (?:it|that|himself|herself) to) {_RIGHT}$",
        rf"{_CUT}{_BIT}{_WRONG}\s*[,;:.–-]+ (?:because |since )?(?:it's|its|it is|that's|it should be|should be|it was|it must be) (?:really |actually |meant to be |supposed to be )?{_RIGHT}(?: really| actually)?$",
        rf"{_CUT}(?:the |that |his |her )?(?:wrong|incorrect|mistaken) \"?(?P<wrong>{_WORDS})\"?$",
        rf"{_CUT}{_BIT}{_WRONG} (?:by mistake|by accident|wrongly|accidentally|mistakenly)$",
        rf"{_CUT}{_BIT}{_WRONG} (?:instead of|rather than|when (?:he|she|they|i) means?) {_RIGHT}$",
        rf"{_CUT}(?:(?:the|that) (?:bit|part|place) )?(?:where|when) (?:he|she|they|[\w-]+) (?:(?:gets?|got) (?:the )?(?P<wrong>{_WORDS}) (?:and|with|for) {_RIGHT} (?:mixed up|muddled(?: up)?|confused|the wrong way (?:a)?round|wrong)|(?:mixes|mixed) up (?:the )?(?P<wrong2>{_WORDS}) (?:and|with) (?:the )?(?P<right2>{_WORDS})|(?:confuses|confused) (?:the )?(?P<wrong3>{_WORDS}) (?:and|with) (?:the )?(?P<right3>{_WORDS}))$",
    )
)


def weighed(said: Said, text: str) -> Request | None:
    """ "Take out the seven and leave the nine": the wrong words of a correction, by what they are."""
    for shape in _WEIGHED:
        found = shape.match(text)
        if found is None:
            continue
        parts = [(name, value) for name, value in found.groupdict().items() if value]
        one, other = ([plain(v) for n, v in parts if n.startswith(k)] for k in ("wrong", "right"))
        either = shape is _WEIGHED[-1]
        at = _put_right(said, one[0], other[0] if other else [], either)
        if at is not None:
            return Request("delete", Target("corrections", which=Which(at + 1)))
    return None


def _put_right(said: Said, wrong: list[str], right: list[str], either: bool) -> int | None:
    """The number of the one correction of some words to others; ``either`` way round."""
    found = []
    for at, slip in enumerate(correcting.slips(said)):
        one, other = (
            [t for word in said.words[hit.first : hit.last] for t in plain(word.text)]
            for hit in (slip.wrong, slip.right)
        )
        back = either and _holds(one, right) and _holds(other, wrong)
        if back or (_holds(one, wrong) and _holds(other, right)):
            found.append(at)
    return found[0] if len(found) == 1 else None


def _holds(words: list[str], wanted: list[str]) -> bool:
    """Whether words hold others in a row."""
    size = len(wanted)
    return any(words[at : at + size] == wanted for at in range(len(words) - size + 1))
