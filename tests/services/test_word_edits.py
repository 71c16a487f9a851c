"""Selected words become steps that name their neighbours."""

from __future__ import annotations

import pytest

from audiochat.domain.plan import Step
from audiochat.domain.transcript import BLEEP, PlacedWord, Transcript, Word
from audiochat.services.word_edits import steps_between, steps_for


def heard(text: str, start: float, end: float) -> PlacedWord:
    return PlacedWord(Word(text, start, end), start, end, "s", "b", 0)


def gone(text: str, start: float, end: float, at: float, source: str = "s") -> PlacedWord:
    return PlacedWord(Word(text, start, end), at, at, source, "b", 0, deleted=True)


TALK = Transcript(
    8.0,
    (
        heard("so", 0.5, 0.9),
        heard("um", 1.2, 1.5),
        gone("well", 1.6, 1.8, 1.7),
        gone("you", 1.9, 2.0, 1.7),
        gone("know", 2.0, 2.3, 1.7),
        heard("we", 1.9, 2.1),
        heard("go", 2.1, 2.6),
    ),
)


@pytest.mark.parametrize("kind", ["cut", "mute", "bleep"])
def test_neighbours_are_limits(kind: str) -> None:
    (step,) = steps_for(TALK, 1, 2, kind)  # type: ignore[arg-type]
    assert step.op == f"{kind}_words"
    assert (step.start, step.end) == (1.2, 1.5)
    assert step.params == {"earliest": 0.9, "latest": 1.9}


def test_the_first_and_last_words_have_one_neighbour() -> None:
    (first,), (last,) = steps_for(TALK, 0, 1, "cut"), steps_for(TALK, 5, 7, "cut")
    assert first.params == {"earliest": 0.0, "latest": 1.2}
    assert last.params == {"earliest": 1.5, "first_ends": 2.1, "last_starts": 2.1}


def test_several_words_say_where_the_first_ends_and_the_last_starts() -> None:
    (step,) = steps_for(TALK, 0, 7, "cut")
    assert step.params == {"earliest": 0.0, "first_ends": 0.9, "last_starts": 2.1}
    (step,) = steps_for(TALK, 1, 5, "cut")  # the others are deleted: it is one word
    assert "first_ends" not in step.params


def test_deleted_words_are_not_cut_again() -> None:
    assert steps_for(TALK, 2, 5, "cut") == ()
    (step,) = steps_for(TALK, 1, 6, "cut")
    assert (step.start, step.end) == (1.2, 2.1)


def test_moved_words_name_the_gap_they_go_to() -> None:
    (step,) = steps_for(TALK, 1, 2, "move", to=6)
    assert step.op == "move_words"
    assert (step.params["to"], step.params["to_after"]) == (2.1, 2.1)
    (step,) = steps_for(TALK, 6, 7, "move", to=1)
    assert (step.params["to"], step.params["to_after"]) == (1.2, 0.9)
    (step,) = steps_for(TALK, 0, 1, "move", to=7)
    assert (step.params["to"], step.params["to_after"]) == (8.0, 2.6)
    assert steps_for(TALK, 1, 2, "move", to=2) == ()
    assert steps_for(TALK, 1, 2, "move") == ()


def test_all_of_a_cut_comes_back_in_one_step() -> None:
    assert steps_for(TALK, 0, 7, "bring_back") == (
        Step(
            op="bring_back",
            start=1.7,
            params={
                "first": 0.0,
                "last": 360000.0,
                "source": "s",
                "middle": pytest.approx(1.7),
            },
        ),
    )


def test_some_of_a_cut_come_back_up_to_those_that_stay_deleted() -> None:
    (step,) = steps_for(TALK, 3, 4, "bring_back")
    assert (step.params["first"], step.params["last"]) == (1.8, 2.0)
    before, behind = TALK.words[2].word, TALK.words[4].word
    assert step.params["earliest"] == (before.start + before.end) / 2
    assert step.params["latest"] == (behind.start + behind.end) / 2
    (step,) = steps_for(TALK, 4, 5, "bring_back")
    assert (step.params["first"], step.params["last"]) == (2.0, 360000.0)
    assert "latest" not in step.params
    assert steps_for(TALK, 0, 2, "bring_back") == ()


def test_a_tone_gives_back_what_it_covers() -> None:
    tone, under = heard(BLEEP, 1.6, 2.3), gone("well", 1.6, 1.8, 1.6)
    talk = Transcript(8.0, (heard("so", 0.5, 0.9), tone, heard("we", 2.4, 2.6)), bleeped=(under,))
    (step,) = steps_for(talk, 1, 2, "bring_back")
    assert step.start == 1.6
    assert step.params == {
        "first": 0.0, "last": 360000.0, "instead": True, "source": "s", "middle": pytest.approx(1.7),
    }  # fmt: skip
    shown = Transcript(8.0, (talk.words[0], under, tone, talk.words[2]), bleeped=(under,))
    (step,) = steps_for(shown, 0, 4, "bring_back")
    assert "instead" not in step.params, "the deleted word itself was chosen"
    assert steps_for(talk, 2, 3, "bring_back") == ()


def test_a_stretch_keeps_its_own_times() -> None:
    (step,) = steps_between(TALK, 1.25, 1.45, "mute")
    assert (step.start, step.end) == (1.25, 1.45)
    assert step.params == {"earliest": 0.9, "latest": 1.9}
    assert steps_between(TALK, 4.0, 5.0, "mute") == ()
