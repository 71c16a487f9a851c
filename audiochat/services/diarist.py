"""Tells the voices of a recording apart and says of every word who speaks it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from audiochat.domain.errors import UserError
from audiochat.domain.job import Job, interruptible
from audiochat.domain.timeline import Timeline
from audiochat.domain.transcript import PlacedWord
from audiochat.domain.voices_told import AUTOMATIC, MOST_SPEAKERS, UNSURE_SPEAKER, VoicesTold

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from audiochat.media.render import TimelineReader
    from audiochat.services.transcripts import Transcripts
    from audiochat.speech.voice_activity import VoiceActivity
    from audiochat.speech.voiceprints.encoder import VoiceEncoder

    Floats = NDArray[np.float32]

LABEL = "Speakers told apart"
"""What the step is called when it is undone."""

_BLOCK = 60.0  # seconds of sound at a time
_SEARCH = 0.15  # the share of the work that goes into finding speech
_SURE = 0.4  # a difference of cosines from which on there is no doubt
_CERTAIN = 0.99  # only a person's word counts for more

_NUMBERED = re.compile(re.escape(AUTOMATIC).replace(r"\{0\}", r"(\d+)"))


class Diarist:
    """Hears who speaks. What it hears with is loaded when first used; one run at a time."""

    def __init__(
        self,
        transcripts: Transcripts,
        reader: Callable[[Timeline], TimelineReader],
        encoder: VoiceEncoder,
        voice: VoiceActivity,
    ) -> None:
        self._transcripts, self._reader = transcripts, reader
        self._encoder, self._voice = encoder, voice

    @property
    def available(self) -> bool:
        """Whether a model of voices is installed."""
        from audiochat.speech.voiceprints.encoder import model_path

        return model_path() is not None

    def check(self, count: int | None = None) -> None:
        """Raise what ``tell_apart`` would say of this number, or of a computer without the model."""
        from audiochat.speech.voiceprints.encoder import require_model

        if count is not None and not 1 <= count <= MOST_SPEAKERS:
            raise UserError(f"There can be 1 to {MOST_SPEAKERS} speakers.", "Give another number.")
        require_model()

    def tell_apart(
        self, timeline: Timeline, count: int | None = None, job: Job | None = None
    ) -> VoicesTold:
        """Set the speaker of every word that is heard, as one correction that can be undone.

        ``count``: how many speak, from 1 to ``MOST_SPEAKERS``; None finds out. Voices are called
        “Speaker 1” and so on in the order in which they begin, or as a person has named some of
        their words; what a person has set stays. With one voice no names are set. Two seconds for a
        minute of speech. ``UserError`` without words, ``ModelError`` where no model of voices is
        installed, ``Cancelled``; then nothing has changed.
        """
        from audiochat.speech.voiceprints.clustering import voices
        from audiochat.speech.voiceprints.turns import whose

        job = job or Job()
        self.check(count)
        words = self._transcripts.view(timeline).heard
        if not words:
            raise UserError("No words are known yet.", "Transcribe the recording first.")
        places, prints = self._prints(timeline, job)
        found = interruptible(job, voices, prints, _seconds(places), count, job)
        job.check()
        spans = [(word.start, word.end) for word in words]
        labels, margins = interruptible(job, whose, spans, places, prints @ found.T)
        job.check()
        turns = list(_turns(words, labels, margins, many=len(set(labels)) > 1))
        self._transcripts.set_speakers((entry for turn in turns for entry in turn), LABEL)
        job.progress(1.0)
        return _told(turns, words, len(set(labels)))

    def close(self) -> None:
        """Give the memory back."""
        self._encoder.close()

    def _prints(self, timeline: Timeline, job: Job) -> tuple[list[tuple[float, float]], Floats]:
        """Places where somebody speaks, in seconds, with their voiceprints."""
        import numpy as np

        from audiochat.media.lifting import lift
        from audiochat.media.mono import read_mono
        from audiochat.speech.voiceprints.encoder import NUMBERS, windows

        reader = self._reader(timeline)
        try:
            raised = lift(reader, job)
            places = windows(self._spans(reader, timeline.seconds, raised, job))
            parts: list[Floats] = [np.zeros((0, NUMBERS), np.float32)]
            for some in _blocks(places):
                done = some[0][0] / max(timeline.seconds, 0.1)
                job.progress(_SEARCH + (1 - _SEARCH) * done, "Listening to the voices")
                low, high = some[0][0], max(end for _, end in some)
                samples = read_mono(reader, low, high, job, raised)
                here = [(start - low, end - low) for start, end in some]
                parts.append(self._encoder.prints(samples, here, job))
        finally:
            reader.close()
        return places, np.concatenate(parts)

    def _spans(
        self, reader: TimelineReader, seconds: float, raised: float, job: Job
    ) -> list[tuple[float, float]]:
        """Where somebody speaks, block by block, so that ten hours are never held at once."""
        import numpy as np

        from audiochat.media.mono import read_mono
        from audiochat.speech.voice_activity import SpanRules, speech_spans

        stream = interruptible(job, self._voice.stream)
        found: list[Floats] = []
        at = 0.0
        while at < seconds:
            job.check()
            job.progress(_SEARCH * at / seconds, "Finding speech")
            end = min(seconds, at + _BLOCK)
            sound = read_mono(reader, at, end, job, raised)
            found.append(interruptible(job, stream.feed, sound))
            at = end
        found.append(stream.finish())
        # shorter pauses than for recognition: somebody else may go on after one
        rules = SpanRules(silence=0.15, pad=0.08)
        return speech_spans(np.concatenate(found), seconds, rules)


def _blocks(places: Sequence[tuple[float, float]]) -> Iterator[list[tuple[float, float]]]:
    """Places whose sound is read at once."""
    some: list[tuple[float, float]] = []
    for place in places:
        if some and place[1] - some[0][0] > _BLOCK:
            yield some
            some = []
        some.append(place)
    if some:
        yield some


def _seconds(places: Sequence[tuple[float, float]]) -> Floats:
    """How much sound each place has to itself before the next one begins."""
    import numpy as np

    starts = np.array([start for start, _ in places], np.float32)
    ends = np.array([end for _, end in places], np.float32)
    after = np.append(starts[1:], np.inf) if len(starts) else starts
    own: Floats = np.minimum(ends, after) - starts
    return own.astype(np.float32)


Named = tuple[PlacedWord, str, float]


def _is_own(word: PlacedWord) -> bool:
    """Whether a person said who speaks this word."""
    name = word.word.speaker
    return bool(name) and (word.word.speaker_confidence >= 1.0 or _NUMBERED.fullmatch(name) is None)


def _turns(
    words: Sequence[PlacedWord], labels: Sequence[int], margins: Sequence[float], *, many: bool
) -> Iterator[list[Named]]:
    """Words in a row of one voice with its name and how sure it is; those set by a person are left out."""
    names = _names(words, labels) if many else {}
    begin = 0
    for index in range(1, len(words) + 1):
        if index < len(words) and labels[index] == labels[begin]:
            continue
        sure = sum(margins[begin:index]) / (index - begin) / _SURE
        sure = min(max(sure, 0.0), _CERTAIN)
        name = names.get(labels[begin], "")
        turn = [(w, name, sure if name else 1.0) for w in words[begin:index] if not _is_own(w)]
        if turn:
            yield turn
        begin = index


def _names(words: Sequence[PlacedWord], labels: Sequence[int]) -> dict[int, str]:
    """What each voice is called: as a person called most of its named words, or by a number."""
    named: dict[int, Counter[str]] = {}
    for word, label in zip(words, labels, strict=True):
        counted = named.setdefault(label, Counter())
        if _is_own(word):
            counted[word.word.speaker] += 1
    taken = {w.word.speaker for w in words if _is_own(w)}
    out: dict[int, str] = {}
    number = 0
    for label, counted in named.items():  # in the order in which they begin to speak
        if counted:
            out[label] = counted.most_common(1)[0][0]
            continue
        number += 1
        while AUTOMATIC.format(number) in taken:
            number += 1
        out[label] = AUTOMATIC.format(number)
    return out


def _told(turns: Sequence[Sequence[Named]], words: Sequence[PlacedWord], voices: int) -> VoicesTold:
    """What to tell the person."""
    now = {(w.block_id, w.index): w.word.speaker for w in words if _is_own(w)}
    kept = len(now)
    now |= {(w.block_id, w.index): name for turn in turns for w, name, _ in turn}
    names = dict.fromkeys(now[w.block_id, w.index] for w in words)
    unsure = tuple(
        (turn[0][0].start, turn[-1][0].end) for turn in turns if turn[0][2] < UNSURE_SPEAKER
    )
    return VoicesTold(voices, tuple(name for name in names if name), unsure, kept)
