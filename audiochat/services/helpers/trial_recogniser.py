"""In a child: loads a whisper folder and listens once with it, which is what a bad one dies of."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np

from audiochat.domain.errors import ModelError
from audiochat.domain.job import Job
from audiochat.domain.recogniser import RATE, RecogniserOptions
from audiochat.speech.alignment import align
from audiochat.speech.decoding import decode
from audiochat.speech.engine import Engine


def run(arguments: dict[str, Any], job: Job) -> dict[str, Any]:
    """``folder`` and ``vocabulary`` (tokens that its header promises) in; ``multilingual`` out.

    Two seconds of made sound go through every step of recognition. Raises ``ModelError`` when the
    library refuses the files or they do not belong together.
    """
    engine = Engine(Path(arguments["folder"]), threads=1)
    job.progress(0.1, "Loading the recogniser")
    engine.load(job)
    tokenizer = engine.tokenizer("en", False)
    tokens = [tokenizer.sot, tokenizer.eot, tokenizer.no_timestamps, tokenizer.timestamp_begin]
    if any(token is None or token >= arguments["vocabulary"] for token in tokens):
        raise ModelError("Its tokenizer.json does not belong to its model.bin.")
    job.progress(0.5, "Trying the recogniser")
    try:
        _tried(engine, tokenizer, job)
    except (RuntimeError, ValueError) as error:
        raise ModelError(
            f"The files of this recogniser do not belong together: {str(error)[:200].rstrip('. ')}.",
            "Choose another folder.",
        ) from error
    return {"multilingual": engine.multilingual}


def _tried(engine: Engine, tokenizer: Any, job: Job) -> None:
    """Every step of recognition once, with made sound."""
    time = np.arange(2 * RATE) / RATE
    sound = 0.3 * np.sin(2 * np.pi * 150 * time * (1 + time / 8)) * np.sin(2 * np.pi * 3 * time)
    encoded = engine.encode(sound.astype(np.float32), job)
    engine.languages(encoded, job)
    decode(engine, encoded, tokenizer, RecogniserOptions(prompt="Hello, Anna."), job)
    align(engine, encoded, tokenizer, tokenizer.encode(" Hello, Anna."), job)
