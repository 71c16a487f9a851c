"""Amounts and measures as they are said: espeak-ng reads "$12" as "dollar twelve" and "20 kHz" by letters."""

from __future__ import annotations

import re

_MONEY = {"$": ("dollar", "cent"), "€": ("euro", "cent"), "£": ("pound", "penny"), "¥": ("yen", "")}
_MANY = {"yen": "yen", "penny": "pence"}
_SHORT = {"k": "thousand", "m": "million", "bn": "billion"}
_AMOUNT = re.compile(
    r"""(?P<minus>(?<!\w)[-−])?(?P<sign>[$€£¥])\s?
    (?P<whole>\d{1,3}(?:,\d{3})+|\d{1,15})(?!\d)
    (?:\.(?P<part>\d{1,15}))?
    (?:\s?[-–]\s?(?P<upto>\d{1,15}))?
    (?:\s?(?P<size>hundred|thousand|million|billion|trillion|k|m|bn)\b)?""",
    re.IGNORECASE | re.VERBOSE,
)
_TURNED = re.compile(r"([-−]?)([$€£¥₪₹₽])\s?(\d+(?:[.,]\d+)*)")

_UNITS = {"Hz": "hertz", "kHz": "kilohertz", "MHz": "megahertz", "dB": "decibel", "ms": "millisecond",
          "dBTP": "decibels true peak", "dBFS": "decibels full scale"}  # fmt: skip
_APART = {"s": "second", "min": "minute", "h": "hour"}  # "the 1990s" are no seconds
_MANY |= {name: name for name in _UNITS.values() if name[-1] in "zek"}
_MEASURE = re.compile(
    rf"(?P<only>(?<![\d.,])1)?(?<=\d)(?:\s?(?P<unit>{'|'.join(_UNITS)})"
    rf"|\s(?P<apart>{'|'.join(_APART)}))\b"
)


def read_out(text: str, language: str) -> str:
    """A text with its amounts in the order and, in English, in the words of speech.

    "$12" becomes "12 dollars", "£1.50" "1 pound 50", "$5m" "5 million dollars" and "20 kHz" "20
    kilohertz". In other languages the sign goes behind the number, where it is said.
    """
    if language.lower().split("-")[0] != "en":
        return _TURNED.sub(r"\1\3 \2", text)
    text = re.sub(r"(?<=[^\W\d_])(?=[$€£¥]\d)", " ", text)  # "US$12"
    return _MEASURE.sub(_unit, _AMOUNT.sub(_in_english, text))


def _unit(found: re.Match[str]) -> str:
    name = _UNITS[found["unit"]] if found["unit"] else _APART[found["apart"]]
    return f"{found['only']} {name}" if found["only"] else f" {_plural(name)}"


def _in_english(found: re.Match[str]) -> str:
    name, coin = _MONEY[found["sign"]]
    whole, part, upto = found["whole"], found["part"] or "", found["upto"]
    size = (found["size"] or "").lower()
    if upto or size or len(part) not in (0, 2):
        number = whole + (f".{part}" if part else "") + (f" to {upto}" if upto else "")
        said = " ".join(filter(None, (number, _SHORT.get(size, size), _plural(name))))
    else:
        said = _with_coins(int(whole.replace(",", "")), int(part or 0), name, coin)
    return f"minus {said}" if found["minus"] else said


def _with_coins(whole: int, part: int, name: str, coin: str) -> str:
    """ "1 pound 50", "3 dollars and 5 cents", "99 cents"."""
    coins = f"{part} {coin if part == 1 else _plural(coin)}"
    money = f"{whole:,} {name if whole == 1 else _plural(name)}"
    if not part:
        return money
    if not whole:
        return coins
    return f"{money} {part}" if part > 9 else f"{money} and {coins}"


def _plural(name: str) -> str:
    return _MANY.get(name, f"{name}s")
