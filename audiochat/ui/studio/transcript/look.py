"""The theme as the transcript needs it: faces, formats and lengths worked out once."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QTextCharFormat

from audiochat.ui.theme import Theme

_SAMPLE = "And when the team moved, what changed first? We had eleven people in one room."


class Look:
    """Colours, faces and lengths of a moment; made anew when the theme changes."""

    def __init__(self, theme: Theme) -> None:
        self.text = theme.color("text")
        self.muted = theme.color("muted")
        self.faint = theme.color("faint")
        self.accent = theme.color("accent")
        self.tint = theme.color("accent_tint")
        self.on_accent = theme.color("on_accent")
        self.line = theme.color("line")
        self.cut = theme.color("cut")
        self.cut_tint = theme.color("cut_tint")
        self.hover = theme.color("hover")
        self.picked = QColor(self.accent)
        self.picked.setAlphaF(0.34 if theme.dark else 0.24)
        self.found = theme.color("press")
        self.body = theme.font("body")
        self.name = theme.font("small_strong")
        self.time = theme.font("tiny_number")
        self.note = theme.font("small")
        self.line_height = float(theme.px(theme.size.line_height + 1))
        self.head = float(theme.px(18))
        self.gap = float(theme.px(theme.space.m))
        self.margin = float(theme.space.l)
        self.note_height = float(theme.px(theme.size.field + 4))
        self.radius = float(theme.radius.field - 2)
        self.ring = float(theme.size.ring)
        self.letter = _letter(self.body)
        self.unsure = QTextCharFormat()
        self.unsure.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        self.unsure.setUnderlineColor(self.muted)
        self.bleep = QTextCharFormat()
        self.bleep.setForeground(QBrush(self.muted))
        self.gone = QTextCharFormat()
        self.gone.setFontStrikeOut(True)
        self.gone.setForeground(QBrush(self.cut))
        self.lit = QTextCharFormat()
        self.lit.setForeground(QBrush(self.accent))
        self.lit_picked = QTextCharFormat()
        self.lit_picked.setForeground(QBrush(self.on_accent))
        self.hidden = QTextCharFormat()
        self.hidden.setForeground(QBrush(Qt.GlobalColor.transparent))


def _letter(font: QFont) -> float:
    """The mean width of a letter of running text."""
    return QFontMetricsF(font).horizontalAdvance(_SAMPLE) / len(_SAMPLE)
