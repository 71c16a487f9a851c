"""The small quiet line of a message: who wrote it, how fast, which version, and what can be done."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from audiochat.domain.conversation import Message, Role, can_be_answered_again
from audiochat.ui.chat.look import Look


def _tr(words: str) -> str:
    return QCoreApplication.translate("facts", words)


def fact_words(message: Message, model_name: str) -> list[str]:
    """The facts of a reply, the most wanted first; empty for the person's own words."""
    if message.role is Role.USER:
        return []
    kept = message.metadata
    if "understanding" in kept:
        return []  # no model wrote it
    words = [str(kept.get("model") or model_name)] if kept.get("model") or model_name else []
    if not message.content:
        return words  # nothing was said, so it was neither fast nor slow
    if isinstance(speed := kept.get("tokens_per_s"), int | float):
        words.append(_tr("%s tok/s") % f"{speed:.0f}")
    if message.tokens_used:
        words.append(_tr("%s tokens") % f"{message.tokens_used:,}")
    if isinstance(wait := kept.get("ttft_s"), int | float):
        words.append(_tr("first word after %s s") % f"{wait:.1f}")
    return words


def describe(message: Message, model_name: str) -> str:
    """The facts in one line, for screen readers."""
    words = fact_words(message, model_name)
    if len(message.siblings) > 1:
        words.append(version_words(message))
    return ", ".join(words)


def version_words(message: Message) -> str:
    """Which of the versions this is: ``2 of 3``."""
    number = message.siblings.index(message.id) + 1 if message.id in message.siblings else 1
    return _tr("%s of %s") % (number, len(message.siblings))


class FactsRow(QWidget):
    """Facts and acts of a message in a row; ``acted`` names the act."""

    acted = Signal(str)

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._facts: list[str] = []
        self._labels = look.label(self, "tiny_number", "muted")
        self._versions = look.label(self, "tiny_number", "muted")
        self._copy = self._button("copy", "copy", self.tr("Copy (C)"))
        self._aloud = self._button("volume-2", "aloud", self.tr("Read aloud, or stop"))
        self._again = self._button("refresh-cw", "regenerate", self.tr("Answer again (R)"))
        self._edit = self._button("pencil", "edit", self.tr("Edit (E)"))
        self._previous = self._button("chevron-left", "previous", self.tr("Previous version"))
        self._next = self._button("chevron-right", "next", self.tr("Next version"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.list_gap)
        row.addStretch(0)
        row.addWidget(self._labels)
        self._labels.setContentsMargins(0, 0, look.list_gap, 0)
        for button in (self._copy, self._aloud, self._again, self._edit, self._previous):
            row.addWidget(button)
        row.addWidget(self._versions)
        row.addWidget(self._next)
        row.addStretch(0)
        self._row = row

    def _button(self, icon: str, act: str, words: str) -> QToolButton:
        button = self._look.button(icon, words, self)
        button.setObjectName(act)
        button.setFixedSize(self._look.facts_row, self._look.facts_row)
        button.clicked.connect(self._clicked)
        return button

    def _clicked(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.acted.emit(sender.objectName())

    def show_message(self, message: Message, model_name: str) -> None:
        """Show the facts and the acts that fit ``message``."""
        mine = message.role is Role.USER
        self._facts = fact_words(message, model_name)
        self._labels.setAccessibleName(describe(message, model_name))
        several = len(message.siblings) > 1
        at = message.siblings.index(message.id) if message.id in message.siblings else 0
        self._versions.setText(version_words(message))
        for part in (self._previous, self._versions, self._next):
            part.setVisible(several)
        self._previous.setEnabled(at > 0)
        self._next.setEnabled(at < len(message.siblings) - 1)
        self._edit.setVisible(mine)
        self._aloud.setVisible(not mine and bool(message.content.strip()))
        self._again.setVisible(not mine and can_be_answered_again(message.metadata))
        self._row.setStretch(0, 1 if mine else 0)
        self._row.setStretch(self._row.count() - 1, 0 if mine else 1)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say as many facts as there is room for."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Facts give way from the last one on; none is cut in the middle."""
        self._labels.setText("")
        self._labels.hide()
        room = self.width() - self._row.minimumSize().width() - self._row.spacing()
        metrics, gap = self._labels.fontMetrics(), self._labels.contentsMargins()
        for count in range(len(self._facts), 0, -1):
            words = "    ".join(self._facts[:count])
            if metrics.horizontalAdvance(words) + gap.left() + gap.right() < room:
                self._labels.setText(words)
                self._labels.show()
                return
