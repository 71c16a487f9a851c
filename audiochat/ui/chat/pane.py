"""The middle of the window: the conversation, or what to do first, above the field to write in."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from audiochat.domain.errors import UserError
from audiochat.ui.chat.composer import Composer
from audiochat.ui.chat.conversation import ConversationView
from audiochat.ui.chat.empty import EmptyState
from audiochat.ui.theme import Theme
from audiochat.ui.widgets import Frame, IconButton, Text


class ChatPane(QWidget):
    """``conversation``, ``empty`` and ``composer``, with an error in place above the field."""

    attach_wanted = Signal()

    def __init__(
        self, theme: Theme, conversation: ConversationView, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.conversation = conversation
        self.empty = EmptyState(theme)
        self.composer = Composer(theme)
        self._error = Frame("error")
        self._error_words = Text(theme, wrap=True)
        close = IconButton(theme, "x", self.tr("Close"), size=theme.size.chip)
        close.clicked.connect(self._close_error)
        inside = QHBoxLayout(self._error)
        pad = theme.px(theme.space.s)
        inside.setContentsMargins(theme.px(theme.space.m), pad, pad, pad)
        inside.addWidget(self._error_words, 1)
        inside.addWidget(close)
        self._error.hide()
        self._stack = QStackedLayout()
        self._stack.addWidget(self.conversation)
        self._stack.addWidget(self.empty)
        self._foot = QVBoxLayout()
        self._foot.setSpacing(pad)
        self._foot.addWidget(self._error)
        self._foot.addWidget(self.composer)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._stack, 1)
        column.addLayout(self._foot)
        self.composer.attach_wanted.connect(self.attach_wanted)
        self.empty.open_wanted.connect(self.attach_wanted)
        self.empty.said.connect(self._say)
        theme.changed.connect(self._place)
        self.show_empty(True)
        self._place()

    def stand_above(self, widget: QWidget) -> None:
        """Put a widget between the conversation and the field to write in."""
        self._foot.insertWidget(self._foot.count() - 1, widget)

    def show_empty(self, empty: bool) -> None:
        """Show what to do first, or the conversation."""
        self._stack.setCurrentIndex(1 if empty else 0)

    def set_recording(self, there: bool) -> None:
        """Whether a recording is open beside the conversation."""
        self.empty.set_recording(there)
        self.composer.set_recording(there)

    def show_error(self, error: UserError | None) -> None:
        """Say in place what went wrong and what to do; None takes it away."""
        self._error_words.setText(str(error) if error else "")
        self._error.setVisible(error is not None)

    def _close_error(self) -> None:
        self.show_error(None)

    def _say(self, words: str) -> None:
        self.composer.set_text(words)
        self.composer.focus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the field as wide as the column above it."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        theme = self._theme
        margin = theme.px(theme.space.xl)
        column = min(self.width() - 2 * margin, theme.px(theme.size.reading + 3 * theme.space.xl))
        side = max(margin, (self.width() - column) // 2)
        self._foot.setContentsMargins(side, theme.px(theme.space.s), side, theme.px(theme.space.l))
        self.empty.set_side(side)
