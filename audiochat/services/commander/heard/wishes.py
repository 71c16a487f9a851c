# ruff: noqa: E501 (a shape of a sentence is read as one line)
"""An English sentence about what is said becomes a request, or nothing when it is about something else."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from audiochat.services.commander.heard import english as en
from audiochat.services.commander.heard import persons, slip_shapes
from audiochat.services.commander.heard.reader import (
    IsSaid,
    anchor,
    cleaned,
    made,
    nothing_said,
    target,
)
from audiochat.services.commander.heard.request import Request, Target
from audiochat.services.commander.heard.shapes import SAYS
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
_COUNT_SHAPES = (
    re.compile(rf"^(?:count )?(?:how many times|how often|the number of times) (?:do|does|did|is|was|are|has|have)? ?{SAYS}$"),
    re.compile(r"^(?:how many times|how often) (?:is|was|are) (?:said|mentioned|used) (?:the (?:word|phrase|name) )?(?P<text>.+)$"),
    re.compile(r"^(?:how many times|how often) (?:is|was|are|does|do i hear|do we hear|did i hear) (?P<text>.+?)(?: (?:is|get|gets))? ?(?:said|mentioned|used|come up|appear)?$"),
    re.compile(r"^(?:how many times|how often) (?:is )?(?:the (?:word|phrase|name) )(?P<text>.+?) (?:is |gets |was )?(?:coming(?: up)?|said|used|mentioned|comes(?: up)?|appears?|occurs?|there|heard)$"),
    re.compile(rf"^how many (?P<form>{'|'.join(en.FORMS.values())}) (?:asks?|says?|makes?|gives?|uses?) (?P<who>(?:the )?[\w'-]+)$"),
    re.compile(rf"^(?:how many|count(?: all)?(?: the)?|number of) (?P<form>{'|'.join(en.FORMS.values())})"
               r"(?: (?:are|were|is|did|does|do|have)\b.*| (?:he|she|they|i|we) (?:say|says|said|make)s?)?$"),
)  # fmt: skip
_BY_WHOM = re.compile(
    rf"\b(?:does|do|did|has|have) (?P<who>the (?:{en.ROLES})|(?!(?:he|she|they|i|we|you|it|there|the|people|anyone)\b)[\w'-]+) "
    r"(?:ask|say|make|use|have|tell|give|utter|drop)"
)
_ANY_ABOUT = (
    re.compile(rf"^(?:does|do|did|has|have) {en.SUBJECT} (?:ever |actually |really )*(?:says?|said|mentions?|mentioned|tells?|told)(?: us| me| you)? (?:anything|something|a (?:word|thing)|much)(?: at all)? (?:about|on|regarding|concerning) (?P<text>.+?)(?: at all)?$"),
    re.compile(r"^(?:is|was) (?:there )?(?:anything|something)(?: at all)? (?:(?:said|mentioned|told) )?(?:about|on|regarding|concerning) (?P<text>.+?)(?: (?:in (?:it|here|this)|at all|anywhere))*$"),
)  # fmt: skip
_WHERE_SHAPES = (
    *_ANY_ABOUT,
    re.compile(rf"^(?:does|do|did|has|have) {en.SUBJECT} (?:ever )?{en.SAYS}(?P<text>.+?)(?: (?:a lot|very often|too often|too much|often))?$"),
    re.compile(r"^(?:is|was|are|were) (?:the (?:word|phrase|name) )?(?P<text>.+?) (?:ever )?(?:said|mentioned)(?: (?:anywhere|at all|in it|in this recording))*$"),
    re.compile(rf"^(?:where|when|at what (?:time|point)|at which (?:time|point)) (?:do|does|did|is|was) {SAYS}$"),
    re.compile(r"^(?:where|when|at what (?:time|point)) (?:does|do|did) (?P<quoted>(?:the|his|her|my|our) .+?|[\w-]+'s .+?) (?:starts?|begins?|come|come in|happen)$"),
    re.compile(r"^(?:where|when) (?:is|was|are|do i hear) (?P<quoted>[\"'].+[\"'])(?: said| mentioned| used)?$"),
    re.compile(r"^(?:where|when|at what (?:time|point|minute)|how far in)(?:'s| is| was| are| were| do we hear| do i hear)? (?P<text>.+?) (?:said|mentioned|brought up|discussed|talked about)$"),
)  # fmt: skip
_TOLD = re.compile(
    r"^(?:where|when|at what (?:time|point)) (?:does|do|did) (?P<who>(?:the )?[\w-]+) "
    r"(?:give|read|say|tell|spell|repeat|state|share|dictate|mention)(?: out)? (?P<what>.+)$"
)
_WHO_SAYS = re.compile(
    r"^(?:who|which (?:speaker|one|person)) (?:is it (?:that|who) )?(?:first |actually |ever )?(?:says?|said|mentions?|mentioned|uses?|used|brings? up|talks? about)"
    r"(?: the (?:word|phrase|name))? (?P<text>.+)$"
)
_LONG = (
    re.compile(rf"^how (?:long|much(?: time)?|many (?:minutes|seconds)) (?:do|does|did|is|was|has) "
               rf"(?P<speaker>the (?:{en.ROLES})|[\w'-]+)(?: (?:been )?(?:say|talk|speak|spoke|talking|speaking)s?)(?: (?:for|in|total|altogether|overall|all|the|whole|time|thing|recording))*$"),
    re.compile(rf"^(?:what is|what's) (?P<speaker>the (?:{en.ROLES})|[\w'-]+)'s (?:talk(?:ing)?|speaking) time$"),
)  # fmt: skip


_SO = r"(?:(?:trim|cut|crop|edit|shorten) (?:it|this|that|the \w+) so (?:that )?(?:it |this |the \w+ )?)?"
_BOUNDS = (
    ("before", re.compile(rf"^{_SO}(?:have |make |let )?(?:starts?|begins?|opens?)(?: (?:it|this|the \w+))?(?: (?:start|begin))? (?:right )?(?:at |from |with )?(?=where|when|the (?:point|moment|part)|[\"'])(?P<rest>.+)$")),
    ("after", re.compile(rf"^{_SO}(?:have |make |let )?(?:ends?|stops?|finish(?:es)?|closes?)(?: (?:it|this|the \w+))?(?: (?:end|stop))? (?:right )?(?:at |after |with )(?P<rest>.+)$")),
)  # fmt: skip


def _bounds(text: str, is_said: IsSaid) -> Request | None:
    """ "Start it where she says hello", "end it after she says goodbye"."""
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


_MOVED = re.compile(
    r"^(?:move|put|shift|bring|place|paste) (?P<rest>.+?) (?:(?:over |back |up |down |right )*(?:to|at|onto) (?:the )?(?:very )?"
    r"(?P<edge>start|beginning|front|top|end)(?: of (?:it|this|the \w+))?(?:,? as (?:a|an|the|my|our) [\w -]+)?|(?:to )?(?:right |just )?(?P<side>before|after|behind|in front of) (?P<place>.+))$"
)


def moved(
    text: str, is_said: IsSaid, subject: Names = target, part: Names = nothing_named
) -> Request | None:
    """ "Move the sentence about the dress to the start".

    ``subject`` reads what else may be moved, ``part`` beside what else it may be put.
    """
    found = _MOVED.match(text)
    if found is None:
        return None
    what = target(found["rest"]) or subject(found["rest"])
    if what is None:
        return None
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
    r"(?:out|gone|away|(?:must|should|can|could|has to|have to|needs to|need to|is to|ought to) "
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


def read(words: str, is_said: IsSaid = nothing_said) -> Request | None:
    """The request of a sentence (normalised), or None when it names nothing that is said."""
    text = _TAKEN.sub(r"move \g<what> ", cleaned(words).rstrip("?").strip())
    text = _SO_THAT.sub(" to ", text)
    asked = slip_shapes.read(text) or _question(text)
    if asked is not None:
        return asked
    bounds = _bounds(text, is_said) or persons.kept(words)
    if bounds is not None:
        return bounds
    level = level_of(text)
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
        r"(?P<name>[^,:\"\d]{3,40})[,:] (?P<rest>(?:the|that|it's|where|when) .+)$", rest
    )
    return target(said["rest"]) if said is not None and len(said["name"].split()) <= 5 else None


def _bent(deed: str, found: Target) -> Target:
    """A sentence is meant only where sound goes away; elsewhere the words themselves."""
    if found.kind == "part" and deed in ("silence", "bleep"):
        return replace(found, kind="phrase")
    if found.kind == "given" and found.place is not None and deed in ("silence", "bleep"):
        return replace(found.place, which=found.which, owner=found.owner)
    return found


_EVERY_PLACE = re.compile(
    r"^(?:(?:every|each|all(?: the)?|the) (?:places?|spots?|times?|moments?|points?|instances?|mentions?|occurrences?)|everywhere|anywhere)\b"
)


def _question(text: str) -> Request | None:
    listed = target(text) if _EVERY_PLACE.match(text) else None
    if listed is not None:
        return Request("where", replace(listed, many=True))
    for deed, shapes in (("count", _COUNT_SHAPES), ("where", _WHERE_SHAPES)):
        for shape in shapes:
            found = shape.match(text)
            if found is None:
                continue
            parts = found.groupdict()
            if parts.get("form"):
                named = target("the " + parts["form"])
            elif parts.get("quoted"):
                named = target(parts["quoted"])
            else:
                named = made("about" if shape in _ANY_ABOUT else "phrase", found)
            if named is not None:
                asker = _BY_WHOM.search(text) if parts.get("form") else None
                whose = parts.get("who") or (asker["who"] if asker is not None else "")
                speaker = re.sub(r"^the ", "", whose) or named.speaker
                return Request(deed, replace(named, many=True, speaker=speaker))
    told = _TOLD.match(text)
    named = target(f"where {told['who']} gives {told['what']}") if told is not None else None
    if named is not None and named.kind != "phrase":
        return Request("where", replace(named, many=True))
    said = _WHO_SAYS.match(text)
    named = (
        made("quoted" if said["text"].startswith('"') else "phrase", said)
        if said is not None
        else None
    )
    if named is not None:
        return Request("who", replace(named, many=True))
    for shape in _LONG:
        found = shape.match(text)
        if found is not None and found["speaker"] not in ("it", "this", "that", "there"):
            return Request(
                "long", Target("speaker", speaker=re.sub(r"^the ", "", found["speaker"]))
            )
    return None


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
