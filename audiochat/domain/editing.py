"""What the editor tells about a plan before and after it runs."""

from __future__ import annotations

from dataclasses import dataclass

from audiochat.domain.loudness import Loudness
from audiochat.domain.notes import UNWRITTEN, Notes
from audiochat.domain.operation import Effect, Operation, Outcome
from audiochat.domain.recording import Revision
from audiochat.domain.time_map import TimeMap
from audiochat.domain.timeline import Timeline


@dataclass(frozen=True, slots=True)
class Tint:
    """A stretch of the waveform a step will touch, in seconds of the recording as it is now.

    ``label`` is short: ``-1.6 s``, ``+3.4 dB``, ``fade``. ``step`` is the step's place in the plan.
    """

    step: int
    start: float
    end: float
    effect: Effect
    label: str


@dataclass(frozen=True, slots=True)
class Measures:
    """Length in seconds and level of a timeline.

    ``loudness`` is None where measuring would hold up the edit (a long recording whose level is not
    known yet); ``Editor.measures`` measures it.
    """

    seconds: float
    loudness: Loudness | None


@dataclass(frozen=True, slots=True)
class Preview:
    """A plan run on the side: nothing journalled, so it can be listened to and thrown away."""

    timeline: Timeline
    time_map: TimeMap
    before: Measures
    after: Measures
    step_notes: tuple[str, ...]  # one per step: "-3.7 s, 2 places", "+3.4 dB", "" when switched off
    notes: Notes = UNWRITTEN


@dataclass(frozen=True, slots=True)
class RanStep:
    """A step of a plan that was run: on what, and what came of it."""

    operation: Operation
    before: Timeline
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Applied:
    """What an applied plan changed."""

    revision: Revision
    time_map: TimeMap
    before: Measures
    after: Measures
    step_notes: tuple[str, ...]
