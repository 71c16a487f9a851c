"""What the window does at once when words asked for it: go to a place, undo, open the export."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from audiochat.domain.conversation import Message, understood
from audiochat.domain.plan import EXPORT_PART, Offer

if TYPE_CHECKING:
    from audiochat.ui.controllers.shell import Shell
    from audiochat.ui.frame.toasts import Toast


class Doing(QObject):
    """Does what an understanding names as its action, once, when it was just said.

    ``go`` shows the first of its places; for ``EXPORT_PART`` the first is selected before;
    ``transcribe`` and ``apart`` are offered; anything else is the id of one of the window's actions.
    """

    def __init__(
        self,
        shell: Shell,
        go: Callable[[float], None],
        select: Callable[[float, float], None],
    ) -> None:
        """``go`` shows a second of the recording, ``select`` selects from second to second."""
        super().__init__(shell)
        self._shell = shell
        self._go, self._select = go, select
        self._offered: Toast | None = None

    def take(self, note: Message) -> None:
        """A note was added to the conversation; what was offered before it is out of date."""
        self._withdraw()
        found = understood(note.metadata)
        act, spans = str(found.get("action") or ""), found.get("spans") or ()
        actions = self._shell.deeds.actions
        if act == "go" and spans:
            self._go(float(spans[0][0]))
        elif act == Offer.TRANSCRIBE:
            why = self.tr("This recording is not transcribed yet.")
            self._offer(Offer.TRANSCRIBE.deed, why, self.tr("Transcribe"))
        elif act == Offer.APART:
            why = self.tr("Nobody has said yet who speaks where.")
            self._offer(Offer.APART.deed, why, self.tr("Tell speakers apart"))
        elif actions is not None and act in actions.declared:
            if act == EXPORT_PART and spans:
                self._select(float(spans[0][0]), float(spans[0][1]))
            actions.run(act)

    def agree(self, offer: str) -> None:
        """The person said yes to what a reply offered."""
        self._withdraw()
        actions = self._shell.deeds.actions
        if offer in set(Offer) and actions is not None and Offer(offer).deed in actions.declared:
            actions.run(Offer(offer).deed)

    def _withdraw(self) -> None:
        if self._offered is not None:
            self._shell.window.toasts.withdraw(self._offered)
            self._offered = None

    def _offer(self, action: str, why: str, label: str) -> None:
        actions = self._shell.deeds.actions
        if actions is not None and action in actions.declared:
            toasts = self._shell.window.toasts
            self._offered = toasts.say(why, act=label, do=lambda: actions.run(action))
