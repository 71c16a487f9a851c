"""Plans that were made before another edit: whether their times still mean the same sound."""

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

RATE = 16_000


def plan(op: str, start: float | None = None, end: float | None = None, **params: Any) -> Plan:
    return Plan(steps=(Step(op=op, start=start, end=end, params=params),))


@pytest.fixture
def editor(workshop: Workshop, tmp_path: Path) -> Editor:
    """Twelve seconds of noise."""
    path = tmp_path / "talk.wav"
    noise = np.random.default_rng(3).standard_normal(12 * RATE).astype(np.float32) * 0.05
    soundfile.write(path, noise, RATE)
    return workshop.editor(workshop.library.open(path).id)


CUT = plan("delete", 6.0, 7.0)


@pytest.mark.parametrize(
    ("done", "still"),
    [
        (plan("delete", 1.0, 2.0), False),  # everything behind it is earlier
        (plan("delete", 9.0, 10.0), True),  # behind what the plan speaks of
        (plan("delete", 6.2, 6.4), False),  # a piece of it
        (plan("delete", 5.5, 7.5), False),  # all of it
        (plan("move", 9.0, 10.0, to=1.0), False),
        (plan("insert_silence", 6.5, None, duration=1.0), False),
        (plan("gain", None, None, decibels=3.0), True),  # rendered anew, at the same times
        (plan("gain", 6.5, 8.0, decibels=3.0), True),
        (plan("change_speed", None, None, factor=1.25), False),
        (plan("set_title", None, None, title="Another"), True),
    ],
)
def test_a_plan_stands_where_its_sound_is_where_it_was(
    editor: Editor, done: Plan, still: bool
) -> None:
    made_for = editor.revision.id
    assert editor.stands(CUT, None, made_for)
    editor.apply(done)
    assert editor.stands(CUT, None, made_for) is still
    whole = plan("normalize_loudness")
    assert editor.stands(whole, None, made_for)  # names no time
    assert editor.stands(whole, (6.0, 7.0), made_for) is still
    editor.undo()
    assert editor.stands(CUT, None, made_for)
    assert editor.stands(CUT, None, "of something else")


def test_what_is_moved_to_a_place_and_what_reaches_to_the_end(editor: Editor) -> None:
    made_for = editor.revision.id
    there = plan("move", 1.0, 2.0, to=8.0)
    to_the_end = plan("fade_out", 10.0, 12.0)
    editor.apply(plan("delete", 4.0, 5.0))
    assert not editor.stands(there, None, made_for)
    assert not editor.stands(to_the_end, None, made_for)
    assert editor.stands(plan("fade_in", 0.0, 2.0), None, made_for)
    switched_off = Plan(steps=(CUT.steps[0].model_copy(update={"enabled": False}),))
    assert editor.stands(switched_off, None, made_for)


def test_an_edit_asked_for_while_another_was_being_made_is_refused(editor: Editor) -> None:
    seen = editor.revision.id  # what the person saw both times
    editor.apply(plan("delete", 1.0, 2.0), made_for=seen)
    with pytest.raises(PlanRefused, match="edited meanwhile"):
        editor.apply(CUT, made_for=seen)
    assert len(editor.history()) == 2
    editor.apply(plan("delete", 0.2, 0.4), made_for=seen)  # before all that was done
    assert len(editor.history()) == 3
