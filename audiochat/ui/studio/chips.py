"""Values inside a sentence: a chip that shows one, and opens its editor in the same place."""

from __future__ import annotations

from typing import Any

from pydantic.fields import FieldInfo
from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QWidget,
)

from audiochat.services.commander.describe import amount
from audiochat.ui.forms import FieldEditor, title_of
from audiochat.ui.studio.clock import parse, short
from audiochat.ui.theme import Theme
from audiochat.ui.widgets import Text, restyle, tip
from audiochat.ui.widgets.basic import press_at_enter


class Chip(QAbstractButton):
    """A small rounded button in a line of words: bordered, or tinted when it is a place in time.

    ``quiet``: like the words around it until one points at it; ``dim``: those are faint.
    """

    def __init__(self, theme: Theme, tinted: bool = False) -> None:
        super().__init__()
        self._theme, self._tinted = theme, tinted
        self.wrong = False
        self.quiet = False
        self.dim = False
        self._face = "small_number"
        self.setFont(theme.font(self._face))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme.changed.connect(self._restyle)

    def set_face(self, face: str) -> None:
        """Another face of the type scale."""
        self._face = face
        self._restyle()

    @Slot()
    def _restyle(self) -> None:
        self.setFont(self._theme.font(self._face))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """The words with a little room."""
        room = 2 * self._theme.px(1 if self.quiet else 7)
        wide = self.fontMetrics().horizontalAdvance(self.text()) + room
        return QSize(wide, self._theme.px(self._theme.size.chip + 2))

    def minimumSizeHint(self) -> QSize:
        """It is never cut off."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens it as Space does."""
        if not press_at_enter(self, event):
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A rounded box with the value, and a ring with the focus."""
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        edge = "cut" if self.wrong else "accent" if self.hasFocus() else "line"
        if self.underMouse() and edge == "line":
            edge = "faint"
        wide = theme.size.ring if self.hasFocus() else 1
        plain = self._tinted and edge in ("line", "faint")
        bare = self.quiet and plain and not self.underMouse()
        painter.setPen(Qt.PenStyle.NoPen if plain else QPen(theme.color(edge), wide))
        ground = theme.color("accent_tint" if self._tinted else "surface")
        painter.setBrush(Qt.BrushStyle.NoBrush if bare else ground)
        inset = (wide - 1) / 2
        radius = theme.radius.field
        painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), radius, radius)
        tone = "accent" if self._tinted and not bare else "text"
        faint = not self.isEnabled() and (self.dim or not bare)
        painter.setPen(theme.color("faint" if faint else tone))
        painter.setFont(self.font())
        painter.setLayoutDirection(
            Qt.LayoutDirection.LayoutDirectionAuto
        )  # of the words themselves
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
        painter.end()


class ValueChip(QWidget):
    """One argument of a step. A click (or Enter, Space) opens its editor; ``changed(value)`` follows."""

    changed = Signal(object)

    def __init__(self, theme: Theme, name: str, field: FieldInfo, value: Any) -> None:
        super().__init__()
        self._theme, self._name, self._field, self._value = theme, name, field, value
        self._editor: FieldEditor | None = None
        self.chip = Chip(theme)
        self.chip.clicked.connect(self.open)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(1, 0, 1, 0)
        self._row.addWidget(self.chip)
        self.setFocusProxy(self.chip)
        self._show()

    @property
    def value(self) -> Any:
        """What it shows."""
        return self._value

    @property
    def editor(self) -> FieldEditor | None:
        """The open editor, or None."""
        return self._editor

    def _show(self) -> None:
        title = title_of(self._name, self._field)
        if isinstance(self._value, bool):
            text = f"{title.lower()}: {self.tr('yes') if self._value else self.tr('no')}"
        else:
            text = amount(self._value, self._field).replace("_", " ")
        self.chip.setText(text)
        self.chip.setToolTip(tip(self._field.description or title))
        self.chip.setAccessibleName(f"{title}: {text}")
        self.chip.updateGeometry()

    def set_wrong(self, wrong: bool) -> None:
        """Mark the value as impossible."""
        self.chip.wrong = wrong
        self.chip.update()

    @Slot()
    def open(self) -> None:
        """Put the editor in the chip's place; a yes or no is turned at once."""
        if isinstance(self._value, bool):
            self._take(not self._value)
            return
        if self._editor is not None:
            return
        editor = FieldEditor(self._theme, self._name, self._field, self._value, compact=True)
        editor.setFixedWidth(max(self.chip.width() + self._theme.px(28), self._theme.px(88)))
        editor.changed.connect(self._take)
        editor.editor.installEventFilter(self)
        self._editor = editor
        self.chip.hide()
        self._row.addWidget(editor)
        editor.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        select = getattr(editor.editor, "selectAll", None)
        if callable(select):
            select()

    def close_editor(self, take: bool) -> None:
        """Show the chip again, with what was typed or as it was."""
        editor, self._editor = self._editor, None
        if editor is None:
            return
        inner = editor.editor
        had_focus = inner.hasFocus()
        inner.removeEventFilter(self)
        editor.changed.disconnect(self._take)
        if take:
            if isinstance(inner, QAbstractSpinBox):
                inner.interpretText()
            self._take(editor.value())
        self._row.removeWidget(editor)
        editor.hide()
        editor.deleteLater()
        self.chip.show()
        if had_focus:
            self.chip.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _take(self, value: Any) -> None:
        if value != self._value:
            self._value = value
            self._show()
            self.changed.emit(value)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter takes the value, Escape leaves it, and so does going elsewhere."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            leaving = event.key() == Qt.Key.Key_Escape
            if leaving or event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.close_editor(take=not leaving)
                return True
        elif isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut:
            popup = event.reason() == Qt.FocusReason.PopupFocusReason  # a list of choices opened
            if not popup:
                self.close_editor(take=True)
        return False


class SpanChip(QWidget):
    """Where a step acts. A click selects it on the waveform (``chosen``) and opens its two times.

    ``changed(start, end)`` in seconds; ``point``: only the start counts.
    """

    changed = Signal(float, float)
    chosen = Signal(float, float)

    def __init__(
        self,
        theme: Theme,
        text: str,
        start: float,
        end: float,
        point: bool,
        quiet: bool = False,
    ) -> None:
        super().__init__()
        self._point = point
        self._start, self._end = start, end
        self.chip = Chip(theme, tinted=True)
        self.set_words(text, quiet)
        self.chip.setToolTip(tip(self.tr("Show it on the waveform and change it")))
        self.chip.clicked.connect(self.open)
        self.first, self.last = self._field(theme, start), self._field(theme, end)
        self._word = Text(theme, self.tr("to"), tone="muted")
        row = QHBoxLayout(self)
        side = 0 if quiet else 1
        row.setContentsMargins(side, 0, side, 0)
        row.setSpacing(theme.space.xs)
        for part in (self.chip, self.first, self._word, self.last):
            row.addWidget(part)
        self.first.setAccessibleName(self.tr("Start"))
        self.last.setAccessibleName(self.tr("End"))
        self.setFocusProxy(self.chip)
        self._set_open(False)

    def set_words(self, text: str, quiet: bool) -> None:
        """Show where; ``quiet`` when it is no place of its own (all of the recording)."""
        self.chip.quiet = quiet
        face = "body" if quiet else "small_number"
        self.chip.set_face(face)
        self.chip.setText(text)
        self.chip.setAccessibleName(self.tr("Where: {0}").format(text))

    def _field(self, theme: Theme, seconds: float) -> QLineEdit:
        field = QLineEdit(short(seconds))
        field.setProperty("kind", "compact")
        field.setFont(theme.font("small_number"))
        field.setMaxLength(16)
        field.setFixedWidth(theme.px(76))
        field.installEventFilter(self)
        return field

    def _set_open(self, on: bool) -> None:
        self.chip.setVisible(not on)
        self.first.setVisible(on)
        self._word.setVisible(on and not self._point)
        self.last.setVisible(on and not self._point)

    @Slot()
    def open(self) -> None:
        """Show it on the waveform and let the times be typed."""
        self.chosen.emit(self._start, self._end)
        self._set_open(True)
        self.first.setFocus(Qt.FocusReason.OtherFocusReason)
        self.first.selectAll()

    def set_wrong(self, wrong: bool) -> None:
        """Mark the place as impossible."""
        self.chip.wrong = wrong
        self.chip.update()

    def take(self) -> bool:
        """Use the typed times; False (and marked) when they are none."""
        start, end = parse(self.first.text()), parse(self.last.text())
        restyle(self.first, "wrong", start is None)
        restyle(self.last, "wrong", end is None)
        if start is None or end is None:
            return False
        self._set_open(False)
        shown = (short(self._start), short(self._end))  # to the millisecond; the place may be finer
        if (self.first.text(), self.last.text()) != shown:
            self._start, self._end = start, end
            self.changed.emit(start, end)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter takes the times, Escape leaves them as they were; so does a click elsewhere take them."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.take()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.first.setText(short(self._start))
                self.last.setText(short(self._end))
                self._set_open(False)
                self.chip.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        if isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut:
            # of the program, since this widget's own is the field that has just been left
            elsewhere = QApplication.focusWidget() not in (self.first, self.last)
            stays = event.reason() in (
                Qt.FocusReason.PopupFocusReason,  # the field's menu
                Qt.FocusReason.ActiveWindowFocusReason,
            )
            if elsewhere and not stays and not self.chip.isVisible():
                self.take()
        return False
