"""Words that mean two things are decided by their neighbours, and what is said once is lent on."""

from __future__ import annotations

from audiochat.services.commander import lexicon_en, lexicon_he
from audiochat.services.commander.labels import labels
from audiochat.services.commander.settling_words import plain
from audiochat.services.commander.tokens import Token

_SPANS = ("UT", "HALF", "FRACTION")


def _ordinals(tokens: list[Token]) -> list[Token]:
    """Decide words that are two things: "second" (ordinal or unit), "third" (ordinal or share)."""
    for at, token in enumerate(tokens):
        before = tokens[at - 1].kind if at else ""
        after = tokens[at + 1].kind if at + 1 < len(tokens) else ""
        word = token.text
        if token.hebrew:
            place = lexicon_he.ORDINALS.get(word)
            feminine = token.kind == "UT"
            allowed = ("UT",) if feminine else _SPANS
            if place is not None and before in allowed and token.kind in ("UT", "NUM"):
                tokens[at] = Token("ORD", word, place)
        elif word in lexicon_en.ORDINALS:
            place = lexicon_en.ORDINALS[word]
            if after in _SPANS and token.kind in ("UT", "FRACTION", "ORD"):
                tokens[at] = Token("ORD", word, place)
    return tokens


def join_particles(tokens: list[Token]) -> list[Token]:
    """Join a verb parted from its particle by a pronoun: "fade it out", "fade this in"."""
    out = list(tokens)
    for at, token in enumerate(out[:-2]):
        part, last = out[at + 1], out[at + 2]
        if token.kind != "FADE" or part.kind not in ("PRON", "SEL", "ALL", "THING"):
            continue
        ends = at + 3 >= len(out) or out[at + 3].kind in (
            "AND",
            "THEN",
            "COMMA",
            "STOP",
            "OVER",
            "FOR",
            "FILL",
        )
        if last.kind == "OUT" or last.text == "out":
            out[at] = Token("FADEOUT", "fade out")
            out[at + 2] = Token("FILL", last.text)
        elif last.text == "in" and ends:
            out[at] = Token("FADEIN", "fade in")
            out[at + 2] = Token("FILL", last.text)
    return out


def _lend_units(tokens: list[Token]) -> list[Token]:
    """ "The first 6 secs and ... the last 12": the unit said before counts for the bare number."""
    unit: Token | None = None
    joint = False
    out: list[Token] = []
    for at, token in enumerate(tokens):
        out.append(token)
        if token.kind == "UT":
            unit, joint = token, False
        joint = joint or token.kind in ("AND", "THEN", "COMMA")
        before = tokens[at - 1].kind if at else ""
        after = tokens[at + 1].kind if at + 1 < len(tokens) else ""
        bare = token.kind == "NUM" and before in ("FIRST", "LAST", "NEXT", "PREV")
        closed = after in ("", "AND", "THEN", "COMMA", "STOP", "FILL")
        edged = (
            token.kind == "NUM"
            and after in ("FROM", "OFF")
            and tokens[at + 2 : at + 3] != []
            and tokens[at + 2].kind in ("START", "END")
        )
        if joint and unit is not None and ((bare and closed) or edged):
            out.append(Token("UT", unit.text, unit.value))
    return out


def _joined(tokens: list[Token]) -> list[Token]:
    """ "From 1:00 and until 2:00" is "from 1:00 until 2:00"; "a second of quiet" is silence."""
    out: list[Token] = []
    for at, token in enumerate(tokens):
        after = tokens[at + 1] if at + 1 < len(tokens) else None
        timed = bool(out) and out[-1].kind in ("CLOCK", "UT", "START", "NUM")
        if token.kind == "AND" and timed and after is not None and after.kind == "UNTIL":
            continue
        if token.text == "every" and after is not None and after.kind in ("SIL", "NOISE", "HUM"):
            continue
        itself = token.kind == "AFTER" and after is not None and after.kind == "PRON"
        if itself and at + 2 == len(tokens) and any(t.kind == "COPY" for t in out):
            break  # "a copy of ... right after it": where copies go anyway
        if token.text == "once" and any(t.kind == "COPY" for t in out):
            out.append(Token("NUM", token.text, 1.0))
            token = Token("TIMES", token.text)
        if token.text == "past" and after is not None and after.kind in ("CLOCK", "NUM"):
            token = Token("AFTER", token.text)
        if token.text == "טון" and any(t.kind in ("RAISE", "LOWER", "DROPHE") for t in out[-2:]):
            token = Token("PITCH", token.text)
        if (
            token.kind == "QUIETER"
            and token.text == "quiet"
            and out
            and out[-1].kind in ("OF", "FEW")
        ):
            token = Token("SIL", token.text)
        out.append(token)
    return out


def _bounds(tokens: list[Token]) -> list[Token]:
    """ "Start it at 0:05" takes away what is before, "end it at 1:50" what comes after."""
    first = next((i for i, t in enumerate(tokens) if t.kind not in ("FILL", "SET")), 0)
    kinds = [t.kind for t in tokens[first : first + 4]]
    made = [t.kind for t in tokens[:first]]
    if kinds[:1] == ["PRON"] and made[-1:] == ["SET"] and tokens[first - 1].text in ("make", "let"):
        return _made_bounds(tokens, first)
    if len(kinds) < 4 or kinds[0] not in ("START", "END") or kinds[2] not in ("AT", "FROM"):
        return tokens
    if kinds[1] not in ("PRON", "THING", "ALL") or kinds[3] not in ("CLOCK", "NUM", "UT"):
        return tokens
    side = "BEFORE" if kinds[0] == "START" else "AFTER"
    said = tokens[first].text
    cut = [Token("REMOVE", said), Token("ALL", said), Token(side, said)]
    return [*tokens[:first], *cut, *tokens[first + 3 :]]


def _made_bounds(tokens: list[Token], first: int) -> list[Token]:
    """ "Make it end at 1:50", "let it start at 0:05"."""
    rest = tokens[first + 1 : first + 4]
    kinds = [t.kind for t in rest]
    starts = kinds[:2] == ["STARTING", "CLOCK"] and rest[0].text in ("start at", "start from")
    ends = kinds == ["END", "AT", "CLOCK"]
    if not (starts or ends):
        return tokens
    side = Token("BEFORE" if starts else "AFTER", rest[0].text)
    cut = [Token("REMOVE", "make"), Token("ALL", "make"), side]
    return [*tokens[: first - 1], *cut, *tokens[first + (2 if starts else 3) :]]


def settled(tokens: list[Token]) -> list[Token]:
    """The tokens with every doubtful one decided."""
    tokens = _bounds(plain(labels(tokens)))
    return join_particles(_lend_units(_joined(_ordinals(tokens))))
