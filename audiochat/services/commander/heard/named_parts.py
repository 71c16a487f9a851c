# ruff: noqa: E501 (a shape of a sentence is read as one line)
"""What bare words name beside other things: "the dog bit", "question three", "all of Thursday"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from audiochat.services.asking.language import stem
from audiochat.services.commander.heard import bare, subjects, topics, voices
from audiochat.services.commander.heard.finding import said_so
from audiochat.services.commander.heard.normal import Said, plain
from audiochat.services.commander.heard.reader import target
from audiochat.services.commander.heard.request import Target, Which
from audiochat.services.commander.heard.shapes import AT_EDGE

VERBATIM = 3
"""Words in a row that are said so, from which on nothing else is meant by them."""
MOST_WORDS = 5
"""Words of a part that is named without "the part about"."""

_WHOLE = re.compile(
    r"^(?:of|all of|all the|both the|both|the whole of|the whole|the entire|all|just|only) (?=\S)"
)
_ARTICLE = re.compile(r"^(?:the|that|this|his|her|their|our|a|an) (?:whole |entire |little )?")
_TAIL = re.compile(
    r"(?:[\s,]+(?:too|as well|also|out|off|away|please|entirely|completely|talking|speaking))+$"
)
_PIECE = re.compile(
    r"^(?P<name>\S+(?: \S+){0,3}) (?P<piece>bit|part|story|section|segment|stuff|thing|business|chat|talk|discussion|conversation|anecdote|tale|passage|scene|episode|rant|joke)s?$"
)
_JUDGED = re.compile(
    r"(?:good|better|best|bad|worse|worst|nice|nicest|great|funny|funniest|boring|dull|silly|stupid|wrong|right|long|longest|short|"
    r"first|second|third|last|next|other|same|middle|whole|main|important|interesting|loud|quiet|noisy|weird|awkward|sad|happy|old|new|"
    r"one|two|three|four|five|six|seven|eight|nine|ten|\d+|few|several|many|"
    r"little|big|early|late|final|opening|closing|earlier|later|very|really|most|rude|private|real|actual|own|personal)"
)
"""Words that judge a part or say which it is, and do not say what it is about."""
_BY = re.compile(r"^(?P<what>.+) (?:from|by|of) (?P<who>[\w-]+)$")
_LEAST = 4
"""Letters of a word that alone tells what is named."""
_NOT_NAMES = re.compile(
    r"\b(?:it|that|this|them|those|these|everything|everyone|anything|nothing|something|rest|others?|selection|recording|file|audio|sounds?|"
    r"music|noises?|hum|hiss|silences?|pauses?|gaps?|track|volume|level|middle|start|beginning|end|ending|intro|introduction|outro|small talk|ones)\b|^(?:the |that )?one\b|"
    r"^(?:her|his|their|my|your|the|its) (?:answer|reply|response|name|voice|words)$|\d:\d"
)
"""Words of a place, a sound, or of what is only known by what was named before it."""


@dataclass(frozen=True, slots=True)
class Part:
    """What some words name; ``sure`` where it is no guess that a part about them is meant."""

    target: Target
    sure: bool = True


def part(said: Said, words: str) -> Part | None:
    """What a thing that is named among others is; None where nothing that is said is called so."""
    words = _TAIL.sub("", _WHOLE.sub("", words.strip(" ,.!?;:")))
    name = _ARTICLE.sub("", words)
    by = _BY.match(words)
    if by is not None and bare.is_speaker(said, by["who"]):
        inner = part(said, by["what"])
        return None if inner is None else Part(replace(inner.target, owner=by["who"]), inner.sure)
    if _is_called(said, name):
        return Part(Target("speaker", speaker=name, many=True))
    if bare.is_speaker(said, name):
        return Part(Target("speaker", speaker=name, many=True))
    formed = _formed(said, words)
    if formed is not None:
        return Part(formed)
    edge = AT_EDGE.search(name)
    if edge is not None:
        inner = part(said, name[: edge.start()])
        last = Which(-1 if edge["edge"] == "end" else 1)
        return None if inner is None else Part(replace(inner.target, which=last), inner.sure)
    spelt = _spelt(said, name) if len(plain(name)) > MOST_WORDS else None
    if spelt is not None:
        return spelt
    if not name or _NOT_NAMES.search(words):
        return None
    topic = piece(said, name)
    return (Part(topic) if topic is not None else None) or _topic(said, name) or _spelt(said, name)


def _formed(said: Said, words: str) -> Target | None:
    """What the shape of the words tells: "the ums", "where she says hello", "the part about the dog"."""
    named = target(words)
    if named is None or named.text == "phone":
        return None
    if named.kind == "phrase" and not words.startswith('"'):
        return named if said_so(said, named.text) else None
    by_its_word = named.kind in _GREETS and not bare.is_there(said, named)
    return None if by_its_word else named


def whole(named: Target) -> Target:
    """The sentence in which a number or an address is said, where that is to be heard by itself."""
    alone = named.kind in _SMALL and named.which is None
    return Target("holding", place=named) if alone else named


_GREETS = ("greeting", "farewell", "thanks", "named")
_SMALL = ("phone", "email", "website", "address", "postcode", "card", "number", "date", "money")


def _is_called(said: Said, name: str) -> bool:
    """Whether somebody who speaks is called so by their role or by their family."""
    known = name in voices.ROLES or voices.is_kin(name)
    return known and voices.who(said, name) is not None


def near(said: Said, words: str) -> Part | None:
    """What the one word of a name that is said tells: "the discount code" where "code" is said."""
    known = [
        found
        for word in _ARTICLE.sub("", words.strip(" ,.!?")).split()
        if len(word) >= _LEAST and (found := _topic(said, word)) is not None
    ]
    return known[0] if len(known) == 1 else None


def piece(said: Said, name: str) -> Target | None:
    """ "The dog bit" as "the bit about the dog", one of several if there are several."""
    found = _PIECE.match(name)
    if found is None:
        return None
    topic = _ARTICLE.sub("", found["name"])
    if topic.endswith(("'s", "s'")):
        return None  # "Anna's joke" is no joke about Anna
    known = set(topics.wanted(topic))
    telling = [word for word in topic.split() if stem(word) in known]
    judged = all(_JUDGED.fullmatch(word) for word in telling)
    return None if judged or not _is_spoken_of(said, topic) else Target("about", topic)


def _topic(said: Said, name: str) -> Part | None:
    """A part by what it is about alone; a guess unless somebody turns to it by that name."""
    if not 1 <= len(plain(name)) <= MOST_WORDS:
        return None
    found = subjects.subject(said, name)
    if found is not None:
        return Part(found, subjects.announced(said, name) is not None)
    judged = all(_JUDGED.fullmatch(word) for word in name.split())
    if judged or not said_so(said, name) or not _is_spoken_of(said, name):
        return None
    _, every = subjects.spoken_of(said, name)
    return Part(Target("about", name), len(every) > 1)


def _spelt(said: Said, name: str) -> Part | None:
    """ "The we might have to cut that": words that are said so."""
    spelt = len(plain(name)) >= VERBATIM and said_so(said, name)
    return Part(Target("phrase", name)) if spelt else None


def _is_spoken_of(said: Said, topic: str) -> bool:
    """Whether every word of a topic that means something is said, and somewhere all of them."""
    words = topics.wanted(topic)
    known = said.once("stems", lambda: {stem(token) for token in said.places})
    if not words or not known.issuperset(words):
        return False
    return bool(subjects.spoken_of(said, topic)[1])
