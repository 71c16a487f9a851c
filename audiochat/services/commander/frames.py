# ruff: noqa: E501 (a shape of a sentence is read as one line)
"""What stands around a wish and says nothing of it: who wishes it, how kind it would be."""

from __future__ import annotations

import re

from audiochat.services.commander.courtesies import without_greeting, without_thanks
from audiochat.services.commander.normalise import word_set

_REQUEST = re.compile(
    r"^(?:[\w']+ ){1,4}?(?:requests?|asks?|requires?|recommends?|orders?|wishes|wish|directs?|instructs?|"
    r"demands?|insists?|proposes?|suggests?|moves|prefers?)(?: for)?(?: that)? (?=.*\b(?:be|to be)\b)",
    re.IGNORECASE,
)
_PEOPLE = (
    r"(?:(?:my|our|the|a|his|her|their|your|one of (?:my|our|the)) )?(?:new |old |big |little )?"
    r"(?:boss|client|clients|customer|customers|editor|producer|producers|wife|husband|partner|manager|"
    r"director|teacher|professor|lawyer|judge|host|co-?host|guest|listeners?|team|people|friends?|colleagues?|"
    r"mom|mum|mother|dad|father|brother|sister|doctor|speaker|publisher|agency|label|station|network|platform|"
    r"company|legal|marketing|everybody|everyone|somebody|someone|they|he|she|we|i|u|you)"
)
_WISHED = (
    rf"{_PEOPLE} (?:really |both |also |kindly |now |actually )*"
    r"(?:wants?|needs?|asked for|asked (?:me |us |you )?to|asked if (?:you|we|i) (?:could|can)|'?d like|"
    r"would like|would love|should like|should love|'?d love|would prefer|'?d prefer|told (?:me|us|you) to|said to|says to|"
    r"said (?:that )?(?:we|i|you) should|thinks? (?:that )?(?:we|i|you) should|insists? on|begged me to|"
    r"wishes|would rather have|prefers) (?:(?:that )?(?:us|me|you) (?:to )?|(?:this|it) to )?(?:to )?(?:have |see |get (?!rid))?(?=\S)"
)
_GOOD = (
    r"(?:grateful|great|lovely|nice|good|happy|wonderful|appreciate|appreciated|kind|obliged|cool|awesome|"
    r"helpful|kind enough|thankful|help|help me|perfect|ideal|best|amazing|fantastic|super|sweet|brilliant|better|useful)"
)
_KIND = (
    r"(?:i'd|i would|i should|we'd|we would|we should|it'd|it would|that would|would you|it'd really|it would really) "
    rf"(?:be |really |so |very |much |absolutely |just |most |ever |terribly |awfully |extremely |rather |quite )*{_GOOD}"
    r"(?: it| me| us| a lot| out)* (?:if|to|for)(?: you)?(?: (?:could|would|can|to|were to|just))* "
)
_MAY = r"(?: (?:you|we|i|it|u))?(?: (?:could|can|might|would|should|may|be able to|were able to|be possible(?: for you)? to|is possible to|to))*"
_I = r"(?:i|we|you|u)"
_TO_DO = (
    rf"{_I} (?:need|have|must|ought|wish|decided|have decided)(?: (?:you|us))?|{_I}(?:'ve| have)? (?:got|decided|agreed)|"
    rf"{_I}(?:'ll| will) (?:need|want|have|like)(?: (?:you|us))?|"
    rf"{_I}(?:'re|'m| are| am)? ?(?:gonna|going to) (?:need|want|have)(?: (?:you|us))?|"
    rf"{_I}(?:'re|'m| are| am) (?:\w+ )?(?:gonna|going|trying|looking|planning|hoping|asking you|here)|"
    rf"{_I}(?:'d| would) (?:really )?(?:prefer|like|love|want|wish|hope)(?: for)?(?: (?:you|us))?|"
    rf"(?:all|what) {_I}(?:'d| would)?(?: really)? (?:want|need|wish|ask|like|love|have)(?: for| of you| to do| done)?(?: you)?(?: here| now| today)? (?:is|was)(?: for)?(?: (?:you|us))?|"
    r"hoping|looking|trying|wanting|planning|aiming|want|need|"
    r"it's time|its time|time|remember|don't forget|never forget|make sure|be sure|be certain|feel free|be ready|"
    r"(?:your|the|my|our) (?:job|task|plan|idea|goal|aim|wish|request|intention)(?: here| now| today)? is|"
    r"(?:are|r) (?:you|u) (?:able|willing|free)|(?:do|would|will|might) (?:you|u) be (?:able|so (?:very |terribly |awfully )?(?:kind|good) as|willing|happy)|"
    r"please proceed|proceed|i'd rather|you're (?:asked|requested|welcome)|you are (?:asked|requested|welcome)|it (?:needs|has)(?= to be)|"
    r"(?:help|allow|let) me|i(?:'m| am) asking(?: for)?(?: you)?|you(?:'d| had) better"
)
_POSSIBLE = r"(?:possible|ok|okay|alright|fine|any chance|a chance|any way|a way|some way|any possibility|feasible|doable|too much)"
_ASKED = (
    rf"it(?:'s| is|'d be| would be) {_POSSIBLE} (?:to|if|that|for) (?:you )?(?:to |could |can )?",
    rf"(?:is|would) (?:it|there) (?:be )?(?:at all )?{_POSSIBLE}(?: (?:to ask you|for you|for us))?(?: (?:to|that|if|for))?{_MAY} ",
    r"it(?:'s| is| would be) (?:necessary|needed|important|best|better|required) (?:for (?:us|me) )?to ",
    rf"(?:any|some|a) (?:way|chance|possibility)(?: (?:to|of|for|that))?{_MAY} ",
    r"(?:i was|i am|i'm|we were|we're|was|been|just) (?:just )?(?:wondering|hoping|thinking|curious)"
    rf"(?: (?:if|whether|that|maybe|about))*{_MAY} ",
    r"(?:could|can|may|might|shall) (?:i|we) (?:please )?(?:trouble|ask|bother|get|beg|persuade|have) you (?:please )?to ",
    rf"(?:i|we) wonder(?: (?:if|whether))?{_MAY} ",
    r"do be (?:a dear|an angel|a darling|so kind) (?:and|as to) ",
    r"be (?:a|an) (?:dear|darling|star|pal|angel|sweetheart|good \w+) and |do me (?:a|the) (?:\w+ )?(?:favou?r|solid|kindness) and |help me out and |"
    r"go (?:ahead|on) and |try and |be sure and ",
    rf"(?:{_TO_DO}) to (?:please |just |now )?",
    rf"{_I}(?:'ve| have|'ll have)? ?(?:just )?gotta |gotta |(?:i|we)(?:'ll| will) (?:just )?(?=(?!have|get|be|need|do)\w)",
    rf"{_I}(?:'d| would) (?:much )?rather (?:just )?(?!(?:have|not|you|we|i|that|it)\b)|{_I}(?:'d| had) better ",
    r"(?:shall|may) we (?:please |just |maybe )?(?!have|get|hear|see)",
    r"(?:(?:do|did) )?(?:(?:you|u|ya) )?(?:think|reckon|suppose|guess) (?:you|u|we|ya) (?:could|can|might) (?:please |maybe |just )?",
    rf"{_I} (?:hope|trust|suppose|guess) (?:that )?(?:you|u|we|i) (?:could|can|might|will) (?:please |just )?",
    r"(?:do|would) (?:you|u) mind (?:just |terribly |awfully |at all |maybe )*(?=\w+ing\b)|mind (?:just )?(?=\w+ing\b)",
    r"(?:(?:let's|lets) (?:try|start|begin)|start|begin|try|how about|what about|consider|i suggest|i propose|i recommend|"
    r"let's consider) (?:off )?(?:with |by )?(?=\w+ing\b(?! out\b| in\b))",
    r"(?:can|could|will|would) (?:you|u|ya|we|someone|somebody) (?:please |just |kindly |maybe |perhaps |possibly |also |now |then |quickly )*"
    r"(?!mind|be|have|have\b|help|think|not|get me)(?=\w)",
    r"(?:can|could|may|might) (?:i|we) (?:please |just |maybe )*(?:have|get) (?!you\b|rid)(?=\w)",
    r"(?:(?:what if|why don't|suppose|what say) (?:we|you|i)|why not|how about(?: (?:we|you|i))?) (?:just )?(?:try to )?(?!can\b)(?=\w)",
)
_FRAMES = tuple(
    re.compile(rf"^(?:{shape})", re.IGNORECASE) for shape in (_KIND, "|".join(_ASKED), _WISHED)
)
_MOST_FRAMES = 4
"""Frames within frames that are taken off: "hey, I was wondering: would it be possible to"."""

_OPENS = re.compile(
    r"\b(?:open(?: it| things)?(?: up)?|lead(?: it)?(?: off| in)?|begin(?: it)?|kick(?: it| things)? off|"
    r"start(?: it| things)?(?: off| out)?|precede(?: it| this| everything)?) with\b",
    re.IGNORECASE,
)
_CLOSES = re.compile(
    r"\b(?:close(?: it)?(?: out| off)?|conclude(?: it)?|wrap(?: it| things)?(?: up)?|finish(?: it)?(?: off| up)?|"
    r"round(?: it)? off|end(?: it)?(?: off)?|follow (?:it|this|everything)(?: up)?|top it off) with\b|\bend on\b(?= an? )",
    re.IGNORECASE,
)
_ING = re.compile(r"^(mut|remov|delet|reduc|rais|normaliz|normalis|insert|duplicat|revers|silenc|mak|tak|us|"
                  r"eras|chang|increas|decreas|amplif|leav|denois|excis|cutt|trimm|chopp|snipp|cropp|turn|"
                  r"fad|keep|boost|bring|lower|clean|speed|slow|add|putt|sett|gett|shift|mov|repeat|giv|los|"
                  r"dropp|pull|push|convert|apply|play|throw|swapp|loop|shorten|tighten|wip|kill|pitch|knock|extract|"
                  r"isolat|copy|switch|double|doubl|halv|bumping|bump|filter|mix|merg|resampl|pad)ing\b", re.IGNORECASE)  # fmt: skip
_CUT_SHORT = word_set(
    "mut remov delet reduc rais normaliz normalis duplicat revers silenc mak tak us eras chang increas decreas "
    "leav denois excis fad mov giv los wip isolat doubl halv merg resampl"
)


def _plain_verb(found: re.Match[str]) -> str:
    """The verb of an -ing form: ``mut`` is mute, ``cutt`` cut, ``amplif`` amplify."""
    root = found.group(1).lower()
    if root in _CUT_SHORT:
        return f"{root}e"
    doubled = len(root) > 3 and root[-1] == root[-2] and root[-1] in "tpmd" and root != "add"
    return {"amplif": "amplify"}.get(root, root[:-1] if doubled else root)


def unframed(text: str) -> str:
    """A wish without its frame: ``Counsel requests that it be muted``, ``any chance you could mute it``.

    A verb in -ing at the front becomes the plain verb. Case is kept.
    """
    text = led_in(without_thanks(text.replace("’", "'")))
    text = _CLOSES.sub("end with", _OPENS.sub("start with", _REQUEST.sub("", text, count=1)))
    return _ING.sub(_plain_verb, text, count=1)


def led_in(text: str) -> str:
    """A wish without the greetings and frames before it; what stands behind it stays."""
    for _ in range(_MOST_FRAMES):
        before, text = text, without_greeting(text)
        for shape in _FRAMES:
            text = shape.sub("", text, count=1)
        if text == before:
            break
    return text
