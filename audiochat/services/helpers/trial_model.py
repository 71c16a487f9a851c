"""In a child: loads a model file and writes one token with it, which is what a bad file dies of."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from audiochat.domain.job import Job
from audiochat.domain.sampling import Sampling
from audiochat.providers.llama.context import Context
from audiochat.providers.llama.model import Model
from audiochat.providers.llama.sampler import Sampler


def run(arguments: dict[str, Any], job: Job) -> dict[str, Any]:
    """``path`` in; ``bos`` and ``eos`` (texts of the special tokens), ``description`` out.

    Raises ``ModelError`` when llama.cpp refuses the file.
    """
    with Model(Path(arguments["path"]), job) as model:
        job.progress(0.9, "Trying one token")
        sampling = Sampling(context_length=256, temperature=0, seed=0)
        with Context(model, 256, threads=0) as context, Sampler(model, sampling) as sampler:
            context.evaluate(model.tokenize("Hello", special=True, first=True), job)
            text = model.piece(sampler.sample(context))
            return {
                "bos": model.special_text("bos"),
                "eos": model.special_text("eos"),
                "description": model.description,
                "token": text.decode("utf-8", "replace"),
            }
