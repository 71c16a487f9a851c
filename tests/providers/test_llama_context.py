"""A llama.cpp context whose replies are given up and collected at any later time."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from audiochat.domain.errors import Cancelled
from audiochat.domain.job import Job
from audiochat.providers.llama.context import Context
from audiochat.providers.llama.model import Model

PROMPT = list(range(200, 328))


@pytest.fixture
def context(gemma_path: Path) -> Iterator[Context]:
    """A short context of the embedded model."""
    with Model(gemma_path, Job()) as model, Context(model, 512, 1) as context:
        yield context


def test_a_reply_given_up_and_collected_late_does_not_clear_a_newer_stop(context: Context) -> None:
    given_up, job = context.stoppable(Job()), Job()
    given_up.__enter__()
    with context.stoppable(job):
        job.cancel()
        given_up.__exit__(None, None, None)
        with pytest.raises(Cancelled):  # by llama.cpp's own question: this job was not stopped
            context.evaluate(PROMPT, Job())
    with context.stoppable(Job()):
        context.evaluate(PROMPT, Job())
    assert context.tokens == PROMPT


def test_a_reply_collected_after_its_context_has_gone_does_not_reach_into_it(
    context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    given_up = context.stoppable(Job())
    given_up.__enter__()
    calls: list[object] = []
    monkeypatch.setattr(context.model.api, "llama_set_abort_callback", lambda *a: calls.append(a))
    given_up.__exit__(None, None, None)
    assert calls == []
