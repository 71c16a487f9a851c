"""Passages of recordings in the database: their words in a full-text search, their meaning as vectors."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from sqlalchemy import delete, text
from sqlmodel import col, select

from audiochat.domain.passage import Passage
from audiochat.store.engine import Database
from audiochat.store.search import without_points
from audiochat.store.tables import PassageRow
from audiochat.store.types import clean

MOST_TERMS = 400
LIVE = "SELECT value FROM json_each(:ids)"

MATCH = text(
    "SELECT p.id, -bm25(passage_fts) AS score FROM passage_fts"
    " JOIN passage p ON p.seq = passage_fts.rowid"
    f" WHERE passage_fts MATCH :query AND p.id IN ({LIVE})"
    " ORDER BY score DESC, p.source_id, p.start LIMIT :limit"
)
KNOWN = text(f"SELECT id FROM passage WHERE engine = :engine AND id IN ({LIVE})")
VECTORS = text(
    f"SELECT id, vector FROM passage WHERE engine = :engine AND vector <> x'' AND id IN ({LIVE})"
)
STALE = text(
    "DELETE FROM passage WHERE seq IN (SELECT seq FROM passage"
    " WHERE source_id IN (SELECT value FROM json_each(:sources))"
    f" AND id NOT IN ({LIVE}) ORDER BY seq DESC LIMIT -1 OFFSET :keep)"
)


def any_of(terms: Iterable[str]) -> str:
    """An FTS5 query for passages that hold any of the terms; it cannot be a syntax error."""
    bare = (without_points(clean(term)).strip() for term in terms)
    kept = [t for t in dict.fromkeys(bare) if any(c.isalnum() for c in t)][:MOST_TERMS]
    return " OR ".join('"' + term.replace('"', '""') + '"' for term in kept)


class Passages:
    """Passages by id, found by words and by meaning. They go when their source goes."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def known(self, ids: Sequence[str], engine: str) -> set[str]:
        """Which of these passages are here already, with a vector of ``engine`` (or marked without)."""
        with self._database.read() as db:
            rows = db.connection().execute(KNOWN, {"ids": json.dumps(ids), "engine": engine})
            return {row[0] for row in rows}

    def add(self, passages: Sequence[tuple[Passage, bytes]], engine: str) -> None:
        """Keep passages with their vectors (384 float16, or nothing); again replaces them."""
        with self._database.write() as db:
            ids = [passage.id for passage, _ in passages]
            db.exec(delete(PassageRow).where(col(PassageRow.id).in_(ids)))
            for passage, vector in passages:
                db.add(
                    PassageRow(
                        id=passage.id,
                        source_id=passage.source_id,
                        start=passage.start,
                        end=passage.end,
                        text=clean(passage.text),
                        engine=engine,
                        vector=vector,
                    )
                )

    def vectors(self, ids: Sequence[str], engine: str) -> dict[str, bytes]:
        """The vectors of these passages, by id; those without one are left out."""
        values = {"ids": json.dumps(ids), "engine": engine}
        with self._database.read() as db:
            return {row[0]: row[1] for row in db.connection().execute(VECTORS, values)}

    def match(
        self, terms: Iterable[str], ids: Sequence[str], limit: int = 50
    ) -> list[tuple[str, float]]:
        """Passages among ``ids`` that hold any of the terms: id and score (bm25, higher is better)."""
        query = any_of(terms)
        if not query:
            return []
        values = {"query": query, "ids": json.dumps(ids), "limit": limit}
        with self._database.read() as db:
            return [(row[0], row[1]) for row in db.connection().execute(MATCH, values)]

    def tidy(self, sources: Iterable[str], live: Sequence[str], keep: int) -> None:
        """Drop passages of these sources that are not heard now, but for the ``keep`` newest (for undo)."""
        values = {"sources": json.dumps(sorted(sources)), "ids": json.dumps(live), "keep": keep}
        with self._database.write(vital=True) as db:
            db.connection().execute(STALE, values)

    def of(self, source_id: str) -> list[Passage]:
        """All passages of a source, in its order."""
        query = select(PassageRow).where(PassageRow.source_id == source_id)
        with self._database.read() as db:
            rows = db.exec(query.order_by(col(PassageRow.start), col(PassageRow.seq))).all()
            return [Passage(r.id, r.source_id, r.start, r.end, r.text) for r in rows]
