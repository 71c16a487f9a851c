"""Which part of a recording is on the screen: the arithmetic of zoom and scroll, without Qt."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class View:
    """A window onto a recording of ``total`` seconds.

    ``start``: seconds at the left edge. ``scale``: seconds per pixel, between ``finest`` (one frame per
    pixel) and the whole recording. ``width``: pixels, at least 1. Every method returns a view that
    lies inside the recording. Time always runs from left to right, in every language.
    """

    total: float
    width: int
    start: float = 0.0
    scale: float = 0.0
    finest: float = 1 / 48000

    @staticmethod
    def whole(total: float, width: int, finest: float = 1 / 48000) -> View:
        """Everything from end to end."""
        return View(max(0.0, total), max(1, width), 0.0, 0.0, finest)._kept()

    @property
    def coarsest(self) -> float:
        """Seconds per pixel when everything is shown."""
        return max(self.total / self.width, self.finest)

    @property
    def end(self) -> float:
        """Seconds at the right edge, never past the end of the recording."""
        return min(self.total, self.start + self.scale * self.width)

    @property
    def is_whole(self) -> bool:
        """Whether everything is on the screen."""
        return self.scale >= self.coarsest * (1 - 1e-9)

    def _kept(self) -> View:
        scale = self.scale or self.coarsest
        scale = min(max(scale, self.finest), self.coarsest)
        start = min(max(0.0, self.start), max(0.0, self.total - scale * self.width))
        return replace(self, scale=scale, start=start)

    def x(self, seconds: float) -> float:
        """The pixel of a time, which may lie outside the window."""
        return (seconds - self.start) / self.scale

    def seconds(self, x: float) -> float:
        """The time under a pixel, clamped to the recording."""
        return min(max(0.0, self.start + x * self.scale), self.total)

    def zoomed(self, factor: float, at_x: float | None = None) -> View:
        """Closer by ``factor`` (below 1: further away), keeping the time under ``at_x`` in its place."""
        at = self.width / 2 if at_x is None else at_x
        anchor = self.start + at * self.scale
        scale = min(max(self.scale / factor, self.finest), self.coarsest)
        return replace(self, scale=scale, start=anchor - at * scale)._kept()

    def scrolled(self, pixels: float) -> View:
        """Moved towards later times by ``pixels``."""
        return replace(self, start=self.start + pixels * self.scale)._kept()

    def showing(self, start: float, end: float, margin: float = 0.05) -> View:
        """Zoomed so that a stretch fills the window, with a little room at both sides."""
        length = max(end - start, self.finest * 16)
        room = length * margin
        scale = (length + 2 * room) / self.width
        return replace(self, scale=max(scale, self.finest), start=start - room)._kept()

    def fitted(self) -> View:
        """Everything from end to end."""
        return View.whole(self.total, self.width, self.finest)

    def resized(self, width: int) -> View:
        """Another width in pixels: what was whole stays whole, else the zoom stays."""
        wide = max(1, width)
        if self.is_whole:
            return View.whole(self.total, wide, self.finest)
        return replace(self, width=wide)._kept()

    def retimed(self, total: float, finest: float) -> View:
        """Another length of the recording (an edit): what was whole stays whole."""
        if self.is_whole:
            return View.whole(total, self.width, finest)
        return replace(self, total=max(0.0, total), finest=finest)._kept()

    def centred(self, seconds: float) -> View:
        """The same zoom with a time in the middle."""
        return replace(self, start=seconds - self.width * self.scale / 2)._kept()

    def revealing(self, seconds: float) -> View:
        """Moved only if a time is off the window; then it lies a tenth in, as a page is turned."""
        if self.start <= seconds <= self.start + self.width * self.scale:
            return self
        return replace(self, start=seconds - self.width * self.scale / 10)._kept()
