# ruff: noqa: E501 (a shape of a sentence is read as one line)
"""Speakers as they are named in short: "just Anna", "Ben is too loud", "Anna from 2:00 on"."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from audiochat.services.commander.heard import bare, read_out, voices
from audiochat.services.commander.heard import english as en
from audiochat.services.commander.heard.normal import Said
from audiochat.services.commander.heard.places import Asked, unnamed
from audiochat.services.commander.heard.reader import IsSaid, anchor, target
from audiochat.services.commander.heard.request import Request, Target, Which
from audiochat.services.commander.heard.shapes import HERE
from audiochat.services.commander.lexer import clock_seconds

_LEAD = r"^(?:(?:please|ok|okay|so|now|and|well|i (?:want|need|would like|like)(?: to (?:hear|keep|have))?|i'd like(?: to (?:hear|keep|have))?|give me|leave me|let me hear),? )*"
_SPEAKS = r"(?: (?:speaking|talking))?"
_TAIL = rf"{_SPEAKS}(?:,? (?:please|thanks|nothing else|and nothing else|that's all))*[.!]?$"
_GONE = (
    r"(?:(?:,? (?:and |but )?(?:without|not|minus)|,? (?:and )?(?:cut|delete|remove|take out|drop|lose|mute|bin|get rid of)) "
    r"(?P<{}>[^,;.!?]{{2,50}}?))?"
)
""" "Only the doctor, without Anna and Ben": nobody else stays anyway."""
_SOLE = re.compile(
    rf"{_LEAD}(?:(?:keep |leave |i )?(?:only|just)(?: (?:want|need|keep|leave)(?: to (?:hear|keep))?)?|nothing but|nothing except|solely|purely) "
    rf"(?P<who>(?!without\b)[^,;.!?]{{2,60}}?){_SPEAKS}{_GONE.format('gone')}{_TAIL}|"
    rf"{_LEAD}(?:keep |leave )?(?P<name>[^,;.!?]{{2,60}}?) only{_GONE.format('away')}{_TAIL}"
)
_REST = re.compile(
    r"(?:all |all of )?(?:the (?:rest|others?|other (?:\w+ )?(?:one|person|voice|speaker)s?)(?: of (?:it|them|us))?|everything else|everyone else|everybody else|anyone else|anything else|"
    r"me|myself|my \w+)(?: out)?"
)
"""Whoever is not one of those that stay."""
_OF = re.compile(r"(?:'s?|(?<=[a-z])s)? (?:parts?|voice|lines?|bits?|words|side|turns?|speech)$")
""" "The doctor's part" is all that the doctor says."""
_TOO = (
    r"(?:'s| is| was| sounds| seems|(?<=\w)s)(?: (?:way|much|far|a bit|a little|really|just|still|so|very|rather|quite|pretty|always))*(?: too)? "
    r"(?P<how>loud|quiet|soft|low|faint|weak)\b"
)
_WHO = r"(?P<who>(?:the )?(?!it\b|this\b|that\b|he\b|she\b|there\b|everything\b|everyone\b)[^\W\d][\w-]*?\.?(?: (?:[A-Za-z][\w-]*?|\d{1,2}))??)"
_COMPLAINED = re.compile(
    rf"{_LEAD}{_WHO}{_TOO}(?P<where>(?: (?:at|in|near|from|after|before|when|during|towards|around) [\w:' ]+)?)(?: for me| please| here)?[.!]?$"
)
_POINTED = re.compile(
    rf"{_LEAD}{_WHO}{_TOO}(?P<told>[^,.;!]*?)[\s,.;:!-]+(?:(?:so|and|please|can you|could you|just|maybe) )*"
    r"(?P<wish>(?:turn|make|bring|raise|boost|lower|get|lift|take|mute|pull|push) [^.;]*\b(?:him|her|them|it|(?:his|the) (?:level|volume|voice))\b.*)$"
)
_GIVEN = re.compile(r"\d|\b(?:from|between|until|till|after|before|first|last|at|in|where|when)\b")
"""A part that is given with the complaint: it is what the wish is for."""
_EDGE = re.compile(r" (?:at|in|near) the (?:very )?(?:beginning|start)")
_UNTIL = re.compile(r"\b(?:until|till|up to) ")
""" "Too quiet at the beginning, bring her up until 1:00": the wish says itself how far."""
_PRONOUN = re.compile(
    r"\b(?:him|(?:his|her|the) (?:level|volume|voice)|her|them|it)\b(?! (?:part|lines?)\b)"
)
_JOINED = re.compile(r",? (?:and|&|plus) |, ")
_SOMEBODY = re.compile(
    rf"(?:(?:old|young|other|small|little) )?(?:lady|woman|man|gentleman|girl|boy|guy|kid|child|{en.ROLES})"
)
"""Somebody of whom no transcript tells who it is."""
_KEPT = ("questions", "answers", "speaker")
USUAL = 3.0
"""dB by which somebody is made louder or quieter where it is not said how much."""


def _undotted(text: str) -> str:
    """ "Mr. Finch" as "mr finch": the dot ends no sentence."""
    return re.sub(r"\b(mr|mrs|ms|dr|prof|st)\.", r"\1", text)


def kept(text: str) -> Request | None:
    """ "Only Anna's part", "just Ben's questions": what alone stays; None for all else."""
    found = _SOLE.match(_undotted(text))
    if found is None or found["gone"] or found["away"]:
        return None
    named = target(found["who"] or found["name"])
    if named is None or named.kind not in _KEPT or not (named.owner or named.speaker):
        return None
    if named.owner:  # nobody else is meant where no speaker is called so
        named = replace(named, owner="", speaker=named.owner, many=True)
    return Request("keep", named)


def is_short(text: str) -> bool:
    """Whether a sentence may name somebody who alone is to stay, or who is too loud or too quiet."""
    return (
        _SOLE.match(_undotted(text)) is not None or _COMPLAINED.match(_undotted(text)) is not None
    )


def sends_away(text: str) -> bool:
    """Whether a sentence names who is to stay alone and then who is to go."""
    found = _SOLE.match(_undotted(text))
    return found is not None and bool(found["gone"] or found["away"])


def solely(text: str, said: Said) -> Request | None:
    """ "Only Anna", "just Ben and Anna": those alone stay; None where one of them does not speak."""
    found = _SOLE.match(_undotted(text))
    if found is None:
        return None
    names = _listed(found["who"] or found["name"])
    if len(names) == 1 and _SOMEBODY.fullmatch(names[0]) and not _speaks(said, names[0]):
        named = voices.speakers(said)
        raise (
            Asked(f"Which of the speakers is “{names[0]}”: {', '.join(named)}?")
            if named
            else unnamed()
        )
    if len(names) == 1 and len(read_out.part(said, names[0])) == 1:
        return Request("keep", Target("about", names[0]))
    if not names or any(not _speaks(said, name) for name in names):
        return None
    names = [voices.who(said, name) or name for name in names]
    gone = found["gone"] or found["away"] or ""
    away = [] if not gone or _REST.fullmatch(gone) else _listed(gone)
    if any(not _speaks(said, name) or voices.who(said, name) in names for name in away):
        stay = " and ".join(names)
        raise Asked(f"Shall {stay} alone stay? Then say “only {stay}”.")
    first, *others = (Target("speaker", speaker=name, many=True) for name in names)
    return Request("keep", first, also=tuple(others))


def _listed(text: str) -> list[str]:
    """Those who are named in a row, each without what is theirs: "the doctor's part and Ben"."""
    parts = (
        re.sub(r"^(?:the|my|our|mr\.?|mrs\.?|ms\.?|miss) ", "", part.strip())
        for part in _JOINED.split(text)
    )
    return [_OF.sub("", part) for part in parts]


def _speaks(said: Said, name: str) -> bool:
    """Whether a speaker is called so, or has a role that only one can have."""
    return voices.is_called(said, name) or (
        name in voices.ROLES and voices.who(said, name) is not None
    )


def complained(text: str, said: Said) -> tuple[Request, str] | None:
    """What a yes stands for after "Ben is too loud", and the question; None for all else.

    Raises ``Asked`` where it is told of a part that is not given, and where nobody is called so.
    """
    found = _COMPLAINED.match(_undotted(text))
    if found is None:
        return None
    called = re.sub(r"^the ", "", found["who"])
    if not _speaks(said, called):
        if called in en.ROLES.split("|") and voices.speakers(said):
            raise Asked(f"Which of the speakers is “{called}”: {', '.join(voices.speakers(said))}?")
        return None
    name = voices.who(said, called) or called.title()
    loud = found["how"] == "loud"
    way = "down" if loud else "up"
    if found["where"].strip():
        raise Asked(
            f"In which part shall I turn {name} {way}? Say for example “turn {name} {way} from 1:00 on”."
        )
    speaker = Target("speaker", speaker=called, many=True, which=Which())
    request = Request("gain", speaker, params={"decibels": -USUAL if loud else USUAL})
    return request, f"Shall I turn {name} {way} by {USUAL:g} dB? Say yes."


def pointed(text: str) -> str | None:
    """ "Ben is too loud, turn him down" as "turn ben down"; None for all else."""
    found = _POINTED.match(text)
    if found is None or not _PRONOUN.search(found["wish"]):
        return None
    edge = _EDGE.fullmatch(found["told"]) and _UNTIL.search(found["wish"])
    if _GIVEN.search(found["told"]) and not edge:
        return None
    return _PRONOUN.sub(found["who"], found["wish"], count=1)


_SIDE = re.compile(
    r"[\s,]+(?P<side>between|from|starting (?:at|from|with)|after|since|before|until|till|up to) (?P<place>.+)$"
)
_ONWARD = re.compile(r"[\s,]+(?:on|onwards?|forwards?|and on|to the (?:very )?end|until the end)$")
_AMOUNT = re.compile(r" by \d+(?:\.\d+)? ?(?:db|decibels?)$")
_RANGE = re.compile(r"^(?P<one>[\d:.]+) ?(?:to|until|till|and|-|–) ?(?P<other>[\d:.]+)$")
_MOST = 4
"""Words of a place that are looked for as they stand."""


def on_one_side(
    text: str, is_said: IsSaid, wish: Callable[[str], Request | None]
) -> Request | None:
    """ "Make Anna louder from 2:00 on": a wish for a speaker on one side of a place, or within two times."""
    text = _amount_first(text)
    for found in _SIDE.finditer(text):
        request = wish(text[: found.start()])
        if request is None or request.relation != "at" or request.target.kind != "speaker":
            continue
        if request.target.place is not None or request.target.within is not None:
            return None
        side, place = found["side"].split()[0], found["place"]
        limited = _limited(request.target, side, place, is_said)
        return None if limited is None else replace(request, target=limited)
    return None


def _amount_first(text: str) -> str:
    """ "Lower Ben after 3:00 by 4 dB" as "lower Ben by 4 dB after 3:00"."""
    amount = _AMOUNT.search(text)
    place = _SIDE.search(text[: amount.start()]) if amount is not None else None
    if amount is None or place is None:
        return text
    return f"{text[: place.start()]}{amount.group()}{place.group()}"


def _limited(named: Target, side: str, text: str, is_said: IsSaid) -> Target | None:
    """What is named, only on one side of a place or between two; None where there is no such place."""
    between = _RANGE.match(text)
    if side == "between" and between is None:
        return None
    if between is not None and side in ("between", "from", "starting"):
        one, other = (clock_seconds(between[name]) for name in ("one", "other"))
        if one is None or other is None or other <= one:
            return None
        return replace(named, within=Target("stretch", at=one, place=Target("time", at=other)))
    bald = _ONWARD.sub("", text.strip(" ,.!?"))
    place = anchor(bald, is_said)
    if bald in HERE:
        return None
    if place is None:
        words = re.sub(r"^(?:the|a|an|our|my|that|this) ", "", bald)
        if re.search(r"\b(?:to|until|till|and)\b", words) or not 1 <= len(words.split()) <= _MOST:
            return None
        place = Target("phrase", words)
    if place.kind == "end":
        return None
    name = {"from": "from", "starting": "from", "after": "after", "since": "after"}.get(side)
    return replace(named, side=name or "before", place=place)


def is_unknown(deed: str, name: str, said: Said) -> bool:
    """Whether somebody is named whose words are wanted, while nobody knows who speaks where."""
    if deed not in ("gain", "keep", "silence") or voices.speakers(said):
        return False
    return bare.is_name(said, name) or name in voices.ROLES or voices.is_kin(name)
