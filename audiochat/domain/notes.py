"""What a person writes about a recording beside its sound: a title, chapters and tags."""

from __future__ import annotations

from dataclasses import dataclass

from audiochat.domain.time_map import TimeMap
from audiochat.domain.timeline import Span

MOST_CHAPTERS, MOST_TAGS = 500, 30
LONGEST_TITLE, LONGEST_TAG = 200, 60
"""Characters."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A place with a name; it lasts until the next one. ``start``: seconds of the timeline."""

    start: float
    title: str


@dataclass(frozen=True, slots=True)
class Notes:
    """Title, chapters (in order) and tags of one state of a recording.

    They belong to a step of its history, so undo brings them back. An empty ``title`` means the one
    that the recording was opened with.
    """

    title: str = ""
    chapters: tuple[Chapter, ...] = ()
    tags: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Whether anything has been written."""
        return bool(self.title or self.chapters or self.tags)

    def carried(self, time_map: TimeMap, rate: int, new_rate: int) -> Notes:
        """The same after an edit; ``rate`` and ``new_rate``: frames a second before and after it.

        A chapter goes to the first of its moments that is left, and with the last of them.
        """
        if not self.chapters:
            return self
        last = time_map.old_frames
        starts = [min(max(0, round(one.start * rate)), last) for one in self.chapters]
        kept: dict[int, str] = {}
        for chapter, start, end in zip(self.chapters, starts, [*starts[1:], last], strict=True):
            at = time_map.first_left(Span(start, max(start, end)))
            if at is not None:
                kept.setdefault(at, chapter.title)
        chapters = tuple(Chapter(at / new_rate, title) for at, title in sorted(kept.items()))
        return Notes(self.title, chapters, self.tags)


UNWRITTEN = Notes()
"""Nothing has been written."""
