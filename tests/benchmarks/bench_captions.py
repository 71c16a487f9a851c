"""Captions and words of edited recordings, beside a fresh recognition of the files they are exported to.

Run with ``python -m pytest -m benchmark tests/benchmarks/bench_captions.py -s``. The voices of espeak-ng and
the recorded words of ``alsa-utils`` are left out where they are not installed.
"""

from __future__ import annotations

import os
import platform
import random
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import soundfile
import soxr

from audiochat.services.workshop import Workshop
from tests.making.edited_talk import SENTENCES as GARDEN
from tests.making.edited_talk import Proof, prove, within
from tests.making.sentences import OTHER_SENTENCES, PAUSES, SENTENCES
from tests.making.speech import RATE, Samples, Speech
from tests.making.telephone import by_telephone

OUT = Path(__file__).with_name("out") / "captions.md"
SAMPLE = Path(__file__).parents[2] / "resources" / "sample" / "sample.flac"
WORDS = Path("/usr/share/sounds/alsa")
"""Somebody says "front left", "rear right" and the like (Debian's ``alsa-utils``)."""


def read(path: Path) -> Samples:
    sound, rate = soundfile.read(str(path), dtype="float32", always_2d=True)
    return np.asarray(soxr.resample(sound.mean(axis=1), rate, RATE), np.float32)


def joined(parts: list[Samples], floor: float = 0.0003) -> Samples:
    """Phrases with pauses between them, over noise."""
    pauses, out = (0.3, 0.55, 0.2, 0.8, 1.3), [np.zeros(RATE // 3, np.float32)]
    for number, part in enumerate(parts):
        out += [part, np.zeros(int(pauses[number % len(pauses)] * RATE), np.float32)]
    whole = np.concatenate(out)
    noise = np.random.default_rng(2).standard_normal(len(whole)).astype(np.float32)
    return whole + floor * noise


def telephone(speech: Speech) -> Samples:
    """300 to 3,400 Hz, over noise."""
    whole = joined([speech.say(text).samples for text in OTHER_SENTENCES[::-1]], 0.004)
    return by_telephone(whole)


def deeper(speech: Speech) -> Samples:
    """A voice a tenth deeper and slower, in another order."""
    whole = joined([speech.say(text, 1.15).samples for text in OTHER_SENTENCES])
    return np.asarray(soxr.resample(whole, RATE, RATE * 1.12), np.float32)


def espeak(voice: str, pace: int, texts: tuple[str, ...]) -> Callable[[Speech, Path], Samples]:
    def make(_speech: Speech, folder: Path) -> Samples:
        if shutil.which("espeak-ng") is None:
            pytest.skip("espeak-ng is not installed")
        path, parts = folder / "said.wav", []
        for text in texts:
            how = ["espeak-ng", "-v", voice, "-s", str(pace), "-w", str(path), text]
            subprocess.run(how, check=True)
            parts.append(0.5 * read(path))
        return joined(parts)

    return make


def recorded(_speech: Speech, _folder: Path) -> Samples:
    if not WORDS.is_dir():
        pytest.skip("alsa-utils is not installed")
    chance, said = random.Random(7), sorted(set(WORDS.glob("*.wav")) - {WORDS / "Noise.wav"})
    return joined([read(chance.choice(said)) for _ in range(30)])


MADE: dict[str, tuple[int, Callable[[Speech, Path], Samples]]] = {
    "piper, a talk (fitted to)": (
        16,
        lambda speech, _: speech.joined(list(GARDEN) * 3, [0.45, 0.7, 0.35, 1.0]).samples,
    ),
    "piper, pauses of all lengths (fitted to)": (
        15,
        lambda speech, _: speech.joined(list(SENTENCES), list(PAUSES)).samples,
    ),
    "the sample recording": (5, lambda *_: read(SAMPLE)),
    "espeak-ng en-us (fitted to)": (9, espeak("en-us", 160, SENTENCES[:24])),
    "piper, a fifth faster, noise": (
        8,
        lambda speech, _: joined([speech.say(t, 1.2).samples for t in OTHER_SENTENCES], 0.003),
    ),
    "piper, deeper": (8, lambda speech, _: deeper(speech)),
    "piper by telephone": (8, lambda speech, _: telephone(speech)),
    "espeak-ng en-gb, a woman": (8, espeak("en-gb+f3", 175, OTHER_SENTENCES)),
    "espeak-ng en-us, a woman": (8, espeak("en-us+f2", 165, OTHER_SENTENCES[::-1])),
    "recorded words (alsa-utils)": (3, recorded),
}


def row(name: str, proof: Proof) -> str:
    return (
        f"| {name} | {proof.words} | {proof.cuts} | {proof.alike:.0%} | {within(proof.cues):.1%}"
        f" of {len(proof.cues)} | {within(proof.starts):.1%} | {within(proof.ends):.1%} |"
        f" {1000 * proof.starts[-1]:.0f} |"
    )


@pytest.mark.benchmark
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("name", MADE)
def test_captions(name: str, speech: Speech, data_dir: Path, tmp_path: Path) -> None:
    cuts, make = MADE[name]
    samples = make(speech, tmp_path)
    with Workshop.open(data_dir) as workshop:
        proof = prove(workshop, tmp_path, samples, cuts)
    first = name == next(iter(MADE))
    OUT.parent.mkdir(exist_ok=True)
    head = (
        f"# Captions of edited recordings\n\n{platform.machine()}, {os.cpu_count()} cores; shares are those"
        " within 100 ms of a fresh recognition of the exported file.\n\n"
        "| recording | words | cuts | heard alike | captions | word starts | word ends | worst ms |\n"
        "|---|---|---|---|---|---|---|---|\n"
    )
    with OUT.open("w" if first else "a", encoding="utf-8") as file:
        file.write((head if first else "") + row(name, proof) + "\n")
    print(f"\n{row(name, proof)}")
    assert within(proof.starts) >= 0.8
