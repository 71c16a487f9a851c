"""The scripted back end is deterministic and can be stopped."""

from __future__ import annotations

import pytest

from audiochat import providers
from audiochat.domain.conversation import Role
from audiochat.domain.errors import NotFound
from audiochat.domain.generation import Request, Turn
from audiochat.domain.job import Job
from audiochat.domain.sampling import Sampling
from audiochat.providers.scripted import SPEC, Scripted


def _request(text: str = "hello there", **sampling: int) -> Request:
    return Request((Turn(Role.USER, text),), Sampling(**{"seed": 0, **sampling}))


def test_found_by_walking_the_folder() -> None:
    assert "scripted" in providers.names()
    provider = providers.factory("scripted")(SPEC, Sampling())
    assert provider.spec.id == "scripted"
    with pytest.raises(NotFound):
        providers.factory("llama")


def test_replies_follow_the_script_and_then_start_over() -> None:
    provider = Scripted(script=("one  two\n\n```x```", "three"))
    told = ["".join(p.text for p in provider.generate(_request(), Job())) for _ in range(3)]
    assert told == ["one  two\n\n```x```", "three", "one  two\n\n```x```"]


def test_the_seed_chooses_the_sample() -> None:
    def reply(seed: int) -> str:
        return "".join(p.text for p in Scripted().generate(_request(seed=seed), Job()))

    assert reply(2) == reply(2) != reply(1)
    assert "hello there" in reply(0)


def test_usage_counts_words_and_length_is_bounded() -> None:
    pieces = list(Scripted(script=("a b c d",)).generate(_request(max_tokens=2), Job()))
    usage = pieces[-1].usage
    assert usage is not None
    assert (usage.prompt_tokens, usage.completion_tokens, usage.stopped) == (2, 2, "length")


def test_cancel_ends_it_with_usage() -> None:
    job = Job()
    provider = Scripted(script=("word " * 1000,), tokens_per_second=200)
    pieces = []
    for piece in provider.generate(_request(max_tokens=999), job):
        pieces.append(piece)
        if len(pieces) == 3:
            job.cancel()
    assert pieces[-1].usage is not None
    assert pieces[-1].usage.stopped == "cancelled"
    assert len(pieces) == 4
