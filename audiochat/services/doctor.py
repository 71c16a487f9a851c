"""The program's own check-up: versions, database, model, sound devices, disk."""

from __future__ import annotations

import importlib.metadata
import platform
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from audiochat.domain.errors import UserError
from audiochat.domain.job import Job
from audiochat.services.workshop import Workshop

LOW_DISK_BYTES = 2 * 1024**3
"""Below this much free room, decoding an hour of sound (1.4 GB) may not fit."""

LIBRARIES = (
    "PySide6-Essentials",
    "llama-cpp-python",
    "SQLModel",
    "soundfile",
    "numpy",
    "mutagen",
    "av",
    "faster-whisper",
    "piper-tts",
)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: whether it is well, what was seen, and how to mend it."""

    name: str
    ok: bool
    detail: str
    mend: str = ""


def _versions(_: Workshop) -> Finding:
    missing: list[str] = []
    found = [f"Python {platform.python_version()}"]
    for library in LIBRARIES:
        try:
            found.append(f"{library} {importlib.metadata.version(library)}")
        except importlib.metadata.PackageNotFoundError:
            missing.append(library)
    mend = "Set up again with: python3 packaging/bootstrap.py setup"
    if missing:
        return Finding("versions", False, f"not installed: {', '.join(missing)}", mend)
    return Finding("versions", True, ", ".join(found))


def _database(workshop: Workshop) -> Finding:
    version, sound = workshop.store.check()
    mend = f"Put a backup from {workshop.data_dir / 'backups'} in its place."
    return Finding("database", sound, f"SQLite {version}, {workshop.store.path}", mend)


def _model(workshop: Workshop) -> Finding:
    spec = workshop.models.embedded(Job())
    size = f"{spec.size_bytes / 1e6:.0f} MB"
    return Finding("model", True, f"{spec.name}, {size}, {spec.path}")


def _speech(workshop: Workshop) -> Finding:
    spec = workshop.listener.chosen()
    voice = workshop.speaker.voice()
    detail = f"hears with {spec.name}, {spec.size_bytes / 1e6:.0f} MB; speaks as {voice.name}"
    return Finding("speech", True, detail, "Choose them again under Settings, Speech and Voice.")


def _sound(_: Workshop) -> Finding:
    from audiochat.media import microphone
    from audiochat.media.device import loudspeakers

    out, ears = loudspeakers(), microphone.devices()
    plays = f"plays with {', '.join(out)}" if out else "no sound device (silent)"
    listens = f"listens with {', '.join(ears)}" if ears else "no microphone"
    rest = "" if out and ears else "; everything else works"
    return Finding("sound", True, f"{plays}; {listens}{rest}")


def _disk(workshop: Workshop) -> Finding:
    free = shutil.disk_usage(workshop.data_dir).free
    return Finding(
        "disk",
        free >= LOW_DISK_BYTES,
        f"{free / 1e9:.1f} GB free at {workshop.data_dir}",
        "Free some room, or choose another data folder with --data-dir.",
    )


CHECKS: tuple[Callable[[Workshop], Finding], ...] = (
    _versions,
    _database,
    _model,
    _speech,
    _sound,
    _disk,
)


def examine(data_dir: Path | None) -> list[Finding]:
    """Look at everything; a part that fails is a finding, not an error."""
    try:
        workshop = Workshop.open(data_dir)
    except UserError as error:
        return [Finding("database", False, error.message, error.remedy)]
    findings: list[Finding] = []
    with workshop:
        for check in CHECKS:
            try:
                findings.append(check(workshop))
            except UserError as error:
                name = check.__name__.strip("_")
                findings.append(Finding(name, False, error.message, error.remedy))
    return findings
