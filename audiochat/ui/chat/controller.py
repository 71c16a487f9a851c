"""The conversation at work: what is said is saved first, then understood or answered."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal

from audiochat.domain.conversation import UNASKED, Message, Role, Session
from audiochat.domain.errors import UserError
from audiochat.domain.generation import ModelSpec
from audiochat.domain.plan import PlanStatus, RecordingState, Understanding
from audiochat.ui.chat.asking import Asking
from audiochat.ui.chat.model_desk import ModelDesk, Understands
from audiochat.ui.chat.pane import ChatPane
from audiochat.ui.chat.replies import Replies
from audiochat.ui.chat.reply_places import ReplyPlaces
from audiochat.ui.chat.showing import Showing
from audiochat.ui.chat.transcript import OpenRecording, Posted, Transcript
from audiochat.ui.chat.waiting import answer, offered
from audiochat.ui.chat.warm import warm
from audiochat.ui.tasks import Lanes

RecordingSource = Callable[[], OpenRecording | None]


def no_recording() -> OpenRecording | None:
    """Nothing is open."""
    return None


class ChatController(QObject):
    """Joins the pane, the store, the commander and the model.

    ``session_changed(Session or None)``: another conversation is shown. ``sessions_touched()``: the list
    of conversations is out of date. ``context_changed(used, allowed)``: tokens. ``noted(Message)``: a card,
    a question or a fact was added; ``answered(Message)``: a reply ended. ``agreed(offer)``: what
    a reply offered was said yes to. ``failed(UserError)``: the rest.
    """

    session_changed = Signal(object)
    sessions_touched = Signal()
    context_changed = Signal(int, int)
    noted = Signal(object)
    answered = Signal(object)
    agreed = Signal(str)
    failed = Signal(object)
    said = Signal(str)
    busy_changed = Signal(bool)

    def __init__(
        self,
        pane: ChatPane,
        lanes: Lanes,
        transcript: Transcript,
        desk: ModelDesk,
        commander: Understands | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._pane = pane
        self._lanes = lanes
        self._transcript = transcript
        self._desk = desk
        self._commander = commander
        self._recording: RecordingSource = no_recording
        self._spec: ModelSpec | None = None
        self._posting = False
        self._asking: Asking | None = None
        self.replies = Replies(lanes.model, desk, self)
        self._showing = Showing(pane, lanes.store, transcript, self.replies.of, self)
        self._showing.changed.connect(self._another_shown)
        self._showing.read_again.connect(self._read_again)
        self._showing.failed.connect(self.failed)
        self._places = ReplyPlaces(pane.conversation, self._shown_id, self)
        self._places.over.connect(self._reply_over)
        self.replies.started.connect(self._places.take)
        pane.composer.sent.connect(self.send)
        pane.composer.stopped.connect(self.stop)
        pane.conversation.acted.connect(self._act)
        pane.conversation.edited.connect(self.edit)
        pane.conversation.said.connect(self.said)

    def warm(self) -> None:
        """Read what sentences and replies need the first time; on a lane, once the window is there."""
        self._lanes.words.submit(warm)

    @property
    def session(self) -> Session | None:
        """The conversation that is shown."""
        return self._showing.session

    @property
    def busy(self) -> bool:
        """Whether something is being posted, understood or answered in this conversation."""
        return self._posting or self.replies.of(self._showing.session_id) is not None

    def _shown_id(self) -> str | None:
        return self._showing.session_id

    def set_recording_source(self, source: RecordingSource) -> None:
        """Where to ask for the recording on the stage when something is said."""
        self._recording = source

    def recording_state(self) -> RecordingState | None:
        """What is known of the recording on the stage, if one is open."""
        recording = self._recording()
        return None if recording is None else recording.state

    def use_model(self, spec: ModelSpec | None) -> None:
        """Answer with this model from now on; None means the one that comes with the program."""
        self._spec = spec

    # Showing a conversation

    def open(self, session_id: str) -> None:
        """Show a conversation."""
        self._showing.open(session_id)

    def start_new(self) -> None:
        """Show an empty conversation; it is made when the first thing is said."""
        self._showing.start_new()

    def _another_shown(self, session: Session | None) -> None:
        if session is None:
            self.context_changed.emit(0, 0)
        self.session_changed.emit(session)
        self._read_again()

    def _read_again(self) -> None:
        self._show_busy()
        self.measure_context()

    # Saying something

    def send(self, text: str) -> None:
        """Save what was said, then find out what it asks for. The words stay in the field until saved.

        A short yes or no to a plan that waits presses its button instead.
        """
        if self.busy:
            self.said.emit(self.tr("Wait for the reply, or stop it."))
            return
        offer = offered(text, self._pane.conversation)
        if offer:
            self.agreed.emit(offer)
        if offer or answer(text, self._pane.conversation):
            self._pane.composer.accept()
            return
        self._posting = True
        self._show_busy()
        span = self._pane.composer.span
        recording = self._recording()
        task = self._lanes.store.submit(
            self._transcript.post, self._showing.session_id, text, recording, span
        )
        task.done.connect(self._sent)
        task.failed.connect(self._not_sent)

    def _not_sent(self, error: UserError) -> None:
        self._posting = False
        self._show_busy()
        self._pane.show_error(error)

    def _sent(self, posted: Posted) -> None:
        self._pane.show_error(None)
        self._pane.composer.accept()
        self._said_something(posted)

    def _said_something(self, posted: Posted) -> None:
        fresh = self._showing.session_id != posted.session.id
        self._showing.session = posted.session
        self._pane.show_empty(False)
        self._pane.conversation.append(posted.message)
        if fresh:
            self.session_changed.emit(posted.session)
        self.sessions_touched.emit()
        self._understand(posted)

    def edit(self, message_id: str, text: str) -> None:
        """Say it differently: a version beside the old words, answered anew."""
        if self.busy:
            self.said.emit(self.tr("Wait for the reply, or stop it."))
            return
        self._posting = True
        self._show_busy()
        task = self._lanes.store.submit(self._transcript.edit, message_id, text)
        task.done.connect(self._edited)
        task.failed.connect(self._not_sent)

    def _edited(self, posted: Posted) -> None:
        old = set(posted.message.siblings)
        shown = self._pane.conversation.messages
        at = next((i for i, m in enumerate(shown) if m.id in old), len(shown))
        if posted.session.id == self._showing.session_id:
            self._showing.session = posted.session
            self._showing.cut_to([*shown[:at], posted.message])
        self.sessions_touched.emit()
        self._understand(posted)

    # Understanding

    def _understand(self, posted: Posted) -> None:
        recording = self._recording()
        if self._commander is None:
            self._answer(posted)
            return
        helper = self._desk if self._desk.loaded and not self.replies.any else None
        again = self._showing.replied
        narrows = self._desk.narrows
        self._asking = Asking(
            posted, recording, self._lanes, self._commander, narrows, helper, again, self
        )
        self._asking.waits.connect(self._places.wait)
        self._asking.answered.connect(self._understood)

    def _understood(
        self, posted: Posted, recording: OpenRecording | None, found: Understanding
    ) -> None:
        """Go on with what the commander made of the words."""
        self._asking = None
        if found.status is PlanStatus.CHAT:
            self._answer(posted)
            return
        task = self._lanes.store.submit(self._transcript.note, posted.message, found, recording)
        task.done.connect(self._noted)
        task.failed.connect(self._not_sent)

    def tell(self, words: str) -> None:
        """Say something in the conversation that nobody asked for just now; not while it is busy."""
        shown = self._pane.conversation.messages
        if self.busy or not shown:
            return
        self._posting = True
        self._show_busy()
        task = self._lanes.store.submit(self._transcript.tell, shown[-1], words)
        task.done.connect(self._noted)
        task.failed.connect(self._not_sent)

    def _noted(self, note: Message) -> None:
        self._posting = False
        self._show_busy()
        if note.session_id == self._showing.session_id:
            self._pane.conversation.append(note)
            self.measure_context()
        self.sessions_touched.emit()
        self.noted.emit(note)

    # Answering

    def _answer(self, posted: Posted) -> None:
        self.replies.start(posted, self._spec)
        self._posting = False
        self._show_busy()

    def _reply_over(self, message: Message | None) -> None:
        """A reply of any conversation is over; ``message`` when it ended well in the one that is shown."""
        if message is not None:
            self.measure_context()
            self.answered.emit(message)
        self._show_busy()
        self.sessions_touched.emit()

    def stop(self) -> None:
        """Stop the reply of this conversation, or what it waits for; what there is stays."""
        if self._asking is not None:
            self._asking.stop()
        reply = self.replies.of(self._showing.session_id)
        if reply is not None:
            reply.stop()

    # Acts on a message

    def _act(self, act: str, message_id: str) -> None:
        if act in ("previous", "next"):
            self._other_version(message_id, 1 if act == "next" else -1)
        elif act == "continue":
            self.send(self.tr("Continue"))
        elif act in ("regenerate", "retry"):
            self.regenerate(message_id)

    def regenerate(self, message_id: str) -> None:
        """Answer again; the old reply stays as another version."""
        view = self._pane.conversation.view_of(message_id)
        if view is None or self._showing.session is None or self.busy or view.by_person:
            return
        if UNASKED in view.message.metadata:
            return
        self._posting = True
        parent = view.message.parent_id
        shown = self._pane.conversation.messages
        ids = [message.id for message in shown]
        if parent in ids:
            self._answer_again(shown[: ids.index(parent) + 1])
            return
        self._posting = False

    def _answer_again(self, shown: list[Message]) -> None:
        asked = shown[-1]
        assert self._showing.session is not None
        session = self._showing.session
        task = self._lanes.store.submit(self._transcript.asked, session.id, asked)
        self._showing.cut_to(shown)
        task.done.connect(self._understand)  # what was counted or measured is so again, not guessed
        task.failed.connect(self._not_sent)

    def _other_version(self, message_id: str, step: int) -> None:
        view = self._pane.conversation.view_of(message_id)
        if view is None or self.busy:
            return
        siblings = view.message.siblings
        at = siblings.index(message_id) + step if message_id in siblings else -1
        if 0 <= at < len(siblings):
            task = self._lanes.store.submit(self._transcript.choose, siblings[at])
            task.done.connect(self._showing.reload)
            task.failed.connect(self.failed)

    # What menus and keys ask

    def last_reply(self) -> str | None:
        """The id of the last message when a model wrote it."""
        shown = self._pane.conversation.messages
        last = shown[-1] if shown else None
        written = last is not None and last.role is Role.ASSISTANT and "plan" not in last.metadata
        return last.id if last is not None and written else None

    def copy_last_reply(self) -> None:
        """Put the last answer on the clipboard."""
        if self.last_reply() is not None:
            self._pane.conversation.view_of_last().copy()
            self.said.emit(self.tr("Copied"))

    def focus_composer(self) -> None:
        """Go to the field to write in."""
        self._pane.composer.focus()

    def focus_messages(self) -> None:
        """Go to the last message."""
        self._pane.conversation.jump_to_latest()
        self._pane.conversation.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # Gauge and button

    def measure_context(self, _: object = None) -> None:
        """Tell how full the model's sight is, once there is a model."""
        if self._showing.session is not None and self._desk.loaded:
            task = self._lanes.model.submit(self._desk.context_used, self._showing.session.id)
            task.done.connect(self._context_measured)

    def _context_measured(self, found: tuple[int, int] | None) -> None:
        if found is not None:
            self.context_changed.emit(*found)

    def _show_busy(self) -> None:
        self._pane.composer.set_busy(self.busy)
        self.busy_changed.emit(self.busy)
