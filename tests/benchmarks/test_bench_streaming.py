"""How fast replies stream, beside a bare loop on llama.cpp's own calls in the same run."""

from __future__ import annotations

import ctypes
import dataclasses
import os
import statistics
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from audiochat.domain.conversation import Role
from audiochat.domain.generation import ModelSpec, Piece, Request, Turn
from audiochat.domain.job import Job
from audiochat.domain.sampling import Preset, Sampling
from audiochat.providers.gemma_local import GemmaLocal
from audiochat.services.chat import Chat
from audiochat.services.sessions import Sessions
from audiochat.services.settings import Settings
from audiochat.store.database import Store

OUT = Path(__file__).parent / "out"
TOKENS, LENGTH = 160, 2048
THREADS = int(os.environ.get("AUDIOCHAT_BENCH_THREADS", "2"))
"""One thread gives steady figures on a machine that is busy with other things."""
MOST_SECONDS = 90
QUESTION = "Tell me everything about the sea and its ships, in a very long story."
SAMPLING = Sampling(
    temperature=1.2, max_tokens=2 * TOKENS, context_length=LENGTH, seed=11, threads=THREADS
)
PROMPT = f"<|im_start|>user\n{QUESTION}<|im_end|>\n<|im_start|>assistant\n"


class Bare:
    """The least that generates text: llama.cpp's calls in a loop, nothing of the program."""

    def __init__(self, path: Path) -> None:
        import llama_cpp as api

        self.api = api
        self.quiet = api.llama_log_callback(lambda *_: None)
        api.llama_log_set(self.quiet, ctypes.c_void_p(0))
        self.model = api.llama_model_load_from_file(
            str(path).encode(), api.llama_model_default_params()
        )
        parameters = api.llama_context_default_params()
        parameters.n_ctx = LENGTH
        parameters.n_threads = parameters.n_threads_batch = THREADS
        self.context = api.llama_init_from_model(self.model, parameters)
        self.vocabulary = api.llama_model_get_vocab(self.model)
        self.size = api.llama_vocab_n_tokens(self.vocabulary)

    def _chain(self) -> Any:
        api, choice = self.api, SAMPLING
        chain = api.llama_sampler_chain_init(api.llama_sampler_chain_default_params())
        for part in (
            api.llama_sampler_init_penalties(self.size, 64, choice.repeat_penalty, 0.0, 0.0),
            api.llama_sampler_init_top_k(choice.top_k),
            api.llama_sampler_init_top_p(choice.top_p, 1),
            api.llama_sampler_init_min_p(choice.min_p, 1),
            api.llama_sampler_init_temp(choice.temperature),
            api.llama_sampler_init_dist(choice.seed),
        ):
            api.llama_sampler_chain_add(chain, part)
        return chain

    def stream(self) -> Iterator[bytes]:
        """Read the prompt, then yield the bytes of token after token."""
        api = self.api
        text = PROMPT.encode()
        tokens = (api.llama_token * 512)()
        count = api.llama_tokenize(self.vocabulary, text, len(text), tokens, 512, True, True)
        chain, room, one = self._chain(), ctypes.create_string_buffer(64), (api.llama_token * 1)()
        api.llama_decode(self.context, api.llama_batch_get_one(tokens, count))
        try:
            for _ in range(2 * TOKENS):
                one[0] = api.llama_sampler_sample(chain, self.context, -1)
                if api.llama_vocab_is_eog(self.vocabulary, one[0]):
                    break
                length = api.llama_token_to_piece(self.vocabulary, one[0], room, 64, 0, False)
                yield room.raw[:length]
                api.llama_decode(self.context, api.llama_batch_get_one(one, 1))
        finally:
            api.llama_sampler_free(chain)

    def close(self) -> None:
        self.api.llama_free(self.context)
        self.api.llama_model_free(self.model)


class SideBySide:
    """A back end below the chat service that lets others write a token after each of its own.

    Token by token in turn, every path has the same neighbours on the machine, so their medians can be
    compared even when other programs take turns on its cores.
    """

    def __init__(self, spec: ModelSpec, others: dict[str, Iterator[Any]]) -> None:
        self.spec = spec
        self.inner = GemmaLocal(spec, SAMPLING)
        self.others = others
        self.times: dict[str, list[float]] = {name: [] for name in ("back end", "service", *others)}

    def load(self, job: Job) -> None:
        self.inner.load(job)

    def count_tokens(self, turns: tuple[Turn, ...]) -> int:
        return self.inner.count_tokens(turns)

    def close(self) -> None:
        self.inner.close()

    def generate(self, request: Request, job: Job) -> Iterator[Piece]:
        ends = time.monotonic() + MOST_SECONDS
        # The usual request has no chosen seed; here it has one so that every path writes the same.
        own = self.inner.generate(dataclasses.replace(request, repeatable=False), job)
        streams: dict[str, Iterator[Any]] = {"back end": own, **self.others}
        for stream in streams.values():
            next(stream)  # the prompt is read before the clock starts
        names = list(streams)
        for number in range(TOKENS):
            for place in range(len(names)):
                name = names[(number + place) % len(names)]
                stream = streams[name]
                begun = time.perf_counter()
                piece = next(stream, None)
                if piece is None:
                    return  # one of them has come to its end
                self.times[name].append(time.perf_counter() - begun)
                if name == "back end":
                    mine = piece
            begun = time.perf_counter()
            yield mine
            self.times["service"].append(time.perf_counter() - begun)
            if mine.usage is not None or time.monotonic() > ends:
                break


@pytest.fixture
def side_by_side(gemma_path: Path) -> Iterator[SideBySide]:
    from llama_cpp import Llama

    bare = Bare(gemma_path)
    high = Llama(str(gemma_path), n_ctx=LENGTH, n_threads=THREADS, verbose=False)
    written = high.create_completion(
        PROMPT,
        max_tokens=2 * TOKENS,
        temperature=SAMPLING.temperature,
        repeat_penalty=1.1,
        seed=11,
        stream=True,
    )
    # Without a form of its own the base model babbles on, which is what is wanted here.
    spec = ModelSpec("bench", "Gemma", "gemma_local", gemma_path, False, 32768)
    streams: dict[str, Any] = {"bare loop": bare.stream(), "high-level generator": iter(written)}
    provider = SideBySide(spec, streams)
    yield provider
    for stream in streams.values():
        stream.close()
    provider.close()
    high.close()
    bare.close()


def _follow_up(gemma_path: Path) -> str:
    spec = ModelSpec("bench", "Gemma", "gemma_local", gemma_path, True, 32768)
    provider = GemmaLocal(spec, SAMPLING)
    lines = ["", "| turn | prompt tokens | evaluated | first token, ms |", "|---|---|---|---|"]
    turns: tuple[Turn, ...] = ()
    for number in range(1, 9):
        turns += (Turn(Role.USER, f"Question {number}: what can be said of the number {number}?"),)
        pieces = list(provider.generate(Request(turns, SAMPLING), Job()))
        usage = pieces[-1].usage
        assert usage is not None
        turns += (Turn(Role.ASSISTANT, "".join(piece.text for piece in pieces)),)
        lines.append(
            f"| {number} | {usage.prompt_tokens} | {usage.evaluated_tokens} |"
            f" {usage.ttft_s * 1000:.0f} |"
        )
        assert number == 1 or usage.evaluated_tokens < 40
    provider.close()
    return "\n".join(lines)


@pytest.mark.benchmark
@pytest.mark.timeout(600)
def test_streaming_is_as_fast_as_a_bare_loop(
    side_by_side: SideBySide, gemma_path: Path, tmp_path: Path
) -> None:
    store = Store.open(tmp_path / "bench.db")
    chat = Chat(store, Settings(store))
    asked = chat.post(Sessions(store).create("bench").id, QUESTION)
    chat.reply(asked.id, Preset(name="bench", sampling=SAMPLING), side_by_side)
    store.close()
    times = {name: statistics.median(values) for name, values in side_by_side.times.items()}
    count = len(side_by_side.times["bare loop"])
    assert count >= 40
    service = statistics.mean(side_by_side.times["service"])  # its commits are rare and long
    rows = {
        "bare loop": times["bare loop"],
        "back end": times["back end"],
        "back end, chat service, database": times["back end"] + service,
        "high-level generator": times["high-level generator"],
    }
    lines = [
        f"Gemma 3 270M Q4_K_M, {THREADS} threads, {count} tokens of each in turn, medians.",
        "",
        "| path | tokens/s | of the bare loop |",
        "|---|---|---|",
    ]
    shares = {name: rows["bare loop"] / seconds for name, seconds in rows.items()}
    for name, seconds in rows.items():
        lines.append(f"| {name} | {1 / seconds:.1f} | {shares[name]:.1%} |")
    OUT.mkdir(parents=True, exist_ok=True)
    table = "\n".join(lines) + "\n" + _follow_up(gemma_path) + "\n"
    (OUT / "streaming.md").write_text(table, "utf-8")
    print(table)
    assert shares["back end"] >= 0.95
    assert shares["back end, chat service, database"] >= 0.95
