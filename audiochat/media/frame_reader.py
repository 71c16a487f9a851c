"""What can be played."""

from __future__ import annotations

from typing import Protocol

from audiochat.domain.operation import Samples


class FrameReader(Protocol):
    """What can be played (``media.render.TimelineReader``)."""

    @property
    def rate(self) -> int:
        """Frames per second."""

    @property
    def channels(self) -> int:
        """Number of channels."""

    @property
    def frames(self) -> int:
        """Length in frames."""

    def read(self, start: int, frames: int) -> Samples:
        """Exactly ``frames`` frames from ``start``."""

    def close(self) -> None:
        """Give everything back."""
