"""The history of edits as a list: the state shown is marked, what lies after it is dimmed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QStackedLayout,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from audiochat.domain.recording import Revision
from audiochat.ui.studio.clock import stamp
from audiochat.ui.theme import Theme
from audiochat.ui.widgets import Text, draw_line, tip

_ID = Qt.ItemDataRole.UserRole
_LENGTH = Qt.ItemDataRole.UserRole + 1
_STATE = Qt.ItemDataRole.UserRole + 2  # "past", "now" or "later"


class _Row(QStyledItemDelegate):
    """Draws a revision: a mark on a line through time, its label, the length it has."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """One line of the interface."""
        return QSize(self._theme.px(120), self._theme.px(36))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one revision."""
        theme, box = self._theme, QRect(option.rect)
        state = index.data(_STATE)
        painter.save()
        painter.setLayoutDirection(option.direction)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        flags = option.state
        if state == "now" or flags & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent_tint" if state == "now" else "hover"))
            painter.drawRoundedRect(
                box.adjusted(4, 1, -4, -1), theme.radius.button, theme.radius.button
            )
        if flags & QStyle.StateFlag.State_HasFocus:
            painter.setPen(theme.color("accent"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(
                box.adjusted(5, 2, -5, -2), theme.radius.button, theme.radius.button
            )
        inner = box.adjusted(theme.space.l, 0, -theme.space.l, 0)
        self._mark(painter, inner, state)
        painter.setFont(theme.font("small_number"))
        length = index.data(_LENGTH)
        wide = painter.fontMetrics().horizontalAdvance(length)
        painter.setPen(theme.color("faint" if state == "later" else "muted"))
        draw_line(painter, inner, length, end=True)
        painter.setFont(theme.font("medium" if state == "now" else "body"))
        painter.setPen(theme.color("faint" if state == "later" else "text"))
        lead = theme.px(theme.size.icon) + theme.space.xs
        words = inner.adjusted(lead, 0, -wide - theme.space.m, 0)
        if option.direction == Qt.LayoutDirection.RightToLeft:
            words = inner.adjusted(wide + theme.space.m, 0, -lead, 0)
        draw_line(painter, words, index.data())
        painter.restore()

    def _mark(self, painter: QPainter, inner: QRect, state: str) -> None:
        theme, side = self._theme, self._theme.px(8)
        rtl = painter.layoutDirection() == Qt.LayoutDirection.RightToLeft
        x = inner.right() - side if rtl else inner.left()
        mark = QRect(x, inner.center().y() - side // 2, side, side)
        painter.setPen(theme.color("accent" if state == "now" else "faint"))
        painter.setBrush(theme.color("accent") if state == "now" else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(mark)


class HistoryPanel(QWidget):
    """Every state of the recording; a click or Enter goes there (``chosen(revision_id)``)."""

    chosen = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.empty = Text(theme, face="body", tone="muted", wrap=True)
        self.empty.setText(self.tr("Every edit of the open recording will be listed here."))
        self.empty.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        self.empty.setContentsMargins(*[theme.space.l] * 4)
        self.list = QListWidget()
        self.list.setItemDelegate(_Row(theme, self.list))
        self.list.setMouseTracking(True)
        self.list.setUniformItemSizes(True)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(self.tr("History of edits"))
        self.list.itemClicked.connect(self._choose)
        self.list.itemActivated.connect(self._choose)
        self._current = ""
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self.list)
        theme.changed.connect(self.list.doItemsLayout)

    def show_history(self, revisions: Sequence[Revision], current_id: str) -> None:
        """List revisions in order; ``current_id`` is the one the person sees."""
        self._current = current_id
        self.list.clear()
        self._stack.setCurrentIndex(1 if revisions else 0)
        state = "past"
        for revision in revisions:
            state = "now" if revision.id == current_id else "later" if state != "past" else "past"
            item = QListWidgetItem(revision.label)
            item.setData(_ID, revision.id)
            item.setData(_LENGTH, stamp(revision.timeline.seconds))
            item.setData(_STATE, state)
            item.setToolTip(tip(f"{revision.label}\n{revision.created_at.astimezone():%x %X}"))
            if state == "now":
                spoken = self.tr("{0}, shown now").format(revision.label)
                item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
            self.list.addItem(item)
            if state == "now":
                self.list.setCurrentItem(item)
        if self.list.currentItem() is not None:
            self.list.scrollToItem(self.list.currentItem())

    @Slot(QListWidgetItem)
    def _choose(self, item: QListWidgetItem) -> None:
        revision = item.data(_ID)
        if revision != self._current:
            self.chosen.emit(revision)
