# ruff: noqa: E501 (a shape of a sentence is read as one line)
"""Bare words behind a verb that say whose they are, where, or which: "Callum's wow", "Anna in the ad"."""

from __future__ import annotations

import re

from audiochat.services.commander.heard import places, voices
from audiochat.services.commander.heard.finding import said_so
from audiochat.services.commander.heard.normal import Said, plain
from audiochat.services.commander.heard.places import Absent, Asked
from audiochat.services.commander.heard.reader import chosen_by_tail, target
from audiochat.services.commander.heard.request import Target, Which

_OWNED = re.compile(r"^(?P<who>[\w-]+)'s (?P<words>.+)$")
_BOTH = re.compile(
    r"^(?:both|all|every|each)(?: of)?(?: the| those| these| her| his| my| their)? (?P<words>\S+(?: \S+){0,3})$"
)
_WITHIN = re.compile(r" (?:in|from|during|within|throughout|inside) (?=\S)")
_PIECE = re.compile(
    r"^(?P<name>\S+(?: \S+){0,2}) (?P<piece>parts?|bits?|sections?|story|stories|passages?|segments?|discussion|stuff|sentences?|lines?)$"
)
MOST_NAMED = 4
"""Words of a name."""

MANY = 3
"""Words from which on they are meant as they stand: "Callum's joke" is no word."""
_INTERJECTION = re.compile(
    r"(?:\w+ly|wow|oh|ah|sorry|yeah|yes|yep|no|nope|okay|ok|right|well|so|like|hello|hi|hey|bye|please|thanks|thank you|"
    r"really|great|good|you know|i mean|sort of|kind of|exactly|sure|oh no|oh my god|come on|i see|of course)$"
)
_LINE = re.compile(
    r"^(?:the |that )?(?P<words>.+) (?P<piece>line|sentence|remark|comment|bit|quip)$"
)
_OWNER = re.compile(r"^(?P<who>[\w-]+?)'?s (?P<words>.+)$")
""" "Anna's that's really sad line"."""
_PLURAL = re.compile(r"(?:'s|s|es)$")


def named(said: Said, rest: str) -> Target | None:
    """Said words with an owner, or with which of them is meant; None where they are none."""
    owned = _OWNED.match(rest)
    if owned is not None and is_speaker(said, owned["who"]) and _stands(said, owned["words"]):
        return Target("phrase", owned["words"], speaker=owned["who"])
    piece = _PIECE.match(rest)
    if piece is not None and is_name(said, piece["name"]):
        several = piece["piece"].endswith("s") or piece["piece"] == "stuff"
        single = piece["piece"].startswith(("sentence", "line"))
        return Target("about", piece["name"], many=several, single=single)
    line = _LINE.match(rest)
    if line is not None:
        owner = _OWNER.match(line["words"])
        spoken = owner is not None and is_speaker(said, owner["who"])
        words = owner["words"] if owner is not None and spoken else line["words"]
        who = owner["who"] if owner is not None and spoken else ""
        least = MANY if line["piece"] == "bit" else MANY - 1
        if len(plain(words)) >= least and said_so(said, words):
            return Target("sentence", words, speaker=who, single=True, literal=True)
    both = _BOTH.match(rest)
    if both is not None:
        words = both["words"] if said_so(said, both["words"]) else _PLURAL.sub("", both["words"])
        return Target("phrase", words, Which()) if said_so(said, words) else None
    words, which = chosen_by_tail(rest.removesuffix(" only"))
    if which is not None and said_so(said, words):
        return Target("phrase", words, which)
    return None


def _stands(said: Said, words: str) -> bool:
    """Whether words are said, and meant as they stand."""
    meant = len(plain(words)) >= MANY or _INTERJECTION.match(words) is not None
    return meant and said_so(said, words)


def split(said: Said, text: str) -> tuple[str, Target] | None:
    """The words before "in", "from" or "during" a passage, and that passage: "Anna in the ad"."""
    for found in _WITHIN.finditer(text):
        place = text[found.end() :]
        wide = target(place) or named(said, re.sub(r"^(?:the|that|this|her|his) ", "", place))
        if wide is not None and wide.kind not in ("time", "end"):
            return text[: found.start()], wide
    return None


def is_speaker(said: Said, name: str) -> bool:
    """Whether somebody who speaks is called exactly so, in small letters."""
    return name in {known.casefold() for known in voices.speakers(said)}


OF_PERSONS = ("gain", "keep", "silence")
"""What is done to somebody's voice, by whatever they are called; "bleep mum" is rather the word."""


def voice_of(said: Said, deed: str, name: str, text: str) -> str | None:
    """The speaker whose voice is meant: by the very name, or by what else they are called.

    One whose name is nearly so only where that is no word that is said. In ``text``, a name has no
    article and no plural: "the bell" and "the roses" are no people.
    """
    name = unowned(name)
    thing = re.search(rf"\b(?:the|a|an) {re.escape(name)}\b", text) is not None
    parts = {part for known in voices.speakers(said) for part in plain(known)}
    several = name.endswith("s") and not parts & set(plain(name)[-1:])
    if not is_speaker(said, name) and (thing or several):
        return voices.titled(said, name) if deed in OF_PERSONS else None
    called = deed in OF_PERSONS and (voices.is_called(said, name) or not said_so(said, name))
    return voices.who(said, name) if called or is_speaker(said, name) else None


def unowned(name: str) -> str:
    """Somebody without whose they are: "my gran"."""
    return re.sub(r"^(?:my|our|the) ", "", name)


def is_there(said: Said, wanted: Target) -> bool:
    """Whether what is named is found."""
    try:
        return bool(places.hits(said, wanted))
    except (Absent, Asked):
        return False


def is_name(said: Said, words: str) -> bool:
    """Whether words are a name that is said: always with capitals, and not only where a sentence begins."""
    wanted = plain(words)
    if not 1 <= len(wanted) <= MOST_NAMED or not said_so(said, words):
        return False
    begins = {first for first, _ in said.sentences()}
    inside = False
    for start in said.places.get(wanted[0], ()):
        if said.tokens[start : start + len(wanted)] != wanted:
            continue
        at = [said.at[start + n] for n in range(len(wanted))]
        if not all(said.words[index].text[:1].isupper() for index in at):
            return False
        inside = inside or at[0] not in begins or len(wanted) > 1
    return inside
