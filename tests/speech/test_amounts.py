"""Amounts and measures are read in the order and the words in which people say them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audiochat.speech.amounts import read_out
from audiochat.speech.speakable import speakable


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("It costs $12.", "It costs 12 dollars."),
        ("$1, no more", "1 dollar, no more"),
        ("£1.50 each", "1 pound 50 each"),
        ("€3.05", "3 euros and 5 cents"),
        ("£0.01", "1 penny"),
        ("$20.00", "20 dollars"),
        ("$1,250.75", "1,250 dollars 75"),
        ("US$12", "US 12 dollars"),
        ("-$5", "minus 5 dollars"),
        ("from 5-$10", "from 5-10 dollars"),
        ("$5 million", "5 million dollars"),
        ("$1.5bn", "1.5 billion dollars"),
        ("$3\N{EN DASH}5", "3 to 5 dollars"),
        ("¥100", "100 yen"),
        ("$5 men", "5 dollars men"),
        ("20 Hz to 44.1 kHz", "20 hertz to 44.1 kilohertz"),
        ("1 dB, 1.1 dB or -16dB", "1 decibel, 1.1 decibels or -16 decibels"),
        ("3ms", "3 milliseconds"),
        ("14.6 s of 38.6 s, 1 s each", "14.6 seconds of 38.6 seconds, 1 second each"),
        ("peaks under -1 dBTP in the 1990s", "peaks under -1 decibels true peak in the 1990s"),
        ("2 h 5 min", "2 hours 5 minutes"),
        ("$", "$"),
        ("Hz", "Hz"),
    ],
)
def test_in_english(text: str, said: str) -> None:
    assert read_out(text, "en-us") == said


@pytest.mark.parametrize(
    ("text", "language", "said"),
    [("€12 und $3,50", "de", "12 € und 3,50 $"), ("₪12", "he", "12 ₪"), ("12 €", "fr", "12 €")],
)
def test_in_other_languages_the_sign_follows(text: str, language: str, said: str) -> None:
    assert read_out(text, language) == said


def test_a_voice_is_given_what_is_said() -> None:
    assert speakable("**$12** for [20 kHz]", "en-gb") == "12 dollars for, 20 kilohertz"


@given(st.text("$€£¥0123456789.,-\N{EN DASH}kmHz dB", max_size=80))
def test_nothing_is_left_unread(text: str) -> None:
    """Every digit is still there, except coins of nothing and zeros before a number."""
    said = read_out(text, "en")
    assert read_out(said, "en").count("$") <= text.count("$")
    assert set(said) & set("123456789") == set(text) & set("123456789")
