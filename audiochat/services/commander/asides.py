"""Talk beside a wish: why, for whom, what is heard there. It is left out where it can mean no edit."""

from __future__ import annotations

from audiochat.services.commander.normalise import word_set
from audiochat.services.commander.settling_bounds import JOINTS, chunks
from audiochat.services.commander.stories import (
    RANGES,
    named_after,
    placed_there,
    told_of,
    without_story,
)
from audiochat.services.commander.talk import (
    EXACT,
    STORY,
    SUBJECTS,
    TALK,
    VERBS,
    idle,
    states,
    wish,
)
from audiochat.services.commander.tokens import Token

_REASONS = word_set(
    "because cos cuz coz cause bc since as due thanks seeing given considering כי בגלל מכיוון משום מפני"
)
_PURPOSE = word_set(
    "that i we you he she it they people nobody no everyone everybody my our the listeners this there "
    "its it's folks others as"
)
_MOST_LEAD = 9
_SHORT = 30.0
"""Seconds of a stretch that "where the dog barks" only describes."""


def without_reasons(tokens: list[Token]) -> list[Token]:
    """The tokens without closing reasons: "because my boss hates it", "so it fits", "where the dog barks"."""
    at = 0
    while at < len(tokens):
        if _opens_reason(tokens, at) and _placed(tokens[:at]):
            last = _reach(tokens, at + 1)
            kinds = [t.kind for t in tokens[at:last]]
            placed = any(
                kinds[i] in ("FIRST", "LAST") and kinds[i + 1] in ("UT", "NUM")
                for i in range(len(kinds) - 1)
            )
            if not placed and idle(tokens[at + 1 : last]):
                tokens = [*tokens[:at], *tokens[last:]]
                continue
        at += 1
    return tokens


def _opens_reason(tokens: list[Token], at: int) -> bool:
    token = tokens[at]
    after = tokens[at + 1].text.split()[:1] if at + 1 < len(tokens) else []
    if token.text in _REASONS and token.kind in ("UNK", "FROM", "FILL", "AS"):
        named = len(after) > 0 and tokens[at + 1].kind == "A" and _strange_end(tokens[at + 2 :])
        named = named and any(t.kind in ("MOVE", "COPY", "KEEP", "INSERT") for t in tokens[:at])
        return token.text != "as" or bool(after and after[0] in SUBJECTS) or named
    if token.kind == "FOR":
        noun = next((t for t in tokens[at + 1 :] if t.kind not in ("A", "FILL")), None)
        strange = any(t.kind == "UNK" for t in tokens[at + 1 : at + 4])
        return noun is not None and strange and noun.kind in ("UNK", "ABOUT", "VOICE", "THING")
    if token.text in STORY:
        if token.text in ("while", "whilst") and any(t.kind == "SIL" for t in tokens[:at]):
            return True  # four seconds of silence while people walk
        ranged = at > 2 and [t.kind for t in tokens[at - 3 : at]] in RANGES
        # over a longer stretch "where Anna speaks" may choose among what is there
        return ranged and abs(tokens[at - 1].value - tokens[at - 3].value) <= _SHORT
    if (
        token.text == "so"
        and at + 1 < len(tokens)
        and tokens[at + 1].kind in ("THING", "PRON", "VOICE")
    ):
        return True
    so = token.text in ("so", "so that", "so that it is") or token.text == "in order"
    return so and (token.text != "so" or bool(after and after[0] in _PURPOSE))


def _strange_end(tokens: list[Token]) -> bool:
    """Whether nothing but one to three unknown words is left: "as a teaser"."""
    rest = [t for t in tokens if t.kind not in ("FILL", "STOP", "ASK")]
    return 0 < len(rest) <= 3 and all(t.kind == "UNK" for t in rest)


def _placed(tokens: list[Token]) -> bool:
    """Whether a whole wish stands before: a verb, so that what follows can only explain it."""
    only = any(t.text in ("only", "just") for t in tokens) and any(
        t.kind == "CLOCK" for t in tokens
    )
    return only or any(
        token.kind in VERBS or token.kind in ("NOISE", "HUM", "SIL", "ONLYWANT") for token in tokens
    )


def _reach(tokens: list[Token], first: int) -> int:
    """Where talk that begins at ``first`` ends: before a joint that a verb or a part follows."""
    for at in range(first, len(tokens)):
        if tokens[at].kind not in JOINTS:
            continue
        after = next((t for t in tokens[at + 1 :] if t.kind not in ("FILL", *JOINTS)), None)
        if (
            tokens[at].kind == "BUT"
            or after is None
            or after.kind in VERBS - {"SET", "LEAVE"}
            or after.kind in EXACT
            or after.kind == "RESTAWAY"
        ):
            return at
        if after.kind == "SET" or tokens[at].kind in ("STOP", "THEN"):
            return at
    return len(tokens)


def without_asides(tokens: list[Token]) -> list[Token]:
    """The tokens without whole pieces of talk, before the wish or beside it.

    "Before I send it, cut ...", "mute 1:00 to 1:10, my kid is screaming", "(dog barking)".
    """
    pieces = chunks(_unbracketed(tokens))
    wishes = [wish(piece) for piece in pieces]
    if not any(wishes):
        return tokens
    out: list[list[Token]] = []
    for at, piece in enumerate(pieces):
        first = not any(wishes[:at])
        before = pieces[at - 1][0].kind if at else ""
        after = pieces[at + 1][0].kind if at + 1 < len(pieces) else ""
        alone = before not in ("AND", "BUT", "THEN") or after in ("COMMA", "STOP")
        twice = after == "COMMA" and _told_again(piece, pieces[at + 2 : at + 3])
        if twice:
            continue  # "redact the plate number, mute 11:02 to 11:06"
        lead = first and after in ("COMMA", "STOP") and len(piece) <= _MOST_LEAD and _led(piece)
        told = not first and alone and (states(piece) or _names(pieces[:at], piece))
        if not wishes[at] and piece[0].kind not in JOINTS and (lead or told) and idle(piece):
            continue
        out.append(piece)
    return [token for piece in out for token in piece]


def _told_again(piece: list[Token], later: list[list[Token]]) -> bool:
    """Whether a piece without times says the same edit as the piece with times after it."""
    kinds = {t.kind for t in piece if t.kind not in ("FILL", "A", "UNK", "ABOUT", "OF", "PRON")}
    named = any(t.kind == "UNK" for t in piece)
    timed = bool(later) and any(t.kind == "CLOCK" for t in later[0])
    same = bool(later) and kinds <= {t.kind for t in later[0]}
    return (
        len(kinds) == 1
        and kinds <= {"MUTE", "REMOVE", "LOWER", "RAISE"}
        and named
        and timed
        and same
    )


def _led(piece: list[Token]) -> bool:
    """Whether a piece before the wish only leads to it, and is no complaint about a part."""
    strange = any(t.kind in ("UNK", "ABOUT") for t in piece)
    ends = any(
        t.kind in ("NOT", "NOISE", "HUM", "SIL", "START", "END", "FIRST", "LAST") for t in piece
    )
    return strange and not ends


def _names(before: list[list[Token]], piece: list[Token]) -> bool:
    """Whether a piece only says what an exact part before it is: "0:00 to 2:10, the organ introduction"."""
    said = [t for chunk in before[-2:-1] for t in chunk if t.kind != "FILL"]
    exact = bool(said) and said[-1].kind in ("CLOCK", "UT") and any(t.kind == "CLOCK" for t in said)
    noun = all(
        t.kind in ("UNK", "ABOUT", "THING", "OF", "A", "FILL", "PRON", "VOICE", "ASK")
        for t in piece
    )
    strange = [t for t in piece if t.kind in ("UNK", "ABOUT")]
    return exact and noun and 0 < len(strange) <= 4 and not any(t.text in _TURNS for t in piece)


_TURNS = word_set(
    "every each other instead rather except wait actually sorry kidding undo half only again not"
)


def _unbracketed(tokens: list[Token]) -> list[Token]:
    """Drop what stands in brackets if it is talk."""
    for at, token in enumerate(tokens):
        if token.text != "(":
            continue
        last = next((i for i in range(at + 1, len(tokens)) if tokens[i].text == ")"), len(tokens))
        inner = tokens[at + 1 : last]
        strange = any(t.kind in ("UNK", "ABOUT") for t in inner)
        if strange and all(t.kind in TALK for t in inner):
            return _unbracketed([*tokens[:at], *tokens[last + 1 :]])
    return tokens


def bare(tokens: list[Token]) -> list[Token]:
    """The tokens without any talk that can be told from the wish."""
    return without_asides(without_reasons(without_story(tokens)))


def plainly(tokens: list[Token]) -> list[Token]:
    """The tokens without talk that would itself be read as a wish: "it's just noise", "for the podcast,"."""
    tokens = told_of(named_after(placed_there(tokens)))
    pieces = chunks(tokens)
    wishes = [wish(piece) for piece in pieces]
    if not any(wishes) or len(pieces) < 3:
        return tokens
    level = any(t.kind in ("NORM", "LOUDNESS", "VOLUME", "LOUDER", "PEAK", "CLEAN") for t in tokens)
    out: list[list[Token]] = []
    for at, piece in enumerate(pieces):
        texts = piece[0].text.split()
        told = at > 0 and texts[:1] and texts[0] in _TELLING and not wishes[at]
        kinds = [t.kind for t in piece if t.kind not in ("FILL", "A", "THING")]
        aimed = (
            at == 0
            and kinds[:1] == ["FOR"]
            and kinds[1:] in (["PODCAST"], ["STREAMING"], ["BROADCAST"])
        )
        if (told and idle(piece)) or (aimed and not level):
            continue
        out.append(piece)
    return [token for piece in out for token in piece]


_TELLING = word_set("it's its that's there's that is it")
