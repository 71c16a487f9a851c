# ruff: noqa: E501 (a shape of a sentence is read as one line)
"""What stands around a wish and says nothing of it: who wishes it, how kind it would be."""

from __future__ import annotations

import re

_REQUEST = re.compile(
    r"^(?:[\w']+ ){1,4}?(?:requests?|asks?|requires?|recommends?|orders?|wishes|wish|directs?|instructs?|"
    r"demands?|insists?|proposes?|suggests?|moves|prefers?)(?: for)?(?: that)? (?=.*\b(?:be|to be)\b)"
)
_PEOPLE = (
    r"(?:(?:my|our|the|a|his|her|their|your|one of (?:my|our|the)) )?(?:new |old |big |little )?"
    r"(?:boss|client|clients|customer|customers|editor|producer|producers|wife|husband|partner|manager|"
    r"director|teacher|professor|lawyer|judge|host|co-?host|guest|listeners?|team|people|friends?|colleagues?|"
    r"mom|mum|mother|dad|father|brother|sister|doctor|speaker|publisher|agency|label|station|network|platform|"
    r"company|legal|marketing|everybody|everyone|somebody|someone|they|he|she|we|i|u|you)"
)
_WISHED = re.compile(
    rf"^{_PEOPLE} (?:really |both |also |kindly |now |actually )*"
    r"(?:wants?|needs?|asked for|asked (?:me |us |you )?to|asked if (?:you|we|i) (?:could|can)|'?d like|"
    r"would like|would love|should like|should love|'?d love|would prefer|'?d prefer|told (?:me|us|you) to|said to|says to|"
    r"said (?:that )?(?:we|i|you) should|thinks? (?:that )?(?:we|i|you) should|insists? on|begged me to|"
    r"wishes|would rather have|prefers) (?:(?:that )?(?:us|me|you|this|it) (?:to )?)?(?:to )?(?:have |see |get )?(?=\S)"
)
_KIND = re.compile(
    r"^(?:(?:i'd|i would|we'd|we would|it'd|it would|that would|would you|it'd really|it would really) "
    r"(?:be |really |so |very |much |absolutely |just )*"
    r"(?:grateful|great|lovely|nice|good|happy|wonderful|appreciate|appreciated|kind|obliged|cool|awesome|"
    r"helpful|kind enough|thankful|help|help me|perfect|ideal|best|amazing|fantastic|super)"
    r"(?: it| me| us| a lot| out)* (?:if|to|for)(?: you)?(?: (?:could|would|can|to|were to|just))* )"
)
_MAY = (
    r"(?: (?:you|we|i|it|u))?(?: (?:could|can|might|would|should|may|be able to|were able to|to))*"
)
_TO_DO = (
    r"you need|you have|you've got|i've got|i have got|i got|we've got|we have got|i have|we have|i must|"
    r"we must|it's time|its time|time|remember|don't forget|make sure|be sure|feel free|"
    r"be a (?:dear|darling|star|pal|good \w+) and|do me a favou?r and|do me a solid and|help me|help me out and|"
    r"(?:your|the|my) (?:job|task|plan|idea|goal) (?:here )?is|(?:i'm|we're|i am|we are) (?:gonna|going|trying|"
    r"looking|planning|hoping)|(?:are|r) (?:you|u) (?:able|willing|free)|(?:do|would) (?:you|u) be able|"
    r"(?:do|would) (?:you|u) be (?:so kind as|willing)|please proceed|proceed|(?:we|i) ought|i'd rather"
)
_ASKED = re.compile(
    r"^(?:it(?:'s| is) (?:possible|ok|okay) (?:to|if|that|for) (?:you )?(?:could |can )?|(?:is|would) (?:it|there) (?:be )?(?:at all )?(?:possible|ok|okay|alright|fine|any chance|a chance|"
    rf"any way|a way|some way|any possibility)(?: (?:to|that|if|for))?{_MAY} |"
    rf"(?:any|some|a) (?:way|chance|possibility)(?: (?:to|of|for|that))?{_MAY} |"
    r"(?:i was|i am|i'm|we were|we're|was|been|just) (?:just )?(?:wondering|hoping|thinking|curious)"
    rf"(?: (?:if|whether|that|maybe|about))*{_MAY} |"
    r"(?:could|can|may|might) (?:i|we) (?:please )?(?:trouble|ask|bother|get|beg|persuade|have) you (?:please )?to |"
    rf"(?:i|we) wonder(?: (?:if|whether))?{_MAY} |do be (?:a dear|an angel|a darling|so kind) (?:and|as to) |"
    rf"(?:{_TO_DO}) (?:to (?:please )?|(?<=and ))|"
    r"(?:do|would) (?:you|u) mind (?:just )?(?=\w+ing\b)|mind (?:just )?(?=\w+ing\b)|"
    r"(?:(?:let's|lets) (?:try|start|begin)|start|begin|try|how about|what about|consider|i suggest|"
    r"let's consider) (?:off )?(?:with |by )?(?=\w+ing\b(?! out\b| in\b))|"
    r"(?:(?:what if|why don't|suppose|what say) (?:we|you|i)|why not|how about(?: (?:we|you|i))?) (?:just )?(?:try to )?(?!can\b)(?=\w))"
)
_HELLO = re.compile(
    r"^(?:(?:hey|hi|hello|yo|ok|okay|so|well|um|uh|oh|ah|hmm|listen|look|alright|all right|right(?=,)|actually|"
    r"basically|also|and|please|pls|now|then|sorry|anyway|honestly|great|perfect|cool|nice|thanks|thank you|"
    r"wait|next(?= up|,)|(?:one|just one|another|a) (?:more |last |final |other |quick )*(?:thing|one|request|"
    r"favou?r|question)|quick (?:one|thing|request|question|favou?r)|quickly|real quick|btw|by the way|for now|"
    r"first off|first things first|to start(?: off| with)?|to begin(?: with)?|last(?: thing)?(?=[,:])|"
    r"finally|lastly|also|good (?:morning|afternoon|evening)|dear \w+|hey there|hi there|my friend|"
    r"(?:if|when|whenever) (?:you|it) (?:can|could|have (?:time|a (?:sec|second|minute|moment))|get a chance|"
    r"don't mind|is possible|is ok|would|be so kind|may)|if (?:it isn't|it's not|it is not|that's not|it wouldn't be) (?:too much )?"
    r"(?:bother|trouble|to ask|asking too much|a problem|an issue)|if you (?:wouldn't|don't|would not|do not) mind)[\s,:;.!?\-]+)+(?=\S)"
)
_OPENS = re.compile(
    r"\b(?:open(?: it| things)?(?: up)?|lead(?: it)?(?: off| in)?|begin(?: it)?|kick(?: it| things)? off|"
    r"start(?: it| things)?(?: off| out)?|precede(?: it| this| everything)?) with\b"
)
_CLOSES = re.compile(
    r"\b(?:close(?: it)?(?: out| off)?|conclude(?: it)?|wrap(?: it| things)?(?: up)?|finish(?: it)?(?: off| up)?|"
    r"round(?: it)? off|end(?: it)?(?: off)?|follow (?:it|this|everything)(?: up)?|top it off) with\b|\bend on\b(?= an? )"
)
_ING = re.compile(r"^(mut|remov|delet|reduc|rais|normaliz|normalis|insert|duplicat|revers|silenc|mak|tak|us|"
                  r"eras|chang|increas|decreas|amplif|leav|denois|excis|cutt|trimm|chopp|snipp|cropp|turn|"
                  r"fad|keep|boost|bring|lower|clean|speed|slow|add|putt|sett|gett|shift|mov|repeat)ing\b")  # fmt: skip
_ROOTS = {"amplif": "amplify", "cutt": "cut", "trimm": "trim", "chopp": "chop", "snipp": "snip",
          "cropp": "crop", "putt": "put", "sett": "set", "gett": "get", "turn": "turn", "keep": "keep",
          "boost": "boost", "bring": "bring", "lower": "lower", "clean": "clean", "speed": "speed",
          "slow": "slow", "add": "add", "shift": "shift", "repeat": "repeat", "insert": "insert"}  # fmt: skip


def unframed(text: str) -> str:
    """A wish without its frame: ``Counsel requests that it be muted``, ``any chance you could mute it``.

    ``text`` has gone through ``normalise``. A verb in -ing at the front becomes the plain verb.
    """
    for shape in (_HELLO, _KIND, _ASKED, _WISHED, _HELLO, _ASKED, _REQUEST):
        text = shape.sub("", text, count=1)
    text = _CLOSES.sub("end with", _OPENS.sub("start with", text))
    found = _ING.match(text)
    if found:
        root = found.group(1)
        text = _ROOTS.get(root, f"{root}e") + text[found.end() :]
    return text
