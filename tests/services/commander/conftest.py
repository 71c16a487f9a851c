"""The commander with every operation there is, and the judge of its answers."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from audiochat.domain.job import Job
from audiochat.domain.operation import Registry
from audiochat.domain.plan import RecordingState, Understanding
from audiochat.operations import load
from audiochat.services.commander import Commander

Understand = Callable[..., Understanding]


@pytest.fixture(scope="session")
def registry() -> Registry:
    """Every operation of the program."""
    return load()


@pytest.fixture(scope="session")
def commander(registry: Registry) -> Commander:
    """A commander without a model."""
    return Commander(registry)


@pytest.fixture(scope="session")
def judging() -> ModuleType:
    """The helpers that compare answers with the corpus."""
    return _helper("judging")


@pytest.fixture(scope="session")
def hearing_corpus() -> ModuleType:
    """The corpus of sentences about what is said, and its judge."""
    return _helper("hearing_corpus")


def _helper(name: str) -> ModuleType:
    path = Path(__file__).with_name(f"{name}.py")
    spec = importlib.util.spec_from_file_location(f"commander_{name}", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def understand(commander: Commander) -> Understand:
    """Understand words about a recording of two minutes (or as given)."""

    def ask(words: str, **state: object) -> Understanding:
        given = RecordingState.model_validate({"duration": 120.0, **state})
        return commander.understand(words, given, Job())

    return ask
