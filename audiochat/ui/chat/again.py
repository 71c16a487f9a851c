"""A sentence that waits for the words of the recording is answered by itself when they are there."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot

from audiochat.domain.conversation import Message, understood
from audiochat.domain.plan import Offer
from audiochat.ui.chat.controller import ChatController

WANTS_WORDS = frozenset(Offer)
"""Actions of an understanding that offer what the sentence needs: the words, or who speaks where."""

AGREED = frozenset(offer.deed for offer in Offer)
"""Actions with which the person took the offer: the sentence still waits."""


class Again(QObject):
    """Remembers the last sentence that had no words to look in, until anything else is said.

    ``recording``: the id of the recording on the stage, None without one. The sentence is answered in
    its place, as a version beside the first answer, and only in the conversation and for the recording
    it was said about.
    """

    def __init__(
        self, chat: ChatController, recording: Callable[[], str | None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._chat, self._recording = chat, recording
        self._waiting: Message | None = None
        self._about: str | None = None
        self._due = False
        chat.noted.connect(self.take)
        chat.answered.connect(self.take)
        chat.busy_changed.connect(self._free)

    @Slot(object)
    def take(self, note: Message) -> None:
        """A note or a reply was added to a conversation."""
        act = understood(note.metadata).get("action")
        if act in AGREED:
            return
        self._waiting = note if act in WANTS_WORDS else None
        self._about, self._due = self._recording(), False

    @Slot()
    def heard(self) -> None:
        """The words of the recording on the stage are there, or who speaks where."""
        self._due = self._waiting is not None and self._about == self._recording()
        self._answer()

    @Slot(str)
    def in_vain(self, words: str) -> None:
        """What the sentence waited for was looked for and is not there: say so in its place."""
        note, session = self._waiting, self._chat.session
        if note is None or session is None or session.id != note.session_id:
            return
        if self._about != self._recording():
            return
        self._waiting, self._due = None, False
        hint = self.tr("Whoever speaks can be named in the transcript, paragraph by paragraph.")
        self._chat.tell(f"{words} {hint}")

    @Slot(bool)
    def _free(self, busy: bool) -> None:
        if not busy:
            self._answer()

    def _answer(self) -> None:
        note, session = self._waiting, self._chat.session
        if note is None or not self._due or self._chat.busy:
            return
        self._waiting, self._due = None, False
        if session is not None and session.id == note.session_id:
            self._chat.regenerate(note.id)
