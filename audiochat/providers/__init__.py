"""Chat back ends: ``NAME.py`` here holds a ``PROVIDER`` factory and is found by walking the folder.

Modules of subfolders are parts of a back end and are never taken for one.
"""

from __future__ import annotations

import pkgutil
from importlib import import_module
from typing import Protocol

from audiochat.domain.errors import NotFound
from audiochat.domain.generation import ModelSpec, Provider
from audiochat.domain.sampling import Sampling


class Factory(Protocol):
    """Makes a back end for a model. It does not load it: ``Provider.load`` does."""

    def __call__(self, spec: ModelSpec, sampling: Sampling) -> Provider:
        """A provider of ``spec`` with the context length and threads of ``sampling``."""


def names() -> tuple[str, ...]:
    """Names of the back ends that are here, without importing them."""
    return tuple(
        sorted(m.name for m in pkgutil.iter_modules(__path__) if not m.ispkg and m.name[0] != "_")
    )


def factory(name: str) -> Factory:
    """The ``PROVIDER`` of ``providers/NAME.py``; ``NotFound`` if there is none."""
    if name not in names():
        raise NotFound(f"There is no chat back end called {name!r}.", "Choose another model.")
    found: Factory = import_module(f"{__name__}.{name}").PROVIDER
    return found
