"""Which run of sound holds which words: what no word accounts for may be a hesitation.

A recogniser's times are often a quarter of a second off after a hesitation, for it lays the sound
into the word before or after it. So the words are laid over the runs of sound by dynamic programming:
every run takes the next words that fit its length and its time, or none, and pays for what does not
fit.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import inf, log

from audiochat.domain.job import Job
from audiochat.domain.transcript import PlacedWord
from audiochat.services.disfluency.lexicon import plain
from audiochat.speech.voicing import Run

_AROUND = 1.3  # seconds by which a word's time may be off
_LONGEST_RUN = 60  # words in one run at most
_LOST_WORD = 1.6  # the price of a word without a sound
_LATE = 1.5  # the price of one second between a word and its run
_MISFIT = 1.6  # the price of a run e times as long as its words, or the reverse


@dataclass(frozen=True, slots=True)
class Match:
    """A run with the words in it: ``first`` up to, not including, ``last``."""

    run: Run
    first: int
    last: int


def is_steady(run: Run) -> bool:
    """Whether a run sounds like a hesitation: one voiced sound that hardly changes."""
    return 0.1 <= run.seconds <= 1.2 and run.voiced >= 0.7 and run.change <= 11.0


def is_very_steady(run: Run) -> bool:
    """Whether a run hardly sounds like anything else."""
    return is_steady(run) and run.seconds <= 0.6 and run.voiced >= 0.8 and run.change <= 9.0


def match(
    runs: Sequence[Run],
    words: Sequence[PlacedWord],
    fillers: Sequence[bool],
    job: Job | None = None,
) -> tuple[Match, ...]:
    """Lay heard words over runs, both in order. ``fillers`` says which words are hesitations."""
    return _Table(runs, words, fillers).fill(job or Job())


def _expected(word: PlacedWord, filler: bool) -> float:
    """About how many seconds a word takes."""
    text = plain(word.text)
    digits = sum(sign.isdigit() for sign in text)
    return 0.22 if filler else 0.06 + 0.052 * (len(text) - digits) + 0.25 * digits


class _Table:
    """The cheapest way to lay the first words over the first runs, for each number of words."""

    def __init__(
        self, runs: Sequence[Run], words: Sequence[PlacedWord], fillers: Sequence[bool]
    ) -> None:
        self._runs, self._fillers = runs, fillers
        self._middles = [(word.start + word.end) / 2 for word in words]
        self._sums = [0.0, *accumulate(map(_expected, words, fillers))]
        self._filler_sums = [0, *accumulate(int(filler) for filler in fillers)]

    def fill(self, job: Job) -> tuple[Match, ...]:
        """All runs with their words."""
        costs: dict[int, float] = {0: 0.0}
        came: list[dict[int, int]] = []  # for each run: words after it -> words before it
        for number, run in enumerate(self._runs):
            if number % 200 == 0:
                job.check()
            costs, back = self._next(run, costs)
            came.append(back)
        if not came:
            return ()
        # Words after the last run are lost.
        after = min(costs, key=lambda n: costs[n] + _LOST_WORD * (len(self._middles) - n))
        out: list[Match] = []
        for run, back in zip(reversed(self._runs), reversed(came), strict=True):
            begin = back[after]
            out.append(Match(run, begin & 0xFFFFFFFF, after))
            after = begin >> 32
        return tuple(reversed(out))

    def _next(self, run: Run, costs: dict[int, float]) -> tuple[dict[int, float], dict[int, int]]:
        """The costs after one more run, and where each came from (words lost before it counted)."""
        least = bisect_left(self._middles, run.start - _AROUND)
        most = bisect_right(self._middles, run.end + _AROUND)
        steady, empty = is_steady(run), self._empty(run)
        new: dict[int, float] = {}
        back: dict[int, int] = {}
        reachable = sorted(costs.items())
        cheapest, origin, at = inf, 0, 0
        place = 0
        for first in range(reachable[0][0], max(most, reachable[-1][0]) + 1):
            cheapest += _LOST_WORD if first > at else 0.0
            at = first
            while place < len(reachable) and reachable[place][0] == first:
                if reachable[place][1] < cheapest:
                    cheapest, origin = reachable[place][1], first
                place += 1
            if first < least and first < reachable[-1][0]:
                continue
            late = 0.0
            for last in range(first, min(max(first, most), first + _LONGEST_RUN) + 1):
                if last > first:
                    middle = self._middles[last - 1]
                    late += _LATE * max(0.0, run.start - middle, middle - run.end)
                price = cheapest + (
                    empty if last == first else late + self._misfit(run, first, last, steady)
                )
                if price < new.get(last, inf):
                    new[last] = price
                    back[last] = origin << 32 | first
        return new, back

    def _empty(self, run: Run) -> float:
        """The price of a run that holds no word."""
        if is_steady(run):
            return 0.5 if is_very_steady(run) else 1.1
        if run.voiced < 0.3 or run.seconds < 0.1:
            return 0.4  # a breath, a click
        return 1.6 + run.seconds

    def _misfit(self, run: Run, first: int, last: int, steady: bool) -> float:
        """The price of words in a run of another length, or of another kind."""
        length = self._sums[last] - self._sums[first]
        price = _MISFIT * abs(log((run.seconds + 0.08) / (length + 0.08)))
        fillers = self._filler_sums[last] - self._filler_sums[first]
        very = is_very_steady(run)
        if fillers == last - first:
            return price + (0.6 if fillers > 1 or not steady else -0.4 if very else 0.1)
        return price + (0.9 if very else 0.4 if steady else 0.0) + 0.3 * fillers
