"""Hesitations, words said twice and long pauses, each as one switchable cut of a plan."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from audiochat.domain.hearing import OWN_FILLERS, PAUSE_KEEP, PAUSE_LONGER, FillerOptions
from audiochat.domain.job import Job
from audiochat.domain.plan import Plan, Step
from audiochat.domain.timeline import Timeline
from audiochat.domain.transcript import PlacedWord, Transcript
from audiochat.services.commander.plan_groups import summary
from audiochat.services.disfluency.finding import (
    Found,
    Lexicon,
    agreed,
    hesitations,
    pauses,
    phrases,
    stumbles,
    undisputed,
    written,
)
from audiochat.services.disfluency.insertions import by_times, inserted
from audiochat.services.disfluency.matching import match
from audiochat.services.disfluency.second_hearing import HEARD, SecondHearing

if TYPE_CHECKING:
    from collections.abc import Callable

    from audiochat.media.mono import Mono
    from audiochat.media.render import TimelineReader
    from audiochat.services.transcripts import Transcripts

_BLOCK = 60.0  # seconds of sound at a time


@dataclass(frozen=True, slots=True)
class Cuts:
    """What was found, as the steps of one plan in the order of the recording.

    ``coverage`` is the recognised share of the recording: words are only known there.
    """

    steps: tuple[Step, ...] = ()
    coverage: float = 1.0

    @property
    def plan(self) -> Plan:
        """The steps as a plan."""
        return Plan(steps=self.steps)

    @property
    def count(self) -> int:
        """How many cuts there are."""
        return len(self.steps)

    @property
    def saved(self) -> float:
        """Seconds that the switched-on cuts take out, before their ends are smoothed."""
        return sum((s.end or 0.0) - (s.start or 0.0) for s in self.steps if s.enabled)

    @property
    def message(self) -> str:
        """One line: ``34 fillers (12 um, 9 uh ...), 6 repeats, 9 pauses; saves 0:41``."""
        return summary(self.steps)


class Fillers:
    """Finds what can be tightened in a recording."""

    def __init__(
        self,
        transcripts: Transcripts,
        reader: Callable[[Timeline], TimelineReader],
        setting: Callable[[str], Any] = lambda _: None,
        second: SecondHearing | None = None,
    ) -> None:
        self._transcripts, self._reader, self._setting = transcripts, reader, setting
        self._second = second

    def chosen(self, options: FillerOptions) -> FillerOptions:
        """``options`` with the person's own words, and their pauses where none were asked for."""
        if options.usual:
            own = str(self._setting(OWN_FILLERS) or "").split(",")
            options = replace(options, own=(*options.own, *(word.strip() for word in own)))
        usual = FillerOptions()
        longer, keep = self._setting(PAUSE_LONGER), self._setting(PAUSE_KEEP)
        if isinstance(longer, int | float) and options.pause_longer == usual.pause_longer:
            options = replace(options, pause_longer=float(longer))
        if isinstance(keep, int | float) and options.pause_keep == usual.pause_keep:
            options = replace(options, pause_keep=float(keep))
        return options

    def find(
        self,
        recording_id: str,
        timeline: Timeline,
        options: FillerOptions | None = None,
        job: Job | None = None,
    ) -> Cuts:
        """Every hesitation, stumble and long pause of a timeline.

        Hesitations and stumbles are listened for once more (about 3 s a minute of English speech, once
        for each timeline); pauses alone take seconds for an hour. Without a transcript only pauses are
        found. Raises ``Cancelled``.
        """
        options, job = options or FillerOptions(), job or Job()
        transcript = self._transcripts.view(timeline)
        said: tuple[PlacedWord, ...] = ()
        if self._second is not None and (options.usual or options.repeats):
            said = self._second.words(timeline, transcript, job)
        sound = self._sound(timeline, job, HEARD if said else 0.0)
        return find_in(transcript, sound, options, job, said)

    def _sound(self, timeline: Timeline, job: Job, begin: float) -> Iterator[Mono]:
        """A timeline at 16 kHz, block by block; progress goes from ``begin`` to 1."""
        from audiochat.media.lifting import lift
        from audiochat.media.mono import read_mono

        reader = self._reader(timeline)
        at = 0.0
        try:
            raised = lift(reader, job)
            while at < timeline.seconds:
                job.check()
                done = at / timeline.seconds
                job.progress(begin + (1 - begin) * done, "Listening for hesitations")
                end = min(timeline.seconds, at + _BLOCK)
                yield read_mono(reader, at, end, job, raised)
                at = end
        finally:
            reader.close()


def find_in(
    transcript: Transcript,
    sound: Iterator[Mono],
    options: FillerOptions,
    job: Job,
    said: Sequence[PlacedWord] = (),
) -> Cuts:
    """The cuts for words that are known and the sound (16 kHz mono) that they were heard in.

    ``said`` are the words as they were said, every hesitation among them, where they are known too.
    """
    from audiochat.services.disfluency.lexicon import plain
    from audiochat.speech.voicing import voicing

    own = frozenset(plain(word) for word in options.own if plain(word))
    lexicon = Lexicon(own, options.usual)
    words = [word for word in said or transcript.heard if word.end >= word.start]
    matches = match(voicing(sound, job).runs(), words, [lexicon.has(word) for word in words], job)
    found: list[Found] = []
    if own:
        found += phrases(transcript.heard, own)
    if words and (own or options.usual):
        extra = inserted(words, transcript.heard, lexicon.has) if said else ()
        heard = hesitations(
            matches, words, lexicon, transcript.duration, complete=bool(said), inserted=extra
        )
        found += _known(heard, transcript)
        found = list(agreed(found, transcript.heard if said else (), lexicon))
        found += by_times(words, extra, found)
        found += written(transcript.heard, said, lexicon, found)
    if options.repeats:
        found += undisputed(stumbles(words, lexicon), transcript.heard if said else ())
        if said:
            found += stumbles(list(transcript.heard), lexicon)
    if options.pauses:
        found += pauses(matches, options.pause_longer, options.pause_keep)
    return Cuts(tuple(_steps(found)), transcript.coverage)


def _known(found: Iterator[Found], transcript: Transcript) -> Iterator[Found]:
    """Only what lies where the recording has been recognised: elsewhere any sound could be a word."""
    starts = np.array([start for start, _ in transcript.covered])
    for one in found:
        index = int(np.searchsorted(starts, one.start + 0.01, "right")) - 1
        if index >= 0 and one.start < transcript.covered[index][1]:
            yield one


def _steps(found: list[Found]) -> Iterator[Step]:
    """Cuts in order that never overlap: of two that do, the one that is surer stays."""
    rank = {"filler": 0, "repeat": 1, "pause": 2}
    kept: list[Found] = []
    for one in sorted(found, key=lambda f: (not f.sure, rank[f.kind], f.start)):
        if one.end - one.start >= 0.03:
            kept.append(one)
    kept.sort(key=lambda f: f.start)
    apart: list[Found] = []
    for one in kept:
        if apart and one.start < apart[-1].end - 0.001:
            last = apart[-1]
            if (one.sure, -rank[one.kind]) > (last.sure, -rank[last.kind]):
                apart[-1] = one
            continue
        apart.append(one)
    for one in apart:
        limits = {"earliest": round(one.earliest, 3), "latest": round(one.latest, 3)}
        yield Step(
            op="cut_words",
            start=round(one.start, 3),
            end=round(one.end, 3),
            params=limits,
            enabled=one.sure,
            group=one.kind,
            about=one.text,
        )
