"""A talk without hands in the window: what is heard goes the way of what is typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from PySide6.QtCore import QObject, Signal

from audiochat.domain.conversation import Message, Role
from audiochat.domain.live import Live
from audiochat.services.hands_free import EXPECTED, Act, HandsFree, State, Wish
from audiochat.ui.chat.waiting import Shows, waiting_card
from audiochat.ui.voice.aloud import Aloud
from audiochat.ui.voice.choices import VoiceChoices
from audiochat.ui.voice.ears import Ears


class Chats(Protocol):
    """The conversation at work (``ui.chat.controller``)."""

    def send(self, text: str) -> None:
        """Say something."""


class Talk(QObject):
    """Joins the microphone, the states of the talk, the conversation and the voice.

    ``changed()``: another state, or other words are heard. ``failed(UserError)``: the microphone.
    """

    changed = Signal()
    failed = Signal(object)

    def __init__(
        self,
        ears: Ears,
        aloud: Aloud,
        chat: Chats,
        shows: Shows,
        choices: VoiceChoices,
        run: Callable[[str], object],
        repeat: Callable[[Message], object],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._ears, self._aloud, self._chat, self._shows = ears, aloud, chat, shows
        self._run, self._say_again = run, repeat
        self.last = Live()
        self.sentence = self.asked = ""
        self.free = HandsFree(
            self._do, self._show, self.plan_waits, lambda: bool(choices.headphones)
        )
        ears.live.connect(self._live)
        ears.failed.connect(self._failed)
        ears.over.connect(self._over)
        aloud.sentence.connect(self._sentence)
        aloud.ended.connect(self._silent)

    @property
    def on(self) -> bool:
        """Whether it is going on."""
        return self.free.on

    def toggle(self) -> None:
        """Begin or end it."""
        if self.on:
            self.end()
        elif not self._ears.open:
            self.last = Live()
            self.free.start()
            self._ears.begin(EXPECTED)

    def end(self) -> None:
        """End it: nothing is heard or read aloud any more."""
        if self.on:
            self._ears.drop()
            self.free.stop()

    def _live(self, live: Live) -> None:
        if self.on:
            self.last = live
            self.free.heard(live)
            self.changed.emit()

    def _failed(self, error: object) -> None:
        if self.on:
            self.free.stop()
            self.failed.emit(error)

    def _over(self) -> None:
        if self.on:  # a file that was heard instead of the microphone has ended
            self.free.stop()

    def _sentence(self, text: str) -> None:
        self.sentence = text
        self.free.reading(text)
        self.changed.emit()

    def _silent(self) -> None:
        self.sentence = ""
        self.free.reading_over()
        self.changed.emit()

    def answered(self, busy: bool) -> None:
        """The conversation has nothing more on its way (``busy`` False)."""
        if not busy and not self._aloud.active:
            self.free.reply_over()

    def _show(self, state: State) -> None:
        self._aloud.hold(state is not State.OFF)
        self.changed.emit()

    def card(self) -> Any:
        """The plan card that waits for yes or no, if the last message has one."""
        return waiting_card(self._shows)

    def plan_waits(self) -> bool:
        """Whether a plan waits for yes or no."""
        return self.card() is not None

    def _do(self, wish: Wish) -> None:
        card = self.card()
        if wish.act is Act.SEND:
            self.asked = wish.words
            self._chat.send(wish.words)
        elif wish.act is Act.APPLY and card is not None:
            card.apply.click()
        elif wish.act is Act.DISCARD and card is not None:
            card.discard.click()
        elif wish.act is Act.HUSH:
            self._aloud.hush()
        elif wish.act is Act.SKIP:
            self._aloud.skip()
        elif wish.act is Act.REPEAT:
            self._repeat()
        elif wish.act is Act.RUN:
            self._run(wish.words)

    def _repeat(self) -> None:
        replies = [m for m in self._shows.messages if m.role is Role.ASSISTANT and m.content]
        if replies:
            self._say_again(replies[-1])
