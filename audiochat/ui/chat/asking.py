"""What the person's words ask for: the rules say first, the model where the rules are unsure."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from audiochat.domain.job import Job
from audiochat.domain.plan import PlanStatus, Understanding
from audiochat.ui.chat.model_desk import ModelDesk, Understands
from audiochat.ui.chat.transcript import OpenRecording, Posted
from audiochat.ui.tasks import Lanes


class Asking(QObject):
    """Words on their way; ``answered`` carries the message, the recording and what was understood."""

    answered = Signal(object, object, object)

    def __init__(
        self,
        posted: Posted,
        recording: OpenRecording,
        lanes: Lanes,
        commander: Understands,
        desk: ModelDesk | None,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._posted = posted
        self._recording = recording
        self._lanes = lanes
        self._desk = desk
        self._commander = commander
        self._first: Understanding | None = None
        task = lanes.words.submit(self._understand, posted.message.content)
        task.done.connect(self._by_rules)
        task.failed.connect(self._give_up)

    def _understand(self, words: str, job: Job) -> Understanding:
        """On the lane of words: what the rules make of them, with the sound at hand."""
        state, timeline = self._recording.state, self._recording.timeline
        return self._commander.understand(words, state, job, None, timeline)

    def _by_rules(self, found: Understanding) -> None:
        self._first = found
        settled = found.status is not PlanStatus.QUESTION or found.action or found.spans
        if settled or self._desk is None:
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
        self.answered.emit(self._posted, self._recording, found)
        self.deleteLater()
