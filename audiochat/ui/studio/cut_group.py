"""Many cuts of one kind on a plan card: one line that unfolds into rows, a page of them at a time."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from audiochat.domain.plan import Step
from audiochat.services.commander.plan_groups import Group
from audiochat.ui.studio.clock import stamp
from audiochat.ui.theme import Theme
from audiochat.ui.widgets import Button, Check, IconButton, Text

PAGE = 40
"""Rows that are laid out at a time, so that hundreds of cuts cost nothing until they are looked at."""


class CutRow(QWidget):
    """One cut: its switch, what is cut, where, how much, and a button to hear it.

    ``switched(step, on)``, ``heard(step)``, ``shown(step)``.
    """

    switched = Signal(int, bool)
    heard = Signal(int)
    shown = Signal(int)

    def __init__(self, theme: Theme, number: int, step: Step) -> None:
        super().__init__()
        self.number = number
        self.switch = Check(theme)
        self.switch.toggled.connect(self._switched)
        self.play = IconButton(theme, "play", self.tr("Hear it with what is around it"))
        self.play.clicked.connect(lambda: self.heard.emit(self.number))
        self.place = Button(theme, "", "quiet", face="small_number")
        self.place.setToolTip(self.tr("Show it on the waveform"))
        self.place.clicked.connect(lambda: self.shown.emit(self.number))
        self.words = Text(theme, elide=True)
        self.words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.length = Text(theme, face="small_number", tone="faint")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space.s)
        for widget in (self.switch, self.place):
            row.addWidget(widget)
        row.addWidget(self.words, 1)
        row.addWidget(self.length)
        row.addWidget(self.play)
        self.show_step(step)

    def show_step(self, step: Step) -> None:
        """Take over a changed step without telling anybody."""
        start, end = step.start or 0.0, step.end or 0.0
        text = step.about or self.tr("pause")
        self.words.setText(text)
        self.words.set_tone("" if step.enabled else "faint")
        self.place.setText(stamp(start, 1))
        self.length.setText(f"-{end - start:.2f} s")
        blocked = self.switch.blockSignals(True)
        self.switch.setChecked(step.enabled)
        self.switch.blockSignals(blocked)
        self.switch.setAccessibleName(self.tr("Cut {0} at {1}").format(text, stamp(start, 1)))

    @Slot(bool)
    def _switched(self, on: bool) -> None:
        self.switched.emit(self.number, on)


class CutGroup(QWidget):
    """The cuts of one kind: how many, what, how long, one switch for all, and the rows behind it.

    ``switched(steps, on)``: step numbers to switch; ``heard(step)``, ``shown(step)``.
    """

    switched = Signal(object, bool)
    heard = Signal(int)
    shown = Signal(int)

    def __init__(self, theme: Theme, group: Group, steps: Sequence[Step]) -> None:
        super().__init__()
        self._theme, self.group, self._steps = theme, group, steps
        self.rows: list[CutRow] = []
        self._editable = True
        self.switch = Check(theme)
        self.switch.setTristate(True)
        self.switch.clicked.connect(self._switch_all)
        self.title = Text(theme, face="medium")
        self.detail = Text(theme, face="small", tone="muted", elide=True)
        self.detail.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.note = Text(theme, face="small_number", tone="faint")
        self.fold = IconButton(theme, "chevron-right", self.tr("Show each cut"))
        self.fold.clicked.connect(self.toggle)
        self.more = Button(theme, "", "quiet")
        self.more.clicked.connect(self._show_page)
        self._list = QWidget()
        self._column = QVBoxLayout(self._list)
        self._list.hide()
        self._lay_out()
        self.show_group(group, steps)

    def _lay_out(self) -> None:
        space = self._theme.space
        head = QHBoxLayout()
        head.setSpacing(space.m)
        head.addWidget(self.switch)
        head.addWidget(self.title)
        head.addWidget(self.detail, 1)
        end = QHBoxLayout()
        end.setSpacing(space.s)  # as in the rows, so that the seconds stand in one column
        end.addWidget(self.note)
        end.addWidget(self.fold)
        head.addLayout(end)
        indent = self.switch.sizeHint().width() + space.m
        self._column.setContentsMargins(indent, space.xs, 0, space.s)
        self._column.setSpacing(space.xs)
        self._column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self)
        column.setContentsMargins(space.m, space.s - 1, space.m, space.s - 1)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._list)

    @property
    def open(self) -> bool:
        """Whether its rows are shown."""
        return self._list.isVisibleTo(self)

    @Slot()
    def toggle(self) -> None:
        """Show or hide the rows; the first page of them is made when they are first shown."""
        if not self.rows:
            self._show_page()
        self._list.setVisible(not self.open)
        self.fold.set_icon("chevron-down" if self.open else "chevron-right")
        self.updateGeometry()

    @Slot()
    def _show_page(self) -> None:
        first = len(self.rows)
        for number in self.group.steps[first : first + PAGE]:
            row = CutRow(self._theme, number, self._steps[number])
            row.switched.connect(self._switch_one)
            row.heard.connect(self.heard)
            row.shown.connect(self.shown)
            row.switch.setEnabled(self._editable)
            self._column.insertWidget(len(self.rows), row)
            self.rows.append(row)
        left = len(self.group.steps) - len(self.rows)
        self.more.setVisible(left > 0)
        self.more.setText(self.tr("Show {0} more").format(min(left, PAGE)))

    @Slot(int, bool)
    def _switch_one(self, number: int, on: bool) -> None:
        self.switched.emit((number,), on)

    @Slot()
    def _switch_all(self) -> None:
        self.switched.emit(self.group.steps, self.group.on < len(self.group.steps))

    def show_group(self, group: Group, steps: Sequence[Step]) -> None:
        """Take over changed steps."""
        self.group, self._steps = group, steps
        self.title.setText(group.title)
        self.detail.setText(group.detail)
        self.note.setText(f"-{group.seconds:.1f} s" if group.on else "")
        self.title.set_tone("" if group.on else "faint")
        full = group.on == len(group.steps)
        state = Qt.CheckState.Checked if full else Qt.CheckState.PartiallyChecked
        self.switch.setCheckState(state if group.on else Qt.CheckState.Unchecked)
        self.switch.setAccessibleName(self.tr("Cut {0}").format(group.title))
        for row in self.rows:
            row.show_step(steps[row.number])

    def set_editable(self, on: bool) -> None:
        """A plan that was applied or discarded cannot be changed."""
        self._editable = on
        self.switch.setEnabled(on)
        for row in self.rows:
            row.switch.setEnabled(on)
