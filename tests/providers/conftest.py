"""Real models behind the local back end, examined the way the program does it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from audiochat.domain.conversation import Role
from audiochat.domain.generation import ModelSpec, Piece, Request, Turn, Usage
from audiochat.domain.job import Job
from audiochat.domain.sampling import Sampling
from audiochat.providers.gemma_local import GemmaLocal
from audiochat.providers.llama.gguf import read_header
from audiochat.providers.llama.template import learn

CHOICES = Sampling(context_length=2048, max_tokens=24, temperature=0, seed=1, threads=1)
"""One thread: llama.cpp's threads wait by spinning, and other tests run beside these."""


def spec_of(path: Path, bos: str = "", eos: str = "") -> ModelSpec:
    """A spec as ``services.models`` makes it."""
    header = read_header(path)
    details = {"kv_bytes_per_token": header.kv_bytes_per_token, "bos": bos}
    if header.template is not None:
        details["chat_form"] = learn(header.template, bos, eos).as_json()
    return ModelSpec(
        "id",
        header.name,
        "gemma_local",
        path,
        header.template is None,
        header.context_length,
        header.size_bytes,
        details,
    )


@pytest.fixture(scope="module")
def gemma(gemma_path: Path) -> Iterator[GemmaLocal]:
    """The embedded base model, loaded."""
    provider = GemmaLocal(spec_of(gemma_path, "<bos>", "<eos>"), CHOICES)
    provider.load(Job())
    yield provider
    provider.close()


@pytest.fixture(scope="module")
def smollm(smollm_path: Path) -> Iterator[GemmaLocal]:
    """The instruction-tuned model, loaded."""
    provider = GemmaLocal(spec_of(smollm_path, "<|im_start|>", "<|im_end|>"), CHOICES)
    provider.load(Job())
    yield provider
    provider.close()


class Talk:
    """A conversation with a provider that grows as it is used."""

    def __init__(self, provider: GemmaLocal, sampling: Sampling = CHOICES) -> None:
        self.provider, self.sampling = provider, sampling
        self.turns: tuple[Turn, ...] = ()

    def say(self, text: str, job: Job | None = None, **more: object) -> tuple[str, Usage]:
        """Say something; returns the reply and its facts."""
        self.turns += (Turn(Role.USER, text),)
        request = Request(self.turns, self.sampling.model_copy(update=more))
        pieces: list[Piece] = list(self.provider.generate(request, job or Job()))
        reply = "".join(piece.text for piece in pieces)
        assert pieces[-1].usage is not None
        assert all(piece.usage is None for piece in pieces[:-1])
        self.turns += (Turn(Role.ASSISTANT, reply),)
        return reply, pieces[-1].usage


@pytest.fixture
def talk() -> Callable[[GemmaLocal], Talk]:
    """Starts a conversation with a provider."""
    return Talk


@pytest.fixture
def make_spec() -> Callable[..., ModelSpec]:
    """Makes a spec of a model file."""
    return spec_of
