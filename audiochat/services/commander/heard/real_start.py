# ruff: noqa: E501 (a shape of a sentence is read as one line)
"""Where a recording really begins, behind a first try or the talk before it: "start at the real welcome"."""

from __future__ import annotations

import re

from audiochat.domain.hearing import Hearing
from audiochat.services.commander.heard import finding, passages, retaking, taking
from audiochat.services.commander.heard.finding import Hit
from audiochat.services.commander.heard.follow_up import Reading
from audiochat.services.commander.heard.normal import Said, plain
from audiochat.services.commander.heard.reader import cleaned
from audiochat.services.commander.heard.request import Request

FARTHEST = 0.4
"""Share of a recording within which it really begins."""
_REAL = r"(?:real|actual|proper|true|second|2nd|third|3rd|good|right|final|last|correct|clean|new|official|better|repeated|later)"
_THING = r"(?:welcome|greeting|hello|start|beginning|take|version|introduction|intro|opening|attempt|try|go|one|begin|show|episode|recording|thing)"
_NUMBER = r"(?P<{}>one|two|three|four|five|1|2|3|4|5)"
_PLACE = (
    rf"(?:(?:the |our |her |his |their |my )?{_REAL}(?: {_THING})?(?: {_THING})?|(?:the )?take {_NUMBER.format('take')}|"
    r"where (?:it|we|she|he|they|i|the \w+) (?:really|actually|properly|truly|finally) (?:starts?|begins?|gets? going|kicks? off|gets? started|welcomes?(?: (?:everybody|everyone|people|us|you))?))"
)
_SHAPES = (
    re.compile(rf"^(?:(?:make|let|have) )?(?:it |this |that |the \w+ )?(?:starts?|begins?|opens?|kicks? off)(?: (?:it|this|the \w+|off|out|playing))* (?:right |only |directly |first )?(?:at|with|from|on|by)? ?{_PLACE}$"),
    re.compile(rf"^(?:cut|delete|remove|drop|lose|trim|skip|take out|get rid of|bin|throw away) (?:everything|all|all that is|whatever is|anything|what is|what comes) (?:up to|until|till|before) {_PLACE.replace('take>', 'again>')}$"),
)  # fmt: skip
_WELCOMES = re.compile(
    r"\b(?:welcome|hello (?:and|everybody|everyone|all|there)|good (?:morning|afternoon|evening))\b"
)
_TAKES = re.compile(r"\btakes?\b|\bversion|\battempt|\btry\b|\bgo$")


def resolve(text: str, said: Said, hearing: Hearing) -> Reading | None:
    """The wish to cut what is before the real beginning; None where none is told of or found."""
    del hearing
    wish = cleaned(text).rstrip("?!. ")
    found = next((m for shape in _SHAPES if (m := shape.match(wish)) is not None), None)
    if found is None:
        return None
    parts = found.groupdict()
    number = parts.get("take") or parts.get("again")
    place = taking.counted(said, plain(number)[0]) if number else None
    if place is None and number is None:
        place = begun(said, _TAKES.search(wish) is not None)
    if place is None or place == 0 or said.starts[place] > FARTHEST * said.duration:
        return None
    row = said.sentences()[said.row_of(place)]
    named = finding.offered(said, said.text(*row), [Hit(place, row[1])])
    return (Request("delete", named, "before"),)


def begun(said: Said, again: bool) -> int | None:
    """The first word behind the first version, else of the last sentence that welcomes people."""
    reach = FARTHEST * said.duration
    takes = [t.hit for t in retaking.takes(said) if t.sure and said.starts[t.hit.first] <= reach]
    greets = [
        hit
        for hit in passages.greetings(said)
        if said.starts[hit.first] <= reach
        and _WELCOMES.search(said.text(hit.first, hit.last).casefold())
    ]
    first = [hit for hit in takes if any(finding.meet(hit, g) for g in greets)] or takes
    counted = taking.counted(said, "2")
    if first and (again or any(finding.meet(first[0], g) for g in greets)):
        return first[0].last
    if counted is not None:
        return counted
    return greets[-1].first if greets and not again else None
