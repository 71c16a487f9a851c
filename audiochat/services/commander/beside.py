# ruff: noqa: E501 (a shape of a sentence is read as one line)
"""What is said beside a part that is exact already, and wishes put as a state of it, in plain words."""

from __future__ import annotations

from audiochat.services.commander.beside_he import HEBREW
from audiochat.services.commander.rewriting import rewrites, rewritten

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

_AWAY = r"(?:delete|cut|remove|drop|lose|erase|bin|kill|trim|chop|take)"
_UP = {"quiet": "raise", "low": "raise", "soft": "raise", "loud": "lower", "high": "lower"}

_PLAINER = rewrites(
    (
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
        # "since the end is just chatter, remove the last 2 minutes"
        (
            rf"^(?:since|as|because|given that|seeing that|seeing as|now that) {_TALK}{{3,60}}, (?=(?:so )?{_WISH}[^\n]*\d)",
            "",
        ),
        # "after 58:00 nothing happens anymore, delete the rest"
        (
            rf"^(?:after|from|past) ({_CLOCK})(?: on(?:wards)?)? (?:there(?:'s| is| are)|it(?:'s| is)|nothing|nobody|only|just|we|they|he|she|i)\b[^,;.\d]*"
            rf"[,;.–-]+ *(?:so |please |just |and )*({_AWAY})(?: out| off)?(?: (?:the rest|all of it|everything after(?: that)?|from there(?: on(?:wards)?)?|it|that))(?: (?:out|off|away))?$",
            r"delete from \1 to the end",
        ),
        (
            rf"^(?:starting |beginning )?(?:from|after|past|at) ({_CLOCK})(?: on(?:wards)?)?,? (?:please |just )*({_AWAY})(?: out| off)? (?:everything|all|the rest|it all|all of it)$",
            r"delete from \1 to the end",
        ),
        (
            rf"^(?:the )?(?:very )?(?:last|final|closing|end|ending)(?: bit| part| section| stretch| piece)?,? from ({_CLOCK})(?: on(?:wards)?)?,? (?:can|should|must|has to|may) (?:go|be (?:cut|deleted|removed|dropped)(?: off| out)?)$",
            r"delete from \1 to the end",
        ),
        # "the guest (10:00 to 20:00) is 6 dB too quiet"
        (
            rf"^(?:the |my )?[^\W\d]+(?: [^\W\d]+)? ?\(({_RANGE})\) (?:is|are|was|sounds) (?:about |some )?(\d[\d.]*) ?(?:db|decibels?) too (quiet|low|soft|loud|high)$",
            lambda m: f"{_UP[m[3].lower()]} {m[1]} by {m[2]} dB",
        ),
        (
            rf"^(it|this|everything|all of it|{_RANGE}) (?:is|are|was|sounds) (?:about |some )?(\d[\d.]*) ?(?:db|decibels?) too (quiet|low|soft|loud|high)$",
            lambda m: f"{_UP[m[3].lower()]} {m[1]} by {m[2]} dB",
        ),
        (
            r"\ba (?:bit|little|touch) (more|less) volume,? (?:like|say|about|maybe|perhaps|by)? ?(\d[\d.]*) ?(?:db|decibels?)$",
            lambda m: f"{'raise' if m[1].lower() == 'more' else 'lower'} it by {m[2]} dB",
        ),
        (r"^(?:it )?(?:should|must|needs to|has to|ought to) be (?=\d[\d.]* ?(?:db|decibels?|%|percent|semi-?tones?) )", "make it "),
        (r"\banother (second|minute) of (?=silence\b|quiet\b)", r"1 \1 of "),
        (
            r"\bextend (?:it |this )?(?:at )?(the (?:very )?(?:beginning|start|end|front)) (?:with|by) ([^,;]*?\bof silence)\b",
            r"insert \2 at \1",
        ),
        (
            r"\b(?:finish|end|close|conclude) (?:it )?(?:on|with) an? (\d[\d.]*)[ -]?(?:s|secs?|seconds?)(?: long)? fade(?: out)?$",
            r"fade out over \1 seconds",
        ),
        (r"\bbeep (?:it )?out\b", "bleep"),
        (r"\bbehind (?=the (?:first|second|third|last|next)\b|\d)", "after "),
        (
            r"\b(?:swap|switch|flip|bring|put|take) (?:it|this|that|everything|the \w+) (?:over |down |back )?(?:to|in|into) (?=(?:mono|stereo)\b)",
            "convert it to ",
        ),
        (r"\b(?:an?|one) semi-?tone and a half\b", "1.5 semitones"),
        (r"\b(?:an?|one) (?:whole )?(?:tone|step) and a half\b", "3 semitones"),
        (r"^gain (up|down) (?:by )?(\d[\d.]*)$", r"gain \1 \2 dB"),
        # "remove the mains hum, it's 60 Hz here"
        (
            rf"\b(?:mains |electric |power )?(hum|buzz)\b\s*[,;(–-]\s*(?:it's|it is|its|that's|i think it's|we have|at|around|about)? ?(?:at |around |about )?(\d\d+(?: ?hz| hertz))\b{_TALK}*$",
            r"\2 \1",
        ),
        # "copy 1:00 to 1:15 and paste it twice right after itself"
        (
            rf"^(?:copy|take) ({_RANGE}) and (?:paste|repeat|put|play|loop) (?:it|that|this)(?: (?:in|again))?( once| twice| \w+ times)?(?: more)? ?(?:right |directly |straight )?(?:(?:after|behind) (?:itself|it|that)|there)?$",
            r"repeat \1\2",
        ),
        # "just leave me the last 5 minutes, nothing else"
        (rf"^(?:just |only )*leave (?:me |us |only |just |with )+(?=(?:the )?(?:{_END}|{_RANGE})\b)", "keep only "),
        (rf"^(?:just |only )+leave (?=(?:the )?(?:{_END}|{_RANGE})$)", "keep only "),
        (rf"^leave ((?:the )?(?:{_END}|{_RANGE})),? (?:and )?nothing else$", r"keep only \1"),
        (rf"^(keep only (?:the )?(?:{_END}|{_RANGE})),? (?:and )?nothing else$", r"\1"),
    )
)  # fmt: skip


def put_plainly(words: str) -> str:
    """The wish without what only describes its part, and states ("should come first") as edits."""
    return rewritten(words, (*_PLAINER, *HEBREW), count=1)
