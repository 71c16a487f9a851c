"""Tokens to words with times: the model's own attention tells which sound a token was written for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from audiochat.domain.job import Job
from audiochat.speech.engine import Encoded, Engine

STEP = 0.02
"""Seconds of one step of the alignment."""

_BEFORE = "\"'“¿([{-"
_AFTER = "\"'.。,，!！?？:：”)]}、…;"


@dataclass(frozen=True, slots=True)
class Spoken:
    """A word as the model wrote it, with seconds from the beginning of its piece."""

    text: str
    start: float
    end: float
    confidence: float


def align(
    engine: Engine, encoded: Encoded, tokenizer: Any, tokens: list[int], job: Job
) -> list[Spoken]:
    """Words of ``tokens`` in order; their times never fall, and punctuation is part of its word."""
    if not tokens:
        return []
    result = engine.align(encoded, list(tokenizer.sot_sequence), tokens, job)
    words, groups = tokenizer.split_to_word_tokens([*tokens, tokenizer.eot])
    if len(groups) < 2 or not result.alignments:
        return []
    times = starts(result)
    edges = np.cumsum([0, *(len(group) for group in groups[:-1])])
    likely = np.asarray(result.text_token_probs, float)
    spoken = []
    for text, low, high in zip(words, edges[:-1], edges[1:], strict=False):
        if high >= len(times):
            break
        sure = float(np.mean(likely[low:high])) if len(likely[low:high]) else 0.0
        spoken.append(Spoken(text, float(times[low]), float(times[high]), sure))
    return _with_punctuation(spoken)


def starts(result: Any) -> NDArray[np.float64]:
    """When each token begins, in seconds, and when the last one ends, from what ``Engine.align`` gave."""
    pairs = np.array(result.alignments).reshape(-1, 2)
    jumps = np.diff(pairs[:, 0], prepend=-1) > 0
    times: NDArray[np.float64] = pairs[jumps, 1] * STEP
    return times


def _with_punctuation(spoken: list[Spoken]) -> list[Spoken]:
    """Give signs to the word they belong to, and drop what has no letter and no digit."""
    out: list[Spoken] = []
    opening = ""
    for word in spoken:
        text = word.text.strip()
        if not text:
            continue
        if all(sign in _BEFORE for sign in text) and word.text.startswith(" "):
            opening += text
        elif all(sign in _AFTER + _BEFORE for sign in text):
            if out:
                out[-1] = replace(out[-1], text=out[-1].text + text)
        elif out and not word.text.startswith(" ") and _clings(out[-1].text, text):
            whole = (out[-1].confidence + word.confidence) / 2
            out[-1] = Spoken(out[-1].text + opening + text, out[-1].start, word.end, whole)
            opening = ""
        else:
            out.append(replace(word, text=opening + text))
            opening = ""
    return out


def _clings(before: str, text: str) -> bool:
    """Whether a part without a space before it ends the same word ("2" "," "000", "it" "'s")."""
    return before[-1].isascii() and text[0].isascii()
