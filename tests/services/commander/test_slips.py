# ruff: noqa: E501 (a sentence is read as one line)
"""What goes wrong in the talking: sentences said anew, and words that are put right at once."""

from __future__ import annotations

import pytest

from audiochat.domain.hearing import Hearing
from audiochat.domain.job import Job
from audiochat.domain.plan import PlanStatus, RecordingState, Understanding
from audiochat.domain.transcript import Transcript
from audiochat.services.commander import Commander
from audiochat.services.commander.heard import correcting, retaking
from audiochat.services.commander.heard.normal import Said
from tests.services.commander.hearing_corpus import spoken, whole
from tests.services.commander.talking import Talk, planned

Lines = tuple[tuple[float, str, str], ...]
TOUR: Lines = (
    (1.0, "Ines", "Welcome to the old mill. The wheel was built by two brothers from the"),
    (9.0, "Ines", "no, that was wrong. Let me start again."),
    (15.0, "Ines", "The wheel was built by three brothers from the next village."),
    (21.0, "Omar", "How old is it?"),
    (23.0, "Ines", "It was finished in 1841, sorry, 1851, and it cost four hundred crowns."),
    (31.0, "Omar", "And how much is a ticket?"),
    (34.0, "Omar", "I read it was seven pounds, no, I mean nine pounds for grown-ups."),
    (42.0, "Ines", "I am sorry, one second. The door is stuck."),
    (47.0, "Ines", "Nine pounds is right. Goodbye from the mill."),
)
QUOTE: Lines = (
    (1.0, "Omar", "We asked three roofers. The best one is Birch and Sons, at five thousand two hundred pounds."),
    (10.0, "Ines", "With the gutters?"),
    (12.0, "Omar", "Sorry, I mean five thousand nine hundred. Let us take them."),
)  # fmt: skip


def transcript(lines: Lines) -> Transcript:
    end = spoken(lines)[-1].end + 2
    return whole(lines, end)


def ask(commander: Commander, words: str, lines: Lines = TOUR) -> Understanding:
    return Talk.of(transcript(lines)).ask(commander, words)


def cut(commander: Commander, words: str, lines: Lines = TOUR) -> list[str]:
    """The words that a plan takes out."""
    talk = Talk.of(transcript(lines))
    steps = planned(talk.ask(commander, words))
    assert all(step.op == "cut_words" for step in steps)
    return talk.inside(steps)


FIRST = "The wheel was built by two brothers from the no, that was wrong. Let me start again."


@pytest.mark.parametrize(
    "words",
    [
        "take out the sentence that went wrong",
        "cut the retake",
        "remove the bad take",
        "keep only the good take",
        "keep the second take",
        "delete the outtake",
        "cut the bit where she starts over",
        "fix the mistake where she starts again",
        "take out the botched sentence",
        "delete the first take of the sentence about the wheel",
        "take two is better, cut the first one",
        "cut the first version of the wheel sentence and keep the second",
    ],
)
def test_of_a_sentence_said_anew_the_first_version_goes(commander: Commander, words: str) -> None:
    assert cut(commander, words) == [FIRST]


@pytest.mark.parametrize(
    ("words", "gone"),
    [
        ("get rid of the wrong year", ["1841, sorry,"]),
        ("delete where Ines gets the year wrong", ["1841, sorry,"]),
        ("cut out the wrong price", ["seven pounds, no, I mean"]),
        ("cut Omar's slip", ["seven pounds, no, I mean"]),
        ("cut Omars slip", ["seven pounds, no, I mean"]),
        ("fix where Omar corrects himself", ["seven pounds, no, I mean"]),
        ("take out the seven and leave the nine", ["seven pounds, no, I mean"]),
        ("cut the seven pounds, he means nine", ["seven pounds, no, I mean"]),
        ("cut the correction about the ticket", ["seven pounds, no, I mean"]),
        ("she says the wrong year, cut that", ["1841, sorry,"]),
        ("take out where Ines says the year wrong and then corrects it", ["1841, sorry,"]),
        ("cut the bit where he says seven by mistake", ["seven pounds, no, I mean"]),
        ("get rid of 1841, it's 1851", ["1841, sorry,"]),
        ("remove all the corrections", ["1841, sorry,", "seven pounds, no, I mean"]),
    ],
)
def test_of_words_put_right_the_wrong_ones_go(
    commander: Commander, words: str, gone: list[str]
) -> None:
    assert cut(commander, words) == gone


def test_a_price_put_right_in_the_next_turn_goes_with_the_words_that_say_so(
    commander: Commander,
) -> None:
    gone = cut(commander, "delete where Omar gets the price wrong", QUOTE)
    assert gone == ["at five thousand two hundred pounds.", "Sorry, I mean"]


def test_which_of_several_is_asked_with_their_places(commander: Commander) -> None:
    answer = ask(commander, "fix the mistake")
    assert answer.status is PlanStatus.QUESTION
    assert [round(start, 1) for start, _ in answer.spans] == [3.0, 24.6, 35.6]
    assert cut(commander, "the first") == [FIRST]


def test_a_sentence_that_nothing_alike_follows_is_asked_about_first(commander: Commander) -> None:
    lines: Lines = (
        (1.0, "Ines", "I like the mill very much. Let me start over with the garden."),
        (9.0, "Ines", "Bees live there."),
    )
    answer = ask(commander, "cut the retake", lines)
    assert answer.status is PlanStatus.QUESTION
    assert "I like the mill" in answer.message or "Let me start over" in answer.message
    heard = transcript(lines)
    state = RecordingState(duration=heard.duration)
    meant = commander.understand("yes", state, Job(), hearing=Hearing(words=lambda: heard))
    assert meant.status is PlanStatus.PLAN


def test_what_was_not_said_wrong_is_not_cut(commander: Commander) -> None:
    assert ask(commander, "cut the second take").status is not PlanStatus.PLAN
    assert ask(commander, "take out the wrong name").status is not PlanStatus.PLAN
    assert ask(commander, "make the retake louder").status is not PlanStatus.PLAN
    assert ask(commander, "keep only his slip").status is not PlanStatus.PLAN


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("It takes two days, sorry, two hours, I mean two hours, not two days.", "two days,"),
        ("We met in 1912, sorry, in 1921 by the sea.", "in 1912,"),
        ("Turn to the left side, sorry, the right side of the road.", "the left side,"),
        ("On Monday, no, Tuesday, we meet.", "Monday,"),
        ("It was with Peter, I mean Paul. Peter was late, Paul was not. So Paul won.", "Peter,"),
        ("I went home, sorry, I forgot to say hello.", ""),
        ("There were twelve people. Sorry, one second.", ""),
        ("I like it. I mean it is nice.", ""),
        ("Is it five? No, six of them came.", ""),
    ],
)
def test_only_words_that_are_put_right_are_corrections(text: str, wrong: str) -> None:
    said = Said.of(transcript(((1.0, "Ines", text),)))
    found = [said.text(slip.wrong.first, slip.wrong.last) for slip in correcting.slips(said)]
    assert found == ([wrong] if wrong else [])


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("The capital of, sorry, let me start over, the capital of France is Paris.", "The capital of, sorry, let me start over,"),
        ("We close at. Scratch that. We close at five.", "We close at. Scratch that."),
        ("We sell three kinds of. Take two. We sell three kinds of cheese.", "We sell three kinds of. Take two."),
        ("Tell me once more. It was warm. One more time we went to the sea.", ""),
        ("Can you say that again? It is 0113 496 0172. Say that again, sorry? 0113 496 0172.", ""),
    ],
)  # fmt: skip
def test_a_first_version_is_known_by_the_words_that_follow(text: str, first: str) -> None:
    said = Said.of(transcript(((1.0, "Ines", text),)))
    found = [take.hit for take in retaking.takes(said) if take.sure]
    assert [said.text(hit.first, hit.last) for hit in found] == ([first] if first else [])
