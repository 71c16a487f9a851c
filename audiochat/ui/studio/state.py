"""What the parts of the stage share: the view, the selection, the playhead, the tints."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from audiochat.domain.editing import Tint
from audiochat.domain.notes import Chapter
from audiochat.domain.timeline import Timeline
from audiochat.ui.studio.tone_marks import ToneMark, tone_marks
from audiochat.ui.studio.view import View

Stretch = tuple[float, float]
"""A start and an end in seconds."""


class StageState(QObject):
    """The one truth that ruler, overview, waveform and transport draw from; all times in seconds."""

    view_changed = Signal()
    selection_changed = Signal(object)  # tuple[float, float] or None
    playhead_changed = Signal(float)
    tints_changed = Signal()
    tint_moved = Signal(int, float, float, bool)  # step, start, end, exactly there
    content_changed = Signal()
    chapters_changed = Signal()
    loop_changed = Signal(bool)
    hover_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.view = View.whole(0.0, 1)
        self.selection: Stretch | None = None
        self.playhead = 0.0
        self.hover: float | None = None
        self.tints: tuple[Tint, ...] = ()
        self.movable = False
        self.joins: tuple[float, ...] = ()
        self.tones: tuple[ToneMark, ...] = ()
        self.chapters: tuple[Chapter, ...] = ()
        self.channels = 0
        self.loop = False
        self.gain = 1.0

    @property
    def total(self) -> float:
        """Length of the recording in seconds; 0 when none is open."""
        return self.view.total

    def show(self, timeline: Timeline, fresh: bool) -> None:
        """Take another recording (``fresh``) or another revision, with its joins and their room tone."""
        joins = tuple(frame / timeline.rate for frame in timeline.joins())
        shape = (timeline.seconds, timeline.rate, timeline.channels)
        self.show_content(*shape, joins, fresh, tone_marks(timeline))

    def show_content(
        self,
        total: float,
        rate: int,
        channels: int,
        joins: tuple[float, ...],
        fresh: bool,
        tones: tuple[ToneMark, ...] = (),
    ) -> None:
        """Take another recording (``fresh``: nothing of the last one stays) or another revision."""
        finest = 1 / max(1, rate)
        if fresh:
            self.view = View.whole(total, self.view.width, finest)
        else:
            self.view = self.view.retimed(total, finest)
        self.channels, self.joins, self.tones = channels, joins, tones
        self.content_changed.emit()
        self.view_changed.emit()
        self.set_tints(())
        self.select(None if fresh or self.selection is None else self.selection)
        self.move_playhead(0.0 if fresh else self.playhead)

    def set_chapters(self, chapters: tuple[Chapter, ...]) -> None:
        """The chapters of what is shown, in order."""
        if chapters != self.chapters:
            self.chapters = chapters
            self.chapters_changed.emit()

    def chapter_beside(self, step: int) -> float | None:
        """Where the next chapter begins (``step`` 1), or this one or the one before (-1); None at the end.

        Within the first second of a chapter, back means the one before.
        """
        starts = [one.start for one in self.chapters]
        if step > 0:
            return next((s for s in starts if s > self.playhead + self.view.finest), None)
        return next(
            (s for s in reversed(starts) if s < self.playhead - 1.0), starts[0] if starts else None
        )

    def set_view(self, view: View) -> None:
        """Zoom or scroll."""
        if view != self.view:
            self.view = view
            self.view_changed.emit()

    def select(self, stretch: Stretch | None) -> None:
        """Select a stretch (in either order, clamped to the recording) or nothing."""
        if stretch is not None:
            first, last = sorted(min(max(0.0, s), self.total) for s in stretch)
            stretch = (first, last) if last - first >= self.view.finest else None
        if stretch != self.selection:
            self.selection = stretch
            self.selection_changed.emit(stretch)

    def move_playhead(self, seconds: float) -> None:
        """Put the playhead somewhere, clamped to the recording."""
        seconds = min(max(0.0, seconds), self.total)
        if seconds != self.playhead:
            self.playhead = seconds
            self.playhead_changed.emit(seconds)

    def set_hover(self, seconds: float | None) -> None:
        """Where the pointer is, or nowhere."""
        if seconds != self.hover:
            self.hover = seconds
            self.hover_changed.emit()

    def set_tints(self, tints: tuple[Tint, ...], movable: bool = False) -> None:
        """Show what a plan would touch; ``movable``: the edges of its cuts can be drawn elsewhere."""
        self.movable = movable
        if tints != self.tints:
            self.tints = tints
            self.tints_changed.emit()

    def set_loop(self, on: bool) -> None:
        """Play the selection (or all) over and over, or once."""
        if on != self.loop:
            self.loop = on
            self.loop_changed.emit(on)

    def zoom(self, factor: float, at_x: float | None = None) -> None:
        """Closer (above 1) or further; around the playhead when it is in sight and no place is given."""
        if at_x is None:
            x = self.view.x(self.playhead)
            at_x = x if 0 <= x <= self.view.width else None
        self.set_view(self.view.zoomed(factor, at_x))

    def heighten(self, factor: float) -> None:
        """Draw quiet sound taller (above 1) or as it is again; the sound itself stays."""
        gain = min(max(self.gain * factor, 1.0), 64.0)
        if gain != self.gain:
            self.gain = gain
            self.view_changed.emit()

    def zoom_to_selection(self) -> None:
        """The selection fills the window; without one, everything does."""
        self.set_view(self.view.showing(*self.selection) if self.selection else self.view.fitted())

    def around(self, seconds: float) -> Stretch:
        """The stretch between the joins on both sides of a time; all of it when there are none."""
        before = max((j for j in self.joins if j <= seconds), default=0.0)
        after = min((j for j in self.joins if j > seconds), default=self.total)
        return (before, after)
