"""The sidebar's lists: rows painted by the theme, renamed in place, acted on with the keyboard."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QListView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from audiochat.ui.sessions.rows import Row
from audiochat.ui.theme import Theme
from audiochat.ui.widgets import draw_line

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole + 1


class Rows(QAbstractListModel):
    """Rows for a list; titles can be edited, which only asks (``renamed``)."""

    renamed = Signal(str, str)

    def __init__(self, editable: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self._editable = editable
        self.rows: list[Row] = []

    def set_rows(self, rows: list[Row]) -> None:
        """Show other rows; what has not changed keeps its place, its selection and its picture."""
        wanted = {row.id for row in rows}
        if not any(row.id in wanted for row in self.rows):
            self.beginResetModel()
            self.rows = list(rows)
            self.endResetModel()
            return
        self._take_out(wanted)
        self._bring_in(rows)
        for place, (old, row) in enumerate(zip(self.rows, rows, strict=True)):
            if old != row:
                self.rows[place] = row
                self.dataChanged.emit(self.index(place), self.index(place))

    def _take_out(self, wanted: set[str]) -> None:
        """Remove the rows that are not wanted any more."""
        for place in reversed(range(len(self.rows))):
            if self.rows[place].id not in wanted:
                self.beginRemoveRows(QModelIndex(), place, place)
                del self.rows[place]
                self.endRemoveRows()

    def _bring_in(self, rows: list[Row]) -> None:
        """Put rows that moved in their new place, and new ones in theirs: those at the end at once."""
        known, top = {row.id for row in self.rows}, QModelIndex()
        for place, row in enumerate(rows):
            if place == len(self.rows):  # one stays where one is
                self.beginInsertRows(top, place, len(rows) - 1)
                self.rows += rows[place:]
                self.endInsertRows()
                return
            if row.id not in known:
                self.beginInsertRows(top, place, place)
                self.rows.insert(place, row)
                self.endInsertRows()
            elif row.id != self.rows[place].id:
                was = next(at for at, old in enumerate(self.rows) if old.id == row.id)
                self.beginMoveRows(top, was, was, top, place)
                self.rows.insert(place, self.rows.pop(was))
                self.endMoveRows()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """How many."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The row, its title, or what a screen reader says."""
        if not 0 <= index.row() < len(self.rows):
            return None
        row = self.rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (row.title, row.aside, row.preview) if part)
        return row if role == ROW else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Selectable, and editable where titles may be."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsEditable if self._editable else flags

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Ask for another title."""
        row: Row = self.rows[index.row()]
        title = " ".join(str(value).split())
        if title and title != row.title:
            self.renamed.emit(row.id, title)
        return True


class RowPainter(QStyledItemDelegate):
    """Paints a row: icon, title, words at the end, a quiet line below."""

    def __init__(self, theme: Theme, icon: str, parent: QListView) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon = icon
        self._view = parent

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """54 pixels and a gap with two lines, 34 with one."""
        return QSize(0, self._theme.px(34 if self._icon else 58))

    def _inner(self, rect: QRect) -> QRect:
        px = self._theme.px
        gap = 0 if self._icon else px(4)
        return rect.adjusted(px(8), 0, -px(8), -gap)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the row in its state."""
        row: Row | None = index.data(ROW)
        if row is None:
            return
        theme, px = self._theme, self._theme.px
        box = self._inner(option.rect)
        state = option.state
        painter.save()
        painter.setLayoutDirection(self._view.layoutDirection())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(theme.color("accent_tint" if chosen else "hover"))
            painter.drawRoundedRect(box, theme.radius.button, theme.radius.button)
        if state & QStyle.StateFlag.State_HasFocus and self._view.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.color("accent"), theme.size.ring))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 7, 7)
        rtl = self._view.layoutDirection() == Qt.LayoutDirection.RightToLeft
        inside = box.adjusted(px(10), px(7), -px(10), -px(7))
        first = QRect(inside.x(), inside.y(), inside.width(), px(20))
        if self._icon:
            first = QRect(inside.x(), box.y(), inside.width(), box.height())
            mark = theme.pixmap(self._icon, "accent" if chosen else "muted")
            side = px(theme.size.icon)
            x = first.right() - side + 1 if rtl else first.x()
            painter.drawPixmap(x, first.y() + (first.height() - side) // 2, mark)
            room = side + px(9)
            first.adjust(0 if rtl else room, 0, -room if rtl else 0, 0)
        self._words(painter, first, row, rtl)
        if not self._icon:
            second = QRect(inside.x(), first.bottom() + px(2), inside.width(), px(18))
            painter.setFont(theme.font("small"))
            painter.setPen(theme.color("muted"))
            self._line(painter, second, row.preview, False)
        painter.restore()

    def _words(self, painter: QPainter, room: QRect, row: Row, rtl: bool) -> None:
        theme = self._theme
        painter.setFont(theme.font("number" if self._icon else "tiny_number"))
        painter.setPen(theme.color("muted"))
        aside = painter.fontMetrics().horizontalAdvance(row.aside) if row.aside else 0
        if row.aside:
            self._line(painter, room, row.aside, True)
        taken = aside + theme.space.s if aside else 0
        painter.setFont(theme.font("body" if self._icon else "medium"))
        painter.setPen(theme.color("text"))
        left = room.adjusted(taken if rtl else 0, 0, 0 if rtl else -taken, 0)
        self._line(painter, left, row.title, False)

    def _line(self, painter: QPainter, room: QRect, text: str, end: bool) -> None:
        draw_line(painter, room, text, end=end)

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> QLineEdit:
        """A field over the title."""
        field = QLineEdit(parent)
        field.setMaxLength(200)
        field.setAccessibleName(self.tr("New title"))
        return field

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Over the first line of the row."""
        box = self._inner(option.rect)
        height = self._theme.px(self._theme.size.field)
        editor.setGeometry(box.x() + 4, box.y() + 3, box.width() - 8, height)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Hand the new title to the model."""
        if isinstance(editor, QLineEdit) and isinstance(model, Rows):
            model.setData(index, editor.text())


class SideList(QListView):
    """A list of rows: ``chosen(id)``, ``renamed(id, title)``, ``wanted(act, id)`` from keys and menu.

    ``acts`` are ``(act, words, keys)`` of the context menu; Delete sends ``delete``, F2 renames.
    """

    chosen = Signal(str)
    renamed = Signal(str, str)
    wanted = Signal(str, str)

    def __init__(
        self,
        theme: Theme,
        name: str,
        icon: str = "",
        acts: tuple[tuple[str, str, str], ...] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.acts = acts
        self._marked = ""
        self.rows = Rows(any(act == "rename" for act, _, _ in acts), self)
        self.rows.renamed.connect(self.renamed)
        self.setModel(self.rows)
        self.setItemDelegate(RowPainter(theme, icon, self))
        self.setAccessibleName(name)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self._choose)
        theme.changed.connect(self.doItemsLayout)

    def dataChanged(self, first: Index, last: Index, roles: Sequence[int] = ()) -> None:
        """Paint the lines that changed: they are of one height, so ``QListView`` lays all out in vain."""
        QAbstractItemView.dataChanged(self, first, last, roles)

    def _choose(self, index: QModelIndex) -> None:
        row = index.data(ROW)
        if row is not None:
            self.chosen.emit(row.id)

    def selected(self) -> str:
        """The id of the row the keyboard is on, or nothing."""
        row = self.currentIndex().data(ROW)
        return row.id if row is not None else ""

    def mark(self, row_id: str) -> None:
        """Show which row is open, without telling anybody; who goes about by key is left where they are."""
        same, self._marked = row_id == self._marked, row_id
        if same and self.hasFocus() and self.currentIndex().isValid():
            return
        for place, row in enumerate(self.rows.rows):
            if row.id == row_id:
                if place != self.currentIndex().row():
                    self.setCurrentIndex(self.rows.index(place))
                return
        self.clearSelection()
        self.setCurrentIndex(QModelIndex())

    def rename(self, row_id: str) -> None:
        """Let the person type another title in place."""
        self.mark(row_id)
        if self.currentIndex().isValid():
            self.setFocus()
            self.edit(self.currentIndex())

    def event(self, event: QEvent) -> bool:
        """Delete means the row here, whatever the key does elsewhere in the window."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            plain = event.modifiers() in (
                Qt.KeyboardModifier.NoModifier,
                Qt.KeyboardModifier.KeypadModifier,
            )
            if plain and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_F2) and self.selected():
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Delete deletes; the rest is Qt's."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            if self.state() != QAbstractItemView.State.EditingState:
                self._choose(self.currentIndex())
        elif event.key() == Qt.Key.Key_Delete and self.selected():
            if event.isAutoRepeat():  # a key held down takes one thing away, not all
                return
            self.wanted.emit("delete", self.selected())
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done with the row."""
        index = self.indexAt(event.pos())
        row = index.data(ROW)
        if row is None or not self.acts:
            return
        menu = QMenu(self)
        for act, words, _ in self.acts:
            entry = menu.addAction(words)
            entry.triggered.connect(lambda _=False, a=act: self._want(a, row.id))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def _want(self, act: str, row_id: str) -> None:
        if act == "rename":
            self.rename(row_id)
        else:
            self.wanted.emit(act, row_id)

    def minimumSizeHint(self) -> QSize:
        """May be squeezed."""
        return QSize(0, self._theme.px(40))

    def content_height(self) -> int:
        """How high all rows are together."""
        return self.rows.rowCount() * max(1, self.sizeHintForRow(0))
