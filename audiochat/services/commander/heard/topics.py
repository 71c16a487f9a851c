"""Which sentences, questions or answers are about something: by the words that mean something."""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections.abc import Sequence

from audiochat.services.asking.language import content, stem
from audiochat.services.commander.heard import voices
from audiochat.services.commander.heard.finding import Hit, phrase, said_so, similar
from audiochat.services.commander.heard.normal import Said, plain
from audiochat.services.commander.normalise import word_set

LEAST = 0.6
"""Share of a topic's weight that a unit must hold where none holds every word of it."""
CLEAR = 0.75
"""How much of the best one's weight the next may have at the most, else nobody knows which is meant."""

_VERBATIM = 3
"""Words of a topic from which on a question that holds them is the one meant."""
_LEAST_STEM = 5
"""Letters of a stem that a slip in a word of the transcript may still be like."""

BREAK = 4.0
"""Seconds of pause that end an answer."""

_REPORTS = word_set(
    "ask asks asked explain explains explained describe describes described answer answers answered "
    "complain complains joke jokes joked laugh laughs laughed thank thanks thanked introduce introduces "
    "admit admits admitted claim claims claimed promise promises promised remember remembers recall recalls "
    "wonder wonders wondered think thinks thought know knows whole long little short boring funny entire "
    "wrong whatever stuff something somewhere kind sort starts start started begins ends reads read gives "
    "people everyone remarks sentence line bit question story part topic subject"
)
"""Words that tell how something is said, hardly what."""
_VAGUE = re.compile(
    r"(?:that |this |the |a )?(?:thing|stuff|it|that|this|whatever|something|things)"
    r"(?: (?:or (?:whatever|something|so)|there|here))?"
)


def wanted(topic: str) -> list[str]:
    """The stems of the words of a topic that mean something, each once."""
    words = list(dict.fromkeys(content(" ".join(plain(topic)))))
    return [word for word in words if word not in _REPORT_STEMS] or words


_REPORT_STEMS = {stem(word) for word in _REPORTS}


def is_vague(topic: str) -> bool:
    """Whether a topic names nothing: "the thing or whatever"."""
    return bool(_VAGUE.fullmatch(topic.strip())) or not re.search(r"\w", topic)


def places_of(said: Said, word: str) -> list[int]:
    """The words of a transcript that are alike to a stem, in order."""
    fuzzy = len(word) >= _LEAST_STEM  # "moth", of mother, is like "month"
    alike = [t for t in said.places if stem(t) == word or (fuzzy and similar(word, t))]
    return sorted(said.at[place] for token in alike for place in said.places[token])


def about(said: Said, units: Sequence[Hit], topic: str) -> list[Hit]:
    """The units that hold every word of a topic, else the one that clearly holds most of them.

    ``units`` are in order and do not overlap. A word weighs as much as it is rare (inverse document
    frequency), one that is never said the most.
    """
    words = wanted(topic)
    if not words or not units:
        return []
    held = holders(said, units, words)
    every = set.intersection(*held)
    if every:
        return [units[index] for index in sorted(every)]
    best = weighed(units, held, LEAST)
    clear = len(best) == 1 or (len(best) > 1 and best[1][1] <= CLEAR * best[0][1])
    return [best[0][0]] if clear else []


def holders(said: Said, units: Sequence[Hit], words: Sequence[str]) -> list[set[int]]:
    """For each of some stems the units in which it is said, by their number."""
    starts = [unit.first for unit in units]
    held: list[set[int]] = []
    for word in words:
        at: set[int] = set()
        for place in places_of(said, word):
            index = bisect_right(starts, place) - 1
            if index >= 0 and place < units[index].last:
                at.add(index)
        held.append(at)
    return held


def weighed(
    units: Sequence[Hit], held: Sequence[set[int]], least: float
) -> list[tuple[Hit, float]]:
    """The units by the weight of the words that they hold, the most first.

    None where the first one holds less than a share ``least`` of all the weight.
    """
    weights = [weight(units, at) for at in held]
    scores: dict[int, float] = {}
    for at, much in zip(held, weights, strict=True):
        for index in at:
            scores[index] = scores.get(index, 0.0) + much
    ranked = sorted(scores.items(), key=lambda row: (-row[1], row[0]))
    if not ranked or ranked[0][1] < least * sum(weights):
        return []
    return [(units[index], score) for index, score in ranked]


def weight(units: Sequence[Hit], at: set[int]) -> float:
    """How much a word tells that is said in some of all units: the more the rarer it is."""
    return math.log(1 + len(units) / max(0.5, len(at)))


def sentences(said: Said, topic: str) -> list[Hit]:
    """Sentences about something."""
    return about(said, [Hit(*row) for row in said.sentences()], topic)


def questions(said: Said, topic: str) -> list[Hit]:
    """Questions about something, or whose answer is."""
    asked = voices.questions(said)
    return about(said, asked, topic) or [question for question, _ in _pairs(said, topic)]


def answers(said: Said, topic: str) -> list[Hit]:
    """Answers about something, or to a question about it."""
    return [_unbroken(said, answer) for _, answer in _pairs(said, topic)]


def exchanges(said: Said, topic: str) -> list[Hit]:
    """Questions each with the answer right after it: all, or those of which either is about something."""
    asked = voices.questions(said)
    ends = [*(question.first for question in asked[1:]), len(said.words)][: len(asked)]
    pairs = [Hit(q.first, _answered(said, q, end)) for q, end in zip(asked, ends, strict=True)]
    named = {question.first for question in questions(said, topic)} if topic else None
    return [pair for pair in pairs if named is None or pair.first in named]


def parts(said: Said, topic: str) -> list[Hit]:
    """Sentences about something; a question of one speaker with the answer of another right after it."""
    ends = {pair.first: pair.last for pair in exchanges(said, "")}
    asked = voices.questions(said)
    out = []
    for hit in sentences(said, topic):
        within = next((q for q in asked if q.first <= hit.first < q.last), None)
        last = ends[within.first] if within is not None and _replied(said, within) else hit.last
        out.append(Hit(hit.first, max(hit.last, last)))
    return out


def _replied(said: Said, question: Hit) -> bool:
    """Whether another speaker goes on right after a question."""
    if question.last >= len(said.words):
        return False
    one, other = (said.words[at].word.speaker for at in (question.first, question.last))
    return bool(one and other and one != other)


def _answered(said: Said, question: Hit, end: int) -> int:
    """The word behind the answer: as long as one other speaker speaks, at most up to ``end``."""
    speakers = [word.word.speaker for word in said.words[question.last : end]]
    if not speakers or not speakers[0] or speakers[0] == said.words[question.first].word.speaker:
        return end
    turn = next((n for n, name in enumerate(speakers) if name != speakers[0]), len(speakers))
    return question.last + turn


def _unbroken(said: Said, answer: Hit) -> Hit:
    """An answer up to its first long pause: after a cough or a break something else begins."""
    for at in range(answer.first + 1, answer.last):
        if said.words[at].start - said.words[at - 1].end > BREAK:
            return Hit(answer.first, at)
    return answer


def _pairs(said: Said, topic: str) -> list[tuple[Hit, Hit]]:
    """Each answer with the question before it, of those that are about something.

    A question that is named with its own words has one answer: "the answer to why did they close it".
    """
    asked = voices.questions(said)
    spelt = phrase(said, topic) if len(plain(topic)) >= _VERBATIM and said_so(said, topic) else []
    of = [q for q in asked if any(q.first <= hit.first < q.last for hit in spelt)]
    if of:
        answered = [next((a for a in voices.answers(said) if a.first >= q.last), None) for q in of]
        return [(q, a) for q, a in zip(of, answered, strict=True) if a is not None]
    ends = [question.last for question in asked]
    pairs: dict[Hit, tuple[Hit, Hit]] = {}
    reach = 0
    for answer in voices.answers(said):
        at = bisect_right(ends, answer.first) - 1
        if at >= 0:  # what is said after a first answer is no answer to the words of the question
            pairs[Hit(max(reach, asked[at].first), answer.last)] = (asked[at], answer)
            reach = answer.last
    return [pairs[whole] for whole in about(said, list(pairs), topic)]
