"""One paragraph laid out as text alone: nothing in it can be fetched, opened or run.

``QTextLayout`` knows characters and formats, no images, no HTML and no resources, which is the fence:
Qt's rich-text widgets paint ``file://`` images whatever ``loadResource`` answers.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QTextCharFormat, QTextLayout, QTextOption

from audiochat.ui.chat.look import Look
from audiochat.ui.chat.values import Run
from audiochat.ui.widgets.reading import is_right_to_left

_PAD = "\u00a0"  # around the words of a chip, so that its tint has room


class TextLayout:
    """Runs of text, wrapped to a width; heights and positions are in pixels from its own corner."""

    def __init__(
        self,
        runs: Sequence[Run],
        look: Look,
        *,
        level: int = 0,
        align: str = "",
        bold: bool = False,
    ) -> None:
        self._look = look
        self._level = level
        self.runs = tuple(runs)
        self._starts: list[int] = []
        ranges, parts, at = [], [], 0
        for run in self.runs:
            text = f"{_PAD}{run.text}{_PAD}" if run.seconds is not None else run.text
            self._starts.append(at)
            ranges.append(_range(at, len(text), look.char_format(run, level, bold)))
            parts.append(text)
            at += len(text)
        self.text = "".join(parts)
        self.length = at
        self.rtl = is_right_to_left(self.text)
        self._layout = QTextLayout(self.text, look.font(level, bold))
        self._layout.setCacheEnabled(True)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setTextDirection(
            Qt.LayoutDirection.RightToLeft if self.rtl else Qt.LayoutDirection.LeftToRight
        )
        leading = "right" if self.rtl else "left"
        option.setAlignment(_ALIGN[align or leading] | Qt.AlignmentFlag.AlignAbsolute)
        self._layout.setTextOption(option)
        self._layout.setFormats(ranges)
        self.width = -1.0
        self.height = 0.0
        self.used_width = 0.0

    def set_width(self, width: float) -> None:
        """Wrap to ``width`` pixels; free when it is the width already."""
        if width == self.width:
            return
        self.width = width
        step = self._look.line_height(self._level)
        y, used = 0.0, 0.0
        self._layout.beginLayout()
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, y + max(0.0, (step - line.height()) / 2)))
            used = max(used, line.naturalTextWidth())
            y += max(step, line.height())
        self._layout.endLayout()
        self.height = y or step
        self.used_width = used

    def natural_width(self) -> float:
        """The width it would take without wrapping, in pixels."""
        self.set_width(100_000.0)
        return self.used_width

    def draw(
        self, painter: QPainter, x: float, y: float, selection: tuple[int, int] | None = None
    ) -> None:
        """Paint at a corner, with the characters of ``selection`` marked."""
        painter.setPen(self._look.text)
        for start, run in zip(self._starts, self.runs, strict=True):
            if run.seconds is not None or run.code:
                self._draw_chip(painter, x, y, start, run)
        marked = []
        if selection is not None and selection[0] < selection[1]:
            length = selection[1] - selection[0]
            marked = [_range(selection[0], length, self._look.selection)]
        self._layout.draw(painter, QPointF(x, y), marked)

    def _draw_chip(self, painter: QPainter, x: float, y: float, start: int, run: Run) -> None:
        end = start + len(run.text) + (2 if run.seconds is not None else 0)
        painter.save()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.tint if run.seconds is not None else self._look.code_tint)
        for rect in self._rects(start, end):
            radius = self._look.chip_radius
            painter.drawRoundedRect(rect.translated(x, y), radius, radius)
        painter.restore()

    def _rects(self, start: int, end: int) -> list[QRectF]:
        rects = []
        for number in range(self._layout.lineCount()):
            line = self._layout.lineAt(number)
            first = max(start, line.textStart())
            last = min(end, line.textStart() + line.textLength())
            if first >= last:
                continue
            left, right = _x(line, first), _x(line, last)
            rects.append(
                QRectF(min(left, right), line.y() - 1, abs(right - left), line.height() + 2)
            )
        return rects

    def position_at(self, x: float, y: float) -> int:
        """The place between characters nearest to a point."""
        count = self._layout.lineCount()
        for number in range(count):
            line = self._layout.lineAt(number)
            last = number == count - 1
            if last or y < self._layout.lineAt(number + 1).y():
                found = line.xToCursor(x)
                return int(found[0] if isinstance(found, tuple) else found)
        return 0

    def run_at(self, x: float, y: float) -> Run | None:
        """The run under a point that can be clicked, if any."""
        for start, run in zip(self._starts, self.runs, strict=True):
            if not run.target:
                continue
            end = start + len(run.text) + (2 if run.seconds is not None else 0)
            if any(rect.contains(x, y) for rect in self._rects(start, end)):
                return run
        return None

    def copied(self, start: int, end: int) -> str:
        """The words between two places as they go to the clipboard; times keep their brackets."""
        parts = []
        for at, run in zip(self._starts, self.runs, strict=True):
            pad = 2 if run.seconds is not None else 0
            first, last = max(start, at), min(end, at + len(run.text) + pad)
            if first < last:
                parts.append(f"[{run.text}]" if pad else run.text[first - at : last - at])
        return "".join(parts).replace("\u2028", "\n")

    def word_at(self, position: int) -> tuple[int, int]:
        """Where the word around a place starts and ends."""
        mode = QTextLayout.CursorMode.SkipWords
        start = self._layout.previousCursorPosition(min(position + 1, self.length), mode)
        end = self._layout.nextCursorPosition(start, mode)
        return start, max(start, end - (1 if self.text[start:end].endswith(" ") else 0))


_ALIGN = {
    "left": Qt.AlignmentFlag.AlignLeft,
    "right": Qt.AlignmentFlag.AlignRight,
    "center": Qt.AlignmentFlag.AlignHCenter,
}


def _range(start: int, length: int, char_format: QTextCharFormat) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start, made.length, made.format = start, length, char_format
    return made


def _x(line: object, position: int) -> float:
    found = line.cursorToX(position)  # type: ignore[attr-defined]
    return float(found[0] if isinstance(found, tuple) else found)
