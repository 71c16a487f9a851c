"""What may be meant by words that are not said: the parts of the recording nearest to them in meaning."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import NamedTuple

from audiochat.domain.hearing import Hearing
from audiochat.domain.plan import PlanStatus, Understanding
from audiochat.services.asking.grammar import GENERIC, NOTHING, VAGUE
from audiochat.services.asking.language import content, stem
from audiochat.services.asking.nearest import stands_out
from audiochat.services.asking.unsaid import quoted_words
from audiochat.services.asking.wanted import TIMES
from audiochat.services.commander.heard import finding, subjects, topics, voices
from audiochat.services.commander.heard.english import EDITS
from audiochat.services.commander.heard.finding import Hit
from audiochat.services.commander.heard.normal import Said, plain
from audiochat.services.commander.heard.places import Absent, hits, mark
from audiochat.services.commander.heard.request import Request, Target

CHANGES = ("delete", "keep", "silence", "bleep", "gain", "move")
SHOWS = ("go", "where")
WORDED = ("about", "sentence", "part")
"""Kinds of targets that are named by what is spoken of, in the words of the person."""

MOST_UNSAID = 3
LONGEST = 70
"""Characters of a part that are quoted."""

_ORDERS = re.compile(rf"(?:,|\b(?:and|then|but))\s+(?:(?:then|also|please)\s+)*{EDITS}\b")
"""A second order in what looks like a topic: "the crew and normalise it"."""

_OTHERS = ("the second", "the third")
MOST_WORDS = 8
"""Words of a thing that is looked for by its meaning: "the memory of everyone standing in the rain"."""

WRONG = re.compile(r"\b(?:wrong|incorrect|mistaken)\b")
""" "The wrong number": what is near to it is rather the right one."""
SOUNDS = (
    r"tracks?|audio|sounds?|noises?|hum|hiss|music|silences?|pauses?|volume|level|echo|reverb|"
    r"clicks?|pops?"
)
"""What is heard and not said."""
_NO_THING = re.compile(
    r"\d|[\",;:.!?]|\b(?:before|after|from|to|until|till|between|and|or|but|except|without|not|then|if|unless|every|all|both|"
    r"it|this|that|them|everything|anything|something|nothing|here|there|louder|quieter|seconds?|minutes?|"
    r"selection|recording|file|start|beginning|end|first|last)\b|\bones?$|"
    rf"^(?:\w+ )?(?:{SOUNDS}|parts?|bits?|sections?|stuff|things?)$"
)
"""Words of what is no thing that is spoken of, but a place, several things or a sound."""
_TELL_NOTHING = NOTHING | GENERIC | {stem(word) for word in VAGUE - TIMES}
_SHORTEST = 4
"""Letters of a thing."""


class Nearby(NamedTuple):
    """The parts near to what is named, best first; ``clear``: the first stands out, so that a yes may do."""

    hits: list[Hit]
    clear: bool


NOTHING_NEAR = Nearby([], False)


def nearest(missing: Absent, request: Request, said: Said, hearing: Hearing) -> Nearby:
    """The parts that may be meant instead of what a request names; none where unknown."""
    target = request.target
    topic = target.topic or (target.text if target.kind in WORDED else "")
    known = request.deed in (*CHANGES, *SHOWS) and missing.target == target
    if not known or not topic or target.within or target.place:
        return NOTHING_NEAR
    if topics.is_vague(topic) or not telling(topic) or _ORDERS.search(topic) or WRONG.search(topic):
        return NOTHING_NEAR
    called = target.speaker or target.owner
    parts = hearing.alike(topic, (voices.who(said, called) if called else None) or "") or ()
    found = [finding.within(said, part.start, part.end) for part in parts]
    near = [hit for hit in found if hit is not None]
    if target.topic:
        near = _whole(said, target, near)
    elif not target.single:
        near = _turned_to(said, near)
    return Nearby(near, bool(near) and stands_out(parts))


def thing(deed: str, rest: str) -> Request | None:
    """A request for something that no words of the recording name: "the joke"; None for anything else."""
    owned = re.match(r"(?:of )?(?P<owner>[\w-]+)'s (?P<rest>.+)", rest)
    name = re.sub(
        r"^(?:the |a |an |that |of |whole |entire |little |silly |bit of )+",
        "",
        owned["rest"] if owned else rest,
    )
    if deed == "gain" or deed not in (*CHANGES, *SHOWS) or len(name) < _SHORTEST:
        return None
    if not is_nameable(name):
        return None
    return Request(deed, Target("about", name, speaker=owned["owner"] if owned else ""))


def is_nameable(name: str) -> bool:
    """Whether words can be the name of one thing that is spoken of: no place, no sound, not several."""
    return 1 <= len(name.split()) <= MOST_WORDS and not _NO_THING.search(name)


def _whole(said: Said, target: Target, near: list[Hit]) -> list[Hit]:
    """The questions or answers in which parts lie, each once."""
    every = hits(said, replace(target, topic=""))
    around = [
        whole
        for hit in near
        for whole in every
        if whole.first < hit.last and hit.first < whole.last
    ]
    return list(dict.fromkeys(around))


def _turned_to(said: Said, near: list[Hit]) -> list[Hit]:
    """Where a sentence says what comes, all that comes: "So, removal firms."."""
    return list(dict.fromkeys(subjects.around(said, hit) for hit in near))


def meant(request: Request, found: list[Hit], said: Said) -> Request:
    """The request at the parts that were found: at the best of them, unless another is chosen."""
    named = request.target.topic or request.target.text
    return replace(request, target=finding.offered(said, named, found))


def of_these(request: Request, found: list[Hit], said: Said) -> Request:
    """The request at that of the parts that is chosen."""
    best = meant(request, found, said)
    return replace(best, target=replace(best.target, which=None))


def telling(name: str) -> list[str]:
    """The words of a name that tell which part is meant: none of "that other matter"."""
    return [w for w in dict.fromkeys(plain(name)) if content(w) and stem(w) not in _TELL_NOTHING]


def to_choose(missing: Absent, request: Request, found: list[Hit], said: Said) -> Understanding:
    """The question which of the closest parts is meant, where none of them clearly is: a yes takes none."""
    spans = tuple(said.span(hit.first, hit.last) for hit in found)
    quotes = [f"{n}. {_quoted(said, hit)} at {_place(said, hit)}" for n, hit in enumerate(found, 1)]
    heard = {stem(token) for token in said.places}
    named = request.target.topic or request.target.text
    unsaid = [word for word in telling(named) if stem(word) not in heard]
    nobody = f" (nobody says {quoted_words(unsaid[:MOST_UNSAID])})" if unsaid else ""
    closest = f"The closest: {', '.join(quotes)}"
    message = f"{missing.message}{nobody}. {closest}. Say the number, or name the part otherwise."
    return Understanding(status=PlanStatus.QUESTION, message=message, spans=spans, guess=True)


def shown(missing: Absent, request: Request, found: list[Hit], said: Said) -> Understanding:
    """The places as a fact for who only looks for them, else as the question whether they are meant."""
    spans = tuple(said.span(hit.first, hit.last) for hit in found)
    quotes = [f"{_quoted(said, hit)} at {_place(said, hit)}" for hit in found]
    if request.deed in SHOWS:
        return Understanding(
            status=PlanStatus.FACT,
            message=f"{missing.message}. Nearest to that: {_listed(quotes, 'and')}.",
            spans=spans,
            action="go" if request.deed == "go" else "",
        )
    others = [f"“{name}” for {quote}" for name, quote in zip(_OTHERS, quotes[1:], strict=False)]
    answers = _listed(["yes", *others], "or")
    message = f"{missing.message}. Do you mean {quotes[0]}? Say {answers}."
    return Understanding(status=PlanStatus.QUESTION, message=message, spans=spans, guess=True)


def _place(said: Said, hit: Hit) -> str:
    """Where a part begins, and where it ends if not all of it is quoted."""
    start, end = said.span(hit.first, hit.last)
    whole = len(said.text(hit.first, hit.last)) <= LONGEST
    return mark(start) if whole else f"{mark(start)}–{mark(end)}"


def _quoted(said: Said, hit: Hit) -> str:
    """What is said in a part, as much as fits, up to a whole word."""
    text = said.text(hit.first, hit.last)
    if len(text) > LONGEST:
        return f"“{text[:LONGEST].rsplit(' ', 1)[0].rstrip(',;')} …”"
    return f"“{text.rstrip('.,')}”"


def _listed(parts: list[str], joint: str) -> str:
    """ "a", "a or b", "a, b or c"."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} {joint} {parts[-1]}"
