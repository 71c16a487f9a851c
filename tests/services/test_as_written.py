"""What a recogniser writes for spoken places and amounts becomes what one would type."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audiochat.services.as_written import as_written


@pytest.mark.parametrize(
    ("heard", "written"),
    [
        ("Mute 550 till 602.", "Mute 5:50 till 6:02."),
        ("Cut from 2 10 to 2.30, please.", "Cut from 2:10 to 2:30, please."),
        ("Repeat 0 0 4 to 0 0 8.", "Repeat 0:04 to 0:08."),
        ("From 12-10 to the end", "From 12:10 to the end"),
        ("Keep 22 minutes to 2330 for the court.", "Keep 22 minutes to 23:30 for the court."),
        ("Cut everything before 015.", "Cut everything before 0:15."),
        ("Delete 10 seconds to zero 20.", "Delete 10 seconds to 0:20."),
        ("Keep 1 02 40 to 1 04 05.", "Keep 1:02:40 to 1:04:05."),
        ("At 1 minute in 45 seconds", "At 1:45"),
        ("Cut 3 minutes 8 to 3 26.", "Cut 3:08 to 3:26."),
        ("Keep 1 hour 2 minutes and 5.5 seconds to 2 hours", "Keep 1:02:05.5 to 2 hours"),
        (
            "Mute 11 minutes and 2 seconds, through 11-06.",
            "Mute 11:02 through 11:06.",
        ),
        ("Lower it by minus 3 decibels.", "Lower it by -3 decibels."),
        ("Mute 1 or 15 minutes to the end", "Mute 1 hour 15 minutes to the end"),
        ("Bring it to minus 16 laughs.", "Bring it to -16 LUFS."),
        ("Please meet the first 3 seconds.", "Please mute the first 3 seconds."),
        ("Everything up to the player head", "Everything up to the playhead"),
        ("Raise the hole recording.", "Raise the whole recording."),
        ("Make it too louder.", "Make it 2 louder."),
        ("Remove whatever proceeds 340.", "Remove whatever precedes 340."),
        ("At 2 seconds of silence in the middle.", "add 2 seconds of silence in the middle."),
        ("Turn 2 seconds off both ends.", "trim 2 seconds off both ends."),
        ("Home out, then mono.", "hum out, then mono."),
        ("At 2:10 it is too loud.", "At 2:10 it is too loud."),
        ("Leave it at minus 18. Lutz all up.", "Leave it at -18 LUFS all up."),
        ("Cut from 10 minutes 30 to 11 minutes 0-5.", "Cut from 10:30 to 11:05."),
        ("Cut from zero-hour 48 minutes, 30 seconds to 50.30", "Cut from 48:30 to 50:30"),
        (
            "Cut 1 are 14 minutes and 20 seconds to 1 hour 20 minutes",
            "Cut 1:14:20 to 1 hour 20 minutes",
        ),
        (
            "Cut 1 hour 4 minutes and 2 seconds, 3 1 hour 5 minutes",
            "Cut 1:04:02 through 1 hour 5 minutes",
        ),
        ("Keep it from 2 minutes, to 5 minutes only.", "Keep it from 2:00 to 5:00 only."),
        ("Cut to 50 to the end.", "Cut 2:50 to the end."),
        ("Turn up the end by 90b.", "Turn up the end by 9 dB."),
        ("Keep from 2 minutes to 5 minutes 30.", "Keep from 2 minutes to 5:30."),
        ("It must be caught.", "It must be cut."),
        ("Cut from one hour 60 minutes and 5 seconds to the end", "Cut from 1:16:05 to the end"),
    ],
)
def test_as_one_would_type_it(heard: str, written: str) -> None:
    assert as_written(heard, 7200) == written


@pytest.mark.parametrize(
    "heard",
    [
        "Cut from 5 to 7 minutes.",
        "Cut 10 to 20.",
        "High pass at 100 and low pass at 700.",
        "Play at 110 percent from now on.",
        "From 120 seconds to 150 seconds",
        "Resample to 44100.",
        "Make it 1.5 times louder.",
        "The meeting was at the hole in the road.",
        "Fade from 1.5 to 3.5.",
        "Lower it by -20 left and right.",
        "Fade out over 1 minute 30 seconds.",
        "Cut the last 2 minutes and 5 seconds.",
        "The ball was caught by 90 people.",
        "We got the bus to 50 to ten.",
    ],
)
def test_other_numbers_and_words_stay(heard: str) -> None:
    assert as_written(heard, 7200) == heard


def test_teens_are_told_from_tens_by_what_is_a_place() -> None:
    said = "Cut from 1 hour 40 minutes and 20 seconds to the end"
    assert as_written(said, 4980) == "Cut from 1:14:20 to the end"
    assert as_written(said, 7200) == "Cut from 1:40:20 to the end"


def test_no_place_is_made_behind_the_end() -> None:
    assert as_written("Cut from 2 10 to 2 30.", 140) == "Cut from 2:10 to 2 30."


@given(st.text("0123456789 .:-tofrmat,zer minus laughs", max_size=200))
def test_any_text_can_be_read(heard: str) -> None:
    assert isinstance(as_written(heard, 3600), str)
