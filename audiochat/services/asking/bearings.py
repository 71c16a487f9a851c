# ruff: noqa: E501 (a shape of a sentence is read as one line)
"""What tells a sentence from others beyond its words: who was named in the question, what was spoken of."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence

from audiochat.services.asking import called
from audiochat.services.asking.conversing import Earlier
from audiochat.services.asking.grammar import NOTHING
from audiochat.services.asking.language import content_set, plain, stem, words
from audiochat.services.asking.passages import Sentence
from audiochat.services.asking.retrieval import Corpus

OWN, SPOKEN, CALLED = 0.12, 0.015, 0.04
"""What a sentence gains that the named person says, where their words are asked for; that they say at all;
near to which they are called by name."""

NEAR, FAR, REACH = 0.08, 0.02, 30.0
"""What a sentence gains at the place of the answer before it, for a question that has words of its own only
``FAR``; it falls by a third in so many seconds."""

ECHOED = 0.06
"""What a question in the recording gains that has a telling word of the one asked."""

STANDS, PRICED = 0.05, 0.04
"""What a sentence gains in which somebody takes sides, or an amount is said, where that is asked for."""

_ASKS_STANCE = re.compile(
    r"\b(?:agree|agrees|disagree|support|supports|against|for it|in favour|opinion|side)\b"
)
_STANCE = re.compile(
    r"\b(?:i (?:think|agree|disagree|don't|do not|like|would|suppose)|i'(?:m|d) (?:with|for|against|happy|sorry|"
    r"in between|sort of|not|say|rather)|in between|fine|that's (?:fair|right|true)|no|yes|a (?:yes|no) from)\b"
)
_ASKS_PRICE = re.compile(r"\b(?:cost|costs|price|expensive|charge|how much|pay|paid|fee)\b")
_AMOUNT = re.compile(
    r"\b(?:hundred|thousand|million|pounds?|dollars?|euros?|shekels?|quid|\d{3,}|\d+,\d{3})\b|[£$€₪]"
)

BESIDE, BEFORE, AFTER = 0.08, 2, 1
"""What a sentence gains whose neighbours (so many before and after it) have all the question's words."""

_SAYING = (
    r"(?:say|said|says|think|thinks|thought|want|wants|feel|feels|like|likes|agree|agrees|disagree|propose|"
    r"suggest|suggests|offer|promise|ask|asks|answer|reply|mean|object|believe|opinion|view|argue|argues|"
    r"complain|explain|tell|worry|react|answer|recommend|claim|idea|proposal|suggestion)"
)


def speakers(corpus: Corpus) -> list[str]:
    """Who is heard, in the order in which they begin to speak; those without a name are left out."""
    said = (s.speaker for part in corpus.stretches for s in part.sentences)
    return [name for name in dict.fromkeys(said) if name]


def named(question: str, names: Sequence[str]) -> list[str]:
    """The speakers whom a question names, also as an owner without a mark: "ilonas"."""
    found = []
    low = plain(question)
    for name in names:
        known = called.shape([name])
        if known and re.search(rf"\b(?:{known})(?:'?s)?\b", low):
            found.append(name)
    return found


def asks_their_words(question: str, name: str) -> bool:
    """Whether a question wants what somebody says, thinks or wants: "what does Bev say to that"."""
    part = called.shape([name])
    low = plain(question)
    return bool(
        re.search(rf"\b(?:{part})\b(?: (?!to\b|from\b|about\b)\w+){{0,2}} {_SAYING}\b", low)
        or re.search(rf"\b(?:{part})'?s? {_SAYING}\b", low)
        or re.search(rf"\baccording to (?:{part})\b", low)
    )


def meant(question: str, corpus: Corpus) -> list[str]:
    """Those whose words alone a question about the whole is about: "summarise what Bev says"."""
    low = plain(question)
    return [
        name
        for name in named(question, speakers(corpus))
        if not re.search(rf"\b(?:about|for|to|with|on) (?:{called.shape([name])})\b", low)
    ]


def bonus(
    corpus: Corpus, question: str, earlier: Earlier | None, *, bare: bool
) -> Callable[[Sentence], float]:
    """What each sentence gains beside what its words and its meaning are worth."""
    who = named(question, speakers(corpus))
    theirs = {name for name in who if asks_their_words(question, name)}
    parts = [part for name in who for part in called.parts(name)]
    asked = content_set(without_names(question, sorted(theirs))) - NOTHING
    near = _beside(corpus)
    calls = frozenset(map(stem, parts)) if parts else None
    stance = _ASKS_STANCE.search(plain(question)) is not None
    priced = _ASKS_PRICE.search(plain(question)) is not None
    places = earlier.places[:2] if earlier is not None else ()
    pull = NEAR if bare else FAR

    def gained(sentence: Sentence) -> float:
        more = BESIDE * corpus.telling.share(asked, near[id(sentence)]) if asked else 0.0
        if sentence.asks and asked & content_set(sentence.text):
            # the same is asked there, and what follows is the answer; of another thing it is none
            more += ECHOED * corpus.telling.share(asked, near[id(sentence)])
        more += OWN if sentence.speaker in theirs else 0.0
        if sentence.speaker in theirs and stance and _STANCE.search(plain(sentence.text)):
            more += STANDS
        if sentence.speaker in who and sentence.speaker not in theirs:
            more += SPOKEN
        elif calls is not None and not theirs and calls & near[id(sentence)]:
            more += CALLED
        if priced and _AMOUNT.search(plain(sentence.text)):
            more += PRICED
        for rank, (start, end) in enumerate(places, 1):
            away = max(0.0, start - sentence.end, sentence.start - end)
            more += pull / rank * math.exp(-away / REACH)
        return more

    return gained


def _beside(corpus: Corpus) -> dict[int, frozenset[str]]:
    """The telling words of each sentence and those beside it, by its ``id``: "it" was named before."""
    said = corpus.sentences
    own = [content_set(sentence.text) for sentence in said]
    return {
        id(sentence): frozenset().union(*own[max(0, at - BEFORE) : at + 1 + AFTER])
        for at, sentence in enumerate(said)
    }


_MERELY = frozenset(
    words(
        "just only and but so what about how please pls thanks thank you show me give the for of one s"
    )
)


def names_alone(question: str, names: Sequence[str]) -> bool:
    """Whether words name somebody who speaks and hardly anything else: "just Tobias please"."""
    who = named(question, names)
    return bool(who) and set(words(without_names(question, who))) <= _MERELY


def without_names(question: str, names: Sequence[str]) -> str:
    """A question without the speakers it names: they are known by who speaks, not by being called."""
    for name in names:
        if known := called.shape([name]):
            question = re.sub(rf"\b(?:{known})(?:'?s)?\b", " ", question, flags=re.IGNORECASE)
    return " ".join(question.split())
