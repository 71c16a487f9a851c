"""Caption formats, found by walking this folder: a file here with a ``FORMAT`` is one."""

from __future__ import annotations

import pkgutil
from importlib import import_module

from audiochat.services.captions.format import CaptionFormat


def load() -> tuple[CaptionFormat, ...]:
    """Every format, the ones most people want first."""
    names = [module.name for module in pkgutil.iter_modules(__path__)]
    found: list[CaptionFormat] = [
        import_module(f"{__name__}.{name}").FORMAT for name in names if not name.startswith("_")
    ]
    return tuple(sorted(found, key=lambda one: (one.rank, one.title)))
