"""Names before captions, for formats that have no other place for a speaker: ``Anna: Welcome.``"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from audiochat.services.captions.cue import Cue
from audiochat.services.captions.cues import LABEL
from audiochat.services.captions.text import clean

_LONGEST = 40


def labelled(cues: Sequence[Cue]) -> list[Cue]:
    """Write the name before the first caption of each turn."""
    out: list[Cue] = []
    before = ""
    for cue in cues:
        lines = cue.lines
        if cue.speaker and cue.speaker != before:
            lines = (f"{cue.speaker}{LABEL}{lines[0]}", *lines[1:])
        before = cue.speaker
        out.append(Cue(cue.start, cue.end, lines, cue.speaker, cue.line))
    return out


def unlabelled(cues: Sequence[Cue]) -> list[Cue]:
    """Take names off again, and give each caption the speaker whose turn it is.

    Words before a colon are names when they begin at least two captions, or are in capitals, or when
    the first caption begins with a name: "Note: this is new" once in a text is said.
    """
    found = Counter(_label(cue) for cue in cues)
    begins = bool(cues) and bool(_label(cues[0])) and found.total() - found[""] > 1
    names = {
        name
        for name, count in found.items()
        if name and (count > 1 or name.isupper() or (begins and name[0].isupper()))
    }
    out: list[Cue] = []
    speaker = ""
    for cue in cues:
        name, lines = _label(cue), cue.lines
        if name in names:
            speaker = name
            lines = (clean(lines[0].split(":", 1)[1]), *lines[1:])
            lines = tuple(line for line in lines if line)
        if lines:
            out.append(Cue(cue.start, cue.end, lines, speaker, cue.line))
    return out


def only_name(cues: Sequence[Cue]) -> str:
    """What may be the name of the only speaker: before the first words, and nowhere else.

    Only the sound can tell it from words that are said: "Note: this is new".
    """
    if not cues or any(cue.speaker for cue in cues):
        return ""
    name = _label(cues[0])
    capital = all(part[0] == part[0].upper() for part in name.split())
    return name if capital and not any(_label(cue) for cue in cues[1:]) else ""


def given(cues: Sequence[Cue], name: str) -> list[Cue]:
    """The captions as said by the one whose name stands before the first of them."""
    first = cues[0].lines
    begun = (clean(first[0].split(":", 1)[1]), *first[1:])
    lines = tuple(line for line in begun if line)
    opened = (replace(cues[0], lines=lines), *cues[1:]) if lines else cues[1:]
    return [replace(cue, speaker=name) for cue in opened]


def _label(cue: Cue) -> str:
    """What may be a name at the beginning of a caption; empty for none."""
    name, colon, rest = cue.lines[0].partition(":")
    name = name.strip("\u200e\u200f ")
    if not colon or not name or len(name) > _LONGEST or (rest and not rest.startswith(" ")):
        return ""
    wordy = all(letter.isalnum() or letter in " .'’-_" for letter in name)
    return name if wordy and not name.isdigit() and len(name.split()) <= 4 else ""
