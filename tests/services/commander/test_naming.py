"""Chapters, titles and tags in a person's own words; and the wish that the program proposes them."""

from __future__ import annotations

import pytest

from audiochat.domain.job import Job
from audiochat.domain.plan import PlanStatus, RecordingState
from audiochat.operations import load
from audiochat.services.commander.commander import Commander

STATE = RecordingState(duration=100, playhead=33)


@pytest.mark.parametrize(
    ("words", "op", "start", "params"),
    [
        ("add a chapter called Money at 0:20", "add_chapter", 20, {"title": "Money"}),
        ('Add a new chapter "Money" at 20 s.', "add_chapter", 20, {"title": "Money"}),
        ("add a chapter at 1:00: What it costs", "add_chapter", 60, {"title": "What it costs"}),
        ("start a new chapter here", "add_chapter", 33, {"title": "Chapter"}),
        ("add a chapter at 1:30", "add_chapter", 90, {"title": "Chapter"}),
        ("הוסף פרק בשם כסף כאן", "add_chapter", 33, {"title": "כסף"}),
        ("call it Budget 2025", "set_title", None, {"title": "Budget 2025"}),
        ("rename the recording to The Budget", "set_title", None, {"title": "The Budget"}),
        ("tag it with money, Tel Aviv", "set_tags", None, {"tags": "money, Tel Aviv"}),
        ("remove the chapters", "remove_chapters", None, {}),
        (
            'begin here a new chapter with name "Dona Lúcia"',
            "add_chapter",
            33,
            {"title": "Dona Lúcia"},
        ),
        ("at 1:00 a new chapter begins: « Suite »", "add_chapter", 60, {"title": "Suite"}),
        ("tag it with money, talk and rent", "set_tags", None, {"tags": "money, talk, rent"}),
    ],
)
def test_what_is_named_becomes_a_plan(
    words: str, op: str, start: float | None, params: dict[str, str]
) -> None:
    found = Commander(load()).understand(words, STATE, Job())
    assert found.status is PlanStatus.PLAN, found.message
    (step,) = found.steps
    assert (step.op, step.start) == (op, start)
    assert load()[op].parse(step.params).model_dump() == params


@pytest.mark.parametrize(
    "words",
    [
        "Make chapters", "make chapters please", "give it a title", "tags for this", "tag this",
        "Give it a title and tags",
        "suggest a title", "split this into chapters", "set the title", "make show notes",
        "add chapters", "summarise it", "חלק את זה לפרקים", "הצע כותרת",
    ],
)  # fmt: skip
def test_what_is_to_be_proposed_is_left_to_the_answers(words: str) -> None:
    assert Commander(load()).understand(words, STATE, Job()).status is PlanStatus.CHAT


@pytest.mark.parametrize(
    "words",
    ["cut the title", "add a chapter called X at 9:00", "remove the last 3 s and make show notes"],
)
def test_what_is_half_understood_changes_nothing(words: str) -> None:
    found = Commander(load()).understand(words, STATE, Job())
    assert found.status in (PlanStatus.QUESTION, PlanStatus.REFUSED, PlanStatus.CHAT)
    assert not found.steps


@pytest.mark.parametrize(
    ("words", "steps"),
    [
        (
            'Chapters please: "Opening" at 0:00, "Cross, continued" at 0:35 and „Close“ at 1:10.',
            [("Opening", 0), ("Cross, continued", 35), ("Close", 70)],
        ),
        ("Chapters, please. 0:00 Introduction. 1:00 Questions.", [("Introduction", 0), ("Questions", 60)]),
        (
            'call it "Three: in One" and tag it with sermon, trinity',
            [("Three: in One", None), ("sermon, trinity", None)],
        ),
        (
            "Title: Trinity Sunday. Tags: sermon, trinity",
            [("Trinity Sunday", None), ("sermon, trinity", None)],
        ),
        ("call it Cut and Paste", [("Cut and Paste", None)]),
    ],
)  # fmt: skip
def test_names_in_a_row_are_steps_in_a_row(
    words: str, steps: list[tuple[str, float | None]]
) -> None:
    found = Commander(load()).understand(words, STATE, Job())
    assert [(next(iter(s.params.values())), s.start) for s in found.steps] == steps


def test_edits_and_names_stand_in_the_order_of_the_sentence() -> None:
    words = 'resample to 44.1k, mono, title "Class 37 at Ribblehead", tags trains, sound'
    found = Commander(load()).understand(words, STATE, Job())
    ops = [step.op for step in found.steps]
    assert ops == ["resample", "convert_channels", "set_title", "set_tags"]
