"""Chapters as FFmpeg takes them into a file (``-i OUT.ffmeta -map_metadata 1``)."""

from __future__ import annotations

import re
from itertools import pairwise

from audiochat.domain.job import Job
from audiochat.domain.notes import Chapter
from audiochat.services.captions.chapters import chapters_of
from audiochat.services.captions.format import CaptionFormat, CaptionOptions, Document
from audiochat.services.captions.text import clean

_SPECIAL = re.compile(r"([=;#\\\n])")


def render(document: Document, _options: CaptionOptions, _job: Job) -> bytes:
    """UTF-8; times in milliseconds."""
    out = [";FFMETADATA1"]
    if title := clean(document.title):
        out.append(f"title={_escaped(title)}")
    found = chapters_of(document.transcript, document.chapters)
    for one, following in pairwise([*found, Chapter(document.transcript.duration, "")]):
        start, end = round(one.start * 1000), round(following.start * 1000)
        out += ["[CHAPTER]", "TIMEBASE=1/1000", f"START={start}", f"END={max(end, start + 1)}"]
        out.append(f"title={_escaped(one.title)}")
    return ("\n".join(out) + "\n").encode()


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)


FORMAT = CaptionFormat("ffmetadata", "FFmpeg chapters", ("ffmeta",), render, rank=95)
