# ruff: noqa: E501 (a shape of a sentence is read as one line)
"""Slips of the fingers in sentences about what is said; words that are said are left as they are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapidfuzz import process
from rapidfuzz.distance import OSA

from audiochat.services.commander.heard import introduced
from audiochat.services.commander.heard.normal import Said, plain
from audiochat.services.commander.heard.voices import speakers
from audiochat.services.commander.normalise import word_set

_SHORT = {
    "u": "you", "n": "and", "teh": "the", "hte": "the", "nr": "number", "nmbr": "number", "num": "number", "acct": "account", "del": "delete", "rm": "remove", "hw": "how",
    "wheres": "where's", "whos": "who's", "hows": "how's", "theres": "there's", "whats": "what's", "wat": "what", "wen": "when", "tel": "phone", "ph": "phone",
    "sec": "second", "min": "minute", "pls": "please", "plz": "please", "bf": "before", "b4": "before", "whr": "where", "wher": "where", "were's": "where's",
    "evry": "every", "abt": "about", "msg": "message", "sentance": "sentence", "qs": "questions", "q": "question",
    "ans": "answer", "wrd": "word", "wrds": "words", "hes": "he's", "shes": "she's", "ppl": "people",
}  # fmt: skip
_WORDS = tuple(
    word_set(
        "delete remove mute bleep censor silence erase trim keep only everything anything whatever before after "
        "between until where when sentence sentences question questions answer answers phone number numbers mobile "
        "address email postcode account credit card word words phrase part parts section second third fourth first "
        "last time times every mention mentions mentioned says said saying talks talking about speaker speakers "
        "filler fillers repeated stutters swear swearing curse address please could would guest host interviewer "
        "longest pause pauses silence loudest quietest minute minutes speech speaking start beginning ending from "
        "introduction explains asks begins starts finishes which their there these those thing things people"
    )
)
_KNOWN = frozenset(_WORDS)
_MINIMUM = 5
"""Letters of a word that is mended by its likeness."""


def mended(text: str, said: Said | None) -> str:
    """The sentence with slips in its common words mended; what stands in quotes or is said stays."""
    spoken = frozenset(said.tokens) if said is not None else frozenset()
    names = _names(said) if said is not None else frozenset()
    parts = re.split(r"(\"[^\"]*\")", text)
    return "".join(
        part
        if part.startswith('"')
        else re.sub(r"[a-z0-9]+(?:'[a-z]+)?", lambda m: _word(m[0], spoken, names), part)
        for part in parts
    )


def _names(said: Said) -> frozenset[str]:
    """The names of the speakers, and words that are always said with a capital."""

    def found() -> frozenset[str]:
        known = speakers(said)
        names = {form for name in known for form in (name.casefold(), *plain(name))}
        family = {word for group in (*introduced.KIN, *introduced.TITLES) for word in group}
        called = {word for word in family if introduced.called(said, known, word) is not None}
        return frozenset(names | called | set(_always_capital(said)))

    return said.once("names", found)


def _always_capital(said: Said) -> Iterator[str]:
    begins = {first for first, _ in said.sentences()}
    for token, places in said.places.items():
        at = [said.at[place] for place in places]
        inside = any(index not in begins for index in at)
        if len(token) > 2 and inside and all(said.words[i].text[:1].isupper() for i in at):
            yield token


def _word(word: str, spoken: frozenset[str], names: frozenset[str]) -> str:
    if word in _KNOWN or any(token in spoken for token in plain(word)):
        return word
    if word.endswith("s") and word[:-1] in names:
        return f"{word[:-1]}'s"
    if word in _SHORT:
        return _SHORT[word]
    if len(word) < _MINIMUM or not word.isalpha():
        return word
    near = process.extract(word, _WORDS, scorer=OSA.distance, score_cutoff=1, limit=3)
    return near[0][0] if len(near) == 1 and near[0][0][0] == word[0] else word
