"""Another speaker, where espeak-ng is installed: its library tells where each word begins."""

from __future__ import annotations

import ctypes
from typing import Any

import numpy as np

from tests.making.speech import RATE, Made, Speech

LIBRARY = "libespeak-ng.so.1"
_SYNCHRONOUS, _MILLISECONDS, _WORD = 2, 500, 1  # the library's names for these are the same
_RATE, _PITCH = 1, 3
_SILENT = 1e-8  # power

Timed = tuple[str, float, float]


class _Event(ctypes.Structure):
    _fields_ = (
        ("kind", ctypes.c_int),
        ("identifier", ctypes.c_uint),
        ("text", ctypes.c_int),
        ("length", ctypes.c_int),
        ("milliseconds", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user", ctypes.c_void_p),
        ("what", ctypes.c_char * 8),
    )


_Callback = ctypes.CFUNCTYPE(
    ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(_Event)
)


def installed() -> bool:
    """Whether espeak-ng's library is there."""
    try:
        ctypes.CDLL(LIBRARY)
    except OSError:
        return False
    return True


class Espeak(Speech):
    """A voice of espeak-ng by its name, such as ``gmw/en-US+f2``; ``pace`` in words a minute.

    ``OSError`` where the library is missing, ``ValueError`` for an unknown voice.
    """

    def __init__(self, voice: str, pace: int, pitch: int) -> None:
        self._library: Any = ctypes.CDLL(LIBRARY)
        self._rate = int(self._library.espeak_Initialize(_SYNCHRONOUS, _MILLISECONDS, None, 0))
        if self._library.espeak_SetVoiceByName(voice.encode()):
            raise ValueError(voice)
        self._how = voice.encode(), pace, pitch
        self._made = {}

    def _say(self, text: str, speed: float, accent: str) -> Made:
        import soxr

        parts, places = self._spoken(text, speed)
        samples = soxr.resample(np.concatenate(parts), self._rate, RATE).astype(np.float32) / 2
        texts, at, words = text.split(), 0, []
        starts = []
        for word in texts:
            at = text.index(word, at)
            starts.append(places.get(at + 1))
            at += len(word)
        for number, (word, start) in enumerate(zip(texts, starts, strict=True)):
            if start is None:  # it ran two words together
                return Made(samples, [])
            after = starts[number + 1] if number + 1 < len(starts) else None
            words.append((word, start, len(samples) / RATE if after is None else after))
        silent = np.convolve(np.square(samples), np.ones(80) / 80, "same") < _SILENT
        return Made(samples, [_trimmed(word, silent) for word in words])

    def _spoken(self, text: str, speed: float) -> tuple[list[Any], dict[int, float]]:
        """The sound in parts, and for places in the text (from 1) the seconds at which they are said."""
        voice, pace, pitch = self._how
        parts: list[Any] = []
        places: dict[int, float] = {}

        def take(wave: Any, count: int, events: Any) -> int:
            if wave and count > 0:
                sound = np.ctypeslib.as_array(wave, (count,))
                parts.append(sound.astype(np.float32) / 32768)
            number = 0
            while events[number].kind:
                if events[number].kind == _WORD:
                    places[events[number].text] = events[number].sample / self._rate
                number += 1
            return 0

        callback, library = _Callback(take), self._library
        library.espeak_SetSynthCallback(callback)
        library.espeak_SetVoiceByName(voice)
        library.espeak_SetParameter(_RATE, round(pace * speed), 0)
        library.espeak_SetParameter(_PITCH, pitch, 0)
        said = text.encode()
        library.espeak_Synth(said, len(said) + 1, 0, 0, 0, 1, None, None)
        library.espeak_Synchronize()
        return parts, places


def _trimmed(word: Timed, silent: Any) -> Timed:
    """A word without the pauses at its ends; ``silent`` are the samples with nothing within 2.5 ms.

    The closure of a "p" or "t" that begins a word belongs to it, unless there is a pause before.
    """
    text, start, end = word
    first, last = round(start * RATE), min(len(silent), round(end * RATE))
    heard = np.flatnonzero(~silent[first:last])
    if not len(heard):
        return word
    return text, (first + int(heard[0])) / RATE, (first + int(heard[-1]) + 1) / RATE
