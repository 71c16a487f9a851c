# ruff: noqa: E501 (a shape of a sentence is read as one line)
"""What is told of the ends of a recording and of a part, with the deed after it, as plain wishes."""

from __future__ import annotations

import re

from audiochat.services.commander.rewriting import rewrites, rewritten

_C = r"\d{1,3}:\d\d(?::\d\d)?(?:\.\d+)?"
_TO = r"(?:up to|to|until|till|thru|through|and|-|–)"
_R = rf"(?:(?:from |between )?{_C}\s*{_TO}\s*{_C})"
_COUNT = r"(?:\d+(?:[.,]\d+)?|an?|half an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|forty[- ]five|fifty|one and a half|two and a half)"
_L = rf"(?:{_COUNT}[ -]?(?:s|secs?|seconds?|m|mins?|minutes?)\b(?: and a half)?)"
_GO = r"(?:delete|cut|remove|drop|lose|erase|bin|kill|trim|chop|take|snip|ditch|scrap|dump|toss|throw|get rid of|clip|discard|chuck|strip)"
_IT = r"(?:it|that|this|them|those|these)"
_CUT = r"(?:delete|cut(?: out)?|remove|drop|lose|erase|bin|take out|snip(?: out)?|chop(?: out)?|get rid of|mute|silence|bleep)"
_SO = r"\s*(?:[,;.:–-]+ *)?(?:so |and |please |just |kindly |then )*"
_OFF = rf"{_GO} {_IT}(?: (?:out|off|away|all|please))*"
_GONE = r"(?:(?:should|must|can|may|has to|needs to|ought to|is to) (?:go|be (?:cut|deleted|removed|dropped|lost)(?: out| off)?|disappear)|goes|is out)"
_WHAT = r"(?:everything|all|whatever(?:'s| is| was)?|anything|what(?:'s| is| was| comes)?)(?: that)?(?: comes| is| was| lies)?"
_THEN = r"(?:it|that|this|then|there|this point|that point|that time)"
_INTRO = r"(?:intro|introduction|opening|preamble|lead-?in|warm-?up|false start|countdown|beginning|start|jingle at the start|advert at the start|prelude)"
_OUTRO = (
    r"(?:outro|ending|credits|sign-?off|closing|lead-?out|tail|end|applause at the end|postlude)"
)
_END = r"[.!]*$"


def _edge(found: re.Match[str]) -> str:
    last = found["edge"].lower() in ("end", "ending", "back", "tail", "close", "bottom")
    return f"delete the {'last' if last else 'first'} {found['l']}"


_SUBS = rewrites(
    (
        (rf"\b(?:at|from) ({_C})(?: [^,;:\d]{{1,40}}?)?,? (?:and|but) (?:he |she |it |they )?(?:doesn't|does not|don't|didn't|did not|won't|never) (?:really )?(?:stop|end|finish|quit|shut up|let up|cease|leave)s? (?:until|till|before) ({_C})", r"from \1 to \2"),
        (rf"[,;.–-] *(?:so |and )?(?:out|away|off) (?:(?:it|that|they) (?:goes|go|must go)|with (?:it|that|them)){_END}", ", delete it"),
        (rf"^from ({_C}),? (?:on )?[a-z' ]{{3,40}}? (?:till|until|to|up to) ({_C}){_SO}({_CUT})(?: {_IT})?(?: out)?{_END}", r"\3 from \1 to \2"),
        (rf"^(?:deletions?|removals?|cuts?)(?: requests?| orders?| list)?: (?={_R})", "delete "),
        (rf"^(?:please |just )*({_CUT}) (?:the |a |an |my |his |her |that )?(?:[a-z]+ ){{1,3}}at ({_C})\s*[,(;:–-]+ ?(?:it's |it is |it lasts |which is |lasting |about |roughly |some |around )*({_L})(?: long)?\)?{_END}", r"\1 \3 at \2"),
        (r"\b(cut|delete|remove|mute|drop|lose|bin|chop|trim|silence|keep|kill|toss|ditch) '?em\b", r"\1 them"),
        (rf"[,;.–-]+ *(?:so |and )?(?:i'd like|i want|we want|i need|i would like|we'd like) (?:it|that|this|them|those) (?:to be )?(?:all )?(?:out|gone|removed|deleted|cut(?: out)?|taken out){_END}", ", delete it"),
        (rf"[,;.–-]+ *(?:so |and )?(?:i'd like|i want|we want|i need|i would like|we'd like) (?:it|that|this|them|those) (?:to be )?(?:muted|silenced|silent){_END}", ", mute it"),
        # where it begins and ends
        (rf"^(?:(?:it|this|the (?:final |finished |new |public |whole )?(?:version|recording|cut|file|audio|show|episode|clip|edit|result|thing))) (?:should|must|has to|needs to|is to|ought to|shall) (?:go|run|last|play|extend|reach|be) ({_R})(?: only)?{_END}", r"keep only \1"),
        (rf"\b(should|must|has to|needs to|ought to|shall) go (?={_R})", r"\1 extend "),
        (rf"^(?:make|let|have) (?:it|this|the \w+) (?:go|run|last|play|extend|reach) ({_R})(?: only)?{_END}", r"keep only \1"),
        (rf"^(?:please )?(?:use|take) ({_R}),? (?:only|alone|and nothing else){_END}", r"keep only \1"),
        (rf"^(?:please )?(?:set |put |mark |use )?(?:the )?in(?: point)?(?: at| to| is|:)? ({_C})(?:,| and|;| /)+ (?:the )?out(?: point)?(?: at| to| is|:)? ({_C}){_END}", r"keep only \1 to \2"),
        (rf"^(?:please )?(?:set |put |mark |use )?(?:the |my )?in and out(?: points?| marks?| times?)? (?:to|at|are|as|:) ?({_C}) (?:and|to|-|/) ({_C}){_END}", r"keep only \1 to \2"),
        (rf"^(?:please )?(?:set (?:the |its )?(?:new )?|(?:the )?new )(?:start|beginning|in|starting)(?: point| time| mark(?:er)?)?(?: of (?:it|the \w+))?(?: should be| is| to be| to| at|:)* ({_C}){_END}", r"start it at \1"),
        (rf"^(?:please )?(?:set (?:the |its )?(?:new )?|(?:the )?new )(?:end|ending|out|stop|finish)(?: point| time| mark(?:er)?)?(?: of (?:it|the \w+))?(?: should be| is| to be| to| at|:)* ({_C}){_END}", r"end it at \1"),
        (rf"^(?:the )?(?:in|start) point:? ({_C}){_END}", r"start it at \1"),
        (rf"^(?:the )?(?:out|end) point:? ({_C}){_END}", r"end it at \1"),
        (rf"^((?:please |just )*(?:start|begin|end|stop|finish|close)\b[^,;\d]*?at {_C}),? (?:instead of|rather than) [^,;.\d]+{_END}", r"\1"),
        # so long at an end
        (rf"^(?:there(?:'s| is| are| was| were)|(?:i|we)(?:'ve)? (?:have|got)|it has) (?:about |some )?(?P<l>{_L}) (?:of )?[^,;.\d]{{2,50}}? (?:at|on|in) the (?:very )?(?P<edge>start|beginning|front|end|back|tail){_SO}{_OFF}{_END}", _edge),
        (rf"^(?:at|in|on) the (?:very )?(?P<edge>start|beginning|front|end|back|tail),? (?:there(?:'s| is| are| was| were)|(?:i|we)(?:'ve)? (?:have|got)|it has) (?:about |some )?(?P<l>{_L}) of [^,;.\d]{{2,50}}?{_SO}{_OFF}{_END}", _edge),
        (rf"^(?:the|my|our|his|her|that|this) (?:\w+ )?{_INTRO} (?:lasts|takes|is|goes on for|runs(?: for)?|runs to) (?:about |only )?({_L})(?: long)?{_SO}{_OFF}{_END}", r"delete the first \1"),
        (rf"^(?:the|my|our|his|her|that|this) (?:\w+ )?{_OUTRO} (?:lasts|takes|is|goes on for|runs(?: for)?|runs to) (?:about |only )?({_L})(?: long)?{_SO}{_OFF}{_END}", r"delete the last \1"),
        (rf"^(?:please |kindly |just )*{_GO} (?:off |out )?(?:the|my|our|his|her|that|this) (?:\w+ )?{_INTRO}[,(]? ?(?:which |that |it )?(?:ends|stops|is over|finishes|lasts|runs|goes on|goes)(?: only)? (?:at|by|until|till|to|up to) ({_C})\)?{_END}", r"delete from the start to \1"),
        # from there on
        (rf"^(?:after|from|past) ({_C})(?: on(?:wards)?)?,? [^,;.\d]{{3,60}}?(?:[,;.–-]+ *(?:so |and |please |just )*|\s+(?:so |and )(?:please |just )*)(?:cut|stop|end|chop|trim|finish|clip) (?:{_IT} |it off |off )?(?:there|from there(?: on)?|at that point|off there){_END}", r"delete from \1 to the end"),
        (rf"^[^,;.\d]{{3,50}} (?:from|after|past) ({_C}|\d+ minutes?)(?: on(?:wards)?)?{_SO}{_GO} (?:off |out )?(?:everything |all |it |the rest )?(?:from there(?: on(?:wards)?)?|from then on|after that|from that point(?: on)?){_END}", r"delete from \1 to the end"),
        # before and after what was told of
        (rf"^[^\d\n]{{3,60}}? (?:at|until|till|by) ({_C})\s*[,;.–-]+ *(?:so |and )*{_WHAT} (?:before|up to|until|prior to|preceding|ahead of|earlier than)(?: {_THEN})? {_GONE}{_END}", r"delete everything before \1"),
        (rf"^[^\d\n]{{3,60}}? (?:at|by) ({_C})\s*[,;.–-]+ *(?:so |and )*{_WHAT} (?:after(?:wards)?|following|past|beyond|later than)(?: {_THEN})? {_GONE}{_END}", r"delete everything after \1"),
        (rf"^[^\d\n]{{3,60}}?\b(?:starts?|begins?|kicks off|opens|gets going) (?:only |properly |really )?(?:at )?({_C})\s*[,;.–-]+ *(?:so |and |please |just )*{_GO} (?:off |out )?(?:{_WHAT} )?(?:prior|earlier|before(?:hand)?|preceding|preceding it|prior to (?:it|that)){_END}", r"delete everything before \1"),
        (rf"^[^\d\n]{{3,60}}?\b(?:ends?|stops?|finishes|is over|closes) (?:at )?({_C})\s*[,;.–-]+ *(?:so |and |please |just )*{_GO} (?:off |out )?(?:{_WHAT} )?(?:after(?:wards)?|later|following|following it|beyond){_END}", r"delete everything after \1"),
        # times with words of time before them, and lengths beside a place
        (rf"\b(between|from|at|of) (?:the )?(?:minutes?|times?|timestamps?|marks?|points?|timecodes?|time codes?) (?={_C})", r"\1 "),
        (rf"[\[(] ?({_C}) ?[,;] ?({_C}) ?[\])]", r"\1 - \2"),
        (rf"\b({_L}) (?:that |which )?(?:follow|follows|come (?:right )?after|comes (?:right )?after|come next after|succeed) (?={_C})", r"\1 after "),
        (rf"\b({_L}) (?:that |which )?(?:precede|precedes|come (?:right )?before|comes (?:right )?before|lead up to) (?={_C})", r"\1 before "),
        (rf"(?<=\w) before (?:the )?(?:we |you |i |its )?(?:publication|publishing|publish(?: it)?|release|releasing|airing|air|broadcast|broadcasting|uploading|upload(?: it)?|posting|post it|export|exporting|it goes (?:out|live|online|up)){_END}", ""),
        # silence over a part, with its time kept
        (rf"^(?:please |just )*(?:make it|fix it|arrange it|see to it|set it up) (?:so )?(?:that )?(?:you|people|nobody|no one|one|they|we|anyone|listeners) (?:can't|cannot|can not|don't|won't|can|will|could) (?:be able to )?hear ({_R}){_END}", r"mute \1"),
        (r"\b(?:cover|replace|fill|swap|overwrite|mask|drown|substitute) (it|that|this|them) (?:up |over |out )?(?:with|by|for|in) (?:complete |total |plain )?silence\b", r"mute \1"),
        (rf"^(?:please |just |kindly )*(?:take|turn|get|strip|wipe|remove|suck|switch|delete|kill|cut|lose|drop)(?: out| off)? (?:the )?(?:sound|audio)(?: out| off| away)? (?:of|from|in|at|between|during|for)? ?({_R}),? (?:but |and |while )?(?:keep|without|keeping|leave|leaving|not|don't|retain|preserve)\b[^,;\d]*\b(?:time|timing|length|duration|shorten\w*|shorter|cutting|gap)\b[^,;\d]*$", r"mute \1"),
        (rf"^(?:please |just )*(?:zap|bring|turn|set|take|reduce|drop) (?:the )?(?:sound|audio|volume|level) (?:at|of|from|in|between|for) ?({_R}) (?:down )?to (?:complete )?(?:silence|zero|nothing){_END}", r"mute \1"),
        (rf"^(?:(?:i|we) (?:need|want|would like)|i'd like) (?:the )?({_L}) (?:to be )?(?:muted|silenced|silent),? (?:from|at|after|starting (?:at|from)) ({_C}){_END}", r"mute \1 from \2"),
        (rf"^((?:please |just )*(?:mute|silence)) (?:it )?(?:from|at) ({_C}), (?:for )?(?:the next )?({_L}){_END}", r"\1 from \2 for \3"),
        (r"^(?:keep|leave) (?:it|the \w+|everything) (?:at )?(?:the|its) (?:same |original |full )?(?:length|duration|timing),? (?:but|and) (?:please )?(?=(?:mute|silence|bleep)\b)", ""),
        (rf"^(?:please )?(?:at|from) ({_C}),? (?:begin|start) (?:the |a |to |with (?:the |a ))?fad(?:e|ing)(?: ?-?out)?{_END}", r"fade out from \1 to the end"),
        (rf"^(?:slowly|gradually|gently|softly) (?:bring|raise|turn|fade) (?:up|in) the first ({_L}){_END}", r"fade in the first \1"),
        (rf"^(?:i|we|you|people|one) can (?:hardly|barely|scarcely|only just|just about) (?:hear|make out|understand) (?:the \w+ |her |him |them )?(?:from |between |at )?({_R}){_SO}(?:add|boost|raise|lift|increase|turn|up|bring)(?: (?:it|that|this))?(?: up)?(?: by)? \+?(\d[\d.]* ?(?:db|decibels?)){_END}", r"raise \1 by \2"),
        # room in between
        (rf"^leave ({_L}) (?:for|so that|so|to let|while) [^,;\d]{{2,40}} (at|after|before) ({_C}){_END}", r"insert \1 of silence \2 \3"),
        (rf"^between (?:the |my |our )?(?:two )?[a-z]+(?: and (?:the )?[a-z]+)? at ({_C}),? (?=[^\n]*\b(?:silence|pause|gap)\b)", r"at \1 "),
        (rf"^(?:separate|part|divide|space out|keep apart) (?:the |my |both )?(?:two )?[a-z]+ (?:apart )?at ({_C}) (?:with|by) (?:an? )?({_L})(?: (?:of (?:silence|quiet)|pause|gap|break|silence))?{_END}", r"insert \2 of silence at \1"),
        (rf"\b({_L}) of (?:blank|empty|quiet|dead|still|clear) (?:space|air|time|room|tape|audio)\b", r"\1 of silence"),
    )
)  # fmt: skip


def ended_plainly(words: str) -> str:
    """The sentence with what is told of an end or a part put into the wish about it."""
    return rewritten(words, _SUBS, count=1)
