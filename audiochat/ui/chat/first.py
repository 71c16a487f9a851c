"""Going to the first message of a conversation, however far up that is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from audiochat.ui.chat.shown import Shown
from audiochat.ui.chat.ways import Ways


class ToFirst(QObject):
    """Has page after page read from the store until the first message is known, then goes there.

    ``older_wanted(id)``: the page above a message is wanted. ``reveal(id)`` goes to a message.
    """

    older_wanted = Signal(str)

    def __init__(
        self, shown: Shown, ways: Ways, reveal: Callable[[str], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._shown = shown
        self._ways = ways
        self._reveal = reveal
        self.waited_for = False

    def go(self) -> None:
        """Go to the first message of all; pages that are not known are read first."""
        self.waited_for = self._shown.more_above
        if self.waited_for:
            self._ways.begin_reading(lambda: len(self._shown.messages))
            self.ask(self._shown.older())
            return
        self._ways.end_reading()
        known = self._shown.messages
        if known:
            self._reveal(known[0].id)

    def ask(self, before: str) -> None:
        """Ask for the page above a message, if there is one."""
        if before:
            self.older_wanted.emit(before)

    def come(self) -> None:
        """A page has come: go on, if the first message is waited for."""
        if self.waited_for:
            self.go()

    def stay(self) -> None:
        """Nobody waits for the first message any more."""
        self.waited_for = False
        self._ways.end_reading()

    def failed(self) -> None:
        """A page could not be read; it is asked for again when it is wanted again."""
        self._shown.not_read()
        self.stay()
