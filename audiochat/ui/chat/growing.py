"""The markdown of a reply that still grows: what is finished is read once, only the open end again."""

from __future__ import annotations

import re
from dataclasses import replace

from audiochat.ui.chat.markdown import FENCE, LONGEST_MESSAGE, groups
from audiochat.ui.chat.values import Code, Value

_LONGEST_LINE = 4_000  # an endless line is closed here, so that no frame has to lay out all of it


class GrowingMarkdown:
    """Takes a reply piece by piece; ``finished`` never changes again, ``open_values()`` may."""

    def __init__(self) -> None:
        self.finished: list[Value] = []
        self._tail = ""
        self._code: list[str] | None = None  # the pieces of an open top-level fence
        self._fence_end = re.compile("$^")
        self._language = ""
        self._ordinal: int | None = None
        self._length = 0
        self._open: tuple[Value, ...] | None = ()

    def feed(self, text: str) -> None:
        """Add the next piece; what it completes moves to ``finished``."""
        text = text[: max(0, LONGEST_MESSAGE - self._length)]
        if not text:
            return
        self._length += len(text)
        self._tail += text
        self._open = None
        while "\n" in self._tail and self._advance():
            pass
        if self._code is None and "\n" not in self._tail and len(self._tail) > _LONGEST_LINE:
            self._break_line()

    def open_values(self) -> tuple[Value, ...]:
        """The values of the part that may still change, as they look now."""
        if self._open is None:
            if self._code is not None:
                closed = self._fence_end.match(self._tail) is not None
                lines = "".join(self._code) + ("" if closed else self._tail)
                source = lines if self._tail and not closed else lines.removesuffix("\n")
                self._open = (Code(source, self._language, closed=closed),)
            else:
                read = groups(self._tail, self._ordinal)
                self._open = tuple(value for group in read for value in group.values)
        return self._open

    def closed_values(self) -> tuple[Value, ...]:
        """The open part as it is when nothing more will come: a block of code counts as whole."""
        return tuple(
            replace(value, closed=True) if isinstance(value, Code) else value
            for value in self.open_values()
        )

    def values(self) -> tuple[Value, ...]:
        """Everything so far."""
        return (*self.finished, *self.open_values())

    def _advance(self) -> bool:
        """Take what whole lines finish; true while there may be more to take."""
        return self._take_code() if self._code is not None else self._take_blocks()

    def _take_blocks(self) -> bool:
        whole = self._tail[: self._tail.rindex("\n") + 1]
        read = groups(whole, self._ordinal)
        if not read:
            return False
        last = read[-1]
        for group in read[:-1]:
            self.finished.extend(group.values)
        if len(read) > 1 or last.line > 0:
            lines = self._tail.splitlines(keepends=True)
            self._tail = "".join(lines[last.line :])
            self._ordinal = last.ordinal
        fence = FENCE.match(self._tail.split("\n", 1)[0])
        if fence is None:
            return False
        marker, info = fence.groups()
        self._fence_end = re.compile(rf"^ {{0,3}}{re.escape(marker[0])}{{{len(marker)},}}[ \t]*$")
        self._language = (info.split() or [""])[0][:40]
        self._code, self._ordinal = [], None
        self._tail = self._tail.split("\n", 1)[1]
        return True

    def _take_code(self) -> bool:
        assert self._code is not None
        lines = self._tail.splitlines(keepends=True)
        for number, line in enumerate(lines):
            if not line.endswith("\n"):
                self._tail = line
                return False
            if self._fence_end.match(line.rstrip("\n")):
                source = "".join(self._code).removesuffix("\n")
                self.finished.append(Code(source, self._language))
                self._code, self._tail = None, "".join(lines[number + 1 :])
                return True
            self._code.append(line)
        self._tail = ""
        return False

    def _break_line(self) -> None:
        at = self._tail.rfind(" ", 0, _LONGEST_LINE)
        at = at + 1 if at > 0 else _LONGEST_LINE
        head, self._tail = self._tail[:at], self._tail[at:]
        for group in groups(head, self._ordinal):
            self.finished.extend(group.values)
        self._ordinal = None
