"""A question in a conversation about a recording becomes a reply with places, saved as it grows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from audiochat.domain.conversation import Message, MessageStatus, Role
from audiochat.domain.errors import UserError
from audiochat.domain.generation import ModelSpec, Piece, Provider, Request, Turn
from audiochat.domain.job import Job
from audiochat.domain.plan import Offer
from audiochat.domain.timeline import Timeline
from audiochat.domain.transcript import Answer
from audiochat.services.asking.asking import LONGEST_QUESTION, Asking, NoWords
from audiochat.services.asking.conversing import Earlier, in_full, is_bare
from audiochat.services.asking.kinds import Kind, kind_of, means_the_recording
from audiochat.services.asking.proposals import plan_of
from audiochat.services.reply_writer import ReplyWriter

if TYPE_CHECKING:
    from audiochat.store.database import Store

BEFORE = 8
"""Messages of the conversation that are looked at for the question before."""

UNHEARD = (
    "This recording has not been transcribed yet, so I cannot tell what is said in it. "
    "Shall I transcribe it? The answer comes by itself then."
)


class Late:
    """A model that is made ready when it is first asked, so that what needs none does not wait for it."""

    def __init__(self, ready: Callable[[Job], Provider], job: Job) -> None:
        self._ready, self._job = ready, job
        self._provider: Provider | None = None

    def _made(self) -> Provider:
        if self._provider is None:
            self._provider = self._ready(self._job)
        return self._provider

    @property
    def spec(self) -> ModelSpec:
        """The model's facts."""
        return self._made().spec

    @spec.setter
    def spec(self, value: ModelSpec) -> None:
        raise AttributeError("a model's facts are its own")

    def load(self, job: Job) -> None:
        """Make it ready."""
        self._made().load(job)

    def generate(self, request: Request, job: Job) -> Iterator[Piece]:
        """What the model writes."""
        return self._made().generate(request, job)

    def count_tokens(self, turns: tuple[Turn, ...]) -> int:
        """How many tokens a prompt takes."""
        return self._made().count_tokens(turns)

    def close(self) -> None:
        """It belongs to the one who made it."""


class Replying:
    """Answers messages about recordings in their conversations."""

    def __init__(self, store: Store, asking: Asking) -> None:
        self._store, self._asking = store, asking

    def takes(self, message_id: str, job: Job | None = None) -> bool:
        """Whether a message asks about what is said in the recording it was sent with."""
        asked = self._store.messages.get(message_id)
        timeline = self._timeline(asked)
        if timeline is None:
            return False
        if not self._asking.has_words(timeline):
            return means_the_recording(asked.content)
        earlier = self._earlier(asked)
        narrows = self._asking.narrows(timeline, asked.content, earlier)
        return narrows or self._asking.concerns(timeline, asked.content, job, earlier)

    def narrows(self, message_id: str) -> bool:
        """Whether a message only says whose part of the list before it is wanted, so that it is no edit."""
        asked = self._store.messages.get(message_id)
        earlier, timeline = self._earlier(asked), self._timeline(asked)
        return timeline is not None and self._asking.narrows(timeline, asked.content, earlier)

    def _earlier(self, asked: Message) -> Earlier | None:
        """The question before this one, if the recording answered it."""
        path = self._store.messages.path(asked.id, BEFORE)
        for reply, question in zip(path[-2::-1], path[-3::-1], strict=False):
            answer = reply.metadata.get("answer")
            if question.role is not Role.USER:
                continue
            if not isinstance(answer, dict) or answer.get("recording_id") != asked.recording_id:
                return None
            places = [(float(c["start"]), float(c["end"])) for c in answer.get("citations", ())]
            full = str(answer.get("asked") or question.content)
            return Earlier(full, Kind(answer.get("kind", Kind.FACT)), tuple(places))
        return None

    def _timeline(self, asked: Message) -> Timeline | None:
        """The recording as it is now; None for a message without one, or when it is gone."""
        if asked.recording_id is None or asked.role is not Role.USER:
            return None
        try:
            revision = self._store.recordings.revision_of(asked.recording_id)
            return self._store.revisions.get(revision).timeline
        except UserError:
            return None

    def reply(self, message_id: str, ready: Callable[[Job], Provider], job: Job) -> Message:
        """Answer a message that ``takes`` took; like ``chat.reply``, a failure is kept and not raised.

        ``metadata["answer"]`` holds kind, recording, citations, coverage, what has no support, and what is
        proposed for the recording. The model is made ready only after the places have been shown.
        """
        asked = self._store.messages.get(message_id)
        facts: dict[str, Any] = {}
        message = self._store.messages.add(
            asked.session_id, asked.id, Role.ASSISTANT, "", status=MessageStatus.STREAMING
        )
        writer = ReplyWriter(self._store, message, facts, job)

        def write() -> None:
            facts["answer"] = self._told(asked, writer, ready, job)
            facts.update(self._plan(asked, facts["answer"]))
            if "offer" in facts["answer"]:
                facts["understanding"] = {"action": facts["answer"]["offer"]}

        return writer.keep(write, "The answer failed")

    def _plan(self, asked: Message, answer: dict[str, Any]) -> dict[str, Any]:
        """What is kept beside a reply that proposes something: a plan like that of any edit."""
        if not answer.get("proposal") or asked.recording_id is None:
            return {}
        try:
            shown = self._store.recordings.revision_of(asked.recording_id)
            revision = self._store.revisions.get(shown)
        except UserError:
            return {}
        plan = plan_of(answer["proposal"], revision.notes, revision.timeline.seconds)
        if not plan.steps:
            return {}
        kept = {"plan": plan.model_dump(mode="json"), "revision_id": shown}
        return {**kept, "recording_id": asked.recording_id}

    def _told(
        self, asked: Message, writer: ReplyWriter, ready: Callable[[Job], Provider], job: Job
    ) -> dict[str, Any]:
        """Write the answer; gives what is kept beside it."""
        timeline = self._timeline(asked)
        within = Job(job.progress, lambda text: writer.add(Piece(str(text))))
        kept: dict[str, Any] = {
            "kind": kind_of(asked.content).value,
            "recording_id": asked.recording_id,
        }
        earlier = self._earlier(asked)
        if earlier and timeline and self._asking.narrows(timeline, asked.content, earlier):
            kept["kind"] = earlier.kind.value  # "and Anna?" is then asked of the same list
        if earlier is not None and is_bare(asked.content):
            kept["asked"] = in_full(asked.content, earlier)[:LONGEST_QUESTION]
        with job.when_cancelled(within.cancel):
            try:
                if timeline is None:
                    raise NoWords
                late = Late(ready, within)
                answer, proposal = self._asking.told(timeline, asked.content, within, late, earlier)
            except NoWords:
                writer.add(Piece(UNHEARD))
                return {**kept, "offer": Offer.TRANSCRIBE.value}
        return {**kept, **_kept(answer), "proposal": proposal}


def _kept(answer: Answer) -> dict[str, Any]:
    return {
        "citations": [asdict(place) for place in answer.citations],
        "coverage": round(answer.coverage, 4),
        "unsupported": list(answer.unsupported),
    }
