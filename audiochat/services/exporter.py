"""Exporting: a timeline becomes a file of its own, whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from audiochat.domain.errors import MediaError
from audiochat.domain.job import Job
from audiochat.domain.recording import Recording, Tags
from audiochat.domain.timeline import Timeline
from audiochat.services import originals

if TYPE_CHECKING:
    from audiochat.domain.operation import Samples
    from audiochat.media.encoding import Format, Shape
    from audiochat.media.sources import SourcePool
    from audiochat.store.database import Store

_NEARLY_FULL = 4 * 1024 * 1024
_TOLERANCE = 0.1  # seconds by which what was written may differ (lossy formats pad)


class Exporter:
    """Writes timelines to files a person chose."""

    def __init__(self, store: Store, pool: SourcePool, folder: Path) -> None:
        self._store, self._pool, self._folder = store, pool, folder

    def formats(self) -> list[Format]:
        """Every format there is, lossless first."""
        from audiochat.media import encoders

        return list(encoders.load())

    def export(
        self,
        recording_id: str,
        timeline: Timeline,
        out: Path,
        job: Job | None = None,
        *,
        bitrate: int | None = None,
        tags: Tags | None = None,
        overwrite: bool = False,
        over_original: bool = False,
    ) -> Path:
        """Write ``timeline`` to ``out`` in the format of its ending and return the whole path.

        The file appears under its name only when it is complete and on the disk. ``bitrate`` is in
        bits per second (lossy formats take the nearest they have); ``tags`` are the recording's
        own unless given. With ``overwrite`` a file of that name is replaced; if any recording stands
        on it, a copy is kept first, so that its history goes on. Raises ``MediaError`` when the
        ending is unknown, the file exists (without ``overwrite``), is the original itself (without
        ``over_original``), or cannot be written; nothing is left behind then, nor when the job is
        cancelled.
        """
        job = job or Job()
        out = out.expanduser().absolute()
        recording = self._store.recordings.get(recording_id)
        form = self._format(out, timeline)
        self._refuse(out, recording, timeline, overwrite, over_original)
        shape = _shape(form, timeline, recording, bitrate)
        part = _free(out)
        try:
            form.encode(self._blocks(timeline, shape, job), shape, part)
            form.write_tags(part, recording.tags if tags is None else tags)
            _check(part, shape)
            _sync(part)
            self._refuse(out, recording, timeline, overwrite, over_original)
            job.check()
            if out.exists():
                originals.keep(out, self._store, self._pool, self._folder)
            part.replace(out)
        except OSError as error:
            raise _unwritable(out, error) from error
        finally:
            with contextlib.suppress(OSError):
                part.unlink(missing_ok=True)
        job.progress(1.0, "Exported")
        return out

    def _format(self, out: Path, timeline: Timeline) -> Format:
        """The format of a file's ending, if it can hold the timeline."""
        ending = out.suffix.lower().lstrip(".")
        formats = self.formats()
        found = next((form for form in formats if ending in form.endings), None)
        if found is None:
            known = ", ".join(form.endings[0] for form in formats)
            what = f"“.{ending}” is no format" if ending else f"{out.name} has no ending"
            raise MediaError(f"{what} this program can write.", f"Use one of: {known}.")
        if timeline.frames == 0:
            raise MediaError("There is nothing to export: the recording is empty.", "Undo a step.")
        if timeline.channels > found.max_channels:
            raise MediaError(
                f"{found.title} holds at most {found.max_channels} channels, "
                f"the recording has {timeline.channels}.",
                "Convert the channels first, or choose WAV.",
            )
        return found

    def _refuse(
        self,
        out: Path,
        recording: Recording,
        timeline: Timeline,
        overwrite: bool,
        over_original: bool,
    ) -> None:
        """Refuse what would destroy something."""
        if not out.parent.is_dir():
            raise MediaError(f"There is no folder {out.parent}.", "Choose a folder that exists.")
        if out.is_dir():
            raise MediaError(f"{out} is a folder.", "Choose a file name.")
        kept = [source.path for source in self._store.sources.of(timeline.sources()).values()]
        for path in (recording.path, *kept) if not over_original else ():
            with contextlib.suppress(OSError):
                if out == path or (out.exists() and out.samefile(path)):
                    raise MediaError(
                        f"{out.name} is the original recording, which is never written over.",
                        "Choose another name.",
                    )
        if out.exists() and not overwrite:
            raise MediaError(f"{out} exists already.", "Choose another name, or allow overwriting.")

    def _blocks(self, timeline: Timeline, shape: Shape, job: Job) -> Iterator[Samples]:
        """The timeline's sound at the rate to be written."""
        from audiochat.media.encoding import BLOCK, resampled
        from audiochat.media.render import TimelineReader

        def read() -> Iterator[Samples]:
            reader = TimelineReader(timeline, self._pool)
            try:
                for start in range(0, timeline.frames, BLOCK):
                    job.check()
                    job.progress(0.99 * start / timeline.frames, "Exporting")
                    yield reader.read(start, min(BLOCK, timeline.frames - start))
            finally:
                reader.close()

        if shape.rate == timeline.rate:
            return read()
        return resampled(read(), timeline.rate, shape.rate, timeline.channels)


def _shape(form: Format, timeline: Timeline, recording: Recording, bitrate: int | None) -> Shape:
    """Rate, length, depth and bitrate to write: as fine as the original was, no finer."""
    from audiochat.media.encoding import Shape

    rate = form.rate_for(timeline.rate)
    depth = recording.facts.bit_depth or 16
    bits = 16 if depth <= 16 else 24 if depth <= 24 else 32
    frames = -(-timeline.frames * rate // timeline.rate)
    return Shape(rate, timeline.channels, frames, bits, form.bitrate_for(bitrate))


def _free(out: Path) -> Path:
    """A name beside ``out`` that nobody uses."""
    part, number = out.with_name(f"{out.name}.part"), 1
    while part.exists():
        number += 1
        part = out.with_name(f"{out.name}.{number}.part")
    return part


def _check(part: Path, shape: Shape) -> None:
    """Read back what was written: rate, channels and length must be there."""
    from audiochat.media import probe

    found, _ = probe.facts(part)
    short = abs(found.duration - shape.frames / shape.rate)
    if (found.rate, found.channels) != (shape.rate, shape.channels) or short > _TOLERANCE:
        raise OSError(errno.EIO, "what was written does not read back whole")


def _sync(part: Path) -> None:
    """Wait until the disk has it."""
    with part.open("rb+") as file:
        os.fsync(file.fileno())


def _unwritable(out: Path, error: OSError) -> MediaError:
    """Why a file could not be written, as a person can act on."""
    full = error.errno in (errno.ENOSPC, errno.EDQUOT)
    with contextlib.suppress(OSError):
        disk = shutil.disk_usage(out.parent)
        full = full or (disk.total > 0 and disk.free < _NEARLY_FULL)
    if full:
        return MediaError(
            f"There is no room left on the disk for {out.name}.",
            "Free some room or choose another disk; nothing was left behind.",
        )
    return MediaError(
        f"{out} could not be written: {error.strerror or error}.",
        "Check that the folder may be written to, or choose another; nothing was left behind.",
    )
