# ruff: noqa: E501 (a shape of a sentence is read as one line)
"""The sides of a place: "everything before ...", "from ... to ...", "between ... and ..."."""

from __future__ import annotations

import re
from dataclasses import replace

from audiochat.services.commander.heard import english as en
from audiochat.services.commander.heard.passages import PASSAGES
from audiochat.services.commander.heard.reader import IsSaid, anchor, nothing_said
from audiochat.services.commander.heard.request import Request, Target
from audiochat.services.commander.heard.shapes import ARTICLE, HERE

_PART = re.compile(
    r"^(?:the |that |this )?(?:whole |entire |closing |opening |middle |long |last |first )?(?:part|bit|section|passage|stretch|piece|portion|segment|chunk|story|answer|"
    r"conversation|discussion|talk)s? (?=(?:from|between|before|after|until|up to) )"
)

_GAP = re.compile(
    r"^(?:the |that |this |any |all (?:the )?|every )?(?:long |longer |awkward |big |huge |little |short |whole |entire |empty )*"
    r"(?:gaps?|pauses?|silences?|spaces?|dead air|empty space|quiet bits?)(?: (?:that|which) (?:is|comes?|are))? (?:right |just )?"
    r"(?P<side>before|after|following|preceding|in front of) (?P<place>.+)$"
)
_SPEAKS = re.compile(
    rf"^(?P<speaker>the (?:{en.ROLES})|(?!the\b)[\w-]+) (?:(?:answers?|replies to|responds? to)(?: (?P<asker>(?!the\b|how\b|what\b|why\b|when\b|where\b|that\b)[\w-]+))?|"
    r"replies|responds?|speaks?|talks?|begins?|(?:starts?|begins?) (?:talking|speaking|answering|to (?:talk|speak|answer))|jumps in|comes in|says anything)$"
)
_PRONOUNS = (
    "he",
    "she",
    "they",
    "i",
    "we",
    "you",
    "it",
    "everyone",
    "everybody",
    "anyone",
    "someone",
)


def gap(rest: str, is_said: IsSaid = nothing_said) -> tuple[str, Target] | None:
    """The pause beside something: "the silence after she says amen" is not all that follows."""
    found = _GAP.match(rest)
    if found is None:
        return None
    side = "after" if found["side"] in ("after", "following") else "before"
    speaks = _SPEAKS.match(found["place"])
    if speaks is not None and speaks["speaker"] not in _PRONOUNS:
        name = re.sub(r"^the ", "", speaks["speaker"])
        asker = speaks["asker"] or ""
        return f"gap {side}", Target("speaker", speaker=name, many=True, owner=asker)
    place = anchor(found["place"], is_said)
    return None if place is None else (f"gap {side}", place)


_SHORTEN = re.compile(
    r"^(?:shorten|tighten(?: up)?|reduce|cut(?: down)?|trim(?: down)?|bring(?: down)?|take(?: down)?|squeeze|compress|make|halve)(?: down)? "
    r"(?P<gap>.+?)(?:,? (?:down |shorter )?to (?:about |around |only |just )?(?P<amount>half|a quarter|an?|one|two|\d+(?:\.\d+)?)(?: of)?(?: an?)? ?"
    r"(?P<unit>seconds?|secs?|s|ms|milliseconds?)(?: (?:each|long))?|,? (?P<share>by half|in half|to half|shorter))?$"
)
_AMOUNTS = {"half": 0.5, "a quarter": 0.25, "a": 1.0, "an": 1.0, "one": 1.0, "two": 2.0}
USUAL = 0.5
"""Seconds that stay of a pause that is to be shorter."""


def shortened(text: str, is_said: IsSaid = nothing_said) -> Request | None:
    """ "Shorten the pause before she answers to half a second", "halve the silence after "amen""."""
    found = _SHORTEN.match(text)
    place = gap(found["gap"], is_said) if found is not None else None
    if found is None or place is None:
        return None
    if found["share"] in ("by half", "in half", "to half") or text.startswith("halve"):
        return Request("delete", place[1], place[0], params={"share": 0.5})
    if found["amount"]:
        seconds = _AMOUNTS.get(found["amount"]) or float(found["amount"])
        keep = seconds / 1000 if found["unit"].startswith("m") else seconds
        return Request("delete", place[1], place[0], params={"keep": keep})
    if text.startswith(("cut", "take", "bring", "make")) and not found["share"]:
        return None
    return Request("delete", place[1], place[0], params={"keep": USUAL})


_UNTIL = re.compile(r"[\s,](?:until|till|up to|through|all the way to)\s")


def sides(rest: str, is_said: IsSaid = nothing_said) -> tuple[str, Target, Target | None] | None:
    """The relation, its place and, where there are two, the other one; None for anything else."""
    rest = _PART.sub("", rest)
    rest = re.sub(rf"^{en.WHOLE}(?=(?:right |just )?(?:before|prior|preceding|ahead|leading|up to|up until|"
                  r"until|till|til|after|following|past|beyond|between|in between|from|starting|since)\b)",
                  "", rest)  # fmt: skip
    if (found := re.match(r"(?:in )?between (?P<one>.+)", rest)) is not None:
        return _pair(found["one"], r"and", "between", is_said)
    opened = re.match(r"(?:starting )?(?:from|at|since|with) (?P<one>.+)", rest)
    if opened is not None:
        pair = _pair(opened["one"], rf"(?:and )?{en.UPTO}", "range", is_said)
        if pair is not None:
            return pair
        if _UNTIL.search(opened["one"]):
            return None  # the other end is not known: by no means all that follows
        onward = re.sub(
            r"[\s,]+(?:on|onwards?|forwards?|and on|to the end|until the end)$", "", opened["one"]
        )
        place = anchor(onward, is_said)
        place = _sentence(place, onward, ARTICLE) if place else landmark(onward, is_said)
        known = place is not None and place.kind not in ("time", "end")
        return ("from", place, None) if known and place is not None else None
    for relation, words in (("before", en.BEFORE), ("before", en.UPTO), ("after", en.AFTER)):
        found = re.match(rf"(?P<words>{words}) (?P<one>.+)", rest)
        if found is not None:
            place = anchor(found["one"], is_said) or landmark(found["one"], is_said)
            if place is not None and relation == "before":
                place = _sentence(place, found["one"], ARTICLE)
            if place is not None and "including" in found["words"]:
                return "range", Target("time", at=0.0), place
            if place is None or place.kind in ("time", "end"):
                return None
            return relation, place, None
    return None


def _end(text: str, is_said: IsSaid) -> Target | None:
    """One end of a range; "the lemon cake" where somebody says "a lemon cake"."""
    bald = re.sub(r"^(?:the|a|an|his|her|their) ", "", text.strip(" ,.!?"))
    spoken = Target("phrase", bald) if " " in bald and is_said(bald) else None
    return anchor(text, is_said) or spoken or landmark(text, is_said)


_LEAST = 4
"""Letters of a bare word that is a place."""


def landmark(text: str, is_said: IsSaid) -> Target | None:
    """A word that is said, as a place: "from the lighthouse" is the sentence about it."""
    found = re.fullmatch(
        r"(?:(?:the|a|an|his|her|their|my|our) )?(?P<word>[\w'-]+)", text.strip(" ,.!?")
    )
    if found is None or found["word"] in HERE or len(found["word"]) < _LEAST:
        return None
    return Target("landmark", found["word"]) if is_said(found["word"]) else None


def _sentence(end: Target, text: str, shape: str) -> Target:
    """The sentence with bare words instead of the words."""
    if end.kind != "phrase" or not re.match(shape, text.strip()):
        return end
    words = end.text.split()
    return replace(end, kind="landmark", text=words[-1] if len(words) == 2 else end.text)


def _pair(
    text: str, joint: str, relation: str, is_said: IsSaid
) -> tuple[str, Target, Target | None] | None:
    for found in re.finditer(rf"[\s,]+{joint}\s+", text):
        one, other = (_end(side, is_said) for side in (text[: found.start()], text[found.end() :]))
        if one is None or other is None:
            continue
        if {one.kind, other.kind} <= {"time", "end"}:
            return None
        if relation == "range":  # bare words: nobody begins or ends amid their sentence
            one = _sentence(one, text[: found.start()], ARTICLE)
            other = _sentence(other, text[found.end() :], rf"{ARTICLE}[\w'-]+$")
        stops = other.kind == "landmark" or (one.kind == "landmark" and other.kind in PASSAGES)
        return "till" if relation == "range" and stops else relation, one, other
    return None
