"""Loudness of timelines, remembered, and what a step changed in few words."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from audiochat.domain.editing import Measures, Preview
from audiochat.domain.job import Job
from audiochat.domain.loudness import Loudness
from audiochat.domain.operation import Effect, Operation, Outcome, Params
from audiochat.domain.timeline import Span, Timeline
from audiochat.services.commander.describe import amount, length
from audiochat.services.plan_runner import Placed, Ran, main_argument

if TYPE_CHECKING:
    from audiochat.domain.operation import Samples
    from audiochat.media.sources import SourcePool

AT_ONCE_SECONDS = 60.0
"""Recordings up to this length are measured as part of an edit; longer ones only when asked."""

_KEPT = 64
_BLOCK = 65_536


class Meter:
    """Measures spans of timelines and remembers the last ones; safe to use from several threads."""

    def __init__(self, pool: SourcePool) -> None:
        self._pool = pool
        self._known: OrderedDict[tuple[Timeline, Span], Loudness] = OrderedDict()
        self._lock = threading.Lock()

    def loudness(self, timeline: Timeline, span: Span, job: Job) -> Loudness:
        """Loudness, true peak, peak and RMS of a span."""
        from audiochat.media.loudness import measure
        from audiochat.media.render import TimelineReader

        found = self._get(timeline, span)
        if found is not None:
            return found
        reader = TimelineReader(timeline, self._pool)

        def blocks() -> Iterator[Samples]:
            for start in range(span.start, span.end, _BLOCK):
                yield reader.read(start, min(_BLOCK, span.end - start))

        found = measure(blocks(), timeline.rate, timeline.channels, job, span.frames)
        self.remember(timeline, found, span)
        return found

    def remember(self, timeline: Timeline, found: Loudness, span: Span | None = None) -> None:
        """Keep what is known of a span (None: of everything)."""
        with self._lock:
            self._known[timeline, span or timeline.whole] = found
            if len(self._known) > _KEPT:
                self._known.popitem(last=False)

    def measures(self, timeline: Timeline, job: Job) -> Measures:
        """Length and loudness of a timeline, measured now if need be."""
        return Measures(timeline.seconds, self.loudness(timeline, timeline.whole, job))

    def at_once(self, timeline: Timeline, job: Job) -> Measures:
        """The same, with no loudness where measuring it would hold up an edit."""
        if timeline.seconds <= AT_ONCE_SECONDS:
            return self.measures(timeline, job)
        return Measures(timeline.seconds, self._get(timeline, timeline.whole))

    def _get(self, timeline: Timeline, span: Span) -> Loudness | None:
        with self._lock:
            return self._known.get((timeline, span))

    def level_change(self, before: Timeline, after: Timeline, span: Span) -> float | None:
        """About how many dB ``span`` became louder, from up to twenty places; None for silence."""
        import numpy as np

        from audiochat.media.render import TimelineReader

        size = min(span.frames, before.rate // 2)
        places = np.linspace(span.start, span.end - size, 20).astype(int)
        powers = []
        for timeline in (before, after):
            reader = TimelineReader(timeline, self._pool)
            sound = [reader.read(int(at), size) for at in sorted(set(places.tolist()))]
            powers.append(float(np.mean([np.square(s, dtype=np.float64).mean() for s in sound])))
        if min(powers) <= 1e-12:
            return None
        return float(10 * np.log10(powers[1] / powers[0]))


def note(
    operation: Operation,
    params: Params,
    before: Timeline,
    span: Span,
    outcome: Outcome,
    meter: Meter,
) -> str:
    """What a step changed: ``-3.7 s, 2 places``, ``+3.4 dB``, ``fade``, ``80 Hz``.

    Also under how many joins room tone was laid, where it was.
    """
    text = _changed(operation, params, before, span, outcome, meter)
    laid = len(outcome.timeline.toned) - len(before.toned)
    if laid <= 0:
        return text
    told = f"room tone under {laid} join{'s' if laid > 1 else ''}"
    return f"{text}, {told}" if text else told


def _changed(
    operation: Operation,
    params: Params,
    before: Timeline,
    span: Span,
    outcome: Outcome,
    meter: Meter,
) -> str:
    """What a step changed but for room tone."""
    after = outcome.timeline
    if after == before:
        return "" if operation.notes is not None else "nothing to change"
    if abs(after.seconds - before.seconds) > 0.5 / before.rate:
        changed = after.seconds - before.seconds
        text = f"{'+' if changed > 0 else '-'}{_short(abs(changed))}"
        gone = sum(1 for s in outcome.time_map.stretches if s.old.frames and not s.new.frames)
        return f"{text}, {gone} places" if gone > 1 else text
    if operation.effect is Effect.LEVEL:
        decibels = meter.level_change(before, after, span)
        return "" if decibels is None else f"{decibels:+.1f} dB"
    if operation.effect is Effect.FADE:
        return ""  # the step says it all
    return label(operation, params, span.frames / before.rate, 0.0)


def label(operation: Operation, params: Params, seconds: float, added: float) -> str:
    """A few letters for a tint: ``-1.6 s``, ``+3 dB``, ``fade``, ``1.25x``.

    ``seconds`` is the length of the tint, ``added`` what the step puts in there.
    """
    if operation.effect is Effect.REMOVES:
        return f"-{_short(seconds)}"
    if operation.effect is Effect.INSERTS:
        return f"+{_short(added)}"
    if operation.effect is Effect.FADE:
        return "fade"
    name = main_argument(operation)
    if name is None:
        return operation.title.lower()
    return amount(getattr(params, name), operation.params.model_fields[name])


def _short(seconds: float) -> str:
    """A length in seconds to a tenth, or as exactly as a shorter one needs: ``0.9 s``, ``0.05 s``."""
    if seconds >= 59.95:
        return length(round(seconds, 1))
    digits = 1 if seconds >= 0.1 else 2 if seconds >= 0.01 else 3
    return f"{seconds:.{digits}f} s"


def previewed(
    placed: Sequence[Placed], ran: Ran, before: Timeline, meter: Meter, job: Job
) -> Preview:
    """What is shown of a plan that was run on ``before``."""
    notes = [""] * len(ran.outcomes)
    for one in placed:
        found = ran.outcomes[one.number]
        if found is not None:
            timeline, span, outcome = found
            notes[one.number] = note(one.operation, one.params, timeline, span, outcome, meter)
    return Preview(
        timeline=ran.timeline,
        time_map=ran.time_map,
        before=meter.at_once(before, job),
        after=meter.at_once(ran.timeline, job),
        step_notes=tuple(notes),
        notes=ran.notes,
    )
