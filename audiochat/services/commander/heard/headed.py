# ruff: noqa: E501 (a shape of a sentence is read as one line)
"""Sections of a meeting or a lesson that somebody opens with their name alone: "Good. The budget."."""

from __future__ import annotations

import re
from dataclasses import dataclass

from audiochat.services.asking.language import stem
from audiochat.services.commander.heard import voices
from audiochat.services.commander.heard.finding import Hit
from audiochat.services.commander.heard.normal import Said, plain
from audiochat.services.commander.normalise import word_set

MOST_WORDS = 3
"""Words of a heading."""
OFTEN = 2
"""Times from which on the word of a heading is what is talked about, and no remark."""
SHORTEST = 15.0
"""Seconds of a section, at the least."""

SHORTEST_WORD = 4
"""Letters of a word of a heading."""

_ARTICLES = ("the", "a", "an", "our", "my", "this", "that")
_LEADS = re.compile(
    r"^(?:(?:okay|ok|right|so|good|great|now|well|and|then|alright|lovely|fine)[,.]? )*(?:(?:which|that|this) (?:brings|takes|leads|gets) us (?:on |back )?to|(?:let's|let us|we) (?:move|go|come|turn|get) (?:on |over )?to|moving on to|on to|over to|next(?: up)?[,:]|now(?: for)?[,:]?|next is|next comes) (?:the |our |my )?(?P<what>[\w'-]+(?: [\w'-]+)?)[.,!:]?$"
)
_NAME = re.compile(
    r"^(?:(?:okay|ok|right|so|good|great|now|well|and|then|next|alright)[,.]? )*(?:the |our |my )?(?P<what>[\w'-]+(?: [\w'-]+)?)[.:]$"
)
_REMARKS = word_set(
    "yes no yeah good great lovely right okay fine sure thanks noted wonderful perfect brilliant sorry promised exactly absolutely indeed "
    "really never always maybe perhaps nothing something everything hello goodbye bye morning evening easy true correct agreed done nice fair "
    "well now first second third next last everyone everybody welcome silence laughter quiet loud cold hot tea coffee hi hey wow hmm oh ah huh yep yup nope ouch oops cheers bless hooray amen action cut stop go wait listen look come"
)
_ENDS = re.compile(
    r"^(?:oh,? (?:and )?(?:by the way|one|who|what|when|where|how|before)\b|by the way|(?:one|just one) (?:more|last) thing|any(?:thing)? (?:other|else)|before (?:we|you|i) (?:go|finish|close|end)|so,? next (?:call|meeting|week|time|lesson)|next (?:week|time|lesson|meeting)|that's (?:it|all)|see you|good ?(?:bye|night))\b"
)
""" "Oh, and who brings the boat?": something else begins, though nobody names it."""


@dataclass(frozen=True, slots=True)
class Section:
    """What is talked of from where its name is said alone."""

    name: str
    hit: Hit


def sections(said: Said) -> list[Section]:
    """The sections that are opened with their names, in order; none where fewer than two are."""
    return said.once("headed", lambda: _sections(said))


def section(said: Said, name: str) -> Hit | None:
    """The section that is called so; None where none or several are."""
    wanted = _stems(name)
    found = [one.hit for one in sections(said) if wanted and wanted == _stems(one.name)]
    return found[0] if len(found) == 1 else None


def _stems(name: str) -> set[str]:
    return {stem(token) for token in plain(name) if token not in _ARTICLES}


def _sections(said: Said) -> list[Section]:
    rows = said.sentences()
    named = [(n, name) for n in range(len(rows)) if (name := _heading(said, n))]
    begins = [(_begin(said, n), name) for n, name in named]
    out = []
    for at, (first, name) in enumerate(begins):
        limit = begins[at + 1][0] if at + 1 < len(begins) else len(said.words)
        last = next((a for a, b in rows if first < a < limit and _ends(said, a, b, first)), limit)
        hit = Hit(first, last)
        if said.ends[last - 1] - said.starts[first] >= SHORTEST:
            out.append(Section(name, hit))
    return out if len(out) > 1 else []


def _ends(said: Said, first: int, last: int, begun: int) -> bool:
    """Whether with a sentence something else begins, not too soon."""
    text = said.text(first, last).casefold().replace("’", "'")
    return said.starts[first] - said.starts[begun] >= SHORTEST and _ENDS.match(text) is not None


def _heading(said: Said, n: int) -> str:
    """The name in a sentence that only says what comes; nothing for any other."""
    rows = said.sentences()
    text = said.text(*rows[n]).casefold().replace("’", "'")
    leads = _LEADS.match(text)
    found = leads or (_NAME.match(text) if len(text.split()) <= MOST_WORDS + 1 else None)
    if found is None:
        return ""
    words = plain(found["what"])
    asked = n > 0 and "?" in said.words[rows[n - 1][1] - 1].text
    if (leads is None and asked) or set(words) & _REMARKS or min(map(len, words)) < SHORTEST_WORD:
        return ""
    names = {token for who in voices.speakers(said) for token in plain(who)}
    if any(word in names for word in words) or any(word.isdigit() for word in words):
        return ""
    often = all(len(said.places.get(word, ())) >= OFTEN for word in words)
    return found["what"] if often else ""


def _begin(said: Said, n: int) -> int:
    """Where a section begins: with the short remarks before its name, "Lovely. Speakers."."""
    rows = said.sentences()
    first = rows[n][0]
    while (
        n
        and rows[n][0] - rows[n - 1][0] <= MOST_WORDS
        and _same(said, rows[n - 1][0], first)
        and n > 0
    ):
        n -= 1
    return rows[n][0]


def _same(said: Said, one: int, other: int) -> bool:
    return said.words[one].word.speaker == said.words[other].word.speaker
