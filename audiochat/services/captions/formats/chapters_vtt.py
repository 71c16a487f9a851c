"""Chapters as a WebVTT track, as browsers and web players read them."""

from __future__ import annotations

from itertools import pairwise

from audiochat.domain.job import Job
from audiochat.domain.notes import Chapter
from audiochat.services.captions.chapters import chapters_of
from audiochat.services.captions.format import CaptionFormat, CaptionOptions, Document
from audiochat.services.captions.text import stamp


def render(document: Document, _options: CaptionOptions, _job: Job) -> bytes:
    """UTF-8; each chapter lasts until the next, the last one to the end."""
    found = chapters_of(document.transcript, document.chapters)
    out = ["WEBVTT", ""]
    for one, following in pairwise([*found, Chapter(document.transcript.duration, "")]):
        end = max(following.start, one.start + 0.001)
        title = one.title.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        out += [f"{stamp(one.start, '.')} --> {stamp(end, '.')}", title, ""]
    return ("\n".join(out) + "\n").encode()


FORMAT = CaptionFormat("chapters-vtt", "WebVTT chapters", ("chapters.vtt",), render, rank=90)
