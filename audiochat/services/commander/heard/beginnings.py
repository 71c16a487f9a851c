"""Where a place begins that is only nearly named: with its sentence, and with what leads up to it."""

from __future__ import annotations

from audiochat.services.commander.heard.finding import Hit, similar
from audiochat.services.commander.heard.normal import Said, plain
from audiochat.services.commander.normalise import word_set

_OPENERS = word_set(
    "right ok okay so well now um uh er erm ah oh anyway alright all yeah yes and then good great fine but"
)
"""Words of a sentence that only leads up to the next one."""
_PAUSE = 2.0
"""Seconds of pause over which nothing leads up to a sentence."""
_ARTICLES = word_set("the a an my our his her their this that")


def begun(said: Said, hit: Hit, text: str) -> Hit:
    """Words that were found, from the beginning of their sentence where they begin otherwise than named.

    "Let's begin the tour" is "So, could we begin the tour?": its middle fits, and nobody means to begin
    there.
    """
    wanted = plain(text)
    heard = plain(said.words[hit.first].text)
    if not wanted or not heard or similar(wanted[0], heard[0]):
        return hit
    if wanted[0] in _ARTICLES and len(wanted) > 1 and similar(wanted[1], heard[0]):
        return hit
    return Hit(led_up(said, said.row_of(hit.first)), hit.last)


def around(said: Said, found: list[Hit]) -> list[Hit]:
    """The sentences that hold some words, each with what leads up to it."""
    rows = dict.fromkeys(said.row_of(hit.first) for hit in found)
    return [Hit(led_up(said, row), said.sentences()[row][1]) for row in rows]


def led_up(said: Said, row: int) -> int:
    """The first word of a sentence, or of those right before it that only lead up to it."""
    rows = said.sentences()
    while row:
        first, last = rows[row - 1]
        same = said.words[first].word.speaker == said.words[last].word.speaker
        near = said.words[last].start - said.words[last - 1].end < _PAUSE
        tokens = {token for word in said.words[first:last] for token in plain(word.text)}
        if not (same and near and tokens <= _OPENERS):
            break
        row -= 1
    return rows[row][0]
