"""Where somebody speaks: silero's probability of speech every 32 ms, and the stretches made of it."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from audiochat.domain.errors import ModelError
from audiochat.domain.job import Job, interruptible
from audiochat.domain.recogniser import RATE

STEP = 512
"""Samples of one probability: 32 ms."""

_CONTEXT = 64
_FORGETS = 125  # steps of quiet (4 s) after which the model is begun anew:
_QUIET, _NOBODY = 0.01, 0.1  # under this level, and probability
_BLOCK = STEP * 128  # 4 s of sound at a time, so that a job is asked often

Samples = NDArray[np.float32]
Seconds = tuple[float, float]


@dataclass(frozen=True, slots=True)
class SpanRules:
    """How probabilities become stretches of speech; times in seconds.

    Speech begins over ``threshold`` and ends under ``release`` for ``silence``. What is shorter than
    ``shortest`` is dropped, each stretch is lengthened by ``pad`` at both ends, and one longer than
    ``longest`` is divided where speech is least likely.
    """

    threshold: float = 0.5
    release: float = 0.35
    silence: float = 0.25
    shortest: float = 0.1
    pad: float = 0.2
    longest: float = 28.0


class VoiceActivity:
    """Silero's model, loaded when first used. One may serve many streams, one after the other."""

    def __init__(self) -> None:
        self._session: Any = None

    def stream(self) -> ProbabilityStream:
        """A new stream of sound, listened to from its beginning."""
        if self._session is None:
            self._session = _session(_model_path())
        return ProbabilityStream(self._session)

    def spans(
        self, samples: Samples, job: Job | None = None, rules: SpanRules | None = None
    ) -> list[Seconds]:
        """Stretches of speech in 16 kHz mono ``samples``, in seconds, in order, never overlapping."""
        job = job or Job()
        stream = interruptible(job, self.stream)  # which may have to be read first
        found = [np.zeros(0, np.float32)]
        for start in range(0, len(samples), _BLOCK):
            job.check()
            found.append(stream.feed(samples[start : start + _BLOCK]))
        found.append(stream.finish())
        return speech_spans(np.concatenate(found), len(samples) / RATE, rules or SpanRules())


class ProbabilityStream:
    """Takes 16 kHz mono samples as they come and tells how likely each 32 ms of them is speech.

    The model remembers what it has heard, and after much quiet it takes a short word for nothing: of
    twenty ("no", "stop") it noticed seven after 40 s. So it forgets the quiet from time to time.
    """

    def __init__(self, session: Any) -> None:
        self._session = session
        self._state = _nothing_heard()
        self._quiet = 0  # steps of quiet up to here, since it was begun anew
        self._context = np.zeros(_CONTEXT, np.float32)
        self._rest = np.zeros(0, np.float32)

    def feed(self, samples: Samples) -> Samples:
        """The probabilities that have become known, one for each whole 512 samples so far."""
        whole = np.concatenate((self._rest, np.asarray(samples, np.float32)))
        count = len(whole) // STEP
        self._rest = whole[count * STEP :]
        if not count:
            return np.zeros(0, np.float32)
        rows = np.nan_to_num(whole[: count * STEP]).reshape(count, STEP)
        before = np.vstack((self._context, rows[:-1, -_CONTEXT:]))
        self._context = rows[-1, -_CONTEXT:]
        heard, found, at = np.hstack((before, rows)), [], 0
        while at < count:  # never beyond where it may have to be begun anew
            found.append(self._run(heard[at : at + _FORGETS - self._quiet]))
            at += len(found[-1])
        return np.concatenate(found)

    def _run(self, heard: Samples) -> Samples:
        """The probabilities of some steps, each with the end of the one before it."""
        output, *state = self._session.run(
            None, {"input": heard, "h": self._state[0], "c": self._state[1]}
        )
        self._state = (state[0], state[1])
        chances = np.asarray(output, np.float32).reshape(-1)
        level = np.sqrt(np.mean(np.square(heard[:, _CONTEXT:], dtype=np.float64), axis=1))
        loud = np.flatnonzero((level > _QUIET) | (chances > _NOBODY))
        self._quiet = len(heard) - 1 - int(loud[-1]) if len(loud) else self._quiet + len(heard)
        if self._quiet >= _FORGETS:
            self._state, self._quiet = _nothing_heard(), 0
        return chances

    def finish(self) -> Samples:
        """The probability of the last, incomplete piece (none if there is none)."""
        if not len(self._rest):
            return self._rest
        return self.feed(np.zeros(STEP - len(self._rest), np.float32))


def _nothing_heard() -> tuple[Samples, Samples]:
    """What the model remembers at the beginning."""
    return np.zeros((1, 1, 128), np.float32), np.zeros((1, 1, 128), np.float32)


def speech_spans(probabilities: Samples, duration: float, rules: SpanRules) -> list[Seconds]:
    """Turn probabilities, one for each 512 samples, into stretches in seconds of ``0..duration``."""
    step = STEP / RATE
    runs = [
        (first, last)
        for first, last in _runs(probabilities, rules)
        if (last - first) * step >= rules.shortest
    ]
    longest = max(1, round((rules.longest - 2 * rules.pad) / step))
    pieces = [
        piece for first, last in runs for piece in _divided(probabilities, first, last, longest)
    ]
    return _padded([(a * step, min(b * step, duration)) for a, b in pieces], rules.pad, duration)


def _runs(probabilities: Samples, rules: SpanRules) -> list[tuple[int, int]]:
    """Steps ``first..last`` of speech, by hysteresis."""
    hold = rules.silence * RATE / STEP
    found: list[tuple[int, int]] = []
    begun = quiet = -1
    for index, value in enumerate(probabilities.tolist()):
        if value >= rules.threshold:
            begun, quiet = (index if begun < 0 else begun), -1
        elif begun >= 0 and value < rules.release:
            quiet = index if quiet < 0 else quiet
            if index - quiet >= hold:
                found.append((begun, quiet))
                begun = quiet = -1
    if begun >= 0:
        found.append((begun, quiet if quiet >= 0 else len(probabilities)))
    return found


def _divided(probabilities: Samples, first: int, last: int, longest: int) -> list[tuple[int, int]]:
    """Divide a run until no part is longer than ``longest`` steps, where speech is least likely."""
    parts = []
    while last - first > longest:
        low, high = first + longest // 2, first + longest
        # a mean over five steps: a pause counts more than one unlikely step
        smooth = np.convolve(probabilities[low - 2 : high + 2], np.full(5, 0.2), "valid")
        cut = low + int(np.argmin(smooth[: high - low]))
        parts.append((first, cut))
        first = cut
    return [*parts, (first, last)]


def _padded(spans: list[Seconds], pad: float, duration: float) -> list[Seconds]:
    """Lengthen each stretch by ``pad`` at both ends, or to the middle between it and its neighbour."""
    out = []
    for index, (start, end) in enumerate(spans):
        before = spans[index - 1][1] if index else None
        after = spans[index + 1][0] if index + 1 < len(spans) else None
        low = 0.0 if before is None else (before + start) / 2
        high = duration if after is None else (end + after) / 2
        out.append((max(low, start - pad), min(high, end + pad)))
    return out


def _model_path() -> Path:
    """Silero's file, found without importing the package it lies in."""
    package = find_spec("faster_whisper")
    places = list(package.submodule_search_locations or []) if package else []
    for place in places:
        for path in sorted((Path(place) / "assets").glob("silero_vad*.onnx"), reverse=True):
            return path
    raise ModelError(
        "The part that finds speech is not installed.", "Install the package faster-whisper."
    )


def _session(path: Path) -> Any:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.inter_op_num_threads = options.intra_op_num_threads = 1
    options.enable_cpu_mem_arena = False
    options.log_severity_level = 4
    return onnxruntime.InferenceSession(
        str(path), providers=["CPUExecutionProvider"], sess_options=options
    )
