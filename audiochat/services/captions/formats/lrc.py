"""LRC: one timed line after another, as music players show words."""

from __future__ import annotations

import re

from audiochat.domain.job import Job
from audiochat.services.captions import cues, scanning
from audiochat.services.captions.cue import Cue
from audiochat.services.captions.format import CUTS, CaptionFormat, CaptionOptions, Document
from audiochat.services.captions.labels import labelled, unlabelled
from audiochat.services.captions.text import clean, directed, right_to_left

_STAMP = re.compile(r"\[(\d{1,5}):(\d{1,2})(?:[.:](\d{1,3}))?\]")
_TAG = re.compile(r"\[[A-Za-z#]+:.*\]")
_WORD = re.compile(r"<\d{1,5}:\d{1,2}(?:\.\d{1,3})?>")
_LAST = 4.0


def render(document: Document, options: CaptionOptions, job: Job) -> bytes:
    """UTF-8; each caption is one line, an empty one marks where nothing is said."""
    single = options.model_copy(update={"lines": 1})
    out = [f"[ti:{clean(document.title)}]"] if clean(document.title) else []
    made = labelled(cues.make(document.transcript, single, job, labels=True))
    for number, cue in enumerate(made):
        line = directed(cue.text, right_to_left(cue.text))
        space = " " if line.startswith(("[", "<")) else ""
        out.append(f"{_stamp(cue.start)}{space}{line}")
        if number + 1 == len(made) or made[number + 1].start - cue.end >= 1.0:
            out.append(_stamp(cue.end))
    return ("\n".join(out) + "\n" if out else "").encode()


def _stamp(seconds: float) -> str:
    hundredths = round(seconds * 100)
    return f"[{hundredths // 6000:02}:{hundredths // 100 % 60:02}.{hundredths % 100:02}]"


def read(text: str, job: Job) -> list[Cue]:
    """The lines of an LRC file; each is shown until the next."""
    found: list[tuple[float, str, int]] = []
    for number, line in scanning.lines(text, job):
        rest, stamps = line, []
        while stamp := _STAMP.match(rest):
            stamps.append(int(stamp[1]) * 60 + int(stamp[2]) + float(f"0.{stamp[3] or 0}"))
            rest = rest[stamp.end() :]
        if not stamps and rest.strip() and not _TAG.fullmatch(rest.strip()):
            raise scanning.refused(number, "there is no time like [01:23.45]")
        found += [(start, clean(_WORD.sub("", rest)), number) for start in stamps]
        scanning.bounded(len(found), number)
    found.sort(key=lambda one: one[0])
    made = []
    for index, (start, line, number) in enumerate(found):
        end = found[index + 1][0] if index + 1 < len(found) else start + _LAST
        if line:
            made.append(Cue(start, max(end, start + 0.01), (line,), "", number))
    return unlabelled(made)


FORMAT = CaptionFormat("lrc", "LRC lyrics", ("lrc",), render, read, CUTS - {"lines"}, rank=70)
