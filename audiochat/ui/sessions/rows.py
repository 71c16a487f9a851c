"""What the sidebar lists, as plain values, and how dates and lengths are written there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Protocol

from audiochat.domain.conversation import Session, SessionLine
from audiochat.domain.recording import Findable

_PLACE = r"\[(?:0(?=\d:))?((?:\d{1,3}:){1,2}\d\d(?:[.,]\d{1,3})?)\]"
_LISTED = r"^\s*(?:[-+>]|\d{1,3}[.)])\s+"
_MARKS = re.compile(rf"(?:{_LISTED}|^)(?:{_PLACE}\s*)+|{_LISTED}|[*`#]", re.MULTILINE)
"""Marks of lists, quotes and emphasis, and the places that the lines of an answer begin with."""
_NAMED = re.compile(_PLACE)
"""A place that a sentence names ("the longest pause is at [2:07.1]"): without it nothing is said."""

UNSAID = "No messages yet"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the sidebar: a title, quiet words below it (may be empty), quiet words at its end."""

    id: str
    title: str
    preview: str = ""
    aside: str = ""
    archived: bool = False


class ReadsSessions(Protocol):
    """What is asked of ``services.sessions``."""

    def list(
        self, text: str = "", archived: bool = False, limit: int = 100, offset: int = 0
    ) -> list[Session]:
        """A page of conversations."""

    def lines(
        self, archived: bool = False, limit: int = 100, offset: int = 0
    ) -> Sequence[SessionLine]:
        """A page of conversations as a list shows them."""


def when(moment: datetime, now: datetime | None = None) -> str:
    """``now``, ``11:20``, ``Tue``, ``9 Nov`` or ``9 Nov 2024``, in the person's time zone."""
    here = moment.astimezone()
    now = (now or datetime.now(UTC)).astimezone()
    if now - here < timedelta(minutes=1):
        return "now"
    if here.date() == now.date():
        return here.strftime("%H:%M")
    if now - here < timedelta(days=6):
        return here.strftime("%a")
    day = f"{here.day} {here.strftime('%b')}"
    return day if here.year == now.year else f"{day} {here.year}"


def length(seconds: float) -> str:
    """``42:17`` or ``1:12:03``."""
    whole = max(0, round(seconds))
    hours, rest = divmod(whole, 3600)
    minutes, secs = divmod(rest, 60)
    return f"{hours}:{minutes:02}:{secs:02}" if hours else f"{minutes}:{secs:02}"


def one_line(text: str, most: int = 120) -> str:
    """The first words of a message without marks of layout."""
    begun = _MARKS.sub("", text[: most * 4])
    return " ".join(_NAMED.sub(r"\1", begun).split())[:most]


def session_rows(lines: Iterable[SessionLine]) -> list[Row]:
    """Conversations with the first words of their last message."""
    return [
        Row(
            line.id,
            line.title or "Untitled conversation",
            # a reply that was stopped before its first word says nothing: the question does
            next(filter(None, map(one_line, reversed(line.said))), "" if line.said else UNSAID),
            when(line.updated_at),
            line.is_archived,
        )
        for line in lines
    ]


def recording_rows(recordings: Iterable[Findable]) -> list[Row]:
    """Recordings with how long they are now."""
    return [Row(r.id, r.title, "", length(r.seconds)) for r in recordings]
