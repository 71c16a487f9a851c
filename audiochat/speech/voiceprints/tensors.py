"""Reads the numbers out of a file that PyTorch saved, without PyTorch and without running anything in it."""

from __future__ import annotations

import pickle
import zipfile
from collections import OrderedDict
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from audiochat.domain.errors import ModelError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MOST_BYTES = 200_000_000
KINDS = {"FloatStorage": "<f4", "LongStorage": "<i8"}


def read_tensors(path: Path) -> dict[str, NDArray[np.float32]]:
    """The arrays of a saved state by name; ``ModelError`` for anything else than plain numbers."""
    try:
        with zipfile.ZipFile(path) as archive:
            if sum(info.file_size for info in archive.infolist()) > MOST_BYTES:
                raise ModelError(f"{path.name} is larger than any model of voices.")
            entry = next(n for n in archive.namelist() if n.endswith("/data.pkl"))
            reader = _Reader(BytesIO(archive.read(entry)), archive, entry.removesuffix("data.pkl"))
            state = reader.load()
        return {str(name): array for name, array in state.items()}
    except ModelError:
        raise
    except (OSError, KeyError, ValueError, TypeError, AttributeError, StopIteration) as error:
        raise ModelError(f"{path.name} is not a model of voices.", "Reinstall.") from error
    except (zipfile.BadZipFile, pickle.UnpicklingError, EOFError, IndexError) as error:
        raise ModelError(f"{path.name} is damaged.", "Reinstall.") from error


class _Reader(pickle.Unpickler):
    """An unpickler that knows dictionaries and arrays of numbers and refuses everything else."""

    def __init__(self, file: BytesIO, archive: zipfile.ZipFile, folder: str) -> None:
        super().__init__(file)
        self._archive = archive
        self._folder = folder

    def find_class(self, module: str, name: str) -> Any:
        """The four things a saved state is made of."""
        if (module, name) == ("collections", "OrderedDict"):
            return OrderedDict
        if (module, name) == ("torch._utils", "_rebuild_tensor_v2"):
            return _array
        if module == "torch" and name in KINDS:
            return KINDS[name]
        raise pickle.UnpicklingError(f"{module}.{name} has no place in a model")

    def persistent_load(self, pid: Any) -> Any:
        """The numbers that a tensor refers to: a flat array of its kind."""
        import numpy as np

        _, kind, key, _, count = pid
        if not str(key).isalnum():
            raise pickle.UnpicklingError("a name with odd characters")
        flat = np.frombuffer(self._archive.read(f"{self._folder}data/{key}"), np.dtype(kind))
        if len(flat) < count:
            raise pickle.UnpicklingError("numbers are missing")
        return flat


def _array(flat: Any, offset: int, shape: tuple[int, ...], stride: tuple[int, ...], *_: Any) -> Any:
    """A tensor as PyTorch describes it; only those that lie in memory in order."""
    import numpy as np

    count = int(np.prod(shape)) if shape else 1
    array = flat[offset : offset + count].reshape(shape)
    expected = tuple(s // flat.itemsize for s in array.strides)
    if stride != expected and count > 1:
        raise pickle.UnpicklingError("an array that is not laid out in order")
    return array.astype(np.float32)
