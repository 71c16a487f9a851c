"""What a model has read so far: evaluates only new tokens, and stops within milliseconds."""

from __future__ import annotations

import ctypes
import os
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Self

from audiochat.domain.errors import Cancelled, ModelError
from audiochat.domain.job import Job
from audiochat.providers.llama.model import Model
from audiochat.providers.llama.pace import Pace

BATCH = 512
"""Prompt tokens evaluated in one call."""

FIRST_BATCH = 64
"""Fewer in the first call, so that a lack of cores is noticed early."""

STEADY = 128
"""Tokens evaluated in one call where the same prompt must give the same scores to the last bit."""

_ABORTED = 2
"""What ``llama_decode`` returns when the abort callback said so."""


def usable_threads(wanted: int) -> int:
    """``wanted`` threads, or as many as this process may use cores (0), and never more than those.

    llama.cpp's threads wait for each other by spinning: one more than there are cores makes it crawl.
    """
    counted = hasattr(os, "sched_getaffinity")
    cores = len(os.sched_getaffinity(0)) if counted else os.cpu_count() or 1
    return min(wanted, cores) if wanted else cores


class Context:
    """A llama.cpp context of ``length`` tokens. ``tokens`` are the ones in its memory, in order.

    A ``repeatable`` one gives the same scores to the last bit for the same tokens, whatever it read
    before and however many threads there are: prompts are read in blocks that begin at the same
    places, and attention is not split over threads. It takes 5 to 20 % longer in a long conversation.
    """

    def __init__(self, model: Model, length: int, threads: int, repeatable: bool = False) -> None:
        self.model, self.length, self.repeatable = model, length, repeatable
        self.tokens: list[int] = []
        self._steady = 0  # how many of them, from the first on, were read in whole steady blocks
        self._api = api = model.api
        parameters = api.llama_context_default_params()
        parameters.n_ctx = length
        parameters.n_batch = min(BATCH, length)
        parameters.n_outputs_max = 1  # only the last token's scores are wanted, at 1 MB a token
        parameters.n_threads = parameters.n_threads_batch = usable_threads(threads)
        # A sliding window forgets what a follow-up could reuse, so the whole cache is kept.
        parameters.swa_full = True
        parameters.no_perf = True
        if repeatable:
            parameters.n_ubatch = STEADY  # the scores of attention are kept for a whole block
            parameters.flash_attn_type = api.LLAMA_FLASH_ATTN_TYPE_DISABLED
        self.handle = api.llama_init_from_model(model.handle, parameters)
        if not self.handle:
            raise ModelError(
                f"There is not enough memory for a context of {length:,} tokens.",
                "Choose a smaller context length in the settings.",
            )
        self._memory = api.llama_get_memory(self.handle)
        self._pace = Pace(usable_threads(threads))
        self._adapts = threads == 0
        self._one = (api.llama_token * 1)()
        self._flag = ctypes.create_string_buffer(2)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def set_threads(self, threads: int) -> None:
        """Use another number of threads from now on; 0 means as many as there are cores free."""
        self._adapts = threads == 0
        most = usable_threads(threads)
        if most != self._pace.most:
            self._pace = Pace(most)
        self._use(self._pace.threads if self._adapts else most)

    def _use(self, threads: int) -> None:
        self._api.llama_set_n_threads(self.handle, threads, threads)

    @contextmanager
    def stoppable(self, job: Job) -> Iterator[None]:
        """Within this block, cancelling ``job`` stops a running evaluation within milliseconds.

        The callback is C's own ``strlen`` on a two-byte flag (0 while it is empty, 1 once set), which
        llama.cpp may ask hundreds of times per token without waiting for Python's interpreter lock;
        one in Python costs 15 % of the speed as soon as the window has something to do.
        """
        flag = ctypes.create_string_buffer(
            2
        )  # its own: one given up and collected late clears no other's
        kind = self._api.llama_cpp.ggml_abort_callback
        callback = ctypes.cast(_c_library().strlen, kind)
        place = ctypes.cast(flag, ctypes.c_void_p)

        def stop() -> None:
            flag[0] = b"\1"

        self._api.llama_set_abort_callback(self.handle, callback, place)
        self._flag = flag  # llama.cpp asks it until the next one takes its place
        try:
            with job.when_cancelled(stop):
                yield
        finally:
            # The callback stays. To take it out here would reach into freed memory when a reply that
            # was given up is collected after its context has gone.
            flag[0] = b"\0"

    def keep(self, wanted: Sequence[int]) -> int:
        """Forget everything that is not a common beginning with ``wanted``; return what stays.

        At least the last token of ``wanted`` is forgotten, since its scores are needed again. A
        repeatable context keeps only blocks that a fresh one would have read in the very same way: a
        token read alone or in a block of another size gets scores that differ in the last bits, and
        now and then another word is chosen for it.
        """
        same = 0
        for have, want in zip(self.tokens, wanted[:-1], strict=False):
            if have != want:
                break
            same += 1
        if self.repeatable:
            same = min(same, self._steady) // STEADY * STEADY
        self._cut(same)
        return len(self.tokens)

    def evaluate(self, tokens: Sequence[int], job: Job) -> None:
        """Read ``tokens`` after what is there, in blocks, with progress; ``Cancelled`` when stopped."""
        if len(self.tokens) + len(tokens) > self.length:
            raise ModelError(
                f"The conversation has grown past the context of {self.length:,} tokens.",
                "Choose a larger context length in the settings.",
            )
        usual = STEADY if self.repeatable else BATCH
        start, size = 0, FIRST_BATCH if self._adapts and not self.repeatable else usual
        while start < len(tokens):
            job.check()
            block = tokens[start : start + size]
            array = (self._api.llama_token * len(block))(*block)
            self._decode(array, len(block))
            if self.repeatable and len(block) == STEADY and self._steady == len(self.tokens):
                self._steady += STEADY
            self.tokens += block
            start, size = start + len(block), usual
            if len(tokens) > BATCH:
                job.progress(start / len(tokens), "Reading the conversation")

    def evaluate_one(self, token: int) -> None:
        """Read one token; ``Cancelled`` when stopped. The caller checks that there is room."""
        self._one[0] = token
        self._decode(self._one, 1)
        self.tokens.append(token)

    def close(self) -> None:
        """Give the memory back."""
        if self.handle:
            self._api.llama_free(self.handle)
            self.handle = None

    def _decode(self, array: Any, count: int) -> None:
        wall, cpu, threads = time.perf_counter(), time.process_time(), self._pace.threads
        status = self._api.llama_decode(self.handle, self._api.llama_batch_get_one(array, count))
        if self._adapts:
            now = self._pace.judge(time.perf_counter() - wall, time.process_time() - cpu)
            if now != threads:
                self._use(now)
        if status == 0:
            return
        self._cut(len(self.tokens))  # parts of the block may be in the memory
        if status == _ABORTED:
            raise Cancelled
        if status == 1:
            raise ModelError("The context is full.", "Choose a larger context length.")
        raise ModelError(f"llama.cpp failed to read the prompt (status {status}).")

    def _cut(self, count: int) -> None:
        """Forget every token from place ``count`` on; all of them if a part cannot be forgotten."""
        if self._api.llama_memory_seq_rm(self._memory, 0, count, -1):
            del self.tokens[count:]
            self._steady = min(self._steady, count // STEADY * STEADY)
        else:
            self._api.llama_memory_clear(self._memory, True)
            self.tokens.clear()
            self._steady = 0


def _c_library() -> Any:
    """The C library, for ``strlen``."""
    if os.name == "nt":
        return ctypes.CDLL("msvcrt")
    return ctypes.CDLL(None)
