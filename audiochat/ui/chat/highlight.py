"""Colours for code, found a slice at a time so that no frame waits for them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pygments.lexer import Lexer

LONGEST = 120_000  # characters; a longer block stays in one colour
_LONGEST_LINE = 2_000

Mark = tuple[int, int, str]  # start in the line, length, kind of word

_KINDS = {
    "Keyword": "keyword",
    "Comment": "comment",
    "Literal.String": "string",
    "Literal.Number": "number",
    "Name.Function": "name",
    "Name.Class": "name",
    "Name.Decorator": "name",
    "Name.Tag": "keyword",
    "Name.Attribute": "name",
    "Name.Builtin": "name",
    "Operator.Word": "keyword",
    "Generic.Deleted": "deleted",
    "Generic.Inserted": "string",
    "Generic.Heading": "keyword",
}


@lru_cache(maxsize=256)
def _kind(token: str) -> str:
    parts = token.removeprefix("Token.").split(".")
    for length in range(len(parts), 0, -1):
        if kind := _KINDS.get(".".join(parts[:length])):
            return kind
    return ""


@lru_cache(maxsize=32)
def _lexer(language: str) -> Lexer | None:
    from pygments.lexers import get_lexer_by_name
    from pygments.util import ClassNotFound

    try:
        return get_lexer_by_name(language, stripnl=False, ensurenl=False)
    except ClassNotFound:
        return None


def marks_of_line(line: str, language: str) -> list[Mark]:
    """The marks of one line read by itself: a good guess while its block still grows."""
    found = next(marked_lines(line, language), None)
    return found[1] if found else []


def marked_lines(source: str, language: str) -> Iterator[tuple[int, list[Mark]]]:
    """Yield ``(line number, marks)`` for each line of ``source`` in order; lazy, so it can be paused.

    Nothing comes for a language nobody knows, or from source that is too long to be quick.
    """
    lexer = _lexer(language.lower()) if language and len(source) <= LONGEST else None
    if lexer is None or any(len(line) > _LONGEST_LINE for line in source.split("\n")):
        return
    number, column = 0, 0
    marks: list[Mark] = []
    for token, text in lexer.get_tokens(source):
        kind = _kind(str(token))
        for part, piece in enumerate(text.split("\n")):
            if part:
                yield number, marks
                number, column, marks = number + 1, 0, []
            if kind and piece.strip():
                marks.append((column, len(piece), kind))
            column += len(piece)
    yield number, marks
