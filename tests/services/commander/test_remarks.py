"""Remarks beside a wish are left out, and changes of mind are not taken for remarks."""

from __future__ import annotations

import pytest

from audiochat.services.commander.remarks import plainer


@pytest.mark.parametrize(
    ("said", "plain"),
    [
        ("only the first 80 seconds, the rest is noise", "only the first 80 seconds"),
        ("use only the right channel, left one is broken", "use only the right channel"),
        ("use the right channel because the left is broken", "use the right channel"),
        ("mute 33:07 to 33:09 i doxxed myself", "mute 33:07 to 33:09"),
        ("mute him at 43 min 12 s to 43 min 14 s", "mute him from 43:12 to 43:14"),
        ("raise 1h02m to 1h04m by 5 dB", "raise 1:02:00 to 1:04:00 by 5 dB"),
        ("cut from where the playhead is to 1:00", "cut from the playhead to 1:00"),
        ("pull 1:00-2:00 back by 7 dB", "turn 1:00-2:00 down 7 dB"),
        ("the archive needs mono at 22050 Hz, convert it", "mono at 22050 Hz"),
        ("leave my students 5 seconds of silence", "leave 5 seconds of silence"),
        ("lose the cough, 12:00-12:10", "lose the cough from 12:00 to 12:10"),
        ("between 1:00 and 1:10 is garbage, delete it", "delete 1:00 to 1:10"),
        ("his number is said from 1:48 to 1:50, kindly silence it", "silence 1:48 to 1:50"),
        ("the first 30 seconds aren't needed", "delete the first 30 seconds"),
        ("we don't need the last minute", "delete the last minute"),
        ("lose the intro (first 30 seconds)", "lose the first 30 seconds"),
        ("bring it up about four decibels", "bring it up four decibels"),
        ("get me 12:00 to 14:00 and nothing else", "keep only 12:00 to 14:00"),
        ("begin with a gentle 3 second fade", "fade in over 3 second"),
        ("there's a 50 Hz hum, get rid of it", "remove the 50 Hz hum"),
        ("roll off the lows at 100 Hz", "high pass at 100 Hz"),
        ("peaks should not exceed -1 dB", "peaks at -1 dB"),
        ("no pause should be longer than 1 second", "shorten pauses over 1 second to 1 second"),
        ("כל מה שאחרי 45:00 מיותר, תמחק", "תמחק כל מה שאחרי 45:00"),
        ("FI 2s FO 3s", "fade in 2s, fade out 3s"),
        ("תוסיף שקט בדקה 3:00", "תוסיף שקט ב-3:00"),
    ],
)
def test_what_only_explains_is_left_out(said: str, plain: str) -> None:
    assert plainer(said) == plain


@pytest.mark.parametrize(
    "said",
    [
        "mute 33:07 to 33:09 i changed my mind",
        "cut 1:00 to 2:00 because of the noise but keep the end",
        "keep the first minute, the rest is to be 3 dB quieter",
        "swap the channels, the left is 3 dB louder",
        'cut "because I said so"',
        "cut 5 minutes to 6 minutes",
    ],
)
def test_a_second_wish_or_a_change_of_mind_stays(said: str) -> None:
    assert plainer(said) == said
