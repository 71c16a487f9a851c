"""A reading aloud at work on a thread of its own, as the program runs it."""

from __future__ import annotations

import threading
from typing import Any

from audiochat.domain.errors import Cancelled, UserError
from audiochat.domain.job import Job
from audiochat.media.outlet import Outlet
from audiochat.services.read_aloud import Reading
from audiochat.services.workshop import Workshop


class Reader:
    """A reading that has begun; ``told`` is what it said of itself, ``result`` how it ended.

    ``result`` is what it came to, "cancelled", or the error that a person would see.
    """

    def __init__(self, workshop: Workshop, outlet: Outlet) -> None:
        self.outlet = outlet
        self.reading = Reading(workshop.speaker, outlet)
        self.told: list[Any] = []
        self.job = Job(on_partial=self.told.append)
        self.result: Any = None
        self._thread = threading.Thread(target=self._run, name="reading")
        self._thread.start()

    def _run(self) -> None:
        try:
            self.result = self.reading.run(self.job)
        except Cancelled:
            self.result = "cancelled"
        except UserError as error:
            self.result = error

    def end(self) -> Any:
        """How it ended, once it has."""
        self._thread.join(60)
        return self.result

    def close(self) -> None:
        """Stop it, and give the device back."""
        self.job.cancel()
        self._thread.join(60)
        self.outlet.close()
