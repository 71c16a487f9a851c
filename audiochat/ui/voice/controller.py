"""Talking and listening in the window: joins microphone, voice, conversation and the line that shows them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFileDialog

from audiochat.domain.conversation import Message
from audiochat.services.hands_free import State
from audiochat.services.reading import read_out
from audiochat.ui.tasks import Lane
from audiochat.ui.theme import Theme
from audiochat.ui.voice.aloud import Aloud
from audiochat.ui.voice.choices import VoiceChoices
from audiochat.ui.voice.dictating import Dictating
from audiochat.ui.voice.ears import Ears
from audiochat.ui.voice.strip import VoiceStrip
from audiochat.ui.voice.talk import Talk

if TYPE_CHECKING:
    from audiochat.services.workshop import Workshop

_ICONS = {
    State.LISTENING: "ear",
    State.HEARING: "mic",
    State.THINKING: "brain",
    State.SPEAKING: "volume-2",
}


class VoiceController(QObject):
    """Made by the window's assembly; ``chat`` and ``pane`` are the conversation's (``ui.chat``).

    ``failed(UserError)`` and ``said(words)`` are shown by the window. ``changed()``: what can be done
    may be other than before.
    """

    failed = Signal(object)
    said = Signal(str)
    changed = Signal()

    def __init__(
        self, workshop: Workshop, theme: Theme, shell: Any, chat: Any, pane: Any, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._shell, self._chat, self._pane = shell, chat, pane
        self.lane, self.ears_lane = Lane("voice"), Lane("ears")
        for lane in (self.lane, self.ears_lane):
            lane.started.connect(shell.lanes.started)
        self.choices = VoiceChoices(lambda: workshop, shell.remember, shell.lanes.store, self)
        self.aloud = Aloud(workshop, self.lane, self)
        self.ears = Ears(workshop, self.ears_lane, chat.recording_state, self)
        self.dictating = Dictating(self.ears, pane.composer, self)
        self.talk = Talk(
            self.ears,
            self.aloud,
            chat,
            pane.conversation,
            self.choices,
            self._run,
            self._repeat,
            self,
        )
        self.strip = VoiceStrip(theme)
        pane.stand_above(self.strip)
        self._sentence = ""
        self._told = (False, False, False, False)
        self._join()

    def _join(self) -> None:
        self.strip.skipped.connect(self.aloud.skip)
        self.strip.ended.connect(self.leave)
        composer = self._pane.composer
        composer.finish_wanted.connect(self.dictating.finish)
        composer.mic.pressed.connect(self.dictate)
        composer.mic.released.connect(self.dictating.release)
        self._chat.replies.started.connect(self._reply_started)
        self._chat.noted.connect(self._noted)
        self._chat.busy_changed.connect(self.talk.answered)
        self._pane.conversation.acted.connect(self._act)
        self.aloud.begun.connect(self._show)
        self.aloud.sentence.connect(self._sentence_begun)
        self.aloud.ended.connect(self._show)
        self.aloud.said.connect(self.said)
        self.dictating.changed.connect(self._show)
        self.talk.changed.connect(self._show)
        self.choices.changed.connect(self._chosen)
        self.choices.folder_wanted.connect(self.ask_for_voice)
        for part in (self.aloud, self.dictating, self.talk, self.choices):
            part.failed.connect(self.failed)

    def start(self) -> None:
        """Make ready what the choices of last time need."""
        self.choices.load()
        self._chosen()

    def _chosen(self) -> None:
        if self.choices.aloud:
            self.aloud.warm()
        elif self._told[-1]:  # it was switched off; another speed or headphones leave what is read
            self._hush_replies()
        self._tell()

    def _hush_replies(self) -> None:
        if self.aloud.active and not self.talk.on:
            self.aloud.hush()

    # What menus, keys and buttons ask

    @property
    def active(self) -> bool:
        """Whether something is heard or read aloud."""
        return self.dictating.on or self.talk.on or self.aloud.active

    def dictate(self) -> None:
        """The key or button for dictation goes down."""
        if self.talk.on:
            self.said.emit(self.tr("The microphone is in use: end the talk first."))
            return
        if not self.dictating.on and self._records():
            return
        self._quieten()
        self.dictating.press()
        self._pane.composer.focus()  # Return sends what was said

    def give_way(self) -> None:
        """Something else needs the microphone, and quiet."""
        self.dictating.end()
        self.talk.end()
        self.aloud.hush()

    def _records(self) -> bool:
        record = self._shell.deeds.record
        if record is None or not record.on:
            return False
        self.said.emit(self.tr("The microphone is in use: end the recording first."))
        return True

    def toggle_talk(self) -> None:
        """Begin or end a talk without hands."""
        if not self.talk.on:
            if self._records():
                return
            self.dictating.end()
            self._quieten()
            self.aloud.warm()
        self.talk.toggle()

    def _quieten(self) -> None:
        """The microphone should hear the person, not the recording or the last reply."""
        self.aloud.hush()
        studio = self._shell.deeds.studio
        if studio is not None and studio.sound.playing:
            studio.sound.pause()

    def _run(self, action: str) -> None:
        """Do one of the window's acts that was asked for aloud, if it can be done now."""
        actions = self._shell.actions
        if actions is not None and action in actions.declared:
            actions.run(action)

    def toggle_aloud(self) -> None:
        """Read replies aloud, or do not any more."""
        self.choices.set_aloud(not self.choices.aloud)

    def read_last(self) -> None:
        """Read the last reply aloud, or stop it."""
        message_id = self._chat.last_reply()
        if message_id is not None:
            self._act("aloud", message_id)

    def end(self) -> None:
        """End what is going on: dictation first, then the reading, then the talk."""
        if self.dictating.on:
            self.dictating.end()
        elif self.talk.on:
            self.talk.end()
        else:
            self.aloud.hush()

    def leave(self) -> None:
        """Escape: what is being dictated is left out, whatever else is going on ends."""
        if self.dictating.on:
            self.dictating.cancel()
        else:
            self.end()

    def ask_for_voice(self) -> None:
        """Let the person choose a voice of their own."""
        dialog = QFileDialog(self._shell.window, self.tr("Choose a folder with a voice"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(lambda name: self.choices.add(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    # Replies

    def _reply_started(self, reply: Any) -> None:
        if not (self.choices.aloud or self.talk.on):
            return
        self._pause_recording()
        self.aloud.begin()
        reply.begun.connect(self._reply_named)
        reply.grown.connect(self._reply_grown)
        reply.ended.connect(self._reply_ended)
        reply.failed.connect(self._reply_gone)
        reply.withdrawn.connect(self._reply_gone)

    def _pause_recording(self) -> None:
        studio = self._shell.deeds.studio
        if studio is not None and studio.sound.playing:
            studio.sound.pause()

    def _reply_named(self, _reply: Any, message_id: str) -> None:
        self.aloud.message_id = message_id

    def _reply_grown(self, reply: Any, text: str) -> None:
        if reply.message_id == self.aloud.message_id:
            self.aloud.feed(text)

    def _reply_ended(self, reply: Any, message: Message) -> None:
        if reply.message_id == self.aloud.message_id:
            stopped = str(message.status) == "interrupted"
            (self.aloud.hush if stopped else self.aloud.finish)()

    def _reply_gone(self, reply: Any, _error: Any = None) -> None:
        self.aloud.hush()
        self.talk.answered(False)

    def _noted(self, note: Message) -> None:
        """A plan card, a question or a fact: its words."""
        if (self.choices.aloud or self.talk.on) and note.content:
            self._read(note, "plan" in note.metadata)

    def _repeat(self, message: Message) -> None:
        self._read(message, self.talk.plan_waits())

    def _read(self, message: Message, plan_waits: bool = False) -> None:
        words = read_out(message)
        if self.talk.on and plan_waits:
            words = f"{words.rstrip('.')}. " + self.tr("Shall I apply it?")
        self._pause_recording()
        self.aloud.read(words, message.id)

    def _act(self, act: str, message_id: str) -> None:
        """The button of a message: read it, or stop reading it."""
        if act != "aloud":
            return
        if self.aloud.active and self.aloud.message_id == message_id:
            self.aloud.hush()
            return
        view = self._pane.conversation.view_of(message_id)
        if view is not None:
            self._read(view.message)

    # What is shown

    def _sentence_begun(self, text: str) -> None:
        self._sentence = text
        self._show()

    def _show(self, _: object = None) -> None:
        strip = self.strip
        if self.talk.on:
            self._show_talk()
        elif self.dictating.on:
            self._show_dictating()
        elif self.aloud.active:
            strip.show_state("volume-2", self.tr("Reading aloud"), self._sentence)
            strip.show_parts(False, True, self.tr("Stop reading"))
        else:
            self._sentence = ""
            strip.hide()
        self._tell()

    def _tell(self) -> None:
        """Tell once when something began or ended, not for every word."""
        now = (self.dictating.on, self.talk.on, self.aloud.active, self.choices.aloud)
        if now != self._told:
            self._told = now
            self._pane.composer.show_listening(self.dictating.on or self.talk.on)
            self._watch_escape(self.active)
            self.changed.emit()

    def _show_dictating(self) -> None:
        strip, live = self.strip, self.dictating.last
        words = self.tr("Let go of the key, or press it again, to finish")
        state = self.tr("Hearing you") if live.speaking else self.tr("Listening")
        if self.dictating.finishing:
            state, words = self.tr("Writing"), ""
        strip.level.set_level(live.level)
        strip.show_state("mic", state, words)
        strip.show_parts(not self.dictating.finishing, False, self.tr("Leave it out"))

    def _show_talk(self) -> None:
        talk, strip = self.talk, self.strip
        state = talk.free.state
        names = {
            State.LISTENING: self.tr("Listening"),
            State.HEARING: self.tr("Hearing you"),
            State.THINKING: self.tr("Thinking"),
            State.SPEAKING: self.tr("Speaking"),
        }
        asks = self.tr("Say what to do, or ask")
        if talk.free.missed:
            asks = self.tr("That was said while I spoke: please say it again")
        elif talk.plan_waits():
            asks = self.tr("Say yes or no to the plan")
        hints = {
            State.LISTENING: asks,
            State.HEARING: talk.last.open,
            State.THINKING: talk.asked,
            State.SPEAKING: talk.sentence,
        }
        strip.level.set_level(talk.last.level)
        strip.show_state(_ICONS.get(state, "ear"), names.get(state, ""), hints.get(state, ""))
        listens = state in (State.LISTENING, State.HEARING)
        strip.show_parts(listens, state is State.SPEAKING, self.tr("End the talk"))

    def _watch_escape(self, on: bool) -> None:
        application = QApplication.instance()
        if application is not None:
            application.removeEventFilter(self)
            if on:
                application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Escape ends what is going on, wherever the focus is."""
        pressed = event.type() in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride)
        if pressed and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            if event.type() is QEvent.Type.KeyPress:
                self.leave()
            event.accept()
            return True
        return False

    def close(self) -> None:
        """Stop listening and speaking, and the threads for it."""
        self._watch_escape(False)
        self.talk.end()
        self.ears.drop()
        self.aloud.hush()
        self.lane.close()
        self.ears_lane.close()
