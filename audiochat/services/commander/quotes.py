"""Words in quotation marks of every kind, brought to one kind."""

from __future__ import annotations

import re

_PAIRS = re.compile(
    r"[«‹]\s*(?P<a>[^«»‹›\n]{1,400}?)\s*[»›]|[„“”]\s*(?P<b>[^„“”\"\n]{1,400}?)\s*[“”\"]|"
    r"[»]\s*(?P<d>[^«»\n]{1,400}?)\s*[«]"
)
_SINGLE = re.compile(
    r"(?:^|(?<=[:,(]\s)|(?<=\b(?:it|as|to)\s)|(?<=\bsay\s)|(?<=\b(?:and|tag)\s)|(?<=\b(?:says|name|tags|with|that|then|also|plus)\s)|"
    r"(?<=\b(?:title|named|words)\s)|(?<=\b(?:called|titled|saying|marker)\s)|(?<=\bchapter\s)|(?<=\bchapters\s)|(?<=\d\s))"
    r"['‘](?P<c>[^'‘’\"\n]{1,400})['’](?![\w'‘’])",
    re.IGNORECASE,
)
"""Single marks only where words to be taken as they are begin: "The 'Big' One" is one title."""

QUOTED = re.compile(r'"\s*(?P<text>[^"\n]{1,400}?)\s*"')
"""Words between straight quotation marks, after ``straight``."""


def straight(words: str) -> str:
    """The sentence with « », „ “, “ ” and ' ' as straight marks, close around their words."""
    words = _PAIRS.sub(lambda m: f'"{next(text for text in m.groups() if text)}"', words)
    return _SINGLE.sub(lambda m: f'"{m["c"]}"', words)


def closed(text: str) -> bool:
    """Whether a text does not go on after words in quotation marks that it begins with."""
    text = text.strip().rstrip(".!?,").strip()
    if not text.startswith('"'):
        return text.count('"') % 2 == 0
    return text.endswith('"') and text.count('"') == 2
