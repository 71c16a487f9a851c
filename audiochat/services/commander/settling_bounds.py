"""Where a recording shall begin and end, and what shall stay: "start it at 0:30", "just 1:00 to 2:00"."""

from __future__ import annotations

from audiochat.services.commander.normalise import word_set
from audiochat.services.commander.tokens import Token

JOINTS = ("AND", "THEN", "COMMA", "STOP", "BUT")
_TIMED = word_set("CLOCK NUM UT MARK FILL ASK A HALF FRACTION COUPLE HERE")
_PLACED = word_set("FIRST LAST NEXT PREV MIDDLE ORD SEL BETWEEN CLOCK")
_PARTS = word_set(
    "FIRST LAST NEXT PREV MIDDLE ORD START END HERE SEL FROM TO UNTIL BETWEEN BEFORE AFTER CLOCK NUM UT "
    "A HALF FRACTION OF THING PRON AND FILL STOP STARTING ONWARD RESTAWAY COMMA AT WITHIN MARK COUPLE ASK"
)
"""What a sentence is made of that only names parts."""

_BEGIN = word_set(
    "begin begins begun beginning start starts starting kick commence תתחיל תתחילי התחל התחילי "
    "יתחיל להתחיל שיתחיל שתתחיל נתחיל"
)
_CEASE = word_set(
    "truncate truncated cap stop stops stopping end ends finish finishes ending תסיים תסיימי סיים "
    "סיימי יסתיים ייגמר יגמר שייגמר שיסתיים שתיגמר נסיים לסיים"
)
_TELLS = word_set("starts begins ends stops finishes")
_SUBJECTS = ("PRON", "THING", "ALL")


def chunks(tokens: list[Token]) -> list[list[Token]]:
    """The tokens cut at joints; every joint is a piece by itself."""
    out: list[list[Token]] = [[]]
    for token in tokens:
        between = token.kind == "AND" and [t.kind for t in out[-1][-2:]] == ["BETWEEN", "CLOCK"]
        if token.kind in JOINTS and not between:
            out += [[token], []]
        else:
            out[-1].append(token)
    return [piece for piece in out if piece]


def bounds(tokens: list[Token]) -> list[Token]:
    """ "Start it at 0:05" takes away what is before, "it should end at 1:50" what comes after.

    Both in one sentence keep what lies between.
    """
    pieces = chunks(tokens)
    read = [_bound(piece) for piece in pieces]
    found = [i for i, one in enumerate(read) if one is not None]
    if len(found) == 2 and found[1] == found[0] + 2:
        first, second = read[found[0]], read[found[1]]
        if first is not None and second is not None and (first[0], second[0]) == ("START", "END"):
            kept = [Token("KEEP", "keep"), Token("FROM", "from"), *first[1]]
            pieces[found[0] : found[1] + 1] = [[*kept, Token("TO", "to"), *second[1]]]
            return [token for piece in pieces for token in piece]
    for at in found:
        side, place = read[at] or ("", [])
        away = Token("BEFORE" if side == "START" else "AFTER", side)
        pieces[at] = [Token("REMOVE", side), Token("ALL", side), away, *place]
    return [token for piece in pieces for token in piece]


def _bound(piece: list[Token]) -> tuple[str, list[Token]] | None:
    """Which end of the recording a piece of a sentence sets, and the tokens of its place."""
    at = 0
    while at < len(piece) and (
        piece[at].kind in ("FILL", *_SUBJECTS)
        or (piece[at].kind == "SET" and piece[at].text in ("make", "let", "get", "have"))
        or piece[at].text in ("needs", "has", "must", "to")
    ):
        at += 1
    if at >= len(piece):
        return None
    short = _cut_off(piece[at:])
    if short is not None:
        return short
    verb, side, leads = piece[at], "", False
    if verb.text in _BEGIN and verb.kind in ("START", "UNK", "STARTING"):
        side = "START"
    elif verb.kind == "STARTING" and verb.text.split()[0] in _BEGIN:
        side, leads = "START", True
    elif verb.text in _CEASE and verb.kind in ("END", "UNK", "NOT", "LAST"):
        side = "END"
    elif verb.text == "ending at":
        side, leads = "END", True
    tells = verb.text.partition(" ")[0] in _TELLS and at > 0
    if not side or (tells and not any(t.kind == "SET" for t in piece[:at])):
        return None  # "the show starts at 8:00" is no wish
    at += 1
    while at < len(piece) and piece[at].kind in (*_SUBJECTS, "FILL"):
        at += 1
    preps = ("AT", "FROM") if side == "START" else ("AT",)
    if not leads and (at >= len(piece) or piece[at].kind not in preps):
        return None
    return _at_place(side, piece[at if leads else at + 1 :])


def _cut_off(piece: list[Token]) -> tuple[str, list[Token]] | None:
    """ "Cut it off at 3:00", "cut the recording short at 3:00"."""
    kinds = [t.kind for t in piece[:4]]
    if len(piece) < 4 or kinds[0] not in ("REMOVE", "SHORTEN") or kinds[1] not in _SUBJECTS:
        return None
    if piece[2].text not in ("off", "short", "there") or kinds[3] not in ("AT", "AFTER"):
        return None
    return _at_place("END", piece[4:])


def _at_place(side: str, place: list[Token]) -> tuple[str, list[Token]] | None:
    kinds = {token.kind for token in place}
    if not place or not kinds <= _TIMED or not kinds & {"CLOCK", "UT", "HERE", "NUM"}:
        return None
    return side, place


def kept(tokens: list[Token]) -> list[Token]:
    """ "Just 1:00 to 2:00", "I only want the first minute": what stays, if nothing but parts is named.

    With any other wish in the sentence ("I only want the first minute louder") the words say nothing.
    """
    led = next((i for i, t in enumerate(tokens) if t.kind != "FILL" or t.text in _ONLY), None)
    wants = any(token.kind == "ONLYWANT" for token in tokens)
    bare = led is not None and tokens[led].text in _ONLY
    said = [i for i, t in enumerate(tokens) if t.kind not in ("STOP", "ASK", "RESTAWAY", "COMMA")]
    if led is not None and not bare and said and tokens[said[-1]].text in _ONLY:
        led, bare = said[-1], True  # "0:30-1:30 only"
    if led is None or not (wants or bare):
        return tokens
    rest = {token.kind for token in tokens if token.kind != "ONLYWANT"}
    parts = rest <= _PARTS and bool(rest & _PLACED if bare else rest - {"FILL", "STOP"})
    meant = Token("KEEP" if parts else "FILL", "only")
    out = [meant if t.kind == "ONLYWANT" else t for t in tokens]
    if bare and parts:
        out[led] = meant
    return out


_ONLY = ("just", "only", "רק")
