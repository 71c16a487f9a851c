"""The transcript at work: keeps the words in step with the timeline, the playhead and the selection."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from audiochat.domain.operation import Effect
from audiochat.ui.stored import TELL_SPEAKERS_APART, TRANSCRIPT_DELETED, TRANSCRIPT_TIMES
from audiochat.ui.studio.clock import stamp
from audiochat.ui.studio.sound import Sound
from audiochat.ui.studio.state import StageState, Stretch
from audiochat.ui.studio.transcript.acts import Acts
from audiochat.ui.studio.transcript.hearing import Hearing
from audiochat.ui.studio.transcript.menu import Menus
from audiochat.ui.studio.transcript.page import Page
from audiochat.ui.studio.transcript.panel import TranscriptPanel
from audiochat.ui.studio.transcript.reading import Found, Wanted, edits_of, read
from audiochat.ui.studio.transcript.telling import Telling
from audiochat.ui.studio.transcript.text_desk import TextDesk
from audiochat.ui.studio.transcript.trail import Did
from audiochat.ui.studio.transcript.word_plans import stretch
from audiochat.ui.tasks import Lane, Lanes, Task
from audiochat.ui.theme import Theme

if TYPE_CHECKING:
    from audiochat.domain.timeline import Timeline
    from audiochat.services.editor import Editor
    from audiochat.services.workshop import Workshop

MANY_SECONDS = 3600.0
"""From so many seconds of words on, making them is hidden from the search for garbage."""


class TranscriptDesk(QObject):
    """Owns the panel. ``apply_wanted(plan, selection, state)``: words were edited, so the sound
    is to be; ``state``: the one that the plan speaks of, empty for the one that is shown.

    ``undo_wanted()``: the last edit is to be taken back first. ``failed(UserError)``, ``said(str)``;
    ``noted(str)``: how much is transcribed, for the status line; ``acted()``: what can be done has
    changed; ``heard()``: all is transcribed, or the speakers are told apart, and shown.
    """

    apply_wanted = Signal(object, object, str)
    undo_wanted = Signal()
    failed = Signal(object)
    said = Signal(str)
    noted = Signal(str)
    acted = Signal()
    heard = Signal()

    def __init__(
        self, workshop: Workshop, lanes: Lanes, theme: Theme, state: StageState, sound: Sound,
        parent: QObject,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._workshop, self._state, self._sound, self._lanes = workshop, state, sound, lanes
        self._lane = Lane("transcript")
        self._editor: Editor | None = None
        self._loading: Task | None = None
        self._again = False
        self._fresh = True
        self._recall = False  # what was done before is to be read as well
        self._mirroring = False
        self._complete = False  # all was heard, and is being read
        self._laid: Timeline | None = None
        self.editing: Callable[[], bool] = lambda: (
            False
        )  # whether an edit of the sound is being made
        self._put_aside = 0.0  # seconds of words that the search for garbage passes over
        self.deleted = workshop.settings.get(TRANSCRIPT_DELETED, False) is True
        self.panel = TranscriptPanel(theme)
        self.text = TextDesk(workshop, lanes.store, theme, self.panel, self)
        self.hearing = Hearing(workshop, lanes.speech, state, self.panel, self)
        self.telling = Telling(workshop, lanes.speech, self.panel.telling, self)
        self.acts = Acts(self)
        self.menus = Menus(theme, self.panel, self.acts)
        self.panel.view.set_times(workshop.settings.get(TRANSCRIPT_TIMES, True) is not False)
        self._connect()

    def _connect(self) -> None:
        view, state, text = self.panel.view, self._state, self.text
        view.sought.connect(self._sound.seek)
        view.picked.connect(self._picked)
        view.moved.connect(self.acts.move)
        view.menu_wanted.connect(self.menus.words)
        self.panel.command.connect(self.acts.do)
        self.panel.footer.menu_wanted.connect(self.menus.view)
        state.playhead_changed.connect(view.set_playhead)
        state.selection_changed.connect(self._selected)
        state.tints_changed.connect(self._tinted)
        self._sound.playing_changed.connect(view.set_playing)
        text.changed.connect(self.reload)
        text.layings.changed.connect(self.recall)
        text.said.connect(self.said)
        text.failed.connect(self.failed)
        self.hearing.words_found.connect(self.reload)
        self.hearing.recognition.laid.connect(self.text.layings.did)
        self.hearing.acted.connect(self.acted)
        self.hearing.failed.connect(self.failed)
        self.hearing.recognition.ended.connect(self._recognised)
        self.telling.told.connect(self._told)
        self.telling.heard.connect(self.said)
        self.telling.heard.connect(self._one_voice)
        self.telling.failed.connect(self.failed)
        self.telling.acted.connect(self.acted)
        text.card.apart_wanted.connect(self.telling.start)

    @property
    def page(self) -> Page:
        """What is shown."""
        return self.panel.page

    @property
    def timeline(self) -> Timeline | None:
        """The recording as it is now; None without one."""
        return self._editor.timeline if self._editor is not None else None

    @property
    def up_to_date(self) -> bool:
        """Whether the words stand where they are in the recording as it is now."""
        return self._laid == self.timeline and not self.editing()

    @property
    def revision_id(self) -> str | None:
        """The state of the recording that is shown."""
        return self._editor.revision.id if self._editor is not None else None

    @property
    def parent_id(self) -> str | None:
        """The state before it."""
        return self._editor.revision.parent_id if self._editor is not None else None

    # Showing

    def show(self, editor: Editor | None, fresh: bool = False) -> None:
        """Show the words of the recording as it is now; ``fresh``: of another recording."""
        self._editor = editor
        self._fresh = self._fresh or fresh or editor is None
        timeline = self.timeline
        self.text.set_timeline(timeline)
        if self._fresh:
            self._drop()
            self._put_aside = 0.0
            self.text.trail.clear()
            self._recall = True
            self.panel.show_page(Page.empty())
            self.noted.emit("")
        recording_id = editor.recording.id if editor is not None else ""
        self.text.layings.set_recording(recording_id)
        self.hearing.set_recording(recording_id, timeline)
        self.telling.set_recording(recording_id, timeline)
        if editor is not None:
            self.reload()

    @Slot()
    def reload(self) -> None:
        """Read the words again; what is asked for while they are read is done once, afterwards."""
        timeline = self.timeline
        if self._loading is not None or timeline is None or self._editor is None:
            self._again = self._loading is not None
            return
        before = None if self._fresh else self.page
        wanted = self._wanted(self._editor, timeline, before)
        self._fresh = False
        task = self._loading = self._lane.submit(read, self._workshop, wanted)
        began = time.monotonic()
        task.done.connect(lambda found: self._loaded(task, wanted, found, began))
        task.failed.connect(lambda error: self._not_loaded(task, error))

    def _wanted(self, editor: Editor, timeline: Timeline, before: Page | None) -> Wanted:
        return Wanted(
            editor.recording.id,
            timeline,
            self.deleted,
            before,
            editor.notes.chapters,
            timeline.seconds - self._put_aside >= MANY_SECONDS,
            self._fresh,
            edits_of(editor) if self._recall else None,
            self.text.trail.acts,
        )

    def _loaded(self, task: Task, wanted: Wanted, found: Found, began: float) -> None:
        if task is not self._loading:
            return
        self._loading = None
        if wanted.many:
            self._put_aside = found.page.transcript.coverage * wanted.timeline.seconds
        self._mirroring = wanted.timeline == self._laid  # words that come select no other sound
        self._laid = wanted.timeline
        self.panel.show_page(found.page)
        self._mirroring = False
        self.panel.view.set_playhead(self._state.playhead)
        self._tinted()
        self._selected(self._state.selection)
        self.text.shown()
        self.hearing.loaded((time.monotonic() - began) * 1000, found.drafts, found.begun)
        self._note()
        self._remember(wanted, found)
        self.acted.emit()
        self.acts.go_on()
        if self._again:
            self._read_again()
        elif self._complete:
            self._complete = False
            self.heard.emit()

    def _remember(self, wanted: Wanted, found: Found) -> None:
        """Take over what was done to words and sound, unless something was done meanwhile."""
        if found.acts is None:
            return
        if wanted.known == self.text.trail.acts:
            self._recall = False
            self.text.trail.recall(found.acts)
        else:
            self._again = True

    def _note(self) -> None:
        """Say for the status line who listened, and how far."""
        transcript = self.page.transcript
        words = ""
        if transcript.covered:
            known, whole = transcript.coverage * transcript.duration, transcript.duration
            words = self.tr("Transcribed")
            if known < whole - 1:
                words = self.tr("Transcribed {0} of {1}").format(stamp(known), stamp(whole))
        self.noted.emit(words)

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
        task, self._loading = self._loading, None
        self._again = self._complete = False
        if task is not None:
            task.cancel()

    def show_deleted(self, on: bool) -> None:
        """Show words that were cut, struck through, or leave them out; remembered."""
        self.deleted = on
        self._keep(TRANSCRIPT_DELETED, on)
        self.reload()
        self.acted.emit()

    def _keep(self, key: str, value: bool) -> None:
        task = self._lanes.store.submit(self._workshop.settings.set, key, value)
        task.failed.connect(self.failed)

    def show_times(self, on: bool) -> None:
        """Show or hide the time of each paragraph; remembered."""
        self.panel.view.set_times(on)
        self._keep(TRANSCRIPT_TIMES, on)
        self.acted.emit()

    def ask_again(self) -> None:
        """Ask in place how to transcribe anew."""
        task = self._lane.submit(lambda: self._workshop.listener.chosen())
        task.done.connect(lambda spec: self.panel.again.ask(spec.name, spec.multilingual))
        task.failed.connect(self.failed)

    @Slot(bool)
    def _recognised(self, complete: bool) -> None:
        """All is transcribed: tell the speakers apart where the person wants it always."""
        self._complete = complete
        wanted = complete and self._workshop.settings.get(TELL_SPEAKERS_APART, False) is True
        if wanted and self.telling.available:
            self.telling.start()

    @Slot(str)
    def _told(self, words: str) -> None:
        """Speakers were told apart and are written down."""
        self._complete = True
        self.text.named(words)

    @Slot(str)
    def _one_voice(self, _words: str) -> None:
        """One voice is all that was heard: what waits for the speakers is answered as far as it goes."""
        self.heard.emit()

    # One undo for words and sound

    @Slot()
    def recall(self) -> None:
        """What can be undone and done again is to be read from the database."""
        self._recall = True
        self.reload()

    def edited(self) -> None:
        """The sound was edited."""
        self.text.trail.did(Did.SOUND)

    def undoes_text(self) -> bool:
        """Whether the last act changed the words alone; then it is being taken back."""
        if self.text.trail.last is not Did.SOUND:
            self.text.undo()
            return True
        self.text.trail.undo()
        return False

    def redoes_text(self) -> bool:
        """Whether the last that was undone changed the words alone; then it is being done again."""
        if self.text.trail.next is not Did.SOUND:
            self.text.redo()
            return True
        self.text.trail.redo()
        return False

    # In step with the stage

    @Slot(object)
    def _picked(self, words: tuple[int, int] | None) -> None:
        """Words were selected: so is their sound."""
        self._offer()
        if not self._mirroring:
            self._mirroring = True
            self._state.select(stretch(self.page, words) if words is not None else None)
            self._mirroring = False

    @Slot(object)
    def _selected(self, chosen: Stretch | None) -> None:
        """Sound was selected: so are its words."""
        if self._mirroring:
            return
        found = self.page.transcript.between(*chosen) if chosen is not None else None
        self.panel.view.pick((found.start, found.stop) if found else None)
        self._offer()

    def _offer(self) -> None:
        chosen = self.panel.view.chosen.range
        self.panel.footer.show_choice(self.page, chosen, self.acts.offered())

    @Slot()
    def _tinted(self) -> None:
        """Words that a plan on the stage would take out are struck through."""
        doomed: set[int] = set()
        for tint in self._state.tints:
            if tint.effect is Effect.REMOVES:
                doomed.update(self.page.transcript.between(tint.start, tint.end))
        self.panel.view.set_doomed(frozenset(doomed))

    def play_words(self) -> None:
        """Play what is selected."""
        if self._state.selection is not None:
            self._state.move_playhead(self._state.selection[0])
            self._sound.play()

    def toggle_play(self) -> None:
        """Play or hold."""
        self._sound.toggle()

    def close(self) -> None:
        """Stop what runs; what was recognised is kept."""
        self._drop()
        self.telling.stop()
        self.hearing.recognition.stop()
        self._lane.close()
