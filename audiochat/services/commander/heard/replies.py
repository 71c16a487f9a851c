"""How what was found, or was not, is put to the person."""

from __future__ import annotations

from audiochat.domain.plan import Offer, PlanStatus, Understanding
from audiochat.services.commander.heard.normal import Said
from audiochat.services.commander.heard.places import Absent
from audiochat.services.commander.heard.sound import Fact

COMPLETE = 0.98
"""Share of a recording from which it counts as transcribed."""


def absent(error: Absent, said: Said, asks: bool) -> Understanding:
    """Not said; where the transcript has holes it may be said there."""
    if said.coverage < COMPLETE:
        return Understanding(
            status=PlanStatus.QUESTION,
            message=f"{error.message} in the {100 * said.coverage:.0f} % that are transcribed. "
            "Shall I transcribe the rest?",
            spans=error.spans,
            action=Offer.TRANSCRIBE,
        )
    whole = error.message.endswith(".")
    message = error.message if whole else f"{error.message} in this recording."
    status = PlanStatus.FACT if asks else PlanStatus.REFUSED
    if error.unsure and not asks:
        status, message = PlanStatus.QUESTION, f"{message} Which part do you mean?"
    guess = status is PlanStatus.QUESTION  # other places may be meant
    return Understanding(status=status, message=message, spans=error.spans, guess=guess)


def as_fact(fact: Fact) -> Understanding:
    """A fact as an answer."""
    return Understanding(
        status=PlanStatus.FACT, message=fact.message, spans=fact.spans, action=fact.action
    )


def partly(answer: Understanding, said: Said) -> Understanding:
    """A fact with the share of the recording it is from, where that is not all."""
    if said.coverage >= COMPLETE:
        return answer
    share = f" (from the {100 * said.coverage:.0f} % that are transcribed)"
    return answer.model_copy(update={"message": answer.message.rstrip(".") + share + "."})


def as_question(
    message: str, spans: tuple[tuple[float, float], ...] = (), action: str = ""
) -> Understanding:
    """A question as an answer."""
    return Understanding(status=PlanStatus.QUESTION, message=message, spans=spans, action=action)
