# ruff: noqa: E501 (a shape of a sentence is read as one line)
"""What a sentence that nobody reads may mean: each of its wishes by itself, and what it names looked up."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from audiochat.domain.hearing import Hearing
from audiochat.services.commander.heard import finding, opening, proposing, taking, wishes
from audiochat.services.commander.heard.english import EDITS
from audiochat.services.commander.heard.finding import Hit
from audiochat.services.commander.heard.follow_up import Item, Reading
from audiochat.services.commander.heard.grounding import ground, is_untold
from audiochat.services.commander.heard.normal import Said, plain
from audiochat.services.commander.heard.places import shown
from audiochat.services.commander.heard.reader import cleaned, nothing_said
from audiochat.services.commander.heard.request import Request, Target

Read = Callable[[str], "Reading | None"]
"""The reading of one wish by itself, if there is a plan for it."""

MOST_WISHES = 4
MOST_SHOWN = 50
"""Letters of a place that are shown."""
_JOINT = re.compile(
    rf"(?:\s*[,;.:]+\s*(?:(?:and|then|but|also|please|just|only) )*|\s+(?:and|then|but) (?:(?:then|also|please|just|only) )*)"
    rf"(?=(?!louder|quieter)(?:{EDITS}|keep|leave|do not|don'?t)\b(?! (?:bit|part|one|of)\b))"
)
_STAYS = re.compile(
    r"^(?:only |just |please )*(?:keep|leave|retain|spare|(?:do not|don'?t) (?:\w+))\b"
)
_REST = re.compile(
    r"^(?:only |just |please )*(?:keep|leave|retain|spare|(?:do not|don'?t) \w+) (?:all )?(?:of )?(?:the |any )?(?:rest|others?|remainder|words?|everything|anything|everyone)\b[\w ]{0,20}$"
)
""" "And keep the rest": what stays goes without saying."""
_ALSO = re.compile(
    r"(?:\s*,\s*(?:and |also |plus )*|\s+(?:and|plus|&)\s+(?:also |then )*)(?=(?:the|that|this|his|her|their|my|our|where|when|what|how|why|who|all)\b (?!and\b|\w+$(?<=\bthat)))"
)
_SPAN = (
    re.compile(r"^(?:everything |all |the (?:part|bit) )?(?P<relation>from|between) (?P<one>.+?) (?:all the way )?(?P<to>up to|until|till|to|through|and) (?P<other>.+)$"),
    re.compile(r"^(?:everything|all|it all) (?:that (?:is|comes) )?(?P<relation>before|after|until|till|up to|from) (?P<one>.+?)(?: on)?$"),
)  # fmt: skip
_SIDES = {"until": "before", "till": "before", "up to": "before"}
_EXCEPT = re.compile(r",? (?:except(?: for)?|apart from|other than|but not) ")
_OUTER = re.compile(
    r"(?P<edge> (?:at|in|near) the (?:very )?(?:start|beginning|opening|end))(?P<told> (?:about|with|where|of) [^,;.]+)$"
)
""" "The part at the start about the dog"."""
_VERBLESS = (
    (re.compile(r"^(?:(?:i need|i want|give me) )?(?:only|just|nothing but) (?P<rest>(?:the|that|my|our|his|her) [\w' -]{3,50}?)(?:,? (?:nothing else|thanks))*$"), "keep only {}"),
    (re.compile(r"^(?P<rest>(?:(?:the|that) [\w' -]{3,40}?|(?!(?:look|watch|time|check|hang|work|figure|find|way|far|right|left|sold|run|stand|get|go)\b)[\w'-]{4,20}(?: (?:bit|part|thing|story))?)),? (?:out|gone|away)$"), "cut {}"),
    (re.compile(r"^(?:open|start|begin) (?:on|with) (?P<rest>(?:the|that) [\w' -]{3,50})$"), "move {} to the start"),
)  # fmt: skip
MEASURED = re.compile(
    r"\d:\d\d|\d ?[%smh]\b|\b(?:seconds?|secs?|minutes?|mins?|hours?|milliseconds?|ms|db|decibels?|lufs|k?hz|percent|kbps|semitones?|selection|playhead|cursor)\b"
)
""" "Ten seconds", "-16 LUFS": what the ordinary rules are for, and no words that are said."""
_DEED = re.compile(rf"(?:{EDITS})\b")
_CLAUSE = re.compile(r"\b(?:where|when|in which)\b")
_COPY = re.compile(r"\b(?:cop(?:y|ies)|duplicates?|clips?)\b")
SPELT = 4
"""Words in a row that are said so, from which on a verb among them is no wish."""


@dataclass
class Supposed:
    """Wishes in a row, the places looked up for them, and the names that none was found for."""

    items: list[Item] = field(default_factory=list)
    looked_up: bool = False
    places: list[Hit] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)

    @property
    def reading(self) -> Reading:
        """The wishes as one reading."""
        return tuple(self.items)

    @property
    def lone(self) -> Request | None:
        """The one wish at one part of which nothing is spared; None for any other sentence."""
        first = self.items[0]
        if len(self.items) > 1 or self.missing or not isinstance(first, Request):
            return None
        return first if first.relation == "at" and not first.spared else None


def suppose(text: str, said: Said, hearing: Hearing, read: Read) -> Supposed | None:
    """The wishes of a sentence (normalised), those that cannot be read by what their words are near to.

    None where nothing is found for any of them, or where what is to stay is not found.
    """
    if MEASURED.search(text):
        return None
    text = _OUTER.sub(r"\g<told>\g<edge>", text)
    text = _EXCEPT.sub(", keep ", cleaned(text).rstrip("?!. "))
    clauses = [c for c in _JOINT.split(text) if c.strip()]
    plainly = wishes.plainly(text)
    if (
        plainly is not None
        and len(plain(plainly[1])) >= SPELT
        and finding.said_so(said, plainly[1])
    ):
        clauses = [text]
    stays = [clause for clause in clauses if _STAYS.match(clause)]
    wanted = [clause for clause in clauses if clause not in stays]
    if not wanted:
        stays, wanted = [], clauses
    if not 1 <= len(wanted) <= MOST_WISHES:
        return None
    spared = [left for clause in stays if not _REST.match(clause) for left in _named(clause)]
    kept = [ground(name, said, hearing)[:1] for name in spared]
    if not all(kept):
        return None
    found = Supposed()
    things = [thing for clause in wanted for thing in _things(clause)]
    if not all(_add(found, name, wish, said, hearing, read) for name, wish in things):
        return None
    if not found.items or not (stays or found.looked_up or found.missing):
        return None
    left = [hit for hits in kept for hit in hits]
    found.items = [_sparing(item, left, said) for item in found.items]
    return found


def verbless(text: str) -> str:
    """A sentence (normalised) that wishes without a verb, with one: "just the joke", "the caretaker out"."""
    text = cleaned(text).rstrip("!. ")
    if "?" in text or MEASURED.search(text):
        return ""
    for shape, wish in _VERBLESS:
        found = shape.match(text)
        if found is not None:
            return wish.format(found["rest"])
    return ""


def untold(text: str) -> bool:
    """Whether a sentence (normalised) wishes for something at a part of which it tells nothing."""
    plainly = wishes.plainly(text)
    known = plainly is not None and plainly[0] in proposing.CHANGES
    return plainly is not None and known and is_untold(plainly[1])


def _add(found: Supposed, name: str, wish: str, said: Said, hearing: Hearing, read: Read) -> bool:
    """One wish more: as it is read, else at the place that is looked up for what it names.

    False for what is no wish: "my boss says so".
    """
    known = read(wish)
    if known is not None:
        found.items += known
        return True

    def place(words: str) -> Target | None:
        taken = taking.take(said, words)
        hits = [taken] if taken is not None else ground(words, said, hearing)
        if not hits:
            return None
        found.places += hits
        heard = shown(said.text(hits[0].first, hits[0].last), MOST_SHOWN)
        return finding.offered(said, heard, hits)

    request = _looked_up(name, wish, said, place)
    if request is None:
        found.missing.append(name)
        return _DEED.match(wish) is not None
    found.items.append(request)
    found.looked_up = True
    return True


def _looked_up(
    name: str, wish: str, said: Said, place: Callable[[str], Target | None]
) -> Request | None:
    """The wish at the place of what it names."""
    plainly = wishes.plainly(wish)
    if plainly is None:
        shifted = None if _COPY.search(wish) else wishes.moved(wish, nothing_said, place, place)
        moved = wishes.MOVED.match(wish)
        return (
            shifted
            and moved
            and replace(shifted, target=replace(shifted.target, text=moved["rest"]))
        )
    edge = opening.edge(*plainly, said)
    if edge is not None:
        return edge[0]
    deed = plainly[0]
    if deed not in proposing.CHANGES:
        return None
    span = next(filter(None, (shape.match(name) for shape in _SPAN)), None)
    if span is not None:
        return _between(deed, span, place) if deed != "gain" else None
    here = place(name)
    if here is None:
        return None
    named = replace(here, text=name)
    return wishes.level_of(wish, named) if deed == "gain" else Request(deed, named)


def _between(
    deed: str, span: re.Match[str], place: Callable[[str], Target | None]
) -> Request | None:
    """The wish from one place to another, or on one side of it."""
    one = place(span["one"])
    ends = span.groupdict().get("other")
    if ends is None and _CLAUSE.search(span["one"]):
        return None  # "the bit after the storm where I laugh" is by no means all after the storm
    if one is None or ends is None:
        way = _SIDES.get(span["relation"], span["relation"])
        return None if one is None else Request(deed, one, way)
    other = place(ends)
    ends_at = "between" if span["relation"] == "between" else "till"
    return None if other is None else Request(deed, one, ends_at, other)


def _things(clause: str) -> list[tuple[str, str]]:
    """Each thing that a wish names, and the wish for that alone."""
    plainly = wishes.plainly(clause)
    if plainly is None or plainly[1] not in clause:
        return [(clause, clause)]
    rest = plainly[1]
    if _SPAN[0].match(rest):
        return [(rest, clause)]
    return [(name, clause.replace(rest, name)) for name in _ALSO.split(rest) if name.strip()]


def _named(clause: str) -> list[str]:
    """What a sentence says is to stay."""
    plainly = wishes.plainly(clause)
    return _ALSO.split(plainly[1]) if plainly is not None else [_STAYS.sub("", clause).strip()]


def _sparing(item: Item, left: Sequence[Hit], said: Said) -> Item:
    """A request without those parts that are to stay, as far as they are in it."""
    if not isinstance(item, Request):
        return item
    inside = [hit for hit in left if _meets(item, hit, said)]
    stays = [finding.offered(said, "", [part]) for part in inside]
    return replace(item, spared=(*item.spared, *stays))


def _meets(item: Request, hit: Hit, said: Said) -> bool:
    """Whether a part is in what a request names; of a wish with two ends that is not known before."""
    if item.relation != "at" or item.target.kind != "proposed":
        return True
    best = finding.proposed(said, item.target.proposed)[:1]
    return any(finding.meet(hit, other) for other in best)
