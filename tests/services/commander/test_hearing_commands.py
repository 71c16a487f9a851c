"""Sentences about what is said become plans and facts computed from the words and the sound."""

from __future__ import annotations

import json
from types import ModuleType
from typing import Any

import pytest

from audiochat.domain.hearing import Hearing
from audiochat.domain.job import Job
from audiochat.domain.plan import PlanStatus, RecordingState, Understanding
from audiochat.domain.transcript import PlacedWord, Transcript, Word
from audiochat.services.commander import Commander
from audiochat.services.commander.heard.finding import phrase, similar
from audiochat.services.commander.heard.normal import Said, plain
from audiochat.services.commander.heard.patterns import luhn
from tests.services.commander.talking import Talk

Answers = list[tuple[dict[str, Any], Understanding]]


@pytest.fixture(scope="module")
def answers(commander: Commander, hearing_corpus: ModuleType) -> Answers:
    known = hearing_corpus.recordings()
    out = []
    for row in hearing_corpus.rows():
        state, hearing = known[row["recording"]]
        out.append((row, commander.understand(row["words"], state, Job(), hearing=hearing)))
    return out


def test_the_corpus_is_wide_enough(hearing_corpus: ModuleType) -> None:
    rows = hearing_corpus.rows()
    assert len(rows) >= 80
    assert len({row["words"] + row["recording"] for row in rows}) == len(rows)
    assert sum(row["part"] == "unseen" for row in rows) >= 40
    assert sum("hebrew" in row["tags"] for row in rows) >= 12


@pytest.mark.parametrize(("part", "least"), [("seen", 0.97), ("unseen", 0.86)])
def test_share_right(answers: Answers, hearing_corpus: ModuleType, part: str, least: float) -> None:
    rows = [(row, answer) for row, answer in answers if row["part"] == part]
    wrong = [row["words"] for row, answer in rows if not hearing_corpus.right(row, answer)]
    assert 1 - len(wrong) / len(rows) >= least, wrong


def test_only_plans_have_steps_and_all_say_one_line(answers: Answers) -> None:
    for row, answer in answers:
        assert bool(answer.steps) == (answer.status is PlanStatus.PLAN), row["words"]
        assert answer.message, row["words"]
        assert "\n" not in answer.message


def test_nothing_is_changed_where_nothing_is_transcribed(answers: Answers) -> None:
    for row, answer in answers:
        if row["recording"] == "bare":
            assert answer.status is PlanStatus.QUESTION, row["words"]
            assert answer.action == "transcribe"


def said(text: str, every: float = 0.4) -> Transcript:
    """A transcript of words in a row."""
    words = [Word(t, i * every, i * every + 0.3) for i, t in enumerate(text.split())]
    placed = [PlacedWord(w, w.start, w.end, "s", "b", i) for i, w in enumerate(words)]
    return Transcript(600.0, tuple(placed), ((0.0, 600.0),), "en")


def ask(commander: Commander, words: str, text: str) -> Understanding:
    return Talk.of(said(text)).ask(commander, words)


@pytest.mark.parametrize(
    "number",
    [
        "555-0199", "five five five oh one nine nine", "5 5 5 0 1 9 9", "(555) 010-9922",
        "double five five zero one double nine", "fifty five fifty oh one ninety nine",
        "plus one two one two five five five oh one nine nine",
    ],
)  # fmt: skip
def test_telephone_numbers_however_they_are_written(commander: Commander, number: str) -> None:
    answer = ask(commander, "mute the phone number", f"Call me on {number} please in 2026 or so.")
    assert answer.status is PlanStatus.PLAN, answer.message
    step = answer.steps[0]
    assert step.start == pytest.approx(3 * 0.4)
    assert step.end == pytest.approx((3 + len(number.split()) - 1) * 0.4 + 0.3)


def test_years_and_prices_are_no_telephone_numbers(commander: Commander) -> None:
    answer = ask(
        commander, "mute the phone number", "In 2026 it cost 45 dollars for twenty people."
    )
    assert answer.status is PlanStatus.REFUSED


@pytest.mark.parametrize(
    ("said", "first", "last"),
    [
        ("If you like call us on 555-142 or come by.", 6, 7),
        ("Our phone number is five five five one two today.", 4, 9),
    ],
)
def test_a_short_number_that_one_is_to_call_is_a_telephone_number(
    commander: Commander, said: str, first: int, last: int
) -> None:
    answer = ask(commander, "cut the phone number", said)
    assert answer.status is PlanStatus.PLAN, answer.message
    assert answer.steps[0].start == pytest.approx(first * 0.4)
    assert answer.steps[0].end == pytest.approx((last - 1) * 0.4 + 0.3)


def test_a_short_number_beside_a_call_is_not_one(commander: Commander) -> None:
    said = "After the call we counted 12500 people and rang the bell at ten."
    assert ask(commander, "cut the phone number", said).status is PlanStatus.REFUSED


def test_a_card_number_is_known_by_its_check_digit(commander: Commander) -> None:
    assert luhn("4111111111111111")
    assert not luhn("4111111111111112")
    wrong = ask(commander, "mute the credit card number", "It is 4111 1111 1111 1112 yes.")
    right = ask(commander, "mute the credit card number", "It is 4111 1111 1111 1111 yes.")
    assert (wrong.status, right.status) == (PlanStatus.REFUSED, PlanStatus.PLAN)


@pytest.mark.parametrize("address", ["anna@example.com", "anna dot lee at example dot co dot uk"])
def test_addresses_written_and_spelt(commander: Commander, address: str) -> None:
    answer = ask(commander, "bleep the email address", f"Write to {address} today.")
    size = len(address.split())
    assert answer.status is PlanStatus.PLAN, answer.message
    assert answer.steps[0].start == pytest.approx(0.8)
    assert answer.steps[0].end == pytest.approx((2 + size - 1) * 0.4 + 0.3)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("budget", "budgets", True), ("basically", "basicly", True), ("welcome", "welcom", True),
        ("cat", "cut", False), ("money", "honey", False), ("תקציב", "שהתקציב", True),
        ("1999", "1998", False),
    ],
)  # fmt: skip
def test_small_slips_only(one: str, other: str, same: bool) -> None:
    assert similar(one, other) is same


def test_a_phrase_is_found_through_punctuation_numbers_and_slips() -> None:
    heard = Said.of(said("Well, it's twenty-five... Thank-you all! Then welcom back, everyone."))
    assert plain("It’s TWENTY") == ["its", "20"]
    for words in ("its twenty five", "thank you all", "welcome back", "Everyone"):
        assert len(phrase(heard, words)) == 1, words
    assert phrase(heard, "good morning") == []


def test_deleted_words_are_not_found(commander: Commander) -> None:
    words = said("hello there welcome").words
    gone = (*words[:2], PlacedWord(words[2].word, 0.8, 0.8, "s", "b", 2, deleted=True))
    heard = Transcript(600.0, gone, ((0.0, 600.0),), "en")
    answer = commander.understand(
        "mute the word welcome",
        RecordingState(duration=600),
        Job(),
        hearing=Hearing(words=lambda: heard),
    )
    assert answer.status is PlanStatus.REFUSED


def test_the_words_are_fetched_only_when_asked_about(commander: Commander) -> None:
    def never() -> Transcript:
        raise AssertionError("the transcript was read")

    state = RecordingState(duration=600)
    hearing = Hearing(words=never)
    for words in ("cut the first 3 seconds", "bring it to -16 LUFS", "thanks!"):
        commander.understand(words, state, Job(), hearing=hearing)


@pytest.mark.parametrize(
    "words",
    [
        'mute "' + "(" * 300, "delete the word " + "a?" * 200, "cut from " * 90,
        "delete where he says " * 40, "keep between " + "and " * 200, 'bleep "\\1(?P<x>"',
        "cut the a b c, " * 60, "a, " * 300 + "cut it", "the x's " * 110 + "cut",
    ],
)  # fmt: skip
def test_hostile_sentences_end_quickly(commander: Commander, words: str) -> None:
    answer = ask(commander, words, "a b c " * 200)
    assert answer.ms < 2000
    assert answer.status in set(PlanStatus)


def test_a_corpus_line_is_json_a_person_can_read(hearing_corpus: ModuleType) -> None:
    known = json.loads((hearing_corpus.DATA / "word_recordings.json").read_text("utf-8"))
    assert {row["recording"] for row in hearing_corpus.rows()} <= set(known)


@pytest.mark.parametrize(
    ("said_then", "starts"),
    [
        ("the second", [1.2]), ("the last one", [2.4]), ("every one", [0.0, 1.2, 2.4]),
        ("all of them please", [0.0, 1.2, 2.4]), ("only the first", [0.0]), ("השנייה", [1.2]),
    ],
)  # fmt: skip
def test_the_question_which_one_can_be_answered(
    commander: Commander, said_then: str, starts: list[float]
) -> None:
    text = "well I say well you say well done"
    asked = ask(commander, "mute the word well", text)
    assert asked.status is PlanStatus.QUESTION
    assert len(asked.spans) == 3
    answer = ask(commander, said_then, text)
    assert [step.start for step in answer.steps] == pytest.approx(starts)


def test_an_answer_is_only_taken_right_after_the_question(commander: Commander) -> None:
    text = "well I say well"
    ask(commander, "mute the word well", text)
    ask(commander, "how many words are there?", text)
    assert ask(commander, "the second", text).status is not PlanStatus.PLAN


def test_yes_to_the_offer_transcribes(commander: Commander) -> None:
    state = RecordingState(duration=60)
    commander.understand("mute the word well", state, Job(), hearing=Hearing())
    assert commander.understand("yes please", state, Job(), hearing=Hearing()).action == (
        "transcript.transcribe"
    )
    assert commander.understand("yes please", state, Job(), hearing=Hearing()).action == ""


@pytest.mark.parametrize(
    ("words", "action"),
    [
        ("undo", "edit.undo"), ("Undo that, please!", "edit.undo"), ("בטל", "edit.undo"),
        ("redo", "edit.redo"), ("export as mp3", "file.export"), ("save it as a wav", "file.export"),
        ("reverse it", ""), ("cut the first 3 seconds", ""), ("export the sound of silence", ""),
    ],
)  # fmt: skip
def test_what_the_window_does_itself_can_be_said(understand: Any, words: str, action: str) -> None:
    assert understand(words).action == action


@pytest.mark.parametrize(
    "words",
    [
        "don't mute the phone number", "if she says welcome cut it", "delete nothing she says",
        "mute the phone number unless it is short", "please never delete the word basically",
        "should I mute the phone number?", "cut the boring bits", "remove the music",
        "delete what I said", "make it about the budget", "mute the budget",
    ],
)  # fmt: skip
def test_nothing_is_planned_that_was_not_clearly_asked_for(
    commander: Commander, words: str
) -> None:
    text = "Welcome. Basically the budget is music. Call me on 555-0199 they say, boring bits."
    assert ask(commander, words, text).status in (PlanStatus.QUESTION, PlanStatus.CHAT)


def test_plain_words_are_asked_about_and_yes_takes_them(commander: Commander) -> None:
    text = "Welcome to the kitchen table today"
    asked = ask(commander, "cut the kitchen table", text)
    assert asked.status is PlanStatus.QUESTION
    assert "Do you mean the part about “kitchen table”" in asked.message
    (step,) = ask(commander, "the words", text).steps
    assert (step.op, step.start) == ("cut_words", pytest.approx(1.2))
    ask(commander, "cut the kitchen table", text)
    (step,) = ask(commander, "yes", text).steps
    assert (step.op, step.start) == ("cut_words", pytest.approx(0.0))
