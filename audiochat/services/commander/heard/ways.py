# ruff: noqa: E501 (a shape of a sentence is read as one line)
"""The ways in which a sentence may be read: as it stands, without what is beside the wish, without slips."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import takewhile

from audiochat.services.commander.frames import unframed
from audiochat.services.commander.heard import persons
from audiochat.services.commander.heard.english import EDITS, FORMS
from audiochat.services.commander.heard.normal import Said
from audiochat.services.commander.heard.slips import mended
from audiochat.services.commander.tightening import without_sample

Bare = Callable[[str], "str | None"]
"""A sentence without the clauses that only tell, None where there are none."""

_ASKED = re.compile(
    r"^(?P<first>.+?)\?+\s*(?:(?:and )?(?:where|when|at what (?:time|point|moment)|how often|which|how come|"
    r"(?:i|we|just|so|because|cause|since|my|the|he|she|it|for|thanks|thank|cheers)\b[^?]*))?\s*\??$"
)
_FORMS = "|".join(
    form
    for kind, form in FORMS.items()
    if kind not in ("number", "fillers", "questions", "answers")
)
_THING = re.compile(
    rf"(?<![\w'-])(?:the |her |his |my |our |their |that |a )?(?:[\w-]+'s )?(?:{_FORMS})\b|"
    r"\"[^\"]+\"|the (?:word|name) \w+"
)
_REMARK = re.compile(
    r"\s*(?:[,;(–-]+\s*|\s)(?:(?:ha){2,}h?|(?:he){2,}|lol|lmao|ugh|smh|xd|:\)|:d)\b.*$"
)


SINGLE = re.compile(r"(?<![\w'])'((?:[^'\"]|(?<=\w)'(?=\w)){2,160})'(?!\w)")
_PLUS = re.compile(r"(?<=[a-z\"])\s*\+\s*(?=[a-z\"])")
_PLEASE = re.compile(r"(?<=\w) (?:please|pls|kindly|בבקשה) (?=(?:out|off|away|the|את|על)\b)")
_REST = re.compile(
    r"^(?P<keep>(?:\w+ )?(?:keep|retain|leave)\b.+?)[\s,;.]+(?:and )?(?:discard|drop|delete|cut|remove|lose|bin|scrap|throw out|toss)"
    r" (?:all )?(?:of )?(?:the (?:rest|remainder|others?)|everything else|all else)(?: of (?:it|this|the \w+))?$"
)
_TALK = re.compile(
    r"(?:[,;.!?:(–-]+\s*|\s(?=(?:so|because|cause|since|otherwise)\s))(?P<told>(?:so|because|cause|since|otherwise|or else) [^,;.!?\":(]+|[^,;.!?\"\d:(]+)[\s.!?)]*$"
)
_NO_TALK = re.compile(
    rf"\b(?:and|then|but|not|only|except|or|until|from|to the|instead|also|plus|too|{EDITS})\b|^(?:the|that|where|when|it's the|before|after)\b"
)


_EDIT = re.compile(rf"\b(?:{EDITS}|instead|except|if|unless)\b")
_LED = re.compile(r"^(?P<told>[^.!?,:;\"\d]{2,60})[.!,:;]+\s+(?P<wish>.+)$")
_WHEREVER = re.compile(
    r"(?: (?:in|from|of) (?:the|this|my|our) (?:\w+ )?(?:recording|file|audio|call|talk|interview|episode|meeting|tape|clip)| from the (?:start|beginning|end))(?=$| (?:is|was|are|were)\b)"
)
"""Where all of it lies; "where in the recording is ..." as well."""
_SUBJECT = re.compile(
    r"(?:it|they|he|she|we|i|that's|thats|that is|this is|there's|nobody|no one|people|kids|everyone|(?:my|our|his|her|their) \w+)\b"
)
_AGAIN = re.compile(
    r"(?:that|the|this) (?:whole |entire )?(?:stretch|part|bit|section|thing|lot|chunk|piece|mess)$"
)
""" "From ... to ..., that whole stretch": the part once more."""


def _untold(text: str) -> Iterator[str]:
    """The sentence without its last clause, where that names no edit, no part and no time."""
    for _ in range(2):
        last = _TALK.search(text)
        if last is None or not text[: last.start()]:
            return
        told = last["told"].strip()
        if (_EDIT if _SUBJECT.match(told) else _NO_TALK).search(told) and not _AGAIN.match(told):
            return
        text = text[: last.start()].rstrip(" ,;:")
        yield text


def ways(text: str, said: Said | None, bare: Bare) -> Iterator[str]:
    """The sentence (normalised), then shorter and mended ones, each once."""
    seen: set[str] = set()
    text = _PLEASE.sub(" ", _PLUS.sub(" and ", SINGLE.sub(r'"\1"', text)))
    text = without_sample(text)
    for sentence in dict.fromkeys((text, mended(text, said))):
        for way in _shorter(sentence, bare):
            if way and way not in seen and way.count('"') % 2 == 0:
                seen.add(way)
                yield way


_LEFT_ALONE = re.compile(
    r"^(?P<wish>(?!(?:only |just )?(?:keep|leave|retain)\b).+?)[\s,;]+(?:and|but) (?:please )?(?:leave|keep|don't touch|do not touch) "
    r"(?:(?:all )?(?:the |of the )?(?:rest|remainder|others)(?: of \w+ \w+)?|everything else|everyone else|everybody else|[\w-]+'s)"
    r"(?: in| alone| there| as (?:it is|is|they are|it was)| untouched| be)*$"
)
"""What stays goes without saying: "and leave the rest alone", "but leave Callum's"."""


_NOTHING_ELSE = re.compile(
    r"^(?P<wish>.+?)[\s,;.]+(?:and |but )?(?:please )?(?:nothing (?:else|more)|that's (?:it|all)|(?:do not|don't|dont) (?:cut|touch|change|remove|delete|lose) "
    r"(?:any(?:thing| (?:of the )?words?)(?: else)?|the (?:words|rest)|everything else))(?: please)?[\s.!]*$"
)
""" "Shorten the pauses, don't cut any words": what is not to be done goes without saying."""
_OPENS_AT = re.compile(
    r"^(?:please )?(?:cut|delete|remove|drop|lose|take out|skip|get rid of) (?:out )?(?:(?:the|that|all|my|our|long|whole|opening) )*(?:start|beginning|intro|introduction|opening|small talk|chit-?chat|chatter|preamble|waffle)"
    r"(?: (?:chat|bit|part|talk|stuff|section))?(?: (?:where|when|with|at) [^,;]+?)?[\s,;]+(?:and |so |then )?(?=(?:have it |let it |make it )?(?:start|begin|open)s?\b)"
)
""" "Cut the intro and start where they say ...": the second clause says what the first one is."""
_ENDS_AT = re.compile(
    r"^(?:please )?(?:cut|delete|remove|drop|lose|take out|skip|get rid of) (?:out )?(?:(?:the|that|all|my|our|long|whole|closing) )*(?:end|ending|outro|closing|sign-?off|tail)"
    r"(?: (?:chat|bit|part|talk|stuff|section))?(?: (?:where|when|with|at) [^,;]+?)?[\s,;]+(?:and |so |then )?(?=(?:have it |let it |make it )?(?:end|stop|finish)(?:s|es)?\b)"
)


def _shorter(text: str, bare: Bare) -> Iterator[str]:
    yield text
    plain = _REMARK.sub("", unframed(text))
    yield plain
    for way in (text, plain, *_untold(plain)):
        rest = _LEFT_ALONE.match(way)
        if rest is not None:
            yield rest["wish"]
        only = _NOTHING_ELSE.match(way)
        if only is not None:
            yield only["wish"]
        for shape in (_OPENS_AT, _ENDS_AT):
            told = shape.match(way)
            if told is not None:
                yield way[told.end() :]
    alone = bare(plain)
    if alone and not _narrows(plain, alone):
        yield unframed(alone)
    kept = _REST.match(plain)
    if kept is not None:
        yield kept["keep"]
    yield from _untold(plain)
    led = _LED.match(plain)
    if led is not None and not _EDIT.search(led["told"]):
        yield led["wish"]
        yield from _untold(led["wish"])
    inside = _WHEREVER.sub("", plain)
    if inside != plain:
        yield inside
    pointed = persons.pointed(plain) or _pointed(plain)
    if pointed:
        yield pointed
    asked = _ASKED.match(text)
    if asked is not None:
        yield asked["first"]
        yield unframed(asked["first"])


_SLIPS = ("fillers", "repeats", "swears")
_KIND = re.compile(rf"(?:{'|'.join(form for kind, form in FORMS.items() if kind not in _SLIPS)})$")
_WHICH = re.compile(
    r" (?:that |which )?(?:he|she|they|we|i|you|people|everyone|everybody|anyone|anybody) \w+"
)


def _narrows(text: str, alone: str) -> bool:
    """Whether what a wish is told without says which of a kind: "the questions they ask about it"."""
    same = sum(
        1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(text, alone, strict=False))
    )
    head = text[:same].rstrip(" ,;")
    return _WHICH.match(text[len(head) :]) is not None and _KIND.search(head) is not None


_POINTS = re.compile(r"^(?P<told>.+?)(?:[,.;!:]| so| -)\s+(?P<wish>[^,.;!\"]*)$")
_PLACED = re.compile(
    r"\d|\b(?:first|last|next|seconds?|secs?|minutes?|mins?|hours?|select\w*|playhead|cursor)\b"
)
"""A part that is given already: what is told of it is no part."""
_IT = re.compile(r"\b(?:it|that|them|those|this)\b(?! (?:to|from|by|in|on|louder|quieter)\b)")


def _pointed(text: str) -> str | None:
    """ "The email must not go online, mute it": the wish with what "it" stands for."""
    parts = _POINTS.match(text)
    if parts is None or not _IT.search(parts["wish"]) or not _EDIT.search(parts["wish"]):
        return None
    named = list(_THING.finditer(parts["told"]))
    if len(named) != 1 or _PLACED.search(parts["told"]) or named[0].group().endswith("phone"):
        return None
    return _IT.sub(lambda _: named[0].group(), parts["wish"], count=1)
