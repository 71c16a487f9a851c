"""What a chat back end is asked for and what it gives: a provider is one generator method."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from audiochat.domain.conversation import Role
from audiochat.domain.job import Job
from audiochat.domain.sampling import Sampling


@dataclass(frozen=True, slots=True)
class Turn:
    """One message of a prompt."""

    role: Role
    content: str


@dataclass(frozen=True, slots=True)
class ModelSpec:
    """A model that can be chosen. ``is_base``: it has no chat template and is prompted by example."""

    id: str  # sha256 of the file for local models
    name: str
    provider: str
    path: Path | None = None
    is_base: bool = False
    context_length: int = 4096
    size_bytes: int = 0
    details: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Request:
    """A prompt: turns in order (system first if any), choices, and a grammar that binds the output.

    ``schema``: a JSON schema the reply must follow (None: free text). ``seed`` is never -1 here.
    ``repeatable``: the person chose the seed, so the reply must not depend on what was asked before.
    """

    turns: tuple[Turn, ...]
    sampling: Sampling
    schema: dict[str, Any] | None = None
    stop: tuple[str, ...] = ()
    repeatable: bool = False


@dataclass(frozen=True, slots=True)
class Usage:
    """The facts of a finished generation. ``evaluated_tokens`` counts prompt tokens not reused."""

    prompt_tokens: int
    evaluated_tokens: int
    completion_tokens: int
    ttft_s: float
    tokens_per_s: float
    seed: int
    stopped: str  # "end", "length", "cancelled"


@dataclass(frozen=True, slots=True)
class Piece:
    """Newly generated text; the last piece of a generation carries ``usage`` (and maybe no text)."""

    text: str
    usage: Usage | None = None


class Provider(Protocol):
    """A chat back end, owned by one thread. ``audiochat/providers/NAME.py`` holds a ``PROVIDER`` factory."""

    spec: ModelSpec

    def load(self, job: Job) -> None:
        """Make ready (read the model); reports progress. Calling again is free."""

    def generate(self, request: Request, job: Job) -> Iterator[Piece]:
        """Yield pieces as they come. A cancelled job ends it with ``usage.stopped == "cancelled"``."""

    def count_tokens(self, turns: tuple[Turn, ...]) -> int:
        """How many tokens the prompt of ``turns`` takes."""

    def close(self) -> None:
        """Give everything back; only after a generation has stopped. Calling again is free."""
