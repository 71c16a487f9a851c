"""Where one writes: a rounded field that grows, with what is attached and the one act."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from audiochat.ui.chat.clock import span_words
from audiochat.ui.chat.insertion import Insertion
from audiochat.ui.theme import Theme
from audiochat.ui.widgets import Button, IconButton, restyle
from audiochat.ui.widgets.plain_field import PlainField

MOST_LINES = 8
_DRAFT_MS = 400  # a draft is told this long after the last key
_LONGEST_PASTE = 200_000


class _Field(PlainField):
    """A field for plain text that asks for the height of its words."""

    pasted_too_much = Signal()
    resized = Signal()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell that there is another width for the words."""
        super().resizeEvent(event)
        self.resized.emit()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take the words and nothing else, and only so many."""
        text = source.text()
        if len(text) > _LONGEST_PASTE:
            self.pasted_too_much.emit()
        self.insertPlainText(text[:_LONGEST_PASTE])

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Files go to the window, words come here."""
        return source.hasText() and not source.hasUrls()

    def lines(self) -> int:
        """How many lines the words take, wrapped."""
        count, block = 0, self.document().begin()
        while block.isValid() and count < MOST_LINES:
            count += max(1, block.lineCount())
            block = block.next()
        return count


class Composer(QFrame):
    """Emits ``sent(text)``; the words stay until ``accept()`` says that they are safe.

    While ``unfinished`` is set, ``finish_wanted()`` is emitted instead: the last words are on their way.
    """

    sent = Signal(str)
    finish_wanted = Signal()
    stopped = Signal()
    attach_wanted = Signal()
    span_removed = Signal()
    draft_changed = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._busy = self.unfinished = False
        self.span: tuple[float, float] | None = None
        self._history: list[str] = []
        self._back = 0
        self._hint = ""
        self.setProperty("role", "input")
        self._field = _Field(self)
        self._field.setProperty("kind", "bare")
        self._field.setAccessibleName(self.tr("Message"))
        self._field.setTabChangesFocus(True)
        self._field.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._field.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._field.installEventFilter(self)
        self.setFocusProxy(self._field)
        self._field.textChanged.connect(self._changed)
        self._field.resized.connect(self._show_hint)
        self._attach = IconButton(theme, "paperclip", self.tr("Open a recording"), parent=self)
        self._attach.clicked.connect(self.attach_wanted)
        self.mic = IconButton(
            theme, "mic", self.tr("Dictate: hold, or press twice"), "Ctrl+M", parent=self
        )
        self._span = Button(
            theme,
            "",
            icon="audio-lines",
            face="number",
            hint=self.tr("Leave it out"),
            elide=True,
            parent=self,
        )
        self._span.clicked.connect(self.span_removed)
        self._span.hide()
        self._send = IconButton(
            theme, "send", self.tr("Send"), "Enter", color="on_accent", kind="primary", parent=self
        )
        self._send.clicked.connect(self._act)
        self._draft_timer = QTimer(self)
        self._draft_timer.setSingleShot(True)
        self._draft_timer.setInterval(_DRAFT_MS)
        self._draft_timer.timeout.connect(self.flush_draft)
        self._lay_out()
        theme.changed.connect(self._dress)
        self._dress()
        self.set_recording(False)

    def _lay_out(self) -> None:
        px, space = self._theme.px, self._theme.space
        acts = QHBoxLayout()
        acts.setContentsMargins(0, 0, 0, 0)
        acts.setSpacing(px(space.s))
        acts.addWidget(self._attach)
        acts.addWidget(self.mic)
        acts.addWidget(self._span)
        acts.addStretch(1)
        acts.addWidget(self._send)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(space.m), px(space.m), px(space.m), px(space.s + 2))
        column.setSpacing(px(space.s))
        column.addWidget(self._field)
        column.addLayout(acts)

    # What it holds

    @property
    def text(self) -> str:
        """The words typed so far."""
        return self._field.toPlainText()

    def set_text(self, text: str) -> None:
        """Put words in, with the cursor behind them (a draft, a thing to say)."""
        self._field.setPlainText(text)
        cursor = self._field.textCursor()
        cursor.movePosition(cursor.MoveOperation.End)
        self._field.setTextCursor(cursor)

    def accept(self) -> None:
        """The words sent are safe: make room for the next."""
        text = self.text.strip()
        if text and (not self._history or self._history[-1] != text):
            self._history.append(text)
        self._back = 0
        self._field.clear()
        self.flush_draft()

    def set_history(self, said: list[str]) -> None:
        """What Up brings back, oldest first."""
        self._history, self._back = list(said[-200:]), 0

    def set_busy(self, busy: bool) -> None:
        """While a reply grows, the button stops it."""
        self._busy = busy
        self._dress_send()

    def show_listening(self, on: bool) -> None:
        """Whether the microphone hears what is said."""
        self.mic.set_icon("mic", "accent" if on else "muted")

    def set_recording(self, there: bool) -> None:
        """Say what one can write about: with or without a recording."""
        with_one = self.tr("Ask about the recording, or say what to do with it")
        self._hint = with_one if there else self.tr("Write a message")
        self._show_hint()

    def _show_hint(self) -> None:
        """On one line, shortened where there is no room."""
        room = self._field.viewport().width() - self._theme.px(self._theme.space.s)
        metrics = QFontMetrics(self._theme.font())
        words = metrics.elidedText(self._hint, Qt.TextElideMode.ElideRight, max(0, room))
        if room > 0 and words != self._field.placeholderText():
            self._field.setPlaceholderText(words)
            self._field.viewport().update()  # Qt keeps showing the old words otherwise

    def set_span(self, span: tuple[float, float] | None) -> None:
        """Show the stretch of the recording that the words are about, in seconds."""
        self.span = span
        self._span.setVisible(span is not None)
        if span is not None:
            self._span.set_words(span_words(*span))
            name = self.tr("Selection %s, click to leave it out") % span_words(*span)
            self._span.setAccessibleName(name)

    def type(self, words: str) -> None:
        """Go to the field and write on, as if the words had been typed there."""
        self.focus()
        self._field.insertPlainText(words)

    def insertion(self) -> Insertion:
        """A place for words that come bit by bit: where the cursor is, or instead of what is selected."""
        return Insertion(self._field)

    def focus(self) -> None:
        """Put the cursor in the field."""
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    # Keys and clicks

    def _act(self) -> None:
        if self._busy and not self.text.strip():
            self.stopped.emit()
            return
        self.send()

    def send(self) -> None:
        """Send what is written, as Enter does."""
        if self.unfinished:
            self.finish_wanted.emit()
        elif self.text.strip():
            self.sent.emit(self.text.strip())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter sends, Shift+Enter makes a line, Escape stops, Up recalls what was said."""
        if watched is self._field:
            if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
                restyle(self, "active", event.type() is QEvent.Type.FocusIn)
            elif isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
                return self._key(event)
            elif isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride:
                return self._leaves(event)
        return super().eventFilter(watched, event)

    def _leaves(self, event: QKeyEvent) -> bool:
        """Whether undo or redo is left to the recording, as there is nothing of it in the field."""
        document, standard = self._field.document(), QKeySequence.StandardKey
        undo = event.matches(standard.Undo) and not document.isUndoAvailable()
        redo = event.matches(standard.Redo) and not document.isRedoAvailable()
        if undo or redo:
            event.ignore()
        return undo or redo

    def _key(self, event: QKeyEvent) -> bool:
        key = event.key()
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not shift:
            self.send()
            return True
        if key == Qt.Key.Key_Escape and self._busy:
            self.stopped.emit()
            return True
        recalled = self._back > 0 and self.text == self._history[-self._back]
        if key == Qt.Key.Key_Up and (not self.text or recalled):
            return self._recall(self._back + 1)
        if key == Qt.Key.Key_Down and recalled:
            return self._recall(self._back - 1)
        return False

    def _recall(self, back: int) -> bool:
        if back > len(self._history):
            return True
        self.set_text(self._history[-back] if back > 0 else "")
        self._back = max(0, back)
        return True

    # Looks

    def _changed(self) -> None:
        self._draft_timer.start()
        self._fit()
        self._dress_send()

    def flush_draft(self) -> None:
        """Tell about the draft now."""
        self._draft_timer.stop()
        self.draft_changed.emit(self.text)

    def _fit(self) -> None:
        line = QFontMetrics(self._theme.font()).lineSpacing()
        lines = self._field.lines()
        margin = round(self._field.document().documentMargin())
        self._field.setFixedHeight(min(lines, MOST_LINES) * line + 2 * margin + 2)
        self._field.setVerticalScrollBarPolicy(
            Qt.ScrollBarPolicy.ScrollBarAsNeeded
            if lines >= MOST_LINES
            else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        )

    def _dress(self) -> None:
        theme = self._theme
        self._field.setFont(theme.font())
        self._field.document().setDefaultFont(theme.font())
        self._field.viewport().setFont(theme.font())  # the hint is written in this one
        self._show_hint()
        self._fit()
        self._dress_send()

    def _dress_send(self) -> None:
        stops = self._busy and not self.text.strip()
        if stops:
            self._send.set_words(self.tr("Stop"), "Esc")
        else:
            self._send.set_words(self.tr("Send"), "Enter")
        self._send.set_icon("square" if stops else "send")
        self._send.setEnabled(stops or bool(self.text.strip()))
