"""Short messages in place: what happened, what to do, maybe an act such as Undo."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, QTimer
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from audiochat.domain.errors import UserError
from audiochat.ui.theme import Theme
from audiochat.ui.widgets import Button, Frame, IconButton, Text

STAY_MS = 7000
WRONG_STAY_MS = 30_000
"""What went wrong is longer to be read, but does not cover the conversation for ever."""

ROOM = 420

_MOVES = (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show, QEvent.Type.Hide)


class Toast(Frame):
    """One message; it leaves by itself unless the pointer is on it, and at a click."""

    def __init__(
        self,
        theme: Theme,
        words: str,
        remedy: str,
        act: str,
        do: Callable[[], object] | None,
        wrong: bool,
        parent: QWidget,
    ) -> None:
        super().__init__("error" if wrong else "toast", parent)
        row = QHBoxLayout(self)
        space = theme.space
        row.setContentsMargins(space.m, space.s, space.s, space.s)
        row.setSpacing(space.s)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(Text(theme, words[:400], wrap=True))
        if remedy:
            column.addWidget(Text(theme, remedy[:400], tone="muted", wrap=True))
        row.addLayout(column, 1)
        if act and do is not None:
            button = Button(theme, act, "act")
            self._do = do
            button.clicked.connect(self._act)
            row.addWidget(button)
            self.act = button
        close = IconButton(theme, "x", self.tr("Dismiss"), size=24)
        close.clicked.connect(self.leave)
        row.addWidget(
            close, 0, Qt.AlignmentFlag.AlignTop if remedy else Qt.AlignmentFlag.AlignVCenter
        )
        self.setAccessibleName(f"{words} {remedy}".strip())
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.leave)
        self._timer.start(WRONG_STAY_MS if wrong else STAY_MS)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Whoever points at it is reading it."""
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        """Its time begins anew."""
        self._timer.start()

    def _act(self) -> None:
        self.leave()
        self._do()

    def leave(self) -> None:
        """Go away."""
        self._timer.stop()
        self.hide()
        self.deleteLater()


class Toasts(QObject):
    """Stacks messages at the bottom of ``host``, newest lowest, at most three."""

    def __init__(self, theme: Theme, host: QWidget) -> None:
        super().__init__(host)
        self._theme = theme
        self._host = host
        self.shown: list[Toast] = []
        self._floors: tuple[QWidget, ...] = ()
        host.installEventFilter(self)

    def stand_on(self, *floors: QWidget) -> None:
        """Messages stand above these widgets while they are seen, so that they never cover them."""
        self._floors = floors
        for floor in floors:
            floor.installEventFilter(self)

    def say(
        self,
        words: str,
        *,
        remedy: str = "",
        act: str = "",
        do: Callable[[], object] | None = None,
        wrong: bool = False,
    ) -> Toast:
        """Show words (plain text), maybe with an act such as Undo."""
        toast = Toast(self._theme, words, remedy, act, do, wrong, self._host)
        toast.destroyed.connect(self._place)
        toast.show()
        self.shown.append(toast)
        while len(self._here()) > 3:
            self._here()[0].leave()
        self._place()
        return toast

    def error(self, error: UserError) -> None:
        """Say what went wrong and what to do; the same words twice are said once."""
        for toast in self._here():
            if toast.accessibleName() == str(error):
                toast.leave()
        self.say(error.message, remedy=error.remedy, wrong=True)

    def withdraw(self, toast: Toast) -> None:
        """Take one away that is out of date, if it is still there."""
        if toast in self._here():
            toast.leave()

    def clear(self) -> None:
        """Take everything away."""
        for toast in self._here():
            toast.leave()

    def _here(self) -> list[Toast]:
        import shiboken6

        self.shown = [t for t in self.shown if shiboken6.isValid(t) and not t.isHidden()]
        return self.shown

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the place when the window changes its size, or what it stands on comes and goes."""
        if event.type() in _MOVES:
            self._place()
        return False

    def _place(self) -> None:
        import shiboken6

        if not shiboken6.isValid(self._host):
            return
        width = min(self._theme.px(ROOM), max(200, self._host.width() - self._theme.space.xl))
        middle, bottom = self._ground()
        for toast in reversed(self._here()):
            toast.setFixedWidth(width)
            wrapped = toast.heightForWidth(width)  # the hint thinks of narrower words
            height = wrapped if wrapped > 0 else toast.sizeHint().height()
            toast.resize(QSize(width, height))
            toast.move(max(0, middle - width // 2), bottom - height)
            toast.raise_()
            bottom -= height + self._theme.space.s

    def _ground(self) -> tuple[int, int]:
        """The middle and the bottom of the pile in the host's pixels."""
        space = self._theme.space
        places = [
            (floor.mapTo(self._host, QPoint(floor.width() // 2, 0)))
            for floor in self._floors
            if floor.isVisible()
        ]
        if places:
            return places[0].x(), min(place.y() for place in places) - space.s
        status = self._theme.px(self._theme.size.status)
        return self._host.width() // 2, self._host.height() - status - space.m
