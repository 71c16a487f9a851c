"""Where something sounds and nobody speaks: music, applause, a dog."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from audiochat.domain.hearing import Levels
from audiochat.services.commander.heard import sound
from audiochat.services.commander.heard.normal import Said, merged

Spans = list[tuple[float, float]]

BESIDE = 0.15
"""Seconds beside a word that are still its own: the last sound of a word often outlasts its time."""
REST = 1.0
"""Seconds of quiet that do not end a piece of music or applause."""
LASTING = 1.5
"""Seconds from which on a sound without words is no breath, no "um" and no chair."""
BRIEF = (0.15, 6.0)
"""Seconds of a cough, a laugh or a bark."""
PIECE = 0.4
"""Seconds of a sound that may be a piece of something lasting; a bark beside music is none."""
FADE = 3.0
"""Seconds over which a sound may fade in or out."""
FADING = 0.3
"""Seconds in which a fading sound gets quieter by a dB."""
EDGE = 1.0
"""Seconds at either end of a recording that belong to the sound there, which fades in or out."""
MOST = 0.8
"""Share of a recording without words from which on it is music with some words, not a talk."""


def lasting(said: Said, levels: Levels) -> Spans:
    """Stretches of at least ``LASTING`` seconds in which something sounds and no word is said.

    None where most of the recording is such: a sound that is all of it is no part of it.
    """
    pieces = [span for span in _joined(said, _heard(said, levels)) if span[1] - span[0] >= PIECE]
    found = [span for span in _joined(said, pieces, REST) if span[1] - span[0] >= LASTING]
    whole = len(levels.rms) * levels.window
    if sum(end - start for start, end in found) > MOST * whole:
        return []
    return [_faded(said, levels, span) for span in found]


def brief(said: Said, levels: Levels) -> Spans:
    """Short sounds between words, those of one quarter of a second together."""
    low, high = BRIEF
    found = merged(_heard(said, levels), 0.25)
    return [span for span in found if low <= span[1] - span[0] <= high]


def _heard(said: Said, levels: Levels) -> Spans:
    """What sounds outside of the words and of what belongs to them."""
    whole = len(levels.rms) * levels.window
    quiet = merged(sound.pauses(levels))
    words = [(w.start - BESIDE, w.end + BESIDE) for w in said.words]
    taken = merged([*quiet, *words])
    edges = [0.0, *(edge for span in taken for edge in span), whole]
    free = zip(edges[0::2], edges[1::2], strict=True)
    return [(max(0.0, a), min(whole, b)) for a, b in free if b - a > levels.window]


def _joined(said: Said, spans: Spans, rest: float = 0.25) -> Spans:
    """Spans with a short rest and no word between them as one."""
    out: Spans = []
    for start, end in spans:
        if out and start - out[-1][1] <= rest and not _speaks(said, out[-1][1], start):
            out[-1] = (out[-1][0], end)
        else:
            out.append((start, end))
    return out


def _speaks(said: Said, start: float, end: float) -> bool:
    """Whether a word is said in a part."""
    return bisect_left(said.starts, end) > bisect_right(said.ends, start)


def _faded(said: Said, levels: Levels, span: tuple[float, float]) -> tuple[float, float]:
    """A sound with its fading in and out: as long as it gets quieter, and no word is said."""
    window, whole = levels.window, len(levels.rms) * levels.window
    start, end = span
    before = bisect_right(said.ends, start)
    after = bisect_left(said.starts, end)
    low = max(0.0, start - FADE, said.ends[before - 1] + BESIDE if before else 0.0)
    high = min(
        whole, end + FADE, said.starts[after] - BESIDE if after < len(said.starts) else whole
    )
    steps = max(1, round(FADING / window))
    rms = levels.rms

    def falls(at: int, way: int) -> bool:
        beyond = at + way * steps
        return 0 <= beyond < len(rms) and rms[beyond] < rms[at] - 1.0

    first, last = round(start / window), min(len(rms), round(end / window)) - 1
    while first * window > low and falls(first, -1):
        first -= 1
    while (last + 1) * window < high and falls(last, 1):
        last += 1
    return _to_the_ends(said, (first * window, (last + 1) * window), whole)


def _to_the_ends(said: Said, span: tuple[float, float], whole: float) -> tuple[float, float]:
    """A part up to the end of the recording where only its fading lies between."""
    start, end = span
    if start <= EDGE and not _speaks(said, 0.0, start):
        start = 0.0
    if end >= whole - EDGE and not _speaks(said, end, whole):
        end = whole
    return round(start, 3), round(end, 3)
