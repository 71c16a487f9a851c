"""Bringing back what was cut out before the sound there was rendered.

What was cut out is put back in the history's own step, where its neighbours still lie in their source,
and every step since then is run once more on that: the recording becomes what it would be had the words
never been cut. What is kept of a step (``memory``) says which selection it had, and where words were
put back that way, so that this can be done again and again.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from typing import Any

from audiochat.domain.editing import RanStep
from audiochat.domain.errors import PlanRefused
from audiochat.domain.job import Job
from audiochat.domain.operation import Registry, Workbench
from audiochat.domain.plan import Plan, Step
from audiochat.domain.recording import Revision
from audiochat.domain.time_map import TimeMap
from audiochat.domain.timeline import Span, Timeline
from audiochat.domain.transcript import Link
from audiochat.services.joins import moved
from audiochat.services.plan_runner import Placed, Ran, Selection, Settle, Share, place, run
from audiochat.services.transcripts.carrying import links_of

_BACK = "bring_back"
_REMEDY = "In the history, go back to before that change, and bring them back there."

Links = Callable[[Collection[str]], Sequence[Link]]
Bench = Callable[[Timeline, Job], Workbench]


@dataclass(frozen=True, slots=True)
class Done:
    """A plan that was run: what came of it, every step that ran, and ``since`` which revisions."""

    placed: tuple[Placed, ...]
    ran: Ran
    steps: tuple[RanStep, ...]
    since: tuple[str, ...] = ()


def ran_once(placed: tuple[Placed, ...], ran: Ran) -> Done:
    """A plan that was run on the recording as it is."""
    return Done(placed, ran, tuple(_ran_steps(placed, ran)))


def _ran_steps(placed: Sequence[Placed], ran: Ran) -> list[RanStep]:
    return [
        RanStep(one.operation, found[0], found[2])
        for one in placed
        if (found := ran.outcomes[one.number]) is not None
    ]


def memory(plan: Plan, selection: Selection, since: tuple[str, ...]) -> dict[str, Any]:
    """What is kept of a step of the history, so that it can be run once more."""
    kept = plan.model_dump(mode="json")
    kept["selection"] = None if selection is None else list(selection)
    return kept | ({"since": list(since)} if since else {})


def bases(
    plan: Plan, line: Sequence[Revision], registry: Registry, links: Links
) -> tuple[int, ...] | None:
    """For each step of a plan the place in the history at which it can be run, the latest there is.

    ``line`` goes from the opened file to the step that is shown; ``links`` gives what words follow
    into sources. None when a step is not about bringing something known back, or cannot be run
    anywhere.
    """
    found = []
    for step in plan.steps:
        if step.op != _BACK or not step.enabled or not step.params.get("source"):
            return None
        fits = (n for n in range(len(line) - 1, -1, -1) if _fits(step, line[n], registry, links))
        at = next(fits, None)
        if at is None:
            return None
        found.append(at)
    return tuple(found) or None


def _fits(step: Step, revision: Revision, registry: Registry, links: Links) -> bool:
    timeline = revision.timeline
    there = moved(step, timeline, links(timeline.sources()))
    try:
        return there is not None and bool(place(_one(there), None, timeline, registry))
    except PlanRefused:
        return False


def _one(step: Step) -> Plan:
    return Plan(steps=(step,))


@dataclass
class _Replay:
    """The history run once more from ``timeline`` on; ``put`` are the frames that were put in.

    Each is named by the step of the history in which it is there already, "" for none.
    """

    registry: Registry
    bench: Bench
    settle: Settle
    job: Job
    links: Links
    timeline: Timeline
    put: list[tuple[str, Span]] = field(default_factory=list)
    steps: list[RanStep] = field(default_factory=list)

    def bring_back(self, step: Step, name: str) -> tuple[Placed, tuple[Timeline, Span, Any]]:
        """Put something back at its join."""
        sources = self.timeline.sources()
        there = moved(step, self.timeline, (*self.links(sources), *links_of(self.steps, sources)))
        if there is None:
            raise _impossible()
        placed = place(_one(there), None, self.timeline, self.registry)
        ran = run(_one(there), placed, self.timeline, self.bench, self.job, settle=self.settle)
        (outcome,) = ran.outcomes
        assert outcome is not None
        shift = outcome[2].time_map
        self._follow(shift)
        self.put += [(name, s.new) for s in shift.stretches if s.old.frames == 0 < s.new.frames]
        self._take(placed, ran)
        return placed[0], outcome

    def once_more(self, revision: Revision, before: Timeline) -> None:
        """Run a step of the history, which was made on ``before``, where it is now."""
        plan, selection = _remembered(revision, before, self.registry)
        placed = place(plan, selection, before, self.registry)
        old = self.from_old(before)
        ran = run(plan, placed, self.timeline, self.bench, self.job, settle=self.settle,
                  written=(before, old))  # fmt: skip
        through = TimeMap.identity(self.timeline.frames)
        for one in placed:
            found = ran.outcomes[one.number]
            if found is not None:
                through = through.then(found[2].time_map)
        self._follow(through)
        self._take(placed, ran)

    def _follow(self, time_map: TimeMap) -> None:
        self.put = [(name, time_map.span(span)) for name, span in self.put]

    def _take(self, placed: Sequence[Placed], ran: Ran) -> None:
        self.steps += _ran_steps(placed, ran)
        self.timeline = ran.timeline

    def from_old(self, old: Timeline) -> TimeMap:
        """Where times of the history as it was are now; refused where more differs than was put in."""
        spans = sorted((span for _, span in self.put if span.frames), key=lambda span: span.start)
        added = 0
        splices: list[tuple[Span, int]] = []
        for span in spans:
            at = span.start - added
            splices.append((Span(at, at), span.frames))
            added += span.frames
        off = self.timeline.frames - old.frames - added
        if splices and 0 < abs(off) <= len(splices):  # rounded where the pace was changed
            last, frames = splices[-1]
            splices[-1], added = (last, frames + off), added + off
        same = (old.rate, old.channels) == (self.timeline.rate, self.timeline.channels)
        if not same or old.frames + added != self.timeline.frames:
            raise _impossible()
        return TimeMap.splices(old.frames, splices)


def _impossible() -> PlanRefused:
    return PlanRefused(
        "What was done since these words were cut out cannot be done again with them.", _REMEDY
    )


def _remembered(revision: Revision, before: Timeline, registry: Registry) -> tuple[Plan, Selection]:
    """The plan of a step of the history and what was selected then."""
    kept = dict(revision.plan or {})
    selection = kept.pop("selection", False)
    plan = Plan.model_validate({"steps": kept.get("steps", ())})
    if selection is False:  # made before selections were kept
        new = not revision.timeline.sources() & before.sources()
        for step in plan.steps:
            if (step.start, step.end) == (None, None) and not (new or registry[step.op].whole_only):
                raise _impossible()
        selection = None
    return plan, None if selection is None else (float(selection[0]), float(selection[1]))


def replay(
    plan: Plan,
    line: Sequence[Revision],
    registry: Registry,
    bench: Bench,
    settle: Settle,
    job: Job,
    links: Links,
) -> Done | None:
    """Bring back what a plan says, where it was cut out; None where it can be run as things are.

    ``PlanRefused`` where a step since then cannot be run as it was.
    """
    found = bases(plan, line, registry, links)
    if found is None or min(found) >= len(line) - 1:
        return None
    ids = [revision.id for revision in line]
    start, back = _wanted(plan, found, line)
    outcomes: list[Any] = [None] * len(plan.steps)
    placed: list[Placed] = []
    again = _Replay(registry, bench, settle, job, links, line[start].timeline)
    for at in range(start, len(line)):
        again.job = Share(job, (at - start) / (len(line) - start), 1 / (len(line) - start), "")
        if at > start and _put_back(line[at])[0]:
            again.put = [one for one in again.put if one[0] != line[at].id]
        elif at > start:
            again.once_more(line[at], line[at - 1].timeline)
        for name, number, step in back.get(at, ()):
            one, outcome = again.bring_back(step, name)
            if number >= 0:
                placed.append(Placed(number, one.operation, one.params, one.span))
                outcomes[number] = outcome
    now = line[-1]
    time_map = again.from_old(now.timeline)
    notes = now.notes.carried(time_map, now.timeline.rate, again.timeline.rate)
    ran = Ran(again.timeline, time_map, tuple(outcomes), notes)
    since = tuple(ids[at] for at in found)
    return Done(tuple(placed), ran, tuple(again.steps), since)


def _wanted(
    plan: Plan, found: tuple[int, ...], line: Sequence[Revision]
) -> tuple[int, dict[int, list[tuple[str, int, Step]]]]:
    """Where in the history to begin, and what is put back at each of its steps, in its order.

    Each with the step of the history that put it back ("" for the plan) and its number in the plan.
    """
    ids = [revision.id for revision in line]
    start, seen = min(found), len(line)
    later = [(at, "", number, plan.steps[number]) for number, at in enumerate(found)]
    while start + 1 < seen:  # what was put back since then may have been cut out even earlier
        older = [
            (ids.index(name), revision.id, -1, step)
            for revision in line[start + 1 : seen]
            for step, name in zip(*_put_back(revision), strict=True)
        ]
        seen, later = start + 1, older + later
        start = min(at for at, *_ in later)
    back: dict[int, list[tuple[str, int, Step]]] = {}
    for at, name, number, step in later:
        back.setdefault(at, []).append((name, number, step))
    return start, back


def _put_back(revision: Revision) -> tuple[Sequence[Step], Sequence[str]]:
    """What a step of the history put back this way, and in which steps; nothing for other steps."""
    kept = revision.plan or {}
    if "since" not in kept:
        return (), ()
    return Plan.model_validate({"steps": kept["steps"]}).steps, kept["since"]
