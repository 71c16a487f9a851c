"""Words cut out of speech with known word places: what their neighbours lose, and what is left of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import soundfile
from numpy.typing import NDArray

from audiochat.domain.plan import Plan
from audiochat.domain.timeline import Timeline
from audiochat.domain.transcript import PlacedWord, Transcript, Word
from audiochat.media.render import TimelineReader
from audiochat.services.captions.matching import key, match
from audiochat.services.word_edits import steps_for
from audiochat.services.workshop import Workshop
from tests.making.speech import RATE, Made

APART = 0.1
"""Seconds between two words from which there is a pause between them."""

Sound = NDArray[np.float32]
Timed = tuple[str, float, float]


class Shelf:
    """One source in memory, whatever its name."""

    def __init__(self, sound: Sound) -> None:
        self.sound = sound[:, None]

    @property
    def frames(self) -> int:
        return len(self.sound)

    def reader(self, source_id: str) -> Shelf:
        return self

    def read(self, start: int, frames: int) -> Sound:
        out = np.zeros((frames, 1), np.float32)
        first, last = max(0, start), min(self.frames, start + frames)
        out[first - start : last - start] = self.sound[first:last]
        return out


def heard(timeline: Timeline, sound: Sound) -> Sound:
    """What the edited timeline would let be heard of another sound in the place of its source."""
    return TimelineReader(timeline, Shelf(sound)).read(0, timeline.frames)[:, 0]


def part(made: Made, start: float, end: float) -> Sound:
    """The sound of one word, silence around it."""
    out = np.zeros_like(made.samples)
    first, last = round(start * RATE), round(end * RATE)
    out[first:last] = made.samples[first:last]
    return out


def transcript(made: Made, words: Sequence[Timed] | None = None) -> Transcript:
    """Words (those that were said, if no others are given) as what is shown of the sound."""
    placed = tuple(
        PlacedWord(Word(text, a, b), a, b, "s", "b", n)
        for n, (text, a, b) in enumerate(made.words if words is None else words)
    )
    return Transcript(made.duration, placed, ((0.0, made.duration),), "en")


@dataclass(frozen=True)
class Cut:
    """Of one word that was cut out the share of its energy that is left.

    ``touched`` are what its neighbours lost or gained of theirs, each with whether it runs together
    with the word.
    """

    left: float
    touched: tuple[tuple[float, bool], ...]


def each_cut(
    workshop: Workshop, folder: Path, made: Made, words: Sequence[Timed], step: int, first: int = 0
) -> Iterator[Cut]:
    """Cut every ``step``-th word of ``words`` (as recognised) out in turn; each is undone again.

    Only words that were said, with neighbours that were said beside them, are cut.
    """
    path = folder / "cut.wav"
    soundfile.write(str(path), made.samples, RATE, subtype="FLOAT")
    editor = workshop.editor(workshop.library.open(path).id)
    shown = transcript(made, words)
    found = match([word[0] for word in made.words], [word[0] for word in words])
    said = {
        other: one
        for one, other in enumerate(found.pairs)
        if other >= 0 and key(made.words[one][0]) == key(words[other][0])
    }
    fitting = [
        number
        for number in range(1, len(words) - 1)
        if [said.get(number + n, -9) - said.get(number, -5) for n in (-1, 1)] == [-1, 1]
    ]
    for number in fitting[first::step]:
        steps = steps_for(shown, number, number + 1, "cut")
        if steps:
            timeline = editor.apply(Plan(steps=steps)).revision.timeline
            yield _measured(made, timeline, said[number])
            editor.undo()


def _measured(made: Made, timeline: Timeline, number: int) -> Cut:
    """What is left of a word of ``made``, and what its neighbours lost."""

    def kept(word: Timed) -> float:
        alone = part(made, *word[1:])
        whole = float(np.square(alone, dtype=np.float64).sum())
        return float(np.square(heard(timeline, alone), dtype=np.float64).sum()) / max(whole, 1e-12)

    before, word, after = made.words[number - 1 : number + 2]
    return Cut(
        left=kept(word),
        touched=(
            (abs(kept(before) - 1), word[1] - before[2] < APART),
            (abs(kept(after) - 1), after[1] - word[2] < APART),
        ),
    )
