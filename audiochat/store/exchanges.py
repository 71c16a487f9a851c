"""Words put in the place of others, so that it can be taken back exactly, and done again."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlmodel import Session as Db
from sqlmodel import col, delete, select

from audiochat.domain.errors import NotFound
from audiochat.domain.transcript import Block
from audiochat.store import laid
from audiochat.store.engine import Database
from audiochat.store.laid import Exchange
from audiochat.store.tables import CorrectionRow, SourceRow, WordBlockRow
from audiochat.store.types import clean
from audiochat.store.words import dump_words

_AT_ONCE = 500

SLACK = 0.001
"""Seconds by which the ends of two blocks may differ and still be the same."""


class Exchanges:
    """Puts blocks in the place of others in one transaction, and remembers it for Undo."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def lay(self, blocks: Sequence[Block], recording_id: str = "", label: str = "") -> Exchange:
        """Keep blocks; older ones wholly inside what they cover go, and come back with ``swap``.

        With a ``recording_id`` it is what ``undo`` takes back, also after another start.
        ``NotFound``, with nothing changed, when their source has been forgotten meanwhile.
        """
        with self._database.write() as db:
            old = [name for stretch in _covered(blocks) for name in _inside(db, *stretch)]
            taken = _take(db, old, [block.id for block in blocks])
            for block in blocks:
                _check_source(db, block.source_id)
                db.add(block_row(block))
            if recording_id:
                taken = replace(taken, id=uuid.uuid4().hex, label=label)
                laid.add(db, recording_id, taken, {block.source_id for block in blocks})
            return taken

    def swap(self, exchange: Exchange) -> Exchange:
        """Undo an exchange; what this gives does it again."""
        with self._database.write() as db:
            return _swap(db, exchange)

    def undo(self, recording_id: str) -> Exchange:
        """Undo the last exchange of a recording; ``NotFound`` when there is none."""
        return self._follow(recording_id, undone=False)

    def redo(self, recording_id: str) -> Exchange:
        """Do the exchange again that was undone last; ``NotFound`` when there is none."""
        return self._follow(recording_id, undone=True)

    def _follow(self, recording_id: str, *, undone: bool) -> Exchange:
        with self._database.write() as db:
            found = laid.following(db, recording_id, undone=undone)
            if found is None:
                again = "to do again" if undone else "to undo"
                raise NotFound(f"There are no words {again}.")
            return _swap(db, found)

    def take_back(self, exchange: Exchange) -> Exchange | None:
        """Undo an exchange whatever was laid since, for good; None if it was undone already."""
        with self._database.write() as db:
            if not laid.standing(db, exchange.id):
                return None
            made = _swap(db, exchange)
            laid.forget(db, exchange.id)
            return made

    def steps(self, recording_id: str) -> list[tuple[datetime, bool]]:
        """When each exchange of a recording was made, oldest first, and whether it was undone."""
        with self._database.read() as db:
            return laid.steps(db, recording_id)

    def clear(self, source_ids: Collection[str]) -> None:
        """Forget every exchange of words of these sources; they can no longer be undone."""
        with self._database.write(vital=True) as db:
            laid.clear(db, source_ids)


def _swap(db: Db, exchange: Exchange) -> Exchange:
    taken = _take(db, exchange.ids, exchange.gone)
    for values in exchange._blocks:
        _check_source(db, values["source_id"])
        db.add(WordBlockRow(**values))
    db.flush()
    db.add_all(CorrectionRow(**values) for values in exchange._corrections)
    taken = replace(taken, id=exchange.id, label=exchange.label)
    if taken.id:
        laid.turn(db, taken)
    return taken


def _covered(blocks: Iterable[Block]) -> list[tuple[str, float, float]]:
    """The stretches of each source that blocks cover, those that touch made one."""
    out: list[tuple[str, float, float]] = []
    for one in sorted(blocks, key=lambda block: (block.source_id, block.start)):
        last = out[-1] if out else ("", 0.0, 0.0)
        if last[0] == one.source_id and one.start <= last[2] + SLACK:
            out[-1] = (last[0], last[1], max(last[2], one.end))
        else:
            out.append((one.source_id, one.start, one.end))
    return out


def _inside(db: Db, source_id: str, start: float, end: float) -> list[str]:
    query = select(WordBlockRow.id).where(
        col(WordBlockRow.source_id) == source_id,
        col(WordBlockRow.begins) >= start - SLACK,
        col(WordBlockRow.ends) <= end + SLACK,
    )
    return list(db.exec(query))


def _check_source(db: Db, source_id: str) -> None:
    if db.get(SourceRow, source_id) is None:
        raise NotFound("The recording was taken out of the library meanwhile.")


def _take(db: Db, ids: Sequence[str], coming: Sequence[str]) -> Exchange:
    """Take blocks out and remember them with their corrections."""
    blocks: list[dict[str, Any]] = []
    corrections: list[dict[str, Any]] = []
    for start in range(0, len(ids), _AT_ONCE):
        some = ids[start : start + _AT_ONCE]
        rows = db.exec(select(WordBlockRow).where(col(WordBlockRow.id).in_(some)))
        blocks += [row.model_dump() for row in rows]
        changed = db.exec(select(CorrectionRow).where(col(CorrectionRow.block_id).in_(some)))
        corrections += [row.model_dump() for row in changed]
        db.exec(delete(WordBlockRow).where(col(WordBlockRow.id).in_(some)))
    db.expire_all()
    there = tuple(str(values["id"]) for values in blocks)
    return Exchange(tuple(coming), there, tuple(blocks), tuple(corrections))


def block_row(block: Block) -> WordBlockRow:
    """A block as it is kept."""
    return WordBlockRow(
        id=block.id,
        source_id=block.source_id,
        begins=block.start,
        ends=block.end,
        words=dump_words(block.words),
        language=clean(block.language),
        origin=clean(block.origin),
    )
