"""Hearing the recording: play, pause, loop, and the plan beside the original at the same place."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from audiochat.domain.editing import Preview
from audiochat.domain.errors import MediaError
from audiochat.media.playback import Player
from audiochat.media.render import TimelineReader
from audiochat.ui.studio.ab import back, forth
from audiochat.ui.studio.state import StageState

FRAME_MS = 16
LEAD_SECONDS = 1.0
"""How long before the first change listening to a plan begins."""

UNHEARD = MediaError(
    "Nothing is heard: no sound device was found.", "Connect one, then pause and play again."
)


class Sound(QObject):
    """Drives the player and moves the playhead; the position is asked for only while it plays.

    ``playing_changed(bool)``; ``heard(which)``: ``edited``, ``original`` or empty when no plan is
    listened to; ``failed(UserError)``.
    """

    playing_changed = Signal(bool)
    heard = Signal(str)
    failed = Signal(object)

    def __init__(self, player: Player, state: StageState, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._player, self._state = player, state
        self._make: Callable[[], TimelineReader] | None = None
        self._make_edited: Callable[[], TimelineReader] | None = None
        self._preview: Preview | None = None
        self._which = ""
        self._rate = 1
        self._began = 0.0
        self._unheard = False  # it was said that nothing is heard
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(FRAME_MS)
        self._timer.timeout.connect(self._tick)
        state.loop_changed.connect(self._loop_changed)

    @property
    def playing(self) -> bool:
        """Whether it plays now."""
        return self._timer.isActive()

    @property
    def which(self) -> str:
        """``edited`` or ``original`` while a plan is listened to, else empty."""
        return self._which

    def set_source(self, make: Callable[[], TimelineReader] | None) -> None:
        """Another timeline (or none) is heard from now on; what played is silent."""
        self.silence()
        self._make = make

    def toggle(self) -> None:
        """Play or pause."""
        if self.playing:
            self.pause()
        else:
            self.play()

    def play(self) -> None:
        """Play from the playhead, or the selection when there is one."""
        state = self._state
        if self._make is None or state.total <= 0:
            return
        self._leave_plan()
        start, end = state.selection or (0.0, state.total)
        here = state.playhead
        if not start <= here < end - state.view.finest:
            here = start
        self._began = here
        self._start(self._make(), start if state.loop else here, end, here)

    def _start(self, reader: TimelineReader, start: float, end: float, here: float) -> None:
        """Play a stretch from ``here``; all in seconds of the reader's own timeline."""
        rate = self._rate = reader.rate
        self._player.play(reader, round(start * rate), round(end * rate), self._state.loop)
        if here > start:
            self._player.seek(round(here * rate))
        if not self.playing:
            self._timer.start()
            self.playing_changed.emit(True)

    def pause(self) -> None:
        """Hold where it is."""
        self._player.pause()
        if self._timer.isActive():
            self._tick()
        self._halt()

    def stop(self) -> None:
        """End, and go back to where it began."""
        was = self.playing
        self.silence()
        if was:
            self._state.move_playhead(self._began)

    def silence(self) -> None:
        """End without moving the playhead."""
        self._player.stop()
        self._leave_plan()
        self._halt()

    def _halt(self) -> None:
        if self._timer.isActive():
            self._timer.stop()
            self.playing_changed.emit(False)

    def seek(self, seconds: float) -> None:
        """Go somewhere, playing on if it plays."""
        self._state.move_playhead(seconds)
        if self.playing:
            if self._which:
                self._play_plan(self._which)
            else:
                self.play()

    def listen(self, preview: Preview, make: Callable[[], TimelineReader], first: float) -> None:
        """Hear a plan's outcome; again: the original at the same place, and so on.

        ``first``: seconds of the first change, where listening begins a little before.
        """
        same = preview is self._preview
        self._preview, self._make_edited = preview, make
        if same and self._which and self.playing:
            self._play_plan("original" if self._which == "edited" else "edited")
            return
        if not self.playing:
            self._state.move_playhead(max(0.0, first - LEAD_SECONDS))
        self._began = self._state.playhead
        self._play_plan("edited")

    def _play_plan(self, which: str) -> None:
        if self._preview is None or self._make is None or self._make_edited is None:
            return
        here = self._state.playhead
        if which == "edited":
            reader = self._make_edited()
            old_rate = self._old_rate()
            at = forth(self._preview.time_map, round(here * old_rate)) / reader.rate
            end = self._preview.timeline.seconds
        else:
            reader, at, end = self._make(), here, self._state.total
        self._which = which
        self._start(reader, at, end, at)
        self.heard.emit(which)

    def _old_rate(self) -> float:
        return 1 / self._state.view.finest

    def _leave_plan(self) -> None:
        self._preview = None
        if self._which:
            self._which = ""
            self.heard.emit("")

    @Slot()
    def _tick(self) -> None:
        player, frame = self._player, self._player.position
        if self._which == "edited" and self._preview is not None:
            seconds = back(self._preview.time_map, frame) / self._old_rate()
        else:
            seconds = frame / self._rate
        self._state.move_playhead(seconds)
        if self._state.view.width > 1:
            self._state.set_view(self._state.view.revealing(self._state.playhead))
        if player.nobody is not self._unheard:
            self._unheard = player.nobody
            if self._unheard:
                self.failed.emit(UNHEARD)
        if not player.playing:
            error = player.error
            self._leave_plan()
            self._halt()
            if error is not None:
                self.failed.emit(error)

    @Slot()
    def _loop_changed(self) -> None:
        if self.playing and not self._which:
            self.play()

    def close(self) -> None:
        """Silence for good; the player is closed by whoever made it."""
        self.silence()
        self._make = None
