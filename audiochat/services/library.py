"""The library: opening a file as a recording, finding it again, its facts."""

from __future__ import annotations

import contextlib
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from audiochat.domain.job import Job
from audiochat.domain.recording import Findable, MediaFacts, Recording, Source, Tags
from audiochat.domain.timeline import Clip, Timeline
from audiochat.services.examiner import Examiner, sha256
from audiochat.services.quarantine import Quarantine

if TYPE_CHECKING:
    from audiochat.domain.operation import Samples
    from audiochat.media.sources import SourcePool, SourceReader
    from audiochat.store.database import Store

_READ = 65_536  # frames


class Library:
    """Recordings the person opened. Methods block; those that read whole files take a ``Job``."""

    def __init__(
        self, store: Store, pool: SourcePool, quarantine: Quarantine, data_dir: Path
    ) -> None:
        self._store, self._pool = store, pool
        self._examiner = Examiner(store, quarantine, data_dir)
        for left in self._examiner.sources.glob("*.part"):  # of a run that was killed
            with contextlib.suppress(OSError):
                left.unlink()

    def open(self, path: Path, job: Job | None = None) -> Recording:
        """The recording of a file, with its history if the same content was met before.

        A plain WAV is checked by our own code and is there at once; any other file nobody has met is
        read by a child process first, with progress. Raises ``MediaError`` with the reason when it is
        not sound we can read.
        """
        job = job or Job()
        path, mark = self._examiner.marked(path)
        known = self._store.recordings.find(path, mark)
        key = mark
        if known is not None and not self._examiner.is_still(path, mark, job):
            key = sha256(path, job)
            known = self._store.recordings.find(path, key)
        if known is not None:
            return self._resumed(known, path, mark, job)
        facts, tags, source = self._examiner.examined(path, mark, job)
        if key != mark and source.kind == "original":
            source = replace(source, id=f"{source.id}~{key[:16]}")
        self._store.sources.add(source)
        now = datetime.now(UTC)
        recording = Recording(
            id=uuid.uuid4().hex,
            path=path,
            title=tags.values.get("title", "").strip()[:200] or path.stem,
            sha256=key,
            facts=facts,
            tags=tags,
            revision_id=uuid.uuid4().hex,
            created_at=now,
            opened_at=now,
        )
        clips = (Clip(source.id, 0, source.frames),)
        return self._store.recordings.add(recording, Timeline(source.rate, source.channels, clips))

    def get(self, recording_id: str) -> Recording:
        """A recording by id; ``NotFound`` when there is none."""
        return self._store.recordings.get(recording_id)

    def list(self, limit: int = 200, offset: int = 0) -> list[Recording]:
        """Recordings, last opened first."""
        return self._store.recordings.list(limit, offset)

    def findable(self, limit: int = 2000) -> Sequence[Findable]:
        """What recordings are found by: titles, names of files and tags; last opened first."""
        return self._store.recordings.findable(limit)

    def remove(self, recording_id: str) -> None:
        """Take a recording off the list; ``restore``, or opening its file, brings all of it back."""
        self._store.recordings.hide(recording_id)

    def restore(self, recording_id: str) -> None:
        """Undo ``remove``."""
        self._store.recordings.hide(recording_id, False)

    def forget(self, recording_id: str) -> None:
        """Take a recording and its history out of the library; its own file is never touched."""
        revisions = self._store.revisions.of(recording_id)
        mine = {name for revision in revisions for name in revision.timeline.sources()}
        self._store.recordings.delete(recording_id)
        unused = [source for source in self._store.sources.unused() if source.id in mine]
        self._store.sources.delete(source.id for source in unused)
        for source in unused:
            self._pool.forget(source.id)
            with contextlib.suppress(OSError):
                (self._examiner.peaks / f"{source.id}.peaks").unlink(missing_ok=True)
                if source.kind != "original" and source.path.is_relative_to(self._examiner.sources):
                    source.path.unlink(missing_ok=True)

    def measure(self, recording_id: str, job: Job | None = None) -> Recording:
        """The recording with the loudness of its file among its facts, measured once."""
        recording = self.get(recording_id)
        if recording.facts.loudness is not None:
            return recording
        source = self._imported(recording)
        facts = _with_loudness(recording.facts, self._pool.reader(source.id), job or Job())
        if source.kind == "original":
            mark = source.id.removeprefix("original-").split("~")[0]
            self._examiner.settle(source.path, mark, job or Job())
        return self._store.recordings.set_facts(recording_id, facts)

    def facts(self, path: Path, job: Job | None = None) -> tuple[MediaFacts, Tags]:
        """Facts (with loudness) and tags of a file, without taking it into the library."""
        from audiochat.media.sources import SourceReader

        job = job or Job()
        path, mark = self._examiner.marked(path)
        known = self._store.recordings.find(path, mark)
        if known is not None and known.facts.loudness is not None:
            return known.facts, known.tags
        facts, tags, source = self._examiner.examined(path, mark, job)
        reader = SourceReader(source)
        try:
            return _with_loudness(facts, reader, job), tags
        finally:
            reader.close()
            if known is None and source.kind == "decoded":
                source.path.unlink(missing_ok=True)

    def source(self, recording_id: str) -> Source:
        """The samples that a recording began with."""
        return self._imported(self.get(recording_id))

    def _imported(self, recording: Recording) -> Source:
        """The source a recording began with."""
        first = self._store.revisions.of(recording.id)[0]
        return self._store.sources.get(first.timeline.clips[0].source)

    def _resumed(self, known: Recording, path: Path, mark: str, job: Job) -> Recording:
        """A recording met before, with its source in reach again should it have moved or gone."""
        source = self._imported(known)
        if source.kind == "original" and source.path != path:
            self._store.sources.add(replace(source, path=path))
            self._pool.forget(source.id)
        elif source.kind == "decoded" and not source.path.exists():
            self._examiner.examined(path, mark, job)
            self._pool.forget(source.id)
        return self._store.recordings.opened(known.id, path)


def _with_loudness(facts: MediaFacts, reader: SourceReader, job: Job) -> MediaFacts:
    """The facts with the loudness of everything the reader has."""
    from audiochat.media.loudness import measure

    def blocks() -> Iterator[Samples]:
        for start in range(0, reader.frames, _READ):
            yield reader.read(start, min(_READ, reader.frames - start))

    found = measure(blocks(), reader.rate, reader.channels, job, reader.frames)
    return replace(facts, loudness=found)
