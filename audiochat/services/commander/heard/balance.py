# ruff: noqa: E501 (a shape of a sentence is read as one line)
"""Speakers made as loud as each other, from what is measured: "make Callum as loud as Ruth"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from audiochat.domain.hearing import Levels
from audiochat.domain.operation import Registry
from audiochat.domain.plan import PlanStatus, Step, Understanding
from audiochat.services.commander.describe import describe_all
from audiochat.services.commander.heard import english as en
from audiochat.services.commander.heard import loudness, voices
from audiochat.services.commander.heard.normal import Said
from audiochat.services.commander.heard.places import unnamed

MOST_DB = 20.0
"""The most by which a speaker is made louder or quieter, in dB."""

_NAME = rf"(?:the (?:{en.ROLES})|(?!(?:it|this|that|them|he|she|they|we|you|i|the|and|everything|all)\b)[\w.-]+)"
_REST = (
    r"the (?:rest|others?)(?: of (?:it|them|the \w+))?|everyone else|everybody else|all the others"
)
_SAME = r"(?:about |roughly |just |exactly )?(?:(?:equally|as) loud|(?:at |to )?the same (?:loudness|volume|level)|as loud)"
_OF = r"(?:'s(?: (?:voice|parts?|lines|bits?|level|volume|mic|side))?)?"
_LIKE = re.compile(
    rf"(?:make|normali[sz]e|turn|bring|level|set|get|raise|lower|boost) (?P<one>{_NAME}){_OF} (?:up |down )?(?:so (?:that )?)?"
    rf"(?:(?:he|she|they|it)(?:'s| is| are|s)? )?(?:{_SAME} as|to match|to the (?:level|volume|loudness) of|match(?:es)?) (?P<other>{_REST}|{_NAME}){_OF}"
)
_MATCH = re.compile(
    rf"match (?P<one>{_NAME}){_OF} (?:up )?(?:to|with) (?P<other>{_REST}|{_NAME}){_OF}(?: (?:in|for|by) (?:level|volume|loudness))?"
)
_BOTH = re.compile(
    rf"(?:(?:make|get|bring|set|turn) (?P<one>{_NAME}){_OF} and (?P<other>{_NAME}){_OF} (?:both )?{_SAME}(?: as each other)?|"
    rf"(?:balance|even out|level out|level|equali[sz]e|match) (?:the (?:volumes?|levels?|loudness) of )?(?P<first>{_NAME}){_OF} and (?P<second>{_NAME}){_OF})"
)
_EVEN = re.compile(
    r"(?:balance|even out|level out|level|equali[sz]e|normali[sz]e|match|make) (?:the )?(?:(?:volumes?|levels?|loudness) (?:of |between )?)?(?:the |all |both |all the |both the )?"
    rf"(?:speakers?|voices?|people|everyone|everybody|hosts?|two of them|both of them|all of them)(?:'s?)?(?: (?:voices?|levels?|volumes?))?(?: (?:to )?(?P<same>{_SAME}))?(?: as each other)?"
)


@dataclass(frozen=True, slots=True)
class Wish:
    """``one`` is to be as loud as ``other``; both empty: everybody. ``equal``: as the louder of them."""

    one: str = ""
    other: str = ""
    equal: bool = True


def asked(words: str) -> Wish | None:
    """Who is to be as loud as whom, None for another sentence."""
    like = _LIKE.fullmatch(words) or _MATCH.fullmatch(words)
    if like is not None:
        return Wish(like["one"], like["other"], equal=False)
    both = _BOTH.fullmatch(words)
    if both is not None:
        return Wish(both["one"] or both["first"], both["other"] or both["second"])
    even = _EVEN.fullmatch(words)
    return (
        Wish()
        if even is not None and (even["same"] or not words.startswith(("make", "normal")))
        else None
    )


def plan(
    wish: Wish | None, said: Said, levels: Levels | None, registry: Registry
) -> Understanding | None:
    """One gain for each turn of who is not as loud as the other; a refusal where all are.

    None where a name is nobody's and where nothing is measured.
    """
    if wish is None or levels is None:
        return None
    names = voices.speakers(said)
    if not names:
        raise unnamed()
    mine = _called(said, wish.one, names)
    theirs = _called(said, wish.other, [name for name in names if name not in mine] or names)
    heard = {n: loudness.level(said, n, levels) for n in dict.fromkeys((*mine, *theirs))}
    known = {name: mean for name, mean in heard.items() if mean is not None}
    like = [mean for name, mean in known.items() if wish.equal or name in theirs]
    if not mine or not theirs or not like:
        return None
    wanted = max(like) if wish.equal else sum(like) / len(like)
    changed = [name for name in known if wish.equal or name in mine]
    steps = tuple(
        Step(op="gain", start=round(start, 3), end=round(end, 3), params={"decibels": gain})
        for name in changed
        if abs(gain := round(max(-MOST_DB, min(MOST_DB, wanted - known[name])), 1))
        >= loudness.ALIKE
        for start, end in (said.span(hit.first, hit.last) for hit in voices.turns(said, name))
    )
    if not steps:
        listed = ", ".join(f"{name} {level:.1f} dB" for name, level in known.items())
        message = f"They are about equally loud already: {listed} on average."
        return Understanding(status=PlanStatus.REFUSED, message=message)
    message = describe_all(steps, registry)
    return Understanding(status=PlanStatus.PLAN, steps=steps, message=message)


def _called(said: Said, name: str, rest: list[str]) -> list[str]:
    """The speakers who are called so; ``rest`` for nobody in particular and "everyone else"."""
    if not name or re.fullmatch(_REST, name):
        return rest
    found = voices.who(said, name.removeprefix("the "))
    return [found] if found is not None else []
