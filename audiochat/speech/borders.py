"""How well a place of the sound would do as the border of two words: what a network hears there.

The border of two words that run into each other is seldom where the sound changes most. But the sounds
that are heard before and after it are known: "his sister" has no border in a vowel, and "so I" has it
where the "o" becomes an "i"; "teacher explained" has it before the vowel that a "k" and an "s" follow.
The numbers are fitted to made English voices with known positions (``tests/benchmarks/borders``), so that
the border is likelier than any place within 0.3 s; other languages have most of the same sounds.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from audiochat.speech.frames import Frames, SoundFrames
from audiochat.speech.phones import PHONES, phones

WEIGHTS = "borders.npz"
"""The file with the numbers, beside this one."""

NEXT_TO = 3
"""How many sounds at either side of a border are looked for."""

ROWS = 2 * NEXT_TO * (1 + len(PHONES))
"""What can be looked for at each of those places: nothing, or one of the sounds."""

REACHES = (1, 2, 4, 6)
"""How many frames the five places lie apart that each layer takes together: all of them see 0.26 s at
either side."""

ADDED = 2
"""From this layer on they are added to what they hear."""

TAPS = 5
"""Frames that each layer takes together."""

_PAUSE = 3  # frames before a place in which a pause is one before the word

Array = NDArray[np.float32]
Places = NDArray[np.int_]


@dataclass(frozen=True, slots=True)
class Network:
    """Four layers over time, of which the last two are added to what they hear, and one for the words.

    ``mean`` and ``spread`` are those of the bands. ``layers`` each have weights ``(5 * heard, kept)`` and
    what is added, ``(kept,)``. ``inner`` makes hidden values of the last one, ``(kept, hidden)``, and
    ``direct`` of five frames as they are heard, ``(5 * bands, hidden)``. ``wanted`` is what each of
    ``ROWS`` adds to those, ``worth`` what it makes them worth where they are over 0, in natural
    logarithms: ``(ROWS, hidden)``.
    """

    mean: Array
    spread: Array
    layers: tuple[tuple[Array, Array], ...]
    inner: Array
    direct: Array
    wanted: Array
    worth: Array

    @classmethod
    def of(cls, part: Mapping[str, Array]) -> Network:
        """That of the parts in its file, by their names."""
        layers = tuple((part[f"layer{n}"], part[f"added{n}"]) for n in range(len(REACHES)))
        names = ("inner", "direct", "wanted", "worth")
        return cls(part["mean"], part["spread"], layers, *(part[name] for name in names))

    def heard(self, bands: Frames) -> Array:
        """The hidden values of each frame, before it is known what is looked for: ``(frames, hidden)``."""
        begun = (np.asarray(bands, np.float32) - self.mean) / self.spread
        kept = begun
        for number, ((weights, added), reach) in enumerate(zip(self.layers, REACHES, strict=True)):
            more = np.maximum(around(kept, reach) @ weights + added, 0)
            kept = more if number < ADDED else kept + more
        found: Array = kept @ self.inner + around(begun, 1) @ self.direct
        return found


def around(values: Array, reach: int) -> Array:
    """Five frames side by side, ``reach`` apart, zeros beyond the ends: ``(..., frames, 5 * values)``."""
    side = TAPS // 2 * reach
    frames, none = values.shape[-2], ((0, 0),) * (values.ndim - 2)
    padded = np.pad(values, (*none, (side, side), (0, 0)))
    return np.concatenate([padded[..., n * reach : n * reach + frames, :] for n in range(TAPS)], -1)


@lru_cache(1)
def network() -> Network:
    """The numbers that come with the program."""
    with np.load(Path(__file__).with_name(WEIGHTS)) as file:
        part = {name: file[name].astype(np.float32) for name in file.files}
    return Network.of(part)


def looked_for(before: str, word: str, language: str = "en") -> list[int]:
    """The rows for a word after another one (empty: after a pause, or nothing)."""
    last = phones(before, language)[-NEXT_TO:]
    sounds = last[::-1], phones(word, language)[:NEXT_TO]
    rows = []
    for side, said in enumerate(sounds):
        for place in range(NEXT_TO):
            sound = 1 + said[place] if place < len(said) else 0
            rows.append((side * NEXT_TO + place) * (1 + len(PHONES)) + sound)
    return rows


class Borders:
    """What one stretch of sound is like for the words that are said in it.

    ``known`` says of which words the sounds are known.
    """

    def __init__(self, words: Sequence[str], sound: SoundFrames, language: str = "en") -> None:
        net = network()
        self._heard = net.heard(sound.bands)
        paused = np.concatenate((np.ones(_PAUSE, bool), sound.pause))[: len(sound.pause)]
        self._paused = paused
        self.known = np.array([bool(phones(word, language)) for word in words])
        alone = np.array([looked_for("", word, language) for word in words])
        pairs = zip(("", *words), words, strict=False)
        after = np.array([looked_for(*pair, language) for pair in pairs])
        self._alone, self._after = (
            (net.wanted[n].sum(1), net.worth[n].sum(1)) for n in (alone, after)
        )

    def fits(self, places: Places) -> Frames:
        """How well each place would do as the start of each word: natural logarithms, more is better.

        ``places`` are frames, shape ``(words, places)``. The word before is heard before it, unless there
        is a pause. 0 for words whose sounds are not known.
        """
        found = np.zeros(places.shape)
        for number in np.flatnonzero(self.known):
            at = places[number]
            paused = self._paused[at][:, None]
            heard = self._heard[at] + np.where(
                paused, self._alone[0][number], self._after[0][number]
            )
            worth = np.where(paused, self._alone[1][number], self._after[1][number])
            found[number] = (np.maximum(heard, 0) * worth).sum(1)
        return found
