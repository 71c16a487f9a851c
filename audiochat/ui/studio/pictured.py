"""What the waveform and the overview have in common: a picture of the sound that is made elsewhere."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QWidget

from audiochat.ui.studio.feed import Picture, PictureFeed, Wish
from audiochat.ui.studio.state import StageState
from audiochat.ui.tasks import Lane
from audiochat.ui.theme import Theme


class Pictured(QWidget):
    """Wants a picture (``_wish``) and draws anew when it comes (``_stale``); time never mirrors."""

    def __init__(self, state: StageState, theme: Theme, lane: Lane) -> None:
        super().__init__()
        self._state, self._theme = state, theme
        self._feed = PictureFeed(lane, self)
        self._picture: Picture | None = None
        self._rate = 0
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._feed.ready.connect(self._show)

    @property
    def feed(self) -> PictureFeed:
        """Where the pictures come from."""
        return self._feed

    def set_peaks(self, peaks: object, rate: int, fresh: bool) -> None:
        """Draw another timeline; ``fresh``: the last picture is none of it."""
        self._rate = rate
        self._feed.set_peaks(peaks)  # type: ignore[arg-type]  # a PeakSource or None
        if fresh:
            self._picture = None
        self._want()
        self._stale()

    @Slot(object)
    def _show(self, picture: Picture) -> None:
        self._picture = picture
        self._stale()

    def _wish(self) -> Wish | None:
        """The picture of what is to be seen; None while there is nothing."""
        return None

    def _want(self) -> None:
        wish = self._wish()
        if wish is not None:
            self._feed.want(wish)

    def _stale(self) -> None:
        """What is drawn is no longer right."""
        self.update()
