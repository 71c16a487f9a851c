from __future__ import annotations

import enum
from typing import Any, Literal

from pydantic import Field
from PySide6.QtCore import Qt

from audiochat.domain.operation import Params
from audiochat.domain.sampling import Sampling
from audiochat.ui.forms import FieldEditor, Form, limits_of, unit_of
from audiochat.ui.theme import Theme
from audiochat.ui.widgets import Check, Choice, Real, Whole


class Shape(enum.StrEnum):
    LINEAR = "linear"
    EQUAL_POWER = "equal_power"


class Example(Params):
    decibels: float = Field(3.0, ge=-60, le=60, title="Gain", json_schema_extra={"unit": "dB"})
    count: int = Field(2, gt=0, lt=10)
    shape: Shape = Shape.LINEAR
    side: Literal["left", "right"] = "left"
    keep: bool = True
    name: str | None = None


def test_fields_become_the_right_editors(theme: Theme, qtbot: Any) -> None:
    form = Form(theme, Example)
    qtbot.addWidget(form)
    kinds = {name: type(editor.editor) for name, editor in form.fields.items()}
    assert kinds["decibels"] is Real
    assert kinds["count"] is Whole
    assert kinds["shape"] is Choice
    assert kinds["side"] is Choice
    assert kinds["keep"] is Check
    assert Example.model_validate(form.values()) == Example()
    assert limits_of(Example.model_fields["count"], int) == (1, 9)
    assert unit_of(Example.model_fields["decibels"]) == "dB"


def test_a_change_by_the_person_is_told_once_and_validated(theme: Theme, qtbot: Any) -> None:
    form = Form(theme, Example)
    qtbot.addWidget(form)
    form.show()
    got: list[dict[str, Any]] = []
    form.changed.connect(got.append)
    gain = form.fields["decibels"].editor
    assert isinstance(gain, Real)
    gain.lineEdit().setText("4.5 dB")
    qtbot.keyClick(gain, "\r")
    assert [g["decibels"] for g in got] == [4.5]
    form.set_values({"decibels": -6.0, "shape": "equal_power"})
    assert len(got) == 1
    assert form.values()["shape"] == "equal_power"
    form.hide()


def test_what_is_wrong_is_said_in_place(theme: Theme, qtbot: Any) -> None:
    form = Form(theme, Example, {"hidden": 1})
    qtbot.addWidget(form)
    assert "hidden" in form.problem().lower() or "extra" in form.problem().lower()


def test_a_compact_editor_says_its_unit_and_name(theme: Theme, qtbot: Any) -> None:
    field = Example.model_fields["decibels"]
    editor = FieldEditor(theme, "decibels", field, -3.25, compact=True)
    qtbot.addWidget(editor)
    assert isinstance(editor.editor, Real)
    assert editor.editor.text() == "-3.25 dB"
    assert editor.editor.accessibleName() == "Gain"


def test_the_sampling_choices_fill_a_form(theme: Theme, qtbot: Any) -> None:
    form = Form(theme, Sampling)
    qtbot.addWidget(form)
    assert Sampling.model_validate(form.values()) == Sampling()


def test_numbers_that_mean_something_else_say_so(theme: Theme, qtbot: Any) -> None:
    form = Form(theme, Sampling)
    qtbot.addWidget(form)
    shown = {name: getattr(form.fields[name].editor, "text", str)() for name in form.fields}
    assert shown["seed"] == "Random"
    assert shown["threads"] == "All cores"
    assert shown["context_length"] == "4,096 tokens"
    editor = form.fields["context_length"].editor
    editor.selectAll()
    qtbot.keyClicks(editor, "8192")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert form.values()["context_length"] == 8192
    assert editor.text() == "8,192 tokens"
    editor = form.fields["seed"].editor
    editor.selectAll()
    qtbot.keyClicks(editor, "12")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert form.values()["seed"] == 12
