"""Takes that are counted aloud: "take one", up to where somebody says "Take two."."""

from __future__ import annotations

import re

from audiochat.services.commander.heard import finding
from audiochat.services.commander.heard.finding import Hit
from audiochat.services.commander.heard.normal import Said, plain

_COUNTED = re.compile(r"^(?:the )?take (?P<take>one|two|three|four|five|1|2|3|4|5)$")


def counted(said: Said, number: str) -> int | None:
    """The first word behind "Take two."; None where it is not said."""
    found = finding.phrase(said, f"take {number}") if said.places.get("take") else []
    at = [hit for hit in found if _stands_alone(said, hit)]
    return at[0].last if at and at[0].last < len(said.words) else None


def _stands_alone(said: Said, hit: Hit) -> bool:
    """Whether the words that count a take are a sentence, and no part of one: "take two pills"."""
    ended = said.words[hit.last - 1].text.endswith((".", "!", ","))
    return ended and plain(said.text(hit.first, hit.last))[:1] == ["take"]


def take(said: Said, name: str) -> Hit | None:
    """A take by its number, from where it is counted to where the next one is: "take one"."""
    found = _COUNTED.match(name.strip())
    if found is None:
        return None
    number = plain(found["take"])[0]
    begin, end = counted(said, number), counted(said, str(int(number) + 1))
    if begin is None or end is None or end <= begin:
        return None
    return Hit(said.sentences()[said.row_of(begin - 1)][0], end)
