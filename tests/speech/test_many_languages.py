"""A multilingual recogniser of the person's own: which language it is, what is said, and that in English.

No such model comes with the program: the tests bring whisper base (``packaging/tests.lock``), and another
folder may be named in AUDIOCHAT_TEST_MULTILINGUAL. What is said was made with espeak-ng, and is kept beside.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import soundfile
from rapidfuzz.distance import Levenshtein

from audiochat.domain.job import Job
from audiochat.domain.recogniser import RATE, RecogniserOptions
from audiochat.services.workshop import Workshop
from audiochat.speech.recogniser import Recogniser
from audiochat.speech.voice_activity import Samples, VoiceActivity

SPOKEN = Path(__file__).resolve().parents[1] / "data" / "languages"
SAID = {
    "de": "Meine Großmutter hat früher in einer Fabrik gearbeitet und jeden Morgen gesungen.",
    "es": "Buenos días a todos, hoy hablamos del futuro de nuestra empresa.",
    "en": "Good morning and welcome back to the kitchen table.",
}


def plain(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def spoken(language: str) -> Samples:
    samples, rate = soundfile.read(SPOKEN / f"{language}.flac", dtype="float32")
    assert rate == RATE
    made: Samples = samples
    return made


@pytest.fixture(scope="module")
def many(voice: VoiceActivity, multilingual_path: Path) -> Iterator[Recogniser]:
    made = Recogniser(multilingual_path, threads=2, voice=voice)
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
    assert {"the", "future", "of", "our", "company"} <= said
    assert all(word.start < word.end for word in heard.words)


def test_the_folder_is_known_to_be_multilingual(data_dir: Path, multilingual_path: Path) -> None:
    with Workshop.open(data_dir) as workshop:
        assert workshop.listener.examine(multilingual_path, Job()).multilingual
