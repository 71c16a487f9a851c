"""Where an edit acts: the parts a clause names become seconds, in the light of what was said before."""

from __future__ import annotations

from dataclasses import dataclass, field

from audiochat.domain.errors import PlanRefused
from audiochat.domain.operation import Effect, Operation
from audiochat.domain.plan import RecordingState
from audiochat.services.commander.clauses import Clause
from audiochat.services.commander.describe import clock
from audiochat.services.commander.normalise import word_set
from audiochat.services.commander.rules import Draft, Unclear
from audiochat.services.commander.times import Where

NOTHING = 0.0005
"""Seconds under which a part has no length."""

Part = tuple[float | None, float | None]
ANYWHERE: Part = (None, None)

WHOLE_MINDED = word_set(
    "normalize_loudness normalize_peak convert_channels resample remove_silence reduce_noise "
    "remove_hum high_pass low_pass"
)
"""Edits for which "it" is the recording, even right after a part was named."""

FORGETS = word_set("delete fade_in fade_out insert_silence move remove_silence")
"""Edits after which "it" is no longer the part they acted on."""


@dataclass(slots=True)
class Memory:
    """What earlier clauses of a sentence have named, for "it" and "them"."""

    state: RecordingState
    last: list[Part] | None = None
    named: list[tuple[float, float]] = field(default_factory=list)
    pointed: bool = False

    def rest(self) -> list[Part]:
        """What lies outside of all parts named so far (of the selection when none was)."""
        found = self.named or ([self.state.selection] if self.state.selection else [])
        if not found:
            raise Unclear(
                "The rest beside which part? Say it with times, like “from 0:10 to 0:20”."
            )
        return _beside(found, self.state.duration)

    def choose(self, parts: list[tuple[float, float]]) -> None:
        """Remember parts that were only pointed at; what follows is about them."""
        self.last = list(parts)
        self.named += parts
        self.pointed = True

    def after(self, op: str, parts: list[Part]) -> None:
        """Remember the parts of a step."""
        explicit = [part for part in parts if part != ANYWHERE]
        self.last = explicit if explicit and op not in FORGETS else None
        self.named += [(a, b) for a, b in explicit if a is not None and b is not None]
        self.pointed = False


def place(draft: Draft, clause: Clause, operation: Operation, memory: Memory) -> list[Part]:
    """The parts an edit acts on, one step for each; raises ``Unclear`` when they are not said."""
    if operation.whole_only:
        if any(w.kind not in ("thing", "pronoun", "all", "selection") for w in clause.wheres):
            raise Unclear(f"{operation.title} works on the whole recording. Shall I do that?")
        return [ANYWHERE]
    if operation.point and any(w.kind == "edges" for w in clause.wheres):
        return [(0.0, 0.0), (memory.state.duration, memory.state.duration)]
    if operation.point:
        return _row(clause) or [_point(draft, clause, operation, memory)]
    parts: list[Part] = []
    wheres = [w for w in clause.wheres if w.kind != "thing"]
    firm = [w for w in wheres if w.kind != "pronoun"]
    named = [w for w in firm if w.kind != "all"]
    firm = named or firm  # "everything, from 1:00 to 2:00" is what lies there
    spared = [(w.start, w.end) for w in firm if w.kind == "except"]
    if len(spared) > 1 and len(spared) == len(firm):
        return _beside(spared, memory.state.duration)
    for where in firm or wheres:
        parts.extend(_part(draft, where, operation, memory))
    if not parts and memory.pointed and memory.last and operation.id not in WHOLE_MINDED:
        parts = list(memory.last)
    if not parts:
        parts = [ANYWHERE]
    if operation.needs_span and ANYWHERE in parts:
        things = bool(clause.wheres) and all(w.kind == "thing" for w in clause.wheres)
        chosen = None if things else memory.state.selection
        if chosen is None:
            raise Unclear(
                f"Which part do you mean for “{operation.title.lower()}”? "
                "Say it with times, like “from 0:10 to 0:20”, or select it."
            )
        parts = [chosen if part == ANYWHERE else part for part in parts]
    if operation.effect is Effect.FADE:
        _fade_length(draft, operation, parts)
    return parts


def _beside(parts: list[tuple[float, float]], whole: float) -> list[Part]:
    """What lies beside parts, which may lie in any order and over each other."""
    out: list[Part] = []
    reach = 0.0
    for low, high in sorted(parts):
        if low - reach > NOTHING:
            out.append((reach, low))
        reach = max(reach, high)
    return [*out, (reach, whole)] if whole - reach > NOTHING else out


def _fade_length(draft: Draft, operation: Operation, parts: list[Part]) -> None:
    """A named part fades over all of it."""
    if (
        len(parts) != 1
        or "duration" in draft.params
        or "duration" not in operation.params.model_fields
    ):
        return
    start, end = parts[0]
    if start is not None and end is not None and end > start:
        draft.params["duration"] = round(end - start, 6)


def _edge_fade(draft: Draft, operation: Operation, edge: float, whole: float) -> list[Part]:
    """A fade at an end of the recording, though a part of it is selected."""
    long = float(operation.parse(draft.params).model_dump().get("duration", 0.0))
    if edge == 0:
        return [(0.0, min(long, whole))]
    return [(max(0.0, whole - long), whole)]


def _part(draft: Draft, where: Where, operation: Operation, memory: Memory) -> list[Part]:
    chosen = memory.state.selection
    whole = memory.state.duration
    kind = where.kind
    if kind in ("selection", "except selection"):
        if chosen is None:
            raise Unclear("Nothing is selected. Which part do you mean?")
        where = Where("except", *chosen) if kind.startswith("except") else Where("span", *chosen)
        kind = where.kind
    if kind == "pronoun":
        if memory.last and operation.id not in WHOLE_MINDED:
            return memory.last
        return [ANYWHERE if chosen is None else chosen]
    if kind == "tail":
        return [(whole - (where.length or 0.0), whole)]
    if kind == "onward":
        if not memory.named:
            raise Unclear("From where on? Say it with a time, like “from 1:30 on”.")
        return [(memory.named[-1][1], whole)]
    if kind == "rest":
        return memory.rest()
    if kind == "except":
        sides = [(0.0, where.start), (where.end, whole)]
        return [(low, high) for low, high in sides if high - low > NOTHING]
    if kind == "open" and operation.needs_span:
        raise Unclear(f"From {clock(where.start)} until where?")
    edges = {"fade_in": 0.0, "fade_out": whole}
    if kind == "edge" and edges.get(operation.id) == where.start:
        return [] if chosen is None else _edge_fade(draft, operation, where.start, whole)
    if kind in ("edge", "point") and where.prep and where.start > whole + NOTHING:
        raise PlanRefused(
            f"The recording ends at {clock(whole)}, so there is no {clock(where.start)}."
        )
    if kind in ("edge", "point"):
        raise Unclear(f"How much of it around {clock(where.start)}? Say from where to where.")
    return [(where.start, where.end)]


def _row(clause: Clause) -> list[Part]:
    """ "At 0:12, 0:31 and 0:47": every place of several, none where one of them is no mere place.

    "At 7 minutes 30 and at 15:20": a place that is told in units stands among the amounts.
    """
    spots = [w.start if w.anchor is None else w.anchor for w in clause.wheres]
    plain = all(
        w.kind in ("edge", "point")
        or (w.kind == "span" and w.anchor is not None and w.length is None)
        for w in clause.wheres
    )
    if not plain or not spots:
        return []
    told = clause.take("s", ("AT",)) if len(spots) == 1 and clause.wheres[0].prep == "AT" else None
    if told is not None:
        spots.insert(0, told.value)
    return [(spot, spot) for spot in dict.fromkeys(spots)] if len(spots) > 1 else []


def _point(draft: Draft, clause: Clause, operation: Operation, memory: Memory) -> Part:
    """The place where something is put in, and its length when both were said in one breath."""
    at = clause.take("s", ("AT", "TO", "AFTER", "WITHIN", "UNTIL"))
    if at is not None:
        return at.value, at.value
    takes = "duration" in operation.params.model_fields and "duration" not in draft.params
    for where in clause.wheres:
        if where.kind in ("edge", "point"):
            return where.start, where.start
        if where.kind == "selection" and memory.state.selection is not None:
            return memory.state.selection[0], memory.state.selection[0]
        if where.kind == "span" and where.anchor is not None:
            spot = where.anchor
            if where.length is not None and takes:
                draft.params["duration"] = where.length
            elif where.length is not None:
                spot += where.length * {"AFTER": 1, "BEFORE": -1}.get(where.prep, 0)
            return spot, spot
        if where.kind not in ("thing", "pronoun", "all"):
            raise Unclear("At which place? For example at 1:30, or at the end.")
    spot = memory.state.playhead or (memory.state.selection or (0.0,))[0]
    if not spot:
        raise Unclear("At which place? For example at 1:30, at the start, or at the end.")
    return spot, spot
