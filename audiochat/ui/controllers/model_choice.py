"""Which model answers: the button in the header, the file a person chooses, loading in the background."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from audiochat.domain.errors import UserError
from audiochat.domain.generation import ModelSpec
from audiochat.domain.job import Job
from audiochat.domain.sampling import Preset
from audiochat.ui.controllers.remember import Remember
from audiochat.ui.frame.header import Header
from audiochat.ui.tasks import Lanes, Task

MODEL = "model"
EMBEDDED = "embedded"


class KnowsModels(Protocol):
    """What is asked of ``services.models``."""

    def known(self) -> list[ModelSpec]:
        """Models met before that are still there."""


class Desk(Protocol):
    """The model's owner; all of it runs on the model's lane."""

    def load(self, spec: ModelSpec | None, preset: Preset, job: Job) -> ModelSpec:
        """Make ready."""

    def examine(self, path: Path, job: Job) -> ModelSpec:
        """Look at a file of the person."""


class Presets(Protocol):
    """What is asked of ``services.settings``."""

    def current_preset(self) -> Preset:
        """The one in use."""


class ModelChoice(QObject):
    """Loads the chosen model in the background and shows how far it is.

    ``chosen(ModelSpec or None)``: who answers from now on (None: the model that comes with the
    program). ``ready(ModelSpec)``: loaded.
    """

    chosen = Signal(object)
    ready = Signal(object)

    def __init__(
        self,
        header: Header,
        lanes: Lanes,
        models: KnowsModels,
        desk: Desk,
        presets: Presets,
        remember: Remember,
        fail: Callable[[UserError], object],
    ) -> None:
        super().__init__(header)
        self._header = header
        self._lanes = lanes
        self._models = models
        self._desk = desk
        self._presets = presets
        self._remember = remember
        self._fail = fail
        self._known: list[ModelSpec] = []
        self._loading: Task | None = None
        self.spec: ModelSpec | None = None
        header.model_chosen.connect(self.choose)

    def start(self) -> None:
        """Find the model of last time and load it."""
        task = self._lanes.store.submit(self._models.known)
        task.done.connect(self._started)
        task.failed.connect(self._fail)

    def _started(self, known: list[ModelSpec]) -> None:
        self._known = known
        wanted = self._remember.get(MODEL, EMBEDDED)
        spec = next((m for m in known if m.id == wanted), None)
        if spec is None and wanted != EMBEDDED:
            self._fail(
                UserError(
                    "The model you used last is not where it was.",
                    "The one that comes with the program answers; choose another at the top.",
                )
            )
        self._use(spec)

    def choose(self, model_id: str) -> None:
        """Answer with a known model from now on."""
        self._use(next((m for m in self._known if m.id == model_id), None))

    def choose_file(self, path: Path) -> None:
        """Look at a GGUF file; use it if it is sound, else say why not."""
        title = self.tr("Looking at {name}").format(name=path.name[:40])
        self._header.set_loading(0.0, title)
        task = self._lanes.model.submit(self._desk.examine, path, title=title)
        task.progress.connect(self._show_progress)
        task.done.connect(self._examined)
        task.failed.connect(self._refused)
        task.cancelled.connect(self._hide_progress)

    def _examined(self, spec: ModelSpec) -> None:
        self._known = [m for m in self._known if m.id != spec.id] + [spec]
        self._use(spec)

    def _refused(self, error: UserError) -> None:
        self._hide_progress()
        self._fail(error)

    def _use(self, spec: ModelSpec | None) -> None:
        self.spec = spec
        self._remember.set(MODEL, spec.id if spec else EMBEDDED)
        self.chosen.emit(spec)
        self._show_models(spec.name if spec else self.tr("Gemma 3 270M"))
        self.load()

    def load(self) -> None:
        """Make the chosen model ready before it is asked anything."""
        if self._loading is not None:
            self._loading.cancel()
        title = self.tr("Loading the model")
        self._header.set_loading(0.0, title)
        preset = self._presets.current_preset()
        task = self._lanes.model.submit(self._desk.load, self.spec, preset, title=title)
        self._loading = task
        task.progress.connect(self._show_progress)
        task.done.connect(self._loaded)
        task.failed.connect(self._refused)
        task.cancelled.connect(self._hide_progress)

    def _loaded(self, spec: ModelSpec) -> None:
        self._hide_progress()
        if all(m.id != spec.id for m in self._known):
            self._known.insert(0, spec)
        self._show_models(spec.name, spec.id)
        self.ready.emit(spec)

    def _show_progress(self, fraction: float, words: str) -> None:
        self._header.set_loading(fraction, words)

    def _hide_progress(self) -> None:
        if self._loading is None or self._loading.over:
            self._header.set_loading(None)

    def _show_models(self, name: str, current: str = "") -> None:
        rows = [(m.id, m.name) for m in self._known]
        self._header.set_models(rows, current or (self.spec.id if self.spec else ""), name)

    def specs(self) -> list[ModelSpec]:
        """The models that can be chosen."""
        return list(self._known)
