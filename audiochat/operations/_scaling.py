"""Making a span louder or quieter by one factor."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from audiochat.domain.operation import Samples, Workbench
from audiochat.domain.timeline import Span, Timeline


def scaled(bench: Workbench, span: Span, factor: float) -> Timeline:
    """The timeline with every sample of ``span`` multiplied by ``factor`` (rounded to float32)."""
    import numpy as np

    by = np.float32(factor)

    def effect(blocks: Iterator[Samples], lead: int) -> Iterable[Samples]:
        return (block * by for block in blocks)

    return bench.process(span, effect)
