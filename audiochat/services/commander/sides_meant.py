"""Whether "right" names a channel, or what is correct of something that was said."""

from __future__ import annotations

import re

from audiochat.domain.plan import PlanStatus, Understanding

_CORRECT = re.compile(
    r"\bright (?:ones?|bits?|answers?|versions?|ways?|takes?|names?|numbers?|dates?|words?|spelling|"
    r"pronunciation|time|year|place|part|thing|sentences?|lines?)\b",
    re.IGNORECASE,
)
""" "She says it wrong first, leave only the right one"."""
_SIDES = re.compile(
    r"\b(?:channels?|chans?|sides?|speakers?|ears?|earphones?|headphones?|left|mono|monaural|stereo|panned|pan|tracks?|hand)\b",
    re.IGNORECASE,
)
_UNSURE = Understanding(
    status=PlanStatus.QUESTION,
    message="I changed nothing. What should I do, and to which part?",
    lost=True,
)


def sided(words: str, answer: Understanding) -> Understanding:
    """The answer, or a question in place of a plan for a channel that the sentence does not name."""
    one = any(
        step.op == "convert_channels" and step.params.get("channels") == "right"
        for step in answer.steps
    )
    correct = _CORRECT.search(words) is not None and _SIDES.search(words) is None
    return _UNSURE if one and correct else answer
