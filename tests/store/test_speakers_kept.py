"""Who speaks a word, and how sure that is, comes back from the database as it went in."""

from __future__ import annotations

import json

from audiochat.domain.transcript import Word
from audiochat.store.words import dump_words, load_words


def test_speakers_and_how_sure_they_are_come_back() -> None:
    words = (
        Word("Hello", 0.0, 0.4, 0.9, "Anna"),
        Word("there", 0.5, 0.8, 0.9, "Speaker 1", 0.35),
        Word("you", 0.9, 1.0, 0.9),
    )
    assert load_words(dump_words(words)) == words


def test_what_is_certain_takes_no_room_and_older_words_are_certain() -> None:
    text = dump_words((Word("Hello", 0.0, 0.4, 0.9, "Anna"),))
    assert "q" not in json.loads(text)
    assert load_words(text)[0].speaker_confidence == 1.0
