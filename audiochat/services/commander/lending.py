"""What is said once and lent on: units, lengths and levels in a row of like wishes."""

from __future__ import annotations

from audiochat.services.commander.normalise import word_set
from audiochat.services.commander.tokens import Token

_CLOSED = ("", "AND", "THEN", "COMMA", "STOP", "FILL", "ASK")
_PLACING = ("AT", "FROM", "AFTER", "BEFORE")
_PLACES = ("CLOCK", "START", "END", "HERE", "NUM", "UT", "MIDDLE", "A", "LAST", "FIRST")
_ANOTHER = word_set("another one more עוד")
_SAME = word_set("SIL FADE")


def lend(tokens: list[Token]) -> list[Token]:
    """The tokens with every length and level whole: "2 s at the start and 3 at the end"."""
    return _levels(_units(_others(tokens)))


def _kind(tokens: list[Token], at: int) -> str:
    return tokens[at].kind if 0 <= at < len(tokens) else ""


def _units(tokens: list[Token]) -> list[Token]:
    """ "The first 6 secs and ... the last 12": the unit said before counts for the bare number."""
    unit: Token | None = None
    joint = False
    out: list[Token] = []
    for at, token in enumerate(tokens):
        out.append(token)
        if token.kind == "UT":
            spot = _kind(tokens, at - 2) in _PLACING and unit is not None
            unit = unit if spot or _kind(tokens, at + 1) == "MARK" else token
            joint = False
        joint = joint or token.kind in ("AND", "THEN", "COMMA") or token.text == "both"
        if joint and unit is not None and token.kind == "NUM" and _is_length(tokens, at):
            out.append(Token("UT", unit.text, unit.value))
    return out


def _is_length(tokens: list[Token], at: int) -> bool:
    """Whether a bare number can only be a length of time."""
    before, after = _kind(tokens, at - 1), _kind(tokens, at + 1)
    faded = any(t.kind.startswith("FADE") for t in tokens[:at])
    ordered = before in ("FIRST", "LAST", "NEXT", "PREV")
    fades = (before in ("OF", "FOR", "OVER") and faded) or before in ("FADEIN", "FADEOUT")
    if after in _CLOSED and (ordered or fades):
        return True
    if after in ("FROM", "OFF", "AT") and _kind(tokens, at + 2) in ("START", "END"):
        return True
    lead = at - 1
    while lead >= 0 and tokens[lead].kind in ("FILL", "A"):
        lead -= 1
    begun = _kind(tokens, lead) in ("AND", "COMMA", "THEN") and not tokens[at].signed
    timed = any(t.kind in ("SIL", "REMOVE", "DROPHE", "MUTE", "LEAVE") for t in tokens[:at])
    place = _kind(tokens, at + 2)
    placed = after in _PLACING and place in _PLACES
    if place == "NUM":  # "another thirty at 24 and a half minutes"
        placed = placed and any(t.kind == "UT" for t in tokens[at + 3 : at + 7])
    return begun and timed and placed


def _others(tokens: list[Token]) -> list[Token]:
    """ "A 2 second pause at 1:00 and another at 2:00"; "a 4 second fade in and a 6 second one"."""
    out: list[Token] = []
    for at, token in enumerate(tokens):
        named = next((t for t in reversed(tokens[:at]) if t.kind in _SAME), None)
        if named is None:
            out.append(token)
            continue
        length = _length_before(tokens, at)
        placed = _kind(tokens, at + 1) in ("AT", "AFTER", "BEFORE")
        again = token.text in ("another", "another one", "one more", "עוד אחת", "עוד אחד", "עוד")
        if again and placed and length and _kind(tokens, at - 1) in ("AND", "COMMA", "THEN"):
            out += length
        elif token.text in ("one", "ones") and _kind(tokens, at - 1) == "UT" and placed:
            out.append(named)
        else:
            out.append(token)
    return out


def _length_before(tokens: list[Token], at: int) -> list[Token]:
    """The tokens of the last length of time said before a position, with the thing it belongs to."""
    for low in range(at - 2, -1, -1):
        if tokens[low].kind in ("NUM", "A", "HALF") and _kind(tokens, low + 1) == "UT":
            return tokens[low : low + 2]
    return []


def _levels(tokens: list[Token]) -> list[Token]:
    """ "Raise 1:00 to 2:00 by 3 dB and 4:00 to 5:00 by 5": decibels said once."""
    unit: Token | None = None
    out: list[Token] = []
    for at, token in enumerate(tokens):
        out.append(token)
        if token.kind == "UA":
            unit = token if token.unit in ("dB", "semitones") else None
        if token.kind != "NUM" or unit is None or token.unit:
            continue
        before, after = _kind(tokens, at - 1), _kind(tokens, at + 1)
        by = (
            before == "BY"
            and after in _CLOSED
            and any(t.kind in ("CLOCK", "FIRST", "LAST", "UT") for t in tokens[:at])
        )
        signed = (
            token.signed and before in ("AND", "COMMA", "THEN") and after in ("FROM", "BETWEEN")
        )
        if by or signed:
            out.append(Token("UA", unit.text, unit.value, unit.unit))
    return out
