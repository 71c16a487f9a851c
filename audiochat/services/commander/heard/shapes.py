# ruff: noqa: E501 (a shape of a sentence is read as one line)
"""The shapes in which an English sentence names what is said."""

from __future__ import annotations

import re

from audiochat.services.commander.heard import english as en
from audiochat.services.commander.normalise import word_set

QUOTES = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"'})
ORDER = "|".join(sorted(map(re.escape, en.ORDER), key=len, reverse=True))
COUNT = "|".join((*en.COUNTS, r"\d{1,2}"))
WHICH = rf"(?:the )?(?:very )?(?P<which>{ORDER})(?: (?P<count>{COUNT}))?"
SAYS = rf"{en.SUBJECT} (?:then )?{en.SAYS}(?P<text>.+)"
QUOTED = r"[\"'](?P<text>[^\"]+?)[\"']"
TAIL = re.compile(
    rf"^(?P<text>.+?)[\s,]+(?:for )?(?:the )?(?P<which>{ORDER})(?: (?P<count>{COUNT}))? times?$"
)
ALL_OVER = re.compile(
    r"^(?P<text>.+?)[\s,]+(?:everywhere|both times|all (?:\w+ )?times|throughout(?: .*)?|wherever (?:it|he|she|they) .*|whenever (?:it|he|she|they) .*|"
    r"each time(?: (?:it|he|she|they) .*)?|every time(?: (?:it|he|she|they) .*)?)$"
)
SAID_BY = re.compile(
    r"^(?P<text>.*\"),? (?:that |which )?(?P<who>(?:the )?(?!it\b|he\b|she\b|they\b|i\b|we\b|you\b|somebody\b|someone\b|anyone\b|anybody\b)[\w-]+) (?:says?|said|shouts?|utters?)$"
)
""" "The second "mice" that Tobias says"."""
WHENEVER = re.compile(
    r"^(?P<text>.+?)[\s,]+(?:wherever|whenever|every time|each time|everywhere) "
    r"(?P<who>(?:the )?(?!it\b|he\b|she\b|they\b|i\b|we\b|you\b|somebody\b|someone\b|anyone\b|anybody\b)[\w-]+) (?:says?|said|uses?|used|utters?)(?: it| that| them| so)?$"
)
FORMS = "|".join(f"(?P<{kind}>{shape})" for kind, shape in en.FORMS.items())


def shape(text: str) -> re.Pattern[str]:
    """A shape of a whole part of a sentence."""
    return re.compile(rf"^(?:{text})$")


EXCEPT = shape(
    rf"(?P<what>(?:all|every|each|the|any|both) .+?),? (?:(?:except|but)(?: for| not)?|apart from|other than|besides|(?:and|but) (?:leave|keep|not)) "
    rf"(?:the )?(?P<which>{ORDER})(?: (?P<count>{COUNT}))?(?: ones?| times?| of them)?(?: in| alone| there)?"
)
_SPARING = r"(?:(?:except|but)(?: for| not)?|apart from|other than|besides|save(?: for)?|(?:and|but) (?:please )?(?:leave|keep|not))"
SPARED = shape(
    rf"(?P<what>.+?),? {_SPARING} (?:(?:the )?(?P<whose>(?:{en.ROLES})|(?!the\b|his\b|her\b|those\b|last\b|first\b)[\w-]+?)(?:'s?|s)?(?: own)?(?: ones?)?|"
    r"(?:the ones?|those|these|that|when|where|whenever)(?: (?:that|which|spoken|said|made))* (?:(?:by|from|of) (?:the )?(?P<by>[\w-]+)|(?:the )?(?P<says>[\w-]+) (?:says?|said|uses?|makes?)(?: it| them)?))"
    r"(?: in| alone| there| be| as they are| untouched)*"
)
""" "All the ums except Ruth's", "every um but the ones Callum says"."""
SHAPES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("phrase", shape(rf"{WHICH} {en.TIMES} (?:that |when |where |in which )?{SAYS}")),
    ("phrase", shape(rf"(?:(?:{WHICH} |the |all )?{en.TIMES} (?:that |when |where |in which )?|that |when |where |in which )(?:the (?:{en.LITERAL}) )?(?P<text>.+?) "
                      r"(?:(?:is|was|are|were|gets?|got) (?:said|mentioned|used|spoken|uttered|heard)|occurs?|appears?|comes? up|pops up)(?: out loud)?")),
    ("about", shape(rf"(?:the |that |this |all (?:the |of the )?)?(?:{WHICH} )?(?P<piece>{en.PIECES}) "
                     r"(?:about|on the (?:topic|subject) of|regarding|concerning|mentioning|"
                     r"(?:that|which) (?:is|are|talks?|speaks?) about|to do with) (?P<text>.+)")),
    ("sentence", shape(rf"(?:the |that |this |all (?:the |of the )?)?(?:{WHICH} )?(?P<piece>{en.PIECES}) "
                        rf"(?:with|containing|that (?:has|contains?|includes?)|which (?:has|contains?)|in which|where|that|when) "
                        rf"(?:{en.SUBJECT} {en.SAYS}|(?:the )?{en.LITERAL} |(?=\"))(?P<text>.+)")),
    ("having", shape(rf"(?:the |that |this |all (?:the |of the )?)?(?:{WHICH} )?(?P<piece>{en.PIECES}) "
                        r"(?:with|containing|saying|(?:that |which )?(?:says?|goes|reads?|mentions?)|mentioning|(?:that |which )?(?:starts?|begins?|ends?) with|(?:starting|beginning|opening|ending)(?: with| in| on)?|that (?:has|contains?|includes?)|"
                        r"which (?:has|contains?)) (?:the )?(?P<text>.+)")),
    ("about", shape(rf"(?:the |that |this |all (?:the |of the )?)?(?:{WHICH} )?(?P<piece>{en.PIECES}) "
                     rf"(?:where|when|in which|that) {en.SUBJECT} (?:{en.TALKS}|{en.MENTIONS})(?P<text>.+)")),
    ("about", shape(rf"(?:only )?(?P<piece>everything|anything|all|whatever|what|stuff|things?|the (?:parts?|bits?|stuff|things?|lines?))(?: that| which| where| in which)? "
                     rf"(?!it\b|is\b){en.SUBJECT} (?:says?|said|tells?(?: us)?|told(?: us)?|talks?|speaks?|has to say) (?:about|regarding|concerning) (?P<text>.+)")),
    ("about", shape(r"(?:only )?(?P<piece>everything|anything|all|whatever|what|stuff)(?: that| which)? (?:is|was|gets|has been) (?:said|mentioned|told|discussed) (?:about|on|regarding) (?P<text>.+)")),
    ("sentences", shape(rf"{WHICH} (?:sentences?|things?|lines?) (?:that |which )?(?P<owner>(?:the )?(?!he\b|she\b|they\b|we\b|i\b|it\b|is\b|are\b|was\b)[\w-]+) "
                         r"(?:says?|said|speaks?|utters?|has to say)")),
    ("about", shape(rf"(?:where|when|in which) {en.SUBJECT} {en.TALKS}(?P<text>.+)")),
    ("about", shape(rf"(?:the |that |this |all (?:the |of the )?)?(?:{WHICH} )?(?P<piece>{en.PIECES}) "
                     rf"(?:where|when|in which) (?P<subject>he|she|they|we|i|(?:the|his|her|their) [\w'-]+|(?!(?:the|his|her|their)\b)[\w'-]+) (?!{en.SAID}\b)(?P<text>\w+ .*\w.*)")),
    ("about", shape(rf"(?:where|when) (?P<subject>he|she|they|we|i|the [\w'-]+|(?!the\b)[\w'-]+) (?:{en.TELLS}) (?:about |us |me )*(?P<text>.*\w.*)")),
    ("phrase", shape(rf"(?:(?:the )?(?:point|part|moment|place|bit|time|spot|second) )?"
                      rf"(?:where |when |that |wherever |whenever |at which )?{SAYS}")),
    ("phrase", shape(rf"(?:{WHICH} |the |all )?(?:{en.TIMES}) (?:of|where it says) "
                      rf"(?:the (?:{en.LITERAL}) )?(?P<text>.+)")),
    ("sentences", shape(rf"(?:the )?(?:very )?(?P<which>{ORDER})(?: (?P<count>{COUNT}))? sentences?(?: (?:of|in) (?:it|this|(?:the|this|my) (?:recording|file|audio|talk|interview|episode|meeting|call|speech|lecture|sermon|show|podcast)))?")),
    ("phrase", shape(r"(?:the )?(?P<text>(?!he\b|she\b|it\b|his\b|her\b|the\b)[\w-]+)'s (?:full |last |first |sur)?name")),
    ("words", shape(r"(?:the )?(?P<which>first|opening|last|final|closing)(?: (?P<count>"
                     + COUNT + r"))? words?")),
    ("phrase", shape(rf"(?:{WHICH} |the |any |all (?:the )?)?{en.LITERAL}:? (?!of\b)(?P<text>.+)")),
    ("quoted", shape(rf"(?:{WHICH} |the |a |any )?{QUOTED}")),
)  # fmt: skip
ANYHOW = shape(rf"(?:only )?(?:the |any |all |all the |all of the |all of |his |her |their |my |our |those |these |this |that |every |a |an )?"
                 rf"(?:(?:mr|mrs|ms|miss|mister|dr|doctor|sister|brother|father|aunt|uncle)\.? )?(?:(?P<owner>[\w-]+)'s? )?(?:{WHICH} )?(?:{FORMS})(?: (?:in|from) (?:it|this|the recording|there|here))?")  # fmt: skip
FORM_GIVEN = shape(
    rf"(?:the |a |that |all (?:the )?)?(?:{WHICH} )?(?:{FORMS}) (?:that |which )?{en.SUBJECT} "
    r"(?:gives?|reads?|says?|tells?|spells?|gave|said|shares?|dictates?|mentions?|asks?|asked|quotes?|leaves?|left)(?: out| us| me| you)*"
)
TOPICAL = shape(
    rf"(?:the |her |his |their |my |our |that |this |all (?:the |of the )?)?(?:(?P<owner>[\w-]+)'s? )?(?:{WHICH} )?"
    r"(?:entire |whole |full |long |short |complete )?(?P<form>questions?|answers?|replies|reply|responses?)(?: given| asked)? "
    r"(?:about|on|regarding|concerning|mentioning|(?P<to>to) (?:the (?:question )?(?:about )?)?|where|when|in which|that is about) ?(?P<text>.+)"
)
NAMED_FIRST = shape(
    r"(?:all (?:of )?)?(?:the |her |his |their |my |that |this )?(?:(?P<owner>[\w-]+)'s )?(?P<text>(?!first\b|last\b|second\b|third\b|next\b|filler\b|swear\b)[\w-]+) "
    r"(?P<form>questions?|answers?|replies|reply)"
)
WITHIN = re.compile(
    r" (?:in|from|of|during|within|inside|at the (?:very )?(?:start|beginning|end) of) (?=(?:the |her |his |their |that |this |\w+'s )?(?:\w+ ){0,3}"
    r"(?:answers?|questions?|replies|reply|sentences?|parts?|bits?|lines?|turns?|section|story|what|ads?|adverts?|"
    r"advertisements?|commercials?|sponsor\w*|greetings?|farewells?)\b|\")"
)
ONE_ROW = re.compile(r"^(?:the |that )?(?:sentence|line)$")
SIDED = re.compile(
    r"[\s,]+(?P<next>right |just |immediately |directly |straight )?(?P<side>before|after|until|till|following|since) (?P<place>.+)$"
)
FROM = shape(
    rf"(?:the |that |all (?:the |of the )?)?(?P<rest>(?:(?:{ORDER}) )?[\w-]+) (?:from|by) (?P<owner>the (?:{en.ROLES})|(?!(?:it|this|that|the|him|her|them|me|us|my|his|their)\b)[\w-]+)"
)
MADE = re.compile(r"^(?P<noun>(?:[\w'-]+[ ,:]+){1,5})(?P<text>\"[^\"]+\")$")
BESIDES = re.compile(r"\b(?:but|except|before|after|from|until|between|to|not|and|or)\b")
OWNED = re.compile(r"^(?:the |my |our )?(?P<owner>[\w-]+)'s (?P<rest>.+)$")
HOLDING = re.compile(
    rf"^(?:the |that |this )?(?:sentence|line|part|bit) (?:where|in which|when|that|with) (?:{en.SUBJECT} "
    r"(?:gives?|reads?|says?|tells?|spells?|gave|said|shares?|dictates?|mentions?)(?: out)? )?"
    rf"(?P<what>(?:the |a |an |his |her |their |my )?(?:{'|'.join(en.FORMS.values())}))(?: in it)?$|"
    rf"^(?P<form>(?:the |that |his |her )?(?:{'|'.join(v for k, v in en.FORMS.items() if k != 'advert')})) (?:sentence|line)$"
)
SPOT = shape(
    r"(?:the |that |this )?(?P<text>(?!(?:whole|entire|first|last|second|third|long|short|other|next|sponsor|sponsored|promo)\b)"
    r"(?!.*\b(?:before|after|of|in|at|from|to|with|start|end|sentence|line|part|bit|pause|the)\b)[\w'-]+(?: [\w'-]+){0,3}) "
    r"(?:ads?|adverts?|advertisements?|commercials?|spots?|promos?)"
)
"""An advertisement by what it is for: "the Harley's Hardware spot"."""
EXCHANGE = shape(
    r"(?:the )?(?P<question>.*?\bquestions?\b.*?),? (?:and|with|together with|along with|plus|including) (?:its|the|her|his|their|both|all) (?:answers?|reply|replies)"
)
NAMED_EXCHANGE = shape(
    r"(?:the |that )?(?P<text>(?!first\b|last\b|next\b|second\b|third\b)[\w'-]+(?: [\w'-]+){0,3}) (?:question and (?:the )?answer|q ?(?:&|and) ?a)"
)
COUNTED = shape(r"(?:the )?(?P<form>question|answer) (?:number |no\.? ?|nr\.? ?|#)?(?P<at>\d{1,2})")
COURTESY = shape(
    rf"(?:the |his |her |their |my |our |that |(?P<owner>[\w-]+)'s )(?:{WHICH} )?"
    r"(?:(?P<greeting>hello|welcome|hi)|(?P<farewell>good ?bye|bye|farewell)|(?P<thanks>thanks|thank[- ]you|thank[- ]yous))(?: part| bit| line| sentence)?"
)
LINED = shape(
    r"(?:the |that |(?P<owner>[\w-]+)'s )?\"(?P<text>[^\"]+)\" (?:lines?|sentence|bit|part|remark|comment|quip|joke|thing|reply|answer|outburst)"
)
"""A sentence that is named with its words: "Anna's "that's sad" line"."""
ALONE = {
    "price": "prices",
    "cost": "prices",
    "amount": "prices",
    "sum": "prices",
    "date": "dates",
    "year": "dates",
}
"""One of a kind that is known by its form, as people name it."""
GIVEN = shape(
    rf"(?:(?:{WHICH} |the |every |each )?(?:bit|part|moment|point|place|section|times?|sentence|line) (?:where |when |in which |that )?|(?:where|when|whenever|in which|that) )"
    rf"{en.SUBJECT} {en.GIVES} (?:the |a |an )?(?P<what>(?:his |her |their |my |our )?(?:{'|'.join(en.FORMS.values())}|{'|'.join(ALONE)}))(?: out| again)?"
)
SWEARING = shape(
    rf"(?:every time |all the times |(?:the )?(?:bit|part|bits|parts) )?(?:where|when|whenever|wherever|that)? ?{en.SUBJECT} "
    r"(?:swears?|curses?|swore|cursed|is swearing)"
)
SWEARER = shape(
    rf"(?P<subject>(?:the )?(?:{en.ROLES})|(?!(?:the|any|all|some|every|each|his|her|their|my|our|this|that|those|these|no|more|of|and|or|out|only|just|bad|foul|heavy|strong|mild|loud|rude)\b)[\w-]+)(?:'s?)? "
    r"(?:swearing|cursing|cussing|bad language|foul language)"
)
""" "Danny swearing", of somebody with a name."""
DESCRIBED = shape(
    r"(?:the |that |this |their |his |her |our )(?P<word>(?!(?:wrong|right|correct|other|old|new|next|previous|first|second|third|last|whole|entire|same|only|actual|full|exact|real)\b)[^\W\d][\w-]+?)(?:'s?)? "
    r"(?P<form>web ?site(?: address)?|url|web ?page|web address|e-?mail(?: address)?|phone number|telephone number|post ?code|address|price|cost)"
)
""" "The sock website": a thing known by its form, with a word that tells which."""
WHO_WHEN = shape(
    rf"(?P<who>the (?:{en.ROLES})|(?!the\b|every\b|it\b|this\b|that\b|everything\b)[\w-]+(?: [\w-]+)?),? (?:when|whenever|where|wherever|every time|each time) (?:he|she|they) "
    rf"(?:(?P<swears>(?:swears?|curses?|swore|cursed|is swearing))|(?:says?|said)[\s:,]+(?P<text>(?!(?:it|that|this|them|so)$).+))"
)
""" "Ruth when she swears": only that of what she says."""
SPEAKER = (
    shape(r"(?:only )?(?:every |each |all (?:the |of the )?|the |any )?(?:words?|sentences?|lines?|things?|parts?|bits?|everything|anything|all|whatever|stuff)"
           r"(?: (?:that|which) (?:is|are|was|were))? (?:spoken|said|uttered|told|read) by (?P<speaker>(?:the )?[\w'-]+)"),
    shape(rf"(?:only )?(?:everything|all|what|whatever|anything|the parts?|the bits?|when|where|whenever|the sections?)"
           rf"(?: (?:that|where|when|in which))? (?P<speaker>the (?:{en.ROLES})|the [\w'-]+(?= (?:says?|said)$)|(?!the |he |she |they |i |we |it |you )(?:{en.TITLED})?[\w'-]+)"
           rf" (?:says?|said|talks?|speaks?|is (?:talking|speaking|saying)|spoke)"),
    shape(rf"(?:only )?(?P<speaker>the (?:{en.ROLES})|(?!the\b)(?!(?:{en.PIECES})\b)(?:{en.TITLED})?[\w-]+)'s? (?:parts?|voice|words|bits?|speech|lines|turns?|sections?|side|volume|mic|microphone)(?: of it)?"),
    shape(rf"(?:only )?(?P<speaker>the (?:{en.ROLES}))(?: (?:talking|speaking))?"),
    shape(r"(?P<others>everybody|everyone|all|anyone|all (?:the |of the )?(?:speakers|others|voices))(?: else)? (?:but|except(?: for)?|other than|apart from|besides|save(?: for)?) (?P<speaker>[\w-]+)"),
)  # fmt: skip
NTH = shape(rf"{WHICH} (?P<text>\w+ \w+.*)")
AT_EDGE = re.compile(r" (?:at|near|towards|right at) the (?:very )?(?P<edge>start|beginning|end)$")
HERE = word_set(
    "here there now then start end beginning middle playhead cursor selection this that it everything all"
)
"""Places of the ordinary rules, which are no words to look for."""
HOW = re.compile(
    r"\btoo (?:fast|loud|quiet|slow|soft|low|high|long|much|noisy|boomy|sharp|dull|faint|quick|slowly|quickly)\b"
)
ARTICLE = r"(?:the|a|an|this|that|my|our|his|her|their) "
TOLD = shape(
    rf"(?!(?:the )?\S+'s ){en.SUBJECT} (?:{en.TELLS}|{en.SAID}|talks?|talked|speaks?|spoke|discuss(?:es|ed)?)\b.+"
)
"""What somebody tells, where a place is looked for: "before he tells the story"."""
BEGINS = shape(
    rf"(?:where |when |the (?:point|moment) (?:where|when) )?(?P<speaker>the (?:{en.ROLES})|(?!the\b|it\b|he\b|she\b|they\b|we\b|i\b)[\w-]+) "
    r"(?:(?:first )?(?:comes on|comes in|joins in|joins|calls in|appears|chimes in)|first (?:speaks?|talks?|begins?|starts?)|(?:speaks?|talks?|(?:begins?|starts?)(?: (?:to )?(?:speak(?:ing)?|talk(?:ing)?))?|says? something)(?: for the first time)?)"
)
"""Where somebody begins to speak."""
PLACE = re.compile(
    r"^(?:(?P<clock>\d{1,3}(?::\d{1,2}){1,2}(?:\.\d+)?)|(?P<number>\d+(?:\.\d+)?) ?(?P<unit>s|sec|"
    r"seconds?|m|min|minutes?)(?: in)?|the (?:very )?(?P<edge>start|beginning|end))$"
)
SPOKEN_OF = shape(
    r"(?:the |that |this |his |her |their |all (?:the |of the )?)?(?:(?P<owner>[\w-]+)'s )?(?:(?!he\b|she\b|they\b|i\b|we\b|you\b|it\b|to\b)[\w-]+ )?"
    r"(?P<noun>jokes?|chit-?chat|chat|chatter|banter|small talk|announcements?|explanations?|decisions?|conversation|argument|debate|rant|gossip|anecdotes?|"
    r"digression|tangent|ramblings?|waffle|exchange|complaints?|complaining|descriptions?|news|memor(?:y|ies)|tales?|info|information|details?|warning|advice|tips?|plans?)"
    r"(?: bit| part)? (?:about|regarding|concerning|on|of) (?P<text>.+)"
)
""" "The chit-chat about the weekend": what is spoken of, by what kind of talk it is."""
