"""One loaded recogniser and one finder of speech for all tests of speech."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from audiochat.speech.recogniser import Recogniser
from audiochat.speech.voice_activity import VoiceActivity


@pytest.fixture(scope="session")
def voice() -> VoiceActivity:
    return VoiceActivity()


@pytest.fixture(scope="session")
def recogniser(whisper_path: Path, voice: VoiceActivity) -> Iterator[Recogniser]:
    made = Recogniser(whisper_path, threads=2, voice=voice)
    yield made
    made.close()
