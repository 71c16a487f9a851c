"""What the person has chosen about recognition: which recogniser, and how it listens."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from audiochat.domain.job import Job
from audiochat.domain.recogniser import RecogniserOptions, RecogniserSpec
from audiochat.ui.tasks import Lane

if TYPE_CHECKING:
    from audiochat.services.listener import Listener

_SAVE_MS = 400  # words are stored this long after the last key


@dataclass(frozen=True, slots=True)
class Listening:
    """The recognisers there are, which is used, and how it listens."""

    known: tuple[RecogniserSpec, ...]
    chosen: RecogniserSpec
    options: RecogniserOptions


class ListeningChoices(QObject):
    """Holds what is chosen; ``changed()`` when it was read or became another.

    ``folder_wanted()`` asks for a dialog, ``failed(UserError)`` for a place to be shown.
    """

    changed = Signal()
    folder_wanted = Signal()
    failed = Signal(object)

    def __init__(self, listener: Callable[[], Listener], lane: Lane, parent: QObject) -> None:
        super().__init__(parent)
        self._listener, self._lane = listener, lane
        self.now: Listening | None = None
        self._unsaved = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SAVE_MS)
        self._timer.timeout.connect(self.flush)

    def load(self) -> None:
        """Read what is stored."""
        self._submit(self._read)

    def choose(self, recogniser_id: str) -> None:
        """Use a known recogniser from now on."""
        if self.now is not None and recogniser_id != self.now.chosen.id:
            self._submit(self._use, recogniser_id)

    def add(self, folder: Path) -> None:
        """Try the recogniser in a folder, and use it when it works."""
        self._submit(self._examine, folder, title=self.tr("Trying the recogniser"))

    def listen(self, **changes: object) -> None:
        """Change options by name; they are stored a moment later and hold for what is recognised next."""
        if self.now is not None:
            options = replace(self.now.options, **changes)  # type: ignore[arg-type]
            if options != self.now.options:
                self.now = replace(self.now, options=options)
                self._unsaved = True
                self._timer.start()

    def flush(self) -> None:
        """Store the options now, if they changed."""
        self._timer.stop()
        if self._unsaved and self.now is not None:
            self._unsaved = False
            self._lane.submit(self._keep, self.now.options).failed.connect(self.failed)

    def _submit(self, work: Callable[..., Listening], *given: object, title: str = "") -> None:
        task = self._lane.submit(work, *given, title=title)
        task.done.connect(self._loaded)
        task.failed.connect(self.failed)

    def _loaded(self, found: Listening) -> None:
        self.now = found
        self.changed.emit()

    # On the lane

    def _read(self) -> Listening:
        listener = self._listener()
        chosen = listener.chosen()
        return Listening(tuple(listener.known()), chosen, listener.options())

    def _use(self, recogniser_id: str) -> Listening:
        self._listener().choose(recogniser_id)
        return self._read()

    def _examine(self, folder: Path, job: Job) -> Listening:
        return self._use(self._listener().examine(folder, job).id)

    def _keep(self, options: RecogniserOptions) -> None:
        self._listener().set_options(options)
