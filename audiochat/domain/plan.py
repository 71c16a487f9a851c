"""A plan: typed steps that run together as one undo step, or not at all."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from pydantic import BaseModel, ConfigDict, Field


class Step(BaseModel):
    """One call of an operation.

    ``start`` and ``end`` are seconds of the recording **as it was before the plan ran**; both None
    means the selection, or the whole recording when there is none. ``enabled`` is the switch on the
    plan card; a step switched off is kept but not run. Many steps made at once say in ``group`` what
    kind they are (``filler``) and in ``about`` what each is about (``um``); both are for people and
    change nothing.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)

    op: str
    start: float | None = None
    end: float | None = None
    params: dict[str, Any] = Field(default_factory=dict)
    enabled: bool = True
    group: str = Field("", max_length=40)
    about: str = Field("", max_length=200)


class Plan(BaseModel):
    """Steps in the order in which they run."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    steps: tuple[Step, ...] = ()


class PlanStatus(StrEnum):
    """What became of a person's words."""

    PLAN = "plan"
    QUESTION = "question"
    REFUSED = "refused"
    FACT = "fact"  # a question whose answer is computed from the words or the sound
    CHAT = "chat"  # not about editing at all: the chat model answers


class PlanSource(StrEnum):
    """Who understood the words."""

    RULES = "rules"
    LIKENESS = "likeness"  # a known sentence that says the same
    MODEL = "model"


class Offer(StrEnum):
    """What a sentence needs before it can be answered: the words, or who speaks where. A yes starts it."""

    TRANSCRIBE = "transcribe"
    APART = "apart"

    @property
    def deed(self) -> str:
        """The id of the window's action that does it."""
        return f"transcript.{self.value}"


EXPORT_PART = "file.export_selection"
"""The window's action that writes a part to a file of its own; the part is selected before."""
EXPORT_CHAPTERS = "file.export_chapters"
"""The action that writes each chapter to a file of its own."""


class Understanding(BaseModel):
    """The commander's answer to a sentence.

    ``message`` is one line: what was understood, the one question, the reason for refusal, or the
    fact; places in it are written ``[m:ss]``. ``spans`` are the places, in seconds, that a fact or
    a question is about and that can be played. ``action`` names what the window can do about it
    (``go``: show the first of the spans; ``transcribe``, ``apart``: offered; or the id of one of its
    actions).
    ``note`` is what of a plan's message its steps do not show: words that were passed over, or what
    is to be said by itself. ``lost``: a question because no wish was found; ``guess``: one whether
    something is meant that is only near to what was named. ``ms`` is how long understanding took.
    """

    status: PlanStatus
    steps: tuple[Step, ...] = ()
    message: str = ""
    source: PlanSource = PlanSource.RULES
    spans: tuple[tuple[float, float], ...] = ()
    action: str = ""
    note: str = ""
    lost: bool = False
    guess: bool = False
    ms: float = 0.0

    @property
    def plan(self) -> Plan:
        """The steps as a plan."""
        return Plan(steps=self.steps)

    def noting(self, note: str) -> Understanding:
        """The same with something that is said beside the plan."""
        told = self.message if self.message.endswith((".", "?", "!")) else f"{self.message}."
        both = f"{self.note} {note}".strip()
        return self.model_copy(update={"message": f"{told} {note}", "note": both})


class RecordingState(BaseModel):
    """What the commander may know of the recording: lengths in seconds, the person's selection."""

    duration: float
    selection: tuple[float, float] | None = None
    playhead: float = 0.0
    rate: int = 48000
    channels: int = 2
    one_voice: bool = False
    """Its speakers were told apart, and only one voice was heard."""
