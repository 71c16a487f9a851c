"""What is not said in these words is proposed by its meaning, and only done when that is confirmed."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from audiochat.domain.hearing import Hearing, Near
from audiochat.domain.job import Job
from audiochat.domain.operation import Registry
from audiochat.domain.plan import PlanStatus, RecordingState, Understanding
from audiochat.domain.transcript import PlacedWord, Transcript, Word
from audiochat.services.commander import Commander

LINES = (
    ("Anna", "Welcome to the show about bread."),
    ("Ben", "Flour got dearer in spring."),
    ("Anna", "If you want to help, you can call them on Monday."),
    ("Anna", "Why do you bake at night?"),
    ("Ben", "My kitchen is too hot by day."),
)
HELP, DEARER, BAKE = (4.4, 8.7), (2.4, 4.3), (8.8, 11.1)
WISH = "delete the part where she tells people how to get in touch with the group"


def transcript(shift: float = 0.0, covered: float = 1.0) -> Transcript:
    words: list[PlacedWord] = []
    for speaker, line in LINES:
        for text in line.split():
            at = 0.4 * len(words) + shift
            word = Word(text, at, at + 0.3, speaker=speaker)
            words.append(PlacedWord(word, at, at + 0.3, "s", "b", len(words)))
    return Transcript(20.0, tuple(words), ((0.0, 20.0 * covered),), "en")


class Talk:
    """A conversation about the recording, in which what is near in meaning is given by hand.

    ``scores``: how near; the first stands out unless they are given.
    """

    def __init__(
        self,
        registry: Registry,
        near: Sequence[tuple[float, float]] | None,
        scores: Sequence[float] = (0.09, 0.065, 0.065),
    ) -> None:
        self.commander = Commander(registry)
        self.asked = list[tuple[str, str]]()
        pairs = None if near is None else zip(near, scores, strict=False)
        self.near = None if pairs is None else [Near(*span, score) for span, score in pairs]
        self.transcript = transcript()

    def say(self, words: str) -> Understanding:
        hearing = Hearing(words=lambda: self.transcript, alike=self._alike)
        return self.commander.understand(words, RecordingState(duration=20.0), Job(), None, hearing)

    def _alike(self, topic: str, speaker: str) -> Sequence[Near] | None:
        self.asked.append((topic, speaker))
        return self.near


def spans(answer: Understanding) -> list[tuple[float | None, float | None]]:
    return [
        (round(step.start or 0, 1), None if step.end is None else round(step.end, 1))
        for step in answer.steps
    ]


def rounded(answer: Understanding) -> list[tuple[float, float]]:
    return [(round(start, 1), round(end, 1)) for start, end in answer.spans]


def test_the_nearest_part_is_asked_about_and_deleted_after_yes(registry: Registry) -> None:
    talk = Talk(registry, [HELP])
    asked = talk.say(WISH)
    assert asked.status is PlanStatus.QUESTION
    assert (
        "Do you mean “If you want to help, you can call them on Monday” at [0:04.4]? Say yes."
        in (asked.message)
    )
    assert rounded(asked) == [(4.4, 8.7)]
    done = talk.say("yes")
    assert done.status is PlanStatus.PLAN
    assert [step.op for step in done.steps] == ["cut_words"]
    assert spans(done) == [(4.4, 8.7)]


def test_several_are_listed_and_one_is_chosen(registry: Registry) -> None:
    talk = Talk(registry, [HELP, DEARER, BAKE])
    asked = talk.say(WISH)
    assert len(asked.spans) == 3
    assert "“the second” for “Flour got dearer in spring” at [0:02.4]" in asked.message
    assert spans(talk.say("the second")) == [(2.4, 4.3)]
    talk.say(WISH)
    assert spans(talk.say("no, the third one")) == [(8.8, 11.1)]
    talk.say(WISH)
    assert spans(talk.say("yes please")) == [(4.4, 8.7)]
    talk.say(WISH)
    assert spans(talk.say("all of them")) == [(2.4, 4.3), (4.4, 8.7), (8.8, 11.1)]


UNCLEAR = ((0.09, 0.08, 0.075), (0.029, 0.005))
"""Scores of which the first is not ahead, and of which it is low."""


@pytest.mark.parametrize("scores", UNCLEAR)
@pytest.mark.parametrize(
    "words",
    [WISH, "cut the joke about the postman", "mute the joke about the postman"],
)
def test_what_does_not_stand_out_is_chosen_by_number_and_never_taken_by_a_yes(
    registry: Registry, words: str, scores: tuple[float, ...]
) -> None:
    talk = Talk(registry, [BAKE, DEARER, (0.0, 2.3)], scores)
    asked = talk.say(words)
    assert asked.status is PlanStatus.QUESTION
    assert "Say yes" not in asked.message
    assert "The closest: 1. “Why do you bake at night?” at" in asked.message
    assert len(asked.spans) == len(scores)
    agreed = talk.say("yes")
    assert agreed.status is PlanStatus.QUESTION
    assert "which one" in agreed.message
    assert spans(talk.say("2")) == [(2.4, 4.3)]  # the question is still open
    for answer in ("number 2", "the second", "the 2nd one please"):
        talk.say(words)
        assert spans(talk.say(answer)) == [(2.4, 4.3)]
    talk.say(words)
    assert not talk.say("no").steps
    assert not talk.say("2").steps


def test_the_words_that_nobody_says_are_named(registry: Registry) -> None:
    asked = Talk(registry, [DEARER], (0.026,)).say("cut the part about wheat and flour prices")
    assert "nobody says “wheat” or “prices”" in asked.message


def test_a_rival_beside_the_best_is_the_same_exchange(registry: Registry) -> None:
    talk = Talk(registry, [DEARER, HELP], (0.09, 0.085))
    assert "Do you mean" in talk.say(WISH).message
    talk = Talk(registry, [DEARER, (12.5, 15.1)], (0.09, 0.085))
    assert "The closest" in talk.say(WISH).message


@pytest.mark.parametrize(
    "words", ["cut that bit about the thing", "remove the part about that other matter"]
)
def test_a_name_that_tells_nothing_is_not_looked_for(registry: Registry, words: str) -> None:
    asked = Talk(registry, [DEARER], (0.026,)).say(words)
    assert asked.status is PlanStatus.QUESTION
    assert "The closest" not in asked.message


@pytest.mark.parametrize("words", ["no", "no thanks", "make it louder by 3 dB", "where is “show”?"])
def test_any_other_sentence_forgets_it(registry: Registry, words: str) -> None:
    talk = Talk(registry, [HELP])
    talk.say(WISH)
    assert not any(step.op == "cut_words" for step in talk.say(words).steps)
    assert talk.say("yes").status is not PlanStatus.PLAN


def test_it_is_kept_muted_bleeped_and_moved_like_anything_named(registry: Registry) -> None:
    talk = Talk(registry, [HELP])
    about = "the part about contacting the association"
    for words, ops in (
        (f"keep only {about}", {"cut_words", "delete"}),
        (f"mute {about}", {"mute_words"}),
        (f"bleep {about}", {"bleep_words"}),
        (f"make {about} 3 dB louder", {"gain"}),
        (f"move {about} to the end", {"move_words"}),
    ):
        assert talk.say(words).status is PlanStatus.QUESTION, words
        done = talk.say("yes")
        assert done.status is PlanStatus.PLAN, words
        assert {step.op for step in done.steps} <= ops, words
        if len(done.steps) == 1:
            assert spans(done) == [(4.4, 8.7)], words
    talk.say(f"keep only {about}")
    assert spans(talk.say("yes")) == [(0.0, 4.4), (8.7, 20.0)]


def test_it_is_shown_at_once_where_nothing_would_change(registry: Registry) -> None:
    shown = Talk(registry, [HELP]).say("go to the part about contacting the association")
    assert shown.status is PlanStatus.FACT
    assert shown.action == "go"
    assert rounded(shown) == [(4.4, 8.7)]
    assert "Nearest to that: “If you want to help" in shown.message
    talk = Talk(registry, [HELP])
    talk.say("go to the part about contacting the association")
    assert talk.say("yes").status is not PlanStatus.PLAN


def test_words_in_quotation_marks_are_proposed_too(registry: Registry) -> None:
    talk = Talk(registry, [DEARER])
    asked = talk.say('delete the sentence where he says "the price of wheat rose"')
    assert asked.status is PlanStatus.QUESTION
    assert spans(talk.say("yes")) == [(2.4, 4.3)]


def test_who_says_it_is_passed_on(registry: Registry) -> None:
    talk = Talk(registry, [DEARER])
    talk.say("delete the part where Ben complains about inflation")
    assert {speaker for _, speaker in talk.asked} == {"Ben"}


def test_a_whole_question_is_meant_where_a_question_was_named(registry: Registry) -> None:
    talk = Talk(registry, [(10.0, 10.4)])
    talk.say("delete the question about the nocturnal schedule")
    assert spans(talk.say("yes")) == [(8.8, 11.1)]


def test_what_was_proposed_is_found_again_after_an_edit(registry: Registry) -> None:
    talk = Talk(registry, [HELP])
    talk.say(WISH)
    talk.transcript = transcript(shift=1.0)
    assert spans(talk.say("yes")) == [(5.4, 9.7)]


@pytest.mark.parametrize("near", [None, [], [(18.0, 19.0)]])
def test_without_anything_near_it_is_asked_as_before(
    registry: Registry, near: Sequence[tuple[float, float]] | None
) -> None:
    asked = Talk(registry, near).say(WISH)
    assert asked.status is PlanStatus.QUESTION
    assert asked.message.endswith("Which part do you mean?")
    assert not asked.spans


def test_what_is_not_transcribed_yet_is_transcribed_first(registry: Registry) -> None:
    talk = Talk(registry, [HELP])
    talk.transcript = transcript(covered=0.5)
    assert talk.say(WISH).action == "transcribe"


def test_a_single_word_that_is_not_said_is_not_replaced(registry: Registry) -> None:
    talk = Talk(registry, [HELP])
    assert talk.say('mute the word "elephant"').status is PlanStatus.REFUSED
    assert talk.asked == []


def test_a_second_order_is_not_taken_for_a_topic(registry: Registry) -> None:
    talk = Talk(registry, [HELP])
    asked = talk.say("delete the part about the crew and normalise to -16 lufs")
    assert "Do you mean" not in asked.message
    assert not asked.steps
