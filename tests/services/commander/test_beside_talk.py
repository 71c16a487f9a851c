"""Wishes with talk around them, and words nobody knows in them."""

from __future__ import annotations

import pytest

from audiochat.domain.job import Job
from audiochat.domain.plan import PlanStatus, RecordingState
from audiochat.services.commander import Commander

STATE = RecordingState(duration=3600, selection=None, playhead=600, rate=48000, channels=2)
CHOSEN = STATE.model_copy(update={"selection": (30.0, 50.0)})

TOLD = {
    "our parrot was squawking at full throttle, drop 1:00 to 1:20": "delete 60 80",
    "low-pass at 7 kHz please, there's a dentist next door": "low_pass",
    "take the hum out. The fridge was sulking again.": "remove_hum",
    "pitch 20:00 to 22:00 up by 2 semitones, we'd sagged like pancakes": "change_pitch 1200 1320",
    "cut from here on, I flubbed the whole toast": "delete 600 3600",
    "delete 11:11 to 11:59 i rage quit and my gran can hear it, then mute 7:30 to 7:34": (
        "delete 671 719, silence 450 454"
    ),
    "much slower please, it's a lullaby not a sprint": "change_tempo",
    "for choir practice, fade out over 8 seconds": "fade_out",
    "erase 1:12 to 1:19 because I was chewing on a biscuit, munching munching": "delete 72 79",
    "תמחק את שתי הדקות הראשונות, עוד לא התחלנו": "delete 0 120",
    "השכן קדח בקיר, תשתיק את 1:00 עד 1:20": "silence 60 80",
}

OVER = {
    "mute 4:41 - 4:52 po": "po",
    "finish with a fade out lasting eight seconds, querido": "querido",
    "snip squeamishly the last 5 seconds": "squeamishly",
}

NO_PLAN = (
    "our parrot squawks, and frobnicate 1:00 to 1:20",
    "cut 1:00 to 1:10 and frobnicate the edges",
    "slow down, you're driving too fast",
    "raise my salary by 10 percent",
    "raise the sitar by 3 dB",
    "mute all the objections",
    "snip the first 5 seconds of chorus",
    "remove the noise that Anna makes from 1:00 to 2:00",
    "cut 1:00 to 1:10 but spare the laugh",
    "delete every cough from 1:00 to 2:00",
)


def told(commander: Commander, words: str, state: RecordingState = STATE) -> str:
    steps = commander.understand(words, state, Job()).steps
    return ", ".join(
        s.op if s.start is None or s.end is None else f"{s.op} {s.start:g} {s.end:g}" for s in steps
    )


@pytest.mark.parametrize(("words", "plan"), TOLD.items())
def test_what_only_tells_does_not_hinder_a_wish(
    commander: Commander, words: str, plan: str
) -> None:
    assert told(commander, words) == plan


@pytest.mark.parametrize(("words", "passed"), OVER.items())
def test_a_word_passed_over_is_named(commander: Commander, words: str, passed: str) -> None:
    answer = commander.understand(words, STATE, Job())
    assert answer.status is PlanStatus.PLAN
    assert f"passed over “{passed}”" in answer.message
    assert f"passed over “{passed}”" in answer.note, "the steps do not show it"


@pytest.mark.parametrize("state", [STATE, CHOSEN], ids=["nothing selected", "a part selected"])
@pytest.mark.parametrize("words", NO_PLAN)
def test_what_may_matter_is_not_passed_over(
    commander: Commander, words: str, state: RecordingState
) -> None:
    assert not told(commander, words, state)


@pytest.mark.parametrize(
    "words",
    ["reduce noise by 10 dB for the first verse", "add a fade out on the last word"],
)
def test_a_part_that_nobody_knows_is_not_passed_over(commander: Commander, words: str) -> None:
    answer = commander.understand(words, RecordingState(duration=380), Job())
    assert answer.status is PlanStatus.QUESTION, answer.message
    assert not answer.steps
