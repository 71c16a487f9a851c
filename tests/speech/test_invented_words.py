"""Where nobody speaks no word is written, and what a model makes up is noticed."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from audiochat.speech.alignment import Spoken
from audiochat.speech.believable import believable
from audiochat.speech.recogniser import Recogniser
from audiochat.speech.voice_activity import Samples, Seconds, VoiceActivity
from tests.making import sounds
from tests.making.speech import RATE, Speech
from tests.speech.test_recogniser import plain

KINDS = [
    sounds.silence,
    sounds.noise,
    sounds.breaths,
    sounds.hum,
    sounds.chords,
    sounds.melody,
    sounds.buzz,
]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_no_word_is_invented(recogniser: Recogniser, kind: Callable[[float], Samples]) -> None:
    assert recogniser.recognise(kind(12)).words == ()


class Everything(VoiceActivity):
    """Takes all sound for speech, so that only the later guards are left."""

    def spans(self, samples: Samples, *_: object) -> list[Seconds]:
        return [(0.0, len(samples) / RATE)]


@pytest.mark.parametrize("kind", [sounds.silence, sounds.chords], ids=lambda kind: kind.__name__)
def test_no_word_is_invented_even_where_speech_was_suspected(
    recogniser: Recogniser, kind: Callable[[float], Samples], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recogniser, "_voice", Everything())
    assert recogniser.recognise(kind(12)).words == ()


def test_speech_between_noise_and_music_is_all_that_is_written(
    recogniser: Recogniser, speech: Speech
) -> None:
    said = "Please send the contract to my office."
    whole = np.concatenate(
        (sounds.chords(5), speech.say(said).samples, sounds.silence(1), sounds.noise(4, 0.03))
    )
    heard = recogniser.recognise(whole)
    assert plain(heard.text) == plain(said)
    assert heard.words[0].start > 4.9
    assert heard.words[-1].end < len(whole) / RATE - 4.5


def spoken(text: str, confidence: float) -> list[Spoken]:
    return [Spoken(word, 0.1 * n, 0.1 * n + 0.1, confidence) for n, word in enumerate(text.split())]


@pytest.mark.parametrize(
    ("text", "sure", "seconds", "kept"),
    [
        ("Thank you.", 0.5, 2.0, ""),
        ("Thank you.", 0.9, 2.0, "Thank you."),
        ("and then we all went home very late", 0.4, 0.3, ""),
        ("and then we all went home very late", 0.9, 0.3, "and then we all went home very late"),
        ("I know it, I know it, I know it, I know it,", 0.5, 3.0, "I know it,"),
        ("no no no no no", 0.9, 2.0, "no no no no no"),
        ("3-2.5-3-3.5-4.5-4.6-4.5.5-3.5-3.5-2-3.5.5-3 well said", 0.6, 3.0, "well said"),
    ],
)
def test_what_cannot_have_been_said_is_left_out(
    text: str, sure: float, seconds: float, kept: str
) -> None:
    found = believable(spoken(text, sure), seconds, 0.1)
    assert " ".join(word.text for word in found) == kept


SENTENCE = "Have you ever seen a whale?"


@pytest.mark.parametrize(("pace", "kept"), [(0.16, 6), (0.21, 12), (0.3, 12)])
def test_a_sentence_said_again_much_faster_is_made_up(pace: float, kept: int) -> None:
    words = [Spoken(word, n * 0.3, n * 0.3 + 0.25, 0.9) for n, word in enumerate(SENTENCE.split())]
    begin = words[-1].end + 0.2
    again = [
        Spoken(word.text, begin + n * pace, begin + (n + 1) * pace, 0.8)
        for n, word in enumerate(words)
    ]
    found = believable([*words, *again], 5.0, 0.1)
    assert len(found) == kept
