"""A stretch of sound listened to at once, and where in it the recognised blocks end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from audiochat.domain.job import Job
from audiochat.media.mono import Mono, Reads, read_mono
from audiochat.services.transcriber.places import Place
from audiochat.speech.pieces import FIRST, LONGEST, Piece, packed
from audiochat.speech.voice_activity import SpanRules

if TYPE_CHECKING:
    from audiochat.speech.voice_activity import Seconds, VoiceActivity

SHORT = 12.0
"""Seconds of the first window, so that the first words are shown within two seconds."""

LONG = 180.0
"""Seconds of the others: the pauses in so much are known before it is cut into blocks."""

BACK = 6.0
"""Seconds to look back for a pause when starting in the middle of speech."""

FULL = 20.0
"""Seconds of speech in a piece that is worth recognising before it is known what follows."""

_EDGE = 0.3
"""Seconds at the end of a window in which a word may have begun that goes on behind it."""


@dataclass
class Window:
    """Sound from ``start`` seconds of a source on; ``done`` is how far it is recognised.

    ``pieces`` are what to recognise, each with the second of the source at which its block ends; None
    stands for silence.
    """

    source_id: str
    start: float
    done: float
    samples: Mono
    pieces: list[tuple[Piece | None, float]]


def look(
    reader: Reads,
    place: Place,
    voice: VoiceActivity,
    job: Job,
    *,
    short: bool,
    lift: float = 1.0,
) -> Window:
    """Find the speech at a place. ``short``: only some seconds, for words to be shown soon.

    ``lift``: by how much a quiet source is raised (``media.lifting``).
    """
    begin = max(place.low, place.start - BACK) if short else place.start
    most = place.start + (SHORT if short else LONG)
    more = most < place.end
    stop = most if more else place.end
    samples = read_mono(reader, begin, stop, job, lift)
    rules = SpanRules(longest=FIRST) if short else SpanRules()
    spans = voice.spans(samples, job, rules)
    spans, done = _from_pause(spans, place.start - begin)
    ends = _blocks(spans, len(samples), stop - begin, more, short)
    return Window(place.source_id, begin, begin + done, samples, [(p, begin + e) for p, e in ends])


def _from_pause(spans: Sequence[Seconds], wanted: float) -> tuple[list[Seconds], float]:
    """The stretches of speech from the one said at ``wanted`` on, and where to begin before it."""
    if wanted <= 0:
        return list(spans), 0.0
    before = 0.0
    for index, (start, end) in enumerate(spans):
        if end > wanted:
            begin = (before + start) / 2 if index else start
            return list(spans[index:]), min(begin, wanted)
        before = end
    return [], wanted


def _blocks(
    spans: list[Seconds], frames: int, length: float, more: bool, short: bool
) -> list[tuple[Piece | None, float]]:
    """Pieces, each with the end of its block; what may go on behind the window is left for the next."""
    following: float | None = None
    stop = length - _EDGE if more else length
    while more and spans and spans[-1][1] > stop:
        following = spans.pop()[0]
    pieces = list(packed(spans, frames, FIRST if short else LONGEST))
    if more and short and len(pieces) > 1:  # the second is better heard with what follows it
        following, pieces = pieces[1].start, pieces[:1]
    elif more and len(pieces) > 1 and pieces[-1].duration < FULL:
        following = pieces.pop().start
    starts = [piece.start for piece in pieces[1:]]
    ends = [(piece.end + start) / 2 for piece, start in zip(pieces, starts, strict=False)]
    if following is not None:
        stop = (pieces[-1].end + following) / 2 if pieces else following
    return [*zip(pieces, [*ends, stop], strict=True)] if pieces else [(None, stop)]
