"""Picks the next token by the person's choices, bound to a grammar if there is one."""

from __future__ import annotations

import ctypes
import json
from typing import Any, Self

import numpy as np

from audiochat.domain.errors import ModelError
from audiochat.domain.sampling import Sampling
from audiochat.providers.llama import native
from audiochat.providers.llama.context import Context
from audiochat.providers.llama.model import Model

PENALTY_WINDOW = 64
"""The repeat penalty looks back over this many tokens of the reply."""

MAX_SCHEMA_BYTES = 64 * 1024
"""llama.cpp fails on schemas near 100 kB."""

MAX_GRAMMAR_BYTES = 512 * 1024

LIKELIEST = 256
"""The grammar is first asked about this many likeliest tokens, and about all only if none fits."""

_CANDIDATE = np.dtype([("id", np.int32), ("logit", np.float32), ("p", np.float32)])


class Sampler:
    """llama.cpp's sampler chain: repeat penalty, top-k, top-p, min-p, temperature, seeded choice.

    With temperature 0 it always takes the likeliest token. With a JSON ``schema`` every token keeps
    the text on the way to a JSON value of that schema.
    """

    def __init__(
        self, model: Model, sampling: Sampling, schema: dict[str, Any] | None = None
    ) -> None:
        self._api, self._model = model.api, model
        self._grammar = _grammar(model, schema) if schema is not None else None
        self._chain = model.api.llama_sampler_chain_init(
            model.api.llama_sampler_chain_default_params()
        )
        for part in _parts(model, sampling):
            model.api.llama_sampler_chain_add(self._chain, part)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def sample(self, context: Context) -> int:
        """The next token after what ``context`` read last."""
        if self._grammar is None:
            return int(self._api.llama_sampler_sample(self._chain, context.handle, -1))
        scores = np.ctypeslib.as_array(
            self._api.llama_get_logits_ith(context.handle, -1), (self._model.size,)
        )
        token = self._choose(self._fitting(scores))
        self._api.llama_sampler_accept(self._grammar, token)
        self._api.llama_sampler_accept(self._chain, token)
        return token

    def close(self) -> None:
        """Give the memory back."""
        for part in (self._chain, self._grammar):
            if part:
                self._api.llama_sampler_free(part)
        self._chain = self._grammar = None

    def _fitting(self, scores: Any) -> Any:
        """The candidates the grammar allows, likeliest first asked."""
        count = min(LIKELIEST, len(scores))
        for ids in (np.argpartition(scores, -count)[-count:], np.arange(len(scores))):
            candidates = np.zeros(len(ids), _CANDIDATE)
            candidates["id"], candidates["logit"] = ids, scores[ids]
            self._apply(self._grammar, candidates)
            fitting = candidates[np.isfinite(candidates["logit"])]
            if len(fitting):
                return fitting
        raise ModelError("The model found no words that fit what was asked for.", "Ask again.")

    def _choose(self, candidates: Any) -> int:
        array = self._apply(self._chain, candidates)
        return int(array.data[array.selected if array.selected >= 0 else 0].id)

    def _apply(self, sampler: Any, candidates: Any) -> Any:
        api = self._api.llama_cpp
        array = api.llama_token_data_array(
            data=candidates.ctypes.data_as(api.llama_token_data_p),
            size=len(candidates),
            selected=-1,
            sorted=False,
        )
        self._api.llama_sampler_apply(sampler, ctypes.byref(array))
        return array


def _parts(model: Model, sampling: Sampling) -> list[Any]:
    """The parts of the chain, in order."""
    api = model.api
    parts = []
    if sampling.repeat_penalty != 1:
        parts.append(
            api.llama_sampler_init_penalties(
                model.size, PENALTY_WINDOW, sampling.repeat_penalty, 0.0, 0.0
            )
        )
    if sampling.temperature == 0:
        return [*parts, api.llama_sampler_init_greedy()]
    if sampling.top_k:
        parts.append(api.llama_sampler_init_top_k(sampling.top_k))
    return [
        *parts,
        api.llama_sampler_init_top_p(sampling.top_p, 1),
        api.llama_sampler_init_min_p(sampling.min_p, 1),
        api.llama_sampler_init_temp(sampling.temperature),
        api.llama_sampler_init_dist(sampling.seed),
    ]


def _grammar(model: Model, schema: dict[str, Any]) -> Any:
    """A grammar sampler for a JSON schema; ``ModelError`` when it is too large or cannot be had."""
    from llama_cpp.llama_grammar import json_schema_to_gbnf

    text = json.dumps(schema)
    if len(text) > MAX_SCHEMA_BYTES:
        raise ModelError("The form asked of the model is too large for it.")
    try:
        grammar = json_schema_to_gbnf(text).encode()
    except Exception as error:
        raise ModelError(f"The form asked of the model cannot be used: {error}") from error
    if len(grammar) > MAX_GRAMMAR_BYTES:
        raise ModelError("The form asked of the model is too large for it.")
    _, log = native.load()
    native.reason(log)
    made = model.api.llama_sampler_init_grammar(model.vocabulary, grammar, b"root")
    if not made:
        why = native.reason(log) or "llama.cpp gave no reason"
        raise ModelError(f"The form asked of the model cannot be used: {why}")
    return made
