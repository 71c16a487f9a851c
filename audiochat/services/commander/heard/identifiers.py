"""Things said that a label announces or a form gives away: addresses, postcodes, account numbers."""

from __future__ import annotations

import re
from collections.abc import Mapping

from audiochat.services.commander.heard.finding import Hit
from audiochat.services.commander.heard.normal import Said, plain
from audiochat.services.commander.heard.patterns import cards as checked_cards
from audiochat.services.commander.heard.patterns import digit_runs
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


def phones(said: Said) -> list[Hit]:
    """Telephone numbers; of several those that no other label ("account number") announces."""
    found = digits_like_phones(said)
    if len(found) < 2:
        return found
    other = [hit for hit in found if _announced(said, hit)]
    return [hit for hit in found if hit not in other] or found


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
    """A number, a name and a word for a road: "14 Roundhay Road"; with the flat after it."""
    out: list[Hit] = []
    words = [_bare(word.text) for word in said.words]
    numbers = {run.first: run for run in digit_runs(said)}
    for first, run in sorted(numbers.items()):
        if len(run.digits) > 5 or (out and first < out[-1].last):
            continue
        for at in range(run.last, min(run.last + _LONGEST_ROAD, len(words))):
            if _ROADS.fullmatch(words[at]) and words[at][:1].isupper():
                out.append(Hit(first, _with_town(said, _with_unit(words, at + 1, numbers))))
                break
            if said.words[at].text.endswith((".", "?", "!")):
                break
    return out


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
