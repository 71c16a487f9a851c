"""Reading captions line by line: bounded, and refused with the line that cannot be read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from audiochat.domain.errors import MediaError
from audiochat.domain.job import Job
from audiochat.services.captions.cue import Cue
from audiochat.services.captions.text import clean

MOST_CUES = 200_000
"""Captions a file may have: ten hours of speech have about 15,000."""
LONGEST_CUE = 20_000
"""Letters one caption may have."""
_TIME = r"(?:(\d{1,4}):)?(\d{1,2}):(\d{1,2})[.,](\d{1,3})"
_TIMES = re.compile(rf"\s*{_TIME}[ \t]*-->[ \t]*{_TIME}(?:[ \t].*)?")
_NOTES = re.compile(r"(NOTE|STYLE|REGION)(?:[ \t].*)?")


def refused(line: int, why: str) -> MediaError:
    """The error for a line that cannot be read."""
    return MediaError(f"Line {line}: {why}.", "Mend the file, or export it again.")


def bounded(count: int, line: int) -> None:
    """Refuse a file with more captions than any recording has."""
    if count > MOST_CUES:
        raise refused(line, f"more than {MOST_CUES:,} captions")


def lines(text: str, job: Job) -> Iterator[tuple[int, str]]:
    """The lines, numbered from 1."""
    for number, line in enumerate(text.split("\n"), 1):
        if number % 1000 == 0:
            job.check()
        if len(line) > LONGEST_CUE:
            raise refused(number, f"more than {LONGEST_CUE:,} letters")
        yield number, line.rstrip("\r")


class _Scan:
    """Lines in, captions out; what is told apart is where a caption begins and where it ends."""

    def __init__(self, plain: Callable[[str], tuple[str, str]], header: bool) -> None:
        self._plain = plain
        self._webvtt = header
        self._skipping = header
        self._held: tuple[int, str] | None = None
        self._blank = True
        self._cue: tuple[float, float, int] | None = None
        self._lines: list[str] = []
        self._speaker = ""
        self.cues: list[Cue] = []

    def take(self, number: int, line: str) -> None:
        """One line of the file."""
        if "-->" in line:
            self._begin(number, line)
        elif not line.strip():
            self._rest(number)
            self._blank, self._skipping = True, False
        elif self._skipping:
            pass
        elif self._blank and self._webvtt and _NOTES.fullmatch(line):
            self._skipping = True
        elif self._blank:
            # a number or a name of the next caption, or text after an empty line
            self._rest(number)
            self._held, self._blank = (number, line), False
        else:
            self._rest(number)
            self._add(number, line)

    def _begin(self, number: int, line: str) -> None:
        times = _TIMES.fullmatch(line)
        if times is None:
            raise refused(number, "these are not two times like 00:01:02,500 --> 00:01:04,000")
        start, end = _seconds(times.groups()[:4]), _seconds(times.groups()[4:])
        if start is None or end is None:
            raise refused(number, "minutes and seconds go up to 59")
        if end < start:
            raise refused(number, "the caption ends before it starts")
        self._held = None
        self.close()
        self._cue, self._blank, self._skipping = (start, end, number), False, False
        bounded(len(self.cues), number)

    def _rest(self, number: int) -> None:
        """A held line was no number of a caption after all: it is said."""
        if self._held is not None:
            (at, line), self._held = self._held, None
            self._add(at, line)

    def _add(self, number: int, line: str) -> None:
        if self._cue is None:
            raise refused(number, "there is text before the first time")
        words, speaker = self._plain(line)
        self._speaker = self._speaker or clean(speaker)
        if words := clean(words.strip("\u200e\u200f ")):
            self._lines.append(words)
        if sum(len(one) for one in self._lines) > LONGEST_CUE:
            raise refused(number, f"a caption of more than {LONGEST_CUE:,} letters")

    def close(self) -> None:
        """The caption is over."""
        if self._cue is not None and self._lines:
            start, end, number = self._cue
            end = max(end, start + 0.001)
            self.cues.append(Cue(start, end, tuple(self._lines), self._speaker, number))
        self._cue, self._lines, self._speaker = None, [], ""


def scan(
    text: str, plain: Callable[[str], tuple[str, str]], job: Job, *, header: bool = False
) -> list[Cue]:
    """The captions of SubRip or (``header``) WebVTT, by start.

    ``plain(line)`` gives the words of a line without tags, and a speaker. Forgiving where files
    differ (either point in the times, no hours, no numbers, empty lines inside a caption);
    ``MediaError`` with the line for what has no meaning.
    """
    scanned = _Scan(plain, header)
    last = 0
    for number, line in lines(text, job):
        scanned.take(number, line)
        last = number
    scanned.take(last, "")
    scanned.close()
    return sorted(scanned.cues, key=lambda cue: (cue.start, cue.line))


def _seconds(parts: tuple[str | None, ...]) -> float | None:
    hours, minutes, seconds = (int(part or 0) for part in parts[:3])
    if minutes > 59 or seconds > 59:
        return None
    return hours * 3600 + minutes * 60 + seconds + int((parts[3] or "0").ljust(3, "0")) / 1000
