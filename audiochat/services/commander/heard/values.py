"""Things said that are known by their form, more of them: money, dates, web addresses, names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audiochat.services.asking.days import HEBREW_MONTHS, MONTHS, WEEKDAYS
from audiochat.services.commander.heard.finding import Hit
from audiochat.services.commander.heard.normal import Said, plain
from audiochat.services.commander.heard.patterns import digit_runs, emails
from audiochat.services.commander.normalise import word_set

_CURRENCY = word_set(
    "dollar dollars buck bucks cent cents pound pounds quid pence penny euro euros shekel shekels yen franc "
    "francs rupee rupees usd eur gbp ils nis שקל שקלים דולר דולרים אירו אגורות"
)
_SCALES = word_set("hundred thousand million billion trillion k grand אלף מיליון מיליארד")
_SIGN = re.compile(r"[$£€₪¥]\s?\d|\d\s?[$£€₪¥]")
_SMALL = 99
"""Of a price the part after the currency: "three pounds fifty"."""

_MONTHS = frozenset((*MONTHS, *HEBREW_MONTHS))
_DAY = re.compile(r"(?:[12]?\d|3[01])(?:st|nd|rd|th)?")
_YEAR = re.compile(r"1[5-9]\d\d|20\d\d|2100")
_ORDINALS = word_set(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth thirtieth thirtyfirst"
)
_BETWEEN = word_set("the of")
_THOUSANDS = re.compile(r"2 1000(?: and)? \d{1,2}(?![\d:])")
_DAYS, _MONTH, _YEARS, _LINK = 1, 2, 4, 8
"""What a word is in a date."""

_ENDS = re.compile(r"(?:com|org|net|edu|gov|co|io|ai|me|info|de|uk|il|fr|us|eu|tv|dev|app|קום)$")
_WEB = re.compile(
    r"(?:https?://)?(?:www\.)?[\w-]+(?:\.[\w-]+)*\.(?:[a-z]{2,4}|example|online|website|studio|store|media|"
    r"design|agency|digital|museum|travel|photo|events|cloud|space|world|today|company|church|school|"
    r"academy|radio|audio|music|video|group|global|coffee|kitchen)(?:/\S*)?",
    re.IGNORECASE,
)
_DOT = ("dot", "נקודה")
_NO_SITE = word_set(
    "at to on is it its the our my your their visit see find go online website site from and or for just "
    "today www address called about with over through via check out us we"
)
_MOST_SITE = 3
"""Words of the name of a web site that is spelt out, at the most."""

_NO_NAME = word_set("i im ill ive id ok okay mr mrs ms dr god") | _MONTHS | frozenset(WEEKDAYS)


def money(said: Said) -> list[Hit]:
    """Amounts of money, said or written: "forty pence", "three pounds fifty", "$20"."""
    out: list[Hit] = []
    runs = digit_runs(said)
    firsts, lasts = {run.first: run for run in runs}, {run.last: run for run in runs}
    for run in runs:
        last = run.last
        while last < len(said.words) and set(plain(said.words[last].text)) & _SCALES:
            last += 1
        named = last < len(said.words) and set(plain(said.words[last].text)) & _CURRENCY
        if not named and not _SIGN.search(said.text(max(0, run.first - 1), run.last)):
            continue
        last += 1 if named else 0
        rest = firsts.get(last)
        if named and rest is not None and _is_small(said, rest.first, rest.last, rest.digits):
            last = rest.last
        first = run.first
        while said.text(first - 1, first) in _JOINED and first - 1 in lasts:
            first = lasts[first - 1].first
        if not out or first >= out[-1].last:
            out.append(Hit(first, last))
    return out


_JOINED = ("and", "ו")
"""Between the parts of a number: "two hundred and fifty"."""


def _is_small(said: Said, first: int, last: int, digits: str) -> bool:
    """Whether a number behind a currency is what is left of the price, and not the next thing."""
    ended = said.words[first - 1].text.endswith((".", ",", "?", "!"))
    return not ended and last - first <= 2 and 0 < int(digits or 0) <= _SMALL


def dates(said: Said) -> list[Hit]:
    """Days and years: "the fourth of May 1995", "March 3rd", "in 2014", "two thousand and twelve"."""
    words = [" ".join(plain(word.text)) for word in said.words]
    runs = {r.first: r.last for r in digit_runs(said) if _YEAR.fullmatch(r.digits)}
    priced = {hit.first for hit in money(said)}
    out: list[Hit] = []
    at = 0
    while at < len(words):
        last, found = at, 0
        while last < len(words) and last not in priced:
            year = runs.get(last) or last + _spelt_year(words, last)
            kind = _YEARS if year > last else _dated(words, last, last > at)
            if not kind:
                break
            found |= kind
            last = max(year, last + 1)
        while last > at and words[last - 1] in _BETWEEN:
            last -= 1
        if last > at and (found & _YEARS or (found & _DAYS and found & _MONTH)):
            out.append(Hit(at, last))
        at = max(last, at + 1)
    return out


def _spelt_year(words: list[str], at: int) -> int:
    """How many words from a place are a year of this century: "two thousand and twelve"."""
    found = _THOUSANDS.match(" ".join(words[at : at + 5]))
    return len(found.group().split()) if found and words[at] == "2" else 0


def _dated(words: list[str], at: int, inside: bool) -> int:
    """What a word is in a date, 0 for nothing."""
    word = words[at]
    if word in _MONTHS and (word not in ("may", "march") or _is_month(words, at)):
        return _MONTH
    if _DAY.fullmatch(word) or word in _ORDINALS:
        return _DAYS
    return _LINK if inside and word in _BETWEEN else 0


def _is_month(words: list[str], at: int) -> bool:
    """Whether "may" or "march" is a month: beside a day or a year, or after "in", "of", "last"."""
    before, after = words[at - 1] if at else "", words[at + 1] if at + 1 < len(words) else ""
    dated = any(_DAY.fullmatch(w) or _YEAR.fullmatch(w) or w in _ORDINALS for w in (before, after))
    return dated or before in ("in", "of", "last", "next", "since", "until", "early", "late")


def websites(said: Said) -> list[Hit]:
    """Web addresses, written or spelt out: "sparrowbank.com", "sparrow bank dot com"."""
    mails = emails(said)
    out = [
        Hit(i, i + 1)
        for i, word in enumerate(said.words)
        if "@" not in word.text and _WEB.fullmatch(word.text.strip(".,!?;:"))
    ]
    tokens = said.tokens
    for at, token in enumerate(tokens):
        if token not in _DOT or not at or at + 1 >= len(tokens) or not _ENDS.match(tokens[at + 1]):
            continue
        first = at - 1
        while first > max(0, at - _MOST_SITE) and _names_site(said, first - 1):
            first -= 1
        last = at + 2
        while last + 1 < len(tokens) and tokens[last] in _DOT and _ENDS.match(tokens[last + 1]):
            last += 2
        while last + 1 < len(tokens) and tokens[last] == "slash":
            last += 2
        out.append(Hit(said.at[first], said.at[last - 1] + 1))
    return [h for h in _apart(out) if not any(m.first <= h.first < m.last for m in mails)]


def _names_site(said: Said, token: int) -> bool:
    ended = said.words[said.at[token]].text.endswith((".", ",", "?", "!"))
    return not ended and said.tokens[token] not in _NO_SITE


def _apart(found: list[Hit]) -> Iterator[Hit]:
    """Stretches in order without those that begin within the one before."""
    reach = 0
    for hit in sorted(set(found), key=lambda hit: hit.first):
        if hit.first >= reach:
            yield hit
            reach = hit.last


def names(said: Said) -> list[Hit]:
    """Names of people and places: what within sentences is always written with a capital."""
    begins = {first for first, _ in said.sentences()}
    known = _capitals(said, begins)
    out: list[Hit] = []
    for index, word in enumerate(said.words):
        if not word.text[:1].isupper() or not any(token in known for token in _whose(word.text)):
            continue
        joined = out and out[-1].last == index and index not in begins
        if joined and not said.words[index - 1].text.endswith((",", ".", "?", "!", ";", ":")):
            out[-1] = Hit(out[-1].first, index + 1)
        else:
            out.append(Hit(index, index + 1))
    return out


def _whose(text: str) -> list[str]:
    """The word, and without the s of what is somebody's."""
    return [form for token in plain(text) for form in (token, token.removesuffix("s"))]


def _capitals(said: Said, begins: set[int]) -> set[str]:
    """The words that within sentences have a capital wherever they stand."""
    capital: set[str] = set()
    small: set[str] = set(_NO_NAME)
    for index, word in enumerate(said.words):
        if index in begins:
            continue
        is_one = word.text[:1].isupper() and any(letter.islower() for letter in word.text)
        (capital if is_one else small).update(plain(word.text))
    return {token for token in capital - small if len(token) > 1}
