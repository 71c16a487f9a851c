"""Captions laid onto the sound: whether they belong to it, and where each word is said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from audiochat.domain.errors import MediaError
from audiochat.domain.job import Job
from audiochat.domain.timeline import Timeline
from audiochat.domain.transcript import Block, PlacedWord, Transcript, Word
from audiochat.services.captions.blocks import blocks
from audiochat.services.captions.cue import Cue
from audiochat.services.captions.labels import given, only_name
from audiochat.services.captions.matching import Match, match
from audiochat.services.captions.timing import Timed, timed, words_of

if TYPE_CHECKING:
    from audiochat.store.laid import Exchange

BELONGS = 0.15
"""Least share of words in rows of three that are also heard, for captions of this recording. Captions
of something else reach 0.02, those of a recording that the small recogniser half understands 0.3."""

_FOLLOWING = 3
"""Words behind a name of which one must be heard for the name to be none of what is said."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """What became of captions: ``words`` with their times on the timeline, in seconds.

    ``share`` (0 to 1) says how well they fit what is heard. ``offset`` is how much later, in seconds,
    words are heard than the file said (the median; 0 where it says no times). ``left_out`` counts
    words for which there is no room, since what they say has been cut. ``blocks`` are the words as they
    belong to the sources of the recording; once they are kept, ``exchange`` takes that back.
    """

    words: tuple[Timed, ...]
    share: float
    offset: float
    left_out: int
    blocks: tuple[Block, ...]
    duration: float
    language: str
    exchange: Exchange | None = None

    @property
    def heard(self) -> int:
        """How many words were found in the sound."""
        return sum(word.sure for word in self.words)

    @property
    def spread(self) -> int:
        """How many were not, and lie between those that were."""
        return len(self.words) - self.heard

    @property
    def transcript(self) -> Transcript:
        """The words along the timeline, as if they had been recognised there."""
        placed = tuple(
            PlacedWord(
                Word(word.text, word.start, word.end, word.confidence, word.speaker),
                word.start,
                word.end,
                "",
                "",
                number,
            )
            for number, word in enumerate(self.words)
        )
        return Transcript(self.duration, placed, ((0.0, self.duration),), self.language)


def _unsaid(count: int, found: Match) -> bool:
    """Whether the first so many words were not heard, while what follows them was."""
    following = found.pairs[count : count + _FOLLOWING]
    return max(found.pairs[:count]) < 0 and any(pair >= 0 for pair in following)


def lay(cues: Sequence[Cue], transcript: Transcript, timeline: Timeline, job: Job) -> Alignment:
    """Find captions in what was recognised; nothing is kept yet.

    ``MediaError`` with the figure when they do not belong to this recording.
    """
    said, heard = words_of(cues), transcript.heard
    if not said:
        raise MediaError("There are no words in these captions.", "Choose another file.")
    if not heard:
        raise MediaError(
            "Nobody was heard speaking in this recording, so captions cannot be laid onto it.",
            "Check that it is the right recording.",
        )
    sound = [word.text for word in heard]
    found = match([word.text for word in said], sound, job)
    if (name := only_name(cues)) and _unsaid(len(name.split()), found):
        said = words_of(given(cues, name))
        found = match([word.text for word in said], sound, job)
    if found.share < BELONGS:
        raise MediaError(
            f"This does not seem to be what is said in the recording: "
            f"only {round(100 * found.share)} % of its words were heard in the same order.",
            "Choose the captions that belong to it. Nothing was changed.",
        )
    words = timed(said, heard, found, transcript.duration)
    job.check()
    moved = [word.start - word.written for word in words if word.sure and word.written is not None]
    offset = median(moved) if moved else 0.0
    language = transcript.language
    made = tuple(blocks(words, timeline, language))
    left_out = len(said) - len(words)
    return Alignment(
        tuple(words), found.share, offset, left_out, made, transcript.duration, language
    )
