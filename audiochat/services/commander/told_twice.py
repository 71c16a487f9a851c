"""Edits that a sentence only tells of twice, and texts it quotes that no edit would write."""

from __future__ import annotations

import re

from audiochat.domain.plan import Step
from audiochat.services.commander.places import WHOLE_MINDED


def once(steps: list[Step]) -> list[Step]:
    """Without an edit that is only spoken of again: "peaks at -3 dB, so peak-normalise to that"."""
    out: list[Step] = []
    for step in steps:
        before = out[-1] if out else None
        again = before is not None and (step.params == before.params or not step.params)
        if not (again and before and before.op == step.op and step.op in WHOLE_MINDED):
            out.append(step)
    return out


QUOTE = re.compile(r"[\"“”«»]\s*(\S+(?:\s+\S+){2,}?)\s*[\"“”«»]")
"""Three words and more in quotation marks: a text, and no name for a sound."""


def unwritten(words: str, steps: list[Step]) -> bool:
    """Whether a text in quotation marks is in no step: "call it "My first days" and clean it"."""
    written = " ".join(str(value) for step in steps for value in step.params.values())
    return any(found[1].strip(".,") not in written for found in QUOTE.finditer(words))


_PITCHED = ("change_pitch", "change_speed", "change_tempo")


def twofold(steps: list[Step], duration: float) -> bool:
    """Whether a part and then all of it get the same edit: the second was only told of the first.

    "Make 6:40 to 6:58 deeper, four semitones down should do it" is no wish for two.
    """

    def family(step: Step) -> str:
        return _PITCHED[0] if step.op in _PITCHED else step.op

    gains = {(s.start, s.end): s.params.get("decibels", 0) for s in steps if s.op == "gain"}
    if any(
        s.op == "gain" and gains[(s.start, s.end)] * s.params.get("decibels", 0) < 0 for s in steps
    ):
        return True  # "a bit quiet from 1:00 to 2:00, lift it 5 dB"
    silent = {(s.start, s.end) for s in steps if s.op == "silence"}
    if any(s.op == "delete" and (s.start, s.end) in silent for s in steps):
        return True  # "the break is 1:00 to 2:00, axe it"
    parts = {family(s) for s in steps if s.start is not None and (s.start, s.end) != (0, duration)}
    return any(
        family(step) in parts
        for step in steps
        if step.start is None or (step.start, step.end) == (0, duration)
    )


def kept(steps: list[Step], duration: float) -> list[Step]:
    """Several parts to keep as cuts of what lies between them: one after the other keeps nothing."""
    if len(steps) < 2 or any(s.op != "trim" or s.start is None or s.end is None for s in steps):
        return steps
    cuts, reach = [], 0.0
    for start, end in sorted((s.start or 0.0, s.end or 0.0) for s in steps):
        if start > reach:
            cuts.append(Step(op="delete", start=reach, end=start))
        reach = max(reach, end)
    if reach < duration:
        cuts.append(Step(op="delete", start=reach, end=duration))
    return cuts or steps
