"""A sentence about who speaks, where the voices were told apart and only one was heard."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from audiochat.domain.hearing import Hearing
from audiochat.domain.plan import Offer, PlanStatus, RecordingState, Understanding
from audiochat.domain.transcript import Transcript
from audiochat.domain.voices_told import AUTOMATIC

ONLY_ONE = "Only one voice was heard, so all of it counts as said by one. {0}"
NOT_APART = (
    "Only one voice was heard, so I cannot tell who says what. Nothing was changed. Say the part by its "
    "words or its times, or name the speakers in the transcript."
)


def of_one_voice(
    answer: Understanding,
    state: RecordingState,
    hearing: Hearing | None,
    understood: Callable[[Hearing], Understanding],
) -> Understanding:
    """The ``answer`` to a sentence, or what is ``understood`` where one voice says everything.

    Only where the answer would offer to tell the speakers apart, which has been done: a fact is told
    then, an edit of what one of several says is not made of all that is said.
    """
    if answer.action != Offer.APART or not state.one_voice or hearing is None:
        return answer
    heard = hearing.words()
    if heard is None:
        return answer
    found = understood(replace(hearing, words=lambda: _said_by_one(heard)))
    if found.status is PlanStatus.FACT:
        return found.model_copy(update={"message": ONLY_ONE.format(found.message)})
    return Understanding(status=PlanStatus.QUESTION, message=NOT_APART)


def _said_by_one(heard: Transcript) -> Transcript:
    """The words with one speaker for all of them."""
    name = AUTOMATIC.format(1)
    words = (replace(placed, word=replace(placed.word, speaker=name)) for placed in heard.words)
    return replace(heard, words=tuple(words))
