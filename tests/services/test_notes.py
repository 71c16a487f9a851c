"""Chapters, title and tags are edits like any other: one step, undone, carried, there after a restart."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile

from audiochat.domain.errors import PlanRefused
from audiochat.domain.plan import Plan, Step
from audiochat.services.editor import Editor
from audiochat.services.workshop import Workshop

RATE = 8000


def plan(*steps: tuple[str, float | None, float | None, dict[str, Any]]) -> Plan:
    return Plan(steps=tuple(Step(op=o, start=s, end=e, params=p) for o, s, e, p in steps))


WRITTEN = plan(
    ("add_chapter", 0, None, {"title": "Hello"}),
    ("add_chapter", 20, None, {"title": "Money"}),
    ("add_chapter", 40, None, {"title": "End"}),
    ("set_title", None, None, {"title": "A talk\nabout money"}),
    ("set_tags", None, None, {"tags": "money, talk , Money,,"}),
)


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    path = tmp_path / "talk.wav"
    soundfile.write(path, 0.1 * np.sin(np.arange(60 * RATE) / 8), RATE)
    return path


@pytest.fixture
def editor(workshop: Workshop, talk: Path) -> Editor:
    return workshop.editor(workshop.library.open(talk).id)


def chapters(editor: Editor) -> list[tuple[float, str]]:
    return [(one.start, one.title) for one in editor.notes.chapters]


def test_a_proposal_is_one_step_and_undone_in_one(editor: Editor, workshop: Workshop) -> None:
    first = editor.recording.title
    done = editor.apply(WRITTEN)
    assert done.before.seconds == done.after.seconds
    assert chapters(editor) == [(0, "Hello"), (20, "Money"), (40, "End")]
    assert editor.notes.tags == ("money", "talk")
    assert editor.recording.title == "A talk about money"
    assert workshop.library.list()[0].title == "A talk about money"
    editor.undo()
    assert not editor.notes
    assert editor.recording.title == first == workshop.library.get(editor.recording.id).title
    editor.redo()
    assert len(chapters(editor)) == 3
    assert editor.recording.title == "A talk about money"


def test_chapters_follow_cuts_and_come_back(editor: Editor) -> None:
    editor.apply(WRITTEN)
    editor.apply(plan(("delete", 5, 25, {})))
    assert chapters(editor) == [(0, "Hello"), (5, "Money"), (20, "End")]
    editor.apply(plan(("delete", 5, 20, {}), ("change_tempo", None, None, {"factor": 2.0})))
    assert [(round(s, 2), t) for s, t in chapters(editor)] == [(0, "Hello"), (2.5, "End")]
    editor.apply(plan(("resample", None, None, {"rate": 16000})))
    assert [(round(s, 2), t) for s, t in chapters(editor)] == [(0, "Hello"), (2.5, "End")]
    for _ in range(3):
        editor.undo()
    assert chapters(editor) == [(0, "Hello"), (20, "Money"), (40, "End")]


def test_times_of_a_plan_mean_the_recording_before_it(editor: Editor) -> None:
    editor.apply(plan(("delete", 0, 10, {}), ("add_chapter", 30, None, {"title": "Here"})))
    assert chapters(editor) == [(20, "Here")]


def test_they_are_there_after_a_restart(data_dir: Path, talk: Path) -> None:
    with Workshop.open(data_dir) as workshop:
        editor = workshop.editor(workshop.library.open(talk).id)
        editor.apply(WRITTEN)
    with Workshop.open(data_dir) as workshop:
        editor = workshop.editor(workshop.library.open(talk).id)
        assert chapters(editor) == [(0, "Hello"), (20, "Money"), (40, "End")]
        assert editor.recording.title == "A talk about money"


def test_the_same_moment_gets_the_new_name(editor: Editor) -> None:
    editor.apply(WRITTEN)
    editor.apply(plan(("add_chapter", 20, None, {"title": "Costs"})))
    assert chapters(editor)[1] == (20, "Costs")
    editor.apply(plan(("remove_chapters", 10, 30, {})))
    assert chapters(editor) == [(0, "Hello"), (40, "End")]
    editor.apply(plan(("remove_chapters", None, None, {})))
    assert chapters(editor) == []
    assert editor.notes.title


@pytest.mark.parametrize(
    ("op", "start", "params"),
    [
        ("add_chapter", 10, {"title": " \n"}),
        ("add_chapter", 60, {"title": "Past the end"}),
        ("add_chapter", 10, {"title": "x" * 201}),
        ("add_chapter", 20, {"title": "Money"}),
        ("set_title", None, {"title": ""}),
        ("set_tags", None, {"tags": ", ,"}),
        ("set_tags", None, {"tags": ",".join(f"t{n}" for n in range(31))}),
    ],
)
def test_what_says_nothing_is_refused(
    editor: Editor, op: str, start: float | None, params: dict[str, Any]
) -> None:
    editor.apply(WRITTEN)
    before = editor.revision.id
    with pytest.raises(PlanRefused) as refused:
        editor.apply(plan((op, start, None, params)))
    assert str(refused.value)
    assert editor.revision.id == before
