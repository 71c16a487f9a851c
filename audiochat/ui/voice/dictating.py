"""Dictating into the field: what is said stands where one writes, while it is said."""

from __future__ import annotations

import time
from typing import Protocol

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from audiochat.domain.live import Live
from audiochat.ui.voice.ears import Ears

_KEYS = (Qt.Key.Key_M, Qt.Key.Key_Control, Qt.Key.Key_Meta)

HOLD_SECONDS = 0.35
"""A key or button held longer ends the dictation when it is let go; a shorter tap leaves it on."""


REPEAT_MS = 80
"""A key that is held may seem to be let go and pressed again (X11, when the program is busy): a real
release is one that no press follows so soon."""


class Piece(Protocol):
    """Words on their way into a field (``ui.chat.insertion``)."""

    @property
    def meddled(self) -> bool:
        """Whether anything else was changed in the field meanwhile."""

    @property
    def whole(self) -> bool:
        """Whether what was written still stands there."""

    def show(self, words: str) -> None:
        """Write these words instead of those before."""

    def drop(self) -> None:
        """As if nothing had been written."""


class Field(Protocol):
    """Where one writes (``ui.chat.composer``)."""

    unfinished: bool

    def insertion(self) -> Piece:
        """A place for words, where the cursor is."""

    def send(self) -> None:
        """Send what is written."""


class Dictating(QObject):
    """``press`` and ``release`` come from the key and the button. ``changed()``: begun or ended.

    What is said goes where the cursor is. What is typed meanwhile stays: later words go behind it.
    ``finishing``: the key was let go, and the last words are on their way.
    """

    changed = Signal()
    failed = Signal(object)

    def __init__(self, ears: Ears, field: Field, parent: QObject) -> None:
        super().__init__(parent)
        self._ears, self._field = ears, field
        self._begun = 0.0
        self._piece: Piece | None = None
        self._after = 0  # letters of what was heard that stand before the piece
        self._sends = False  # what was said is to be sent
        self._free = True  # key and button were let go since they ended it
        self._again = False  # one of them went down again meanwhile
        self._let_go = QTimer(self)
        self._let_go.setSingleShot(True)
        self._let_go.setInterval(REPEAT_MS)
        self._let_go.timeout.connect(self._key_gone)
        self._key = Qt.Key.Key_unknown  # which was let go,
        self._held = 0.0  # and after how many seconds
        self.on = self.finishing = False
        self.last = Live()
        ears.live.connect(self._live)
        ears.heard.connect(self._heard)
        ears.failed.connect(self._failed)
        ears.over.connect(self._over)

    def press(self) -> None:
        """The key or button goes down: begin, or end what a tap began.

        While the last words of the one before are on their way, it begins when they are there.
        """
        if self.finishing:
            self._again = self._free and not self._let_go.isActive()
            self._let_go.stop()
            self._key = Qt.Key.Key_unknown
            return
        if self.on:
            if not self._let_go.isActive() or self._key is not Qt.Key.Key_M:
                self._free = False
                self.end()
            self._let_go.stop()
            return
        if self._ears.open:
            return  # a talk without hands has the microphone
        self.on = True
        self._begun, self._key = time.monotonic(), Qt.Key.Key_unknown
        self._piece, self._after = self._field.insertion(), 0
        self._field.unfinished = True
        self.last = Live()
        application = QApplication.instance()
        if application is not None:
            application.installEventFilter(self)
        self._ears.begin()
        self.changed.emit()

    def release(self) -> None:
        """The key or button is let go: end, unless it was only a tap."""
        self._free, self._again = True, False
        if self.on and time.monotonic() - self._begun > HOLD_SECONDS:
            self.end()

    def _key_gone(self) -> None:
        """No press came after the release: it was one."""
        self._free, self._again = True, False
        if self._held > HOLD_SECONDS:
            self.end()
        else:
            self._key = Qt.Key.Key_unknown

    def end(self) -> None:
        """Listen no more; the last words still come."""
        if self.on:
            self.finishing = True
            self._ears.end()
            self.changed.emit()

    def finish(self) -> None:
        """Listen no more, and send it all when the last words are there."""
        if self.on:
            self._sends = True
            self.end()

    def cancel(self) -> None:
        """Listen no more, and leave the field as it was."""
        piece, self._piece = self._piece, None
        if self.on and piece is not None:
            piece.drop()
            self._ears.drop()
            self._sends, self.finishing = False, True
            self.changed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The key that was held is let go, wherever the focus is by then."""
        if not isinstance(event, QKeyEvent):
            return False
        key = Qt.Key(event.key())
        if event.type() is QEvent.Type.KeyRelease:
            if not event.isAutoRepeat() and key in _KEYS and self._key not in _KEYS[1:]:
                self._key, self._held = key, time.monotonic() - self._begun
                self._let_go.start()
        elif event.type() is QEvent.Type.KeyPress and key is Qt.Key.Key_M:
            if self._let_go.isActive() and self._key is key:
                self._let_go.stop()
            # with Control let go first, what is still held would be typed
            return event.isAutoRepeat() or self._key in _KEYS[1:]
        return False

    def _live(self, live: Live) -> None:
        if self.on:
            self._show(live.text)
            self.last = live
            self.changed.emit()

    def _show(self, heard: str) -> None:
        piece = self._piece
        if piece is None:
            return  # it was cancelled
        if piece.meddled:  # typed meanwhile: what is certain stays before it, the rest goes behind
            settled = len(self.last.settled)
            if piece.whole:
                piece.show(heard[self._after : settled].strip())
            piece = self._piece = self._field.insertion()
            self._after = settled
        piece.show(heard[self._after :].strip())

    def _heard(self, text: str) -> None:
        if self.on:
            self._show(text)

    def _failed(self, error: object) -> None:
        if self.on:
            self._sends = self._again = False
            self.failed.emit(error)

    def _over(self) -> None:
        if self.on:
            self.on = self.finishing = self._field.unfinished = False
            self._piece = None
            self._let_go.stop()
            application = QApplication.instance()
            if application is not None:
                application.removeEventFilter(self)
            self.changed.emit()
            sends, self._sends = self._sends, False
            again, self._again = self._again, False
            if sends:
                self._field.send()
            elif again:
                self.press()
