# ruff: noqa: E501 (a shape of a sentence is read as one line)
"""What somebody reads out or is handed over to: a letter, a poem, the news, the weather."""

from __future__ import annotations

import re

from audiochat.services.commander.heard.finding import Hit
from audiochat.services.commander.heard.normal import Said

_READ = re.compile(
    r"^(?:(?:whole|entire|listener'?s?|reader'?s?) )?(?P<noun>letter|poem|postcard|telegram)$"
)
_REPORT = re.compile(
    r"^(?P<noun>news|headlines|weather|forecast|traffic)(?: report| bulletin| forecast| update| news)?$"
)
_READS = re.compile(
    r"\b(?:i'll|i will|let me|i'm going to|i want to|shall i|can i|may i)\b.*\bread\b|\bhere (?:it is|it goes|goes)\b|\blisten to this\b"
)
""" "I'll read it out." stands at the end of what announces it."""
_HANDS = (
    r"\b(?:has|have|with|for|here's|here is|here are|now|over to|time for|reads?|brings us) (?:all )?(?:the |our |your |today's |this morning's )?"
    r"(?:latest |local |world )?{}\b"
)
""" "Tom has the news", "over to Ann for the weather"; "good news" hands over to nobody."""
_GREETS = re.compile(r"^(?:my |to )?(?:dear(?:est)?|to whom)\b")
_SIGNS = re.compile(
    r"^(?:yours|sincerely|best wishes|kind regards|best regards|with love|love from|warm(?:est)? wishes|p\.? ?s\b)|\byours (?:sincerely|faithfully|truly)\b"
)
_AHEAD = 3
"""Sentences within which somebody begins to read what they announce."""
_SHORTEST = 4.0
"""Seconds; what is shorter is no letter."""


def part(said: Said, name: str) -> list[Hit]:
    """What is read out or reported, where the talk announces it and its end can be told."""
    read, report = _READ.match(name), _REPORT.match(name)
    if read is None and report is None:
        return []
    rows = [Hit(*row) for row in said.sentences()]
    texts = [said.text(r.first, r.last).casefold().replace("’", "'") for r in rows]
    noun = read["noun"] if read is not None else report["noun"] if report is not None else ""
    names = rf"\b{noun}\b" if read is not None else _HANDS.format(noun)
    named = [at for at, text in enumerate(texts) if re.search(names, text)]
    if read is not None:
        found = [_letter(said, rows, texts, at) for at in named]
    else:
        found = [_handed(said, rows, at) for at in named]
    whole = {hit for hit in found if hit is not None}
    return sorted(whole, key=lambda hit: hit.first)


def _speaker(said: Said, row: Hit) -> str:
    return said.words[row.first].word.speaker


def _letter(said: Said, rows: list[Hit], texts: list[str], at: int) -> Hit | None:
    """From where somebody begins to read to where they sign, or where another speaks."""
    speaker = _speaker(said, rows[at])
    ahead = range(at + 1, min(at + 1 + _AHEAD, len(rows)))
    begins = next((n for n in ahead if _GREETS.match(texts[n])), None)
    if begins is None:
        reads = [n for n in range(at, min(at + 2, len(rows))) if _READS.search(texts[n])]
        begins = reads[-1] + 1 if reads else None
    if begins is None or begins >= len(rows) or _speaker(said, rows[begins]) != speaker:
        return None
    behind = next(
        (n for n in range(begins, len(rows)) if _speaker(said, rows[n]) != speaker), len(rows)
    )
    signed = [n for n in range(begins, behind) if _SIGNS.search(texts[n])]
    if signed:
        last = signed[-1]
        if re.match(r"p\.? ?s\.?$", texts[last].strip()) or texts[last].startswith(("p.s", "p. s")):
            last = min(last + 1, behind - 1)  # "P.S." may be a sentence of its own
    elif behind < len(rows) and speaker:
        last = behind - 1
    else:
        return None
    return _long(said, Hit(rows[begins].first, rows[last].last))


def _handed(said: Said, rows: list[Hit], at: int) -> Hit | None:
    """What the next speaker says, after somebody who hands over to them: "Tom has the news"."""
    speaker = _speaker(said, rows[at])
    behind = next((n for n in range(at + 1, len(rows)) if _speaker(said, rows[n]) != speaker), None)
    if behind is None or behind - at > _AHEAD or not speaker:
        return None
    reporter = _speaker(said, rows[behind])
    last = next(
        (n for n in range(behind, len(rows)) if _speaker(said, rows[n]) != reporter), len(rows)
    )
    return _long(said, Hit(rows[behind].first, rows[last - 1].last))


def _long(said: Said, hit: Hit) -> Hit | None:
    start, end = said.span(hit.first, hit.last)
    return hit if end - start >= _SHORTEST else None
