"""A recording as it is heard: its words and its levels, for sentences and questions about them."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from threading import Lock
from typing import TYPE_CHECKING

from audiochat.domain.errors import MediaError
from audiochat.domain.hearing import FillerOptions, Hearing, Levels, Near, nothing
from audiochat.domain.job import Job
from audiochat.domain.plan import Step
from audiochat.domain.timeline import Timeline
from audiochat.domain.transcript import Transcript

if TYPE_CHECKING:
    from audiochat.media.peaks import TimelinePeaks
    from audiochat.media.pyramid import PeakCache
    from audiochat.media.sources import SourcePool
    from audiochat.services.fillers import Fillers

Alike = Callable[[Timeline, str, str, Job], Sequence[Near] | None]

WINDOW = 0.05
"""Seconds of one level."""
_SILENT = 1e-6
_KEPT = 4


def levels_of(peaks: TimelinePeaks, timeline: Timeline) -> Levels:
    """The levels of a timeline from the peaks its waveform is drawn from; all channels together."""
    import numpy as np

    count = max(1, round(timeline.seconds / WINDOW))
    columns = peaks.columns(0, timeline.frames, count)
    power = np.sqrt(np.mean(columns.rms.astype(np.float64) ** 2, axis=0))
    top = np.maximum(np.abs(columns.minimum), np.abs(columns.maximum)).max(axis=0)
    return Levels(
        timeline.seconds / count,
        20 * np.log10(np.maximum(power, _SILENT)),
        20 * np.log10(np.maximum(top.astype(np.float64), _SILENT)),
    )


class Hearings:
    """Makes a ``Hearing`` of a timeline; levels are measured once for each of the last timelines."""

    def __init__(
        self,
        view: Callable[[Timeline], Transcript],
        pool: SourcePool,
        cache: PeakCache,
        fillers: Fillers | None = None,
        alike: Alike = nothing,
    ) -> None:
        """``alike`` gives the parts of a timeline that a speaker (empty: anybody) speaks of a topic in."""
        self._view, self._pool, self._cache = view, pool, cache
        self._fillers = fillers
        self._alike = alike
        self._levels: OrderedDict[Timeline, Levels] = OrderedDict()
        self._lock = Lock()

    def of(self, timeline: Timeline, job: Job) -> Hearing:
        """What can be asked about a timeline; nothing is read before it is asked."""

        def words() -> Transcript | None:
            found = self._view(timeline)
            return found if found.covered else None

        def levels() -> Levels | None:
            return self._measured(timeline, job)

        def fillers(options: FillerOptions) -> tuple[Step, ...] | None:
            if self._fillers is None or words() is None:
                return None
            return self._fillers.find("", timeline, self._fillers.chosen(options), job).steps

        def alike(topic: str, speaker: str) -> Sequence[Near] | None:
            return self._alike(timeline, topic, speaker, job)

        return Hearing(words, levels, fillers, alike)

    def _measured(self, timeline: Timeline, job: Job) -> Levels | None:
        with self._lock:
            found = self._levels.get(timeline)
        if found is not None or not timeline.frames:
            return found
        from audiochat.media.peaks import timeline_peaks

        try:
            peaks = timeline_peaks(timeline, self._pool, self._cache, job)
        except MediaError:
            return None  # the sound is gone; the studio says so where it stands
        found = levels_of(peaks, timeline)
        with self._lock:
            self._levels[timeline] = found
            while len(self._levels) > _KEPT:
                self._levels.popitem(last=False)
        return found
