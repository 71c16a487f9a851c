"""A sentence about what is said as its wishes, one after the other, each read by itself.

"Delete the swear word, mute the phone number and then normalise to -19 LUFS" is two requests about
words and one edit of the ordinary rules.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property, partial

from audiochat.domain.plan import Step
from audiochat.services.commander.heard import (
    bare,
    beside_it,
    copying,
    echoing,
    hebrew,
    named_parts,
    pauses_spared,
    persons,
    places,
    slipping,
    sparing,
    subjects,
    topics,
    wishes,
)
from audiochat.services.commander.heard.english import ORDER
from audiochat.services.commander.heard.finding import said_so
from audiochat.services.commander.heard.follow_up import Item, Reading
from audiochat.services.commander.heard.normal import Said, plain
from audiochat.services.commander.heard.patterns import is_swearing
from audiochat.services.commander.heard.places import Absent, Asked
from audiochat.services.commander.heard.placing import Placing
from audiochat.services.commander.heard.reader import cleaned, target
from audiochat.services.commander.heard.request import Request, Target, Which
from audiochat.services.commander.heard.shapes import ALL_OVER, AT_EDGE
from audiochat.services.commander.heard.signs import MENTIONED

MOST_JOINTS = 5
LONGEST = 400
"""Letters of a sentence that is cut into wishes; a longer one is read as it stands."""
LONG_QUOTE = 6
"""Words in a row that are said so, from which on nothing else is meant by them."""

FACTS = ("where", "count", "long", "go", "who")
Others = Callable[[str], "tuple[Step, ...] | None"]
"""Reads an ordinary wish with the ordinary rules."""

_JOINT = re.compile(
    r"[\s,;]+(?:and then|then|and also|and|also|plus|&|ואז|וגם)\s+|[,;]\s+|(?<=[\w\"])[.!]\s+| (?=ו[א-ת]{3})"
)
_PAUSES = re.compile(
    r"\b(?:pauses|silences?|gaps|breaks|air)\b.* (?:before|after|following|in front) "
)
_WHICH = "|".join(sorted(map(re.escape, ORDER), key=len, reverse=True))
_NTH = re.compile(rf"(?:the )?(?P<which>{_WHICH}) (?P<words>\w+ly|like|okay|so|well|right|anyway)$")
"""Which of several, and a word that is no thing: "the third basically", not "the second song"."""
_QUOTES = ('"', "“", "'", "‘")
_ORDINARY = ("silence", "bleep")
_SPELT = ("phrase", "sentence", "part")
_TOPICAL = ("keep", "go")
""" "Keep only the homework" means the part about it; "mute the homework" rather the word."""


class Segments:
    """Reads one sentence; ``said`` is None where nothing is transcribed."""

    def __init__(self, text: str, said: Said | None, others: Others) -> None:
        self._text, self._said, self._others = text, said, others
        self._placing = Placing(said, others) if said is not None else None
        self._read: dict[str, Item | None] = {}
        self._asks: dict[str, Request | None] = {}

    @cached_property
    def is_shaped(self) -> bool:
        """Whether the sentence or a part of it has the shape of a wish about words."""
        starts = [0, *(end for _, end in self._bounds)]
        ends = [*(start for start, _ in self._bounds), len(self._text)]
        pieces = [self._text[a:b] for a in starts for b in ends if a < b]
        return any(self.heard(piece) is not None for piece in pieces)

    def readings(self) -> Iterator[Reading]:
        """The sentence as one wish, then as several, in the fewest parts first."""
        whole = self._item(self._text)
        if isinstance(whole, Request):
            yield (whole,)
            yield from self._at_edge(whole)
        if self.is_shaped:
            found = sorted(self._parted(0, None), key=len)
            yield from (items for items in found if any(isinstance(i, Request) for i in items))
        placed = self._placing.steps(cleaned(self._text)) if self._placing is not None else None
        if placed:
            yield (placed,)
        if self._said is not None and _PAUSES.search(self._text):
            text = cleaned(self._text)
            stays = pauses_spared.spared(text, self._said, self._others, self._is_said)
            if stays:
                yield (stays,)

    def _at_edge(self, whole: Request) -> Iterator[Reading]:
        """ "Where he says hello at the start": "at the start" may say which, and be none of the words."""
        named = whole.target
        edge = AT_EDGE.search(named.text) if named.which is None else None
        if edge is not None and named.kind in _SPELT and self._is_said(named.text[: edge.start()]):
            which = Which(-1 if edge["edge"] == "end" else 1)
            text = named.text[: edge.start()]
            yield (replace(whole, target=replace(named, text=text, which=which)),)

    @cached_property
    def _bounds(self) -> list[tuple[int, int]]:
        if len(self._text) > LONGEST:
            return []
        inside = [m.span() for m in re.finditer(r"\"[^\"]*\"", self._text)]
        joints = [m.span() for m in _JOINT.finditer(self._text)]
        free = [j for j in joints if not any(a < j[0] and j[1] < b for a, b in inside)]
        return free[:MOST_JOINTS]

    def _parted(self, at: int, before: Request | None) -> Iterator[Reading]:
        """Every way to read what begins at a place as wishes in a row."""
        for start, end in [*(b for b in self._bounds if b[0] > at), (len(self._text),) * 2]:
            if at == 0 and start == len(self._text):
                continue  # that is the whole
            piece = self._text[at:start]
            item = self._beside(before, piece) or self._item(piece) or self._same(before, piece)
            facts = isinstance(item, Request) and item.deed in FACTS
            if item is None or facts:
                continue
            if start == len(self._text):
                yield (item,)
                continue
            following = item if isinstance(item, Request) else before
            for rest in self._parted(end, following):
                yield (item, *rest)

    def _item(self, piece: str) -> Item | None:
        if piece not in self._read:
            self._read[piece] = self._one(piece)
        return self._read[piece]

    def _one(self, piece: str) -> Item | None:
        heard = self.heard(piece)
        if heard is not None:
            return heard
        whole = piece == self._text
        steps = None if whole else self._others(piece)
        if steps or whole or self._placing is None or _JOINT.search(piece.strip()):
            return steps or None
        return self._placing.steps(cleaned(piece))

    def heard(self, piece: str) -> Request | None:
        """The request of a piece of the sentence, None where it asks nothing about words."""
        if piece not in self._asks:
            found = (
                self._copied(piece)
                or self.by_words(cleaned(piece))
                or self._spared(piece)
                or wishes.read(piece, self._is_said)
                or hebrew.read(piece)
            )
            self._asks[piece] = found or self._named(piece)
        return self._asks[piece]

    def _copied(self, piece: str) -> Request | None:
        """ "Copy the summary to the start", "swap part one and part two", "make a clip of the hat"."""
        said = self._said
        if said is None:
            return None

        def named(words: str) -> Target | None:
            found = named_parts.part(said, words)
            return None if found is None else named_parts.whole(found.target)

        text = cleaned(piece).rstrip("?").strip()
        if re.search(r" as well\W*$", piece):
            text = f"{text} too"  # "put it at the start as well" is no politeness
        rest = copying.clip(text)
        if rest is None:
            return copying.read(text, named)
        kept = self.heard(f"keep only {rest}")
        if kept is not None and kept.deed == "keep" and is_found((kept,), said, strict=True):
            return replace(kept, deed="clip")
        bare_part = named(rest)
        return None if bare_part is None else Request("clip", bare_part)

    def by_words(self, piece: str) -> Request | None:
        """What only the words that are said tell: "take out the seven and leave the nine"."""
        if self._said is None:
            return None
        return slipping.weighed(self._said, piece) or echoing.asked(self._said, piece)

    def _spared(self, piece: str) -> Request | None:
        """ "Cut the ad but leave the joke"."""
        found = sparing.parted(cleaned(piece))
        wish = self.heard(found[0]) or self._bared(found[0]) if found is not None else None
        if found is None or wish is None or wish.deed not in sparing.SPARING:
            return None
        words = sparing.named_by(found[1], wish.target.kind)
        if wish.target.kind == "speaker":
            words = sparing.of_whom(words, wish.target.speaker)
        stays = target(words)
        if stays is None and self._said is not None:
            stays = subjects.subject(self._said, words)
        if stays is None and wish.target.kind in sparing.WORDED:
            stays = Target("about", words)
        if stays is None:
            return None
        every = replace(stays, many=stays.many or stays.which is None)
        if wish.deed == "keep" and sparing.adds(cleaned(piece)):
            return replace(wish, also=(*wish.also, every))
        return replace(wish, spared=(*wish.spared, every))

    def _bared(self, piece: str) -> Request | None:
        """ "Cut the plant" beside something that stays: the one part that is about it."""
        plainly = wishes.plainly(piece)
        if self._said is None or plainly is None or plainly[0] != "delete":
            return None
        whole = subjects.only(self._said, plainly[1])
        return None if whole is None else Request("delete", Target("about", plainly[1]))

    def _is_said(self, words: str) -> bool:
        return self._said is not None and said_so(self._said, words)

    def _named(self, piece: str) -> Request | None:
        """ "Mute Anna", "bleep Harold Simmons": somebody who speaks, or a name that is said."""
        plainly = wishes.plainly(piece) or hebrew.plainly(piece)
        aside = persons.on_one_side(cleaned(piece), self._is_said, self.heard)
        if self._said is None or aside is not None:
            return aside
        if plainly is None:
            return self._shifted(piece) or self._inside(piece)
        deed, rest = plainly
        over = ALL_OVER.match(rest)
        if over is not None and said_so(self._said, over["text"]):
            return Request(deed, Target("phrase", over["text"], Which()))
        name = bare.voice_of(self._said, deed, rest, piece)
        if name is not None:
            speaks = deed != "go" and piece != self._text
            speaker = Target("speaker", speaker=name, many=True)
            if not speaks or deed != "gain":
                return Request(deed, speaker) if speaks else None
            return wishes.level_of(cleaned(piece), speaker)
        if deed == "gain":
            return self._inside(piece)
        return self._worded(piece, deed, rest) or self._inside(piece)

    def _worded(self, piece: str, deed: str, rest: str) -> Request | None:
        """Words that are said, by their order, their owner, or because nothing else is called so."""
        assert self._said is not None
        nth = _NTH.match(rest)
        if nth is not None and said_so(self._said, nth["words"]):
            return Request(deed, Target("phrase", nth["words"], Which(ORDER[nth["which"]])))
        if deed in _ORDINARY and (bare.is_name(self._said, rest) or is_swearing(rest)):
            return Request(deed, Target("phrase", rest))
        said = bare.named(self._said, rest) or named_parts.piece(self._said, rest)
        if said is not None and not self._others(piece):
            return Request(deed, said)
        topical = subjects.subject(self._said, rest)
        meant = topical is not None and (
            deed in _TOPICAL or subjects.sections(self._said, topical.text)
        )
        if topical is not None and meant and not self._others(piece):
            return Request(deed, topical)
        size = len(plain(rest))
        short = deed == "bleep" and 0 < size <= bare.MOST_NAMED and piece != self._text
        spelt = (short or size >= named_parts.VERBATIM) and said_so(self._said, rest)
        # "delete the first minute" is no phrase, though it is said
        if spelt and (size >= LONG_QUOTE or not self._others(piece)):
            return Request(deed, Target("phrase", rest))
        return None

    def _shifted(self, piece: str) -> Request | None:
        """ "Move the homework to the start": what bare words are about."""
        said = self._said
        assert said is not None
        text = wishes.carried(cleaned(piece).rstrip("?").strip())
        found = wishes.moved(
            text, self._is_said, self._named_part, partial(subjects.turned_to, said)
        )
        return None if found is None or self._others(piece) else found

    def _named_part(self, words: str) -> Target | None:
        """What bare words name, or one of several parts about it."""
        assert self._said is not None
        found = named_parts.part(self._said, words)
        named = subjects.subject(self._said, words)
        return named or (found.target if found is not None else None)

    def _inside(self, piece: str) -> Request | None:
        """ "Mute Martin in the ad", "remove sorry from Callum's question"."""
        if self._said is None:
            return None
        parts = bare.split(self._said, cleaned(piece))
        if parts is None:
            return None
        head, wide = parts
        inner = self._named(head)
        if inner is None:
            plainly = wishes.plainly(head)
            if plainly is None or self._others(head) or not said_so(self._said, plainly[1]):
                return None
            inner = Request(plainly[0], Target("phrase", plainly[1]))
        named = replace(inner.target, within=wide)
        usable = inner.target.within is None and bare.is_there(self._said, named)
        return replace(inner, target=named) if usable else None

    def _beside(self, before: Request | None, tail: str) -> Request | None:
        """ "And the silence after it": what is beside the thing of the wish before."""
        known = before is not None and before.relation == "at"
        return beside_it.beside(before, tail) if before and known else None

    def _same(self, first: Request | None, tail: str) -> Item | None:
        """ "Remove the ums and the repeated words": the second wish has no verb of its own."""
        if first is None or first.relation != "at":
            return None
        tail = tail.strip().rstrip(" .!?")
        if first.deed == "gain":
            return self._named(f"turn {tail}")
        known = self._said if first.target.kind == "speaker" else None
        if known is not None and bare.is_speaker(known, tail):
            return Request(first.deed, Target("speaker", speaker=tail, many=True))
        named = target(tail) or hebrew.target(tail)
        if named is not None and (named.kind != "phrase" or tail.startswith(_QUOTES)):
            return Request(first.deed, named, params=first.params)
        if self._said is not None and first.deed in _ORDINARY and bare.is_name(self._said, tail):
            return Request(first.deed, Target("phrase", tail))
        steps = self._others(f"remove {tail}") if first.deed == "delete" else None
        spelt = self._said is not None and len(plain(tail)) >= named_parts.VERBATIM
        if not steps and spelt and self._is_said(tail):
            return Request(first.deed, Target("phrase", tail))
        return steps


def is_found(items: Sequence[Item], said: Said, strict: bool) -> bool:
    """Whether all that a reading names is said; ``strict``: word for word, every word of it."""
    requests = [item for item in items if isinstance(item, Request)]
    named = [one for r in requests for one in (r.target, r.other, *r.spared) if one is not None]
    return all(_is_there(one, said, strict) for one in named)


def _is_there(named: Target, said: Said, strict: bool) -> bool:
    if named.kind in ("time", "end"):
        return True
    if strict and named.kind == "phrase":
        return said_so(said, named.text)
    topic = named.topic or (named.text if named.kind in ("about", "sentence") else "")
    if strict and not all(topics.places_of(said, word) for word in topics.wanted(topic)):
        return False
    try:
        return bool(places.hits(said, named))
    except Absent:
        return False
    except Asked:
        return True


def is_loose(reading: Reading, text: str) -> bool:
    """Whether other words may have been used for what is looked for."""
    first = reading[0]
    about = isinstance(first, Request) and first.target.kind == "about"
    return about or MENTIONED.search(text) is not None
