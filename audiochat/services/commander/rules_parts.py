"""Rules for edits that are about a part: cut, keep, mute, fade, move, copy, reverse."""

from __future__ import annotations

from typing import Any

from audiochat.services.commander import rules, rules_sound
from audiochat.services.commander.clauses import Clause
from audiochat.services.commander.rules import Draft, Rule, Unclear
from audiochat.services.commander.times import Where


def fades(clause: Clause) -> list[Draft] | None:
    """Fades in and out; "fade the end" is a fade out."""
    both = clause.has("FADEBOTH") or (clause.peek("FADE") and clause.has("BOTH"))
    ops = [op for kind, op in (("FADEIN", "fade_in"), ("FADEOUT", "fade_out")) if clause.has(kind)]
    if both:
        ops = ["fade_in", "fade_out"]
    if not ops and clause.peek("FADE") and clause.has("OUT"):
        ops = ["fade_out"]
    if not ops and clause.peek("FADE"):
        ops = [_fade_side(clause.wheres)]
    if len(ops) == 2 and not both:
        return None
    if not ops:
        return None
    clause.has("FADE", "INSERT", "BOTH")
    params: dict[str, Any] = {}
    long = clause.take("s")
    if long is not None:
        params["duration"] = long.value
        for where in clause.wheres:  # "over 8 seconds from the beginning"
            if where.kind == "open" and where.start == 0:
                where.kind = "edge"
            elif where.kind == "span" and where.anchor == where.start and where.length is None:
                where.end = min(where.end, where.start + long.value)  # "over 10 s starting at 1:00"
    choice = next((w.text for w in clause.words if w.kind == "CHOICE"), None)
    if choice is not None:
        clause.has("CHOICE", "CURVE")
        params["curve"] = choice.replace(" ", "_")
    return [Draft(op, dict(params)) for op in ops]


def _fade_side(wheres: list[Where]) -> str:
    for where in wheres:
        if where.anchor == 0:
            return "fade_in"
        if (
            where.kind in ("edge", "span")
            and where.anchor is not None
            and where.anchor == where.end
        ):
            return "fade_out"
    raise Unclear("Fade in or fade out, and which part?")


def reverse(clause: Clause) -> list[Draft] | None:
    """Backwards."""
    turned = clause.naming == {"CONVERT"} and all("פוך" in w.text for w in clause.words)
    if not clause.has("REVERSE") and not turned:
        return None
    clause.has("CONVERT")
    return [Draft("reverse")]


def duplicate(clause: Clause) -> list[Draft] | None:
    """Copies right after a part."""
    if not clause.peek("COPY") and not clause.naming:
        return _played_again(clause)
    if not clause.has("COPY"):
        return None
    clause.has("PASTE", "UP")
    copies = any(
        word.text.split()[-1] in ("copies", "duplicates", "עותקים", "נוספים")
        for word in clause.words
    )
    count = clause.take(("factor", "") if copies else ("factor",))
    if copies or any(word.text.startswith(("עותק", "a copy")) for word in clause.words):
        clause.has("INSERT")
    place = next((w for w in clause.wheres if _is_place(w)), None)
    later = clause.take("s", ("TO", "AT")) if place is None and len(clause.wheres) == 1 else None
    if later is not None:
        place = Where("point", later.value, later.value, later.value)
        clause.wheres.append(place)  # "copy 10 s to 20 s to 1 minute"
    if place is not None and count is None and len(clause.wheres) > 1:
        clause.wheres.remove(place)
        clause.has("INSERT", "SETHE")
        to = place.start if place.anchor is None else place.anchor
        return [Draft("duplicate"), Draft("move", {"to": to})]
    return [Draft("duplicate", {} if count is None else {"count": count.value})]


def _is_place(where: Where) -> bool:
    """Whether a part only says where to: "at the end", "after 3:00"."""
    beside = where.prep in ("AFTER", "BEFORE", "UNTIL") and where.length is None
    return where.kind in ("edge", "point") or (beside and where.anchor is not None)


def _played_again(clause: Clause) -> list[Draft] | None:
    """ "Play the first 4 seconds twice"."""
    if not any(word.text == "play" for word in clause.words) or not clause.unit("factor"):
        return None
    times = clause.take(("factor",))
    if times is None or times.value != int(times.value) or not 2 <= times.value <= 20:
        return None
    return [Draft("duplicate", {"count": int(times.value) - 1})]


def move(clause: Clause) -> list[Draft] | None:
    """A part carried to another place."""
    putting = (
        clause.peek("SET", "SETHE") and len([w for w in clause.wheres if w.kind != "thing"]) == 2
    )
    stuck = any(word.text in ("place", "stick", "slot", "put in") for word in clause.words)
    stuck = stuck and clause.naming == {"INSERT"} and not clause.amounts
    putting = putting or (stuck and len([w for w in clause.wheres if w.kind != "thing"]) == 2)
    carried = clause.naming == {"TAKE"} and any(
        w.prep == "TO" and w.kind in ("edge", "point") for w in clause.wheres
    )
    if not (clause.has("MOVE") or carried or (putting and not clause.naming - {"SETHE", "INSERT"})):
        return None
    clause.has("TAKE", "SETHE", "INSERT")
    place = next(
        (w for w in clause.wheres if w.kind in ("edge", "point") or _is_place(w)),
        None,
    )
    if place is not None:
        clause.wheres.remove(place)
        to = place.anchor if place.anchor is not None else place.start
        return [Draft("move", {"to": to})]
    later = clause.take("s", ("TO", "AT", "UNTIL"))
    if later is None:
        raise Unclear("Move which part where? For example: move 0:10 to 0:20 to the end.")
    return [Draft("move", {"to": later.value})]


def mute(clause: Clause) -> list[Draft] | None:
    """Silence in the place of a part."""
    verbs = clause.naming - {"SIL"}
    as_verb = clause.peek("SIL") and not verbs and bool(clause.words[0].kind == "SIL")
    nouns = ("pause", "pauses", "gap", "gaps", "break", "breaks")
    as_verb = as_verb and clause.words[0].text not in nouns
    ranged = any(w.kind == "span" and w.anchor is None and w.length is None for w in clause.wheres)
    made = clause.naming in ({"SIL"}, {"SIL", "INSERT"}) and ranged and not clause.amounts
    if not (clause.peek("MUTE") or as_verb or made):
        return None
    clause.has("MUTE", "SIL", "CONVERT", "INSERT")
    return [Draft("silence")]


def keep(clause: Clause) -> list[Draft] | None:
    """Only a part stays; all but a part stays is a cut."""
    rest = clause.has("RESTAWAY")
    bare = rest and not clause.peek("KEEP")
    if bare and any(word.text == "nothing else" for word in clause.words):
        return None
    if not clause.has("KEEP") and not rest:
        return None
    if rest and not clause.wheres:
        clause.wheres = [Where("pronoun")]
    if any(where.kind.startswith("except") for where in clause.wheres):
        for where in clause.wheres:
            where.kind = {"except": "span", "except selection": "selection"}.get(
                where.kind, where.kind
            )
        clause.wheres = [w for w in clause.wheres if w.kind not in ("all", "thing")]
        return [Draft("delete")]
    return [Draft("trim")]


def delete(clause: Clause) -> list[Draft] | None:
    """A part goes away; all but a part goes away is a trim."""
    got = any(word.text == "get" for word in clause.words) and clause.peek("OUT")
    off = not clause.words and bool(clause.wheres) and all(w.prep == "OFF" for w in clause.wheres)
    got = got or off or ({word.kind for word in clause.words} == {"OUT"} and bool(clause.wheres))
    taken = got or (
        clause.peek("TAKE")
        and (clause.peek("OUT", "OFF") or any(w.prep == "OFF" for w in clause.wheres))
    )
    if clause.peek("TRIM"):
        return _trim(clause)
    if not clause.peek("REMOVE", "DROPHE") and not taken:
        return None
    if rules.named_break(clause):
        clause.has("SIL")
    clause.has("REMOVE", "DROPHE", "TAKE", "OUT", "OFF")
    if clause.peek("BOTH"):
        _both_ends(clause)
    _length_at_edge(clause)
    if any(where.kind.startswith("except") for where in clause.wheres):
        return _all_but(clause)
    return [Draft("delete")]


def _all_but(clause: Clause) -> list[Draft]:
    """All but a part goes away: the part is what is kept."""
    plain = {"except": "span", "except selection": "selection"}
    for where in clause.wheres:
        where.kind = plain.get(where.kind, where.kind)
    return [Draft("trim")]


def _trim(clause: Clause) -> list[Draft]:
    """ "Trim" keeps a selection and takes lengths off an end; a bare range could mean either."""
    clause.has("TRIM")
    off = clause.has("OFF", "OUT", "REMOVE")
    if any(where.kind.startswith("except") for where in clause.wheres):
        return _all_but(clause)
    cropped = any(word.text in ("crop", "cropping") for word in clause.words)
    sides = [w.prep for w in clause.wheres if w.prep in ("AFTER", "BEFORE", "UNTIL")]
    if clause.peek("BOTH"):
        _both_ends(clause)
    _length_at_edge(clause)
    edges = [w for w in clause.wheres if w.kind in ("span", "tail") and w.length is not None]
    if off or (edges and len(edges) == len(clause.wheres)) or len(sides) == len(clause.wheres) > 0:
        return [Draft("delete")]
    if cropped and clause.wheres and all(w.kind == "span" for w in clause.wheres):
        return [Draft("trim")]
    if any(w.prep == "TO" for w in clause.wheres) or any(
        w.kind in ("selection", "pronoun") for w in clause.wheres
    ):
        return [Draft("trim")]
    raise Unclear("Should I keep only that part, or cut it out?")


def _both_ends(clause: Clause) -> None:
    """ "Trim both ends by 2 seconds": a length at each end."""
    long = clause.take("s", ("", "FOR", "OF", "BY"))
    if long is None or any(w.kind not in ("thing", "pronoun", "all") for w in clause.wheres):
        return
    clause.has("BOTH")
    clause.wheres = [
        Where("span", 0, long.value, 0, long.value),
        Where("tail", length=long.value),
    ]


def _length_at_edge(clause: Clause) -> None:
    """ "at the end ... 3 seconds": a place and a length apart from each other become one span."""
    if len(clause.wheres) != 1 or clause.wheres[0].kind not in ("edge", "point"):
        return
    long = clause.take("s", ("", "FOR", "OF", "BY"))
    if long is None:
        return
    place = clause.wheres[0]
    at_end = place.kind == "edge" and place.start > 0 and place.prep != "AFTER"
    low = place.start - long.value if at_end else place.start
    clause.wheres[0] = Where("span", low, low + long.value, place.start, long.value)


def select(clause: Clause) -> list[Draft] | None:
    """ "Take 0:10 to 0:20 and ...", "0:10 to 0:20 is too loud": names the part for what follows."""
    if clause.naming == {"TOO"} and not clause.amounts:
        clause.has("TOO")
        return []
    off = clause.peek("OUT", "OFF") or any(where.prep == "OFF" for where in clause.wheres)
    to = any(w.prep == "TO" and w.kind in ("edge", "point") for w in clause.wheres)
    if clause.naming == {"TAKE"} and clause.wheres and not clause.amounts and not (off or to):
        clause.has("TAKE")
        return []
    return None


RULES: tuple[Rule, ...] = (
    select,
    rules.insert_silence,
    rules.remove_silence,
    rules_sound.hum_and_noise,
    rules_sound.filters,
    rules_sound.telephone,
    rules.loudness,
    rules.peak,
    rules.speed,
    rules.pitch,
    rules_sound.channels,
    rules_sound.resample,
    fades,
    reverse,
    duplicate,
    mute,
    move,
    rules.gain,
    keep,
    delete,
)
"""In the order in which they are tried; the first that uses every word of the clause wins."""
