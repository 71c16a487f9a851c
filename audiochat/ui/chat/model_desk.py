"""The model as the lane that owns it sees it: every method here runs on that lane and nowhere else."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from audiochat.domain.conversation import Message
from audiochat.domain.errors import ModelError
from audiochat.domain.generation import ModelSpec, Provider
from audiochat.domain.job import Job
from audiochat.domain.plan import RecordingState, Understanding
from audiochat.domain.sampling import Preset, Sampling
from audiochat.domain.timeline import Timeline
from audiochat.services.chat import Chat


class Models(Protocol):
    """What is asked of ``services.models``."""

    def embedded(self, job: Job) -> ModelSpec:
        """The model that comes with the program."""

    def examine(self, path: Path, job: Job) -> ModelSpec:
        """A model file of the person, if it is sound."""

    def provider(self, spec: ModelSpec, sampling: Sampling) -> Provider:
        """A chat back end for a model."""


class Understands(Protocol):
    """What is asked of ``services.commander``."""

    def understand(
        self,
        words: str,
        state: RecordingState,
        job: Job,
        provider: Provider | None = None,
        timeline: Timeline | None = None,
    ) -> Understanding:
        """Words to a plan, a fact, a question, a refusal, or chat."""

    def unopened(self, words: str, job: Job, again: bool) -> Understanding:
        """A question for a recording where words would be an edit of one and none is open, else chat."""


class Answers(Protocol):
    """What is asked of ``services.asking.replying``."""

    def takes(self, message_id: str, job: Job | None = None) -> bool:
        """Whether a message asks about what is said in its recording."""

    def narrows(self, message_id: str) -> bool:
        """Whether a message only says whose part of a list before it is wanted."""

    def reply(self, message_id: str, ready: Callable[[Job], Provider], job: Job) -> Message:
        """Answer it with places; the model is made ready when it is needed."""


class ModelDesk:
    """Holds the one provider; a model that is to be used is loaded when it is first needed."""

    def __init__(
        self, models: Models, chat: Chat, answers: Callable[[], Answers] | None = None
    ) -> None:
        self._models = models
        self._chat = chat
        self._answers = answers
        self._provider: Provider | None = None
        self._made_for: tuple[str, int, int] | None = None
        self.loaded = False  # the one thing other threads may look at

    def ready(self, spec: ModelSpec | None, preset: Preset, job: Job) -> Provider:
        """The provider of ``spec`` (None: the embedded model), loaded; reports progress."""
        spec = spec or self._models.embedded(job)
        sampling = preset.sampling
        wanted = (spec.id, sampling.context_length, sampling.threads)
        if self._provider is None or self._made_for != wanted:
            self.close()
            self._provider = self._models.provider(spec, sampling)
            self._made_for = wanted
        self._provider.load(job)
        self.loaded = True
        return self._provider

    def narrows(self, message_id: str) -> bool:
        """Whether a message goes on with a list the recording was asked for; on any lane."""
        return self._answers is not None and self._answers().narrows(message_id)

    def load(self, spec: ModelSpec | None, preset: Preset, job: Job) -> ModelSpec:
        """Make a model ready before it is asked anything."""
        return self.ready(spec, preset, job).spec

    def examine(self, path: Path, job: Job) -> ModelSpec:
        """Look at a model file of the person; ``ModelError`` with the reason if it cannot be used."""
        return self._models.examine(path, job)

    def reply(self, spec: ModelSpec | None, message_id: str, preset: Preset, job: Job) -> Message:
        """Answer a message of the person: from its recording where it asks about that, else the model."""
        answers = self._answers() if self._answers is not None else None
        if answers is not None and answers.takes(message_id, job):
            return answers.reply(message_id, lambda within: self.ready(spec, preset, within), job)
        return self._chat.reply(message_id, preset, self.ready(spec, preset, job), job)

    def context_used(self, session_id: str) -> tuple[int, int] | None:
        """Tokens used and allowed, None while there is no model."""
        if self._provider is None:
            return None
        return self._chat.context_used(session_id, self._provider)

    def understand(
        self,
        commander: Understands,
        words: str,
        state: RecordingState,
        timeline: Timeline | None,
        job: Job,
    ) -> Understanding:
        """Understand words with the model's help."""
        if self._provider is None:
            raise ModelError("No model is loaded.", "Choose one.")
        return commander.understand(words, state, job, self._provider, timeline)

    def close(self) -> None:
        """Give the model back."""
        self.loaded = False
        if self._provider is not None:
            self._provider.close()
        self._provider, self._made_for = None, None
