"""What the person's words ask for: the rules say first, the model where the rules are unsure."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QObject, Signal

from audiochat.domain.job import Job
from audiochat.domain.plan import PlanStatus, Understanding
from audiochat.ui.chat.model_desk import ModelDesk, Understands
from audiochat.ui.chat.transcript import OpenRecording, Posted
from audiochat.ui.tasks import Lanes

SLOW_MS = 500
"""Milliseconds after which it is said what is waited for."""


class Asking(QObject):
    """Words on their way; ``answered`` carries the message, the recording and what was understood.

    ``waits(Posted, words)`` says how far a sentence is for which the recording is listened to, empty
    at the end. ``narrows`` says whether a message only goes on with a list that was asked for. With no
    recording open, words for one are answered by that; ``again``: something was answered before.
    """

    answered = Signal(object, object, object)
    waits = Signal(object, str)

    def __init__(
        self,
        posted: Posted,
        recording: OpenRecording | None,
        lanes: Lanes,
        commander: Understands,
        narrows: Callable[[str], bool],
        desk: ModelDesk | None,
        again: bool,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._posted, self._after = posted, again
        self._recording = recording
        self._lanes = lanes
        self._desk = desk
        self._commander, self._narrows = commander, narrows
        self._first: Understanding | None = None
        self._since = QElapsedTimer()
        self._since.start()
        self._task = lanes.words.submit(self._understand, posted.message.content)
        self._task.progress.connect(self._progress)
        self._task.done.connect(self._by_rules)
        self._task.failed.connect(self._give_up)
        self._task.cancelled.connect(self._stopped)

    def stop(self) -> None:
        """Stop listening; nothing is planned then."""
        self._task.cancel()

    def _progress(self, fraction: float, words: str) -> None:
        if words and self._since.elapsed() > SLOW_MS:
            self.waits.emit(self._posted, f"{words} {fraction:.0%}")

    def _stopped(self) -> None:
        message = self.tr("Stopped. Nothing was changed.")
        self._finish(Understanding(status=PlanStatus.REFUSED, message=message))

    def _understand(self, words: str, job: Job) -> Understanding:
        """On the lane of words: what the rules make of them, with the sound at hand."""
        if self._recording is None:
            return self._commander.unopened(words, job, self._after)
        if self._narrows(self._posted.message.id):
            return Understanding(
                status=PlanStatus.CHAT
            )  # "just Tobias please" behind a list of tasks
        state, timeline = self._recording.state, self._recording.timeline
        return self._commander.understand(words, state, job, None, timeline)

    def _by_rules(self, found: Understanding) -> None:
        self._first = found
        settled = found.status is not PlanStatus.QUESTION or found.action or found.spans
        if settled or self._desk is None or self._recording is None:
            self._finish(found)
            return
        task = self._lanes.model.submit(
            self._desk.understand,
            self._commander,
            self._posted.message.content,
            self._recording.state,
            self._recording.timeline,
        )
        task.done.connect(self._finish)
        task.failed.connect(self._give_up)
        task.cancelled.connect(self._give_up)

    def _give_up(self, _: object = None) -> None:
        self._finish(self._first or Understanding(status=PlanStatus.CHAT))

    def _finish(self, found: Understanding) -> None:
        self.waits.emit(self._posted, "")
        self.answered.emit(self._posted, self._recording, found)
        self.deleteLater()
