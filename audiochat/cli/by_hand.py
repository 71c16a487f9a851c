"""What of the words of a recording the person wrote, and what becomes of it when it is heard anew."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from audiochat.domain.errors import UserError

if TYPE_CHECKING:
    from audiochat.domain.timeline import Timeline
    from audiochat.services.transcripts import Transcripts


@dataclass(frozen=True, slots=True)
class ByHand:
    """How many words were corrected, and who is named as a speaker by a person."""

    words: int
    speakers: frozenset[str]

    def __str__(self) -> str:
        """``2 corrected words and 1 named speaker``; empty where there is nothing."""
        some = ((self.words, "corrected word"), (len(self.speakers), "named speaker"))
        return " and ".join(many(count, what) for count, what in some if count)


def many(count: int, what: str) -> str:
    """A number of things: ``1 word``, ``2 words``."""
    return f"{count} {what}" if count == 1 else f"{count} {what}s"


def of(transcripts: Transcripts, timeline: Timeline) -> ByHand:
    """What the person wrote of the words of a timeline."""
    words = transcripts.view(timeline).words
    named = {one.word.speaker for one in words if one.word.speaker_confidence == 1}
    return ByHand(len(transcripts.corrected(timeline)), frozenset(named - {""}))


def check_translation(transcripts: Transcripts, timeline: Timeline) -> None:
    """``UserError`` where corrected words would stand in the middle of their translation."""
    words = of(transcripts, timeline).words
    if words:
        raise UserError(
            f"{many(words, 'word')} corrected by hand cannot stay in a translation.",
            "Add --drop-corrections, or leave --translate out.",
        )


def told(before: ByHand, after: ByHand, keep: bool) -> Iterator[str]:
    """What the person should know of it, in sentences: none where nothing was written by hand."""
    said = str(before)
    if said and not keep:
        yield f"{said} went with the old words; Undo in the window brings all of them back."
    elif said:
        one = before.words + len(before.speakers) == 1
        yield f"{said} {'stays' if one else 'stay'} (--drop-corrections lets them go)."
        for name in sorted(before.speakers - after.speakers):
            yield f"No word near those of {name} was heard again, so that name is gone."
