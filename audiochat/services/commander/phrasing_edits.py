# ruff: noqa: E501 (a shape of a sentence is read as one line)
"""Single edits in other words, brought to the plain verb: "take 4 dB off 2:00-3:00", "turn it into silence"."""

from __future__ import annotations

from audiochat.services.commander.rewriting import rewrites, rewritten

_C = r"\d{1,3}:\d\d(?::\d\d)?(?:\.\d+)?"
_TO = r"(?:up to|to|until|till|thru|through|and|-|–)"
_R = rf"(?:(?:from |between )?{_C}\s*{_TO}\s*{_C})"
_COUNT = r"(?:\d+(?:[.,]\d+)?|an?|half an?|one|two|three|four|five|six|seven|eight|nine|ten|fifteen|twenty|thirty|one and a half|two and a half)"
_L = rf"(?:{_COUNT}[ -]?(?:ms|milliseconds?|s|secs?|seconds?|m|mins?|minutes?)\b(?: and a half)?)"
_DB = r"(?:\d+(?:\.\d+)? ?(?:db|decibels?))"
_CUT = r"(?:delete|omit|strike|expunge|excise|cut(?: out)?|remove|drop|lose|erase|bin|kill|take out|snip(?: out)?|chop(?: out)?|get rid of|mute|silence|bleep)"
_PIECE = r"(?:parts?|bits?|sections?|pieces?|passages?|ranges?|segments?|stretch(?:es)?|spots?|places?|times?|moments?|intervals?|chunks?|clips?|portions?|areas?|blocks?)"
_SIDES = r"(?:on )?(?:either side|each side|both sides|either end)"
_NO_SOUND = r"(?![^\n]*\b(?:volume|speed|tempo|level|loudness|pitch|pause|gap|silence|fade)\b)"

_SUBS = rewrites(
    (
        # around a place
        (rf"^[^\n]*?\b(?:at|around|near) ({_C})[,;.:–-]+ *(?:so |and |please |just )*({_CUT}) ({_L}) {_SIDES}(?: of (?:it|that|there|this))?[.!]*$", r"\2 \3 either side of \1"),
        (rf"\b({_L}) before and (?:{_L} |also )?after ({_C})(?=[,;.!]|$)", r"\1 either side of \2"),
        (rf"({_C}) ?(?:plus or minus|plus/minus|plus minus|\+/-|±|give or take) ({_L})", r"\2 either side of \1"),
        # what may not remain
        (rf"^(?:nothing|no sound|not a thing) (?:past|after|beyond|later than|from) ({_C})(?: on(?:wards)?)? (?:should|must|may|is to|shall) (?:remain|stay|be left|survive|be kept|be there|be heard)[.!]*$", r"delete everything after \1"),
        (rf"^(?:nothing|no sound|not a thing) (?:before|prior to|ahead of|until|earlier than) ({_C}) (?:should|must|may|is to|shall) (?:remain|stay|be left|survive|be kept|be there|be heard)[.!]*$", r"delete everything before \1"),
        (r"\b(should|must|has to|needs to|ought to|shall) (?:open|kick off|get going|commence|set in) (?:only |right |directly )?(?=at )", r"\1 start "),
        (r"\b(should|must|has to|needs to|ought to|shall) (?:close|conclude|finish up|wrap up|be over|cease) (?:only |right |directly )?(?=at )", r"\1 end "),
        (rf"^((?:please |kindly |just )*{_CUT}\b[^\n]*\d[^\n]*?),? (?:from|in|for|on|out of|off) (?:the|my|our|your) (?:final|public|published|released?|finished|broadcast|edited|on-?air|end|last|clean) (?:version|copy|cut|edit|one|release|recording|episode|file|mix|product|result|audio|show)(?= please|[.!]*$)", r"\1"),
        (rf"({_C})\s?/\s?(?={_C})", r"\1 - "),
        # rows of parts
        (rf"\b({_CUT}|keep(?: only)?|reverse|repeat|boost|raise|lower) (?:out )?(?:the following|these|those)(?: (?:two|three|four|\d))?(?: {_PIECE})?(?: please| for me)?[:,]? (?=(?:from |between )?{_C}|the (?:first|last) )", r"\1 "),
        (rf"^(?:(?:i have|i need|there are|please (?:make|do)|make|do|i want|we need) )?(?:two|three|four|some|a few|a couple of|several|the following|these(?: two| three)?|\d|my)? ?(?:cuts|deletions|removals)(?: please| to make| for you)?[:,;]? (?:at |from )?(?=(?:from |between )?{_C})", "delete "),
        (rf"^(?:(?:i have|i need|there are|please (?:make|do)|make|do|i want|we need) )?(?:two|three|four|some|a few|a couple of|several|the following|these(?: two| three)?|\d|my)? ?(?:mutes|silences to make|redactions)(?: please| to make| for you)?[:,;]? (?:at |from )?(?=(?:from |between )?{_C})", "mute "),
        (r"[.;,] *(?:and )?((?:the )?(?:first|last) (?:\d+|[a-z]+)(?: (?:s|secs?|seconds?|mins?|minutes?))?) (?:too|as well|also)[.!]*$", r" and \1"),
        (rf"[.;,] *(?:and )?({_R}) (?:too|as well|also)[.!]*$", r" and \1"),
        # what shall stay
        (rf"^(?:the |my )?(?:only |one |best |good |main )*{_PIECE} (?:that )?(?:(?:i|we) (?:want|need|like|care about|am after|are after|want to keep|want to use)|worth (?:keeping|saving|hearing)|to keep|of interest|that matters?|which matters?) (?:is|are|goes from|runs from|lies between) ({_R})[.!]*$", r"keep only \1"),
        (rf"^({_R}) (?:is|are) (?:the )?(?:only |one |best )*{_PIECE} (?:that |which )?(?:(?:i|we) (?:want|need|like|care about)|worth (?:keeping|saving)|to keep|that matters?)[.!]*$", r"keep only \1"),
        # silence in the place of a part
        (rf"^(?:turn|make|change|convert|transform) ((?:the |that |this )?(?:{_PIECE} )?{_R}) (?:in)?to (?:complete |total |pure |dead |plain )?(?:silence|quiet|nothing)\b", r"mute \1"),
        (r"\b((?:by|with|into) (?:complete |total )?silence) (?:of|with|for) (?:the|an?) (?:same|equal|identical) (?:length|duration|time|size)", r"\1"),
        (rf"^(?:replace|swap|exchange|substitute|overwrite|cover) ((?:the |that )?(?:[a-z]+ )?{_R}) (?:by|with|for|through) (?:complete |total |plain |pure )?(?:silence|quiet|nothing)\b", r"mute \1"),
        (rf"^((?:please |kindly |just )*(?:mute|silence)) (?:it |this )?(?:at|from) ({_C}),? for ({_L})", r"\1 from \2 for \3"),
        (r"^((?:please |kindly |just )*(?:mute|silence|blank)\b[^\n]*\d[^\n]*?),? (?:but |and )?(?:without (?:cutting|removing|deleting|shortening|taking|changing)|(?:don't|do not|dont|not|never|rather than|instead of) (?:cut|remove|delete|shorten|cutting|removing|deleting|take|taking))(?: (?:it|that|this|anything|the \w+))?(?: (?:out|away|off))?[.!]*$", r"\1"),
        # level
        (rf"\b(?:take|knock|shave|pull|drop|cut|trim|lop) (?:about |some )?({_DB}) (?:off(?: of)?|from|out of) (?:the )?({_R}|first [^,;]+|last [^,;]+|selection|whole (?:thing|recording)|it|everything)(?=[,;.!]|$| and )", r"lower \2 by \1"),
        (rf"\b(?:put|add|stick|throw|pile|slap) (?:about |another )?({_DB}) (?:more )?(?:on|onto|to|on top of|in) (?:the )?({_R}|first [^,;]+|last [^,;]+|selection|whole (?:thing|recording)|it|everything)(?=[,;.!]|$| and )", r"raise \2 by \1"),
        (rf"^({_DB}) (?:more|extra|higher|up) (?:for |on |in |at |of )?({_R})[.!]*$", r"raise \2 by \1"),
        (rf"^({_DB}) (?:less|lower|down|off|fewer) (?:for |on |in |at |of )?({_R})[.!]*$", r"lower \2 by \1"),
        (rf"^(?:the |its )?(?:volume|level|gain|sound|loudness) (?:should|must|has to|needs to|ought to|is to) (?:go|be|come|move|get) (up|down|raised|lowered|increased|reduced|higher|lower) (?:by )?({_DB})(?P<r> .+)?$", lambda m: f"{'raise' if m[1].lower() in ('up', 'raised', 'increased', 'higher') else 'lower'}{m['r'] or ' it'} by {m[2]}"),
        (r"^(?:target )?(?:integrated )?loudness ?[:=] ?(?=-?\d)", "normalize to "),
        # silence put in
        (rf"^(?:split|divide|break(?: up)?|part|open(?: up)?|separate) (?:it|this|the [a-z]+) (?:up |apart )?at ({_C}) (?:with|by|using|and put in|and insert) (?:an? )?({_L}|{_L} of silence|\w+ pause of {_L})(?: (?:of silence|pause|gap|break|silence))?[.!]*$", r"insert \2 of silence at \1"),
        (rf"\bpad (?:it |this )?(?:with |by )?({_L}) (?:of silence )?(at|to|onto|on) (?=the )", r"insert \1 of silence \2 "),
        # backwards, again
        (rf"^(?:flip|turn|spin|rotate|switch|play|run|put) ({_R}) ?(?:around|round|over)? (?:so|such) (?:that )?(?:it|that) (?:plays|runs|goes|is|sounds|is played) (?:backwards?|in reverse|back to front|from (?:the )?end to (?:the )?start)[.!]*$", r"reverse \1"),
        (rf"^(?:and )?play ({_R}) (?:again|once more|a second time|one more time),? (?:right |straight |directly |immediately )?(?:after(?:wards)?|behind|following)(?: (?:it|that|itself))?[.!]*$", r"repeat \1 once"),
        (rf"^{_NO_SOUND}(?:double|duplicate|twin) (?:the |that |this )?(?:{_PIECE} )?({_R})[.!]*$", r"repeat \1 once"),
        (rf"^copy ({_R}) and (?:paste|put|stick|insert|place) (?:it|that) (?:in )?(?:right |straight |directly |immediately )?(?:behind|after(?:wards)?|following|next)(?: (?:it|that|itself))?[.!]*$", r"repeat \1 once"),
        (rf"^(?:i want |i'd like |i need |say |let me hear |put |we want |i would like )({_R}) (?:to be (?:heard|played|in there) |in (?:there )?)?(?:twice|two times|a second time|double)[.!]*$", r"repeat \1 once"),
        (rf"^(?:the [a-z]+ )?(?:again,? )({_R}) ?(?:please)?[.!]*$", r"repeat \1 once"),
        (rf"^(?:the |that )(?:[a-z]+ )({_R}),? (?:once more|one more time|again)(?: please)?[.!]*$", r"repeat \1 once"),
        (rf"^(?:please )?(?:turn|play|put|run) ({_R}) (?:the other way (?:round|around)|the wrong way (?:round|around)|from back to front|tail first)[.!]*$", r"reverse \1"),
        # carried somewhere
        (rf"^(?:push|bring|take|pull|shift|move|drag|slide|carry) ({_R}) (?:back|forward|forwards|up|down|over|along|across|ahead) (?=(?:to|before|after|until) )", r"move \1 "),
        (rf"^(?:please )?(?:start|open|begin|lead|kick off)(?: (?:it|the \w+))?(?: off)? with ({_R})[.!]*$", r"move \1 to the start"),
        (rf"^(?:please )?(?:end|close|finish|conclude)(?: (?:it|the \w+))?(?: off)? with ({_R})[.!]*$", r"move \1 to the end"),
        (rf"^(?:the |my |our )?(?:[a-z]+ )?(?:at |from )?({_R}) (?:should|must|ought to|has to|needs to|shall) (?:open|begin|start|lead|kick off) (?:it|the \w+)[.!]*$", r"move \1 to the start"),
        (rf"^(?:the |my |our )?(?:[a-z]+ )?(?:at |from )?({_R}) (?:should|must|ought to|has to|needs to|shall) (?:close|end|finish|conclude) (?:it|the \w+)[.!]*$", r"move \1 to the end"),
        # two fades in one breath
        (r"\b(fade in\b[^,;.]*?)(?:,| and) out (?=at |over |for |in |on )", r"\1 and fade out "),
        (rf"\b(?:an? |some )?(?:gentle |short |quick |soft |nice |smooth )*fades?[:,]? (?:of )?({_L}) (?:at|on|in|for) the (?:start|beginning|front)(?:,| and|, and) (?:of |with )?({_COUNT})(?: (?:s|secs?|seconds?))? (?:at|on|in|for) the (?:end|back|close)", r"fade in over \1 and fade out over \2 seconds"),
        (rf"\b(fade[- ]?in (?:of |over |for )?)({_COUNT}) (and|,|plus) (an? )?(fade[- ]?out (?:of |over |for )?)({_COUNT}) (s|secs?|seconds?)\b", r"\1\2 \7 \3 \5\6 \7"),
        (rf"\bfade the first ({_L}) in(?:,| and) (?:fade )?the last ({_COUNT})(?: (?:s|secs?|seconds?))? out\b", r"fade in the first \1 and fade out the last \2 seconds"),
        # hum with hiss, pauses, keys
        (r"\b(?:take out|remove|get rid of|clean(?: up| out)?|lose|kill|cut|drop|filter out|reduce) (?:the |any |all |that )?(\d+ ?hz )?(?:mains |electric(?:al)? )?(?:hum|buzz) (?:and|plus|&|as well as) (?:the |any |all |that )?(?:\w+ )?(?:hiss|noise)\b", r"remove the \1hum and reduce the noise"),
        (r"^(?:the )?(?:mains )?(?:hum|buzz) (?:and|plus|&) (?:the )?(?:\w+ )?(?:hiss|noise) (?:out|away|off|gone)(?=$|[ ,.!])", "remove the hum and reduce the noise"),
        (r"\b(?:take|cut|pull|strip|squeeze) (?=(?:the |all |any |those |long )*(?:pauses|gaps|silences)\b)((?:the |all |any |those |long )*(?:pauses|gaps|silences)) out\b", r"take out \1"),
        (r"\b(?:shift|move|put|bring|take|change|drop|raise|lower|set) (?:the |its |my )?key (up|down)\b", r"pitch \1"),
        (r"^(?=[^\n]*\b(?:semi-?tones?|half steps?|tones?|octaves?|pitch|deeper|higher)\b)([^\n]+?),? (?:but |and )?without (?:slowing|speeding|changing the (?:speed|tempo|length|timing|pace)|affecting the (?:speed|tempo|length|timing|pace)|making (?:it|me|her|him) (?:slower|faster))(?: (?:it|that|this|me|her|him|anything))?(?: (?:down|up))?[.!]*$", r"\1"),
        (r"^from (?:the key of )?[a-g](?:b|#| flat| sharp| minor| major)* to [a-g](?:b|#| flat| sharp| minor| major)*[,;:–-]+ *(?:so |that's |i\.e\. )*(?=[^\n]*\b(?:semi-?tones?|half steps?|tones?)\b)", ""),
        (r"^(?:please )?(?:stretch|lengthen|shrink|compress|squeeze|shorten) (it|this|everything|the (?:whole )?\w+) to (\d+(?:\.\d+)?) ?(?:%|percent) (?:of (?:its|the) )?(?:original |current |normal )?(?:length|duration|time)(?:,? (?:without|with no) (?:any )?(?:pitch change|change of pitch|changing (?:the )?pitch)|,? (?:keeping|same|but keep(?:ing)?) (?:the )?(?:same )?pitch)?[.!]*$", lambda m: f"change the tempo of {m[1]} to {10000 / float(m[2]):.4g} percent" if float(m[2]) else m[0]),
        # sides
        (r"\b(?:copy|put|use|duplicate|play|send|route|spread|have|take) (?:only |just )?(?:the )?(left|right)(?: one| channel| side| mic(?:rophone)?| track)? (?:to|on|onto|for|in|into|through|across) (?:both(?: (?:sides|channels|ears|speakers))?|the (?:left|right)(?: one| channel| side)? (?:too|as well|also))\b", r"keep only the \1 channel"),
        (r"\bwith (?:an? |the )?chipmunk(?:s'|'s)? (?:pitch|voice|effect|sound)\b", "like a tape"),
    )
)  # fmt: skip


def edited_plainly(words: str) -> str:
    """The sentence with every such edit in it as the plain verb."""
    return rewritten(words, _SUBS, count=1)
