"""Letters become sounds as people say them, also while a voice of another language speaks."""

from __future__ import annotations

import threading
import time

import pytest

from audiochat.speech.phones import PHONES, phones, reading


def said(word: str, language: str = "en") -> str:
    return "".join(PHONES[number] for number in phones(word, language))


@pytest.mark.parametrize(
    ("word", "sounds"),
    [
        ("the", "ðə"),
        ("hour", "aʊɚ"),
        ("one", "wʌn"),
        ("Knife,", "naɪf"),
        ("walked", "wɔkt"),
        ("guest’s", "ɡɛsts"),
        ("20", "twɛnti"),
        ("$12.", "twɛlvdɑlɚz"),
        ("$1.50", "wʌndɑlɚfɪfti"),
        ("12:30", "twɛlvθɜɾi"),
        ("2.5%", "tufaɪvpɚsɛnt"),
        ("...", ""),
    ],
)
def test_sounds_of_words(word: str, sounds: str) -> None:
    assert said(word) == sounds


@pytest.mark.parametrize(
    ("word", "language", "sounds"),
    [
        ("Bücher", "de", "buhɜ"),
        ("mañana", "es", "manana"),
        ("שלום", "he", "ʃalom"),
        ("नमस्ते", "hi", "nəmʌste"),
        ("pronto", "no", "pɹɔntu"),
        ("你好", "zh", ""),
        ("word", "", ""),
        ("word", "xx", ""),
    ],
)
def test_sounds_of_other_languages(word: str, language: str, sounds: str) -> None:
    assert said(word, language) == sounds


def test_a_very_long_word_is_cut_off() -> None:
    assert 0 < len(phones("a" * 100_000)) <= 200


def test_whoever_reads_waits_for_the_one_who_reads() -> None:
    found: list[str] = []
    with reading:
        other = threading.Thread(target=lambda: found.append(said("unhurried")))
        other.start()
        time.sleep(0.05)
        assert not found
    other.join(10)
    assert found == ["ʌnhɜɹid"]
