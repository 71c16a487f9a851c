# ruff: noqa: E501 (a shape of a sentence is read as one line)
"""Days and years as people say them in talk: "Friday the ninth", "the fourteenth", "in ninety-one"."""

from __future__ import annotations

import re

from audiochat.services.asking.days import MONTHS, WEEKDAYS
from audiochat.services.commander.heard import values
from audiochat.services.commander.heard.finding import Hit
from audiochat.services.commander.heard.normal import Said, plain
from audiochat.services.commander.heard.patterns import digit_runs
from audiochat.services.commander.normalise import word_set

_WEEKDAY = re.compile("|".join(WEEKDAYS))
_MONTH = re.compile("|".join(MONTHS))
_EARLY = re.compile(r"(?:first|second|third|1st|2nd|3rd)")
_LATER = re.compile(
    r"(?:(?:four|fif|six|seven|eigh|nin|ten|eleven|twelf|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twentie|thirtie)th|"
    r"(?:twenty|thirty)[- ]?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|(?:[4-9]|[12]\d|3[01])(?:st|nd|rd|th))"
)
_ENDS = (".", ",", "?", "!", ";", ":")
_DAY_AFTER = word_set(
    "is at for in on and or we i they he she it so but works as if then would will was by to until"
)
"""Words that may follow "the fourteenth" where that is a day."""
_CENTURY = re.compile(r"(?:1[5-9]|20|21)\d\d")
_DECADE = re.compile(r"(?:twent|thirt|fort|fift|sixt|sevent|eight|ninet)ies|(?:[2-9]0)s")
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_SPELT = re.compile(
    rf"(?:{_TENS})(?:-(?:one|two|three|four|five|six|seven|eight|nine))?|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|oh-\w+"
)
_SHORT = re.compile(
    r"(?:seventy|eighty|ninety)-(?:one|two|three|four|five|six|seven|eight|nine)|'?[789]\d"
)
_TEENS = word_set("fifteen sixteen seventeen eighteen nineteen twenty")
_IN_YEAR = word_set("in since until from was")
_AMOUNTS = word_set(
    "hundred thousand million billion euro euros pound pounds dollar dollars percent metres meters miles kilometres people years"
)


def days(said: Said) -> list[Hit]:
    """Dates that are said: a day by its number, with its weekday and month where these are said."""
    return said.once("days", lambda: _days(said))


def _days(said: Said) -> list[Hit]:
    words = [_bare(word.text) for word in said.words]
    known = [
        _led(words, _ended(said, hit)) for hit in values.dates(said) if not _is_year(said, hit)
    ]
    known = [
        hit
        for hit in known
        if not all(_MONTH.fullmatch(word) for word in words[hit.first : hit.last])
    ]
    out: list[Hit] = list(known)
    for at, word in enumerate(words):
        if any(hit.first <= at < hit.last for hit in known):
            continue
        whole = _led(words, Hit(at, at + 1))
        weekday = _WEEKDAY.fullmatch(words[whole.first]) is not None and whole.first < at
        ended = said.words[at].text.endswith(_ENDS) or at + 1 == len(words)
        later = _LATER.fullmatch(word) is not None
        alone = later and whole.first < at and (ended or words[at + 1] in _DAY_AFTER)
        if (later or _EARLY.fullmatch(word)) and (weekday or alone):
            out.append(whole)
    return _apart(out)


def _bare(word: str) -> str:
    """A word without the marks around it."""
    return word.casefold().replace("’", "'").strip(".,;:!?\"'“”…()")


def _ended(said: Said, hit: Hit) -> Hit:
    """A date up to the end of its sentence."""
    ends = [
        n + 1 for n in range(hit.first, hit.last) if said.words[n].text.endswith((".", "?", "!"))
    ]
    last = min([*ends, hit.last])
    counted = last - hit.first > 1 and said.words[last - 2].text.endswith(",")
    small = counted and not _CENTURY.fullmatch("".join(plain(said.words[last - 1].text)))
    return Hit(hit.first, last - 1 if small else last)  # "the fifteenth of April, ten o'clock"


def _led(words: list[str], hit: Hit) -> Hit:
    """A day with "the" and its weekday before it."""
    first = hit.first
    first -= first > 0 and words[first - 1] == "the"
    first -= first > 0 and _WEEKDAY.fullmatch(words[first - 1]) is not None
    return Hit(first, hit.last)


def weekdays(said: Said) -> list[Hit]:
    """Days of the week."""
    return [
        Hit(n, n + 1)
        for n, word in enumerate(said.words)
        if any(_WEEKDAY.fullmatch(token) for token in plain(word.text))
    ]


def years(said: Said) -> list[Hit]:
    """Years: "nineteen eighty-four", "two thousand and twelve", "twenty fifty", "the seventies"."""
    return said.once("years", lambda: _years(said))


def _years(said: Said) -> list[Hit]:
    words = [_bare(word.text) for word in said.words]
    dated = (_of_date(said, hit) for hit in values.dates(said) if not _counts(words, hit))
    out = [hit for hit in dated if hit is not None]
    for run in digit_runs(said):
        if _CENTURY.fullmatch(run.digits) and not _counts(words, Hit(run.first, run.last)):
            out.append(Hit(run.first, run.last))
    for at, word in enumerate(words):
        if _DECADE.fullmatch(word) or (_SHORT.fullmatch(word) and _stands_alone(said, words, at)):
            out.append(Hit(at, at + 1))
        elif word in _TEENS and at + 1 < len(words) and _SPELT.fullmatch(words[at + 1]):
            out += (
                [Hit(at, at + 2)]
                if said.words[at].text.isalpha() and not _counts(words, Hit(at, at + 2))
                else []
            )
    return _apart(out)


def _counts(words: list[str], hit: Hit) -> bool:
    """Whether a number is an amount: "two thousand eight hundred", "fifteen hundred"."""
    behind = words[hit.last] if hit.last < len(words) else ""
    return "hundred" in words[hit.first : hit.last] or behind in _AMOUNTS


def _stands_alone(said: Said, words: list[str], at: int) -> bool:
    """Whether a number of two digits is a year by what is before and behind it: "That was ninety-one."."""
    return at > 0 and words[at - 1] in _IN_YEAR and said.words[at].text.endswith((".", ",", "?"))


def _is_year(said: Said, hit: Hit) -> bool:
    return _of_date(said, hit) == hit


def _of_date(said: Said, hit: Hit) -> Hit | None:
    """The year in a date; None for a date without one."""
    words = [" ".join(plain(word.text)) for word in said.words[hit.first : hit.last]]
    named = [n for n, word in enumerate(words) if _MONTH.fullmatch(word)]
    if not named:
        return hit if not any(_LATER.fullmatch(word) for word in words) else None
    behind = [n for n in range(named[-1] + 1, len(words)) if words[n][:1].isdigit()]
    first = behind[0] if behind else len(words)
    digits = "".join(words[first:]).replace(" ", "")
    return Hit(hit.first + first, hit.last) if len(digits) >= 4 else None


def _apart(found: list[Hit]) -> list[Hit]:
    """Stretches in order without those within others."""
    out: list[Hit] = []
    for hit in sorted(set(found), key=lambda hit: (hit.first, -hit.last)):
        if not out or hit.first >= out[-1].last:
            out.append(hit)
    return out
