"""The theme as the conversation needs it: faces and formats worked out once, not for every word."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QTextCharFormat
from PySide6.QtWidgets import QLabel, QToolButton, QWidget

from audiochat.ui.chat.values import Run
from audiochat.ui.theme import Theme
from audiochat.ui.widgets import tip

_CODE_COLOURS = {
    "keyword": "keyword",
    "string": "string",
    "number": "number",
    "comment": "comment",
    "name": "callable",
    "deleted": "cut",
}
_LEVELS = {1: "title", 2: "heading"}


class Look:
    """Colours, faces and lengths of a moment; the conversation makes a new one when the theme changes."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        self.text = theme.color("text")
        self.muted = theme.color("muted")
        self.accent = theme.color("accent")
        self.tint = theme.color("accent_tint")
        self.line = theme.color("line")
        self.code_tint = theme.color("hover")
        self.code_card = theme.color("surface")
        self.mono = theme.font("code")
        self.small = theme.font("small")
        self.shows_focus = False
        space, size, radius, px = theme.space, theme.size, theme.radius, theme.px
        self.text_column = px(size.reading)
        self.gap = px(space.m)
        self.list_gap = px(space.xs)
        self.indent = px(space.l + space.xs)
        self.quote = px(space.l)
        self.ring = px(size.ring) + 1
        self.ring_side = px(space.s)
        self.row = px(size.button)
        self.facts_row = px(size.chip)
        self.bubble_x = px(space.m)
        self.bubble_y = px(space.s)
        self.bubble_share = 0.8
        self.bubble_radius = radius.card
        self.card_radius = radius.button
        self.chip_radius = radius.field - 2
        self.cell_pad = px(space.s)
        self.code_inset = px(space.m)
        self.code_pad = px(space.m)
        self.code_head = float(px(size.button))
        metrics = QFontMetricsF(self.mono)
        self.code_line = float(round(metrics.height() * 1.2))
        self.code_tab = metrics.horizontalAdvance(" ") * 4
        self.code_formats = {
            kind: _coloured(theme.color(name)) for kind, name in _CODE_COLOURS.items()
        }
        self.selection = QTextCharFormat()
        self.selection.setBackground(theme.color("accent"))
        self.selection.setForeground(theme.color("on_accent"))
        self.char_format = cache(self._char_format)

    def font(self, level: int = 0, bold: bool = False) -> QFont:
        """The face of a paragraph (level 0) or a heading (1 to 6)."""
        if level:
            return self.theme.font(_LEVELS.get(level, "strong"))
        return self.theme.font("strong" if bold else "body")

    def line_height(self, level: int = 0) -> int:
        """The distance between lines, in pixels."""
        ratio = 1.3 if level in _LEVELS else 1.0
        return self.theme.px(self.theme.size.line_height * ratio)

    def _char_format(self, run: Run, level: int, bold: bool) -> QTextCharFormat:
        made = QTextCharFormat()
        font = QFont(self.mono) if run.code else self.font(level, bold or run.bold)
        if run.italic:
            font.setItalic(True)
        if run.seconds is not None:
            font = self.theme.font("number")
            made.setForeground(self.accent)
        elif run.quiet:
            made.setForeground(self.muted)
        elif run.target:
            made.setForeground(self.accent)
            made.setFontUnderline(True)
        font.setStrikeOut(run.strike)
        underline = made.fontUnderline()
        made.setFont(font)
        made.setFontUnderline(underline)
        return made

    def draw_bubble(self, painter: QPainter, rect: QRectF, *, mirrored: bool) -> None:
        """The tinted shape behind the person's words, its corner at the edge of the column sharp."""
        radius, sharp = float(self.bubble_radius), 3.0
        path = QPainterPath()
        path.setFillRule(Qt.FillRule.WindingFill)
        path.addRoundedRect(rect, radius, radius)
        corner = QRectF(0, 0, radius * 1.5, radius * 1.5)
        if mirrored:
            corner.moveBottomLeft(rect.bottomLeft())
        else:
            corner.moveBottomRight(rect.bottomRight())
        path.addRoundedRect(corner, sharp, sharp)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.tint)
        painter.drawPath(path)

    def button(self, icon: str, words: str, parent: QWidget) -> QToolButton:
        """A small quiet button with an icon; ``words`` say what it does."""
        button = QToolButton(parent)
        button.setIcon(self.theme.icon(icon, "muted", 14))
        button.setToolTip(tip(words))
        button.setAccessibleName(words)
        button.setAutoRaise(True)
        return button

    def label(self, parent: QWidget, face: str = "small", tone: str = "muted") -> QLabel:
        """A label for plain text, whatever is put in it."""
        label = QLabel(parent)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setFont(self.theme.font(face))
        label.setProperty("tone", tone)
        return label


def _coloured(color: QColor) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setForeground(color)
    return made
