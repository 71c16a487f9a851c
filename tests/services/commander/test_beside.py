"""What is said beside an exact part is left out, states are edits, and one edit told twice is one."""

from __future__ import annotations

import pytest

from audiochat.domain.job import Job
from audiochat.domain.operation import Registry
from audiochat.domain.plan import PlanStatus, RecordingState
from audiochat.services.commander import Commander

STATE = RecordingState(duration=3600, playhead=612)
KEPT = [("trim", 3300.0, 3600.0)]
CHAPTERS = [("add_chapter", 0.0, None), ("add_chapter", 390.0, None)]


@pytest.mark.parametrize(
    ("words", "steps"),
    [
        ("we lost that sponsor so 41:10 through 43:55 has to go", [("delete", 2470.0, 2635.0)]),
        ("I said my address so please mute 1:00 to 1:05", [("silence", 60.0, 65.0)]),
        ("delete the first 100 seconds, before the sermon begins", [("delete", 0.0, 100.0)]),
        ("high pass from 20:00 to 45:00, lots of wind there", [("high_pass", 1200.0, 2700.0)]),
        ("the right mic died, use just the left channel", [("convert_channels", None, None)]),
        ("speed it up to 1.75x but keep his normal pitch", [("change_tempo", None, None)]),
        ("10:00 to 12:00 should come first, move it to the very start", [("move", 600.0, 720.0)]),
        ("10:00 to 12:00 should be at the start", [("move", 600.0, 720.0)]),
        ("from 3:00 to 3:20 more quiet, 5 dB less", [("gain", 180.0, 200.0)]),
        ("from 3:00 to 3:20 5 dB more", [("gain", 180.0, 200.0)]),
        ("it is so loud turn it down by 3 dB", [("gain", None, None)]),
        ("just leave me the last 5 minutes", KEPT),
        ("after 58:00 nothing happens anymore, delete the rest", [("delete", 3480.0, 3600.0)]),
        ("since the end is just chatter, cut the last 2 minutes", [("delete", 3480.0, 3600.0)]),
        ("the guest (10:00 to 20:00) is 6 dB too quiet", [("gain", 600.0, 1200.0)]),
        ("get rid of the mains hum, it's 60 Hz here", [("remove_hum", None, None)]),
        ("copy 1:00-1:15 and paste it twice after itself", [("duplicate", 60.0, 75.0)]),
        ("beep out 1:02 to 1:04", [("bleep_words", 62.0, 64.0)]),
        ("תסיר את הזמזום של 50 הרץ", [("remove_hum", None, None)]),
        ("תשנה את קצב הדגימה ל-44100", [("resample", None, None)]),
        ("הדקה האחרונה לא רלוונטית, תוריד אותה", [("delete", 3540.0, 3600.0)]),
        ("תמחק את הקטע שמתחיל ב-2:00 ונגמר ב-2:20", [("delete", 120.0, 140.0)]),
        ("leave the last 5 minutes, nothing else", KEPT),
        ("start a chapter called The Lighthouse at the playhead", [("add_chapter", 612.0, None)]),
        ('add a chapter "Greeting" at 0:00 and a chapter "Closing" at 6:30', CHAPTERS),
    ],
)
def test_what_is_said_beside_the_wish(
    registry: Registry, words: str, steps: list[tuple[str, float | None, float | None]]
) -> None:
    answer = Commander(registry).understand(words, STATE, Job())
    assert [(step.op, step.start, step.end) for step in answer.steps] == steps


@pytest.mark.parametrize(
    "words",
    [
        "leave the last 5 minutes alone",
        "delete the 5 seconds, before the music starts",
        "the left channel is broken, keep the right one, no, wait",
        "leave me alone for the last 5 minutes",
        "sharpen 0:01 to 0:02, cut 1:00 to 1:10",
        "sharpen 0:01 to 0:02, then raise 1:00 to 1:10 by 3 dB",
        "mute 1:00 to 1:10 and then frobnicate it",
    ],
)
def test_what_may_be_a_wish_or_choose_the_part_is_no_remark(registry: Registry, words: str) -> None:
    assert Commander(registry).understand(words, STATE, Job()).status is not PlanStatus.PLAN


def test_a_hum_named_by_its_pitch_is_that_one(registry: Registry) -> None:
    for words in ("get rid of the mains hum, it's 60 Hz here", "תסיר את הזמזום של 60 הרץ"):
        (step,) = Commander(registry).understand(words, STATE, Job()).steps
        assert step.params["frequency"] == 60.0


@pytest.mark.parametrize(
    "words",
    ["tidy this up", "can you help me with the echo", "brighten my voice a touch", "start later"],
)
def test_a_wish_that_says_too_little_is_asked_about(registry: Registry, words: str) -> None:
    assert Commander(registry).understand(words, STATE, Job()).status is PlanStatus.QUESTION


@pytest.mark.parametrize("words", ["help with the homework", "you sound great"])
def test_talk_beside_the_sound_stays_talk(registry: Registry, words: str) -> None:
    assert Commander(registry).understand(words, STATE, Job()).status is PlanStatus.CHAT
