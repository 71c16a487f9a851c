"""What is talk and what is a wish: the words of which reasons and stories are made."""

from __future__ import annotations

from audiochat.services.commander.normalise import word_set
from audiochat.services.commander.tokens import Token

VERBS = word_set(
    "REMOVE DROPHE KEEP MUTE INSERT MOVE COPY NORM REVERSE FADEIN FADEOUT FADEBOTH FADE CONVERT SHORTEN "
    "RAISE LOWER CRANK SET SETHE TAKE TRIM LEAVE CLEAN LOUDER QUIETER FASTER SLOWER HPF LPF MONO STEREO "
    "PITCH SPEED TEMPO HALVE DOUBLE NOTCH SWAP ROLLOFF"
)
"""Symbols with which a wish can begin."""
TALK = word_set(
    "UNK ABOUT FILL A PRON THING OF FOR TO AT ALL VOICE MUCH BIT TOO PODCAST BROADCAST STREAMING FEW "
    "WITHIN AS IN OUT OFF UP DOWN HERE AROUND NOISE HUM SIL FROM END START LAST FIRST BEFORE AFTER "
    "AND ASK LOUDER QUIETER FASTER SLOWER STANDARD RUMBLE PEAK VOLUME OVER TIMES UT RADIOLIKE NEXT"
)
"""Symbols that fill a reason or a story; anything else may be a wish of its own."""
EXACT = word_set("CLOCK NUM UA SEL HALF FRACTION COUPLE ORD TWICE THRICE")
STORY = word_set("where when while whilst with שבו שבה שבהם כש")
SUBJECTS = word_set(
    "i i'm i've i'd we we're he he's she she's it it's its they they're that's that there there's this "
    "these those nobody noone somebody someone everyone everybody people you me here זה הוא היא הם אני "
    "אנחנו יש"
)
_IS = word_set("is are was were sounds sound has have isn't seems feels makes drives keeps")


def idle(tokens: list[Token]) -> bool:
    """Whether words can be a reason: no time, no amount and no verb of editing among them."""
    return bool(tokens) and all(
        token.kind in TALK
        or token.kind == "NOT"
        or token.text in STORY
        or (token.kind == "SET" and at > 0 and _past(token.text))
        for at, token in enumerate(tokens)
    )


def wish(piece: list[Token]) -> bool:
    """Whether a piece asks for an edit."""
    kinds = {token.kind for token in piece}
    first = next((t.kind for t in piece if t.kind != "FILL"), "")
    return (
        (first == "SIL" and bool(kinds & {"CLOCK", "SEL", "PRON", "FIRST", "LAST"}))
        or bool(kinds & (VERBS - {"SET", "LEAVE", "LOUDER", "QUIETER", "FASTER", "SLOWER"}))
        or bool(kinds & {"UA", "OP:gain"} and kinds & {"SET", "LOUDER", "QUIETER"})
        or bool(kinds & {"LOUDER", "QUIETER", "FASTER", "SLOWER"} and not states(piece))
    )


def states(piece: list[Token]) -> bool:
    """Whether a piece tells something: "it's just noise", "my kid is screaming"."""
    words = [word for t in piece for word in t.text.split()]
    person = bool(words) and words[0] in _ASKERS
    negated = any(t.kind == "NOT" and (person or t.text not in _WAS_NOT) for t in piece)
    strange = any(t.kind in ("UNK", "ABOUT", "TOO", "NOISE", "SIL") for t in piece)
    subject = bool(words) and words[0] in SUBJECTS
    told = any(t.kind in ("UNK", "ABOUT", "SET") and _past(t.text) for t in piece[1:])
    complaint = piece[0].kind == "UNK" and any(t.kind == "TOO" for t in piece)
    told = told or (complaint and words[0] not in ("you're", "youre", "your"))
    return strange and not negated and (subject or told or bool(_IS.intersection(words[1:])))


def _past(word: str) -> bool:
    return word in _PAST or (len(word) > 4 and word.endswith("ed") and word not in _NO_PAST)


_ASKERS = word_set("i we you i'm we're")
_WAS_NOT = word_set("wasn't weren't isn't aren't didn't doesn't hadn't hasn't couldn't")
_PAST = word_set(
    "was were had did said told gave took came went got made began broke brought bought built caught chose "
    "drew drank drove ate fell felt flew forgot found froze grew heard held hit hurt kept knew laid led left "
    "lost meant met paid ran rang read rose sang sank sat saw sent shook shot shut slept spoke stood stole "
    "stuck swore threw told took tore understood woke wore won wrote wasn't weren't didn't hadn't"
)
_NO_PAST = word_set("indeed exceed proceed succeed hundred naked sacred")
