# ruff: noqa: E501 (a shape of a sentence is read as one line)
"""All pauses but one beside something said: "shorten all the pauses except the one after "amen""."""

from __future__ import annotations

import re
from collections.abc import Callable

from audiochat.domain.plan import Step
from audiochat.services.commander.heard import plans, sides
from audiochat.services.commander.heard.normal import Said
from audiochat.services.commander.heard.places import Absent, Asked
from audiochat.services.commander.heard.reader import IsSaid

_BUT = re.compile(
    r"^(?P<wish>.*\b(?:pauses|silences|gaps|breaks|dead air|silence)\b.*?),? (?:(?:except|but)(?: for| not)?|apart from|other than|besides|save(?: for)?|(?:and|but) (?:please )?(?:leave|keep|not|spare|don'?t (?:touch|cut|shorten)))"
    r" (?:the |that )?(?:one|pause|silence|gap|break|bit)? ?(?P<beside>(?:right |just )?(?:before|after|following|in front of) .+?)(?: in| alone| there| as it is| untouched)?$"
)


def spared(
    text: str, said: Said, others: Callable[[str], tuple[Step, ...] | None], is_said: IsSaid
) -> tuple[Step, ...] | None:
    """The steps of a wish for all pauses on either side of the one that stays; None for another wish.

    The later part comes first, so that the times of the other one hold.
    """
    found = _BUT.match(text)
    wish = others(found["wish"]) if found is not None else None
    if found is None or not wish or any(step.op != "remove_silence" for step in wish):
        return None
    beside = sides.gap(f"the pause {found['beside']}", is_said)
    if beside is None or any(step.start is not None for step in wish):
        return None
    try:
        stays = plans.pauses_beside(said, beside[1], beside[0])
    except (Absent, Asked):
        return None
    parts = plans.outside(stays, said.duration)
    return tuple(
        step.model_copy(update={"start": start, "end": end})
        for start, end in reversed(parts)
        for step in wish
    )
