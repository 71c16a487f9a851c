"""Words that come bit by bit into a field, where the cursor is, as one step of its undo."""

from __future__ import annotations

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

_ENDS = ".!?…:;\n"
"""After one of these a new sentence begins."""


class Insertion:
    """Takes the place of what is selected; whatever else is typed meanwhile stays."""

    def __init__(self, field: QPlainTextEdit) -> None:
        self._field = field
        chosen = field.textCursor()
        self._replaced = _words(chosen)
        self._start, self._end = (
            self._mark(chosen.selectionStart()),
            self._mark(chosen.selectionEnd()),
        )
        self._text = self._replaced
        self._written = False
        self._revision = field.document().revision()

    def _mark(self, position: int) -> QTextCursor:
        """A place that stays where it is in the words, whatever is typed around it."""
        mark = QTextCursor(self._field.document())
        mark.setKeepPositionOnInsert(True)
        mark.setPosition(position)
        return mark

    def _between(self, start: int, end: int) -> QTextCursor:
        cursor = QTextCursor(self._field.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    @property
    def meddled(self) -> bool:
        """Whether anything was changed in the field meanwhile that is not from here."""
        return self._field.document().revision() != self._revision

    @property
    def whole(self) -> bool:
        """Whether what was written here still stands there."""
        return _words(self._between(self._start.position(), self._end.position())) == self._text

    def show(self, words: str) -> None:
        """Write these words, fitted to what stands around them, instead of those before.

        Without words there is what was there before.
        """
        if not words:
            self.drop()
            return
        last = self._field.document().characterCount() - 1
        before = _words(self._between(0, self._start.position()))
        after = _words(self._between(self._end.position(), last))
        self._put(fitted(before, words, after))

    def drop(self) -> None:
        """As if nothing had been written."""
        if self._written and self.whole:
            self._put(self._replaced)

    def _put(self, words: str) -> None:
        if words == self._text:
            return
        cursor = self._between(self._start.position(), self._end.position())
        here = self._field.textCursor().position()
        follows = cursor.selectionStart() <= here <= cursor.selectionEnd()
        if self._written and not self.meddled:
            cursor.joinPreviousEditBlock()
        else:
            cursor.beginEditBlock()
        cursor.insertText(words)
        cursor.endEditBlock()
        self._end.setPosition(cursor.position())
        self._text, self._written = words, True
        self._revision = self._field.document().revision()
        if follows:
            self._field.setTextCursor(cursor)


def _words(cursor: QTextCursor) -> str:
    """What is selected, as it was typed."""
    return cursor.selectedText().replace("\u2029", "\n")


def fitted(before: str, words: str, after: str) -> str:
    """``words`` as they are written between two pieces of text: spaces, first letter, last mark."""
    if not words:
        return ""
    head = before.rstrip(" ")
    if head and head[-1] not in _ENDS and _begins_small(words):
        words = words[0].lower() + words[1:]
    rest = after.lstrip(" ")
    if rest and words.endswith(".") and (rest[0].islower() or rest[0] in ".,;:!?…"):
        words = words[:-1]
    lead = " " if before and not before[-1].isspace() else ""
    tail = " " if after and (after[0].isalnum() or after[0] in "([“\"'") else ""
    return f"{lead}{words}{tail}"


def _begins_small(words: str) -> bool:
    """Whether the first word has its capital from beginning a sentence, as far as one can tell."""
    first = words.split()[0].strip(".,!?;:…")
    if first.startswith(("I'", "I’")):
        return False
    return first == "A" or (first[:1].isupper() and first[1:].islower())
