# ruff: noqa: E501 (a shape of a sentence is read as one line)
"""What is said beside a part that is exact already, and wishes put as a state of it, in plain words."""

from __future__ import annotations

import re

_CLOCK = r"\d{1,3}:\d\d(?::\d\d)?(?:\.\d+)?"
_RANGE = rf"(?:from |between )?{_CLOCK}\s*(?:to|until|till|thru|through|and|-|–)\s*{_CLOCK}"
_END = r"(?:first|last|opening|final|closing) (?:[\w.]+ ){1,6}?(?:hours?|minutes?|mins?|seconds?|secs?|s)"
_NO = r"(?:not|never|don't|no|unless|except|instead|then|and|or|but|only|again|if|until)"
_TALK = rf"(?:(?!\b{_NO}\b)[^,;:.\d])"
_WISH = (
    r"(?:please |just |kindly )*(?:delete|cut|remove|mute|silence|bin|drop|kill|lose|erase|get rid|take|trim|turn|"
    r"make|raise|lower|boost|fade|keep|move|put|add|bleep|normali[sz]e|speed|slow|reverse|repeat|duplicate)\b"
)
_SHOULD = r"(?:should|must|has to|needs to|ought to|is supposed to|is meant to|belongs|goes)"

_PLAINER = tuple(
    (re.compile(shape, re.IGNORECASE), plain)
    for shape, plain in (
        # "we lost that sponsor so 41:10 to 43:55 has to go": the reason is a piece of its own
        (
            rf"^((?:we|i|he|she|they|it|the|my|our|this|that|there|someone|nobody)\b(?:(?!\bso\b){_TALK}){{3,70}}) so (?={_RANGE} |{_WISH})",
            r"\1, so ",
        ),
        # "the first minute, before the sermon begins"
        (
            rf"\b({_END})\s*[,(–-]\s*(?:right |just |well )?(?:before|after|while|when) (?:the|my|our|his|her|their|we|i|they|he|she|it|anybody|anyone|everybody)\b"
            rf"{_TALK}*?\b(?:begins?|began|starts?|started|ends?|ended|stops?|stopped|opens?|opened|finishe[sd])\)?[.!]*$",
            r"\1",
        ),
        # "... from 20:00 to 45:00, lots of wind there"
        (
            rf"({_RANGE})\s*[,;–-]\s*(?:there(?:'s| is| was) |it(?:'s| is| was) |with |so |just |really )*"
            r"(?:lots|a lot|plenty|loads|tons|much|too much|heavy|bad|terrible|horrible|awful|strong|loud|full|nothing but|all)\b(?: of)?"
            rf"{_TALK}*?\b(?:there|here|in it|in there|on it|around there)[.!]*$",
            r"\1",
        ),
        # "the right mic died, use just the left channel"
        (
            rf"^(?:the|my|his|her|our) (?:left|right) (?:one|channel|side|mic|mike|microphone|cable|speaker|track)\b{_TALK}+,\s*(?:so |please )*(?=[^,]*\b(?:left|right)\b)",
            "",
        ),
        (
            r"\b(keep|keeping|preserve|preserving|leave|maintain|maintaining|hold|holding) (the|his|her|my|its|their|our) (?:normal|original|natural|own|usual|real) (?=(?:pitch|key|tempo|speed|rate)\b)",
            r"\1 \2 ",
        ),
        # "10:00 to 12:00 should come first, move it to the very beginning"
        (
            rf"^(?:the )?(?:part |bit |section |piece |passage )?({_RANGE}) {_SHOULD}{_TALK}*[,;:.–-]+ *(?:so |please |and |just )*(move|put|place|bring|shift) (?:it|that|this) (?=to|at|before|after|in|right)",
            r"\2 \1 ",
        ),
        (
            rf"^(?:the )?(?:part |bit |section |piece |passage )?({_RANGE}) {_SHOULD} (?:be|go|come|stand|sit)? ?(?:at|to) (?=the (?:very )?(?:start|beginning|end|front)\b|{_CLOCK}$)",
            r"move \1 to ",
        ),
        # "more quiet, 5 dB less"
        (r"\bmore (quiet|loud|soft)\b", r"\1er"),
        (r"\b(quieter|louder|softer),? (?:by )?(\d[\d.]*) ?(?:db|decibels?) (?:less|more|down|up)\b", r"\1 by \2 dB"),
        (rf"^({_RANGE})[,:]? (?:by )?(\d[\d.]*) ?(?:db|decibels?) (?:less|lower|quieter|softer|down)$", r"lower \1 by \2 dB"),
        (rf"^({_RANGE})[,:]? (?:by )?(\d[\d.]*) ?(?:db|decibels?) (?:more|higher|louder|up)$", r"raise \1 by \2 dB"),
        # "just leave me the last 5 minutes, nothing else"
        (rf"^(?:just |only )*leave (?:me |us |only |just |with )+(?=(?:the )?(?:{_END}|{_RANGE})\b)", "keep only "),
        (rf"^(?:just |only )+leave (?=(?:the )?(?:{_END}|{_RANGE})$)", "keep only "),
        (rf"^leave ((?:the )?(?:{_END}|{_RANGE})),? (?:and )?nothing else$", r"keep only \1"),
        (rf"^(keep only (?:the )?(?:{_END}|{_RANGE})),? (?:and )?nothing else$", r"\1"),
    )
)  # fmt: skip


def put_plainly(words: str) -> str:
    """The wish without what only describes its part, and states ("should come first") as edits."""
    for shape, plain in _PLAINER:
        words = shape.sub(plain, words, count=1)
    return words
