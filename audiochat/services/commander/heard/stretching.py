"""How much of a talk is meant by a sentence that was found: all that somebody says, a story, a quarrel."""

from __future__ import annotations

import re

from audiochat.services.commander.heard import subjects, topics, turns
from audiochat.services.commander.heard.finding import Hit
from audiochat.services.commander.heard.normal import Said
from audiochat.services.commander.heard.told_names import Name

SHORT_TURN = 15.0
"""Seconds up to which what somebody says is meant as a whole when it is told what they do in it."""
MOST_OF_IT = 0.6
"""Share of what somebody says from which on all of it is meant."""
LONG_TURN = 75.0
"""Seconds from which on what somebody says without a break is about more than one thing."""
HEADING = 4
"""Words of a sentence that may only say what comes: "Parking."."""
MOST_TURNS = 6
"""Turns behind the first of a story or quarrel that may go on with it."""
LEAD = 9.0
"""Seconds of a question that leads to a story, at the most."""
SILENT = 15.0
"""Seconds of silence behind which a quarrel is over."""
MOST_TOLD = 45.0
"""Seconds of an answer that belongs to a question beside which it stands, at the most."""

REMARK = 4.0
"""Seconds of what somebody adds to their question, at the most."""

_ASKS_ON = re.compile(
    r"^(?:and|so|but|did|does|do|was|were|is|how|what|why|really|you)\b.*\b(?:it|they|them|he|him|she|her|that|this)\b|^(?:and|but)\b|^(?:really|no|oh|wow)\b"
)
"""How somebody asks on about the same thing."""


def stretched(said: Said, name: Name, core: Hit) -> Hit:
    """The part that a name means around the sentences that fit it."""
    turn = _limited(said, turn_of(said, core), core)
    hit = core
    if name.kind == "line":
        return core
    if name.kind == "block":
        hit = max((_story(said, turn), subjects.around(said, core)), key=_size)
    elif name.kind == "fight":
        hit = _quarrel(said, turn)
    elif name.kind == "turn" or _is_most(said, core, turn, name.does):
        hit = turn
    elif core.last - core.first <= HEADING and not asks(said, core):
        hit = max((core, subjects.around(said, core)), key=_size)
    hit = max((hit, subjects.aside(said, core) or hit), key=_size)
    asked = name.kind == "block" or (name.kind == "turn" and not name.speaker and not name.replies)
    if name.answered or (asked and asks(said, turn_of(said, Hit(hit.last - 1, hit.last)))):
        return _with_answers(said, hit)
    return _answered(
        said, hit, MOST_TOLD if name.asks or name.kind in ("turn", "block") else SHORT_TURN
    )


def _limited(said: Said, turn: Hit, core: Hit) -> Hit:
    """All that one person says in a row, of a long talk only up to where they turn to something else."""
    if length(said, turn) <= LONG_TURN:
        return turn
    begins = [said.sentences()[row][0] for row in turns.turns(said)]
    first = max([turn.first, *(at for at in begins if at <= core.first)])
    last = min([turn.last, *(at for at in begins if at >= core.last)])
    return Hit(first, last) if length(said, Hit(first, last)) <= LONG_TURN else core


def turn_of(said: Said, hit: Hit) -> Hit:
    """All that is said by one person without another between, around some words."""
    who = said.words[hit.first].word.speaker
    first, last = hit.first, hit.last
    while first and _goes_on(said, first - 1, first, who):
        first -= 1
    while last < len(said.words) and _goes_on(
        said, last - 1, last, who, said.words[last].word.speaker
    ):
        last += 1
    return Hit(first, last)


def _goes_on(said: Said, one: int, other: int, who: str, speaks: str | None = None) -> bool:
    """Whether two words in a row are one person's, without a break between them."""
    name = said.words[one].word.speaker if speaks is None else speaks
    return name == who and said.starts[other] - said.ends[one] <= topics.BREAK


def _size(hit: Hit) -> int:
    return hit.last - hit.first


def _is_most(said: Said, core: Hit, turn: Hit, does: bool) -> bool:
    """Whether with some sentences all that is said around them is meant."""
    short = does and length(said, turn) <= SHORT_TURN
    return short or length(said, core) >= MOST_OF_IT * length(said, turn)


def _story(said: Said, turn: Hit) -> Hit:
    """A story from where it is told, or asked for, with what is asked and told on about it."""
    if asks(said, turn) or length(said, turn) <= LEAD:
        after = _next(said, turn)
        if after is not None and length(said, after) > length(said, turn):
            told = _story_on(said, after)
            return Hit(turn.first, told.last)
    return _story_on(said, turn)


def _story_on(said: Said, turn: Hit) -> Hit:
    first, last = turn.first, turn.last
    who = said.words[first].word.speaker
    for _ in range(MOST_TURNS // 2):
        asked = _next(said, Hit(first, last))
        told = _next(said, asked) if asked is not None else None
        if asked is None or told is None or said.words[told.first].word.speaker != who:
            break
        text = said.text(asked.first, asked.last).casefold().replace("’", "'")
        if length(said, asked) > LEAD or not _ASKS_ON.search(text):
            break
        last = told.last
    return Hit(first, last)


def _quarrel(said: Said, turn: Hit) -> Hit:
    """What two people say to each other, up to where a third one speaks."""
    after = _next(said, turn)
    if after is None:
        return turn
    both = {said.words[turn.first].word.speaker, said.words[after.first].word.speaker}
    last = turn
    for _ in range(MOST_TURNS):
        following = _next(said, last)
        if following is None or said.words[following.first].word.speaker not in both:
            break
        if said.starts[following.first] - said.ends[last.last - 1] > SILENT:
            break
        last = following
    return Hit(turn.first, last.last)


def _with_answers(said: Said, hit: Hit) -> Hit:
    """A part with what others answer to it."""
    who = said.words[hit.last - 1].word.speaker
    last = turn_of(said, Hit(hit.last - 1, hit.last)).last
    for _ in range(MOST_TURNS):
        following = _next(said, Hit(hit.first, last))
        if following is None or said.words[following.first].word.speaker == who:
            break
        last = following.last
    return Hit(hit.first, last)


def _answered(said: Said, hit: Hit, most: float) -> Hit:
    """A part that ends with a question, with the answer to it."""
    turn = turn_of(said, Hit(hit.last - 1, hit.last))
    left = said.ends[turn.last - 1] - said.ends[hit.last - 1]
    if left > REMARK or "?" not in said.words[hit.last - 1].text:
        return hit
    after = _next(said, turn)
    if after is None:
        return hit
    if length(said, after) > most:
        rows = said.sentences()
        begins = (rows[row][0] for row in turns.turns(said))
        last = next((first for first in begins if after.first < first < after.last), after.last)
        after = Hit(after.first, last)
    return hit if length(said, after) > most else Hit(hit.first, after.last)


def asks(said: Said, hit: Hit) -> bool:
    """Whether a question is asked in a part."""
    return any("?" in word.text for word in said.words[hit.first : hit.last])


def _next(said: Said, hit: Hit) -> Hit | None:
    """What the next one says after a part."""
    return turn_of(said, Hit(hit.last, hit.last + 1)) if hit.last < len(said.words) else None


def length(said: Said, hit: Hit) -> float:
    """The seconds of a part."""
    return said.ends[hit.last - 1] - said.starts[hit.first]
