"""Speech to words: finds where somebody speaks, and writes down what is said there and when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np

from audiochat.domain.job import Job
from audiochat.domain.recogniser import Heard, RecogniserOptions
from audiochat.domain.transcript import Word
from audiochat.speech.alignment import align
from audiochat.speech.decoding import decode
from audiochat.speech.engine import Engine
from audiochat.speech.pieces import Piece, packed
from audiochat.speech.voice_activity import Samples, VoiceActivity

UNSURE = 0.5
"""Words whose mean confidence is lower are doubted."""


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
        samples = np.ascontiguousarray(samples, np.float32)
        job.progress(0.0, "Listening for speech")
        spans = self._voice.spans(samples, job)
        if not spans:
            return
        self.load(job)
        for piece in packed(spans, len(samples)):
            heard = self._piece(piece, samples, options, job)
            if not options.language and heard.language_probability > 0.5:
                options = replace(options, language=heard.language)
            job.progress(min(1.0, piece.end * 16000 / len(samples)), "Recognising speech")
            yield heard

    def hear(self, piece: Piece, samples: Samples, options: RecogniserOptions, job: Job) -> Heard:
        """What is said in one piece of ``samples``, for callers that choose the pieces themselves."""
        self.load(job)
        return self._piece(piece, samples, options, job)

    def _piece(self, piece: Piece, samples: Samples, options: RecogniserOptions, job: Job) -> Heard:
        """What is said in one piece."""
        engine = self._engine
        encoded = engine.encode(piece.cut(samples), job, options.live)
        language, sure = options.language, 1.0
        if not language or not engine.multilingual:
            language, sure = engine.languages(encoded, job)[0]
        tokenizer = engine.tokenizer(language, options.translate and engine.multilingual)
        decoded = decode(engine, encoded, tokenizer, options, job)
        spoken = [] if decoded.empty else align(engine, encoded, tokenizer, decoded.tokens, job)
        words = []
        for word in spoken:
            start, end = piece.located(word.start, word.end)
            words.append(Word(word.text, start, end, word.confidence))
        return _heard(tuple(words), piece.start, piece.end, language, sure)

    def close(self) -> None:
        """Give the memory back; the next use loads the model again."""
        self._engine.close()


def _heard(
    words: tuple[Word, ...], start: float, end: float, language: str, probability: float
) -> Heard:
    """Words with how sure they are, said in a sentence where they are not."""
    sure = sum(word.confidence for word in words) / len(words) if words else 1.0
    doubt = ""
    if sure < UNSURE:
        doubt = (
            "Many of these words are uncertain: the speech may be in another language, or unclear."
        )
    return Heard(words, start, end, language, probability, sure, doubt)


def _together(parts: list[Heard], frames: int) -> Heard:
    """The pieces of one sound as one."""
    words = tuple(word for part in parts for word in part.words)
    languages = [part.language for part in parts for _ in part.words] or [
        part.language for part in parts
    ]
    language = max(set(languages), key=languages.count) if languages else ""
    sure = [part.language_probability for part in parts if part.language == language]
    probability = sum(sure) / len(sure) if sure else 0.0
    return _heard(words, 0.0, frames / 16000, language, probability)
