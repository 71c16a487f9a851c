"""The menus of the transcript: of selected words, and of how they are shown."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu, QWidget

from audiochat.ui.theme import Theme

if TYPE_CHECKING:
    from audiochat.ui.studio.transcript.acts import Acts

Entry = tuple[str, str, str, str]
"""An act's name, its icon, its words, its keys."""


class Menus(QObject):
    """Opens menus whose entries are acts by name."""

    def __init__(self, theme: Theme, parent: QWidget, acts: Acts) -> None:
        super().__init__(parent)
        self._theme, self._parent, self._acts = theme, parent, acts

    def words(self, at: QPoint) -> None:
        """What can be done with the selected words."""
        words = (
            ("play_words", "play", self.tr("Play these words"), ""),
            ("edit", "pencil", self.tr("Correct text"), "F2"),
            ("", "", "", ""),
            ("cut", "scissors", self.tr("Cut"), "Ctrl+X"),
            ("copy", "copy", self.tr("Copy text"), "Ctrl+C"),
            ("paste", "corner-down-left", self.tr("Put cut words here"), "Ctrl+V"),
            ("delete", "trash-2", self.tr("Delete with sound"), "Del"),
            ("mute", "volume-x", self.tr("Mute"), ""),
            ("bleep", "radio", self.tr("Bleep"), ""),
            ("bring_back", "archive-restore", self.tr("Bring back"), ""),
            ("", "", "", ""),
            ("speaker", "user", self.tr("Set speaker…"), ""),
            ("apart", "user", self.tr("Tell speakers apart"), ""),
        )
        self._open(words, at, lambda name: self._acts.can(name))

    def view(self, at: QPoint) -> None:
        """How the words are shown."""
        entries = (
            ("times", "clock", self.tr("Timestamps"), ""),
            ("deleted", "eraser", self.tr("Deleted words, struck through"), ""),
            ("", "", "", ""),
            ("next_unsure", "chevron-down", self.tr("Next unsure word"), "F8"),
            ("previous_unsure", "chevron-up", self.tr("Previous unsure word"), "Shift+F8"),
            ("", "", "", ""),
            ("apart", "user", self.tr("Tell speakers apart"), ""),
            ("transcribe", "captions", self.tr("Transcribe the rest"), ""),
            ("again", "refresh-cw", self.tr("Transcribe anew…"), ""),
        )
        self._open(entries, at, lambda name: self._acts.can(name))

    def _open(self, entries: Iterable[Entry], at: QPoint, can: Callable[[str], bool]) -> None:
        menu = QMenu(self._parent)
        for name, icon, words, keys in entries:
            if not name:
                menu.addSeparator()
                continue
            if not can(name):
                continue
            action = menu.addAction(self._theme.icon(icon, "muted"), f"{words}\t{keys}".strip())
            action.triggered.connect(lambda _=False, n=name: self._acts.do(n))
            on = self._acts.is_on(name)
            if on is not None:
                action.setIconVisibleInMenu(False)  # its place is where the tick stands
                action.setCheckable(True)
                action.setChecked(on)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)
