"""The stage: overview, ruler, waveform and transport of the open recording."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout

from audiochat.domain.operation import Registry
from audiochat.ui.studio.notice import Notice
from audiochat.ui.studio.overview import Overview
from audiochat.ui.studio.ruler import Ruler
from audiochat.ui.studio.state import StageState
from audiochat.ui.studio.transport import Transport
from audiochat.ui.studio.waveform import Waveform
from audiochat.ui.tasks import Lane
from audiochat.ui.theme import Theme
from audiochat.ui.widgets import Frame


class Stage(Frame):
    """Everything above the conversation; it draws a ``StageState`` and emits what the person wants.

    ``sought(seconds)``: go there. ``command(name)``: see ``Transport``. ``operation(id)``: one was
    chosen from the menu.
    """

    sought = Signal(float)
    command = Signal(str)
    operation = Signal(str)

    def __init__(self, state: StageState, theme: Theme, registry: Registry, lane: Lane) -> None:
        super().__init__("surface")
        self._theme = theme
        self.state = state
        self.overview = Overview(state, theme, lane)
        self.ruler = Ruler(state, theme)
        self.waveform = Waveform(state, theme, lane)
        self.transport = Transport(state, theme, registry)
        self.notice = Notice(theme, self.waveform)
        self.under = QVBoxLayout()
        self.under.setContentsMargins(0, 0, 0, theme.space.s)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Recording"))
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.space.l, theme.space.s, theme.space.l, 0)
        column.setSpacing(0)
        column.addWidget(self.overview)
        column.addWidget(self.ruler)
        column.addWidget(self.waveform, 1)
        column.addWidget(self.transport)
        column.addLayout(self.under)
        for part in (self.ruler, self.waveform):
            part.sought.connect(self.sought)
        self.waveform.command.connect(self.command)
        self.transport.command.connect(self.command)
        self.transport.operation.connect(self.operation)
        self.waveform.installEventFilter(self)

    def set_peaks(self, peaks: object, rate: int, fresh: bool) -> None:
        """Draw another timeline's peaks (None: nothing)."""
        self.waveform.set_peaks(peaks, rate, fresh)
        self.overview.set_peaks(peaks, rate, fresh)

    def peaks_grew(self) -> None:
        """More of the peaks is known: draw again."""
        self.waveform.feed.again()
        self.overview.feed.again()

    def focus(self, lent: bool = False) -> None:
        """Let the keys go to the waveform; ``lent``: nobody asked, so letters still are words."""
        reason = Qt.FocusReason.OtherFocusReason if lent else Qt.FocusReason.ShortcutFocusReason
        self.waveform.setFocus(reason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the notice in the middle of the waveform."""
        if event.type() == QEvent.Type.Resize and self.notice.isVisible():
            self.notice.place()
        return False
