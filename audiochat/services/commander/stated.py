"""What is only stated of a part, "the first 8 seconds are dead air", is asked about: it may have to go."""

from __future__ import annotations

import re

from audiochat.domain.plan import PlanStatus, Understanding
from audiochat.services.commander.normalise import normalise

_ONLY = r"(?:(?:only|just|all|nothing but|complete(?:ly)?|total(?:ly)?|pure|some|a lot of|long|mostly) )*"
_STATED = re.compile(
    r"(?:there(?:'s| is| was| are) |i hear |you hear )"
    rf"{_ONLY}(?:silence|dead air|no sound|nothing)\b[^,;.!?]*"
    r"|(?:the|from|between|my|our|it|this|that|\d)[^,;!?]*? (?:is|are|was|were) "
    rf"{_ONLY}(?:dead air|silence|silent|empty|blank|soundless)"
)
_WISHED = re.compile(
    r"\b(?:delete|cut|remove|mute|bleep|keep|trim|make|want|need|should|must|please|instead|if|where|when)\b"
)


def stated(words: str) -> Understanding | None:
    """The question about a part that is said to be silent; None for everything else."""
    text = normalise(words).strip(" .!?")
    if not _STATED.fullmatch(text) or _WISHED.search(text):
        return None
    return Understanding(
        status=PlanStatus.QUESTION,
        message="Nothing is heard there, you say. Shall it be cut out? Then say “cut” and the part.",
    )
