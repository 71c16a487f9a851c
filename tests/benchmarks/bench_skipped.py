"""Short recordings of several voices with pauses of all lengths: how many sentences a recogniser skips.

``python -m pytest -m benchmark tests/benchmarks/bench_skipped.py -s`` writes ``out/skipped.md``. Each
recording has two to six sentences of two voices at different levels, over noise. Beside it stands the
same recogniser that hears nothing twice. Voices that are not installed are left out.
"""

from __future__ import annotations

import difflib
import os
import random
import re
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
import soundfile
import soxr

from audiochat.domain.job import Job
from audiochat.domain.recogniser import RecogniserOptions
from audiochat.speech import recogniser as recognition
from audiochat.speech.pieces import LONGEST, packed
from audiochat.speech.recogniser import Recogniser
from audiochat.speech.unheard import Unheard
from audiochat.speech.voice_activity import VoiceActivity
from tests.making import festival
from tests.making.sentences import OTHER_SENTENCES, SENTENCES
from tests.making.speech import RATE, Samples, Speech

OUT = Path(__file__).with_name("out") / "skipped.md"
COUNT, SEED = 150, 99
TEXTS = (*SENTENCES, *OTHER_SENTENCES)
ESPEAK = {
    "en-us": 160,
    "en-gb+f3": 170,
    "en-gb-scotland": 155,
    "en-us+f2": 165,
    "en-us+m7": 150,
}
SENTENCE = 4
"""So many words more that are missing than added: a sentence was skipped."""


@dataclass
class Tally:
    """What is wrong in all recordings together."""

    words: int = 0
    missing: int = 0
    added: int = 0
    sentences: int = 0
    seconds: float = 0.0

    def count(self, said: str, heard: str) -> None:
        """Compare the words of one recording."""
        a, b = _plain(said), _plain(heard)
        missing = added = 0
        for _, a0, a1, b0, b1 in difflib.SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
            missing += max(0, (a1 - a0) - (b1 - b0))
            added += max(0, (b1 - b0) - (a1 - a0))
        self.words += len(a)
        self.missing += missing
        self.added += added
        self.sentences += missing - added >= SENTENCE

    def row(self, name: str) -> str:
        """One line of the table."""
        return (
            f"| {name} | {self.sentences} of {COUNT} | {self.missing / self.words:.1%} |"
            f" {self.added / self.words:.1%} | {self.seconds:.0f} |"
        )


def _plain(text: str) -> list[str]:
    return re.sub(r"[^a-z0-9' ]", " ", text.lower()).split()


def _voices(speech: Speech, folder: Path) -> dict[str, Callable[[str], Samples]]:
    path = folder / "said.wav"

    def espeak(voice: str, pace: int) -> Callable[[str], Samples]:
        def say(text: str) -> Samples:
            how = ["espeak-ng", "-v", voice, "-s", str(pace), "-w", str(path), text]
            subprocess.run(how, check=True)
            sound, rate = soundfile.read(str(path), dtype="float32")
            return np.asarray(soxr.resample(sound, rate, RATE), np.float32)

        return say

    found: dict[str, Callable[[str], Samples]] = {"joe": lambda text: speech.say(text).samples}
    if shutil.which("espeak-ng"):
        found |= {voice: espeak(voice, pace) for voice, pace in ESPEAK.items()}
    if festival.installed():
        found |= {voice: festival.festival(voice, folder) for voice in festival.VOICES}
    return found


def _recordings(speech: Speech, folder: Path) -> Iterator[tuple[str, Samples]]:
    """What is said, and how it sounds; the same ones wherever the same voices are installed."""
    voices, chance, said = _voices(speech, folder), random.Random(SEED), {}
    for number in range(COUNT):
        texts: list[str] = []
        parts = [np.zeros(int(RATE * chance.uniform(0, 3)), np.float32)]
        both = chance.sample(sorted(voices), min(2, len(voices)))
        for _ in range(chance.choice([2, 2, 3, 3, 4, 5, 6])):
            key = (chance.choice(both), chance.choice(TEXTS))
            if key not in said:
                sound = voices[key[0]](key[1])
                said[key] = sound * np.float32(0.08 / np.sqrt(np.mean(sound**2)))
            texts.append(key[1])
            gap = np.zeros(int(RATE * chance.choice([0.3, 0.6, 1.2, 3, 6])), np.float32)
            parts += [said[key] * np.float32(chance.choice([0.5, 1, 1.5])), gap]
        whole = np.concatenate(parts)
        noise = np.random.default_rng(number).standard_normal(len(whole)).astype(np.float32)
        yield (
            " ".join(texts),
            np.clip(whole + noise * np.float32(chance.choice([0.0002, 0.002, 0.006])), -1, 1),
        )


def _never(_missing: Unheard, _duration: float, _again: int) -> bool:
    return False


@pytest.mark.benchmark
@pytest.mark.timeout(1800)
def test_sentences_skipped(
    whisper_path: Path, speech: Speech, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    recogniser = Recogniser(whisper_path, threads=2)
    voice, tallies = VoiceActivity(), {"heard once": Tally(), "ours": Tally()}
    usual = recognition.worth_halving
    for said, samples in _recordings(speech, tmp_path):
        pieces = list(packed(voice.spans(samples), len(samples), LONGEST))
        for name, tally in tallies.items():
            monkeypatch.setattr(
                recognition, "worth_halving", _never if name == "heard once" else usual
            )
            begun = time.process_time()
            heard = [
                word.text
                for piece in pieces
                for word in recogniser.hear(piece, samples, RecogniserOptions(), Job()).words
            ]
            tally.seconds += time.process_time() - begun
            tally.count(said, " ".join(heard))
    lines = [
        f"# Sentences skipped in {COUNT} short recordings of two voices\n",
        f"{os.cpu_count()} cores, {tallies['ours'].words} words.\n",
        "| | recordings that lost a sentence | words missing | words added | seconds of work |",
        "|---|---|---|---|---|",
        *(tally.row(name) for name, tally in tallies.items()),
    ]
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print("\n" + "\n".join(lines))
    assert tallies["ours"].sentences <= COUNT // 50
