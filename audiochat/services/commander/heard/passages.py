"""Passages that are known by what they say: greetings, thanks, advertisements."""

from __future__ import annotations

import re
from itertools import pairwise

from audiochat.services.commander.heard import values
from audiochat.services.commander.heard.finding import Hit
from audiochat.services.commander.heard.normal import Said, plain

_GREETS = re.compile(
    r"(?:hello|hi|hey|welcome|greetings|good (?:morning|afternoon|evening|day)|"
    r"שלום|ברוכים|היי|בוקר טוב|ערב טוב)\b"
)
_PARTS = re.compile(
    r"\b(?:good ?bye|bye|so long|farewell|take care|good ?night|until next (?:time|week|month)|"
    r"see you (?:next|again|soon|then|all|tomorrow|later)|להתראות|ביי|לילה טוב|נתראה)\b"
)
_THANKS = re.compile(
    r"\b(?:thanks|thank you|thank (?:god|goodness|heavens)|many thanks|cheers|תודה|תודות)\b"
)
_NO_THANKS = re.compile(r"\bthank (?:god|goodness|heavens)\b")
_SORRY = re.compile(r"\b(?:sorry|apologi[sz]e|apologies|pardon|excuse me|סליחה|מתנצל\w*)\b")
EDGE = 90.0
"""Seconds at either end of a recording within which people greet each other and part."""

_SPONSORED = re.compile(
    r"\b(?:brought to you by|sponsor\w*|a word from|message from our|our (?:partners?|friends) at|"
    r"supported by|advert\w*|paid (?:promotion|partnership)|בחסות|חסות)\b"
)
_SELLS = re.compile(
    r"\b(?:dot (?:com|org|co|net)|promo ?codes?|discount|code \w+|(?:\d+|half|percent|per cent) off|"
    r"free (?:trial|shipping|delivery|month)|sign up|order (?:now|today)|use the|terms apply|new customers|"
    r"first (?:month|year|order|box)|for free|a month|per month)\b|\w\.com\b|%"
)
_LEADS = re.compile(
    r"\b(?:first|but|before (?:we|that)|after|back|time|short|quick)\b.*\b(?:word|message)s? from\b"
)
"""A sentence that only leads to an advertisement: "but first a short word from our sponsor"."""
_BACK = re.compile(
    r"\b(?:back to|welcome back|anyway|now,? back|we are back|were back|and we're back)\b"
)
_ANNOUNCED = re.compile(
    r"\b(?:word|message|moment|minute)s? (?:from|for|to) (?:our|the|todays|this) .*\b\w+$|\bbut first\b"
)
""" "But first a short word from our sponsor": what only leads up to an advertisement."""
LONGEST_AD = 180.0
"""Seconds of an advertisement that is found by what it says, at the most."""
PAUSE = 3.0
"""Seconds of pause from which on what follows an advertisement is no part of it."""
_BETWEEN = 4
"""Sentences of an advertisement between two that sell or name something, at the most."""
_SHORT = 3
"""Letters of a word that is no name: "I'm"."""


def _tokens(said: Said, hit: Hit) -> str:
    """The words of a stretch as they are compared, in a row."""
    return " ".join(
        token for word in said.words[hit.first : hit.last] for token in plain(word.text)
    )


def _sentences(said: Said) -> list[Hit]:
    return [Hit(first, last) for first, last in said.sentences()]


def greetings(said: Said) -> list[Hit]:
    """Sentences with which people greet each other, near the beginning."""
    return [
        hit
        for hit in _sentences(said)
        if said.words[hit.first].start <= EDGE and _GREETS.match(_tokens(said, hit))
    ]


def farewells(said: Said) -> list[Hit]:
    """Sentences with which people part, near the end."""
    return [
        hit
        for hit in _sentences(said)
        if said.words[hit.last - 1].end >= said.duration - EDGE
        and _PARTS.search(_tokens(said, hit))
    ]


def thanks(said: Said) -> list[Hit]:
    """Sentences in which somebody is thanked."""
    return [h for h in _sentences(said) if _THANKS.search(_NO_THANKS.sub("", _tokens(said, h)))]


def apologies(said: Said) -> list[Hit]:
    """Sentences in which somebody says sorry."""
    return [hit for hit in _sentences(said) if _SORRY.search(_tokens(said, hit))]


def advertisements(said: Said) -> list[Hit]:
    """From a sentence that names a sponsor to the last one, of the same speaker, that sells something."""
    out: list[Hit] = []
    rows = _sentences(said)
    texts = [_tokens(said, hit) for hit in rows]
    at = 0
    while at < len(rows):
        if not _SPONSORED.search(texts[at]):
            at += 1
            continue
        if _ANNOUNCED.search(texts[at]) and _begins_next(said, rows, texts, at):
            at += 1
        last = at
        for after in range(at + 1, len(rows)):
            if not _goes_on(said, rows[at], rows[after]) or _BACK.search(texts[after]):
                break
            if _SPONSORED.search(texts[after]) or _SELLS.search(texts[after]):
                last = after
        first = at + 1 if last > at and _LEADS.search(texts[at]) else at
        last = _taken_up(said, rows, texts, (at, last))
        out.append(Hit(rows[first].first, rows[last].last))
        at = last + 1
    return _followed(said, out)


def _followed(said: Said, found: list[Hit]) -> list[Hit]:
    """What follows directly is one: somebody announces a message that somebody else reads."""
    out: list[Hit] = []
    for hit in found:
        if out and out[-1].last == hit.first and _pause(said, hit.first) < PAUSE:
            out[-1] = Hit(out[-1].first, hit.last)
        else:
            out.append(hit)
    return out


def _taken_up(said: Said, rows: list[Hit], texts: list[str], own: tuple[int, int]) -> int:
    """The last sentence of an advertisement that speakers read in turns.

    They go on as long as they sell, or name what is sold, one soon after the other.
    """
    at, last = own
    names = _names(said, Hit(rows[at].first, rows[last].last))
    end, sells, other = last, False, False
    for after in range(last + 1, len(rows)):
        long = said.ends[rows[after].last - 1] - said.starts[rows[at].first] > LONGEST_AD
        if long or after - end > _BETWEEN or _parted(said, rows[after], texts[after]):
            break
        other = other or not _same(said, rows[at], rows[after])
        if _SPONSORED.search(texts[after]):
            end, names = after, names | _names(said, rows[after])
        selling = _SELLS.search(texts[after]) is not None
        if other and (selling or names & set(texts[after].split())):
            end, sells = after, sells or selling
    return _turn_out(said, rows, texts, end) if sells else last


def _turn_out(said: Said, rows: list[Hit], texts: list[str], last: int) -> int:
    """The few sentences with which a speaker ends such an advertisement, up to the next speaker."""
    for after in range(last + 1, min(last + 3, len(rows))):
        if _parted(said, rows[after], texts[after]):
            return last
        if not _same(said, rows[last], rows[after]):
            return after - 1
    return last


def _names(said: Said, hit: Hit) -> set[str]:
    """Names in an advertisement: words with a capital letter inside a sentence."""
    words = said.words[hit.first : hit.last]
    inside = [word for one, word in pairwise(words) if not one.text.endswith((".", "?", "!"))]
    return {
        token
        for word in inside
        if word.text[:1].isupper() and len(word.text) > _SHORT
        for token in plain(word.text)
    }


def _pause(said: Said, word: int) -> float:
    """Seconds between a word and the one before it."""
    return said.starts[word] - said.ends[word - 1]


def _parted(said: Said, hit: Hit, text: str) -> bool:
    """Whether a sentence comes only after a while, or leads back from an advertisement."""
    return _pause(said, hit.first) >= PAUSE or _BACK.search(text) is not None


def _same(said: Said, one: Hit, other: Hit) -> bool:
    """Whether the same person says both."""
    return said.words[one.first].word.speaker == said.words[other.first].word.speaker


def _begins_next(said: Said, rows: list[Hit], texts: list[str], at: int) -> bool:
    """Whether a sentence only announces an advertisement, which begins with the one after it."""
    after = at + 1
    return (
        after < len(rows)
        and _goes_on(said, rows[at], rows[after])
        and _SPONSORED.search(texts[after]) is not None
    )


def _goes_on(said: Said, one: Hit, other: Hit) -> bool:
    """Whether a sentence may still belong to the advertisement that began with another."""
    return (
        _same(said, one, other)
        and said.words[other.last - 1].end - said.words[one.first].start <= LONGEST_AD
    )


PASSAGES = {
    "money": values.money,
    "date": values.dates,
    "website": values.websites,
    "named": values.names,
    "greeting": greetings,
    "farewell": farewells,
    "thanks": thanks,
    "sorry": apologies,
    "advert": advertisements,
}
"""How each kind is found."""
WHOLE = ("greeting", "farewell", "thanks", "sorry")
"""Kinds whose sentences, where they follow each other, are one part."""
