"""Word times are those of the sound: held against made speech whose word positions are known."""

from __future__ import annotations

import itertools
from dataclasses import replace

import numpy as np
import pytest

from audiochat.speech.alignment import Spoken
from audiochat.speech.pace import expected_length
from audiochat.speech.recogniser import Recogniser
from audiochat.speech.refining import refined
from tests.making.judging_words import late
from tests.making.sentences import OTHER_SENTENCES
from tests.making.sounds import noise, silence
from tests.making.speech import RATE, Speech


def test_words_start_where_they_are_said(recogniser: Recogniser, speech: Speech) -> None:
    phrases = [text for text in OTHER_SENTENCES if speech.say(text).words][:12]
    made = speech.joined(phrases, [0.3, 0.7, 1.5, 0.15])
    heard = recogniser.recognise(made.samples)
    off = np.abs(late(made.words, [(w.text, w.start, w.end) for w in heard.words]))
    assert len(off) > 0.95 * len(made.words)
    assert np.mean(off <= 80) >= 0.92  # the benchmark has the figure for many more words
    assert np.median(off) < 40
    firsts = [
        made.words[n][1]
        for n in range(1, len(made.words))
        if made.words[n][1] - made.words[n - 1][2] > 0.25
    ]
    starts = np.array([word.start for word in heard.words])
    near = [np.min(np.abs(starts - first)) for first in firsts]
    assert np.mean(np.array(near) < 0.05) >= 0.9  # after a pause it is the onset of the sound


def test_times_far_off_are_brought_to_the_sound(speech: Speech) -> None:
    made = speech.joined(["Thank you for listening.", "Call me when you are ready."], [1.0])
    guess = [Spoken(t, a + 0.05, b + 0.05, 0.9) for t, a, b in made.words]
    first = len(["Thank", "you", "for", "listening."])
    guess[first] = Spoken("Call", made.words[first][1] - 0.4, made.words[first][1], 0.9)
    found = refined(guess, made.samples)
    for word, (text, start, _end) in zip(found, made.words, strict=True):
        assert abs(word.start - start) <= 0.12, text
    assert abs(found[first].start - made.words[first][1]) < 0.05
    assert found[first - 1].end < found[first].start - 0.7  # the pause belongs to no word


def test_a_word_that_was_given_the_pause_before_it_comes_after_it(speech: Speech) -> None:
    before = "My guest today has written three books about rivers."
    made = speech.joined([before, "We talk about money."], [0.9])
    first = len(before.split())
    # as the model hears it: no full stop, and the first word begins where the one before it ends
    guess = [Spoken(t, a + 0.05, b + 0.05, 0.9) for t, a, b in made.words]
    guess[first - 1] = Spoken("rivers", *[t + 0.05 for t in made.words[first - 1][1:]], 0.96)
    guess[first] = Spoken("we", guess[first - 1].end, guess[first].end, 0.76)
    assert made.words[first][1] - guess[first].start > 0.6  # further away than is tried anywhere
    found = refined(guess, made.samples)
    assert abs(found[first].start - made.words[first][1]) < 0.06
    assert found[first - 1].end < found[first].start - 0.7


GERMAN = (
    "Die Kinder spielten im Garten bis es dunkel war.",
    "Unsere kleine Firma hat zwölf Leute in vier Ländern.",
    "Er hat niemandem erzählt was in den Bergen geschehen ist.",
)


@pytest.mark.parametrize(("language", "accent"), [("en", "en-us"), ("de", "de")])
def test_the_border_of_words_is_between_their_sounds(
    language: str, accent: str, speech: Speech
) -> None:
    parts = [
        speech.say(text, accent=accent)
        for text in (GERMAN if language == "de" else OTHER_SENTENCES[:12])
    ]
    known = [part for part in parts if part.words]
    chance = np.random.default_rng(5)
    off: dict[str, list[float]] = {language: [], "": []}
    for made in known:
        guess = [  # as the model's own times are
            Spoken(text, start + more, end + more, 0.9)
            for (text, start, end), more in zip(
                made.words, 0.09 + 0.06 * chance.standard_normal(len(made.words)), strict=True
            )
        ]
        for name, found in off.items():  # "" is a language whose sounds are not known
            words = refined(guess, made.samples, name)
            pairs = zip(words, made.words, strict=True)
            found += [abs(word.start - true[1]) for word, true in pairs]
    near = {name: np.mean(np.array(found) <= 0.04) for name, found in off.items()}
    assert near[language] >= 0.9
    assert near[language] > near[""]


def test_a_word_behind_one_that_was_not_written_does_not_take_its_sound(speech: Speech) -> None:
    off: list[float] = []
    for text in OTHER_SENTENCES:
        words = speech.say(text).words
        for left_out in range(1, len(words) - 1, 3):
            guess = [Spoken(t, a + 0.09, b + 0.09, 0.9) for t, a, b in words]
            begun = guess.pop(left_out).start
            # as the model gives it: what was not written belongs to the next word
            guess[left_out] = replace(guess[left_out], start=begun)
            found = refined(guess, speech.say(text).samples)
            off.append(abs(found[left_out].start - words[left_out + 1][1]))
    assert len(off) >= 40
    assert np.mean(np.array(off) <= 0.1) >= 0.7


@pytest.mark.parametrize("sound", [silence(3), noise(3), np.zeros(0, np.float32)])
def test_any_sound_gives_times_in_order(sound: np.ndarray) -> None:
    words = [Spoken(f"word{n}", 0.2 * n, 0.2 * n + (n % 2) * 0.2, 0.5) for n in range(12)]
    found = refined(words, sound)
    assert [word.text for word in found] == [word.text for word in words]
    for before, after in itertools.pairwise(found):
        assert before.start <= after.start
        assert before.end <= after.start + 1e-9 or not len(sound)
    assert refined([], sound) == []
    assert not len(sound) or found[-1].end <= len(sound) / RATE


def test_longer_words_take_longer() -> None:
    assert expected_length("a") < expected_length("the") < expected_length("kitchen")
    assert expected_length("wonderful") < expected_length("technologies")
    assert expected_length("2026") > 0.6
    assert expected_length("…") > 0
    assert expected_length("שלום") > 0.1
