"""The tree of a recording's history, seen as lines of steps."""

from __future__ import annotations

from collections.abc import Mapping

from audiochat.domain.recording import Revision

Revisions = Mapping[str, Revision]


def line_to(revisions: Revisions, revision: Revision) -> list[Revision]:
    """The steps from the opened file to ``revision``."""
    line = [revision]
    while line[-1].parent_id != line[-1].id:
        line.append(revisions[line[-1].parent_id])
    return line[::-1]


def next_of(revisions: Revisions, revision: Revision) -> Revision | None:
    """The youngest step made on top of ``revision``."""
    on_top = (r for r in revisions.values() if r.parent_id == revision.id and r.id != r.parent_id)
    return max(on_top, key=lambda r: r.seq, default=None)
