"""The side panel: one page at a time under a row of tabs."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from audiochat.ui.theme import Theme
from audiochat.ui.widgets import Frame, IconButton, Line, tip


class Tab(QToolButton):
    """A tab: icon and words, tinted when its page is shown."""

    def __init__(self, theme: Theme, icon: str, words: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon = icon
        self._words = words
        self.setText(f" {words}")
        self.setAccessibleName(words)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        theme.changed.connect(self.refresh)
        self.toggled.connect(self.refresh)
        self.refresh()

    def set_narrow(self, on: bool) -> None:
        """Show the icon alone, with its words as a tooltip."""
        beside, alone = (
            Qt.ToolButtonStyle.ToolButtonTextBesideIcon,
            Qt.ToolButtonStyle.ToolButtonIconOnly,
        )
        self.setToolButtonStyle(alone if on else beside)
        self.setToolTip(tip(self._words) if on else "")

    def sizeHint(self) -> QSize:
        """Icon and words with the same room on both sides; Qt adds an uneven one."""
        theme = self._theme
        wide = theme.px(14) + 2 * theme.px(theme.space.m)
        if self.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonTextBesideIcon:
            wide += theme.px(theme.space.xs) + self.fontMetrics().horizontalAdvance(self.text())
        return QSize(wide, theme.px(theme.size.field + 2))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Right go to the neighbours."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            step = -step
        parent = self.parentWidget()
        tabs = parent.findChildren(Tab) if parent is not None else []
        other = tabs[(tabs.index(self) + step) % len(tabs)]
        other.setFocus(Qt.FocusReason.TabFocusReason)
        other.click()

    def refresh(self) -> None:
        """Take the sizes and colours of the theme."""
        theme = self._theme
        self.setFont(theme.font("body"))
        self.setIcon(theme.icon(self._icon, "accent" if self.isChecked() else "muted", 14))
        self.setIconSize(QSize(theme.px(14), theme.px(14)))
        self.setFixedHeight(theme.px(theme.size.field + 2))
        pad = theme.px(theme.space.s)
        self.setStyleSheet(f"QToolButton {{ padding: 0 {pad}px; }}")


class SidePanel(Frame):
    """Pages by name; ``shown(name)`` tells which, ``closed()`` that the person put it away.

    ``wanted`` is the page that was asked for last: it is shown as soon as it can be.
    """

    shown = Signal(str)
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("surface", parent)
        self._theme = theme
        self.wanted = ""
        self._tabs: dict[str, Tab] = {}
        self._pages: dict[str, QWidget] = {}
        self._bar = QWidget()
        self._row = QHBoxLayout(self._bar)
        self._row.setContentsMargins(theme.space.s, 0, theme.space.s, 0)
        self._row.setSpacing(theme.space.xs)
        self._row.addStretch(1)
        self._close = IconButton(theme, "x", self.tr("Close the side panel"), size=26)
        self._close.clicked.connect(self.closed)
        self._row.addWidget(self._close)
        self.stack = QStackedWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar)
        column.addWidget(Line())
        column.addWidget(self.stack, 1)
        theme.changed.connect(self._resize)
        self._resize()

    def add(self, name: str, words: str, icon: str, page: QWidget) -> None:
        """Add a page with its tab."""
        self.insert(len(self._tabs), name, words, icon, page)

    def insert(self, place: int, name: str, words: str, icon: str, page: QWidget) -> None:
        """Add a page with its tab at a place among the others."""
        tab = Tab(self._theme, icon, words, self._bar)
        tab.clicked.connect(lambda _=False: self.open(name))
        self._row.insertWidget(place, tab)
        self._tabs[name], self._pages[name] = tab, page
        self.stack.addWidget(page)
        if len(self._tabs) == 1:
            tab.setChecked(True)
        self._fit()

    def open(self, name: str) -> None:
        """Show a page, now or once it is there."""
        self.wanted = name
        self._open(name)

    def enter(self) -> None:
        """Give the focus to the first control of the page shown."""
        page = self.stack.currentWidget()
        if page is None:
            return
        widget = page.nextInFocusChain()
        while widget is not None and widget is not page:
            takes = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isEnabled()
            if takes and widget.isVisible() and page.isAncestorOf(widget):
                widget.setFocus(Qt.FocusReason.TabFocusReason)
                return
            widget = widget.nextInFocusChain()

    def is_there(self, name: str) -> bool:
        """Whether a page can be shown now."""
        return name in self._tabs and not self._tabs[name].isHidden()

    def _open(self, name: str) -> None:
        if name in self._pages:
            self._tabs[name].setChecked(True)
            self.stack.setCurrentWidget(self._pages[name])
            self._fit()
            self.shown.emit(name)

    @property
    def current(self) -> str:
        """The name of the page shown, or nothing."""
        shown = self.stack.currentWidget()
        return next((name for name, page in self._pages.items() if page is shown), "")

    def set_available(self, name: str, on: bool) -> None:
        """Show or hide a tab; the page leaves with it."""
        if name not in self._tabs:
            return
        self._tabs[name].setVisible(on)
        if not on and self.current == name:
            other = next((n for n, tab in self._tabs.items() if not tab.isHidden()), "")
            self._open(other)
        elif on and self.wanted == name:
            self._open(name)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many words on the tabs as there is room for."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Tabs give up their words from the last one on, the one shown only where nothing else helps."""
        tabs = [tab for tab in self._tabs.values() if not tab.isHidden()]
        for tab in tabs:
            tab.set_narrow(False)
        gaps = self._row.spacing() * (len(tabs) + 1) + 2 * self._theme.space.s
        room = self.width() - self._close.width() - gaps
        for tab in sorted(tabs, key=self._row.indexOf, reverse=True):
            if sum(other.sizeHint().width() for other in tabs) <= room:
                break
            tab.set_narrow(not tab.isChecked())
        if sum(tab.sizeHint().width() for tab in tabs) > room:
            for tab in tabs:
                tab.set_narrow(True)

    def _resize(self) -> None:
        self._bar.setFixedHeight(self._theme.px(self._theme.size.header))
        for tab in self._tabs.values():
            tab.refresh()  # before there is room to be shared out
        self._fit()
