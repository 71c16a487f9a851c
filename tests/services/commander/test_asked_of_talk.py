"""Questions about a talk that are easily taken for others, and things that only look like what is named."""

from __future__ import annotations

import pytest

from audiochat.domain.plan import PlanStatus
from audiochat.domain.transcript import Transcript
from audiochat.services.commander import Commander
from audiochat.services.commander.heard import identifiers, patterns
from audiochat.services.commander.heard.normal import Said
from tests.services.commander.hearing_corpus import whole
from tests.services.commander.talking import Talk

LINES = (
    (1.0, "Nora", "Hello, hello. Welcome, Paul. No rain today, no."),
    (6.0, "Paul", "No, none. Sorry, sorry, I was, I was late. Anytime, anytime."),
    (12.0, "Nora", "In 1962, at St Mark's, we opened. Now it's Harbour Street, number 14."),
    (20.0, "Paul", "Is that near the, the mill? My uncle walked, and walked."),
    (26.0, "Nora", "Let's turn to the raffle. How many tickets are left?"),
    (31.0, "Paul", "Seven. Who won the lamp?"),
    (34.0, "Nora", "Nobody did. What a raffle that was."),
    (40.0, "Nora", "Now let's talk about the weather. Is it wet?"),
    (46.0, "Paul", "The weather is wet. I am quite short, you know. Is that all?"),
)


def heard(lines: tuple[tuple[float, str, str], ...] = LINES) -> Transcript:
    return whole(lines, 60.0)


ask = Talk.of(heard()).ask


@pytest.mark.parametrize(
    "words",
    [
        "she gets the year wrong first, leave only the right one",
        "he says two answers, keep only the right answer",
        "keep only the right version",
    ],
)
def test_what_is_right_is_no_channel(commander: Commander, words: str) -> None:
    answer = ask(commander, words)
    assert not answer.steps
    assert answer.status is not PlanStatus.PLAN


@pytest.mark.parametrize(
    "words", ["the left channel is dead, keep only the right one", "keep only the right channel"]
)
def test_the_right_channel_is_one(commander: Commander, words: str) -> None:
    assert [step.params["channels"] for step in ask(commander, words).steps] == ["right"]


@pytest.mark.parametrize(
    "words",
    [
        "does she say what she wore",
        "did paul say how tall he is",
        "does he mention why they closed",
        "did nora say why",
        "did nora ever say whether it was any good",
        "when does he say how old he is",
    ],
)
def test_what_somebody_says_about_something_is_for_the_chat(
    commander: Commander, words: str
) -> None:
    assert ask(commander, words).status is PlanStatus.CHAT


def test_words_that_are_said_so_are_found(commander: Commander) -> None:
    answer = ask(commander, "does he say who won the lamp")
    assert answer.status is PlanStatus.FACT
    assert [start for start, _ in answer.spans] == [31.4]


def test_counted_within_a_part(commander: Commander) -> None:
    answer = ask(commander, "how many questions were in the raffle")
    assert answer.message.startswith("There are 2 questions in the part [0:26] to ")


@pytest.mark.parametrize(
    "words",
    [
        "how many questions are in the tombola",
        "how many questions are about money",
        "how many questions are asked after the lamp",
        "how many ums are there in the interview",
        "how many words are in the tombola",
    ],
)
def test_a_part_nobody_finds_is_never_the_whole(commander: Commander, words: str) -> None:
    assert ask(commander, words).status is PlanStatus.CHAT


def test_the_whole_is_counted_by_any_name(commander: Commander) -> None:
    for words in ("how many questions are in this episode", "how many questions are there"):
        assert ask(commander, words).message.startswith("There are 5 questions: ")


@pytest.mark.parametrize("words", ["how many times does she say no", "how often did he say no"])
def test_told_for_each_where_nobody_knows_who_it_is(commander: Commander, words: str) -> None:
    assert ask(commander, words).message.startswith("“no” is said 3 times (Nora 2, Paul 1): ")


def test_counted_for_all_where_nobody_is_meant(commander: Commander) -> None:
    assert ask(commander, "how many times is no said").message.startswith("“no” is said 3 times: ")


def test_what_is_repeated_on_purpose_stays() -> None:
    said = Said.of(heard())
    gone = [said.text(hit.first, hit.last) for hit in patterns.repeats(said)]
    assert gone == ["I was,", "the,"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It was Harbour Street, number 14.", ["Harbour Street, number 14."]),
        ("We live at Old Mill Lane 9, you know.", ["Old Mill Lane 9,"]),
        ("She lives at 14 Harbour Street now.", ["14 Harbour Street"]),
        ("Write to 12 St Mark's Road, Leeds.", ["12 St Mark's Road, Leeds."]),
        ("In 1962, at St Mark's, we opened.", []),
        ("It was 1962, St Mark's was new.", []),
        ("There were 14. Harbour Street was empty.", []),
        ("We met 3 in Harbour Street today.", []),
        ("In Harbour Street 14 people live.", []),
        ("He left Harbour Street, 1962.", []),
    ],
)
def test_addresses_by_their_road_and_number(text: str, found: list[str]) -> None:
    said = Said.of(heard(((1.0, "Nora", text),)))
    assert [said.text(hit.first, hit.last) for hit in identifiers.addresses(said)] == found
