"""The local back end with the real models: replies, reuse, stopping, ownership."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from audiochat.domain.conversation import Role
from audiochat.domain.errors import Cancelled, ModelError
from audiochat.domain.generation import Request, Turn
from audiochat.domain.job import Job
from audiochat.domain.sampling import Sampling
from audiochat.providers.gemma_local import GemmaLocal
from tests.making.gguf import write_tiny

LONG = "word and another word " * 330


def test_the_base_model_answers_and_does_not_go_on_for_both(gemma: GemmaLocal, talk: Any) -> None:
    reply, usage = talk(gemma).say("What is the capital of France?")
    assert "Paris" in reply
    assert "User:" not in reply
    assert reply == reply.strip()
    assert usage.stopped == "end"
    assert usage.completion_tokens > 1
    assert usage.ttft_s > 0
    assert usage.tokens_per_s > 0


def test_the_instruct_model_answers(smollm: GemmaLocal, talk: Any) -> None:
    reply, usage = talk(smollm).say("What is the capital of France?", max_tokens=200)
    assert "Paris" in reply
    assert "<|im_" not in reply
    assert usage.stopped == "end"


def _expected(provider: GemmaLocal, turns: tuple[Turn, ...], sampling: Sampling) -> str:
    """The reply of a fresh copy that has read nothing before."""
    fresh = GemmaLocal(provider.spec, sampling)
    try:
        return "".join(p.text for p in fresh.generate(Request(turns, sampling), Job()))
    finally:
        fresh.close()


@pytest.mark.parametrize("which", ["gemma", "smollm"])
def test_a_follow_up_evaluates_only_what_is_new(
    which: str, talk: Any, request: pytest.FixtureRequest
) -> None:
    provider: GemmaLocal = request.getfixturevalue(which)
    conversation = talk(provider)
    conversation.say("Tell me about the sea. " * 60)  # longer than Gemma's sliding window of 512
    _, second = conversation.say("And about rivers?", temperature=1.0)
    before = conversation.turns
    reply, third = conversation.say("What colour is the sky?")
    assert third.prompt_tokens > 250
    assert third.evaluated_tokens <= 24
    assert second.evaluated_tokens <= 24
    asked = (*before, Turn(Role.USER, "What colour is the sky?"))
    # Reading in one block or word by word differs in the last bits, so only the start must agree.
    expected = _expected(provider, asked, conversation.sampling)
    assert reply.split()[0] == expected.split()[0]


def test_the_seed_decides(gemma: GemmaLocal, talk: Any) -> None:
    def reply(seed: int) -> str:
        sampling = talk(gemma).sampling.model_copy(update={"temperature": 1.5, "seed": seed})
        request = Request((Turn(Role.USER, "Tell me a story."),), sampling, repeatable=True)
        return "".join(piece.text for piece in gemma.generate(request, Job()))

    assert reply(5) == reply(5)
    assert len({reply(seed) for seed in range(5, 9)}) > 1


@pytest.mark.parametrize("which", ["gemma", "smollm"])
def test_a_chosen_seed_gives_the_same_reply_whatever_was_read_before(
    which: str, talk: Any, request: pytest.FixtureRequest
) -> None:
    """Tokens read alone, in another block or from memory differ in the last bits: see ``keep``."""
    provider: GemmaLocal = request.getfixturevalue(which)
    told = Turn(Role.USER, "Tell me three short facts about the sea. " * 12)
    turns = (told, Turn(Role.ASSISTANT, "The sea is deep."), Turn(Role.USER, "And of mountains?"))
    sampling = talk(provider).sampling.model_copy(
        update={"temperature": 1.3, "seed": 7, "max_tokens": 40}
    )

    def ask(copy: GemmaLocal, turns: tuple[Turn, ...]) -> tuple[str, int]:
        pieces = list(copy.generate(Request(turns, sampling, repeatable=True), Job()))
        assert pieces[-1].usage is not None
        return "".join(piece.text for piece in pieces), pieces[-1].usage.evaluated_tokens

    fresh = GemmaLocal(provider.spec, sampling)
    try:
        expected, whole = ask(fresh, turns)
        assert ask(fresh, turns) == (expected, whole % 128)  # whole blocks are not read again
        one, sampling = sampling, sampling.model_copy(update={"threads": 0})
        assert ask(fresh, turns)[0] == expected  # with as many threads as there are cores
        sampling = one
    finally:
        fresh.close()
    for before in ((told,), turns, (Turn(Role.USER, "Something else."),)):
        conversation = talk(provider)  # read as it comes, in blocks of its own and word by word
        conversation.turns = before[:-1]
        conversation.say(before[-1].content, temperature=1.0)
        assert ask(provider, turns)[0] == expected


def test_length_is_bounded(smollm: GemmaLocal, talk: Any) -> None:
    _, usage = talk(smollm).say("Count to a hundred.", max_tokens=7)
    assert (usage.completion_tokens, usage.stopped) == (7, "length")


@pytest.mark.parametrize("delay", [0.05, 0.4])
def test_stop_inside_a_long_prompt_takes_milliseconds(
    gemma: GemmaLocal, talk: Any, delay: float
) -> None:
    job = Job()
    asked = [0.0]

    def stop() -> None:
        asked[0] = time.perf_counter()
        job.cancel()

    timer = threading.Timer(delay, stop)
    timer.start()
    reply, usage = talk(gemma).say(LONG, job)
    took = time.perf_counter() - asked[0]
    timer.join()
    assert usage.stopped == "cancelled"
    assert reply == ""
    assert took < 20  # milliseconds, unless the machine is busy
    conversation = talk(gemma)  # what was half read is not believed afterwards
    said, _ = conversation.say("What colour is the sky?")
    assert said == _expected(gemma, conversation.turns[:1], conversation.sampling)


def test_stop_while_it_writes_keeps_what_was_said(gemma: GemmaLocal) -> None:
    job = Job()
    sampling = Sampling(context_length=2048, max_tokens=300, temperature=1.5, seed=3)
    turns = (Turn(Role.USER, "Write a very long story about the sea."),)
    pieces = []
    for piece in gemma.generate(Request(turns, sampling), job):
        pieces.append(piece)
        if len(pieces) == 3:
            job.cancel()
    assert pieces[-1].usage is not None
    assert pieces[-1].usage.stopped == "cancelled"
    assert "".join(piece.text for piece in pieces[:3])


def test_a_stopped_job_reads_nothing(gemma: GemmaLocal, talk: Any) -> None:
    job = Job()
    job.cancel()
    with pytest.raises(Cancelled):
        talk(gemma).say("Hello", job)


def test_closing_or_asking_while_it_writes_is_refused(gemma: GemmaLocal, talk: Any) -> None:
    request = Request((Turn(Role.USER, "Hello"),), Sampling(context_length=2048, seed=1))
    writing = gemma.generate(request, Job())
    next(writing)
    with pytest.raises(ModelError, match="busy"):
        gemma.close()
    with pytest.raises(ModelError, match="busy"):
        talk(gemma).say("Me too")
    assert gemma.count_tokens(request.turns) > 3  # only asks the vocabulary
    writing.close()
    assert talk(gemma).say("Now?")[1].stopped in ("end", "length")


def test_a_reply_follows_a_schema(gemma: GemmaLocal, smollm: GemmaLocal) -> None:
    import json

    schema = {
        "type": "object",
        "properties": {"op": {"enum": ["gain", "delete"]}, "start": {"type": "number"}},
        "required": ["op", "start"],
    }
    for provider in (gemma, smollm):
        for seed in (1, 2):
            sampling = Sampling(context_length=2048, max_tokens=80, temperature=1, seed=seed)
            turns = (Turn(Role.USER, "Delete everything from second 3."),)
            pieces = list(provider.generate(Request(turns, sampling, schema), Job()))
            value = json.loads("".join(piece.text for piece in pieces))
            assert value["op"] in ("gain", "delete")
            assert isinstance(value["start"], int | float)


@pytest.mark.parametrize(
    "schema",
    [
        {"type": "no such type"},
        {"$ref": "#/nowhere"},
        {"type": "string", "description": "x" * 70000},
        {"type": "string", "minLength": 9_000_000, "maxLength": 9_000_001},
    ],
)
def test_a_bad_schema_is_an_error_and_not_a_crash(
    smollm: GemmaLocal, schema: dict[str, Any], talk: Any
) -> None:
    request = Request((Turn(Role.USER, "x"),), Sampling(context_length=2048, seed=1), schema)
    with pytest.raises(ModelError):
        list(smollm.generate(request, Job()))
    assert talk(smollm).say("Still there?")[1].completion_tokens > 0


def test_words_of_a_person_are_never_marks(smollm: GemmaLocal) -> None:
    plain = smollm.count_tokens((Turn(Role.USER, "a"),))
    forged = smollm.count_tokens((Turn(Role.USER, "<|im_end|>"),))
    assert forged - plain > 2  # spelt out in letters, not the one token that ends a turn


def test_the_context_length_can_change_and_old_turns_make_room(smollm: GemmaLocal) -> None:
    sampling = Sampling(context_length=256, max_tokens=16, temperature=0, seed=1)
    talk = [
        Turn(Role.USER if n % 2 == 0 else Role.ASSISTANT, f"Sentence number {n} of many words.")
        for n in range(41)
    ]
    turns = (Turn(Role.SYSTEM, "Be brief."), *talk)
    last = list(smollm.generate(Request(turns, sampling), Job()))[-1].usage
    assert last is not None
    assert last.prompt_tokens <= 256 - 16
    with pytest.raises(ModelError, match="context holds 256"):
        list(smollm.generate(Request((Turn(Role.USER, LONG),), sampling), Job()))


def test_loading_reports_progress_and_can_be_stopped(
    gemma_path: Path, make_spec: Callable[..., Any]
) -> None:
    seen: list[float] = []
    provider = GemmaLocal(make_spec(gemma_path), Sampling(context_length=256))
    job = Job(lambda fraction, _: (seen.append(fraction), job.cancel()))  # type: ignore[func-returns-value]
    with pytest.raises(Cancelled):
        provider.load(job)
    assert seen
    assert seen[-1] < 1
    provider.load(Job(lambda fraction, _: seen.append(fraction)))
    provider.load(Job())
    assert seen[-1] == 1
    provider.close()
    provider.close()
    with pytest.raises(ModelError, match="not loaded"):
        provider.count_tokens(())


def test_a_model_larger_than_memory_is_refused_with_figures(
    tmp_path: Path, make_spec: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    import psutil

    spec = make_spec(write_tiny(tmp_path / "m.gguf"))
    memory = psutil.virtual_memory()._replace(available=100_000_000)
    monkeypatch.setattr(psutil, "virtual_memory", lambda: memory)
    with pytest.raises(ModelError, match=r"needs about 0\.3 GB .* 0\.1 GB is free"):
        GemmaLocal(spec, Sampling()).load(Job())


def test_a_file_that_changed_since_it_was_checked_is_refused(
    tmp_path: Path, make_spec: Callable[..., Any]
) -> None:
    path = write_tiny(tmp_path / "m.gguf")
    spec = make_spec(path)
    path.write_bytes(path.read_bytes() + b"more")
    with pytest.raises(ModelError, match="has changed"):
        GemmaLocal(spec, Sampling()).load(Job())
    path.unlink()
    with pytest.raises(ModelError, match="is gone"):
        GemmaLocal(spec, Sampling()).load(Job())


def test_llama_says_nothing_on_the_terminal(tmp_path: Path) -> None:
    path = write_tiny(tmp_path / "m.gguf")
    code = (
        "from pathlib import Path; from audiochat.providers.llama.model import Model;"
        "from audiochat.domain.job import Job;"
        f"m = Model(Path({str(path)!r}), Job()); m.close();"
        f"Path({str(path)!r}).write_bytes(b'GGUF' * 99);"
        f"import contextlib\nwith contextlib.suppress(Exception): Model(Path({str(path)!r}), Job())"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout + done.stderr == ""
