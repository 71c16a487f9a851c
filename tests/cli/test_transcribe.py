"""``audiochat transcribe`` with the recogniser that comes with the program, and what it refuses."""

from __future__ import annotations

import json
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile

from audiochat.domain.recogniser import LANGUAGES
from audiochat.services.transcripts import Transcripts
from audiochat.speech.voiceprints.encoder import model_path
from tests.making.dialogue import dialogue

RATE = 16_000
SAID = "The meeting was moved to Thursday."


@pytest.fixture
def spoken(speech_maker: Any, tmp_path: Path) -> Path:
    path = tmp_path / "meeting.wav"
    made = speech_maker.joined([SAID], [0.6])
    soundfile.write(path, made.samples, RATE)
    return path


@pytest.fixture
def speech_maker() -> Any:
    from tests.making.speech import Speech

    return Speech()


def plain(text: str) -> str:
    return "".join(c for c in text.lower() if c.isalpha() or c.isspace()).strip()


def test_speech_becomes_text_captions_and_data(
    audiochat: Callable[..., Any], spoken: Path, tmp_path: Path
) -> None:
    answer = audiochat("transcribe", spoken)
    assert answer.status == 0
    assert plain(SAID) in plain(answer.out)
    known = audiochat("transcribe", spoken, "--known", "--json")
    assert known.data["coverage"] == 1.0
    assert plain(known.data["text"]) == plain(SAID)
    assert known.data["language"] == "en"
    assert known.data["duration"] == pytest.approx(len(soundfile.read(spoken)[0]) / RATE, abs=0.01)
    words = known.data["segments"][0]["words"]
    assert [w["start"] for w in words] == sorted(w["start"] for w in words)
    srt = audiochat("transcribe", spoken, "--format", "srt")
    assert "-->" in srt.out
    out = tmp_path / "meeting.vtt"
    written = audiochat("transcribe", spoken, "-o", out)
    assert (written.status, written.out.strip()) == (0, f"{out}: 6 words")
    assert out.read_text("utf-8").startswith("WEBVTT")
    assert audiochat("transcribe", spoken, "-o", out).status == 1
    assert audiochat("transcribe", spoken, "-o", out, "--overwrite").status == 0


def test_silence_and_noise_have_no_words(audiochat: Callable[..., Any], tmp_path: Path) -> None:
    noise = np.random.default_rng(1).normal(0, 0.05, 5 * RATE).astype(np.float32)
    for name, sound in (("silence", np.zeros(5 * RATE, np.float32)), ("noise", noise)):
        path = tmp_path / f"{name}.wav"
        soundfile.write(path, sound, RATE)
        answer = audiochat("transcribe", path)
        assert (answer.status, answer.out) == (0, "")
        assert answer.err == f"No words were found in {name}.wav.\n"
        found = audiochat("transcribe", path, "--json")
        assert (found.data["text"], found.data["coverage"]) == ("", 1.0)
        assert json.loads(audiochat("transcribe", path, "--format", "json").out)["segments"] == []


@pytest.mark.parametrize(
    ("arguments", "said", "status"),
    [
        (["nowhere.wav"], "There is no file", 1),
        ([__file__], "cannot be opened as sound", 1),
        (["{file}", "--format", "doc"], "There is no format “doc”", 1),
        (["{file}", "--language", "he"], "understands English only", 1),
        (["{file}", "--language", "klingon"], "There is no language “klingon”", 1),
        (["{file}", "-o", "words.exe"], "has no ending", 1),
        (["{file}", "--again", "--known"], "not allowed with", 2),
        ([], "required: FILE", 2),
    ],
)
def test_bad_input_is_one_clear_line(
    audiochat: Callable[..., Any], speech: Path, arguments: list[str], said: str, status: int
) -> None:
    answer = audiochat("transcribe", *(a.format(file=speech) for a in arguments))
    assert answer.status == status
    assert answer.out == ""
    assert said in answer.err
    assert answer.err.count("\n") == 1


def test_stopped_it_keeps_what_it_has_and_goes_on(
    audiochat: Callable[..., Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "long.wav"
    soundfile.write(path, np.zeros(400 * RATE // 4, np.float32), RATE // 4)
    real, usual = Transcripts.write, signal.getsignal(signal.SIGINT)

    def stop(self: Transcripts, block: Any) -> None:
        real(self, block)
        signal.raise_signal(signal.SIGINT)

    with monkeypatch.context() as patched:
        patched.setattr(Transcripts, "write", stop)
        answer = audiochat("transcribe", path)
    assert answer.status == 130
    assert answer.out == ""
    assert "3% is kept; the same command goes on from there.\naudiochat: stopped." in answer.err
    known = audiochat("transcribe", path, "--known")
    assert "3% of long.wav has been transcribed" in known.err or "No words are known" in known.err
    assert audiochat("transcribe", path, "--json").data["coverage"] == 1.0
    assert signal.getsignal(signal.SIGINT) is usual


def test_the_languages_are_those_of_whisper() -> None:
    from faster_whisper.tokenizer import _LANGUAGE_CODES

    assert set(_LANGUAGE_CODES) == LANGUAGES


@pytest.mark.skipif(model_path() is None, reason="no model of voices on this system")
def test_speakers_are_told_apart(
    audiochat: Callable[..., Any], speech_maker: Any, tmp_path: Path
) -> None:
    path = tmp_path / "talk.wav"
    soundfile.write(path, dialogue(speech_maker, "0101").samples, RATE)
    found = audiochat("transcribe", path, "--speakers", "--format", "vtt")
    assert found.status == 0
    assert found.err == "2 speakers told apart.\n"
    voices = [line[3:12] for line in found.out.splitlines() if line.startswith("<v Speaker")]
    assert list(dict.fromkeys(voices)) == ["Speaker 1", "Speaker 2"]
    again = audiochat("transcribe", path, "--speakers", "1", "--json")
    assert again.data["speakers"] == {"voices": 1, "names": [], "unsure": [], "kept": 0}
    refused = audiochat("transcribe", path, "--speakers", "99")
    assert (refused.status, refused.out) == (1, "")
    assert "1 to 12 speakers" in refused.err
