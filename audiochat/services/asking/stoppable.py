"""The engine of meanings, stopped between two texts where a job is cancelled."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from audiochat.domain.job import Job

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from audiochat.services.asking.retrieval import Vectors

    Table = NDArray[np.float32]


class Stoppable:
    """``Vectors`` for one job; ``close`` leaves the engine to the one who made it."""

    def __init__(self, vectors: Vectors, job: Job) -> None:
        self._vectors, self._job = vectors, job
        self.engine = vectors.engine

    def questions(self, texts: Sequence[str]) -> Table:
        """Unit vectors of questions."""
        return self._each(self._vectors.questions, texts)

    def passages(self, texts: Sequence[str]) -> Table:
        """Unit vectors of passages."""
        return self._each(self._vectors.passages, texts)

    def _each(self, embed: Callable[[Sequence[str]], Table], texts: Sequence[str]) -> Table:
        import numpy as np

        rows = []
        for text in texts:
            self._job.check()
            rows.append(embed([text]))
        return np.concatenate(rows) if rows else embed([])

    def close(self) -> None:
        """Nothing."""
