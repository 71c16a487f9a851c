# ruff: noqa: E501 (a shape of a sentence is read as one line)
"""A word by what is spoken of before or after it: "take out the "twice" after the fire brigade"."""

from __future__ import annotations

import re

from audiochat.domain.hearing import Hearing
from audiochat.services.commander.heard import finding
from audiochat.services.commander.heard.english import DEEDS
from audiochat.services.commander.heard.finding import Hit, said_so
from audiochat.services.commander.heard.follow_up import Reading
from audiochat.services.commander.heard.grounding import ground, holding
from audiochat.services.commander.heard.normal import Said, plain
from audiochat.services.commander.heard.reader import cleaned
from audiochat.services.commander.heard.request import Request
from audiochat.services.commander.normalise import word_set

REACH = 20.0
"""Seconds between a word and what is spoken of beside it, at the most."""
_DEEDS = ("delete", "silence", "bleep")
_SHAPE = re.compile(
    rf"^(?P<deed>{'|'.join(DEEDS[deed] for deed in _DEEDS)})(?: out)? (?:(?:the|that|this|a|an|his|her|my|their|one) )?(?:(?:little|silly|single|stray|extra) )?(?:words? )?"
    r"(?:\"(?P<quoted>[^\"]{1,60})\"|(?P<bare>[\w']+(?: [\w']+){0,3}?)),? (?:(?:right|just|directly|straight|immediately|that (?:is|comes|stands)|which (?:is|comes)|(?:he|she|they|i) (?:says?|said)) )*"
    r"(?P<side>after|before|behind|following|in front of|next to|beside|near|around|at|by|with|in|from|during|within) (?P<topic>(?:the |that |her |his |their |my )?[\w'-][\w' -]{2,50})$"
)
_NO_WORD = word_set(
    "part parts bit bits section sections pause pauses silence silences gap gaps everything all anything what it that this them noise "
    "noises music sound sounds sentence sentences line lines word words start beginning end rest thing things stuff chat talk story "
    "question questions answer answers laugh laughter cough applause breath breaths break number name ums uhs"
)
_TELLS = re.compile(
    r"^(?:(?:the|that) )?(?:part|bit|section|story|joke|line|sentence|talk|one) (?:about|with|on|of) "
)
_AFTER = ("after", "behind", "following")
_BEFORE = ("before", "in front of")


def resolve(text: str, said: Said, hearing: Hearing) -> Reading | None:
    """The wish for the one word that is said beside something; None for any other sentence."""
    found = _SHAPE.match(cleaned(text).rstrip("?!. "))
    if found is None:
        return None
    word = found["quoted"] or found["bare"]
    if not found["quoted"] and not _NO_WORD.isdisjoint(word.split()):
        return None
    if not said_so(said, word):
        return None
    topic = _TELLS.sub("", found["topic"])
    near = _nearest(said, finding.phrase(said, word), _spoken(topic, said, hearing), found["side"])
    if near is None:
        return None
    deed = next(deed for deed in _DEEDS if re.fullmatch(DEEDS[deed], found["deed"]))
    return (Request(deed, finding.offered(said, word, [near])),)


def _spoken(topic: str, said: Said, hearing: Hearing) -> list[Hit]:
    """Where something is spoken of: at its very words, else in the sentences that hold most of them."""
    bare = re.sub(r"^(?:the|that|her|his|their|my) ", "", topic)
    if said_so(said, bare):
        return finding.phrase(said, bare)
    return holding(bare, said) or ground(topic, said, hearing)


def _nearest(said: Said, words: list[Hit], topics: list[Hit], side: str) -> Hit | None:
    """The word nearest to what is spoken of, on the right side of it; None where none is near."""
    best: tuple[float, Hit] | None = None
    for topic in topics:
        for word in words:
            if finding.meet(word, topic) and len(plain(said.text(topic.first, topic.last))) < 3:
                continue
            after = said.starts[word.first] - said.ends[topic.last - 1]
            before = said.starts[topic.first] - said.ends[word.last - 1]
            if (side in _AFTER and word.first < topic.first) or (
                side in _BEFORE and word.last > topic.last
            ):
                continue
            apart = max(after, before, 0.0)
            if apart <= REACH and (best is None or apart < best[0]):
                best = (apart, word)
    return best[1] if best is not None else None
