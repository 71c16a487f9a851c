"""Recognised words in the database: blocks by source, and which sound was rendered from which."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable

from sqlmodel import col, delete, select

from audiochat.domain.errors import NotFound
from audiochat.domain.transcript import Block, Link
from audiochat.store.corrections import Corrections
from audiochat.store.engine import Database
from audiochat.store.exchanges import Exchanges, block_row
from audiochat.store.tables import SourceRow, WordBlockRow, WordLinkRow
from audiochat.store.words import load_words

_AT_ONCE = 500
"""Ids named in one query."""

SLACK = 0.001
"""Seconds by which the ends of two blocks may differ and still be the same."""


def _some(ids: Iterable[str]) -> Iterable[list[str]]:
    """Ids in handfuls that a query can name."""
    names = sorted(set(ids))
    for start in range(0, len(names), _AT_ONCE):
        yield names[start : start + _AT_ONCE]


def _to_block(row: WordBlockRow) -> Block:
    words = load_words(row.words)
    return Block(row.id, row.source_id, row.begins, row.ends, words, row.language, row.origin)


class Transcripts:
    """Blocks of words and links between sources; they go when their source goes.

    ``corrections`` changes words and can take that back; ``exchanges`` puts others in their place.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self.corrections = Corrections(database)
        self.exchanges = Exchanges(database)

    def add(self, block: Block) -> None:
        """Keep a block; older ones that lie wholly inside it are dropped, as it says more.

        ``NotFound`` when its source has been forgotten meanwhile.
        """
        older = delete(WordBlockRow).where(
            col(WordBlockRow.source_id) == block.source_id,
            col(WordBlockRow.begins) >= block.start - SLACK,
            col(WordBlockRow.ends) <= block.end + SLACK,
        )
        with self._database.write() as db:
            if db.get(SourceRow, block.source_id) is None:
                raise NotFound("The recording was taken out of the library meanwhile.")
            db.exec(older)
            db.add(block_row(block))

    def get(self, block_id: str) -> Block:
        """The block; ``NotFound`` when it is gone (recognised anew, or forgotten)."""
        with self._database.read() as db:
            row = db.exec(select(WordBlockRow).where(WordBlockRow.id == block_id)).first()
            if row is None:
                raise NotFound("These words have changed meanwhile.", "Choose them again.")
            return _to_block(row)

    def named(self, block_ids: Collection[str]) -> dict[str, Block]:
        """Blocks by id; those that are gone are left out."""
        found: dict[str, Block] = {}
        with self._database.read() as db:
            for names in _some(block_ids):
                query = select(WordBlockRow).where(col(WordBlockRow.id).in_(names))
                found |= {row.id: _to_block(row) for row in db.exec(query)}
        return found

    def numbers(self, source_ids: Collection[str]) -> dict[str, tuple[int, ...]]:
        """The numbers of the blocks of each source, in the order in which they came; reads no words."""
        found: dict[str, list[int]] = defaultdict(list)
        with self._database.read() as db:
            for names in _some(source_ids):
                query = select(WordBlockRow.source_id, WordBlockRow.seq)
                query = query.where(col(WordBlockRow.source_id).in_(names))
                for source_id, seq in db.exec(query.order_by(col(WordBlockRow.seq))):
                    found[source_id].append(seq or 0)
        return {source_id: tuple(found[source_id]) for source_id in source_ids}

    def load(self, numbers: Collection[int]) -> dict[int, Block]:
        """Blocks by number."""
        found: dict[int, Block] = {}
        wanted = sorted(numbers)
        with self._database.read() as db:
            for start in range(0, len(wanted), _AT_ONCE):
                some = wanted[start : start + _AT_ONCE]
                query = select(WordBlockRow).where(col(WordBlockRow.seq).in_(some))
                for row in db.exec(query):
                    found[row.seq or 0] = _to_block(row)
        return found

    def clear(self, source_ids: Collection[str]) -> None:
        """Forget the words of sources, and that any were carried into them."""
        with self._database.write(vital=True) as db:
            for names in _some(source_ids):
                db.exec(delete(WordBlockRow).where(col(WordBlockRow.source_id).in_(names)))
                db.exec(delete(WordLinkRow).where(col(WordLinkRow.source_id).in_(names)))

    def link(self, links: Iterable[Link]) -> None:
        """Note in which rendered sound the words of older sound are heard."""
        rows = [
            WordLinkRow(
                source_id=one.source_id,
                begins=one.start,
                ends=one.end,
                from_id=one.from_id,
                from_begins=one.from_start,
                from_ends=one.from_end,
            )
            for one in links
        ]
        with self._database.write() as db:
            db.add_all(rows)

    def links(self, source_ids: Collection[str]) -> list[Link]:
        """Every link into these sources, and into those that they come from."""
        found: list[Link] = []
        seen: set[str] = set()
        new = set(source_ids)
        while new:
            seen |= new
            fresh = [link for names in _some(new) for link in self._links(names)]
            found += fresh
            new = {link.from_id for link in fresh} - seen
        return found

    def _links(self, names: list[str]) -> list[Link]:
        query = select(WordLinkRow).where(col(WordLinkRow.source_id).in_(names))
        with self._database.read() as db:
            rows = db.exec(query.order_by(col(WordLinkRow.seq)))
            return [
                Link(r.source_id, r.begins, r.ends, r.from_id, r.from_begins, r.from_ends)
                for r in rows
            ]
