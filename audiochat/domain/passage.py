"""Passages: stretches of a recording's words that are searched and cited."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Passage:
    """A few sentences said in one go; ``start`` and ``end`` are seconds of the source.

    ``id`` is made from the source, the times and the text: a passage that an edit did not touch keeps
    its id, so it keeps its place in the search, wherever it is heard now.
    """

    id: str
    source_id: str
    start: float
    end: float
    text: str
