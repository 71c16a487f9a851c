"""What has been heard anew of recordings that are not heard to their end yet."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import asdict, dataclass
from typing import Any

from sqlmodel import col, delete, select

from audiochat.domain.errors import NotFound
from audiochat.domain.recogniser import RecogniserOptions
from audiochat.domain.transcript import Block
from audiochat.store.engine import Database
from audiochat.store.exchanges import block_row
from audiochat.store.tables import AnewBlockRow, AnewRow, SourceRow
from audiochat.store.types import now
from audiochat.store.words import load_words


@dataclass(frozen=True)
class Begun:
    """How a recording is being heard anew, and what of it has been so far.

    ``origin`` is the recogniser's hash; ``options`` None stands for the person's own.
    """

    id: str
    recording_id: str
    keep: bool
    origin: str
    options: RecogniserOptions | None
    blocks: tuple[Block, ...] = ()


class Anew:
    """At most one such hearing a recording. It goes when the recording or the sound goes."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def begin(self, begun: Begun) -> None:
        """Note that a recording is heard anew, in the place of what was begun before under another id.

        ``NotFound`` when it has been forgotten.
        """
        options = None if begun.options is None else asdict(begun.options)
        with self._database.write() as db:
            row = db.get(AnewRow, begun.recording_id)
            if row is not None and (row.id, row.origin) == (begun.id, begun.origin):
                return
            self.drop(begun.recording_id)
            db.expire_all()
            row = AnewRow(
                recording_id=begun.recording_id,
                id=begun.id,
                keep=begun.keep,
                origin=begun.origin,
                options=options,
                begun_at=now(),
            )
            db.add(row)

    def add(self, begun_id: str, block: Block) -> None:
        """Keep a stretch that was heard; ``NotFound`` when that was given up or forgotten meanwhile."""
        with self._database.write() as db:
            there = db.exec(select(AnewRow.id).where(AnewRow.id == begun_id)).first()
            if there is None or db.get(SourceRow, block.source_id) is None:
                raise NotFound("This is not being transcribed anew any more.")
            values = block_row(block).model_dump(exclude={"seq"})
            db.add(AnewBlockRow(anew_id=begun_id, **values))

    def of(self, recording_id: str) -> Begun | None:
        """What was begun for a recording and has not come to its end; None for nothing."""
        with self._database.read() as db:
            row = db.get(AnewRow, recording_id)
            if row is None:
                return None
            query = select(AnewBlockRow).where(AnewBlockRow.anew_id == row.id)
            rows = db.exec(query.order_by(col(AnewBlockRow.source_id), col(AnewBlockRow.begins)))
            blocks = tuple(
                Block(
                    r.id, r.source_id, r.begins, r.ends, load_words(r.words), r.language, r.origin
                )
                for r in rows
            )
            options = _options(row.options)
            return Begun(row.id, row.recording_id, row.keep, row.origin, options, blocks)

    def drop(self, recording_id: str) -> None:
        """Forget what was begun for a recording."""
        with self._database.write(vital=True) as db:
            db.exec(delete(AnewRow).where(col(AnewRow.recording_id) == recording_id))

    def clear(self, source_ids: Collection[str]) -> None:
        """Forget every hearing in which something of these sources was heard."""
        heard = select(AnewBlockRow.anew_id).where(col(AnewBlockRow.source_id).in_(set(source_ids)))
        with self._database.write(vital=True) as db:
            db.exec(delete(AnewRow).where(col(AnewRow.id).in_(heard)))


def _options(values: dict[str, Any] | None) -> RecogniserOptions | None:
    if values is None:
        return None
    return RecogniserOptions(**{**values, "vocabulary": tuple(values.get("vocabulary", ()))})
