"""Corrections of words: applied and journalled in one transaction, taken back, and done again."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sqlalchemy import func, update
from sqlmodel import Session as Db
from sqlmodel import col, delete, select

from audiochat.domain.errors import NotFound
from audiochat.domain.transcript import Change, Word
from audiochat.store.engine import Database
from audiochat.store.tables import CorrectionRow, WordBlockRow
from audiochat.store.types import clean, now
from audiochat.store.words import dump_words, load_words


def _changed() -> NotFound:
    return NotFound("These words have changed meanwhile.", "Choose them again.")


def _splice(db: Db, block_id: str, first: int, old: Sequence[Word], new: Sequence[Word]) -> bool:
    """Put ``new`` in the place of ``old`` in a block; False when ``old`` is not there any more."""
    row = db.exec(select(WordBlockRow).where(WordBlockRow.id == block_id)).first()
    if row is None:
        return False
    words = load_words(row.words)
    if [w.text for w in words[first : first + len(old)]] != [clean(w.text) for w in old]:
        return False
    row.words = dump_words((*words[:first], *new, *words[first + len(old) :]))
    db.add(row)
    db.flush()
    return True


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
            for change in changes:
                if not _splice(db, change.block_id, change.first, change.before, change.after):
                    raise _changed()
                db.add(
                    CorrectionRow(
                        step=step,
                        label=clean(label),
                        block_id=change.block_id,
                        first=change.first,
                        before=dump_words(change.before),
                        after=dump_words(change.after),
                        made_at=now(),
                    )
                )

    def _forget_undone(self, db: Db, block_ids: Collection[str]) -> None:
        blocks = select(WordBlockRow.source_id).where(col(WordBlockRow.id).in_(block_ids))
        same = select(WordBlockRow.id).where(col(WordBlockRow.source_id).in_(blocks))
        steps = select(CorrectionRow.step).where(
            col(CorrectionRow.undone), col(CorrectionRow.block_id).in_(same)
        )
        db.exec(delete(CorrectionRow).where(col(CorrectionRow.step).in_(steps)))

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

    def _step(self, db: Db, source_ids: Collection[str], *, undone: bool) -> int | None:
        which = func.min(CorrectionRow.step) if undone else func.max(CorrectionRow.step)
        blocks = select(WordBlockRow.id).where(col(WordBlockRow.source_id).in_(set(source_ids)))
        query = select(which).where(
            col(CorrectionRow.undone) == undone, col(CorrectionRow.block_id).in_(blocks)
        )
        return db.exec(query).one()

    def _turn(self, db: Db, step: int, *, back: bool) -> tuple[str, list[str]]:
        """Undo or redo one step. A part whose words are others by now is left as it is."""
        query = select(CorrectionRow).where(CorrectionRow.step == step)
        order = col(CorrectionRow.seq)
        rows = db.exec(query.order_by(order.desc() if back else order)).all()
        for row in rows:
            old, new = load_words(row.before), load_words(row.after)
            if back:
                old, new = new, old
            _splice(db, row.block_id, row.first, old, new)
        turned = update(CorrectionRow).where(col(CorrectionRow.step) == step)
        db.exec(turned.values(undone=back))
        return rows[0].label, [row.block_id for row in rows]
