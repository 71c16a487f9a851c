"""Rules for edits of the whole sound: noise, hum, filters, channels and sample rate."""

from __future__ import annotations

import re

from audiochat.services.commander.clauses import Clause
from audiochat.services.commander.rules import Draft, Unclear

_AWAY = ("REMOVE", "OUT", "LOWER", "ROLLOFF", "CLEAN", "DROPHE", "TAKE", "DOWN")
_JOINS = ("merge", "merging", "combine", "join", "unify", "fold", "fold down", "sum", "blend", "collapse",
          "flatten", "mix", "mix down")  # fmt: skip
USUAL_RATES = (8000, 11025, 16000, 22050, 24000, 32000, 44100, 48000, 88200, 96000, 192000)
"""Numbers in Hz that are sample rates without their unit ("convert to 44100")."""


def hum_and_noise(clause: Clause) -> list[Draft] | None:
    """Mains hum, and broadband noise."""
    mains = any(a.unit == "Hz" and 45 <= a.value <= 65 for a in clause.amounts)
    verbs = clause.kinds & {"REMOVE", "LOWER", "DROPHE", "CLEAN"}
    if clause.peek("HUM") and clause.peek("NOISE") and len(verbs) > 1:
        return None  # "remove the hum reduce the noise" are two wishes
    if clause.peek("HUM", "OP:remove_hum") or (clause.peek("NOTCH") and mains):
        clause.has(
            "HUM",
            "NOTCH",
            "CLEAN",
            "OP:remove_hum",
            "NOISE",
            "REMOVE",
            "LOWER",
            "DROPHE",
            "OUT",
            "ROLLOFF",
            "TAKE",
        )
        at = clause.take(("Hz",))
        if at is None and any(a.unit == "" and 45 <= a.value <= 65 for a in clause.amounts):
            at = clause.take(("",))
        return [Draft("remove_hum", {} if at is None else {"frequency": at.value})]
    if clause.peek("NOISE", "OP:reduce_noise") or clause.naming in ({"CLEAN"}, {"CLEAN", "UP"}):
        clause.has("UP")
        clause.has(
            "DOWN",
            "NOISE",
            "CLEAN",
            "OP:reduce_noise",
            "REMOVE",
            "LOWER",
            "DROPHE",
            "OUT",
            "TAKE",
            "BIT",
            "ROLLOFF",
        )
        by = clause.take(("dB",))
        return [Draft("reduce_noise", {} if by is None else {"decibels": abs(by.value)})]
    return None


def filters(clause: Clause) -> list[Draft] | None:
    """High pass and low pass, by name or as "everything below 100 Hz"."""
    side = ""
    if clause.peek("HPF", "RUMBLE", "LPF"):
        side = "low_pass" if clause.peek("LPF") else "high_pass"
        if clause.peek("LPF") and clause.peek("HPF", "RUMBLE"):
            return None
        clause.has(
            "HPF",
            "LPF",
            "RUMBLE",
            "FREQS",
            "INSERT",
            *(_AWAY if clause.peek("RUMBLE") else ()),
        )
    elif clause.peek("REMOVE", "ROLLOFF", "LOWER", "DROPHE") or (
        clause.peek("TAKE") and clause.peek("OUT") and clause.unit("Hz")
    ):
        if clause.unit("Hz") or (clause.peek("ROLLOFF") and clause.unit("")):
            prep = next(a.prep for a in clause.amounts if a.unit in ("Hz", ""))
            side = {"BELOW": "high_pass", "ABOVE": "low_pass", "OVER": "low_pass"}.get(prep, "")
        elif clause.peek("ROLLOFF", "REMOVE"):
            side = (
                "high_pass" if clause.peek("LOWS") else "low_pass" if clause.peek("HIGHS") else ""
            )
        if side:
            clause.has(
                "REMOVE", "ROLLOFF", "LOWER", "DROPHE", "FREQS", "LOWS", "HIGHS", "TAKE", "OUT"
            )
    if not side:
        return None
    at = clause.take(("Hz", ""))
    return [Draft(side, {} if at is None else {"frequency": at.value}, anywhere=True)]


def telephone(clause: Clause) -> list[Draft] | None:
    """The sound of a telephone: nothing but 300 Hz to 3.4 kHz (the voice band of ITU-T G.712)."""
    if clause.has("RADIOLIKE"):
        raise Unclear(
            "Thin as an old radio (only 300 Hz to 3.4 kHz), or as loud as radio asks for (-23 LUFS)?"
        )
    if not clause.has("TELEPHONE"):
        return None
    clause.has("CONVERT", "VOICE", "INSERT")
    return [Draft("high_pass", {"frequency": 300.0}), Draft("low_pass", {"frequency": 3400.0})]


_SIDE_NAMED = re.compile(
    r"\b(?:channels?|chans?|sides?|speakers?|ears?|earphones?|headphones?|left|mono|monaural|stereo|panned|pan|tracks?|hand)\b",
    re.IGNORECASE,
)
_RIGHT_ONE = re.compile(r"\bthe right one\b", re.IGNORECASE)


def sided(words: str) -> str:
    """A sentence with "the right one" as a channel where it names a side.

    "She says it wrong first, leave only the right one" is about what is correct.
    """
    return _RIGHT_ONE.sub("the right channel", words) if _SIDE_NAMED.search(words) else words


def _surround(clause: Clause) -> bool:
    """ "Convert to 5.1": a number that only names loudspeakers around a listener."""
    told = clause.naming <= {"CONVERT", "CHANNELS"} and not clause.peek("RATE")
    return told and any(a.unit == "" and a.value in (5.1, 7.1, 2.1) for a in clause.amounts)


def channels(clause: Clause) -> list[Draft] | None:
    """Mono, stereo, one of the two channels, or both exchanged."""
    many = clause.take(("",)) if clause.peek("SURROUND") or _surround(clause) else None
    if clause.has("SURROUND") or many is not None:
        clause.has("CONVERT", "CHANNELS", "DOWN")
        named = "surround" if many is None else f"{many.value:g}"
        return [Draft("convert_channels", {"channels": named})]
    sides: list[str] = [
        side
        for w in clause.words
        for side in ("left", "right", "swap")
        if w.kind in ("CHOICE", "OP:convert_channels") and side in w.text.split()
    ]
    said = " ".join(w.text for w in clause.words if w.kind == "OP:convert_channels")
    sided = ("מונו", "mono"), ("סטריאו", "stereo"), ("שמאלי", "left"), ("ימני", "right")
    sides += [name for word, name in (*sided, ("החלף", "swap")) if word in said]
    sides += [kind.lower() for kind in ("LEFT", "RIGHT", "SWAP") if clause.has(kind)]
    told = clause.peek("CHANNELS", "OP:convert_channels", "LEFT", "RIGHT", "SWAP")
    if clause.peek("REMOVE", "DROPHE") and sides in (["left"], ["right"]):
        clause.has("REMOVE", "DROPHE", "OUT")  # without the left one the right one stays
        sides = ["right" if sides == ["left"] else "left"]
    if clause.peek("MONO", "STEREO") or (sides and told):
        kinds = [kind for kind in ("MONO", "STEREO") if clause.has(kind)]
        clause.has("CONVERT", "CHANNELS", "OP:convert_channels", "DOWN", "MOVE", "VOICE", "KEEP")
        if len(sides) + len(kinds) != 1:
            return None
        clause.has("CHOICE")
        return [Draft("convert_channels", {"channels": (sides or kinds)[0].lower()})]
    joins = any(word.text in _JOINS for word in clause.words)
    if clause.peek("CHANNELS") and joins and not clause.amounts:
        clause.has("CHANNELS", "CONVERT", "DOWN", "BOTH")
        return [Draft("convert_channels", {"channels": "mono"})]
    if clause.peek("CHANNELS", "OP:convert_channels"):
        clause.has("CHANNELS", "CONVERT", "OP:convert_channels", "DOWN", "UP")
        count = clause.take(("",))
        if count is None:
            raise Unclear("Mono or stereo?")
        named = {1.0: "mono", 2.0: "stereo"}.get(count.value, f"{count.value:g}")
        return [Draft("convert_channels", {"channels": named})]
    return None


def resample(clause: Clause) -> list[Draft] | None:
    """A new sample rate."""
    lone = clause.unit("Hz") and not (
        clause.naming - {"CONVERT", "RATE", "DOWN", "UP", "LOWER", "RAISE"}
    )
    to_rate = clause.peek("CONVERT") and any(
        a.unit == "" and a.value in USUAL_RATES for a in clause.amounts
    )
    if not (clause.peek("RATE", "CDRATE", "OP:resample") or lone or to_rate):
        return None
    cd = clause.has("CDRATE")
    clause.has("RATE", "CONVERT", "OP:resample", "FREQS", "UP", "DOWN", "LOWER", "RAISE")
    rate = clause.take(("Hz", ""))
    if rate is None and not cd:
        raise Unclear("Which sample rate? For example 44.1 kHz or 48 kHz.")
    value = 44100.0 if rate is None else rate.value
    if rate is not None and rate.unit == "" and value < 400:
        value *= 1000
    if lone and not clause.peek("RATE", "CONVERT") and value < 6000:
        return None
    return [Draft("resample", {"rate": value})]
