"""Facts that are computed: how long it is, whether something is said, how long it is talked about."""

from __future__ import annotations

import pytest

from audiochat.domain.hearing import Hearing
from audiochat.domain.plan import PlanStatus, Understanding
from audiochat.services.commander import Commander
from tests.services.commander.hearing_corpus import whole
from tests.services.commander.talking import Talk

LONG = 83.5
LINES = (
    (1.0, "Ivo", "Um, the ferry leaves at ten. Damn, I forgot the tickets."),
    (20.0, "Lena", "The ferry is never on time. Ring 0113 496 0172."),
    (40.0, "Ivo", "Last year we saw dolphins. They followed us."),
    (60.0, "Lena", "Damn. The ferry is gone."),
)


HEARD = whole(LINES, LONG, every=0.5, lasts=0.5)
WORDS = Hearing(words=lambda: HEARD, levels=lambda: None)
NO_WORDS = Hearing(words=lambda: None, levels=lambda: None)


def ask(commander: Commander, words: str, hearing: Hearing = WORDS) -> Understanding:
    return Talk(hearing, LONG).ask(commander, words)


@pytest.mark.parametrize("hearing", [WORDS, NO_WORDS])
@pytest.mark.parametrize(
    "words",
    [
        "how long is this",
        "how long is the lesson?",
        "how long does the meeting last",
        "what's the length of the recording?",
        "how many minutes is it",
        "כמה ארוכה ההקלטה?",
    ],
)
def test_how_long_all_of_it_is(commander: Commander, words: str, hearing: Hearing) -> None:
    answer = ask(commander, words, hearing)
    assert answer.status is PlanStatus.FACT
    assert "1:23.5" in answer.message


def test_how_long_is_answered_in_hebrew(commander: Commander) -> None:
    assert ask(commander, "כמה זמן ההקלטה?").message == "אורך ההקלטה 1:23.5."


@pytest.mark.parametrize("words", ["what is time", "how long is a question", "how long is a ferry"])
def test_other_lengths_are_for_the_chat(commander: Commander, words: str) -> None:
    assert ask(commander, words).status is PlanStatus.CHAT


@pytest.mark.parametrize(
    ("words", "places"),
    [
        ("did anyone swear?", [4.0, 60.0]),
        ("is there any swearing?", [4.0, 60.0]),
        ("does anybody swear at all", [4.0, 60.0]),
        ("does Lena swear?", [60.0]),
        ("is there a phone number in it?", [23.5]),
        ("are there any ums?", [1.0]),
        ("does Lena give a phone number", [23.5]),
    ],
)
def test_whether_something_is_said(commander: Commander, words: str, places: list[float]) -> None:
    answer = ask(commander, words)
    assert answer.status is PlanStatus.FACT, answer.message
    assert answer.message.startswith("Yes")
    assert [start for start, _ in answer.spans] == pytest.approx(places)


def test_no_is_an_answer(commander: Commander) -> None:
    assert ask(commander, "are there any email addresses in it?").message.startswith("No")
    assert ask(commander, "does Ivo give a phone number?").message.startswith("No, Ivo")


def test_how_long_something_is_talked_about(commander: Commander) -> None:
    answer = ask(commander, "how long do they talk about the ferry for?")
    assert answer.status is PlanStatus.FACT
    assert [start for start, _ in answer.spans] == pytest.approx([1.0, 20.0, 60.5])
    total = sum(end - start for start, end in answer.spans)
    assert f"{total:.1f} s altogether" in answer.message
    assert "in other words is not counted" in answer.message
    lena = ask(commander, "how long does Lena talk about the ferry")
    assert [start for start, _ in lena.spans] == pytest.approx([20.0, 60.5])


def test_anything_about_something_looks_for_that(commander: Commander) -> None:
    answer = ask(commander, "does he say anything about dolphins")
    assert answer.status is PlanStatus.FACT
    assert [start for start, _ in answer.spans] == pytest.approx([40.0])
    assert ask(commander, "is there anything about the ferry in it?").spans


def test_what_is_not_said_so_is_left_to_the_chat(commander: Commander) -> None:
    assert ask(commander, "does he say anything about wolves").status is PlanStatus.CHAT
    assert ask(commander, "how long do they talk about wolves").status is PlanStatus.CHAT


def test_without_words_they_are_offered(commander: Commander) -> None:
    for words in ("did anyone swear?", "how long do they talk about the ferry"):
        assert ask(commander, words, NO_WORDS).action == "transcribe"
