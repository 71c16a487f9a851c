"""The menu of a message: the same acts as its keys and buttons, plus those of what is pointed at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QMenu

from audiochat.domain.conversation import can_be_answered_again

if TYPE_CHECKING:
    from audiochat.ui.chat.message_view import MessageView


class _CopyAction(QAction):
    """Puts plain text on the clipboard."""

    def __init__(self, words: str, text: str, menu: QMenu) -> None:
        super().__init__(words, menu)
        self._text = text
        self.triggered.connect(self._copy)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._text)


class _Act(QAction):
    """Does one act on the message."""

    def __init__(self, view: MessageView, words: str, act: str, menu: QMenu) -> None:
        super().__init__(words, menu)
        self._view = view
        self._act = act
        self.triggered.connect(self._do)

    def _do(self) -> None:
        self._view.act(self._act)


def message_menu(view: MessageView, point: QPoint) -> QMenu:
    """The menu for a point of the message's words; it goes away when closed."""
    menu = QMenu(view)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    body = view.words.body
    if chosen := body.selected_text():
        menu.addAction(_CopyAction(view.tr("Copy selection"), chosen, menu))
    menu.addAction(_CopyAction(view.tr("Copy message"), view.words.text, menu))
    code = body.code_at(point.y())
    if code is not None:
        menu.addAction(_CopyAction(view.tr("Copy code"), code.source, menu))
    run = body.run_at(QPointF(point))
    if run is not None:
        words = view.tr("Copy link") if run.seconds is None else view.tr("Copy time")
        menu.addAction(_CopyAction(words, run.target if run.seconds is None else run.text, menu))
    menu.addSeparator()
    if view.by_person:
        menu.addAction(_Act(view, view.tr("Edit"), "edit", menu))
    else:
        menu.addAction(_Act(view, view.tr("Read aloud"), "aloud", menu))
    if not view.by_person and can_be_answered_again(view.message.metadata):
        menu.addAction(_Act(view, view.tr("Answer again"), "regenerate", menu))
    if len(view.message.siblings) > 1:
        menu.addAction(_Act(view, view.tr("Previous version"), "previous", menu))
        menu.addAction(_Act(view, view.tr("Next version"), "next", menu))
    return menu
