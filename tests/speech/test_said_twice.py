"""What tells that a word was said twice, on a text whose log probabilities are made up."""

from __future__ import annotations

import numpy as np

from audiochat.speech.readings import Change, Logs, Reading, ReadWord, changed
from audiochat.speech.said_twice import FAINT, faint, weighed

TEXT = ("i", "have", "never", "been", "to", "a", "concert")
UNLIKELY = -20.0


def read(likely: dict[tuple[int, int], float]) -> Reading:
    """A text of one token a word; ``likely`` are log probabilities by row and token."""
    logs = np.full((len(TEXT) + 1, len(TEXT)), UNLIKELY, np.float32)
    for place in range(len(TEXT)):
        logs[place, place] = -0.1
    for where, value in likely.items():
        logs[where] = value
    words = [ReadWord(text, n, n + 1, False) for n, text in enumerate(TEXT)]
    return Reading(list(range(len(TEXT))), words, logs)


def never(row: Logs) -> float:
    return UNLIKELY


def test_a_word_that_may_have_come_once_more_is_looked_into() -> None:
    text = read({(4, 3): -4.0, (2, 1): FAINT - 1})
    found = faint(text, frozenset(), never)
    assert found == {4: Change([3], twice=True, likelihood=-4.0)}
    assert changed(text, found) == ([0, 1, 2, 3, 3, 4, 5, 6], {4: 5})


def test_a_word_that_hesitations_are_written_as_must_be_likelier_than_one() -> None:
    text = read({(6, 5): -3.0})
    assert faint(text, frozenset({"a"}), lambda _: -4.0) == {}
    assert list(faint(text, frozenset({"a"}), lambda _: -7.0)) == [6]


def test_what_was_written_twice_is_not_looked_into_again() -> None:
    text = read({(4, 3): -1.0, (5, 4): -1.0})
    text.words[4] = ReadWord("been", 4, 5, False)
    assert faint(text, frozenset(), never) == {}


def test_the_sentence_must_go_on_as_before() -> None:
    text = read({})
    change = Change([3], twice=True, likelihood=-1.0)
    again = np.full((6, len(TEXT)), UNLIKELY, np.float32)
    again[4, 3] = -1.0
    assert weighed(text, 4, change, again) is None
    again[5, 4] = -0.2
    found = weighed(text, 4, change, again)
    assert found is not None
    assert found.replaced == 0
    assert -1.3 < found.likelihood < -1.0
    again[5, 5] = -0.1  # rather the word after the next: this one stood for the one said twice
    again[5, 4] = UNLIKELY
    found = weighed(text, 4, change, again)
    assert found is not None
    assert found.replaced == 1
