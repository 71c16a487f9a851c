"""Where a cut between words cannot be heard: the quietest place near, and how long it may fade."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from audiochat.domain.operation import Workbench
from audiochat.domain.timeline import Span, Timeline
from audiochat.operations._words import WordParams

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

REACH = 0.06
"""Seconds by which an end of a cut may move, and the longest half of its crossfade."""

GUARD = 0.0025
"""Seconds that a cut keeps from a neighbouring word: half of the shortest crossfade."""

_EARLY = 0.015
"""Seconds that a cut keeps from the end of the word before it, where there is no gap between the words and
as long as it leaves little of its own words: it is known to about 10 ms where one word ends and another
begins."""

_LATE, _LATE_APART = 0.018, 0.01
"""The same from the start of the word after it. The second where there is a gap: that start is surer."""

_CROSSING = 0.005  # seconds around the quietest place in which a zero crossing is looked for
_WINDOW = 0.008  # seconds over which a level is taken
_QUIET = 4.0  # a level up to this factor of power (6 dB) over the least is quiet too
_AROUND = 0.3  # seconds around an end that tell how loud the speech is
_UNDER_SPEECH = 30.0  # factor of power (15 dB) by which a pause is below the speech beside it
_SILENT = 3e-8  # power (-75 dBFS) below which everything is equally quiet
_INWARD = 100.0  # factor of power (20 dB) by which a place 60 ms inside a word counts as louder
# of the energy of a word near its beginning or end, the most that an inward move to a quieter place leaves,
# and what is left at most to keep off a neighbour
_LEAVES, _STAYS = 0.3, 0.15
_WHOLE_REACH = 0.2  # seconds outside words of which nothing may stay, in which they may begin


@dataclass(frozen=True, slots=True)
class Edge:
    """A good place for one end of a cut: a frame, and how many frames are quiet at both its sides."""

    at: int
    clear: int


@dataclass(frozen=True, slots=True)
class Cut:
    """A stretch to take out, its edges, and the crossfade in frames that joins what is left."""

    span: Span
    start: Edge
    end: Edge
    fade: int


def smooth_cut(bench: Workbench, span: Span, words: WordParams, all_of_it: bool = False) -> Cut:
    """The cut for the words in ``span``, its ends moved to where they cannot be heard.

    Each end goes to the quietest place within ``REACH``, then to a zero crossing within 5 ms, never
    before ``earliest`` or after ``latest`` (seconds; the end of the word before and the start of the
    word after; a ``latest`` not after the start says that none is known), nor past the middle of the
    first or the last of ``words``. With ``all_of_it`` an end
    never moves into the words, and further out where they are heard before the time at which they
    are said to begin, so that nothing of them stays. The crossfade stays within what is quiet: it
    holds nothing of the words at either side nor of those cut out. Where words run together the start
    keeps 15 ms off the word before and the end 18 ms off the word after (10 ms where there is a gap),
    as long as no more than ``_STAYS`` of what is cut stays for that.
    """
    timeline = bench.timeline
    low, high = bounds(timeline, span, words.earliest, words.latest)
    span = Span(max(low, span.start), max(min(high, span.end), max(low, span.start) + 1))
    outer = _outer_words(timeline, span, words)
    middle = (span.start + span.end) // 2
    reach = _WHOLE_REACH if all_of_it else REACH
    if all_of_it:
        inside = round(2 * GUARD * timeline.rate)
        heads, tails = min(middle, span.start + inside), max(middle, span.end - inside)
    else:
        (heads, tails), (near, far) = _kept_out_of(bench, outer, (_LEAVES, _STAYS))
        if 0 < low == span.start:
            low = min(low + round(_EARLY * timeline.rate), max(low, near))
            span = Span(min(low, span.end - 1), span.end)
        if high < timeline.frames:
            late = _LATE_APART if high > span.end else _LATE
            high = max(high - round(late * timeline.rate), min(high, far))
            span = Span(span.start, max(span.start + 1, min(span.end, high)))
    start = quiet_edge(bench, span.start, low, max(heads, span.start + 1), 1, reach)
    end = quiet_edge(bench, span.end, min(tails, span.end - 1), high, -1, reach)
    if end.at <= start.at:
        start, end = Edge(span.start, 0), Edge(span.end, 0)
    cut = Span(start.at, end.at)
    return Cut(cut, start, end, fade_between(timeline.rate, start, end, most=cut.frames))


def _outer_words(timeline: Timeline, span: Span, words: WordParams) -> tuple[Span, Span]:
    """The first and the last of the words in ``span``; each is all of it where that is not known."""
    first, last = (round(at * timeline.rate) for at in (words.first_ends, words.last_starts))
    return (
        Span(span.start, first if span.start < first < span.end else span.end),
        Span(last if span.start < last < span.end else span.start, span.end),
    )


def _kept_out_of(
    bench: Workbench, words: tuple[Span, Span], shares: Sequence[float]
) -> list[tuple[int, int]]:
    """How far the start of a cut may move into its first word, and its end back into its last one.

    For each share as far as it leaves no more than that of the energy of the word (of what of it is
    near): short words would stay but for a silence inside ("it": all of it is before the closure of
    the "t"). Each word by itself: a "the" has hardly any of the energy of "was the".
    """
    import numpy as np

    most = round(_AROUND * bench.timeline.rate)
    one, other = words
    first = Span(one.start, min(one.end, one.start + most))
    last = Span(max(other.start, other.end - most), other.end)
    head, tail = (np.cumsum(np.square(_mono(bench, part, None))) for part in (first, last))
    tail = tail[-1] - tail  # what comes after each frame
    found = []
    for share in shares:
        inside = int(np.searchsorted(head, share * head[-1]))
        back = int(np.searchsorted(-tail, -share * (tail[0] if len(tail) else 0.0)))
        found.append(
            (
                min((one.start + one.end) // 2, first.start + inside),
                max((other.start + other.end) // 2, last.start + back),
            )
        )
    return found


def whole_words(bench: Workbench, span: Span, params: WordParams) -> tuple[Span, ...]:
    """Where an edit that leaves nothing of the words acts."""
    return (smooth_cut(bench, span, params, all_of_it=True).span,)


def bounds(timeline: Timeline, span: Span, earliest: float, latest: float) -> tuple[int, int]:
    """The frames that the ends of a cut of ``span`` may not cross."""
    low = min(span.start, max(0, round(earliest * timeline.rate)))
    high = min(timeline.frames, round(latest * timeline.rate))
    return low, high if high > span.start else timeline.frames


def fade_between(rate: int, one: Edge, other: Edge, most: int | None = None) -> int:
    """The crossfade in frames that two edges allow, from 5 to 120 ms and at most ``most``."""
    least = max(1, round(2 * GUARD * rate))
    fade = max(least, 2 * min(one.clear, other.clear))
    return max(1, fade if most is None else min(fade, max(most, least)))


def quiet_edge(
    bench: Workbench,
    at: int,
    low: int,
    high: int,
    inward: int = 0,
    within: float = REACH,
    timeline: Timeline | None = None,
) -> Edge:
    """The best place for a cut ``within`` seconds of frame ``at``, between ``low`` and ``high``.

    ``inward`` says on which side of ``at`` the words to be cut lie (1 after it, -1 before it, 0 on
    neither): a place inside them has to be clearly quieter to be taken.
    """
    import numpy as np

    whole = timeline or bench.timeline
    reach, near = round(REACH * whole.rate), round(within * whole.rate)
    if at in (0, whole.frames):
        return Edge(at, reach)
    first, last = max(low, at - near - reach, 0), min(high, at + near + reach, whole.frames)
    guard = round(GUARD * whole.rate)
    begin = max(first + (guard if low > 0 else 0), at - near)
    stop = min(last - (guard if high < whole.frames else 0), at + near)
    if stop <= begin:
        return Edge(min(max(at, low), high), 0)
    around = round(_AROUND * whole.rate)
    read = Span(min(first, max(0, at - around)), max(last, min(whole.frames, at + around)))
    sound = _mono(bench, read, timeline)
    power = np.maximum(_power(sound, max(1, round(_WINDOW * whole.rate))), _SILENT)
    speech = float(np.percentile(power, 90))
    power, sound = power[first - read.start : last - read.start], sound[first - read.start :]
    places = np.arange(begin, stop)
    depth = np.clip((places - at) * inward / reach, 0, None)
    best = int(places[np.argmin(power[places - first] * _INWARD**depth)])
    limit = max(min(power[best - first] * _QUIET, speech / _UNDER_SPEECH), _SILENT)
    if power[best - first] > limit:
        return Edge(best, 0)  # no pause here: the quietest place of running speech
    loud = np.flatnonzero(power > limit) + first
    after = int(np.searchsorted(loud, best))
    left = int(loud[after - 1]) + 1 if after else first
    right = int(loud[after]) if after < len(loud) else last
    places = places[(places >= left) & (places < right)]
    clear = np.minimum(np.minimum(places - left, right - places), reach)
    chosen = int(places[np.lexsort((np.abs(places - at), -clear))[0]])
    crossing = _crossing(sound, chosen - first, round(_CROSSING * whole.rate))
    found = min(max(crossing + first, begin, left), stop - 1, right - 1)
    return Edge(found, max(0, min(found - left, right - found, reach)))


def _mono(bench: Workbench, span: Span, timeline: Timeline | None) -> NDArray[np.float64]:
    """The mean of the channels, without a constant offset."""
    import numpy as np

    blocks = [
        block.mean(axis=1, dtype=np.float64) for block in bench.blocks(span, timeline=timeline)
    ]
    sound = np.concatenate(blocks)
    return np.asarray(sound - sound.mean(), np.float64)


def _power(sound: NDArray[np.float64], window: int) -> NDArray[np.float64]:
    """The mean power of the ``window`` samples around each sample (fewer at the ends)."""
    import numpy as np

    total = np.concatenate([[0.0], np.cumsum(np.square(sound))])
    places = np.arange(len(sound))
    first = np.maximum(0, places - window // 2)
    last = np.minimum(len(sound), places + window - window // 2)
    return np.asarray((total[last] - total[first]) / (last - first), np.float64)


def _crossing(sound: NDArray[np.float64], at: int, most: int) -> int:
    """The rising zero crossing nearest to ``at`` within ``most`` samples, or ``at``."""
    import numpy as np

    first = max(1, at - most)
    near = sound[first - 1 : min(len(sound), at + most)]
    rising = np.flatnonzero((near[:-1] < 0) & (near[1:] >= 0)) + first
    return int(rising[np.argmin(np.abs(rising - at))]) if len(rising) else at
