"""One step of a plan on its card: a switch, the step in plain words with its values, a note."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from audiochat.domain.errors import PlanRefused
from audiochat.domain.operation import Operation, Registry
from audiochat.domain.plan import Step
from audiochat.services.commander.describe import describe, place
from audiochat.ui.studio.chips import SpanChip, ValueChip
from audiochat.ui.theme import Theme
from audiochat.ui.widgets import Check, Text
from audiochat.ui.widgets.flow import Flow
from audiochat.ui.widgets.reading import is_right_to_left

_PLACE = re.compile(r"\{(\w+)\}")


class PlanRow(QWidget):
    """Shows a step and lets it be changed.

    ``switched(on)``, ``argued(name, value)`` and ``moved(start, end)`` say what the person did;
    ``chosen(start, end)`` that they want to see the place. Times are seconds.
    """

    switched = Signal(bool)
    argued = Signal(str, object)
    moved = Signal(float, float)
    chosen = Signal(float, float)

    def __init__(
        self, theme: Theme, registry: Registry, step: Step, duration: float, unplaced: str
    ) -> None:
        super().__init__()
        self._theme = theme
        self.values: dict[str, ValueChip] = {}
        self.span: SpanChip | None = None
        self._words: list[Text] = []
        self.switch = Check(theme)
        self.switch.setChecked(step.enabled)
        self.switch.setAccessibleName(describe(step, registry, unplaced))
        self.switch.toggled.connect(self.switched)
        self.note = Text(theme, face="small_number", tone="faint")
        self.said = Text(
            theme, f"“{step.about}”" if step.about else "", face="small", tone="muted", wrap=True
        )
        self.said.setVisible(bool(step.about))
        self.wrong = Text(theme, face="small", tone="cut", wrap=True)
        self.wrong.hide()
        self._sentence = QWidget()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self._sentence.setSizePolicy(policy)
        # A label is a little wider than its word, so the gap is less than a space.
        self._flow = Flow(theme.px(3), theme.px(4), self._sentence)
        self._flow.set_sentence(is_right_to_left(self.switch.accessibleName()))
        if step.op in registry:
            self._fill(registry[step.op], step, duration, unplaced)
        else:
            self._say(describe(step, registry, unplaced))
        self._lay_out()
        self.set_tone(step.enabled)

    def _lay_out(self) -> None:
        space = self._theme.space
        row = QHBoxLayout()
        row.setSpacing(space.m)
        row.addSpacing(space.m)  # not a margin: that would stay at its side in a mirrored window
        row.addWidget(self.switch, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._sentence, 1)
        row.addWidget(self.note, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addSpacing(space.l)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, space.s - 1, 0, space.s - 1)
        column.setSpacing(space.xs)
        column.addLayout(row)
        for below in (self.said, self.wrong):
            indent = QHBoxLayout()
            indent.addSpacing(self.switch.sizeHint().width() + 2 * space.m)
            indent.addWidget(below, 1)
            indent.addSpacing(space.l)
            column.addLayout(indent)

    def _fill(self, operation: Operation, step: Step, duration: float, unplaced: str) -> None:
        fields = operation.params.model_fields
        try:
            values: dict[str, Any] = operation.parse(step.params).model_dump()
        except PlanRefused:
            defaults = {n: f.get_default(call_default_factory=True) for n, f in fields.items()}
            values = {**defaults, **step.params}
        at = 0
        for found in _PLACE.finditer(operation.sentence):
            self._say(operation.sentence[at : found.start()])
            name, at = found.group(1), found.end()
            if name == "span":
                self._add_span(operation, step, duration, unplaced)
            elif name in fields and values.get(name) is not None:
                self._add_value(name, operation, values[name])
            else:
                self._say(name.replace("_", " "))
        self._say(operation.sentence[at:])

    def _say(self, text: str) -> None:
        """Words, each an item of its own so that a line can break between any two."""
        for word in text.split():
            label = Text(self._theme, word)
            label.setProperty("clings", word[0] in ",.;:")
            self._words.append(label)
            self._flow.addWidget(label)

    def _add_span(self, operation: Operation, step: Step, duration: float, unplaced: str) -> None:
        text = place(step, operation, unplaced)
        if operation.whole_only:
            self._say(text)
            return
        start = step.start or 0.0
        end = duration if step.end is None else step.end
        quiet = step.start is None and step.end is None
        self.span = SpanChip(self._theme, text, start, end, operation.point, quiet)
        self.span.changed.connect(self.moved)
        self.span.changed.connect(self.said.hide)  # other words are there then
        self.span.chosen.connect(self.chosen)
        self._flow.addWidget(self.span)

    def _add_value(self, name: str, operation: Operation, value: Any) -> None:
        chip = ValueChip(self._theme, name, operation.params.model_fields[name], value)
        chip.changed.connect(lambda new, n=name: self.argued.emit(n, new))
        self.values[name] = chip
        self._flow.addWidget(chip)

    def set_tone(self, on: bool) -> None:
        """A step that is switched off is faint."""
        for label in self._words:
            label.set_tone("" if on else "faint")
        for chip in (*self.values.values(), self.span):
            if chip is not None:
                chip.setEnabled(on)
        if self.span is not None:
            self.span.chip.dim = not on

    def set_note(self, text: str) -> None:
        """What the step will do or did: ``-3.7 s, 2 places``."""
        self.note.setText(text)

    def set_problem(self, reason: str, fields: Collection[str] = ()) -> None:
        """Why the step cannot be run, in place; ``fields``: what to mark. Empty clears it."""
        self.wrong.setText(reason)
        self.wrong.setVisible(bool(reason))
        for name, chip in self.values.items():
            chip.set_wrong(bool(reason) and name in fields)
        if self.span is not None:
            self.span.set_wrong(bool(reason) and "span" in fields)

    def set_editable(self, on: bool) -> None:
        """A plan that was applied or discarded cannot be changed."""
        self.switch.setEnabled(on)
        for chip in (*self.values.values(), self.span):
            if chip is not None:
                chip.setEnabled(on and self.switch.isChecked())
