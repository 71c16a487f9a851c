"""The command palette: one field that finds conversations, messages, recordings and everything one can do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from audiochat.ui.matching import Marks, marks_of
from audiochat.ui.theme import Theme
from audiochat.ui.widgets import Frame, Line, Text, draw_found

WIDTH = 600
SHOWN = 10
ROW_PIXELS = 36
WAIT_MS = 60
ROW, WANTED = Qt.ItemDataRole.UserRole + 1, Qt.ItemDataRole.UserRole + 2


@dataclass(frozen=True, slots=True)
class Found:
    """A row: what it is (command, session, message, recording), its id, words, quiet words, keys."""

    kind: str
    id: str
    title: str
    aside: str = ""
    icon: str = ""
    session_id: str = ""

    def marks(self, wanted: str) -> tuple[Marks, Marks]:
        """Where ``wanted`` stands in the title, else in the quiet words, else what is most like it."""
        for alike in (False, True):
            title = marks_of(wanted, self.title, alike=alike)
            aside = () if title else marks_of(wanted, self.aside, alike=alike)
            if title or aside:
                return title, aside
        return (), ()


class _Rows(QAbstractListModel):
    """What was found."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: list[Found] = []
        self.wanted = ""

    def set_rows(self, rows: Sequence[Found], wanted: str) -> None:
        self.beginResetModel()
        self.rows, self.wanted = list(rows), wanted
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = 0) -> Any:
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.title}, {row.aside}" if row.aside else row.title
        return {ROW: row, WANTED: self.wanted}.get(role)


class _Painter(QStyledItemDelegate):
    """Icon, words, quiet words at the end."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._host = parent

    def sizeHint(self, option: QStyleOptionViewItem, index: Any) -> QSize:
        return QSize(0, self._theme.px(ROW_PIXELS))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Any) -> None:
        theme, px = self._theme, self._theme.px
        row: Found = index.data(ROW)
        box: QRect = option.rect.adjusted(px(6), 0, -px(6), 0)
        painter.save()
        painter.setLayoutDirection(self._host.layoutDirection())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent_tint"))
            painter.drawRoundedRect(box, theme.radius.button, theme.radius.button)
        rtl = self._host.layoutDirection() == Qt.LayoutDirection.RightToLeft
        inside = box.adjusted(px(10), 0, -px(10), 0)
        side = px(theme.size.icon)
        mark = theme.pixmap(row.icon or "chevron-right", "muted")
        x = inside.right() - side if rtl else inside.x()
        painter.drawPixmap(x, inside.y() + (inside.height() - side) // 2, mark)
        room = side + px(10)
        inside.adjust(0 if rtl else room, 0, -room if rtl else 0, 0)
        painter.setFont(theme.font("small"))
        painter.setPen(theme.color("muted"))
        half = inside.adjusted(0 if rtl else inside.width() // 2, 0, 0, 0)
        half.setWidth(inside.width() // 2)
        title, aside = row.marks(index.data(WANTED))
        accent, taken = theme.color("accent"), 0
        if row.aside:
            taken = draw_found(painter, half, row.aside, aside, accent, end=True) + px(12)
        inside.adjust(taken if rtl else 0, 0, 0 if rtl else -taken, 0)
        painter.setFont(theme.font("body"))
        painter.setPen(theme.color("text"))
        draw_found(painter, inside, row.title, title, accent)
        painter.restore()


class Palette(Frame):
    """Opens over the window. ``asked(text)`` when something was typed; ``chosen(Found)`` at Enter."""

    asked = Signal(str)
    chosen = Signal(object)

    def __init__(self, theme: Theme, host: QWidget) -> None:
        super().__init__("card", host)
        self._theme = theme
        self._host = host
        self._before: QWidget | None = None
        self.field = QLineEdit()
        self.field.setProperty("kind", "bare")
        self.field.setPlaceholderText(self.tr("Search conversations, recordings and commands"))
        self.field.setAccessibleName(self.tr("Search everything"))
        self.field.setMaxLength(200)
        self.rows = _Rows(self)
        self.list = QListView()
        self.list.setModel(self.rows)
        self.list.setItemDelegate(_Painter(theme, self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setUniformItemSizes(True)
        self.list.setAccessibleName(self.tr("Found"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._none = Text(theme, self.tr("Nothing found."), tone="muted")
        column = QVBoxLayout(self)
        px, space = theme.px, theme.space
        column.setContentsMargins(0, 0, 0, space.s)
        column.setSpacing(0)
        self.field.setContentsMargins(space.l, space.m, space.l, space.m)
        self._none.setContentsMargins(space.l, space.m, space.l, space.s)
        column.addWidget(self.field)
        column.addWidget(Line())
        column.addSpacing(px(6))
        column.addWidget(self._none)
        column.addWidget(self.list)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(WAIT_MS)
        self._wait.timeout.connect(lambda: self.asked.emit(self.field.text()))
        self.field.textEdited.connect(lambda _: self._wait.start())
        self.list.clicked.connect(self._take)
        self.field.installEventFilter(self)
        host.installEventFilter(self)
        self.hide()

    def open(self, text: str = "") -> None:
        """Show it and ask for everything."""
        self._before = self._host.focusWidget()
        self.field.setText(text)
        self.asked.emit(text)
        self._place()
        self.show()
        self.raise_()
        self.field.setFocus()

    def close_it(self) -> None:
        """Hide, and give the focus back."""
        self._wait.stop()
        if self.isHidden():
            return
        self.hide()
        if self._before is not None:
            self._before.setFocus()

    def show_found(self, rows: Sequence[Found], wanted: str = "") -> None:
        """Show what was found, with what was looked for marked in it; the first is chosen."""
        self.rows.set_rows(rows, wanted)
        if rows:
            self.list.setCurrentIndex(self.rows.index(0))
        self._none.setVisible(not rows)
        self.list.setVisible(bool(rows))
        self._place()

    def _place(self) -> None:
        px = self._theme.px
        rows = min(len(self.rows.rows), SHOWN)
        self.list.setFixedHeight(rows * px(ROW_PIXELS) + 2)
        width = min(px(WIDTH), self._host.width() - px(40))
        self.setFixedWidth(width)
        self.adjustSize()
        self.move((self._host.width() - width) // 2, min(px(90), self._host.height() // 6))

    def _take(self, index: QModelIndex) -> None:
        row = index.data(ROW)
        self.close_it()
        if row is not None:
            self.chosen.emit(row)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows move in the list while one types; Escape and a lost focus close."""
        if watched is self._host and event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        if watched is not self.field:
            return False
        if event.type() == QEvent.Type.FocusOut and self.isVisible():
            if not self.isActiveWindow() or not self.underMouse():
                self.close_it()
            return False
        return (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and self._key(event)
        )

    def _key(self, event: QKeyEvent) -> bool:
        steps = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: SHOWN,
            Qt.Key.Key_PageUp: -SHOWN,
        }
        key = Qt.Key(event.key())
        count = len(self.rows.rows)
        if key == Qt.Key.Key_Escape:
            self.close_it()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._wait.isActive():
                self._wait.stop()
                self.asked.emit(self.field.text())
            if self.list.currentIndex().isValid():
                self._take(self.list.currentIndex())
        elif key in steps and count:
            step = steps[key]
            at = self.list.currentIndex().row() + step
            at = at % count if abs(step) == 1 else min(max(at, 0), count - 1)
            self.list.setCurrentIndex(self.rows.index(at))
        else:
            return False
        return True
