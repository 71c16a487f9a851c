"""Sentences as learners, quick typists and people in a hurry write them, and what is told beside it."""

from __future__ import annotations

import pytest

from audiochat.domain.hearing import Hearing
from audiochat.domain.plan import PlanStatus, Understanding
from audiochat.operations import load
from audiochat.services.commander import Commander
from audiochat.services.commander.heard.rewording import plainer, respelt
from tests.services.commander.hearing_corpus import whole
from tests.services.commander.talking import Talk

LONG = 200.0
LINES = (
    (
        2.0,
        "Nell",
        "Is it on? Good. Take one. Hello and welcome to the brewery tour, my name is Nell.",
    ),
    (12.0, "Omar", "No, they moved the vats. Start again? Take two."),
    (20.0, "Nell", "Hello and welcome to the brewery tour, my name is Nell and this is Omar."),
    (30.0, "Nell", "Hall one is where the barley is dried. It smells of toast."),
    (40.0, "Omar", "I once fell into the barley. Luckily."),
    (50.0, "Nell", "Hall two, the copper kettle. It boils, it boils for two hours."),
    (
        60.0,
        "Omar",
        "Sorry, my phone. Hall three is the cellar, and a cat called Pickle lives there.",
    ),
    (72.0, "Nell", "The cellar is open from nine until six. Sorry, no, from nine until seven."),
    (84.0, "Nell", "Call us on 020 7946 0123."),
    (92.0, "Omar", "Wait, isn't that your mother's number?"),
    (98.0, "Nell", "Oh dear, yes. The office is 020 7946 0456."),
    (110.0, "Omar", "My grandfather made a beer with honey, and the honey attracted a bear."),
    (124.0, "Nell", "The tasting costs twelve crowns. Exactly."),
    (134.0, "Nell", "That is all. Goodbye, and mind the steps."),
    (142.0, "Omar", "Was I too fast? I need a sandwich."),
)
HEARD = whole(LINES, LONG)
HEARING = Hearing(words=lambda: HEARD)


@pytest.fixture(name="commander")
def _commander() -> Commander:
    return Commander(load())


TALK = Talk(HEARING, LONG)
ask = TALK.ask


def steps(understood: Understanding) -> list[tuple[str, int]]:
    """Each step with the second in which it begins."""
    return [(step.op, round(step.start or 0.0)) for step in understood.steps]


def agreed(commander: Commander, words: str) -> list[tuple[str, int]]:
    """What a yes to the question about a sentence would do."""
    return steps(TALK.agreed(commander, words))


@pytest.mark.parametrize("words", ["how long speaks Omar?", "how long Omar speaks"])
def test_a_learner_asks_how_long_somebody_speaks(commander: Commander, words: str) -> None:
    answer = ask(commander, words)
    assert answer.status is PlanStatus.FACT
    assert answer.message.startswith("Omar talks for")


@pytest.mark.parametrize(
    "words",
    [
        "please clean the words that are said double",
        "remove the words which come twice",
        "take out the double words",
    ],
)
def test_words_that_are_said_double_are_repeated_words(commander: Commander, words: str) -> None:
    plan = ask(commander, words)
    assert plan.status is PlanStatus.PLAN, plan.message
    assert steps(plan) == [("cut_words", 52)]


@pytest.mark.parametrize(
    "words",
    [
        "make more quiet Omar",
        "make Omar less loud",
        "do Omar more soft",
        "Omar should be less loud",
    ],
)
def test_more_quiet_is_quieter(commander: Commander, words: str) -> None:
    plan = ask(commander, words)
    assert plan.status is PlanStatus.PLAN, plan.message
    assert {step.op for step in plan.steps} == {"gain"}
    assert all(float(str(step.params["decibels"])) < 0 for step in plan.steps)
    assert (steps(plan)[0]) == ("gain", 12)


@pytest.mark.parametrize(
    ("words", "begins"),
    [
        ("I'd like to hear the story of the bear again", 110),
        ("can i listen to the bit with the cat once more", 63),
        ("please let me hear the part about the barley again", 30),
    ],
)
def test_who_wants_to_hear_a_part_is_taken_there(
    commander: Commander, words: str, begins: int
) -> None:
    answer = ask(commander, words)
    assert (answer.status, answer.action) == (PlanStatus.FACT, "go"), answer.message
    assert answer.spans[0][0] == pytest.approx(begins, abs=4.0)


@pytest.mark.parametrize(
    "words", ["no bear", "without the bear please", "no bear thx", "not the bear"]
)
def test_a_wish_without_a_verb_is_asked_about(commander: Commander, words: str) -> None:
    assert agreed(commander, words) == [("cut_words", 110)]


def test_what_alone_is_wished_for_is_asked_about(commander: Commander) -> None:
    assert agreed(commander, "just the bear pls") == [("cut_words", 0), ("cut_words", 115)]


@pytest.mark.parametrize(
    "words",
    [
        "no problem",
        "no idea",
        "no way",
        "no, thanks",
        "without a doubt",
        "lol",
        "no zebra",
        "no bears were hurt",
    ],
)
def test_what_is_only_said_so_is_no_wish(commander: Commander, words: str) -> None:
    answer = ask(commander, words)
    assert not answer.steps
    assert "Do you mean" not in answer.message


def test_no_and_a_thing_is_no_answer_to_a_question(commander: Commander) -> None:
    assert "Say yes" in ask(commander, "cut the toast").message
    assert agreed(commander, "no bear") == [("cut_words", 110)]


@pytest.mark.parametrize(
    ("words", "begins"),
    [
        ('take out the "luckily" after the barley', 43),
        ("cut the exactly behind the twelve crowns", 128),
        ("cut the sorry before the cat", 60),
    ],
)
def test_a_word_beside_what_is_spoken_of(commander: Commander, words: str, begins: int) -> None:
    (step,) = agreed(commander, words)
    assert step[0] == "cut_words"
    assert step[1] == pytest.approx(begins, abs=2)


def test_a_word_far_from_what_is_spoken_of_is_not_meant(commander: Commander) -> None:
    answer = ask(commander, 'take out the "exactly" after the barley')
    assert "Say yes" not in answer.message


@pytest.mark.parametrize(
    "words",
    [
        "take out the wrong closing time, so that it only says seven",
        "remove the wrong closing hour because it closes at seven",
    ],
)
def test_the_wrong_one_of_two_is_what_was_put_right(commander: Commander, words: str) -> None:
    (step,) = agreed(commander, words)
    assert step[0] == "cut_words"
    assert 74 <= step[1] <= 76


def test_the_wrong_number_is_the_one_that_is_doubted(commander: Commander) -> None:
    (step,) = agreed(commander, "kill the wrong phone number")
    assert step[0] == "cut_words"
    assert 84 <= step[1] <= 87


@pytest.mark.parametrize(
    "words",
    ["start at the real welcome", "begin with the second take", "start where it really starts"],
)
def test_where_it_really_begins(commander: Commander, words: str) -> None:
    assert agreed(commander, words) == [("cut_words", 0)]
    assert ask(commander, words).spans[0][1] == pytest.approx(20.0, abs=0.5)


def test_a_take_is_named_by_its_number(commander: Commander) -> None:
    plan = ask(commander, "drop take one")
    assert plan.status is PlanStatus.PLAN, plan.message
    (step,) = plan.steps
    assert (step.start or 0.0) < 6.0
    assert step.end == pytest.approx(16.0, abs=2.0)


def test_a_list_of_a_take_and_the_chat_at_the_end(commander: Commander) -> None:
    first, second = agreed(commander, "drop take one and the chat at the end")
    assert first[1] < 6
    assert second[1] == pytest.approx(138, abs=2)


@pytest.mark.parametrize(
    "words",
    [
        "Add a chapter for each hall.",
        "chapters by hall",
        "make a chapter where every hall begins",
        "mark each hall with a chapter",
    ],
)
def test_a_chapter_for_each_part_that_is_counted(commander: Commander, words: str) -> None:
    made = agreed(commander, words)
    assert [op for op, _ in made] == ["add_chapter"] * 3
    assert [start for _, start in made] == [30, 50, 61]


def test_no_chapters_for_parts_that_nobody_counts(commander: Commander) -> None:
    answer = ask(commander, "add a chapter for each kettle")
    assert not answer.steps
    assert "Do you mean" not in answer.message


def test_the_end_is_behind_what_somebody_says(commander: Commander) -> None:
    assert agreed(commander, "End it after Nell's mind the steps") == [("cut_words", 137)]
    assert agreed(commander, "stop it after the story of the bear") == [("cut_words", 115)]


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("make the joke louder n cut the cat thx", "make the joke louder and cut the cat"),
        ("cut what he says abt beer + the cat pls", "cut what he says about beer and the cat"),
        ("mute it b4 the cat", "mute it before the cat"),
        ('cut "u n me" w/ the cat', 'cut "u n me" with the cat'),
    ],
)
def test_what_is_written_in_a_hurry_is_spelt_out(typed: str, plain: str) -> None:
    first = next(plainer(typed))
    assert (first.wish, first.sure) == (plain, True)


def test_a_long_word_is_respelt_as_it_is_said() -> None:
    spoken = {"announcements", "brewery"}
    assert respelt("cut the announcments", ["announcments"], spoken) == "cut the announcements"
    assert respelt("cut the bewery", ["bewery"], spoken) == "cut the bewery"


def test_a_speaker_without_a_verb_is_all_that_they_say(commander: Commander) -> None:
    made = agreed(commander, "Omar out")
    assert len(made) == 6
    assert made[0] == ("cut_words", 12)


def test_take_me_somewhere_takes_nothing_out(commander: Commander) -> None:
    answer = ask(commander, "take me to where the tour costs run out please")
    assert not answer.steps
    assert "delete" not in answer.message.casefold()


def test_what_it_is_to_begin_with_is_asked_about(commander: Commander) -> None:
    asked = ask(commander, "start with the bear")
    assert "to the start" in asked.message
    assert not asked.steps
    assert agreed(commander, "start with the bear") == [("move_words", 110)]


@pytest.mark.parametrize(
    ("words", "begins"),
    [
        ("remove the questions, but only Omar's", [92, 142]),
        ("remove the questions, just those of Omar", [92, 142]),
        ("cut all the chitchat at the start until Nell says hall one", [0]),
    ],
)
def test_whose_and_up_to_where(commander: Commander, words: str, begins: list[int]) -> None:
    plan = ask(commander, words)
    assert plan.status is PlanStatus.PLAN, plan.message
    found = [begin for _, begin in steps(plan)]
    assert set(begins) <= set(found)
    assert 2 not in found  # Nell's own question
