# ruff: noqa: E501 (a shape of a sentence is read as one line)
"""Roundabout ways to wish for a speed, a loudness, channels, a filter, a copy, a move or a pause."""

from __future__ import annotations

import re

from audiochat.services.commander.phrasing_shapes import X, shapes
from audiochat.services.commander.rewriting import rewrites, rewritten

_C = r"\d{1,3}:\d\d(?::\d\d)?(?:\.\d+)?"
_D = (
    r"(?:(?:\d+(?:[.,]\d+)?|an?|one|two|three|four|five|six|seven|eight|nine|ten|half an?|a quarter of a|one and a half|a half)[ -]?"
    r"(?:ms|milliseconds?|s|secs?|seconds?|mins?|minutes?)\b(?: and a half)?)"
)
_HZ = r"(?:\d[\d.,]* ?(?:k(?:hz)?|hz|hertz|kilohertz))"
_PAUSES = r"(?:(?:all|the|every|any|each|those|these|long|longer|silent|awkward) )*(?:pauses?|gaps?|silences?|dead air|breaks?|silent (?:parts?|bits?|stretches))"
_OVER = r"(?:that (?:is|are|last|lasts) )?(?:longer than|over|above|of more than|more than|exceeding|beyond|bigger than|that exceeds?|of over)"
_EDGE = r"(?:the (?:very |absolute )?(?P<edge>start|beginning|end|front)(?: of (?:all|everything|it|it all|the (?:whole )?(?:thing|file|recording|show|track|episode)))?)"
_NAMELESS = r"(?![^\n]*\b(?:silence|pause|gap|fade|quiet|chapter|beep|bleep|marker|title)\b)"
_IT = r"(?:it|this|that|everything|the (?:whole )?(?:thing|recording|file|song|track|audio|episode)|my (?:recording|voice|song|track))"
_CROSSED = r"(?:swapped|flipped|reversed|wrong|mixed up|the wrong way (?:round|around)|exchanged|switched|inverted|crossed|mirrored|backwards?|confused|interchanged)"
_SIDES = r"(?:left and right|right and left|l ?/ ?r|l and r|l&r|(?:the |my )?(?:two |stereo )?(?:channels|sides|ears))"


def _taped(found: re.Match[str]) -> str:
    """Speed and pitch together, as a tape does it."""
    down = (found["way"] or "").strip().lower() == "down" or (found["verb"] or "").lower()[:5] in (
        "lower",
        "decre",
        "slow ",
        "drop ",
        "reduc",
    )
    unit = (found["unit"] or "").strip()
    led = "by " if unit in ("%", "percent") else ""
    amount = f"{led}{found['n']}{' percent' if led else 'x'}"
    return f"{'slow it down' if down else 'speed it up'} {amount} like a tape"


def _heard(found: re.Match[str]) -> str:
    """How often it is heard, as how often it is repeated."""
    counts = {"twice": 1, "two": 1, "2": 1, "three": 2, "thrice": 2, "3": 2, "four": 3, "4": 3}
    times = counts[found["k"].lower()]
    return "" if times == 1 else f" {times} times"


_TIMES = r"(?P<k>twice|thrice|two|three|four|2|3|4)(?: times| x)?(?: in a row| back to back| in succession| altogether| in total)?"
_SUBS = rewrites(
    (
        (r"\b(?P<verb>(?:raise|increase|lower|decrease|reduce|change|turn|take|bring|drop|slow|get|shift) )?(?:the )?(?:speed|tempo) (?:and|n|&|\+|plus|with|as well as) (?:the )?pitch(?: both| together| alike)?(?P<way> up| down)?(?: both| together)?(?: by| to| at)? (?P<n>\d+(?:\.\d+)?) ?(?P<unit>x|times|%|percent)?(?:,? like a (?:chipmunk|tape|record))?", _taped),
        (r"\bchipmunk(?: style| effect| voice| mode)?(?: it| me)?,? (?:at |by |to |up )?(\d[\d.]*) ?(?:x|times)", r"change the speed to \1x"),
        (r"\blike a (?:slowed|sped|slowed-down|sped-up)(?: down| up)? tape\b", "like a tape"),
        (rf"\bdrag {_IT} out by\b", "slow it down by"),
        (r"\bintegrated (-?\d[\d.]*)(?: ?lufs)?,? (?:and |with )?(?:a )?(?:true[- ]?peaks?|tp)(?: ceiling| limit| max(?:imum)?)?(?: at| of| to| below)? (-?\d[\d.]*)(?: ?dbtp| ?db)?", r"normalize to \1 LUFS with true peak \2 dBTP"),
        (r"\b(?:let|have|make|get) the (?:highest |loudest )?peaks? (?:reach|touch|hit|sit at|land at|come to|be at|go to) (-?\d[\d.]* ?(?:db\w*|decibels?))", r"normalize the peaks to \1"),
        (rf"\b(?:raise|lift|boost|bring|turn|push) {_IT}(?: up)? until (?:it|the peaks?|the loudest \w+) (?:peaks?|reach(?:es)?|hits?|is|sits?|touch(?:es)?)(?: at)? (-?\d[\d.]* ?(?:db\w*|decibels?))", r"normalize the peaks to \1"),
        (rf"^{_SIDES} (?:are|is|got|were|have been|came out) (?:\w+ )?{_CROSSED}(?: on this one| here| in this(?: \w+)?)?\s*[,;.:–-]+ *(?:please |so |just |and )*(?:exchange|swap|fix|switch|flip|correct|change|reverse|turn|put)(?: them| it| that| the two)?(?: back| around| round| over| right| please)*$", "swap the channels"),
        (r"\bput (?:the )?left (?:channel )?(?:on|to|in) the right(?: side)?(?: and (?:the )?right (?:channel )?(?:on|to|in) the left(?: side)?)", "swap the channels"),
        (r"\b(?:merge|mix|sum|combine|fold|blend|join|put|bring)(?: the)? left and(?: the)? right(?: channels?| sides?)?(?: together)? (?:down )?(?:in)?to (?:mono|one(?: channel)?|a single channel)", "convert to mono"),
        (r"^the (left|right)(?: one| channel| side| mic(?:rophone)?)? (?:is|was|sounds|has|got) [^,;\d]+[,;] *(?:so |please |and )*(?:use|take|keep|want|go with|give me|leave) (?:only |just )*the (?!\1)(left|right)(?: one| channel| side| mic(?:rophone)?)?$", r"keep only the \2 channel"),
        (rf"^(?:let |i want |i need |we want |leave )?(?:nothing|no (?:sounds?|frequenc(?:y|ies))) (?:remain )?(?:below|under|beneath|lower than) ({_HZ})$", r"high pass at \1"),
        (rf"^(?:let |i want |i need |we want |leave )?(?:nothing|no (?:sounds?|frequenc(?:y|ies))) (?:remain )?(?:above|over|beyond|higher than) ({_HZ})$", r"low pass at \1"),
        (rf"^(?:keep |let |leave |pass |have )?(?:only|just) (?:what(?:'s| is| lies)|the (?:frequencies|sounds?)|frequencies|everything|sounds?|the part)? ?(?:above|over|higher than) ({_HZ})(?: (?:through|pass|remain|stay|in))?$", r"high pass at \1"),
        (rf"^(?:keep |let |leave |pass |have )?(?:only|just) (?:what(?:'s| is| lies)|the (?:frequencies|sounds?)|frequencies|everything|sounds?|the part)? ?(?:below|under|lower than) ({_HZ})(?: (?:through|pass|remain|stay|in))?$", r"low pass at \1"),
        (rf"\b(?:kill|cut|remove|lose|strip|take (?:off|out)|filter(?: out)?|tame|drop|get rid of|roll off|trim|clean(?: out| up)?) (?:the |all |any )?(?:sub-?bass|subs?|lows?|low end|bottom(?: end)?|bass|mud|boom|thumps?|low frequencies) (?:below|under|beneath) ({_HZ})", r"high pass at \1"),
        (rf"\b(?:kill|cut|remove|lose|strip|take (?:off|out)|filter(?: out)?|tame|drop|get rid of|roll off|trim|clean(?: out| up)?) (?:the |all |any )?(?:top(?: end)?|treble|highs?|high end|sibilance|air|sizzle|high frequencies) (?:above|over|beyond) ({_HZ})", r"low pass at \1"),
        (rf"^(?:filter|roll|shelve) (?:off |out )?(?:everything|all|the [a-z]+|what(?:'s| is)) (?:that is )?(?:above|over|beyond) ({_HZ})", r"low pass at \1"),
        (rf"^(?:filter|roll|shelve) (?:off |out )?(?:everything|all|the [a-z]+|what(?:'s| is)) (?:that is )?(?:below|under|beneath) ({_HZ})", r"high pass at \1"),
        (r"^(?:use|take|want|go with|keep|leave|give me|have) (?:only |just )?the (left(?: one)?|right)(?: only)?$", lambda found: f"keep only the {found[1].split()[0].casefold()} channel"),
        (rf"\b(?:dull|dampen|muffle) {_IT} (?:above|over|beyond) ({_HZ})", r"low pass at \1"),
        (rf",? so (?:that )?(?:it|they|this|that|he|she) (?:comes?|plays?|is heard|are heard|sounds?|appears?|occurs?|runs?|is there|is|are|goes|is played) {_TIMES}", _heard),
        (r"(?<=\w),? so (?:that )?(?:only |just |nothing but )(?:the |my |our |his |her )?[^,;.\d]+ (?:is|are|remains?|stays?|can be|comes?|gets?)(?: [a-z]+){0,2}$", ""),
        (r"(?<=\d),? so (?:that )?(?:the|my|our|his|her|their|we|you|people|everyone|everybody|nobody|listeners) (?![^,;.\n]*\b(?:louder|quieter|twice|faster|slower|again|backwards|silent|muted|gone|loud)\b)[^,;.\d]+$", ""),
        (rf"\b(?:insert|add|put|make|open|leave|create|have|give(?: me| it)?) (?:an? )?(?:\w+ )?(?:blank|hole|void|space|gap|quiet|stop|rest|emptiness) of ({_D})(?! of)", r"insert \1 of silence"),
        (rf"^let ({_D}) (?:pass|go by|elapse) (?:at|after|before) ({_C}|the (?:start|end|beginning))", r"insert \1 of silence at \2"),
        (rf"\b(?:stretch|lengthen|extend|widen|prolong|enlarge|increase) the (?:pause|gap|silence|break|breather) at ({_C}) by ({_D})", r"insert \2 of silence at \1"),
        (rf"\bpad the (?:very )?(start|beginning|front|head|end|tail|back) (?:with|by) ({_D})(?! of (?!silence))(?: of silence)?", lambda m: f"insert {m[2]} of silence at the {'start' if m[1].lower() in ('start', 'beginning', 'front', 'head') else 'end'}"),
        # pauses
        (rf"^(?:trim|cut|bring|take|get|reduce|make|squeeze|shrink|limit|chop|compress|tighten) (?:down )?{_PAUSES} {_OVER} ({_D})(?: down)? (?:to|at|become) ({_D})", r"shorten pauses over \1 to \2"),
        (rf"^{_PAUSES} {_OVER} ({_D})(?: (?:should|must|shall|has to|have to|ought to))?(?: (?:become|be|go|shrink|get|be cut|be reduced|be shortened|be trimmed))?(?: down)?(?: to)? ({_D})", r"shorten pauses over \1 to \2"),
        (rf"^(?:cap|limit|restrict|clamp|hold|keep|max out) {_PAUSES} (?:at|to|under|below) (?:at most |a maximum of |max )?({_D})", r"shorten pauses over \1 to \1"),
        (rf"^{_PAUSES} (?:should|must|may|can|shall) ?(?:n't|not|never) (?:exceed|be longer than|last longer than|last more than|be more than|be over|go over|last over) ({_D})", r"shorten pauses over \1 to \1"),
        (rf"^(?:make|have|get|let) {_PAUSES} (?:be )?({_D}) (?:at most|max(?:imum)?|tops|at the most|or less)", r"shorten pauses over \1 to \1"),
        (rf"^(?:whenever|wherever|where|every time|if|when) (?:there(?:'s| is)|you (?:find|hear|see)|it has) (?:more than|over|a pause (?:of more than|over|longer than)|silence (?:of more than|over|longer than)) ({_D})(?: of silence| of dead air| of nothing)?,? (?:please )?(?:cut|trim|shorten|reduce|bring|take) (?:it|that|this)(?: down)? to (?:about )?(\d+(?=$)|{_D})", r"shorten pauses over \1 to \2"),
        (rf"\b((?:remove|cut|close(?: up)?|shorten|trim|take out|tighten|squeeze|reduce|collapse|delete|strip) {_PAUSES}(?: {_OVER} {_D})?),? (?:but |and |while )?(?:leaving|keeping|leave|keep|retaining|preserving|sparing) (?:just |only |about )?({_D})(?: (?:of (?:each|them|it|silence|every \w+)|each|behind|in place|in between|there))*(?=$|[,;.])", r"\1 but keep \2"),
        # notes
        (r"\b(?:delete|remove|cut|erase|drop|wipe|clear|strip|get rid of|lose|throw(?: away| out)?|take(?: out| away)?|kill|undo|discard|bin|scrap|purge|ditch) (?:away |out |off )?(?:all |the |my |every |any |of |those |these )*(?:chapters?(?: marks?| markers?| points?| breaks?)?|(?:chapter )?markers)(?: out| away| off)?(?=$|[,;.!]| and | then )(?! (?:at|from|called|named|\d))", "remove all chapters"),
        (r"^(?:no (?:more )?(?:chapters|chapter marks|markers)|(?:i|we) (?:don't|do not|dont) (?:need|want) (?:the |any |these |those )?(?:chapters|chapter marks|markers))(?: any ?more| please| at all)*$", "remove all chapters"),
        (r"^(?:i|we) (?:want|wish|would like|need|desire|ask|prefer) that (?:you |we )?(?!one\b|bit\b|part\b|you\b)", ""),
    )
)  # fmt: skip

_WHOLE = shapes(
    (
        (r"(?:make|bring|set|get|have) (?:everything|it all|all (?:parts|of it|the voices)|the whole thing|all voices|everybody|everyone)(?: be)? (?:equally loud|evenly loud|(?:to |at )?the same (?:loudness|level|volume))", r"normalize the loudness"),
        (rf"(?:prepare|ready|make ready|optimi[sz]e|set up|get ready|get|make) {_IT} (?:ready )?for (?P<x>spotify|youtube|(?:a |the )?podcasts?|streaming|broadcast|apple podcasts?)", r"normalize it for \g<x>"),
        (rf"turn {X} (?:around|round|back to front)", r"reverse \g<x>"),
        (rf"(?:make|have|run|play|put|turn|get) {X} back to front", r"reverse \g<x>"),
        (rf"mirror {X}(?: in time)?", r"reverse \g<x>"),
        (rf"(?:invert|reverse|flip) the (?:time|order|direction) of {X}", r"reverse \g<x>"),
        (rf"(?:let|have|make) {X} (?:come|play|sound|run|be heard|appear|occur|happen|be played|be there) (?:twice|two times)(?: in a row| in succession| back to back)?", r"repeat \g<x> once"),
        (rf"(?:let|have|make) {X} (?:come|play|sound|run|be heard|appear|occur|happen|be played) three times(?: in a row| in succession| back to back)?", r"repeat \g<x> twice"),
        (rf"{X} (?:twice|two times) (?:in a row|in succession|back to back)", r"repeat \g<x> once"),
        (rf"make (?:a second|another|one more|an additional) copy of {X}(?: (?:right |directly |straight )?(?:after|behind) (?:it|itself|that))?", r"repeat \g<x> once"),
        (rf"(?:paste|put|add|insert|stick|place) (?:a second |another |one more |a )copy of {X} (?:right |directly |straight )?(?:after|behind) (?:it|itself|that)", r"repeat \g<x> once"),
        (rf"{_NAMELESS}(?:let |have )?{X} (?:should|must|has to|needs to|is to|ought to|shall|ought) (?:be|come|go|stand|sit|play|be (?:put|placed|moved|heard)) (?:at|in|to|as) {_EDGE}", r"move \g<x> to the \g<edge>"),
        (rf"{_NAMELESS}{X} (?:belongs|goes|fits) (?:best |better )?(?:at|to|in) {_EDGE}", r"move \g<x> to the \g<edge>"),
        (rf"{_NAMELESS}(?:let|have) {X} (?:come|go|stand|play|be) (?:at|in|to) {_EDGE}", r"move \g<x> to the \g<edge>"),
        (rf"{_NAMELESS}(?:have|let) {X} (?:come|go|play|be|stand) (?P<side>after|before) (?P<at>{_C})", r"move \g<x> \g<side> \g<at>"),
        (rf"{_NAMELESS}(?:i'd like|i want|i would like|we want|we'd like|i'd love|i wish) {X} (?:to (?:be|come|go|stand) )?(?:at|to) {_EDGE}", r"move \g<x> to the \g<edge>"),
        (r"put (?P<x>the (?:selection|selected [a-z]+)) (?:in|into|to) silence", r"mute \g<x>"),
        (r"maximi[sz]e (?:the |its )?(?:volume|level|loudness|gain)(?: of (?:it|this|everything|the whole thing|the recording))?(?: without (?:any |it )?(?:clipping|distortion|distorting))?", r"normalize the peaks"),
        (r"(?:swap|exchange|switch) (?:round |around )?the (?:first and (?:the )?second|two) halves(?: around| round)?", r"move the second half to the start"),
        (rf"(?:level|normali[sz]e|bring|set|get|take) {_IT} (?:to|for|at) (?:the )?(?:broadcast|ebu|r ?128|tv|television|radio) ?(?:standard|level|loudness)?(?: of| at|,)? (?P<x>-\d+(?:\.\d+)?)", r"normalize to \g<x> LUFS"),
        (rf"(?:trim|clip|cut|lop|chop) (?:off |away )?the (?:tail|end|ending|stuff|bit|part) after {X}", r"delete everything after \g<x>"),
    )
)  # fmt: skip


def said_plainly(words: str) -> str:
    """The sentence with every such wish in it as a plain one."""
    return rewritten(words, (*_SUBS, *_WHOLE))
