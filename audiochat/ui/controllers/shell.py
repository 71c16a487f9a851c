"""The window at work: remembers its shape, finds things, takes dropped files, says what went wrong."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from audiochat.domain.conversation import Session
from audiochat.domain.errors import UserError
from audiochat.ui.actions import Actions, found, from_operations
from audiochat.ui.controllers.model_choice import ModelChoice
from audiochat.ui.controllers.remember import Remember
from audiochat.ui.deeds import Deeds
from audiochat.ui.finding import LONGEST, PART, Finder, best, recording_rows, session_rows
from audiochat.ui.palette import Found
from audiochat.ui.sample import sample_recording
from audiochat.ui.sessions.controller import SessionsController
from audiochat.ui.sessions.rows import one_line
from audiochat.ui.tasks import Lanes
from audiochat.ui.theme import Mode, Theme
from audiochat.ui.window import MainWindow

if TYPE_CHECKING:
    from audiochat.domain.operation import Registry
    from audiochat.services.workshop import Workshop

SOUND_FILES = "*.wav *.flac *.mp3 *.ogg *.oga *.opus *.m4a *.aac *.mp4 *.webm *.mkv *.aif *.aiff"


class Shell(QObject):
    """Everything of the window that belongs to no screen.

    ``sound_wanted(Path)``: a recording is to be opened. ``recording_wanted(id)``: one of the list.
    ``message_wanted(session_id, message_id)``: a message that was found is to be shown.
    ``words_wanted(Path)``: captions were dropped.
    """

    sound_wanted = Signal(object)
    recording_wanted = Signal(str)
    message_wanted = Signal(str, str)
    words_wanted = Signal(object)
    recogniser_chosen = Signal(object)

    def __init__(
        self, window: MainWindow, theme: Theme, workshop: Workshop, lanes: Lanes, desk: Any
    ) -> None:
        super().__init__(window)
        self.window = window
        self.theme = theme
        self.lanes = lanes
        self._workshop = workshop
        self.remember = Remember(workshop.settings, lanes.store, self.fail, self)
        self.sessions = SessionsController(
            window.sidebar,
            workshop.sessions,
            lambda: workshop.library,
            lanes.store,
            window.toasts.say,
            self.fail,
        )
        self.models = ModelChoice(
            window.header,
            lanes,
            workshop.models,
            desk,
            workshop.settings,
            self.remember,
            self.fail,
        )
        self.deeds = Deeds(theme, window, self.sessions, shell=self)
        self.actions: Actions | None = None
        lanes.started.connect(window.status.watch)
        window.shaped.connect(lambda shape: self.remember.set("window", shape))
        window.dropped.connect(self.take_files)
        window.drop_hint.tell = self._tell_drop
        window.header.model_file_wanted.connect(self.choose_model)
        window.header.presets_wanted.connect(self.show_settings)
        window.header.renamed.connect(self._rename_current)
        window.sidebar.settings_wanted.connect(self.show_settings)
        window.sidebar.search_wanted.connect(lambda: self.window.palette_box.open())
        window.palette_box.chosen.connect(self._go_to)
        self.sessions.recording_wanted.connect(self.recording_wanted)
        self.sessions.export_wanted.connect(self.export_session)

    def declare(self) -> Actions:
        """Make the menus, the keys and the palette from what is declared."""
        self.actions = Actions(self.window, self.theme, found(), self.deeds)
        self.deeds.actions = self.actions
        self.actions.menus(self.window.menuBar())
        Finder(self.window.palette_box, self.actions, self.lanes.store, self._kept, self)
        return self.actions

    def declare_operations(self, registry: Registry) -> None:
        """Add every operation to the menus, the keys and the palette."""
        if self.actions is not None:
            self.actions.add(from_operations(registry, self._run_operation))
            self.actions.menus(self.window.menuBar())

    def _run_operation(self, deeds: Deeds, operation_id: str) -> None:
        if deeds.studio is not None:
            deeds.studio.open_operation(operation_id)

    def restore(self) -> None:
        """Take the shape and the look of last time."""
        self.window.restore(self.remember.get("window"))

    def fail(self, error: UserError) -> None:
        """Say in place what went wrong."""
        self.window.toasts.error(error)

    def refresh(self) -> None:
        """What can be done may have changed."""
        if self.actions is not None:
            self.actions.refresh()

    # Look

    def set_mode(self, mode: Mode) -> None:
        """Light, dark, or as the system is."""
        self.theme.set_mode(mode)

    def zoom(self, steps: int) -> None:
        """Larger, smaller, or (0) as it was drawn."""
        self.theme.zoom_by(steps)

    def show_settings(self) -> None:
        """Open the settings at the side."""
        self.window.show_panel(True, "settings")

    def go_to_settings(self) -> None:
        """Open the settings, with the keys in their first field."""
        self.show_settings()
        self.window.panel.enter()

    # Files

    def ask_for_sound(self) -> None:
        """Let the person choose a recording."""
        dialog = QFileDialog(self.window, self.tr("Open a recording"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([f"Sound ({SOUND_FILES})", "All files (*)"])
        dialog.fileSelected.connect(lambda name: self.sound_wanted.emit(Path(name)))
        self._show_dialog(dialog, "folder")

    def open_sample(self) -> None:
        """Open the recording that comes with the program."""
        sample = sample_recording()
        if sample is not None:
            self.sound_wanted.emit(sample)

    def choose_model(self) -> None:
        """Let the person choose a model file."""
        dialog = QFileDialog(self.window, self.tr("Choose a model"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters(["Models (*.gguf)", "All files (*)"])
        dialog.fileSelected.connect(lambda name: self.models.choose_file(Path(name)))
        self._show_dialog(dialog, "model_folder")

    def choose_recogniser(self) -> None:
        """Let the person choose a folder with a recogniser."""
        dialog = QFileDialog(self.window, self.tr("Choose a folder with a recogniser"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(lambda name: self.recogniser_chosen.emit(Path(name)))
        self._show_dialog(dialog, "recogniser_folder")

    def export_session(self, session_id: str) -> None:
        """Let the person choose where a conversation goes; the ending names the format."""
        dialog = QFileDialog(self.window, self.tr("Export the conversation"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters(
            ["Markdown (*.md)", "Web page (*.html)", "Text (*.txt)", "JSON (*.json)"]
        )
        dialog.setDefaultSuffix("md")
        dialog.fileSelected.connect(lambda name: self._export(session_id, Path(name)))
        self._show_dialog(dialog, "export_folder")

    def _show_dialog(self, dialog: QFileDialog, key: str) -> None:
        folder = self.remember.get(key)
        if isinstance(folder, str) and Path(folder).is_dir():
            dialog.setDirectory(folder)
        dialog.fileSelected.connect(lambda name: self.remember.set(key, str(Path(name).parent)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _export(self, session_id: str, path: Path) -> None:
        task = self.lanes.store.submit(
            self._write_export, session_id, path, title=self.tr("Exporting")
        )
        task.done.connect(self._exported)
        task.failed.connect(self.fail)

    def _write_export(self, session_id: str, path: Path) -> str:
        """On the store's lane: beside first, then renamed."""
        text = self._workshop.sessions.export(session_id, path.suffix.lstrip(".").lower() or "md")
        beside = path.with_name(path.name + ".part")
        try:
            beside.write_text(text, "utf-8")
            beside.replace(path)
        except OSError as error:
            beside.unlink(missing_ok=True)
            raise UserError(
                f"{path.name} cannot be written: {error.strerror}.", "Choose another place."
            ) from error
        return path.name

    def _exported(self, name: str) -> None:
        self.window.toasts.say(self.tr("Saved as {name}.").format(name=name))

    def take_files(self, paths: Sequence[Path]) -> None:
        """Open what was dropped: a model if it ends in .gguf, captions, else the first recording."""
        models, words, sounds = self._kinds(paths)
        if models:
            self.models.choose_file(models[0])
        if words and not sounds:
            self.words_wanted.emit(words[0])
        if sounds:
            self.sound_wanted.emit(sounds[0])
        if len(sounds) > 1:
            self.window.toasts.say(self.tr("One recording is opened at a time: the first was."))

    def _kinds(self, paths: Sequence[Path]) -> tuple[list[Path], list[Path], list[Path]]:
        """Models, captions, and the rest."""
        models = [path for path in paths if path.suffix.lower() == ".gguf"]
        words = [path for path in paths if self._workshop.captions.reads(path)]
        return models, words, [path for path in paths if path not in models and path not in words]

    def _tell_drop(self, paths: Sequence[Path]) -> str:
        """What ``take_files`` would do."""
        models, words, sounds = self._kinds(paths)
        name = (sounds or words or models)[0].name[:80]
        if sounds and len(sounds) > 1:
            return self.tr("Drop to open {0}, the first of {1} files").format(name, len(sounds))
        if sounds:
            return self.tr("Drop to open {0}").format(name)
        if not words:
            return self.tr("Drop to use the model {0}").format(name)
        if self.deeds.has_recording():
            return self.tr("Drop to lay the words of {0} onto this recording").format(name)
        return self.tr("Open a recording first, then drop {0} onto it").format(name)

    def open_folder(self, folder: str) -> None:
        """Show a folder in the system's file manager."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(folder))

    # Finding

    def _kept(self, text: str) -> list[Found]:
        """What the palette finds on disk; on the store's lane."""
        recordings = self._workshop.library.findable()
        sessions = self._workshop.sessions.list(limit=500)
        hits = self._workshop.sessions.search(text, PART) if len(text) >= 2 else []
        messages = [
            Found(
                "message",
                h.message_id,
                one_line(h.snippet, LONGEST),
                h.session_title,
                "search",
                h.session_id,
            )
            for h in hits
        ]
        return [
            *best(text, session_rows(sessions, recordings, "Untitled conversation"), PART),
            *best(text, recording_rows(recordings), PART),
            *messages,
        ]

    def _go_to(self, row: Found) -> None:
        if row.kind == "command" and self.actions is not None:
            # The palette has closed and given the focus back before the command runs.
            actions, name = self.actions, row.id
            QTimer.singleShot(0, self, lambda: actions.run(name))
        elif row.kind == "session":
            self.sessions.open(row.id)
        elif row.kind == "message":
            self.message_wanted.emit(row.session_id, row.id)
        elif row.kind == "recording":
            self.recording_wanted.emit(row.id)

    def _rename_current(self, title: str) -> None:
        if self.sessions.current is not None:
            self.sessions.rename(self.sessions.current.id, title)

    def touched(self) -> None:
        """The open conversation has grown or got its name."""
        self.sessions.touched()

    def show_session(self, session: Session | None) -> None:
        """The chat shows another conversation (None: one that has not begun)."""
        self.sessions.set_current(session)
        title = session.title if session is not None and session.title else ""
        self.window.header.title.set_title(title or self.tr("New conversation"))
        self.remember.set("session", session.id if session else None)
        self.refresh()
