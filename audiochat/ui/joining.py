"""Joins the studio with the window and the chat once the operations are known."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from audiochat.domain.conversation import Session
from audiochat.domain.errors import UserError
from audiochat.domain.recording import Recording
from audiochat.ui.chat.controller import ChatController
from audiochat.ui.chat.pane import ChatPane
from audiochat.ui.chat.transcript import OpenRecording
from audiochat.ui.controllers.shell import Shell

if TYPE_CHECKING:
    from audiochat.services.captions.alignment import Alignment
    from audiochat.services.workshop import Workshop
    from audiochat.ui.studio.controller import StudioController

LAST_RECORDING = "recording"


class StudioJoint(QObject):
    """Makes the studio when its parts can be imported without holding up the window.

    What is asked of it before then is done afterwards. ``made()``: it is there. ``heard()``: all of
    the recording is transcribed, or its speakers are looked for; ``in_vain(words)``: why that failed.
    """

    made = Signal()
    heard = Signal()
    in_vain = Signal(str)

    def __init__(
        self, workshop: Workshop, shell: Shell, chat: ChatController, pane: ChatPane
    ) -> None:
        super().__init__(shell)
        self._workshop = workshop
        self._shell = shell
        self._chat = chat
        self._pane = pane
        self._waiting: list[Callable[[], None]] = []
        self._chosen = False
        self._started_with = False  # the program was started with a file
        self._last_session = ""  # and with this conversation shown, whose recording stays away
        self.studio: StudioController | None = None
        shell.sound_wanted.connect(self.choose_file)
        shell.recording_wanted.connect(self.choose_known)
        shell.words_wanted.connect(self.take_words)
        chat.session_changed.connect(self._session_shown)
        chat.set_recording_source(self.open_recording)
        pane.empty.sample_wanted.connect(lambda name: self.choose_file(Path(name)))
        pane.conversation.time_clicked.connect(self.show_time)
        pane.conversation.span_clicked.connect(self.show_time)
        pane.composer.span_removed.connect(self._span_removed)

    def make(self) -> None:
        """Build the studio into the window; the registry has been read on a lane."""
        from audiochat.ui.studio.controller import StudioController

        shell, window = self._shell, self._shell.window
        studio = StudioController(self._workshop, shell.lanes, shell.theme, self)
        self.studio = studio
        window.set_stage(studio.stage)
        transcript = studio.transcript.panel
        window.panel.insert(0, "transcript", self.tr("Transcript"), "captions", transcript)
        window.panel.insert(1, "history", self.tr("History"), "history", studio.history)
        window.panel.insert(2, "details", self.tr("Details"), "info", studio.details)
        self._show_tabs(False)
        if not window.panel.wanted:
            window.panel.open("transcript")
        shell.deeds.studio = studio
        studio.opened.connect(self._opened)
        studio.closed.connect(self._closed)
        studio.edited.connect(lambda _: shell.refresh())
        studio.edited.connect(shell.sessions.refresh)  # another title, another length
        studio.state_changed.connect(self._state_changed)
        studio.transcript.acted.connect(shell.refresh)
        studio.transcript.heard.connect(self.heard)
        studio.transcript.telling.failed.connect(self._not_told_apart)
        studio.transcript.said.connect(window.toasts.say)
        studio.transcript.noted.connect(window.status.note.setText)
        studio.format_changed.connect(window.status.format.setText)
        studio.exported.connect(self._exported)
        studio.captions.said.connect(self._captions_laid)
        studio.failed.connect(shell.fail)
        studio.opening.failed.connect(self._not_opened)
        studio.stage.waveform.typed.connect(self._pane.composer.type)
        studio.stage.notice.acted.connect(self._not_opened)
        self.made.emit()
        self._pane.conversation.set_card_factory(studio.make_card)
        if self._chat.session is not None:
            self._chat.open(self._chat.session.id)
        waiting, self._waiting = self._waiting, []
        for ask in waiting:
            ask()
        shell.refresh()

    def restore(self) -> None:
        """Open the recording of last time, unless the program was started with another."""
        last = self._shell.remember.get(LAST_RECORDING)
        if isinstance(last, str) and not self._started_with:
            self.open_known(last)

    def choose_file(self, path: Path) -> None:
        """The person wants this file on the stage, and the conversation to be about it."""
        self._chosen = True
        if self.studio is None:
            self._started_with = True
            self._last_session = str(self._shell.remember.get("session") or "")
        self.open_file(path)

    def choose_known(self, recording_id: str) -> None:
        """The person wants this recording of the list, and the conversation to be about it."""
        self._chosen = True
        self.open_known(recording_id)

    def take_words(self, path: Path) -> None:
        """Captions were dropped: they are for the recording on the stage."""
        studio = self.studio
        if studio is not None and studio.editor is not None:
            studio.captions.take(studio.editor, path)
            return
        words = self.tr("{name} is laid onto a recording: open that first.")
        self._shell.window.toasts.say(words.format(name=path.name))

    def open_file(self, path: Path) -> None:
        """Open a file as a recording."""
        studio = self.studio
        if studio is None:
            self._waiting.append(lambda: self.open_file(path))
            return
        self._shell.window.show_stage(True)
        studio.open(path)

    def open_known(self, recording_id: str) -> None:
        """Open a recording of the list."""
        studio = self.studio
        if studio is None:
            self._waiting.append(lambda: self.open_known(recording_id))
            return
        if studio.recording is None or studio.recording.id != recording_id:
            self._shell.window.show_stage(True)
            studio.open_known(recording_id)

    def recording_id(self) -> str | None:
        """The recording on the stage."""
        recording = self.studio.recording if self.studio is not None else None
        return None if recording is None else recording.id

    def open_recording(self) -> OpenRecording | None:
        """What the chat may know of the recording on the stage."""
        studio = self.studio
        if studio is None or studio.recording is None:
            return None
        state, revision = studio.recording_state(), studio.revision_id
        if state is None or revision is None:
            return None
        timeline = studio.editor.timeline if studio.editor is not None else None
        return OpenRecording(studio.recording.id, revision, state, timeline)

    def _show_tabs(self, on: bool) -> None:
        window = self._shell.window
        for name in ("transcript", "history", "details"):
            window.panel.set_available(name, on)
        if on and not window.panel_shown and window.panel.current == "settings":
            window.panel.open("transcript")  # what one looks for beside a recording

    def _opened(self, recording: Recording) -> None:
        self._shell.window.show_stage(True)
        self._show_tabs(True)
        self._pane.set_recording(True)
        self._shell.sessions.set_recording(recording.id)
        self._shell.remember.set(LAST_RECORDING, recording.id)
        self._shell.refresh()
        if self._chosen:
            self._chosen = False
            self._take_up(recording)

    def _take_up(self, recording: Recording) -> None:
        """A recording that was chosen is what the conversation is about, and Space plays it."""
        session = self._chat.session
        if session is not None and session.recording_id != recording.id:
            link = self._workshop.sessions.link
            self._shell.lanes.store.submit(link, session.id, recording.id).failed.connect(
                self._shell.fail
            )
        if self.studio is not None and not self._pane.composer.text:
            self.studio.stage.focus(lent=True)

    def _closed(self) -> None:
        self._shell.window.show_stage(False)
        self._show_tabs(False)
        self._pane.set_recording(False)
        self._pane.composer.set_span(None)
        self._shell.sessions.set_recording("")
        self._shell.remember.set(LAST_RECORDING, None)
        self._shell.refresh()

    def _not_opened(self, _: object = None) -> None:
        """Nothing could be opened: an empty stage goes away."""
        self._chosen = False
        if self.studio is not None and not self.studio.has_recording:
            self._shell.window.show_stage(False)

    def _state_changed(self) -> None:
        if self.studio is not None:
            self._pane.composer.set_span(self.studio.state.selection)

    def _not_told_apart(self, why: UserError) -> None:
        self.in_vain.emit(why.message)

    def _span_removed(self) -> None:
        if self.studio is not None:
            self.studio.state.select(None)

    def show_time(self, seconds: float, end: float | None = None) -> None:
        """Show and play a place of the recording on the stage, selected up to ``end`` if given."""
        if self.studio is not None:
            self.studio.show_time(seconds, end)

    def show_part(self, start: float, end: float) -> None:
        """Select a part of the recording on the stage."""
        if self.studio is not None:
            self.studio.show_part(start, end)

    def _session_shown(self, session: Session | None) -> None:
        """A conversation about a recording brings it onto the stage.

        Not that of last time where the program was started with a file: that is what was asked for.
        """
        if session is None or session.id == self._last_session:
            return
        self._last_session = ""  # the person went on to another one
        if session.recording_id:
            self.open_known(session.recording_id)

    def _captions_laid(self, words: str, laid: Alignment) -> None:
        if self.studio is not None:
            layings = self.studio.transcript.text.layings
            undo = self.tr("Undo")
            back = partial(layings.take_back, laid.exchange)
            self._shell.window.toasts.say(words, act=undo, do=back)

    def _exported(self, written: Path | list[Path]) -> None:
        paths = written if isinstance(written, list) else [written]
        path = paths[0]
        words = self.tr("Saved as {name}.").format(name=path.name)
        if len(paths) > 1:
            words = self.tr("Saved {count} files.").format(count=len(paths))
        folder = str(path.parent)
        self._shell.window.toasts.say(
            words,
            act=self.tr("Show the folder"),
            do=lambda: self._shell.open_folder(folder),
        )

    def flush(self) -> None:
        """Store what was chosen just now."""
        if self.studio is not None:
            self.studio.volume.flush()

    def close(self) -> None:
        """Stop what the studio does; the recording on the stage is still the one of last time."""
        if self.studio is not None:
            self.studio.closed.disconnect(self._closed)
            self.studio.close()
