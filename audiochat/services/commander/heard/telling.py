"""What is found, as an answer: a fact, a question, or the offer to transcribe."""

from __future__ import annotations

from audiochat.domain.plan import PlanStatus, Understanding
from audiochat.services.commander.heard.normal import Said
from audiochat.services.commander.heard.places import Absent
from audiochat.services.commander.heard.sound import Fact

COMPLETE = 0.98
"""Share of a recording from which it counts as transcribed."""


def fact(found: Fact) -> Understanding:
    """A fact with its places."""
    return Understanding(
        status=PlanStatus.FACT, message=found.message, spans=found.spans, action=found.action
    )


def partly(found: Understanding, said: Said) -> Understanding:
    """A fact, with the share of the recording it is from where not all is transcribed."""
    if said.coverage >= COMPLETE:
        return found
    share = f" (from the {100 * said.coverage:.0f} % that are transcribed)"
    return found.model_copy(update={"message": found.message.rstrip(".") + share + "."})


def question(
    message: str, spans: tuple[tuple[float, float], ...] = (), action: str = ""
) -> Understanding:
    """A question with the places it is about."""
    return Understanding(status=PlanStatus.QUESTION, message=message, spans=spans, action=action)


def offer() -> Understanding:
    """The offer to transcribe."""
    return question(
        "This recording is not transcribed yet, so I do not know what is said where. "
        "Shall I transcribe it? Nothing was changed.",
        action="transcribe",
    )


def absent(error: Absent, said: Said, asks: bool) -> Understanding:
    """Not said; where the transcript has holes it may be said there. ``asks``: a fact was asked for."""
    if said.coverage < COMPLETE:
        text = (
            f"{error.message} in the {100 * said.coverage:.0f} % that are transcribed. Shall I "
            "transcribe the rest?"
        )
        return question(text, error.spans, "transcribe")
    status = PlanStatus.FACT if asks else PlanStatus.REFUSED
    message = (
        error.message if error.message.endswith(".") else f"{error.message} in this recording."
    )
    if error.unsure and not asks:
        return question(f"{message} Which part do you mean?", error.spans)
    return Understanding(status=status, message=message, spans=error.spans)
