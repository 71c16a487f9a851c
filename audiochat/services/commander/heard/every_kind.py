# ruff: noqa: E501 (a shape of a sentence is read as one line)
"""All of a kind by its name: "bleep every year that is mentioned", "no dates to be heard, beep them all"."""

from __future__ import annotations

import re
from collections.abc import Callable

from audiochat.domain.hearing import Hearing
from audiochat.domain.notes import LONGEST_TITLE
from audiochat.domain.plan import Step
from audiochat.services.commander.heard import dated, finding, headed, topics, values
from audiochat.services.commander.heard.english import DEEDS
from audiochat.services.commander.heard.finding import Hit
from audiochat.services.commander.heard.follow_up import Reading
from audiochat.services.commander.heard.marking_places import shortened
from audiochat.services.commander.heard.normal import Said
from audiochat.services.commander.heard.reader import cleaned
from audiochat.services.commander.heard.request import Request, Target, Which

_YEARS = r"(?:years?|year numbers?|year dates?)"
_DAYS = r"(?:(?:calendar )?dates?|(?:concrete |exact )?days?)"
_WEEKDAYS = r"(?:weekdays?|days of the week|names? of (?:the )?(?:week)?days?)"
_MONEY = r"(?:prices?|costs?|amounts?(?: of money)?|sums?(?: of money)?|money amounts?|fees?|salar(?:y|ies)|figures? in (?:euros?|pounds?|dollars?))"
_KINDS: tuple[tuple[str, str, Callable[[Said], list[Hit]]], ...] = (
    ("weekdays", _WEEKDAYS, dated.weekdays),
    ("years", _YEARS, dated.years),
    ("dates", _DAYS, dated.days),
    ("amounts of money", _MONEY, values.money),
)
_DEED = "|".join(f"(?P<{deed}>{DEEDS[deed]})" for deed in ("bleep", "silence", "delete"))
_ALL = r"(?:(?:all|every|every single|each|any|each and every)(?: (?:of )?(?:the|these|those|single))?|the|both|out)"
_SAID = r"(?:,? (?:that |which |who )?(?:(?:is|are|was|were|gets?|comes?|he|she|they|we|anyone|anybody|somebody|someone) )?(?:mentioned|said|named|spoken|told|heard|up|given|mention|mentions|says?|names?|in (?:it|there|here)|in the (?:recording|talk|file))(?: (?:out loud|anywhere|somewhere|in it|in there|in the (?:recording|talk|file)))*|(?: (?:everywhere|every time|throughout|all over)))*"
_SHAPES = tuple(
    (
        name,
        find,
        (
            re.compile(rf"^(?:{_DEED}) (?:(?:out|over) )?{_ALL} {noun}(?P<about> (?:of|for) (?!the week)[^,;.]+?)?{_SAID}(?:,? (?:both|all|each) [\w ]{{2,20}})?$"),
            re.compile(rf"^no {noun}(?: (?:to be|should be|must be|may be|shall be|are to be|can be) (?:heard|said|audible|in it|recognizable|recognisable))[,;.:]* (?:so |please |and )*(?:{_DEED}) (?:them|it|those|these)(?: all| out| away)*$"),
            re.compile(rf"^{_ALL} {noun}{_SAID}[,;.:]+ (?:so |please |and )*(?:{_DEED}) (?:them|it|those|these)(?: all| out| away)*$"),
            re.compile(rf"^(?:{_ALL} )?{noun}{_SAID} (?:should|must|have to|need to|are to|has to|needs to|is to) be (?:(?P<bleep>bleeped|beeped|censored)|(?P<silence>muted|silenced)|(?P<delete>cut|removed|deleted|taken out))(?: out| away)?$"),
        ),
    )
    for name, noun, find in _KINDS
)  # fmt: skip
_FEWEST = 3
"""Sections from which on their names are the subjects of a talk; of fewer the chat makes chapters."""
_EACH_SUBJECT = re.compile(
    r"^(?:(?:please |add |make |set |put |insert |create |place |i (?:want|need|would like) |give me )*(?:a |one |some )?(?:new )?(?:chapters?|chapter (?:marks?|markers?|points?)|markers?)(?: please)?(?: (?:for|at|with|on|wherever|whenever|where|when)) (?:(?:each|every|any|all|the)(?: (?:of the|new|single|different|other))*|(?:a |the )?(?:new|another|next|different)) (?:subjects?|topics?|themes?|sections?|items?|points?|agenda items?|things?)(?: (?:begins?|starts?|comes?(?: up)?|is (?:begun|started|opened)))?|(?:a )?new chapter (?:for|at|with) (?:each|every) (?:new )?(?:subject|topic|theme|item|section))$"
)


def resolve(text: str, said: Said, hearing: Hearing) -> Reading | None:
    """The wish for all of a kind; None for any other sentence, or where there is none of the kind."""
    del hearing
    wish = cleaned(text).rstrip("?!. ")
    if _EACH_SUBJECT.match(wish):
        return _chapters(said)
    for name, find, shapes in _SHAPES:
        found = next((m for shape in shapes if (m := shape.match(wish))), None)
        if found is None:
            continue
        groups = found.groupdict()
        deed = next((name for name in ("bleep", "silence", "delete") if groups.get(name)), "")
        hits = _about(said, find(said), groups.get("about") or "")
        named = _several(said, name, hits)
        return (Request(deed, named),) if deed and named is not None else None
    return None


def _about(said: Said, hits: list[Hit], about: str) -> list[Hit]:
    """Of things of a kind those said where something is spoken of: "the prices of the cameras"."""
    topic = re.sub(r"^ (?:of|for) ", "", about).strip()
    if not topic:
        return hits
    words = topics.wanted(topic)
    rows = [Hit(*row) for row in said.sentences()]
    held = topics.holders(said, rows, words)
    near = {row + step for at in held for row in at for step in (-1, 0, 1)}
    return [hit for hit in hits if said.row_of(hit.first) in near]


def _several(said: Said, name: str, hits: list[Hit]) -> Target | None:
    """All of some places as what a yes stands for."""
    if not hits:
        return None
    offered = finding.offered(said, name, hits)
    return Target("proposed", name, Which(), True, proposed=offered.proposed)


def _chapters(said: Said) -> Reading | None:
    """A chapter where each section begins that somebody opens with its name."""
    found = headed.sections(said)
    steps = tuple(
        Step(
            op="add_chapter",
            start=said.starts[one.hit.first],
            params={"title": shortened(one.name.capitalize())[:LONGEST_TITLE]},
        )
        for one in found
    )
    return (steps,) if len(steps) >= _FEWEST else None
