"""The branches of a conversation, offered in the header where a message has more than one version."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QMenu

from audiochat.domain.conversation import Message
from audiochat.ui.frame.header import Header
from audiochat.ui.tasks import Lane

MOST_PLACES = 8
LONGEST_WORDS = 40


class Branches(QObject):
    """Shows the header's button while there are versions, and goes to the one that is chosen.

    ``choose(message_id)`` makes a version the one that is shown; ``turned()`` when that is done.
    """

    turned = Signal()
    failed = Signal(object)

    def __init__(
        self,
        header: Header,
        lane: Lane,
        messages: Callable[[], Sequence[Message]],
        choose: Callable[[str], object],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._header, self._lane = header, lane
        self._messages, self._choose = messages, choose
        header.branches_wanted.connect(self.offer)

    def places(self) -> list[Message]:
        """The messages on the way to the last one that have other versions, newest last."""
        return [message for message in self._messages() if len(message.siblings) > 1]

    def refresh(self, *_: object) -> None:
        """Show the button or not; takes whatever a signal carries."""
        self._header.branches.setVisible(bool(self.places()))

    def menu(self) -> QMenu:
        """Every version of the last few such messages, the shown ones marked."""
        menu = QMenu(self._header.branches)
        for message in self.places()[-MOST_PLACES:]:
            words = " ".join(message.content.split())
            short = words[:LONGEST_WORDS] + ("…" if len(words) > LONGEST_WORDS else "")
            menu.addAction(short.replace("&", "&&") or "…").setEnabled(False)
            for number, version in enumerate(message.siblings, 1):
                entry = menu.addAction(self.tr("Version {0}").format(number))
                entry.setCheckable(True)
                entry.setChecked(version == message.id)
                entry.triggered.connect(lambda _=False, v=version: self.go_to(v))
        return menu

    def offer(self) -> None:
        """Let the person choose."""
        menu = self.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        button = self._header.branches
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))

    def go_to(self, message_id: str) -> None:
        """Show the conversation with this version."""
        if any(message.id == message_id for message in self._messages()):
            return
        task = self._lane.submit(self._choose, message_id)
        task.done.connect(lambda _: self.turned.emit())
        task.failed.connect(self.failed)
