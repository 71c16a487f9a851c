"""The stage of the journeys: the real window on a data folder that outlives it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from audiochat.app import build
from audiochat.domain.generation import ModelSpec, Provider
from audiochat.domain.job import Job
from audiochat.domain.sampling import Sampling
from audiochat.providers.scripted import Scripted
from audiochat.services.models import Models
from audiochat.services.workshop import Workshop
from audiochat.store.engine import driver
from audiochat.ui.assembly import Assembly
from audiochat.ui.studio.plan_card import PlanCard
from audiochat.ui.theme.files import resources

PATIENCE_MS = 60_000


class Replaced:
    """The workshop's models with the embedded one's place taken: by a script, or by a file."""

    def __init__(self, real: Models, model: Path | None, rate: float) -> None:
        self._real, self._model, self._rate = real, model, rate

    def known(self) -> list[ModelSpec]:
        return self._real.known()

    def examine(self, path: Path, job: Job) -> ModelSpec:
        return self._real.examine(path, job)

    def embedded(self, job: Job) -> ModelSpec:
        if self._model is not None:
            return self._real.examine(self._model, job)
        return ModelSpec("scripted", "Scripted", "scripted", context_length=8192)

    def provider(self, spec: ModelSpec, sampling: Sampling) -> Provider:
        if self._model is not None:
            return self._real.provider(spec, sampling)
        return Scripted(spec, ("word " * 400,) if self._rate else (), tokens_per_second=self._rate)


class Journey:
    """A person at the window, who may close it and come back."""

    def __init__(self, qtbot: Any, app: QApplication, data_dir: Path) -> None:
        self.qtbot, self.app, self.data_dir = qtbot, app, data_dir
        self.model: Path | None = None
        self.rate = 0.0
        self._open: tuple[Assembly, Workshop] | None = None

    @property
    def window(self) -> Assembly:
        assert self._open is not None
        return self._open[0]

    @property
    def studio(self) -> Any:
        return self.window.joint.studio

    def start(self, *files: Path) -> Assembly:
        """Start the program (again)."""
        self.quit()
        workshop = Workshop.open(self.data_dir)
        workshop.__dict__["models"] = Replaced(workshop.models, self.model, self.rate)
        made = build(self.app, workshop)
        self._open = made, workshop
        made.show(files)
        return made

    def quit(self) -> None:
        """Close the window at whatever moment this is."""
        if self._open is not None:
            (assembly, workshop), self._open = self._open, None
            assembly.window.close()
            assembly.close()
            assembly.window.deleteLater()
            workshop.close()

    def until(self, condition: Callable[[], bool]) -> None:
        """Let the window work until something is so."""
        self.qtbot.waitUntil(condition, timeout=PATIENCE_MS)

    def settle(self) -> None:
        """Let all work end."""
        self.until(lambda: self.studio is not None and not self.window.lanes.busy)

    def opened(self) -> None:
        """Wait for a recording on the stage."""
        self.until(lambda: self.window.joint.open_recording() is not None)
        self.settle()

    def say(self, words: str) -> None:
        """Type words, send them with Enter, and wait for what comes of them."""
        self.window.pane.composer.set_text("")
        self.window.pane.composer.focus()
        if words.isascii():
            self.keys(words)
        else:
            self.window.pane.composer.type(words)  # Qt can press no other keys
        self.key(Qt.Key.Key_Return)
        self.until(
            lambda: self.window.chat.session is not None and not self.window.pane.composer.text
        )
        self.until(lambda: not self.window.chat.busy)
        self.settle()

    def keys(self, words: str) -> None:
        """Type where the focus is."""
        for letter in words:
            self.qtbot.keyClicks(self.window.window.focusWidget(), letter)

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press one key where the focus is."""
        self.qtbot.keyClick(self.window.window.focusWidget(), key, held)

    def act(self, name: str) -> None:
        """Do something by its name, as the menus and the palette do."""
        actions = self.window.shell.actions
        assert actions is not None
        actions.refresh()
        actions.run(name)

    def cards(self) -> list[PlanCard]:
        """The plan cards in sight."""
        return self.window.pane.conversation.findChildren(PlanCard)

    @property
    def seconds(self) -> float:
        """The length of what is on the stage."""
        return float(self.studio.editor.timeline.seconds)

    def lasts(self, seconds: float) -> None:
        """Wait until the recording is so long."""
        self.until(lambda: abs(self.seconds - seconds) < 0.01)
        self.settle()

    def texts(self) -> list[str]:
        """The messages shown."""
        return [message.content for message in self.window.pane.conversation.messages]

    def toast(self) -> str:
        """Wait for the message at the edge; all of its words."""
        toasts = self.window.window.toasts
        self.until(lambda: bool(toasts.shown))
        return " ".join(toast.accessibleName() for toast in toasts.shown)

    def sound(self) -> None:
        """The database is whole and no half-written file lies about."""
        database = driver().connect(str(self.data_dir / "audiochat.db"))
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        database.close()
        left = [p for p in self.data_dir.rglob("*") if p.suffix == ".part" or "helper-" in p.name]
        assert left == []


@pytest.fixture
def journey(qtbot: Any, qapp: QApplication, data_dir: Path) -> Iterator[Journey]:
    """The program over an empty data folder, not started yet."""
    made = Journey(qtbot, qapp, data_dir)
    yield made
    made.quit()
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    qapp.setStyleSheet("")


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    """The sample recording as a file of the person's."""
    return Path(shutil.copy(resources() / "sample" / "sample.flac", tmp_path / "talk.flac"))
