"""The main window's frame: where each part stands, what is remembered, what can be dropped on it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import (
    QByteArray,
    QEvent,
    QMimeData,
    QObject,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QKeyEvent,
    QMoveEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QSplitter, QVBoxLayout, QWidget

from audiochat.ui.frame.columns import Column
from audiochat.ui.frame.context_menu import opens_menu
from audiochat.ui.frame.drop_hint import DropHint
from audiochat.ui.frame.header import Header
from audiochat.ui.frame.side_panel import SidePanel
from audiochat.ui.frame.status import StatusLine
from audiochat.ui.frame.toasts import Toasts
from audiochat.ui.palette import Palette
from audiochat.ui.sessions.sidebar import Sidebar
from audiochat.ui.theme import Theme
from audiochat.ui.widgets import Line

STAGE_HEIGHT = 268
LEAST, LEAST_CONVERSATION = QSize(600, 480), 280
SETTLE_MS = 400
"""A change of the window's shape is remembered this long after the last one."""

FRAME = QSize(8, 48)
"""Room in pixels for the edges and title that the system draws around a window."""


def dropped_files(data: QMimeData) -> list[Path]:
    """The local files of a drag, at most a hundred."""
    paths = [Path(url.toLocalFile()) for url in data.urls()[:100] if url.isLocalFile()]
    return [path for path in paths if path.name]


class MainWindow(QMainWindow):
    """Sidebar, header, stage, conversation, side panel, status line; the screens are put in by slots.

    ``shaped(state)`` when the person has changed its shape (a dict of JSON values for ``restore``),
    ``dropped(paths)`` for files, ``leaving()`` when it is closed.
    """

    shaped = Signal(object)
    dropped = Signal(object)
    leaving = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setWindowTitle("Audio Chat Studio")
        self.setAcceptDrops(True)
        self.sidebar = Sidebar(theme)
        self.header = Header(theme)
        self.panel = SidePanel(theme)
        self.status = StatusLine(theme)
        self._stage_on = False
        self._panel_on = False
        self._panel_waits = False
        self._stage_height = theme.px(STAGE_HEIGHT)
        self._zoom = theme.zoom
        self._placed = False
        self._grown: tuple[int, int] | None = None  # its width before larger words, and with them
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(lambda: self.shaped.emit(self.shape()))
        self._build()
        self.toasts = Toasts(theme, self)
        self.palette_box = Palette(theme, self)
        self.drop_hint = DropHint(theme, self)
        self.panel.closed.connect(lambda: self.show_panel(False))
        self.panel.shown.connect(self._page_came)
        self.header.sidebar_wanted.connect(lambda: self.show_sidebar(True))
        self.resize(theme.px(1440), theme.px(900))
        theme.changed.connect(self._rezoom)

    def _build(self) -> None:
        size, px = self._theme.size, self._theme.px
        self.stage_slot = self._slot()
        self.conversation_slot = self._slot()
        self._low = self._splitter(Qt.Orientation.Horizontal, self.conversation_slot, self.panel)
        self._tall = self._splitter(Qt.Orientation.Vertical, self.stage_slot, self._low)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(Line())
        column.addWidget(self._tall, 1)
        column.addWidget(Line())
        column.addWidget(self.status)
        self._wide = self._splitter(Qt.Orientation.Horizontal, self.sidebar, right)
        self._limit()
        self._wide.setSizes([px(size.sidebar), px(1440 - size.sidebar)])
        self._low.setSizes([px(1440 - size.sidebar - size.panel), px(size.panel)])
        self._tall.setSizes([self._stage_height, px(600)])
        for splitter in (self._wide, self._low, self._tall):
            splitter.splitterMoved.connect(lambda *_: self._changed())
        self._tall.splitterMoved.connect(self._stage_dragged)
        self.stage_slot.installEventFilter(self)
        self._side = Column(self._wide, self.sidebar, size.sidebar, self._zoom)
        self._beside = Column(self._low, self.panel, size.panel, self._zoom)
        self.stage_slot.hide()
        self.panel.hide()
        self.menuBar().hide()
        self.setCentralWidget(self._wide)

    def _limit(self) -> None:
        """How narrow and wide the parts may be at this zoom."""
        px = self._theme.px
        self.sidebar.setMinimumWidth(px(180))
        self.sidebar.setMaximumWidth(px(420))
        self.panel.setMinimumWidth(px(260))
        self.conversation_slot.setMinimumWidth(LEAST_CONVERSATION)
        self._limit_window()

    def _limit_window(self) -> None:
        """No narrower than all that is shown beside each other."""
        parts = [(self.sidebar_shown, self.sidebar), (self._panel_on, self.panel)]
        wide = sum(part.minimumWidth() + 1 for shown, part in parts if shown)
        self.setMinimumSize(QSize(max(LEAST.width(), wide + LEAST_CONVERSATION), LEAST.height()))

    def _rezoom(self) -> None:
        """Larger words need wider columns; back at the old size all is as wide as before."""
        factor = self._theme.zoom / self._zoom
        if factor == 1:
            return
        self._zoom = self._theme.zoom
        columns = (self._side, self._beside)
        for column in columns:
            column.note()
        self._regrow()
        self._stage_height = round(self._stage_height * factor)
        for column in columns:
            column.follow(self._zoom)
        self._fit_stage()

    def _regrow(self) -> None:
        """Grow where larger words need it, and give that back with them."""
        before, wide = self._grown or (self.width(), self.width())
        drawn = self.width() != wide or self.isMaximized() or self.isFullScreen()
        self._limit()
        if drawn:
            self._grown = None
            return
        self.resize(max(before, self.minimumWidth()), self.height())
        self._grown = (before, self.width()) if self.width() > before else None

    def _stage_dragged(self) -> None:
        self._stage_height = self._tall.sizes()[0]

    def _fit_stage(self) -> None:
        """Give a form on the stage the room it needs, and take it back when it is put away."""
        if self._stage_on:
            wanted = max(self._stage_height, self.stage_slot.minimumSizeHint().height())
            now, rest = self._tall.sizes()
            if now != wanted:
                self._tall.setSizes([wanted, max(0, now + rest - wanted)])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow what the stage needs."""
        if watched is self.stage_slot and event.type() == QEvent.Type.LayoutRequest:
            self._fit_stage()
        return super().eventFilter(watched, event)

    def _slot(self) -> QWidget:
        slot = QWidget()
        row = QHBoxLayout(slot)
        row.setContentsMargins(0, 0, 0, 0)
        return slot

    def _splitter(self, way: Qt.Orientation, first: QWidget, second: QWidget) -> QSplitter:
        splitter = QSplitter(way)
        splitter.setHandleWidth(1)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(first)
        splitter.addWidget(second)
        stretchy = 0 if second is self.panel else 1
        splitter.setStretchFactor(stretchy, 1)
        splitter.setStretchFactor(1 - stretchy, 0)
        return splitter

    def set_stage(self, widget: QWidget) -> None:
        """Put the studio's stage in."""
        self._fill(self.stage_slot, widget)

    def set_conversation(self, widget: QWidget) -> None:
        """Put the chat in."""
        self._fill(self.conversation_slot, widget)

    @staticmethod
    def _fill(slot: QWidget, widget: QWidget) -> None:
        layout = slot.layout()
        assert layout is not None  # every slot is made with one
        layout.addWidget(widget)

    def show_stage(self, on: bool) -> None:
        """Show the stage while a recording is open."""
        if on != self._stage_on:
            self._stage_on = on
            self.stage_slot.setVisible(on)
            if on:
                rest = max(200, self._tall.height() - self._stage_height)
                self._tall.setSizes([self._stage_height, rest])

    def show_panel(self, on: bool, page: str = "") -> None:
        """Show or put away the side panel, maybe at a page."""
        if page:
            self.panel.open(page)
        self._panel_on, self._panel_waits = on, False
        self._beside.show(on, self._zoom)
        self._limit_window()
        self._changed()

    def show_sidebar(self, on: bool) -> None:
        """Show or put away the sidebar."""
        self._side.show(on, self._zoom)
        self.header.sidebar.setVisible(not on)
        self._limit_window()
        self._changed()

    def show_menu(self, on: bool) -> None:
        """Show or put away the menu bar; every action has keys or a row in the palette without it."""
        bar = self.menuBar()
        bar.setVisible(on)
        if on and bar.actions():
            bar.setFocus(Qt.FocusReason.MenuBarFocusReason)
            bar.setActiveAction(bar.actions()[0])
        self._changed()

    @property
    def menu_shown(self) -> bool:
        """Whether the menu bar is out."""
        return not self.menuBar().isHidden()

    @property
    def panel_shown(self) -> bool:
        """Whether the side panel is out."""
        return self._panel_on

    @property
    def sidebar_shown(self) -> bool:
        """Whether the sidebar is out."""
        return not self.sidebar.isHidden()

    def shape(self) -> dict[str, Any]:
        """The window's place, size and splitters as JSON values."""
        return {
            "geometry": bytes(self.saveGeometry().toBase64().data()).decode("ascii"),
            "wide": self._wide.sizes(),
            "low": self._low.sizes(),
            "stage": self._stage_height,
            "sidebar": self.sidebar_shown,
            "panel": self._panel_on or self._panel_waits,
            "page": self.panel.wanted or self.panel.current,
            "menu": self.menu_shown,
        }

    def _page_came(self, page: str) -> None:
        """The page that was open last needs its recording, which has been opened now."""
        if self._panel_waits and page == self.panel.wanted:
            self.show_panel(True)

    def fit(self, room: QRect) -> None:
        """The first time: no larger than the screen's free room, so that nothing is out of reach."""
        if not self._placed:
            self.resize(self.size().boundedTo(room.size() - FRAME))

    def restore(self, state: object) -> None:
        """Take a remembered shape; whatever does not make sense is passed over."""
        if not isinstance(state, dict):
            return
        geometry = state.get("geometry")
        if isinstance(geometry, str):
            shape = QByteArray.fromBase64(geometry.encode("ascii", "ignore"))
            self._placed = self.restoreGeometry(shape)
        for name, splitter in (("wide", self._wide), ("low", self._low)):
            sizes = state.get(name)
            if isinstance(sizes, list) and len(sizes) == 2 and all(type(s) is int for s in sizes):
                splitter.setSizes([max(0, min(s, 10_000)) for s in sizes])
        if type(state.get("stage")) is int:
            self._stage_height = max(self._theme.px(150), min(state["stage"], 4000))
        if isinstance(state.get("page"), str):
            self.panel.open(state["page"])
        self.show_sidebar(state.get("sidebar") is not False)
        on = state.get("panel") is True
        self.show_panel(on and self.panel.is_there(self.panel.wanted))
        self._panel_waits = on and not self._panel_on
        self.menuBar().setVisible(state.get("menu") is True)
        self._settle.stop()

    def _changed(self) -> None:
        if self.isVisible():
            self._settle.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Remember the size when it has settled."""
        super().resizeEvent(event)
        self._changed()

    def moveEvent(self, event: QMoveEvent) -> None:
        """Remember the place when it has settled."""
        super().moveEvent(event)
        self._changed()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Shift+F10 opens the menu of what has the focus."""
        if not opens_menu(self, event):
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files may be dropped anywhere."""
        files = dropped_files(event.mimeData())
        if files:
            event.acceptProposedAction()
            self.drop_hint.show_over(files)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """The files went elsewhere."""
        self.drop_hint.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the files."""
        self.drop_hint.hide()
        files = dropped_files(event.mimeData())
        if files:
            event.acceptProposedAction()
            self.dropped.emit(files)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the shape, then let go of everything."""
        self._settle.stop()
        self.shaped.emit(self.shape())
        self.toasts.clear()
        self.leaving.emit()
        event.accept()
