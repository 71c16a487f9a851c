"""``audiochat transcribe`` with the recogniser that comes with the program, and what it refuses."""

from __future__ import annotations

import json
import os
import select
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile

from audiochat.domain.recogniser import LANGUAGES
from audiochat.domain.transcript import Block, Word
from audiochat.services.transcripts import Transcripts
from audiochat.services.workshop import Workshop
from audiochat.speech.voiceprints.encoder import model_path
from audiochat.store.anew import Anew
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


def test_another_recogniser_is_named_for_one_command(
    audiochat: Callable[..., Any], multilingual_path: Path
) -> None:
    said = Path(__file__).resolve().parents[1] / "data" / "languages" / "es.flac"
    refused = audiochat("transcribe", said, "--language", "es")
    assert refused.status == 1
    assert "--recogniser FOLDER" in refused.err
    assert audiochat("transcribe", said, "--recogniser", said.parent).status == 1
    heard = audiochat("transcribe", said, "--recogniser", multilingual_path, "--json").data
    assert heard["language"] == "es"
    assert "futuro de nuestra empresa" in plain(heard["text"])
    asked = audiochat(
        "ask", said, "¿futuro?", "--recogniser", multilingual_path, "--no-model", "--json"
    )
    assert "futuro" in asked.data["answer"]
    english = audiochat(
        "transcribe", said, "--again", "--recogniser", multilingual_path, "--translate"
    )
    assert "the future of our company" in plain(english.out)
    assert audiochat("transcribe", said, "--language", "es").status == 1  # as it was chosen before


def test_known_words_are_told_as_what_they_are(
    audiochat: Callable[..., Any], multilingual_path: Path
) -> None:
    said = Path(__file__).resolve().parents[1] / "data" / "languages" / "es.flac"
    first = audiochat("transcribe", said)
    assert "uncertain" in first.err
    again = audiochat("transcribe", said)
    assert again.out == first.out
    assert again.err == first.err  # the doubt is not forgotten
    assert "uncertain" in audiochat("ask", said, "what is decided?", "--no-model").err
    name = "Whisper tiny, English"
    for wish in ([], ["--translate"], ["--language", "es"]):
        other = audiochat("transcribe", said, "--recogniser", multilingual_path, "--json", *wish)
        assert "were known already" in other.err
        assert "--again hears them" in other.err
        assert other.data["recogniser"] == name
    heard = audiochat("transcribe", said, "--recogniser", multilingual_path, "--again", "--json")
    assert heard.data["recogniser"] != name
    assert audiochat("transcribe", said, "--json").data["recogniser"] != name
    same = audiochat("transcribe", said, "--recogniser", multilingual_path)
    assert "were known already" not in same.err


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


def test_a_clip_of_its_own_is_what_is_written(
    audiochat: Callable[..., Any], speech_maker: Any, tmp_path: Path
) -> None:
    talk = tmp_path / "talk.wav"
    said = [SAID, "The garden is full of yellow flowers.", "Nobody has fed the cat."]
    made = speech_maker.joined(said, [1.6, 1.6, 1.6])
    soundfile.write(talk, made.samples, RATE)
    assert audiochat("transcribe", talk).status == 0
    words, out = "save the sentence about the flowers as its own clip", tmp_path / "clip.wav"
    plan = audiochat("plan", talk, words, "--json", "--no-model")
    assert [step["op"] for step in plan.data["steps"]] == ["trim"], plan.data
    assert audiochat("edit", talk, words, "-o", out, "--no-model").status == 0
    step = plan.data["steps"][0]
    assert soundfile.info(out).duration == pytest.approx(step["end"] - step["start"], abs=0.05)
    assert soundfile.info(out).duration < 0.6 * soundfile.info(talk).duration


def test_silence_and_noise_have_no_words(audiochat: Callable[..., Any], tmp_path: Path) -> None:
    noise = np.random.default_rng(1).normal(0, 0.05, 5 * RATE).astype(np.float32)
    path = tmp_path / "one.wav"
    soundfile.write(path, np.zeros(1, np.float32), RATE)
    assert audiochat("transcribe", path).err == "No words were found in one.wav.\n"
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
        (["{file}", "-o", "{file}", "--format", "txt", "--overwrite"], "recording itself", 1),
        (["{file}", "-o", "{file}/x.txt"], "There is no folder", 1),
        (["{file}", "--again", "--known"], "not allowed with", 2),
        (["{file}", "--drop-corrections"], "says what --again does", 1),
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


@pytest.fixture
def quiet(tmp_path: Path) -> Path:
    """A hundred seconds in which nothing is said: several blocks, and no recogniser is needed."""
    path = tmp_path / "long.wav"
    soundfile.write(path, np.zeros(100 * RATE // 4, np.float32), RATE // 4)
    return path


def broken_off(
    audiochat: Callable[..., Any],
    patch: pytest.MonkeyPatch,
    where: type,
    name: str,
    *arguments: Any,
    verb: str = "transcribe",
) -> Any:
    """The command, stopped by Ctrl-C as soon as it has kept its first block."""
    real = getattr(where, name)

    def stop(self: Any, *block: Any) -> None:
        real(self, *block)
        signal.raise_signal(signal.SIGINT)

    with patch.context() as patched:
        patched.setattr(where, name, stop)
        return audiochat(verb, *arguments)


def test_stopped_it_keeps_what_it_has_and_goes_on(
    audiochat: Callable[..., Any], quiet: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual = signal.getsignal(signal.SIGINT)
    answer = broken_off(audiochat, monkeypatch, Transcripts, "write", quiet)
    assert answer.status == 130
    assert answer.out == ""
    assert "12% is kept; the same command goes on from there.\naudiochat: stopped." in answer.err
    known = audiochat("transcribe", quiet, "--known")
    assert "12% of long.wav has been transcribed" in known.err or "No words are known" in known.err
    rest = audiochat("transcribe", quiet, "--json")
    assert rest.data["coverage"] == 1.0
    assert rest.err.startswith("12% is known already; going on from there (--again begins anew).\n")
    assert signal.getsignal(signal.SIGINT) is usual


def test_a_question_goes_on_as_well(
    audiochat: Callable[..., Any], quiet: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = (quiet, "what was decided?", "--no-model")
    answer = broken_off(audiochat, monkeypatch, Transcripts, "write", *asked, verb="ask")
    assert (answer.status, answer.out) == (130, "")
    assert "12% is kept; the same command goes on from there.\naudiochat: stopped." in answer.err


def test_begun_anew_and_broken_off_it_goes_on_and_the_old_words_stay_until_then(
    audiochat: Callable[..., Any], quiet: Path, monkeypatch: pytest.MonkeyPatch, data_dir: Path
) -> None:
    audiochat("transcribe", quiet)
    with Workshop.open(data_dir) as workshop:  # words that nobody said: they go when it is heard
        (source,) = workshop.editor(workshop.library.list()[0].id).timeline.sources()
        words = (Word("wrong", 90.0, 90.5),)
        workshop.transcripts.write(Block("w", source, 80.0, 100.0, words, "en", "old"))
    answer = broken_off(audiochat, monkeypatch, Anew, "add", quiet, "--again")
    assert answer.status == 130
    assert "12% of it anew is kept, and the old words are as they were;" in answer.err
    assert "the same command without --again goes on from there.\naudiochat: st" in answer.err
    assert audiochat("transcribe", quiet, "--known", "--json").data["text"] == "wrong"
    other = audiochat("transcribe", quiet, "--translate")
    assert (other.status, other.out) == (1, "")
    assert "was being transcribed anew in another way" in other.err
    kept: list[Any] = []
    monkeypatch.setattr(Anew, "add", _counting(Anew.add, kept))
    rest = audiochat("transcribe", quiet, "--json")
    assert "It was being transcribed anew; going on at 12% (--again begins anew).\n" in rest.err
    assert (rest.data["text"], rest.data["coverage"]) == ("", 1.0)
    assert kept[0].start == pytest.approx(11.7)
    assert audiochat("transcribe", quiet).err == "No words were found in long.wav.\n"
    kept.clear()
    assert audiochat("transcribe", quiet, "--again").status == 0
    assert kept[0].start == 0.0


def test_begun_anew_corrections_stay_unless_they_are_to_go(
    audiochat: Callable[..., Any], spoken: Path, data_dir: Path
) -> None:
    heard = audiochat("transcribe", spoken).out
    with Workshop.open(data_dir) as workshop:
        timeline = workshop.editor(workshop.library.list()[0].id).timeline
        words = workshop.transcripts.view(timeline).words
        assert plain(words[-1].text) == "thursday"
        workshop.transcripts.correct(words[-1], words[-1], "Friday.")
        workshop.transcripts.set_speaker(workshop.transcripts.view(timeline).words, "Anna")
    corrected = heard.replace("Thursday", "Friday").replace("] ", "] Anna: ")
    for _ in range(2):
        again = audiochat("transcribe", spoken, "--again")
        assert again.out == corrected
        assert again.err == (
            "1 corrected word and 1 named speaker stay (--drop-corrections lets them go).\n"
        )
    refused = audiochat("transcribe", spoken, "--again", "--translate")
    assert (refused.status, refused.out) == (1, "")
    assert "1 word corrected by hand cannot stay in a translation." in refused.err
    dropped = audiochat("transcribe", spoken, "--again", "--drop-corrections")
    assert dropped.out == heard
    assert dropped.err == (
        "1 corrected word and 1 named speaker went with the old words; Undo in the window brings "
        "all of them back.\n"
    )
    assert audiochat("transcribe", spoken, "--again").err == ""
    with Workshop.open(data_dir) as workshop:
        recording = workshop.library.list()[0]
        for _ in range(2):
            workshop.transcripts.undo_laying(recording.id)
        words = workshop.transcripts.view(timeline).words
        assert [(words[-1].text, words[-1].word.speaker)] == [("Friday.", "Anna")]


def _counting(real: Callable[..., None], kept: list[Any]) -> Callable[..., None]:
    def add(self: Anew, name: str, block: Block) -> None:
        kept.append(block)
        real(self, name, block)

    return add


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


def test_a_word_document_is_not_printed_on_a_terminal(
    audiochat: Callable[..., Any], speech: Path, data_dir: Path
) -> None:
    pty = pytest.importorskip("pty")
    words = ["transcribe", str(speech), "--known", "--format"]
    run = [sys.executable, "-m", "audiochat", "--data-dir", str(data_dir)]
    ours, theirs = pty.openpty()
    try:
        done = subprocess.run(
            [*run, *words, "docx"], stdout=theirs, stderr=subprocess.PIPE, text=True, check=False
        )
        assert done.returncode == 1
        assert "terminal" in done.stderr
        assert "-o" in done.stderr
        assert not select.select([ours], [], [], 0)[0], "something was printed"
        text = subprocess.run([*run, *words, "txt"], stdout=theirs, check=False)
        assert text.returncode == 0
    finally:
        os.close(ours)
        os.close(theirs)
    assert audiochat(*words, "docx").status == 0  # into a pipe or a file
