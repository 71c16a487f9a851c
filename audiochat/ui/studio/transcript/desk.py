"""The transcript at work: keeps the words in step with the timeline, the playhead and the selection."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from audiochat.domain.editing import Tint
from audiochat.domain.job import Job
from audiochat.domain.operation import Effect
from audiochat.ui.studio.sound import Sound
from audiochat.ui.studio.state import StageState, Stretch
from audiochat.ui.studio.transcript.acts import Acts
from audiochat.ui.studio.transcript.page import Page, make_page
from audiochat.ui.studio.transcript.panel import TranscriptPanel
from audiochat.ui.tasks import Lane, Task
from audiochat.ui.theme import Theme

if TYPE_CHECKING:
    from audiochat.domain.timeline import Timeline
    from audiochat.services.editor import Editor
    from audiochat.services.workshop import Workshop


class TranscriptDesk(QObject):
    """Owns the panel. ``apply_wanted(plan, selection)``: words were edited, so the sound is to be.

    ``failed(UserError)``, ``said(str)``; ``acted()``: what can be done has changed.
    """

    apply_wanted = Signal(object, object)
    failed = Signal(object)
    said = Signal(str)
    acted = Signal()

    def __init__(
        self, workshop: Workshop, theme: Theme, state: StageState, sound: Sound, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._workshop, self._state, self._sound = workshop, state, sound
        self._lane = Lane("transcript")
        self._editor: Editor | None = None
        self._timeline: Timeline | None = None
        self._loading: Task | None = None
        self._again = False
        self._fresh = True
        self._mirroring = False
        self.deleted = False
        self.panel = TranscriptPanel(theme)
        self.acts = Acts(self, workshop.registry)
        self._connect()

    def _connect(self) -> None:
        view, state = self.panel.view, self._state
        view.sought.connect(self._sound.seek)
        view.played.connect(self.play_from)
        view.picked.connect(self._picked)
        view.moved.connect(self.acts.move)
        self.panel.command.connect(self.acts.do)
        state.playhead_changed.connect(view.set_playhead)
        state.selection_changed.connect(self._selected)
        state.tints_changed.connect(self._tinted)
        self._sound.playing_changed.connect(view.set_playing)

    @property
    def page(self) -> Page:
        """What is shown."""
        return self.panel.page

    @property
    def timeline(self) -> Timeline | None:
        """The recording as it is now; None without one."""
        return self._timeline

    # Showing

    def show(self, editor: Editor | None, fresh: bool = False) -> None:
        """Show the words of the recording as it is now; ``fresh``: of another recording."""
        self._editor = editor
        self._timeline = editor.timeline if editor is not None else None
        self._fresh = self._fresh or fresh
        if self._timeline is None:
            self._drop()
            self.panel.show_page(Page.empty())
            return
        if fresh:
            self.panel.show_page(Page.empty())
        self.reload()

    def reload(self) -> None:
        """Read the words again; what is asked for while they are read is done once, afterwards."""
        if self._loading is not None:
            self._again = True
            return
        timeline = self._timeline
        if timeline is None:
            return
        before = None if self._fresh else self.page
        self._fresh = False
        task = self._loading = self._lane.submit(self._read, timeline, self.deleted, before)
        task.done.connect(lambda page: self._loaded(task, page))
        task.failed.connect(lambda error: self._not_loaded(task, error))

    def _read(self, timeline: Timeline, deleted: bool, before: Page | None, job: Job) -> Page:
        """On the lane."""
        transcript = self._workshop.transcripts.view(timeline, deleted=deleted)
        return make_page(transcript, before, job)

    def _loaded(self, task: Task, page: Page) -> None:
        if task is not self._loading:
            return
        self._loading = None
        self.panel.show_page(page)
        self.panel.view.set_playhead(self._state.playhead)
        self._tinted()
        self._selected(self._state.selection)
        self.acted.emit()
        self._read_again()

    def _not_loaded(self, task: Task, error: object) -> None:
        if task is self._loading:
            self._loading = None
            self.failed.emit(error)
            self._read_again()

    def _read_again(self) -> None:
        if self._again:
            self._again = False
            self.reload()

    def _drop(self) -> None:
        task, self._loading, self._again = self._loading, None, False
        if task is not None:
            task.cancel()

    def show_deleted(self, on: bool) -> None:
        """Show words that were cut, struck through, or leave them out."""
        self.deleted = on
        self.panel.footer.buttons["deleted"].setChecked(on)
        self.reload()

    # In step with the stage

    @Slot(object)
    def _picked(self, words: tuple[int, int] | None) -> None:
        """Words were selected: so is their sound."""
        if self._mirroring:
            return
        self._mirroring = True
        self._state.select(self.stretch(words) if words is not None else None)
        self._mirroring = False

    def stretch(self, words: tuple[int, int]) -> Stretch | None:
        """The seconds that words take; None when none of them is heard."""
        heard = [word for word in self.page.words[words[0] : words[1]] if not word.deleted]
        return (heard[0].start, max(word.end for word in heard)) if heard else None

    @Slot(object)
    def _selected(self, stretch: Stretch | None) -> None:
        """Sound was selected: so are its words."""
        if self._mirroring:
            return
        words = None
        if stretch is not None:
            found = self.page.transcript.between(*stretch)
            words = (found.start, found.stop) if found else None
        self.panel.view.pick(words)
        self.panel.footer.show_choice(self.page, words)

    @Slot()
    def _tinted(self) -> None:
        """Words that a plan on the stage would take out are struck through."""
        doomed: set[int] = set()
        for tint in self._state.tints:
            doomed.update(self._words_of(tint))
        self.panel.view.set_doomed(frozenset(doomed))

    def _words_of(self, tint: Tint) -> range:
        if tint.effect is not Effect.REMOVES:
            return range(0)
        return self.page.transcript.between(tint.start, tint.end)

    def play_from(self, seconds: float) -> None:
        """Play from a time on."""
        self._state.select(None)
        self._state.move_playhead(seconds)
        self._sound.play()

    def play_words(self) -> None:
        """Play what is selected."""
        if self._state.selection is not None:
            self._state.move_playhead(self._state.selection[0])
            self._sound.play()

    def toggle_play(self) -> None:
        """Play or hold."""
        self._sound.toggle()

    def close(self) -> None:
        """Stop what runs."""
        self._drop()
        self._lane.close()
