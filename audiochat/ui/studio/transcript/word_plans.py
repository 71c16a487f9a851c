"""Acts on words as plans for the editor; pure, so that what a click does can be read and tested."""

from __future__ import annotations

from audiochat.domain.plan import Plan, Step
from audiochat.services.word_edits import WordEdit, steps_for
from audiochat.ui.studio.transcript.page import Page

SOUND_ACTS: dict[str, WordEdit] = {"delete": "cut", "mute": "mute", "bleep": "bleep"}
"""Acts on the sound of words, and what they are called there."""

Words = tuple[int, int]
"""The first word of a page and the one after the last."""


def stretch(page: Page, words: Words) -> tuple[float, float] | None:
    """The seconds that words take; None when none of them is heard."""
    ends = page.ends(*words)
    if ends is None or ends[1].end <= ends[0].start:
        return None
    return ends[0].start, ends[1].end


def sound_plan(act: str, page: Page, words: Words) -> Plan | None:
    """Delete, mute or bleep words with their sound; None when there is nothing to do."""
    return _plan(steps_for(page.transcript, *words, SOUND_ACTS[act]))


def move_plan(page: Page, words: Words, to: int) -> Plan | None:
    """Put words before word ``to`` (or at the end); None when they are there already."""
    return _plan(steps_for(page.transcript, *words, "move", to=to))


def bring_back_plan(page: Page, words: Words) -> Plan | None:
    """Put deleted words, and those under a tone, back where they were, one step for each place."""
    return _plan(steps_for(page.transcript, *words, "bring_back"))


def _plan(steps: tuple[Step, ...]) -> Plan | None:
    return Plan(steps=steps) if steps else None
