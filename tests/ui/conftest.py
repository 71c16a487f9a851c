"""Fixtures of the window's tests: one theme for the application."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from audiochat.app import build
from audiochat.domain.generation import ModelSpec, Provider
from audiochat.domain.job import Job
from audiochat.domain.sampling import Sampling
from audiochat.providers import scripted
from audiochat.services.workshop import Workshop
from audiochat.ui.assembly import Assembly
from audiochat.ui.theme import Mode, Theme


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    """The light theme at zoom 1."""
    made = Theme(qapp, Mode.LIGHT)
    yield made
    made.release()
    qapp.setStyleSheet("")


class ScriptedModels:
    """The workshop's models, with the shipped scripted back end in the embedded one's place."""

    def __init__(self, workshop: Workshop) -> None:
        self._real = workshop.models

    def known(self) -> list[ModelSpec]:
        return self._real.known()

    def examine(self, path: Path, job: Job) -> ModelSpec:
        return self._real.examine(path, job)

    def embedded(self, job: Job) -> ModelSpec:
        job.progress(0.5, "Loading")
        return ModelSpec("scripted", "Scripted", "scripted")

    def provider(self, spec: ModelSpec, sampling: Sampling) -> Provider:
        return scripted.PROVIDER(spec, sampling)


@pytest.fixture
def open_window(qapp: QApplication, data_dir: Path) -> Iterator[Callable[..., Assembly]]:
    """Opens the window on the data folder; closes whatever is open at the end."""
    opened: list[tuple[Assembly, Workshop]] = []

    def close() -> None:
        while opened:
            assembly, workshop = opened.pop()
            assembly.window.close()
            assembly.close()
            assembly.window.deleteLater()
            workshop.close()

    def make(files: tuple[Path, ...] = ()) -> Assembly:
        close()
        workshop = Workshop.open(data_dir)
        workshop.__dict__["models"] = ScriptedModels(workshop)
        assembly = build(qapp, workshop)
        opened.append((assembly, workshop))
        assembly.show(files)
        return assembly

    yield make
    close()
    qapp.setStyleSheet("")


@pytest.fixture
def ready(qtbot: Any) -> Callable[[Assembly], None]:
    """Waits until no lane of a window has work."""

    def wait(assembly: Assembly) -> None:
        qtbot.waitUntil(lambda: not assembly.lanes.busy, timeout=20_000)

    return wait


@pytest.fixture
def say(qtbot: Any, ready: Callable[[Assembly], None]) -> Callable[[Assembly, str], None]:
    """Sends words and waits for what comes of them."""

    def send(assembly: Assembly, words: str) -> None:
        assembly.chat.send(words)
        qtbot.waitUntil(lambda: assembly.chat.session is not None, timeout=10_000)
        qtbot.waitUntil(lambda: not assembly.chat.busy, timeout=20_000)
        ready(assembly)

    return send
