"""A whisper model in memory: sound to features, features to tokens, tokens to times."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from audiochat.domain.errors import ModelError
from audiochat.domain.job import Job, interruptible
from audiochat.domain.recogniser import RATE
from audiochat.speech.voice_activity import Samples

FRAMES = 3000
"""Frames of 10 ms that whisper was trained to see at once; less sound is filled up with silence."""

LIVE_FRAMES = 1000
"""Frames that are filled up to when words are wanted at once: a sixth of the work."""


@dataclass(frozen=True, slots=True)
class Encoded:
    """What the encoder made of a piece: ``frames`` of 10 ms of it are sound, the rest is filling.

    ``spectrum`` is what it was made of: mel bands by frames of sound.
    """

    output: Any
    frames: int
    spectrum: NDArray[np.float32]


class Engine:
    """Loads a folder on the first use. Nothing here fetches anything: all files must be in it.

    The library cannot be interrupted, so each call into it runs on a thread that is left behind when
    the job is cancelled: it ends with its piece, and its result is dropped.
    """

    def __init__(self, folder: Path, threads: int = 0) -> None:
        self.folder = folder
        self._threads = threads
        self._model: Any = None
        self._features: Any = None
        self._reader: Any = None

    def load(self, job: Job) -> None:
        """Read the model; free when it is there already. ``ModelError`` when it cannot be used."""
        if self._model is None:
            self._model, self._features, self._reader = interruptible(job, self._loaded)

    def _loaded(self) -> tuple[Any, Any, Any]:
        # Threads that wait by spinning take the other's turn when the machine is busy: measured, a
        # recognition then takes 10 to 20 times as long. Read by the library when it is loaded.
        os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
        try:
            import ctranslate2
            import tokenizers
            from faster_whisper.feature_extractor import FeatureExtractor

            model = ctranslate2.models.Whisper(
                str(self.folder),
                device="cpu",
                compute_type="int8",
                intra_threads=self._threads or min(4, os.cpu_count() or 1),
                inter_threads=1,
            )
            reader = tokenizers.Tokenizer.from_file(str(self.folder / "tokenizer.json"))
            return model, FeatureExtractor(feature_size=model.n_mels), reader
        except ImportError as error:
            raise ModelError(
                "Speech recognition is not installed.", "Install the package faster-whisper."
            ) from error
        except (RuntimeError, ValueError, OSError, Exception) as error:
            # tokenizers raises bare Exception; whatever a file caused is told to the person
            raise ModelError(
                f"The recogniser in {self.folder.name} cannot be loaded: {str(error)[:300].rstrip('. ')}.",
                "Choose another one.",
            ) from error

    def close(self) -> None:
        """Give the memory back; the next use loads again."""
        self._model = self._features = self._reader = None

    @property
    def multilingual(self) -> bool:
        """Whether it knows more than English."""
        return bool(self._model.is_multilingual)

    def tokenizer(self, language: str, translate: bool) -> Any:
        """How text and tokens belong together, for one language."""
        from faster_whisper.tokenizer import Tokenizer

        task = "translate" if translate else "transcribe"
        return Tokenizer(self._reader, self.multilingual, task=task, language=language or "en")

    def encode(self, samples: Samples, job: Job, live: bool = False) -> Encoded:
        """Look at up to 30 s of 16 kHz sound."""
        model, features = self._model, self._features

        def work() -> Encoded:
            import ctranslate2

            frames = min(FRAMES, -(-len(samples) * 100 // RATE))
            seen = LIVE_FRAMES if live and frames <= LIVE_FRAMES else FRAMES
            spectrum = features(samples)[:, :frames]
            filled = np.pad(spectrum, ((0, 0), (0, seen - spectrum.shape[1])))
            view = ctranslate2.StorageView.from_array(
                np.ascontiguousarray(filled[None], np.float32)
            )
            return Encoded(model.encode(view), frames, spectrum)

        return interruptible(job, work)

    def languages(self, encoded: Encoded, job: Job) -> list[tuple[str, float]]:
        """Languages with their probabilities, the likeliest first (English for an English model)."""
        if not self.multilingual:
            return [("en", 1.0)]
        found = interruptible(job, self._model.detect_language, encoded.output)[0]
        return [(token[2:-2], float(probability)) for token, probability in found]

    def generate(self, encoded: Encoded, prompt: list[int], job: Job, **how: Any) -> Any:
        """One result of ctranslate2's ``generate``, with its scores and probability of no speech."""
        model = self._model

        def work() -> Any:
            return model.generate(
                encoded.output, [prompt], return_scores=True, return_no_speech_prob=True, **how
            )[0]

        return interruptible(job, work)

    def align(self, encoded: Encoded, start: list[int], text: list[int], job: Job) -> Any:
        """Which token is said in which 20 ms: one result of ctranslate2's ``align``."""
        model = self._model

        def work() -> Any:
            return model.align(encoded.output, start, [text], encoded.frames)[0]

        return interruptible(job, work)
