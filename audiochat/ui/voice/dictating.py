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


class Field(Protocol):
    """Where one writes (``ui.chat.composer``)."""

    @property
    def text(self) -> str:
        """The words in it."""

    def set_text(self, text: str) -> None:
        """Put other words in."""


class Dictating(QObject):
    """``press`` and ``release`` come from the key and the button. ``changed()``: begun or ended.

    What is typed meanwhile stays: later words go behind it.
    """

    changed = Signal()
    failed = Signal(object)

    def __init__(self, ears: Ears, field: Field, parent: QObject) -> None:
        super().__init__(parent)
        self._ears, self._field = ears, field
        self._begun = 0.0
        self._before = ""  # what stood in the field
        self._after = 0  # letters of what was heard that are part of ``_before`` by now
        self._shown = ""
        self._let_go = QTimer(self)
        self._let_go.setSingleShot(True)
        self._let_go.setInterval(REPEAT_MS)
        self._let_go.timeout.connect(self._key_gone)
        self._key = Qt.Key.Key_unknown  # which was let go,
        self._held = 0.0  # and after how many seconds
        self.on = False
        self.last = Live()
        ears.live.connect(self._live)
        ears.heard.connect(self._heard)
        ears.failed.connect(self._failed)
        ears.over.connect(self._over)

    def press(self) -> None:
        """The key or button goes down: begin, or end what a tap began."""
        if self.on:
            if not self._let_go.isActive() or self._key is not Qt.Key.Key_M:
                self.end()
            self._let_go.stop()
            return
        if self._ears.open:
            return  # a talk without hands has the microphone
        self.on = True
        self._begun, self._key = time.monotonic(), Qt.Key.Key_unknown
        self._before = self._shown = self._field.text
        self._after = 0
        self.last = Live()
        application = QApplication.instance()
        if application is not None:
            application.installEventFilter(self)
        self._ears.begin()
        self.changed.emit()

    def release(self) -> None:
        """The key or button is let go: end, unless it was only a tap."""
        if self.on and time.monotonic() - self._begun > HOLD_SECONDS:
            self.end()

    def _key_gone(self) -> None:
        """No press came after the release: it was one."""
        if self._held > HOLD_SECONDS:
            self.end()
        else:
            self._key = Qt.Key.Key_unknown

    def end(self) -> None:
        """Listen no more; the last words still come."""
        if self.on:
            self._ears.end()

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
            self.last = live
            self._show(live.text)
            self.changed.emit()

    def _show(self, heard: str) -> None:
        if self._field.text != self._shown:  # typed meanwhile: go on behind it
            self._before = self._field.text
            self._after = len(self.last.settled)
        fresh = heard[self._after :].strip()
        between = " " if self._before and not self._before[-1].isspace() and fresh else ""
        text = f"{self._before}{between}{fresh}"
        if text != self._field.text:
            self._field.set_text(text)
        self._shown = text

    def _heard(self, text: str) -> None:
        if self.on:
            self._show(text)

    def _failed(self, error: object) -> None:
        if self.on:
            self.failed.emit(error)

    def _over(self) -> None:
        if self.on:
            self.on = False
            self._let_go.stop()
            application = QApplication.instance()
            if application is not None:
                application.removeEventFilter(self)
            self.changed.emit()
