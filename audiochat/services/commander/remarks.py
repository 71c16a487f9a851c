# ruff: noqa: E501 (a shape of a sentence is read as one line)
"""Remarks that say why, and roundabout ways of putting a place, brought to the plain words of a wish."""

from __future__ import annotations

import re
from collections.abc import Callable

from audiochat.services.commander.beside import put_plainly
from audiochat.services.commander.normalise import unprimed
from audiochat.services.commander.phrasing import phrased
from audiochat.services.commander.phrasing_edits import edited_plainly
from audiochat.services.commander.phrasing_ends import ended_plainly
from audiochat.services.commander.phrasing_places import placed_plainly
from audiochat.services.commander.phrasing_times import timed_plainly
from audiochat.services.commander.phrasing_told import told_plainly
from audiochat.services.commander.phrasing_whole import said_plainly
from audiochat.services.commander.rewriting import rewrites, rewritten

_DOUBTS = (
    r"mind|not|don't|dont|didn't|no|never|cancel|wait|kidding|instead|back|undo|actually|mean|meant|wrong|"
    r"if|unless|except|then|and|or|but|also|only|again"
)
_NO_WISH = rf"(?![^\n]*\d)(?![^\n]*\b(?:{_DOUBTS})\b)[^,;.!?\n]*[.!]*$"
"""The rest of a sentence without a number, a second wish or a change of mind."""

_LENGTH = r"(?:(\d+) ?(?:h|hrs?|hours?) ?)?(\d+) ?(?:m|mins?|minutes?)(?: ?(?:and )?(\d+)(?: ?(?:s|secs?|seconds?)\b|(?=[,.;!]|$| (?:cut|delete|mute|please|remove))))?"
_RANGE = re.compile(
    rf"\b{_LENGTH}\s*(to|until|till|thru|through|and|-)\s*{_LENGTH}\b", re.IGNORECASE
)
_CLOCK = r"\d{1,3}:\d\d(?::\d\d)?(?:\.\d+)?"

_SHORT = r"(?:half an?|a half|a quarter of an?|an?|one|two|three|\d+(?:\.\d+)?) ?(?:seconds?|secs?|s|ms|milliseconds?)"
_TO = r"(?:up to|to|until|till|thru|through|and|->|=>|→|-|–|\.{2,})"
_VERB = "delete|cut|remove|mute|silence|bin|drop|kill|lose|erase"
_HEARD = "(?:said|spoken|mentioned|heard|read|given|audible|told|named)"

_PLAINER = rewrites(
    (
        # "could I have just the anthem, 1:10 to 2:16"
        (
            r"^(?:could|can|may|might) (?:i|we) (?:please )?(?:have|get) (?:just|only) (?=(?:the|my|our|this|that|his|her|their)\b)",
            "keep only ",
        ),
        # "only the first minute, the rest is noise"
        (
            r"(?<=[\w)])\s*[,;.–-]\s*(?:and )?(?:the )?(?:rest|remainder|other (?:half|part)|everything else)"
            rf"(?:'s| is| are| was| were| just| can)\b{_NO_WISH}",
            "",
        ),
        # "the right channel, the left one is broken"
        (
            r"\s*[,;–-]\s*(?:the |my |his |her )?(?:left|right)(?: one| channel| side| mic(?:rophone)?)? "
            rf"(?:is|was|has|got|sounds)\b{_NO_WISH}",
            "",
        ),
        # "... because the left is broken"
        (rf"\s+(?:because|cuz|cos|coz|bc|'cause)\b{_NO_WISH}", ""),
        # "mute 1:00 to 1:02 i said my password lol"
        (
            r"(\d:\d\d|\d ?(?:s|secs?|seconds?|m|mins?|minutes?)|\b(?:seconds?|minutes?)|\bthe (?:end|start))\s+(?:i|we|he|she|they|it|there|somebody|"
            r"someone|nobody)(?:'m|'s|'re|'d|'ve)? (?!(?:have )?(?:selected|marked|highlighted|chose|picked|want|need|like|said)\b)"
            rf"(?!\d)(?!(?:needs?|has|must|should|can|could) ){_NO_WISH}",
            r"\1",
        ),
        # "erase from 1:12 to 1:19 wrong dosage"
        (
            rf"(?<=\d:\d\d)\s+(?:wrong|bad|false|private|personal|irrelevant|boring|useless|embarrassing|awkward) {_NO_WISH}",
            "",
        ),
        # "at 70 % tempo, so the basses can practise"
        (
            r",?\s+so (?:that )?(?:the |my |our |his |her |their )?[^\W\d]+(?: [^\W\d]+)? "
            r"(?:can|could|will|would|has|have|is|are|gets?)\b(?! (?:go|disappear|vanish|be (?:cut|deleted|removed|muted|dropped|gone))\b)"
            rf"{_NO_WISH}",
            "",
        ),
        # "our handsets need mono at 22050 Hz, convert it"
        (
            r"^(?:our|my|the|their|this|these) [^\W\d]+(?: (?!never|not|hardly|rarely|no)[^\W\d]+)? "
            r"(?:needs?|wants?|requires?|expects?|accepts?|takes?) (?=mono\b|stereo\b|[-+]?\d)",
            "",
        ),
        (r"(?<=\w),? (?:convert|change|make|do) (?:it|that|this)(?: please)?$", ""),
        # "leave my students 5 seconds of silence"
        (
            r"\b(leave|give|allow) (?:my|the|our|your|his|her|their) (?!first|last|next|opening|final|middle|closing)[^\W\d]+ "
            r"(?=(?:\d+|an?|one|two|three|four|five|six|eight|ten) ?(?:s|secs?|seconds?|minutes?)\b)",
            r"\1 ",
        ),
        (r",\s*השאר (?!את)(?![^\n]*\d)[^,.\n]*$", ""),
        (r"\bwhats\b", "what's"),
        (r"\b(\d+(?:\.\d+)?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty)-(seconds?|minutes?|secs?|hours?|decibels?|db|semitones?)\b", r"\1 \2"),
        (r"(?<!from )(?<!for )(?<!off )(?<!on )(?<!like )\b(the|this|my|whole|entire) record\b(?! label)", r"\1 recording"),
        (rf"\bat ({_CLOCK})\s*{_TO}\s*(?={_CLOCK})", r"from \1 to "),
        # "raise the judge, 1:02:00 to 1:04:00, by 5 dB"
        (
            rf"^([^\W\d]+(?: (?:up|down|out))? (?:the|my|his|her|their|our|that) [^\W\d]+(?: [^\W\d]+)?)\s*[,:(]\s*"
            rf"({_CLOCK})\s*{_TO}\s*({_CLOCK})\)?",
            r"\1 from \2 to \3",
        ),
        # "between 1:00 and 1:10 is a slip, delete it", "he is heard at 1:48 to 1:50, kindly mute it"
        (
            rf"^(?:from |between )?({_CLOCK})\s*{_TO}\s*({_CLOCK}) (?:is|was|are|has|contains) "
            rf"[^,\d]+, *(?:and |so |please |kindly )*({_VERB})(?: (?:it|that|this))?(?: out)?(?: please)?$",
            r"\3 \1 to \2",
        ),
        (
            rf"^[^,\d]+ (?:is|are|was|were|gets?) {_HEARD}(?: aloud| out)? (?:from|between|at) ({_CLOCK})\s*"
            rf"{_TO}\s*({_CLOCK}),? *(?:and |so |please |kindly )*({_VERB}) (?:it|that|this)"
            r"(?: out)?(?: please)?$",
            r"\3 \1 to \2",
        ),
        # "halftime is 45:00 till 60:00 - bin it", "1:00 to 1:10 is a double take, take it out"
        (
            rf"^(?:the |my |our )?[^\W\d]+(?: [^\W\d]+){{0,4}} (?:is|was|are|were|lasts|goes|runs|happens) (?:from |between |at )?"
            rf"({_CLOCK})\s*{_TO}\s*({_CLOCK})\s*[,;.–-]+ *(?:and |so |please |kindly )*(?:({_VERB}) (?:it|that|this)(?: out| off)?|"
            r"(?:take|get|chop|edit|strip|pull) (?:it|that|this) (?:out|off|away)|get rid of (?:it|that))\b",
            lambda m: f"{m[3] or 'delete'} {m[1]} to {m[2]}",
        ),
        (
            rf"^(?:from |between )?({_CLOCK})\s*{_TO}\s*({_CLOCK}) (?:is|was|are|has|contains|had) [^,\d]+[,;] *(?:and |so |please |kindly )*"
            r"(?:(?:take|get|chop|edit|strip|pull) (?:it|that|this) (?:out|off|away)|get rid of (?:it|that)|it can go|that can go)$",
            r"delete \1 to \2",
        ),
        # "and the same again at 6:30"
        (
            r",? (?:and )?(?:then )?(?:do )?(?:the )?same(?: thing)?(?: again)?(?: please)? (?=(?:at|from|for|between|after|before) (?:the )?[\dfl])",
            " and ",
        ),
        (r"\b(seconds?|secs?|s) of (?:nothing|nothingness|quiet|emptiness)\b", r"\1 of silence"),
        # "we don't need the last minute", "the first 30 seconds are not needed"
        (rf"^(?:we |i )?(?:don't|do not|dont) need (?=(?:the )?(?:(?:first|last) |{_CLOCK}))", "delete "),
        (
            r"^(?:we |i )?(?:don't|do not|dont|won't|will not|no longer) (?:really )?(?:need|want|be needing|be using|use|care about)"
            r"(?: to keep| any of)? (?=(?:the )?(?:first|last|opening|final) [\w .]{1,30}?(?:seconds?|secs?|s|minutes?|mins?|half|third|quarter)$|"
            rf"{_CLOCK}\s*{_TO}\s*{_CLOCK}$|(?:everything|all|what comes) (?:after|before|past|from|until|up to) [\w :.]+$)",
            "delete ",
        ),
        (
            r"^(?:we |i )?(?:don't|do not|dont|won't) (?:really )?(?:need|want) anything (?=(?:after|before|past|from|until|up to) [\w :.]+$)",
            "delete everything ",
        ),
        # "make it end five seconds earlier"
        (
            r"^(?:make|let|have) (?:it|this|the \w+) (?:end|stop|finish) ((?:\d[\d.]*|\w+) ?(?:s|secs?|seconds?|minutes?)) (?:earlier|sooner)$",
            r"delete the last \1",
        ),
        (
            r"^(?:make|let|have) (?:it|this|the \w+) (?:start|begin) ((?:\d[\d.]*|\w+) ?(?:s|secs?|seconds?|minutes?)) later$",
            r"delete the first \1",
        ),
        (
            r"^(?:make|keep) (?:all |the |every |any )*(?:gaps?|pauses?|silences?) (?:shorter than|less than|no longer than|no more than|at most|under) (.+)$",
            r"shorten pauses over \1 to \1",
        ),
        # "make the gaps half a second long"
        (
            r"^(?:please )?(?:make|set|get|bring|i want (?=all|every|each|the|my)|i'd like (?=all|every|each|the|my))(?: |(?<= ))(?:(?:all|every|each|the|any|of|my|these|those|long) )*(?:gaps|pauses|silences|(?<=every )(?:gap|pause)|(?<=each )(?:gap|pause)) "
            rf"(?:(?:to be|be|to|at|all|down to|exactly|last|about|in(?:to)?) )*({_SHORT})(?: (?:long|each|apiece|in length|or less|at most))*(?: please)?[.!]*$",
            r"shorten pauses over \1 to \1",
        ),
        (
            rf"^(?:(?:all|the|any|every|each) )*(?:gaps|pauses|silences|pause|gap) (?:should|must|can|may|are to|need to|have to) (?:all )?be (?:at most |exactly |about )?({_SHORT})(?: (?:long|each|at most))*[.!]*$",
            r"shorten pauses over \1 to \1",
        ),
        (r"^no (?:pauses?|gaps?|silences?) (?:longer than|over|above|of more than) ([^,;]+)$", r"shorten pauses over \1 to \1"),
        (rf"^no need for (?=(?:the )?(?:(?:first|last) |{_CLOCK}))", "delete "),
        (
            rf"^((?:the )?(?:(?:first|last) |{_CLOCK})[^,;]*?) (?:is|are)(?:n't| not) (?:needed|necessary|wanted)$",
            r"delete \1",
        ),
        # "lose the intro (first 30 seconds)"
        (
            r"\b(?:the )?(?:intro|outro|ending|opening|beginning|end|start) ?\((?:the )?((?:first|last) [^()]+)\)",
            r"the \1",
        ),
        (r"\b(up|down|by) about (?=[\w.]+ ?(?:db|decibels?)\b)", r"\1 "),
        (
            rf"^(?:get me |give me |i want |just |only |keep )*({_CLOCK}\s*{_TO}\s*{_CLOCK}),? and nothing else$",
            r"keep only \1",
        ),
        (
            r"\b(?:begin|start|open) with an? (?:gentle |slow |soft |smooth |short |long |nice )?(\d+ ?s[a-z]*) fade$",
            r"fade in over \1",
        ),
        (
            r"\b(?:finish|end|close) with an? (?:gentle |slow |soft |smooth |short |long |nice )?(\d+ ?s[a-z]*) fade$",
            r"fade out over \1",
        ),
        (rf"^swap (?={_CLOCK}\s*{_TO}\s*{_CLOCK} to the )", "move "),
        # "there's a 50 Hz hum, get rid of it"
        (
            r"^there(?:'s| is) (?:an? |some |a lot of )?((?:\d+ ?hz )?(?:hum|buzz|hiss|noise|background noise))[^,\d]*, *"
            r"(?:please )?(?:get rid of|remove|take out|clean|cut) (?:it|that)(?: out)?(?: please)?$",
            r"remove the \1",
        ),
        (
            r"^((?:delete|cut|remove|mute|silence|raise|lower|boost|reverse|duplicate|repeat|fade|normali[sz]e|turn|get rid of|erase|take out|keep|trim|"
            r"speed up|slow down|bleep|drop|lose) .+?),? (?:and |but )?(?:do )?(?:nothing (?:else|more)|(?:and |but )(?:leave|keep) (?:the rest|"
            r"everything else|all else)(?: of it)?(?: (?:alone|as it is|as is|untouched|intact|unchanged))?)[.!]*$",
            r"\1",
        ),
        (r"\bthe following(?: parts?| bits?| sections?| times?)?: ?(?=\d|from|the )", ""),
        (r"\bwhat (?:is|was|happens|lies) in (?=(?:the |\d|from))", ""),
        (r"\bwhat (?:i|he|she|we|they) (?:say|says|said) (?=(?:from|between|at|\d))", ""),
        (
            r"^(.+?) (?:needs|need|could use|deserves|wants) (an? extra |another )?(\d[\d.]*|two|three|four|five|six) (?:more )?(?:db|decibels?)(?: more)?(?: of (?:gain|volume))?$",
            r"raise \1 by \3 dB",
        ),
        (r"\bso (?:that )?it(?:'s| is| comes| goes) (?:last|at the (?:very )?end)$", "to the end"),
        (r"\bso (?:that )?it(?:'s| is| comes| goes) (?:first|at the (?:very )?(?:start|beginning))$", "to the start"),
        (r"\b(transpose|pitch|shift|tune)\b([^,;]*) (up|down) a (?=fifth\b|fourth\b)", r"\1\2 \3 a perfect "),
        (r"\b(?:the )?(?:(?:sub-?)?bass|lows?|low end|mud|boom) (?=(?:below|under) \d)", "everything "),
        (r"\b(?:the )?(?:highs?|treble|top end) (?=(?:above|over) \d)", "everything "),
        (r"\broll off the (?:lows?|bass|low end) (?=(?:at|below|under) )", "high pass "),
        (r"\broll off the (?:highs?|treble|top end) (?=(?:at|above|over) )", "low pass "),
        (
            r"^(?:the |my )?(?:levels?|volumes?|loudness) (?:is|are) [^,\d]+, *(?:so |please )*(?=normali[sz]e|level|even)",
            "",
        ),
        (
            r"^(?:the )?peaks? (?:should|must|may|can) ?(?:n't|not) (?:exceed|go (?:above|over|past)|be (?:above|over)) "
            r"(-\d[\d.]*) ?db$",
            r"peaks at \1 dB",
        ),
        (
            r"^no (?:pauses?|gaps?|silences?) (?:should|must|may) (?:be|last) (?:longer|more) than (.+)$",
            r"shorten pauses over \1 to \1",
        ),
        (
            r"^(כל מה ש[^,]*?\d[\d:]*) (?:מיותר|לא צריך|לא נחוץ|משעמם),? *"
            r"(תמחקי?|למחוק|תחתכי|תחתוך|תורידי?|תסירי?)(?: אותו| את זה)?$",
            r"\2 \1",
        ),
        # written short
        (r"\bfade (in|out): ?(?=\d)", r"fade \1 "),
        (r"(?<=\d s) / (?=fade)|(?<=\ds) / (?=fade)", ", "),
        (r"\bfi (\d+(?:\.\d+)? ?s)\b,? ?fo (?=\d)", r"fade in \1, fade out "),
        (r"\bwith (?:an? )?(-\d+(?:\.\d+)?) ?dbtp (?:ceiling|limit|maximum|max)\b", r"with true peak \1 dBTP"),
        (r"^gain ([+-]\d+(?:\.\d+)?)$", r"gain \1 dB"),
        (r"(?<=to )half a sec(?:ond)?\b", "0.5 seconds"),
        (r"(?<=\d) x(\d)$", r" \1 times"),
        (r"\bone time$", "once"),
        (r"(?<=\d) instead$", ""),
        (r"\bminute (?=\d+:\d\d)", ""),
        # Hebrew
        (r"\bבדקה (?=\d+:\d\d)", "ב-"),
        (r"\bדקה (?=\d+:\d\d)", ""),
        (r"\b(?:ש|ה)(?:עולה|עולות|עולים) על\b", "מעל"),
        (r" פעם אחת(?=$|,)", ""),
        (r"\bאת הטון (?=ב)", "את הגובה "),
        (r"\bwhere (?:the )?(?:playhead|cursor) (?:is|stands|sits)(?: at)?(?: now)?\b", "the playhead"),
        (
            r"\b(?:pull|bring|dial|turn|take) ([^,;]*?)\s*\bback\b (?:by )?"
            r"(?=\d+(?:\.\d+)? ?(?:db|decibels?)\b)",
            r"turn \1 down ",
        ),
    )
)  # fmt: skip


def _clocks(found: re.Match[str]) -> str:
    """ "43 min 12 s to 43 min 14 s" as ``43:12 to 43:14``; two bare counts of minutes stay."""
    between = found.group(4)
    first, last = found.group(1, 2, 3), found.group(5, 6, 7)
    if not any((first[0], first[2], last[0], last[2])):
        return found.group()
    return f"{_clock(*first)} {between} {_clock(*last)}"


def _clock(hours: str | None, minutes: str, seconds: str | None) -> str:
    text = f"{int(minutes):02d}:{int(seconds or 0):02d}"
    return f"{int(hours)}:{text}" if hours else text


_IN_ORDER: tuple[Callable[[str], str], ...] = (
    edited_plainly, timed_plainly, told_plainly, put_plainly, said_plainly, placed_plainly, phrased,
)  # fmt: skip
"""The tables of roundabout wishes; what one leaves behind the next may know."""


def plainer(words: str) -> str:
    """The same wish without remarks at its end; words in quotation marks are left as they are."""
    words = unprimed(words)
    if any(mark in words for mark in '"“”«»'):
        return words
    words = ended_plainly(_RANGE.sub(_clocks, words))
    words = rewritten(words, _PLAINER, count=1)
    for put in _IN_ORDER:
        words = put(words)
    return words
