"""One piece of sound to tokens: how the model is asked, and when it is asked again."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from typing import Any

from audiochat.domain.job import Job
from audiochat.domain.recogniser import RecogniserOptions
from audiochat.speech.engine import Encoded, Engine

TEMPERATURES = (0.0, 0.4, 0.8)
"""Tried in turn while the text repeats itself or is too unlikely."""

REPETITIVE = 2.4
"""Text that shrinks by more than this when compressed repeats itself (as OpenAI's whisper has it)."""

LOOPING = 4.0
"""Text that shrinks by more than this goes round in a circle, however sure the model is of it."""

CLEAR = -0.3
"""Repetitive text that is likelier than this is what was said: numbers read out, a refrain, drill."""

UNLIKELY = -1.0
"""A mean log probability of a token under this is guesswork (as OpenAI's whisper has it)."""

SILENT = 0.6
"""Over this probability of no speech, unlikely text is taken for silence."""

LONGEST = 448
"""Tokens of prompt and text together."""


UNREADABLE = "\ufffd"
"""What stands for bytes that are no letter (Unicode's replacement character)."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """Tokens of text, how likely they are (mean log probability), and that of no speech at all.

    ``readings`` are all texts that were weighed to the end, if there were to be several.
    """

    tokens: list[int]
    likelihood: float
    no_speech: float
    repetition: float
    readings: tuple[str, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether it is better to say that nothing was said."""
        silent = self.no_speech > SILENT and self.likelihood < UNLIKELY
        return not self.tokens or silent or self.circling

    @property
    def circling(self) -> bool:
        """Whether the model wrote the same again and again without hearing it."""
        most = LOOPING if self.likelihood > CLEAR else REPETITIVE
        return self.repetition > most


def decode(
    engine: Engine, encoded: Encoded, tokenizer: Any, options: RecogniserOptions, job: Job
) -> Decoded:
    """Write down what is said in a piece; the likeliest of up to three attempts."""
    prompt = _prompt(tokenizer, options)
    # Nobody says more than this, and a model that goes round in circles must come to an end.
    spare = 10 if options.live else 30  # of a second or two of sound, circles are the rule
    most = min(LONGEST, len(prompt) + spare + encoded.frames * 16 // 100)
    never = suppressed(tokenizer)
    tries: list[Decoded] = []
    for temperature in (0.0,) if options.live else TEMPERATURES:
        how = _search(options, temperature)
        result = engine.generate(
            encoded, prompt, job, max_length=most, suppress_tokens=never, **how
        )
        found = _decoded(result, tokenizer, 1 if temperature else options.readings)
        tries.append(found)
        good = found.likelihood >= UNLIKELY and not found.circling
        if good or found.no_speech > SILENT:
            break
    sane = [one for one in tries if not one.circling]
    return max(sane or tries, key=lambda one: one.likelihood)


def _search(options: RecogniserOptions, temperature: float) -> dict[str, Any]:
    """How the model looks for words: along the likeliest readings, or by chance."""
    if temperature:
        by_chance = {"beam_size": 1, "num_hypotheses": 3, "sampling_topk": 0}
        return {**by_chance, "sampling_temperature": temperature}
    beam = 1 if options.live else max(1, min(10, options.beam))
    return {"beam_size": beam, "num_hypotheses": max(1, min(beam, options.readings))}


def _decoded(result: Any, tokenizer: Any, readings: int) -> Decoded:
    """The likeliest of what was found, with the texts of so many."""
    found = [
        readable([token for token in one if token < tokenizer.eot], tokenizer)
        for one in result.sequences_ids
    ]
    count = len(result.sequences_ids[0])
    texts = [tokenizer.decode(tokens).strip() for tokens in found[:readings]]
    text = texts[0].encode()
    return Decoded(
        found[0],
        result.scores[0] * count / (count + 1),
        result.no_speech_prob,
        len(text) / len(zlib.compress(text)),
        tuple(texts) if len(texts) > 1 else (),
    )


def readable(tokens: list[int], tokenizer: Any) -> list[int]:
    """The tokens without those that make no letter.

    A letter outside of ASCII may take two tokens, and a model that is unsure writes one half alone.
    """
    if UNREADABLE not in tokenizer.decode(tokens):
        return tokens
    texts, groups = tokenizer.split_tokens_on_unicode(tokens)
    kept = zip(texts, groups, strict=True)
    return [token for text, group in kept if UNREADABLE not in text for token in group]


def _prompt(tokenizer: Any, options: RecogniserOptions) -> list[int]:
    """What is said to have come before (words to expect, then text of the kind), and the order to write."""
    half = LONGEST // 2 - 1
    words = ", ".join(word.strip() for word in options.vocabulary if word.strip())
    kind = options.prompt.strip()
    before: list[int] = []
    if words:
        before += tokenizer.encode(" " + words + ".")[: half // 2]
    if kind:
        before += tokenizer.encode(" " + kind)[-(half - len(before)) :]
    if before:
        before = [tokenizer.sot_prev, *before]
    return [*before, *tokenizer.sot_sequence, tokenizer.no_timestamps]


def suppressed(tokenizer: Any) -> list[int]:
    """Tokens that are no speech: signs in brackets, notes, orders to the model."""
    orders = (
        tokenizer.transcribe,
        tokenizer.translate,
        tokenizer.sot,
        tokenizer.sot_prev,
        tokenizer.sot_lm,
        tokenizer.no_speech,
    )
    return sorted({*tokenizer.non_speech_tokens, *orders})
