"""Speaking: text becomes samples, piece by piece, with piper's voices on onnxruntime.

Letters become sounds in piper; the model is run here, so that a run can be stopped half-way, keeps to
its threads and never gets more than a few seconds of speech at once.
"""

from __future__ import annotations

import contextlib
import os
import re
import threading
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Protocol, cast

import numpy as np
from numpy.typing import NDArray

from audiochat.domain.errors import Cancelled, ModelError
from audiochat.domain.job import Job, interruptible
from audiochat.domain.operation import Samples
from audiochat.domain.transcript import Word
from audiochat.domain.voice import FASTEST, SLOWEST, Voice
from audiochat.speech.phones import reading
from audiochat.speech.speakable import speakable
from audiochat.speech.voice_file import Description, read_description
from audiochat.speech.word_times import with_lengths, word_times

MOST_SOUNDS = 160
"""Sounds given to the model at once, about eight seconds: bounds memory, and the wait to stop."""

FIRST_SOUNDS = 60
"""Sounds of the first piece of a long sentence, so that it is heard soon."""

MOST_THREADS = 2
PAUSE_SECONDS = 0.12
"""Silence after a sentence, besides what the voice leaves itself."""

_ENDS = re.compile(r"(?<=[.!?])\s+")
_PARAGRAPH = 4000  # characters that are turned into sounds at a time


class _Phonemiser(Protocol):
    """Piper's way from letters to sounds."""

    def phonemize(self, text: str) -> list[list[str]]:
        """Sounds of each sentence."""


class Synthesiser:
    """One voice, read when first needed; safe from any thread, one piece at a time.

    ``speak`` raises ``ModelError`` when the voice cannot be read or run. ``close`` gives the memory
    back (about 150 MB); speaking again reads the voice again.
    """

    def __init__(self, voice: Voice, threads: int | None = None) -> None:
        self.voice = voice
        self.description: Description = read_description(voice.path)
        self._threads = threads or min(MOST_THREADS, os.cpu_count() or 1)
        self._lock = threading.Lock()
        self._session: Any = None
        self._phonemiser: _Phonemiser | None = None

    @property
    def rate(self) -> int:
        """Frames per second of what is spoken."""
        return self.description.rate

    @property
    def loaded(self) -> bool:
        """Whether the voice is in memory."""
        return self._session is not None

    def load(self, job: Job | None = None) -> None:
        """Read the voice into memory (a second). Calling again is free.

        Stopped, it is read to its end all the same, for whoever speaks next.
        """
        if self._session is None:
            interruptible(job or Job(), self._load_alone)

    def _load_alone(self) -> None:
        with self._lock:
            self._load()

    def _load(self) -> None:
        if self._session is not None:
            return
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = self._threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 4
        # threads that spin while they wait would take the processor from the language model
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        try:
            self._session = self._open(options)
            self._phonemiser = _phonemiser(self.description)
        except Exception as error:
            self._session = None
            raise ModelError(
                f"The voice {self.voice.name} cannot be read ({str(error)[:120]}).",
                "Choose another voice.",
            ) from error

    def _open(self, options: Any) -> Any:
        """The model; with the lengths of its sounds where it can be asked for them."""
        import onnxruntime

        only = ["CPUExecutionProvider"]
        with contextlib.suppress(Exception):  # another model may call something else by that name
            model = with_lengths(self.voice.path.read_bytes())
            return onnxruntime.InferenceSession(model, options, providers=only)
        return onnxruntime.InferenceSession(str(self.voice.path), options, providers=only)

    def speak(self, text: str, job: Job, speed: float = 1.0) -> Iterator[Samples]:
        """Yield what is heard, shape (frames, 1), as it is made; nothing where nothing can be said.

        ``speed`` 2 is twice as fast. Raises ``Cancelled`` within 200 ms of the wish.
        """
        pace = self.description.pace / min(FASTEST, max(SLOWEST, speed))
        words = speakable(text, self.description.language)
        first = True
        for part in _parts(words):
            for sounds in self._sentences(part, job):
                pieces = _pieces(sounds, FIRST_SOUNDS if first else MOST_SOUNDS)
                for piece in pieces:
                    first = False
                    yield self._run(piece, pace, job)[0]
                if pieces:
                    yield self._pause(pace)

    def utter(self, text: str, job: Job, speed: float = 1.0) -> tuple[Samples, tuple[Word, ...]]:
        """What is heard, shape (frames, 1), and where each word is in it, in seconds."""
        pace = self.description.pace / min(FASTEST, max(SLOWEST, speed))
        made: list[Samples] = [np.zeros((0, 1), np.float32)]
        words: list[Word] = []
        for sentence in _ENDS.split(speakable(text, self.description.language)):
            sounds = [sound for one in self._sentences(sentence, job) for sound in one]
            texts = sentence if len(sounds) <= MOST_SOUNDS else ""
            begin = sum(map(len, made)) / self.rate
            spoken = [self._run(piece, pace, job) for piece in _pieces(sounds, MOST_SOUNDS)]
            if not spoken:
                continue
            sound = np.concatenate([one for one, _ in spoken])
            steps = spoken[0][1] if texts and len(spoken) == 1 else None
            for word in word_times(sentence, ["^", *_padded(sounds), "$"], steps, sound, self.rate):
                words.append(replace(word, start=begin + word.start, end=begin + word.end))
            made += [sound, self._pause(pace)]
        return np.concatenate(made), tuple(words)

    def _pause(self, pace: float) -> Samples:
        """The silence after a sentence."""
        silence = round(PAUSE_SECONDS * self.rate * pace / self.description.pace)
        return np.zeros((silence, 1), np.float32)

    def _sentences(self, text: str, job: Job) -> list[list[str]]:
        with self._lock:
            job.check()
            self._load()
            return self._sounds(text)

    def _sounds(self, text: str) -> list[list[str]]:
        """The sounds of each sentence that the model knows."""
        assert self._phonemiser is not None
        try:
            with reading:
                found = self._phonemiser.phonemize(text)
        except Exception as error:
            raise ModelError(
                f"The voice {self.voice.name} cannot read this text ({str(error)[:120]}).",
                "Choose another voice.",
            ) from error
        return [[sound for sound in one if sound in self.description.ids] for one in found]

    def _run(
        self, sounds: list[str], pace: float, job: Job
    ) -> tuple[Samples, NDArray[np.float32] | None]:
        """The sound of one piece, and how long each of its sounds is (None: the voice does not say)."""
        import onnxruntime

        options = onnxruntime.RunOptions()
        with self._lock, job.when_cancelled(lambda: setattr(options, "terminate", True)):
            job.check()
            self._load()
            try:
                made, *more = self._session.run(None, self._inputs(sounds, pace), options)
            except Exception as error:
                if job.cancelled:
                    raise Cancelled from None
                raise ModelError(
                    f"The voice {self.voice.name} failed ({str(error)[:120]}).",
                    "Choose another voice.",
                ) from error
        job.check()
        sound = np.asarray(made, np.float32).reshape(-1, 1)
        np.nan_to_num(sound, copy=False, nan=0.0, posinf=1.0, neginf=-1.0)
        steps = np.nan_to_num(np.asarray(more[0], np.float32).reshape(-1)) if more else None
        return cast(Samples, np.clip(sound, -1.0, 1.0)), steps

    def _inputs(self, sounds: list[str], pace: float) -> dict[str, Any]:
        known = self.description.ids
        ids = [number for sound in ("^", *_padded(sounds), "$") for number in known[sound]]
        inputs: dict[str, Any] = {
            "input": np.array([ids], np.int64),
            "input_lengths": np.array([len(ids)], np.int64),
            "scales": np.array([self.description.noise, pace, self.description.rhythm], np.float32),
        }
        if self.description.speakers > 1:
            inputs["sid"] = np.array([self.description.speaker], np.int64)
        return inputs

    def close(self) -> None:
        """Give the memory back. Calling again is free."""
        with self._lock:
            self._session = self._phonemiser = None


def _padded(sounds: list[str]) -> list[str]:
    """Sounds as the model reads them: each with a gap before it, and one at the end."""
    return ["_", *(one for sound in sounds for one in (sound, "_"))]


def _phonemiser(description: Description) -> _Phonemiser:
    """Piper's own code for letters to sounds, without a model of its own."""
    from piper.config import PhonemeType, PiperConfig
    from piper.voice import PiperVoice

    config = PiperConfig(
        num_symbols=len(description.ids),
        num_speakers=description.speakers,
        sample_rate=description.rate,
        espeak_voice=description.language,
        phoneme_id_map=description.ids,
        phoneme_type=PhonemeType(description.phonemes),
        vowel_clusters=set(description.clusters) or None,
    )
    made: _Phonemiser = PiperVoice(session=None, config=config)
    return made


def _parts(text: str) -> Iterator[str]:
    """A long text in parts that end with a sentence, or at least with a word."""
    while len(text) > _PARAGRAPH:
        head = text[:_PARAGRAPH]
        cut = max(head.rfind(mark) for mark in (". ", "? ", "! "))
        cut = cut + 1 if cut > 0 else head.rfind(" ")
        cut = cut if cut > 0 else _PARAGRAPH
        yield text[:cut]
        text = text[cut:].lstrip()
    if text:
        yield text


def _pieces(sounds: list[str], first: int) -> list[list[str]]:
    """A sentence in pieces of at most ``MOST_SOUNDS``; a long one begins with one of about ``first``.

    It is cut after a comma where there is one, else between words, so that nothing is torn.
    """
    out: list[list[str]] = []
    rest = sounds
    comma = _comma(sounds, first)
    if len(sounds) > first and comma:
        out, rest = [sounds[:comma]], sounds[comma:]
    elif len(sounds) > 2 * first:
        cut = _cut(sounds, first)
        out, rest = [sounds[:cut]], sounds[cut:]
    while len(rest) > MOST_SOUNDS:
        cut = _cut(rest, MOST_SOUNDS)
        out.append(rest[:cut])
        rest = rest[cut:]
    return [piece for piece in (*out, rest) if any(sound.isalpha() for sound in piece)]


def _comma(sounds: list[str], most: int) -> int:
    """Where the first clause that is worth speaking alone ends; 0 where there is none."""
    found = (n + 1 for n in range(most // 5, min(most, len(sounds))) if sounds[n] in ",;:")
    return next(found, 0)


def _cut(sounds: list[str], most: int) -> int:
    """Where to cut so that at most ``most`` sounds stand before."""
    for marks in (",;:", " "):
        for at in range(min(most, len(sounds)) - 1, most // 4, -1):
            if sounds[at] in marks:
                return at + 1
    return most
