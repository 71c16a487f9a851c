"""Text made sayable: bounded, without pictures, control characters or scripts the voice has no sound for."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audiochat.speech.speakable import LONGEST_TEXT, LONGEST_WORD, missing, speakable


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hello, world.", "Hello, world."),
        ("a\0b\x07c\u200bd", "a b cd"),
        ("half \ud800 a pair", "half a pair"),
        ("well \U0001f600 done \U0001f468\u200d\U0001f469\u200d\U0001f467", "well done"),
        ("שלום everyone", "everyone"),
        ("漢字 only", "only"),
        ("café naïve", "café naïve"),
        ("[[h@ck]] x", "h@ck, x"),
        ("see https://example.org/a?b=c for more", "see link for more"),
        ("wow!!!!!!!!", "wow!"),
        ("20–25 people, 1:05 – 2:10", "20 to 25 people, 1:05 to 2:10"),
        ("talk – and then 3", "talk, and then 3"),
        ("take #4, C#4", "take number 4, C 4"),
        ("5 °C", "5 degrees C"),
        ("<speak>hi</speak>", "speak hi /speak"),
        ("----", ""),
        ("", ""),
    ],
)
def test_what_an_english_voice_says(text, expected):
    assert speakable(text, "en-us") == expected


def test_a_voice_says_its_own_script():
    assert speakable("שלום world", "he") == "שלום world"
    assert speakable("привет мир", "ru") == "привет мир"
    assert missing("שלום", "en-us")
    assert not missing("שלום", "he")


def test_endless_words_and_texts_are_cut():
    assert speakable("x" * 5000 + ".", "en-us") == "x" * LONGEST_WORD + "."
    assert len(speakable("word " * 100_000, "en-us")) <= LONGEST_TEXT


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=400))
def test_any_text_becomes_words_or_nothing(text):
    found = speakable(text, "en-us")
    found.encode("utf-8")
    assert "\0" not in found
    assert "[[" not in found
    assert found == "" or any(letter.isalnum() for letter in found)
