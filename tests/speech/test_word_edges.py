"""Words end with their sound and never reach over a pause, whatever the recogniser guessed."""

from __future__ import annotations

import numpy as np

from audiochat.speech.alignment import Spoken
from audiochat.speech.frames import framed
from audiochat.speech.pace import expected_length
from audiochat.speech.refining import refined
from audiochat.speech.word_edges import edged
from tests.making.speech import RATE, Samples, Speech


def bursts(*spans: tuple[float, float], seconds: float) -> Samples:
    """Loud noise in the given seconds over a faint floor."""
    noise = np.random.default_rng(3).standard_normal(int(seconds * RATE)).astype(np.float32)
    loud = np.full(len(noise), 0.0005, np.float32)
    for start, end in spans:
        loud[int(start * RATE) : int(end * RATE)] = 0.2
    return noise * loud


def test_a_scrap_of_sound_behind_a_pause_is_no_part_of_the_word_before_it() -> None:
    sound = framed(bursts((0.2, 0.6), (1.5, 2.0), seconds=2.2))
    one, other = edged(
        [Spoken("unhealthily.", 0, 0, 0.9), Spoken("Nothing", 0, 0, 0.9)], [20, 155], sound
    )
    assert abs(one.end - 0.6) <= 0.03
    assert other.start == 1.55
    assert abs(other.end - 2.0) <= 0.03


def test_a_soft_beginning_stays_with_its_word() -> None:
    sound = framed(bursts((0.2, 0.6), (0.75, 1.2), seconds=1.4))
    one, other = edged([Spoken("a", 0, 0, 0.9), Spoken("farm", 0, 0, 0.9)], [20, 65], sound)
    assert abs(one.end - 0.6) <= 0.03
    assert other.start == 0.65
    assert abs(other.end - 1.2) <= 0.03


def test_a_noise_after_a_pause_is_no_part_of_a_word() -> None:
    sound = framed(bursts((0.2, 0.5), (1.2, 1.6), (2.0, 2.4), seconds=2.6))
    one, _ = edged([Spoken("simple", 0, 0, 0.9), Spoken("thing", 0, 0, 0.9)], [20, 200], sound)
    assert abs(one.end - 0.5) <= 0.03


def test_a_word_between_two_pauses_is_found_though_it_was_put_behind_the_second(
    speech: Speech,
) -> None:
    made = speech.joined(["Could you say that again, please?", "Yes.", "Technology is new."], [0.9])
    guess = [Spoken(t, a + 0.05, b + 0.05, 0.9) for t, a, b in made.words]
    place = [word.text for word in guess].index("Yes.")
    after = made.words[place + 1][1]
    guess[place] = Spoken("Yes.", after, after, 0.9)  # a model without a place gives no length
    found = refined(guess, made.samples)
    assert abs(found[place].start - made.words[place][1]) < 0.08
    assert abs(found[place].end - made.words[place][2]) < 0.1
    assert abs(found[place + 1].start - after) < 0.08


def test_soft_words_over_a_loud_hum_are_no_pause(speech: Speech) -> None:
    made = speech.joined(["We should test the new version before we publish it."], [0.5])
    times = np.arange(len(made.samples)) / RATE
    hum = 0.01 * np.sin(2 * np.pi * 50 * times)
    plain, humming = framed(made.samples * 0.05), framed(made.samples * 0.05 + hum)
    same = np.mean(plain.pause == humming.pause)
    assert same > 0.95
    assert 0.05 < np.mean(plain.pause) < 0.6


def test_soft_speech_after_loud_speech_is_no_pause(speech: Speech) -> None:
    loud = speech.joined(["Open the second drawer and take out the blue folder."] * 3, [0.4])
    both = np.concatenate((loud.samples, loud.samples * 0.1))
    found = framed(both).pause
    half = len(found) // 2
    assert np.mean(found[:half] == found[half : 2 * half]) > 0.97


def test_the_last_word_of_a_sentence_is_drawn_out_and_small_words_are_not() -> None:
    assert expected_length("table.") > expected_length("table")
    assert expected_length("table,") > expected_length("table")
    assert expected_length("for") < expected_length("fog")
