"""SubRip: numbered captions that every player knows. It has no place for speakers and no escapes."""

from __future__ import annotations

import re

from audiochat.domain.job import Job
from audiochat.services.captions import cues, scanning
from audiochat.services.captions.cue import Cue
from audiochat.services.captions.format import CUTS, CaptionFormat, CaptionOptions, Document
from audiochat.services.captions.labels import labelled, unlabelled
from audiochat.services.captions.text import directed, right_to_left, stamp

_TAG = re.compile(r"<(/?(?:b|i|u|s|font)\b[^<>]*)>", re.IGNORECASE)
_ASS = re.compile(r"\{\\[^{}]*\}")


def render(document: Document, options: CaptionOptions, job: Job) -> bytes:
    """UTF-8 with a byte order mark, without which many players guess the letters wrongly."""
    made = cues.make(document.transcript, options, job, labels=True)
    out: list[str] = []
    for number, cue in enumerate(labelled(made), 1):
        to_left = right_to_left(cue.text)
        lines = [directed(_harmless(line), to_left) for line in cue.lines]
        out += [str(number), f"{stamp(cue.start, ',')} --> {stamp(cue.end, ',')}", *lines, ""]
    return ("\r\n".join(out) + "\r\n" if out else "").encode("utf-8-sig")


def _harmless(line: str) -> str:
    """The line without what a player would take for a time or a tag."""
    line = line.replace("-->", "→")
    line = _ASS.sub(lambda found: found[0].replace("\\", "/"), line)
    return _TAG.sub(r"‹\1›", line)


def read(text: str, job: Job) -> list[Cue]:
    """The captions of a SubRip file; ``MediaError`` with the line that cannot be read."""
    found = scanning.scan(text, _plain, job)
    return unlabelled(found)


def _plain(line: str) -> tuple[str, str]:
    """The line without tags; SubRip has no speakers of its own."""
    return _ASS.sub("", _TAG.sub("", line)), ""


FORMAT = CaptionFormat("srt", "SubRip captions", ("srt",), render, read, CUTS, rank=10)
