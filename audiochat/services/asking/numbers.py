"""Numbers in a text, spoken or in digits, in one form: "forty-two thousand" is 42,000."""

from __future__ import annotations

import re

from audiochat.services.asking.days import ORDINALS
from audiochat.services.asking.language import plain

_UNITS = """
zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
seventeen eighteen nineteen
"""
_TENS = "_ _ twenty thirty forty fifty sixty seventy eighty ninety"
_SMALL = {word: value for value, word in enumerate(_UNITS.split())}
_SMALL |= {word: value * 10 for value, word in enumerate(_TENS.split()) if word != "_"}
_LARGE = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9}
_PLACES = {word: value for value, word in enumerate(ORDINALS[:12], 1)}
_HEBREW = {
    "אחת": 1, "אחד": 1, "שתיים": 2, "שתי": 2, "שניים": 2, "שני": 2, "שלוש": 3, "שלושה": 3, "ארבע": 4,
    "ארבעה": 4, "חמש": 5, "חמישה": 5, "שש": 6, "שישה": 6, "שבע": 7, "שבעה": 7, "שמונה": 8, "תשע": 9,
    "תשעה": 9, "עשר": 10, "עשרה": 10, "עשרים": 20, "שלושים": 30, "ארבעים": 40, "חמישים": 50,
    "שישים": 60, "שבעים": 70, "שמונים": 80, "תשעים": 90, "מאה": 100, "מאתיים": 200, "אלף": 1000,
    "אלפיים": 2000,
}  # fmt: skip
WORDS = frozenset([*_SMALL, *_LARGE]) - {"_"}
_TOKEN = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+")


def _digits(token: str) -> float | None:
    """A number in digits; thousands may be set apart by commas, a clock time is no number."""
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", token):
        token = token.replace(",", "")
    if re.fullmatch(r"\d+(?:[.,]\d+)?", token) and len(token) < 16:
        return float(token.replace(",", "."))
    return None


class _Run:
    """Number words that follow each other, as one number."""

    def __init__(self) -> None:
        self.total = self.part = 0.0
        self.began = self.closed = False

    def small(self, value: float, *, digits: bool) -> bool:
        """Take a unit, a ten or digits; False when it cannot belong to what was said so far."""
        if self.began and (digits or self.closed or not self._has_room(value)):
            return False
        self.part += value
        self.began, self.closed = True, digits
        return True

    def _has_room(self, value: float) -> bool:
        return self.part % 100 == 0 or (self.part % 10 == 0 and self.part % 100 > 10 > value)

    def large(self, value: float) -> None:
        """Take hundred, thousand and so on."""
        self.part = (self.part or 1) * value
        self.began = True
        if value > 100:
            self.total += self.part
            self.part = 0

    @property
    def value(self) -> float:
        """The number so far."""
        return self.total + self.part


def numbers(text: str) -> frozenset[str]:
    """All numbers of a text; clock times stay as written, places ("third") count as numbers."""
    found: set[str] = set()
    run = _Run()
    tokens = [*_TOKEN.findall(plain(text.replace("-", " "))), ""]
    for token in tokens:
        value = _digits(token)
        digits = value is not None
        value = _SMALL.get(token) if value is None else value
        if token in _LARGE:
            run.large(_LARGE[token])
            continue
        if value is not None and run.small(value, digits=digits):
            continue
        if token == "and" and run.began:
            continue
        if run.began:
            found.add(f"{run.value:g}")
            run = _Run()
        if value is not None:
            run.small(value, digits=digits)
        elif token in _PLACES or token in _HEBREW:
            found.add(str(_PLACES.get(token, _HEBREW.get(token))))
        elif token[:1].isdigit():
            found.add(token)
    return frozenset(found)


_BY_TENS = {value // 10: word for word, value in _SMALL.items() if value >= 20}
_BY_UNITS = {value: word for word, value in _SMALL.items() if value < 20 and word != "_"}


def spoken(number: int) -> list[str]:
    """The ways in which a number from 0 to 9999 is said, without hyphens: 1984 is "nineteen eighty four"."""
    if number < 100:
        return [_two(number)]
    head, rest = divmod(number, 100)
    if number < 1000:
        found = [f"{_two(head)} hundred"]
    elif head % 10:
        found = [f"{_two(head // 10)} thousand {_two(head % 10)} hundred", f"{_two(head)} hundred"]
    else:
        found = [f"{_two(head // 10)} thousand"]
    if rest:
        found = [f"{one}{link}{_two(rest)}" for one in found for link in (" and ", " ")]
        if number >= 1000:
            low = "oh " if rest < 10 else ""
            found.append(f"{_two(head)} {low}{_two(rest)}")
    return found


def _two(number: int) -> str:
    """A number under a hundred in words."""
    tens, unit = divmod(number, 10)
    if number in _BY_UNITS:
        return _BY_UNITS[number]
    return _BY_TENS[tens] + (f" {_BY_UNITS[unit]}" if unit else "")


_SAID_COUNT = (
    r"\b(?P<count>\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|a couple of|a)"
    r"(?: (?!or\b|and\b)[\w-]+){0,2}? "
)


def wanted_count(question: str, things: str) -> int:
    """How many of some things a question asks for: "in three points" is 3; 0 where it does not say."""
    found = re.search(_SAID_COUNT + rf"(?:{things})\b", plain(question))
    if found is None:
        return 0
    if found["count"].startswith("a"):
        return 2 if "couple" in found["count"] else 1
    return max((int(float(n)) for n in numbers(found["count"])), default=0)
