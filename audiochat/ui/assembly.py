"""Puts the screens into the window and joins their controllers; knows every part, holds no logic."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer

from audiochat.ui.chat.controller import ChatController
from audiochat.ui.chat.conversation import ConversationView
from audiochat.ui.chat.model_desk import ModelDesk
from audiochat.ui.chat.pane import ChatPane
from audiochat.ui.chat.transcript import Transcript
from audiochat.ui.controllers.shell import Shell
from audiochat.ui.tasks import Lanes
from audiochat.ui.theme import Mode, Theme
from audiochat.ui.window import MainWindow

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from audiochat.services.workshop import Workshop


class Assembly(QObject):
    """The window with everything in it. ``close`` stops whatever runs; again is free."""

    def __init__(self, app: QApplication, workshop: Workshop) -> None:
        super().__init__()
        settings = workshop.settings
        mode = settings.get("theme", Mode.SYSTEM)
        zoom = settings.get("zoom", 1.0)
        self._closed = False
        self.workshop = workshop
        self.theme = Theme(
            app,
            Mode(mode) if mode in set(Mode) else Mode.SYSTEM,
            float(zoom) if isinstance(zoom, int | float) else 1.0,
        )
        self.desk = ModelDesk(workshop.models, workshop.chat)
        self.lanes = Lanes(self.desk.close)
        self.window = MainWindow(self.theme)
        self.shell = Shell(self.window, self.theme, workshop, self.lanes, self.desk)
        self._chat()
        self.shell.declare()
        self.shell.restore()
        self.window.leaving.connect(self.close)

    def _chat(self) -> None:
        workshop, shell = self.workshop, self.shell
        conversation = ConversationView(self.theme, model_name=self._model_name)
        self.pane = ChatPane(self.theme, conversation)
        transcript = Transcript(workshop.sessions, workshop.chat, workshop.settings)
        commander: Any = getattr(workshop, "commander", None)
        self.chat = ChatController(
            self.pane, self.lanes, transcript, self.desk, commander, self.pane
        )
        self.window.set_conversation(self.pane)
        shell.deeds.chat = self.chat
        shell.sessions.opened.connect(self.chat.open)
        shell.sessions.new_wanted.connect(self.chat.start_new)
        shell.sessions.renamed.connect(shell.show_session)
        shell.models.chosen.connect(self.chat.use_model)
        self.chat.session_changed.connect(shell.show_session)
        self.chat.sessions_touched.connect(shell.touched)
        self.chat.context_changed.connect(self.window.header.gauge.set_used)
        self.chat.failed.connect(shell.fail)
        self.pane.attach_wanted.connect(shell.ask_for_sound)

    def _model_name(self, model_id: str | None) -> str:
        known = {spec.id: spec.name for spec in self.shell.models.specs()}
        return known.get(model_id or "", "")

    def show(self, files: Sequence[Path] = ()) -> None:
        """Show the window; the model and the lists come afterwards."""
        self.window.show()
        last = self.shell.remember.get("session")
        self.shell.sessions.start(last if isinstance(last, str) else None)
        QTimer.singleShot(0, self, self.shell.models.start)
        if files:
            self.shell.take_files(list(files))

    def close(self) -> None:
        """Stop all work and write what is left; runs when the window closes, at any moment."""
        if self._closed:
            return
        self._closed = True
        self.shell.remember.flush()
        self.lanes.close()
        self.theme.release()
        self.window.hide()
