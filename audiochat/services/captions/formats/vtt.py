"""WebVTT: the captions of the web, with speakers."""

from __future__ import annotations

import html
import re

from audiochat.domain.job import Job
from audiochat.services.captions import cues, scanning
from audiochat.services.captions.cue import Cue
from audiochat.services.captions.format import CUTS, CaptionFormat, CaptionOptions, Document
from audiochat.services.captions.text import directed, right_to_left, stamp

_VOICE = re.compile(r"<v(?:\.[^\s<>]*)?[ \t]+([^<>]*)>")
_TAG = re.compile(r"</?[^<>]*>")


def render(document: Document, options: CaptionOptions, job: Job) -> bytes:
    """A WebVTT file in UTF-8; everything said is escaped, speakers are voice tags."""
    out = ["WEBVTT", ""]
    for cue in cues.make(document.transcript, options, job):
        to_left = right_to_left(cue.text)
        lines = [directed(_escaped(line), to_left) for line in cue.lines]
        if cue.speaker:
            lines[0] = f"<v {_escaped(cue.speaker)}>{lines[0]}"
        out += [f"{stamp(cue.start, '.')} --> {stamp(cue.end, '.')}", *lines, ""]
    return ("\n".join(out) + "\n").encode()


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def read(text: str, job: Job) -> list[Cue]:
    """The captions of a WebVTT file; ``MediaError`` with the line that cannot be read."""
    first = text.lstrip("\ufeff").split("\n", 1)[0]
    if first.rstrip() != "WEBVTT" and not first.startswith(("WEBVTT ", "WEBVTT\t")):
        raise scanning.refused(1, "a WebVTT file begins with “WEBVTT”")
    return scanning.scan(text, _plain, job, header=True)


def _plain(line: str) -> tuple[str, str]:
    """The line without tags and escapes, and the first voice in it."""
    voice = _VOICE.search(line)
    name = html.unescape(voice[1]).strip() if voice else ""
    return html.unescape(_TAG.sub("", line)), name


FORMAT = CaptionFormat("vtt", "WebVTT captions", ("vtt",), render, read, CUTS, rank=20)
