"""What a section of the settings is, and how the sections are found."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from audiochat.ui.settings.controller import SettingsController
from audiochat.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the widget below it. ``order``: sections stand by it, then by title.

    ``build(theme, control)`` makes the widget; it listens to the controller's signals and calls its
    methods.
    """

    title: str
    order: int
    build: Callable[[Theme, SettingsController], QWidget]


def found() -> Iterator[Section]:
    """Every section declared in ``ui/settings/sections``, in order."""
    import audiochat.ui.settings.sections as home

    names = [m.name for m in pkgutil.iter_modules(home.__path__, home.__name__ + ".")]
    sections: list[Section] = [importlib.import_module(name).SECTION for name in names]
    yield from sorted(sections, key=lambda section: (section.order, section.title))
