"""The first full pass over a file: facts, tags, every sample, peaks. Run in a child process."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from audiochat.domain.errors import MediaError
from audiochat.domain.job import Job
from audiochat.domain.recording import MediaFacts, Source, Tags
from audiochat.media import decode, probe, tags
from audiochat.media.pyramid import BLOCK, PeakCache, SourcePeaks, save
from audiochat.media.sources import (
    SourceReader,
    SourceWriter,
    fingerprint,
    open_samples,
    original_id,
)

SPARE = 256 * 1024 * 1024
"""Bytes of disk that decoding leaves free."""


@dataclass(frozen=True, slots=True)
class Intake:
    """What the first pass found."""

    facts: MediaFacts
    tags: Tags
    source: Source


def take_in(path: Path, sources: Path, peaks: Path, job: Job) -> Intake:
    """Read a file to its end, into a decoded source in ``sources`` where it cannot be read in place.

    Peaks go to ``peaks``. Raises ``decode.Refused`` for a file that is no sound, ``MediaError`` when
    the disk is full.
    """
    found, in_place = probe.facts(path)
    mark = fingerprint(path)
    source = _walked(path, found, mark, peaks, job) if in_place else None
    if source is None:
        source = _decoded(path, found, mark, sources, job)
        reader = SourceReader(source)
        try:
            PeakCache(peaks).build(reader, job)
        finally:
            reader.close()
    return Intake(probe.settled(path, found, source.frames), tags.read(path), source)


def _walked(path: Path, found: MediaFacts, mark: str, peaks: Path, job: Job) -> Source | None:
    """Read a file in place from start to end; None when less comes than it promised."""
    frames = round(found.duration * found.rate)
    source = Source(original_id(mark), path, found.rate, found.channels, frames, "original")
    if frames == 0:
        raise decode.refused(path, "there is no sound in it")
    pyramid = SourcePeaks(source)
    handle = open_samples(path)
    try:
        while pyramid.filled < frames:
            job.check()
            job.progress(pyramid.filled / frames, "Reading")
            want = min(BLOCK, frames - pyramid.filled)
            block = handle.read(pyramid.filled, want)
            if len(block) < want:
                return None
            pyramid.add(block)
    except (OSError, RuntimeError):  # libsndfile's errors are RuntimeErrors
        return None
    finally:
        handle.close()
    save(peaks / f"{source.id}.peaks", pyramid)
    return source


def _decoded(path: Path, found: MediaFacts, mark: str, sources: Path, job: Job) -> Source:
    """Decode a file once into a source that can be read at random."""
    name = f"decoded-{mark}"
    target = sources / f"{name}.wav"
    sources.mkdir(parents=True, exist_ok=True)
    room = shutil.disk_usage(sources).free - SPARE
    limit = max(0, room // (4 * found.channels))
    if found.duration * found.rate > limit:
        raise MediaError(
            f"{path.name} needs more room than is left on the disk.",
            "Free some room and try again.",
        )
    with SourceWriter(target, found.rate, found.channels) as writer:
        for block in decode.blocks(path, job, limit):
            writer.write(np.ascontiguousarray(block))
    return Source(name, target, found.rate, found.channels, writer.frames, "decoded")
