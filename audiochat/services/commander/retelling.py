"""A part or a noise that is told of first and then only pointed at: "the end is dull, so cut it off"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from audiochat.domain.plan import RecordingState
from audiochat.services.commander.essence import essence
from audiochat.services.commander.items import Scanner
from audiochat.services.commander.labels import nameable
from audiochat.services.commander.normalise import word_set
from audiochat.services.commander.settling_bounds import JOINTS
from audiochat.services.commander.talk import TALK
from audiochat.services.commander.times import Where
from audiochat.services.commander.tokens import Token
from audiochat.services.commander.words_heard import INSTRUMENTS, NEEDED

_DEEDS = word_set(
    "REMOVE DROPHE MUTE KEEP LOWER RAISE REVERSE COPY MOVE FADEIN FADEOUT FADE NORM TAKE CLEAN SHORTEN "
    "LOUDER QUIETER FASTER SLOWER TRIM SET SETHE OP:bleep_words ROLLOFF NOTCH DOUBLE HALVE"
)
_SOUNDS = word_set("NOISE HUM RUMBLE SIL")
_AWAY = word_set("REMOVE DROPHE LOWER CLEAN TAKE SHORTEN ROLLOFF NOTCH SET")
_CLOSED = word_set("OUT OFF UP DOWN FILL")
_LINKS = word_set("so please therefore thus hence - and kindly just then לכן אז בבקשה")
_IS = word_set(
    "is are was were isn't aren't wasn't it's that's there's has have had contains sounds seems feels looks "
    "spoils ruins covers fills makes made drowns plagues runs goes comes sits lies bothers annoys distracts "
    "turned became becomes gets got needs contain drags drag be drives ruin don't doesn't does do never "
    "יש היא הוא הם זה היה היתה"
)
_SUBJECTS = word_set(
    "i we he she they nobody somebody someone everybody everyone people you there אני אנחנו הוא היא הם מישהו"
)
_NO_TALK = word_set("IF KEEPPITCH RESTAWAY EXCEPT ALLBUT UA")
_CHANGES = word_set(
    "wait actually sorry kidding instead maybe almost unless except only every other each rather undo or "
    "whether wonder"
)


@dataclass(frozen=True, slots=True)
class _Topic:
    """What a sentence tells of: the tokens of an exact part, or of a noise."""

    first: int
    last: int
    part: bool


def pointed_at(tokens: list[Token], state: RecordingState) -> list[Token]:
    """The wish with what was told of in the place of "it", or the tokens as they are."""
    return _pointed_at(tokens, state) or tokens


def retold(tokens: list[Token], state: RecordingState) -> Iterator[list[Token]]:
    """The wish with its part in its place and without what is told of it, for every way to read it so."""
    for shape in (_placed_after, _carried, _led_back, _told_ahead, essence):
        found = shape(tokens, state)
        if found is not None:
            yield found


def _parts(tokens: list[Token], state: RecordingState) -> list[_Topic]:
    """The exact parts that a sentence names."""
    out = []
    for items, first, last in Scanner(tokens, state).placed():
        where = items[0] if items else None
        exact = isinstance(where, Where) and where.kind in ("span", "selection", "tail", "except")
        if exact and all(isinstance(item, Where) for item in items):
            out.append(_Topic(first, last, True))
    return out


def _inside(at: int, topics: list[_Topic]) -> bool:
    return any(topic.first <= at < topic.last for topic in topics)


def _pointed_at(tokens: list[Token], state: RecordingState) -> list[Token] | None:
    """ "The second half is only chatter, throw it out": what is told of is what "it" means."""
    topics = _parts(tokens, state)
    for deed, token in enumerate(tokens):
        if token.kind not in _DEEDS or deed < 1 or _inside(deed, topics):
            continue
        pointing = _pointing(tokens, deed)
        if pointing is None:
            continue
        first, wish, rest = pointing
        said = _before(tokens, first)
        topic = _topic(tokens[:said], [t for t in topics if t.last <= said])
        if topic is None or not _tells(tokens[:said], topic):
            continue
        if not topic.part and token.kind not in _AWAY:
            continue
        named = tokens[topic.first : topic.last]
        if not topic.part and named[0].kind not in _SOUNDS:
            named = [Token("NOISE", "noise")]
        if topic.part and named[0].kind in ("AT", "WITHIN"):
            named = named[1:]
        return [*wish, *named, *rest]
    return None


def _pointing(tokens: list[Token], deed: int) -> tuple[int, list[Token], list[Token]] | None:
    """Where a wish about "it" begins, its words up to "it", and those after; None if it is about none."""
    verb = tokens[deed]
    at = deed + 1
    if {"it", "this", "that", "them"} & set(verb.text.split()):
        if verb.kind == "SET" and verb.text.split()[0] == "take":
            verb = Token("TAKE", "take")
        return deed, [verb], tokens[at:]
    while at < len(tokens) and tokens[at].kind in _CLOSED:
        at += 1
    if at < len(tokens) and (
        tokens[at].kind == "PRON" or tokens[at].text in ("same", "both") or _that_bit(tokens[at])
    ):
        return deed, tokens[deed:at], tokens[at + 1 :]
    before = deed
    while before and tokens[before - 1].kind == "FILL" and tokens[before - 1].text not in _LINKS:
        before -= 1
    subject = before > 0 and (
        tokens[before - 1].kind == "PRON" or tokens[before - 1].text == "they"
    )
    bare = at == len(tokens) or tokens[at].kind in (*JOINTS, "BY", "NUM", "OVER", "FOR", "TO")
    if subject and bare and before - 1 > 0:
        return before - 1, [verb], tokens[deed + 1 :]
    return None


def _that_bit(token: Token) -> bool:
    return token.kind == "SEL" and token.text.split()[0] in ("that", "this", "those", "these")


def _before(tokens: list[Token], deed: int) -> int:
    """Where what is told before a verb ends."""
    at = deed
    while at and (tokens[at - 1].kind in JOINTS or tokens[at - 1].text in _LINKS):
        at -= 1
    return at


def _topic(said: list[Token], parts: list[_Topic]) -> _Topic | None:
    if parts and all(
        t.kind in ("AND", "COMMA", "FILL", "AT")
        for one, two in pairwise(parts)
        for t in said[one.last : two.first]
    ):
        return _Topic(parts[0].first, parts[-1].last, True)
    if parts or any(t.kind in ("CLOCK", "UA") and t.unit != "Hz" for t in said):
        return None
    sounds = [i for i, t in enumerate(said) if t.kind in _SOUNDS] or _running(said)
    if not sounds or sounds != list(range(sounds[0], sounds[-1] + 1)):
        return None
    if len({said[i].kind for i in sounds}) > 1:
        return None
    return _Topic(sounds[0], sounds[-1] + 1, False)


def _running(said: list[Token]) -> list[int]:
    """Where a machine is named that can be heard: "the fridge hums", "an air conditioner can be heard"."""
    words = {word for t in said for word in t.text.split()}
    machine = [i for i, t in enumerate(said) if t.text in _MACHINES]
    return machine[-1:] if words & _HEARD else []


_MACHINES = word_set(
    "fan fans conditioner conditioning aircon fridge refrigerator freezer projector heater heating boiler "
    "ventilation ventilator ventilators generator motor engine laptop hvac ac dishwasher radiator machine "
    "מזגן מאוורר מקרר מקרן מחשב"
)
_HEARD = word_set(
    "heard audible hums humming hum buzzes buzzing whirs whirring whirrs noisy loud running blowing blows "
    "hisses hissing drones droning rattles rattling background roars roaring noise sound sounds blasting "
    "נשמע רועש ברקע"
)


def _tells(said: list[Token], topic: _Topic) -> bool:
    """Whether all that is told is talk about the topic, and no wish of its own."""
    others = [(at, t) for at, t in enumerate(said) if not topic.first <= at < topic.last]
    if not others:
        return True
    if any(t.text in _CHANGES or t.kind in _NO_TALK for _, t in others):
        return False
    if topic.part and any(word in INSTRUMENTS for _, t in others for word in t.text.split()):
        return False  # "the guitar covers the first minute, remove it": the guitar?
    negated = [at for at, t in others if t.kind == "NOT"]
    if negated and not _unneeded(said, negated):
        return False
    if not all(
        _talk(t) or (at and said[at - 1].kind == "A") or _passes(said, at) for at, t in others
    ):
        return False
    words = {word for _, t in others for word in t.text.split()}
    before = [t for at, t in others if at < topic.first and t.kind not in ("FILL", "A")]
    after = [t for at, t in others if at >= topic.last and t.kind != "FILL"]
    if all(t.kind == "PRON" for t in (*before, *after)):
        return not topic.part
    if before:
        verb = before[-1] if before[-1].kind not in ("AT", "OF", "FROM", "FOR") else before[0]
        told = verb.text.endswith(("s", "ed")) and len(before) > 1
        return told or bool(words & _IS) or before[0].text.split()[0] in _SUBJECTS
    hebrew = any(t.hebrew for t in said)
    states = bool(words & _IS) or any(t.text.endswith(("s", "ed")) for t in after)
    states = states or said[topic.first].kind in ("FIRST", "LAST", "ORD", "THING")
    return bool(after) and (states or hebrew)


def _talk(token: Token) -> bool:
    if token.text in ("nothing but", "nothing"):
        return True
    if token.kind in ("LEFT", "RIGHT", "REMOVE", "KEEP", "SET", "SETHE", "MOVE"):
        return token.text in _STATED or token.text.endswith(("needed", "necessary", "wanted"))
    return token.kind in TALK | {"NOT", "AFTER", "COMMA", "SLOWLY", "ADJ"}


def _passes(said: list[Token], at: int) -> bool:
    """Whether "by" only ends what is told: "a truck goes by"."""
    amount = any(t.kind in ("NUM", "UA", "CLOCK", "DUR") for t in said[at + 1 : at + 2])
    return said[at].kind == "BY" and not amount


_STATED = word_set(
    "gone wiped removed deleted trash scrap made got gave ran played brought left right kept useless garbage "
    "rubbish bin junk dump drag מיותר מיותרת מיותרים"
)


def _unneeded(said: list[Token], negated: list[int]) -> bool:
    """Whether "not" only says that the part is of no use."""
    at = negated[-1]
    words = {word for t in said[at:] for word in t.text.split()}
    wanted = bool(
        words
        & word_set(
            "need want use used require like care matter matters count belong interest add serve"
        )
    )
    return len(negated) == 1 and (bool(words & NEEDED) or wanted)


def _placed_after(tokens: list[Token], state: RecordingState) -> list[Token] | None:
    """ "Keep just the sermon, it runs from 28:15 to 61:40": the name is that part."""
    topics = _parts(tokens, state)
    for topic in topics:
        at = topic.first
        while at and (tokens[at - 1].text.split()[:1] or [""])[0] in _RUNS:
            at -= 1
        if not at or (tokens[at - 1].kind != "COMMA" and tokens[at - 1].text != "("):
            continue
        deed = at - 2
        while deed >= 0 and _names(tokens[deed]):
            deed -= 1
        name = [t for t in tokens[deed + 1 : at - 1] if t.kind not in ("FILL", "A")]
        fitting = deed >= 0 and tokens[deed].kind in _DEEDS and 0 < len(name) <= 4
        fitting = fitting and (tokens[deed].kind != "SET" or tokens[deed].text in _PUTS)
        strange = [t.text for t in name if t.kind in ("UNK", "ABOUT")]
        if not fitting or (strange and not nameable(strange)):
            continue
        rest = tokens[topic.last :]
        if rest[:1] and (rest[0].text == ")" or _goes_on(rest)):
            rest = rest[1:]
        if rest[:1] and rest[0].kind not in (
            *JOINTS,
            "FILL",
            "BY",
            "TO",
            "OVER",
            "UP",
            "DOWN",
            "FOR",
        ):
            continue
        return [*tokens[: deed + 1], *tokens[topic.first : topic.last], *rest]
    return None


_PUTS = word_set("put bring place stick get set")
_RUNS = word_set(
    "it it's its that's which that is runs goes lasts starts sits lies stands namely i.e they're they are "
    "from happens comes at so זה היא הוא"
)


def _names(token: Token) -> bool:
    if token.kind == "PRON":
        return token.text in ("that", "this")
    return token.kind in (
        "UNK", "ABOUT", "THING", "VOICE", "START", "END", "FILL", "A", "OF", "FIRST", "LAST", "OUT"
    )  # fmt: skip


def _carried(tokens: list[Token], state: RecordingState) -> list[Token] | None:
    """ "Put the bridge 2:05-2:30 before 1:40": what is moved has a name beside its times."""
    topics = _parts(tokens, state)
    verb = next((i for i, t in enumerate(tokens) if t.kind != "FILL"), 0)
    if not topics or not (tokens[verb].kind == "MOVE" or tokens[verb].text in _PUTS):
        return None
    topic = topics[0]
    name = [t for t in tokens[verb + 1 : topic.first] if t.kind not in ("FILL", "A")]
    strange = [t.text for t in name if t.kind in ("UNK", "ABOUT")]
    rest = tokens[topic.last :]
    if rest[:1] and rest[0].kind == "COMMA":
        rest = rest[1:]
    aimed = rest[:1] and rest[0].kind in ("TO", "AT", "BEFORE", "AFTER", "UNTIL", "HERE")
    if not aimed or not 0 < len(name) <= 4 or not all(map(_names, name)):
        return None
    if strange and not nameable(strange):
        return None
    verb_first = Token("MOVE", tokens[verb].text)
    return [*tokens[:verb], verb_first, *tokens[topic.first : topic.last], *rest]


def _goes_on(rest: list[Token]) -> bool:
    """Whether a comma is followed by the place where a part goes: "..., to the very beginning"."""
    aimed = rest[0].kind == "COMMA" and [t.kind for t in rest[1:2]] in (["TO"], ["BY"], ["UNTIL"])
    spots = [t.kind for t in rest[1:3]]
    aimed = aimed or (rest[0].kind == "COMMA" and spots in (["AT", "START"], ["AT", "END"]))
    return aimed and not any(t.kind in _DEEDS for t in rest[1:4])


def _led_back(tokens: list[Token], state: RecordingState) -> list[Token] | None:
    """ "Move 1:00 to 2:00, to the end": the place belongs to the move."""
    for at, token in enumerate(tokens):
        if token.kind != "COMMA" or not _goes_on(tokens[at:]):
            continue
        if any(t.kind in ("MOVE", "SETHE", "COPY") for t in tokens[:at]):
            return [*tokens[:at], *tokens[at + 1 :]]
    return None


_NEAR = 2.0
"""Seconds beside a part in which something that is told of still lies in it."""


def _told_ahead(tokens: list[Token], state: RecordingState) -> list[Token] | None:
    """ "I stumble at 4:12, take out 4:10 to 4:16": what is told ahead lies in the part that is named."""
    for at, token in enumerate(tokens):
        wish = tokens[at + 1 :]
        verb = next((t for t in wish if t.kind != "FILL"), None)
        if token.kind not in ("COMMA", "STOP") or verb is None or verb.kind not in (*_DEEDS, "SIL"):
            continue
        told = tokens[:at]
        if any(t.kind in (*_DEEDS, *_NO_TALK, "NOT") or t.text in _CHANGES for t in told):
            continue
        named, places = _wheres(wish, state), _wheres(told, state)
        if len(named) != 1 or named[0].kind != "span" or not places:
            continue
        low, high = named[0].start - _NEAR, named[0].end + _NEAR
        if all(w.kind == "point" and low <= w.start <= high for w in places):
            return wish
    return None


def _wheres(tokens: list[Token], state: RecordingState) -> list[Where]:
    placed = Scanner(tokens, state).placed()
    return [item for items, _, _ in placed for item in items if isinstance(item, Where)]
