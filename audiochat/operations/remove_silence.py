"""Shorten the pauses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import Field

from audiochat.domain.errors import PlanRefused
from audiochat.domain.operation import Effect, Group, Operation, Outcome, Params, Workbench
from audiochat.domain.time_map import TimeMap
from audiochat.domain.timeline import Clip, Span, Timeline
from audiochat.operations._fields import unit
from audiochat.operations._levels import FLOOR, HOP_SECONDS, levels

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_CLICK = 0.03  # seconds; a shorter noise does not end a pause


class RemoveSilenceParams(Params):
    """Which pauses are shortened, and how much of each stays."""

    longer_than: float = Field(
        1.0,
        ge=0.1,
        le=60,
        title="Pauses longer than",
        description="Shorter pauses are left alone.",
        json_schema_extra=unit("s"),
    )
    keep: float = Field(
        0.3,
        ge=0,
        le=10,
        title="Keep of each",
        description="How much of each pause stays, half at either side of the cut.",
        json_schema_extra=unit("s"),
    )
    threshold: float = Field(
        0.0,
        ge=-100,
        le=0,
        title="Silence is below",
        description="Sound quieter than this counts as a pause; 0 finds it from the recording.",
        json_schema_extra=unit("dB", greatest="automatic"),
    )


def automatic_threshold(found: NDArray[np.float64]) -> float:
    """Where silence ends, in dB, from the levels of a recording.

    Somewhat above the noise floor (the 10th percentile), but always 40 to 15 dB under the speech
    (the 95th), so that neither digital silence nor a noisy room lets it cut into words.
    """
    import numpy as np

    floor, speech = np.percentile(found, [10, 95])
    return float(np.clip(floor + 8.0, speech - 40.0, speech - 15.0))


def pauses(bench: Workbench, span: Span, params: RemoveSilenceParams) -> tuple[Span, ...]:
    """What would be cut out of ``span``: the inside of every long pause."""
    import numpy as np

    found = levels(bench, span)
    if not len(found) or found.max() <= FLOOR:
        return ()
    threshold = params.threshold or automatic_threshold(found)
    quiet = _without_clicks(found < threshold)
    edges = np.flatnonzero(np.diff(np.concatenate([[0], quiet.astype(np.int8), [0]])))
    rate, hop = bench.timeline.rate, HOP_SECONDS * bench.timeline.rate
    margin = round(params.keep / 2 * rate)
    cuts: list[Span] = []
    for first, last in zip(edges[0::2], edges[1::2], strict=True):
        start = span.start + round(float(first) * hop)
        end = min(span.end, span.start + round(float(last) * hop))
        if end - start <= params.longer_than * rate or end - start <= 2 * margin:
            continue
        cuts.append(Span(start + margin, end - margin))
    return tuple(cut for cut in cuts if cut.frames)


def _without_clicks(quiet: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Noises too short to be speech do not break a pause."""
    from scipy.ndimage import binary_opening

    size = max(2, round(_CLICK / HOP_SECONDS))
    loud = binary_opening(~quiet, [True] * size)
    return ~loud


def _apply(bench: Workbench, span: Span, params: RemoveSilenceParams) -> Outcome:
    before = bench.timeline
    cuts = pauses(bench, span, params)
    if sum(cut.frames for cut in cuts) >= before.frames:
        raise PlanRefused("There is nothing but silence, so all of it would go.")
    kept: list[Clip] = []
    at = 0
    for cut in (*cuts, Span(before.frames, before.frames)):
        kept += before.slice(Span(at, cut.start))
        at = cut.end
    after = Timeline(before.rate, before.channels, tuple(kept))
    return Outcome(after, TimeMap.splices(before.frames, [(cut, 0) for cut in cuts]))


OPERATION = Operation(
    id="remove_silence",
    title="Shorten pauses",
    summary="Cuts long pauses short without touching the speech.",
    sentence="Shorten pauses over {longer_than} in {span} to {keep}",
    group=Group.CUT,
    effect=Effect.REMOVES,
    params=RemoveSilenceParams,
    apply=_apply,
    touches=pauses,
    icon="fold-horizontal",
    rank=70,
    says=(
        "remove silence", "remove the silence", "remove pauses", "remove the pauses",
        "shorten pauses", "shorten the pauses", "tighten", "cut the silences", "dead air",
        "trim silence", "long pauses", "gaps", "הסר שתיקות", "הסר הפסקות", "תוריד שתיקות",
        "תוריד את ההפסקות", "קצר הפסקות", "שתיקות", "הפסקות ארוכות",
    ),
)  # fmt: skip
