"""Ctrl-C at any moment, and standard streams that are closed or full."""

from __future__ import annotations

import ctypes
import os
import shlex
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import soundfile

from audiochat.cli.interrupt import stoppable
from audiochat.domain.errors import Cancelled
from audiochat.domain.generation import Piece


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs a device that is full")
@pytest.mark.parametrize("words", [("operations",), ("operations", "--json"), ("info", "FILE")])
def test_output_that_cannot_be_written_is_told(
    speech: Path, data_dir: Path, words: tuple[str, ...]
) -> None:
    command = [sys.executable, "-m", "audiochat", "--data-dir", str(data_dir)]
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            [*command, *(str(speech) if word == "FILE" else word for word in words)],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
        )
    assert done.returncode == 1
    assert done.stderr == (
        "audiochat: The output could not be written: No space left on device. "
        "Free some room, or send it elsewhere.\n"
    )


@pytest.mark.skipif(sys.platform == "win32", reason="closes streams with a POSIX shell")
@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_closed_streams_do_not_matter(
    speech: Path, data_dir: Path, tmp_path: Path, closed: str
) -> None:
    out = tmp_path / "out.flac"
    words = ["edit", str(speech), "cut the first second", "-o", str(out)]
    command = [sys.executable, "-m", "audiochat", "--data-dir", str(data_dir), *words]
    script = f"{shlex.join(command)} {closed}"
    assert subprocess.run(["sh", "-c", script]).returncode == 0
    assert soundfile.info(out).duration == 9
    missing = shlex.join([*command[:5], "info", str(tmp_path / "missing.wav")])
    assert subprocess.run(["sh", "-c", f"{missing} {closed}"]).returncode == 1


@pytest.mark.parametrize("verb", ["plan", "edit", "ask", "align"])
def test_work_in_libraries_is_stopped_and_not_torn_off(
    audiochat: Callable[..., Any],
    speech: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    verb: str,
) -> None:
    """An exception of Ctrl-C is lost in a call from C, or leaves a library in the middle of its work."""
    from audiochat.domain.job import Job
    from audiochat.services.captions.captions import Captions
    from audiochat.services.commander import Commander

    def work(*arguments: Any, **_: Any) -> Any:
        call_back = ctypes.CFUNCTYPE(None)(lambda: signal.raise_signal(signal.SIGINT))
        call_back()
        next(one for one in arguments if isinstance(one, Job)).check()
        raise AssertionError("it went on")

    monkeypatch.setattr(Commander, "understand", work)
    monkeypatch.setattr(Captions, "compare", work)
    script = tmp_path / "script.txt"
    script.write_text("Good morning.")
    out = tmp_path / ("out.srt" if verb == "align" else "out.wav")
    more = {
        "plan": ("cut the first second",),
        "edit": ("cut the first second", "-o", out),
        "ask": ("what was decided?",),
        "align": (script, "-o", out),
    }
    answer = audiochat(verb, speech, *more[verb])
    assert answer.status == 130
    assert answer.err.endswith("audiochat: stopped.\n")
    assert not out.exists()


def test_a_chat_is_stopped_where_the_model_calls_back(
    audiochat: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """An exception raised in a call from C is printed and lost."""
    from audiochat.domain.job import Job
    from audiochat.providers.gemma_local import GemmaLocal

    def generate(_self: Any, _request: Any, job: Job) -> Any:
        call_back = ctypes.CFUNCTYPE(None)(lambda: signal.raise_signal(signal.SIGINT))
        yield Piece("Once upon a time")
        call_back()
        job.check()
        yield Piece(" there was a river.")

    monkeypatch.setattr(GemmaLocal, "load", lambda *_: None)
    monkeypatch.setattr(GemmaLocal, "generate", generate)
    monkeypatch.setattr(GemmaLocal, "count_tokens", lambda *_: 1)
    answer = audiochat("chat", "hello")
    assert answer.status == 130
    assert answer.out == "Once upon a time\n"
    told = answer.err.splitlines()
    assert [line.split()[0] for line in told] == ["[conversation", "audiochat:"]
    session = told[0].split()[1].rstrip("]")
    assert "Once upon a time" in audiochat("sessions", "export", session, "--format", "md").out


@pytest.mark.parametrize("verb", ["say", "info"])
def test_speech_and_facts_are_stopped(
    audiochat: Callable[..., Any],
    speech: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    verb: str,
) -> None:
    from audiochat.domain.job import Job
    from audiochat.services.library import Library
    from audiochat.services.speaker import Speaker

    def work(*arguments: Any, **_: Any) -> Any:
        signal.raise_signal(signal.SIGINT)
        next(one for one in arguments if isinstance(one, Job)).check()
        raise AssertionError("it went on")

    monkeypatch.setattr(Library, "facts", work)
    monkeypatch.setattr(Speaker, "say", work)
    out = tmp_path / "out.wav"
    answer = audiochat(*(("say", "Hello.", "-o", out) if verb == "say" else ("info", speech)))
    assert (answer.status, answer.err) == (130, "audiochat: stopped.\n")
    assert not out.exists()


def test_what_nobody_looked_at_is_stopped_at_the_end() -> None:
    with pytest.raises(Cancelled), stoppable():
        signal.raise_signal(signal.SIGINT)


def test_nothing_waits_for_a_library_once_it_is_stopped() -> None:
    """A thread that is left behind in a library would keep the process until it has ended."""
    code = """
import sys, threading, time
from audiochat import __main__
from audiochat.cli import main
def run(words):
    threading.Thread(target=time.sleep, args=(120,)).start()
    print("told")
    return main.STOPPED
main.run = run
sys.argv = ["audiochat"]
sys.exit(__main__.main())
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stdout) == (130, "told\n")
