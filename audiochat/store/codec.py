"""Domain values to JSON and back: timelines, facts, notes."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from audiochat.domain.loudness import Loudness
from audiochat.domain.notes import Chapter, Notes
from audiochat.domain.recording import MediaFacts
from audiochat.domain.timeline import Clip, Timeline, Tone
from audiochat.store.types import clean


def dump_timeline(timeline: Timeline) -> str:
    """A timeline as compact JSON.

    ``{"r": rate, "c": channels, "s": [source id], "k": [[place in "s", first frame, last frame]]}``;
    a clip with a crossfade of its own has its length in frames as a fourth number. A clip with room
    tone under the join in front of it has a fifth, its place in
    ``"t": [[place in "s", first frame, last frame, length in frames, rise in dB]]``.
    """
    places: dict[str, int] = {}
    tones: dict[Tone, int] = {}
    clips = []
    for clip in timeline.clips:
        row = [places.setdefault(clip.source, len(places)), clip.start, clip.end]
        if clip.tone is not None:
            row += [clip.fade, tones.setdefault(clip.tone, len(tones))]
        elif clip.fade:
            row.append(clip.fade)
        clips.append(row)
    under = [
        (places.setdefault(t.source, len(places)), t.start, t.end, t.frames, t.rise) for t in tones
    ]
    value = {"r": timeline.rate, "c": timeline.channels, "s": list(places), "k": clips}
    return json.dumps(value | ({"t": under} if under else {}), separators=(",", ":"))


def load_timeline(text: str) -> Timeline:
    """The timeline of ``dump_timeline``'s text."""
    value = json.loads(text)
    sources = value["s"]
    tones = [Tone(sources[which], *numbers) for which, *numbers in value.get("t", ())]
    clips = tuple(
        Clip(sources[which], *numbers[:3], *(tones[place] for place in numbers[3:]))
        for which, *numbers in value["k"]
    )
    return Timeline(value["r"], value["c"], clips)


def timeline_seconds(text: str) -> float:
    """The length in seconds of the timeline of ``dump_timeline``'s text, without making it."""
    value = json.loads(text)
    frames: int = sum(clip[2] - clip[1] for clip in value["k"])
    return frames / int(value["r"])


def dump_facts(facts: MediaFacts) -> dict[str, Any]:
    """Facts as JSON values."""
    return asdict(facts)


def load_facts(value: dict[str, Any]) -> MediaFacts:
    """The facts of ``dump_facts``'s value."""
    loudness = value.get("loudness")
    return MediaFacts(**{**value, "loudness": None if loudness is None else Loudness(**loudness)})


def dump_notes(notes: Notes) -> dict[str, Any] | None:
    """Notes as JSON values, chapters as ``[seconds, title]``; None for none."""
    if not notes:
        return None
    chapters = [[one.start, clean(one.title)] for one in notes.chapters]
    tags = [clean(tag) for tag in notes.tags]
    return {"title": clean(notes.title), "chapters": chapters, "tags": tags}


def load_notes(value: Mapping[str, Any] | None) -> Notes:
    """The notes of ``dump_notes``'s value."""
    if not value:
        return Notes()
    chapters = tuple(Chapter(float(start), str(title)) for start, title in value["chapters"])
    return Notes(str(value["title"]), chapters, tuple(map(str, value["tags"])))


def dump_path(path: Path, folder: Path) -> str:
    """A path as text: relative inside the data folder, so that the folder can be moved."""
    path = Path(path).absolute()
    return path.relative_to(folder).as_posix() if path.is_relative_to(folder) else str(path)


def load_path(text: str, folder: Path) -> Path:
    """The path of ``dump_path``'s text."""
    return folder / text
