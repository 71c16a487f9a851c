"""A workshop of its own for each test, and a provider that says what it is told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from audiochat.domain.generation import ModelSpec, Piece, Provider, Request, Turn, Usage
from audiochat.domain.job import Job
from audiochat.services.workshop import Workshop


class Parrot:
    """A provider for tests: gives its pieces, counts a token a word, remembers what it was asked."""

    def __init__(self, pieces: list[str], context_length: int = 4096) -> None:
        self.spec = ModelSpec("p" * 64, "Parrot", "parrot", context_length=context_length)
        self.pieces = pieces
        self.requests: list[Request] = []
        self.before_piece: Callable[[int], None] = lambda _number: None

    def load(self, job: Job) -> None:
        job.check()

    def generate(self, request: Request, job: Job) -> Iterator[Piece]:
        self.requests.append(request)
        stopped, done = "end", 0
        for number, text in enumerate(self.pieces):
            self.before_piece(number)
            if job.cancelled:
                stopped = "cancelled"
                break
            done += 1
            yield Piece(text)
        prompt = self.count_tokens(request.turns)
        seed = request.sampling.seed
        yield Piece("", Usage(prompt, prompt, done, 0.01, 100.0, seed, stopped))

    def count_tokens(self, turns: tuple[Turn, ...]) -> int:
        return sum(len(turn.content.split()) for turn in turns)

    def close(self) -> None:
        self.pieces = []


@pytest.fixture
def parrot() -> Callable[..., Parrot]:
    made: Callable[..., Parrot] = Parrot
    _fits: Provider = Parrot([])
    return made


@pytest.fixture
def workshop(data_dir: Path) -> Iterator[Workshop]:
    with Workshop.open(data_dir) as opened:
        yield opened
