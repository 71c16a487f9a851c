"""The button for how loud recordings are heard, with a slider that opens above it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QSlider, QWidget

from audiochat.ui.studio.volume import Volume
from audiochat.ui.theme import Theme
from audiochat.ui.widgets import Frame, IconButton, Text


class VolumeCard(Frame):
    """A slider, and a button that mutes."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__("card", parent)
        self.setWindowFlag(Qt.WindowType.Popup)
        self.mute = IconButton(theme, "volume-2", self.tr("Mute"), "Ctrl+Alt+M", size=26)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, 100)
        self.slider.setPageStep(10)
        self.slider.setFixedWidth(theme.px(140))
        self.slider.setAccessibleName(self.tr("Volume"))
        self.figure = Text(theme, face="small_number", tone="muted")
        self.figure.setMinimumWidth(self.figure.fontMetrics().horizontalAdvance("100 %"))
        self.figure.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.space.s, theme.space.xs, theme.space.m, theme.space.xs)
        row.setSpacing(theme.space.s)
        for part in (self.mute, self.slider, self.figure):
            row.addWidget(part)

    def show_over(self, button: QWidget) -> None:
        """Open above a button, inside the screen."""
        self.adjustSize()
        corner = button.mapToGlobal(QPoint(button.width() // 2 - self.width() // 2, 0))
        room = self.screen().availableGeometry()
        x = max(room.left(), min(corner.x(), room.right() - self.width()))
        y = corner.y() - self.height() - 4
        self.move(x, y if y > room.top() else corner.y() + button.height() + 4)
        self.show()
        self.slider.setFocus(Qt.FocusReason.PopupFocusReason)


class VolumeButton(IconButton):
    """Shows whether anything is heard; the wheel over it turns the volume."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "headphones", self.tr("Playback volume"))
        self.setObjectName("transport.volume")
        self._volume: Volume | None = None
        self.card = VolumeCard(theme, self)
        self.card.mute.clicked.connect(self._mute)
        self.card.slider.valueChanged.connect(self._slid)
        self.clicked.connect(lambda: self.card.show_over(self))

    def set_volume(self, volume: Volume) -> None:
        """Show and change this one."""
        self._volume = volume
        volume.changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        volume = self._volume
        if volume is None:
            return
        percent = round(volume.level * 100)
        quiet = volume.heard == 0
        self.set_icon("volume-x" if quiet else "headphones", "cut" if quiet else "muted")
        words = self.tr("Playback volume, muted") if quiet else self.tr("Playback volume, {0} %")
        self.set_words(words.format(percent), "Ctrl+Shift+Up, Ctrl+Shift+Down")
        self.card.mute.set_icon("volume-x" if quiet else "volume-2")
        self.card.mute.set_words(
            self.tr("Unmute") if volume.muted else self.tr("Mute"), "Ctrl+Alt+M"
        )
        self.card.figure.setText(self.tr("{0} %").format(percent))
        self.card.slider.blockSignals(True)
        self.card.slider.setValue(percent)
        self.card.slider.blockSignals(False)

    def _mute(self) -> None:
        if self._volume is not None:
            self._volume.mute()

    def _slid(self, percent: int) -> None:
        if self._volume is not None:
            self._volume.set_level(percent / 100)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Louder or softer."""
        if self._volume is not None and event.angleDelta().y():
            self._volume.step(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
