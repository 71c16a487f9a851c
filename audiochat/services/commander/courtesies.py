# ruff: noqa: E501 (a shape of a sentence is read as one line)
"""Greetings, sighs and thanks before and after a wish, which say nothing of it."""

from __future__ import annotations

import re

_THIS = r"(?:this|that|the|my|our|your) (?:\w+ )?(?:one|recording|file|audio|clip|track|episode|take|interview|project)"
_LEADS = (
    r"(?:sir|madam|salaa?m|shalom|omg|oh my god|(?:morning|evening)(?=[,!.]))",
    r"(?:hey|hi|hello|hiya|yo|dear \w+|good (?:morning|afternoon|evening)|my friend)(?: there| again| all| everyone)?",
    r"ok|okay|k|so|well|alright|all right|right(?=,)|right then|now(?: then)?|then|and|also|but first|anyway|anyways|anyhow",
    r"u+h+|u+m+|e+r+m*|o+h+|a+h+|h+m+|mm+|oo+h|ugh+|argh+|gah|phew|whew|wow|whoa|oops|meh|ahem|damn|dang|shoot|sigh|eh|aww?",
    r"listen|look|see|sorry|apologies|excuse me|my bad|actually|basically|honestly|seriously|obviously|clearly|ideally|frankly",
    r"great|perfect|cool|nice|awesome|brilliant|wonderful|lovely|excellent|fine|good|sweet|super|yes|yeah|yep|yup|sure",
    r"please|pls|plz|kindly|thanks|thank you|cheers|wait|hold on(?! to)|quickly|real quick|btw|by the way|for now|fyi|tbh|note",
    r"next(?= up|,|:)(?: up)?|finally|lastly|firstly|secondly|thirdly|first off|first things first|first up|last(?: thing)?(?=[,:])",
    r"to (?:start|begin|kick things off|finish|end|wrap up|conclude)(?: off| with)?(?=[,:])|to start off|to begin with",
    r"(?:one|just one|another|a) (?:more |last |final |other |quick )*(?:thing|one|request|favou?r|question|edit|change)",
    r"quick (?:one|thing|request|question|favou?r|edit|fix|change)",
    r"(?:you|y'?a?) ?know(?: what)?|guess what|here'?s (?:the thing|what i (?:want|need)|my request|the plan)|i mean(?=,)",
    r"(?:i )?hope (?:i'm|i am|this is|this isn't|that's|it's) (?:not )?(?:bother|disturb|troubl|interrupt|too|ok|okay|alright)[^,;.!?]*[,;.!?]? ?(?:but)?",
    r"(?:i )?hope (?:you're|you are|all is|you|this finds you|that)(?: (?:are|doing|having|is))*(?: (?:well|ok|okay|fine|good|great|a (?:good|great|nice) \w+))",
    r"(?:i'm |i am )?(?:so |very |really )?sorry (?:to|for|about) (?:bother|disturb|troubl|interrupt|be|keep|ask|the)[^,;.!?]*[,;.!?]? ?(?:but)?",
    r"do me (?:a|one) (?:quick |small |little |huge |big )?(?:favou?r|solid|kindness)(?=[,:.;!-])",
    r"(?:as |for )?(?:a|the|your|my|our) (?:very )?(?:next|first|last|final|second|third) (?:step|thing|task|edit|job|request|change)(?=[,: ])(?! (?:is|was|i|we|to|that))",
    r"(?:this|next) time(?: around)?|before (?:anything|everything|all|we do anything|you do anything|doing anything)(?: else)?(?=[, ])",
    r"above all|most importantly|more importantly|if anything|in any case|either way|as (?:always|usual|discussed|agreed|planned)",
    r"(?:audio ?chat(?: studio)?|computer|assistant|editor|studio|bot|siri|alexa|google)(?=[,:.;!-])",
    r"(?:my |the |a |new |next |your )?(?:task|request|to-?do|to do|edits?|instructions?|command|ask|question|wish|job|action|changes?|"
    r"suggestion|idea|plan|goal|ps|p\.s|order|prompt)(?=:)",
    r"(?:in |over )?here(?=[,:])",
    r"היי|הי|שלום|אוקיי|אוקי|אז|עכשיו|קודם כל|טוב(?=,)|יאללה|סליחה|נו|פשוט|תקשיב|תקשיבי|בבקשה|אחי|אנא|תוכלי? בבקשה",
    rf"(?:for|in|on|with|within|to) {_THIS}(?=[,: ])(?! (?:from|at|to|between|until|and|is|was|has|there|i|you|we|or|that|which|with|so))",
    r"(?:if|when|whenever|once) (?:you|it) (?:can|could|have (?:time|a (?:sec|second|minute|moment|chance))|get a (?:chance|moment|minute|sec)|"
    r"get time|are (?:ready|free|able(?: to)?|done)|don't mind|is possible|is ok(?:ay)?|would|be so kind|may|please|wish|like|want|feel like it)",
    r"if (?:it isn't|it's not|it is not|that's not|it wouldn't be|this isn't) (?:too much )?(?:of )?(?:a )?"
    r"(?:bother|trouble|to ask|asking too much|problem|issue|hassle|work)(?: for you)?",
    r"if (?:you (?:wouldn't|don't|would not|do not) mind|(?:that's|it's|it is|that is) (?:ok|okay|alright|fine|possible|all right|cool)(?: with you)?|possible|needed)",
    r"(?:step|part|number|no\.?|#) ?(?:\d{1,2}|one|two|three)(?=[,:.)-])|\d{1,2}[.)](?= [^\W\d])|[•*]|(?:first|1st)(?=[,:])",
)
_BEFORE = re.compile(rf"^\W*(?:(?:{'|'.join(_LEADS)})[\s,:;.!?)\-…]+)+(?=\S)", re.IGNORECASE)

_THANKS = (
    r"(?:(?:many |my |warm |a thousand |huge |lots of )?thanks|thank you|thx|thnx|tx|ty|tysm|cheers|much appreciated|appreciated|appreciate it|much obliged|bless you|merci|danke|gracias)"
    r"(?: (?:so |very |ever so )?much| a (?:lot|bunch|million|ton)| in advance| again| for (?:that|this|your help)| mate| man| dear| you| dude| bro)*"
)
_TRAILS = (
    _THANKS,
    r"please(?: and thank you)?|pls|plz|pretty please|kindly|(?:will|would|can|could|won't|can't) (?:you|u|ya)(?: please)?",
    r"בבקשה|ו?תודה(?: רבה)?(?: לך)?(?: מראש)?|אם אפשר|אם (?:זה )?לא קשה(?: לך)?|כשתוכלי?|כשיהיה לך זמן|אחי|דחוף",
    r"while (?:you(?:'re| are|re)|we(?:'re| are)) at it",
    r"if (?:you )?(?:can|could|would|possible|that'?s (?:at all )?(?:ok|okay|possible|fine|alright|doable)|it'?s (?:at all )?(?:ok|okay|possible|doable)|you (?:don't|wouldn't) mind|you please)",
    r"when(?:ever)? (?:you )?(?:get|have) (?:a |the |some )?(?:chance|moment|minute|second|sec|time)|whenever you can|when you can|when possible",
    r"(?:for me|asap|right away|right now|real quick|immediately|straight away|at once|as soon as possible)(?: please)?",
    r"(?:so )?that(?:'s| is| will be|'ll be) (?:all|it)(?: (?:for now|for today|thanks|thank you|please))?",
    r"(?:(?:that|it)(?:'d| would) )?(?:be|would be) (?:really |so |very |just )?(?:great|nice|lovely|perfect|good|awesome|cool|wonderful|ideal|helpful|appreciated)",
    r"(?:is|would) that (?:be )?(?:ok|okay|possible|alright|fine|doable)|does that sound (?:ok|okay|good|alright)|sounds? good",
    r"(?:what|how) do you (?:think|say)|you know|i(?:'d| would) (?:really )?appreciate (?:it|that)|i beg you|many thanks|best regards",
)
_SAID = (
    r"ok|okay|k|ta|alright|all right|right|yeah|yes|eh|huh|deal|lol|lmao+|haha+|hehe|mate|man|dude|bro|buddy|pal|folks|guys|boss|sir|madam|"
    r"ma'am|dear|love|got it|good|that's (?:great|fine|perfect|good)"
)
_END = r"[\s,;.!?…\U0001f300-\U0001faff☀-➿️]*(?:\s*[:;]-?[)D(P])?[\s.!?]*$"
_AFTER = re.compile(
    rf"(?<=\S)(?:(?:[\s,;.!?…–-]+(?:{'|'.join(_TRAILS)})|\s*[,;.!?…]+\s*(?:and )?(?:{_SAID}))(?!\w))?{_END}",
    re.IGNORECASE,
)
_HANGING = re.compile(
    r"\b(?:the|an?|every|each|all|any|says?|said|saying|words?|phrase|my|his|her|their|our|this|that|of|and|or|to|for|with|no|from|"
    r"where|when|until|before|after|is|be|it's)$",
    re.IGNORECASE,
)


def without_thanks(text: str) -> str:
    """A wish without what only closes it: thanks, "will you?", "if you can", smileys and marks."""
    for _ in range(3):
        shorter = _AFTER.sub("", text, count=1)
        if shorter == text or not shorter or _HANGING.search(shorter):
            break  # "mute the thank you" is about those words
        text = shorter
    return text


def without_greeting(text: str) -> str:
    """A wish without what only opens it: greetings, sighs, "step 1:", "in this file,"."""
    return _BEFORE.sub("", text, count=1)
