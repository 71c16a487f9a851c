"""Plain text: paragraphs, with times and speakers where they are wanted."""

from __future__ import annotations

import re

from audiochat.domain.job import Job
from audiochat.services.captions import scanning
from audiochat.services.captions.cue import Cue
from audiochat.services.captions.format import PAPER, CaptionFormat, CaptionOptions, Document
from audiochat.services.captions.labels import unlabelled
from audiochat.services.captions.paragraphs import paragraphs
from audiochat.services.captions.text import clean, clock, directed, right_to_left

_HEADING = re.compile(r"\s*== .+ ==\s*")
"""A chapter's name, which nobody says."""
_TIME = re.compile(r"\[\d{1,3}:\d{2}(?::\d{2})?\]\s*")


def render(document: Document, options: CaptionOptions, job: Job) -> bytes:
    """UTF-8, an empty line between paragraphs."""
    out: list[str] = []
    for paragraph in paragraphs(document.transcript, options, job, document.chapters):
        for one in paragraph.headings:
            at = f"{clock(one.start)} " if options.timestamps else ""
            out.append(f"== {at}{clean(one.title)} ==\n")
        time = f"[{paragraph.time}] " if paragraph.time else ""
        name = f"{paragraph.speaker}: " if paragraph.speaker else ""
        out.append(directed(f"{time}{name}{paragraph.text}", right_to_left(paragraph.text)) + "\n")
    return "\n".join(out).encode()


def read(text: str, job: Job) -> list[Cue]:
    """The lines of a text as captions without times (times written before a line are left out)."""
    found: list[Cue] = []
    for number, line in scanning.lines(text, job):
        if _HEADING.fullmatch(line):
            continue
        words = clean(_TIME.sub("", line.lstrip("\u200f\u200e "), count=1))
        if words:
            found.append(Cue(0.0, 0.0, (words,), "", number))
            scanning.bounded(len(found), number)
    return unlabelled(found)


FORMAT = CaptionFormat("txt", "Plain text", ("txt", "text"), render, read, PAPER, rank=30)
