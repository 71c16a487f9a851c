"""Markdown read into flat values, and read again only where a growing reply still changes.

Raw HTML is text, references and indented code are off (in a reply they are accidents), and what is
too long or too deep for the reader to be quick is shown as plain text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from audiochat.ui.chat.inline import plain_runs, runs_of
from audiochat.ui.chat.values import Code, Paragraph, Rule, Run, Table, Value

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})[ \t]*([^`\n]*)$")
LONGEST_MESSAGE = 400_000  # characters shown
LONGEST_INLINE = 6_000  # a longer paragraph keeps its words and loses its styles
MOST_BRACKETS = 400  # the link reader is quadratic in these


@dataclass(frozen=True, slots=True)
class Group:
    """A top-level block or list item: its first line, what it became, and its number in its list."""

    line: int
    values: tuple[Value, ...]
    ordinal: int | None = None


@cache
def _reader() -> MarkdownIt:
    from markdown_it import MarkdownIt

    reader = MarkdownIt("commonmark", {"html": False, "maxNesting": 24})
    reader.enable(["table", "strikethrough"])
    # Inline text is read by _inline, under its own limits.
    return reader.disable(["reference", "code", "html_block", "html_inline", "inline"], True)


@cache
def _inline_reader() -> MarkdownIt:
    from markdown_it import MarkdownIt

    reader = MarkdownIt("commonmark", {"html": False, "maxNesting": 24})
    return reader.enable("strikethrough").disable(["html_inline"], True)


def _inline(text: str) -> tuple[Run, ...]:
    if len(text) > LONGEST_INLINE or text.count("[") + text.count("]") > MOST_BRACKETS:
        return plain_runs(text)
    (token,) = _inline_reader().parseInline(text)
    return runs_of(token.children or ())


def groups(text: str, first_ordinal: int | None = None) -> list[Group]:
    """Read ``text`` into its top-level blocks and list items.

    ``first_ordinal`` is the number of the first item when ``text`` goes on with an ordered list.
    """
    reading = _Reading(text, first_ordinal)
    reading.run(_reader().parse(text))
    if not reading.groups and text.strip():
        # Nested too deep to mean anything; the words must not vanish.
        return [Group(0, plain(text))]
    return reading.groups


def parse(text: str) -> tuple[Value, ...]:
    """Read a whole message."""
    text = text[:LONGEST_MESSAGE]
    return tuple(value for group in groups(text) for value in group.values)


def plain(text: str) -> tuple[Value, ...]:
    """A person's own words as they typed them, one value a paragraph."""
    parts = re.split(r"\n{2,}", text[:LONGEST_MESSAGE].strip("\n"))
    return tuple(Paragraph(plain_runs(part)) for part in parts)


class _Reading:
    """Walks markdown's tokens once, keeping count of lists and quotes around the current one."""

    def __init__(self, text: str, first_ordinal: int | None) -> None:
        self.groups: list[Group] = []
        self._lines = text.splitlines()
        self._next = first_ordinal
        self._values: list[Value] = []
        self._lists: list[int | None] = []  # the next number of each open list
        self._marker = ""
        self._quote = 0
        self._level = 0
        self._line = 0
        self._ordinal: int | None = None
        self._rows: list[tuple[tuple[Run, ...], ...]] = []
        self._cells: list[tuple[Run, ...]] = []
        self._aligns: list[str] = []

    def run(self, tokens: list[Token]) -> None:
        for token in tokens:
            top = token.level == 0 and token.nesting >= 0
            item = token.type == "list_item_open" and token.level == 1
            if (top and not token.type.endswith("list_open")) or item:
                self._flush()
                self._line = token.map[0] if token.map else self._line
            self._take(token)
        self._flush()

    def _flush(self) -> None:
        if self._values:
            self.groups.append(Group(self._line, tuple(self._values), self._ordinal))
        self._values, self._ordinal = [], None

    def _add(self, value: Value) -> None:
        self._values.append(value)
        self._marker = ""

    def _take(self, token: Token) -> None:
        name = token.type
        if name in ("bullet_list_open", "ordered_list_open"):
            self._open_list(token)
        elif name in ("bullet_list_close", "ordered_list_close"):
            self._lists.pop()
        elif name == "list_item_open":
            self._open_item(token)
        elif name == "list_item_close" and self._marker:
            self._add(Paragraph((), marker=self._marker, indent=self._depth, quote=self._quote))
        elif name in ("blockquote_open", "blockquote_close"):
            self._quote += token.nesting
        elif name == "heading_open":
            self._level = int(token.tag[1:])
        elif name == "heading_close":
            self._level = 0
        elif name == "fence":
            self._fence(token)
        elif name == "hr":
            self._add(Rule(self._depth, self._quote))
        elif name == "inline" and not self._aligns:
            self._add(
                Paragraph(
                    _inline(token.content), self._level, self._marker, self._depth, self._quote
                )
            )
        else:
            self._take_table(token)

    @property
    def _depth(self) -> int:
        return len(self._lists)

    def _open_list(self, token: Token) -> None:
        start = int(token.attrs.get("start", 1)) if token.type[0] == "o" else None
        if start is not None and self._next is not None and token.level == 0 and not self.groups:
            start = self._next
        self._lists.append(start)

    def _open_item(self, token: Token) -> None:
        number = self._lists[-1]
        if number is None:
            self._marker = "•"
            return
        self._marker = f"{number}."
        self._lists[-1] = number + 1
        if token.level == 1:
            self._ordinal = number

    def _fence(self, token: Token) -> None:
        first, last = token.map or [0, 1]
        end = self._lines[last - 1].strip(" >\t") if last - 1 > first else ""
        closed = len(end) >= len(token.markup) and set(end) == {token.markup[0]}
        words = token.info.split()
        language = words[0][:40] if words else ""
        source = token.content.removesuffix("\n")
        self._add(Code(source, language, self._depth, self._quote, closed))

    def _take_table(self, token: Token) -> None:
        if token.type in ("th_open", "td_open"):
            style = str(token.attrs.get("style", ""))
            self._cells.append(())
            if not self._rows:
                self._aligns.append(style.removeprefix("text-align:"))
        elif token.type == "inline":
            self._cells[-1] = _inline(token.content)
        elif token.type == "tr_close":
            self._rows.append(tuple(self._cells))
            self._cells = []
        elif token.type == "table_close":
            rows, aligns = tuple(self._rows), tuple(self._aligns)
            self._rows, self._aligns = [], []
            self._add(Table(rows, aligns, self._depth, self._quote))
