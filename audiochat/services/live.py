"""Speech written down while it is spoken: what is certain, what may still change, and when one has ended.

The last stretch of speech is recognised again and again while it grows; it is settled at a pause.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

from audiochat.domain.job import Job
from audiochat.domain.live import Live
from audiochat.domain.recogniser import RATE, Heard, RecogniserOptions
from audiochat.domain.transcript import Word

if TYPE_CHECKING:
    from audiochat.domain.operation import Samples

STEP = 512 / RATE
"""Seconds of one probability of speech."""

SPEECH, QUIET = 0.5, 0.35
"""Over the one somebody speaks; under the other for a while nobody does any more."""

UTTERANCE_PAUSE = 0.7
"""Seconds of quiet that end an utterance."""

AGAIN_SECONDS = 0.3
"""How much new sound makes it worth recognising the open stretch again."""

LONGEST_OPEN = 12.0
"""Seconds of a stretch that is still open; a longer one is settled at its quietest place."""

SETTLED_BEAM = 2  # readings weighed when a stretch is settled: the next words are waiting
READINGS = 8  # weighed, and told, of a stretch that may be an order and was not understood
LEAD = 0.35  # seconds before the first sound of speech that are kept, for its first consonant
SHORTEST = 0.15  # seconds of speech that may be a word


class Hears(Protocol):
    """A recogniser of speech (``speech.recogniser.Recogniser``)."""

    def recognise(
        self, samples: Any, options: RecogniserOptions | None = None, job: Job | None = None
    ) -> Heard:
        """All words in 16 kHz mono samples."""


class Probabilities(Protocol):
    """How likely each 32 ms of a stream is speech (``speech.voice_activity.ProbabilityStream``)."""

    def feed(self, samples: Any) -> Any:
        """The probabilities that have become known."""


Choose = Callable[[str, Callable[[], Sequence[str]]], str]
"""Given what was heard, and how to find out what else it may be: what is to be written."""


class LiveWords:
    """Feeds a recogniser with live sound. For one thread; memory and time are bounded by ``LONGEST_OPEN``.

    ``choose`` decides how a stretch is written when it is settled. Whoever wants words with their times
    fetches them with ``taken`` from time to time. ``ago``: how many seconds before the newest sound the
    stretch that was settled last had its last voice.
    """

    def __init__(
        self,
        hears: Hears,
        stream: Probabilities,
        options: RecogniserOptions | None = None,
        choose: Choose | None = None,
    ) -> None:
        self._hears, self._stream, self._choose = hears, stream, choose
        self._options = options or RecogniserOptions()
        self._sound = np.zeros(0, np.float32)  # the open stretch, from its lead on
        self._chances: list[float] = []  # of the open stretch, one each 32 ms
        self._spoken = 0.0  # seconds of speech in it
        self._quiet = 0.0  # seconds of quiet at its end
        self._fresh = 0.0  # seconds that have come since it was last recognised
        self._open = ""
        self._settled: list[str] = []
        self._gone = 0  # samples that came before the open stretch
        self._words_taken: list[Word] | None = None
        self.speaking = False
        self.level = self.chance = self.ago = 0.0

    @property
    def state(self) -> Live:
        """What has been heard so far."""
        settled = " ".join(self._settled)
        return Live(settled, self._open, self.speaking, level=self.level, chance=self.chance)

    @property
    def settled_until(self) -> float:
        """Up to which second of all that was fed the words stay as they are."""
        return self._gone / RATE

    def taken(self) -> tuple[Word, ...]:
        """The words settled since the last call, in seconds of all that was fed; ``state`` forgets them.

        The first call begins it: call it once before sound is fed.
        """
        words, self._words_taken = self._words_taken or (), []
        self._settled.clear()
        return tuple(words)

    def feed(self, sound: Samples) -> bool:
        """Take 16 kHz mono samples, cheaply; whether somebody has begun or stopped speaking."""
        before = self.speaking
        if not len(sound):
            return False
        self.level = _level(sound)
        self._sound = np.concatenate([self._sound, sound])
        chances = np.asarray(self._stream.feed(sound)).tolist()
        self.chance = max(chances, default=self.chance)
        for chance in chances:
            self._hear(float(chance))
        if not self._spoken and not self.speaking:
            self._forget(LEAD)
        self._fresh += len(sound) / RATE
        return self.speaking != before

    def _hear(self, chance: float) -> None:
        self._chances.append(chance)
        if chance >= SPEECH:
            self.speaking = True
            self._spoken += STEP
            self._quiet = 0.0
        elif chance < QUIET or not self.speaking:
            self._quiet += STEP
            self.speaking = self.speaking and self._quiet < UTTERANCE_PAUSE
        else:
            self._quiet = 0.0

    def _forget(self, keep: float) -> None:
        """Drop the sound before the last ``keep`` seconds: nobody spoke in it."""
        before = len(self._sound)
        self._sound = self._sound[-int(keep * RATE) :]
        self._gone += before - len(self._sound)
        self._chances = self._chances[-max(1, int(keep / STEP)) :]

    def step(self, job: Job) -> Live | None:
        """Recognise if there is reason to; what is new, or None. Raises ``Cancelled``."""
        length = len(self._sound) / RATE
        if self._spoken < SHORTEST:
            if length > 2.0 and not self.speaking:
                self._spoken = 0.0
                self._forget(LEAD)
            return None
        if not self.speaking:
            return self._settle(len(self._sound), job)
        if length > LONGEST_OPEN:
            return self._settle(self._quietest(), job)
        if self._fresh < AGAIN_SECONDS:
            return None
        self._fresh = 0.0
        text = once(self._heard(self._sound, job, live=True).text.strip())
        if text == self._open:
            return None
        self._open = text
        return self.state

    def finish(self, job: Job) -> Live:
        """Settle what is open: nothing more comes."""
        if self._spoken >= SHORTEST or self._open:
            self.speaking = False
            return self._settle(len(self._sound), job)
        return self.state

    def _quietest(self) -> int:
        """The sample in the second half of the stretch where speech is least likely."""
        half = len(self._chances) // 2
        at = half + int(np.argmin(self._chances[half:-8] or [0.0]))
        return min(len(self._sound), int(at * STEP * RATE))

    def _settle(self, end: int, job: Job) -> Live:
        heard = self._heard(self._sound[:end], job, live=False)
        text = heard.text.strip()
        if text and self._choose is not None:
            sound = self._sound[:end]
            text = self._choose(text, lambda: self._readings(sound, job))
        if text:
            self._settled.append(text)
        if self._words_taken is not None:
            self._words_taken += [_later(word, self._gone / RATE) for word in heard.words]
        self._gone += end
        self._sound = self._sound[end:]
        steps = int(end / RATE / STEP)
        voices = np.flatnonzero(np.asarray(self._chances[:steps]) >= SPEECH)
        last = int(voices[-1]) if len(voices) else steps - 1
        self.ago = STEP * (len(self._chances) - 1 - last)
        self._chances = self._chances[steps:]
        self._spoken = sum(STEP for chance in self._chances if chance >= SPEECH)
        self._open, self._fresh = "", 0.0
        return replace(self.state, open="", ended=text)

    def _readings(self, sound: Samples, job: Job) -> tuple[str, ...]:
        """Ways to write a stretch, the likeliest first."""
        options = replace(self._options, verbatim=False, beam=READINGS, readings=READINGS)
        heard = self._hears.recognise(sound, options, job)
        return heard.readings or (heard.text.strip(),)

    def _heard(self, sound: Samples, job: Job, live: bool) -> Heard:
        beam = 1 if live else min(SETTLED_BEAM, self._options.beam)
        options = replace(self._options, live=live, beam=beam)
        return self._hears.recognise(sound, options, job)


def _later(word: Word, seconds: float) -> Word:
    return replace(word, start=word.start + seconds, end=word.end + seconds)


def once(text: str) -> str:
    """A draft without its repetitions, where it is one sentence again and again.

    A recogniser that hears a second of sound goes round in a circle easily. What was really said twice
    is there when it is settled.
    """
    words = text.split()
    plain = [word.strip(".,!?…").lower() for word in words]
    for length in range(1, len(words) // 2 + 1):
        if words[length - 1][-1] in ".!?…" and all(
            word == plain[number % length] for number, word in enumerate(plain)
        ):
            return " ".join(words[:length])
    return text


def _level(sound: Samples) -> float:
    """The loudness of a few milliseconds from 0 (-60 dB) to 1 (full scale)."""
    rms = float(np.sqrt(np.mean(np.square(sound, dtype=np.float64)))) if len(sound) else 0.0
    decibels = 20 * np.log10(max(rms, 1e-6))
    return float(np.clip((decibels + 60) / 55, 0.0, 1.0))
