"""Talking: the person's message is safe before the model starts, and the reply is saved as it grows."""

from __future__ import annotations

import random
from collections.abc import Generator
from contextlib import closing
from typing import TYPE_CHECKING, Any

from audiochat.domain.conversation import Message, MessageStatus, Role, Session
from audiochat.domain.errors import UserError
from audiochat.domain.generation import Piece, Provider, Request
from audiochat.domain.job import Job
from audiochat.domain.sampling import Preset, Sampling
from audiochat.services.context import PAGE, START, Context, ContextCutter, window
from audiochat.services.reply_writer import ReplyWriter

if TYPE_CHECKING:
    from audiochat.services.settings import Settings
    from audiochat.store.database import Store

LONGEST_MESSAGE = 1_000_000
TITLE_LENGTH = 80


def title_of(text: str) -> str:
    """A title from the first words of a message, at most 80 characters, cut between words.

    It begins with a capital letter where the message begins with a plain small one.
    """
    words = " ".join(text[:500].split())
    if words.split(" ", 1)[0].islower():
        words = words[:1].upper() + words[1:]
    if len(words) <= TITLE_LENGTH:
        return words
    cut = words[: TITLE_LENGTH - 1]
    return (cut.rsplit(" ", 1)[0] if " " in cut else cut).rstrip(" .,;:") + "…"


def _checked(text: str) -> str:
    if not text.strip():
        raise UserError("The message is empty.", "Type something first.")
    if len(text) > LONGEST_MESSAGE:
        raise UserError(
            f"The message is too long ({len(text)} characters).",
            f"A message may have {LONGEST_MESSAGE} characters.",
        )
    return text


def _seeded(sampling: Sampling) -> Sampling:
    """The choices with a seed picked where the person left that open."""
    if sampling.seed >= 0:
        return sampling
    return sampling.model_copy(update={"seed": random.SystemRandom().randrange(2**31)})


def _pieces(provider: Provider, request: Request, job: Job) -> Generator[Piece, None, None]:
    """A generation that can be closed, so that the model stops when saving its words fails."""
    yield from provider.generate(request, job)


class Chat:
    """Messages of the person and replies of a model."""

    def __init__(self, store: Store, settings: Settings) -> None:
        self._store = store
        self._settings = settings
        self._cutter = ContextCutter()

    def post(
        self,
        session_id: str,
        text: str,
        *,
        parent_id: str | None = None,
        recording_id: str | None = None,
        revision_id: str | None = None,
        span: tuple[float, float] | None = None,
    ) -> Message:
        """Say something; it is on the disk when this returns.

        ``parent_id``: what it answers (default: the message now shown last). ``span``: the stretch of the
        recording it is about, in seconds.
        """
        _checked(text)
        start, end = span if span is not None else (None, None)
        with self._store.transaction():
            session = self._store.sessions.get(session_id)
            message = self._store.messages.add(
                session_id,
                parent_id or session.leaf_id,
                Role.USER,
                text,
                recording_id=recording_id,
                revision_id=revision_id,
                span_start=start,
                span_end=end,
            )
            self._name(session, text)
        return message

    def _name(self, session: Session, text: str) -> None:
        if not session.title:
            self._store.sessions.change(session.id, title=title_of(text))

    def edit(self, message_id: str, text: str) -> Message:
        """Say it differently: a new version beside the person's message, which stays."""
        old = self._store.messages.get(message_id)
        if old.role is not Role.USER:
            raise UserError("Only your own messages can be edited.", "Ask again instead.")
        span = None
        if old.span_start is not None and old.span_end is not None:
            span = (old.span_start, old.span_end)
        return self.post(
            old.session_id,
            text,
            parent_id=old.parent_id,
            recording_id=old.recording_id,
            revision_id=old.revision_id,
            span=span,
        )

    def note(
        self, session_id: str, parent_id: str, content: str, metadata: dict[str, Any]
    ) -> Message:
        """Put in an assistant message that no model wrote: a plan card, a result."""
        return self._store.messages.add(
            session_id, parent_id, Role.ASSISTANT, content, metadata=metadata
        )

    def annotate(self, message_id: str, metadata: dict[str, Any]) -> Message:
        """Change what is kept beside a message (the state of its plan card); other keys stay."""
        with self._store.transaction():
            old = self._store.messages.get(message_id)
            self._store.messages.change(message_id, meta={**old.metadata, **metadata})
        return self._store.messages.get(message_id)

    def regenerate(
        self, message_id: str, preset: Preset, provider: Provider, job: Job | None = None
    ) -> Message:
        """Answer again: a new version beside the reply ``message_id``, which stays."""
        return self.reply(self._store.messages.get(message_id).parent_id, preset, provider, job)

    def reply(
        self, user_message_id: str, preset: Preset, provider: Provider, job: Job | None = None
    ) -> Message:
        """Let the model answer a message, and give the reply as it was stored.

        Emits ``ReplyDelta``s, the first without text as soon as the reply has its id. A reply cut off by
        the person is kept, marked interrupted. One that failed is kept, marked failed, with the reason
        in ``metadata["error"]`` and ``metadata["remedy"]``; nothing is raised then, except ``StoreError``
        when not even that can be saved.
        """
        job = job or Job()
        asked = self._store.messages.get(user_message_id)
        if asked.role is not Role.USER:
            raise UserError("Only a message of yours can be answered.", "Write one.")
        sampling = _seeded(preset.sampling)
        facts: dict[str, Any] = {
            "sampling": sampling.model_dump(mode="json"),
            "preset": preset.name,
            "model": provider.spec.name,
            "model_hash": provider.spec.id,
            "seed": sampling.seed,
        }
        message = self._store.messages.add(
            asked.session_id,
            asked.id,
            Role.ASSISTANT,
            "",
            status=MessageStatus.STREAMING,
            model_id=provider.spec.id,
            metadata=facts,
        )
        writer = ReplyWriter(self._store, message, facts, job)

        def write() -> None:
            provider.load(job)
            context = self._cut(asked, preset, provider)
            facts[START] = context.start
            request = Request(context.turns, sampling, repeatable=preset.sampling.seed >= 0)
            with closing(_pieces(provider, request, job)) as pieces:
                for piece in pieces:
                    writer.add(piece)

        return writer.keep(write, "The model failed")

    def _cut(self, last: Message, preset: Preset, provider: Provider) -> Context:
        def page(before: str | None) -> list[Message]:
            return self._store.messages.path(last.id, PAGE, before)

        return self._cutter.cut(page, preset, provider)

    def context_used(self, session_id: str, provider: Provider) -> tuple[int, int]:
        """Tokens of the conversation that the model sees, and how many it can see."""
        preset = self._settings.current_preset()
        session = self._store.sessions.get(session_id)
        total = window(preset.sampling, provider)
        if session.leaf_id == session.root_id:
            return 0, total
        leaf = self._store.messages.get(session.leaf_id)
        try:
            return self._cut(leaf, preset, provider).tokens, total
        except UserError:
            return total, total

    def interrupt_stale(self) -> int:
        """Mark replies that the last run left unfinished as interrupted; gives how many."""
        return self._store.messages.interrupt_streaming()
