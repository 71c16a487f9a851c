"""Where captions are cut, how lines break, and when they are shown."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audiochat.domain.transcript import PlacedWord, Transcript, Word
from audiochat.services.captions.cues import GAP, LONGEST, SHORTEST, make
from audiochat.services.captions.format import CaptionOptions
from audiochat.services.captions.text import width

Make = Callable[..., Transcript]
TALK = (
    "Welcome to the programme, everybody. Today we talk about the history of the steam engine and what "
    "it did for the people who built it, and after the break we will hear from somebody who restores "
    "them for a living. Stay with us, because it is worth it!"
)


def placed(text: str, start: float, end: float, speaker: str = "") -> PlacedWord:
    return PlacedWord(Word(text, start, end, 1.0, speaker), start, end, "s", "b", 0)


@pytest.mark.parametrize("length", [20, 32, 42, 60])
@pytest.mark.parametrize("lines", [1, 2, 3])
def test_no_line_is_too_long_and_no_caption_has_too_many(
    spoken: Make, length: int, lines: int
) -> None:
    cues = make(spoken([("", TALK)]), CaptionOptions(line_length=length, lines=lines))
    assert " ".join(cue.text for cue in cues) == TALK
    assert all(len(cue.lines) <= lines for cue in cues)
    assert all(width(line) <= length for cue in cues for line in cue.lines)


def test_captions_start_with_their_words_and_never_overlap(spoken: Make) -> None:
    talk = spoken([("", TALK)])
    cues = make(talk, CaptionOptions())
    starts = {word.start for word in talk.words}
    assert all(cue.start in starts for cue in cues)
    assert all(one.end <= other.start for one, other in pairwise(cues))
    assert all(cue.end - cue.start <= LONGEST for cue in cues)
    assert cues[-1].end <= talk.duration


def test_captions_break_at_sentences_and_clauses(spoken: Make) -> None:
    cues = make(spoken([("", TALK)]), CaptionOptions())
    assert cues[0].text == "Welcome to the programme, everybody."
    for cue in cues:
        for line in cue.lines:
            assert line.split()[-1].lower() not in {"the", "a", "of", "to", "and", "for"}


@pytest.mark.parametrize("lines", [1, 2])
def test_a_sentence_does_not_end_or_begin_with_a_word_or_two_alone(
    spoken: Make, lines: int
) -> None:
    said = (
        "The first plan was to repair the roof. Then we found that the walls were wet as well. And how many "
        "people? How many people come to the library each day? Let me ask one last thing. What book should "
        "everybody read this summer?"
    )
    cues = make(spoken([("", said)], pause=0.3), CaptionOptions(lines=lines))
    for one, other in pairwise(cues):
        if not one.text.endswith((".", "?")):
            assert len(re.split(r"[.?] ", one.text)[-1].split()) > 2
            assert len(re.split(r"[.?]", other.text)[0].split()) > 2


def test_another_speaker_and_a_long_pause_begin_a_caption(spoken: Make) -> None:
    talk = spoken([("Anna", "Do you"), ("Ben", "Yes I do")], pause=0.1)
    assert [(c.text, c.speaker) for c in make(talk, CaptionOptions())] == [
        ("Do you", "Anna"),
        ("Yes I do", "Ben"),
    ]
    later = Transcript(20.0, (placed("one", 1, 1.3), placed("two", 3, 3.3)))
    assert [cue.text for cue in make(later, CaptionOptions())] == ["one", "two"]


def test_a_short_caption_stays_until_it_can_be_read() -> None:
    words = tuple(placed("extraordinarily", 1 + n * 0.2, 1.2 + n * 0.2) for n in range(4))
    (cue,) = make(Transcript(60.0, words), CaptionOptions(speed=10.0))
    assert cue.end - cue.start == pytest.approx(62 / 10, abs=0.2)
    (quick,) = make(Transcript(60.0, words[:1]), CaptionOptions(speed=60.0))
    assert quick.end - quick.start == pytest.approx(SHORTEST)


def test_small_gaps_are_closed_and_long_ones_kept() -> None:
    words = (placed("Yes.", 0, 1, "A"), placed("No.", 1.3, 2.3, "B"), placed("So.", 9, 10, "A"))
    cues = make(Transcript(20.0, words), CaptionOptions())
    assert cues[1].start - cues[0].end == pytest.approx(GAP)
    assert cues[2].start - cues[1].end > 5


def test_a_word_longer_than_a_line_is_not_broken() -> None:
    long = "Donaudampfschifffahrtsgesellschaftskapitänsmütze"
    cues = make(
        Transcript(9.0, (placed("Die", 0, 1), placed(long, 1, 3), placed("ist", 3, 4))),
        CaptionOptions(line_length=20),
    )
    assert [line for cue in cues for line in cue.lines] == ["Die", long, "ist"]


def test_several_words_put_in_the_place_of_one_share_its_time() -> None:
    cues = make(
        Transcript(9.0, (placed("one two three four", 1, 5),)),
        CaptionOptions(line_length=10, lines=1),
    )
    assert [cue.text for cue in cues] == ["one two", "three four"]
    assert cues[1].start == pytest.approx(1 + 4 * 6 / 15)


def test_languages_without_spaces_are_not_given_any() -> None:
    words = tuple(
        placed(letter, n * 0.2, n * 0.2 + 0.2) for n, letter in enumerate("今日は良い天気")
    )
    (cue,) = make(Transcript(9.0, words, (), "ja"), CaptionOptions(line_length=10))
    assert cue.lines[0] + cue.lines[1] == "今日は良い天気"
    assert all(width(line) <= 10 for line in cue.lines)


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.tuples(st.text("ab,. ", max_size=14), st.floats(0, 3), st.floats(0, 2), st.booleans()),
        max_size=40,
    ),
    st.integers(10, 42),
    st.integers(1, 3),
)
def test_whatever_the_words_captions_hold_them_all_in_order(
    said: list[tuple[str, float, float, bool]], length: int, lines: int
) -> None:
    now, words = 0.0, []
    for text, gap, long, other in said:
        words.append(placed(text, now + gap, now + gap + long, "B" if other else ""))
        now += gap + long * 0.8  # words may overlap a little
    talk = Transcript(now + 1, tuple(words))
    cues = make(talk, CaptionOptions(line_length=length, lines=lines))
    assert " ".join(cue.text for cue in cues).split() == talk.text.split()
    assert all(cue.start < cue.end for cue in cues)
    assert all(one.end <= other.start for one, other in pairwise(cues))
    assert all(width(line) <= length or " " not in line for cue in cues for line in cue.lines)
