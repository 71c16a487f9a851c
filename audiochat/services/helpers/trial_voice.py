"""In a child: reads a voice and speaks a little with it, which is what a bad file dies of."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from audiochat.domain.errors import ModelError
from audiochat.domain.job import Job
from audiochat.speech.synthesis import Synthesiser
from audiochat.speech.voice_file import read_description, voice_at

PROBE = "One, two, three. Is this a test? Shalom, שלום, привет, γειά, 你好!"
LONGEST_SECONDS = 120.0


def run(arguments: dict[str, Any], job: Job) -> dict[str, Any]:
    """``path`` in, ``seconds`` spoken out. ``ModelError`` when it says nothing, or never stops."""
    path = Path(arguments["path"])
    synthesiser = Synthesiser(voice_at(path, read_description(path), ""), threads=1)
    frames = sum(len(piece) for piece in synthesiser.speak(PROBE, job) if piece.any())
    seconds = frames / synthesiser.rate
    if not 0.2 < seconds < LONGEST_SECONDS:
        raise ModelError(f"{path.name} does not speak.", "Choose another voice.")
    return {"seconds": seconds}
