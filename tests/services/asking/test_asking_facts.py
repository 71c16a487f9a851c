"""A question about a fact: the place is found in other words, and only what is heard is cited."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from audiochat.domain.job import Job
from audiochat.services.asking.asking import Asking, NoWords
from tests.making.talk import Talk

Make = Callable[[Talk], Asking]


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("How much do we pay for the new premises?", "4,200"),
        ("Who puts their name under the contract?", "Carla will sign"),
        ("Why was our site offline?", "certificate had expired"),
        ("How many came to the celebration a year ago?", "forty people"),
        ("When do we meet again?", "next Tuesday"),
        ("כמה עולה השכירות של המשרד?", "4,200"),
    ],
)
def test_the_place_is_among_the_first_three(
    asking_of: Make, meeting: Talk, question: str, words: str
) -> None:
    found = asking_of(meeting).find(meeting.timeline, question, 3)
    assert any(words in place.text for place in found), found


def test_times_are_those_of_the_words(asking_of: Make, meeting: Talk) -> None:
    view = meeting.view(meeting.timeline)
    for place in asking_of(meeting).find(meeting.timeline, "the rent of the office", 5):
        said = [view.words[i].text for i in view.between(place.start - 0.01, place.end + 0.01)]
        assert " ".join(said) == place.text
        assert 0 <= place.start < place.end <= view.duration


def test_nothing_transcribed_is_said(asking_of: Make, store: object) -> None:
    silent = Talk()
    asking = asking_of(silent)
    assert asking.find(silent.timeline, "what?") == []
    with pytest.raises(NoWords, match="Transcribe it"):
        asking.ask("r", silent.timeline, "what was said?", Job())


def test_the_same_question_finds_the_same(asking_of: Make, meeting: Talk) -> None:
    asking = asking_of(meeting)
    first = asking.find(meeting.timeline, "money", 5)
    assert first == asking.find(meeting.timeline, "money", 5)


def test_a_cut_takes_its_words_out_of_the_answers(asking_of: Make, meeting: Talk) -> None:
    asking = asking_of(meeting)
    (place, *_) = asking.find(meeting.timeline, "How much is the rent?", 3)
    cut = meeting.timeline.delete(meeting.timeline.span(place.start, place.end))
    left = asking.find(cut, "How much is the rent?", 9)
    assert all("4,200" not in found.text and found.end <= cut.seconds for found in left)


def test_an_empty_question_finds_nothing(asking_of: Make, meeting: Talk) -> None:
    assert asking_of(meeting).find(meeting.timeline, "  ") == []


def test_hostile_questions_are_only_words(asking_of: Make, meeting: Talk) -> None:
    asking = asking_of(meeting)
    for question in ('" OR 1=1; --', "\x00", "\ud800", "a" * 100_000, "🙂🙂", "NEAR(a b)"):
        asking.find(meeting.timeline, question)
