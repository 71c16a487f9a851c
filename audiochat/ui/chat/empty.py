"""The first minute: what this is, one act, and things to say."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from audiochat.ui.sample import sample_recording
from audiochat.ui.theme import Theme
from audiochat.ui.widgets import Button, Frame, Scroller, Text
from audiochat.ui.widgets.flow import Flow


class EmptyState(Scroller):
    """Shown where a conversation will be; ``sample_wanted(path)``, ``said(words)`` and others are clicks."""

    sample_wanted = Signal(str)
    open_wanted = Signal()
    record_wanted = Signal()
    said = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._side = 0
        self._sample = sample_recording()
        page = QWidget()
        outer = QHBoxLayout(page)
        self._outer = outer
        column = QVBoxLayout()
        outer.addLayout(column)
        column.addStretch(1)
        self._fill(column)
        column.addStretch(1)
        self.set_page(page)
        self.set_recording(False)

    def _fill(self, column: QVBoxLayout) -> None:
        theme = self._theme
        space = theme.space
        column.setSpacing(0)
        self._title = Text(theme, face="title", wrap=True)
        column.addWidget(self._title)
        column.addSpacing(theme.px(space.m))
        self._lead = [Text(theme, tone="muted", wrap=True) for _ in range(3)]
        for sentence in self._lead:
            column.addWidget(sentence)
            column.addSpacing(theme.px(space.xs))
        self._acts = self._build_acts()
        column.addWidget(self._acts)
        column.addSpacing(theme.px(space.xl))
        column.addWidget(Text(theme, self.tr("Things to say"), "small_strong", "muted"))
        column.addSpacing(theme.px(space.s))
        self._sayings = self._build_sayings(column)
        self._hint = Text(theme, face="small", tone="muted", wrap=True)
        column.addSpacing(theme.px(space.l))
        column.addWidget(self._hint)

    def _build_acts(self) -> QWidget:
        """The one act, and the other one."""
        theme = self._theme
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, theme.px(theme.space.l), 0, 0)
        acts = Flow(theme.px(theme.space.s), theme.px(theme.space.s))
        column.addLayout(acts)
        self._sample_button = Button(
            theme, self.tr("Try it on the sample recording"), "primary", "audio-lines", elide=True
        )
        self._sample_button.clicked.connect(self._want_sample)
        self._sample_button.setVisible(self._sample is not None)
        self._open_button = Button(
            theme, self.tr("Open a recording…"), icon="folder-open", elide=True
        )
        self._open_button.clicked.connect(self.open_wanted)
        self._record_button = Button(theme, self.tr("Record"), icon="mic", shortcut="Ctrl+R")
        self._record_button.clicked.connect(self.record_wanted)
        for button in (self._sample_button, self._open_button, self._record_button):
            acts.addWidget(button)
        return box

    def _build_sayings(self, column: QVBoxLayout) -> list[Button]:
        """A card of quiet rows, each of which is said by a click."""
        theme = self._theme
        card = Frame("card")
        rows = QVBoxLayout(card)
        rows.setContentsMargins(*[theme.space.xs + 1] * 4)
        rows.setSpacing(0)
        sayings = [
            Button(theme, "", "row", "message-circle", face="body", elide=True) for _ in range(5)
        ]
        for saying in sayings:
            saying.clicked.connect(self._say)
            saying.setCursor(Qt.CursorShape.PointingHandCursor)
            rows.addWidget(saying)
        column.addWidget(card)
        return sayings

    def set_taking(self, on: bool) -> None:
        """Something is being recorded, so nothing else can be."""
        self._record_button.setDisabled(on)

    def set_side(self, side: int) -> None:
        """Stand over the field to write in: ``side`` pixels of margin on each side."""
        self._side = side
        self._stand()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A scroll bar takes its room from the margin, so that nothing moves aside."""
        super().resizeEvent(event)
        self._stand()

    def _stand(self) -> None:
        inside = self._side + self._theme.px(self._theme.space.l)
        room = self._theme.px(self._theme.space.l)
        bar = self.width() - self.viewport().width()
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self._outer.setContentsMargins(
            inside - (bar if rtl else 0), room, inside - (0 if rtl else bar), room
        )

    def set_recording(self, there: bool) -> None:
        """Teach what fits: with a recording open, or without one."""
        if there:
            self._title.setText(self.tr("Say what to do with the recording"))
            lead = (
                self.tr("Name a place, an amount, or a whole list of steps."),
                self.tr("Every edit is shown on the waveform before it happens."),
                self.tr("All of it can be undone, and your file itself is never changed."),
            )
            sayings = (
                self.tr("Shorten the pauses over a second to 0.4 s"),
                self.tr("Remove the hum and bring it to -16 LUFS"),
                self.tr("Remove the ums and the long pauses"),
                self.tr("What is this recording about?"),
                self.tr("How much of this is silence?"),
            )
        else:
            self._title.setText(self.tr("Talk to your recordings"))
            lead = (
                self.tr("Open a recording and say what to do with it."),
                self.tr("You see every edit on the waveform before it happens, and can undo it."),
                self.tr("Nothing leaves this computer."),
            )
            sayings = (
                self.tr("Remove the pauses over a second and bring it to -16 LUFS"),
                self.tr("Cut the first 3 seconds and fade in"),
                self.tr("Remove the hum"),
                self.tr("What is a good loudness for a podcast?"),
                self.tr("Write an outline for a five-minute episode"),
            )
        for label, words in zip(self._lead, lead, strict=True):
            label.setText(words)
        for button, words in zip(self._sayings, sayings, strict=True):
            button.set_words(words)
        self._acts.setVisible(not there)
        self._hint.setVisible(not there)
        self._hint.setText(self.tr("Or drop a sound or video file anywhere in the window."))

    def _say(self) -> None:
        sender = self.sender()
        if isinstance(sender, Button):
            self.said.emit(sender.accessibleName())

    def _want_sample(self) -> None:
        if self._sample is not None:
            self.sample_wanted.emit(str(self._sample))
