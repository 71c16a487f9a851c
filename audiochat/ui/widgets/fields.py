"""Fields drawn in the theme: a check mark, a choice among few."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QLocale, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent, QValidator, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QSizePolicy,
    QSpinBox,
    QWidget,
)

from audiochat.ui.theme import Theme
from audiochat.ui.widgets.basic import tip
from audiochat.ui.widgets.painting import draw_line


class Check(QCheckBox):
    """A check box with the theme's tick."""

    def __init__(self, theme: Theme, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._theme = theme
        self.setFont(theme.font("body"))
        self.setAccessibleName(text)
        if text:  # may be narrower than its words, which are shortened then
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._refresh)

    def _refresh(self) -> None:
        self.setFont(self._theme.font("body"))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Box, gap and words."""
        box, gap = self._theme.px(self._theme.size.icon), self._theme.px(self._theme.space.s)
        words = self.fontMetrics().horizontalAdvance(self.text()) + gap if self.text() else 0
        height = max(box + 4, self._theme.px(self._theme.size.line_height))
        return QSize(box + 4 + words, height)

    def minimumSizeHint(self) -> QSize:
        """The box and a few letters."""
        hint = self.sizeHint()
        return QSize(min(hint.width(), self._theme.px(self._theme.size.panel // 4)), hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The tooltip says what was shortened."""
        super().resizeEvent(event)
        narrow = self.width() < self.sizeHint().width()
        if narrow and not self.toolTip():
            self.setToolTip(tip(self.text()))
        elif not narrow and self.toolTip() == tip(self.text()):
            self.setToolTip("")

    def hitButton(self, pos: object) -> bool:
        """The words can be clicked too."""
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        """A square in the accent with a tick, or an empty one, and a ring with the focus."""
        theme, box = self._theme, float(self._theme.px(self._theme.size.icon))
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = self.width() - box - 2 if rtl else 2.0
        top = (self.height() - box) / 2
        square = QRectF(left + 0.5, top + 0.5, box - 1, box - 1)
        on = self.isChecked()
        fill = "accent" if on and self.isEnabled() else "line" if on else "surface"
        painter.setPen(QPen(theme.color(fill if on else "faint"), 1))
        painter.setBrush(theme.color(fill))
        painter.drawRoundedRect(square, 4, 4)
        if on:
            pen = QPen(theme.color("on_accent"), 1.75)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            unit = box / 16
            points = [
                QPointF(left + x * unit, top + y * unit) for x, y in ((4, 8.4), (7, 11), (12, 5.2))
            ]
            painter.drawPolyline(points)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.color("accent"), theme.size.ring))
            painter.drawRoundedRect(square.adjusted(-1.5, -1.5, 1.5, 1.5), 5, 5)
        if self.text():
            gap = theme.px(theme.space.s)
            words = self.rect().adjusted(0, 0, -int(box) - 2 - gap, 0)
            if not rtl:
                words.translate(int(box) + 2 + gap, 0)
            painter.setPen(theme.color("text" if self.isEnabled() else "faint"))
            painter.setFont(self.font())
            painter.setLayoutDirection(self.layoutDirection())
            draw_line(painter, words, self.text())


class Choice(QComboBox):
    """A choice among few; the wheel scrolls the page, not the choice."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the field, then the theme's chevron."""
        super().paintEvent(event)
        side, gap = self._theme.px(14), self._theme.px(6)
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        x = gap if rtl else self.width() - side - gap
        QPainter(self).drawPixmap(
            x, (self.height() - side) // 2, self._theme.pixmap("chevron-down", "muted", 14)
        )


class _Number(QAbstractSpinBox if TYPE_CHECKING else object):  # type: ignore[misc]  # beside a Qt class
    """What all fields for numbers have in common; the wheel scrolls the page."""

    _theme: Theme

    def _settle(self, theme: Theme) -> None:
        self._theme = theme
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setKeyboardTracking(False)
        side = theme.space.xs + 3
        self.lineEdit().setTextMargins(side, 0, side, 0)
        theme.changed.connect(self._refresh)
        self._refresh()

    def _refresh(self) -> None:
        self.setFont(self._theme.font("number"))

    def _as_field(self, hint: QSize) -> QSize:
        """As high as any other field; Qt leaves a number three pixels higher."""
        theme, compact = self._theme, self.property("kind") == "compact"
        height = theme.px(theme.size.chip) + 2 if compact else theme.px(theme.size.field)
        return QSize(hint.width(), height)

    def sizeHint(self) -> QSize:
        """As high as any field."""
        return self._as_field(super().sizeHint())

    def minimumSizeHint(self) -> QSize:
        """As high as any field."""
        return self._as_field(super().minimumSizeHint())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()


class Whole(_Number, QSpinBox):
    """A whole number with its thousands apart (4,096), as everywhere; the wheel scrolls the page.

    Its arrows are hidden by the style sheet: ``NoButtons`` under a sheet with borders leaves the words
    one pixel of room.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setLocale(QLocale(QLocale.Language.English, QLocale.Country.UnitedStates))
        self.setGroupSeparatorShown(True)
        self._settle(theme)


class Real(_Number, QDoubleSpinBox):
    """A number with a fraction, shown without needless zeros; the wheel scrolls the page."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._unit = ""
        self._words: dict[float, str] = {}
        self.valueChanged.connect(self._write_unit)
        self._settle(theme)

    def set_unit(self, unit: str) -> None:
        """What is written behind the number."""
        self._unit = unit
        self._write_unit()

    def set_word(self, value: float, word: str) -> None:
        """Show ``word`` in place of a number and its unit; an empty one changes nothing."""
        if word:
            self._words[value] = word
            self._write_unit()

    def setValue(self, value: float) -> None:
        """Take a value, also while nobody is told."""
        super().setValue(value)
        self._write_unit()

    def _write_unit(self) -> None:
        unit = "" if self.value() in self._words else self._unit
        if unit != self.suffix():
            self.setSuffix(unit)

    def validate(self, text: str, place: int) -> Any:
        """A word is as good as its number, and so is the way there."""
        typed = text.strip().lower()
        words = [word.lower() for word in self._words.values()]
        if typed and typed in words:
            return QValidator.State.Acceptable, text, place
        if typed and any(word.startswith(typed) for word in words):
            return QValidator.State.Intermediate, text, place
        return super().validate(text, place)

    def valueFromText(self, text: str) -> float:
        """The number a word stands for, or the number itself."""
        typed = text.strip().lower()
        for value, word in self._words.items():
            if word.lower() == typed:
                return value
        return super().valueFromText(text)

    def textFromValue(self, value: float) -> str:
        """``1.5``, ``3``, ``-16``, or the word for it."""
        if value in self._words:
            return self._words[value]
        text = f"{value:.{self.decimals()}f}"
        text = text.rstrip("0").rstrip(".") if "." in text else text
        return "0" if text in ("-0", "") else text
