"""A chat back end that needs no model: it answers from a script, for trying the window and for tests."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator

from audiochat.domain.conversation import Role
from audiochat.domain.generation import ModelSpec, Piece, Request, Turn, Usage
from audiochat.domain.job import Job
from audiochat.domain.sampling import Sampling

SPEC = ModelSpec(id="scripted", name="Scripted replies", provider="scripted", context_length=8192)
"""The one model of this back end."""

SAMPLES = (
    "You said: *{said}*\n\nThat is **{words}** words.",
    "Here is a list for “{said}”:\n\n1. first\n2. second\n   - nested\n3. third\n\n> A quote.",
    'A little code:\n\n```python\ndef echo() -> str:\n    return "{said}"\n```\n\nand `inline` code.',
)
"""Replies when no script is given; ``{said}`` is the last message and ``{words}`` its word count."""


class Scripted:
    """Says the replies of ``script`` in turn (one word per token), then starts over.

    ``tokens_per_second``: 0 means as fast as it goes. With the default script the seed chooses the
    reply, so equal requests with equal seeds get equal replies.
    """

    def __init__(
        self,
        spec: ModelSpec = SPEC,
        script: tuple[str, ...] = (),
        tokens_per_second: float = 0.0,
    ) -> None:
        self.spec = spec
        self._script = script
        self._rate = tokens_per_second
        self._told = 0

    def load(self, job: Job) -> None:
        """Nothing to read; reports that it is ready."""
        job.check()
        job.progress(1.0, "Ready")

    def generate(self, request: Request, job: Job) -> Iterator[Piece]:
        """Yield the next reply word by word; ends early at ``max_tokens`` or when cancelled."""
        started = time.monotonic()
        words = re.findall(r"\s*\S+\s*?(?=\s|$)", self._reply(request))
        done, first, stopped = 0, 0.0, "end"
        for word in words:
            if done >= request.sampling.max_tokens:
                stopped = "length"
                break
            if self._cancelled_while_waiting(job, started, done):
                stopped = "cancelled"
                break
            done += 1
            first = first or time.monotonic() - started
            yield Piece(word)
        seconds = max(time.monotonic() - started, 1e-9)
        prompt = self.count_tokens(request.turns)
        usage = Usage(
            prompt_tokens=prompt,
            evaluated_tokens=prompt,
            completion_tokens=done,
            ttft_s=first,
            tokens_per_s=done / seconds,
            seed=request.sampling.seed,
            stopped=stopped,
        )
        yield Piece("", usage)

    def count_tokens(self, turns: tuple[Turn, ...]) -> int:
        """Words of all turns, one token each."""
        return sum(len(turn.content.split()) for turn in turns)

    def close(self) -> None:
        """Nothing to give back."""

    def _reply(self, request: Request) -> str:
        said = next((t.content for t in reversed(request.turns) if t.role is Role.USER), "")
        if self._script:
            self._told += 1
            return self._script[(self._told - 1) % len(self._script)]
        sample = SAMPLES[request.sampling.seed % len(SAMPLES)]
        return sample.replace("{words}", str(len(said.split()))).replace("{said}", said)

    def _cancelled_while_waiting(self, job: Job, started: float, done: int) -> bool:
        due = started + (done + 1) / self._rate if self._rate > 0 else 0.0
        while not job.cancelled and (wait := due - time.monotonic()) > 0:
            time.sleep(min(wait, 0.01))
        return job.cancelled


def PROVIDER(spec: ModelSpec, sampling: Sampling) -> Scripted:  # noqa: N802
    """A scripted back end with the default samples."""
    return Scripted(spec)
