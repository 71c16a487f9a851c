"""Corrections of words: applied and journalled in one transaction, taken back, and done again."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import datetime

from sqlalchemy import func, update
from sqlmodel import Session as Db
from sqlmodel import col, delete, select

from audiochat.domain.errors import NotFound
from audiochat.domain.transcript import Change, Word
from audiochat.store.engine import Database
from audiochat.store.tables import CorrectionRow, WordBlockRow
from audiochat.store.types import clean, now
from audiochat.store.words import dump_words, load_words

_AT_ONCE = 500

INHERITED = 0
"""The step of what is no step of its own: it goes and comes with the block."""


def _changed() -> NotFound:
    return NotFound("These words have changed meanwhile.", "Choose them again.")


def _at_once(ids: Collection[str]) -> Iterator[list[str]]:
    """Ids in handfuls that a query can name."""
    names = sorted(set(ids))
    for start in range(0, len(names), _AT_ONCE):
        yield names[start : start + _AT_ONCE]


def _row(step: int, label: str, change: Change, at: datetime) -> CorrectionRow:
    return CorrectionRow(
        step=step,
        label=clean(label),
        block_id=change.block_id,
        first=change.first,
        before=dump_words(change.before),
        after=dump_words(change.after),
        made_at=at,
    )


class _Pages:
    """The words of blocks while they are changed: read once, written once."""

    def __init__(self, db: Db, block_ids: Collection[str]) -> None:
        self._rows: dict[str, WordBlockRow] = {}
        for names in _at_once(block_ids):
            query = select(WordBlockRow).where(col(WordBlockRow.id).in_(names))
            self._rows |= {row.id: row for row in db.exec(query)}
        self._words = {name: list(load_words(row.words)) for name, row in self._rows.items()}

    def splice(self, block_id: str, first: int, old: Sequence[Word], new: Sequence[Word]) -> bool:
        """Put ``new`` in the place of ``old``; False when ``old`` is not there any more."""
        words = self._words.get(block_id)
        if words is None:
            return False
        now = [word.text for word in words[first : first + len(old)]]
        if now != [clean(word.text) for word in old]:
            return False
        words[first : first + len(old)] = new
        return True

    def write(self, db: Db) -> None:
        """Write them back."""
        for name, row in self._rows.items():
            row.words = dump_words(self._words[name])
            db.add(row)
        db.flush()


class Corrections:
    """The journal of corrections. Those of one step are done and undone together."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, label: str, changes: Sequence[Change]) -> None:
        """Change words as one step; ``NotFound``, with nothing changed, when they are others by now.

        Several changes of one block are given from its end to its start. Steps that were undone on
        the same sources can no longer be done again.
        """
        with self._database.write() as db:
            self._forget_undone(db, {change.block_id for change in changes})
            step = (db.exec(select(func.max(CorrectionRow.step))).one() or 0) + 1
            pages = _Pages(db, {change.block_id for change in changes})
            for change in changes:
                if not pages.splice(change.block_id, change.first, change.before, change.after):
                    raise _changed()
            pages.write(db)
            at = now()
            db.add_all(_row(step, label, change, at) for change in changes)

    def inherit(self, changes: Sequence[Change]) -> None:
        """Note what the words of new blocks keep of corrections of older ones: no step, nothing changes."""
        at = now()
        with self._database.write() as db:
            db.add_all(_row(INHERITED, "", change, at) for change in changes)

    def _forget_undone(self, db: Db, block_ids: Collection[str]) -> None:
        for names in _at_once(block_ids):
            sources = select(WordBlockRow.source_id).where(col(WordBlockRow.id).in_(names))
            same = select(WordBlockRow.id).where(col(WordBlockRow.source_id).in_(sources))
            steps = select(CorrectionRow.step).where(
                col(CorrectionRow.undone), col(CorrectionRow.block_id).in_(same)
            )
            db.exec(delete(CorrectionRow).where(col(CorrectionRow.step).in_(steps)))

    def standing(self, block_ids: Collection[str]) -> list[Change]:
        """The corrections of these blocks that were not taken back, oldest first."""
        found: list[CorrectionRow] = []
        with self._database.read() as db:
            for names in _at_once(block_ids):
                query = select(CorrectionRow).where(
                    col(CorrectionRow.block_id).in_(names), col(CorrectionRow.undone).is_(False)
                )
                found += db.exec(query)
            found.sort(key=lambda row: row.seq or 0)
            return [
                Change(row.block_id, row.first, load_words(row.before), load_words(row.after))
                for row in found
            ]

    def undo(self, source_ids: Collection[str]) -> tuple[str, list[str]]:
        """Take back the last step on these sources; gives its label and the ids of changed blocks."""
        with self._database.write() as db:
            step = self._step(db, source_ids, undone=False)
            if step is None:
                raise NotFound("There is no correction to undo.")
            return self._turn(db, step, back=True)

    def redo(self, source_ids: Collection[str]) -> tuple[str, list[str]]:
        """Do the step that was undone last again."""
        with self._database.write() as db:
            step = self._step(db, source_ids, undone=True)
            if step is None:
                raise NotFound("There is no correction to redo.")
            return self._turn(db, step, back=False)

    def steps(self, source_ids: Collection[str], most: int) -> list[tuple[datetime, bool]]:
        """When the last ``most`` steps on these sources were made, oldest first, and whether undone."""
        blocks = select(WordBlockRow.id).where(col(WordBlockRow.source_id).in_(set(source_ids)))
        step = col(CorrectionRow.step)
        query = select(CorrectionRow.made_at, CorrectionRow.undone)
        query = query.where(col(CorrectionRow.block_id).in_(blocks), step != INHERITED)
        with self._database.read() as db:
            return list(db.exec(query.group_by(step).order_by(step.desc()).limit(most)))[::-1]

    def _step(self, db: Db, source_ids: Collection[str], *, undone: bool) -> int | None:
        which = func.min(CorrectionRow.step) if undone else func.max(CorrectionRow.step)
        blocks = select(WordBlockRow.id).where(col(WordBlockRow.source_id).in_(set(source_ids)))
        query = select(which).where(
            col(CorrectionRow.undone) == undone,
            col(CorrectionRow.block_id).in_(blocks),
            col(CorrectionRow.step) != INHERITED,
        )
        return db.exec(query).one()

    def _turn(self, db: Db, step: int, *, back: bool) -> tuple[str, list[str]]:
        """Undo or redo one step. A part whose words are others by now is left as it is."""
        query = select(CorrectionRow).where(CorrectionRow.step == step)
        order = col(CorrectionRow.seq)
        rows = db.exec(query.order_by(order.desc() if back else order)).all()
        pages = _Pages(db, {row.block_id for row in rows})
        for row in rows:
            old, new = load_words(row.before), load_words(row.after)
            if back:
                old, new = new, old
            pages.splice(row.block_id, row.first, old, new)
        pages.write(db)
        turned = update(CorrectionRow).where(col(CorrectionRow.step) == step)
        db.exec(turned.values(undone=back))
        return rows[0].label, [row.block_id for row in rows]
