# ruff: noqa: E501 (a shape of a sentence is read as one line)
"""The wrong one of two that are said: "take out the wrong closing time, so that it only says half past four"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from audiochat.domain.hearing import Hearing
from audiochat.services.asking.language import content
from audiochat.services.commander.heard import (
    correcting,
    passages,
    patterns,
    places,
    retaking,
    topics,
)
from audiochat.services.commander.heard.english import DEEDS
from audiochat.services.commander.heard.finding import Hit, meet
from audiochat.services.commander.heard.follow_up import Reading
from audiochat.services.commander.heard.normal import Said, plain
from audiochat.services.commander.heard.reader import cleaned, target
from audiochat.services.commander.heard.request import Request, Target, Which

_DEEDS = ("delete", "silence", "bleep")
_WRONG = r"(?:wrong|incorrect|mistaken|false|erroneous|outdated)"
_FIXED = r"(?:please |kindly |so |and |then |just |only |can you |could you )*"
_TAIL = r"(?P<tail>(?:[,;:.–-]+|\s(?=(?:so|because|cause|since|and|but|as)\b)).*)?"
_SHAPES = (
    # "take out the wrong closing time, so that it only says half past four"
    re.compile(
        rf"^(?:{DEEDS['delete']}|{DEEDS['silence']}|{DEEDS['bleep']})(?: out)? (?:(?:the|that|this|his|her|my|their|our|[\w-]+'s) )?{_WRONG} (?P<noun>[\w'-]+(?: [\w'-]+){{0,3}}?){_TAIL}$"
    ),
    # "gran gets her street wrong first, please leave only the right one"
    re.compile(
        rf"^(?:(?:the|my|our) )?[\w-]+ (?:first |at first )?(?:gets?|got|says?|said|has|had|gives?|gave|reads?) (?:(?:the|her|his|their|a|my) )?(?P<noun>[\w'-]+(?: [\w'-]+){{0,2}}?) {_WRONG}(?: (?:first|at first|the first time|initially|to begin with))?"
        rf"(?P<tail>(?:[,;:.–-]+| and| so| but)\s*{_FIXED}(?:leave|keep|use|cut|remove|delete|take out|drop|fix|mend|lose|get rid of|bin)\b.*)$"
    ),
    # "the closing time is wrong at first, cut that"
    re.compile(
        rf"^(?:the|her|his|their|my|our) (?P<noun>[\w'-]+(?: [\w'-]+){{0,2}}?) (?:is|was|comes|gets) (?:said |given |told |read )?{_WRONG}(?: (?:at )?(?:first|the first time|to begin with))?(?P<tail>(?:[,;:.–-]+| and| so)\s*{_FIXED}(?:leave|keep|use|cut|remove|delete|take out|drop|fix|mend|lose|get rid of|bin)\b.*)$"
    ),
    # "where she corrects herself about the price, leave only the correct price"
    re.compile(
        rf"^(?:the (?:bit|part|place) )?(?:where|when) (?:(?:the|my|our) )?[\w-]+ corrects? (?:her|him|it|them)sel(?:f|ves) (?:about|on|with|over) (?:(?:the|her|his|their) )?(?P<noun>[\w'-]+(?: [\w'-]+){{0,2}}?)"
        rf"(?P<tail>[,;:.–-]+\s*{_FIXED}(?:leave|keep|use|cut|remove|delete|take out|drop|fix|mend|lose)\b.*)$"
    ),
)
_NAMED_SLIP = re.compile(
    rf"^(?:(?:the|that|my|our) )?(?:(?:[\w-]+)'s )?(?P<noun>[\w'-]+(?: [\w'-]+){{0,2}}?) (?:slip(?:-?up)?|mistake|error|blunder|muddle|mix-?up|fluff|stumble)(?P<tail>[,;:.–-]+\s*{_FIXED}(?:cut|remove|delete|take|drop|fix|mend|lose|get rid|bin|edit)\b.*)$"
)
""" "Anna's 1958 slip, cut it"."""
_PROPER = re.compile(
    rf"^(?!(?:{DEEDS['delete']})\b)(?P<noun>.{{4,120}}?)[,;:.–-]+\s*{_FIXED}(?:keep|leave|use|have)(?: only| just| in)*(?: the)? (?:proper|right|correct|second|good|better|last|clean|final|new) (?:version|one|take|sentence|try|attempt|text)(?: only| in)*(?P<tail>)$"
)
""" "She first says it in the wrong place and then properly. Keep only the proper version"."""
_TOPIC_FIRST = re.compile(
    rf"^(?P<noun>[\w' -]{{3,30}}): {_FIXED}(?:{DEEDS['delete']}) (?:the |that )?(?:fluffed|bad|first|wrong|botched|failed|broken|messed[- ]up|spoilt|ruined|old) (?:take|version|attempt|try|go|one|bit|part)(?P<tail>.*)$"
)
""" "Sponsor: bin the fluffed take, keep the good one"."""
_TOLD = re.compile(
    r"^(?:(?:the |my |our )?[\w-]+ |.*\b(?:she|he|they|i) )(?:first )?(?:says?|said|gives?|tells?|reads?) (?P<wrong>[\w' -]{2,40}?),? (?:and |but )?(?:then |later |afterwards )?(?:corrects?|corrected|means?|meant|fixes|changes|puts?) .+$"
)
""" "She says 1961 then corrects herself": the wrong words themselves."""
_ADVERT = re.compile(r"\b(?:sponsor\w*|advert\w*|ads?|commercial)\b")
_HEAD = re.compile(
    r"^(?P<head>.+?) (?:about|of|on|with|in|where|for) (?:the |her |his |their |a )?(?P<topic>.+)$"
)
_KINDS = (
    ("year", re.compile(r"years?$")),
    ("money", re.compile(r"(?:prices?|costs?|amounts?|sums?|money|fees?|pounds|dollars|euros)$")),
    ("time", re.compile(r"(?:times?|hours?|oclock|o'clock)$")),
    ("date", re.compile(r"(?:dates?|days?|weekdays?|months?|birthdays?)$")),
    ("number", re.compile(r"(?:numbers?|figures?|counts?|totals?|digits?|distances?|lengths?|heights?|weights?|ages?|sizes?|speeds?|scores?|percentages?|kilometres|kilometers|miles|metres|meters|quantity|quantities|temperatures?)$")),
)  # fmt: skip
_FITS = {"time": ("time", "number"), "money": ("money", "number")}
"""Kinds of corrections that a noun may mean: "nine until six, sorry, seven" are hours, though only numbers are said."""
_WHOLE = re.compile(
    r"(?:sentences?|lines?|versions?|takes?|starts?|text|readings?|goes|go|attempts?)$"
)
_DOUBT = re.compile(
    r"\b(?:no|wait|sorry|wrong|oops|isn'?t that|isnt that|that'?s (?:my|the|his|her|your|an) |thats (?:my|the|his|her|your) |not that|used to|mistake|correction|i mean)\b"
)
""" "Wait, isn't that your home number?": what is said behind a wrong number."""
_SOON = 2
"""Sentences behind a number in which it is doubted."""
_LATER = re.compile(r"\b(?:first|other|second|last) one\b")


@dataclass(frozen=True, slots=True)
class _Rank:
    """How well a correction fits: the words it is put right to, what it is about, its kind."""

    right: int
    about: int
    kind: bool

    @property
    def order(self) -> tuple[int, bool, int]:
        """What counts first, and what then."""
        return self.right, self.kind, self.about


def resolve(text: str, said: Said, hearing: Hearing) -> Reading | None:
    """The wish for what was put right, or for the number that is doubted; None for any other sentence."""
    del hearing
    wish = cleaned(text).rstrip("?!. ")
    for shape in (_TOPIC_FIRST, _PROPER):
        anew = shape.match(wish)
        if anew is not None:
            return _retaken(anew["noun"], said)
    found = next((m for shape in (*_SHAPES, _NAMED_SLIP) if (m := shape.match(wish))), None)
    if found is None:
        return _by_words(wish, said)
    noun, tail = found["noun"], found["tail"] or ""
    deed = next((d for d in _DEEDS if re.match(rf"(?:{DEEDS[d]}) ", wish)), "delete")
    about = _HEAD.match(noun)
    head, topic = (about["head"], about["topic"]) if about is not None else (noun, "")
    if _WHOLE.search(head):
        return _retaken(topic, said)
    if found.re is _NAMED_SLIP:
        return _by_words(f"she says {noun} then corrects herself", said) or _retaken(noun, said)
    return _doubted(deed, noun, said) or _put_right(head, topic, tail, said)


def _by_words(wish: str, said: Said) -> Reading | None:
    """The one correction, or first version, of some words that are told to be wrong."""
    told = _TOLD.match(wish)
    wanted = plain(told["wrong"]) if told is not None else []
    if not wanted:
        return None
    wrong = [n for n, s in enumerate(correcting.slips(said)) if _holds(said, s.wrong, wanted)]
    if len(wrong) == 1:
        return (Request("delete", Target("corrections", which=Which(wrong[0] + 1))),)
    sure = [take.hit for take in retaking.takes(said) if take.sure]
    held = [n for n, hit in enumerate(sure) if _holds(said, hit, wanted)]
    return (
        (Request("delete", Target("retakes", which=Which(held[0] + 1))),)
        if len(held) == 1
        else None
    )


def _retaken(topic: str, said: Said) -> Reading | None:
    """The one first version of a sentence, that about a topic where one is told."""
    words = topics.wanted(topic) if topic and content(topic) else []
    sure = [take.hit for take in retaking.takes(said) if take.sure]
    near = [_about(said, hit, words) for hit in sure]
    if _ADVERT.search(topic) and not any(near):
        adverts = passages.PASSAGES["advert"](said)
        near = [int(any(meet(hit, advert) for advert in adverts)) for hit in sure]
    best = [n for n, many in enumerate(near) if many and many == max(near)]
    if len(best) != 1 and len(sure) == 1 and not words:
        best = [0]
    return (
        (Request("delete", Target("retakes", which=Which(best[0] + 1))),)
        if len(best) == 1
        else None
    )


def _doubted(deed: str, noun: str, said: Said) -> Reading | None:
    """The one of several numbers or addresses that somebody doubts right behind it."""
    named = target(f"the {noun}")
    if named is None or named.kind not in ("phone", "email", "address", "website", "postcode"):
        return None
    hits = places.hits(said, named)
    doubted = [n for n, hit in enumerate(hits) if _is_doubted(said, hit, hits)]
    if len(doubted) != 1 or len(hits) < 2:
        return None
    return (Request(deed, Target(named.kind, named.text, Which(doubted[0] + 1))),)


def _is_doubted(said: Said, hit: Hit, others: list[Hit]) -> bool:
    """Whether what is said soon behind it, before the next of its kind, calls it wrong."""
    row = said.row_of(hit.last - 1)
    behind = said.sentences()[row : row + _SOON + 1]
    end = min((o.first for o in others if o.first >= hit.last), default=len(said.words))
    text = said.text(hit.last, min(end, behind[-1][1])).casefold().replace("’", "'")
    return _DOUBT.search(text) is not None


def _put_right(head: str, topic: str, tail: str, said: Said) -> Reading | None:
    """The one correction that fits best: of the kind that is told, near its topic, to the right words."""
    kind = next((name for name, shape in _KINDS if shape.search(head)), "")
    words = topics.wanted(f"{head} {topic}") if content(f"{head} {topic}") else []
    told = set(plain(_LATER.sub("", tail)))
    ranks = [
        _Rank(
            len((_tokens(said, _to_end(said, s.right)) - _tokens(said, s.wrong)) & told),
            _about(said, s.whole, words),
            not s.kinds.isdisjoint(_FITS.get(kind, (kind,))),
        )
        for s in correcting.slips(said)
    ]
    best = _best(ranks)
    return (
        None if best is None else (Request("delete", Target("corrections", which=Which(best + 1))),)
    )


def _to_end(said: Said, hit: Hit) -> Hit:
    """Some words up to the end of their sentence: the right words may be more than were needed to find them."""
    return Hit(hit.first, max(hit.last, said.sentences()[said.row_of(hit.first)][1]))


def _best(ranks: list[_Rank]) -> int | None:
    """The one that fits best and better than all others; None where none or several do."""
    fits = [n for n, rank in enumerate(ranks) if rank.right or rank.about or rank.kind]
    order = sorted(fits, key=lambda n: ranks[n].order, reverse=True)
    if not order or (len(order) > 1 and ranks[order[0]] == ranks[order[1]]):
        return None
    first = ranks[order[0]]
    return order[0] if first.right or first.kind else None


def _holds(said: Said, hit: Hit, wanted: list[str]) -> bool:
    """Whether some words are said in a part, a number as well if it is said in pieces."""
    inside = [run.digits for run in patterns.digit_runs(said) if hit.first <= run.first < hit.last]
    return set(wanted) <= _tokens(said, hit) or (len(wanted) == 1 and wanted[0] in inside)


def _tokens(said: Said, hit: Hit) -> set[str]:
    return {token for word in said.words[hit.first : hit.last] for token in plain(word.text)}


def _about(said: Said, hit: Hit, words: list[str]) -> int:
    """How many of some words are said in the sentences of a part or the few before them."""
    rows, at = said.sentences(), said.row_of(hit.first)
    first, last = rows[max(0, at - _SOON)][0], rows[said.row_of(hit.last - 1)][1]
    return sum(
        any(first <= place < last for place in topics.places_of(said, word)) for word in words
    )
