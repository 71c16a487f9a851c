"""A row of items divided into clauses, one for each edit a person asks for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from audiochat.services.commander.items import JOINTS, Amount, Item, Word
from audiochat.services.commander.normalise import word_set
from audiochat.services.commander.times import Where

STRONG = word_set(
    "REMOVE DROPHE KEEP MUTE COPY MOVE INSERT NORM REVERSE FADEIN FADEOUT FADEBOTH HPF LPF RAISE LOWER "
    "LOUDER QUIETER MONO STEREO FASTER SLOWER"
)
"""Words that begin a new edit even without a joint, once the edit before has its part or amount."""

PADDING = frozenset({"SET", "MARK"})
COMPLAINT = "TOO"
"""Words that name no edit by themselves and may stand beside any."""


@dataclass(slots=True)
class Clause:
    """The words, parts and amounts of one edit. Rules take from it; what is left was not understood."""

    words: list[Word] = field(default_factory=list)
    wheres: list[Where] = field(default_factory=list)
    amounts: list[Amount] = field(default_factory=list)
    used: set[str] = field(default_factory=set)

    @property
    def kinds(self) -> set[str]:
        """The symbols of its words."""
        return {word.kind for word in self.words}

    @property
    def empty(self) -> bool:
        """Whether there is nothing in it."""
        return not (self.words or self.wheres or self.amounts)

    @property
    def naming(self) -> set[str]:
        """The symbols that say something about which edit is meant."""
        return self.kinds - PADDING - {"FIRST", "LAST", "NEXT", "OUT", "OFF"}

    def has(self, *kinds: str) -> bool:
        """Whether any of the symbols is there; what is asked for and found counts as used."""
        found = self.kinds.intersection(kinds)
        self.used |= found
        return bool(found)

    def peek(self, *kinds: str) -> bool:
        """Whether any of the symbols is there, without using it."""
        return bool(self.kinds.intersection(kinds))

    def unit(self, *units: str) -> bool:
        """Whether an amount in one of the units is there."""
        return any(amount.unit in units for amount in self.amounts)

    def take(self, units: Iterable[str], preps: Iterable[str] | None = None) -> Amount | None:
        """Take out the first amount in one of the units (with one of the prepositions)."""
        wanted = tuple(units)
        allowed = None if preps is None else tuple(preps)
        for amount in self.amounts:
            if amount.unit in wanted and (allowed is None or amount.prep in allowed):
                self.amounts.remove(amount)
                return amount
        return None

    def copy(self) -> Clause:
        """A fresh copy for one rule to try."""
        return Clause(
            list(self.words), [replace(w) for w in self.wheres], [replace(a) for a in self.amounts]
        )

    def leftover(self) -> list[str]:
        """The words and amounts that no rule has used."""
        words = [w.text or w.kind for w in self.words if w.kind not in self.used | PADDING]
        return words + [f"{a.value:g} {a.unit}".strip() for a in self.amounts]


def split(items: list[Item]) -> list[Clause]:
    """Clauses in the order of the sentence, divided at joints and before strong words."""
    out: list[Clause] = []
    now = Clause()
    for item in items:
        if isinstance(item, Word) and item.kind in JOINTS:
            out.append(now)
            now = Clause()
            continue
        if _begins(item, now):
            out.append(now)
            now = Clause()
        if isinstance(item, Word):
            now.words.append(item)
        elif isinstance(item, Amount):
            now.amounts.append(item)
        else:
            now.wheres.append(item)
    out.append(now)
    return [_tidy(clause) for clause in out if not _tidy(clause).empty]


def _begins(item: Item, now: Clause) -> bool:
    if isinstance(item, Amount):
        if item.unit == "" and item.value in (
            8000,
            16000,
            22050,
            24000,
            32000,
            44100,
            48000,
            96000,
        ):
            item.unit = "Hz" if now.peek("MONO", "STEREO") else ""
        return item.unit == "Hz" and now.peek("MONO", "STEREO")
    if isinstance(item, Word) and item.kind in ("MONO", "STEREO") and now.unit("Hz"):
        return True
    if not isinstance(item, Word) or item.kind not in STRONG:
        return False
    if item.kind == "REVERSE" and now.peek("REVERSE"):
        return False
    complete = any(where.kind not in ("thing", "pronoun") for where in now.wheres) or now.amounts
    if not complete or item.kind in now.kinds:
        return bool(complete) and item.kind in now.kinds
    begun = now.kinds & STRONG
    fading = begun == {"INSERT"} and item.kind in ("FADEIN", "FADEOUT", "FADEBOTH", "COPY")
    return bool(begun) and not fading


def _tidy(clause: Clause) -> Clause:
    """Drop words of order ("first", "next") that name no part."""
    words = [w for w in clause.words if w.kind not in ("FIRST", "LAST", "NEXT") or w.text == "past"]
    if any(w.kind not in (COMPLAINT, *PADDING) for w in words):
        words = [w for w in words if w.kind != COMPLAINT]  # "quieter, it is too loud"
    return Clause(words, clause.wheres, clause.amounts)


def _only_parts(clause: Clause) -> bool:
    return not clause.naming and bool(clause.wheres) and not clause.peek("SET", "OUT", "OFF")


def gather(raw: list[Clause]) -> list[Clause]:
    """Give clauses without an edit of their own to their neighbours.

    "cut the first and the last 3 s" repeats the cut; "from 10 to 20, mute" waits for its edit;
    "louder, by 3 dB" and "remove pauses but keep 300 ms" belong to the clause before.
    """
    out: list[Clause] = []
    waiting: list[Where] = []
    for clause in raw:
        before = out[-1] if out else None
        if _only_parts(clause):
            if before is not None:
                _as_long(clause, before)
            if before is not None and _excepts(clause, before):
                before.wheres += clause.wheres
                before.amounts += clause.amounts
                continue
            levels = any(a.unit == "dB" and a.signed for a in clause.amounts)
            if clause.amounts and (before is None or (levels and before.naming in _NO_LEVELS)):
                out.append(clause)
            elif before is None:
                waiting.extend(clause.wheres)
            elif before.wheres and not _vague(before):
                if before.naming in ({"SIL"}, {"SIL", "LEAVE"}) and before.unit("s"):
                    clause.wheres, clause.amounts = _put_at(clause.wheres, clause.amounts)
                lengths = before.peek("INSERT") and any(w.length is not None for w in clause.wheres)
                amounts = [] if lengths else clause.amounts or before.amounts
                out.append(Clause(list(before.words), clause.wheres, [replace(a) for a in amounts]))
            else:
                before.wheres = clause.wheres
                before.amounts += clause.amounts
            continue
        if before is not None and _belongs(clause, before):
            before.words += clause.words
            before.amounts += clause.amounts
            continue
        if before is not None and _compared(clause, before):
            clause.wheres = [replace(w) for w in before.wheres]
        if waiting:
            clause.wheres = waiting + [
                w for w in clause.wheres if w.kind not in ("pronoun", "thing")
            ]
            waiting = []
        out.append(clause)
    if waiting:
        out.append(Clause(wheres=waiting))
    return out


_NO_LEVELS = ({"MUTE"}, {"REMOVE"}, {"KEEP"}, {"REVERSE"}, {"COPY"}, {"MOVE"})
_COMPARED = word_set("LOUDER QUIETER FASTER SLOWER HIGHER DEEPER REVERSE KEEPPITCH BIT MUCH")


def _compared(clause: Clause, before: Clause) -> bool:
    """ "Make 1:00 to 2:00 backwards and 10 dB louder": an adjective without a verb is about the same."""
    texts = [word.text.rpartition(" ")[2] for word in clause.words]
    bare = all(
        text.endswith(("er", "backwards", "backward", "reversed", "bit", "much")) for text in texts
    )
    named = bool(clause.naming) and clause.naming <= _COMPARED and not clause.peek("SET")
    return named and bare and not clause.wheres and before.peek("SET") and not _vague(before)


def _put_at(wheres: list[Where], amounts: list[Amount]) -> tuple[list[Where], list[Amount]]:
    """ "Half a second of silence at the head, 3 s at the tail": a length and its place, apart."""
    where = wheres[0]
    if len(wheres) != 1 or where.length is None or where.anchor is None or amounts:
        return wheres, amounts
    return [Where("edge", where.anchor, where.anchor, where.anchor)], [Amount(where.length, "s")]


def _excepts(clause: Clause, before: Clause) -> bool:
    """ "All but 1:00 to 2:00 and 3:00 to 4:00": the second part is left alone as well."""
    spared = any(where.kind.startswith("except") for where in before.wheres)
    if not spared or any(where.kind not in ("span", "selection") for where in clause.wheres):
        return False
    for where in clause.wheres:
        where.kind = "except" if where.kind == "span" else "except selection"
    return True


def _as_long(clause: Clause, before: Clause) -> None:
    """ "Cut 3 s from the start and the end": the second edge takes the length of the first."""
    if len(clause.wheres) != 1 or len(before.wheres) != 1 or clause.amounts or before.amounts:
        return
    edge, span = clause.wheres[0], before.wheres[0]
    long = span.length
    if edge.kind != "edge" or edge.prep == "TO" or span.kind != "span" or long is None:
        return
    if before.peek("REMOVE", "MUTE", "DROPHE", "TRIM", "TAKE") and span.anchor == 0 < edge.start:
        low = edge.start - long
    elif before.peek("REMOVE", "MUTE", "DROPHE", "TRIM", "TAKE") and span.anchor and not edge.start:
        low = 0.0
    else:
        return
    clause.wheres = [Where("span", low, low + long, edge.start, long, span.prep)]


def _vague(clause: Clause) -> bool:
    return all(where.kind in ("pronoun", "thing") for where in clause.wheres)


def _belongs(clause: Clause, before: Clause) -> bool:
    """Whether a clause only adds to the edit before it."""
    if clause.wheres and clause.naming != {"KEEP"}:
        return False
    units = {amount.unit for amount in clause.amounts}
    if clause.naming == {"KEEPPITCH"} and not clause.amounts:
        return before.peek("FASTER", "SLOWER", "SPEED", "TEMPO") or before.unit("factor")
    if clause.naming == {"RESTAWAY"} and not clause.amounts:
        return before.peek("KEEP")
    if clause.naming == {"CHOICE"} and not clause.amounts:
        return before.peek("FADE", "FADEIN", "FADEOUT", "FADEBOTH")
    if clause.naming in ({"REMOVE"}, {"MUTE"}) and not clause.amounts:
        return before.naming == {"SIL"} or (not before.naming and bool(before.wheres))
    if clause.naming == {"KEEPTEMPO"} and not clause.amounts:
        return before.peek("PITCH", "HIGHER", "DEEPER", "VOICE") or before.unit("semitones")
    if clause.naming == {"TAPE"} and not clause.amounts:
        return before.peek("FASTER", "SLOWER", "SPEED", "TEMPO", "TAPE") or before.unit("factor")
    if clause.naming in ({"KEEP"}, {"LEAVE"}) and units == {"s"}:
        return before.peek("SIL")
    if clause.naming:
        return clause.naming <= {"BIT", "MUCH"} and not clause.peek("SET")
    if units == {"dBTP"}:
        return before.peek("NORM", "LOUDNESS") or any(a.unit == "LUFS" for a in before.amounts)
    if "Hz" in units:
        return not before.amounts and before.peek("HPF", "LPF", "HUM", "RATE")
    if "LUFS" in units or any(a.signed and a.unit == "dB" for a in clause.amounts):
        return not before.amounts and before.peek("NORM")
    aimed = units == {""} and all(a.signed and a.value < -4 for a in clause.amounts)
    return bool(units) and not aimed
