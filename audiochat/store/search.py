"""Full-text search over messages."""

from __future__ import annotations

import unicodedata

from sqlalchemy import bindparam, text

from audiochat.domain.conversation import Role, SearchHit
from audiochat.store.engine import Database
from audiochat.store.types import UtcDateTime, clean

MOST_WORDS = 32
MOST_CHARACTERS = 400
MOST_LOOKED_AT = 10_000
OPEN, CLOSE = "\ue000", "\ue001"
"""Around the words found in a snippet; private-use characters, which FTS5 takes for letters of a word."""

BEST = text(
    "SELECT rowid FROM message_fts WHERE message_fts MATCH :query ORDER BY rank LIMIT :most"
)
"""On its own, since a snippet beside it would be made for each of what may be 100,000 hits."""

SHOW = text(
    """
SELECT m.session_id, s.title, m.id, m.role, m.timestamp,
       snippet(message_fts, 0, :open, :close, '…', 24)
FROM message_fts
JOIN message m ON m.seq = message_fts.rowid
JOIN session s ON s.id = m.session_id AND s.deleted_at IS NULL
WHERE message_fts MATCH :query AND message_fts.rowid IN :rows
ORDER BY message_fts.rank, m.seq DESC
LIMIT :limit
"""
).bindparams(bindparam("rows", expanding=True))


def quote(words: str) -> str:
    """What a person typed as an FTS5 query that cannot be a syntax error ("" when nothing to look for).

    Each word must occur; the last one may be the beginning of a word.
    """
    bare = without_points(clean(words[:MOST_CHARACTERS]))
    found = [w for w in bare.split() if any(c.isalnum() for c in w)][:MOST_WORDS]
    quoted = ['"' + word.replace('"', '""') + '"' for word in found]
    return " ".join(quoted) + "*" if quoted else ""


def without_points(words: str) -> str:
    """The words as the index holds them: without Hebrew and Arabic vowel points."""
    return "".join(c for c in words if not _is_point(c))


def _is_point(character: str) -> bool:
    """Whether a character is a Hebrew or Arabic vowel point or accent, which the index leaves out."""
    hebrew_or_arabic = "\u0591" <= character <= "\u0670"
    return hebrew_or_arabic and unicodedata.category(character) == "Mn"


def unmark(snippet: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """A snippet without its marks, and where they were."""
    plain: list[str] = []
    marks: list[tuple[int, int]] = []
    start: int | None = None
    for character in snippet:
        if character == OPEN:
            start = len(plain)
        elif character == CLOSE:
            if start is not None:
                marks.append((start, len(plain)))
            start = None
        else:
            plain.append(character)
    return "".join(plain), tuple(marks)


class Search:
    """Finds messages by their words, in any script, with or without vowel points and accents."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def messages(self, words: str, limit: int = 50) -> list[SearchHit]:
        """Messages that hold all the words, best first; sessions deleted are left out."""
        query = quote(words)
        if not query:
            return []
        values = {"query": query, "limit": limit, "open": OPEN, "close": CLOSE}
        show = SHOW.columns(timestamp=UtcDateTime)
        most = limit
        with self._database.read() as db:
            while True:
                best = BEST.bindparams(query=query, most=most)
                found = [row[0] for row in db.connection().execute(best)]
                rows = db.connection().execute(show, {**values, "rows": found}).all()
                if len(rows) >= limit or len(found) < most or most >= MOST_LOOKED_AT:
                    break
                most *= 10  # some hits were in deleted conversations
            hits = []
            for session_id, title, message_id, role, timestamp, snippet in rows:
                plain, marks = unmark(snippet)
                hits.append(
                    SearchHit(session_id, title, message_id, Role(role), timestamp, plain, marks)
                )
            return hits
