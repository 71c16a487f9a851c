# ruff: noqa: E501 (a shape of a sentence is read as one line)
"""Roundabout ways to say where: "it begins at 0:22 and ends at 3:10", "everything before and after"."""

from __future__ import annotations

from audiochat.services.commander.rewriting import rewrites, rewritten

_C = r"\d{1,3}:\d\d(?::\d\d)?(?:\.\d+)?"
_TO = r"(?:to|until|till|thru|through|and|-|–)"
_RANGE = rf"(?:from |between )?{_C}\s*{_TO}\s*{_C}"
_REMOVE = (
    r"(?:delete|cut|remove|drop|lose|erase|bin|kill|trim|chop|take|throw|discard|ditch|scrap|dump|toss|trash|chuck|get rid of|strip|nuke|axe|clip|snip|crop|lop)"
    r"(?: (?:off|out|away))?"
)
_IT = r"(?:it|that|this|them|those|there|then|this point|that point|that time)"
_ALL = r"(?:everything|all|anything|whatever(?:'s| is| comes| lies| was)?|what(?:'s| is| comes| lies| was)|the (?:stuff|parts?|bits?|things?|rest)|all of what(?:'s| is| comes))"
_PART_OF = r"(?:range|interval|span|period|window|stretch|passage|section|part|bit|segment|timespan|time frame|timeframe|time range|region|area|portion|piece)"
_NOUN = r"(?!(?:first|last|next|opening|closing|final|second|minute|cursor|playhead|selection|start|beginning|end)\b)[a-z][a-z'-]*(?: (?!at\b|from\b)[a-z][a-z'-]*){0,2}"
_SILENCE = r"(?=[^\n]*\b(?:silence|pause|gap|quiet|blank|dead air)\b)"
_L = r"(?:\d+(?:\.\d+)?|an?|one|two|three|four|five|six|seven|eight|ten|half a)[ -](?:s|secs?|seconds?|minutes?)"

_SUBS = rewrites(
    (
        # what is told of a part's ends
        (rf"\b(?:begins|starts|kicks off|opens|began|started) (?:only )?(?:at|around) ({_C}),? (?:and|then|but) (?:it |that |she |he |they |we )?(?:ends?|finish(?:es)?|stops?|closes?|is over|lasts?|goes on|runs|continues?|ended|finished|stopped) (?:at|until|till|to|up to|around) ({_C})", r"is from \1 to \2"),
        (rf"\b(?:at|from) ({_C}) ([^,;:\d]{{3,60}}?),? (?:and|which|that|until) ?(?:it|that|this|he|she|they|we)? ?(?:lasts?|goes on|go on|runs?|continues?|ends?|stops?|is over|finish(?:es)?|keeps? going|drags on) (?:until|till|up to|to|at|on to) ({_C})", r"from \1 to \3 \2"),
        (rf"\b(from {_C}), [^,;:\d]{{3,60}}, ((?:until|till|to|up to|through) {_C})", r"\1 \2"),
        (rf"^(?:the|my|our|his|her|this|that) [^,;\d]{{2,40}} (?:lasts|runs|goes|takes|goes on|is|continues) (?:until|till|to|up to|all the way to|up until) ({_C})\s*[,;.–-]+ *(?:so |and |please |just )*{_REMOVE} (?:{_IT}|(?:everything |all )?(?:up to|until|before|till) (?:{_IT})|everything|all of (?:it|that))(?: (?:off|out|away))?(?: please)?[.!]*$", r"delete from the start to \1"),
        (rf"^[^\d]{{3,60}}?\b(?:starts?|begins?|comes|kicks off|opens|is|gets going|happens|enters?|arrives?|speaks?|talks?) (?:only |properly |really |just |proper )*(?:at|around|from) ({_C})(?: on)?(?:\s*[,;.–-]+ *|\s+(?=so |and ))(?:so |and |please |just )*{_REMOVE} (?:{_ALL} )?(?:that (?:comes|is|was) |which (?:comes|is) )?(?:before(?:hand)?|preceding|prior to|leading up to|up to|earlier|ahead of)(?: {_IT})?(?: (?:off|out|away))?(?: please)?[.!]*$", r"delete everything before \1"),
        (rf"^[^\d]{{3,60}}?\b(?:ends?|stops?|finish(?:es)?|is over|closes|concludes|is done|leaves?) (?:already |really |properly )*(?:at|by|around) ({_C})\s*[,;.–-]+ *(?:so |and |please |just )*{_REMOVE} (?:(?:{_ALL} )?(?:that (?:comes|follows|is) |which (?:comes|follows) )?(?:after(?:wards?)?|following|beyond|past|behind|later)(?: {_IT})?|the rest|the remainder|everything else|everything from there)(?: (?:off|out|away))?(?: please)?[.!]*$", r"delete everything after \1"),
        (rf"\b(?:trim|cut|chop|lop|clip)(?: off| away| out)? the (?:very )?(?:end|ending|tail|tail end|back end) (?:from|after|past|starting (?:at|from)|beginning at) ({_C})(?: on(?:wards?)?)?(?! to)", r"delete everything after \1"),
        (r"^before ((?:normali[sz]|level|reduc|remov|fad|cutt|delet|convert|speed|rais|clean|mut)\w*ing [^,;]{3,50}?),? ((?:reduce|remove|cut|delete|mute|denoise|clean|raise|lower|make|convert|normali[sz]e|get rid|take)\b.+)$", r"\2, then \1"),
        (r",? (?:b4|before) (?:my |the |our )?[a-z]+ (?:hears?|finds?|sees?|comes?|gets?|notices?|listens?)\b[^,;.\d]*$", ""),
        (rf"\bfrom ({_C}) on(?:wards?)?\b(?! (?:to|until|till|for)\b)", r"after \1"),
        (rf"\b(move|put|place|shift|bring|take) ([^,;]*?{_C}\s*{_TO}\s*{_C}) (?:right |just )?(?:in front of|ahead of) (?={_C})", r"\1 \2 before "),
        (rf"^({_RANGE}) (?:is|are|was|were) (?:only |just |nothing but )?[^,;\d]{{2,40}}, (?:and )?(?:i|we) (?:don't|do not|dont) (?:need|want) (?:it|that|this)[.!]*$", r"delete \1"),
        (rf"^(?:mark|label) ({_C}) (?:as|with) ([^,;\d]{{1,60}}?),? and ({_C}) (?:as|with) ([^,;\d]{{1,60}})$", r"chapters at \1 \2, \3 \4"),
        (rf"^(?:let (?:it|this|the \w+) |make (?:it|this|the \w+) |have (?:it|this|the \w+) )?(?:start|begin)(?: it| this)? ({_L}) later$", r"delete the first \1"),
        (rf"^(?:let (?:it|this|the \w+) |make (?:it|this|the \w+) |have (?:it|this|the \w+) )?(?:end|finish|stop)(?: it| this)? ({_L}) (?:earlier|sooner)$", r"delete the last \1"),
        (r"^(?:tighten|tidy|clean|speed) (?:it|this|things|everything) up[,:;] (?=(?:all |the )?(?:pauses?|silences?|gaps?)\b)", "shorten "),
        # the rest, in other words
        (rf"\b({_REMOVE}) {_ALL} (?:that (?:is|comes) |which is )?(?:before and after|after and before|around|outside(?: of)?|on (?:either|both) sides?(?: of)?|surrounding|to the left and right(?: of)?|beyond)(?: {_IT})?(?=$|[,;.!])", r"\1 the rest"),
        (rf"\b({_REMOVE}) (?:all (?:else|of the rest|the remaining|remaining parts)|whatever remains|everything remaining|all the other (?:parts|stuff|bits)|the other (?:parts|stuff|bits)|what remains)(?=$|[,;.!])", r"\1 the rest"),
        (r"\b(?:the )?(?:rest|remainder|everything else|all else|other parts?) (?:is|are|was|can be) (?:not needed|unneeded|not necessary|unnecessary|superfluous|trash|junk|rubbish|garbage|useless|worthless|filler|crap|waste|not interesting|boring|of no use|irrelevant)(?=$|[,;.!])", "delete the rest"),
        # "over the range 8:00 to 8:20", "that whole rant, 12:00 to 14:00"
        (rf"\b(?:over|in|within|for|during|across|on|at) (?:the|that|this) (?:\w+ )?{_PART_OF} (?:of |from |between |that runs from |running from )?(?={_C}\s*{_TO}\s*{_C})", "from "),
        (rf"\b(that|the|this|my|his|her) (?:whole|entire|complete|full) (?=[a-z][a-z' -]{{2,25}}?[,:(]? ?{_RANGE})", r"\1 "),
        (rf"({_RANGE}) as (?:it is |being |it's )?(?!a\b|an\b|loud|quiet|soft|before|usual|well|a whole)[a-z]+(?: [a-z]+){{0,2}}(?=$|[.!,;])", r"\1"),
        (r"\bplease to (?=[a-z])", "please "),
        (r"^\bput to silence\b|\bmake (?:mute|silent)(?= (?:the|from|between|what|\d))", "mute"),
        (rf"\bcancel (?=(?:the |that |this )?(?:{_PART_OF} )?(?:from |between )?{_C}\s*{_TO}\s*{_C})", "delete "),
        (rf"^(?:(?:redact|censor|hide|protect|conceal|obscure|anonymi[sz]e|cover up|suppress)\b[^,;\d]*?) by (?:means of )?(silenc|mut|delet|remov|bleep|cutt)ing (?=(?:from |between |out )?{_C})", lambda m: {"silenc": "mute", "mut": "mute", "delet": "delete", "remov": "delete", "bleep": "bleep", "cutt": "delete"}[m[1].lower()] + " "),
        # a place beside what is heard there
        (rf"^({_SILENCE}[^\n]*?\w),? (?:right |just |directly |immediately )?(?:after|before|behind|following|between|in front of|ahead of|when|where) (?:the|my|our|his|her|this|that|their|he|she|we|i|they) {_NOUN}(?:,| \()? (?=at {_C})", r"\1 "),
        (rf"^({_SILENCE}[^\n]*?\bat {_C})\)?,? (?:right |just |directly )?(?:after|before|between|so|for|to let|when|where) (?:the|my|our|his|her|this|that|their|people|we|you|i|he|she|they)? ?[^,;.\d]+$", r"\1"),
        (rf"\b(?:all|everything|what|whatever) (?:that |which )?(?:follows|comes after|happens after|is after|lies after|succeeds) (?={_C})", "everything after "),
        (rf"\b(?:all|everything|what|whatever) (?:that |which )?(?:precedes|comes before|happens before|is before|lies before|leads up to) (?={_C})", "everything before "),
        (r"\b(the|this|that) stretch (?=from |between |at |where |that |\d)", r"\1 part "),
        (r"^(?:i|we) (?:would|will|shall|should) (?=(?:delete|cut|remove|mute|silence|drop|erase|take|trim|turn|raise|lower|boost|fade|keep|move|put|add|bleep|normali[sz]e|reverse|repeat|duplicate|copy|insert|convert|reduce)\b)", ""),
        (rf"\bleave ({_L}) (?:blank|empty|silent|quiet)\b", r"insert \1 of silence"),
        (rf"(?:^(?:i |we )?(?:need|want|would like|require) )(?:an? )?(?:\w+ )?(?:breather|breathing (?:space|room|pause)|rest|beat|interval|stop|spacer|hush|break|pause|gap) of ({_L})(?= (?:at|after|before|here|between)\b)", r"insert \1 of silence"),
        (rf"\b(?:an? )?(?:breather|breathing (?:space|room|pause)|rest|moment|beat|interval|stop|spacer|hush) of ({_L})", r"\1 of silence"),
        (rf"\b(?:start|begin) (?:fading|to fade)(?: it| this| everything)?(?: out)? (?:at|from) ({_C})(?! (?:to|until|till))", r"fade out from \1 to the end"),
        (rf"\b(?:play|perform|run) ((?:the [a-z]+,? )?(?:from )?{_C}\s*{_TO}\s*{_C}) (?:one more time|once more|another time|again)$", r"repeat \1 once"),
        (rf"\b(?:play|perform|run) ((?:the [a-z]+,? )?(?:from )?{_C}\s*{_TO}\s*{_C}) (two|three|four|five|\d+) more times$", r"repeat \1 \2 times"),
        # "10:00 to 11:00 belongs before 3:00, move it there"
        (rf"^((?:the [a-z]+(?: [a-z]+)?,? )?\(?{_RANGE}\)?) (?:belongs?|should (?:go|come|be|stand|sit)|goes|must (?:go|come)|fits(?: better)?|ought to (?:go|come|be)|would be better|is better) (?:right |just |better |back )?(before|after|at|to|in front of) ((?:the (?:very )?(?:start|beginning|end|front))|{_C})(?:[,;.:–-]+ *(?:so |please |and )*(?:move|put|shift|place|bring) (?:it|that|this) there)?[.!]*$", lambda m: f"move {m[1]} {'before' if m[2].lower() == 'in front of' else m[2]} {m[3]}"),
        (r"\bof the (?:whole |entire )?(?:file|recording|thing|audio|interview|lot) (?:i|we) (?:need|want) (?:just|only) ", "keep only "),
        (rf"^(?:i|we) (?:require|desire|wish|need|want) (?:to keep |to have )?(?:solely|merely|exclusively|nothing but|strictly) (?=[^\n]*{_C})", "keep only "),
        (rf"^(?:i|we) require (?:only|just) (?=[^\n]*{_C})", "keep only "),
    )
)  # fmt: skip


def placed_plainly(words: str) -> str:
    """The sentence with every roundabout place in it said plainly."""
    return rewritten(words, _SUBS)
