"""Sentences that nobody reads: what they may mean is looked up and asked about, and a yes makes the plan."""

from __future__ import annotations

import pytest

from audiochat.domain.hearing import Hearing
from audiochat.domain.job import Job
from audiochat.domain.plan import EXPORT_PART, PlanStatus, RecordingState, Understanding
from audiochat.operations import load
from audiochat.services.commander import Commander
from tests.services.commander.hearing_corpus import whole
from tests.services.commander.talking import Talk

LONG = 150.0
LINES = (
    (1.0, "Iris", "Hello, this is Iris, and I am in the old mill today."),
    (10.0, "Iris", "Monday, the first day. I arrived by tram from the harbour."),
    (18.0, "Iris", "I ate grilled sardines in a tiny place near the castle."),
    (26.0, "Iris", "I crossed the big iron bridge and my knees were shaking."),
    (34.0, "Iris", "A little girl took my hand and walked me over."),
    (44.0, "Paul", "There goes the phone, it is ringing again."),
    (52.0, "Iris", "When did you two get married?"),
    (58.0, "Paul", "In June, and the soup at the wedding was awful."),
    (68.0, "Paul", "Please leave us a review, five stars if you can."),
    (78.0, "Iris", "You can find us on the harbour website every week."),
    (90.0, "Paul", "Damn it, we might have to cut that."),
    (100.0, "Iris", "We should turn it off and put the kettle on."),
    (112.0, "Iris", "Thank you all for coming to the mill."),
)
HEARD = whole(LINES, LONG)
HEARING = Hearing(words=lambda: HEARD)


@pytest.fixture(name="commander")
def _commander() -> Commander:
    return Commander(load())


TALK = Talk(HEARING, LONG)
ask = TALK.ask


def agreed(commander: Commander, words: str) -> list[tuple[str, float, float]]:
    """What a yes to the question about a sentence would do."""
    steps = TALK.agreed(commander, words).steps
    return [(s.op, round(s.start or 0.0), round(s.end or 0.0)) for s in steps]


@pytest.mark.parametrize(
    ("words", "begins"),
    [
        ("get rid of the phone call please", 44),
        ("cut where her legs were shaking", 26),
        ("remove the review begging", 68),
        ("cut the wedding soup", 58),
    ],
)
def test_a_thing_that_is_called_otherwise_is_asked_about(
    commander: Commander, words: str, begins: int
) -> None:
    (step,) = agreed(commander, words)
    assert step[:2] == ("cut_words", begins)


def test_two_wishes_are_asked_about_at_once(commander: Commander) -> None:
    steps = agreed(commander, "cut the food: the grilled sardines and the awful wedding soup")
    assert [step[1] for step in steps] == [18, 58]


def test_what_stays_is_spared_where_it_lies_in_what_goes(commander: Commander) -> None:
    words = (
        "cut from where the phone call begins until the review begging but keep the wedding soup"
    )
    steps = agreed(commander, words)
    assert steps == [("cut_words", 44, 58), ("cut_words", 62, 68)]


def test_nothing_is_proposed_where_what_is_to_stay_is_not_found(commander: Commander) -> None:
    answer = ask(commander, "remove the castle sardines thing but keep the zeppelin")
    assert answer.status is PlanStatus.QUESTION
    assert "Say yes" not in answer.message


def test_a_part_between_two_things_that_are_called_otherwise(commander: Commander) -> None:
    steps = agreed(
        commander, "cut from where the phone call begins until I ask when they got married"
    )
    assert steps == [("cut_words", 44, 52)]


def test_what_is_not_found_is_said_beside_what_is(commander: Commander) -> None:
    answer = ask(commander, "remove the review begging and delete the zeppelin ride")
    assert answer.message.startswith("I found nothing for “zeppelin ride”. Do you mean: delete")
    assert "([1:08] to [1:11.9])" in answer.message
    assert [round(s.start or 0) for s in ask(commander, "yes").steps] == [68]


def test_moving_a_thing_that_is_called_otherwise(commander: Commander) -> None:
    steps = agreed(commander, "put the review begging before the wedding soup")
    assert steps == [("move_words", 68, 72)]


def test_a_copy_is_no_move(commander: Commander) -> None:
    answer = ask(commander, "put a duplicate of the review begging before the wedding soup")
    assert "Do you mean" not in answer.message or "move" not in answer.message


@pytest.mark.parametrize("words", ["cut the bad part", "take out that thing she said"])
def test_a_part_of_which_nothing_is_told_is_asked_for(commander: Commander, words: str) -> None:
    answer = ask(commander, words)
    assert answer.status is PlanStatus.QUESTION
    assert answer.message.startswith("Which part do you mean? Say what is said in it")


@pytest.mark.parametrize(
    "words",
    [
        "cut 5 seconds of the wedding soup",
        "lower the wedding soup by 3 LUFS",
        "cut the disturbing place",
        "cut two takes of the kettle",
        "remove the name of the man everywhere",
    ],
)
def test_measures_and_general_words_name_no_part(commander: Commander, words: str) -> None:
    assert "Do you mean “" not in ask(commander, words).message


def unheard(commander: Commander, words: str) -> Understanding:
    """The answer where nothing is transcribed."""
    nothing = Hearing(words=lambda: None)
    return commander.understand(words, RecordingState(duration=LONG), Job(), hearing=nothing)


@pytest.mark.parametrize(
    "words",
    [
        "get rid of the knife thing from granny please",
        "cut out where he loses his page",
        "delete that clumsy sentence",
        "cut eight hours, she meant five",
    ],
)
def test_without_words_it_is_offered_to_transcribe(commander: Commander, words: str) -> None:
    assert unheard(commander, words).action == "transcribe"


@pytest.mark.parametrize(
    "words",
    [
        "my boss says it must be at -16 LUFS, please normalize",
        "I would like it to be much louder my grandson says he can hardly hear me",
        "in which format is the file stored after the export?",
        "take out the wrong note in the second verse",
    ],
)
def test_wishes_about_sound_need_no_words(commander: Commander, words: str) -> None:
    assert unheard(commander, words).action == ""


@pytest.mark.parametrize("words", ["no", "No thanks.", "never mind", "לא"])
def test_a_no_to_a_question_changes_nothing_and_asks_what_instead(
    commander: Commander, words: str
) -> None:
    ask(commander, "get rid of the phone call please")
    declined = ask(commander, words)
    assert declined.status is PlanStatus.QUESTION
    assert declined.message != ask(commander, "hello").message
    assert ask(commander, "yes").status is PlanStatus.CHAT  # the question is over


def test_a_yes_to_a_question_that_it_does_not_answer_is_said_to_be_none(
    commander: Commander,
) -> None:
    ask(commander, "cut the bad part")
    assert "a yes does not tell me" in ask(commander, "yes").message


def test_what_the_window_does_at_once_asks_nothing(commander: Commander) -> None:
    assert ask(commander, "undo").action == "edit.undo"
    assert ask(commander, "no").status is PlanStatus.CHAT


@pytest.mark.parametrize(
    "words", ["export the selection", "save just what is selected as mp3", "ייצא את הבחירה"]
)
def test_the_selection_is_exported_alone(commander: Commander, words: str) -> None:
    assert ask(commander, words).action == EXPORT_PART


def test_a_yes_or_no_to_nothing_is_talk(commander: Commander) -> None:
    assert [ask(commander, words).status for words in ("yes", "no")] == [PlanStatus.CHAT] * 2


SHOW = (
    (1.0, "Dale", "Hello and um welcome to the show, I am Dale Pritchard."),
    (10.0, "Moira", "And I am uh Moira, I do the brakes."),
    (18.0, "Dale", "Um, the brakes were bloody soft, you said."),
    (26.0, "Moira", "Hang on, there's somebody at the gate."),
    (30.0, "Dale", "It's the parts van. Just leave it by the blue bin!"),
    (38.0, "Moira", "He left it on my lunch."),
    (43.0, "Dale", "Sorry about that. Where were we?"),
    (50.0, "Moira", "Between the two of us, Colin should not sing the solo."),
    (57.0, "Dale", "I will take it out afterwards."),
    (62.0, "Moira", "So, now for something nicer."),
    (70.0, "Dale", "Which piece can you not stand? Jingle Bells, every year."),
    (
        80.0,
        "Moira",
        "You said um about two hundred times, and you can't say bloody, my mum listens.",
    ),
)
SHOWN = whole(SHOW, 100.0)


def show(commander: Commander, words: str) -> Understanding:
    """The answer about the show."""
    hearing = Hearing(words=lambda: SHOWN)
    return commander.understand(words, RecordingState(duration=100.0), Job(), hearing=hearing)


def starts(answer: Understanding) -> list[int]:
    """The seconds at which the steps of a plan begin."""
    assert answer.status is PlanStatus.PLAN, answer.message
    return [round(step.start or 0.0) for step in answer.steps]


@pytest.mark.parametrize(
    "words",
    [
        "cut all the ums and uhs from Dale",
        "cut dale's ums and uhs",
        "cut all teh ums n uhs from dale",
        "remove the hesitations by Dale",
    ],
)
def test_hesitations_from_somebody_are_theirs(commander: Commander, words: str) -> None:
    assert starts(show(commander, words)) == [2, 18]


def test_hesitations_of_two_people_are_no_others(commander: Commander) -> None:
    assert starts(show(commander, "cut the ums of dale and moira")) == [2, 18, 11]


def test_a_hesitation_that_is_spoken_of_is_none(commander: Commander) -> None:
    assert starts(show(commander, "cut all the ums and uhs")) == [2, 11, 18]


def test_a_swear_word_that_is_quoted_swears(commander: Commander) -> None:
    assert starts(show(commander, "bleep all swearing")) == [20, 84]


def test_a_thing_of_an_interruption_is_all_of_the_interruption(commander: Commander) -> None:
    asked = show(commander, "cut the van guy")
    assert "[0:26]–[0:45" in asked.message
    assert starts(show(commander, "yes")) == [26]


def test_a_private_remark_goes_on_until_somebody_turns_to_something_else(
    commander: Commander,
) -> None:
    assert "[0:50]–[0:59" in show(commander, "lose the private bit about colin").message


def test_who_alone_is_to_be_heard(commander: Commander) -> None:
    for words in ("I would like to hear only Moira", "I want to hear just Mrs. Moira please"):
        assert show(commander, words).message.startswith("Keep what Moira says"), words
    assert (
        "Which of the speakers is “lady”" in show(commander, "I only want to hear the lady").message
    )


def test_a_wish_without_a_verb_is_asked_about(commander: Commander) -> None:
    assert "[0:26]–[0:45" in show(commander, "the van out").message
    assert show(commander, "time out").status is PlanStatus.CHAT


def test_a_question_that_begins_with_a_preposition_is_one(commander: Commander) -> None:
    assert show(commander, "In which year did Colin sing?").status is PlanStatus.CHAT


def test_a_question_with_its_answer_by_what_it_is_about(commander: Commander) -> None:
    assert starts(show(commander, "delete the jingle bells question and answer")) == [70]


def test_talk_time(commander: Commander) -> None:
    assert show(commander, "total talk time Moira?").message.startswith("Moira talks for")


def test_nothing_is_near_to_what_is_wrong(commander: Commander) -> None:
    answer = ask(commander, "kill the wrong harbour number")
    assert "Say yes" not in answer.message


def test_a_quarrel_goes_from_its_first_mention_to_its_last(commander: Commander) -> None:
    lines = (
        (1.0, "Ann", "Good evening from the hut."),
        (8.0, "Ben", "Look at the map, it is the west path."),
        (20.0, "Ann", "You are holding it upside down."),
        (32.0, "Ben", "The map is older than you."),
        (60.0, "Ann", "I will make some soup now."),
    )
    heard = whole(lines, 70.0)
    hearing = Hearing(words=lambda: heard)
    state = RecordingState(duration=70.0)
    words = "get rid of the quarrel over the map please"
    asked = commander.understand(words, state, Job(), hearing=hearing)
    assert "[0:08]–[0:34" in asked.message


def test_what_is_left_in_beside_who_alone_stays_is_kept(commander: Commander) -> None:
    kept = show(commander, "keep only Moira, but leave in the jingle bells question")
    assert starts(kept)[0] == 0
    gone = [(step.start or 0.0, step.end or 0.0) for step in kept.steps]
    assert not any(start < 73.0 < end for start, end in gone)
    assert any(start < 58.0 < end for start, end in gone)


def test_the_f_word_is_one_oath(commander: Commander) -> None:
    heard = whole(((1.0, "Ann", "Damn, it is so fucking cold, bloody hell."),), 20.0)
    hearing = Hearing(words=lambda: heard)
    state = RecordingState(duration=20.0)
    (step,) = commander.understand("bleep the f word", state, Job(), hearing=hearing).steps
    assert step.about.startswith("fucking")
