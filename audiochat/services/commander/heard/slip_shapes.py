# ruff: noqa: E501 (a shape of a sentence is read as one line)
"""How people ask for what went wrong: "cut the retake", "get rid of the wrong year", "where he corrects himself"."""

from __future__ import annotations

import re
from dataclasses import replace

from audiochat.services.commander.heard import english as en
from audiochat.services.commander.heard.request import Request, Target, Which

_ORDER = "|".join(sorted(map(re.escape, en.ORDER), key=len, reverse=True))
_NOUNS = {
    "year": r"years?",
    "money": r"prices?|costs?|amounts?|sums?|money",
    "number": r"numbers?|figures?|counts?|totals?|digits?",
    "date": r"dates?|days?|weekdays?|months?",
    "name": r"names?",
    "time": r"times?|hours?",
    "": r"words?|ones?|things?|bits?|parts?|it|that|this|something",
}
_NOUN = "|".join(f"(?P<{kind or 'any'}>{shape})" for kind, shape in _NOUNS.items())
_WHO = r"(?P<who>he|she|they|i|we|you|somebody|someone|(?:the )?(?!the\b|it\b)[\w-]+)"
_PLACE = r"(?:(?:the|that|this|every|each|all(?: the)?) (?:mistakes?|bits?|parts?|places?|points?|moments?|times?|spots?|sentences?|lines?|slips?|errors?) )?(?:where|when|whenever|wherever|in which|that) "
_THE = rf"(?:(?:the|that|this|his|her|their|my|our|its|any|every|all|all the|all of the|both|those|these|(?P<owner>[\w-]+)'s) )?(?:(?P<which>{_ORDER}) )?"
_AGAIN = r"(?:again|over(?: again)?|anew|afresh|a second time|once more|one more time|from the (?:top|start|beginning)|twice)"


def _shape(text: str) -> re.Pattern[str]:
    return re.compile(rf"^(?:{text})$")


_SPOILT = r"(?:bad|failed|botched|bungled|messed[- ]up|screwed[- ]up|fluffed|spoilt|spoiled|ruined|aborted|abandoned|broken[- ]off|unsuccessful|false|wrong)"
_RETAKES = (
    _shape(rf"{_THE}(?:{_SPOILT} )?(?P<noun>retakes?|re-takes?|out-?takes?|bloopers?|flubs?|fluffs?)"),
    _shape(rf"{_THE}{_SPOILT} (?P<noun>takes?|attempts?|tries|try|versions?|starts?|go)"),
    _shape(r"(?:the |his |her |their |my |(?P<owner>[\w-]+)'s )(?:first|earlier|old) (?P<noun>take|attempt|try|version)(?: (?:of|at) (?:it|that|the sentence))?"),
    _shape(rf"(?:the|that) (?P<noun>sentence|line) (?:that |which )?{_WHO} (?:messed up|messes up|got wrong|gets wrong|screwed up|screws up|said wrong)"),
    _shape(rf"{_THE}(?:botched|bungled|messed[- ]up|screwed[- ]up|fluffed|spoilt|failed|broken[- ]off) (?P<noun>sentences?|lines?|bits?|parts?)"),
    _shape(r"(?:the|that|any|every|all the) (?P<noun>sentences?|lines?) (?:that |which )?(?:went|goes|came out|comes out|got|turned out|is|was|has gone|had gone|were|are) (?:all |so |completely )?(?:wrong|badly|bad|messed up|awry|botched)"),
    _shape(rf"{_PLACE}{_WHO} (?:has to |had to |wants to |tries to |decides to )?(?:starts?|started|begins?|began|says?|said|does?|did|tries|tried|try|goes|reads?|repeats?|takes?|has) (?:(?:it|that|this|the (?:sentence|line)|all) )*{_AGAIN}"),
    _shape(rf"(?:the|that) (?P<noun>sentence|line|bit|part) (?:that |which )?{_WHO} (?:has to |had to )?(?:starts?|says?|said|does|did|repeats?|reads?|re-?does|re-?did|re-?took|re-?records?) (?:(?:it|that) )?(?:{_AGAIN}|better)"),
    _shape(rf"{_PLACE}{_WHO} (?:re-?starts?|re-?phrases?|re-?does(?: it)?|re-?did(?: it)?|re-?takes?(?: it)?)(?: (?:the|his|her) (?:sentence|line))?"),
)  # fmt: skip
_CORRECTIONS = (
    _shape(rf"{_PLACE}{_WHO} (?:gets?|got|says?|said|gives?|gave|has|had|reads?|tells?|told|mentions?) (?:(?:the|his|her|their|a|an|my|our) )?(?:{_NOUN})(?: of (?P<topic>[\w-]+(?: [\w-]+){{0,2}}?))? (?:all )?(?:wrong|incorrectly|mixed up)"),
    _shape(rf"{_PLACE}{_WHO} (?:gives?|gave|says?|said|tells?|told|reads?|mentions?) (?:the |a |an )?(?:wrong|incorrect|false) (?:{_NOUN})"),
    _shape(rf"{_THE}(?:wrong|incorrect|mistaken|false|erroneous) (?:{_NOUN})"),
    _shape(rf"{_THE}(?P<noun>slips?(?: of the tongue)?|self-?corrections?|corrections?|slip-?ups?|mix-?ups?)"),
    _shape(rf"{_PLACE}{_WHO} (?:corrects?|corrected) (?:him|her|them|my|your|our|it)?(?:self|selves)"),
    _shape(rf"{_PLACE}{_WHO} (?:misspeaks?|misspoke|mis-?says?|misspeak(?:s|ing)? (?:him|her)self|takes? (?:it|that) back|took (?:it|that) back)"),
)  # fmt: skip
_SLIPS = (
    _shape(rf"{_THE}(?P<noun>mistakes?|errors?|blunders?|boo-?boos?|goofs?|cock-?ups?|screw-?ups?|mess-?ups?)(?: (?:that )?{_WHO} (?:makes?|made))?"),
    _shape(rf"{_PLACE}{_WHO} (?:mess(?:es|ed)?(?: it| that)? up|screw(?:s|ed)?(?: it| that)? up|slip(?:s|ped)? up|trip(?:s|ped)? (?:up|over (?:his|her|the|their) (?:words?|tongue))|fluff(?:s|ed)?(?: (?:it|that|(?:the|his|her) lines?))?|flub(?:s|bed)?(?: (?:it|that|(?:the|his|her) lines?))?|"
           r"botch(?:es|ed)?(?: it| that)?|goes? wrong|went wrong|makes? (?:a|the|his|her|that) (?:mistake|error|slip)|made (?:a|the|his|her|that) (?:mistake|error|slip)|(?:gets?|got) (?:it|that|mixed|muddled|confused|tongue-tied)(?: (?:all )?(?:wrong|up|mixed up))?)"),
    _shape(r"(?:where|when) (?:it|that|something|this) (?:goes|went) wrong"),
    _shape(r"(?:the|that|any|every|all the) (?P<noun>parts?|bits?|places?|passages?|things?|ones?) (?:that |which |where it )?(?:went|goes|came out|comes out|has gone|had gone) (?:all |so |completely )?(?:wrong|badly|awry)"),
    _shape(rf"(?:the|that) (?P<noun>bit|part|passage|thing|place) (?:that |which )?{_WHO} (?:messed up|messes up|got wrong|gets wrong|screwed up|screws up|said wrong)"),
)  # fmt: skip
_KINDS = (("retakes", _RETAKES), ("corrections", _CORRECTIONS), ("slips", _SLIPS))
_NOBODY = ("he", "she", "they", "i", "we", "you", "it", "somebody", "someone", "everyone")
_ABOUT = re.compile(r"^(?P<what>.+?) (?:about|of|on|with|in|at(?: saying)?) (?P<topic>(?:the |his |her )?(?:sentence |line |bit |part )?(?:about |on |with )?.+)$")  # fmt: skip
_LATER = re.compile(r"\b(?:second|last|final|latest|later|good|right|new|better|best|clean)\b")
""" "The second take" is what stays."""


_AND_THEN = re.compile(
    r",? (?:and|but)(?: then| later)? (?:has to |had to )?(?:corrects?|corrected|fixes|fixed|mends|repairs|puts|restarts?|starts?|started|says|said|does|changes|takes) .*$"
)
_WHERE = (
    "where ",
    "when ",
    "the bit where ",
    "the part where ",
    "the place where ",
    "that bit where ",
    "the sentence where ",
)


_SIGN = re.compile(
    r"take|bloop|flub|fluff|attempt|tr(?:y|ies|ied)\b|version|start|go\b|botch|bungl|mess|screw|spoil|ruin|fail|broken|again|over\b|anew|a second time|"
    r"once more|one more time|from the|twice|re-?phras|re-?d|better|wrong|incorrect|mix|mistak|false|erron|slip|correct|mis-?s|back\b|error|blunder|"
    r"boo-|goof|cock-|trip|muddl|confus|tongue|bad|awry|abort|abandon|unsuccess"
)
"""What every text holds that names such a thing."""


def target(text: str) -> Target | None:
    """What went wrong and was said anew or put right, or None where a text names no such thing."""
    if not _SIGN.search(text):
        return None
    text = _AND_THEN.sub("", text) if text.startswith(_WHERE) else text
    found = _named(text)
    if found is not None:
        return found
    about = _ABOUT.match(text)
    inner = _named(about["what"]) if about is not None else None
    if about is None or inner is None or (inner.speaker and " about " not in text):
        return None
    return replace(inner, topic=re.sub(r"^(?:the|his|her) ", "", about["topic"]))


def _named(text: str) -> Target | None:
    for kind, shapes in _KINDS:
        for shape in shapes:
            found = shape.match(text)
            if found is not None:
                return _made(kind, text, found)
    return None


def _made(kind: str, text: str, found: re.Match[str]) -> Target | None:
    parts = found.groupdict()
    noun = parts.get("noun") or ""
    if (
        kind == "retakes"
        and noun.startswith(("take", "attempt", "tr", "version"))
        and _LATER.search(text)
    ):
        return None
    who = re.sub(r"^the ", "", parts.get("owner") or parts.get("who") or "")
    what = next((name for name in _NOUNS if name and parts.get(name)), "")
    number = parts.get("which")
    which = Which(en.ORDER[number]) if number else None
    several = re.match(r"(?:all|both|every|each|any|whenever|wherever|those|these)\b", text)
    if which is None and several is not None:
        which = Which()
    speaker = "" if who in _NOBODY else who
    return Target(kind, what, which, speaker=speaker, topic=parts.get("topic") or "")


_FIX = re.compile(
    r"^(?:fix|repair|correct|mend|sort out|clean up|tidy up|tidy|undo|patch up|patch|handle|deal with|smooth over) (?:up )?(?P<rest>.+)$"
)
_KEPT = re.compile(
    r"^(?:keep|use|leave|retain|take)(?: only| just)?(?: in)?(?: only| just)? (?:the |her |his )?(?:second|2nd|last|final|good|right|better|best|clean|new|corrected|correct|proper|repeated) "
    r"(?:take|version|attempt|try|go)(?: only)?(?: of (?:it|that|the (?:sentence|line)))?$"
)
_RETAKEN = re.compile(
    r"^(?:keep|use|leave|retain)(?: only| just)? (?:the |her |his )?re-?take(?: only)?$"
)
_CUT = r"(?:cut|delete|remove|take out|drop|lose|get rid of|edit out|bin|scrap)"
_FIRST_GOES = (
    re.compile(rf"^(?:the )?(?:take (?:two|2)|second (?:take|one|version|try|attempt)) (?:is|was) (?:the )?(?:better|good|fine|right|best|much better|good one|better one)\s*[,;:.–-]*\s*(?:so |and |please |just )*{_CUT} (?:the )?(?:first|other|old|take one|take 1)(?: one| take| version| try| attempt)?(?: out)?$"),
    re.compile(rf"^{_CUT} (?:the )?(?:take one|take 1|first (?:one|take|version|try|attempt))\s*[,;:.–-]*\s*(?:and |but )?(?:keep|use|leave)(?: only| just| in)? (?:take (?:two|2)|the (?:second|other|last)(?: one| take| version| try| attempt)?)$"),
)  # fmt: skip
_KEEP_REST = re.compile(
    r",? (?:and|but) (?:keep|leave|use)(?: only| just| in)? the (?:second|other|last|good|right|correct|new)(?: one| take| version| try| attempt)?$"
)
_TOLD_FIRST = re.compile(
    rf"^(?P<told>.+?)\s*[,;:.–-]+\s*(?:so |and |please |just |can you |could you )*{_CUT} (?:it|that|this)(?: bit| part)?(?: out)?$"
)
_ASKED = re.compile(r"^(?:where|when) (?:does|do|did) (?P<rest>.+)$")
_TWICE = re.compile(
    rf"^(?:{en.SUBJECT} |it )(?:says?|said|repeats?|asks?|reads?|gives?) (?P<text>.+?) twice\s*[,;:.–-]*\s*(?:so |and |please |just )*"
    r"(?:(?P<keep>keep|leave|use)(?: only| just)?|(?P<cut>cut|delete|remove|take out|drop|lose)) the (?P<which>first|second|last)(?: one| time)?(?: out)?$"
)


def read(text: str) -> Request | None:
    """The request to mend what went wrong, by cutting it: "fix where he corrects himself"."""
    if _KEPT.match(text) or _RETAKEN.match(text):
        return Request("delete", Target("retakes"))
    if any(shape.match(text) for shape in _FIRST_GOES):
        return Request("delete", Target("retakes"))
    kept = re.match(rf"^{_CUT} (?P<rest>.+)$", _KEEP_REST.sub("", text))
    named = target(kept["rest"]) if kept is not None and _KEEP_REST.search(text) else None
    if named is not None and named.kind == "retakes":
        return Request("delete", named)
    told = _TOLD_FIRST.match(text)
    named = target(f"where {told['told']}") if told is not None else None
    if named is not None:
        return Request("delete", named)
    twice = _TWICE.match(text)
    if twice is not None:
        first = (twice["which"] == "first") == bool(twice["cut"])
        said = twice["text"].strip(" \"'")
        return Request("delete", Target("phrase", said, Which(1 if first else 2)))
    fixed = _FIX.match(text)
    named = target(fixed["rest"]) if fixed is not None else None
    if named is not None:
        return Request("delete", named)
    asked = _ASKED.match(text)
    named = target(f"where {asked['rest']}") if asked is not None else None
    return None if named is None else Request("where", replace(named, which=Which()))
