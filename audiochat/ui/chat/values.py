"""What a message is made of once its markdown is read: values that are equal when they look equal."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one style.

    ``target`` is what a click on it means: an address (copied, never opened), ``time:SECONDS`` for a
    time in the recording, or nothing.
    """

    text: str
    bold: bool = False
    italic: bool = False
    code: bool = False
    strike: bool = False
    quiet: bool = False
    target: str = ""

    @property
    def seconds(self) -> float | None:
        """The time this run stands for, in seconds, if it is a time chip."""
        return float(self.target[5:]) if self.target.startswith("time:") else None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, heading (``level`` 1 to 6) or list item (``marker``), ``indent`` levels deep."""

    runs: tuple[Run, ...]
    level: int = 0
    marker: str = ""
    indent: int = 0
    quote: int = 0


@dataclass(frozen=True, slots=True)
class Code:
    """A block of code; ``closed`` once its last line has come."""

    source: str
    language: str = ""
    indent: int = 0
    quote: int = 0
    closed: bool = True


@dataclass(frozen=True, slots=True)
class Table:
    """A table: every row a tuple of cells, the first row its heading; ``aligns`` per column."""

    rows: tuple[tuple[tuple[Run, ...], ...], ...]
    aligns: tuple[str, ...]
    indent: int = 0
    quote: int = 0


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across."""

    indent: int = 0
    quote: int = 0


Value = Paragraph | Code | Table | Rule


def plain_text(value: Value) -> str:
    """What a value reads as without its styles: what is copied and what a screen reader says."""
    match value:
        case Paragraph():
            lead = "  " * max(0, value.indent - 1) + (value.marker + " " if value.marker else "")
            return lead + "".join(run.text for run in value.runs)
        case Code():
            return value.source
        case Table():
            return "\n".join(
                "\t".join("".join(run.text for run in cell) for cell in row) for row in value.rows
            )
        case Rule():
            return ""
