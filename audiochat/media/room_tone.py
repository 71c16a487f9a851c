"""Room tone under joins: what makes the floor glide from one side to the other where it would jump."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from audiochat.domain.operation import Samples
from audiochat.domain.timeline import SILENCE, Clip, Timeline, Tone
from audiochat.media.crossfade import crossfade

LONGEST = 2.0
"""Seconds that room tone reaches from its join at most."""

_KEPT = 16
_OVERLAP = 0.05  # seconds in which a repetition of the tone fades into the next
_DEAD = 1e-8  # power (-80 dBFS) below which nothing is heard of a room
_TAPER = 0.01  # seconds in which the tone ends where it cannot glide out
_LONGEST_FADE = 0.2  # seconds; no crossfade at a join is longer

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class _Bed:
    """Tone from frame ``at`` of the timeline on, and the power with which it is heard (0 to 1)."""

    at: int
    power: Floats
    sound: Samples

    @property
    def end(self) -> int:
        """The frame after the last."""
        return self.at + len(self.power)


class Beds:
    """The room tone of a timeline, made as it is read; for one thread.

    ``read(clip, start, frames)`` gives samples of a clip's source, ``around(index)`` how far the
    crossfade in front of a clip reaches before and after its join.
    """

    def __init__(
        self,
        timeline: Timeline,
        read: Callable[[Clip, int, int], Samples],
        around: Callable[[int], tuple[int, int]],
    ) -> None:
        self._timeline, self._read, self._around = timeline, read, around
        self._joins = [timeline.ends[index - 1] for index in timeline.toned]
        self._far = round((LONGEST + _LONGEST_FADE) * timeline.rate)
        self._made: OrderedDict[int, _Bed] = OrderedDict()

    def lay(self, out: Samples, first: int) -> None:
        """Add to ``out``, the frames of the timeline from ``first`` on, the tone that lies there.

        Where tones overlap they are together as loud as one: there is only one room.
        """
        last = first + len(out)
        low = bisect_left(self._joins, first - self._far)
        high = bisect_right(self._joins, last + self._far)
        beds = [self._bed(index) for index in self._timeline.toned[low:high]]
        beds = [bed for bed in beds if bed.at < last and bed.end > first]
        if not beds:
            return
        total = np.zeros(len(out))
        parts = [(max(bed.at, first), min(bed.end, last), bed) for bed in beds]
        for begin, end, bed in parts:
            total[begin - first : end - first] += bed.power[begin - bed.at : end - bed.at]
        total = np.maximum(total, 1.0)
        for begin, end, bed in parts:
            power = bed.power[begin - bed.at : end - bed.at] / total[begin - first : end - first]
            gain = np.sqrt(power).astype(np.float32)[:, None]
            out[begin - first : end - first] += bed.sound[begin - bed.at : end - bed.at] * gain

    def _bed(self, index: int) -> _Bed:
        made = self._made.get(index)
        if made is None:
            made = self._made[index] = self._make(index)
            if len(self._made) > _KEPT:
                self._made.popitem(last=False)
        return made

    def _make(self, index: int) -> _Bed:
        """The tone under the join in front of clip ``index``."""
        timeline = self._timeline
        tone = timeline.clips[index].tone
        assert tone is not None
        join, (before, after) = timeline.ends[index - 1], self._around(index)
        loud, quiet = (after, before) if tone.rise > 0 else (before, after)
        frames = min(tone.frames, round(LONGEST * timeline.rate))
        room = self._room(index, frames)
        power = glide(abs(tone.rise), loud, quiet, frames)[: loud + room]
        if room < frames:
            taper = min(len(power), max(1, round(_TAPER * timeline.rate)))
            power[len(power) - taper :] *= 1 - (np.arange(taper) + 0.5) / taper
        sound = self._sound(tone, len(power))
        if tone.rise < 0:
            return _Bed(join - loud, power, sound)
        return _Bed(join + loud - len(power), power[::-1], sound)

    def _room(self, index: int, frames: int) -> int:
        """How far the tone may reach from its join on the quieter side, at most ``frames``.

        Up to silence that somebody asked for, and to a join behind which the floor is higher again.
        """
        clips, room = self._timeline.clips, 0
        tone = clips[index].tone
        back = tone is not None and tone.rise > 0
        at, step = (index - 1, -1) if back else (index, 1)
        while room < frames and 0 <= at < len(clips) and clips[at].source != SILENCE:
            room += clips[at].frames
            edge = at if back else at + 1  # the join at the far end of this clip
            other = clips[edge].tone if edge < len(clips) else None
            if other is not None and (other.rise < 0) == back:
                break
            at += step
        return min(room, frames)

    def _sound(self, tone: Tone, frames: int) -> Samples:
        """The pause, repeated to ``frames``, without a constant offset."""
        rate = self._timeline.rate
        clip = Clip(tone.source, tone.start, tone.end)
        length = min(clip.frames, round(LONGEST * rate))
        piece = self._read(clip, clip.start, length)
        piece = piece - piece.mean(axis=0, dtype=np.float64).astype(np.float32)
        return repeated(piece, frames, round(_OVERLAP * rate))


def between(before: Samples, after: Samples, frames: int, rate: int) -> Samples:
    """``frames`` of room tone that begins as the pause ``before`` and ends as the pause ``after``.

    Its level is a straight line in dB. Both lose a constant offset; one without samples is silence.
    """
    overlap = round(_OVERLAP * rate)
    same = before is after or np.array_equal(before, after)
    parts = []
    for piece in (before,) if same else (before, after):
        if len(piece):
            piece = piece - piece.mean(axis=0, dtype=np.float64).astype(np.float32)
        parts.append(repeated(piece, frames, overlap))
    if same:
        return parts[0]
    powers = [max(_DEAD, float(np.square(part, dtype=np.float64).mean())) for part in parts]
    share = _share(powers[0], powers[1], frames)[:, None]
    return parts[0] * np.sqrt(1 - share) + parts[1] * np.sqrt(share)


def _share(before: float, after: float, frames: int) -> NDArray[np.float32]:
    """The share of the second of two unrelated sounds (powers) that makes a straight line in dB."""
    at = (np.arange(frames) + 0.5) / max(1, frames)
    ratio = after / before
    share = at if abs(ratio - 1) < 0.01 else (ratio**at - 1) / (ratio - 1)
    return np.clip(share, 0.0, 1.0).astype(np.float32)


def glide(rise: float, loud: int, quiet: int, frames: int) -> Floats:
    """The power of room tone that makes a floor fall by ``rise`` dB, the same in every millisecond.

    From the end of the crossfade on the louder side (``loud`` frames from the join) to ``frames``
    beyond the join, where the crossfade goes on for ``quiet``. 1 is the louder floor, which is also
    that of the tone: with the two sounds as they are crossfaded it makes the sum, unrelated as they
    are.
    """
    length, fade = loud + frames, loud + quiet
    at = np.arange(length) + 0.5
    least = 10 ** (-rise / 10)
    there = np.full(length, least)
    theta = at[:fade] / max(1, fade) * (np.pi / 2)
    there[:fade] = np.cos(theta) ** 2 + least * np.sin(theta) ** 2
    wanted = 10 ** (-rise * at / length / 10)
    return np.asarray(np.clip(wanted - there, 0.0, 1.0), np.float64)


def repeated(piece: Samples, frames: int, overlap: int) -> Samples:
    """``frames`` of a steady sound, its repetitions crossfaded, each from another place of it.

    The golden ratio visits the places evenly and never in a rhythm, so that no loop is heard.
    """
    if len(piece) < 4:
        return np.zeros((frames, piece.shape[1]), np.float32)  # no sound to speak of
    overlap = max(1, min(overlap, len(piece) // 4))
    parts, have, turn = [piece], len(piece), 0
    while have < frames:
        turn += 1
        more = piece[round(len(piece) * 0.3 * ((turn * 0.618) % 1)) :]
        parts[-1], end = parts[-1][:-overlap], parts[-1][-overlap:]
        parts += [crossfade(end, more[:overlap]), more[overlap:]]
        have += len(more) - overlap
    return np.concatenate(parts)[:frames]
