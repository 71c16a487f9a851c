# ruff: noqa: E501 (a shape of a sentence is read as one line)
"""Wishes at a part that no words of the recording name: where it ends, what is copied."""

from __future__ import annotations

import re
from collections.abc import Callable

from audiochat.domain.hearing import Hearing
from audiochat.services.commander.heard import copying, finding, voices
from audiochat.services.commander.heard.finding import Hit
from audiochat.services.commander.heard.follow_up import Reading
from audiochat.services.commander.heard.grounding import ground
from audiochat.services.commander.heard.normal import Said
from audiochat.services.commander.heard.reader import cleaned
from audiochat.services.commander.heard.request import Request, Target

_COPIES = re.compile(
    r"^(?:copy|duplicate|repeat|reuse|use|(?:put|place|paste|add|insert) (?:a|another) copy of)\b"
)
_TEASER = re.compile(
    r"^(?:use|put|place|play|have|take) (?P<rest>.+?) as (?:a |an |the |my |our )?(?:teaser|trailer|cold open|hook|opener|preview)(?:,? (?:right )?(?:at|to) (?:the )?(?:very )?(?:top|start|beginning|front))?(?:,? (?:and |but )?(?:leave|keep) it (?:where|as) it is)?(?: too| as well)?$"
)
_ENDS = re.compile(
    r"^(?:(?:make|let|have) )?(?:it |this |the \w+ )?(?:ends?|stops?|finish(?:es)?)(?: (?:it|this|the (?:recording|file|thing|episode|show)))? (?P<side>after|with|on|at|right after|before) (?P<rest>(?:the |that |our |his |her |my |[\w-]+'s )[\w' -]{3,60})$"
)
_GO = re.compile(
    r"^(?:go|jump|skip) (?:back )?to (?P<rest>(?:where|when|the (?:part|bit|place|moment|story|scene|point)) .{4,60})$"
)
_OWNED = re.compile(r"^(?P<who>[\w-]+)'s (?P<words>.+)$")


def resolve(text: str, said: Said, hearing: Hearing) -> Reading | None:
    """The wish at what is looked up for its name; None for any other sentence."""
    wish = cleaned(text).rstrip("?!. ")

    def named(words: str) -> Target | None:
        found = ground(words, said, hearing)[:1]
        return finding.offered(said, words, found) if found else None

    request = _copied(wish, named) or _ended(wish, said, named) or _gone_to(wish, named)
    return None if request is None else (request,)


def _copied(wish: str, named: Callable[[str], Target | None]) -> Request | None:
    """ "Copy the birthday wish to the very end", "use the warning as a teaser"."""
    teaser = _TEASER.match(wish)
    if teaser is not None:
        wish = f"copy {teaser['rest']} to the start"
    return copying.read(wish, named) if _COPIES.match(wish) else None


def _ended(wish: str, said: Said, named: Callable[[str], Target | None]) -> Request | None:
    """ "End it after Anna's good night": what is behind that goes."""
    found = _ENDS.match(wish)
    if found is None:
        return None
    owned = _OWNED.match(found["rest"])
    name = voices.who(said, owned["who"]) if owned is not None else None
    spoken = [
        hit
        for hit in (finding.phrase(said, owned["words"]) if owned is not None and name else [])
        if said.words[hit.first].word.speaker == name
    ]
    target = (
        finding.offered(said, found["rest"], [_sentence(said, spoken[0])])
        if spoken
        else named(found["rest"])
    )
    if target is None:
        return None
    return Request("delete", target, "from" if found["side"] == "before" else "after")


def _gone_to(wish: str, named: Callable[[str], Target | None]) -> Request | None:
    """ "Go to where the lights go out": the place that is nearest to it."""
    found = _GO.match(wish)
    target = named(found["rest"]) if found is not None else None
    return None if target is None else Request("go", target)


def _sentence(said: Said, hit: Hit) -> Hit:
    """The whole sentence that some words are in."""
    return Hit(*said.sentences()[said.row_of(hit.first)])
