"""A small recording and a way to call the command line in this process."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile

from audiochat.cli.main import run


@dataclass(frozen=True)
class Answer:
    status: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        return json.loads(self.out)


@pytest.fixture
def audiochat(data_dir: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., Answer]:
    def call(*arguments: str | Path) -> Answer:
        try:
            status = run([*map(str, arguments), "--data-dir", str(data_dir)])
        except SystemExit as stop:
            status = int(stop.code or 0)
        seen = capsys.readouterr()
        return Answer(status, seen.out, seen.err)

    return call


@pytest.fixture
def speech(tmp_path: Path) -> Path:
    """Ten seconds of noise bursts with two pauses, 8 kHz mono."""
    rate = 8000
    sound = np.random.default_rng(1).normal(0, 0.1, 10 * rate).astype(np.float32)
    for start, end in ((2.0, 4.0), (6.0, 7.5)):
        sound[int(start * rate) : int(end * rate)] = 0
    path = tmp_path / "speech.wav"
    soundfile.write(path, sound, rate)
    return path
