"""What a caption format is; every file in ``captions/formats`` holds one as ``FORMAT``."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from pydantic import Field

from audiochat.domain.job import Job
from audiochat.domain.notes import Chapter
from audiochat.domain.operation import Params
from audiochat.domain.transcript import Transcript
from audiochat.services.captions.cue import Cue


class CaptionOptions(Params):
    """How captions are cut and what documents show; a format heeds those it names.

    The defaults are those of Netflix' timed text style guide for English: 42 characters a line, two
    lines, 17 characters a second.
    """

    line_length: int = Field(
        42,
        ge=10,
        le=200,
        title="Line length",
        description="Most characters on a line; wide ones (Chinese, Japanese) count as two.",
    )
    lines: int = Field(
        2, ge=1, le=4, title="Lines", description="Most lines shown together in one caption."
    )
    speed: float = Field(
        17.0,
        ge=5.0,
        le=60.0,
        title="Reading speed",
        description="Captions stay longer, where there is room, until they can be read this fast.",
        json_schema_extra={"unit": "char/s"},
    )
    speakers: bool = Field(True, title="Speakers", description="Say who speaks, where it is known.")
    timestamps: bool = Field(True, title="Times", description="Put the time before each paragraph.")


@dataclass(frozen=True, slots=True)
class Document:
    """What a file is made of; ``chapters`` are proposed from the words where none are given."""

    transcript: Transcript
    title: str = ""
    chapters: tuple[Chapter, ...] = ()


@dataclass(frozen=True, slots=True)
class CaptionFormat:
    """One format.

    - ``id``: its name on the command line and in settings. ``title``: its name for people.
    - ``endings``: of file names, without the first dot, the usual one first.
    - ``render``: makes the whole file. ``read``: gives the captions of decoded text, in the order of
      their times; None where the format is only written.
    - ``heeds``: the options that make a difference to it.
    - ``binary``: the file is no text, and nothing to be printed.
    - ``rank``: place in lists, smaller first.
    """

    id: str
    title: str
    endings: tuple[str, ...]
    render: Callable[[Document, CaptionOptions, Job], bytes]
    read: Callable[[str, Job], list[Cue]] | None = None
    heeds: frozenset[str] = frozenset()
    rank: int = 100
    binary: bool = False


CUTS = frozenset({"line_length", "lines", "speed", "speakers"})
"""The options of formats that are shown caption by caption."""
PAPER = frozenset({"speakers", "timestamps"})
"""The options of documents that are read as a page."""
