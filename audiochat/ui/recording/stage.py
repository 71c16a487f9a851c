"""What stands in the place of the waveform while something is being recorded."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from audiochat.domain.take import PEAK_SECONDS, Taking
from audiochat.ui.recording.wave import FLOOR_DB, LOUD_DB, LiveWave, Meter
from audiochat.ui.recording.words import NewestWords
from audiochat.ui.theme import Theme
from audiochat.ui.widgets import Button, Frame, Text

DEAF_DB = -58.0
DEAF_SECONDS = 4.0
"""A microphone that hears nothing at all for so long is probably switched off."""


def clock(seconds: float) -> str:
    """``0:07.4``, ``1:02:03.4``: never more than has been recorded."""
    tenths = int(seconds * 10)
    hours, rest = divmod(tenths, 36_000)
    minutes, rest = divmod(rest, 600)
    lead = f"{hours}:{minutes:02d}" if hours else f"{minutes}"
    return f"{lead}:{rest // 10:02d}.{rest % 10}"


class Phase(StrEnum):
    """How a recording stands."""

    OPENING = "opening"
    RECORDING = "recording"
    PAUSED = "paused"
    ENDING = "ending"


class Dot(QWidget):
    """Red while it records, hollow while it is paused."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._hollow = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As large as a letter."""
        return QSize(self._theme.px(10), self._theme.px(10))

    def set_hollow(self, on: bool) -> None:
        """Paused, or not."""
        if on != self._hollow:
            self._hollow = on
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A disc or a ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = painter.pen()
        pen.setColor(self._theme.color("cut"))
        pen.setWidthF(1.5)
        painter.setPen(pen)
        if not self._hollow:
            painter.setBrush(self._theme.color("cut"))
        painter.drawEllipse(self.rect().adjusted(1, 1, -2, -2))
        painter.end()


class RecordStage(Frame):
    """``stopped()``, ``held()``: the buttons."""

    stopped = Signal()
    held = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__("surface")
        self._theme = theme
        self._deaf = 0.0
        self._phase: Phase | None = None
        self._wordless = ""
        self.dot = Dot(theme)
        self.state = Text(theme, face="medium")
        self.where = Text(theme, face="small", tone="muted", elide=True)
        self.wave = LiveWave(theme)
        self.words = NewestWords(theme)
        self.clock = Text(theme, face="clock")
        self.meter = Meter(theme)
        self.level = Text(theme, face="small_number", tone="muted", end=True)
        self.stop = Button(theme, self.tr("Stop"), "primary", "square", shortcut="Ctrl+R")
        self.hold = Button(theme, self.tr("Pause"), icon="pause", shortcut="Ctrl+Alt+R")
        self.stop.clicked.connect(self.stopped)
        self.hold.clicked.connect(self.held)
        self.setAccessibleName(self.tr("Recording"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._lay_out()
        theme.changed.connect(self._resize)
        self._resize()
        self.hide()

    def _lay_out(self) -> None:
        space = self._theme.space
        top, foot = QHBoxLayout(), QHBoxLayout()
        for row in (top, foot):
            row.setSpacing(space.s)
        for part in (self.dot, self.state):
            top.addWidget(part)
        top.addSpacing(space.s)
        top.addWidget(self.where, 1)
        for button in (self.stop, self.hold):
            foot.addWidget(button)
        foot.addSpacing(space.s)
        foot.addWidget(self.clock)
        foot.addStretch(1)
        foot.addWidget(self.meter)
        foot.addWidget(self.level)
        self._foot = QWidget()
        foot.setContentsMargins(0, 0, 0, 0)
        self._foot.setLayout(foot)
        column = QVBoxLayout(self)
        column.setContentsMargins(space.l, space.m, space.l, space.s)
        column.setSpacing(space.s)
        column.addLayout(top)
        column.addWidget(self.wave, 1)
        column.addWidget(self.words)
        column.addWidget(self._foot)

    def _resize(self) -> None:
        self._foot.setFixedHeight(self._theme.px(self._theme.size.header))
        figures = self.clock.fontMetrics().horizontalAdvance("0:00:00.0")
        self.clock.setMinimumWidth(figures)
        room = max(map(self.level.fontMetrics().horizontalAdvance, ("-60 dB", self.tr("Too loud"))))
        self.level.setMinimumWidth(room + self._theme.px(2))

    def begin(self, where: str) -> None:
        """Something is about to be recorded."""
        self.wave.clear()
        self.meter.clear()
        self._deaf, self._wordless = 0.0, ""
        self.where.setText(where or self.tr("The system's microphone"))
        self.words.clear(self.tr("Words appear here as they are said."))
        self.clock.setText(clock(0))
        self.level.setText("")
        self._show(Phase.OPENING)

    def end(self) -> None:
        """The last words are on their way."""
        self._show(Phase.ENDING)

    def _show(self, phase: Phase) -> None:
        if phase is self._phase:
            return
        self._phase = phase
        names = {
            Phase.OPENING: self.tr("Opening the microphone"),
            Phase.RECORDING: self.tr("Recording"),
            Phase.PAUSED: self.tr("Paused"),
            Phase.ENDING: self.tr("Keeping the recording"),
        }
        self.state.setText(names[phase])
        self.setAccessibleDescription(names[phase])
        self.dot.set_hollow(phase is not Phase.RECORDING)
        self.hold.set_words(self.tr("Go on") if phase is Phase.PAUSED else self.tr("Pause"))
        self.hold.set_icon("mic" if phase is Phase.PAUSED else "pause")
        self.hold.setEnabled(phase in (Phase.RECORDING, Phase.PAUSED))
        self.stop.setEnabled(phase is not Phase.ENDING)

    def show_taking(self, taking: Taking) -> None:
        """How long it is and what is heard."""
        self._show(Phase.PAUSED if taking.paused else Phase.RECORDING)
        self.wave.add(taking.peaks, taking.paused)
        self.meter.add(taking.peaks)
        self.clock.setText(clock(taking.seconds))
        held = self.meter.held
        loud = held > LOUD_DB
        self.level.setText(self.tr("Too loud") if loud else f"{held:.0f} dB")
        self.level.set_tone("cut" if loud else "muted")
        self._listen_for_silence(taking)

    def _listen_for_silence(self, taking: Taking) -> None:
        if taking.peaks and self.meter.held <= max(DEAF_DB, FLOOR_DB):
            self._deaf += len(taking.peaks) * PEAK_SECONDS
        elif taking.peaks:
            self._deaf = 0.0
        if self._deaf > DEAF_SECONDS:
            self.words.say(self.tr("The microphone hears nothing. Is it switched on?"))
        elif not self._wordless:
            self.words.say(self.tr("Words appear here as they are said."))

    def say_wordless(self, reason: str) -> None:
        """No words are written down; the recording goes on."""
        self._wordless = reason
        self.words.add("", "")
        self.words.say(self.tr("It is recorded without words. {0}").format(reason))
