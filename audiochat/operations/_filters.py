"""Streaming filters whose state is carried from block to block."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Literal

from audiochat.domain.errors import PlanRefused
from audiochat.domain.operation import Outcome, Samples, Workbench, in_place
from audiochat.domain.timeline import Span, Timeline

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_ORDER = 4
_SETTLE = 0.25
"""Seconds read ahead of the span: a Butterworth filter at 20 Hz has forgotten its start by then."""


def check_frequency(timeline: Timeline, frequency: float) -> None:
    """Refuse a frequency that sound at this rate cannot hold."""
    if frequency >= timeline.rate / 2:
        raise PlanRefused(
            f"This recording holds no sound at {frequency:g} Hz: at {timeline.rate} samples a "
            f"second it ends at {timeline.rate // 2} Hz.",
            "Choose a lower frequency.",
        )


def filtered(blocks: Iterable[Samples], sections: NDArray[np.float64]) -> Iterator[Samples]:
    """``blocks`` through second-order sections, begun as if the first sample had always been there."""
    import numpy as np
    from scipy.signal import sosfilt, sosfilt_zi

    state: NDArray[np.float64] | None = None
    for block in blocks:
        if state is None:
            state = sosfilt_zi(sections)[:, :, None] * block[:1].astype(np.float64)[None, :, :]
        out, state = sosfilt(sections, block.astype(np.float64), axis=0, zi=state)
        yield np.asarray(out, np.float32)


def butterworth(
    bench: Workbench, span: Span, frequency: float, kind: Literal["highpass", "lowpass"]
) -> Outcome:
    """The span through a fourth-order Butterworth filter (24 dB an octave, -3 dB at ``frequency``)."""
    from scipy.signal import butter

    sections = butter(_ORDER, frequency, kind, fs=bench.timeline.rate, output="sos")

    def effect(blocks: Iterator[Samples], lead: int) -> Iterable[Samples]:
        return filtered(blocks, sections)

    return in_place(bench.timeline, bench.process(span, effect, context=_SETTLE))
