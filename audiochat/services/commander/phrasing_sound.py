# ruff: noqa: E501 (a shape of a sentence is read as one line)
"""Roundabout ways to wish for a level, a fade, less noise or a beep, as the plain verb."""

from __future__ import annotations

from audiochat.services.commander.phrasing_shapes import X, shapes

_N = r"(?P<n>(?:\d+(?:\.\d+)?|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|half a) ?(?:db|decibels?|dbs))"
_L = (
    r"(?P<l>(?:\d+(?:\.\d+)?|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|half a)[ -]?"
    r"(?:s|secs?|seconds?|minutes?|mins?)(?: and a half)?)"
)
_SOFTLY = r"(?:(?:very |really |nice and |ever so )?(?:gently|gradually|slowly|softly|smoothly|quietly|nicely|gracefully|steadily|naturally|calmly|little by little|bit by bit) )*"
_SOFT = r"(?:(?:an? )?(?:nice |very )?(?:gentle|soft|smooth|slow|gradual|long|short|quick|graceful|subtle|gentle,? slow) )"
_OVER = r"(?:over|in|during|for|within|across|through|throughout|by the end of|lasting|of|with)"
_HEAD = r"(?:start|beginning|opening|entry|entrance|intro|introduction|front|head|onset|entering)"
_TAIL = r"(?:end|ending|finish|close|closing|exit|outro|tail|last note|final note|last chord|final chord|conclusion|landing)"
_WHOLE = r"(?:it|this|that|everything|the (?:whole )?(?:thing|sound|music|song|recording|audio|voice|track|piece|applause|volume|level|voices?|noise|episode|show))"
_RISE = (
    r"(?:come in|come up|swell(?: up| in)?|rise(?: up)?|grow(?: up)?|build up|emerge|appear|creep in|sneak in|ease in|fade in|fade up|enter|begin|start)"
    r"(?: (?:up )?(?:from|out of) (?:total |complete )?(?:silence|nothing|zero|nowhere))?"
)
_FALL = (
    r"(?:die(?: away| down| off| out)?|ring out|melt(?: away| out| off)?|dissolve(?: away)?|drift (?:off|away|out)|sink(?: away| down)?|taper(?: off| out| away| down)?|"
    r"tail (?:off|out|away)|trail (?:off|away|out)|wind down|vanish|disappear|dwindle(?: out| away| down)?|fade(?: out| away| off| down)?|"
    r"evaporate|ebb(?: away| out)?|peter out|recede|decay|wane|fall silent|go quiet|lapse|subside|get quieter and quieter|slip away|glide out|"
    r"end (?:gradually|quietly|gently|softly|slowly|smoothly|gracefully)|finish (?:gradually|quietly|gently|softly|slowly|smoothly)|"
    r"stop (?:gradually|gently|softly|slowly))(?: (?:down )?(?:in)?to (?:total |complete )?(?:silence|nothing|zero|nothingness))?"
)
_MODAL = r"(?:to|should|must|shall|ought to|has to|needs to|is to|may|could|can)"

LEVELS = shapes(
    (
        (rf"(?:give|grant) {X} (?:an extra|another|an additional|a further|about|some) {_N}(?: more)?(?: of (?:gain|boost|volume|level))?", r"raise \g<x> by \g<n>"),
        (rf"(?:put|pile|slap|stick|throw|pack) (?:an extra |another )?{_N} (?:more )?(?:on|onto|on top of|into|to) {X}", r"raise \g<x> by \g<n>"),
        (rf"{_N} (?:more|extra|louder|up|of (?:extra )?(?:gain|boost|volume)) (?:on|in|for|over|to|from|during|at) {X}", r"raise \g<x> by \g<n>"),
        (rf"{_N} (?:less|quieter|down|softer|lower) (?:on|in|for|over|from|during|at) {X}", r"lower \g<x> by \g<n>"),
        (rf"(?:apply|add|use|set|make|do) (?:a |an |some )?(?:gain|boost|increase|lift|rise) of (?:\+ ?)?{_N} (?:to|on|for|in|over|from) {X}", r"raise \g<x> by \g<n>"),
        (rf"(?:apply|add|use|set|make|do) (?:a |an |some )?(?:cut|reduction|decrease|drop|dip|attenuation) of (?:- ?)?{_N} (?:to|on|for|in|over|from) {X}", r"lower \g<x> by \g<n>"),
        (rf"{X} (?:is|are|sounds?|was|were|comes? out) (?:about |some |around |roughly )?{_N} too (?:quiet|low|soft|silent|weak)", r"raise \g<x> by \g<n>"),
        (rf"{X} (?:is|are|sounds?|was|were|comes? out) (?:about |some |around |roughly )?{_N} too (?:loud|high|strong|hot)", r"lower \g<x> by \g<n>"),
        (rf"(?:pull|suck|drag|carve|scoop|draw) {_N} (?:out of|from|off|off of|out from) {X}", r"lower \g<x> by \g<n>"),
        (rf"{_N} (?:less|quieter|softer|down|lower)(?: there| please)?", r"lower it by \g<n>"),
        (rf"{_N} (?:more|louder|up|higher)(?: there| please)?", r"raise it by \g<n>"),
        (rf"(?:calm|tone|quiet|quieten|hush|settle|tame|ease|rein) {X} (?:down |in )?by {_N}", r"lower \g<x> by \g<n>"),
    )
)  # fmt: skip
FADES = shapes(
    (
        (rf"(?:begin|start|open|lead in|come in|kick off|introduce (?:it|this)|start off|open up) {_SOFTLY}(?:with|on|by) (?:an? )?{_SOFT}?{_L} (?:gentle |soft |smooth |slow |long |linear )*fade(?:[ -]?(?:in|up))?", r"fade in over \g<l>"),
        (rf"(?:begin|start|open|lead in|come in|kick off|introduce (?:it|this)) {_SOFTLY}(?:with|on) {_SOFT}?fade(?:[ -]?(?:in|up))? (?:of|over|lasting|for|in) {_L}", r"fade in over \g<l>"),
        (rf"(?:finish|end|close|conclude|wrap up|stop|go out) (?:it )?{_SOFTLY}(?:with|on|by|in) (?:an? )?{_SOFT}?{_L} (?:gentle |soft |smooth |slow |long |linear )*fade(?:[ -]?(?:out|down|away))?", r"fade out over \g<l>"),
        (rf"(?:finish|end|close|conclude|wrap up|stop|go out) (?:it )?{_SOFTLY}(?:with|on|in) (?:a )?{_SOFT}?fade(?:[ -]?(?:out|down|away))? (?:of|over|lasting|for|in) {_L}", r"fade out over \g<l>"),
        (rf"(?:let|have|make|get) (?:{_WHOLE}|(?:the|its) (?:very )?{_HEAD}) {_SOFTLY}{_RISE} {_SOFTLY}{_OVER} {X}", r"fade in over \g<x>"),
        (rf"(?:{_WHOLE}|(?:the|its) (?:very )?{_HEAD}) {_MODAL} {_SOFTLY}{_RISE} {_SOFTLY}{_OVER} {X}", r"fade in over \g<x>"),
        (rf"(?:swell|rise|grow|come up|emerge)(?: up)? {_SOFTLY}(?:from|out of) (?:silence|nothing|zero) {_SOFTLY}(?:over|across|during|within|in) {X}", r"fade in over \g<x>"),
        (rf"(?:bring|take|ease|lift|raise) {_WHOLE} (?:in|up) {_SOFTLY}(?:from (?:silence|nothing|zero) )?{_SOFTLY}(?:over|across|during|within|through) {X}", r"fade in over \g<x>"),
        (rf"(?:{_SOFTLY})(?:increase|raise|bring up|turn up|lift) (?:the )?(?:volume|level|sound|audio) {_SOFTLY}(?:up )?from (?:silence|nothing|zero|0)(?: to (?:full|normal|full volume|100 ?%))? {_SOFTLY}(?:over|across|during|within|in|for) {X}", r"fade in over \g<x>"),
        (rf"{_SOFT}{_HEAD},? ?(?:over|of|in|for|with|lasting|across|:|-)? ?{_L}", r"fade in over \g<l>"),
        (rf"{_SOFT}{_TAIL},? ?(?:over|of|in|for|with|lasting|across|:|-)? ?(?:the last )?{_L}", r"fade out over \g<l>"),
        (rf"(?:smooth|soften|ease|round off|gentle) (?:the|its) (?:very )?{_HEAD} (?:with|by|using) (?:an? )?{_SOFT}?(?:fade(?:[ -]?in)? of )?{_L}(?: fade(?:[ -]?in)?)?", r"fade in over \g<l>"),
        (rf"(?:smooth|soften|ease|round off|gentle) (?:the|its) (?:very )?{_TAIL} (?:with|by|using) (?:an? )?{_SOFT}?(?:fade(?:[ -]?out)? of )?{_L}(?: fade(?:[ -]?out)?)?", r"fade out over \g<l>"),
        (rf"(?:let|have|make|get) (?:{_WHOLE}|(?:the|its) (?:very )?{_TAIL}) {_SOFTLY}{_FALL} {_SOFTLY}(?:over|in|during|for|within|across|through|throughout) {X}(?: with a fade)?", r"fade out over \g<x>"),
        (rf"(?:let|have|make) (?P<x>(?:the|its) (?:very )?(?:last|final|closing) [^,;]{{2,30}}?) {_SOFTLY}{_FALL}(?: {_SOFTLY.strip()})?", r"fade out \g<x>"),
        (rf"(?:{_WHOLE}|(?:the|its) (?:very )?{_TAIL}) {_MODAL} {_SOFTLY}{_FALL} {_SOFTLY}(?:over|in|during|for|within|across|through) {X}", r"fade out over \g<x>"),
        (rf"(?:bring|take|lower|pull|wind|turn|ease|ride|slide|fade) {_WHOLE} {_SOFTLY}(?:down |out |off |away )?{_SOFTLY}(?:to (?:complete |total )?(?:silence|nothing|zero|nothingness)) {_SOFTLY}(?:over|in|during|for|within|across|through|by) {X}", r"fade out over \g<x>"),
        (rf"{_SOFTLY}(?:decrease|lower|bring down|turn down|reduce|drop) (?:the )?(?:volume|level|sound|audio) {_SOFTLY}(?:down )?to (?:silence|nothing|zero|0) {_SOFTLY}(?:over|across|during|within|in|for) {X}", r"fade out over \g<x>"),
        (rf"(?:wind|taper|tail|trail|ease|dwindle|die|disappear|vanish|melt) (?:{_WHOLE} |(?:the|its) {_TAIL} )?(?:off |out |away |down ){_SOFTLY}(?:over|in|during|for|within|across|through) {X}", r"fade out over \g<x>"),
        (rf"(?:taper|feather|smooth out|ease off) (?:the|its) {_TAIL} (?:off |out |away )?{_SOFTLY}(?:over|in|during|for|within|across|through) {X}", r"fade out over \g<x>"),
        (rf"(?:soften|ease|smooth|gentle) the (?:entry|entrance|start|beginning|opening|onset) of {X},? (?:with a |by a |and |using a )?fade[ -]?in(?: (?:across|over|through|on|for|there|to) (?:it|that|this|the whole of it))?", r"fade in \g<x>"),
        (rf"(?:soften|ease|smooth|gentle) the (?:exit|end|ending|close|finish) of {X},? (?:with a |by a |and |using a )?fade[ -]?out(?: (?:across|over|through|on|for|there|to) (?:it|that|this|the whole of it))?", r"fade out \g<x>"),
    )
)  # fmt: skip
_HISS = r"(?P<n>(?:(?:the|that|this|any|all|more|annoying|constant|awful|terrible|background|mains|electrical|room|tape|mic) )*(?:hiss|hissing|static|whoosh(?:ing)?|noise|background noise|hum|humming|buzz|buzzing))"
_BLOWER = (
    r"(?:(?:ceiling |desk |cooling |computer |laptop |pc )?fans?|air[ -]?con(?:ditioner|ditioning|d)?s?|a/c|ac unit|hvac(?: system)?|"
    r"ventilation(?: system)?|ventilators?|traffic|wind|air flow)"
)
_MACHINE = rf"(?:{_BLOWER}|fridge|refrigerator|heater|heating|radiator|projector|generator|motor|engine|boiler|freezer|washing machine|dishwasher|computer|laptop|street|room)"
_AWAY = (
    r"(?:remove|get rid of|take (?:out|away)|kill|lose|reduce|lower|filter(?: out)?|eliminate|suppress|clean(?: up| out| off)?|cut(?: down| out)?(?: on)?|minimi[sz]e|"
    r"quieten|turn down|tone down|lessen|delete|mute|drop|tame|attenuate|dampen|soften|weaken)"
)
_LOUD = r"(?:(?:loud|constant|annoying|low|awful|noisy|humming|whirring|steady|old|big|rattling) )*"
_OF_IT = r"(?:(?:sound|sounds|noise|noises|whirr?|whirring|roar|roaring|drone|droning|rattle|rattling|hiss|rustle|rustling|blowing|buffeting) (?:of|from|made by|coming from|caused by) )"
_HEARD = r"(?: (?:sounds?|whirr?(?:ing)?|roar|rattle|drone|buffeting|noises?))"
_END_OF_IT = rf"(?: out| away| off| down)?(?: (?:in|from) (?:the |my )?(?:back|background|room|hall|recording|distance))?(?P<by>(?: by {_N.replace('?P<n>', '?:')})?)"
NOISES = shapes(
    (
        (rf"(?:no more|enough of|enough with|down with|away with|out with) {_HISS}", r"remove \g<n>"),
        (rf"(?:i|we) (?:don't|do not|dont|can't|cannot) (?:want to |wanna |want |like to |stand to |need to |bear to )?(?:hear |have |stand |bear )?{_HISS}(?: any ?more| at all| in it| there)*", r"remove \g<n>"),
        (rf"(?:mute|silence|quieten|quiet|hush|shut up|clean off|clean away|clear away|wash out|calm|tone down) (?=(?:\w+ )*?(?:hiss|hissing|static|whoosh|background noise|fan noise|hum|humming|buzz|buzzing)\b){_HISS}(?: out| down| away)?", r"remove \g<n>"),
        (rf"(?:free|rid|clear|cleanse|clean|purge|strip) (?:{_WHOLE}|the (?:voice|speech|speaker)|my voice) (?:of|from) {_HISS}", r"remove \g<n>"),
        (rf"{_AWAY} (?:the |that |our |my |this )?{_LOUD}{_OF_IT}?(?:the |our |my |an? )?{_LOUD}{_BLOWER}{_HEARD}?{_END_OF_IT}", r"reduce the noise\g<by>"),
        (rf"{_AWAY} (?:the |that |our |my |this )?{_LOUD}{_OF_IT}(?:the |our |my |an? )?{_LOUD}{_MACHINE}{_END_OF_IT}", r"reduce the noise\g<by>"),
        (rf"{_AWAY} (?:the |that |our |my |this )?{_LOUD}{_MACHINE}{_HEARD}{_END_OF_IT}", r"reduce the noise\g<by>"),
        (r"(?:clean(?: up)?|purify|clear up|tidy up|cleanse) (?:the |my |this )?(?:background|sound from noise)", r"reduce the background noise"),
    )
)  # fmt: skip
_BEEP = r"(?:an? |the |some )?(?:(?:censor|censoring|loud|short|tv|long) )?(?:beep|bleep|bleeping|beeping)(?: tone| sound| noise)?"
BEEPS = shapes(
    (
        (rf"(?:cover|censor|replace|mask|hide|obscure|disguise|swap|exchange|drown|blank|overlay|overdub|block|substitute|paint over) {X} (?:out |over |up )?(?:with|by|under|behind|for|using) {_BEEP}", r"bleep \g<x>"),
        (rf"(?:put|insert|add|place|lay|drop|overlay|use|play|need|want|have|stick|apply|set|sound) {_BEEP} (?:over|on|onto|on top of|across|for|during|in place of|instead of|where|to|(?=between|from)) ?{X}", r"bleep \g<x>"),
        (rf"{X} (?:gets?|needs?|deserves?|wants?|should (?:get|have)|must have) {_BEEP}", r"bleep \g<x>"),
        (rf"(?:bleep|beep) (?:me |him |her |it |them |us |that |this )?out (?=from |between |at |\d|what ){X}", r"bleep \g<x>"),
    )
)  # fmt: skip

SOUND = (*LEVELS, *FADES, *NOISES, *BEEPS)
"""All shapes about sound."""
