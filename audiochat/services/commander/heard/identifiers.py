"""Things said that a label announces or a form gives away: addresses, postcodes, account numbers."""

from __future__ import annotations

import re
from collections.abc import Mapping

from audiochat.services.asking.days import MONTHS
from audiochat.services.commander.heard.finding import Hit
from audiochat.services.commander.heard.normal import Said, plain
from audiochat.services.commander.heard.patterns import Run, digit_runs
from audiochat.services.commander.heard.patterns import cards as checked_cards
from audiochat.services.commander.heard.patterns import phones as digits_like_phones
from audiochat.services.commander.normalise import word_set

_ROADS = re.compile(
    r"(?:street|st|road|rd|avenue|ave|lane|ln|drive|dr|way|close|court|ct|square|place|boulevard|blvd|terrace|"
    r"crescent|hill|gardens|row|highway|parkway|grove|mews|walk|רחוב)",
    re.IGNORECASE,
)
_UNITS = ("apartment", "apt", "flat", "unit", "suite", "floor", "room")
_LONGEST_ROAD = 4
"""Words from the number of a house to "Street", at the most."""
_OUT = re.compile(r"[A-Z]{1,2}\d[A-Z\d]?", re.IGNORECASE)
_IN = re.compile(r"\d[A-Z]{2}", re.IGNORECASE)
_POST = ("postcode", "postcodes", "zip", "zipcode", "מיקוד")
_WITHIN = 15
"""Words after a label within which its number is said."""
_BIRTH = 8
"""Words of a date of birth, at the most."""


_CALLS = word_set("phone telephone mobile cell cellphone call ring text reach טלפון נייד")
_LABELS = word_set(
    "account order reference booking invoice policy customer case ticket passport licence license security "
    "serial tracking member membership registration student patient tax sort routing confirmation card"
)


_YEARS = re.compile(r"(?:(?:1[5-9]|20)\d\d){2,3}")
""" "1973. Nineteen seventy-three.": years, said twice."""


def phones(said: Said) -> list[Hit]:
    """Telephone numbers; of several those that no other label ("account number") announces."""
    years = {Hit(run.first, run.last) for run in digit_runs(said) if _YEARS.fullmatch(run.digits)}
    found = [hit for hit in digits_like_phones(said) if hit not in years] or _short_phones(said)
    if len(found) < 2:
        return found
    other = [hit for hit in found if _announced(said, hit)]
    return [hit for hit in found if hit not in other] or found


def _short_phones(said: Said) -> list[Hit]:
    """Numbers of five or six digits that one is told to call: "ring us on 555-142"."""
    runs = [run for run in digit_runs(said) if len(run.digits) in _SHORT]
    return [Hit(run.first, run.last) for run in runs if _is_called(said, run)]


def _is_called(said: Said, run: Run) -> bool:
    """Whether just before a number somebody is to be called on it, or it is said to be a phone's."""
    before = [t for w in said.words[max(0, run.first - _NEAR) : run.first] for t in plain(w.text)]
    return bool(before) and before[-1] in _LEADS_TO and bool(_CALLS & set(before))


_SHORT = (5, 6)
"""Digits of a number within a town: only words beside it tell that it is a telephone's."""
_NEAR = 6
_LEADS_TO = word_set("on at is number dial ring call phone")


def cards(said: Said) -> list[Hit]:
    """Payment card numbers by their check digit, else by the word "card" before them."""
    found = checked_cards(said)
    if found:
        return found
    runs = [Hit(run.first, run.last) for run in digit_runs(said) if 12 <= len(run.digits) <= 19]
    return [hit for hit in runs if _label(said, hit) == "card"]


def _label(said: Said, hit: Hit) -> str:
    """The last word before a number that says what it is."""
    for word in reversed(said.words[max(0, hit.first - _WITHIN) : hit.first]):
        for token in plain(word.text):
            if token in _CALLS or token in _LABELS:
                return token
    return ""


def _announced(said: Said, hit: Hit) -> bool:
    """Whether a number is said to be something else than a telephone's."""
    return _label(said, hit) in _LABELS


def _bare(word: str) -> str:
    return word.strip(".,;:!?\"'()")


def addresses(said: Said) -> list[Hit]:
    """A number, a name and a word for a road ("14 Roundhay Road"), or the number behind it."""
    out: list[Hit] = []
    words = [_bare(word.text) for word in said.words]
    numbers = {run.first: run for run in digit_runs(said)}
    for first, run in sorted(numbers.items()):
        if len(run.digits) > 5 or (out and first < out[-1].last):
            continue
        before = _road_before(said, words, run)
        road = None if before is not None else _road_after(said, words, run)
        if before is not None:
            out.append(Hit(before, _with_town(said, _with_unit(words, run.last, numbers))))
        elif road is not None:
            out.append(Hit(first, _with_town(said, _with_unit(words, road + 1, numbers))))
    return out


def _is_road(word: str) -> bool:
    return _ROADS.fullmatch(word) is not None and word[:1].isupper()


def _road_after(said: Said, words: list[str], run: Run) -> int | None:
    """The word for a road whose number this is: none in "in 1962, at St Mary's"."""
    if _ended(said, run.last - 1) or _is_date(said, words, run):
        return None
    for at in range(run.last, min(run.last + _LONGEST_ROAD, len(words))):
        if words[at].lower() in _ELSEWHERE:
            return None
        saint = words[at] == "St" and at + 1 < len(words) and words[at + 1][:1].isupper()
        if _is_road(words[at]) and not (saint and at == run.last):
            return at
        if _ended(said, at):
            return None
    return None


def _road_before(said: Said, words: list[str], run: Run) -> int | None:
    """Where an address begins whose number stands behind the road: "Mill Lane, number 14"."""
    at = run.first - 1
    told = at >= 0 and words[at].lower() in _NUMBERED
    at -= told
    if told and at >= 0 and words[at].lower() in ("at", "house"):
        at -= 1
    if at < 1 or not _is_road(words[at]) or _ended(said, at) or len(run.digits) > 4:
        return None
    if not told and (_is_year(run) or said.words[at].text.endswith(",") or not _stops(said, run)):
        return None
    first = at
    while first > max(0, at - _LONGEST_ROAD) and words[first - 1][:1].isupper():
        if _ended(said, first - 1) or words[first - 1].lower() in _LEADS_IN:
            break
        first -= 1
    return first if first < at else None


def _stops(said: Said, run: Run) -> bool:
    """Whether nothing follows a number that it may count: "in Mill Lane 14 people"."""
    last = said.words[run.last - 1].text
    return run.last == len(said.words) or not last[-1:].isalnum()


def _ended(said: Said, at: int) -> bool:
    return said.words[at].text.endswith((".", "?", "!"))


def _is_year(run: Run) -> bool:
    return re.fullmatch(r"1[5-9]\d\d|20\d\d", run.digits) is not None


def _is_date(said: Said, words: list[str], run: Run) -> bool:
    """Whether a number is a year rather than that of a house."""
    before = words[run.first - 1].lower() if run.first else ""
    parted = said.words[run.last - 1].text.endswith(",")
    return _is_year(run) and (parted or before in _DATED)


_ELSEWHERE = word_set(
    "at in on by near from to with and but or was is were up down along when where"
)
"""Words that part a number from a road which is not its own."""
_NUMBERED = word_set("number no nr")
_LEADS_IN = word_set(
    "at in on by near from to on it it's the we i he she no and but so is was our my"
)
"""Words with a capital letter at the beginning of a sentence that are no part of a road's name."""
_DATED = word_set("in since until till by from during of around about") | frozenset(MONTHS)


def _with_unit(words: list[str], after: int, numbers: Mapping[int, object]) -> int:
    unit = after < len(words) and words[after].lower() in _UNITS
    return after + 2 if unit and after + 1 in numbers else after


def _with_town(said: Said, after: int) -> int:
    """A town after a comma or at the end: "14 Orchard Lane, Bristol"."""
    words = said.words
    last, told = after, words[after - 1].text.endswith(",")
    if not told and not words[after - 1].text[-1:].isalpha():
        return after
    while last < min(after + 2, len(words)) and words[last].text[:1].isupper():
        last += 1
        if not words[last - 1].text[-1:].isalpha():
            return last
    return last if told else after


def postcodes(said: Said) -> list[Hit]:
    """British postcodes by their form, others by the word that announces them."""
    words = [_bare(word.text) for word in said.words]
    out = [
        Hit(at, at + 2)
        for at in range(len(words) - 1)
        if _OUT.fullmatch(words[at]) and _IN.fullmatch(words[at + 1])
    ]
    out += [
        Hit(at, at + 1)
        for at, word in enumerate(words)
        if re.fullmatch(rf"(?:{_OUT.pattern})(?:{_IN.pattern})", word, re.IGNORECASE)
    ]
    if out:
        return sorted(out, key=lambda hit: hit.first)
    labels = [place for label in _POST for place in said.places.get(label, ())]
    return _after(said, sorted(said.at[place] for place in labels))


def _after(said: Said, labels: list[int]) -> list[Hit]:
    """The first number after each of some words, each once."""
    runs = digit_runs(said)
    found = []
    for label in labels:
        run = next((r for r in runs if label < r.first <= label + _WITHIN), None)
        if run is not None:
            found.append(Hit(run.first, run.last))
    return sorted(set(found), key=lambda hit: hit.first)


def labelled(said: Said, label: str) -> list[Hit]:
    """The number that follows a label ("account number"), or what follows "date of birth"."""
    if re.search(r"birth", label):
        return _births(said)
    wanted = [word for word in plain(label) if word not in ("the", "number", "code", "id", "no")]
    if not wanted:
        return []
    tokens = said.tokens
    ends = [
        said.at[place + len(wanted) - 1]
        for place in said.places.get(wanted[0], ())
        if tokens[place : place + len(wanted)] == wanted
    ]
    return _after(said, ends)


def _births(said: Said) -> list[Hit]:
    out = []
    for place in said.places.get("birth", ()):
        if said.tokens[max(0, place - 2) : place] != ["date", "of"]:
            continue
        first = said.at[place] + 1
        if first < len(said.words) and _bare(said.words[first].text).lower() in ("is", "was"):
            first += 1
        last = first
        while last < min(first + _BIRTH, len(said.words)):
            last += 1
            if said.words[last - 1].text.endswith((".", ",", "?", "!")):
                break
        if last > first:
            out.append(Hit(first, last))
    return out
