"""Words said twice in a row that a model wrote once, because it learnt from text in which nobody stumbles.

Three things tell: the model that is told of hesitations finds the sentence with the word once more as
likely (``weighed``); or so does the model that was told nothing, and both words take as long as such
words do; or the two sound alike (``echoing``).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from math import inf, isfinite

import numpy as np

from audiochat.domain.job import Job
from audiochat.speech.alignment import starts
from audiochat.speech.decoding import LONGEST
from audiochat.speech.echo import shapes, unlike
from audiochat.speech.engine import Encoded, Engine
from audiochat.speech.pace import expected_length
from audiochat.speech.readings import Change, Logs, Reading, ReadWord, changed

FAINT = -6.5
"""The least log probability of a word once more that is looked into at all."""

LIKELY_TOLD = -2.9
"""The least log of how much likelier the reading with the word once more is."""

LIKELY_UNTOLD = -2.8
"""The same for a model that was told nothing before."""

_UNLIKE, _UNSURE, _LESS = 3.6, -4.0, 0.25
"""How unlike the two may sound, the log probability from which that is so, and how much less it is for
each unit under that. Like the others set on made talks of six voices that are in no benchmark."""

_LIGHT, _ALIKER = 0.15, 0.8
"""Seconds that a word usually takes, under which it is like many others, and how much more alike the two
must be then."""

_CLEARER = 3.0
"""How much likelier a word that sounds like a hesitation must be once more than a hesitation."""

_LEAST = 1e-6  # probability


def faint(
    read: Reading, sounds: frozenset[str], hesitant: Callable[[Logs], float]
) -> dict[int, Change]:
    """Before which words the one before may have been said once more, for all that the model tells.

    ``sounds`` are the words that are written for hesitations, ``hesitant`` is the log probability of
    one at a row.
    """
    found: dict[int, Change] = {}
    for place in range(1, len(read.words)):
        word, before = read.words[place], read.words[place - 1]
        if word.first >= len(read.logs) or before.hesitation or word.hesitation:
            continue
        if before.text in (word.text, read.words[place - 2].text if place > 1 else ""):
            continue  # it was written twice
        if before.text + "s" == word.text:
            continue  # which is one and the same word with its end cut off
        row = read.logs[word.first]
        again = float(row[read.tokens[before.first]])
        least = hesitant(row) + _CLEARER if before.text in sounds else -inf
        if again > max(FAINT, least):
            said = read.tokens[before.first : before.last]
            found[place] = Change(said, twice=True, likelihood=again)
    return found


def weighed(read: Reading, place: int, change: Change, again: Logs) -> Change | None:
    """A word said twice, None where that is unlikely; the last row of ``again`` is what follows it.

    Either it was left out, or a word that sounds like it ("three free") was written for it.
    """
    tokens, words = read.tokens, read.words
    begin = len(again) - 1 - len(change.tokens)
    itself = sum(again[begin + n, token] for n, token in enumerate(change.tokens))
    best: Change | None = None
    for count in (0, 1):
        if place + count >= len(words):
            break
        first, then = words[place].first, words[place + count].first
        usual = sum(read.logs[n, tokens[n]] for n in range(first, then + 1))
        likelihood = float(itself + again[-1, tokens[then]] - usual)
        if likelihood > (best.likelihood if best else LIKELY_TOLD):
            best = replace(change, replaced=count, likelihood=likelihood)
    return best


def echoing(
    engine: Engine,
    encoded: Encoded,
    head: list[int],
    read: Reading,
    kept: dict[int, Change],
    perhaps: dict[int, Change],
    job: Job,
) -> dict[int, Change]:
    """What is kept, and those of the words perhaps said twice for which the sound speaks.

    ``head`` is the order to write. Looks at the piece at most a few times more, each a fraction of
    writing it down.
    """
    margins: dict[int, float] = {}
    left = {n: one for n, one in perhaps.items() if not _in_the_way(kept, n)}
    while left:  # of two beside each other one at a time: they are readings of the same sound
        tried: dict[int, Change] = {}
        for place in sorted(left, key=lambda one: -perhaps[one].likelihood):
            if not _in_the_way(tried, place):
                tried[place] = left.pop(place)
        margins.update(_margins(engine, encoded, head, read, kept, tried, job))
    heard = dict(kept)
    for place in sorted(margins, key=lambda one: -margins[one]):
        if margins[place] > 0 and not _in_the_way(heard, place):
            heard[place] = perhaps[place]
    return heard


def _margins(
    engine: Engine,
    encoded: Encoded,
    head: list[int],
    read: Reading,
    kept: dict[int, Change],
    tried: dict[int, Change],
    job: Job,
) -> dict[int, float]:
    """By how much the sound speaks for each of the words tried; under 0 it does not."""
    text, after = changed(read, {**kept, **tried})
    if len(text) > LONGEST // 2 - 2:
        return {}
    result = engine.align(encoded, head, text, job)
    times, sure = starts(result), np.log(np.maximum(result.text_token_probs, _LEAST))
    usual = engine.align(encoded, head, read.tokens, job).text_token_probs
    sound = shapes(encoded.spectrum)
    found: dict[int, float] = {}
    for place, change in tried.items():
        word, before, end = read.words[place], read.words[place - 1], after[place]
        begin = end - len(change.tokens)
        first = begin - word.first + before.first
        if end >= min(len(times), len(sure)) or word.first >= len(usual):
            continue
        one = (times[first], times[first + len(change.tokens)])
        apart = unlike(sound, one, (times[begin], times[end]), before.text)
        was = np.log(max(usual[word.first], _LEAST))
        likelihood = float(sure[begin : end + 1].sum() - was)
        if isfinite(apart):
            found[place] = max(_limit(before, change) - apart, likelihood - LIKELY_UNTOLD)
    return found


def _limit(word: ReadWord, change: Change) -> float:
    """How unlike the two may sound for a word to have been said twice."""
    light = _ALIKER if expected_length(word.text) < _LIGHT else 0.0
    return _UNLIKE - light + _LESS * min(0.0, change.likelihood - _UNSURE)


def _in_the_way(changes: dict[int, Change], place: int) -> bool:
    """Whether what changes at a place or beside it leaves no room for the word before once more."""
    before, after = changes.get(place - 1), changes.get(place + 1)
    return (
        place in changes
        or (before is not None and (before.twice or before.replaced > 0))
        or (after is not None and after.twice)
    )
