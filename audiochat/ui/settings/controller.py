"""The settings at work: what is chosen holds at once and is stored."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from pydantic import ValidationError
from PySide6.QtCore import QObject, QTimer, Signal

from audiochat.domain.errors import UserError
from audiochat.domain.generation import ModelSpec
from audiochat.domain.sampling import Preset, Sampling
from audiochat.ui.tasks import Lane, Task
from audiochat.ui.theme import Mode, Theme

MODE, ZOOM = "look.mode", "look.zoom"
_SAVE_MS = 250  # a preset is stored this long after the last change


class KeepsSettings(Protocol):
    """What is asked of ``services.settings``."""

    def get(self, key: str, default: Any = None) -> Any:
        """A stored value."""

    def set(self, key: str, value: Any) -> None:
        """Store a value."""

    def presets(self) -> list[Preset]:
        """All presets."""

    def save_preset(self, preset: Preset) -> None:
        """Keep a preset."""

    def delete_preset(self, name: str) -> None:
        """Forget a preset."""

    def current_preset(self) -> Preset:
        """The preset in use."""

    def use_preset(self, name: str) -> None:
        """Use a preset."""


@dataclass(frozen=True, slots=True)
class Stored:
    """What the store says: the presets, which of them is used, and the look."""

    presets: tuple[Preset, ...]
    current: Preset
    mode: str
    zoom: float


def read(settings: KeepsSettings) -> Stored:
    """Read everything the panel shows; runs on the store's lane."""
    zoom = settings.get(ZOOM, 1.0)
    return Stored(
        tuple(settings.presets()),
        settings.current_preset(),
        str(settings.get(MODE, Mode.SYSTEM)),
        float(zoom) if isinstance(zoom, int | float) else 1.0,
    )


class SettingsController(QObject):
    """Holds the preset in use and the look; the panel and the header show what its signals tell.

    ``preset_changed(Preset)``, ``presets_changed(list of names)``, ``model_changed(ModelSpec or None)``;
    ``model_file_wanted()`` asks for a file dialog, ``failed(UserError)`` for a place to be shown.
    """

    preset_changed = Signal(object)
    presets_changed = Signal(object)
    model_changed = Signal(object)
    model_file_wanted = Signal()
    folder_wanted = Signal(str)
    failed = Signal(object)

    def __init__(
        self,
        theme: Theme,
        settings: KeepsSettings,
        lane: Lane,
        data_dir: Path,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self.data_dir = data_dir
        self.preset = Preset(name="Balanced")
        self.presets: list[Preset] = [self.preset]
        self.spec: ModelSpec | None = None
        self.voice: Any = None  # ``ui.voice.choices.VoiceChoices``, where there is a voice
        self.listening: Any = None  # ``ui.settings.listening.ListeningChoices``, where there is one
        self.microphones: Any = (
            None  # ``ui.settings.microphones.Microphones``, where there are some
        )
        self._settings = settings
        self._lane = lane
        self._look = (theme.mode, theme.zoom)
        self._unsaved = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SAVE_MS)
        self._timer.timeout.connect(self.flush)
        theme.changed.connect(self._look_changed)

    def load(self) -> None:
        """Read what is stored and show it."""
        self._listen(self._lane.submit(read, self._settings)).done.connect(self._loaded)

    def _listen(self, task: Task) -> Task:
        task.failed.connect(self.failed)
        return task

    def _loaded(self, stored: Stored) -> None:
        self.presets, self.preset = list(stored.presets), stored.current
        self._look = (self.theme.mode, self.theme.zoom)
        self.presets_changed.emit([preset.name for preset in self.presets])
        self.preset_changed.emit(self.preset)

    def default(self, name: str) -> Any:
        """The value of a sampling parameter when nothing was changed."""
        return Sampling.model_fields[name].get_default()

    def change_sampling(self, name: str, value: Any) -> str:
        """Set one parameter; the reason when it is not allowed, else nothing."""
        try:
            sampling = Sampling.model_validate(self.preset.sampling.model_dump() | {name: value})
        except ValidationError as error:
            return f"{error.errors()[0]['msg']}."
        self._change(self.preset.model_copy(update={"sampling": sampling}))
        return ""

    def change_prompt(self, text: str) -> None:
        """Set the system prompt."""
        if text != self.preset.system_prompt:
            self._change(self.preset.model_copy(update={"system_prompt": text}))

    def _change(self, preset: Preset) -> None:
        if preset == self.preset:
            return
        self.preset = preset
        self.presets = [preset if p.name == preset.name else p for p in self.presets]
        self._unsaved = True
        self._timer.start()
        self.preset_changed.emit(preset)

    def flush(self) -> None:
        """Store the preset now, if it changed."""
        self._timer.stop()
        if self._unsaved:
            self._unsaved = False
            self._listen(self._lane.submit(self._settings.save_preset, self.preset))

    def use(self, name: str) -> None:
        """Use another preset from now on."""
        chosen = next((p for p in self.presets if p.name == name), None)
        if chosen is None or chosen.name == self.preset.name:
            return
        self.flush()
        self.preset = chosen
        self._listen(self._lane.submit(self._settings.use_preset, name))
        self.preset_changed.emit(chosen)

    def save_as(self, name: str) -> str:
        """Keep the choices under another name and use them; the reason when the name will not do."""
        name = " ".join(name.split())
        if not name:
            return self.tr("Type a name first.")
        if len(name) > 100:
            return self.tr("A name has at most 100 characters.")
        self.flush()
        preset = self.preset.model_copy(update={"name": name})
        self.presets = [p for p in self.presets if p.name != name] + [preset]
        self.preset = preset
        self._listen(self._lane.submit(self._settings.save_preset, preset))
        self._listen(self._lane.submit(self._settings.use_preset, name))
        self.presets_changed.emit([p.name for p in self.presets])
        self.preset_changed.emit(preset)
        return ""

    def delete(self) -> None:
        """Forget the preset in use; one that came with the program goes back to what it was."""
        self._timer.stop()
        self._unsaved = False
        self._listen(self._lane.submit(self._settings.delete_preset, self.preset.name))
        self.load()

    # Look, model, folder

    def stored(self, name: str) -> Any:
        """A setting by its name (see ``ui.stored``); None when it was never set."""
        return self._settings.get(name)

    def store(self, name: str, value: Any) -> None:
        """Keep a setting by its name; it holds the next time somebody asks."""
        self._listen(self._lane.submit(self._settings.set, name, value))

    def _look_changed(self) -> None:
        look = (self.theme.mode, self.theme.zoom)
        if look == self._look:
            return
        self._look = look
        self._listen(self._lane.submit(self._settings.set, MODE, str(look[0])))
        self._listen(self._lane.submit(self._settings.set, ZOOM, look[1]))

    def show_model(self, spec: ModelSpec | None) -> None:
        """Tell which model answers now."""
        self.spec = spec
        self.model_changed.emit(spec)

    def fail(self, error: UserError) -> None:
        """Show an error where the window shows them."""
        self.failed.emit(error)
