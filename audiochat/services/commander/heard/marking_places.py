# ruff: noqa: E501 (a shape of a sentence is read as one line)
"""Where a chapter begins that is wished at something said, and what it is called unless a title is given."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from audiochat.services.commander.heard import extents, places, topics, voices
from audiochat.services.commander.heard.calling import name_of
from audiochat.services.commander.heard.finding import Hit, said_so
from audiochat.services.commander.heard.normal import Said, plain
from audiochat.services.commander.heard.places import Absent, Asked, marks, unnamed
from audiochat.services.commander.heard.reader import anchor, target
from audiochat.services.commander.heard.request import Target, Which
from audiochat.services.commander.normalise import word_set

LEAD = 8.0
"""Seconds by which a speaker may lead up to a question: its chapter begins with the turn."""
REST = 1.2
"""Seconds of pause before which somebody spoke of other things."""
LONG = 40
"""Letters of a title that is taken from what is said there."""

_POINT = r"(?:the (?:very )?(?:moment|point|place|part|bit|spot|time) )?"
_WHERE = rf"{_POINT}(?:where|when|that|in which|at which)"
_NAME = r"(?:the )?(?P<name>[\w'.-]+)"
_EDGED = (
    ("start", re.compile(r"(?:the )?(?:very )?(?:start|beginning|top) of (?P<what>.+)")),
    ("end", re.compile(r"(?:the )?(?:very )?end of (?P<what>.+)")),
    ("start", re.compile(rf"{_WHERE} (?P<what>.+) (?:starts?|begins?|started|began|comes(?: on| up| in)?|kicks in|is|goes)")),
    ("end", re.compile(rf"{_WHERE} (?P<what>.+) (?:ends?|ended|is over|stops?|stopped|finish(?:es|ed)?|is done)")),
    ("start", re.compile(r"(?:right |just )?before (?P<what>.+)")),
    ("end", re.compile(r"(?:right |just )?after (?P<what>.+)")),
)  # fmt: skip
_SPEAK = r"(?:speaks?|talks?|(?:starts?|begins?) (?:to )?(?:speak|talk)(?:ing)?|comes? in|joins?(?: in| us)?|says (?:something|anything))"
_FIRST = (
    re.compile(rf"{_WHERE} {_NAME} (?:first |finally )?{_SPEAK}(?: first| for the first time)?"),
    re.compile(rf"{_NAME}'s? (?:very )?first (?:words?|line|turn|appearance|sentence)"),
)
_EACH = re.compile(
    r"(?:wherever|whenever|every time|each time)(?: that)? (?P<name>[\w'.-]+) " + _SPEAK
)
_CHANGES = re.compile(
    r"(?:each|every|all(?: the)?|the) (?:speaker changes?|changes? of (?:speakers?|voice)|speaker'?s turns?|new speaker|turns?)|"
    r"(?:wherever|whenever|when|where|every time|each time)(?: that)? (?:the (?:speaker|voice) changes|(?:somebody|someone|another person|another speaker|a new speaker) (?:else )?(?:starts to |starts |begins to )?(?:speak|talk)s?(?:ing)?)"
)
_ASKS = re.compile(
    rf"{_WHERE} {_NAME} (?:first )?asks?(?: \w+)? (?:about|for|whether|if|what|how|when|why|who) (?P<topic>.+)"
)
_ANSWER = re.compile(
    r"(?:the |[\w-]+'s )?(?:answer|reply|response) (?:to|after) (?:the question )?\"(?P<text>[^\"]+)\""
)
_ALL_OF = re.compile(
    r"^(?:each|every(?: single)? one|every|all|any) (?:one )?of (?=the |[\w-]+'s )"
)
_TALKS = re.compile(r"\b(?:starts?|begins?) (?:to (?:talk|speak)|(?:talk|speak)ing) about\b")
_ARTICLES = ("the", "a", "an", "his", "her", "their", "our", "my")
_THANKS = re.compile(r"\bthank[- ]?you(?= to \w+$|$)")
_GREETS = re.compile(r"\b(?:welcome|hello)$")
_BYE = re.compile(r"\bgood-?bye$")
_BESIDE = re.compile(r"(?:right |just )?(?:before|after) ")
_EVERY = re.compile(r"(?:every|each|all|both)\b")
_CLAUSE = re.compile(rf"{_WHERE}\b")
_THING = re.compile(r"(?:the|his|her|their|our|my|[\w-]+'s) (?P<text>[\w'-]+(?: [\w'-]+){0,3})")
_PARTS = word_set(
    "intro introduction outro conclusion interview recording episode middle start end beginning topic topics subject subjects "
    "theme themes points highlights part parts chapter chapters music song chorus verse solo silence pause pauses section "
    "sections file audio playhead cursor selection rest whole content contents scene scenes jingle break breaks applause noise podcast show video lecture sermon meeting listeners listener audience viewers website"
)
"""Words for parts of any recording, which what is said does not name."""
_TITLES = {
    "advert": "Sponsor",
    "greeting": "Welcome",
    "farewell": "Farewell",
    "thanks": "Thanks",
    "sorry": "Apology",
}


@dataclass(frozen=True, slots=True)
class Begins:
    """Where a chapter begins, in seconds, and the title it has unless it gets another."""

    start: float
    title: str


def named_words(place: str) -> bool:
    """Whether words name a place by what is said, whatever recording it is."""
    if any(shape.fullmatch(place) for shape in (*_FIRST, _EACH, _CHANGES)):
        return True
    named = next((edge["what"] for _, s in _EDGED if (edge := s.fullmatch(place))), place)
    return target(_plural(named)) is not None


def places_of(said: Said, place: str, things: bool = True) -> list[Begins] | None:
    """Where the chapters begin that are wished at a place; None where it names nothing.

    ``things``: whether a place may be named by what is spoken of there ("the joke").
    Raises ``Asked`` where several are meant or a speaker is not known, ``Absent`` for what is not said.
    """
    place = place.strip(" ,")
    if _CHANGES.fullmatch(place):
        return _turns(said)
    spoken = _spoken(said, place)
    if spoken is not None:
        return spoken
    edged = [(found["what"], edge) for edge, shape in _EDGED if (found := shape.fullmatch(place))]
    whole = [] if _BESIDE.match(place) else [(place, "start")]
    tried = (_found(said, what, edge, things) for what, edge in (*whole, *edged))
    return next((begins for begins in tried if begins is not None), None)


def _turns(said: Said) -> list[Begins]:
    """Each place where another speaker begins."""
    if not voices.speakers(said):
        raise unnamed()
    out: list[Begins] = []
    before = None
    for word in said.words:
        if word.word.speaker and word.word.speaker != before:
            out.append(Begins(word.start, word.word.speaker))
            before = word.word.speaker
    return out


def _spoken(said: Said, place: str) -> list[Begins] | None:
    """Where somebody speaks first, or each time."""
    for shape in (*_FIRST, _EACH):
        found = shape.fullmatch(place)
        name = voices.who(said, found["name"]) if found is not None else None
        if name is None:
            continue
        turns = voices.turns(said, name)
        meant = turns if shape is _EACH else turns[:1]
        return [Begins(said.words[hit.first].start, name) for hit in meant]
    return None


def _found(said: Said, place: str, edge: str = "start", things: bool = True) -> list[Begins] | None:
    """Where the hits of what a place names begin, or where the next word after them does."""
    answered = _ANSWER.fullmatch(place)
    if answered is not None and edge == "start":
        return _after(said, answered["text"])
    best = extents.named_by_length(place, said)
    if best is not None:
        return [_begins(said, Target("sentences"), best, edge)]
    asks = _ASKS.fullmatch(place)
    asker = voices.who(said, asks["name"]) if asks is not None else None
    if asks is not None and asker is not None:
        hits = _asked(said, asks["topic"], asker)
        if hits:
            return [_begins(said, Target("questions"), hits[0], edge)]
    named = anchor(_plural(place), lambda words: said_so(said, words))
    if named is not None and named.kind == "time":
        return [Begins(named.at, "")]
    if named is not None and named.kind == "end":
        return None
    if named is None and things:
        named = _thing(said, place)
    if named is None:
        return None
    return [_begins(said, named, hit, edge) for hit in _meant(said, named, place)]


def _after(said: Said, question: str) -> list[Begins]:
    """Where the answer to a question begins that is given by its words."""
    asked = places.chosen(said, Target("phrase", question))
    last = next(b for a, b in said.sentences() if a <= asked[0].last - 1 < b)
    return [_begins(said, Target("phrase"), Hit(asked[0].first, last), "end")]


def _asked(said: Said, topic: str, asker: str = "") -> list[Hit]:
    """The questions about something, what leads up to them counted in, of all or of one speaker."""
    asked = [hit for hit in voices.questions(said) if not asker or _speaker(said, hit) == asker]
    whole = {_led(said, hit.first): hit for hit in reversed(asked)}
    units = [Hit(first, whole[first].last) for first in sorted(whole)]
    return [whole[unit.first] for unit in topics.about(said, units, topic)]


def _plural(place: str) -> str:
    """ "Martin's thank you" as the form that is known: "thank-yous"."""
    place = _TALKS.sub("talks about", _ALL_OF.sub("", place))
    shaped = _THANKS.sub("thank-yous", place) if '"' not in place else place
    shaped = re.sub(r"(?<=thank-yous) to \w+$", "", shaped)
    return _BYE.sub("goodbyes", _GREETS.sub("greeting", shaped)) if shaped == place else shaped


def _thing(said: Said, place: str) -> Target | None:
    """ "The joke": what is spoken of there, if any sentence is surely about it."""
    found = _THING.fullmatch(place)
    if found is None or not _PARTS.isdisjoint(found["text"].split()):
        return None
    named = Target("about", found["text"])
    return named if places.hits(said, named) else None


def _meant(said: Said, named: Target, place: str) -> list[Hit]:
    """The hits a chapter is wished at; ``Asked`` where one of several is meant."""
    found = _surely(said, named, places.hits(said, named))
    if found and named.which is None and (len(found) < 2 or _EVERY.match(place)):
        return found
    if len(found) < 2 or named.which is not None:
        return places.chosen(said, named)
    if _CLAUSE.match(place):
        return found[:1]  # a part where it is spoken of begins where it first is
    if named.kind in ("greeting", "farewell"):
        return found[-1:] if named.kind == "farewell" else found[:1]
    several = named.text.endswith("s") and named.kind != "thanks"
    if named.many and (several or named.kind == "speaker"):
        return found
    own = (
        [hit for hit in found if _speaker(said, hit) == voices.who(said, named.owner)]
        if named.owner
        else []
    )
    if len(own) == 1:
        return own
    spans = tuple(said.span(hit.first, hit.last) for hit in found)
    name = name_of(replace(named, which=Which()), True)
    name += f" about “{named.topic}”" if named.topic else ""
    raise Asked(
        f"There are {len(found)} places for {name}: {marks(spans)}. Say it again with “the first”, “the last” or “every”.",
        spans,
    )


def _surely(said: Said, named: Target, found: list[Hit]) -> list[Hit]:
    """Of sentences about something those with the very words: "joke" rather than "joking"."""
    if named.kind == "questions" and named.topic:
        asked = _asked(
            said, named.topic, voices.who(said, named.owner) or "" if named.owner else ""
        )
        return asked or found
    if named.kind != "about" or len(found) < 2:
        return found
    wanted = {word for word in plain(named.text) if word not in _ARTICLES}
    exact = [
        hit
        for hit in found
        if wanted <= {t for word in said.words[hit.first : hit.last] for t in plain(word.text)}
    ]
    return exact or found


def _speaker(said: Said, hit: Hit) -> str:
    return said.words[hit.first].word.speaker


def _begins(said: Said, named: Target, hit: Hit, edge: str) -> Begins:
    """The beginning of a hit, or of what comes after it, with a title."""
    if edge == "end":
        if hit.last >= len(said.words):
            raise Absent(f"Nothing is said after {name_of(named)}")
        last = next((b for a, b in said.sentences() if a <= hit.last < b), hit.last + 1)
        return Begins(said.words[hit.last].start, shortened(said.text(hit.last, last)))
    first = _led(said, hit.first) if named.kind == "questions" else hit.first
    return Begins(said.words[first].start, _title(said, named, hit))


def _led(said: Said, first: int) -> int:
    """The word with which a speaker begins to lead up to a question, after a pause or another speaker."""
    at, speaker = first, said.words[first].word.speaker
    while speaker and at > 0 and said.words[at - 1].word.speaker == speaker:
        if said.words[at].start - said.words[at - 1].end >= REST:
            break
        at -= 1
        if said.words[first].start - said.words[at].start > LEAD:
            return first
    return at


def _title(said: Said, named: Target, hit: Hit) -> str:
    known = _TITLES.get(named.kind)
    if known is not None:
        return known
    if named.kind == "speaker":
        return _speaker(said, hit)
    if named.kind == "about":
        text = re.sub(r"^(?:the|a|an|his|her|their|our|my) ", "", named.text)
        return shortened(text[:1].upper() + text[1:])
    return shortened(said.text(hit.first, hit.last))


def shortened(text: str) -> str:
    """The first words of a text, at most some 40 letters, without the comma after them."""
    if len(text) > LONG:
        text = f"{text[: LONG + 1].rsplit(' ', 1)[0].rstrip(' .,;:')}…"
    return text.rstrip(" .,;:")
