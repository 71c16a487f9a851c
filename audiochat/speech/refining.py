"""Where words really begin and end: the model's times, held against the sound and the length of the words.

A recogniser's own times are a few hundredths of a second late, more after a pause. Of all ways to lay
the words onto the sound, the cheapest is taken (dynamic programming over 10 ms): each start near the
model's time, at a change of the sound or the end of a pause (the more so after a full stop), between
the sounds that the letters of both words stand for, each word about as long as its letters say, and no
pause within a word.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from audiochat.speech.alignment import Spoken
from audiochat.speech.borders import Borders
from audiochat.speech.frames import Flags, Frames, SoundFrames, framed
from audiochat.speech.pace import ends_clause, ends_sentence, expected_length
from audiochat.speech.voice_activity import Samples
from audiochat.speech.word_edges import edged

LATE = 0.09
"""Seconds by which a recogniser's times are late, more or less: where a word is looked for first."""

_EARLIEST, _LATEST = -60, 50  # frames around the model's time that are tried
_NO_LENGTH = 0.05  # seconds: the model knew no place for a shorter word,
_ONSETS, _FURTHER = 3, 250  # so that as many ends of pauses at either side are tried, so far away
_SOFT = 5  # so many frames before such an end are tried too: speech may begin softly
_SHORTEST = 3  # frames of a word
_NEAR = 0.12  # seconds from the model's time that cost 1
_FAR, _BEYOND = 3.0, 2.0  # the most that costs, and what is added for each second outside the usual
_PAUSED = 0.3  # of a pause, what counts as distance from the model's time
_UNSURE = 0.4  # share of that for a word that the model gave no length,
_NEW_SENTENCE, _NEW_CLAUSE = 0.6, 0.8  # and for words before which people pause
_FITS, _CHANGE, _CHANGE_ALONE = 3.0, 0.3, 1.0  # the last where the sounds of words are not known
_IN_PAUSE, _OVER_PAUSE, _LENGTH = 3.0, 3.6, 4.0
_ONSET, _AFTER_CLAUSE, _AFTER_SENTENCE = 0.5, 1.0, 2.0
_UNWRITTEN = 0.2  # for sound after a pause that no word was written for
_ODD = 4.0  # the square of a logarithmic error of length is cut off here
_LONG = 1000  # frames: no word takes 10 s

Places = NDArray[np.int_]


def refined(spoken: Sequence[Spoken], samples: Samples, language: str = "en") -> list[Spoken]:
    """The words with better times; ``samples`` is the 16 kHz sound of their piece.

    Where it is known what the words of a language sound like, that is looked for.
    Starts rise by at least 30 ms from word to word, no word ends after the next one starts, and each ends
    with its sound.
    """
    sound = framed(samples)
    if not spoken or len(spoken) * _SHORTEST >= len(sound.level):
        return list(spoken)
    borders = Borders([word.text for word in spoken], sound, language)
    return edged(spoken, _laid(spoken, sound, borders), sound)


def _laid(spoken: Sequence[Spoken], sound: SoundFrames, borders: Borders) -> list[int]:
    """The cheapest starts, in frames; ``borders`` tell how well places fit the sounds of the words."""
    last = len(sound.level)
    # seconds of sound before each frame: a pause within a word makes it no longer
    heard = np.concatenate(([0], np.cumsum(~sound.pause)))
    onsets = ~sound.pause & np.concatenate(([True], sound.pause[:-1]))
    passed = np.concatenate(([0], np.cumsum(onsets)))
    lengths = np.array([expected_length(word.text) for word in spoken])
    lengths *= np.clip(heard[-1] / 100 / lengths.sum(), 0.5, 2.0)
    guesses = np.round((np.array([word.start for word in spoken]) - LATE) * 100).astype(int)
    unsure = np.array([word.end - word.start < _NO_LENGTH for word in spoken])
    until = np.round(np.array([word.end for word in spoken]) * 100).astype(int)
    places = _places(guesses, until, unsure, onsets)
    away = _away(guesses, places, heard)
    change = _CHANGE if borders.known.any() else _CHANGE_ALONE
    worth = change * sound.change[places] - _IN_PAUSE * sound.pause[places]
    worth += _FITS * borders.fits(places)
    costs = _costs(spoken, onsets, worth, places, away, unsure)
    total = costs[0] + _IN_PAUSE * heard[places[0]] / 100  # sound before the first word is odd
    sounding = _Sounding(heard, passed, np.maximum.accumulate(np.where(onsets, np.arange(last), 0)))
    back = []
    for index in range(1, len(spoken)):
        whole = total[:, None] + sounding.costs(
            places[index - 1], places[index], lengths[index - 1]
        )
        back.append(whole.argmin(0))
        total = whole.min(0) + costs[index]
    pauses = passed[last] - passed[places[-1] + 1]
    total = total + _taking(heard[last] - heard[places[-1]], pauses, lengths[-1])
    chosen = [int(total.argmin())]
    for row in reversed(back):
        chosen.append(int(row[chosen[-1]]))
    return [int(places[n][k]) for n, k in enumerate(reversed(chosen))]


@dataclass(frozen=True, slots=True)
class _Sounding:
    """The sound before each frame in frames, the ends of pauses before it, and the last such end."""

    heard: Places
    passed: Places
    onset: Places

    def costs(self, before: Places, at: Places, expected: float) -> Frames:
        """What it costs that a word begins at each of ``before`` and the next one at each of ``at``.

        It takes all the sound between them; or that up to the last pause, and of what comes after that
        the beginning has no word: it was not written.
        """
        taken = self.heard[at][None] - self.heard[before][:, None]
        pauses = self.passed[at][None] - self.passed[before + 1][:, None]
        all_of_it = _taking(taken, pauses, expected)
        begun = self.onset[at]
        taken = np.maximum(self.heard[begun][None] - self.heard[before][:, None], 0)
        some = _taking(taken, pauses - 1, expected) + _UNWRITTEN
        some[begun[None] - before[:, None] < _SHORTEST] += 1000
        all_of_it[at[None] - before[:, None] < _SHORTEST] += 1000
        cheapest: Frames = np.minimum(all_of_it, some)
        return cheapest


def _places(guesses: Places, until: Places, unsure: Flags, onsets: Flags) -> Places:
    """The frames that are tried for the start of each word: shape ``(words, places)``.

    All around the model's time, and at the first end of a pause between that and ``until``, the model's
    time for the end of the word: a word that begins a sentence is often given the pause before it. For
    words that it knew no place for, also the ends of pauses further away, since a word between two
    pauses is sometimes given to the wrong side.
    """
    last = len(onsets)
    around = guesses[:, None] + np.arange(_EARLIEST, _LATEST + 1)
    ends = np.flatnonzero(onsets)
    if len(ends):
        first = ends[np.clip(np.searchsorted(ends, guesses), 0, len(ends) - 1)]
        inside = (first > guesses) & (first < until)
        soft = first[:, None] - np.arange(_SOFT)
        around = np.column_stack((around, np.where(inside[:, None], soft, around[:, :1])))
    if len(ends) and unsure.any():
        near = np.searchsorted(ends, guesses)[:, None] + np.arange(-_ONSETS, _ONSETS)
        found = ends[np.clip(near, 0, len(ends) - 1)]
        usable = unsure[:, None] & (np.abs(found - guesses[:, None]) <= _FURTHER)
        around = np.concatenate((around, np.where(usable, found, around[:, :1])), 1)
    places: Places = np.clip(around, 0, last - 1)
    return places


def _away(guesses: Places, places: Places, heard: Places) -> Frames:
    """How many seconds each place is from the model's time; ``heard`` is the sound before each frame.

    A pause between them counts for little: within it, the model's time says only which word follows.
    """
    frames = np.abs(places - guesses[:, None])
    sound = np.abs(heard[places] - heard[np.clip(guesses, 0, len(heard) - 1)][:, None])
    between = frames - np.minimum(sound, frames)
    found: Frames = (frames - (1 - _PAUSED) * between) / 100
    return found


def _costs(
    spoken: Sequence[Spoken],
    onsets: Flags,
    worth: Frames,
    places: Places,
    away: Frames,
    unsure: Flags,
) -> Frames:
    """What each place costs each word, for itself; ``away`` is in seconds from the model's time.

    ``worth`` is what each place is worth for its sound.
    """
    far = np.minimum(away / _NEAR, _FAR) + _BEYOND * np.maximum(0, away + _EARLIEST / 100)
    kinds = [_beginning(word.text) for word in spoken[:-1]]
    begins, trust = np.array([(_AFTER_SENTENCE, _NEW_SENTENCE), *kinds]).T
    weight = np.where(unsure, np.minimum(trust, _UNSURE), trust)
    costs: Frames = weight[:, None] * far - worth - begins[:, None] * onsets[places]
    return costs


def _beginning(before: str) -> tuple[float, float]:
    """How good the end of a pause is for the word after this one, and how far its time is trusted."""
    if ends_sentence(before):
        return _AFTER_SENTENCE, _NEW_SENTENCE
    return (_AFTER_CLAUSE, _NEW_CLAUSE) if ends_clause(before) else (_ONSET, 1.0)


def _taking(frames: Places, pauses: Places, expected: float) -> Frames:
    """What it costs that a word takes so many frames of sound, and so many pauses with them."""
    cost: Frames = _length_cost(frames, expected) + _OVER_PAUSE * np.clip(pauses, 0, 3)
    return cost


def _length_cost(frames: Places, expected: float) -> Frames:
    """What it costs that a word takes so many frames, where ``expected`` seconds are usual."""
    table = np.log(np.maximum(np.arange(_LONG), 0.5) / 100 / expected) ** 2
    cost: Frames = _LENGTH * np.minimum(table, _ODD)[np.clip(frames, 0, _LONG - 1)]
    return cost
