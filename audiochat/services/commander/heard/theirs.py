"""What may be done to a whole recording, done to what one speaker says: "slow David down a bit"."""

from __future__ import annotations

import re
from collections.abc import Callable

from audiochat.domain.operation import Effect, Registry
from audiochat.domain.plan import PlanStatus, RecordingState, Step, Understanding
from audiochat.services.commander.describe import describe_all
from audiochat.services.commander.heard import voices
from audiochat.services.commander.heard.normal import Said

_ALL_OF = r"(?:voice|speech|parts?|turns?|lines|side|mic|microphone|track|sound|audio|words)"
_GROUPS = ("filler", "repeat", "pause")
_FROM = r"(?:,? (?:but )?only)?(?: (?:from|of|by|for|in|at))?"
WISH = re.compile(
    r"\b(?:increase|decrease|raise|lower|boost|amplify|attenuate|lift|turn|bring|volume|level|loudness|pitch(?:ed)?|deeper|higher|"
    r"slow(?:er|ed)?|speed|faster|tempo|shorten|tighten|trim|pauses?|silences?|gaps?|normali[sz]e|denoise|noise|hum|hiss|rumble|"
    r"reverse|backwards|filter|lufs|db|decibels?)\b"
)
"""What may be done to somebody: other sentences are not worth fetching the words for."""
_OVER = (Effect.LEVEL, Effect.CHANGES, Effect.REMOVES)
"""What may be done to each of several parts; fades and marks are of one place."""
_LATER = re.compile(
    r"\b(?:when|where|while|whenever|until|till|before|after|than|if|unless|because|called|says?|said|who|name[sd]?|rename)\b"
)
"""What makes more of a sentence than a wish for somebody."""


def plan(
    words: str,
    said: Said | None,
    state: RecordingState,
    registry: Registry,
    read: Callable[[str], Understanding],
) -> Understanding | None:
    """The plan for a speaker's turns; None where a sentence (normalised) names nobody who speaks.

    ``read`` understands the sentence as it would be of the whole recording.
    """
    if said is None or state.selection is not None or _LATER.search(words):
        return None
    names = [name for name in voices.speakers(said) if _is_in(name, words)]
    if not names or (whole := _of_all(words, names)) is None:
        return None
    found = read(whole)
    if found.status is not PlanStatus.PLAN or found.guess:
        return None
    hits = sorted(
        (hit for name in names for hit in voices.turns(said, name)), key=lambda h: h.first
    )
    spans = [said.span(hit.first, hit.last) for hit in hits]
    steps = _within(found.steps, spans, registry)
    if steps is None:
        return None
    if not steps:
        message = f"There is nothing of the kind in what {' and '.join(names)} says."
        return Understanding(status=PlanStatus.REFUSED, message=message)
    return Understanding(
        status=PlanStatus.PLAN,
        steps=steps,
        message=describe_all(steps, registry),
        source=found.source,
    )


def _is_in(name: str, words: str) -> bool:
    return re.search(rf"\b{re.escape(name.casefold())}\b", words.casefold()) is not None


def _of_all(words: str, names: list[str]) -> str | None:
    """A sentence about the whole recording instead of about these people; None where that fails."""
    anyone = "|".join(re.escape(name.casefold()) for name in names)
    named = rf"(?:{anyone})(?:,? (?:and|&) (?:{anyone}))*"
    low = re.sub(rf"\b{named}'s? {_ALL_OF}\b", "it", words.casefold())
    low = re.sub(
        rf"\b{named}'s?(?= \w)", lambda m: "the" if m[0].endswith(("'s", "'")) else "it", low
    )
    low = re.sub(rf"{_FROM} (?:{named})(?: only| alone)?$", " it", low)
    low = re.sub(rf"\b{named}\b", "it", low)
    return low if len(re.findall(r"\bit\b", low)) <= 1 else None


def _within(
    steps: tuple[Step, ...], spans: list[tuple[float, float]], registry: Registry
) -> tuple[Step, ...] | None:
    """Steps for the whole recording as steps for parts of it; None where one is of something else."""
    if all(step.group in _GROUPS for step in steps):
        return tuple(
            s for s in steps if any(a <= ((s.start or 0) + (s.end or 0)) / 2 <= b for a, b in spans)
        )
    out: list[Step] = []
    for step in steps:
        operation = registry[step.op]
        unfit = operation.whole_only or operation.point or operation.needs_span
        if unfit or operation.effect not in _OVER or step.start is not None or step.end is not None:
            return None
        out += [
            step.model_copy(update={"start": round(a, 3), "end": round(b, 3)}) for a, b in spans
        ]
    return tuple(out)
