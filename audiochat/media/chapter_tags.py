"""Chapters as tags of sound files: ID3 frames (mp3, wav) and Vorbis comments (flac, ogg, opus)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from audiochat.domain.notes import LONGEST_TITLE, MOST_CHAPTERS, Chapter

MOST_ID3 = 255
"""Entries of an ID3 table of contents: their count is one byte."""

KEY = re.compile(r"chapter(\d{1,3})(name|url)?", re.IGNORECASE)
"""Names of Vorbis comments that hold chapters."""

_NO_BYTES = 0xFFFFFFFF
"""An offset in bytes that is not given: the times count."""


def add_id3(tags: Any, chapters: Sequence[Chapter], seconds: float) -> None:
    """Put chapters into ID3 tags as ``CHAP`` frames and one ``CTOC`` (ID3v2 Chapter Frame Addendum 1.0)."""
    from mutagen import id3 as frames_module

    id3: Any = frames_module
    kept = list(chapters[:MOST_ID3])
    if not kept:
        return
    ends = [*(one.start for one in kept[1:]), max(seconds, kept[-1].start)]
    names = [f"chp{number}" for number in range(len(kept))]
    for name, one, end in zip(names, kept, ends, strict=True):
        title = id3.TIT2(encoding=3, text=one.title)
        tags.add(
            id3.CHAP(
                element_id=name,
                start_time=round(one.start * 1000),
                end_time=round(end * 1000),
                start_offset=_NO_BYTES,
                end_offset=_NO_BYTES,
                sub_frames=[title],
            )
        )
    flags = id3.CTOCFlags.TOP_LEVEL | id3.CTOCFlags.ORDERED
    tags.add(id3.CTOC(element_id="toc", flags=flags, child_element_ids=names, sub_frames=[]))


def add_vorbis(tags: Any, chapters: Sequence[Chapter]) -> None:
    """Put chapters into Vorbis comments: ``CHAPTER000=00:01:20.000`` and ``CHAPTER000NAME``."""
    for number, one in enumerate(chapters[:MOST_CHAPTERS]):
        millis = round(one.start * 1000)
        minutes, rest = divmod(millis, 60_000)
        clock = f"{minutes // 60:02d}:{minutes % 60:02d}:{rest // 1000:02d}.{rest % 1000:03d}"
        tags[f"CHAPTER{number:03d}"] = clock
        tags[f"CHAPTER{number:03d}NAME"] = one.title


def from_id3(tags: Any) -> tuple[Chapter, ...]:
    """The chapters of ID3 tags of a file nobody has met; what is no chapter is left out."""
    found = []
    for frame in tags.getall("CHAP")[:MOST_CHAPTERS]:
        names = frame.sub_frames.getall("TIT2")
        title = str(names[0]) if names else ""
        found.append((frame.start_time / 1000, title))
    return in_order(found)


def from_vorbis(pairs: Sequence[tuple[str, str]]) -> tuple[Chapter, ...]:
    """The chapters of Vorbis comments of a file nobody has met; what is no chapter is left out."""
    starts: dict[int, float] = {}
    names: dict[int, str] = {}
    for key, value in pairs:
        found = KEY.fullmatch(key)
        if not found or (found[2] or "").lower() == "url":
            continue
        number = int(found[1])
        if found[2]:
            names[number] = value
        elif at := re.fullmatch(r"(\d{1,4}):(\d\d):(\d\d(?:\.\d{1,9})?)", value.strip()):
            starts[number] = int(at[1]) * 3600 + int(at[2]) * 60 + float(at[3])
    return in_order([(start, names.get(number, "")) for number, start in starts.items()])


def in_order(found: Sequence[tuple[float, str]]) -> tuple[Chapter, ...]:
    """Starts (seconds) and titles of a file nobody has met as chapters, within bounds."""
    out: dict[float, str] = {}
    sound = [one for one in found if 0 <= one[0] < 1e7]
    for start, name in sorted(sound, key=lambda one: one[0])[:MOST_CHAPTERS]:
        text = "".join(c if c.isprintable() else " " for c in name[: 4 * LONGEST_TITLE])
        out.setdefault(start, " ".join(text.split())[:LONGEST_TITLE] or "Chapter")
    return tuple(Chapter(start, title) for start, title in out.items())
