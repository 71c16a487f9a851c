"""The spine: one declaration of an edit, from which menus, dialogs, words, help and tests are read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias

from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic.fields import FieldInfo

from audiochat.domain.errors import NotFound, PlanRefused
from audiochat.domain.job import Job
from audiochat.domain.loudness import Loudness
from audiochat.domain.notes import Notes
from audiochat.domain.time_map import TimeMap
from audiochat.domain.timeline import Clip, Span, Timeline

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Samples: TypeAlias = NDArray[np.float32]
else:
    Samples = Any  # numpy takes 0.1 s to import, and `audiochat --help` must not wait for it
"""Sound as float32, shape (frames, channels), full scale at +-1."""


class Params(BaseModel):
    """Base of every operation's arguments: strict names, immutable, with units and limits.

    Give each field ``Field(default, ge=..., le=..., title="...", description="...",
    json_schema_extra={"unit": "dB"})``. Units in use: s, dB, LUFS, dBTP, Hz, semitones, factor,
    percent, channels. Defaults are what a person most likely wants, so every field has one if it can.
    A field that is a moment of the recording (``move.to``) also says ``"moment": True``: in a plan it
    means the recording before the plan ran, and the editor maps it forward like a span. A field that
    only the program fills in (``cut_words.latest``) also says ``"hidden": True``: no form asks for it
    and no sentence gives it. ``"least"`` and ``"greatest"`` are words for an end of the range that means
    something else than a number ("automatic").
    """

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)


class Group(StrEnum):
    """The menu an operation lives in."""

    CUT = "Cut"
    WORDS = "Words"
    LEVEL = "Level"
    FADE = "Fade"
    TIME = "Time and pitch"
    CLEAN = "Clean up"
    FORMAT = "Format"
    NOTES = "Chapters and tags"


class Effect(StrEnum):
    """What an operation does to the waveform, so that a plan can be tinted before it runs."""

    REMOVES = "removes"  # drawn in red with the seconds saved
    INSERTS = "inserts"
    LEVEL = "level"  # drawn in the accent with the decibels
    FADE = "fade"  # drawn as a ramp
    CHANGES = "changes"  # drawn in the accent
    MARKS = "marks"  # changes no sound; drawn as a line with its words


class Workbench(Protocol):
    """What an operation may use: the timeline as it stands, its samples, and a place for new ones.

    Implemented by the media layer and handed in by the editor; operations import neither.
    """

    @property
    def timeline(self) -> Timeline:
        """The recording before this step."""

    @property
    def job(self) -> Job:
        """For progress and cancellation."""

    def blocks(
        self, span: Span, size: int = 65536, timeline: Timeline | None = None
    ) -> Iterator[Samples]:
        """The samples of ``span`` in blocks of at most ``size`` frames, joins crossfaded.

        Of ``timeline`` where one is given (of the same rate and channels).
        """

    def source_frames(self, source: str) -> int:
        """How many frames a source of the timeline has."""

    def render(self, blocks: Iterable[Samples], rate: int, channels: int) -> tuple[Clip, ...]:
        """Write blocks as a new immutable source and return the clips for it (none for no frames)."""

    def process(
        self,
        span: Span,
        effect: Callable[[Iterator[Samples], int], Iterable[Samples]],
        context: float = 0.0,
    ) -> Timeline:
        """Run a length-keeping effect over ``span`` and put the result in its place.

        The span is read with a few milliseconds more at both sides (or ``context`` seconds, for a
        filter that has to settle) where there are any, so that the joins can be crossfaded.
        ``effect(blocks, lead)`` must yield exactly as many frames as it is given; the first ``lead``
        of them lie before the span.
        """

    def speak(self, text: str, speed: float, place: Span) -> tuple[Clip, ...]:
        """Have ``text`` spoken as a new source, marked as synthetic, and return the clips for it.

        It is to stand in the place of a span (perhaps an empty one): as loud as what is said within
        seconds of that, and over the sound of the room beside it. Raises ``UserError`` when there is
        nothing in the text that the voice can say.
        """

    def loudness(self, span: Span, timeline: Timeline | None = None) -> Loudness:
        """Integrated loudness, true peak, sample peak and RMS of ``span`` (cached where possible).

        Of ``timeline`` where one is given: a result that may have to be made again.
        """


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a step made: the new timeline and where old times went."""

    timeline: Timeline
    time_map: TimeMap


def in_place(before: Timeline, after: Timeline) -> Outcome:
    """The outcome of a step that moves nothing in time."""
    return Outcome(after, TimeMap.identity(before.frames))


def asked(params: type[BaseModel]) -> dict[str, FieldInfo]:
    """The arguments that a person is asked for, by name: all but those said to be hidden."""
    fields = params.model_fields.items()
    return {
        name: info
        for name, info in fields
        if not (isinstance(info.json_schema_extra, dict) and info.json_schema_extra.get("hidden"))
    }


_LIMITS = {"ge": "at least", "le": "at most", "gt": "more than", "lt": "less than"}


@dataclass(frozen=True, slots=True)
class Operation:
    """One edit, declared once. ``audiochat/operations/NAME.py`` holds one as ``OPERATION``.

    - ``id``: snake_case name, the same as the file's.
    - ``title``: the menu entry, in sentence case. ``summary``: one sentence for help and the model.
    - ``sentence``: the step in plain words with ``{field}`` places and ``{span}``, e.g.
      ``"Change the level of {span} by {decibels}"``; the plan card puts an editor in each place.
    - ``says``: words and short phrases a person may use for it, English and Hebrew.
    - ``rank``: place within its group, smaller first.
    - ``whole_only``: always acts on the whole recording. ``needs_span``: refused without a span.
    - ``shortcut``: Qt's portable key text or empty. ``icon``: a Lucide icon name.
    - ``apply``: the edit itself; ``span`` lies inside the timeline and is not empty unless
      ``point`` is set, in which case only ``span.start`` counts.
    - ``point``: acts at one moment, ``span.start``; the span may be empty.
    - ``structural``: only moves clips about and reads no sample, so it is instant at any length.
    - ``quick``: reads and writes only a few seconds around its ends, so a look at it costs nothing.
    - ``touches``: for the tint before it runs: spans actually affected, given the workbench
      (None: the span it was given). For ``remove_silence`` these are the pauses.
    - ``keeps_words``: what it renders still says the same words at the times its map tells (gain,
      filters, tempo). False for what cannot be understood any more (played backwards, bleeped).
    - ``says_nothing``: what it renders is a tone in the place of words, so that nobody need listen.
    - ``notes``: what is written about the recording after it (chapters, title, tags), from what was
      written before and the timeline it ran on; such an operation leaves the sound as it is.
    - ``called``: what one of them and several are called on a card (``a chapter``, ``chapters``),
      where that says more than steps.
    - ``check``: raises ``PlanRefused`` for arguments impossible for this timeline and span.
    """

    id: str
    title: str
    summary: str
    sentence: str
    group: Group
    effect: Effect
    params: type[Params]
    apply: Callable[[Workbench, Span, Any], Outcome]
    says: tuple[str, ...] = ()
    shortcut: str = ""
    icon: str = "sliders-horizontal"
    rank: int = 100
    whole_only: bool = False
    needs_span: bool = False
    point: bool = False
    structural: bool = False
    quick: bool = False
    keeps_words: bool = True
    says_nothing: bool = False
    touches: Callable[[Workbench, Span, Any], tuple[Span, ...]] | None = None
    check: Callable[[Timeline, Span, Any], None] | None = None
    notes: Callable[[Notes, Timeline, Span, Any], Notes] | None = None
    called: tuple[str, str] = ("", "")

    @property
    def harmful(self) -> bool:
        """Whether it takes sound away, or only ever works on a part that must be said."""
        return self.needs_span or self.effect is Effect.REMOVES

    def parse(self, arguments: Mapping[str, Any]) -> Params:
        """Check arguments against the declared limits; raise ``PlanRefused`` with the reason."""
        try:
            return self.params.model_validate(dict(arguments))
        except ValidationError as error:
            raise PlanRefused(f"{self.title}: {self._reason(error)}") from error

    def _reason(self, error: ValidationError) -> str:
        """What is wrong with an argument, in plain words where it is a limit."""
        first = error.errors()[0]
        key = ".".join(str(part) for part in first["loc"])
        name, given = key.replace("_", " ") or "arguments", first.get("input")
        for kind, words in _LIMITS.items():
            limit = first.get("ctx", {}).get(kind)
            if limit is not None and key in self.params.model_fields:
                extra = self.params.model_fields[key].json_schema_extra
                unit = extra.get("unit", "") if isinstance(extra, dict) else ""
                shown = unit if unit not in ("factor", "channels") else ""
                return f"{name} must be {words} {limit:g} {shown}".rstrip() + f", not {given}."
        return f"{name} cannot be {given!r} ({first['msg']})."


@dataclass(frozen=True)
class Registry:
    """All operations by id, in menu order."""

    operations: Mapping[str, Operation] = field(default_factory=dict)

    def __getitem__(self, op_id: str) -> Operation:
        try:
            return self.operations[op_id]
        except KeyError:
            raise NotFound(f"There is no operation called {op_id}.") from None

    def __iter__(self) -> Iterator[Operation]:
        return iter(self.operations.values())

    def __len__(self) -> int:
        return len(self.operations)

    def __contains__(self, op_id: object) -> bool:
        return op_id in self.operations
