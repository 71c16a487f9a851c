"""How loud a stretch of sound is."""

from __future__ import annotations

from dataclasses import dataclass

FLOOR_DB = -120.0
"""What silence is reported as, in dB or LUFS, instead of minus infinity (JSON has none)."""


@dataclass(frozen=True, slots=True)
class Loudness:
    """Level facts of a span.

    ``integrated``: LUFS after ITU-R BS.1770-4 with EBU R 128 gating; ``true_peak``: dBTP, four times
    oversampled; ``peak`` and ``rms``: dBFS of samples. All are at least ``FLOOR_DB``.
    """

    integrated: float
    true_peak: float
    peak: float
    rms: float
