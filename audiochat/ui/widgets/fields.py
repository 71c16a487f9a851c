"""Fields drawn in the theme: a check mark, a choice among few."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QDoubleSpinBox, QSpinBox, QWidget

from audiochat.ui.theme import Theme


class Check(QCheckBox):
    """A check box with the theme's tick."""

    def __init__(self, theme: Theme, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._theme = theme
        self.setFont(theme.font("body"))
        self.setAccessibleName(text)
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
            align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
            painter.drawText(words, int(align), self.text())


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


class Whole(QSpinBox):
    """A whole number with its thousands apart (4,096), as everywhere; the wheel scrolls the page.

    Its arrows are hidden by the style sheet: ``NoButtons`` under a sheet with borders leaves the words
    one pixel of room.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFont(theme.font("number"))
        self.setLocale(QLocale(QLocale.Language.English, QLocale.Country.UnitedStates))
        self.setGroupSeparatorShown(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setKeyboardTracking(False)
        self.lineEdit().setTextMargins(theme.space.xs + 2, 0, theme.space.xs + 2, 0)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()


class Real(QDoubleSpinBox):
    """A number with a fraction, shown without needless zeros; the wheel scrolls the page."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFont(theme.font("number"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setKeyboardTracking(False)
        self.lineEdit().setTextMargins(theme.space.xs + 2, 0, theme.space.xs + 2, 0)

    def textFromValue(self, value: float) -> str:
        """``1.5``, ``3``, ``-16``."""
        text = f"{value:.{self.decimals()}f}"
        text = text.rstrip("0").rstrip(".") if "." in text else text
        return "0" if text in ("-0", "") else text

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()
