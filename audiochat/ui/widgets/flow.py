"""A layout that runs like text: items side by side, going on in the next line when there is no room."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class Flow(QLayout):
    """Items in the line of reading (right to left where that is read), centred on each line.

    After ``set_sentence`` they keep the order of a language, and only the line stands at the side that
    the window is read from.
    """

    def __init__(self, gap: int, line_gap: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._order: Qt.LayoutDirection | None = None
        self._items: list[QLayoutItem] = []
        self._gap, self._line_gap = gap, line_gap
        self.setContentsMargins(0, 0, 0, 0)

    def set_sentence(self, right_to_left: bool) -> None:
        """The items are words of a language that is read this way, whatever way the window is."""
        way = Qt.LayoutDirection
        self._order = way.RightToLeft if right_to_left else way.LeftToRight

    def addItem(self, item: QLayoutItem) -> None:
        """Take another item at the end."""
        self._items.append(item)

    def count(self) -> int:
        """How many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """An item by its place."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Give an item back."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """It takes no more room than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Narrower is taller."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all lines at this width."""
        return self._run(QRect(0, 0, width, 0), move=False)

    def sizeHint(self) -> QSize:
        """Everything on one line."""
        sizes = [i.sizeHint() for i in self._items if not i.isEmpty()]
        wide = sum(s.width() for s in sizes) + self._gap * max(0, len(sizes) - 1)
        return QSize(wide, max((s.height() for s in sizes), default=0))

    def minimumSize(self) -> QSize:
        """As wide as its widest item."""
        sizes = [i.minimumSize() for i in self._items if not i.isEmpty()]
        wide = max((s.width() for s in sizes), default=0)
        return QSize(wide, max((s.height() for s in sizes), default=0))

    def setGeometry(self, rect: QRect) -> None:
        """Place every item."""
        super().setGeometry(rect)
        self._run(rect, move=True)

    def _before(self, item: QLayoutItem) -> int:
        """The gap before an item: none for one that clings to the last (a comma)."""
        widget = item.widget()
        return 0 if widget is not None and widget.property("clings") else self._gap

    def _run(self, rect: QRect, move: bool) -> int:
        """Break items into lines; gives the height they take."""
        lines: list[list[tuple[QLayoutItem, QSize]]] = [[]]
        x = 0
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint()
            x += self._before(item) if lines[-1] else 0
            if lines[-1] and x + size.width() > rect.width():
                lines.append([])
                x = 0
            lines[-1].append((item, size))
            x += size.width()
        y = rect.y()
        for line in lines:
            high = max((size.height() for _, size in line), default=0)
            if move:
                self._place(line, rect, y, high)
            y += high + self._line_gap
        return y - self._line_gap - rect.y()

    def _wide(self, line: list[tuple[QLayoutItem, QSize]]) -> int:
        gaps = sum(self._before(item) for item, _ in line[1:])
        return gaps + sum(size.width() for _, size in line)

    def _place(self, line: list[tuple[QLayoutItem, QSize]], rect: QRect, y: int, high: int) -> None:
        parent = self.parentWidget()
        way = Qt.LayoutDirection.LeftToRight if parent is None else parent.layoutDirection()
        order = way if self._order is None else self._order
        mirrored = order == Qt.LayoutDirection.RightToLeft
        x = rect.x()
        if order != way:  # the line ends where the window is read from
            x += max(0, rect.width() - self._wide(line))
        for place, (item, size) in enumerate(line):
            x += self._before(item) if place else 0
            wide = min(size.width(), rect.width())
            left = rect.x() + rect.right() - x - wide + 1 if mirrored else x
            item.setGeometry(
                QRect(QPoint(left, y + (high - size.height()) // 2), QSize(wide, size.height()))
            )
            x += wide
