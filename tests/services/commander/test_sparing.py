"""A wish with an exception does the wish and leaves the exception alone."""

from __future__ import annotations

import pytest

from audiochat.domain.plan import PlanStatus
from audiochat.services.commander import Commander
from tests.services.commander.test_subjects import ask, spans


@pytest.mark.parametrize(
    ("words", "cut"),
    [
        ("cut the bit about the roof but keep the sentence about the builder", [4.0, 16.45]),
        ("delete the bit about the concert, but leave the tickets in", [25.0, 32.65]),
        ("cut the bit about parking except the field", [56.0]),
        ("cut the roof, leave the builder in", [4.0, 16.45]),
        ("cut the roof and keep the parking", [4.0]),
        ("cut everything after the concert but keep the summary", [27.15, 99.15]),
        ("cut the summary but not the piano", [92.0]),
    ],
)
def test_what_is_to_stay_stays(commander: Commander, words: str, cut: list[float]) -> None:
    found = ask(commander, words)
    assert found.status is PlanStatus.PLAN
    assert [start for start, _ in spans(found)] == pytest.approx(cut, abs=0.01)
    assert "but not" in found.message


def test_of_a_speaker_all_but_one_part_is_muted(commander: Commander) -> None:
    found = ask(commander, "mute everything Jon says except the parking")
    assert [step.op for step in found.steps] == ["mute_words"] * 4
    assert not any(56.0 <= start < 69.0 for start, _ in spans(found))


def test_part_of_what_is_kept_may_go(commander: Commander) -> None:
    found = ask(commander, "keep only the roof but not the builder")
    assert (13.0, 16.45) in [(round(a, 2), round(b, 2)) for a, b in spans(found)]


@pytest.mark.parametrize(
    "words",
    [
        "cut the roof but keep the sofa",
        "remove all the questions but leave the one about the kitchen",
    ],
)
def test_nothing_is_cut_where_the_exception_is_not_there_or_is_all(
    commander: Commander, words: str
) -> None:
    found = ask(commander, words)
    assert found.status is PlanStatus.QUESTION
    assert not found.steps


def test_keeping_only_one_part_is_no_exception(commander: Commander) -> None:
    found = ask(commander, "cut everything but the parking")
    assert spans(found)[0] == (0.0, 56.0)
