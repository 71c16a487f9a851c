"""Checks before a model is loaded: that it fits into memory and is still the file that was examined."""

from __future__ import annotations

from audiochat.domain.errors import ModelError
from audiochat.domain.generation import ModelSpec

SPARE_BYTES = 256 * 1024 * 1024
"""What llama.cpp needs beside weights and cache, roughly."""


def needed_bytes(size_bytes: int, kv_bytes_per_token: int, length: int) -> int:
    """Memory for a model file of ``size_bytes`` with a context of ``length`` tokens, in bytes."""
    return size_bytes + kv_bytes_per_token * length + SPARE_BYTES


def check_fits(name: str, size_bytes: int, kv_bytes_per_token: int, length: int) -> None:
    """Raise ``ModelError`` with the figures when there is not enough free memory."""
    import psutil

    free = psutil.virtual_memory().available
    needed = needed_bytes(size_bytes, kv_bytes_per_token, length)
    if needed > free:
        raise ModelError(
            f"{name} needs about {_gigabytes(needed)} of memory with a context of {length:,} tokens, "
            f"and {_gigabytes(free)} is free.",
            "Choose a smaller model or a smaller context length, or close other programs.",
        )


def check_room(spec: ModelSpec, length: int) -> None:
    """``check_fits`` for a model that was examined."""
    kv = spec.details.get("kv_bytes_per_token", 0)
    check_fits(spec.name, spec.size_bytes, kv if isinstance(kv, int) else 0, length)


def check_unchanged(spec: ModelSpec) -> None:
    """Raise ``ModelError`` when the file is gone or is not the one that was examined any more."""
    assert spec.path is not None
    try:
        facts = spec.path.stat()
    except OSError:
        raise ModelError(
            f"The file of {spec.name} is gone: {spec.path.name}.", "Choose another model."
        ) from None
    changed = spec.details.get("mtime_ns", facts.st_mtime_ns) != facts.st_mtime_ns
    if changed or (spec.size_bytes and facts.st_size != spec.size_bytes):
        raise ModelError(
            f"The file of {spec.name} has changed since it was checked.", "Choose it again."
        )


def _gigabytes(count: int) -> str:
    return f"{count / 1e9:.1f} GB"
