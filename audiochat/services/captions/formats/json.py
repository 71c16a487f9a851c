"""JSON: every word with its times, in the shape of the podcast namespace's transcripts."""

from __future__ import annotations

import json

from audiochat.domain.job import Job
from audiochat.services.captions.chapters import chapters_of
from audiochat.services.captions.format import CaptionFormat, CaptionOptions, Document
from audiochat.services.captions.paragraphs import paragraphs
from audiochat.services.captions.text import clean


def render(document: Document, options: CaptionOptions, job: Job) -> bytes:
    """UTF-8; ``segments`` are paragraphs, each with its ``words``; times in seconds.

    ``version`` and ``segments`` with ``speaker, startTime, endTime, body`` are those that podcast
    players read; ``words`` and what says how much has been recognised are beside them.
    """
    transcript = document.transcript
    segments = []
    for paragraph in paragraphs(transcript, options, job):
        segment = {"speaker": paragraph.speaker} if paragraph.speaker else {}
        segments.append(
            {
                **segment,
                "startTime": round(paragraph.start, 3),
                "endTime": round(paragraph.end, 3),
                "body": paragraph.text,
                "words": [
                    {
                        "text": clean(word.text),
                        "start": round(word.start, 3),
                        "end": round(word.end, 3),
                        "confidence": round(word.word.confidence, 3),
                    }
                    for word in paragraph.words
                ],
            }
        )
    if document.chapters:
        found = chapters_of(transcript, document.chapters)
        chapters = [{"startTime": round(one.start, 3), "title": one.title} for one in found]
    value = {
        "version": "1.0.0",
        "title": clean(document.title),
        "language": transcript.language,
        "duration": round(transcript.duration, 3),
        "coverage": round(transcript.coverage, 4),
        **({"chapters": chapters} if document.chapters else {}),
        "segments": segments,
    }
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


FORMAT = CaptionFormat(
    "json", "JSON with words", ("json",), render, None, frozenset({"speakers"}), rank=60
)
