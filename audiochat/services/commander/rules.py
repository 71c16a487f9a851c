"""Which edit a clause asks for: small rules over its words, parts and amounts."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from audiochat.services.commander.clauses import Clause
from audiochat.services.commander.items import Amount
from audiochat.services.commander.times import Where

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


_OVER_TO = ({"OVER", "TO"}, {"ABOVE", "TO"}, {"LONGER", "TO"})


def remove_silence(clause: Clause) -> list[Draft] | None:
    """Pauses taken out or made shorter."""
    if not (
        (clause.peek("SIL") and clause.peek("REMOVE", "SHORTEN", "LOWER", "DROPHE", "CLEAN"))
        or (clause.peek("SIL") and clause.peek("TRIM") and not clause.wheres)
        or (clause.peek("SIL") and {w.kind for w in clause.words} == {"SIL", "OUT"})
        or (clause.peek("SIL") and clause.peek("CONVERT") and not clause.wheres)
        or (clause.naming == {"SIL"} and {a.prep for a in clause.amounts} in _OVER_TO)
        or clause.peek("OP:remove_silence")
    ):
        return None
    if named_break(clause):
        return None
    if any(w.kind == "open" and w.start == 0 for w in clause.wheres):
        raise Unclear("Only the silence at the very start, or every long pause?")
    clause.has("SIL", "CLEAN", "REMOVE", "SHORTEN", "LOWER", "DROPHE", "OP:remove_silence", "OUT")
    clause.has("DOWN", "TRIM", "CONVERT")
    params: dict[str, Any] = {}
    longer = clause.take("s", ("OVER", "ABOVE", "LONGER", "OF"))
    if longer is not None:
        params["longer_than"] = longer.value
    keep = clause.take("s", ("TO", "UNTIL") if not clause.has("KEEP", "LEAVE") else None)
    keep = keep or (clause.take(("",), ("TO", "UNTIL")) if longer is not None else None)
    if keep is not None:
        params["keep"] = keep.value
    level = clause.take(("dB",))
    if level is not None:
        params["threshold"] = level.value
    return [Draft("remove_silence", params, anywhere=True)]


def named_break(clause: Clause) -> bool:
    """Whether one break with its exact times is meant: "cut the break: 42:30 to 58:00"."""
    one = [w.text for w in clause.words if w.kind == "SIL"]
    single = bool(one) and one[0] in ("break", "pause", "gap", "lull", "dead air", "dead space")
    ranged = any(w.kind == "span" and w.anchor is None and w.length is None for w in clause.wheres)
    return single and ranged and not clause.amounts and clause.peek("REMOVE", "DROPHE")


def insert_silence(clause: Clause) -> list[Draft] | None:
    """Silence put in at a place."""
    placed = any(
        w.kind in ("edge", "point") or w.prep in ("AFTER", "BEFORE") for w in clause.wheres
    )
    bare = clause.naming == {"SIL"} and clause.unit("s") and placed
    dropped = clause.naming == {"SIL", "DROPHE"} and clause.unit("s") and placed
    if not (
        (clause.peek("SIL") and clause.peek("INSERT", "LEAVE", "SETHE", "SET"))
        or bare
        or (dropped and all(a.prep in ("", "OF") for a in clause.amounts))
        or clause.peek("OP:insert_silence")
    ):
        return None
    clause.has("SIL", "INSERT", "LEAVE", "SETHE", "DROPHE", "OP:insert_silence")
    if clause.has("BOTH") and not clause.wheres:
        clause.wheres = [Where("edges")]
    if any(w.kind == "span" and w.anchor is None and w.length is None for w in clause.wheres):
        return None  # "make silence from 5:00 to 5:10" mutes that part
    long = clause.take("s", ("", "OF", "FOR", "BY", "WITH"))
    return [Draft("insert_silence", {} if long is None else {"duration": long.value})]


def loudness(clause: Clause) -> list[Draft] | None:
    """Loudness to a target in LUFS, given or by name."""
    named = next((k for k in TARGETS if clause.peek(k)), None)
    generic = clause.peek("NORM") and not clause.amounts and not clause.peek("PEAK")
    alone = not clause.words and not clause.wheres  # "denoise, then -16"
    bare = (clause.peek("LOUDNESS") or alone) and any(
        a.unit == "" and a.signed and a.value < -4 for a in clause.amounts
    )
    if not (
        clause.unit("LUFS") or bare or named or generic or clause.peek("OP:normalize_loudness")
    ):
        return None
    clause.has("NORM", "LOUDNESS", "VOLUME", "OUT", "VOICE", "CONVERT", "RAISE", "LOWER", "UP",
               "DOWN", "TAKE",
               "OP:normalize_loudness", "OP:normalize_peak", named or "LOUDNESS")  # fmt: skip
    if named and any(word.text == "loud" for word in clause.words):
        clause.has("LOUDER", "AS")  # "as loud as a podcast"
    if clause.unit("LUFS") and any(word.text == "limit" for word in clause.words):
        clause.has("SHORTEN")
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
    plain = next((a for a in clause.amounts if a.unit == "" and a.signed), None)
    if clause.peek("PEAK") and plain is not None and plain.prep in ("AT", "TO", "BELOW", ""):
        plain.unit = "dB"  # "peak at -1"
    if not clause.peek("NORM", "OP:normalize_peak") and not (
        clause.peek("PEAK") and clause.unit("dB")
    ):
        return None
    clause.has("NORM", "PEAK", "OP:normalize_peak")
    at = clause.take(("dB", "dBTP"))
    if clause.unit(""):
        raise Unclear("Normalize to what: LUFS (loudness) or dB (peak)? Say it with the unit.")
    return [Draft("normalize_peak", {} if at is None else {"decibels": at.value})]


def _lower_voice(clause: Clause) -> bool:
    """ "Make my voice lower", which is not "lower my voice"."""
    kinds = [word.kind for word in clause.words]
    return kinds[:1] == ["SET"] and "VOICE" in kinds and kinds[-1:] == ["LOWER"]


def pitch(clause: Clause) -> list[Draft] | None:
    """Higher or lower without a change of length."""
    by_voice = (clause.peek("HIGHER", "DEEPER") or _lower_voice(clause)) and not clause.peek(
        "SPEED", "TEMPO", "VOLUME"
    )
    if clause.peek("TAPE"):
        return None
    if not (clause.peek("PITCH", "OP:change_pitch") or clause.unit("semitones") or by_voice):
        return None
    if clause.peek("HIGHER") and not clause.peek("PITCH", "VOICE") and not clause.unit("semitones"):
        return None
    level = strength(clause)
    way = direction(clause)
    clause.has("PITCH", "VOICE", "OP:change_pitch", "KEEPTEMPO", "MOVE", "CONVERT", "TAKE")
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


def _played(clause: Clause) -> bool:
    """ "Play it at 1.25x", "put it at 0.8x": a factor that nothing else in the clause explains."""
    aimed = any(a.unit == "factor" and a.prep in ("AT", "TO") for a in clause.amounts)
    lone = clause.naming <= {"UP", "DOWN", "TAKE", "TAPE", "KEEPPITCH"} and len(clause.amounts) == 1
    if aimed and lone:
        clause.has("UP", "DOWN", "TAKE")
    return aimed and lone


def speed(clause: Clause) -> list[Draft] | None:
    """Faster or slower, with the pitch (speed) or without it (tempo)."""
    quick = clause.peek("FASTER", "SLOWER", "SPEED", "OP:change_speed")
    tempo = clause.peek("TEMPO", "OP:change_tempo")
    played = _played(clause)
    if not (quick or tempo or played):
        return None
    keeps = clause.has("KEEPPITCH")
    tape = (
        clause.has("TAPE")
        or clause.peek("OP:change_speed")
        or (clause.peek("SPEED") and not clause.peek("FASTER", "SLOWER"))
    )
    op = "change_speed" if tape and not tempo and not keeps else "change_tempo"
    clause.has(
        "SPEED", "TEMPO", "OP:change_speed", "OP:change_tempo", "FASTER", "SLOWER", "VOICE", "TAKE"
    )
    level = strength(clause)
    way = 0 if played else direction(clause)
    by = clause.take(("factor", "percent", "share", ""))
    if by is not None and any(word.text in ("stretch", "stretching") for word in clause.words):
        told = any(word.text in ("speed", "tempo", "pace") for word in clause.words)
        return _stretched(op, by, told)
    if not way and any(word.text == "bump" for word in clause.words):
        way = 1
    if by is None and clause.peek("DOUBLE", "HALVE"):
        by = Amount(2.0, "factor")
    if by is None:
        if not way:
            raise Unclear("How fast should it be? For example 1.25x, or 10 percent slower.")
        return [Draft(op, {"factor": round((FASTER_BY if way > 0 else SLOWER_BY)[level], 3)})]
    return [Draft(op, {"factor": round(_factor(by, way), 4)})]


def _stretched(op: str, by: Amount, told: bool) -> list[Draft]:
    """ "Stretch it by 10 %" makes it longer, which is slower; "to 110 %" could be length or speed."""
    if by.unit in ("percent", "share", "factor") and by.prep == "TO" and told:
        return [Draft(op, {"factor": _factor(by, 0)})]
    if by.unit != "percent" or by.prep == "TO" or by.signed:
        raise Unclear("Longer or shorter, and by how much? For example 10 percent slower.")
    return [Draft(op, {"factor": round(1 / (1 + by.value / 100), 4)})]


def _factor(by: Amount, way: int) -> float:
    """The speed factor of an amount: "by 10 %" is a change, "to 80 %" the speed itself."""
    if by.unit == "percent":
        part = by.value / 100
        if by.signed:
            return 1 + part
        if way < 0 and by.prep == "" and part >= 0.5:
            raise Unclear("Slower by that much, or to that speed?")
        if not way and by.prep != "TO" and part < 0.25:
            raise Unclear("Faster or slower by that much?")
        changes = by.prep == "BY" or (by.prep != "TO" and way != 0 and by.prep != "AT")
        return 1 + (way or 1) * part if changes else part
    if by.unit == "share":
        if by.prep == "BY" and way:
            return 1 + way * by.value
        return by.value
    if way < 0 and by.value > 1 and by.prep != "TO":
        return 1 / by.value
    return by.value


_PUSHES = ("push", "bump", "pump", "nudge", "tweak", "adjust", "change", "changing", "pull")


def _pushed(clause: Clause) -> None:
    """ "Push the volume 20%": a change, though its direction may not be said."""
    told = clause.peek("UP", "DOWN", "RAISE", "LOWER", "LOUDER", "QUIETER", "CRANK")
    loose = any(a.unit in ("percent", "share") and a.prep in ("", "BY") for a in clause.amounts)
    if loose and not told and any(word.text in _PUSHES for word in clause.words):
        raise Unclear("Louder or quieter by that much?")


def gain(clause: Clause) -> list[Draft] | None:
    """Louder or quieter by decibels, percent, a factor, or a feeling."""
    compared = clause.peek("LOUDER", "QUIETER", "CRANK", "OP:gain")
    volume = clause.peek("VOLUME", "LOUDNESS")
    moved = clause.peek("SET", "TAKE") and clause.peek("UP", "DOWN")
    _pushed(clause)
    changed = clause.peek("RAISE", "LOWER", "DOUBLE", "HALVE", "DROPHE", "UP", "DOWN")
    if not (compared or volume or moved or (changed and clause.amounts) or clause.unit("dB")):
        return None
    if clause.peek("DOUBLE", "HALVE") and not (volume or compared):
        return None
    level = strength(clause)
    way = direction(clause)
    if clause.peek("REMOVE") and clause.unit("dB"):
        way -= int(clause.has("REMOVE"))
    given = any(word.text in ("give", "giving", "gimme") for word in clause.words)
    given = given or (
        any(word.text == "gain" for word in clause.words)
        and all(word.text in ("gain", "apply", "add", "use") for word in clause.words)
    )
    if (
        not way
        and (clause.peek("INSERT") or given)
        and clause.unit("dB")
        and not clause.amounts[0].signed
    ):
        way = 1  # "add 3 dB"
    taken = clause.peek("TAKE") and (
        clause.peek("OFF") or any(w.prep == "OFF" for w in clause.wheres)
    )
    if not way and taken and clause.unit("dB") and not clause.amounts[0].signed:
        way = -1  # "take 3 dB off"
    clause.has("VOLUME", "LOUDNESS", "VOICE", "OP:gain", "INSERT", "TAKE", "OFF")
    by = clause.take(("dB", "percent", "factor", "share"))
    if by is None and clause.peek("DOUBLE", "HALVE"):
        by = Amount(2.0, "factor")
    firm = volume or compared or moved or clause.peek("RAISE", "LOWER", "DROPHE")
    if by is not None and by.unit == "share" and not firm:
        raise Unclear("Down or up in what: the level, or the pitch?")
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
        if by.prep in ("TO", "AT") and way > 0 and by.value < 100:
            raise Unclear("Louder by that much, or to that share of the level?")
        if by.prep in ("TO", "AT"):
            return decibels_of(by.value / 100)
        if not way and not by.signed:
            return decibels_of(by.value / 100)
        return decibels_of(1 + (way or 1) * by.value / 100)
    if by.unit == "share":
        return decibels_of(1 + way * by.value if by.prep == "BY" and way else by.value)
    return decibels_of(1 / by.value if way < 0 and by.value > 0 else by.value)
