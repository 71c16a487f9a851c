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

_GAPS = r"gaps?|pauses?|silences?|spaces?|dead air|empty space|quiet(?: bits?)?"
_BREAKS = rf"{_GAPS}|breaks?|waits?|delays?|lulls?|stops?"
"""What may be shorter; a break that goes may be one of the talk."""
_GAP = re.compile(
    r"^(?:the |that |this |any |its |all (?:the )?|every )?(?:long |longer |awkward |big |huge |little |short |whole |entire |empty )*"
    rf"(?:(?P<gap>{_GAPS})|(?P<break>{_BREAKS}))(?: (?:(?:that|which) )?(?:is|comes?|follows|are))? (?:right |just )?"
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


_TELLS = re.compile(
    r"^(?:where |when )?(?:he|she|they|i|we|the \w+|[\w-]+) (?:(?:says?|said|explains?|explained|describes?|answers?)|(?:tells?|told)(?: us| me| you| him| her| them)?) "
    r"(?P<topic>(?:what|how|why|where|who|when) \w+ .+)$"
)
""" "Before she says what she does at night": before the answer to that question."""


_ASKS = re.compile(
    r"^(?:where |when )?(?:he|she|they|i|we|the \w+|(?!the\b)[\w-]+) asks?(?:ed)? (?:(?:him|her|them|me|us) )?(?:about |if |whether )?(?P<topic>\w+ .+|\w{4,})$"
)
""" "After I ask if she was scared": after that question, not after its answer."""


def gap(
    rest: str, is_said: IsSaid = nothing_said, shorter: bool = False
) -> tuple[str, Target] | None:
    """The pause beside something: "the silence after she says amen" is not all that follows.

    ``shorter``: it is to be shorter, so a break and a wait are pauses too.
    """
    found = _GAP.match(rest)
    if found is None or (found["gap"] is None and not shorter):
        return None
    side = "after" if found["side"] in ("after", "following") else "before"
    speaks = _SPEAKS.match(found["place"])
    if speaks is not None and speaks["speaker"] not in _PRONOUNS:
        name = re.sub(r"^the ", "", speaks["speaker"])
        asker = speaks["asker"] or ""
        return f"gap {side}", Target("speaker", speaker=name, many=True, owner=asker)
    told = _TELLS.match(found["place"])
    if told is not None and side == "before" and not is_said(told["topic"]):
        return "gap before", Target("answers", topic=told["topic"], many=False)
    asks = _ASKS.match(found["place"])
    if asks is not None:
        return f"gap {side}", Target("questions", topic=asks["topic"])
    place = anchor(found["place"], is_said)
    return None if place is None else (f"gap {side}", place)


_ALONE = re.compile(
    r"[\s,.;:?!–-]+(?:and |but |please )*(?:(?:do not|don'?t) (?:cut|touch|remove|delete|lose|change)(?: out)? (?:any(?:thing)?|the)(?: of the| of what)?(?: (?:words?|else|others?|other \w+|talk|speech|rest|she says|he says|is said))*|"
    r"(?:keep|leave) (?:all )?(?:of )?(?:the )?(?:rest|words|everything else|others?)(?: as (?:it is|they are)| alone| in| untouched)?|"
    r"(?:without (?:cutting|losing|touching)|no) (?:any |the )?words?(?: cut| lost)?|nothing else|(?:and )?only that(?: one)?)$"
)
""" "Shorten the pause, don't cut any words": nothing else was to go anyway."""
_TOO_LONG = re.compile(
    r"^(?P<gap>.+?)(?: is| was|'s| feels| seems| sounds| lasts| goes on) (?:(?:way|much|a bit|a little|far|really|still|just) )*(?:for )?too long(?P<wish>[\s,;.:–-]+.+)?$"
)
_IT_SHORTER = re.compile(
    r"^[\s,;.:–-]+(?:(?:so|please|and|just|can you|could you|maybe) )*(?P<verb>shorten|tighten|cut|trim|reduce|halve|make|bring) (?:it|that)(?P<rest>(?: .*)?)$"
)
_LONG = re.compile(
    r"^make (?P<gap>.+?)(?: last)? (?:(?:about|around|only|just|no more than) )?(?P<amount>half|an?|one|two|three|\d+(?:\.\d+)?)(?: of)?(?: an?)? ?"
    r"(?P<unit>seconds?|secs?|s|ms|milliseconds?)(?: long)?$"
)
""" "Make the pause before she answers two seconds long"."""


def _worded(text: str) -> tuple[str, Target] | None:
    """The pause beside words that may or may not be said so."""
    found = _GAP.match(text)
    if found is None or " " not in found["place"] or re.search(r"\d", found["place"]):
        return None
    side = "after" if found["side"] in ("after", "following") else "before"
    return f"gap {side}", Target("phrase", found["place"].strip(" ,"))


def _plainly(text: str) -> str:
    """ "The pause before she answers is too long, cut it down to one second" as a wish."""
    text = _ALONE.sub("", text)
    told = _TOO_LONG.match(text)
    if told is None:
        long = _LONG.match(text)
        return text if long is None else f"shorten {long['gap']} to {long['amount']} {long['unit']}"
    if told["wish"] is None:
        return f"shorten {told['gap']}"
    wish = _IT_SHORTER.match(told["wish"])
    if wish is None:
        return text
    verb = "halve" if wish["verb"] == "halve" else "shorten"
    rest = re.sub(r"^ (?:down|shorter|back|up)\b", "", wish["rest"])
    return f"{verb} {told['gap']}{rest}"


_SHORTEN = re.compile(
    r"^(?:shorten|tighten(?: up)?|reduce|cut(?: down)?|trim(?: down)?|bring(?: down)?|take(?: down)?|squeeze|compress|make|halve)(?: down)? "
    r"(?P<gap>.+?)(?:,? (?:down |shorter )?to (?:about |around |only |just )?(?P<amount>half|a quarter|an?|one|two|three|\d+(?:\.\d+)?)(?: of)?(?: an?)? ?"
    r"(?P<unit>seconds?|secs?|s|ms|milliseconds?)(?: (?:each|long))?|,? (?:down )?(?P<share>by half|in half|to half|(?:much |a lot )?shorter|(?:(?:a (?:little |tiny )?(?:bit|little|touch|tad)|slightly|somewhat)(?: shorter)?)))?$"
)
_AMOUNTS = {
    "half": 0.5,
    "a quarter": 0.25,
    "a": 1.0,
    "an": 1.0,
    "one": 1.0,
    "two": 2.0,
    "three": 3.0,
}
_HALF = re.compile(r"(?:by|in|to) half|a |slightly|somewhat")
USUAL = 0.5
"""Seconds that stay of a pause that is to be shorter."""


def shortened(text: str, is_said: IsSaid = nothing_said) -> Request | None:
    """ "Shorten the pause before she answers to half a second", "halve the silence after "amen""."""
    told, text = text, _plainly(text)
    found = _SHORTEN.match(text)
    place = gap(found["gap"], is_said, shorter=True) if found is not None else None
    if found is not None and place is None and _TOO_LONG.match(_ALONE.sub("", told)):
        place = _worded(found["gap"])  # by no means every pause there is
    if found is None or place is None:
        return None
    share = found["share"] or ""
    if _HALF.match(share) or text.startswith("halve"):
        return Request("delete", place[1], place[0], params={"share": 0.5})
    if found["amount"]:
        seconds = _AMOUNTS.get(found["amount"]) or float(found["amount"])
        keep = seconds / 1000 if found["unit"].startswith("m") else seconds
        return Request("delete", place[1], place[0], params={"keep": keep})
    if text.startswith(("cut", "take", "bring", "make")) and not share:
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
