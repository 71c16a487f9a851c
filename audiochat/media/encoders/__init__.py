"""Formats to export to, found by walking this folder: a file here with a ``FORMAT`` is one."""

from __future__ import annotations

import pkgutil
from importlib import import_module

from audiochat.media.encoding import Format


def load() -> tuple[Format, ...]:
    """Every format, lossless first, then by title."""
    names = [module.name for module in pkgutil.iter_modules(__path__)]
    found: list[Format] = [import_module(f"{__name__}.{name}").FORMAT for name in names]
    return tuple(sorted(found, key=lambda one: (one.lossy, one.title)))
