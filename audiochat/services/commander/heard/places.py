"""Where in the recording a request's words are: hits become the one meant, or a question."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from audiochat.services.asking.language import stem
from audiochat.services.commander.describe import clock
from audiochat.services.commander.heard import (
    beginnings,
    finding,
    identifiers,
    neighbours,
    passages,
    patterns,
    slipping,
    subjects,
    topics,
    voices,
)
from audiochat.services.commander.heard.calling import name_of
from audiochat.services.commander.heard.finding import Hit
from audiochat.services.commander.heard.normal import Said
from audiochat.services.commander.heard.request import Request, Target, Which

MOST_LISTED = 6
_SLACK = 0.002  # seconds; times were rounded
_ORDINALS = {1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth", 6: "sixth", 7: "seventh",
             8: "eighth", 9: "ninth", 10: "tenth", -1: "last", -2: "second last"}  # fmt: skip


@dataclass
class Asked(Exception):
    """A question, its places, what the window can do, and what a yes stands for (or its ``other`` end).

    ``instead``: the wish that a yes stands for, where it is another than the one that was asked about.
    """

    message: str
    spans: tuple[tuple[float, float], ...] = ()
    action: str = ""
    of_place: bool = False
    meant: Target | None = None
    other: bool = False
    instead: Request | None = None


def unnamed(spans: tuple[tuple[float, float], ...] = ()) -> Asked:
    """What to say where nobody knows who speaks; the window offers to tell the voices apart."""
    return Asked(
        "I do not know who speaks where. Shall I tell the speakers apart? They can be named in the "
        "transcript as well.",
        spans,
        "apart",
    )


@dataclass
class Absent(Exception):
    """What was named is not said; ``unsure``: it may be said in other words than the ``target``'s."""

    message: str
    spans: tuple[tuple[float, float], ...] = ()
    unsure: bool = False
    target: Target | None = None


def mark(seconds: float) -> str:
    """A place as it can be clicked in the conversation: ``[1:02.5]``, to a tenth of a second."""
    return f"[{clock(round(seconds, 1))}]"


def marks(spans: Sequence[tuple[float, float]]) -> str:
    """Places in a row, the first few of many."""
    shown = " ".join(mark(start) for start, _ in spans[:MOST_LISTED])
    rest = len(spans) - MOST_LISTED
    return shown if rest <= 0 else f"{shown} and {rest} more"


def shown(text: str, most: int = 80) -> str:
    """What is said, cut short after ``most`` letters."""
    return text if len(text) <= most else f"{text[: most - 3].rstrip()}…"


def hits(said: Said, target: Target) -> list[Hit]:
    """Everything in the transcript that a target names, in order; ``Asked`` for an unknown speaker."""
    return said.once(target, lambda: _hits(said, target))


def _hits(said: Said, target: Target) -> list[Hit]:
    found = _by_kind(said, target)
    if target.kind not in ("speaker", "others"):
        found = _owned(said, target, _spoken_by(said, target, found))
    if target.spared:
        left = _speaker(said, target.spared)
        found = [hit for hit in found if said.words[hit.first].word.speaker != left]
    if target.within is not None:
        exact = target.within.which is not None
        wide = chosen(said, target.within) if exact else hits(said, target.within)
        if target.kind in ("speaker", "others"):
            found = _common(found, wide)
        found = [h for h in found if any(w.first <= h.first and h.last <= w.last for w in wide)]
    if target.place is not None and target.side:
        found = _beside(said, target, found)
    return found


def _common(found: list[Hit], wide: list[Hit]) -> list[Hit]:
    """What of some stretches lies in others."""
    pairs = [(max(h.first, w.first), min(h.last, w.last)) for h in found for w in wide]
    return [Hit(first, last) for first, last in pairs if first < last]


def _beside(said: Said, target: Target, found: list[Hit]) -> list[Hit]:
    """Only what lies before or after a place; a turn that begins there is cut at it."""
    assert target.place is not None
    if target.place.kind == "time":
        low = high = target.place.at
    else:
        place = _one_place(said, target.place)
        low, high = said.span(place[0].first, place[0].last)
    if target.side == "before":
        last = bisect_right(said.ends, low + _SLACK)
        return [Hit(hit.first, min(hit.last, last)) for hit in found if hit.first < last]
    first = bisect_left(said.starts, (low if target.side == "from" else high) - _SLACK)
    return [Hit(max(hit.first, first), hit.last) for hit in found if hit.last > first]


def _one_place(said: Said, place: Target) -> list[Hit]:
    """The place beside which something is meant; ``Asked`` which where there are several."""
    try:
        found = chosen(said, place)
    except Asked as error:
        raise replace(error, of_place=True) from error
    if len(found) > 1:
        spans = tuple(said.span(hit.first, hit.last) for hit in found)
        text = f"There are {len(found)} of those: {marks(spans)}. Which one?"
        raise Asked(text, spans, of_place=True)
    return found


_KINDS: dict[str, Callable[[Said, Target], list[Hit]]] = {
    "phrase": lambda said, target: (finding.every if target.which == Which() else finding.phrase)(
        said, target.text
    ),
    "about": lambda said, target: (
        topics.sentences(said, target.text)
        if target.single or target.speaker
        else _spoken_of(said, target)
    ),
    "sentence": lambda said, target: _joined(target, _holding(said, target.text)),
    "part": lambda said, target: finding.clusters(_holding(said, target.text)),
    "holding": lambda said, target: finding.clusters(_around(said, target.place)),
    "given": lambda said, target: neighbours.given(said, target, hits),
    "reply": lambda said, target: neighbours.replies(said, chosen(said, target.place or target)),
    "landmark": lambda said, target: finding.clusters(
        beginnings.around(said, finding.phrase(said, target.text))
    ),
    "speaker": lambda said, target: voices.turns(said, _speaker(said, target.speaker)),
    "exchanges": lambda said, target: topics.exchanges(said, target.topic),
    "others": lambda said, target: voices.but(said, _speaker(said, target.speaker)),
    "questions": lambda said, target: _asked(said, target, voices.questions, topics.questions),
    "answers": lambda said, target: _asked(said, target, voices.answers, topics.answers),
    "sentences": lambda said, target: [Hit(first, last) for first, last in said.sentences()],
    "words": lambda said, target: [Hit(i, i + 1) for i in range(len(said.words))],
    "phone": lambda said, target: identifiers.phones(said),
    "card": lambda said, target: identifiers.cards(said),
    "labelled": lambda said, target: identifiers.labelled(said, target.text),
    "address": lambda said, target: identifiers.addresses(said),
    "stretch": lambda said, target: finding.stretch(
        said, target.at, target.place.at if target.place else target.at
    ),
    "proposed": lambda said, target: finding.proposed(said, target.proposed),
    "postcode": lambda said, target: identifiers.postcodes(said),
    "time": lambda said, target: [],  # no word is named by a time
    "end": lambda said, target: [],
    **slipping.FINDERS,
}


_ONE_OATH = re.compile(r"([a-z])[- ]?(?:words?|bombs?)$")
""" "The f-word" is that one."""


def _by_kind(said: Said, target: Target) -> list[Hit]:
    known = _KINDS.get(target.kind)
    if known is not None:
        return known(said, target)
    letter = _ONE_OATH.match(target.text) if target.kind == "swears" else None
    if letter is not None:
        every = patterns.FINDERS["swears"](said)
        return [h for h in every if said.text(h.first, h.last).casefold().startswith(letter[1])]
    if target.kind == "advert" and target.topic:
        return _for(said, target.topic, passages.PASSAGES["advert"](said))
    if target.kind in passages.WHOLE:
        return finding.turned(said, passages.PASSAGES[target.kind](said))
    return (passages.PASSAGES.get(target.kind) or patterns.FINDERS[target.kind])(said)


def _asked(
    said: Said,
    target: Target,
    every: Callable[[Said], list[Hit]],
    about: Callable[[Said, str], list[Hit]],
) -> list[Hit]:
    """Questions or answers, all or those about something; "carlas questions" are Carla's."""
    if not target.topic:
        return every(said)
    asker = voices.who(said, target.topic) if " " not in target.topic else None
    if asker is None:
        return about(said, target.topic)
    return [hit for hit in every(said) if said.words[hit.first].word.speaker == asker]


def _joined(target: Target, found: list[Hit]) -> list[Hit]:
    """Sentences in a row as one part, but where one sentence is meant."""
    return found if target.single else finding.clusters(found)


def _spoken_of(said: Said, target: Target) -> list[Hit]:
    """The parts about something: those that somebody turns to, where it is not said which or all."""
    if target.owner:  # what she says of it is not what is said between
        return finding.clusters(topics.parts(said, target.text))
    named, every = subjects.spoken_of(said, target.text)
    return every if target.many or target.which is not None else named or every


def _around(said: Said, inner: Target | None) -> list[Hit]:
    """The sentences in which something lies."""
    found = hits(said, inner) if inner is not None else []
    return [Hit(a, b) for a, b in said.sentences() if any(a <= h.first < b for h in found)]


def _holding(said: Said, text: str) -> list[Hit]:
    """The sentences in which words are said, else those that are about them."""
    held = finding.phrase(said, text)
    rows = [s for s in said.sentences() if any(s[0] <= hit.first < s[1] for hit in held)]
    return [Hit(*row) for row in rows] or topics.sentences(said, text)


def _owned(said: Said, target: Target, found: list[Hit]) -> list[Hit]:
    """Of several things those that are the owner's: said by them, or beside where they are named."""
    if not target.owner or not found:
        return found
    if target.owner in ("he", "she"):
        return _somebody(said, target.owner, found)
    name = voices.who(said, target.owner)
    if name is not None:
        own = [hit for hit in found if said.words[hit.first].word.speaker == name]
        theirs = target.kind in ("swears", "fillers", "repeats")  # nobody else's, whoever says one
        return own or (found if len(found) == 1 and not theirs else [])
    if len(found) == 1:
        return found
    starts = [first for first, _ in said.sentences()]
    named = {bisect_right(starts, at) for at in topics.places_of(said, stem(target.owner))}
    for beside in (0, 1, -1):  # in the same sentence, else right after it is named, else before
        near = [hit for hit in found if bisect_right(starts, hit.first) - beside in named]
        if near:
            return near
    return found


def _somebody(said: Said, pronoun: str, found: list[Hit]) -> list[Hit]:
    """What "she" says, where only one of those who speak says any of it."""
    names = list(dict.fromkeys(said.words[hit.first].word.speaker for hit in found))
    if len(names) > 1:
        spans = tuple(said.span(hit.first, hit.last) for hit in found)
        raise Asked(
            f"Who is “{pronoun}”: {', '.join(filter(None, names))}? Say it again with the name.",
            spans,
        )
    return found


def _speaker(said: Said, called: str) -> str:
    name = voices.who(said, called)
    if name is not None:
        return name
    known = voices.speakers(said)
    if not known:
        raise unnamed()
    raise Asked(f"Which of the speakers is “{called}”: {', '.join(known)}?")


def _spoken_by(said: Said, target: Target, found: list[Hit]) -> list[Hit]:
    """Only what the named speaker says; a phrase is anybody's where no speaker is known."""
    worded = target.kind in ("phrase", "about", "sentence", "part", *slipping.KINDS)
    if not target.speaker or (worded and not voices.speakers(said)):
        return found
    name = _speaker(said, target.speaker)
    return [hit for hit in found if said.words[hit.first].word.speaker == name]


def _for(said: Said, name: str, found: list[Hit]) -> list[Hit]:
    """Of several passages those in which a name is said."""
    named = finding.phrase(said, name)
    return [hit for hit in found if any(hit.first <= at.first < hit.last for at in named)]


def every(said: Said, target: Target) -> list[Hit]:
    """The hits that are meant, all of them where it is not said which; ``Absent`` for none."""
    found = hits(said, target) if target.which is None else []
    return found or chosen(said, target)


def chosen(said: Said, target: Target) -> list[Hit]:
    """The hits that are meant; ``Asked`` when it is not said which of several, ``Absent`` for none."""
    found = hits(said, target)
    if target.kind == "number" and target.which is None and not target.many and len(found) > 1:
        found = (
            identifiers.phones(said) if len(identifiers.phones(said)) == 1 else found
        )  # "bleep the number"
    if not found:
        maybe = slipping.unsure(said, target) if target.kind in slipping.KINDS else None
        if maybe is not None:
            spans = tuple(said.span(hit.first, hit.last) for hit in maybe[1])
            name = name_of(target, True)
            raise Asked(slipping.question(said, name, maybe[1]), spans, meant=maybe[0])
        raise Absent(
            _missing(said, target),
            unsure=(target.kind in ("about", "sentence", "part") and not target.literal)
            or bool(target.topic),
            target=target,
        )
    spans = tuple(said.span(hit.first, hit.last) for hit in found)
    if target.which is None:
        if len(found) == 1 or target.many:
            return found
        raise Asked(
            f"{_sentence(_several(target))} {len(found)} times: "
            f"{marks(spans)}. Which one? Say “the first”, “the last” or “every”.",
            spans,
        )
    if target.but is not None:
        left = chosen(said, replace(target, which=target.but, but=None))
        rest = [hit for hit in found if hit not in left]
        if not rest:
            raise Asked(f"There is only one: {marks(spans)}. Nothing else would go.", spans)
        return rest
    return _nth(said, target, target.which, found)


def _nth(said: Said, target: Target, which: Which, found: list[Hit]) -> list[Hit]:
    """The first, the last or so many of some hits; ``Absent`` where there are not so many."""
    number, count = which.number, which.count
    if abs(number) == count == 1 and target.kind in ("questions", "exchanges"):
        announced = voices.announced(said, found, number == -1)
        if announced is not None:
            return [announced]
    if number == 0:
        return found
    spans = tuple(said.span(hit.first, hit.last) for hit in found)
    if abs(number) > len(found) or count > len(found):
        times = "once" if len(found) == 1 else f"{len(found)} times"
        wanted = _ORDINALS.get(number, str(number)) if count == 1 else f"{number}"
        raise Absent(
            f"{_sentence(name_of(target))} {_is_found(target)} only {times}: {marks(spans)}, so there "
            f"is no {wanted} one.",
            spans,
        )
    if number > 0:
        return found[number - 1 : number - 1 + count]
    last = len(found) + number + 1
    return found[last - count : last]


def _several(target: Target) -> str:
    name = name_of(target, True)
    return f"{name} is said" if target.kind in ("phrase", "landmark") else f"{name} are found"


def _is_found(target: Target) -> str:
    return "is said" if target.kind == "phrase" else "is found"


def _missing(said: Said, target: Target) -> str:
    name = name_of(target, True)
    if target.kind == "phrase":
        return f"{name} is not said"
    if target.kind == "about":
        return f"I found no sentences about “{target.text}”"
    if target.topic:
        return f"I found no {name} about “{target.topic}”"
    return (
        f"I found no {name.removeprefix('the ')}"
        if target.kind not in ("speaker", "others")
        else f"Nobody hears {name}"
    )


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
