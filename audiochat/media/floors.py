"""How loud the room is at a place of a recording, and the tone that carries one floor to another."""

from __future__ import annotations

import math
from collections import OrderedDict
from dataclasses import dataclass, replace

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from audiochat.domain.job import Job
from audiochat.domain.operation import Samples
from audiochat.domain.timeline import SILENCE, Clip, Tone
from audiochat.media.pyramid import BASE, PeakCache, measured
from audiochat.media.room_tone import LONGEST, between
from audiochat.media.sources import SourcePool, SourceReader

ALIKE = 3.0
"""Two floors that differ by less, in dB, are left as they are."""

SLOPE = 20.0
"""dB by which a floor glides in a second."""

_SHORTEST = 0.3  # seconds of a glide
_DEAD = 1e-8  # power (-80 dBFS) below which nothing is heard of a room
_NEAR, _FAR, _BEYOND = 3.0, 10.0, 2.0  # seconds from a join in which a pause is looked for
_PAUSE = 0.31  # seconds of a pause that can be used, its ends included
_ENDS = 0.03  # seconds at both ends of a pause that are left out, for they may still hold a word
_LONGEST_PAUSE = 1.5  # seconds of tone that are enough
_SMOOTH = 0.03  # seconds over which the level of a pause must be steady
_STEADY = 4.0  # factor of power (6 dB) within which it is
_CREST = 7.0  # a peak over this many times the level is a click
_UNDER = 100.0  # factor of power (20 dB) by which a pause is below the speech beside it
_EDGE = 0.05  # seconds at a join that are dead where digital silence lies there
_CHUNK = BASE * 128  # frames measured at a time where no waveform is known
_CHUNKS = 64
_RUMBLE = 100.0  # Hz; what lies below is hardly heard and does not count
_TONAL_FROM, _TONAL_TO = 300.0, 6000.0  # Hz between which a voice or an instrument has its partials
_BESIDE = 25  # lines of the spectrum at either side, 12 Hz each, that are a line's surroundings
_PARTIAL = 10.0  # factor of power over its surroundings that makes a partial
_MOST_TONAL = 0.25  # share of partials in the power of a room

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Bins of a source from ``first`` on: the power and the greatest sample of each."""

    first: int
    power: Floats
    peak: Floats


@dataclass(frozen=True, slots=True)
class Pause:
    """Where a room can be heard alone: frames of a source (none where it is dead) and its power."""

    source: str
    start: int
    end: int
    power: float


class Floors:
    """Finds the floor at both sides of a join; for one thread at a time.

    Levels come from the waveforms (256 frames a bin) where they are known, else from the samples. What
    is read is bounded, whatever the recording: ``_FAR`` seconds at either side.
    """

    def __init__(self, pool: SourcePool, peaks: PeakCache) -> None:
        self._pool, self._peaks = pool, peaks
        self._chunks: OrderedDict[tuple[str, int], NDArray[np.float32]] = OrderedDict()

    def tone(self, left: Clip, right: Clip, job: Job, unknown: Tone | None = None) -> Tone | None:
        """The room tone that belongs under the join of two clips, None where their floors are alike.

        ``unknown`` where a side has no pause. Nothing where its pause is no room (a held tone, music)
        and beside silence that somebody asked for. Raises ``MediaError``.
        """
        if SILENCE in (left.source, right.source):
            return None
        before, after = self.beside(left, right, job)
        if before is None or after is None:
            return unknown
        louder, quieter = (before, after) if before.power > after.power else (after, before)
        if _decibels(louder.power, quieter.power) < ALIKE:
            return None
        loud, quiet = self._heard(louder), self._heard(quieter)
        rise = round(_decibels(loud, quiet), 1)
        if not (loud and quiet) or rise < ALIKE:
            return None
        rate = self._pool.reader(louder.source).rate
        frames = round(min(LONGEST, max(_SHORTEST, rise / SLOPE)) * rate)
        signed = rise if louder is after else -rise
        return Tone(louder.source, louder.start, louder.end, frames, signed)

    def bed(self, left: Clip | None, right: Clip | None, frames: int, job: Job) -> Samples | None:
        """The sound of the room from the floor at the end of a clip to that at the start of another.

        As ``frames`` of samples in which one fades into the other, the same all through where they are
        alike. None where neither side has a pause that is a room. Raises ``MediaError``.
        """
        sides = [clip for clip in (left, right) if clip is not None and clip.source != SILENCE]
        if not sides:
            return None
        rate = self._pool.reader(sides[0].source).rate
        first, last = sides[0], sides[-1]
        if len(sides) == 1:  # only what is near that end of it
            near = min(first.frames, round(_FAR * rate))
            first = last = (
                replace(first, start=first.end - near)
                if first is left
                else replace(first, end=first.start + near)
            )
        found = self.beside(first, last, job)
        rooms = [self._room(pause) for pause in found]
        if found[0] == found[1] or any(room is None for room in rooms):
            rooms = [next((room for room in rooms if room is not None), None)] * 2
        before, after = rooms
        if before is None or after is None or not (len(before) or len(after)):
            return None
        return between(before, after, frames, rate)

    def _room(self, pause: Pause | None) -> Samples | None:
        """The samples of a pause, none of them for a dead one; None for what is no room."""
        if pause is None or not self._heard(pause):
            return None
        return self._pool.reader(pause.source).read(pause.start, pause.end - pause.start)

    def beside(self, left: Clip, right: Clip, job: Job) -> tuple[Pause | None, Pause | None]:
        """The pauses that are the floor before and after the join of two clips."""
        out: list[Pause | None] = [None, None]
        for beyond, seconds in ((0.0, _NEAR), (0.0, _FAR), (_BEYOND, _FAR)):
            job.check()
            ranges = (
                self._range(left, True, seconds, beyond),
                self._range(right, False, seconds, beyond),
            )
            speech = max(_speech(one) for one in ranges)
            for side, (clip, found) in enumerate(zip((left, right), ranges, strict=True)):
                if out[side] is None:
                    out[side] = self._pause(clip, found, side, speech)
            if None not in out:
                break
        return out[0], out[1]

    def _range(self, clip: Clip, tail: bool, seconds: float, beyond: float) -> _Stretch:
        """The bins within ``seconds`` of one end of a clip, ``beyond`` seconds outside it included."""
        reader = self._pool.reader(clip.source)
        far, more = round(seconds * reader.rate), round(beyond * reader.rate)
        low, high = max(0, clip.start - more), min(reader.frames, clip.end + more)
        if tail:
            low = max(low, clip.end - far)
        else:
            high = min(high, clip.start + far)
        return self._stretch(reader, -(-low // BASE), high // BASE)

    def _stretch(self, reader: SourceReader, first: int, last: int) -> _Stretch:
        """Whole bins ``[first, last)`` of a source."""
        if last <= first:
            return _Stretch(first, np.zeros(0), np.zeros(0))
        peaks = self._peaks.get(reader.source)
        if peaks.filled >= last * BASE:
            found = np.asarray(peaks.levels[0][:, :, first:last], np.float32)
        else:
            chunk = _CHUNK // BASE
            parts = [self._measured(reader, n) for n in range(first // chunk, -(-last // chunk))]
            begin = first // chunk * chunk
            found = np.concatenate(parts, axis=2)[:, :, first - begin : last - begin]
        power = np.square(found[2], dtype=np.float64).mean(axis=0)
        return _Stretch(first, power, np.abs(found[:2]).max(axis=(0, 1)).astype(np.float64))

    def _measured(self, reader: SourceReader, number: int) -> NDArray[np.float32]:
        """The bins of a chunk of a source whose waveform is not known, measured once."""
        key = (reader.source.id, number)
        if key not in self._chunks:
            self._chunks[key] = measured(reader.read(number * _CHUNK, _CHUNK), BASE)
            if len(self._chunks) > _CHUNKS:
                self._chunks.popitem(last=False)
        return self._chunks[key]

    def _pause(self, clip: Clip, found: _Stretch, side: int, speech: float) -> Pause | None:
        """The quietest steady pause of a stretch, well below the speech."""
        rate = self._pool.reader(clip.source).rate
        edge = max(1, round(_EDGE * rate / BASE))
        inside = _within(found, clip)
        near = inside[-edge:] if side == 0 else inside[:edge]
        if len(near) and near.max() <= _DEAD:
            return Pause(clip.source, 0, 0, _DEAD)
        place = quietest(found.power, found.peak, rate, speech)
        if place is None:
            return None
        low, high = place
        if low == high:
            return Pause(clip.source, 0, 0, _DEAD)
        ends = round(_ENDS * rate)
        start, end = (found.first + low) * BASE + ends, (found.first + high) * BASE - ends
        return Pause(clip.source, start, end, float(found.power[low:high].mean()))

    def _heard(self, pause: Pause) -> float:
        """The power of a pause above the rumble; 0 for what is the tone of a voice or an instrument.

        Read from the samples: only of pauses whose levels differ, and at most ``_LONGEST_PAUSE``.
        """
        if pause.end <= pause.start:
            return _DEAD
        reader = self._pool.reader(pause.source)
        sound = reader.read(pause.start, pause.end - pause.start)
        return room_power(sound, reader.rate)


def _decibels(one: float, other: float) -> float:
    """How far one power is over another, both at least what can be heard."""
    return 10 * math.log10(max(one, _DEAD) / max(other, _DEAD))


def _speech(found: _Stretch) -> float:
    """The power that a fiftieth of the bins is above: that of the voice, wherever there is one."""
    place = len(found.power) * 49 // 50
    return float(np.partition(found.power, place)[place]) if len(found.power) else 0.0


def _within(found: _Stretch, clip: Clip) -> Floats:
    """The power of the bins that lie in a clip."""
    first = max(0, -(-clip.start // BASE) - found.first)
    return found.power[first : max(first, clip.end // BASE - found.first)]


def quietest(power: Floats, peak: Floats, rate: int, speech: float) -> tuple[int, int] | None:
    """The quietest pause in bins of 256 frames, as long as it is steady; None when there is none.

    A pause is at least 0.31 s, steady within 6 dB, without a click and 20 dB below ``speech`` (power).
    Digital silence is one, said as an empty range, only where there is no other.
    """
    size = max(3, int(np.ceil(_PAUSE * rate / BASE)))
    if len(power) < size:
        return None
    smooth = max(1, round(_SMOOTH * rate / BASE))
    level = _means(power, smooth)
    least = _running(np.minimum, level, size - smooth + 1)
    most = _running(np.maximum, level, size - smooth + 1)
    mean = _means(power, size)
    clear = _running(np.maximum, peak, size) <= _CREST * np.sqrt(mean)
    alive = (least > _DEAD) & (most <= _STEADY * least) & clear & (mean * _UNDER <= speech)
    if not alive.any():
        return (0, 0) if (most <= _DEAD).any() else None
    chosen = int(np.argmin(np.where(alive, mean, np.inf)))
    return _grown(
        power, peak, (chosen, chosen + size), max(size, round(_LONGEST_PAUSE * rate / BASE))
    )


def _means(values: Floats, size: int) -> Floats:
    """The mean of every ``size`` values in a row."""
    total = np.concatenate([[0.0], np.cumsum(values)])
    return np.asarray(np.maximum(total[size:] - total[:-size], 0.0) / size, np.float64)


def _running(best: np.ufunc, values: Floats, size: int) -> Floats:
    """The least or greatest of every ``size`` values in a row, from those of half as many."""
    out, have = values, 1
    while have * 2 <= size:
        out, have = best(out[:-have], out[have:]), have * 2
    rest = size - have
    return np.asarray(best(out[: len(out) - rest], out[rest:]), np.float64)


def _grown(power: Floats, peak: Floats, place: tuple[int, int], most: int) -> tuple[int, int]:
    """A pause made longer at both ends for as long as it stays what it is, up to ``most`` bins."""
    low, high = place
    level = float(power[low:high].mean())
    fits = (power < 2 * level) & (power > level / 2) & (peak <= _CREST * np.sqrt(level))
    before = np.flatnonzero(~fits[:low])
    least = int(before[-1]) + 1 if len(before) else 0
    after = np.flatnonzero(~fits[high:])
    greatest = high + int(after[0]) if len(after) else len(power)
    low = max(least, high - most)
    return low, min(greatest, low + most)


def room_power(sound: NDArray[np.float32], rate: int) -> float:
    """The power of a pause (frames, channels) above 100 Hz, 0 when it has the partials of a tone.

    Up to a quarter of the power between 300 Hz and 6 kHz may lie in partials, which are lines 10 dB
    over the median of what surrounds them; a held vowel or a chord has nearly all of it there.
    """
    size = 1 << max(6, round(np.log2(rate * 0.08)))
    if len(sound) < size:
        return 0.0
    pieces = sliding_window_view(sound, size, axis=0)[:: size // 2]  # (pieces, channels, size)
    window = np.hanning(size)
    spectrum = np.square(np.abs(np.fft.rfft(pieces * window, axis=-1))).mean(axis=(0, 1))
    hertz = np.fft.rfftfreq(size, 1 / rate)
    scale = 2 / (size * np.square(window).sum())
    heard = float(spectrum[hertz >= _RUMBLE].sum() * scale)
    band = spectrum[(hertz >= _TONAL_FROM) & (hertz <= min(_TONAL_TO, 0.45 * rate))]
    around = np.median(
        sliding_window_view(np.pad(band, _BESIDE, mode="reflect"), 2 * _BESIDE + 1), axis=1
    )
    partials = float(band[band > _PARTIAL * around].sum())
    return heard if partials <= _MOST_TONAL * float(band.sum()) else 0.0
