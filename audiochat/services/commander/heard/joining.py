"""Sentences that name several things: read, or asked about where one of them is a guess."""

from __future__ import annotations

import re
from collections.abc import Iterable

from audiochat.domain.plan import Understanding
from audiochat.services.commander.heard import several, slipping, staying
from audiochat.services.commander.heard.english import EDITS
from audiochat.services.commander.heard.follow_up import Pending, Reading
from audiochat.services.commander.heard.normal import Said
from audiochat.services.commander.heard.reader import cleaned
from audiochat.services.commander.heard.replies import as_question
from audiochat.services.commander.heard.request import Request
from audiochat.services.commander.heard.segments import Others, Segments, is_found

_SOLE = re.compile(r"^(?:please |can you |could you |and )*(?:only |just )(?P<verb>keep |leave )?")


def _sole(way: str) -> str:
    """A sentence without its politeness, but with the "just" that tells what alone is to stay."""
    text = cleaned(way).rstrip("?").strip()
    found = _SOLE.match(way)
    if found is None:
        return text
    bare = re.sub(r"^(?:only|just|keep|leave)(?: only| just)? ", "", text)
    return f"keep only {bare}" if found["verb"] or not re.match(EDITS, text) else text


def _is_fuller(made: Reading, reading: Reading | None) -> bool:
    """Whether as many things are named where they were passed over, or kept beside what is cut."""
    old = [item.deed for item in reading or () if isinstance(item, Request)]
    new = [item for item in made if isinstance(item, Request)]
    passed_over = len(old) < len(reading or ()) and len(new) > len(old)
    beside = "keep" in old and any(deed in several.DEEDS for deed in old)
    return passed_over or (beside and new[0].deed != "keep")


class Joining:
    """Asks, and leaves with ``pending`` what a yes would stand for."""

    def __init__(self, pending: Pending) -> None:
        self._pending = pending

    def named(
        self, ways: Iterable[str], reading: Reading | None, said: Said | None, others: Others
    ) -> Reading | Understanding | None:
        """The wishes of a sentence that names more than ``reading`` holds, or whether they are meant."""
        if said is None:
            return None
        items = [item for item in reading or () if isinstance(item, Request)]
        if any(item.target.kind in slipping.KINDS for item in items):
            return None
        size = several.size_of(reading or ())
        if reading is not None and not is_found(reading, said, strict=False):
            size -= 1  # what it names is not there: another reading of as many things may be better
        for way in ways:
            text = _sole(way)
            segments = Segments(text, said, others)
            if segments.by_words(text) is not None:
                return None
            found = several.read(said, text, segments.heard, others)
            made = staying.made(said, found) if found is not None else ()
            if found is None or not made or found.size < size:
                continue
            if found.size == size and not _is_fuller(made, reading):
                continue
            if reading is not None and (found.missing or not found.named):
                return None
            return self._asked(said, found, made)
        return None

    def _asked(self, said: Said, found: several.Several, made: Reading) -> Reading | Understanding:
        """The wishes, or the question whether the parts that were guessed are meant."""
        at = next(
            (
                n
                for n, item in enumerate(made)
                if isinstance(item, Request) and item.target.kind == "proposed"
            ),
            None,
        )
        if at is None or not found.guessed:
            return made
        message, spans = several.question(said, found)
        self._pending.ask(made, at)
        return as_question(message, spans)
