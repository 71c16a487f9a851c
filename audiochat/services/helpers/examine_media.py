"""Reads a media file nobody has met from start to end, in a child that may die of it."""

from __future__ import annotations

import base64
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from audiochat.domain.job import Job
from audiochat.domain.recording import MediaFacts, Source, Tags


def run(arguments: dict[str, Any], job: Job) -> dict[str, Any]:
    """``{"path", "sources", "peaks"}`` to ``{"facts", "tags", "source"}``, or ``{"refused": [message,
    remedy]}`` when the file itself is at fault. With ``"only_tags"`` nothing but the tags is read.
    """
    from audiochat.media import intake, tags
    from audiochat.media.decode import Refused

    path = Path(arguments["path"])
    if arguments.get("only_tags"):
        return {"tags": pack_tags(tags.read(path))}
    try:
        found = intake.take_in(path, Path(arguments["sources"]), Path(arguments["peaks"]), job)
    except Refused as error:
        return {"refused": [error.message, error.remedy]}
    return {
        "facts": asdict(found.facts),
        "tags": pack_tags(found.tags),
        "source": pack_source(found.source),
    }


def pack_tags(tags: Tags) -> dict[str, Any]:
    """Tags as JSON."""
    picture = base64.b64encode(tags.picture).decode("ascii") if tags.picture else ""
    chapters = [[one.start, one.title] for one in tags.chapters]
    return {
        "values": tags.values,
        "picture": picture,
        "mime": tags.picture_mime,
        "chapters": chapters,
    }


def unpack_tags(packed: dict[str, Any]) -> Tags:
    """Tags from JSON, bounded again: what comes from the child is believed no more than the file."""
    from audiochat.media.chapter_tags import in_order
    from audiochat.media.tags import bounded

    picture = base64.b64decode(packed["picture"]) if packed["picture"] else None
    pairs = ((str(name), str(value)) for name, value in packed["values"].items())
    chapters = [(float(start), str(title)) for start, title in packed.get("chapters", ())]
    return replace(bounded(pairs, picture, str(packed["mime"])), chapters=in_order(chapters))


def pack_source(source: Source) -> dict[str, Any]:
    """A source as JSON."""
    return {**asdict(source), "path": str(source.path)}


def unpack_source(packed: dict[str, Any]) -> Source:
    """A source from JSON."""
    return Source(**{**packed, "path": Path(packed["path"])})


def unpack_facts(packed: dict[str, Any]) -> MediaFacts:
    """Facts from JSON (never with loudness, which is measured later)."""
    return MediaFacts(**{**packed, "loudness": None})
