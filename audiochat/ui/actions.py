"""An action is data: one declaration gives the menu entry, the palette row and the shortcut."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from audiochat.domain.operation import asked
from audiochat.ui.theme import Theme

if TYPE_CHECKING:
    from audiochat.domain.operation import Registry

MENUS = ("File", "Edit", "Conversation", "Recording", "Play", "View", "Help")
"""The menu bar in order; a menu nobody declares is left out, an unknown one goes before Help."""


def always(_: Any) -> bool:
    """The predicate of an action that can always be done."""
    return True


@dataclass(frozen=True, slots=True)
class Action:
    """Something a person can do.

    ``id``: dotted, like ``file.open``. ``title``: sentence case; the ending ``…`` says that more will be
    asked. ``menu``: the path, like ``("File",)`` or ``("Edit", "Level")``. ``shortcut``: Qt's portable
    key text, or empty. ``handler``: called with the window's ``Deeds`` (see ``ui.deeds``);
    ``enabled`` and ``checked`` are asked with the same. ``section``: entries of one section stand
    together, in order. ``repeats``: a key that is held does it again and again.
    """

    id: str
    title: str
    menu: tuple[str, ...]
    handler: Callable[[Any], object]
    shortcut: str = ""
    icon: str = ""
    enabled: Callable[[Any], bool] = always
    checked: Callable[[Any], bool] | None = None
    section: int = 0
    repeats: bool = True
    hint: str = ""
    words: tuple[str, ...] = ()


def found() -> Iterator[Action]:
    """Every action declared in an ``actions.py`` of a folder of ``ui`` as ``ACTIONS``."""
    import audiochat.ui as ui

    for module in sorted(pkgutil.walk_packages(ui.__path__, "audiochat.ui."), key=lambda m: m.name):
        if module.name.endswith(".actions") and module.name != __name__:
            yield from importlib.import_module(module.name).ACTIONS


def from_operations(registry: Registry, run: Callable[[Any, str], object]) -> Iterator[Action]:
    """One action per operation; ``run(deeds, operation_id)`` opens its form or does it at once."""

    def handler(op_id: str) -> Callable[[Any], object]:
        return lambda deeds: run(deeds, op_id)

    for operation in registry:
        asks = bool(asked(operation.params))
        yield Action(
            id=f"operation.{operation.id}",
            title=operation.title + ("…" if asks else ""),
            menu=("Edit", str(operation.group)),
            handler=handler(operation.id),
            shortcut=operation.shortcut,
            icon=operation.icon,
            enabled=lambda deeds: bool(deeds.has_recording()),
            section=50,
            hint=operation.summary,
            words=operation.says,
        )


class Actions(QObject):
    """All actions with their ``QAction``s, for the menus, the palette and the keys of one window.

    A shortcut that two actions claim goes to the first; ``refresh`` asks every predicate again.
    """

    changed = Signal()

    def __init__(
        self, window: QWidget, theme: Theme, actions: Iterable[Action], deeds: Any
    ) -> None:
        super().__init__(window)
        self._theme = theme
        self._deeds = deeds
        self.declared: dict[str, Action] = {}
        self.live: dict[str, QAction] = {}
        self._window = window
        self._taken: set[str] = set()
        theme.changed.connect(self._paint)
        self.add(actions)

    def add(self, actions: Iterable[Action]) -> None:
        """Take more actions; ``ValueError`` when two have one name."""
        for action in actions:
            if action.id in self.declared:
                raise ValueError(f"two actions are called {action.id}")
            self.declared[action.id] = action
            live = self._make(action, self._window)
            self.live[action.id] = live
            self._window.addAction(live)
        self.refresh()

    def _make(self, action: Action, window: QWidget) -> QAction:
        live = QAction(action.title.replace("&", "&&"), window)
        live.setObjectName(action.id)
        keys = QKeySequence(action.shortcut, QKeySequence.SequenceFormat.PortableText)
        if action.shortcut and keys.toString() not in self._taken:
            self._taken.add(keys.toString())
            live.setShortcut(keys)
            live.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        if action.icon:
            live.setIcon(self._theme.icon(action.icon, "muted"))
        live.setCheckable(action.checked is not None)
        live.setIconVisibleInMenu(action.checked is None)  # a tick stands in the icon's place
        live.setStatusTip(action.hint)
        live.setAutoRepeat(action.repeats)
        live.triggered.connect(lambda _=False, a=action: self.run(a.id))
        return live

    def run(self, action_id: str) -> None:
        """Do it, if it can be done now."""
        action = self.declared[action_id]
        if action.enabled(self._deeds):
            action.handler(self._deeds)
        self.refresh()

    def refresh(self) -> None:
        """Ask again what can be done and what is switched on."""
        for action_id, action in self.declared.items():
            live = self.live[action_id]
            live.setEnabled(action.enabled(self._deeds))
            if action.checked is not None:
                live.setChecked(action.checked(self._deeds))
        self.changed.emit()

    def shortcut(self, action_id: str) -> str:
        """The keys of an action as the person's system writes them, or nothing."""
        live = self.live.get(action_id)
        return live.shortcut().toString(QKeySequence.SequenceFormat.NativeText) if live else ""

    def menus(self, bar: QMenuBar) -> None:
        """Fill the menu bar from the declarations."""
        bar.clear()
        tree: dict[tuple[str, ...], QMenu] = {}
        order = {name: place for place, name in enumerate(MENUS)}
        names = sorted(
            {a.menu[0] for a in self.declared.values() if a.menu},
            key=lambda name: order.get(name, len(MENUS) - 1.5),
        )
        for name in names:
            tree[(name,)] = bar.addMenu(name)
        last: dict[tuple[str, ...], int] = {}
        for action in sorted(self.declared.values(), key=lambda a: a.section):
            if not action.menu:
                continue
            menu = self._menu(tree, action.menu)
            if action.menu in last and last[action.menu] != action.section:
                menu.addSeparator()
            last[action.menu] = action.section
            menu.addAction(self.live[action.id])

    def _menu(self, tree: dict[tuple[str, ...], QMenu], path: tuple[str, ...]) -> QMenu:
        for depth in range(1, len(path) + 1):
            part = path[:depth]
            if part not in tree:
                tree[part] = tree[part[:-1]].addMenu(part[-1])
        return tree[path]

    def _paint(self) -> None:
        for action_id, action in self.declared.items():
            if action.icon:
                self.live[action_id].setIcon(self._theme.icon(action.icon, "muted"))
