# ruff: noqa: E501 (a shape of a sentence is read as one line)
"""What a question asks for and nobody says: a word, two things together, a number or a time beside a thing."""

from __future__ import annotations

import re
from collections.abc import Sequence

from audiochat.services.asking import bearings, called
from audiochat.services.asking.concepts import ideas
from audiochat.services.asking.days import MONTHS, WEEKDAYS
from audiochat.services.asking.draft import Scene
from audiochat.services.asking.grammar import NOTHING, VAGUE, VERBS
from audiochat.services.asking.language import (
    NEGATIONS,
    STOP,
    content_set,
    plain,
    stem,
    words,
)
from audiochat.services.asking.numbers import WORDS, numbers
from audiochat.services.asking.passages import Sentence
from audiochat.services.asking.wanted import NUMBERS, TIMES

APART = "Nobody speaks of {0} in one place. The nearest it comes:"
NO_SORT = "Nobody gives {0} with {1} in this recording. The nearest it comes:"
MOST_ABSENT = 3
BEFORE, AFTER, REPLY = 1, 1, 3
"""Sentences before and after one that may have what it lacks, and after a question."""
TOGETHER = 0.6
"""The share of the words asked for that are said, under which no place has two things together."""

_COUNTED = re.compile(
    r"\b(?:how (?:many|much|old|tall|far|heavy|big|large)|(?:price|cost|costs|worth|salary|amount)\b)"
)
_TIMED = re.compile(
    r"^(?:and |so |but )*(?:(?:since |until |by )?when|what (?:day|date|time|year|month)|how long)\b"
)
_TIME_SAID = re.compile(
    rf"\b(?:(?:{'|'.join(WEEKDAYS)})s?|{'|'.join(MONTHS)}|"
    r"o'clock|half past|quarter (?:to|past)|tomorrow|yesterday|tonight|(?:in|by|from|until|at|since|about) (?:the )?"
    r"(?:morning|afternoon|evening|night|noon|midnight|dusk|dawn|lunch\w*|weekend|spring|summer|autumn|winter|christmas|easter)|"
    r"(?:next|last|this|that|every|each) (?:week|month|year|spring|summer|autumn|winter|time|weekend)|"
    r"(?:weeks?|months?|years?|days?|hours?|minutes?|seconds?|decades?|centur\w+|ago|now|then|early|late|soon|later|never|always|"
    r"(?:nine|eigh|six|seven|four|fif|thir)teen|twen\w+|[a-z]+teenth|[a-z]+tieth|"
    r"first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth))\b|\d"
)
_YEAR = re.compile(
    r"\b(?:(?:eighteen|nineteen) (?:\w+ty(?: [a-z]+)?|\w+teen|ten|eleven|twelve|oh \w+)|"
    r"two thousand (?:and )?(?!hundred)(?:[a-z]+teen|ten|eleven|twelve|one|two|three|four|five|six|seven|eight|nine|twenty(?: \w+)?)|"
    r"twenty (?:\w+teen|ten|eleven|twelve|(?:twenty|thirty|forty|fifty)(?: \w+)?)|(?:1[6-9]|20)\d\d)\b"
)
_WHO = re.compile(r"^(?:and |so |but |now |then )*(?:who|whose|where|which)\b|\bname of\b")
_MEASURES = "cost costs price worth pay paid money sum amount total number salary much many"
MEASURES = frozenset(_MEASURES.split())
"""Words that ask for a number and are no thing."""
_NO_THING = NOTHING | {stem(w) for w in VAGUE | NUMBERS | TIMES | NEGATIONS | MEASURES}
_NO_WORD = NOTHING | {stem(w) for w in VAGUE | NEGATIONS}
"""Words that nobody needs to say."""
COUNTS = (WORDS - {"one"}) | {"dozen", "pair", "none", "nobody", "both", "couple"}


def absent(scene: Scene, best: Sequence[Sentence], shared: float) -> list[str]:
    """The telling words of a question that nobody says, nor another word for the same idea.

    ``best``: the place that answers best; ``shared``: the share of the question's words that it has.
    """
    said = scene.corpus.said
    stems = {stem(word) for word in said}
    speakers = {p for name in bearings.speakers(scene.corpus) for p in called.parts(name)}
    same = shared > 0  # else another word for an idea may be about anything
    touched = {idea for s in best for idea in ideas(s.text)} if same else set()
    out: list[str] = []
    for word in words(scene.question):
        root = stem(word)
        plainly = word in STOP or root in STOP or root in _NO_WORD
        if plainly or len(root) < 3 or word in NUMBERS | TIMES | WORDS or root in stems:
            continue
        if numbers(word) or not word.isascii() or {root, word.removesuffix("'s")} & speakers:
            continue
        if any(w.startswith(root[:5] if len(root) > 4 else word.removesuffix("s")) for w in said):
            continue
        if root.removesuffix("s") in {stem(s) for s in speakers} or ideas(word) & touched:
            continue
        if same and (word in VERBS or word.endswith("ed")):
            continue  # what is done to a thing that is spoken of can be told in many words
        out.append(word)
    return out[:MOST_ABSENT]


def lacking(scene: Scene) -> str:
    """What to say where the thing asked about is spoken of, and what is asked of it is not; often nothing."""
    names = bearings.speakers(scene.corpus)
    question = bearings.without_names(scene.question, names)
    low = plain(scene.question)
    asked = _things(question, scene)
    about = _places(scene, asked)
    if not asked or not (_WHO.search(low) or _COUNTED.search(low) or _TIMED.search(low)):
        return ""
    if not about:
        apart = len(asked) > 1 and _WHO.search(low)
        return APART.format(_listed(question, asked, "and")) if apart else ""
    for sort, wants, has in (("a number", _COUNTED, _has_number), ("a time", _TIMED, _has_time)):
        if wants.search(low) and not any(map(has, about)):
            return NO_SORT.format(sort, _listed(question, asked, "or"))
    return ""


def _things(question: str, scene: Scene) -> frozenset[str]:
    """The things in a question that are spoken of somewhere, not what is done to them or counted."""
    doing = {stem(word) for word in words(question) if word in VERBS or word.endswith("ed")}
    said = {stem(word) for word in scene.corpus.said}
    return frozenset((content_set(question) - doing - _NO_THING) & said)


def _places(scene: Scene, asked: frozenset[str]) -> list[list[Sentence]]:
    """The sentences that have the thing that is asked about, each with those beside it."""
    said, telling = scene.corpus.sentences, scene.corpus.telling
    found = []
    for at, sentence in enumerate(said):
        if not content_set(sentence.text) & asked:
            continue
        after = REPLY if sentence.asks else AFTER
        place = said[max(0, at - BEFORE) : at + 1 + after]
        if telling.share(asked, content_set(" ".join(s.text for s in place))) >= TOGETHER:
            found.append(place)
    return found


def _has_number(place: Sequence[Sentence]) -> bool:
    """Whether a number is said that is neither a year nor "one"."""
    said = set(words(_YEAR.sub(" ", " ".join(" ".join(words(s.text)) for s in place))))
    return bool(said & COUNTS) or any(w[0].isdigit() for w in said)


def _has_time(place: Sequence[Sentence]) -> bool:
    return any(_TIME_SAID.search(plain(s.text)) for s in place)


def _listed(question: str, asked: frozenset[str], link: str) -> str:
    return quoted_words([word for word in words(question) if stem(word) in asked], link)


def quoted_words(found: Sequence[str], link: str = "or") -> str:
    """Words in quotation marks, the last with "or" before it."""
    quoted = [f"“{word}”" for word in dict.fromkeys(found)]
    return f" {link} ".join(filter(None, (", ".join(quoted[:-1]), quoted[-1])))
