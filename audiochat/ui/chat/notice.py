"""What went wrong with a message, in place, with the act that mends it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from audiochat.domain.conversation import Message, MessageStatus
from audiochat.ui.chat.look import Look
from audiochat.ui.widgets import Text


class NoticeRow(QWidget):
    """One line of plain words and a button; ``acted`` is ``retry`` or ``continue``."""

    acted = Signal(str)

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._icon = look.label(self)
        self._icon.setPixmap(look.theme.pixmap("circle-alert", "cut", 14))
        self._words = Text(look.theme, face="small", tone="muted", elide=True, parent=self)
        self._retry = self._button("retry", self.tr("Try again"), look)
        self._continue = self._button("continue", self.tr("Continue"), look)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.theme.px(look.theme.space.s))
        row.addWidget(self._icon)
        row.addWidget(self._words, 1)
        row.addWidget(self._continue)
        row.addWidget(self._retry)

    def _button(self, act: str, words: str, look: Look) -> QPushButton:
        button = QPushButton(words, self)
        button.setObjectName(act)
        button.setFont(look.theme.font("small_medium"))
        button.clicked.connect(self._clicked)
        return button

    def _clicked(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.acted.emit(sender.objectName())

    def show_message(self, message: Message) -> None:
        """Say how ``message`` ended and offer what helps."""
        failed = message.status is MessageStatus.FAILED
        error = str(message.metadata.get("error") or "")
        remedy = str(message.metadata.get("remedy") or "")
        words = f"{error or self.tr('This reply failed.')} {remedy}".strip()
        self._words.setText(words if failed else self.tr("Stopped before the end."))
        self._words.setAccessibleDescription(words)
        self._icon.setVisible(failed)
        self._continue.setVisible(not failed and bool(message.content))
