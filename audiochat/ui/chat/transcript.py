"""What is read from and written to the store for the conversation; every method runs on the store lane."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from audiochat.domain.conversation import UNASKED, Message, Role, Session
from audiochat.domain.plan import RecordingState, Understanding
from audiochat.domain.sampling import Preset
from audiochat.domain.timeline import Timeline
from audiochat.services.chat import Chat
from audiochat.services.sessions import Sessions
from audiochat.services.settings import Settings

PAGE = 200


@dataclass(frozen=True, slots=True)
class OpenRecording:
    """The recording on the stage as the conversation needs to know it."""

    recording_id: str
    revision_id: str
    state: RecordingState
    timeline: Timeline | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """A conversation from its end: the messages shown, whether there are older ones, the draft."""

    session: Session
    messages: tuple[Message, ...]
    more_above: bool
    draft: str = ""


@dataclass(frozen=True, slots=True)
class Posted:
    """A message that is on the disk, with the preset to answer it with."""

    message: Message
    session: Session
    preset: Preset


class Transcript:
    """The conversation's side of the store."""

    def __init__(self, sessions: Sessions, chat: Chat, settings: Settings) -> None:
        self._sessions = sessions
        self._chat = chat
        self._settings = settings

    def open(self, session_id: str) -> Page:
        """A conversation with its last page and its draft."""
        session = self._sessions.get(session_id)
        messages = self._sessions.path(session_id, PAGE + 1)
        draft = str(self._settings.get(f"draft:{session_id}", "") or "")
        return Page(session, tuple(messages[-PAGE:]), len(messages) > PAGE, draft)

    def older(self, session_id: str, before: str) -> Page:
        """The page above a message."""
        messages = self._sessions.path(session_id, PAGE + 1, before)
        session = self._sessions.get(session_id)
        return Page(session, tuple(messages[-PAGE:]), len(messages) > PAGE)

    def keep_draft(self, session_id: str, text: str) -> None:
        """Keep words that were typed and not sent."""
        self._settings.set(f"draft:{session_id}", text)

    def post(
        self,
        session_id: str | None,
        text: str,
        recording: OpenRecording | None,
        span: tuple[float, float] | None,
    ) -> Posted:
        """Commit what the person said, in a new conversation if there is none."""
        session_id = session_id or self._sessions.create().id
        message = self._chat.post(
            session_id,
            text,
            recording_id=recording.recording_id if recording else None,
            revision_id=recording.revision_id if recording else None,
            span=span,
        )
        if recording is not None:
            self._sessions.link(session_id, recording.recording_id)
        return Posted(message, self._sessions.get(session_id), self._settings.current_preset())

    def edit(self, message_id: str, text: str) -> Posted:
        """Commit other words as a version beside the old ones."""
        message = self._chat.edit(message_id, text)
        session = self._sessions.get(message.session_id)
        return Posted(message, session, self._settings.current_preset())

    def asked(self, session_id: str, message: Message) -> Posted:
        """The person's message that a reply answers, to be answered again."""
        path = self._sessions.path(session_id, 2, before=message.id)
        asked = path[-1] if message.role is not Role.USER else message
        return Posted(asked, self._sessions.get(session_id), self._settings.current_preset())

    def choose(self, message_id: str) -> None:
        """Show another version of a message."""
        self._sessions.choose(message_id)

    def note(
        self, asked: Message, understanding: Understanding, recording: OpenRecording | None
    ) -> Message:
        """Keep what was understood as an answer: a plan to be looked at, a question or a refusal."""
        plan: dict[str, Any] = understanding.plan.model_dump(mode="json")
        metadata: dict[str, Any] = {"understanding": understanding.model_dump(mode="json")}
        if recording is not None:
            metadata |= {
                "recording_id": recording.recording_id,
                "revision_id": recording.revision_id,
                "selection": recording.state.selection,
            }
        if understanding.steps:
            metadata["plan"] = plan
        return self._chat.note(asked.session_id, asked.id, understanding.message, metadata)

    def tell(self, last: Message, words: str) -> Message:
        """Put words of the program behind the last message."""
        return self._chat.note(last.session_id, last.id, words, {UNASKED: True})

    def preset(self) -> Preset:
        """The preset in use."""
        return self._settings.current_preset()


def with_text(message: Message, text: str) -> Message:
    """The message with the words that have come so far."""
    return replace(message, content=text) if len(text) > len(message.content) else message
