"""Chapters as podcast players read them (podcast namespace, JSON chapters 1.2)."""

from __future__ import annotations

import json

from audiochat.domain.job import Job
from audiochat.services.captions.chapters import chapters_of
from audiochat.services.captions.format import CaptionFormat, CaptionOptions, Document
from audiochat.services.captions.text import clean


def render(document: Document, _options: CaptionOptions, _job: Job) -> bytes:
    """UTF-8; ``startTime`` in seconds."""
    found = chapters_of(document.transcript, document.chapters)
    value = {
        "version": "1.2.0",
        "title": clean(document.title),
        "chapters": [{"startTime": round(one.start, 3), "title": one.title} for one in found],
    }
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


FORMAT = CaptionFormat("chapters", "Podcast chapters", ("chapters.json",), render, rank=80)
