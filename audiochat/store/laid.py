"""The journal of words put in the place of others: what was laid last, and what was taken back."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func
from sqlmodel import Session as Db
from sqlmodel import col, delete, select

from audiochat.domain.errors import NotFound
from audiochat.store.tables import ExchangeRow, RecordingRow
from audiochat.store.types import clean, now

MOST = 10
"""Exchanges of one recording that are kept."""

MOST_BYTES = 32_000_000
"""Characters of them that are kept, beside the newest: ten hours of words are 8 million."""


@dataclass(frozen=True)
class Exchange:
    """What was taken out, with its corrections, and the ids of what was put in; give it to ``swap``.

    ``ids`` are those of blocks that are there now, ``gone`` those of the ones that are not. ``id`` is
    its own in the journal, empty when it is not kept there; ``label`` says what was done.
    """

    ids: tuple[str, ...]
    gone: tuple[str, ...]
    _blocks: tuple[dict[str, Any], ...] = ()
    _corrections: tuple[dict[str, Any], ...] = ()
    id: str = ""
    label: str = ""


def add(db: Db, recording_id: str, exchange: Exchange, sources: Collection[str]) -> None:
    """Note an exchange as the last of a recording. What was undone can no longer be done again."""
    if db.get(RecordingRow, recording_id) is None:
        raise NotFound("The recording was taken out of the library meanwhile.")
    mine = col(ExchangeRow.recording_id) == recording_id
    db.exec(delete(ExchangeRow).where(mine, col(ExchangeRow.undone)))
    row = ExchangeRow(
        id=exchange.id,
        recording_id=recording_id,
        label=clean(exchange.label),
        sources=json.dumps(sorted(sources)),
        ids="",
        gone="",
        blocks="",
        corrections="",
        made_at=now(),
    )
    _write(row, exchange)
    db.add(row)
    db.flush()
    _prune(db, recording_id)


def _prune(db: Db, recording_id: str) -> None:
    """Forget the oldest where there are many, or where they are long."""
    size = func.length(ExchangeRow.blocks) + func.length(ExchangeRow.corrections)
    query = select(ExchangeRow.seq, size).where(ExchangeRow.recording_id == recording_id)
    total, old = 0, []
    for number, (seq, length) in enumerate(db.exec(query.order_by(col(ExchangeRow.seq).desc()))):
        total += length
        if number and (number >= MOST or total > MOST_BYTES):
            old.append(seq)
    db.exec(delete(ExchangeRow).where(col(ExchangeRow.seq).in_(old)))


def turn(db: Db, exchange: Exchange) -> None:
    """Note that an exchange was undone, or done again: ``exchange`` is what turns it once more."""
    row = db.exec(select(ExchangeRow).where(ExchangeRow.id == exchange.id)).first()
    if row is not None:
        row.undone = not row.undone
        _write(row, exchange)
        db.add(row)


def forget(db: Db, exchange_id: str) -> None:
    """Drop an exchange from the journal."""
    db.exec(delete(ExchangeRow).where(col(ExchangeRow.id) == exchange_id))


def clear(db: Db, source_ids: Collection[str]) -> None:
    """Drop every exchange of words of these sources."""
    wanted = set(source_ids)
    rows = db.exec(select(ExchangeRow.seq, ExchangeRow.sources)).all()
    gone = [seq for seq, sources in rows if wanted & set(json.loads(sources))]
    db.exec(delete(ExchangeRow).where(col(ExchangeRow.seq).in_(gone)))


def following(db: Db, recording_id: str, *, undone: bool) -> Exchange | None:
    """The one to undo next, or with ``undone`` the one to do again next; None where there is none."""
    seq = col(ExchangeRow.seq)
    query = select(ExchangeRow).where(
        ExchangeRow.recording_id == recording_id, col(ExchangeRow.undone) == undone
    )
    row = db.exec(query.order_by(seq if undone else seq.desc())).first()
    return None if row is None else _value(row)


def standing(db: Db, exchange_id: str) -> bool:
    """Whether an exchange is in the journal and was not taken back."""
    query = select(ExchangeRow.undone).where(ExchangeRow.id == exchange_id)
    return db.exec(query).first() is False


def steps(db: Db, recording_id: str) -> list[tuple[datetime, bool]]:
    """When each exchange of a recording was made, oldest first, and whether it was taken back."""
    query = select(ExchangeRow.made_at, ExchangeRow.undone)
    query = query.where(ExchangeRow.recording_id == recording_id)
    return list(db.exec(query.order_by(col(ExchangeRow.seq))).all())


def _write(row: ExchangeRow, exchange: Exchange) -> None:
    corrections = [{**one, "made_at": one["made_at"].isoformat()} for one in exchange._corrections]
    row.ids = json.dumps(exchange.ids)
    row.gone = json.dumps(exchange.gone)
    row.blocks = json.dumps(exchange._blocks, ensure_ascii=False)
    row.corrections = json.dumps(corrections, ensure_ascii=False)


def _value(row: ExchangeRow) -> Exchange:
    corrections = (
        {**one, "made_at": datetime.fromisoformat(one["made_at"])}
        for one in json.loads(row.corrections)
    )
    return Exchange(
        tuple(json.loads(row.ids)),
        tuple(json.loads(row.gone)),
        tuple(json.loads(row.blocks)),
        tuple(corrections),
        row.id,
        row.label,
    )
