# ruff: noqa: E501 (a shape of a sentence is read as one line)
"""What a question owes to the one before it: "why?", "and for the seats?", "are you sure?"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from audiochat.services.asking.kinds import Kind
from audiochat.services.asking.language import content, plain
from audiochat.services.asking.wording import spelt_out


@dataclass(frozen=True)
class Earlier:
    """The question before, and where its answer was heard (seconds, the best place first)."""

    question: str
    kind: Kind
    places: tuple[tuple[float, float], ...]


_LEAD = r"(?:(?:and|but|so|ok|okay|oh|hm+|then|well|no|yes|wait|really|great|thanks|thank you)[\s,.!]+)*"
_DOUBT = re.compile(
    rf"{_LEAD}(?:are you (?:really |quite |absolutely )?(?:sure|certain)|is (?:that|this|it) (?:so|right|true|"
    r"correct|certain|sure)|really|sure|seriously|how do you know(?: that)?|says who|"
    r"who (?:said|says) (?:that|so)|where (?:does|did|do) (?:he|she|they) say (?:that|so)|בטוח|באמת)\b"
)
_BARE = re.compile(
    rf"{_LEAD}(?:(?:why|how|when|where|who|whose|which|what)(?: (?:not|so|come|else|then|exactly|one|ones|"
    r"many|much|long|often|far|old|for|about|time|day|is|was|are|were|did|does|it|that|this|he|she|they|him|"
    r"her|them|happen|happened|next|after that|before that|do|think|say|mean|there|here|by|with|to|of))*|"
    r"(?:since|until|by|for|with|to|from|about|at) (?:when|whom|who|what|which)(?: (?:is|was|did|does|it|that|he|"
    r"she|they))*|anything else|what else|go on|more|tell me more|more (?:about|on) (?:it|that|this)|"
    r"(?:like|such as) what|the reason|למה|מדוע|מתי|איפה|מי|איך|כמה)\W*"
)
_LEANS = re.compile(
    rf"^{_LEAD}(?:what about|how about|and|or|also|just|only|the same|ו)\b|"
    r"\b(?:it|that|this|those|these|them|their|its|there|then|ones?|again|"
    r"the (?:first|second|last|other) one|זה|זאת|שם)\b"
)
_WONDERS = re.compile(
    rf"{_LEAD}(?:who|what|when|where|why|which|how|did|does|is|was|were|are|has|had)\b"
)
_JOINED = re.compile(r"^(?:and|but|so|or|also|what about|how about|just|only)\b")


def _low(question: str) -> str:
    return " ".join(plain(spelt_out(question[:1000])).split())


def doubts(question: str) -> bool:
    """Whether a question asks whether the answer before it holds."""
    return _DOUBT.match(_low(question)) is not None


def is_bare(question: str) -> bool:
    """Whether a question has no subject of its own: "why?", "and when was that?"."""
    return _BARE.fullmatch(_low(question)) is not None or doubts(question)


def follows(question: str) -> bool:
    """Whether a question may be about what was asked before it."""
    low = _low(question)
    short = len(content(question)) < 2 and (low.endswith("?") or _WONDERS.match(low) is not None)
    return is_bare(question) or _LEANS.search(low) is not None or short


def in_full(question: str, earlier: Earlier | None) -> str:
    """What a question without a subject asks, with that of the one before it."""
    if earlier is None:
        return question
    short = len(content(question)) < 2 and len(question.split()) < 8
    if is_bare(question) or (short and _JOINED.match(_low(question))):
        return f"{earlier.question.rstrip(' ?.!')}, {question}"
    return question
