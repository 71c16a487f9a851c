"""Edits: one file, one operation, found by walking this folder."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from audiochat.domain.operation import Group, Operation, Registry

_MENU_ORDER = tuple(Group)


@cache
def load() -> Registry:
    """Every operation in this folder, in menu order (group, then ``Operation.rank``, then title).

    A module whose name starts with an underscore is a helper, not an operation. Importing them all
    is cheap (no sound library is imported until an edit runs) and works in a frozen program too,
    since the walk asks the import system and not the file system. Raises ``TypeError`` for a file
    without a proper ``OPERATION``: a mistake of a contributor, never of a person.
    """
    found: list[Operation] = []
    for module in pkgutil.iter_modules(__path__):
        if module.name.startswith("_"):
            continue
        operation = getattr(importlib.import_module(f"{__name__}.{module.name}"), "OPERATION", None)
        if not isinstance(operation, Operation) or operation.id != module.name:
            raise TypeError(f"operations/{module.name}.py must hold an OPERATION of the same id")
        found.append(operation)
    found.sort(key=lambda o: (_MENU_ORDER.index(o.group), o.rank, o.title))
    return Registry({operation.id: operation for operation in found})
