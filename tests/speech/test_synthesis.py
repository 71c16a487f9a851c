"""The embedded voice speaks: words become sound, odd text is harmless, and it stops when asked."""

import threading
import time

import numpy as np
import pytest

from audiochat.domain.errors import Cancelled
from audiochat.domain.job import Job
from audiochat.speech import synthesis, voice_file
from audiochat.speech.synthesis import Synthesiser


@pytest.fixture(scope="module")
def speaks():
    path = voice_file.embedded()
    made = Synthesiser(voice_file.voice_at(path, voice_file.read_description(path), "embedded"))
    yield made
    made.close()


def spoken(speaks, text, speed=1.0):
    pieces = list(speaks.speak(text, Job(), speed))
    return np.concatenate(pieces) if pieces else np.zeros((0, 1), np.float32)


def test_a_sentence_is_heard(speaks):
    sound = spoken(speaks, "The recording has three parts.")
    assert sound.dtype == np.float32
    assert sound.shape[1] == 1
    assert 1.2 < len(sound) / speaks.rate < 3.5
    assert 0.02 < np.sqrt(np.mean(sound**2)) < 0.3
    assert np.abs(sound).max() <= 1


def test_speed(speaks):
    text = "The recording has three parts and every part has a name."
    slow, fast = (len(spoken(speaks, text, speed)) for speed in (0.5, 2.0))
    assert 2.5 < slow / fast < 5


def test_a_long_sentence_comes_in_pieces_and_whole(speaks):
    text = "It has one thing, and another thing, " * 12 + "and an end."
    pieces = list(speaks.speak(text, Job()))
    assert len(pieces) > 3
    assert len(pieces[0]) < 6 * speaks.rate
    assert sum(map(len, pieces)) > 15 * speaks.rate


@pytest.mark.parametrize(
    "text",
    ["", " ", "\0", "\ud800", "\U0001f600", "...", "שלום עולם", "!?" * 500, "[[x]]", "\u0301" * 99,
     "x" * 3000, "1" * 500, "a\0b", "ﷺ", "<a href='x'>y</a>", "%s %n {0}"],
)  # fmt: skip
def test_odd_text_is_harmless(speaks, text):
    sound = spoken(speaks, text)
    assert np.isfinite(sound).all()
    assert len(sound) < 60 * speaks.rate


def test_it_stops_when_asked(speaks):
    speaks.load()
    job = Job()
    asked = []

    def stop():
        asked.append(time.monotonic())
        job.cancel()

    timer = threading.Timer(0.05, stop)
    timer.start()
    with pytest.raises(Cancelled):
        for _ in speaks.speak("This goes on and on, " * 400, job):
            pass
    timer.join()
    assert time.monotonic() - asked[0] < 2  # the goal, 0.2 s, is measured by the benchmark


def test_it_speaks_again_after_it_was_closed(speaks):
    speaks.close()
    assert not speaks.loaded
    assert len(spoken(speaks, "Hello.")) > 0


def test_pieces_keep_every_sound():
    sounds = list("abc, def. " * 100)
    pieces = synthesis._pieces(sounds, 60)
    assert [sound for piece in pieces for sound in piece] == sounds
    assert max(map(len, pieces)) <= synthesis.MOST_SOUNDS
    assert len(pieces[0]) <= 60
