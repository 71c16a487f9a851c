"""Live words: settled at pauses, never lost between them, nothing invented in silence."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from audiochat.domain.errors import Cancelled, MediaError
from audiochat.domain.job import Job
from audiochat.domain.live import Live
from audiochat.domain.plan import RecordingState
from audiochat.domain.recogniser import RATE, Heard, RecogniserOptions
from audiochat.domain.transcript import Word
from audiochat.media.microphone import DeviceMicrophone, PlayedMicrophone
from audiochat.services.dictation import Dictation
from audiochat.services.live import LONGEST_OPEN, LiveWords, once
from audiochat.services.workshop import Workshop

BLOCK = RATE // 20


class Tones:
    """Hears one word in each half second of sound that is not silent."""

    def __init__(self) -> None:
        self.lengths: list[float] = []

    def recognise(
        self, samples: Any, options: RecogniserOptions | None = None, job: Job | None = None
    ) -> Heard:
        if job is not None:
            job.check()
        self.lengths.append(len(samples) / RATE)
        count = round(np.count_nonzero(np.abs(samples) > 0.1) / (RATE / 2))
        return Heard(tuple(Word("word", 0.0, 0.1) for _ in range(count)))


class Loud:
    """Speech is what is loud."""

    def __init__(self) -> None:
        self._rest = np.zeros(0, np.float32)

    def feed(self, samples: Any) -> Any:
        whole = np.concatenate([self._rest, samples])
        count = len(whole) // 512
        self._rest = whole[count * 512 :]
        rows = np.abs(whole[: count * 512].reshape(count, 512)).mean(axis=1)
        return (rows > 0.05).astype(np.float32)


def sound(*stretches: tuple[float, float]) -> Any:
    """Stretches of (level, seconds)."""
    return np.concatenate([np.full(int(s * RATE), v, np.float32) for v, s in stretches])


def hear(words: LiveWords, samples: Any) -> list[Live]:
    out = []
    for start in range(0, len(samples), BLOCK):
        words.feed(samples[start : start + BLOCK])
        found = words.step(Job())
        if found is not None:
            out.append(found)
    return out


def test_words_are_shown_while_they_are_spoken_and_settled_at_a_pause() -> None:
    words = LiveWords(Tones(), Loud())
    found = hear(words, sound((0, 1), (0.5, 2), (0, 1.5), (0.5, 1), (0, 1)))
    opens = [live.open.count("word") for live in found if not live.ended]
    assert opens[:3] == sorted(opens[:3])
    assert max(opens) >= 3
    assert [live.ended.count("word") for live in found if live.ended] == [4, 2]
    assert words.finish(Job()).text.count("word") == 6


def test_what_is_open_at_the_end_is_not_lost() -> None:
    words = LiveWords(Tones(), Loud())
    hear(words, sound((0, 0.5), (0.5, 1.0)))
    last = words.finish(Job())
    assert last.text.count("word") == 2
    assert words.finish(Job()).text.count("word") == 2


def test_silence_and_a_click_are_nothing() -> None:
    hears = Tones()
    words = LiveWords(hears, Loud())
    assert hear(words, sound((0, 5), (0.5, 0.05), (0, 5))) == []
    assert words.finish(Job()).text == ""
    assert hears.lengths == []


def test_somebody_who_never_pauses_is_settled_in_bounded_stretches() -> None:
    hears = Tones()
    words = LiveWords(hears, Loud())
    found = hear(words, sound((0.5, 60)))
    assert max(hears.lengths) < LONGEST_OPEN + 1
    assert sum(1 for live in found if live.ended) >= 4
    assert words.finish(Job()).text.count("word") in range(116, 125)


def test_it_is_known_when_a_voice_ended_however_late_its_sound_is_fed() -> None:
    for quiet in (0.8, 3.0):
        words = LiveWords(Tones(), Loud())
        words.feed(sound((0, 0.5), (0.5, 1.0), (0, quiet)))
        found = words.step(Job())
        assert found is not None
        assert found.ended
        assert words.ago == pytest.approx(quiet, abs=0.07)


def test_the_level_is_between_nothing_and_full() -> None:
    words = LiveWords(Tones(), Loud())
    levels = []
    for value in (0.0, 0.01, 1.0):
        words.feed(sound((value, 0.1)))
        levels.append(words.level)
    assert levels[0] == 0
    assert 0 < levels[1] < levels[2] == 1


@pytest.mark.parametrize(
    ("draft", "shown"),
    [
        ("Cut the first. Cut the first. Cut the", "Cut the first."),
        ("Yes. Yes.", "Yes."),
        ("What is it? What is it? what is it", "What is it?"),
        ("No, no, no", "No, no, no"),
        ("Cut it. Cut the first two.", "Cut it. Cut the first two."),
        ("Stop", "Stop"),
        ("", ""),
    ],
)
def test_a_draft_that_goes_round_in_a_circle_is_shown_once(draft: str, shown: str) -> None:
    assert once(draft) == shown


def test_a_microphone_that_is_not_there_says_so() -> None:
    made = DeviceMicrophone(backend="null")
    with pytest.raises(MediaError, match="No microphone") as error:
        made.open()
    assert "Connect" in error.value.remedy
    made.close()


def test_sound_that_nobody_fetches_is_bounded() -> None:
    made = DeviceMicrophone(backend="null")
    for _ in range(130):
        made.put(np.full(RATE, np.nan, np.float32))
    assert made.lost == 10 * RATE
    sound_ = made.read(0)
    assert sound_ is not None
    assert len(sound_) == 120 * RATE
    assert not sound_.any()


def dictated(
    workshop: Workshop, samples: Any, pace: float, stop_at: Callable[[Live], bool] = lambda _: False
) -> tuple[str, list[Live]]:
    microphone = PlayedMicrophone(samples, pace=pace, then_silence=False)
    dictation = Dictation(workshop.listener, lambda: microphone)
    seen: list[Live] = []
    stop = threading.Event()

    def told(live: Live) -> None:
        seen.append(live)
        if stop_at(live):
            stop.set()

    try:
        return dictation.run(stop, Job(on_partial=told)), seen
    finally:
        dictation.close()


def test_speech_is_written_down(workshop: Workshop, speech: Any) -> None:
    made = speech.joined(["Cut the first three seconds.", "Then fade out at the end."], [1.5])
    text, seen = dictated(workshop, made.samples, pace=2.0)
    assert "cut the first three seconds" in text.lower()
    assert "fade out at the end" in text.lower()
    assert seen[0] == Live()
    assert any(live.open for live in seen) or any(live.ended for live in seen)


def test_it_is_told_until_when_a_voice_was_heard(workshop: Workshop, speech: Any) -> None:
    made = speech.joined(["Cut the first three seconds."], [1.5])
    microphone = PlayedMicrophone(made.samples)
    dictation, stop = Dictation(workshop.listener, lambda: microphone), threading.Event()
    found: list[Live] = []

    def told(live: Live) -> None:
        if live.ended:
            found.append(live)
            stop.set()

    dictation.run(stop, Job(on_partial=told))
    dictation.close()
    end = np.flatnonzero(np.abs(made.samples) > 0.02)[-1] / RATE
    assert found[0].voiced - microphone.opened_at == pytest.approx(end, abs=0.25)


def test_an_order_is_written_as_one_would_type_it(workshop: Workshop, speech: Any) -> None:
    """ "LUFS" is a word that small recognisers do not know, and "twenty ten" only a number to them."""
    made = speech.joined(
        ["Cut from zero ten to zero twenty, and bring it to minus 16 LUFS."], [0.5]
    )
    state = RecordingState(duration=60)
    workshop.dictation.warm(Job())
    words = workshop.dictation.live_words(Job(), about=lambda: state)
    words.feed(made.samples)
    text = words.finish(Job()).text
    workshop.dictation.close()
    plan = workshop.commander.understand(text, state, Job())
    assert [step.op for step in plan.steps] == ["delete", "normalize_loudness"], text
    assert (plan.steps[0].start, plan.steps[0].end) == (10, 20)
    assert plan.steps[1].params["lufs"] == -16


def test_what_is_settled_is_what_was_chosen() -> None:
    asked: list[tuple[str, int]] = []

    def choose(heard: str, others: Callable[[], Any]) -> str:
        asked.append((heard, len(others())))
        return "chosen" if heard == "word" else heard

    words = LiveWords(Tones(), Loud(), None, choose)
    seen = hear(words, sound((0.0, 0.5), (0.5, 0.5), (0.0, 1.0), (0.5, 1.0)))
    last = words.finish(Job())
    assert asked == [("word", 1), ("word word", 1)]
    assert last.text == "chosen word word"
    assert "chosen" in [live.ended for live in seen]


def test_nothing_is_invented_in_noise(workshop: Workshop) -> None:
    noise = np.random.default_rng(1).normal(0, 0.02, 6 * RATE).astype(np.float32)
    text, _ = dictated(workshop, noise, pace=0)
    assert text == ""


def test_dictation_can_be_cancelled(workshop: Workshop) -> None:
    microphone = PlayedMicrophone(np.zeros(RATE, np.float32))
    dictation = Dictation(workshop.listener, lambda: microphone)
    job = Job()
    job.cancel()
    with pytest.raises(Cancelled):
        dictation.run(threading.Event(), job)
    dictation.close()
