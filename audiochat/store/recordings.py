"""Recordings, their history and the sources it is made of, in the database."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import func, update
from sqlalchemy import select as columns
from sqlmodel import Session as Db
from sqlmodel import col, delete, select

from audiochat.domain.errors import NotFound
from audiochat.domain.notes import Notes
from audiochat.domain.recording import Findable, MediaFacts, Recording, Revision, Source, Tags
from audiochat.domain.timeline import Timeline
from audiochat.store.codec import (
    dump_facts,
    dump_notes,
    dump_path,
    dump_timeline,
    load_facts,
    load_notes,
    load_path,
    load_timeline,
    timeline_seconds,
)
from audiochat.store.engine import Database
from audiochat.store.tables import RecordingRow, RevisionRow, RevisionSourceRow, SourceRow
from audiochat.store.types import clean, now

MOST_FOUND, MOST_WORDS, LONGEST_FOUND = 2000, 60, 200
"""Recordings that are looked through, words of each, and characters of those."""


def _missing() -> NotFound:
    return NotFound("There is no such recording.", "It may have been removed from the library.")


def _to_revision(row: RevisionRow) -> Revision:
    return Revision(
        id=row.id,
        recording_id=row.recording_id,
        parent_id=row.parent_id,
        seq=row.seq or 0,
        timeline=load_timeline(row.timeline),
        label=row.label,
        plan=row.plan,
        created_at=row.created_at,
        notes=load_notes(row.notes),
    )


class Sources:
    """Immutable samples on disk, by id."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._folder = database.path.parent.absolute()

    def add(self, source: Source) -> None:
        """Remember a source; adding the same id again changes where it lies."""
        row = SourceRow(
            id=source.id,
            path=clean(dump_path(source.path, self._folder)),
            rate=source.rate,
            channels=source.channels,
            frames=source.frames,
            kind=source.kind,
        )
        with self._database.write() as db:
            db.merge(row)

    def _value(self, row: SourceRow) -> Source:
        path = load_path(row.path, self._folder)
        return Source(row.id, path, row.rate, row.channels, row.frames, row.kind)

    def get(self, source_id: str) -> Source:
        """The source; ``NotFound`` when it is unknown."""
        return self.of([source_id])[source_id]

    def of(self, ids: Iterable[str]) -> dict[str, Source]:
        """Sources by id; ``NotFound`` when one is unknown."""
        wanted = set(ids)
        with self._database.read() as db:
            rows = db.exec(select(SourceRow).where(col(SourceRow.id).in_(wanted))).all()
            found = {row.id: self._value(row) for row in rows}
            if wanted - found.keys():
                raise NotFound("Part of the sound of this recording is missing.", "Open it again.")
            return found

    def all(self) -> list[Source]:
        """Every source known."""
        with self._database.read() as db:
            return [self._value(row) for row in db.exec(select(SourceRow))]

    def unused(self) -> list[Source]:
        """Sources that no revision needs any more, so that their files may go."""
        used = select(RevisionSourceRow.source_id)
        with self._database.read() as db:
            rows = db.exec(select(SourceRow).where(col(SourceRow.id).not_in(used)))
            return [self._value(row) for row in rows]

    def delete(self, ids: Iterable[str]) -> None:
        """Forget sources (refused by the database while a revision needs one)."""
        with self._database.write(vital=True) as db:
            db.exec(delete(SourceRow).where(col(SourceRow.id).in_(set(ids))))


def _add_revision(db: Db, revision: Revision) -> Revision:
    row = RevisionRow(
        id=revision.id,
        recording_id=revision.recording_id,
        parent_id=revision.parent_id,
        timeline=dump_timeline(revision.timeline),
        label=clean(revision.label),
        plan=revision.plan,
        created_at=revision.created_at,
        notes=dump_notes(revision.notes),
    )
    db.add(row)
    db.flush()
    for source in sorted(revision.timeline.sources()):
        db.add(RevisionSourceRow(revision_id=revision.id, source_id=source))
    db.flush()
    return _to_revision(row)


class Revisions:
    """The history of recordings, as a tree with the timeline of each step."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, revision: Revision) -> Revision:
        """Journal a step and make it the recording's current one; ``seq`` is given by the database.

        Its sources must have been added before.
        """
        with self._database.write() as db:
            added = _add_revision(db, revision)
            _point_at(db, revision.recording_id, revision.id)
            return added

    def get(self, revision_id: str) -> Revision:
        """The revision; ``NotFound`` when there is none."""
        with self._database.read() as db:
            row = db.exec(select(RevisionRow).where(RevisionRow.id == revision_id)).first()
            if row is None:
                raise NotFound("There is no such step in the history.")
            return _to_revision(row)

    def of(self, recording_id: str) -> list[Revision]:
        """The whole history of a recording, in the order in which it was made."""
        query = select(RevisionRow).where(RevisionRow.recording_id == recording_id)
        with self._database.read() as db:
            rows = db.exec(query.order_by(col(RevisionRow.seq))).all()
            return [_to_revision(row) for row in rows]


def _point_at(db: Db, recording_id: str, revision_id: str) -> None:
    done = db.exec(
        update(RecordingRow)
        .where(col(RecordingRow.id) == recording_id)
        .values(revision_id=revision_id)
    )
    if done.rowcount == 0:
        raise _missing()


class Recordings:
    """Files the person opened."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._folder = database.path.parent.absolute()
        self._lengths: dict[str, float] = {}

    def add(self, recording: Recording, timeline: Timeline, label: str = "Opened") -> Recording:
        """Remember a recording with its first revision, whose id is ``recording.revision_id``.

        The chapters among its tags are those that the history begins with.
        """
        chapters = (one for one in recording.tags.chapters if one.start < timeline.seconds)
        first = Revision(
            id=recording.revision_id,
            recording_id=recording.id,
            parent_id=recording.revision_id,
            seq=0,
            timeline=timeline,
            label=label,
            plan=None,
            created_at=recording.created_at,
            notes=Notes(chapters=tuple(chapters)),
        )
        with self._database.write() as db:
            row = RecordingRow(
                id=recording.id,
                path=clean(dump_path(recording.path, self._folder)),
                title=clean(recording.title),
                sha256=recording.sha256,
                facts=dump_facts(recording.facts),
                tags={clean(k): clean(v) for k, v in recording.tags.values.items()},
                picture=recording.tags.picture,
                picture_mime=clean(recording.tags.picture_mime),
                revision_id=recording.revision_id,
                created_at=recording.created_at,
                opened_at=recording.opened_at,
                touched=_next_touch(db),
            )
            db.add(row)
            db.flush()
            _add_revision(db, first)
            return self._value(row, row.title)

    def _values(self, db: Db, rows: Iterable[RecordingRow]) -> list[Recording]:
        """Recordings, each with the title that it was given in the state that is shown."""
        if not (rows := list(rows)):
            return []
        shown = [row.revision_id for row in rows]
        query = select(RevisionRow.id, RevisionRow.notes).where(col(RevisionRow.id).in_(shown))
        given = dict(db.exec(query.where(col(RevisionRow.notes).is_not(None))).all())
        titles = [load_notes(given.get(row.revision_id)).title or row.title for row in rows]
        return [self._value(row, title) for row, title in zip(rows, titles, strict=True)]

    def _value(self, row: RecordingRow, title: str) -> Recording:
        return Recording(
            id=row.id,
            path=load_path(row.path, self._folder),
            title=title,
            sha256=row.sha256,
            facts=load_facts(row.facts),
            tags=Tags(dict(row.tags), row.picture, row.picture_mime),
            revision_id=row.revision_id,
            created_at=row.created_at,
            opened_at=row.opened_at,
        )

    def get(self, recording_id: str) -> Recording:
        """The recording; ``NotFound`` when there is none."""
        with self._database.read() as db:
            row = db.get(RecordingRow, recording_id)
            if row is None:
                raise _missing()
            return self._values(db, [row])[0]

    def find(self, path: Path, sha256: str) -> Recording | None:
        """The recording of a file met before: by content, best the one at the same place."""
        place = dump_path(path, self._folder)
        query = select(RecordingRow).where(RecordingRow.sha256 == sha256)
        ordered = query.order_by(
            (col(RecordingRow.path) == place).desc(), col(RecordingRow.touched).desc()
        )
        with self._database.read() as db:
            rows = db.exec(ordered.limit(1)).all()
            return next(iter(self._values(db, rows)), None)

    def list(self, limit: int = 200, offset: int = 0) -> list[Recording]:
        """A page of recordings, last opened first."""
        shown = select(RecordingRow).where(col(RecordingRow.forgotten_at).is_(None))
        query = shown.order_by(col(RecordingRow.touched).desc())
        with self._database.read() as db:
            return self._values(db, db.exec(query.limit(limit).offset(offset)).all())

    def findable(self, limit: int = MOST_FOUND) -> Sequence[Findable]:
        """What recordings are found by, last opened first; read without their pictures."""
        notes = select(RevisionRow.notes).where(RevisionRow.id == RecordingRow.revision_id)
        row = RecordingRow
        query = columns(
            col(row.revision_id),
            col(row.id),
            col(row.title),
            col(row.path),
            col(row.tags),
            notes.scalar_subquery(),
        )
        query = query.where(col(row.forgotten_at).is_(None)).order_by(col(row.touched).desc())
        with self._database.read() as db:
            rows = db.connection().execute(query.limit(limit)).all()
            seconds = self._seconds(db, [shown for shown, *_ in rows])
            return [_findable(seconds[shown], *facts) for shown, *facts in rows]

    def _seconds(self, db: Db, shown: Iterable[str]) -> Mapping[str, float]:
        """How long states of histories are, by their ids; each is read once, for it never changes."""
        new = [state for state in shown if state not in self._lengths]
        if new:
            query = select(RevisionRow.id, RevisionRow.timeline).where(col(RevisionRow.id).in_(new))
            self._lengths.update((state, timeline_seconds(text)) for state, text in db.exec(query))
        return self._lengths

    def opened(self, recording_id: str, path: Path | None = None) -> Recording:
        """Note that a recording was opened just now (from ``path``, if it moved)."""
        with self._database.write() as db:
            values: dict[str, Any] = {"opened_at": now(), "touched": _next_touch(db)}
            values["forgotten_at"] = None
            if path is not None:
                values["path"] = clean(dump_path(path, self._folder))
            self._change(db, recording_id, values)
        return self.get(recording_id)

    def set_facts(self, recording_id: str, facts: MediaFacts) -> Recording:
        """Keep facts found later (the loudness)."""
        with self._database.write() as db:
            self._change(db, recording_id, {"facts": dump_facts(facts)})
        return self.get(recording_id)

    def first_title(self, recording_id: str) -> str:
        """The title that a recording was opened with, whatever it is called now."""
        return self._one(RecordingRow.title, recording_id)

    def revision_of(self, recording_id: str) -> str:
        """The id of the step of the history that is shown, without reading the rest."""
        return self._one(RecordingRow.revision_id, recording_id)

    def _one(self, column: str, recording_id: str) -> str:
        """One column of a recording, without reading the rest; ``NotFound`` when it is gone."""
        with self._database.read() as db:
            found = db.exec(select(col(column)).where(RecordingRow.id == recording_id)).first()
        if found is None:
            raise _missing()
        return found

    def set_revision(self, recording_id: str, revision_id: str) -> None:
        """Show another step of the history (undo, redo)."""
        with self._database.write(vital=True) as db:
            _point_at(db, recording_id, revision_id)

    def hide(self, recording_id: str, on: bool = True) -> None:
        """Take a recording off the list with all it has, or put it back."""
        with self._database.write(vital=True) as db:
            self._change(db, recording_id, {"forgotten_at": now() if on else None})

    def purge(self, before: datetime) -> int:
        """Throw away for good what was taken off the list before a time; returns how many went."""
        query = delete(RecordingRow).where(col(RecordingRow.forgotten_at) < before)
        with self._database.write(vital=True) as db:
            return int(db.exec(query).rowcount)

    def delete(self, recording_id: str) -> None:
        """Forget a recording and its history; its file is not touched."""
        with self._database.write(vital=True) as db:
            db.exec(delete(RecordingRow).where(col(RecordingRow.id) == recording_id))

    def _change(self, db: Db, recording_id: str, values: dict[str, Any]) -> None:
        query = update(RecordingRow).where(col(RecordingRow.id) == recording_id)
        if db.exec(query.values(**values)).rowcount == 0:
            raise _missing()


def _findable(
    seconds: float, name: str, title: str, path: str, tags: dict[str, str], notes: Any
) -> Findable:
    written = load_notes(notes)
    words = (Path(path).stem, *written.tags, *tags.values())
    short = dict.fromkeys(" ".join(word[:LONGEST_FOUND].split()) for word in words[:MOST_WORDS])
    return Findable(name, written.title or title, seconds, tuple(filter(None, short)))


def _next_touch(db: Db) -> int:
    return (db.exec(select(func.max(RecordingRow.touched))).one() or 0) + 1
