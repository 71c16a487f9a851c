"""How loud each hundredth of a second is, for finding pauses and quiet parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiochat.domain.operation import Workbench
from audiochat.domain.timeline import Span
from audiochat.operations._filters import filtered

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

HOP_SECONDS = 0.01
FLOOR = -120.0
_RUMBLE = 100.0  # Hz; what lies below (hum, handling, wind) is not speech


def levels(bench: Workbench, span: Span) -> NDArray[np.float64]:
    """The RMS level in dB of every 10 ms of ``span``, rumble left out, the last one maybe shorter.

    Takes eight bytes for each 10 ms, whatever the length of the recording.
    """
    import numpy as np
    from scipy.signal import butter

    rate = bench.timeline.rate
    sections = butter(2, min(_RUMBLE, rate / 8), "highpass", fs=rate, output="sos")
    size = max(1, round(65_536 / (HOP_SECONDS * rate))) * HOP_SECONDS * rate
    out: list[NDArray[np.float64]] = []
    at = 0
    for block in filtered(bench.blocks(span, round(size)), sections):
        power = np.square(block, dtype=np.float64).mean(axis=1)
        first = int(np.ceil(at / (HOP_SECONDS * rate)))
        last = int(np.ceil((at + len(block)) / (HOP_SECONDS * rate)))
        starts = np.round(np.arange(first, last) * HOP_SECONDS * rate).astype(np.int64) - at
        starts = np.clip(starts, 0, len(block) - 1)
        sums = np.add.reduceat(power, starts) if len(starts) else np.zeros(0)
        counts = np.diff(np.concatenate([starts, [len(block)]]))
        out.append(sums / np.maximum(counts, 1))
        at += len(block)
    power = np.concatenate(out) if out else np.zeros(0)
    return np.asarray(10 * np.log10(np.maximum(power, 1e-12)), np.float64)
