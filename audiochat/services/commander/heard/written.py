"""Names and titles with the capitals with which a person wrote them."""

from __future__ import annotations

from audiochat.domain.plan import Step, Understanding


def with_capitals(text: str, words: str) -> str:
    """A part of a sentence as it stands in ``words``, unchanged where it does not."""
    at = words.casefold().find(text) if text else -1
    return words[at : at + len(text)] if at >= 0 else text


def as_written(step: Step, words: str) -> Step:
    """A step whose texts have the capitals with which the person wrote them."""
    params = dict(step.params)
    for name, value in step.params.items():
        if isinstance(value, str):
            params[name] = with_capitals(value, words)
    return step.model_copy(update={"params": params})


def plan_as_written(found: Understanding | None, words: str) -> Understanding | None:
    """The plan with what is to be written or named as the person wrote it, capitals and all."""
    if found is None:
        return None
    steps = tuple(as_written(step, words) for step in found.steps)
    return found.model_copy(update={"steps": steps})
