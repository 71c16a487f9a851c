"""Editors made from declarations: a pydantic model's fields become fields a person can fill in."""

from __future__ import annotations

import enum
import types
from typing import Any, Literal, Union, get_args, get_origin

from annotated_types import Ge, Gt, Le, Lt
from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from audiochat.domain.operation import asked
from audiochat.ui.theme import Theme
from audiochat.ui.widgets import Check, Choice, Real, Text, Whole, restyle, tip

UNITS = {"percent": "%", "factor": "×", "channels": "", "semitones": "semitones"}
"""How units are written behind a number; others are written as they are declared."""


def unit_of(field: FieldInfo) -> str:
    """The unit a field declares, as it is written behind the number."""
    extra = field.json_schema_extra
    unit = extra.get("unit", "") if isinstance(extra, dict) else ""
    return UNITS.get(str(unit), str(unit))


def word_for(field: FieldInfo, end: str) -> str:
    """The word a field declares for its ``least`` or ``greatest`` value (``Random``); empty for none."""
    extra = field.json_schema_extra
    return str(extra.get(end, "")).capitalize() if isinstance(extra, dict) else ""


def title_of(name: str, field: FieldInfo) -> str:
    """The field's title, or its name in plain words."""
    return field.title or name.replace("_", " ").capitalize()


def limits_of(field: FieldInfo, kind: type) -> tuple[float, float]:
    """The least and greatest value declared; open ends are wide, exclusive ends one step inside."""
    low, high = -1e9, 1e9
    inside = 1.0 if kind is int else 0.001
    for rule in field.metadata:
        if isinstance(rule, Ge):
            low = float(rule.ge)  # type: ignore[arg-type]
        elif isinstance(rule, Gt):
            low = float(rule.gt) + inside  # type: ignore[arg-type]
        elif isinstance(rule, Le):
            high = float(rule.le)  # type: ignore[arg-type]
        elif isinstance(rule, Lt):
            high = float(rule.lt) - inside  # type: ignore[arg-type]
    return low, high


def _plain_type(annotation: Any) -> tuple[Any, bool]:
    """The type without ``None``, and whether ``None`` was allowed."""
    if get_origin(annotation) in (Union, types.UnionType):
        kept = [a for a in get_args(annotation) if a is not type(None)]
        optional = len(kept) < len(get_args(annotation))
        return (kept[0] if kept else str), optional
    return annotation, False


def _choices(kind: Any) -> list[tuple[str, Any]]:
    """Words and values of an enumeration or a literal; none for other types."""
    if get_origin(kind) is Literal:
        return [(str(v).replace("_", " ").capitalize(), v) for v in get_args(kind)]
    if isinstance(kind, type) and issubclass(kind, enum.Enum):
        return [(str(v.value).replace("_", " ").capitalize(), v.value) for v in kind]
    return []


class FieldEditor(QWidget):
    """An editor for one field of a model; ``compact`` is the chip-sized form of the plan card.

    ``changed(value)`` is emitted when the person has finished a change, not at every key.
    """

    changed = Signal(object)

    def __init__(
        self,
        theme: Theme,
        name: str,
        field: FieldInfo,
        value: Any,
        *,
        compact: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.name = name
        self._theme = theme
        self._field = field
        kind, self._optional = _plain_type(field.annotation)
        self._kind = kind
        self.editor = self._build(kind, compact)
        self.editor.setAccessibleName(title_of(name, field))
        hint = field.description or title_of(name, field)
        self.editor.setToolTip(tip(hint))
        self.editor.setAccessibleDescription(hint)
        if compact and not isinstance(self.editor, Check):
            self.editor.setProperty("kind", "compact")
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.editor)
        self.setFocusProxy(self.editor)
        self.set_value(value)

    def _build(self, kind: Any, compact: bool) -> QWidget:
        choices = _choices(kind)
        if choices:
            return self._choice(choices)
        if kind is bool:
            check = Check(self._theme)
            check.toggled.connect(self._tell)
            return check
        if kind in (int, float):
            return self._number(kind)
        line = QLineEdit()
        line.textEdited.connect(self._tell)
        line.setMaxLength(2000)
        return line

    def _choice(self, choices: list[tuple[str, Any]]) -> QWidget:
        combo = Choice(self._theme)
        for words, value in choices:
            combo.addItem(words, value)
        combo.activated.connect(self._tell)
        return combo

    def _number(self, kind: type) -> QWidget:
        low, high = limits_of(self._field, kind)
        unit = unit_of(self._field)
        suffix = f" {unit}" if unit and unit not in "%×" else unit
        if kind is int:
            whole = Whole(self._theme)
            whole.setRange(int(max(low, -(2**31))), int(min(high, 2**31 - 1)))
            whole.setSuffix(suffix)
            whole.setSpecialValueText(word_for(self._field, "least"))
            whole.valueChanged.connect(self._tell)
            return whole
        real = Real(self._theme)
        real.setDecimals(3)
        real.setRange(low, high)
        real.setSingleStep(0.1 if high - low <= 20 else 1.0)
        real.set_unit(suffix)
        for end, value in (("least", low), ("greatest", high)):
            real.set_word(value, word_for(self._field, end))
        real.valueChanged.connect(self._tell)
        return real

    def value(self) -> Any:
        """What the field holds now."""
        editor = self.editor
        if isinstance(editor, Choice):
            return editor.currentData()
        if isinstance(editor, Check):
            return editor.isChecked()
        if isinstance(editor, Whole | Real):
            return editor.value()
        text = editor.text() if isinstance(editor, QLineEdit) else ""
        return None if self._optional and not text.strip() else text

    def set_value(self, value: Any) -> None:
        """Show ``value`` without telling anybody."""
        editor = self.editor
        blocked = editor.blockSignals(True)
        try:
            if isinstance(editor, Choice):
                plain = value.value if isinstance(value, enum.Enum) else value
                editor.setCurrentIndex(max(0, editor.findData(plain)))
            elif isinstance(editor, Check):
                editor.setChecked(bool(value))
            elif isinstance(editor, Whole):
                editor.setValue(int(value or 0))
            elif isinstance(editor, Real):
                editor.setValue(float(value or 0.0))
            elif isinstance(editor, QLineEdit):
                editor.setText("" if value is None else str(value))
        finally:
            editor.blockSignals(blocked)

    def set_wrong(self, reason: str) -> None:
        """Mark the field as wrong, with the reason as its tooltip; an empty reason clears it."""
        restyle(self.editor, "wrong", bool(reason))
        hint = reason or self._field.description or title_of(self.name, self._field)
        self.editor.setToolTip(tip(hint))

    def _tell(self, *_: object) -> None:
        self.changed.emit(self.value())


class Form(QWidget):
    """A page of fields for a whole model: titles at the start, editors beside them, what is wrong below.

    ``changed(values)`` carries a dict of plain values each time the person changes one and all are
    allowed together; otherwise the reason is shown and nothing is emitted.
    """

    changed = Signal(object)

    def __init__(
        self,
        theme: Theme,
        model: type[BaseModel],
        values: dict[str, Any] | None = None,
        *,
        skip: tuple[str, ...] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._rest = dict(values or {})
        self.fields: dict[str, FieldEditor] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.space.l)
        grid.setVerticalSpacing(theme.space.s)
        grid.setColumnStretch(1, 1)
        for row, (name, field) in enumerate(asked(model).items()):
            if name in skip:
                continue
            label = Text(theme, title_of(name, field), tone="muted")
            label.setToolTip(tip(field.description or ""))
            start = self._rest.get(name, field.get_default(call_default_factory=True))
            editor = FieldEditor(theme, name, field, start)
            side = Qt.AlignmentFlag.AlignLeading
            if isinstance(editor.editor, QLineEdit):  # as wide as there is room: words are long
                editor.editor.setPlaceholderText(field.description or "")
                side = Qt.AlignmentFlag(0)
            editor.setMinimumWidth(theme.px(120 if side else 280))
            label.setBuddy(editor.editor)
            editor.changed.connect(self._check)
            grid.addWidget(label, row, 0)
            grid.addWidget(editor, row, 1, side)
            self.fields[name] = editor
        self._wrong = Text(theme, face="small", tone="cut", wrap=True)
        self._wrong.hide()
        grid.addWidget(self._wrong, grid.rowCount(), 0, 1, 2)

    @property
    def wordy(self) -> bool:
        """Whether words are written into it, which want room."""
        return any(isinstance(field.editor, QLineEdit) for field in self.fields.values())

    def values(self) -> dict[str, Any]:
        """What the fields hold, and what they were given beside it."""
        return self._rest | {name: editor.value() for name, editor in self.fields.items()}

    def set_values(self, values: dict[str, Any]) -> None:
        """Show other values without telling anybody."""
        self._rest = dict(values)
        for name, editor in self.fields.items():
            if name in values:
                editor.set_value(values[name])
        self.problem()

    def problem(self) -> str:
        """Why the values are not allowed, shown in place; empty when they are."""
        for editor in self.fields.values():
            editor.set_wrong("")
        reason = ""
        try:
            self._model.model_validate(self.values())
        except ValidationError as error:
            first = error.errors()[0]
            name = str(first["loc"][0]) if first["loc"] else ""
            reason = f"{first['msg']}."
            if name in self.fields:
                reason = f"{title_of(name, self._model.model_fields[name])}: {reason}"
                self.fields[name].set_wrong(reason)
        self._wrong.setText(reason)
        self._wrong.setVisible(bool(reason))
        return reason

    def _check(self, _: object = None) -> None:
        if not self.problem():
            self.changed.emit(self.values())
