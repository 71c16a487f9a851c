"""A multilingual recogniser of the person's own: which language it is, what is said, and that in English.

No such model comes with the program. Name the folder of one (whisper base or larger, in CTranslate2's
form) in AUDIOCHAT_TEST_MULTILINGUAL; the speech is espeak-ng's.
"""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import soundfile
import soxr
from rapidfuzz.distance import Levenshtein

from audiochat.domain.job import Job
from audiochat.domain.recogniser import RATE, RecogniserOptions
from audiochat.services.workshop import Workshop
from audiochat.speech.recogniser import Recogniser
from audiochat.speech.voice_activity import Samples, VoiceActivity

FOLDER = os.environ.get("AUDIOCHAT_TEST_MULTILINGUAL", "")

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not FOLDER, reason="no multilingual recogniser is named"),
    pytest.mark.skipif(not shutil.which("espeak-ng"), reason="no espeak-ng"),
]

SAID = {
    "de": "Meine Großmutter hat früher in einer Fabrik gearbeitet und jeden Morgen gesungen.",
    "es": "Buenos días a todos, hoy hablamos del futuro de nuestra empresa.",
    "en": "Good morning and welcome back to the kitchen table.",
}


def plain(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def spoken(language: str) -> Samples:
    sound = subprocess.run(
        ["espeak-ng", "-v", language, "-s", "140", "--stdout", SAID[language]],
        capture_output=True,
        check=True,
    ).stdout
    samples, rate = soundfile.read(io.BytesIO(sound), dtype="float32")
    made: Samples = soxr.resample(samples, rate, RATE).astype(np.float32)
    return made


@pytest.fixture(scope="module")
def many(voice: VoiceActivity) -> Iterator[Recogniser]:
    made = Recogniser(Path(FOLDER), threads=2, voice=voice)
    yield made
    made.close()


@pytest.mark.parametrize("language", SAID)
@pytest.mark.parametrize("told", [True, False], ids=["told", "found out"])
def test_it_is_heard_in_its_own_language(many: Recogniser, language: str, told: bool) -> None:
    heard = many.recognise(spoken(language), RecogniserOptions(language=language if told else ""))
    assert heard.language == language
    assert told or heard.language_probability > 0.5
    want = plain(SAID[language])
    assert Levenshtein.distance(want, plain(heard.text)) <= 0.35 * len(want)


def test_it_is_translated(many: Recogniser) -> None:
    heard = many.recognise(spoken("es"), RecogniserOptions(translate=True))
    assert heard.language == "es"
    said = set(plain(heard.text))
    assert {"good", "morning", "future"} <= said
    assert all(word.start < word.end for word in heard.words)


def test_the_folder_is_known_to_be_multilingual(data_dir: Path) -> None:
    with Workshop.open(data_dir) as workshop:
        assert workshop.listener.examine(Path(FOLDER), Job()).multilingual
