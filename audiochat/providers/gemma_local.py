"""The local chat back end: Gemma, or any other GGUF model, through llama.cpp's own calls.

The library's high-level generator copies the scores of the whole vocabulary for every token, which
costs a small model with 262,144 words 15 to 25 % of its speed; this calls the C interface directly.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from audiochat.domain.errors import Cancelled, ModelError
from audiochat.domain.generation import ModelSpec, Piece, Request, Turn, Usage
from audiochat.domain.job import Job
from audiochat.domain.sampling import Sampling
from audiochat.providers.llama import memory, prompt
from audiochat.providers.llama.context import Context
from audiochat.providers.llama.model import Model
from audiochat.providers.llama.sampler import Sampler
from audiochat.providers.llama.template import CHATML, ChatForm
from audiochat.providers.llama.text import TextStream


@dataclass
class _Run:
    """What is counted while a reply grows."""

    prompt_tokens: int
    evaluated: int
    started: float = field(default_factory=time.perf_counter)
    first_at: float = 0.0
    last_at: float = 0.0
    tokens: int = 0
    stopped: str = "length"

    def count(self) -> None:
        """One more token is there."""
        self.last_at = time.perf_counter()
        self.first_at = self.first_at or self.last_at
        self.tokens += 1

    def usage(self, seed: int) -> Usage:
        """The facts at the end. Speed is that of the tokens after the first."""
        seconds = self.last_at - self.first_at
        return Usage(
            prompt_tokens=self.prompt_tokens,
            evaluated_tokens=self.evaluated,
            completion_tokens=self.tokens,
            ttft_s=self.first_at - self.started if self.tokens else 0.0,
            tokens_per_s=(self.tokens - 1) / seconds if self.tokens > 1 and seconds > 0 else 0.0,
            seed=seed,
            stopped=self.stopped,
        )


class GemmaLocal:
    """A model file in this process. One thread at a time: others are refused, never let in."""

    def __init__(self, spec: ModelSpec, sampling: Sampling) -> None:
        self.spec = spec
        self._sampling = sampling
        self._model: Model | None = None
        self._context: Context | None = None
        self._busy = threading.Lock()
        self._vocabulary = threading.Lock()
        form = spec.details.get("chat_form")
        self._form = CHATML if form is None else ChatForm.from_json(form)
        self._bos = str(spec.details.get("bos", ""))

    def load(self, job: Job) -> None:
        """Read the model file and make room for the context; refused when it is larger than memory."""
        with self._owned():
            self._ready(self._sampling, job, self._sampling.seed >= 0)

    def generate(self, request: Request, job: Job) -> Iterator[Piece]:
        """Yield the reply as it comes; what of the prompt was read before is not read again.

        A ``repeatable`` request is read as a fresh model would read it, but for whole blocks that were.
        """
        with self._owned():
            model, context = self._ready(
                request.sampling, job, request.repeatable if request.schema is None else None
            )
            tokens = self._tokens(request, context)
            known = context.keep(tokens)
            run = _Run(len(tokens), len(tokens) - known)
            stops = request.stop + (prompt.BASE_STOPS if self.spec.is_base else ())
            stream = TextStream(stops, strip_start=self.spec.is_base)
            with Sampler(model, request.sampling, request.schema) as sampler:
                with context.stoppable(job):
                    try:
                        context.evaluate(tokens[known:], job)
                        yield from self._reply(request.sampling, sampler, stream, run, job)
                    except Cancelled:
                        run.stopped = "cancelled"
                yield Piece(stream.feed(b"", end=True), run.usage(request.sampling.seed))

    def _reply(
        self, sampling: Sampling, sampler: Sampler, stream: TextStream, run: _Run, job: Job
    ) -> Iterator[Piece]:
        """The loop: choose a token, show its text, read it."""
        model, context = self._model, self._context
        assert model is not None
        assert context is not None
        room = min(sampling.max_tokens, context.length - len(context.tokens))
        while run.tokens < room:
            job.check()
            token = sampler.sample(context)
            if model.ends(token):
                run.stopped = "end"
                return
            run.count()
            if text := stream.feed(model.piece(token)):
                yield Piece(text)
            if stream.stopped:
                run.stopped = "end"
                return
            if run.tokens < room:
                context.evaluate_one(token)

    def count_tokens(self, turns: tuple[Turn, ...]) -> int:
        """How many tokens the prompt of ``turns`` takes; the model has to be loaded."""
        with self._vocabulary:
            if self._model is None:
                raise ModelError("The model is not loaded yet.", "Wait until it is.")
            return len(prompt.tokenize(self._model, self._parts(turns), [], self._bos))

    def close(self) -> None:
        """Give the memory back; refused while a reply is being written."""
        with self._owned(), self._vocabulary:
            if self._context is not None:
                self._context.close()
            if self._model is not None:
                self._model.close()
            self._context = self._model = None

    @contextmanager
    def _owned(self) -> Iterator[None]:
        """Two threads in one model crash the process, so the second is told no."""
        if not self._busy.acquire(blocking=False):
            raise ModelError("The model is busy with another reply.", "Stop that one first.")
        try:
            yield
        finally:
            self._busy.release()

    def _ready(
        self, sampling: Sampling, job: Job, repeatable: bool | None
    ) -> tuple[Model, Context]:
        """The model and a context as ``sampling`` wants it, loaded or made anew where needed.

        ``repeatable``: see ``Context``; None takes the one that is there, with what it has read.
        """
        job.check()
        length = min(sampling.context_length, self.spec.context_length)
        if self._model is None:
            if self.spec.path is None:
                raise ModelError(f"{self.spec.name} has no file.", "Choose another model.")
            memory.check_unchanged(self.spec)
            memory.check_room(self.spec, length)
            self._model = Model(self.spec.path, job)
        context = self._context
        if repeatable is None:
            repeatable = context is not None and context.repeatable
        if context is None or (context.length, context.repeatable) != (length, repeatable):
            if context is not None:
                context.close()
                self._context = None
            context = self._context = Context(self._model, length, sampling.threads, repeatable)
        context.set_threads(sampling.threads)
        job.progress(1.0, "Ready")
        return self._model, context

    def _parts(self, turns: tuple[Turn, ...]) -> list[prompt.Part]:
        if self.spec.is_base:
            return prompt.base_prompt(turns)
        return prompt.chat_prompt(turns, self._form)

    def _tokens(self, request: Request, context: Context) -> list[int]:
        """The prompt's tokens; the oldest turns are left out until a fair reply fits too."""
        assert self._model is not None
        read = [] if context.repeatable else context.tokens
        reserve = min(request.sampling.max_tokens, context.length // 4)
        for dropped in range(0, len(request.turns) + prompt.DROP_STEP, prompt.DROP_STEP):
            turns = prompt.fit(request.turns, dropped)
            parts = self._parts(turns)
            tokens = prompt.tokenize(self._model, parts, read, self._bos)
            if len(tokens) + reserve <= context.length:
                return tokens
        if len(tokens) < context.length:
            return tokens
        raise prompt.too_long(len(tokens), context.length)


def PROVIDER(spec: ModelSpec, sampling: Sampling) -> GemmaLocal:  # noqa: N802
    """A local model, not loaded yet."""
    return GemmaLocal(spec, sampling)
