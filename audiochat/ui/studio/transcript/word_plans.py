"""Acts on words as plans for the editor; pure, so that what a click does can be read and tested."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from audiochat.domain.plan import Plan, Step
from audiochat.domain.transcript import PlacedWord
from audiochat.ui.studio.transcript.page import Page

SOUND_ACTS = {"delete": "cut_words", "mute": "mute_words", "bleep": "bleep_words"}
"""Acts on the sound of words and their operations."""

Words = tuple[int, int]
"""The first word of a page and the one after the last."""


def stretch(page: Page, words: Words) -> tuple[float, float] | None:
    """The seconds that words take; None when none of them is heard."""
    ends = page.ends(*words)
    if ends is None or ends[1].end <= ends[0].start:
        return None
    return ends[0].start, ends[1].end


def _before(page: Page, index: int) -> PlacedWord | None:
    """The last word before ``index`` that is heard."""
    return next(
        (page.words[i] for i in range(index - 1, -1, -1) if not page.words[i].deleted), None
    )


def _after(page: Page, index: int) -> PlacedWord | None:
    """The first word from ``index`` on that is heard."""
    rest = range(index, len(page.words))
    return next((page.words[i] for i in rest if not page.words[i].deleted), None)


def _neighbours(page: Page, words: Words) -> dict[str, Any]:
    """Where the words at both sides end and begin, which stay whole."""
    before, after = _before(page, words[0]), _after(page, words[1])
    out = {}
    if before is not None:
        out["earliest"] = before.end
    if after is not None:
        out["latest"] = after.start
    return out


def sound_plan(act: str, page: Page, words: Words) -> Plan | None:
    """Delete, mute or bleep words with their sound; None when there is nothing to do."""
    found = stretch(page, words)
    if found is None:
        return None
    params = _neighbours(page, words)
    step = Step(op=SOUND_ACTS[act], start=found[0], end=found[1], params=params)
    return Plan(steps=(step,))


def move_plan(page: Page, words: Words, to: int) -> Plan | None:
    """Put words before word ``to`` (or at the end); None when they are there already."""
    found = stretch(page, words)
    if found is None or words[0] <= to <= words[1]:
        return None
    params = _neighbours(page, words)
    before, after = _before(page, to), _after(page, to)
    params["to"] = after.start if after is not None else page.transcript.duration
    if before is not None:
        params["to_after"] = before.end
    step = Step(op="move_words", start=found[0], end=found[1], params=params)
    return Plan(steps=(step,))


def bring_back_plan(page: Page, words: Words) -> Plan | None:
    """Put deleted words back where they were, one step for each place.

    Where all that was deleted at a place is meant, all of its sound comes back, pauses too.
    """
    gone = [index for index in range(*words) if page.words[index].deleted]
    steps = []
    for (at, _), group in groupby(gone, key=lambda index: _place(page.words[index])):
        some = list(group)
        place = _place(page.words[some[0]])
        beside = (some[0] - 1, some[-1] + 1)
        more = any(_is_gone_at(page, index, place) for index in beside)
        spoken = [page.words[index].word for index in some]
        first, last = min(w.start for w in spoken), max(w.end for w in spoken)
        params = {"first": first, "last": last} if more else {}
        steps.append(Step(op="bring_back", start=at, params=params))
    return Plan(steps=tuple(steps)) if steps else None


def _is_gone_at(page: Page, index: int, place: tuple[float, str]) -> bool:
    there = 0 <= index < len(page.words) and page.words[index].deleted
    return there and _place(page.words[index]) == place


def _place(word: PlacedWord) -> tuple[float, str]:
    return word.start, word.source_id
