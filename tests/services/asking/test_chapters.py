"""Chapters begin where somebody turns to something else, and are called what a person would call them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from audiochat.domain.job import Job
from audiochat.services.asking.asking import Asking
from audiochat.services.asking.openings import announced, heads, introduced, opening
from audiochat.services.asking.passages import Sentence, sentences
from audiochat.store.database import Store
from tests.making.talk import Talk, talk_of

Make = Callable[[Talk], Asking]

MOVE = """
Eva: Hello, everybody. So this is the garden show, and we have half an hour for it.
Tom: Sorry, I am late, my bicycle had a flat tyre and it was cold.
Eva: Right. Tents. We need four of them, and the ones of last year are full of holes.
Tom: I can ask the scouts, they have big white ones. They want two hundred euros for a week.
Eva: That is too dear for us. The last ones were much cheaper and they were dry as well.
Tom: Then I ask the fire brigade, they have some in the cellar, and nobody uses them in May.
Eva: Okay, so the parking. Where can people leave their cars if the meadow is wet?
Tom: The farmer lets us have the field behind the church, if somebody stands at the gate all day.
Eva: I would do that in the morning, but I have to be at the stage when the band comes.
Tom: My brother can stand at the gate after lunch, he likes to wave at cars.
Eva: Which brings us to music. The brass band has said yes, and they play for free.
Tom: They were wonderful last time, and the children danced on the grass until it was dark.
Eva: But they must not play too near to the animals, since the goats ran away then.
Tom: Thank you, everybody, and see you on Sunday at the gate.
""".strip().splitlines()


def _said(*lines: str) -> list[Sentence]:
    talk = talk_of(lines)
    return list(sentences(talk.view(talk.timeline).words))


@pytest.fixture
def talk(store: Store) -> Talk:
    made = talk_of(MOVE)
    made.keep(store)
    return made


def test_chapters_are_called_what_they_are_announced_as(asking_of: Make, talk: Talk) -> None:
    _, proposal = asking_of(talk).told(talk.timeline, "make chapters", Job())
    names = [name for _, name in proposal["chapters"]]  # type: ignore[attr-defined]
    assert names == ["Garden show", "Tents", "Parking", "Music"]


def test_a_chapter_begins_where_it_is_announced(asking_of: Make, talk: Talk) -> None:
    asking = asking_of(talk)
    _, proposal = asking.told(talk.timeline, "make chapters", Job())
    said = asking._retriever.corpus(talk.timeline).sentences
    music = next(s for s in said if s.text.startswith("Which brings"))
    starts = [start for start, _ in proposal["chapters"]]  # type: ignore[attr-defined]
    assert music.start - 0.5 <= starts[-1] <= music.start


def test_a_title_says_what_the_talk_is(asking_of: Make, talk: Talk) -> None:
    _, proposal = asking_of(talk).told(talk.timeline, "give it a title", Job())
    assert str(proposal["title"]).startswith("Garden show: ")


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (("Ann: Right. Budget. We have four hundred left.",), "Budget"),
        (("Ann: So let's talk about the cup final. It was in May.",), "cup final"),
        (("Ann: Tell me about the, the experiment with the drivers.",), "experiment"),
        (("Ann: So, the third part, my favourite, the dance. It is long.",), "dance"),
        (("Ann: What about a glass of wine? Is it good?",), "glass of wine"),
        (("Ann: Sorry. Yes. I was on the wrong line.",), ""),
        (("Ann: It was wet. My trailing foot. It was luck.",), ""),
    ],
)
def test_what_is_announced_is_read(lines: tuple[str, ...], name: str) -> None:
    assert announced(_said(*lines), 0) == name


def test_an_answer_announces_nothing() -> None:
    said = _said("Ann: What did you miss?", "Bob: The trees. There are none at sea, you know.")
    assert not heads(said, 1)
    assert not opening(said, 1, frozenset())


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Hello. This is my travel diary from Portugal, and my name is Jo.", "travel diary from Portugal"),
        ("Hello and welcome to Extra Time, I am Dan.", "Extra Time"),
        ("My name is Peter, and this is lesson four, on bees. Good.", "bees"),
        ("Welcome to this. It is late.", ""),
    ],
)  # fmt: skip
def test_what_a_talk_is_said_to_be(line: str, name: str) -> None:
    assert introduced(_said(f"Ann: {line}")) == name


def test_the_days_of_a_diary_are_kept(asking_of: Make, store: Store) -> None:
    rest = "Then I walked a long way and it was very hot until the evening came at last."
    talk = talk_of(
        [
            f"Day {number}, {day}. I went to the {place} by bus. The {place} is old. {rest} {rest}"
            for number, day, place in (
                ("one", "Monday", "castle"),
                ("two", "Tuesday", "harbour"),
                ("three", "Wednesday", "library"),
            )
        ]
    )
    talk.keep(store)
    _, proposal = asking_of(talk).told(talk.timeline, "make chapters", Job())
    names = [name for _, name in proposal["chapters"]]  # type: ignore[attr-defined]
    assert [name.split(":")[0] for name in names] == ["Day one", "Day two", "Day three"]
