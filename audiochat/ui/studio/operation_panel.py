"""An edit without words: its values in a form under the transport, tinted, listened to, applied."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout

from audiochat.domain.operation import Operation, asked
from audiochat.domain.plan import Plan, Step
from audiochat.services.commander.describe import place
from audiochat.ui.forms import Form
from audiochat.ui.studio.state import Stretch
from audiochat.ui.theme import Theme
from audiochat.ui.widgets import Button, Frame, Text
from audiochat.ui.widgets.returning import FocusReturn


class OperationPanel(Frame):
    """Made from an operation's ``Params``; every way out of it is a plan of one step.

    ``edited(Plan)``: preview this. ``apply_asked(Plan)``, ``listen_asked(Plan)``, ``closed()``.
    """

    edited = Signal(object)
    apply_asked = Signal(object)
    listen_asked = Signal(object)
    closed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__("card")
        self._theme = theme
        self._operation: Operation | None = None
        self._selection: Stretch | None = None
        self._playhead = 0.0
        self._form: Form | None = None
        self.title = Text(theme, face="strong")
        self.where = Text(theme, face="small_number", tone="muted")
        self.note = Text(theme, face="small_number", tone="muted", wrap=True)
        self.apply = Button(theme, self.tr("Apply"), "primary")
        self.listen = Button(theme, " " + self.tr("Listen"), icon="headphones")
        self.cancel = Button(theme, self.tr("Cancel"), "quiet")
        self.apply.clicked.connect(lambda: self.apply_asked.emit(self.plan()))
        self.listen.clicked.connect(lambda: self.listen_asked.emit(self.plan()))
        self.cancel.clicked.connect(self.close_panel)
        self._column = QVBoxLayout(self)
        space = theme.space
        self._column.setContentsMargins(space.l, space.m, space.l, space.m)
        self._column.setSpacing(space.s)
        head = QHBoxLayout()
        head.addWidget(self.title)
        head.addWidget(self.where, 1)
        self._column.addLayout(head)
        row = QHBoxLayout()
        row.setSpacing(space.s)
        row.addWidget(self.apply)
        row.addWidget(self.listen)
        row.addWidget(self.note, 1)
        row.addWidget(self.cancel)
        self._column.addLayout(row)
        self.setMaximumWidth(theme.px(theme.size.reading))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self._touched = False
        self._focus = FocusReturn(self)
        self.hide()

    @property
    def operation(self) -> Operation | None:
        """What is open, or None."""
        return self._operation

    def open(
        self,
        operation: Operation,
        values: dict[str, Any],
        selection: Stretch | None,
        playhead: float,
    ) -> None:
        """Show an operation's form with the values last used; ``playhead`` for edits at a point."""
        if self._form is not None:
            self._column.removeWidget(self._form)
            self._form.deleteLater()
        self._operation = operation
        form = self._form = Form(self._theme, operation.params, values)
        if not form.wordy:
            form.setMaximumWidth(self._theme.px(420))
        form.changed.connect(self._touch)
        self._touched = False
        self._column.insertWidget(1, form)
        form.setVisible(bool(asked(operation.params)))
        self.title.setText(operation.title)
        self.where.setText("")
        self.move_to(selection, playhead)
        self.setAccessibleName(operation.title)
        self.show()
        first = next(iter(form.fields.values()), None)
        self._focus.take(first.editor if first else self.apply)

    def move_to(self, selection: Stretch | None, playhead: float) -> None:
        """Another selection or playhead to act on."""
        if self._operation is None:
            return
        if (selection, playhead) == (self._selection, self._playhead) and self.where.text():
            return
        moves = self._operation.point and selection is None
        if selection == self._selection and not moves and self.where.text():
            return  # only the playhead moved, and this edit does not act there
        self._selection, self._playhead = selection, playhead
        step = self.plan().steps[0]
        self.where.setText(place(step, self._operation, self.tr("the whole recording")))
        self._changed(None)

    def values(self) -> dict[str, Any]:
        """The form's values."""
        return self._form.values() if self._form is not None else {}

    def plan(self) -> Plan:
        """The edit as a plan of one step."""
        if self._operation is None:
            return Plan()
        start, end = self._selection or (None, None)
        if self._operation.point:
            start, end = self._playhead if start is None else start, None
        elif self._operation.whole_only:
            start = end = None
        step = Step(op=self._operation.id, start=start, end=end, params=self.values())
        return Plan(steps=(step,))

    @Slot(object)
    def _touch(self, values: object) -> None:
        self._touched = True
        self._changed(values)

    @Slot(object)
    def _changed(self, _: object) -> None:
        wrong = self._form.problem() if self._form is not None else ""
        self.show_note("")
        self.apply.setEnabled(not wrong)
        self.listen.setEnabled(not wrong)
        if not wrong:
            self.edited.emit(self.plan())

    def show_note(self, text: str, wrong: bool = False) -> None:
        """What it will do, or (``wrong``) why it cannot be done; that switches Apply off."""
        self.note.setText(text)
        # what nobody has filled in yet is no mistake
        self.note.set_tone("cut" if wrong and self._touched else "muted")
        if wrong:
            self.apply.setEnabled(False)
            self.listen.setEnabled(False)

    def show_listening(self, which: str) -> None:
        """What is heard: ``edited``, ``original`` or nothing."""
        words = {"edited": self.tr("B: edited"), "original": self.tr("A: original")}
        self.listen.set_words(" " + words.get(which, self.tr("Listen")))

    @Slot()
    def close_panel(self) -> None:
        """Put it away."""
        if self._operation is not None:
            self._operation = None
            self._focus.give_back()
            self.hide()
            self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape puts it away, Enter applies."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.apply.isEnabled():
            self.apply_asked.emit(self.plan())
        else:
            super().keyPressEvent(event)
