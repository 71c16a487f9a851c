"""What is done with selected words, by name: from keys, buttons, menus and the palette."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from audiochat.domain.operation import Registry
from audiochat.domain.plan import Plan, Step
from audiochat.ui.studio.transcript.page import shown

if TYPE_CHECKING:
    from audiochat.ui.studio.transcript.desk import TranscriptDesk

OPERATIONS = {
    "delete": ("cut_words", "delete"),
    "mute": ("mute_words", "silence"),
    "bleep": ("bleep_words", "bleep"),
    "bring_back": ("bring_back",),
}
"""The operations that edit the sound of words, the best one first."""


class Acts(QObject):
    """Turns an act on words into a plan for the editor, like every other edit."""

    def __init__(self, desk: TranscriptDesk, registry: Registry) -> None:
        super().__init__(desk)
        self._desk = desk
        known = {operation.id for operation in registry}
        self.operations = {
            act: next((op for op in ops if op in known), "") for act, ops in OPERATIONS.items()
        }
        panel = desk.panel
        for act, op in self.operations.items():
            panel.footer.offer(act, bool(op))

    def do(self, name: str) -> None:
        """Do something by its name; an unknown one is ignored."""
        desk = self._desk
        acts: dict[str, Callable[[], Any]] = {
            "play": desk.toggle_play,
            "play_words": desk.play_words,
            "copy": self.copy,
            "cut": self.cut,
            "times": lambda: self.show_times(not desk.panel.view.times),
            "deleted": lambda: desk.show_deleted(not desk.deleted),
        }
        if name in self.operations:
            self.edit_sound(name)
        elif name in acts:
            acts[name]()

    def chosen(self) -> tuple[int, int] | None:
        """The words an act is about: the selected ones, else the word of the keys."""
        view = self._desk.panel.view
        if view.chosen.range is not None:
            return view.chosen.range
        caret = view.chosen.caret
        return (caret, caret + 1) if view.hasFocus() and caret >= 0 else None

    def edit_sound(self, act: str) -> None:
        """Delete, mute, bleep or bring back the selected words with their sound."""
        words, op = self.chosen(), self.operations.get(act, "")
        stretch = self._desk.stretch(words) if words is not None else None
        if stretch is not None and op:
            step = Step(op=op, start=stretch[0], end=stretch[1])
            self._desk.apply_wanted.emit(Plan(steps=(step,)), stretch)

    def move(self, first: int, last: int, to: int) -> None:
        """Put words before another word (or at the end)."""
        words, stretch = self._desk.page.words, self._desk.stretch((first, last))
        if stretch is None:
            return
        at = words[to].start if to < len(words) else self._desk.page.transcript.duration
        step = Step(op="move", start=stretch[0], end=stretch[1], params={"to": at})
        self._desk.apply_wanted.emit(Plan(steps=(step,)), stretch)

    def copy(self) -> None:
        """Put the text of the selected words on the clipboard."""
        words = self.chosen()
        if words is None:
            return
        page = self._desk.page
        parts: list[str] = []
        last_row = -1
        for index in range(*words):
            if page.words[index].deleted:
                continue
            row = page.row_of(index)
            gap = "" if not parts else " " if row == last_row else "\n\n"
            parts.append(gap + shown(page.words[index]))
            last_row = row
        QGuiApplication.clipboard().setText("".join(parts))

    def cut(self) -> None:
        """Copy the text and delete the words with their sound."""
        self.copy()
        self.edit_sound("delete")

    def show_times(self, on: bool) -> None:
        """Show or hide the time of each paragraph."""
        self._desk.panel.view.set_times(on)
        self._desk.panel.footer.buttons["times"].setChecked(on)
