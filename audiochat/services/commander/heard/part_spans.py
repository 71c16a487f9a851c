# ruff: noqa: E501 (a shape of a sentence is read as one line)
"""Parts from one told place to another, and one of two times that something is told: "she says it twice, cut the second"."""

from __future__ import annotations

import re

from audiochat.domain.hearing import Hearing
from audiochat.services.commander.heard import finding, stretching, voices, wishes
from audiochat.services.commander.heard.english import DEEDS
from audiochat.services.commander.heard.finding import Hit
from audiochat.services.commander.heard.follow_up import Reading
from audiochat.services.commander.heard.locating import FAR, Located, apart_by, candidates
from audiochat.services.commander.heard.normal import Said, plain
from audiochat.services.commander.heard.places import shown
from audiochat.services.commander.heard.reader import cleaned
from audiochat.services.commander.heard.request import Request
from audiochat.services.commander.heard.supposing import MEASURED

LONGEST = 240
MOST_SHOWN = 50
"""Letters of a place that are shown."""
MOST_LED = 2
"""Words of a remark before a place, that belong to it."""
FARTHEST = 300.0
"""Seconds from one end to the other that nobody means without saying so."""

_DEED = "|".join(f"(?P<{deed}>{DEEDS[deed]})" for deed in ("delete", "silence", "bleep"))
_ONCE = r"(?:(?:once|one|one time) is (?:more than )?enough|(?:that's|that is) (?:once )?too (?:much|often|many)|(?:only )?once (?:please|would do))"
_NTH = r"(?P<which>first|second|last|later|earlier|other|1st|2nd)"
_TWICE = re.compile(
    rf"^(?P<what>[^,;.:]+?) (?:two times|twice|2 times|2x)(?P<more> [^,;.:]*?)?[,;.:]+ (?:(?:and )?{_ONCE}[,;.:]+ )?(?:(?:so|please|and|just) )*(?:{_DEED}) (?:out )?(?:the )?{_NTH}(?: (?:time|one|mention|go|round))?"
    rf"(?: out)?(?:[,;.:]* (?:and |but )?(?:please )?(?:leave|keep|let) (?:the )?(?:first|second|last|other|later|earlier|1st|2nd)(?: (?:time|one|mention|go|round))?(?: in| stay| there| alone)?)?$"
)
_LATER = ("second", "last", "later", "other", "2nd")
_BETWEEN = (
    re.compile(r"^(?:(?:everything|all|it all|all that is said|all the \w+|the (?:part|bit|stretch|talk|stuff)|what is said|that) )?(?:in )?between (?:where |when )?(?P<one>.+?) and (?:where |when )?(?P<other>(?!the (?:answer|reply)\b).+)$"),
    re.compile(r"^(?:(?:everything|all|it all|all that is said|the (?:part|bit|stretch|talk|stuff)|what is said) )?after (?:where |when )?(?P<one>.+?) and before (?:where |when )?(?P<other>.+)$"),
)  # fmt: skip
_TILL = (
    re.compile(r"^(?:(?:everything|all|it all|the (?:part|bit|stretch|talk|stuff)) )?from (?:where |when )?(?P<one>.+?) (?:all the way )?(?:up )?(?:to|until|till)(?: just| right)?(?: before)? (?:where |when )?(?P<other>.+)$"),
    re.compile(r"^(?P<one>.+?)[,;.]+ (?:so (?:that )?)?(?:it|that) (?:should |must |can |then )?(?:go(?:es)?|jumps?|continues?|carr(?:y|ies) on) (?:right |straight |directly )?(?:on )?(?:to|with|at|from) (?P<other>.+)$"),
)  # fmt: skip
_PRONOUN = re.compile(r"^(?:her|his|she|he|their|they|him)\b")
_NO_PLACE = re.compile(
    r"^(?:the |very )*(?:start|beginning|end|top|front|here|there|now|one|two|it|that|this|them)\b|^(?:the )?(?:first|last|next|second)(?: one| time)?$|\d"
)


def resolve(text: str, said: Said, hearing: Hearing) -> Reading | None:
    """The wish from one place to another, or at one of two places; None for any other sentence."""
    wish = cleaned(text).rstrip("?!. ")
    if len(wish) > LONGEST or '"' in wish:
        return None
    twice = _one_of_two(wish, said, hearing)
    return twice or (None if MEASURED.search(wish) else _between(wish, said, hearing))


def _one_of_two(wish: str, said: Said, hearing: Hearing) -> Reading | None:
    """ "She compares it with a bus twice, cut the second"."""
    found = _TWICE.match(wish)
    if found is None:
        return None
    name = f"{found['what']}{found['more'] or ''}"
    both = candidates(name, said, hearing)[:2]
    if len(both) < 2:
        return None
    first, second = sorted(both, key=lambda part: part.hit.first)
    one, other = (second, first) if found["which"] in _LATER else (first, second)
    deed = next(name for name in ("delete", "silence", "bleep") if found[name])
    stays = finding.offered(said, "", [other.hit])
    return (Request(deed, finding.offered(said, name, [one.hit]), spared=(stays,)),)


def _between(wish: str, said: Said, hearing: Hearing) -> Reading | None:
    """ "Cut everything between Anna's question and where they turn to the roof"."""
    plainly = wishes.plainly(wish)
    if plainly is None or plainly[0] not in ("delete", "silence", "bleep", "keep"):
        return None
    deed, rest = plainly
    for relation, shapes in (("between", _BETWEEN), ("till", _TILL)):
        found = next((m for shape in shapes if (m := shape.match(rest))), None)
        if found is None or _NO_PLACE.match(found["one"]) or _NO_PLACE.match(found["other"]):
            continue
        pair = _ends(found["one"], found["other"], said, hearing)
        if pair is None:
            return None
        one, other = (
            finding.offered(said, shown(said.text(hit.first, hit.last), MOST_SHOWN), [hit])
            for hit in pair
        )
        return (Request(deed, one, relation, other),)
    return None


def _ends(one: str, other: str, said: Said, hearing: Hearing) -> tuple[Hit, Hit] | None:
    """The places of two ends, the second one behind the first and not far from it."""
    head = next((w for w in plain(one) if voices.is_called(said, w)), "")
    other = _PRONOUN.sub(head, other) if head else other
    firsts = candidates(one, said, hearing)
    pairs: list[tuple[float, int, int]] = []
    lasts = _behind(other, said, hearing, firsts)
    for n, first in enumerate(firsts):
        for m, last in enumerate(lasts):
            apart = apart_by(said, first.core, last.core)
            if last.core.first >= first.core.last and apart <= FARTHEST:
                pairs.append((n + m + apart / FAR, n, m))
    if not pairs:
        return None
    _, n, m = min(pairs)
    return firsts[n].core, _led(said, lasts[m].core)


def _led(said: Said, hit: Hit) -> Hit:
    """A part with the short remark that the same person says before it: "Lovely. Speakers."."""
    turn = stretching.turn_of(said, hit)
    return Hit(turn.first, hit.last) if hit.first - turn.first <= MOST_LED else hit


def _behind(name: str, said: Said, hearing: Hearing, firsts: list[Located]) -> list[Located]:
    """The parts that a name may mean, and those behind the first end that fit it too."""
    found = candidates(name, said, hearing)
    for first in firsts[:1]:
        found += candidates(name, said, hearing, Hit(first.core.last, len(said.words)))
    return found
