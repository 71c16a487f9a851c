"""What the palette finds: commands, conversations and recordings by title and tags, words of messages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from PySide6.QtCore import QObject

from audiochat.domain.conversation import Session
from audiochat.domain.recording import Findable
from audiochat.ui.actions import Action, Actions
from audiochat.ui.palette import Found, Palette
from audiochat.ui.sessions.rows import length, one_line, when
from audiochat.ui.tasks import Lane, Task

PART = 6
"""How many of each kind are shown beside the others."""

LONGEST = 300
"""Characters of what was found in a line, which is then shortened around the words looked for."""


def fits(wanted: str, words: str) -> float:
    """How well typed words fit some text, 0 (not at all) to 100; the start of words counts most."""
    wanted, words = wanted.casefold().strip(), words.casefold()
    if not wanted:
        return 1.0
    if words.startswith(wanted):
        return 100.0
    if f" {wanted}" in words:
        return 95.0
    if wanted in words:
        return 85.0
    from rapidfuzz import fuzz

    score = float(fuzz.partial_token_sort_ratio(wanted, words))
    return score * 0.8 if score >= 82 else 0.0


def best(wanted: str, rows: Iterable[tuple[str, Found]], most: int) -> list[Found]:
    """The rows whose words fit best, in order; each thing once."""
    scored = [(fits(wanted, words), place, row) for place, (words, row) in enumerate(rows)]
    scored = sorted((s for s in scored if s[0] > 0), key=lambda s: (-s[0], s[1]))
    once: dict[tuple[str, str], Found] = {}
    for _, _, row in scored:
        once.setdefault((row.kind, row.id), row)
    return list(once.values())[:most]


def recording_rows(recordings: Sequence[Findable]) -> list[tuple[str, Found]]:
    """Recordings by their titles, and by each of their tags, which is then shown."""
    rows = []
    for one in recordings:
        facts = length(one.seconds)
        rows.append((one.title, Found("recording", one.id, one.title, facts, "audio-lines")))
        for word in one.words:
            told = f"{facts} · {one_line(word, LONGEST)}"
            rows.append((word, Found("recording", one.id, one.title, told, "audio-lines")))
    return rows


def session_rows(
    sessions: Sequence[Session], recordings: Sequence[Findable], untitled: str
) -> list[tuple[str, Found]]:
    """Conversations by their titles, and by the recording that they are about."""
    about = {one.id: one for one in recordings}
    rows = []
    for one in sessions:
        title, icon = one.title or untitled, "message-square"
        rows.append((title, Found("session", one.id, title, when(one.updated_at), icon)))
        heard = about.get(one.recording_id or "")
        if heard is not None:
            named = one_line(heard.title)
            rows.append((heard.title, Found("session", one.id, title, named, icon)))
            for word in heard.words:
                told = f"{named} · {one_line(word, LONGEST)}"
                rows.append((word, Found("session", one.id, title, told, icon)))
    return rows


def command_rows(actions: Actions) -> list[tuple[str, Found]]:
    """Everything that can be done now, with its menu and keys."""

    def words(action: Action) -> str:
        return " ".join((action.title, *action.menu, action.hint, *action.words))

    return [
        (
            words(action),
            Found(
                "command",
                action.id,
                action.title,
                actions.shortcut(action.id) or " › ".join(action.menu),
                action.icon or "command",
            ),
        )
        for action in actions.declared.values()
        if actions.live[action.id].isEnabled() and action.id != "view.palette"
    ]


Read = Callable[[str], Sequence[Found]]


class Finder(QObject):
    """Answers the palette: commands at once, what is kept on disk over the store's lane."""

    def __init__(
        self, palette: Palette, actions: Actions, lane: Lane, read: Read, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._palette = palette
        self._actions = actions
        self._lane = lane
        self._read = read
        self._text = ""
        self._task: Task | None = None
        palette.asked.connect(self.ask)

    def ask(self, text: str) -> None:
        """Look for ``text``."""
        self._text = text.strip()
        self._palette.show_found(self._commands(), self._text)
        if self._task is None or self._task.over:
            self._look()

    def _commands(self) -> list[Found]:
        most = PART if self._text else 4
        return best(self._text, command_rows(self._actions), most)

    def _look(self) -> None:
        asked = self._text
        self._task = self._lane.submit(self._kept, asked)
        self._task.done.connect(self._show)

    def _kept(self, text: str) -> tuple[str, Sequence[Found]]:
        """On the store's lane."""
        return text, self._read(text)

    def _show(self, answer: tuple[str, Any]) -> None:
        text, rows = answer
        if text != self._text:
            self._look()
            return
        if self._palette.isVisible():
            commands = self._commands()
            kept = list(rows)
            strong = text and commands and fits(text, commands[0].title) >= 95
            self._palette.show_found(commands + kept if strong else kept + commands, text)
