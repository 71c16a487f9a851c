"""Captions from words: where they are cut, how their lines break, and when they are shown.

The numbers are those of Netflix' timed text style guide (general requirements and timing guidelines):
5/6 s to 7 s on the screen, two frames at 24 a second between captions, gaps under half a second
closed, the end up to half a second and more after the sound where reading needs it. A caption starts
with the sound of its first word, so captions follow the edited recording.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from audiochat.domain.job import Job
from audiochat.domain.transcript import PlacedWord, Transcript
from audiochat.services.captions import breaks
from audiochat.services.captions.cue import Cue
from audiochat.services.captions.format import CaptionOptions
from audiochat.services.captions.text import clean, joiner, width

SHORTEST, LONGEST = 5 / 6, 7.0
"""Seconds a caption is shown, where there is room."""
GAP, CLOSED = 2 / 24, 0.5
"""Seconds between two captions; gaps shorter than the second number are closed to the first."""
PAUSE = 1.5
"""Seconds without a word after which a new caption starts whatever the sentence (BBC: gaps shorter
than this look jerky, so longer ones are shown as gaps)."""
LABEL = ": "
_APART = 0.01
_HANGING = 1.6
_SCRAP, _FEW = 1.5, 2
"""What it costs more to part so few words from the rest of their sentence ("as well.")."""


@dataclass(frozen=True, slots=True)
class _Bit:
    """Something said that is never broken."""

    text: str
    start: float
    end: float
    speaker: str
    width: int


def make(
    transcript: Transcript, options: CaptionOptions, job: Job | None = None, *, labels: bool = False
) -> list[Cue]:
    """The captions of the words that are heard, in order, none overlapping.

    With ``labels`` the first line of a caption in which another person begins leaves room for the
    name, as formats without a place for speakers write it.
    """
    job = job or Job()
    glue = joiner(transcript.language)
    bits = [bit for word in transcript.heard for bit in _bits(word)]
    out: list[tuple[Sequence[_Bit], int]] = []
    speaker = ""
    for part in _parts(bits):
        job.check()
        name = part[0].speaker if options.speakers else ""
        room = width(name + LABEL) if labels and name and name != speaker else 0
        speaker = name
        out.extend(_cut(part, options, glue, room, job))
    cues = [
        Cue(
            bits[0].start,
            bits[-1].end,
            break_lines(bits, options.line_length, options.lines, glue, room),
            bits[0].speaker if options.speakers else "",
        )
        for bits, room in out
    ]
    return list(_timed(cues, options.speed, transcript.duration))


def _bits(word: PlacedWord) -> Iterator[_Bit]:
    """A word, or the words that a correction put in its place, sharing its time by their letters."""
    words = clean(word.text).split()
    letters = sum(len(one) for one in words)
    start = word.start
    for one in words:
        end = start + (word.end - word.start) * len(one) / letters
        yield _Bit(one, start, end, clean(word.word.speaker), width(one))
        start = end


def _parts(bits: Sequence[_Bit]) -> Iterator[Sequence[_Bit]]:
    """Stretches within which captions may be cut: one speaker, no long pause."""
    first = 0
    for index in range(1, len(bits) + 1):
        if index < len(bits):
            before, bit = bits[index - 1], bits[index]
            if bit.start - before.end < PAUSE and bit.speaker == before.speaker:
                continue
        yield bits[first:index]
        first = index


def _cut(
    bits: Sequence[_Bit], options: CaptionOptions, glue: str, room: int, job: Job
) -> list[tuple[Sequence[_Bit], int]]:
    """The cheapest way to cut a stretch into captions, found backwards from its end."""
    count, costs = len(bits), _break_costs(bits)
    best, choice = [0.0] * (count + 1), [count] * (count + 1)
    for first in range(count - 1, -1, -1):
        if first % 256 == 0:
            job.check()
        best[first] = float("inf")
        for last, price in _ends(bits, costs, first, options, len(glue), 0 if first else room):
            if price + best[last] < best[first]:
                best[first], choice[first] = price + best[last], last
    out, first = [], 0
    while first < count:
        out.append((bits[first : choice[first]], 0 if first else room))
        first = choice[first]
    return out


def _break_costs(bits: Sequence[_Bit]) -> list[float]:
    """What it costs to end a caption after each word; the end is the end of a sentence."""
    costs = [
        breaks.cost(one.text, other.text, other.start - one.end) for one, other in pairwise(bits)
    ]
    costs.append(breaks.SENTENCE)
    first = 0  # of the sentence
    for last in [at for at, cost in enumerate(costs) if cost == breaks.SENTENCE]:
        for at in {*range(first, min(first + _FEW, last)), *range(max(first, last - _FEW), last)}:
            costs[at] += _SCRAP
        first = last + 1
    return costs


def _ends(
    bits: Sequence[_Bit],
    costs: Sequence[float],
    first: int,
    options: CaptionOptions,
    glue: int,
    room: int,
) -> Iterator[tuple[int, float]]:
    """Every caption that may begin with ``first``: where it ends, and what it costs."""
    start, count = bits[first].start, len(bits)
    line, lines, letters, sentences, inside = room, 1, 0, 0, 0.0
    for last in range(first + 1, count + 1):
        bit = bits[last - 1]
        fits = line + (glue if line > room or last > first + 1 else 0) + bit.width
        if fits > options.line_length and last > first + 1:
            line, lines = bit.width, lines + 1
        else:
            line = fits
        if last > first + 1:
            if lines > options.lines or bit.end - start > LONGEST:
                return
            before = bits[last - 2]
            inside += 2 * max(0.0, bit.start - before.end - 0.3)
            sentences += costs[last - 2] == breaks.SENTENCE
        letters += bit.width + glue
        free = bits[last].start - start if last < count else max(SHORTEST, bit.end - start + 0.5)
        ends = costs[last - 1]
        # the beginning of a sentence does not hang on to the end of another
        hanging = _HANGING if sentences and ends != breaks.SENTENCE else 0.0
        yield last, _price(letters, free, options) + ends + inside + 0.6 * sentences + hanging


def _price(letters: int, free: float, options: CaptionOptions) -> float:
    """What a caption of so many letters costs that can be shown for ``free`` seconds."""
    full = letters / (options.line_length * options.lines)
    price = 1.0 + (1.0 - min(1.0, full)) ** 2
    if free < SHORTEST:
        price += 4 * (SHORTEST - free) / SHORTEST
    needed = letters / options.speed
    return price + (3 * min(2.0, needed / max(free, 0.05) - 1) if needed > free else 0.0)


def break_lines(
    bits: Sequence[_Bit], length: int, most: int, glue: str, room: int = 0
) -> tuple[str, ...]:
    """The words of a caption on as few lines as they need, broken at the best places.

    A single word longer than a line stays whole.
    """
    gap = len(glue)
    ends, total = [0], 0  # columns up to and with each word
    for bit in bits:
        total += bit.width + gap
        ends.append(total)
    needed = _lines_needed(bits, length, gap, room)
    if needed == 1:
        return (glue.join(bit.text for bit in bits),)
    ideal = (total + room) / needed
    # the cheapest way to put the first so many words on so many lines
    table: list[dict[int, tuple[float, int]]] = [{0: (0.0, 0)}]
    for line in range(needed):
        row: dict[int, tuple[float, int]] = {}
        for first, (price, _) in table[-1].items():
            for last in range(first + 1, len(bits) + 1):
                columns = ends[last] - ends[first] - gap + (room if line == 0 else 0)
                if columns > length and last > first + 1:
                    break
                if last < len(bits):
                    one, other = bits[last - 1], bits[last]
                    torn = breaks.cost(one.text, other.text, other.start - one.end)
                else:
                    torn = 0.0
                cost = price + torn + 6 * ((columns - ideal) / length) ** 2
                if last not in row or cost < row[last][0]:
                    row[last] = (cost, first)
        table.append(row)
    return tuple(_lines(bits, table, glue))


def _lines(bits: Sequence[_Bit], table: list[dict[int, tuple[float, int]]], glue: str) -> list[str]:
    """Read the cheapest way back from its table."""
    out, last = [], len(bits)
    for row in reversed(table[1:]):
        first = row[last][1]
        out.append(glue.join(bit.text for bit in bits[first:last]))
        last = first
    return out[::-1]


def _lines_needed(bits: Sequence[_Bit], length: int, gap: int, room: int) -> int:
    """How few lines hold the words, each as full as it gets."""
    lines, line = 1, room - gap
    for number, bit in enumerate(bits):
        if number and line + gap + bit.width > length:
            lines, line = lines + 1, bit.width
        else:
            line += gap + bit.width
    return lines


def _timed(cues: Sequence[Cue], speed: float, duration: float) -> Iterator[Cue]:
    """Let each caption stay until it can be read, close small gaps, and let none overlap."""
    starts: list[float] = []
    for cue in cues:
        starts.append(max(cue.start, starts[-1] + _APART) if starts else max(0.0, cue.start))
    for number, cue in enumerate(cues):
        start = starts[number]
        needed = max(SHORTEST, sum(width(line) for line in cue.lines) / speed)
        end = max(cue.end, start + min(needed, LONGEST))
        if number + 1 < len(starts):
            following = starts[number + 1]
            if end > following - CLOSED:
                end = max(following - GAP, start + (following - start) / 2)
        else:
            end = min(end, max(duration, cue.end))
        yield Cue(start, max(end, start + _APART / 2), cue.lines, cue.speaker)
