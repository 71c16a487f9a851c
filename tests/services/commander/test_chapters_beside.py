"""Chapters that are to be proposed: alone, and in one breath with an edit."""

from __future__ import annotations

import pytest

from audiochat.domain.job import Job
from audiochat.domain.plan import PlanStatus, RecordingState
from audiochat.services.commander import Commander
from audiochat.services.commander.naming import proposal_wanted
from audiochat.services.commander.naming_proposed import NOTE

STATE = RecordingState(duration=300.0)


@pytest.mark.parametrize(
    "words",
    ["put chapters in", "add chapters", "split it into chapters", "insert chapters please",
     "can you put some chapters in it"],
)  # fmt: skip
def test_chapters_are_proposed(commander: Commander, words: str) -> None:
    assert proposal_wanted(words) is not None
    assert commander.understand(words, STATE, Job()).status is PlanStatus.CHAT


@pytest.mark.parametrize(
    "words", ["delete the chapters", "put chapters at 1:00 and 2:00", "put a chapter at 1:00"]
)
def test_other_wishes_about_chapters_propose_none(words: str) -> None:
    assert proposal_wanted(words) is None


@pytest.mark.parametrize(
    "words",
    ["cut the first 3 seconds, and make chapters", "make chapters and cut the first 3 seconds",
     "cut the first 3 seconds and then split it into chapters please",
     "Cut the first 3 seconds. Add chapters.", "cut the first 3 seconds, then chapters please",
     "make chapters for this and cut the first 3 seconds"],
)  # fmt: skip
def test_an_edit_with_chapters_is_done_and_the_chapters_are_told_of(
    commander: Commander, words: str
) -> None:
    answer = commander.understand(words, STATE, Job())
    assert [(s.op, s.start, s.end) for s in answer.steps] == [("delete", 0.0, 3.0)]
    assert answer.message.endswith(NOTE)


def test_chapters_beside_what_is_no_edit_are_proposed(commander: Commander) -> None:
    answer = commander.understand("thanks, and make chapters", STATE, Job())
    assert answer.status is PlanStatus.CHAT
