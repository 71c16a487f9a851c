"""Words in quotation marks of every kind, brought to one kind."""

from __future__ import annotations

import re

_PAIRS = re.compile(
    r"[«‹]\s*(?P<a>[^«»‹›\n]{1,400}?)\s*[»›]|[„“”]\s*(?P<b>[^„“”\"\n]{1,400}?)\s*[“”\"]|"
    r"(?<![\w\"'‘’])['‘](?P<c>[^'‘’\"\n]{1,400})['’](?![\w'‘’])|[»]\s*(?P<d>[^«»\n]{1,400}?)\s*[«]"
)

QUOTED = re.compile(r'"\s*(?P<text>[^"\n]{1,400}?)\s*"')
"""Words between straight quotation marks, after ``straight``."""


def straight(words: str) -> str:
    """The sentence with « », „ “, “ ” and ' ' as straight marks, close around their words."""
    return _PAIRS.sub(lambda m: f'"{next(text for text in m.groups() if text)}"', words)


def closed(text: str) -> bool:
    """Whether a text has no mark of quotation but one pair around all of it."""
    text = text.strip().rstrip(".!?,").strip()
    if '"' not in text:
        return True
    return text.startswith('"') and text.endswith('"') and text.count('"') == 2
