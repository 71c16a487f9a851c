"""Which edit a clause asks for: small rules over its words, parts and amounts."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from audiochat.services.commander.clauses import Clause
from audiochat.services.commander.items import Amount

BIT, PLAIN, MUCH = 0, 1, 2
LOUDER_DB = (3.0, 6.0, 10.0)
FASTER_BY = (1.1, 1.25, 1.5)
SLOWER_BY = (0.9, 0.8, 1 / 1.5)
HIGHER_BY = (1.0, 2.0, 5.0)
"""What "a bit", nothing and "much" mean for level, speed and pitch."""

MOST_PLAIN_DB = 12.0
"""A number without a unit up to this is taken for decibels where a change of level is asked for."""

TARGETS = {"PODCAST": -16.0, "BROADCAST": -23.0, "STREAMING": -14.0}
"""Loudness in LUFS that a name stands for."""


@dataclass(slots=True)
class Draft:
    """An edit a rule has recognised: its operation and arguments. Parts are placed later."""

    op: str
    params: dict[str, Any] = field(default_factory=dict)
    anywhere: bool = False  # "everything" in the clause was not a part of the recording


class Unclear(Exception):
    """The clause means one edit but lacks something; the text is the question to ask."""


Rule = Callable[[Clause], "list[Draft] | None"]


def strength(clause: Clause) -> int:
    """How strong a vague change is meant."""
    if clause.has("BIT"):
        return BIT
    return MUCH if clause.has("MUCH") else PLAIN


def direction(clause: Clause) -> int:
    """1 for up, -1 for down, 0 when the clause does not say."""
    up = clause.has("RAISE", "UP", "LOUDER", "HIGHER", "CRANK", "FASTER", "DOUBLE")
    down = clause.has("LOWER", "DOWN", "QUIETER", "DEEPER", "SLOWER", "DROPHE", "HALVE")
    return int(up) - int(down)


def decibels_of(ratio: float) -> float:
    """Gain in dB of an amplitude ratio (20 log10), rounded to thousandths."""
    if ratio <= 0:
        raise Unclear("To make it silent, say which part to mute.")
    return round(20 * math.log10(ratio), 3)


def remove_silence(clause: Clause) -> list[Draft] | None:
    """Pauses taken out or made shorter."""
    if not (
        (clause.peek("SIL") and clause.peek("REMOVE", "SHORTEN", "LOWER", "DROPHE", "CLEAN"))
        or clause.peek("OP:remove_silence")
    ):
        return None
    clause.has("SIL", "CLEAN", "REMOVE", "SHORTEN", "LOWER", "DROPHE", "OP:remove_silence", "OUT")
    params: dict[str, Any] = {}
    longer = clause.take("s", ("OVER", "ABOVE", "LONGER", "OF"))
    if longer is not None:
        params["longer_than"] = longer.value
    keep = clause.take("s", ("TO", "UNTIL") if not clause.has("KEEP", "LEAVE") else None)
    if keep is not None:
        params["keep"] = keep.value
    level = clause.take(("dB",))
    if level is not None:
        params["threshold"] = level.value
    return [Draft("remove_silence", params, anywhere=True)]


def insert_silence(clause: Clause) -> list[Draft] | None:
    """Silence put in at a place."""
    if not (
        (clause.peek("SIL") and clause.peek("INSERT", "LEAVE", "SETHE", "SET"))
        or clause.peek("OP:insert_silence")
    ):
        return None
    clause.has("SIL", "INSERT", "LEAVE", "SETHE", "OP:insert_silence")
    long = clause.take("s", ("", "OF", "FOR", "BY", "WITH"))
    return [Draft("insert_silence", {} if long is None else {"duration": long.value})]


def hum_and_noise(clause: Clause) -> list[Draft] | None:
    """Mains hum, and broadband noise."""
    if clause.peek("HUM", "OP:remove_hum"):
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
        at = clause.take(("Hz", ""))
        return [Draft("remove_hum", {} if at is None else {"frequency": at.value})]
    if clause.peek("NOISE", "OP:reduce_noise") or clause.naming in ({"CLEAN"}, {"CLEAN", "UP"}):
        clause.has("UP")
        clause.has(
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
            *(("REMOVE", "OUT", "LOWER") if clause.peek("RUMBLE") else ()),
        )
    elif clause.peek("REMOVE", "ROLLOFF", "LOWER", "DROPHE"):
        if clause.unit("Hz"):
            prep = next(a.prep for a in clause.amounts if a.unit == "Hz")
            side = {"BELOW": "high_pass", "ABOVE": "low_pass", "OVER": "low_pass"}.get(prep, "")
        elif clause.peek("ROLLOFF", "REMOVE"):
            side = (
                "high_pass" if clause.peek("LOWS") else "low_pass" if clause.peek("HIGHS") else ""
            )
        if side:
            clause.has("REMOVE", "ROLLOFF", "LOWER", "DROPHE", "FREQS", "LOWS", "HIGHS")
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


def loudness(clause: Clause) -> list[Draft] | None:
    """Loudness to a target in LUFS, given or by name."""
    named = next((k for k in TARGETS if clause.peek(k)), None)
    generic = clause.peek("NORM") and not clause.amounts and not clause.peek("PEAK")
    bare = clause.peek("LOUDNESS") and any(a.unit == "" and a.value < -4 for a in clause.amounts)
    if not (
        clause.unit("LUFS") or bare or named or generic or clause.peek("OP:normalize_loudness")
    ):
        return None
    clause.has("NORM", "LOUDNESS", "VOLUME", "CONVERT", "RAISE", "LOWER", "UP", "DOWN", "TAKE",
               "OP:normalize_loudness", "OP:normalize_peak", named or "LOUDNESS")  # fmt: skip
    params: dict[str, Any] = {}
    target = clause.take(("LUFS",))
    if target is None and bare:
        target = clause.take(("",))
    if target is not None:
        signed = target.signed or target.value < 0
        params["lufs"] = target.value if signed else -target.value
    elif named:
        params["lufs"] = TARGETS[named]
    top = clause.take(("dBTP",)) if not clause.has("PEAK") else clause.take(("dBTP", "dB"))
    if top is not None:
        params["true_peak"] = top.value
    return [Draft("normalize_loudness", params)]


def peak(clause: Clause) -> list[Draft] | None:
    """The highest peak to a level."""
    if not clause.peek("NORM", "OP:normalize_peak") and not (
        clause.peek("PEAK") and clause.unit("dB")
    ):
        return None
    clause.has("NORM", "PEAK", "OP:normalize_peak")
    at = clause.take(("dB", "dBTP"))
    if clause.unit(""):
        raise Unclear("Normalize to what: LUFS (loudness) or dB (peak)? Say it with the unit.")
    return [Draft("normalize_peak", {} if at is None else {"decibels": at.value})]


def pitch(clause: Clause) -> list[Draft] | None:
    """Higher or lower without a change of length."""
    by_voice = clause.peek("HIGHER", "DEEPER") and not clause.peek("SPEED", "TEMPO", "VOLUME")
    if clause.peek("TAPE"):
        return None
    if not (clause.peek("PITCH", "OP:change_pitch") or clause.unit("semitones") or by_voice):
        return None
    if clause.peek("HIGHER") and not clause.peek("PITCH", "VOICE") and not clause.unit("semitones"):
        return None
    level = strength(clause)
    way = direction(clause)
    clause.has("PITCH", "VOICE", "OP:change_pitch", "MOVE", "CONVERT", "TAKE")
    by = clause.take(("semitones", ""))
    if by is None:
        if not way:
            raise Unclear(
                "How far should the pitch go? For example up 2 semitones, or down an octave."
            )
        return [Draft("change_pitch", {"semitones": way * HIGHER_BY[level]})]
    value = -abs(by.value) if way < 0 else by.value
    if not way and not by.signed and by.prep == "TO":
        return None
    if not way and not by.signed and not clause.peek("PITCH"):
        raise Unclear("Up or down in pitch?")
    return [Draft("change_pitch", {"semitones": value})]


def speed(clause: Clause) -> list[Draft] | None:
    """Faster or slower, with the pitch (speed) or without it (tempo)."""
    quick = clause.peek("FASTER", "SLOWER", "SPEED", "OP:change_speed")
    tempo = clause.peek("TEMPO", "OP:change_tempo")
    if not (quick or tempo):
        return None
    keeps = clause.has("KEEPPITCH")
    tape = (
        clause.has("TAPE")
        or clause.peek("OP:change_speed")
        or (clause.peek("SPEED") and not clause.peek("FASTER", "SLOWER"))
    )
    op = "change_speed" if tape and not tempo and not keeps else "change_tempo"
    clause.has("SPEED", "TEMPO", "OP:change_speed", "OP:change_tempo", "FASTER", "SLOWER", "VOICE")
    level = strength(clause)
    way = direction(clause)
    by = clause.take(("factor", "percent", "share", ""))
    if by is None and clause.peek("DOUBLE", "HALVE"):
        by = Amount(2.0, "factor")
    if by is None:
        if not way:
            raise Unclear("How fast should it be? For example 1.25x, or 10 percent slower.")
        return [Draft(op, {"factor": round((FASTER_BY if way > 0 else SLOWER_BY)[level], 3)})]
    return [Draft(op, {"factor": round(_factor(by, way), 4)})]


def _factor(by: Amount, way: int) -> float:
    """The speed factor of an amount: "by 10 %" is a change, "to 80 %" the speed itself."""
    if by.unit == "percent":
        part = by.value / 100
        if by.signed:
            return 1 + part
        changes = by.prep == "BY" or (by.prep != "TO" and way != 0 and by.prep != "AT")
        return 1 + (way or 1) * part if changes else part
    if by.unit == "share":
        if by.prep == "BY" and way:
            return 1 + way * by.value
        return by.value
    if way < 0 and by.value > 1 and by.prep != "TO":
        return 1 / by.value
    return by.value


def channels(clause: Clause) -> list[Draft] | None:
    """Mono, stereo, one of the two channels, or both exchanged."""
    sides: list[str] = [
        side
        for w in clause.words
        for side in ("left", "right", "swap")
        if w.kind in ("CHOICE", "OP:convert_channels") and side in w.text.split()
    ]
    sides += [kind.lower() for kind in ("LEFT", "RIGHT", "SWAP") if clause.has(kind)]
    told = clause.peek("CHANNELS", "OP:convert_channels", "LEFT", "RIGHT", "SWAP")
    if clause.peek("MONO", "STEREO") or (sides and told):
        kinds = [kind for kind in ("MONO", "STEREO") if clause.has(kind)]
        clause.has("CONVERT", "CHANNELS", "OP:convert_channels", "DOWN", "MOVE", "VOICE", "KEEP")
        if len(sides) + len(kinds) != 1:
            return None
        clause.has("CHOICE")
        return [Draft("convert_channels", {"channels": (sides or kinds)[0].lower()})]
    if clause.peek("CHANNELS", "OP:convert_channels"):
        clause.has("CHANNELS", "CONVERT", "OP:convert_channels")
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
    if not (clause.peek("RATE", "CDRATE", "OP:resample") or lone):
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


def gain(clause: Clause) -> list[Draft] | None:
    """Louder or quieter by decibels, percent, a factor, or a feeling."""
    compared = clause.peek("LOUDER", "QUIETER", "CRANK", "OP:gain")
    volume = clause.peek("VOLUME", "LOUDNESS")
    moved = clause.peek("SET", "TAKE") and clause.peek("UP", "DOWN")
    changed = clause.peek("RAISE", "LOWER", "DOUBLE", "HALVE", "DROPHE", "UP", "DOWN")
    if not (compared or volume or moved or (changed and clause.amounts) or clause.unit("dB")):
        return None
    if clause.peek("DOUBLE", "HALVE") and not (volume or compared):
        return None
    level = strength(clause)
    way = direction(clause)
    if clause.peek("REMOVE") and clause.unit("dB"):
        way -= int(clause.has("REMOVE"))
    clause.has("VOLUME", "LOUDNESS", "VOICE", "OP:gain", "INSERT", "TAKE", "OFF")
    by = clause.take(("dB", "percent", "factor", "share"))
    if by is None and clause.peek("DOUBLE", "HALVE"):
        by = Amount(2.0, "factor")
    if by is None and way and (volume or compared or moved):
        by = _plain_decibels(clause)
    if by is None:
        if not way:
            raise Unclear("How loud should it be? For example 3 dB louder, or -16 LUFS.")
        return [Draft("gain", {"decibels": way * LOUDER_DB[level]})]
    return [Draft("gain", {"decibels": _decibels(by, way)})]


def _plain_decibels(clause: Clause) -> Amount | None:
    """ "Lower the volume by 3": a small number without a unit is decibels, and the plan says so."""
    plain = clause.take(("",), ("BY", "AT", ""))
    if plain is None:
        return None
    if not 0 < abs(plain.value) <= MOST_PLAIN_DB:
        raise Unclear(f"{plain.value:g} what: dB, or percent?")
    return Amount(plain.value, "dB", "BY", plain.signed)


def _decibels(by: Amount, way: int) -> float:
    if by.unit == "dB":
        if by.prep == "TO":
            raise Unclear("Should the peak come to that level, or change by it?")
        if not way and not by.signed:
            raise Unclear("Louder or quieter by that much?")
        return -abs(by.value) if way < 0 else by.value
    if by.unit == "percent":
        if by.prep in ("TO", "AT"):
            return decibels_of(by.value / 100)
        if not way and not by.signed:
            return decibels_of(by.value / 100)
        return decibels_of(1 + (way or 1) * by.value / 100)
    if by.unit == "share":
        return decibels_of(1 + way * by.value if by.prep == "BY" and way else by.value)
    return decibels_of(1 / by.value if way < 0 and by.value > 0 else by.value)
