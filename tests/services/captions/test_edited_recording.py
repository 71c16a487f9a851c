"""Captions of an edited recording, beside what is heard in the file that it is exported to."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
import soundfile
import soxr

from audiochat.services.workshop import Workshop
from tests.making.edited_talk import SENTENCES as GARDEN
from tests.making.edited_talk import prove, within
from tests.making.sentences import OTHER_SENTENCES, PAUSES, SENTENCES
from tests.making.speech import RATE, Samples, Speech

SAMPLE = Path(__file__).parents[3] / "resources" / "sample" / "sample.flac"


@pytest.fixture
def workshop(data_dir: Path) -> Iterator[Workshop]:
    with Workshop.open(data_dir) as opened:
        yield opened


def test_captions_match_a_fresh_recognition_of_the_exported_file(
    workshop: Workshop, tmp_path: Path, speech: Speech
) -> None:
    made = speech.joined(list(GARDEN[:3]), [0.45, 0.7, 0.35, 1.0])
    proof = prove(workshop, tmp_path, made.samples, cuts=1)
    assert proof.alike > 0.85
    assert len(proof.cues) >= 2
    assert statistics.median(proof.cues) < 0.1
    assert within(proof.starts) > 0.8


def talk(speech: Speech) -> Samples:
    """Three minutes with pauses of half a second, about."""
    return speech.joined(list(GARDEN) * 3, [0.45, 0.7, 0.35, 1.0]).samples


def kitchen(speech: Speech) -> Samples:
    """Two minutes with pauses of all lengths."""
    return speech.joined(list(SENTENCES), list(PAUSES)).samples


def sample(_speech: Speech) -> Samples:
    """The recording that comes with the program: a hum, and a passage that is too soft."""
    sound, rate = soundfile.read(str(SAMPLE), dtype="float32")
    return np.asarray(soxr.resample(sound, rate, RATE), np.float32)


def hurried(speech: Speech) -> Samples:
    """Spoken a fifth faster over noise; no number of the word times was fitted to these sentences."""
    parts = []
    for number, text in enumerate(OTHER_SENTENCES):
        pause = (0.3, 0.55, 0.2, 0.8, 1.3)[number % 5]
        parts += [speech.say(text, 1.2).samples, np.zeros(int(pause * RATE), np.float32)]
    whole = np.concatenate(parts)
    noise = np.random.default_rng(2).standard_normal(len(whole)).astype(np.float32)
    return whole + 0.003 * noise


@pytest.mark.slow
@pytest.mark.parametrize(("make", "cuts"), [(talk, 16), (kitchen, 15), (sample, 5), (hurried, 8)])
def test_most_captions_and_words_of_longer_recordings_match(
    workshop: Workshop,
    tmp_path: Path,
    speech: Speech,
    make: Callable[[Speech], Samples],
    cuts: int,
) -> None:
    proof = prove(workshop, tmp_path, make(speech), cuts)
    print(f"\n{make.__name__}: {proof}")
    assert proof.alike > 0.9
    # Both sides are recognised, so this is as steady as the recogniser's word times are; the captions
    # themselves start with the words of the edited timeline to the millisecond (test_cues).
    assert statistics.median(proof.starts) < 0.02
    assert within(proof.cues) >= 0.9
    assert within(proof.starts) >= 0.92
    assert within(proof.ends) >= 0.92
