"""How a question is written: typed without its marks, wrapped in politeness, with words run together."""

from __future__ import annotations

import re
from collections.abc import Set

from audiochat.services.asking.language import STOP, plain, stem
from audiochat.services.asking.numbers import spoken

_ASKED = "what|who|how|where|when|why|that|there|here"
_SHORT = (
    (re.compile(rf"\b({_ASKED})'?s\b(?! (?:the|a|an) \w+'s\b)", re.IGNORECASE), r"\1 is"),
    (re.compile(rf"\b({_ASKED})'?re\b(?<!where)(?<!there)(?<!here)", re.IGNORECASE), r"\1 are"),
    (
        re.compile(
            r"\b(is|are|was|were|did|does|do|has|have|had|would|could|should)n'?t\b", re.IGNORECASE
        ),
        r"\1 not",
    ),
    (re.compile(r"\s+&\s+"), " and "),
    (re.compile(r"\bfor a living\b", re.IGNORECASE), "as work"),
    (re.compile(r"\b(?:pls|plz|plse)\b", re.IGNORECASE), "please"),
)
"""What is typed in a hurry: "whats", "isnt", "&", "pls"."""

_POLITE = re.compile(
    r"^(?:(?:hi|hey|hello|ok|okay|please|so|and|but|well|now|oh|thanks|thank you)[\s,!.]+)*"
    r"(?:(?:can|could|would|will) you (?:please |maybe |perhaps )*(?:tell|explain|describe|say|show)"
    r"(?: (?:to )?(?:me|us))?|(?:please )?(?:tell|explain|describe) (?:to )?(?:me|us)|do you know|"
    r"i(?:'d| would)? (?:like|want|need) to know|i wonder|i was wondering)"
    r"(?: please)?(?: in (?:simple|plain|a few|your own|other|easy) words| briefly| shortly| quickly)*[\s,:]+"
    r"(?=\w+ \w+)",
    re.IGNORECASE,
)
_OPINED = re.compile(
    r"^(?:(?:so|and|but|well)[\s,]+)*do you (?:think|believe|reckon|suppose)(?: that)?\s+(?=\w+ \w+)",
    re.IGNORECASE,
)
""" "Do you think Anna is against it?" asks about Anna."""
_CLOSING = re.compile(
    r"[\s,]*\b(?:please|would you say|do you think|in your opinion|if you know|thanks|thank you)\W*$|"
    r",\s*(?:correct|right|true|or not|is that (?:right|so|true|correct)|"
    r"(?:is|was)(?:n't| not) it)\W*$",
    re.IGNORECASE,
)
_TOKEN = re.compile(r"[^\W\d_]{6,}")
FEWEST = 3
"""Letters of each of two words that are run together."""


def spelt_out(question: str) -> str:
    """A question with its short forms written out: "whats" is "what is"."""
    question = question.replace("’", "'")
    for short, long in _SHORT:
        question = short.sub(long, question)
    return question


def unpolite(question: str) -> str:
    """A question without what is only politeness: "could you tell me when it starts" asks when it starts."""
    bare = _OPINED.sub("", _POLITE.sub("", question.strip(), count=1))
    bare = _CLOSING.sub("", bare)
    return bare if len(bare.split()) > 1 else question


def as_said(question: str, said: Set[str]) -> str:
    """A question with its words as the recording has them: one that is two there, or a letter off.

    ``said``: the words of the recording, in plain form.
    """
    stems = {stem(word): word for word in sorted(said)}

    def mended(found: re.Match[str]) -> str:
        word = plain(found[0])
        if stem(word) in stems or word in STOP or not word.isascii():
            return found[0]
        for at in range(FEWEST, len(word) - FEWEST + 1):
            first, second = word[:at], word[at:]
            if first in said and (second in said or stem(second) in stems):
                return f"{first} {second}"
        near = [w for w in said if len(w) > 6 and w[0] == word[0] and one_off(word, w)]
        return near[0] if len(near) == 1 else found[0]

    return _TOKEN.sub(mended, question)


_DIGITS = re.compile(r"(?<![\w.,:])\d{1,4}(?![\w.,:]*\d)(?!(?:st|nd|rd|th)\b)")


def numbers_as_said(question: str, said: str) -> str:
    """A question with its numbers as the recording has them: 1984 where "nineteen eighty-four" is said.

    ``said``: all words of the recording in plain form, with a blank before and after each.
    """

    def mended(found: re.Match[str]) -> str:
        if f" {found[0]} " in said:
            return found[0]
        ways = [way for way in spoken(int(found[0])) if f" {way} " in said]
        return ways[0] if ways else found[0]

    return _DIGITS.sub(mended, question)


def one_off(one: str, other: str) -> bool:
    """Whether two words differ by one letter: another, one more or less, or two that changed places."""
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    at = 0
    while at < min(len(one), len(other)) and one[at] == other[at]:
        at += 1
    if len(one) == len(other):
        swapped = one[at : at + 2] == other[at : at + 2][::-1]
        return one[at + 1 :] == other[at + 1 :] or (swapped and one[at + 2 :] == other[at + 2 :])
    longer, shorter = (one, other) if len(one) > len(other) else (other, one)
    return longer[at + 1 :] == shorter[at:]
