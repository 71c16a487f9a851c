"""The sidebar: name, new, search, conversations, recordings, archive, settings."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from audiochat.ui.sessions.lists import SideList
from audiochat.ui.sessions.rows import Row
from audiochat.ui.theme import Theme
from audiochat.ui.widgets import Button, Frame, IconButton, Text, tip


class SearchBox(Button):
    """Looks like a field, opens the palette: search has one place."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", icon="", parent=parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.space.m, 0, theme.space.m, 0)
        row.setSpacing(theme.space.s)
        self._mark = Text(theme)
        row.addWidget(self._mark)
        row.addWidget(Text(theme, self.tr("Search everything"), tone="muted", elide=True), 1)
        self.keys = Text(theme, "Ctrl K", "tiny", "muted")
        row.addWidget(self.keys)
        for part in self.findChildren(Text):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(self.tr("Search everything"))
        self.setToolTip(tip(self.tr("Search conversations, recordings and commands"), "Ctrl+K"))
        theme.changed.connect(self._draw)
        self._draw()

    def sizeHint(self) -> QSize:
        """A little taller than a field."""
        return QSize(0, self._theme.px(31))

    def _draw(self) -> None:
        self._mark.setPixmap(self._theme.pixmap("search", "muted", 14))


class Sidebar(Frame):
    """Emits what the person wants; shows the rows it is given.

    ``acted(act, session_id)``: archive, restore, delete, export. ``recording_acted`` likewise.
    """

    new_wanted = Signal()
    search_wanted = Signal()
    settings_wanted = Signal()
    archive_shown = Signal(bool)
    chosen = Signal(str)
    renamed = Signal(str, str)
    acted = Signal(str, str)
    recording_chosen = Signal(str)
    recording_acted = Signal(str, str)
    open_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("sidebar", parent)
        self._theme = theme
        self.conversations = SideList(
            theme,
            self.tr("Conversations"),
            acts=(
                ("rename", self.tr("Rename"), "F2"),
                ("archive", self.tr("Archive"), ""),
                ("export", self.tr("Export…"), ""),
                ("delete", self.tr("Delete"), "Del"),
            ),
        )
        self.recordings = SideList(
            theme,
            self.tr("Recordings"),
            "audio-lines",
            acts=(("forget", self.tr("Remove from the list"), "Del"),),
        )
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._top()
        self._column.addWidget(self.conversations, 100)  # all but what they do not need
        self._column.addWidget(self._empty)
        self._column.addWidget(self._recordings_label)
        self._column.addWidget(self.recordings)
        self._column.addStretch(0)
        self._bottom()
        self._connect()
        theme.changed.connect(self._fit)
        self.set_sessions([], "")
        self.set_recordings([], "")
        self._empty.hide()  # whether there are any is not known yet

    def _label(self, words: str) -> Text:
        return Text(self._theme, words, "small_medium", "muted")

    def _stand(self) -> None:
        """Headings begin where the rows' words do, at any size of the letters."""
        side, px = self._theme.px(18), self._theme.px
        self._heading.setContentsMargins(side, px(24), side, px(9))
        self._recordings_label.setContentsMargins(side, px(14), side, px(9))
        self._empty.setContentsMargins(side, 0, side, px(12))

    def _top(self) -> None:
        theme, px = self._theme, self._theme.px
        head = QHBoxLayout()
        head.setContentsMargins(px(16), px(10), px(12), px(10))
        name = Text(theme, "Audio Chat Studio", "name", elide=True)
        self.new = IconButton(theme, "plus", self.tr("New conversation"), "Ctrl+N")
        head.addWidget(name, 1)
        head.addWidget(self.new)
        self.search = SearchBox(theme)
        box = QHBoxLayout()
        box.setContentsMargins(px(12), px(2), px(12), 0)
        box.addWidget(self.search)
        self._heading = self._label(self.tr("Conversations"))
        self._recordings_label = self._label(self.tr("Recordings"))
        self._empty = Text(theme, "", "small", "muted", wrap=True)
        self._column.addLayout(head)
        self._column.addLayout(box)
        self._column.addWidget(self._heading)

    def _bottom(self) -> None:
        theme, px = self._theme, self._theme.px
        foot = QHBoxLayout()
        foot.setContentsMargins(px(14), px(8), px(14), px(14))
        words = self.tr("Archived conversations")
        self.archive = IconButton(theme, "archive", words, checkable=True)
        self.settings = IconButton(theme, "settings", self.tr("Settings"), "Ctrl+,")
        foot.addWidget(self.archive)
        foot.addStretch(1)
        foot.addWidget(self.settings)
        self._column.addLayout(foot)

    def _connect(self) -> None:
        self.new.clicked.connect(self.new_wanted)
        self.search.clicked.connect(self.search_wanted)
        self.settings.clicked.connect(self.settings_wanted)
        self.archive.toggled.connect(self._archive_toggled)
        self.conversations.chosen.connect(self.chosen)
        self.conversations.renamed.connect(self.renamed)
        self.conversations.wanted.connect(self.acted)
        self.recordings.chosen.connect(self.recording_chosen)
        self.recordings.wanted.connect(self._recording_wanted)

    def _recording_wanted(self, act: str, recording_id: str) -> None:
        self.recording_acted.emit("forget" if act == "delete" else act, recording_id)

    def _archive_toggled(self, on: bool) -> None:
        archive = (
            ("restore", self.tr("Put back"), "") if on else ("archive", self.tr("Archive"), "")
        )
        self.conversations.acts = tuple(
            archive if act[0] in ("archive", "restore") else act for act in self.conversations.acts
        )
        self._heading.setText(self.tr("Archived conversations") if on else self.tr("Conversations"))
        self.archive_shown.emit(on)

    def set_sessions(self, rows: list[Row], current: str) -> None:
        """Show conversations and mark the open one."""
        self.conversations.rows.set_rows(rows)
        self.conversations.mark(current)
        self._empty.setText(
            self.tr("Nothing is archived.")
            if self.archive.isChecked()
            else self.tr("Conversations appear here.")
        )
        if not rows and self.conversations.hasFocus():
            self.new.setFocus()  # else Qt goes on to the recordings, where Delete means another thing
        self._empty.setVisible(not rows)
        self.conversations.setVisible(bool(rows))
        self._fit()

    def set_recordings(self, rows: list[Row], current: str) -> None:
        """Show recordings and mark the open one."""
        self.recordings.rows.set_rows(rows)
        self.recordings.mark(current)
        self._recordings_label.setVisible(bool(rows))
        self.recordings.setVisible(bool(rows))
        self._fit()

    def _fit(self) -> None:
        """Recordings follow the conversations closely; long lists share the room."""
        self._stand()
        most = self._theme.px(34 * 6)
        self.recordings.setFixedHeight(min(self.recordings.content_height() + 2, most))
        self.conversations.setMaximumHeight(max(self.conversations.content_height() + 4, 60))
        self._column.setStretch(self._column.count() - 2, 1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click beside the rows takes the focus from a title being edited."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        super().mousePressEvent(event)
