# ruff: noqa: E501 (a shape of a sentence is read as one line)
"""Where people talk over each other, and where one is cut off by another."""

from __future__ import annotations

import re
from collections.abc import Callable

from audiochat.domain.hearing import Levels
from audiochat.services.commander.heard import voices
from audiochat.services.commander.heard.normal import SENTENCE_END, Said, merged
from audiochat.services.commander.heard.places import marks, unnamed
from audiochat.services.commander.heard.sound import Fact

_AT_ONCE = 0.15
"""Seconds for which two must be heard at once; the ends of words are not known better."""
_SOON = 0.6
"""Seconds within which somebody who cuts another off begins."""
_NEAR = 2.0
_PEOPLE = r"(?:we|they|people|the speakers|the two of (?:us|them)|both(?: of (?:us|them))?|everyone|everybody|anyone|anybody|somebody|someone|any of (?:us|them))"
_OTHER = r"(?:each other|one another|another|somebody else|someone else|anyone|anybody|the other(?:s| one)?)"
_OVER = rf"(?:(?:are |is |am |were |was )?(?:talk|speak)(?:s|ing)? (?:over|across|on top of) {_OTHER}|(?:talk|speak)(?:s|ing)? (?:at once|at the same time|simultaneously)|(?:interrupt|cut)(?:s|ting|ing)? (?:{_OTHER}|in|{_OTHER} off|off))"
_ASKED = re.compile(
    rf"(?:is|are) there (?:any |a |some )?(?:bits?|parts?|places?|points?|moments?|times?|spots?|anywhere)? ?(?:where|when|in which|that|at which) {_PEOPLE} {_OVER}(?: anywhere)?|"
    rf"(?:where |when |how (?:often|many times) )?(?:(?:do|does|did|are|is|were) )?(?:we|they|people|the speakers|anyone|anybody|everyone|somebody|someone|any of (?:us|them)) (?:ever |often )?{_OVER}(?: anywhere| at all)?|"
    rf"(?:is|are) there (?:any )?(?:cross ?talk|overlap(?:s|ping)?(?: (?:speech|talk(?:ing)?))?|interruptions?)(?: anywhere| in (?:it|this|here))?|where (?:is|are) the (?:cross ?talk|overlaps?|interruptions?)"
)


def asked(words: str) -> Callable[[Said, Callable[[], Levels | None]], Fact | None] | None:
    """How to work out where people talk over each other, None for another sentence."""
    return _tell if _ASKED.fullmatch(words) else None


def _tell(said: Said, _levels: object) -> Fact:
    if not voices.speakers(said):
        raise unnamed()
    found = places(said)
    if not found:
        return Fact("Nobody begins before another is done, as far as the transcript tells.")
    where = "1 place" if len(found) == 1 else f"{len(found)} places"
    return Fact(f"One begins before another is done in {where}: {marks(found)}.", tuple(found))


def places(said: Said) -> list[tuple[float, float]]:
    """Where another speaker begins while somebody still speaks, or cuts their sentence off."""
    out = []
    for at in range(1, len(said.words)):
        before, word = said.words[at - 1], said.words[at]
        if not word.word.speaker or before.word.speaker in ("", word.word.speaker):
            continue
        apart = said.starts[at] - said.ends[at - 1]
        cut_off = not before.text.endswith((*SENTENCE_END, ",")) and apart <= _SOON
        if apart <= -_AT_ONCE or cut_off or (before.text.endswith(",") and apart <= _AT_ONCE):
            out.append((said.starts[at - 1], said.ends[at]))
    return merged(out, _NEAR)
