"""Words that a machine speaks into a recording: what the edits that do so have in common."""

from __future__ import annotations

from pydantic import Field

from audiochat.domain.errors import PlanRefused
from audiochat.domain.operation import Params
from audiochat.domain.timeline import Span, Timeline
from audiochat.domain.voice import FASTEST, LONGEST_UTTERANCE, SLOWEST
from audiochat.operations._fields import unit


class SpeechParams(Params):
    """What is said, and how fast."""

    text: str = Field(
        "",
        max_length=LONGEST_UTTERANCE,
        title="Words",
        description="What the computer voice says; it is marked as synthetic wherever it goes.",
    )
    speed: float = Field(
        1.0,
        ge=SLOWEST,
        le=FASTEST,
        title="Speed",
        description="How fast it is said; 1 is the voice's own pace.",
        json_schema_extra=unit("factor"),
    )


def check_text(timeline: Timeline, span: Span, params: SpeechParams) -> None:
    """Refuse to say nothing."""
    if not any(letter.isalnum() for letter in params.text):
        raise PlanRefused("There are no words to say.", "Write what the voice should say.")
