"""Puts the screens into the window and joins their controllers; knows every part, holds no logic."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from audiochat.ui.chat.again import Again
from audiochat.ui.chat.controller import ChatController
from audiochat.ui.chat.conversation import ConversationView
from audiochat.ui.chat.model_desk import ModelDesk
from audiochat.ui.chat.pane import ChatPane
from audiochat.ui.chat.places import MessagePlaces
from audiochat.ui.chat.transcript import Transcript
from audiochat.ui.controllers.branches import Branches
from audiochat.ui.controllers.doing import Doing
from audiochat.ui.controllers.shell import Shell
from audiochat.ui.frame.door import Door, come_forward
from audiochat.ui.joining import StudioJoint
from audiochat.ui.recording.controller import RecordController
from audiochat.ui.settings.controller import MODE, ZOOM, SettingsController
from audiochat.ui.settings.listening import ListeningChoices
from audiochat.ui.settings.microphones import Microphones
from audiochat.ui.settings.panel import SettingsPanel
from audiochat.ui.takes import TakeJoint
from audiochat.ui.tasks import Lanes
from audiochat.ui.theme import Mode, Theme
from audiochat.ui.tidying import Tidying
from audiochat.ui.voice.controller import VoiceController
from audiochat.ui.window import MainWindow

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from audiochat.domain.generation import Provider
    from audiochat.domain.job import Job
    from audiochat.domain.operation import Registry
    from audiochat.domain.plan import RecordingState, Understanding
    from audiochat.domain.timeline import Timeline
    from audiochat.services.workshop import Workshop


class LateCommander:
    """The commander, built when it is first asked: it stands on every operation there is."""

    def __init__(self, workshop: Workshop) -> None:
        self._workshop = workshop

    def understand(
        self,
        words: str,
        state: RecordingState,
        job: Job,
        provider: Provider | None = None,
        timeline: Timeline | None = None,
    ) -> Understanding:
        """Words to a plan, a fact, a question, a refusal, or chat; on a lane."""
        hearing = None if timeline is None else self._workshop.hearings.of(timeline, job)
        return self._workshop.commander.understand(words, state, job, provider, hearing)

    def unopened(self, words: str, job: Job, again: bool) -> Understanding:
        """Words said where no recording is open; nothing of it is remembered as asked or answered."""
        from audiochat.services.commander.unopened import without_recording

        return without_recording(words, job, self._workshop.exact_commander.understand, again)


def _microphones() -> list[str]:
    """Names of the microphones; on a lane."""
    from audiochat.media.microphone import devices

    return devices()


class Assembly(QObject):
    """The window with everything in it. ``close`` stops whatever runs; again is free.

    ``ready()``: every part is there, the studio too.
    """

    ready = Signal()

    def __init__(self, app: QApplication, workshop: Workshop) -> None:
        super().__init__()
        mode = workshop.settings.get(MODE, Mode.SYSTEM)
        zoom = workshop.settings.get(ZOOM, 1.0)
        self._closed = False
        self.workshop = workshop
        self.theme = Theme(
            app,
            Mode(mode) if mode in set(Mode) else Mode.SYSTEM,
            float(zoom) if isinstance(zoom, int | float) else 1.0,
        )
        self.desk = ModelDesk(workshop.models, workshop.chat, lambda: workshop.replying)
        self.lanes = Lanes(self.desk.close)
        self._tidying = Tidying(lambda: self.lanes.busy, self)
        self.window = MainWindow(self.theme)
        self.shell = Shell(self.window, self.theme, workshop, self.lanes, self.desk)
        self._chat()
        self._voice()
        self._record()
        self._settings()
        self._branches()
        self.joint = StudioJoint(workshop, self.shell, self.chat, self.pane)
        self.takes = TakeJoint(self.shell, self.record, self.joint)
        self.doing = Doing(self.shell, self.joint.show_time, self.joint.show_part)
        self.chat.noted.connect(self.doing.take)
        self.chat.answered.connect(self.doing.take)
        self.chat.agreed.connect(self.doing.agree)
        self.again = Again(self.chat, self.joint.recording_id, self)
        self.joint.heard.connect(self.again.heard)
        self.joint.in_vain.connect(self.again.in_vain)
        self.shell.declare()
        self.shell.restore()
        self.window.leaving.connect(self.close)
        self.door = Door(workshop.data_dir, self)
        self.door.knocked.connect(self._knocked)

    def _knocked(self, files: list[Path]) -> None:
        """The program was started again: this window comes forward with what it was started with."""
        if not self._closed:
            come_forward(self.window)
            self.shell.take_files(files)

    def _chat(self) -> None:
        workshop, shell = self.workshop, self.shell
        conversation = ConversationView(self.theme, model_name=self._model_name)
        self.pane = ChatPane(self.theme, conversation)
        transcript = Transcript(workshop.sessions, workshop.chat, workshop.settings)
        commander = LateCommander(workshop)
        self.chat = ChatController(
            self.pane, self.lanes, transcript, self.desk, commander, self.pane
        )
        self.window.set_conversation(self.pane)
        shell.deeds.chat = self.chat
        shell.sessions.opened.connect(self.chat.open)
        shell.sessions.new_wanted.connect(self.chat.start_new)
        shell.sessions.renamed.connect(shell.show_session)
        shell.models.chosen.connect(self.chat.use_model)
        shell.models.ready.connect(self.chat.measure_context)
        places = MessagePlaces(workshop.sessions, self.lanes.store, self.chat, conversation)
        shell.message_wanted.connect(places.go)
        places.failed.connect(shell.fail)
        self.chat.session_changed.connect(shell.show_session)
        self.chat.sessions_touched.connect(shell.touched)
        self.chat.context_changed.connect(self.window.header.gauge.set_used)
        self.chat.failed.connect(shell.fail)
        self.chat.said.connect(self.window.toasts.say)
        self.pane.attach_wanted.connect(shell.ask_for_sound)
        conversation.edited.connect(lambda *_: self.chat.focus_composer())
        for changed in (
            self.chat.busy_changed,
            self.chat.context_changed,
            self.chat.session_changed,
        ):
            changed.connect(lambda *_: shell.refresh())

    def _voice(self) -> None:
        shell = self.shell
        self.voice = VoiceController(
            self.workshop, self.theme, shell, self.chat, self.pane, self.window
        )
        shell.deeds.voice = self.voice
        self.voice.failed.connect(shell.fail)
        self.voice.said.connect(self.window.toasts.say)
        self.window.toasts.stand_on(self.pane.composer, self.voice.strip)
        self.voice.changed.connect(shell.refresh)

    def _record(self) -> None:
        shell = self.shell
        self.record = RecordController(self.workshop, self.theme, shell, self.window)
        shell.deeds.record = self.record
        self.window.set_stage(self.record.stage)
        self.record.changed.connect(shell.refresh)
        self.record.failed.connect(shell.fail)
        self.record.changed.connect(lambda: self.pane.empty.set_taking(self.record.on))
        self.pane.empty.record_wanted.connect(self.record.begin)

    def _branches(self) -> None:
        chat, header = self.chat, self.window.header
        branches = self.branches = Branches(
            header,
            self.lanes.store,
            lambda: self.pane.conversation.messages,
            self.workshop.sessions.choose,
            self,
        )
        for changed in (chat.session_changed, chat.sessions_touched, chat.context_changed):
            changed.connect(branches.refresh)
        chat.busy_changed.connect(header.branches.setDisabled)
        branches.turned.connect(self._branch_turned)
        branches.failed.connect(self.shell.fail)

    def _branch_turned(self) -> None:
        if self.chat.session is not None:
            self.chat.open(self.chat.session.id)

    def _settings(self) -> None:
        workshop, shell, header = self.workshop, self.shell, self.window.header
        self.settings = SettingsController(
            self.theme, workshop.settings, self.lanes.store, workshop.data_dir, self.window
        )
        self.settings.voice = self.voice.choices
        self.listening = ListeningChoices(
            lambda: workshop.listener, self.lanes.audio, self.settings
        )
        self.settings.listening = self.listening
        self.settings.microphones = Microphones(_microphones, self.lanes.audio, self.settings)
        self.listening.failed.connect(shell.fail)
        self.listening.folder_wanted.connect(shell.choose_recogniser)
        shell.recogniser_chosen.connect(self.listening.add)
        self.settings_page = SettingsPanel(self.theme, self.settings)
        self.window.panel.add("settings", self.tr("Settings"), "settings", self.settings_page)
        header.preset_chosen.connect(self.settings.use)
        self.settings.presets_changed.connect(self._show_presets)
        self.settings.preset_changed.connect(self._show_presets)
        self.settings.model_file_wanted.connect(shell.choose_model)
        self.settings.folder_wanted.connect(shell.open_folder)
        self.settings.failed.connect(shell.fail)
        shell.models.ready.connect(self.settings.show_model)

    def _show_presets(self, _: object = None) -> None:
        names = [preset.name for preset in self.settings.presets]
        self.window.header.set_presets(names, self.settings.preset.name)

    def _model_name(self, model_id: str | None) -> str:
        return next((s.name for s in self.shell.models.specs() if s.id == model_id), "")

    def show(self, files: Sequence[Path] = ()) -> None:
        """Show the window; the model and the lists come afterwards."""
        self.window.show()
        last = self.shell.remember.get("session")
        self.shell.sessions.start(last if isinstance(last, str) else None)
        self.settings.load()
        self.listening.load()
        self.voice.start()
        task = self.lanes.audio.submit(self._read_registry)
        task.done.connect(self._registry_read)
        task.failed.connect(self.shell.fail)
        self.pane.composer.focus()
        QTimer.singleShot(0, self, self.shell.models.start)
        if files:
            self.shell.take_files(list(files))
        self.door.look()

    def _read_registry(self) -> Registry:
        """On a lane, since it imports what operations stand on."""
        import audiochat.ui.studio.controller  # noqa: F401 - read here, used on the main thread

        return self.workshop.registry

    def _registry_read(self, registry: Registry) -> None:
        self.shell.declare_operations(registry)
        self.joint.make()
        self.joint.restore()
        self.record.rescue()
        self.settings_page.make_soon()
        self.chat.warm()
        self.ready.emit()

    def close(self) -> None:
        """Stop all work and write what is left; runs when the window closes, at any moment."""
        if self._closed:
            return
        self._closed = True
        self.settings_page.close_page()
        self.settings.flush()
        self.listening.flush()
        self.pane.composer.flush_draft()
        self.joint.flush()
        self.shell.remember.flush()
        self.voice.close()
        self.record.close()
        self.lanes.drain()
        self.joint.close()
        self.lanes.close()
        self.theme.release()
        self._tidying.stop()
        self.window.hide()
        self.shell.remember.flush()  # what the window said of its shape while it closed
