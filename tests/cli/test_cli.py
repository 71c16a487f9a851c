"""The command line as a script meets it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import soundfile

HEAVY = ("PySide6", "llama_cpp", "av", "scipy", "pedalboard", "sqlalchemy", "numpy", "alembic")


def test_help_is_light() -> None:
    code = (
        "import sys; from audiochat.cli.main import run\n"
        "try: run(['--help'])\nexcept SystemExit: pass\n"
        f"print([m for m in {HEAVY!r} if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"
    for verb in ("chat", "sessions", "plan", "edit", "operations", "info", "doctor"):
        assert verb in done.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ["plan", "missing.wav", "cut the first second"],
        ["info", "missing.wav"],
        ["sessions", "show", "nobody"],
        ["chat", "hello", "--max-tokens", "-4"],
        ["chat", "hello", "--model", "missing.gguf"],
        ["sessions", "export", "nobody", "--format", "pdf"],
        ["frobnicate"],
        ["edit", "missing.wav", "reverse it", "-o", "out.wav"],
    ],
    ids=lambda a: " ".join(a[:2]),
)
def test_bad_input_is_one_clear_line(audiochat: Callable[..., Any], arguments: list[str]) -> None:
    answer = audiochat(*arguments)
    assert answer.status != 0
    assert answer.out == ""
    assert len(answer.err.strip().splitlines()) == 1, answer.err
    assert "Traceback" not in answer.err


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["transcrib", "talk.wav"], 2, "there is no command transcrib. Did you mean transcribe?"),
        (["frobnicate"], 2, "there is no command frobnicate. (see audiochat --help)"),
        (["missing.wav"], 1, "There is no file missing.wav."),
        ([os.path.join("nowhere", "talk")], 1, "There is no file"),
        ([os.curdir], 1, "is a folder."),
        ([__file__, "missing"], 1, "There is no file missing."),
    ],
)
def test_a_name_that_is_no_command_is_told_as_what_it_looks_like(
    audiochat: Callable[..., Any], arguments: list[str], status: int, said: str
) -> None:
    answer = audiochat(*arguments)
    assert answer.status == status
    assert said in answer.err


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"", "empty.wav"),
        (b"just words, no sound\n" * 40, "text.mp3"),
        (b"RIFF\x00\x00", "cut.wav"),
    ],
    ids=["empty", "text", "truncated"],
)
def test_a_file_without_sound_is_refused(
    audiochat: Callable[..., Any], tmp_path: Path, content: bytes, name: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    answer = audiochat("info", path)
    assert answer.status == 1
    assert name in answer.err
    assert len(answer.err.strip().splitlines()) == 1


ODD = os.fsdecode(b"n\xefve.wav")


def test_names_that_are_no_unicode_are_told(
    audiochat: Callable[..., Any], speech: Path, tmp_path: Path
) -> None:
    odd = tmp_path / ODD
    odd.write_bytes(speech.read_bytes())
    out = tmp_path / "out"
    out.mkdir()
    for command in (
        ("info", odd),
        ("plan", odd, "cut the first second"),
        ("edit", speech, "cut the first second", "-o", out / ODD),
        ("say", "hello", "-o", out / ODD),
    ):
        answer = audiochat(*command)
        assert answer.status == 1
        assert "n?ve.wav is not written in Unicode. Rename it" in answer.err
    assert not list(out.iterdir())


@pytest.mark.parametrize("length", [251, 255, 256, 300])
def test_names_that_are_too_long_are_told(
    audiochat: Callable[..., Any], speech: Path, tmp_path: Path, length: int
) -> None:
    name = "x" * (length - 4)
    for command in (
        ("edit", speech, "cut the first second", "-o", tmp_path / f"{name}.wav"),
        ("transcribe", speech, "-o", tmp_path / f"{name}.srt"),
        ("record", "-o", tmp_path / f"{name}.wav"),
    ):
        answer = audiochat(*command)
        assert answer.status == 1
        assert "x… is too long. Give the file a shorter one." in answer.err
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["speech.wav"]


def test_a_prompt_that_is_no_unicode_is_taken(audiochat: Callable[..., Any]) -> None:
    answer = audiochat("chat", os.fsdecode(b"na\xefve"), "--max-tokens", "1", "--json")
    assert answer.status == 0
    assert audiochat("sessions", "list", "--json").data[0]["title"] == "Na?ve"


def test_a_file_that_was_cut_off_is_used_and_told(
    audiochat: Callable[..., Any], speech: Path, tmp_path: Path
) -> None:
    cut = tmp_path / "cut.flac"
    cut.write_bytes(speech.read_bytes()[: speech.stat().st_size // 2])
    for command in (("info", cut, "--json"), ("plan", cut, "cut the first second", "--json")):
        answer = audiochat(*command)
        assert answer.status == 0
        assert "cut.flac was cut off" in answer.err
    assert audiochat("info", cut, "--json").data["missing"] > 1
    assert audiochat("info", speech).err == ""


def test_plan_says_what_it_would_do(audiochat: Callable[..., Any], speech: Path) -> None:
    answer = audiochat("plan", speech, "cut the first 3 seconds", "--json")
    assert answer.status == 0
    assert answer.data["status"] == "plan"
    assert answer.data["source"] == "rules"
    assert answer.data["steps"] == [{"op": "delete", "start": 0.0, "end": 3.0, "params": {}}]


def test_a_fact_is_answered_with_its_places(audiochat: Callable[..., Any], speech: Path) -> None:
    answer = audiochat("plan", speech, "where is the loudest part?", "--json", "--no-model")
    assert (answer.status, answer.data["status"]) == (0, "fact")
    (place,) = answer.data["spans"]
    assert 0 <= place["start"] < place["end"]


def test_words_nobody_has_transcribed_are_asked_for(
    audiochat: Callable[..., Any], speech: Path
) -> None:
    answer = audiochat("plan", speech, "mute the phone number", "--json")
    assert (answer.status, answer.data["status"]) == (3, "question")
    assert "not transcribed" in answer.data["message"]


def test_the_impossible_is_refused_with_status_4(
    audiochat: Callable[..., Any], speech: Path
) -> None:
    answer = audiochat("plan", speech, "cut from 20 s to 30 s", "--json")
    assert (answer.status, answer.data["status"]) == (4, "refused")
    assert answer.data["message"]


def test_the_unclear_is_a_question_with_status_3(
    audiochat: Callable[..., Any], speech: Path
) -> None:
    answer = audiochat("plan", speech, "make it nicer", "--json", "--no-model")
    assert (answer.status, answer.data["status"]) == (3, "question")
    assert answer.data["steps"] == []


def test_edit_writes_a_new_file(
    audiochat: Callable[..., Any], speech: Path, tmp_path: Path
) -> None:
    before = speech.read_bytes()
    out = tmp_path / "out.flac"
    answer = audiochat("edit", speech, "cut the first 3 seconds", "-o", out, "--json")
    assert answer.status == 0, answer.err
    assert soundfile.info(out).frames == 7 * 8000
    assert answer.data["after"]["seconds"] == pytest.approx(7.0)
    assert speech.read_bytes() == before


def test_edit_twice_starts_from_the_file_both_times(
    audiochat: Callable[..., Any], speech: Path, tmp_path: Path
) -> None:
    for name in ("one.wav", "two.wav"):
        assert (
            audiochat("edit", speech, "cut the first 3 seconds", "-o", tmp_path / name).status == 0
        )
        assert soundfile.info(tmp_path / name).frames == 7 * 8000


def test_edit_never_writes_over_a_file_unasked(
    audiochat: Callable[..., Any], speech: Path, tmp_path: Path
) -> None:
    before = speech.read_bytes()
    answer = audiochat("edit", speech, "reverse it", "-o", speech)
    assert answer.status == 1
    assert "--overwrite" in answer.err
    assert speech.read_bytes() == before


def test_edit_writes_over_the_file_itself_when_told_to(
    audiochat: Callable[..., Any], speech: Path
) -> None:
    for left in (7, 4):  # each run edits the file as the one before left it
        answer = audiochat(
            "edit", speech, "cut the first 3 seconds", "-o", speech, "--overwrite", "--json"
        )
        assert answer.status == 0, answer.err
        assert answer.data["after"]["seconds"] == pytest.approx(left)
        assert soundfile.info(speech).frames == left * 8000
    assert [path.name for path in speech.parent.glob("speech*")] == ["speech.wav"]


@pytest.mark.parametrize(("words", "status"), [("make it nicer", 3), ("delete everything", 4)])
def test_edit_without_a_plan_writes_nothing(
    audiochat: Callable[..., Any], speech: Path, tmp_path: Path, words: str, status: int
) -> None:
    out = tmp_path / "out.wav"
    assert audiochat("edit", speech, words, "-o", out, "--no-model").status == status
    assert not out.exists()


def test_what_was_done_in_the_window_is_there_again_whatever_a_script_says(
    audiochat: Callable[..., Any], speech: Path, tmp_path: Path, data_dir: Path
) -> None:
    from audiochat.domain.job import Job
    from audiochat.domain.plan import Plan, Step
    from audiochat.services.workshop import Workshop

    with Workshop.open(data_dir) as workshop:
        recording = workshop.library.open(speech, Job())
        plan = Plan(steps=(Step(op="delete", start=0.0, end=1.0),))
        workshop.editor(recording.id).apply(plan, None, Job())
    for words, status in (("make it nicer", 3), ("delete everything", 4), ("reverse it", 0)):
        out = tmp_path / f"{status}.wav"
        assert audiochat("edit", speech, words, "-o", out, "--no-model").status == status
        with Workshop.open(data_dir) as workshop:
            assert workshop.editor(recording.id).timeline.seconds == pytest.approx(9.0)
    assert soundfile.info(out).duration == pytest.approx(10.0)


def test_operations_come_from_the_registry(audiochat: Callable[..., Any]) -> None:
    from audiochat.operations import load

    listed = audiochat("operations", "--json").data
    assert [row["id"] for row in listed] == [operation.id for operation in load()]
    assert all(row["params"]["type"] == "object" for row in listed)


def test_info_has_facts_and_loudness(audiochat: Callable[..., Any], speech: Path) -> None:
    facts = audiochat("info", speech, "--json").data
    assert (facts["rate"], facts["channels"]) == (8000, 1)
    assert facts["duration"] == pytest.approx(10.0)
    assert -60 < facts["loudness"]["integrated"] < 0


def test_a_chat_and_its_session(audiochat: Callable[..., Any]) -> None:
    answer = audiochat("chat", "Say hello.", "--max-tokens", "12", "--seed", "1", "--json")
    assert answer.status == 0, answer.err
    reply = answer.data
    assert reply["content"]
    assert 1 <= reply["completion_tokens"] <= 12
    assert reply["prompt_tokens"] > 0
    assert reply["ttft_s"] > 0
    assert reply["tokens_per_s"] > 0
    session = reply["session_id"]
    shown = audiochat("sessions", "show", session, "--json").data
    assert [m["role"] for m in shown["messages"]] == ["user", "assistant"]
    assert audiochat("sessions", "search", "hello", "--json").data[0]["session_id"] == session
    assert "Say hello." in audiochat("sessions", "export", session, "--format", "md").out
    assert audiochat("sessions", "rename", session, "A title").status == 0
    assert audiochat("sessions", "list", "--json").data[0]["title"] == "A title"
    assert audiochat("sessions", "delete", session).status == 0
    assert audiochat("sessions", "list", "--json").data == []


def test_doctor_finds_all_well(audiochat: Callable[..., Any]) -> None:
    findings = {row["name"]: row for row in audiochat("doctor", "--json").data}
    assert set(findings) == {"versions", "database", "model", "speech", "sound", "disk"}
    assert findings["database"]["ok"]
    assert findings["model"]["ok"]


def test_a_refused_prompt_leaves_no_conversation(audiochat: Callable[..., Any]) -> None:
    answer = audiochat("chat", "  ")
    assert (answer.status, answer.out) == (1, "")
    assert audiochat("sessions", "list", "--json").data == []


def test_a_reply_that_failed_is_an_error(
    audiochat: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    from audiochat.domain.errors import ModelError
    from audiochat.providers.gemma_local import GemmaLocal

    def fail(*_: Any) -> Any:
        raise ModelError("The model broke.", "Try another.")

    monkeypatch.setattr(GemmaLocal, "load", lambda *_: None)
    monkeypatch.setattr(GemmaLocal, "generate", fail)
    monkeypatch.setattr(GemmaLocal, "count_tokens", lambda *_: 1)
    answer = audiochat("chat", "hello", "--json")
    assert (answer.status, answer.out) == (1, "")
    assert answer.err == "audiochat: The model broke. Try another.\n"


@pytest.mark.parametrize("place", ["before", "after", "between", "environment"])
def test_the_data_folder_can_be_named_anywhere(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    place: str,
) -> None:
    from audiochat.cli.main import run

    named = ["--data-dir", str(tmp_path / "here")]
    arguments = {
        "before": [*named, "sessions", "list", "--json"],
        "after": ["sessions", "list", "--json", *named],
        "between": ["sessions", *named, "list", "--json"],
        "environment": ["sessions", "list", "--json"],
    }[place]
    other = "here" if place == "environment" else "elsewhere"
    monkeypatch.setenv("AUDIOCHAT_DATA_DIR", str(tmp_path / other))
    assert run(arguments) == 0
    assert capsys.readouterr().out.strip() == "[]"
    assert [path.name for path in tmp_path.iterdir()] == ["here"]


def test_times_are_iso_and_an_export_as_json_needs_no_format(
    audiochat: Callable[..., Any], data_dir: Path
) -> None:
    from datetime import datetime

    from audiochat.services.workshop import Workshop

    with Workshop.open(data_dir) as workshop:
        session = workshop.sessions.create("A talk")
        workshop.chat.post(session.id, "hello")
    (row,) = audiochat("sessions", "list", "--json").data
    assert "T" in row["created_at"]
    assert datetime.fromisoformat(row["created_at"]).tzinfo is not None
    exported = audiochat("sessions", "export", session.id, "--json").data
    assert [m["content"] for m in exported["messages"]][-1] == "hello"
    for form, start in (("md", "# A talk"), ("txt", "A talk"), ("html", "<!doctype html>")):
        assert audiochat("sessions", "export", session.id, "--format", form).out.startswith(start)
    assert audiochat("sessions", "search", "absent").err == "Nothing was found.\n"
