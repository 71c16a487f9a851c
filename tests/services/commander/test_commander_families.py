"""Whole families of everyday wordings, each with sentences that nobody wrote into the rules."""

from __future__ import annotations

import pytest

from audiochat.domain.job import Job
from audiochat.domain.plan import PlanStatus, RecordingState
from audiochat.services.commander import Commander

STATE = RecordingState(duration=600, selection=None, playhead=60, rate=48000, channels=2)
CHOSEN = STATE.model_copy(update={"selection": (30.0, 50.0)})

PLANS = {
    "cut the last 0:30": "delete 570 600",
    "mute the caller's phone number from 3:22 to 3:29": "silence 202 209",
    "cut the waiting music between 1:00 and 2:00": "delete 60 120",
    "get rid of the fridge noise": "reduce_noise",
    "zap the first 5 seconds": "delete 0 5",
    "keep 2:00-3:00 and 5:00-6:00": "delete 0 120, delete 180 300, delete 360 600",
    "תנקה את הרעש של המקרר": "reduce_noise",
    "תמחק עוד חמש שניות מהסוף": "delete 595 600",
    "exchange the right and left channels over": "convert_channels",
    "mute the next 0:15": "silence 60 75",
    "chop the first 1:10 and the last 0:20": "delete 0 70, delete 580 600",
    "תמחק את ה-1:30 הראשונות": "delete 0 90",
    "delete 1:00-1:20 from this file": "delete 60 80",
    "cut 2:10 to 2:20 from the episode please": "delete 130 140",
    "remove the hum from my voice": "remove_hum",
    "cut from 3 minutes 10 to 3 minutes 40": "delete 190 220",
    "mute between 2 min 5 and 2 min 15": "silence 125 135",
    "delete from 1m20 to 1m45": "delete 80 105",
    "i just need the last two minutes": "trim 480 600",
    "i only want 0:20 to 0:50": "trim 20 50",
    "אני צריך רק את הדקה הראשונה": "trim 0 60",
    "i only want the first minute louder": "gain 0 60",
    "cut out all the annoying silences": "remove_silence",
    "take out the really long pauses": "remove_silence",
    "bring everything up to -18 LUFS": "normalize_loudness 0 600",
    "remove hum, then -16 lufs": "remove_hum, normalize_loudness",
    "coudl you mute form 0:10 to 0:20": "silence 10 20",
    "plaese cut teh first 10 secodns": "delete 0 10",
    "cut five seconds from each end": "delete 0 5, delete 595 600",
    "cut 3 seconds from the start and the end": "delete 0 3, delete 597 600",
    "remove 10s from the front and 20s from the back": "delete 0 10, delete 580 600",
    "תוריד 10 שניות מההתחלה ו-5 מהסוף": "delete 0 10, delete 595 600",
    "start with 2 seconds of silence": "insert_silence 0 0",
    "pad the end with 2 seconds of silence": "insert_silence 600 600",
    "remove the last 5 seconds before 1:00": "delete 55 60",
    "cut the first 10 seconds of the last minute": "delete 540 550",
    "delete the first half of the last minute": "delete 540 570",
    "cut 1:00-1:30 and paste it at 4:00": "move 60 90",
    "copy 1:00-1:10 and paste it after 4:00": "duplicate 60 70, move 60 70",
    "fade in for 2 seconds and out for 5 seconds": "fade_in, fade_out",
    "fade the beginning in and the end out": "fade_in, fade_out",
    "replace 0:30-0:40 with silence": "silence 30 40",
    "cut the volume in half": "gain",
    "make it end at 8:30": "delete 510 600",
    "stereo to mono": "convert_channels",
    "תמיר ל-44100": "resample",
    "תמחק את כל מה שאחרי 5:00": "delete 300 600",
    "תביא את זה ל-16- LUFS": "normalize_loudness",
    "knock 3 dB off the last minute": "gain 540 600",
    "take 3 dB off the last minute": "gain 540 600",
    "cut the stuff between 1:00 and 1:30": "delete 60 90",
    "remove anything outside 1:00-2:00": "trim 60 120",
    "gradually fade out over 10 seconds": "fade_out",
    "תוריד את השתיקות המיותרות": "remove_silence",
    "add some silence at 1:00": "insert_silence 60 60",
}

CHOSEN_PLANS = {
    "cut everything but this": "trim 30 50",
    "add 1 second of silence after this": "insert_silence 50 50",
    "take this out please": "delete 30 50",
    "remove everything before this": "delete 0 30",
    "remove the noise from this": "reduce_noise 30 50",
}

OPEN = (
    "the end is too loud, lower it by 4 dB",
    "pause for 2 seconds at 1:00",
    "delete the last 5 minutes after 2:00",
    "remove the first 10 seconds before 1:00",
    "cut that terrible noise",
    "remove some pauses",
    "cut 10 seconds from this",
    "remove 5 seconds from the recording",
    "cut the last 2 minutes of the first minute",
    "mute the guitar from 1:00 to 2:00",
    "mute every answer from 1:00 to 2:00",
    "get rid of the fridge",
)
"""Sentences that could be two things, or say too little: a question, never a guess."""


def _told(commander: Commander, words: str, state: RecordingState) -> str:
    steps = commander.understand(words, state, Job()).steps
    return ", ".join(
        s.op if s.start is None or s.end is None else f"{s.op} {s.start:g} {s.end:g}" for s in steps
    )


@pytest.mark.parametrize(("words", "plan"), PLANS.items())
def test_a_family_is_understood(commander: Commander, words: str, plan: str) -> None:
    assert _told(commander, words, STATE) == plan


@pytest.mark.parametrize(("words", "plan"), CHOSEN_PLANS.items())
def test_what_is_selected_is_this(commander: Commander, words: str, plan: str) -> None:
    assert _told(commander, words, CHOSEN) == plan


@pytest.mark.parametrize("words", OPEN)
def test_what_could_be_two_things_is_asked(commander: Commander, words: str) -> None:
    answer = commander.understand(words, STATE, Job())
    assert answer.status is PlanStatus.QUESTION
    assert not answer.steps
