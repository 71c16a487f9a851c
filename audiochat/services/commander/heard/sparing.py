# ruff: noqa: E501 (a shape of a sentence is read as one line)
"""A wish with an exception: "cut the ad but leave the joke", "mute what Jon says except the question"."""

from __future__ import annotations

import re

from audiochat.services.commander.heard.english import DEEDS, ORDER

SPARING = ("delete", "silence", "bleep", "gain", "keep")
"""Deeds of which something may be left out."""

WORDED = ("about", "questions", "answers", "exchanges", "part", "sentence", "speaker")
"""Kinds of which a part may stay that is named by what it is about."""

_STAYS = re.compile(
    r"^(?P<wish>.+?)(?:,? (?:but|and|only)(?: please| do| just)?(?: (?:keep|leave|spare|retain|not|"
    r"(?:do not|don't) (?:touch|cut|delete|remove|lose|mute|bleep))(?: in(?= (?:the|what|that|his|her|their|my|our|[\w-]+'s)\b))?)|, (?:keep|leave|not)|,? (?:except(?: for)?|apart from|other than|without touching|but)) "
    r"(?P<kept>.+?)(?:,? (?:in(?: there| it| place)?|alone|there|untouched|(?:where|as) (?:it is|they are|it was)))?$"
)
_NO_WISH = re.compile(
    rf"(?:\b(?:everything|everyone|everybody|all|anything|nothing|any)|^(?:{DEEDS['delete']}|{DEEDS['silence']}|{DEEDS['bleep']}|{DEEDS['keep']}))$"
)
""" "Cut everything but the ad" has no exception: it keeps the ad."""
_OTHER = re.compile(
    rf"^(?:only|just|nothing|it|them|that|this|its|everything|all|the (?:rest|others?|remainder)|(?:the )?(?:{'|'.join(map(re.escape, ORDER))}))\b(?! (?:sentence|question|answer|part|bit|time))"
)
""" "And keep only the question" is another wish, "but not the first" is which one of several."""


def parted(text: str) -> tuple[str, str] | None:
    """A wish and what of it is to stay, both in words; None where nothing is left out."""
    found = _STAYS.match(text)
    if found is None or _NO_WISH.search(found["wish"]) or _OTHER.match(found["kept"]):
        return None
    return found["wish"], found["kept"]


_ADDS = re.compile(r"(?:,? (?:but|and)(?: please| do| just| also)?|,) (?:keep|leave)\b")


def adds(text: str) -> bool:
    """Whether what is to stay comes to what alone is kept: "keep only Anna, but leave the story in"."""
    return _ADDS.search(text) is not None


def named_by(kept: str, kind: str) -> str:
    """What is to stay, with the noun of the wish for "the one about ..."."""
    noun = {"questions": "question", "answers": "answer"}.get(kind, "part")
    return re.sub(r"^(?:the|that|this) ones? (?=about|where|with|to)", f"the {noun} ", kept)


_PRONOUN = re.compile(
    r"\b(?P<before>(?:what|everything|where|when)(?: that)?|(?:the |that )?(?:part|bit|story) (?:where|when|that)) (?:she|he|they) "
)


def of_whom(kept: str, speaker: str) -> str:
    """What is to stay, with the name of who goes: "cut Anna, but keep what she says of the bridge"."""
    return _PRONOUN.sub(rf"\g<before> {speaker} ", kept)
