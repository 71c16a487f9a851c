# ruff: noqa: E501 (a shape of a sentence is read as one line)
"""An English sentence about what is said becomes a request, or nothing when it is about something else."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from audiochat.services.commander.heard import english as en
from audiochat.services.commander.heard import persons, slip_shapes
from audiochat.services.commander.heard.querying import question
from audiochat.services.commander.heard.reader import (
    IsSaid,
    anchor,
    cleaned,
    nothing_said,
    target,
)
from audiochat.services.commander.heard.request import Request, Target
from audiochat.services.commander.heard.sides import gap, shortened, sides

_DEEDS = {
    deed: re.compile(rf"^(?P<deed>{alternatives})\s+(?P<rest>.+)$")
    for deed, alternatives in en.DEEDS.items()
}
_SOME = r"(?:(?:a (?:little |tiny |wee )?(?:bit|touch|little|tad)|slightly|somewhat) )?"
_VOLUME = r"(?:the (?:volume|level|loudness|gain) (?:of|for|on) )?"
_LEVEL = (
    re.compile(r"^(?:make|turn|bring|get) " + _VOLUME + r"(?P<rest>.+?) (?:(?P<before>\d+(?:\.\d+)?) ?(?:db|decibels?) )?" + _SOME + r"(?P<way>louder|quieter|softer|up|down)(?: (?:a (?:little |tiny )?(?:bit|touch|little|tad)|slightly|somewhat))?"
               r"(?: (?:by )?(?P<db>\d+(?:\.\d+)?) ?(?:db|decibels?))?$"),
    re.compile(r"^(?:turn (?P<way1>up|down)|(?P<way2>raise|boost|amplify|lower|reduce|duck)) " + _VOLUME + r"(?P<rest>.+?)"
               r"(?: (?:by )?(?P<db>\d+(?:\.\d+)?) ?(?:db|decibels?))?$"),
    re.compile(r"^(?P<rest>(?:everyone|everybody|all) .+?|what .+?) (?P<before>\d+(?:\.\d+)?) ?(?:db|decibels?) (?P<way>louder|quieter|up|down)(?P<db>)$"),
)  # fmt: skip
_SO = r"(?:(?:trim|cut|crop|edit|shorten) (?:it|this|that|the \w+) so (?:that )?(?:it |this |the \w+ )?)?"
_BOUNDS = (
    ("before", re.compile(rf"^{_SO}(?:have |make |let )?(?:starts?|begins?|opens?)(?: (?:it|this|the \w+))?(?: (?:start|begin))? (?:right )?(?:at |from |with )?(?=where|when|the (?:point|moment|part)|[\"'])(?P<rest>.+)$")),
    ("after", re.compile(rf"^{_SO}(?:have |make |let )?(?:ends?|stops?|finish(?:es)?|closes?)(?: (?:it|this|the \w+))?(?: (?:end|stop))? (?:right )?(?:at |after |with )(?P<rest>.+)$")),
)  # fmt: skip


_FROM_WORDS = re.compile(
    rf"^{_SO}(?:have |make |let )?(?:starts?|begins?|opens?)(?: (?:it|this))? (?:right )?(?:at|from|with) (?P<rest>[^\s\"']\S*(?: \S+){{2,}})$"
)
""" "Begin at okay so it is Sunday": said words without a sign that they are."""


def _bounds(text: str, is_said: IsSaid) -> Request | None:
    """ "Start it where she says hello", "end it after she says goodbye"."""
    begins = _FROM_WORDS.match(text)
    if begins is not None and is_said(begins["rest"]):
        return Request("delete", Target("phrase", begins["rest"]), "before")
    for relation, shape in _BOUNDS:
        found = shape.match(text)
        if found is None:
            continue
        words = found["rest"]
        bare = Target("phrase", words) if " " in words and is_said(words) else None
        named = target(words) or bare
        if named is not None:
            return Request("delete", named, relation)
    return None


def plainly(words: str) -> tuple[str, str] | None:
    """The deed of a sentence and the bare words it is done to ("bleep", "david"), or None."""
    text = cleaned(words).rstrip("?").strip()
    for deed in ("keep", "silence", "bleep", "go", "delete"):
        found = _DEEDS[deed].match(text)
        if found is not None:
            return deed, re.sub(r"^(?:only |just |all |out )*(?:the |a |an )?", "", found["rest"])
    for shape in _LEVEL:
        found = shape.match(text)
        if found is not None:
            return "gain", re.sub(r"^(?:the )", "", found["rest"])
    return None


Names = Callable[[str], Target | None]
"""What a part of a sentence names."""


def nothing_named(_words: str) -> Target | None:
    """Where nothing is transcribed."""
    return None


MOVED = re.compile(
    r"^(?:move|put|shift|bring|place|paste) (?P<rest>.+?) (?:(?:,? ?(?:over|back|up|down|right|forwards?|along|earlier|later|on)\b,? ?)*(?:to|at|onto) (?:the )?(?:very )?"
    r"(?P<edge>start|beginning|front|top|end)(?: of (?:it|this|the \w+))?(?:,? as (?:a|an|the|my|our) [\w -]+)?|(?:,? ?(?:over|back|up|down|forwards?|along|earlier|later)\b,? ?)*(?:to )?(?:right |just )?(?P<side>before|after|behind|in front of) (?P<place>.+))$"
)


_CARRIED = re.compile(r"\b(?:forwards?|along|earlier|later|up|back|down)\b")
""" "Bring the question about the bakery forward, right after the welcome"."""


def moved(
    text: str, is_said: IsSaid, subject: Names = target, part: Names = nothing_named
) -> Request | None:
    """ "Move the sentence about the dress to the start".

    ``subject`` reads what else may be moved, ``part`` beside what else it may be put.
    """
    found = MOVED.match(text)
    if found is None:
        return None
    what = target(found["rest"]) or subject(found["rest"])
    if what is None:
        return None
    if what.kind == "questions" and not what.many and _CARRIED.search(text):
        return None  # a question is nothing without its answer, whose end is not told
    if found["edge"]:
        where = Target("end") if found["edge"] == "end" else Target("time", at=0.0)
        return Request("move", what, other=where)
    place = part(found["place"]) or anchor(found["place"], is_said)
    after = 1.0 if found["side"] in ("after", "behind") else 0.0
    return None if place is None else Request("move", what, other=place, params={"after": after})


_TAKEN = re.compile(
    r"^(?:take|grab|get) (?P<what>.+?),? and (?:put|move|place|stick|paste|drop) (?:it|that|this|them) "
)
""" "Take the last thing Tobias says and put it at the end"."""
_SO_THAT = re.compile(
    r" (?:so (?:that )?it (?:comes|is|goes|plays|sits|starts|appears)|to the (?:very )?(?:end|start|beginning),) "
    r"(?=(?:right |just )?(?:before|after)\b)"
)
""" "Move the ad so it comes before ..."."""
_GONE = (
    r"(?:out|off|gone|away|(?:must|should|can|could|has to|have to|needs to|need to|is to|ought to) "
    r"(?:go|be (?:cut|deleted|removed|dropped|erased|taken out|cut out|left out|gone))(?: now| too| as well)?)"
)
_OUT = re.compile(
    rf"^(?P<rest>(?!(?:take|cut|edit|leave|throw|get)\b).+?),? {_GONE}(?: (?:from|of) (?:the |this )?[\w ]{{2,20}})?$"
)
""" "Ums and uhs out"."""
_THEN_DEEDS = ("delete", "silence", "bleep", "keep")
_THEN = re.compile(
    r"^(?P<rest>(?:the|that|this|his|her|their|everything|where|when|\") ?.+?)\s*[,:;.–-]+ ?(?:so |just |please |kindly |can you |could you |you can |let's |we can )*"
    rf"(?P<deed>{'|'.join(en.DEEDS[deed] for deed in _THEN_DEEDS)}) (?:it|that|this|them|those|all of (?:it|that)|that (?:bit|part|one|line|whole thing))(?: out| away| please)*$"
)
""" "The part where his wife wanted to close, cut it"."""
_THEN_LOUDER = re.compile(
    r"^(?P<rest>(?:the|that|this|his|her|their|where|when) .+?)(?: (?:is|was|are|sounds?) [\w' ]{2,30})?\s*[,:;.–-]+ ?(?:so |just |please |can you )*"
    r"(?:make|turn|bring|get) (?:it|that|this|them) (?:a (?:bit|touch|little|tad) |slightly |much |some )*(?P<way>louder|quieter|softer|up|down|up by \d+ ?db|down by \d+ ?db)(?: please)?$"
)
""" "The bit where she remembers her gran is lovely, make it a touch louder"."""
_NEEDED = re.compile(
    r"^(?:i |we )?(?:only|just) (?:need|want|care about) (?P<rest>.+?)(?:,? (?:and )?nothing (?:else|more)|,? that's (?:it|all))?$"
)
_BEHIND = re.compile(
    r"^(?P<rest>(?:between|from|everything (?:before|after|between|from|until)) .+?),? (?:cut|delete|remove|drop|lose|take out|bin) "
    r"(?:it all|all of (?:it|that)|it|that|everything|the lot)(?: out)?$"
)
""" "Between A and B cut all of it"."""


_KNOWN = r"(?:ums?|uhs?|ers?|ahs?|ums? and (?:uhs?|ers?|ahs?)|fillers?|filler words|hesitations?|swear ?words?|swearing|swears|curses|cursing|questions|answers|repeated words|repeats|sighs?|laughs?|laughter|pauses)"
"""What is known by its form, of which some are one speaker's."""
_ONLY_THEIRS = re.compile(
    rf"^(?P<verb>cut|delete|remove|take out|mute|silence|bleep|keep) (?:all )?(?:of )?(?:the |any )?(?P<what>{_KNOWN})[,;]? (?:and |but )?(?:only|just|solely) "
    r"(?:the (?:ones|one) (?:from|of|by) |those (?:from|of|by) |of |from |by )?(?P<who>(?!the\b|in\b|at\b|if\b|when\b|where\b)[\w-]+?)(?:'s|s')?(?: ones)?$"
)
""" "Remove the ums, but only Anna's"."""


def carried(text: str) -> str:
    """ "Take the hat and put it at the end" as "move the hat at the end"."""
    text = _ONLY_THEIRS.sub(r"\g<verb> \g<who>'s \g<what>", text)
    return _SO_THAT.sub(" to ", _TAKEN.sub(r"move \g<what> ", text))


def read(words: str, is_said: IsSaid = nothing_said) -> Request | None:
    """The request of a sentence (normalised), or None when it names nothing that is said."""
    text = carried(cleaned(words).rstrip("?").strip())
    asked = slip_shapes.read(text) or question(text, is_said)
    if asked is not None:
        return asked
    bounds = _bounds(text, is_said) or persons.kept(words)
    if bounds is not None:
        return bounds
    level = level_of(text) or _level_alone(text)
    if level is not None:
        return level
    out = _OUT.match(text)
    if out is not None:
        named = target(out["rest"])
        if named is not None and (named.kind != "phrase" or out["rest"].startswith('"')):
            return Request("delete", named)
        beside = sides(out["rest"], is_said)
        if beside is not None:
            return Request("delete", beside[1], beside[0], beside[2])
    needed = _NEEDED.match(text)
    if needed is not None:
        return _request("keep", needed["rest"], is_said)
    louder = _THEN_LOUDER.match(text)
    if louder is not None:
        return level_of(f"make {louder['rest']} {louder['way']}")
    then = _THEN.match(text)
    if then is not None:
        deed = next(d for d in _THEN_DEEDS if re.fullmatch(en.DEEDS[d], then["deed"]))
        return _request(deed, then["rest"], is_said)
    behind = _BEHIND.match(text)
    if behind is not None:
        beside = sides(behind["rest"], is_said)
        return None if beside is None else Request("delete", beside[1], beside[0], beside[2])
    pause = shortened(text, is_said)
    if pause is not None:
        return pause
    shifted = moved(text, is_said)
    if shifted is not None:
        return shifted
    for deed in ("keep", "silence", "bleep", "go", "where", "delete"):
        found = _DEEDS[deed].match(text)
        wanted = _request(deed, found["rest"], is_said) if found is not None else None
        if wanted is not None:
            return wanted
    return None


def _request(deed: str, rest: str, is_said: IsSaid) -> Request | None:
    if deed in ("go", "where"):
        rest = re.sub(
            r"^(?:me )?(?:to )?(?:(?:the )?(?:place|point|part|moment|spot) (?=where|when))?",
            "",
            rest,
        )
    rest = re.sub(
        r"[\s,]+(?:from|in) (?:the recording|this recording|it|the file|the audio)$", "", rest
    )
    rest = re.sub(
        r"^(?:it|that|this|them) (?=(?:where|when|wherever|whenever|every time|each time)\b)",
        "",
        rest,
    )
    pause = gap(rest, is_said) if deed in ("delete", "silence") else None
    if pause is not None:
        return Request(deed, pause[1], pause[0])
    edge = _EDGE.match(rest)
    named = target(edge["where"]) if edge is not None and deed in ("delete", "silence") else None
    if edge is not None and named is not None:
        first = Target("time", at=0.0)
        ends = edge["edge"] in ("end", "ending")
        return Request(deed, named, "from") if ends else Request(deed, first, "range", named)
    beside = sides(rest, is_said) or sides(_EXPLAINED.sub("", rest), is_said)
    if beside is not None and deed not in ("where",):
        return Request(deed, beside[1], beside[0], beside[2])
    found = target(rest) or _explained(rest)
    return None if found is None else Request(deed, _bent(deed, found))


_EDGE = re.compile(
    r"^(?:the )?(?:very )?(?P<edge>end|ending|start|beginning|opening)(?: bit| part)?,? (?P<where>(?:where|when) .+)$"
)
""" "The end where she asks how to stop it"."""
_EXPLAINED = re.compile(
    r"^(?:[^,:\"\d]{2,40}[,:] (?:so |i mean |that is |that's |meaning |basically )?(?=from |between |everything )|"
    r"(?:the )?(?:very )?(?:end|start|beginning|ending|rest|tail|opening)(?: bit| part)?[,:] (?:so |i mean |that is |that's |meaning |basically )?(?=before |after |until |till ))"
)
""" "The ad, so from ...": the part after the comma says which."""


def _explained(rest: str) -> Target | None:
    """ "The wrong temperature, the sentence with thirty seven": the part after the comma says which."""
    said = re.match(
        rf"(?P<name>[^,:\"\d]{{3,40}})[,:] (?P<rest>(?:(?:the|that) (?=(?:{en.PIECES}|one|{'|'.join(en.ORDER)}|words?)\b|\")|it's |where |when ).+)$",
        rest,
    )
    return target(said["rest"]) if said is not None and len(said["name"].split()) <= 5 else None


def _bent(deed: str, found: Target) -> Target:
    """A sentence is meant only where sound goes away; elsewhere the words themselves."""
    if found.kind == "part" and deed in ("silence", "bleep"):
        return replace(found, kind="phrase")
    if found.kind == "given" and found.place is not None and deed in ("silence", "bleep"):
        return replace(found.place, which=found.which, owner=found.owner)
    return found


_LOUDER = r"(?:louder|quieter|softer)"
_WORDLESS = (
    re.compile(rf"^(?P<rest>(?:the|that|this|his|her|their|what|when|where|[\w-]+'s) .+?) (?P<way>(?:{_SOME.rstrip('?')})?{_LOUDER}(?: by \d+(?:\.\d+)? ?(?:db|decibels?))?)$"),
    re.compile(rf"^(?P<way>(?:{_SOME.rstrip('?')})?{_LOUDER}(?: by \d+(?:\.\d+)? ?(?:db|decibels?))?) (?:for |at |during |in )?(?P<rest>(?:the (?:bit|part|line|sentence|moment|place) )?(?:when|where) .+)$"),
)  # fmt: skip
""" "The goodbye a bit quieter", "quieter when he says hello": a change of level without a verb."""


def _level_alone(text: str) -> Request | None:
    """A change of level that names only the thing and which way."""
    found = next((m for shape in _WORDLESS if (m := shape.match(text)) is not None), None)
    return None if found is None else level_of(f"make {found['rest']} {found['way']}")


def level_of(text: str, named: Target | None = None) -> Request | None:
    """A change of level of what is named in the sentence (or of ``named``)."""
    for shape in _LEVEL:
        found = shape.match(text)
        if found is None:
            continue
        named = named or target(found["rest"])
        if named is None:
            continue
        way = next(v for k, v in found.groupdict().items() if k.startswith("way") and v)
        down = way in ("quieter", "softer", "down", "lower", "reduce", "duck")
        amount = float(found["db"] or found.groupdict().get("before") or 3)
        return Request(
            "gain", _bent("silence", named), params={"decibels": -amount if down else amount}
        )
    return None
