"""Speech to words: finds where somebody speaks, and writes down what is said there and when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np

from audiochat.domain.job import Job, interruptible
from audiochat.domain.recogniser import RATE, Heard, RecogniserOptions
from audiochat.domain.transcript import Word
from audiochat.speech.alignment import align
from audiochat.speech.believable import believable
from audiochat.speech.decoding import decode
from audiochat.speech.doubting import DOUBT, doubt_about
from audiochat.speech.engine import Engine
from audiochat.speech.pieces import FIRST, LONGEST, Piece, packed
from audiochat.speech.placing import placed
from audiochat.speech.unheard import Unheard, unheard, worth_halving
from audiochat.speech.verbatim import word_for_word
from audiochat.speech.voice_activity import Samples, Seconds, VoiceActivity

GUESSED = -0.55
"""A piece is doubted when the mean log probability of its text is lower."""

SPEECH = 0.3
"""Under this probability of no speech, a piece without words is one whose words were missed."""

SOON = 12
"""Seconds at the beginning of long sound whose words are written before the rest is looked at."""


class Recogniser:
    """A whisper model. It is loaded on the first use, and used by one thread at a time."""

    def __init__(self, folder: Path, threads: int = 0, voice: VoiceActivity | None = None) -> None:
        self._engine = Engine(folder, threads)
        self._voice = voice or VoiceActivity()

    def load(self, job: Job) -> None:
        """Read the model, so that the first words come sooner. ``ModelError`` when that fails."""
        self._engine.load(job)

    def recognise(
        self, samples: Samples, options: RecogniserOptions | None = None, job: Job | None = None
    ) -> Heard:
        """All words in 16 kHz mono ``samples`` (any length; times from the first sample).

        Nothing is invented where nobody speaks. Raises ``Cancelled`` within 200 ms of the wish to
        stop, ``ModelError`` when the model cannot be loaded.
        """
        parts = list(self.stream(samples, options, job))
        return _together(parts, len(samples))

    def stream(
        self, samples: Samples, options: RecogniserOptions | None = None, job: Job | None = None
    ) -> Iterator[Heard]:
        """The words piece by piece, as soon as they are known: the first ones within seconds."""
        options, job = options or RecogniserOptions(), job or Job()
        samples = np.nan_to_num(np.asarray(samples, np.float32), posinf=1.0, neginf=-1.0)
        job.progress(0.0, "Listening for speech")
        first = FIRST
        for spans in self._speech(samples, job):
            self.load(job)
            for piece in packed(spans, len(samples), first):
                heard, _ = self._piece(piece, samples, options, job)
                if not options.language and heard.language_probability > 0.5:
                    options = replace(options, language=heard.language)
                job.progress(min(1.0, piece.end * RATE / len(samples)), "Recognising speech")
                yield heard
            first = LONGEST

    def _speech(self, samples: Samples, job: Job) -> Iterator[list[Seconds]]:
        """Where somebody speaks: what is whole in the first seconds, then all the rest."""
        begin = 0.0
        if len(samples) > 2 * SOON * RATE:
            spans = self._voice.spans(samples[: SOON * RATE], job)
            whole = [span for span in spans if span[1] < SOON - 0.5]
            if whole:
                yield whole
                begin = whole[-1][1]
        rest = self._voice.spans(samples[int(begin * RATE) :], job)
        if rest:
            yield [(begin + start, begin + end) for start, end in rest]

    def hear(
        self,
        piece: Piece,
        samples: Samples,
        options: RecogniserOptions,
        job: Job,
    ) -> Heard:
        """What is said in one piece of ``samples``, for callers that choose the pieces themselves."""
        self.load(job)
        return self._piece(piece, samples, options, job)[0]

    def _piece(
        self,
        piece: Piece,
        samples: Samples,
        options: RecogniserOptions,
        job: Job,
        again: int = 0,
    ) -> tuple[Heard, Unheard]:
        """What is said in one piece, heard again in halves where much has no words; and what has none.

        ``again`` is how often its sound was heard before.
        """
        heard, missing = self._once(piece, samples, options, job)
        if not options.live and worth_halving(missing, piece.duration, again):
            options = replace(options, language=heard.language)
            parts, left = [], 0.0
            for half in piece.halves(missing.middle):
                part, unwritten = self._piece(half, samples, options, job, again + 1)
                parts.append(part)
                left += unwritten.seconds
            if left < missing.seconds / 2:
                both = _together(parts, len(samples))
                missing = replace(missing, seconds=left)
                heard = replace(
                    both,
                    start=piece.start,
                    end=piece.end,
                    language=heard.language,
                    language_probability=heard.language_probability,
                )
        return heard, missing

    def _once(
        self,
        piece: Piece,
        samples: Samples,
        options: RecogniserOptions,
        job: Job,
    ) -> tuple[Heard, Unheard]:
        """What the model writes for one piece, and what of its sound has no words."""
        engine = self._engine
        sound = piece.cut(samples)
        encoded = engine.encode(sound, job, options.live)
        language, sure = options.language, 1.0
        if not language or not engine.multilingual:
            language, sure = engine.languages(encoded, job)[0]
        translating = options.translate and engine.multilingual
        tokenizer = engine.tokenizer(language, translating)
        decoded = None
        if options.verbatim and language == "en":
            decoded = word_for_word(engine, encoded, tokenizer, job)
        decoded = decoded or decode(engine, encoded, tokenizer, options, job)
        spoken = [] if decoded.empty else align(engine, encoded, tokenizer, decoded.tokens, job)
        spoken = believable(spoken, piece.speech, decoded.no_speech)
        # of a translation the words are not those that are heard
        said = "" if translating and language != "en" else language
        words, spoken = interruptible(job, placed, spoken, piece, samples, said)
        missing = unheard(spoken, sound)
        if not words and decoded.no_speech >= SPEECH:
            missing = replace(missing, seconds=0.0)
        heard = _heard(words, piece.start, piece.end, language, sure)
        heard = replace(heard, readings=decoded.readings if words else ())
        guessed = decoded.likelihood < GUESSED or sure < 0.5
        return replace(heard, doubt=DOUBT) if words and guessed else heard, missing

    def close(self) -> None:
        """Give the memory back; the next use loads the model again."""
        self._engine.close()


def _heard(
    words: tuple[Word, ...], start: float, end: float, language: str, probability: float
) -> Heard:
    """Words with how sure they are, said in a sentence where they are not."""
    sure = sum(word.confidence for word in words) / len(words) if words else 1.0
    return Heard(words, start, end, language, probability, sure, doubt_about(words))


def _together(parts: list[Heard], frames: int) -> Heard:
    """The pieces of one sound as one."""
    words = tuple(word for part in parts for word in part.words)
    languages = [part.language for part in parts for _ in part.words] or [
        part.language for part in parts
    ]
    language = max(set(languages), key=languages.count) if languages else ""
    sure = [part.language_probability for part in parts if part.language == language]
    probability = sum(sure) / len(sure) if sure else 0.0
    heard = _heard(words, 0.0, frames / RATE, language, probability)
    doubted = sum(len(part.words) for part in parts if part.doubt)
    written = [part for part in parts if part.words]
    if len(written) == 1:
        heard = replace(heard, readings=written[0].readings)
    return replace(heard, doubt=DOUBT) if doubted > 0.3 * len(words) else heard
