"""The transport: play, clock, undo, edits, numbers, zoom and export in one line."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from audiochat.domain.loudness import Loudness
from audiochat.domain.operation import Registry, asked
from audiochat.ui.studio.clock import stamp
from audiochat.ui.studio.levels import level
from audiochat.ui.studio.state import StageState
from audiochat.ui.studio.volume_button import VolumeButton
from audiochat.ui.theme import Theme
from audiochat.ui.widgets import IconButton, Line, Text, tip

ROOM_FOR_PEAK, ROOM_FOR_LOUDNESS, ROOM_FOR_TOTAL, ROOM_FOR_VOLUME = 790, 710, 630, 560
ROOM_FOR_LOOP = 520
"""Widths in unscaled pixels from which each number, the volume and the loop are shown."""


class Transport(QWidget):
    """Buttons and numbers under the waveform; it knows no service and emits what was asked.

    ``command(name)``: play, stop, undo, redo, cut, export. ``operation(id)``: one was chosen.
    ``record_wanted()``: another recording is to be made.
    """

    command = Signal(str)
    operation = Signal(str)
    record_wanted = Signal()

    def __init__(self, state: StageState, theme: Theme, registry: Registry) -> None:
        super().__init__()
        self._state, self._theme = state, theme
        self.setFixedHeight(theme.px(theme.size.header))
        self.setMinimumWidth(1)  # not the row's own, so that it can grow narrow and drop numbers
        self.play = self._button("play", "play", "on_accent", kind="primary")
        self.stop = self._button("stop", "square")
        self.loop = IconButton(theme, "repeat", self.tr("Loop"), "L", checkable=True)
        self.record = IconButton(theme, "mic", self.tr("Record"), "Ctrl+R", color="cut")
        self.record.clicked.connect(self.record_wanted)
        self.clock = Text(theme, face="clock")
        self.total = Text(theme, face="number", tone="faint")
        self._times = self._pair(self.clock, self.total)
        self.undo = self._button("undo", "undo-2")
        self.redo = self._button("redo", "redo-2")
        self.cut = self._button("cut", "scissors")
        self.level = IconButton(theme, "volume-2", self.tr("Change the level"))
        self.operations = IconButton(theme, "sliders-horizontal", self.tr("All edits"))
        self.volume = VolumeButton(theme)
        self.loudness = Text(theme, face="small_number", tone="muted")
        self.peak = Text(theme, face="small_number", tone="muted")
        self.zoom_out = IconButton(theme, "zoom-out", self.tr("Show more time"), "-")
        self.zoom_in = IconButton(theme, "zoom-in", self.tr("Show less time"), "+")
        self.export = self._button("export", "download")
        self._menu = self._fill_menu(registry)
        self._lay_out()
        self._connect()
        self.retranslate()
        self.set_open(False)

    def _button(self, name: str, icon: str, color: str = "muted", kind: str = "") -> IconButton:
        button = IconButton(self._theme, icon, name, color=color, kind=kind)
        button.setObjectName(f"transport.{name}")
        button.clicked.connect(lambda: self.command.emit(name))
        return button

    def _pair(self, *parts: Text) -> QWidget:
        """Times beside each other, in the same order in every window."""
        box = QWidget()
        box.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._theme.space.xs)
        for part in parts:
            row.addWidget(part)
        return box

    def _fill_menu(self, registry: Registry) -> QMenu:
        menu = QMenu(self)
        groups: dict[str, QMenu] = {}
        for operation in registry:
            group = str(operation.group)
            if group not in groups:
                groups[group] = menu.addMenu(group)
            asks = bool(asked(operation.params))
            entry = groups[group].addAction(operation.title + ("…" if asks else ""))
            entry.setIcon(self._theme.icon(operation.icon, "muted"))
            entry.setToolTip(tip(operation.summary))
            entry.triggered.connect(lambda _=False, op=operation.id: self.operation.emit(op))
        return menu

    def _lay_out(self) -> None:
        space = self._theme.space
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space.xs)
        groups: tuple[tuple[QWidget | int, ...], ...] = (
            (self.play, self.stop, self.loop, self.record, space.s, self._times),
            (self.undo, self.redo, self.cut, self.level, self.operations),
        )
        for group in groups:
            for item in group:
                row.addSpacing(item) if isinstance(item, int) else row.addWidget(item)
            self._bar(row) if group is groups[0] else None
        row.addStretch(1)
        row.addWidget(self.volume)
        row.addWidget(self.loudness)
        row.addSpacing(space.s)
        row.addWidget(self.peak)
        self._bar(row)
        for button in (self.zoom_out, self.zoom_in, self.export):
            row.addWidget(button)

    def _bar(self, row: QHBoxLayout) -> None:
        bar = Line(standing=True)
        bar.setFixedHeight(self._theme.px(20))
        row.addSpacing(self._theme.space.s)
        row.addWidget(bar)
        row.addSpacing(self._theme.space.s)

    def _connect(self) -> None:
        state = self._state
        self.loop.toggled.connect(state.set_loop)
        state.loop_changed.connect(self.loop.setChecked)
        self.zoom_in.clicked.connect(lambda: state.zoom(2.0))
        self.zoom_out.clicked.connect(lambda: state.zoom(0.5))
        self.level.clicked.connect(lambda: self.operation.emit("gain"))
        self.operations.clicked.connect(self._open_menu)
        state.playhead_changed.connect(self._show_time)
        state.content_changed.connect(self._show_total)
        state.selection_changed.connect(self._show_total)
        state.view_changed.connect(self._show_zoom)
        self._theme.changed.connect(self._restyle)

    def retranslate(self) -> None:
        """Say everything in the language of the window."""
        words = (
            (self.stop, self.tr("Stop"), ""),
            (self.undo, self.tr("Undo"), "Ctrl+Z"),
            (self.redo, self.tr("Redo"), "Ctrl+Shift+Z"),
            (self.cut, self.tr("Cut the selection"), "Del"),
            (self.export, self.tr("Export"), "Ctrl+E"),
        )
        for button, text, keys in words:
            button.set_words(text, keys)
        self.clock.setAccessibleName(self.tr("Playhead"))
        self.set_playing(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give up the numbers before the buttons where there is little room; Details has them too."""
        super().resizeEvent(event)
        width, px = event.size().width(), self._theme.px
        self.loudness.setVisible(width >= px(ROOM_FOR_LOUDNESS))
        self.peak.setVisible(width >= px(ROOM_FOR_PEAK))
        self.total.setVisible(width >= px(ROOM_FOR_TOTAL))
        for button in (self.volume, self.level):  # both are in menus and have keys
            button.setVisible(width >= px(ROOM_FOR_VOLUME))
        self.loop.setVisible(width >= px(ROOM_FOR_LOOP))  # it has a key
        layout = self.layout()
        if layout is not None:
            layout.activate()  # at once, so that nothing is drawn where it no longer fits

    @Slot()
    def _restyle(self) -> None:
        self.setFixedHeight(self._theme.px(self._theme.size.header))
        self.clock.setMinimumWidth(0)
        self.clock.setText("")  # a label remembers the least width it had with a text
        self._show_time()

    @Slot()
    def _open_menu(self) -> None:
        self._menu.popup(self.operations.mapToGlobal(QPoint(0, -self._menu.sizeHint().height())))

    def set_open(self, on: bool) -> None:
        """Whether a recording is there to act on."""
        for button in (self.play, self.stop, self.loop, self.level, self.operations, self.export):
            button.setEnabled(on)
        self._show_total()
        self._show_zoom()
        if not on:
            self.set_history(False, False)
            self.set_levels(None)

    def set_playing(self, on: bool) -> None:
        """Show pause while it plays."""
        self.play.set_icon("pause" if on else "play", "on_accent")
        self.play.set_words(self.tr("Pause") if on else self.tr("Play"), "Space")

    def set_history(self, can_undo: bool, can_redo: bool) -> None:
        """What can be undone and done again."""
        self.undo.setEnabled(can_undo)
        self.redo.setEnabled(can_redo)

    def set_levels(self, loudness: Loudness | None, measuring: bool = False) -> None:
        """Integrated loudness and true peak, dots while they are measured, nothing when unknown."""
        if loudness is None:
            self.loudness.setText(self.tr("Measuring…") if measuring else "")
            self.peak.setText("")
            return
        self.loudness.setText(f"{level(loudness.integrated)} LUFS")
        self.peak.setText(f"{level(loudness.true_peak)} dBTP")
        self.loudness.setToolTip(tip(self.tr("Integrated loudness, EBU R 128")))
        self.peak.setToolTip(tip(self.tr("True peak")))

    @Slot()
    def _show_time(self) -> None:
        text = stamp(self._state.playhead, 3)
        self.clock.setText(text)
        wide = self.clock.fontMetrics().horizontalAdvance("0" * len(text)) + self._theme.px(2)
        if self.clock.minimumWidth() < wide:  # never narrower again, so that nothing jumps
            self.clock.setMinimumWidth(wide)

    @Slot()
    def _show_total(self) -> None:
        state = self._state
        self.total.setText(f"/ {stamp(state.total, 3)}" if state.total else "")
        self.cut.setEnabled(state.selection is not None)
        self._show_time()

    @Slot()
    def _show_zoom(self) -> None:
        view = self._state.view
        self.zoom_out.setEnabled(view.total > 0 and not view.is_whole)
        self.zoom_in.setEnabled(view.total > 0 and view.scale > view.finest * 1.0001)
