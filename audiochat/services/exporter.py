"""Exporting: a timeline becomes a file of its own, whole or not at all."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from audiochat.domain.errors import MediaError
from audiochat.domain.job import Job
from audiochat.domain.notes import UNWRITTEN, Notes
from audiochat.domain.recording import Recording, Tags
from audiochat.domain.timeline import Timeline
from audiochat.domain.voice import IN_PART, SYNTHETIC
from audiochat.services import finished_file, originals

if TYPE_CHECKING:
    from audiochat.domain.operation import Samples
    from audiochat.media.encoding import Format, Shape
    from audiochat.media.sources import SourcePool
    from audiochat.store.database import Store


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
        notes: Notes | None = None,
        overwrite: bool = False,
        over_original: bool = False,
    ) -> Path:
        """Write ``timeline`` to ``out`` in the format of its ending and return the whole path.

        The file appears under its name only when it is complete and on the disk. ``bitrate`` is in
        bits per second (lossy formats take the nearest they have); ``tags`` are the recording's own
        unless given, and so are ``notes`` (chapters, title, keywords), which go into the tags. With
        ``overwrite`` a file of that name is replaced; if any recording stands on it, a copy is kept
        first, so that its history goes on. Raises ``MediaError`` when the ending is unknown, the file
        exists (without ``overwrite``), is the original itself (without ``over_original``), or cannot
        be written; nothing is left behind then, nor when the job is cancelled.
        """
        job = job or Job()
        out = out.expanduser().absolute()
        recording = self._store.recordings.get(recording_id)
        form = self._format(out, timeline)
        self._refuse(out, recording, timeline, overwrite, over_original)
        shape = _shape(form, timeline, recording, bitrate)

        def last_look() -> None:
            self._refuse(out, recording, timeline, overwrite, over_original)
            job.check()
            if out.exists():
                originals.keep(out, self._store, self._pool, self._folder)

        blocks = self._blocks(timeline, shape, job)
        written = self.notes(recording_id, timeline) if notes is None else notes
        kept = self._marked(_tagged(recording.tags if tags is None else tags, written), timeline)
        finished_file.write(out, form, shape, blocks, kept, last_look)
        job.progress(1.0, "Exported")
        return out

    def notes(self, recording_id: str, timeline: Timeline) -> Notes:
        """What is written about a timeline of a recording: that of the state shown, if it is that."""
        shown = self._store.revisions.get(self._store.recordings.revision_of(recording_id))
        return shown.notes if shown.timeline == timeline else UNWRITTEN

    def _marked(self, tags: Tags, timeline: Timeline) -> Tags:
        """The tags, with a mark where a machine speaks in the timeline."""
        used = self._store.sources.of(timeline.sources()).values()
        if all(source.kind != "synthetic" for source in used):
            return tags
        return replace(tags, values={**tags.values, SYNTHETIC: IN_PART})

    def _format(self, out: Path, timeline: Timeline) -> Format:
        """The format of a file's ending, if it can hold the timeline."""
        found = finished_file.format_of(out)
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
        finished_file.refuse(out, overwrite=True)
        kept = [source.path for source in self._store.sources.of(timeline.sources()).values()]
        for path in (recording.path, *kept) if not over_original else ():
            with contextlib.suppress(OSError):
                if out == path or (out.exists() and out.samefile(path)):
                    raise MediaError(
                        f"{out.name} is the original recording, which is never written over.",
                        "Choose another name.",
                    )
        finished_file.refuse(out, overwrite)

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


def _tagged(tags: Tags, notes: Notes) -> Tags:
    """The tags with what the person wrote about the recording."""
    values = dict(tags.values)
    if notes.title:
        values["title"] = notes.title
    if notes.tags:
        values["keywords"] = ", ".join(notes.tags)
    return replace(tags, values=values, chapters=notes.chapters)


def _shape(form: Format, timeline: Timeline, recording: Recording, bitrate: int | None) -> Shape:
    """Rate, length, depth and bitrate to write: as fine as the original was, no finer."""
    from audiochat.media.encoding import Shape

    rate = form.rate_for(timeline.rate)
    depth = recording.facts.bit_depth or 16
    bits = 16 if depth <= 16 else 24 if depth <= 24 else 32
    frames = -(-timeline.frames * rate // timeline.rate)
    return Shape(rate, timeline.channels, frames, bits, form.bitrate_for(bitrate))
