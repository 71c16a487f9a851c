# ruff: noqa: E501 (a shape of a sentence is read as one line)
"""Slips of the tongue that are put right at once: "seven pounds, sorry, I mean nine"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from audiochat.services.asking.days import MONTHS, WEEKDAYS
from audiochat.services.commander.heard import values
from audiochat.services.commander.heard.finding import Hit
from audiochat.services.commander.heard.normal import Said, plain
from audiochat.services.commander.normalise import word_set

_ATOM = (
    r"(?:sorry|pardon|excuse me|no|wait|hang on|hold on|oh|oops|um|uh|er|well|actually|or rather|i mean|i meant|i should say|i wanted to say|"
    r"i meant to say|make that|make it|correction|scratch that|strike that|my mistake|my bad|not that|let me correct that|that is|thats wrong|that was wrong|i tell a lie|i lie)"
)
_CUE = re.compile(rf"{_ATOM}(?: {_ATOM})*(?: (?:its|thats|it was|that was|it is|i mean))?(?= |$)")
_STRONG = re.compile(
    r"\b(?:i mean|i meant|i should say|i wanted to say|make that|correction|or rather|scratch that|strike that|my mistake|my bad|not that|let me correct that|i tell a lie)\b"
)
"""Words that do nothing but correct."""
_WEAK = re.compile(r"\b(?:sorry|pardon|excuse me|no|wait|oops)\b")
_SORRY = word_set("sorry pardon excuse wait oops hang hold actually")
_MOMENT = word_set("second sec moment minute more thing")
""" "Sorry, one second" corrects nothing."""
_OPENERS = word_set(
    "a an the in on at of to for from by with about around since until till under over per my his her their our your this that some"
)
"""Words with which both halves of a correction may begin."""
_PREPOSITIONS = word_set("in on at of to for from by with about around since until till over")
_PRONOUNS = word_set("he she they we i you it him her them us me his hers their our my your")
_DAYS = frozenset((*WEEKDAYS, "today", "tomorrow", "yesterday"))
_MONTHS = frozenset(MONTHS)
_ORDINALS = word_set(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth thirtieth"
)
_CURRENCY = word_set(
    "dollar dollars bucks cent cents pound pounds quid pence euro euros shekel shekels yen francs grand"
)
_CLOCK = word_set("oclock am pm past quarter noon midnight")
_JOINTS = word_set("and point")
_CENTURIES = word_set("15 16 17 18 19 20")
_FAINT, _LIKELY, _CLEAR = range(3)
"""How surely words announce a correction: "no", "sorry", "I mean"."""
_UNITS = 2
"""Words behind a number that may belong to it: "six long weeks"."""
_MOST = 6
"""Words of either half of a correction."""
_ALIKE = 0.6
"""Share of the words of two halves that are the same, where they are no numbers or names."""
_LATER = 20.0
"""Seconds after which nobody comes back to a number in the next turn."""
_LARGE = 3
"""Digits of a number that is corrected in a later turn, at least."""


@dataclass(frozen=True, slots=True)
class Slip:
    """A correction: the ``wrong`` words, the ``right`` ones, and the parts that go.

    Each part has whether it goes up to the next word, so that no second pause is left. ``kinds``: what
    is corrected.
    """

    wrong: Hit
    right: Hit
    parts: tuple[tuple[Hit, bool], ...]
    kinds: frozenset[str]

    @property
    def whole(self) -> Hit:
        """From the first of the parts to the last."""
        return Hit(self.parts[0][0].first, max(part.last for part, _ in self.parts))


def slips(said: Said) -> list[Slip]:
    """Every correction, in order."""
    return said.once("slips", lambda: list(_slips(said)))


def _slips(said: Said) -> Iterator[Slip]:
    words = [" ".join(plain(word.text)) for word in said.words]
    at = free = 0
    while at < len(words):
        size = _cue(words, at)
        found = _corrected(said, words, at, at + size, free) if size else None
        if found is not None:
            yield found
            free = at = max(found.right.last, found.whole.last)
        else:
            at += max(size, 1)


def _cue(words: list[str], at: int) -> int:
    """How many words from a place announce a correction, 0 for none."""
    found = _CUE.match(" ".join(words[at : at + 8]))
    if found is None or not (_STRONG.search(found[0]) or _WEAK.search(found[0])):
        return 0
    return len(found[0].split())


def _corrected(said: Said, words: list[str], cue: int, after: int, free: int) -> Slip | None:
    """The correction that some words announce, or None."""
    if not 0 < cue < after < len(words) or said.words[cue].word.speaker != _who(said, after):
        return None
    if _who(said, cue - 1) != _who(said, cue):
        return _later(said, words, cue, after)
    halves = _halves(said, words, cue, after, _force(words[cue:after]))
    if halves is None or halves[0].first < free:
        return None
    wrong, right = halves
    last = after
    while (size := _cue(words, right.last)) and right.last + size < len(
        words
    ):  # "..., I mean nine"
        again = _halves(said, words, right.last, right.last + size, _CLEAR)
        if again is None or again[0].first < last:
            break
        last, right = again[1].first, again[1]
    parts = [(Hit(wrong.first, right.first), True)]
    denied = _denied(words, right.last, wrong)
    if denied is not None:
        parts.append((denied, False))
    return Slip(wrong, right, tuple(parts), _kinds(said, words, wrong, right))


def _force(cue: list[str]) -> int:
    """How surely some words announce a correction."""
    if _STRONG.search(" ".join(cue)):
        return _CLEAR
    return _LIKELY if set(cue) & _SORRY else _FAINT


def _who(said: Said, word: int) -> str:
    return said.words[word].word.speaker


def _denied(words: list[str], at: int, wrong: Hit) -> Hit | None:
    """ "..., not seven": the wrong words once more."""
    size = wrong.last - wrong.first
    told = words[at + 1 : at + 1 + size]
    if at < len(words) and words[at] == "not" and told == words[wrong.first : wrong.last]:
        return Hit(at, at + 1 + size)
    return None


def _halves(
    said: Said, words: list[str], cue: int, after: int, force: int
) -> tuple[Hit, Hit] | None:
    """What is wrong before a place and what is right behind another."""
    ways: tuple[Callable[[], tuple[Hit, Hit] | None], ...] = (
        lambda: _numbers(said, words, cue, after, force),
        lambda: _single(said, words, cue, after, force),
        lambda: _worded(said, words, cue, after, force),
    )
    return next((found for way in ways if (found := way()) is not None), None)


def _is_number(word: str) -> bool:
    return word[:1].isdigit() or word.split(" ")[-1] in _ORDINALS


def _run(said: Said, words: list[str], at: int, most: int) -> int:
    """The word behind a number that begins at a place; the place itself for none."""
    last = at
    while last < most and not (last > at and _ended(said, last - 1)):
        joins = at < last < most - 1 and words[last] in _JOINTS and _is_number(words[last + 1])
        if not joins and not _is_number(words[last]):
            break
        last += 1
    return last


def _numbers(
    said: Said, words: list[str], cue: int, after: int, force: int
) -> tuple[Hit, Hit] | None:
    """Two numbers, each with the word before it or behind it that both have."""
    opens = words[after] in _OPENERS and after + 1 < len(words)
    begin = after + opens
    end = _run(said, words, begin, len(words))
    if end == begin or (words[begin] == "1" and set(words[begin + 1 : end + 1]) & _MOMENT):
        return None
    first = next((at for at in range(cue - 1, max(-1, cue - 4), -1) if _is_number(words[at])), -1)
    if first < 0 or cue - 1 - first > _UNITS:
        return None
    while first and (_is_number(words[first - 1]) or _joint(words, first)):
        if _ended(said, first - 1):
            break
        first -= 1
    low = first - 1 if opens and first and words[first - 1] == words[after] else first
    same_start = _repeated(words, first, begin)
    low = min(low, first - same_start)
    if any(_who(said, at) != _who(said, cue) for at in range(low, cue)):
        return None
    right = Hit(after if low < first and not same_start else begin, max(end, begin + same_start))
    named = cue - _run(said, words, first, cue)
    if named and end < len(words) and not _ended(said, end - 1):
        right = Hit(right.first, end + 1)
    asked = said.words[cue - 1].text.endswith("?")
    told = (
        force == _CLEAR or (force == _LIKELY and not asked) or (not asked and _ended(said, end - 1))
    )
    same = words[low:cue] == words[right.first : right.last]
    return (Hit(low, cue), right) if told and (force == _CLEAR or not same) else None


def _repeated(words: list[str], first: int, begin: int) -> int:
    """How many words before the wrong number begin the right one: "14 pounds 50, sorry, 14 pounds 99"."""
    sizes = range(min(_UNITS + 2, first), 0, -1)
    return next((n for n in sizes if words[first - n : first] == words[begin : begin + n]), 0)


def _joint(words: list[str], at: int) -> bool:
    return at > 1 and words[at - 1] in _JOINTS and _is_number(words[at - 2])


def _ended(said: Said, word: int) -> bool:
    """Whether a sentence or a part of it ends with a word."""
    return said.words[word].text.rstrip('"”').endswith((".", ",", "?", "!", ";", ":"))


def _single(
    said: Said, words: list[str], cue: int, after: int, force: int
) -> tuple[Hit, Hit] | None:
    """One day, month, name or pronoun instead of another, with the same word before both."""
    for begin in (after, after + 1):
        if begin >= len(words) or (begin > after and words[after] not in _OPENERS):
            return None
        back = begin - after
        if back and (cue < 2 or words[cue - 2] != words[after]):
            return None
        one, other = words[cue - 1], words[begin]
        if one == other:
            continue
        same = any(one in kind and other in kind for kind in (_DAYS, _MONTHS, _PRONOUNS))
        if same:
            return Hit(cue - 1 - back, cue), Hit(after, begin + 1)
        names = _names(said, words, cue, begin, force)
        if names is not None:
            return Hit(names[0].first - back, cue), Hit(after, names[1].last)
    return None


def _names(
    said: Said, words: list[str], cue: int, begin: int, force: int
) -> tuple[Hit, Hit] | None:
    """One name right before a correction and one right behind it."""
    known = {at for hit in values.names(said) for at in range(hit.first, hit.last)}
    first, last = cue, begin
    while first and first - 1 in known and cue - first < 3:
        first -= 1
    while last < len(words) and (last in known or said.words[last].text[:1].isupper()):
        last += 1
        if last - begin >= cue - first or _ended(said, last - 1):
            break
    broken = said.words[cue - 1].text.endswith((".", "?", "!"))
    if first == cue or last == begin or last - begin > 3 or words[begin] in _PRONOUNS:
        return None
    if broken and force < _CLEAR:
        return None
    sure = last - 1 in known or force == _CLEAR
    return (Hit(first, cue), Hit(begin, last)) if sure else None


def _worded(
    said: Said, words: list[str], cue: int, after: int, force: int
) -> tuple[Hit, Hit] | None:
    """Some words and the same again with another among them: "the left side, sorry, the right side"."""
    if force == _FAINT or said.words[cue - 1].text.endswith("?"):
        return None
    for size in range(2, _MOST + 1):
        first, last = cue - size, after + size
        if first < 0 or last > len(words) or _who(said, first) != _who(said, cue):
            return None
        one, other = words[first:cue], words[after:last]
        if one == other or one[0] != other[0]:
            continue
        alike = sum(a == b for a, b in zip(one, other, strict=True)) / size
        begins = size == 2 and one[0] in _OPENERS
        ended = any(said.words[at].text.endswith((".", "?", "!")) for at in range(first, cue - 1))
        if (begins or alike >= _ALIKE) and not ended:
            return Hit(first, cue), Hit(after, last)
    return None


def _later(said: Said, words: list[str], cue: int, after: int) -> Slip | None:
    """A number of the turn before, which is put right when somebody asked about it."""
    end = _run(said, words, after, len(words))
    if _force(words[cue:after]) < _CLEAR or end == after or _size(words[after:end]) < _LARGE:
        return None
    speaker, reach = _who(said, cue), said.words[cue].start - _LATER
    last = cue - 1
    while last >= 0 and _who(said, last) != speaker and said.words[last].end >= reach:
        last -= 1
    if last < 0 or _who(said, last) != speaker or said.words[last].end < reach:
        return None
    first = max(a for a, _ in said.sentences() if a <= last)
    runs = [
        hit
        for hit in _runs(said, words, first, last + 1)
        if _size(words[hit.first : hit.last]) >= _LARGE
    ]
    if len(runs) != 1 or words[runs[0].first : runs[0].last] == words[after:end]:
        return None
    wrong = runs[0]
    if wrong.last <= last and words[wrong.last] in _CURRENCY:
        wrong = replace(wrong, last=wrong.last + 1)
    if wrong.last == last + 1 and words[wrong.first - 1] in _PREPOSITIONS and wrong.first > first:
        wrong = replace(wrong, first=wrong.first - 1)
    right = Hit(after, end)
    parts = ((wrong, wrong.last <= last), (Hit(cue, after), True))
    return Slip(wrong, right, parts, _kinds(said, words, wrong, right))


def _runs(said: Said, words: list[str], first: int, last: int) -> list[Hit]:
    """The numbers among some words."""
    out, at = [], first
    while at < last:
        end = _run(said, words, at, last)
        if end > at:
            out.append(Hit(at, end))
        at = max(end, at + 1)
    return out


def _size(words: list[str]) -> int:
    """About how many digits a number has."""
    digits = [int(re.sub(r"\D", "", word) or 0) for word in " ".join(words).split()]
    return len(str(max(digits, default=0)))


def _kinds(said: Said, words: list[str], wrong: Hit, right: Hit) -> frozenset[str]:
    """What kinds of things a correction is about."""
    kinds = {"word"}
    for hit in (wrong, right):
        own = " ".join(words[hit.first : hit.last]).split()
        near = {*own, *words[hit.last : hit.last + 2], *words[max(0, hit.first - 1) : hit.first]}
        if any(_is_number(word) for word in own):
            kinds.add("number")
        if set(own) & (_DAYS | _MONTHS | _ORDINALS):
            kinds.add("date")
        if near & _CURRENCY or re.search(r"[$£€₪¥]", said.text(hit.first, hit.last)):
            kinds.add("money")
        if near & _CLOCK or re.search(r"\d[:.]\d\d\b", said.text(hit.first, hit.last)):
            kinds.add("time")
        if _is_year(own):
            kinds |= {"year", "date"}
    names = {at for hit in values.names(said) for at in range(hit.first, hit.last)}
    if names & {*range(wrong.first, wrong.last), *range(right.first, right.last)}:
        kinds.add("name")
    return frozenset(kinds)


def _is_year(words: list[str]) -> bool:
    """Whether words hold a year: "1963", "nineteen sixty three"."""
    if any(re.fullmatch(r"1[5-9]\d\d|20\d\d|2100", word) for word in words):
        return True
    return any(a in _CENTURIES and len(b) == 2 and b.isdigit() for a, b in pairwise(words))
