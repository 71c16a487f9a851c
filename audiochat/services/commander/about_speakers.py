# ruff: noqa: E501 (a shape of a sentence is read as one line)
"""What is said of a speaker, put as the wish that it is: "I can hardly hear Anna" is "Anna is too quiet"."""

from __future__ import annotations

import re

from audiochat.domain.plan import PlanStatus, Understanding

_BY = r"(?P<rest>(?: (?:well|properly|clearly|very well|at all|anywhere|sometimes|here))*)"
_WORDS = r"(?:turns|lines|parts|sentences|words|bits)"
_WISHES = (
    (r"i (?:can't|cannot|can not|can hardly|can barely|could hardly|couldn't|hardly|barely) hear (?P<who>{who})" + _BY, r"\g<who> is too quiet"),
    (r"(?P<who>{who}) (?:is|was|'s) (?:(?:very|too|so|really|rather|pretty|quite) )?(?:hard|difficult) to hear" + _BY, r"\g<who> is too quiet"),
    (r"(?P<who>{who})'s? (?:volume|level|voice|mic|microphone|sound) (?:is|was) (?:(?:much|way|a bit|far) )?too (?:low|quiet|soft|faint)", r"\g<who> is too quiet"),
    (r"(?P<who>{who})'s? (?:volume|level|voice|mic|microphone|sound) (?:is|was) (?:(?:much|way|a bit|far) )?too (?:high|loud)", r"\g<who> is too loud"),
    (r"(?P<who>{who})'s? (?:volume|level|voice|mic) (?:needs|has|ought) to (?:go|come|be) (?P<way>up|down)(?P<by> by .{{1,20}})?", r"turn \g<who> \g<way>\g<by>"),
    (r"(?P<who>{who}) (?:talks|speaks|is talking|is speaking) (?:(?:much|way|a bit|far) )?too (?:fast|quickly)", r"slow \g<who> down a bit"),
    (r"(?P<who>{who}) (?:talks|speaks|is talking|is speaking) (?:(?:much|way|a bit|far) )?too slow(?:ly)?", r"speed \g<who> up a bit"),
    (r"(?:bleep|beep) (?P<who>{who}) out", r"bleep \g<who>"),
    (r"(?:cut|edit|take|leave) (?P<who>{who}) out", r"cut \g<who>"),
    (r"(?P<verb>(?:cut|remove|delete|mute|bleep|keep|keep only|drop)(?: out)?) (?:all|every one)(?: of)? (?:the )?(?P<who>{who})'s? " + _WORDS, r"\g<verb> everything \g<who> says"),
    (r"(?P<verb>(?:cut|remove|delete|take)(?: out)?) (?:the |all |all the )?(?P<what>fillers|filler words|hesitations|u+[hm]+s?(?:,? (?:and|or) u+[hm]+s?)?)(?: only)? (?:from|of|by|in) (?P<who>{who})(?: only| alone)?", r"\g<verb> \g<who>'s \g<what>"),
    (r"(?P<who>{who}) (?:is|was|sounds) (?:much |a lot |far |way |a bit |so much )?(?:quieter|softer) than (?P<other>{who})", r"make \g<who> as loud as \g<other>"),
    (r"(?P<who>{who}) (?:is|was|sounds) (?:much |a lot |far |way |a bit |so much )?louder than (?P<other>{who})", r"make \g<who> as loud as \g<other>"),
)  # fmt: skip
TELLS = re.compile(
    r"\bhear\b|\bout\b|\btoo (?:low|quiet|soft|faint|high|loud|fast|quickly|slow|slowly)\b|\b(?:needs|has|ought) to (?:go|come|be)\b|"
    r"\b(?:all|every one)\b.+\b(?:turns|lines|parts|sentences|words|bits)\b|\b(?:fill|hesit|u+[hm]+)\w*\b.* (?:from|of|by|in) |\b(?:quieter|softer|louder) than\b",
    re.IGNORECASE,
)
"""What a sentence that is put plainly has at the least."""
NAMES = re.compile(r"\b(?:re)?named?\b|\bcall(?:ed)?\b|\bis (?:\w+ )?[A-Z]")
"""What one that gives a name has."""
_CALLED = r"(?:(?:please |can you |could you )?(?:re)?name (?:the )?{who} (?:to|as|into) .{{1,60}}|(?:please |can you |could you |let's )?call {who} [A-Z].{{0,60}}|{who}(?:'s name (?:is|should be)| (?:is|should be|must be) (?:called|named|renamed)) .{{1,60}})"
_IS = r"{who} is (?:actually |really |in fact |called |named )*[A-Z][\w.-]*(?: [A-Z][\w.-]*)*"
RENAMED = (
    "A speaker gets another name in the transcript: click the name over what is said, "
    "and set the new one everywhere."
)


def put_plainly(words: str, names: list[str]) -> str:
    """A remark about one of these speakers as a wish; any other sentence as it is."""
    bare = words.strip().rstrip(".!? ")
    for shape, wish in _WISHES:
        found = re.fullmatch(shape.format(who=_any(names)), bare, re.IGNORECASE)
        if found is not None:
            return found.expand(wish)
    return words


def renaming(words: str, names: list[str], numbered: list[str]) -> Understanding | None:
    """How a speaker is renamed, for a sentence that wishes it; ``numbered`` have no name yet."""
    bare = words.strip().rstrip(".!? ")
    wished = names and re.fullmatch(_CALLED.format(who=_any(names)), bare, re.IGNORECASE)
    told = numbered and re.fullmatch(_IS.format(who=f"(?i:{_any(numbered)})"), bare)
    if not wished and not told:
        return None
    return Understanding(status=PlanStatus.REFUSED, message=RENAMED)


def _any(names: list[str]) -> str:
    return f"(?:{'|'.join(re.escape(name) for name in names)})"
