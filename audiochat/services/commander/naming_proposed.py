# ruff: noqa: E501 (a shape of a sentence is read as one line)
"""Chapters to be proposed, wished for in one breath with an edit: the two are no one plan."""

from __future__ import annotations

import re

from audiochat.domain.plan import PlanStatus, Understanding

NOTE = "Chapters are not made in the same step. Say “make chapters” by itself afterwards."
"""What is said beside the answer to the edit."""

_CHAPTERS = (
    r"(?:please |can you |could you )?(?:(?:make|add|create|put in|insert|propose|suggest|set|give (?:it|me|us)|put) (?:me |some |the |in )?(?:new )?chapters(?: in| into it| in it| for (?:it|me|us|this|that|the recording))?|"
    r"(?:split|divide|break|cut) (?:it|this|that|everything|the (?:rest|recording|whole thing|remainder)) (?:up )?into (?:some )?chapters)"
)
_AFTER = re.compile(
    rf"^(?P<rest>.+?)(?:[\s,;.]+(?:and then|then|finally),? (?:some )?chapters|(?:[\s,;.]+(?:and then|and also|and|then|also|plus|finally),? |[,;.] ){_CHAPTERS})(?:,? (?:please|too|as well|for me|thanks))*[\s.!?]*$",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    rf"^(?:please )?{_CHAPTERS}(?:[\s,;.]+(?:and then|and also|and|then|also|plus),? |[,;.] )(?P<rest>.+)$",
    re.IGNORECASE,
)


def without_chapters(words: str) -> str | None:
    """The other wish of a sentence that wishes for chapters as well; None for all other sentences."""
    found = _AFTER.match(words) or _BEFORE.match(words)
    return found["rest"].strip() if found is not None else None


def noted(answer: Understanding) -> Understanding | None:
    """The answer to the other wish with what to say for the chapters; None where it was none."""
    if answer.lost or answer.status is PlanStatus.CHAT or answer.action:
        return None
    return answer.noting(NOTE)
