"""Words that mean two things are decided by their neighbours, and what is said once is lent on."""

from __future__ import annotations

from audiochat.services.commander import lexicon_en, lexicon_he
from audiochat.services.commander.labels import labels
from audiochat.services.commander.lending import lend
from audiochat.services.commander.settling_bounds import bounds
from audiochat.services.commander.settling_sound import sounding
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
            allowed = _SPANS if not feminine or before == "HALF" else ("UT",)
            if before == "HALF" and tokens[at - 1].text == "חצי" and token.kind == "UT":
                continue  # half a second
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
        if token.kind != "FADE" or part.kind not in (
            "PRON",
            "SEL",
            "ALL",
            "THING",
            "UNK",
            "ABOUT",
            "VOICE",
        ):
            continue
        ends = at + 3 >= len(out) or out[at + 3].kind in (
            "AND",
            "THEN",
            "COMMA",
            "STOP",
            "OVER",
            "FOR",
            "FILL",
            "FROM",
            "BETWEEN",
        )
        if last.kind == "OUT" or last.text == "out":
            out[at] = Token("FADEOUT", "fade out")
            out[at + 2] = Token("FILL", last.text)
        elif last.text == "in" and ends:
            out[at] = Token("FADEIN", "fade in")
            out[at + 2] = Token("FILL", last.text)
    return out


def _joined(tokens: list[Token]) -> list[Token]:
    """ "From 1:00 and until 2:00" is "from 1:00 until 2:00"; "a second of quiet" is silence."""
    out: list[Token] = []
    for at, token in enumerate(tokens):
        after = tokens[at + 1] if at + 1 < len(tokens) else None
        timed = bool(out) and out[-1].kind in ("CLOCK", "UT", "START", "NUM")
        lists = token.kind == "COMMA" and out and out[-1].kind in ("NUM", "UT", "FIRST", "ORD")
        if lists and after is not None and after.kind == "AND":
            continue  # "the first, and last 5 seconds", "one, and a half"
        if token.kind == "AND" and timed and after is not None and after.kind == "UNTIL":
            continue
        if token.text == "every" and after is not None and after.kind in ("SIL", "NOISE", "HUM"):
            continue
        itself = token.kind == "AFTER" and after is not None and after.kind == "PRON"
        ends = all(t.kind in ("FILL", "STOP") for t in tokens[at + 2 :])
        if itself and ends and any(t.kind == "COPY" for t in out):
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


def settled(tokens: list[Token]) -> list[Token]:
    """The tokens with every doubtful one decided."""
    tokens = bounds(plain(sounding(labels(join_particles(tokens)))))
    return join_particles(lend(_joined(_ordinals(tokens))))
