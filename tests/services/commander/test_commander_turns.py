"""Turns of phrase around an edit: who wishes it, why, where it begins and ends, and what cannot be."""

from __future__ import annotations

import pytest

from audiochat.domain.job import Job
from audiochat.domain.plan import PlanStatus, RecordingState
from audiochat.services.commander import Commander

STATE = RecordingState(duration=240, selection=None, playhead=60, rate=48000, channels=2)

PLANS = {
    # where it begins and ends, and what stays
    "start at 0:30": "delete 0 30",
    "it should end at 3:30": "delete 210 240",
    "begin at 0:30 and stop at 3:30": "trim 30 210",
    "cut it off at 3:00": "delete 180 240",
    "skip the first 15 seconds": "delete 0 15",
    "just 1:00 to 2:00": "trim 60 120",
    "crop 1:00 to 3:00": "trim 60 180",
    "shorten it to the first two minutes": "trim 0 120",
    "keep the first minute and mute the rest": "silence 60 240",
    "top and tail it, 5 seconds each": "delete 0 5, delete 235 240",
    # who wishes it and how kindly
    "my boss wants 1:00 to 1:10 muted": "silence 60 70",
    "is there any chance you could cut the last 5 seconds": "delete 235 240",
    "mind cutting the last 5 seconds?": "delete 235 240",
    "before i send it, cut the first 10 seconds": "delete 0 10",
    # why, and what is heard there
    "cut the first 10 seconds because my boss hates it": "delete 0 10",
    "cut the last 5 seconds, it's just noise": "delete 235 240",
    "cut 1:00 to 1:10 (dog barking)": "delete 60 70",
    "he swears at 1:00 to 1:02, mute that": "silence 60 62",
    "the first 15 seconds are just me fumbling, cut them": "delete 0 15",
    "cut the count-in, it's the first 4 seconds": "delete 0 4",
    "there's a hiss, remove it": "reduce_noise",
    "1:00 to 1:30 is way too loud, take 6 dB off": "gain 60 90",
    # times as they are spoken
    "mute from two thirty to two forty": "silence 150 160",
    "cut from 10 secs in to 20 secs in": "delete 10 20",
    "mute two seconds either side of 2:10": "silence 128 132",
    "1:00 to 1:10 - mute it": "silence 60 70",
    # other ways to name an edit
    "play it at 1.25x": "change_tempo",
    "speed the last minute up by 20%": "change_tempo 180 240",
    "knock the first 10 seconds off": "delete 0 10",
    "drop 2 seconds of silence in at 1:00": "insert_silence 60 60",
    "add 2 seconds of silence to both ends": "insert_silence 0 0, insert_silence 240 240",
    "silence 1:00-1:05, 1:20-1:25 and 2:00-2:02": "silence 60 65, silence 80 85, silence 120 122",
    "denoise -> mono -> -16 LUFS": "reduce_noise, convert_channels, normalize_loudness",
    "swap L and R": "convert_channels",
    "אני צריכה רק את שתי הדקות האחרונות": "trim 120 240",
    "תשאיר את 1:00-2:00 ותמחק את השאר": "trim 60 120",
    "שייגמר ב-3:00": "delete 180 240",
    "כניסה הדרגתית של 4 שניות ויציאה הדרגתית של 6": "fade_in, fade_out",
    'at 1:00 insert a computer voice saying "Chapter two"': "insert_speech 60 60",
    "say 'welcome to the show' at the start": "insert_speech 0 0",
    "Please say welcome to the show at the very beginning.": "insert_speech 0 0",
    "speak 'thank you' at 0:20": "insert_speech 20 20",
    'replace 1:00-1:05 with a computer voice saying "hello"': "replace_speech 60 65",
}

FOR_THE_CHAT = (
    'say "hello"',
    "say what he says at the end",
    "Say who speaks at the start",
    "say something nice about it at the end",
)

REFUSED = (
    "reverse 5:00 onwards",
    "make it 5.1 surround",
    "repeat the first minute a million times",
    "pitch my snare up by five octaves",
    "resample to 1 MHz",
    "shove 1:00-1:10 to 9:00",
    "תמחק את הדקה השביעית",
)


@pytest.mark.parametrize(("words", "plan"), PLANS.items())
def test_a_turn_is_understood(commander: Commander, words: str, plan: str) -> None:
    steps = commander.understand(words, STATE, Job()).steps
    told = (
        s.op if s.start is None or s.end is None else f"{s.op} {s.start:g} {s.end:g}" for s in steps
    )
    assert ", ".join(told) == plan


@pytest.mark.parametrize("words", REFUSED)
def test_what_cannot_be_is_refused_with_the_reason(commander: Commander, words: str) -> None:
    answer = commander.understand(words, STATE, Job())
    assert answer.status is PlanStatus.REFUSED, answer.message
    assert answer.message


@pytest.mark.parametrize("words", FOR_THE_CHAT)
def test_what_is_only_to_be_said_is_no_edit(commander: Commander, words: str) -> None:
    assert not commander.understand(words, STATE, Job()).steps
