""" "Make her louder": who is meant, asked where nobody can know, and answered with a name."""

from __future__ import annotations

import pytest

from audiochat.domain.operation import Registry
from audiochat.domain.plan import PlanStatus, Understanding
from audiochat.services.commander import Commander
from audiochat.services.commander.given_names import pronoun
from tests.services.commander.hearing_corpus import whole
from tests.services.commander.talking import Talk, planned

LONG = 60.0


@pytest.fixture
def commander(registry: Registry) -> Commander:
    """One that nobody has talked to."""
    return Commander(registry)


SHE, HE = [1.0, 12.0, 25.0], [6.0, 17.0]


def ask(
    commander: Commander, *sentences: str, she: str = "Helen", he: str = "David"
) -> Understanding:
    lines = (
        (1.0, she, "Welcome to the show, I am glad to be here."),
        (6.0, he, "Thank you, um, so am I. We went to the sea."),
        (12.0, she, "And what did you, um, see there?"),
        (17.0, he, "A whale, and a boat that was on fire."),
        (25.0, she, "That is all for today."),
    )
    return Talk.of(whole(lines, LONG)).ask(commander, *sentences)


def starts(answer: Understanding) -> list[float]:
    return [step.start or 0.0 for step in planned(answer)]


@pytest.mark.parametrize(
    ("words", "where"),
    [
        ("make her 3 dB louder", SHE),
        ("turn her up a bit", SHE),
        ("can you make him quieter", HE),
        ("mute him", HE),
        ("bleep him out", HE),
        ("cut what he says", HE),
        ("delete everything she says", SHE),
        ("remove her ums", [13.6]),
        ("remove his ums", [6.8]),
        ("boost her voice", SHE),
        ("raise his level by 4 dB", HE),
        ("make him louder and her quieter", [*HE, *SHE]),
        ("he talks too fast", HE),
        ("turn him down please", HE),
    ],
)
def test_a_name_tells_who_is_meant(commander: Commander, words: str, where: list[float]) -> None:
    assert starts(ask(commander, words)) == where


@pytest.mark.parametrize(
    ("before", "words", "where"),
    [
        ("how long does Sam talk?", "make her louder", SHE),
        ("how long does Sam talk?", "mute him", SHE),
        ("make Robin quieter", "no, make him louder", HE),
        ("how long does Robin talk?", "remove his ums", [6.8]),
    ],
)
def test_or_who_was_named_before(
    commander: Commander, before: str, words: str, where: list[float]
) -> None:
    assert starts(ask(commander, before, words, she="Sam", he="Robin")) == where


def test_who_was_named_some_sentences_ago(commander: Commander) -> None:
    talk = ("how long does Robin talk?", "thanks", "how much of this is silence?", "mute him")
    assert starts(ask(commander, *talk, she="Sam", he="Robin")) == HE


def test_the_name_before_is_not_taken_for_somebody_it_cannot_be(commander: Commander) -> None:
    assert starts(ask(commander, "make Helen quieter", "no, make him quieter")) == HE


@pytest.mark.parametrize(
    ("words", "reply", "where"),
    [
        ("make her 3 dB louder", "Sam", SHE),
        ("mute him", "I mean Robin.", HE),
        ("remove her ums", "robin please", [6.8]),
        ("cut what Peter says", "Robin", HE),
    ],
)
def test_where_nobody_can_know_it_is_asked(
    commander: Commander, words: str, reply: str, where: list[float]
) -> None:
    asked = ask(commander, words, she="Sam", he="Robin")
    assert asked.status is PlanStatus.QUESTION
    assert "Sam, Robin?" in asked.message
    assert starts(ask(commander, words, reply, she="Sam", he="Robin")) == where


@pytest.mark.parametrize(
    "words", ["I can hardly hear him", "I can't hear him well", "he's hard to hear"]
)
def test_who_is_not_heard(commander: Commander, words: str) -> None:
    assert ask(commander, words).message == "Shall I turn David up by 3 dB? Say yes."


def test_another_sentence_is_no_answer_to_it(commander: Commander) -> None:
    answer = ask(commander, "mute him", "bring it to -16 LUFS", she="Sam", he="Robin")
    assert [step.op for step in planned(answer)] == ["normalize_loudness"]
    late = ask(commander, "mute him", "bring it to -16 LUFS", "Robin", she="Sam", he="Robin")
    assert late.status is not PlanStatus.PLAN


@pytest.mark.parametrize(
    "words",
    [
        "cut everything before she says welcome",
        "delete the second time he says sea",
        "make it louder",
    ],
)
def test_whoever_says_it_stays_so(commander: Commander, words: str) -> None:
    answer = ask(commander, words, she="Sam", he="Robin")
    assert "Which of the speakers" not in answer.message


@pytest.mark.parametrize(
    "words", ["the guest is too loud, turn him down", "robins too loud, turn her down a little"]
)
def test_whom_the_sentence_is_about_is_meant(commander: Commander, words: str) -> None:
    answer = ask(commander, "how long does Sam talk?", words, she="Sam", he="Robin")
    assert "Which of the speakers is “h" not in answer.message
    assert [step.start for step in answer.steps] in ([], HE)


def test_where_nobody_has_a_name_nobody_is_asked_about(commander: Commander) -> None:
    answer = ask(commander, "make her 3 dB louder", she="", he="")
    assert "Which of the speakers" not in answer.message


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Helen", "she"),
        ("david", "he"),
        ("Dr. Emma Stone", "she"),
        ("Mrs. Hale", "she"),
        ("Mr Kim", "he"),
        ("Sam", ""),
        ("Mary James", ""),  # either
        ("Speaker 2", ""),
        ("", ""),
    ],
)
def test_what_a_name_tells(name: str, told: str) -> None:
    assert pronoun(name) == told
