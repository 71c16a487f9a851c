"""In a child: loads a model file and reads and writes a little with it, which is what a bad file dies of."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from audiochat.domain.errors import ModelError
from audiochat.domain.job import Job
from audiochat.domain.sampling import Sampling
from audiochat.providers.llama.context import Context
from audiochat.providers.llama.model import Model
from audiochat.providers.llama.sampler import Sampler

PROBE = "Hello, 你好, שלום, привет! 1234 \\n\n\t {}[]<|x|> \u0301\U0001f600 \ufffd"
"""Text of many kinds, so that every way through the tokenizer is walked once."""


def run(arguments: dict[str, Any], job: Job) -> dict[str, Any]:
    """``path`` in; ``bos`` and ``eos`` (texts of the special tokens), ``description`` out.

    Every entry of the vocabulary is looked at and a few tokens are read and written, so that what
    would crash later crashes here. Raises ``ModelError`` when llama.cpp refuses the file.
    """
    with Model(Path(arguments["path"]), job) as model:
        job.progress(0.8, "Trying the model")
        _walk_vocabulary(model)
        sampling = Sampling(context_length=256, temperature=1, seed=0)
        with Context(model, 256, threads=0) as context, Sampler(model, sampling) as sampler:
            tokens = model.tokenize(PROBE, special=True, first=True)
            tokens += model.tokenize(PROBE, special=False, first=False)
            if not tokens or not all(0 <= token < model.size for token in tokens):
                raise ModelError("The model cannot read text: its vocabulary is damaged.")
            context.evaluate(tokens[:200], job)
            context.evaluate_one(sampler.sample(context))
            sampler.sample(context)
        return {
            "bos": model.special_text("bos"),
            "eos": model.special_text("eos"),
            "description": model.description,
        }


def _walk_vocabulary(model: Model) -> None:
    """Look at every entry, and write every byte: one missing entry aborts the process when met."""
    for token in range(model.size):
        model.piece(token)
        model.ends(token)
    for byte in range(256):
        model.tokenize_bytes(bytes([byte]), special=False, first=False)
