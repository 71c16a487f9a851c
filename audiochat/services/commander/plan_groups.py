"""Many steps made at once, told in a line: how many of each kind, and the time they save."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from audiochat.domain.operation import Registry
from audiochat.domain.plan import Step
from audiochat.services.commander.describe import clock, describe_all

SOUND = "sound"
"""The kind of steps that take out what sounds while nobody speaks."""
_NAMES = {
    "filler": ("filler", "fillers"),
    "repeat": ("repeat", "repeats"),
    "pause": ("pause", "pauses"),
    SOUND: ("sound without words", "sounds without words"),
}
_MOST_NAMED = 4


@dataclass(frozen=True, slots=True)
class Group:
    """Steps of one kind, by their places in the plan; ``seconds`` is what those switched on take out."""

    kind: str
    steps: tuple[int, ...]
    on: int
    seconds: float
    detail: str  # "12 um, 9 uh", empty where there is nothing to tell apart

    @property
    def title(self) -> str:
        """``34 fillers``; ``30 of 34 fillers`` when some are switched off."""
        count = len(self.steps)
        return self.name if self.on == count else f"{self.on} of {self.name}"

    @property
    def name(self) -> str:
        """``34 fillers``, on or off."""
        count = len(self.steps)
        return f"{count} {_NAMES.get(self.kind, (self.kind, f'{self.kind}s'))[count != 1]}"


def groups(steps: Sequence[Step]) -> tuple[Group, ...]:
    """The groups of a plan in the order in which they first appear; none for ordinary steps."""
    places: dict[str, list[int]] = {}
    for number, step in enumerate(steps):
        if step.group:
            places.setdefault(step.group, []).append(number)
    known = list(_NAMES)
    order = sorted(places, key=lambda kind: known.index(kind) if kind in known else len(known))
    return tuple(_group(kind, places[kind], steps) for kind in order)


def _group(kind: str, places: list[int], steps: Sequence[Step]) -> Group:
    on = [steps[n] for n in places if steps[n].enabled]
    seconds = sum((step.end or 0.0) - (step.start or 0.0) for step in on)
    counts = Counter(steps[n].about for n in places if steps[n].about).most_common()
    named = [f"{count} {text}" for text, count in counts[:_MOST_NAMED]]
    rest = sum(count for _, count in counts[_MOST_NAMED:])
    if rest:
        named.append(f"{rest} others")
    return Group(kind, tuple(places), len(on), seconds, ", ".join(named))


def saved(steps: Iterable[Step]) -> float:
    """Seconds that the grouped steps which are switched on take out."""
    return sum((s.end or 0.0) - (s.start or 0.0) for s in steps if s.group and s.enabled)


def summary(steps: Sequence[Step]) -> str:
    """``34 fillers (12 um, 9 uh), 6 repeats, 9 pauses; saves 0:41``; empty without groups.

    ``perhaps 2 fillers (1 um, 1 uh)`` where none of them is switched on.
    """
    found = groups(steps)
    if not found:
        return ""
    on = any(group.on for group in found)
    titles = [(group.title if on else group.name, group.detail) for group in found]
    told = ", ".join(f"{title} ({detail})" if detail else title for title, detail in titles)
    return f"{told}; saves {time_saved(steps)}" if on else f"perhaps {told}"


def time_saved(steps: Iterable[Step]) -> str:
    """The time that the grouped steps take out: ``0:41``, ``6.3 s``."""
    seconds = saved(steps)
    return clock(round(seconds)) if seconds >= 10 else f"{seconds:.1f} s"


MOST_TOLD = 2
"""Steps of one kind that are told one by one; more of them are counted where they have a name."""


def counted(steps: Iterable[Step], registry: Registry) -> str:
    """``8 chapters, a title and tags``; empty where a step that is on is about the sound."""
    on = Counter(step.op for step in steps if step.enabled)
    if any(op not in registry or registry[op].notes is None for op in on):
        return ""
    names = [
        _named(registry[op].called, count) for op, count in on.items() if registry[op].called[0]
    ]
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1]))) if names else ""


def _named(called: tuple[str, str], count: int) -> str:
    return called[0] if count == 1 else f"{count} {called[1]}"


def _told(steps: Sequence[Step], registry: Registry, unplaced: str) -> str:
    """Steps in their own words; many of one kind that has a name by their number."""
    counts = Counter(
        s.op for s in steps if s.enabled and s.op in registry and registry[s.op].called[1]
    )
    many = {op: count for op, count in counts.items() if count > MOST_TOLD}
    words = describe_all((s for s in steps if s.op not in many), registry, unplaced)
    added = [f"add {count} {registry[op].called[1]}" for op, count in many.items()]
    text = ", then ".join(filter(None, [words, *added]))
    return text[:1].upper() + text[1:]


def said(steps: Sequence[Step], registry: Registry, unplaced: str = "the recording") -> str:
    """A plan in one line: its groups by their counts, other steps in their own words."""
    plain = [step for step in steps if not step.group]
    on = [step for step in steps if step.group and step.enabled]
    words = _told(plain, registry, unplaced)
    if not on:
        return words
    found = f"Remove {summary(on).split(';')[0]}"
    return f"{found}, then {words[:1].lower()}{words[1:]}" if words else found
