"""How high each row is: guessed from its letters until it has been laid out."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


class Heights:
    """Heights of rows in pixels, with the place of each and the row at a place."""

    def __init__(self, guesses: NDArray[np.float64]) -> None:
        self._heights = guesses
        self._tops: NDArray[np.float64] | None = None

    def __len__(self) -> int:
        return len(self._heights)

    def set(self, row: int, height: float) -> None:
        """What a row truly measures."""
        if height != float(self._heights[row]):
            self._heights[row] = height
            self._tops = None

    def _places(self) -> NDArray[np.float64]:
        if self._tops is None:
            self._tops = np.concatenate(([0.0], np.cumsum(self._heights)))
        return self._tops

    def top(self, row: int) -> float:
        """Where a row begins; one past the last gives the whole height."""
        return float(self._places()[row])

    def height(self, row: int) -> float:
        """How high a row is."""
        return float(self._heights[row])

    @property
    def total(self) -> float:
        """The height of everything."""
        return float(self._places()[-1])

    def at(self, y: float) -> int:
        """The row at a height, the first or last beyond the ends; -1 when there are no rows."""
        if not len(self._heights):
            return -1
        found = int(np.searchsorted(self._places(), y, side="right")) - 1
        return min(max(found, 0), len(self._heights) - 1)
