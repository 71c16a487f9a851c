# ruff: noqa: E501 (a shape of a sentence is read as one line)
"""An English question about what is said: where, how often, by whom and for how long."""

from __future__ import annotations

import re
from dataclasses import replace

from audiochat.services.commander.heard import english as en
from audiochat.services.commander.heard.reader import IsSaid, made, nothing_said, target
from audiochat.services.commander.heard.request import Request, Target
from audiochat.services.commander.heard.shapes import SAYS

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
    re.compile(rf"^(?:(?:what is|what's) )?(?:the )?(?:total |overall |whole )?(?:talk(?:ing)?|speaking|speech|air) ?time (?:of |for |from )?(?P<speaker>the (?:{en.ROLES})|[\w'-]+?)(?:'s)?$"),
)  # fmt: skip


_EVERY_PLACE = re.compile(
    r"^(?:(?:every|each|all(?: the)?|the) (?:places?|spots?|times?|moments?|points?|instances?|mentions?|occurrences?)|everywhere|anywhere)\b"
)


_NTH_TIME = re.compile(
    rf"^(?:the )?(?:{'|'.join(map(re.escape, en.ORDER))}) (?:time|moment|place) (?:that |when |where )?{en.SUBJECT} {en.SAID}\b"
)
""" "The first time she says hello": a place to go to, though no verb says so."""
_CONTENT = re.compile(
    r"^(?:what|how|why|when|where|who|whom|whose|which|whether|if) \S|^(?:why|how|when|where|what)$"
)
""" "Does she say how tall she is": the answer is what she says, in whatever words."""
_SOMEBODY = ("he", "she", "i")
"""Who may be any of those who speak."""

_MEANT_BEFORE = (
    " said that",
    " says that",
    " said this",
    " says this",
    " said so",
    " says so",
    " said it",
    " says it",
)
"""What is meant by these was told before: no words to be found."""
_PRONOUN = re.compile(
    r"^(?:count )?(?:how many|how often|the number of) .*?\b(?:does|did|do|has|have) (?:he|she|i)\b|\b(?:asks?|says?|makes?|gives?|uses?) (?:he|she)$|^count .* (?:he|she|i) (?:says?|said|makes?)$"
)


_WHOLE = (
    r"(?:it|this|that|here|there|all|(?:the |this |that |my |our |your )?(?:whole |entire |full |complete |of )*(?:thing|recording|file|audio|track|clip|tape|lesson|"
    r"talk|meeting|lecture|episode|podcast|call|show|sermon|speech|presentation|session|video|seminar|webinar|class|hearing|programme|program|transcript))"
)
PART = re.compile(
    rf"^(?P<asks>(?:how (?:many|often)|count|number of) .+?) (?:in|during|within|inside|throughout) (?!{_WHOLE}$)"
    r"(?P<part>(?:the|his|her|their|my|our|that|this) [^\"]{2,40})$"
)
""" "How many questions were in the quiz": what is counted, and the part in which."""
_NARROWER = re.compile(
    r"\b(?:about|concerning|before|after|when|where|while|until|since|between|with|by)\b"
)
"""What tells that not all there are is to be counted."""


def question(text: str, is_said: IsSaid = nothing_said) -> Request | None:
    """What a sentence (cleaned) asks for of what is said; a count within a part is for ``tallies``."""
    asked = _asked(text, is_said)
    if asked is None or asked.deed != "count" or asked.target.kind == "phrase":
        return asked
    return None if PART.match(text) or _NARROWER.search(text) else asked


def _asked(text: str, is_said: IsSaid) -> Request | None:
    listed = target(text) if _EVERY_PLACE.match(text) else None
    if listed is not None:
        return Request("where", replace(listed, many=True))
    named = target(text) if _NTH_TIME.match(text) else None
    if named is not None and named.kind == "phrase" and named.which and is_said(named.text):
        return Request("go", named)
    for deed, shapes in (("count", _COUNT_SHAPES), ("where", _WHERE_SHAPES)):
        for shape in shapes:
            found = shape.match(text)
            if found is None:
                continue
            parts = found.groupdict()
            content = _CONTENT.match(parts.get("text") or "")
            spelt = content is not None and " " in parts["text"] and is_said(parts["text"])
            if deed == "where" and content is not None and not spelt:
                return None
            if parts.get("form"):
                named = target("the " + parts["form"])
            elif parts.get("quoted"):
                named = target(parts["quoted"])
            else:
                named = made("about" if shape in _ANY_ABOUT else "phrase", found)
            if named is not None:
                asker = _BY_WHOM.search(text) if parts.get("form") else None
                whose = parts.get("who") or (asker["who"] if asker is not None else "")
                whose = "" if whose in _SOMEBODY else whose
                speaker = re.sub(r"^the ", "", whose) or named.speaker
                each = {"each": 1.0} if deed == "count" and _PRONOUN.search(text) else {}
                return Request(deed, replace(named, many=True, speaker=speaker), params=each)
    told = _TOLD.match(text)
    named = target(f"where {told['who']} gives {told['what']}") if told is not None else None
    if named is not None and named.kind != "phrase":
        return Request("where", replace(named, many=True))
    said = None if text.endswith(_MEANT_BEFORE) else _WHO_SAYS.match(text)
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
