"""A part of a talk is named by what it is about: from where somebody turns to it to where they turn away."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from audiochat.domain.hearing import Hearing
from audiochat.domain.job import Job
from audiochat.domain.plan import PlanStatus, RecordingState, Understanding
from audiochat.services.commander import Commander
from audiochat.services.commander.heard.normal import Said
from audiochat.services.commander.heard.turns import turns
from tests.services.commander.hearing_corpus import whole
from tests.services.commander.talking import Talk

LONG = 180.0
LINES = (
    (1.0, "Ida", "Good morning everybody."),
    (4.0, "Ida", "First thing, the roof."),
    (7.0, "Ida", "It leaks over the piano and the rain comes through."),
    (13.0, "Jon", "I rang a builder and he wants nine hundred pounds."),
    (20.0, "Ida", "Fine, ask him to come on Monday."),
    (25.0, "Ida", "Right."),
    (26.5, "Ida", "The concert."),
    (28.5, "Jon", "We have sold sixty tickets and the choir has learnt three songs."),
    (36.0, "Jon", "The piano must be tuned before that."),
    (42.0, "Ida", "Can I just say something about the kitchen?"),
    (46.0, "Ida", "Somebody leaves the milk out and it smells."),
    (52.0, "Jon", "That was me, sorry."),
    (56.0, "Ida", "Back to the list."),
    (58.0, "Ida", "Parking."),
    (60.0, "Jon", "The neighbours complain about the cars on Sundays."),
    (67.0, "Jon", "They want us to use the field."),
    (73.0, "Ida", "Let's move on to the second part, which is the summer."),
    (79.0, "Ida", "We go to the lake in August, with two buses."),
    (86.0, "Jon", "Last year one bus was late."),
    (92.0, "Ida", "So, to sum up."),
    (95.0, "Ida", "A new roof, a tuned piano, and two buses for the lake."),
    (103.0, "Ida", "Thank you for coming, everybody."),
)


HEARD = whole(LINES, LONG, every=0.35)


ask = Talk.of(HEARD).ask


def spans(found: Understanding) -> list[tuple[float, float]]:
    return [(step.start, step.end) for step in found.steps if step.end is not None]


def test_a_talk_turns_where_people_say_so() -> None:
    said = Said.of(HEARD)
    rows = said.sentences()
    begins = [said.starts[rows[row][0]] for row in turns(said)]
    assert begins == [1.0, 4.0, 25.0, 42.0, 56.0, 73.0, 92.0, 103.0]


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("cut the bit about the roof", 4.0, 22.4),
        ("delete the discussion about parking", 56.0, 69.4),
        ("remove the part about the concert", 25.0, 38.4),
        ("take out the bit about the kitchen", 42.0, 53.4),
        ("cut the chat about the milk", 42.0, 53.4),
        ("delete the summary", 92.0, 99.1),
        ("cut the second part", 73.0, 88.1),
    ],
)
def test_a_part_goes_from_its_heading_to_the_next(
    commander: Commander, words: str, start: float, end: float
) -> None:
    found = ask(commander, words)
    assert found.status is PlanStatus.PLAN
    ((first, last),) = spans(found)
    assert first == start
    assert last == pytest.approx(end, abs=0.2)


def test_parts_that_nobody_turns_to_are_asked_about(commander: Commander) -> None:
    found = ask(commander, "cut the bit about the piano")
    assert found.status is PlanStatus.QUESTION
    assert found.message.startswith("Parts about “the piano” are found 3 times")
    assert spans(ask(commander, "the second"))[0][0] == 36.0


def test_a_bare_name_to_cut_is_asked_about_once(commander: Commander) -> None:
    found = ask(commander, "cut the parking")
    assert found.status is PlanStatus.QUESTION
    assert "the part about “parking” from [0:56]" in found.message
    assert spans(ask(commander, "yes"))[0][0] == 56.0
    ask(commander, "cut the parking")
    words = ask(commander, "only the word")
    assert [start for start, _ in spans(words)] == [58.0]


@pytest.mark.parametrize(
    ("words", "starts"),
    [
        ("move the roof before the parking", [4.0]),
        ("move the parking to the start", [56.0]),
        ("put the roof after the summary", [4.0]),
        ("make the roof louder", [4.0]),
        ("cut the roof and the parking", [4.0, 56.0]),
        ("copy the summary to the beginning", [92.0, 92.0]),
    ],
)
def test_a_bare_name_is_its_part_where_a_word_makes_no_sense(
    commander: Commander, words: str, starts: list[float]
) -> None:
    found = ask(commander, words)
    assert found.status is PlanStatus.PLAN
    assert sorted({start for start, _ in spans(found)}) == sorted(set(starts))
    moved = [step.params["to"] for step in found.steps if step.op == "move_words"]
    assert moved in ([], [0.0], [56.0], [103.0])


def test_keeping_a_part_cuts_the_rest(commander: Commander) -> None:
    found = ask(commander, "keep only the parking")
    assert spans(found)[0] == (0.0, 56.0)
    assert spans(found)[1][0] == pytest.approx(69.4, abs=0.2)


@pytest.mark.parametrize(
    "words", ["mute the roof", "cut the sofa", "cut the third part", "move the sofa to the start"]
)
def test_what_is_no_part_is_never_cut(commander: Commander, words: str) -> None:
    assert not ask(commander, words).steps


@pytest.mark.parametrize(
    ("words", "start"),
    [
        ("cut the complaints about the cars", 60.0),
        ("remove the news about the builder", 13.0),
        ("take out Jon's advice about the field", 67.0),
    ],
)
def test_kinds_of_talk_about_something(commander: Commander, words: str, start: float) -> None:
    found = ask(commander, words)
    assert found.status is PlanStatus.PLAN
    assert spans(found)[0][0] == start


def test_an_opening_ends_where_somebody_begins(commander: Commander) -> None:
    found = ask(commander, "cut the small talk at the start")
    assert "everything before “First thing, the roof” at [0:04]" in found.message
    assert spans(ask(commander, "yes")) == [(0.0, 4.0)]


def test_how_long_is_turned_to_something(commander: Commander) -> None:
    found = ask(commander, "how long do they talk about the parking?")
    assert found.status is PlanStatus.FACT
    assert found.message.startswith("The part lasts 13.4 s")
    assert found.spans == ((56.0, pytest.approx(69.4)),)


DAYS = (
    (1.0, "Day one, Monday."),
    (3.0, "We went to the castle and it rained."),
    (9.0, "Sorry, there's a dog down there."),
    (13.0, "Can you hear that?"),
    (18.0, "Okay, he's stopped. Where was I?"),
    (23.0, "The castle was closed."),
    (30.0, "Day two, Tuesday."),
    (33.0, "The boat costs fourteen pounds fifty, no, wait, sorry, fourteen pounds ninety."),
    (42.0, "I bought an umbrella."),
    (48.0, "Day three."),
    (50.0, "Home again and so tired that I slept until noon."),
)


@pytest.fixture
def diary(commander: Commander) -> Callable[[str], Understanding]:
    """What is answered about a diary by days."""
    heard = whole(((at, "", text) for at, text in DAYS), 60.0, every=0.3, lasts=0.25)

    def asked(text: str) -> Understanding:
        hearing = Hearing(words=lambda: heard)
        return commander.understand(text, RecordingState(duration=60.0), Job(), hearing=hearing)

    return asked


def test_a_part_by_its_number(diary: Callable[[str], Understanding]) -> None:
    assert spans(diary("cut day two"))[0][0] == 30.0
    kept = spans(diary("keep only day 2"))
    assert kept[0] == (0.0, 30.0)
    assert kept[1][0] == pytest.approx(43.2, abs=0.1)
    assert spans(diary("move day three to the start"))[0][0] == 48.0


def test_an_interruption_ends_where_somebody_goes_on(
    diary: Callable[[str], Understanding],
) -> None:
    ((start, end),) = spans(diary("remove the bit about the dog"))
    assert (start, end) == (9.0, pytest.approx(19.75, abs=0.05))


def test_a_price_put_right_is_cut_from_where_it_begins_alike(
    diary: Callable[[str], Understanding],
) -> None:
    ((start, _),) = spans(diary("cut the wrong price"))
    assert start == pytest.approx(33.9)


def test_one_word_to_cut_is_asked_about_with_its_sentence(
    diary: Callable[[str], Understanding],
) -> None:
    assert "the part about “umbrella” from [0:42]" in diary("cut the umbrella").message


def test_a_year_said_twice_is_no_telephone_number(commander: Commander) -> None:
    heard = whole([(0.0, "", "It was in 1973. Nineteen seventy-three.")], 20.0, every=1.0)
    found = commander.understand(
        "mute the phone number",
        RecordingState(duration=20.0),
        Job(),
        hearing=Hearing(words=lambda: heard),
    )
    assert not found.steps


CARAVAN = (
    (0.0, "Nora", "Right, the floor. The wood was rotten and we laid a new one."),
    (20.0, "Nora", "Then the gas. We did not dare to touch the gas ourselves."),
    (32.0, "Nora", "He checked everything. It took him an hour."),
    (40.0, "Felix", "My cousin drove the lorry to the farm near Tenby in June."),
    (52.0, "Nora", "You took out a gate post with six people watching."),
    (66.0, "Felix", "Pancakes were made on one flame for breakfast."),
    (90.0, "Nora", "Next year we want to see Scotland and its islands."),
)


def test_a_part_that_nobody_turns_away_from_ends_where_nothing_goes_on_with_it(
    commander: Commander,
) -> None:
    heard = whole(CARAVAN, 120.0, every=0.35)
    state, hearing = RecordingState(duration=120.0), Hearing(words=lambda: heard)
    plan = commander.understand("cut the part about the gas", state, Job(), hearing=hearing)
    ((start, end),) = spans(plan)
    assert start == 20.0
    assert end == pytest.approx(35.0, abs=0.6)  # with "He checked everything", without the lorry
