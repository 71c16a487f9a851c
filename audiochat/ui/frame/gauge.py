"""The context gauge: how many tokens of the model's sight the conversation takes."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from audiochat.ui.theme import Theme
from audiochat.ui.widgets import Text, tip
from audiochat.ui.widgets.painting import filling


class Bar(QWidget):
    """A thin bar filled from the start; ``warn``: red when nearly full."""

    def __init__(
        self, theme: Theme, width: int = 64, *, warn: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._width = width
        self._part = 0.0
        self._warn = warn
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def set_part(self, part: float) -> None:
        """Fill from 0 to 1."""
        self._part = min(max(part, 0.0), 1.0)
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as asked, four pixels high."""
        return QSize(self._theme.px(self._width), self._theme.px(self._theme.space.xs))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The groove, then what is used."""
        painter = filling(self)
        whole = QRectF(self.rect())
        round_ = whole.height() / 2
        painter.setBrush(self._theme.color("line"))
        painter.drawRoundedRect(whole, round_, round_)
        if self._part > 0:
            used = QRectF(whole)
            used.setWidth(max(whole.height(), whole.width() * self._part))
            if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
                used.moveRight(whole.right())
            painter.setBrush(
                self._theme.color("cut" if self._warn and self._part > 0.92 else "accent")
            )
            painter.drawRoundedRect(used, round_, round_)


class ContextGauge(QWidget):
    """``1,270 of 4,096 tokens`` and a bar; hidden until known."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space.s)
        self._words = Text(theme, face="small_number", tone="muted")
        self._bar = Bar(theme, warn=True)
        row.addWidget(self._words)
        row.addWidget(self._bar)
        self.hide()

    def set_brief(self, on: bool) -> None:
        """Show the bar alone; its tooltip and its name say the numbers."""
        self._words.setVisible(not on)

    def set_used(self, used: int, limit: int) -> None:
        """Show ``used`` of ``limit`` tokens; a limit of 0 hides the gauge."""
        words = self.tr("{used} of {limit} tokens").format(used=f"{used:,}", limit=f"{limit:,}")
        self._words.setText(words)
        self._bar.set_part(used / limit if limit else 0.0)
        hint = self.tr("How much of what the model can see this conversation takes")
        self.setToolTip(tip(f"{words}: {hint}"))
        self.setAccessibleName(words)
        self.setVisible(limit > 0)
