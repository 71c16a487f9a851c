"""A loudspeaker, a room, a microphone and a person in it, all made, and heard step by step."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.signal import butter, fftconvolve, lfilter, sosfilt

from audiochat.media.canceller import Canceller, WithoutEcho, canceller
from audiochat.media.played import Played

RATE = 16_000
CHUNK = 640
LEVEL = 0.06  # of a voice in the microphone
Sound = NDArray[Any]


@dataclass(frozen=True)
class Room:
    """``echo``: dB of the loudspeaker against the person. ``delay``: ms. ``reverberation``: RT60 in s."""

    name: str
    echo: float = 0.0
    delay: float = 80.0
    reverberation: float = 0.3
    clipped: bool = False
    drift: float = 0.0  # share by which the microphone's seconds are shorter
    noise: float = -62.0  # dB
    seed: int = 1


ROOMS = (
    Room("echo 6 dB louder than the person", 6.0),
    Room("as loud, 80 ms, RT60 0.3 s"),
    Room("-6 dB", -6.0),
    Room("-12 dB", -12.0),
    Room("-20 dB", -20.0),
    Room("20 ms", delay=20.0),
    Room("250 ms", delay=250.0),
    Room("400 ms", delay=400.0),
    Room("RT60 0.5 s", reverberation=0.5),
    Room("RT60 0.2 s, -6 dB", -6.0, reverberation=0.2),
    Room("clipping loudspeaker", clipped=True),
    Room("clocks 50 ppm apart", drift=50e-6),
    Room("noise at -45 dB", noise=-45.0),
)


def response(seconds: float, rng: np.random.Generator, direct: float = 0.0) -> Sound:
    """A room's answer to a click: the click, then decaying noise ``direct`` dB below it."""
    t = np.arange(int(seconds * RATE)) / RATE
    tail = rng.standard_normal(len(t)) * 10 ** (-3 * t / seconds)
    tail[: int(0.003 * RATE)] = 0
    tail = lfilter([0.6], [1, -0.4], tail)
    tail *= 10 ** (-direct / 20) / np.sqrt(np.sum(tail**2))
    tail[0] += 1
    return np.asarray(tail / np.sqrt(np.sum(tail**2)))


def spoken_level(sound: Sound) -> float:
    """The root mean square of where somebody speaks."""
    return float(np.sqrt(np.mean(np.square(sound[np.abs(sound) > 0.02], dtype=np.float64))))


class Watch:
    """The time, in frames."""

    def __init__(self) -> None:
        self.at = 0

    def __call__(self) -> float:
        return self.at / RATE


class Scene:
    """Time goes on by ``step``: 40 ms of what is played, what a person says, and what comes of it.

    A microphone for ``WithoutEcho``; ``played`` is told what is played.
    """

    rate = RATE
    lost = moves = 0

    def __init__(self, room: Room, far: Sound, seconds: float) -> None:
        rng = np.random.default_rng(room.seed)
        self._room, self._far = room, far
        self._loud = response(room.reverberation, rng)
        self._near = response(min(room.reverberation, 0.3), rng, 6.0)
        self._small = butter(2, 200, "hp", fs=RATE, output="sos")  # a small loudspeaker has no bass
        self._state = np.zeros((1, 2))
        alone = sosfilt(self._small, fftconvolve(far, self._loud)[: len(far)])
        here = np.sqrt(np.mean(alone[np.abs(far) > 0.02] ** 2))
        self._gain = LEVEL * 10 ** (room.echo / 20) / here
        self.frames = int(seconds * RATE)
        self._echo = np.zeros(self.frames + 4 * RATE)
        self._voice = np.zeros(self.frames + 12 * RATE)
        self._floor = rng.standard_normal(self.frames + CHUNK) * 10 ** (room.noise / 20)
        self._watch = Watch()
        self.position = 0  # frames of ``far`` that were played
        self.playing = True
        self.heard = np.zeros(0, np.float32)
        self._fresh: list[Sound] = []
        self.played = Played(self._watch)
        self._tap = self.played.tap(RATE)

    @property
    def at(self) -> int:
        """Frames that have passed."""
        return self._watch.at

    def open(self) -> None:
        self._fresh.clear()

    def close(self) -> None:
        self._fresh.clear()

    @property
    def came(self) -> float:
        return self._watch()

    def read(self, seconds: float) -> Sound:
        found, self._fresh = self._fresh, []
        return np.concatenate([np.zeros(0, np.float32), *found])

    def say(self, sound: Sound) -> None:
        """The person begins to speak."""
        said = fftconvolve(sound, self._near)
        end = min(self.at + len(said), len(self._voice))
        self._voice[self.at : end] += said[: end - self.at]

    def step(self) -> bool:
        """40 ms pass; False at the end."""
        if self.at + CHUNK > self.frames:
            return False
        block = np.zeros(CHUNK)
        if self.playing:
            block = self._far[(self.position + np.arange(CHUNK)) % len(self._far)]
            self.position += CHUNK
        self._tap.put(block[:, None].astype(np.float32))
        out = np.clip(block * 4, -0.3, 0.3) if self._room.clipped else block
        late = int(self._room.delay * RATE / 1000) + int(self.at * self._room.drift)
        back = fftconvolve(out, self._loud) * self._gain
        end = min(self.at + late + len(back), len(self._echo))
        self._echo[self.at + late : end] += back[: end - self.at - late]
        here = slice(self.at, self.at + CHUNK)
        echo, self._state = sosfilt(self._small, self._echo[here], zi=self._state)
        sound = np.clip(echo + self._voice[here] + self._floor[here], -1, 1).astype(np.float32)
        self._fresh.append(sound)
        self._watch.at += CHUNK
        return True

    def freed(self, make: Callable[[], Canceller | None] = canceller) -> WithoutEcho:
        """The microphone that does not hear the loudspeaker, open."""
        made = WithoutEcho(self, self.played, make)
        made.open()
        return made

    def all(self, microphone: Any) -> Iterator[Sound]:
        """What a microphone hears, to the end."""
        while self.step():
            yield microphone.read(0.0)
