"""A meaningful piece of a sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass

HEBREW = re.compile(r"[\u05d0-\u05ea]")
"""A letter of the Hebrew alphabet."""


@dataclass(slots=True)
class Token:
    """One meaningful piece. ``kind`` is a symbol of the lexicons or NUM, CLOCK, UT, UA, UNK, A ...

    ``value``: the number, seconds of a clock, or scale of a unit; ``signed``: written with + or -.
    """

    kind: str
    text: str = ""
    value: float = 0.0
    unit: str = ""
    signed: bool = False

    @property
    def hebrew(self) -> bool:
        """Whether it is written in Hebrew letters."""
        return bool(HEBREW.search(self.text))
