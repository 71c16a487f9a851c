"""What was done last, words or sound, so that one Undo takes the last act back, whichever it was."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum


class Did(StrEnum):
    """What an act changed."""

    SOUND = "sound"
    TEXT = "text"
    WORDS = "words"  # others were put in their place


Act = tuple[datetime, Did, bool]
"""When something was done, what it changed, and whether it is undone."""


class Trail:
    """The acts that lead to what is shown, in order; each half knows its own history.

    ``acts`` counts what was done while the program runs.
    """

    def __init__(self) -> None:
        self._done: list[Did] = []
        self._undone: list[Did] = []
        self.acts = 0

    def recall(self, acts: Sequence[Act]) -> None:
        """These acts were done before now. What was undone before the last of them stays undone."""
        ordered = sorted(acts, key=lambda act: act[0])
        last = max((at for at, _, undone in ordered if not undone), default=None)
        self._done = [what for _, what, undone in ordered if not undone]
        again = [what for at, what, undone in ordered if undone and (last is None or at >= last)]
        self._undone = again[::-1]

    def did(self, what: Did) -> None:
        """Something was done: what was undone before can no longer be redone in its order."""
        self.acts += 1
        self._done.append(what)
        self._undone.clear()

    @property
    def last(self) -> Did:
        """What Undo takes back; the sound's own history when nothing was done since opening."""
        return self._done[-1] if self._done else Did.SOUND

    @property
    def next(self) -> Did:
        """What Redo does again."""
        return self._undone[-1] if self._undone else Did.SOUND

    def undo(self) -> None:
        """The last act was taken back."""
        self.acts += 1
        if self._done:
            self._undone.append(self._done.pop())

    def redo(self) -> None:
        """The last undone act was done again."""
        self.acts += 1
        if self._undone:
            self._done.append(self._undone.pop())

    def clear(self) -> None:
        """Another recording, or another place in its history."""
        self._done.clear()
        self._undone.clear()
