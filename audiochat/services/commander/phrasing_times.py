# ruff: noqa: E501 (a shape of a sentence is read as one line)
"""Roundabout ways to say how long from where, how often, how loud at most, and wishes put in the passive."""

from __future__ import annotations

import re

from audiochat.services.commander.phrasing_shapes import X, shapes
from audiochat.services.commander.phrasing_told import unlabelled
from audiochat.services.commander.rewriting import rewrites, rewritten

_C = r"\d{1,3}:\d\d(?::\d\d)?(?:\.\d+)?"
_COUNT = r"(?:\d+(?:[.,]\d+)?|an?|half an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|twenty[- ]five|forty[- ]five)"
_L = rf"(?:{_COUNT}[ -]?(?:s|secs?|seconds?|m|mins?|minutes?)\b(?: and a half)?)"
_T = rf"(?:{_C}|{_COUNT} (?:minutes?|mins?)(?: (?:and )?{_COUNT}(?: seconds?| secs?| s)?)?)"
_RANGE = rf"(?:from |between )?{_C}\s*(?:to|until|till|thru|through|and|-|–)\s*{_C}"
_FROM = (
    r"(?:starting (?:at|from)|beginning (?:at|from)|from|at|starts at|begins at|starting|beginning)"
)
_VERB = r"(?:mute|silence|reverse|delete|cut(?: out)?|remove|bleep|erase|drop|lose|take out|speed up|slow down|snip(?: out)?|chop(?: out)?|keep)"
_NO_PUT = r"(?![^\n]*\b(?:insert|add|put|pause|gap|fade|chapter|leave)\b)"
_PEAKS = r"(?:(?:the )?(?:true[- ]?peaks?|tps?|tp max|peaks?|ceiling|it|nothing|levels?))"
_LIMIT = (
    r"(?:(?:should |must |may |can |shall |will |to |has to |have to |is |are |be |being |going |go |get |gets |stays? |remains? |kept |capped |limited |)*"
    r"(?:(?:no|not|never|n't|nothing) (?:to |be |get |go |going |any )*(?:hotter|higher|louder|above|over|more|beyond|past|exceed(?:ing)?|bigger|greater)(?: than)?|"
    r"(?:below|under|beneath|max(?:imum)?(?: of| at)?|at most|no more than|at or below|capped at|limited to|ceiling(?: of| at)?)))"
)
_DB = r"(?P<n>[-−–]? ?\d+(?:\.\d+)?)(?: ?(?:dbtp|dbfs|db|decibels?))?"
_TIMES = {"two": 2, "twice": 2, "three": 3, "thrice": 3, "four": 4, "five": 5}


def _ceiling(found: re.Match[str]) -> str:
    return f", true peak {found['n'].replace('−', '-').replace('–', '-').replace(' ', '')} dBTP"


def _heard(found: re.Match[str]) -> str:
    """Heard so many times in all is repeated once less."""
    said = found["k"].lower().split()[0]
    count = _TIMES.get(said) or int(said)
    return f"{found['lead']}repeat {found['x']} {count - 1} times"


_SUBS = rewrites(
    (
        # how loud at most, with a loudness
        (rf"(?<=lufs)[,;]? *(?:and |with |but |while |keeping |keep |having |don't let |do not let |never let |let )*(?:{_PEAKS} )?(?:(?:exceed(?:ing)?|go(?:ing)? (?:above|over|past|beyond)) (?=[-−–]? ?\d)|{_LIMIT} ?){_DB}", _ceiling),
        (rf"(?<=lufs)[,;]? *(?:and |with |but )*(?:a )?(?:true[- ]?peaks?|tp)(?: max(?:imum)?| limit| ceiling)?(?: of| at| to|:)? (?:max(?:imum)? (?:of )?)?{_DB}", _ceiling),
        (rf"(?<=loudness )(-\d+(?:\.\d+)?)[,;] *(?:{_PEAKS} )(?:{_LIMIT} ?){_DB}", lambda m: f"{m[1]} LUFS, true peak {m['n']} dBTP"),
        (r"\b(?:leave|land|put|sit|have|end|finish|deliver) (it|this|that|everything|the (?:whole )?(?:thing|lot|file|recording|mix|show|episode)) (?:up )?(?:at|to|around|on) (?:about |around )?(-?\d[\d.]*) ?lufs\b", r"normalize \1 to \2 LUFS"),
        (r"(?<=lufs) (?:all up|overall|in total|all in all|altogether|all told)\b", ""),
        # a fade that comes in or goes out
        (rf"\b(?:an? )?(?:({_L}) fade|fade (?:of|over|lasting) ({_L})) (?:to (?:enter|come in|begin|start|open)|at the (?:entry|entrance))", lambda m: f"fade in over {m[1] or m[2]}"),
        (rf"\b(?:an? )?(?:({_L}) fade|fade (?:of|over|lasting) ({_L})) (?:to (?:go out|exit|leave|end|close|finish)|at the exit)", lambda m: f"fade out over {m[1] or m[2]}"),
        # how long from where
        (rf"^{_NO_PUT}{_FROM} ({_T})(?: on(?:wards)?)?,? (?:and )?(?:for|lasting|over) (?:the (?:next|following) )?({_L}),? (?:please |just )*(?=[a-z])", r"from \1 for \2 "),
        (rf"^{_NO_PUT}for (?:the (?:next |following )?)?({_L}),? (?:starting|beginning) (?:at|from) ({_T}),? (?:please |just )*(?=[a-z])", r"from \2 for \1 "),
        (rf"^{_NO_PUT}{_FROM} ({_T})(?: on(?:wards)?)?,? (?:please |just )*({_VERB})(?: it| this| that| everything)? for (?:the (?:next|following) )?({_L})(?= please|[.!]*$)", r"\2 from \1 for \3"),
        (rf"^{_NO_PUT}(?:[^,;.\d]*? )?{_FROM} ({_C})(?: on(?:wards)?)?[,;:.–-]* *(?:so |and |please |just )*({_VERB}) (?:the (?:next |following |first )?)?({_L}) (?:from (?:there|then|that point|here|that moment)(?: on(?:wards)?)?|after (?:that|it)|onwards?|starting there)(?= please|[.!]*$)", r"\2 \3 starting at \1"),
        (rf"^{_NO_PUT}(in|within|during|over|for) the ({_L}) (after|before|following|preceding|leading up to|until) ({_C}) ", lambda m: f"the {m[2]} {'after' if m[3].lower() in ('after', 'following') else 'before'} {m[4]} "),
        (rf"\bthe ({_L}) (?:leading up to|right before|just before|directly before|immediately before|preceding|prior to|ahead of) (?=minute |{_C})", r"the \1 before "),
        (rf"\bthe ({_L}) (?:right after|just after|directly after|immediately after|following|past) (?=minute |{_C})", r"the \1 after "),
        (r"\bminute (\d+),? (?:and )?second (\d+)\b", lambda m: f"{m[1]}:{int(m[2]):02d}"),
        # how often
        (rf"^(?:(?:i|we) (?:want|need|would like|wish)|i'd like)? ?(?:to (?:hear|have) )?({_RANGE}|(?:the|that) [a-z ]{{2,30}}? (?:from |between )?{_C}\s*(?:to|until|till|and|-|–)\s*{_C}),? (two|three|four|five|\d) more times(?: please)?[.!]*$", r"repeat \1 \2 times"),
        (rf"^(?:(?:i|we) (?:want|need|would like|wish)|i'd like)? ?(?:to (?:hear|have) )?({_RANGE}),? (?:one more time|once more|again)(?: please)?[.!]*$", r"repeat \1 once"),
        # the next wish
        (r"\b(and|,) after (?=(?:make|raise|lower|cut|remove|delete|mute|fade|turn|speed|slow|convert|export|add|put|insert|keep|move|reverse|repeat)\b)", r"\1 then "),
        (r"\b(whole|entire|full) (?:dang|damn|darn|bloody|freaking|freakin|frickin|fricking|flipping|blasted|friggin|effing|blessed|stupid|silly) (?=thing|lot|recording|file|track|song)", r"\1 "),
        (r"^(?=[^\n]*\b(?:mut|silen)\w*)([^\n]*\d[^\n,;]*?),? (?:but |and |so |while |without )(?:please )?[^,;.\d]*\b(?:timing|timings|timecodes?|time codes?|length|duration|sync)\b[^,;.\d]*[.!]*$", r"\1"),
    )
)  # fmt: skip

_PARTS = {
    "reduced": "reduce", "lowered": "lower", "raised": "raise", "boosted": "boost", "increased": "increase", "muted": "mute",
    "silenced": "mute", "bleeped": "bleep", "reversed": "reverse", "repeated": "repeat", "duplicated": "duplicate",
    "deleted": "delete", "removed": "remove", "cut": "cut", "erased": "erase", "normalised": "normalize", "normalized": "normalize",
    "kept": "keep", "shortened": "shorten", "slowed down": "slow down", "sped up": "speed up", "moved": "move", "cut out": "cut",
    "cut off": "cut", "taken out": "remove", "amplified": "amplify", "dropped": "remove", "faded in": "fade in", "faded out": "fade out",
}  # fmt: skip
_BE = r"(?:(?:should|must|shall|has to|have to|needs? to|ought to|is to|are to|will have to) (?:please |kindly |now |also |then )*be|(?<!has )(?<!have )(?<!need )(?<!needs )(?<!ought )(?<!is )(?<!are )to be|(?:should|must|has to|have to|needs? to) get)"


def _active(found: re.Match[str]) -> str:
    how = found["how"] or ""
    verb = _PARTS[found["part"].lower()]
    gone = verb in ("delete", "remove", "cut", "erase", "mute", "bleep")
    what = unlabelled(found["x"]) if gone else found["x"]
    return f"{found['lead']}{verb} {what}{how}"


_NOUN = r"(?!(?:it|that|this|they|which|what|whatever|everything|all|anything|he|she|i|we|you|there|there's|nothing|nobody|no|has|have|needs?|ought|is|are)\b)"
_WISHES = (
    *(
        (shape, _active)
        for shape, _ in shapes(
            ((rf"{_NOUN}{X} {_BE} (?P<part>{'|'.join(_PARTS)})(?P<how>(?: (?:by|to|over|in) (?!\d+:)[^,;]*?\d[^,;]*?)?(?:,? and {_RANGE})*)", ""),)
        )
    ),
    *(
        (shape, _heard)
        for shape, _ in shapes(
            (
                (rf"(?:(?:i|we) (?:want|need|would like|wish)|i'd like)? ?(?:to (?:hear|have|play) )?(?P<pre>){X} (?:(?:should|must|has to|is|ought) )?(?:to )?(?:be |get )?(?:heard|played|repeated|there|come|run|sound) (?P<k>twice|thrice|(?:two|three|four|five|\d) times)(?: in a row| in succession| back to back| altogether| in total)?", ""),
                (rf"(?:(?:i|we) (?:want|need|would like|wish)|i'd like) to (?:hear|have) {X} (?P<k>twice|thrice|(?:two|three|four|five|\d) times)(?: in a row| in succession| back to back| altogether| in total)?", ""),
                (rf"(?:to )?hear {X} (?P<k>twice|thrice|(?:two|three|four|five|\d) times)(?: in a row| in succession| back to back)?", ""),
            )
        )
    ),
)  # fmt: skip


def timed_plainly(words: str) -> str:
    """The sentence with every such length, count, limit and passive said plainly."""
    return rewritten(words, (*_SUBS, *_WISHES))
