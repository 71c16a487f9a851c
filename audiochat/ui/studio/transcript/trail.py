"""What was done last, words or sound, so that one Undo takes the last act back, whichever it was."""

from __future__ import annotations

from enum import StrEnum


class Did(StrEnum):
    """What an act changed."""

    SOUND = "sound"
    TEXT = "text"
    WORDS = "words"  # others were put in their place


class Trail:
    """The acts since the recording was opened, in order; each half knows its own history."""

    def __init__(self) -> None:
        self._done: list[Did] = []
        self._undone: list[Did] = []

    def did(self, what: Did) -> None:
        """Something was done: what was undone before can no longer be redone in its order."""
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
        if self._done:
            self._undone.append(self._done.pop())

    def redo(self) -> None:
        """The last undone act was done again."""
        if self._undone:
            self._done.append(self._undone.pop())

    def drop(self, what: Did) -> None:
        """The last act of this kind was taken back out of its order, and with it what was corrected since."""
        for at in range(len(self._done) - 1, -1, -1):
            if self._done[at] is what:
                later = [did for did in self._done[at + 1 :] if did is not Did.TEXT]
                self._done[at:] = later
                return

    def clear(self) -> None:
        """Another recording, or another place in its history."""
        self._done.clear()
        self._undone.clear()
