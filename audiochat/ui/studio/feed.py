"""Pictures of the waveform made on a lane: one at a time, the newest wish next, nothing queued up."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QImage

from audiochat.domain.job import Job
from audiochat.ui.studio.pixels import Columns, Grid, Ink, picture
from audiochat.ui.studio.view import View
from audiochat.ui.tasks import Lane, Task


class PeakSource(Protocol):
    """What draws a timeline: minimum, maximum and RMS of any stretch of frames."""

    def columns(self, start: int, end: int, count: int) -> Columns:
        """``count`` columns over the frames ``start..end``."""


@dataclass(frozen=True, slots=True)
class Wish:
    """A picture somebody wants: a view at so many device pixels."""

    view: View
    rate: int
    height: int
    ratio: float
    ink: Ink
    gap: int
    gain: float = 1.0
    merged: bool = False
    fit: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture and the stretch of time it shows, in seconds."""

    image: QImage
    start: float
    end: float


def make_grid(peaks: PeakSource, wish: Wish, job: Job) -> tuple[Grid, float, float]:
    """Read the columns of a view and draw them; runs on a lane. Gives the seconds truly shown."""
    view = wish.view
    start = math.floor(view.start * wish.rate + 1e-6)
    total = round(view.total * wish.rate)
    end = max(start + 1, min(total, math.ceil(view.end * wish.rate - 1e-6)))
    shown = (end - start) / wish.rate / view.scale * wish.ratio
    count = max(1, min(round(shown), end - start, 16384))
    columns = peaks.columns(start, end, count)
    job.check()
    grid = picture(
        columns,
        wish.height,
        wish.ink,
        gap=wish.gap,
        gain=wish.gain,
        merged=wish.merged,
        fit=wish.fit,
    )
    return grid, start / wish.rate, end / wish.rate


def as_image(grid: Grid, ratio: float) -> QImage:
    """An image that owns its pixels."""
    height, width = grid.shape
    if not height or not width:
        return QImage()
    form = QImage.Format.Format_ARGB32_Premultiplied
    image = QImage(grid.tobytes(), width, height, width * 4, form).copy()
    image.setDevicePixelRatio(ratio)
    return image


class PictureFeed(QObject):
    """Makes pictures of one timeline on a lane and hands them back on the interface thread.

    While one is being made only the newest further wish is kept. ``ready`` brings a ``Picture``.
    """

    ready = Signal(object)

    def __init__(self, lane: Lane, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lane = lane
        self._peaks: PeakSource | None = None
        self._task: Task | None = None
        self._making: Wish | None = None
        self._next: Wish | None = None
        self._shown: Wish | None = None

    @property
    def busy(self) -> bool:
        """Whether a picture is being made."""
        return self._task is not None

    def set_peaks(self, peaks: PeakSource | None) -> None:
        """Draw another timeline (or none) from now on."""
        self._peaks = peaks
        self._shown = self._next = None
        if self._task is not None:
            self._task.cancel()
            self._making = None  # the same view of the new timeline is another picture

    def want(self, wish: Wish) -> None:
        """Ask for a picture; asking for the one that is shown or being made costs nothing."""
        if self._peaks is None or wish.height < 2 or wish.view.width < 2 or wish.view.total <= 0:
            return
        if self._task is not None:
            self._next = None if wish == self._making else wish
        elif wish != self._shown:
            self._start(wish)

    def again(self) -> None:
        """Draw the same once more, since the peaks have grown."""
        last = self._next or self._making or self._shown
        self._shown = None
        if last is not None:
            if self._task is not None:
                self._next = last
            else:
                self.want(last)

    def _start(self, wish: Wish) -> None:
        self._making = wish
        self._task = self._lane.submit(make_grid, self._peaks, wish)
        self._task.done.connect(self._made)
        self._task.finished.connect(self._over)

    @Slot(object)
    def _made(self, result: tuple[Grid, float, float]) -> None:
        if self.sender() is not self._task or self._task is None or self._task.job.cancelled:
            return
        wish, (grid, start, end) = self._making, result
        if wish is not None:
            self._shown = wish
            self.ready.emit(Picture(as_image(grid, wish.ratio), start, end))

    @Slot()
    def _over(self) -> None:
        self._task = self._making = None
        wish, self._next = self._next, None
        if wish is not None and wish != self._shown:
            self.want(wish)
