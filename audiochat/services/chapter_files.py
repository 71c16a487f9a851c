"""Each chapter of a recording as a file of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from audiochat.domain.errors import MediaError
from audiochat.domain.job import Job
from audiochat.domain.notes import UNWRITTEN, Chapter
from audiochat.domain.timeline import Timeline

if TYPE_CHECKING:
    from audiochat.services.exporter import Exporter
    from audiochat.store.database import Store

LEAST_BEFORE = 1.0
"""Seconds before the first chapter from which on they are a file too; less belongs to the first."""
BEFORE = "Start"
"""What stands before the first chapter is called."""
LONGEST_NAME = 80
"""Characters of a title in the name of a file."""
_NOT_IN_NAMES = re.compile(r'[\x00-\x1f<>:"/\\|?*\u2028\u2029]+')
"""What Windows, macOS or Linux do not allow in the name of a file."""


class ChapterFiles:
    """Writes chapters, each in a file of its own."""

    def __init__(self, store: Store, exporter: Exporter) -> None:
        self._store, self._exporter = store, exporter

    def export(
        self,
        recording_id: str,
        timeline: Timeline,
        out: Path,
        job: Job | None = None,
        *,
        bitrate: int | None = None,
    ) -> list[Path]:
        """Write each chapter beside ``out``, "talk 01 Welcome.mp3" for "talk.mp3"; give their paths.

        A chapter's title, its number and the recording's title as the album go into the tags. No file
        is written over, and where one fails or the job is cancelled none is left. Raises ``MediaError``
        where there are no chapters or a file of such a name is there already.
        """
        job = job or Job()
        chapters = parts(self._exporter.notes(recording_id, timeline).chapters)
        if not chapters:
            raise MediaError(
                "This recording has no chapters.", "Add some, by hand or by asking for them."
            )
        names = file_names(out, chapters)
        self._refuse(names)
        ends = [*(chapter.start for chapter in chapters[1:]), timeline.seconds]
        written: list[Path] = []
        try:
            for number, (chapter, end, path) in enumerate(zip(chapters, ends, names, strict=True)):
                job.check()
                part = timeline.part(timeline.span(chapter.start, end))
                if not part.frames:
                    continue
                place = (number + 1, len(chapters))
                self._write(recording_id, part, path, chapter.title, place, job, bitrate)
                written.append(path)
        except BaseException:
            for path in written:
                path.unlink(missing_ok=True)
            raise
        return written

    def _write(
        self,
        recording_id: str,
        part: Timeline,
        path: Path,
        title: str,
        place: tuple[int, int],
        job: Job,
        bitrate: int | None,
    ) -> None:
        """One chapter, ``place`` is which of how many; its progress is a share of that of all."""
        number, count = place

        def progress(fraction: float, _text: str) -> None:
            job.progress((number - 1 + fraction) / count, f"Chapter {number} of {count}")

        own = Job(on_progress=progress)
        tags = self._store.recordings.get(recording_id).tags
        album = {"album": tags.values["title"]} if tags.values.get("title") else {}
        values = {**album, **tags.values, "title": title, "tracknumber": f"{number}/{count}"}
        with job.when_cancelled(own.cancel):
            self._exporter.export(
                recording_id,
                part,
                path,
                own,
                bitrate=bitrate,
                tags=replace(tags, values=values),
                notes=UNWRITTEN,
            )

    def _refuse(self, names: Sequence[Path]) -> None:
        """Refuse to write over anything, before anything is written."""
        there = [path.name for path in names if path.exists()]
        if there:
            more = f" and {len(there) - 1} more" if len(there) > 1 else ""
            raise MediaError(
                f"“{there[0]}”{more} is there already.", "Choose another name or another folder."
            )


def parts(chapters: Sequence[Chapter]) -> list[Chapter]:
    """The chapters as parts that hold all of the recording: what stands before the first is one too."""
    if not chapters:
        return []
    first = chapters[0]
    if first.start >= LEAST_BEFORE:
        return [Chapter(0.0, BEFORE), *chapters]
    return [replace(first, start=0.0), *chapters[1:]]


def file_names(out: Path, chapters: Sequence[Chapter]) -> list[Path]:
    """A path for each chapter: the name of ``out``, a number with as many digits for all, the title."""
    digits = max(2, len(str(len(chapters))))
    names = []
    for number, chapter in enumerate(chapters, 1):
        title = " ".join(_NOT_IN_NAMES.sub(" ", chapter.title).split())[:LONGEST_NAME].strip(" .")
        stem = f"{out.stem} {number:0{digits}d} {title}".strip()
        names.append(out.with_name(f"{stem}{out.suffix}"))
    return names
