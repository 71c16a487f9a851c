"""What may be done to a whole recording is done to what one speaker says."""

from __future__ import annotations

import pytest

from audiochat.domain.plan import PlanStatus, RecordingState, Step, Understanding
from audiochat.operations import load
from audiochat.services.commander import Commander
from audiochat.services.commander.answers import in_the_language_of
from audiochat.services.commander.heard.normal import Said
from audiochat.services.commander.heard.theirs import plan
from tests.services.commander.hearing_corpus import whole
from tests.services.commander.talking import planned
from tests.services.commander.test_numbered_speakers import LONG, NAMED
from tests.services.commander.test_numbered_speakers import ask as asked_of
from tests.services.commander.test_persons_meant import HE, SHE


def ask(commander: Commander, words: str) -> Understanding:
    return asked_of(commander, NAMED, words)


@pytest.mark.parametrize(
    ("words", "op"),
    [
        ("slow David down a bit", "change_tempo"),
        ("make David talk faster", "change_tempo"),
        ("speed David up by 10 percent", "change_tempo"),
        ("pitch David down two semitones", "change_pitch"),
        ("raise David's level by 4 dB", "gain"),
        ("turn David's level down by 3 dB", "gain"),
        ("David's level needs to go up", "gain"),
        ("denoise David", "reduce_noise"),
        ("normalise David to -16 LUFS", "normalize_loudness"),
        ("cut David's pauses", "remove_silence"),
        ("David talks too fast", "change_tempo"),
        ("match David's level to Helen's", "gain"),
        ("David is much quieter than Helen", "gain"),
    ],
)
def test_in_each_of_their_turns(commander: Commander, words: str, op: str) -> None:
    steps = planned(ask(commander, words))
    assert [(step.op, step.start) for step in steps] == [(op, start) for start in HE]


@pytest.mark.parametrize("words", ["leave David out", "edit David out", "take David out"])
def test_who_is_left_out_is_cut(commander: Commander, words: str) -> None:
    steps = planned(ask(commander, words))
    assert [(step.op, step.start) for step in steps] == [("cut_words", start) for start in HE]


def test_who_is_louder_than_strangers_is_left_alone(commander: Commander) -> None:
    assert not ask(commander, "David was louder than the whole choir").steps


@pytest.mark.parametrize("words", ["make Helen and David louder", "turn Helen & David up by 2 dB"])
def test_of_two_at_once(commander: Commander, words: str) -> None:
    steps = planned(ask(commander, words))
    assert sorted(step.start or 0.0 for step in steps) == sorted([*HE, *SHE])


def test_how_much_is_what_was_said(commander: Commander) -> None:
    assert {
        s.params["decibels"] for s in planned(ask(commander, "raise David's level by 4 dB"))
    } == {4.0}
    assert {
        s.params["decibels"] for s in planned(ask(commander, "lower David's volume by 2 dB"))
    } == {-2.0}


@pytest.mark.parametrize("words", ["all of David's turns", "all David's lines"])
def test_all_that_is_theirs(commander: Commander, words: str) -> None:
    steps = planned(ask(commander, f"remove {words}"))
    assert [(step.op, step.start) for step in steps] == [("cut_words", start) for start in HE]


@pytest.mark.parametrize(
    "words", ["I can hardly hear David", "David is hard to hear", "David's mic is too low"]
)
def test_who_is_not_heard_is_too_quiet(commander: Commander, words: str) -> None:
    answer = ask(commander, words)
    assert answer.status is PlanStatus.QUESTION
    assert answer.message == "Shall I turn David up by 3 dB? Say yes."


@pytest.mark.parametrize(
    "words",
    [
        "fade David out at the end",  # of one place, not of each turn
        "add a chapter for David",
        "slow Peter down a bit",
        "slow it down when David says sea",
    ],
)
def test_what_is_not_for_each_turn_is_not_done(commander: Commander, words: str) -> None:
    answer = ask(commander, words)
    assert [s.start for s in answer.steps] not in (HE, [None])


def test_what_somebody_has_nothing_of(commander: Commander) -> None:
    pauses = (Step(op="cut_words", start=4.0, end=5.5, group="pause"),)
    registry = load()
    talk = whole(((1.0, "Helen", "Welcome."), (6.0, "David", "Thank you.")), LONG)
    found = Understanding(status=PlanStatus.PLAN, steps=pauses)
    state = RecordingState(duration=LONG)
    answer = plan("cut david's pauses", Said.of(talk), state, registry, lambda words: found)
    assert answer is not None
    assert answer.message == "There is nothing of the kind in what David says."
    hebrew = in_the_language_of("בלי ההפסקות של David", answer.message)
    assert hebrew == "אין שום דבר כזה במה ש-David אומר."
