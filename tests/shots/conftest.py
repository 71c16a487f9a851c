"""The stage of the pictures: the real window over a real workshop in a temporary folder."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from audiochat.app import build
from audiochat.domain.generation import ModelSpec, Provider
from audiochat.domain.job import Job
from audiochat.domain.sampling import Sampling
from audiochat.providers.scripted import Scripted
from audiochat.services.workshop import Workshop
from audiochat.ui.assembly import Assembly
from audiochat.ui.theme import Mode
from audiochat.ui.theme.files import resources

OUT = Path(__file__).parent / "out"
SIZE = (1440, 900)
SPEC = ModelSpec("scripted", "Gemma 3 270M", "scripted", context_length=4096)
PATIENCE_S = 30.0


class Models:
    """One scripted model, so that every picture says the same each time."""

    def __init__(self, script: tuple[str, ...]) -> None:
        self._script = script

    def known(self) -> list[ModelSpec]:
        return [SPEC]

    def examine(self, path: Path, job: Job) -> ModelSpec:
        return SPEC

    def embedded(self, job: Job) -> ModelSpec:
        return SPEC

    def provider(self, spec: ModelSpec, sampling: Sampling) -> Provider:
        return Scripted(spec, self._script, tokens_per_second=60)


class Studio:
    """A window to arrange for a picture."""

    def __init__(self, app: QApplication, workshop: Workshop, script: tuple[str, ...]) -> None:
        workshop.__dict__["models"] = Models(script)
        self.app = app
        self.workshop = workshop
        self.assembly: Assembly | None = None

    def open(self, mode: Mode) -> Assembly:
        """The window in light or dark, settled."""
        self.assembly = made = build(self.app, self.workshop)
        made.shell.set_mode(mode)
        made.window.setMinimumSize(*SIZE)
        made.window.resize(*SIZE)
        made.show()
        self.settle()
        return made

    def wait(self, condition: Callable[[], bool]) -> None:
        """Let the window work until something is so."""
        end = time.monotonic() + PATIENCE_S
        while not condition():
            assert time.monotonic() < end, "the window did not get there in time"
            self.app.processEvents()
            time.sleep(0.005)

    def settle(self) -> None:
        """Let all work end and be drawn."""
        assert self.assembly is not None
        lanes = self.assembly.lanes
        quiet = time.monotonic()
        end = quiet + PATIENCE_S
        while time.monotonic() - quiet < 0.4 and time.monotonic() < end:
            if lanes.busy:
                quiet = time.monotonic()
            self.app.processEvents()
            time.sleep(0.005)

    def say(self, words: str) -> None:
        """Send words and wait for what comes of them."""
        assert self.assembly is not None
        chat = self.assembly.chat
        chat.send(words)
        self.wait(lambda: not chat.busy and chat.session is not None)
        self.settle()

    def picture(self, name: str) -> Path:
        """Save what the window looks like."""
        assert self.assembly is not None
        OUT.mkdir(exist_ok=True)
        path = OUT / f"{name}.png"
        assert self.assembly.window.grab().save(str(path))
        return path


@pytest.fixture(autouse=True)
def person(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A person's own folder, so that no picture shows one of the machine it was made on."""
    monkeypatch.setenv("HOME", str(tmp_path))
    return tmp_path


@pytest.fixture
def own_sample(person: Path) -> Path:
    """The sample among the person's recordings."""
    folder = person / "Recordings"
    folder.mkdir()
    return Path(shutil.copy(resources() / "sample" / "sample.flac", folder / "garden hour.flac"))


@pytest.fixture
def stage(qapp: QApplication, data_dir: Path) -> Iterator[Callable[..., Studio]]:
    """Opens a workshop for a picture; puts everything away at the end."""
    made: list[Studio] = []

    def open_(*script: str) -> Studio:
        studio = Studio(qapp, Workshop.open(data_dir), script)
        made.append(studio)
        return studio

    yield open_
    for studio in made:
        if studio.assembly is not None:
            studio.assembly.window.close()
            studio.assembly.close()
            studio.assembly.window.deleteLater()
        studio.workshop.close()
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    qapp.setStyleSheet("")
