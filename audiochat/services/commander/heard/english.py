# ruff: noqa: E501 (a shape of a sentence is read as one line)
"""English sentences about what is said, as shapes of words."""

from __future__ import annotations

POLITE = (
    r"(?:(?:please to|do(?! not|n't)|please|pls|plz|kindly|hey|ok|okay|so|now|then|and|also|just|can (?:you|u|ya)|could (?:you|u)|"
    r"would (?:you|u)|will (?:you|u)|can we|could we|i want you to|i want to|i want|i'd like you to|i'd like to|i need to|"
    r"i need you to|we need to|we have to|i have to|let's|lets|go ahead and|finally|next|first|try to|pretty please|"
    r"i'd like|i would like(?: you)?(?: to)?|you can|you may|do me a favou?r and|quickly|actually|maybe|perhaps|"
    r"for [\w' ]{3,30}?(?:[,:]|(?= (?:please|pls|can you|could you)\b))|in (?:this|the) (?:recording|file|one)[, ])[\s,]+)*"
)
CLOSING = (
    r"(?:[\s,]+(?:please|pls|thanks|for me|if possible|entirely|completely|altogether|fully|totally|"
    r"for good|right away|as well|(?:and )?while (?:you(?:'re| are|re)|u r|ur|we(?:'re| are)|(?:you )?are) at it|"
    r"if (?:you|u) (?:can|could|don't mind|dont mind|wouldn't mind|have (?:the )?time|get (?:a |the )?chance)|"
    r"if (?:that's|thats|that is|it's|its|it is) (?:at all )?(?:possible|ok|okay|all ?right|fine|doable|no trouble|not too much trouble)|"
    r"when(?:ever)? (?:you|u) (?:(?:get|have|find) (?:a |the |some )?(?:chance|moment|minute|min|sec|second|time)|can)))*[\s.!,]*"
)

DEEDS = {
    "delete": r"cut out|cut away|take away|cut|delete|remove|erase|take out|get rid of|strip out|strip|drop|"
    r"lose|throw out|throw away|trim out|trim off|snip out|kill|edit out|clean out|clean up|trim|"
    r"leave out|scrap|chop out|chop off|chop away|chop|snip off|snip|clip out|clip off|axe|ax|ditch|dump|lop off|"
    r"slice out|slice off|slice|nuke|wipe out|wipe|bin|discard|scrub|do away with|pull out|pull|eliminate|omit|"
    r"strike out|strike from the record|strike|"
    r"(?:close up|close|tighten up|tighten)(?= (?:the |that |this )?(?:gap|pause|silence|space)s? (?:in )?between)|"
    r"(?:fix|tidy up|tidy|clean)(?= (?:all )?(?:the |his |her |their |my |every )*(?:[\w-]+'s )?(?:stutter|stammer|repeat|repetition|u+m|u+h|filler|hesitation))",
    "keep": r"(?:keep|retain|leave)(?: me)?(?: with)? only|keep only|only keep|keep just|just keep|leave only|only leave|leave just|retain only|"
    r"retain|keep nothing but|remove everything but|remove everything except(?: for)?|"
    r"delete everything but|delete everything except(?: for)?|cut everything but|"
    r"cut everything except(?: for)?|delete all but|remove all but|keep",
    "silence": r"mute out|mute|silence|blank out|blank|redact|anonymi[sz]e|make silent|hush",
    "bleep": r"bleep out|bleep over|bleep|beep out|beep over|beep|censor out|censor",
    "go": r"select|highlight|go to|go back to|jump to|jump back to|skip to|take me to|bring me to|seek to|"
    r"move (?:the )?(?:playhead|cursor) to|go|jump|play me|play from|play|"
    r"start (?:playing )?(?:from|at)",
    "where": r"find me|find|search for|look for|locate|show me|show|where is|where's|"
    r"where are|list|mark|highlight|where does|where do|where did",
}
"""What is to be done, each as alternatives; the longest fits first."""

SUBJECT = (
    r"(?P<subject>he|she|they|i|we|you|it|someone|somebody|anyone|anybody|everyone|"
    r"(?:the|my|our|a|that|this) (?!(?:first|second|third|fourth|fifth|last|next|final|opening|very)\b)[\w'-]+|(?!(?:the|his|her|their|that|where|when|time|every|each|all|any|both|and|or|is|was|are|were)\b)[\w'-]+)"
)
SAYS = (
    r"(?:(?:first|last|finally|again|actually|ever) )?"
    r"(?:says|say|said|saying|is saying|uses the (?:word|phrase)|use the (?:word|phrase)|utters|shouts|yells|"
    r"mentions|mention|mentioned|mentioning|goes|whispers|repeats|pronounces)"
    r"(?: the (?:words?|phrase|name)| out loud)?[\s:,]+"
)
TALKS = (
    r"(?:talks?|talked|talking|speaks?|spoke|speaking|discuss(?:es)?|rambles?|goes on|chats?|is|are|"
    r"complains?) ?(?:is |are )?(?:talking |speaking |chatting )?(?:about|on|over|of)?\s+"
)
TELLS = (
    r"tells?|told|asks?|asked|explains?|explained|describes?|described|complains?|complained|jokes?|joked|"
    r"thanks?|thanked|introduces?|introduced|remembers?|remembered|lists?|listed|answers?|answered|argues?|argued|"
    r"apologi[sz]es?|apologi[sz]ed|promises?|promised|admits?|admitted"
)
"""Verbs of telling: what follows them is what a part is about."""
GIVES = (
    r"(?:gives?|gave|reads?|says?|said|tells?|told|spells?|repeats?|repeated|shares?|dictates?|mentions?|mentioned|quotes?|states?|stated|"
    r"announces?|announced|names?|calls)(?: out)?(?: us| you| me| them| everybody| away)?"
)
"""Verbs of saying with what is said as their object: "where he reads out the address"."""
SAID = r"(?:says?|said|saying|mentions?|mentioned|gives?|gave|reads?|swears?|curses?|swore|cursed|uses?|repeats?)"
MENTIONS = r"(?:mentions?|mentioned|brings? up|brought up|refers? to)\s+"

ORDER = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    "eighth": 8, "ninth": 9, "tenth": 10, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "5th": 5,
    "6th": 6, "7th": 7, "8th": 8, "9th": 9, "10th": 10, "last": -1, "final": -1, "every": 0,
    "each": 0, "all": 0, "both": 0, "any": 0, "all the": 0, "all of the": 0, "every single": 0,
    "second last": -2, "second to last": -2, "penultimate": -2, "opening": 1, "closing": -1,
}  # fmt: skip
COUNTS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
          "nine": 9, "ten": 10, "couple of": 2}  # fmt: skip

TIMES = r"(?:times?|occasions?|places?|spots?|points?|moments?|instances?|occurrences?|mentions?)"
LITERAL = r"(?:words?|phrases?|names?|expressions?|terms?|surname|last name|first name)"
PIECES = r"(?:sentences?|lines?|parts?|bits?|sections?|passages?|stretch|stretches|paragraphs?|pieces?|remarks?|comments?|segments?|story|stories|talk|stuff|everything|anything|all|thing|things|discussion|chat|portions?|speech|moments?)"
SENTENCES = ("sentence", "line", "paragraph", "remark", "comment", "passage")
"""Pieces that are meant as a whole, whatever is done to them."""

FORMS = {
    "phone": r"(?:tele)?phone (?:numbers?|no|nr)|cell(?:phone)? (?:numbers?|no|nr)|mobile(?: phone)? (?:numbers?|no|nr)|"
    r"(?:his|her|their|my) numbers?|phone|(?:contact|callback) numbers?|number (?:he|she|they) (?:says|gives|reads)(?: out)?",
    "address": r"(?:street|home|postal|house|mailing|physical) ?addres+(?:es)?|(?<!mail )(?<!email )addres+(?:es)?",
    "postcode": r"post ?codes?|zip(?: ?codes?)?|postal codes?",
    "labelled": r"(?:(?:account|order|reference|booking|room|flight|invoice|policy|customer|case|ticket|passport|"
    r"licen[cs]e|social security|security|serial|house|door|extension|tracking|member(?:ship)?|registration|student|"
    r"patient|tax|bank|routing|sort|access|pin|confirmation|employee|file|claim|contract) (?:numbers?|no|nr|codes?|ids?))|"
    r"dates? of birth|birth ?dates?|dob",
    "email": r"e[- ]?mails?(?: ?addres+(?:es)?)?|mail addres+(?:es)?",
    "card": r"(?:credit|debit|bank|payment|visa)(?: |-)?card(?:s|(?: |-)?(?:numbers?|details))?|"
    r"card numbers?|card details",
    "number": r"numbers?|figures?|digits?",
    "money": r"(?:amounts?|sums?) of money|money amounts?|(?:dollar|pound|euro) amounts?|prices",
    "date": r"dates",
    "website": r"web ?sites?(?: ?address(?:es)?| names?)?|web addres+(?:es)?|urls?|web ?pages?|domain(?: names?)?",
    "named": r"(?:(?:people|person|proper)(?:'?s)? ?)?names|names of (?:the )?(?:people|persons|everyone|everybody)",
    "greeting": r"greetings?|hellos?|welcome message|(?:saying )?hello part|salutations?",
    "farewell": r"farewells?|good-?byes|good bye part|goodbye part|sign-?offs?|byes|closing remarks",
    "thanks": r"thank[- ]?you'?s|thank you part|thank you bits?|thanking|thank-?you messages?",
    "sorry": r"apolog(?:y|ies)|sorr(?:y'?|ie)s",
    "advert": r"ads?|adverts?|advertisements?|advertising|commercials?|sponsors?|sponsored|sponsorships?|promos?|"
    r"(?:(?:the )?(?:ad|advert|sponsor|sponsored|sponsor's|sponsorship|promo|commercial|advertising)) (?:reads?|breaks?|spots?|segments?|bits?|parts?|sections?|blocks?|plugs?|messages?|mentions?|announcements?|content|stuff)",
    "swears": r"(?:swear|curse|cuss|bad|dirty|naughty|foul|rude)(?: |-)?words?|swearing|swears?|"
    r"cursing|curses|cussing|profanit(?:y|ies)|expletives?|obscenit(?:y|ies)|foul language|"
    r"bad language|strong language|f[- ]?bombs?|f[- ]?words?|s[- ]?words?",
    "fillers": r"(?:u+m+'?s?|u+h+'?s?|a+h+'?s?|e+r+m*'?s?|h+m+'?s?)(?:(?:,| and| or| &|/)+ ?"
    r"(?:and |or )?(?:the )?(?:u+m+'?s?|u+h+'?s?|a+h+'?s?|e+r+m*'?s?|h+m+'?s?))*|"
    r"filler(?: |-)?(?:words?|sounds?|noises?)|fillers?|hesitations?|disfluenc(?:y|ies)|verbal tics|"
    r"stumbles|hesitation sounds?|filled pauses",
    "repeats": r"repeated (?:words?|phrases?)|double[d]? words?|words? (?:that (?:is|are) )?(?:repeated|said twice)|repeats|repetitions?|stutters?|stuttering|stammers?|stammering|"
    r"doubled words?|duplicate words?|repeated phrases?|word repetitions?",
    "questions": r"questions?|what is asked",
    "answers": r"answers?|replies|reply|responses?",
}
"""Things known by their form."""

SINGULAR = (
    r"(?:.* )?(?:number|no|nr|phone|e-?mail|addres+|card|question|answer|reply|response|word|code|postcode|zip|id|"
    r"dob|birth|birth ?date|site|website|url|page|webpage|domain|ad|advert|advertisement|commercial|promo|sponsor|sponsorship|read|break|spot|segment|bit|part|section|block|plug|message|mention|stutter|repeat|repetition|swear|expletive|filler|profanity|obscenity|curse|cuss)"
)

BEFORE = r"(?:right |just )?(?:before|prior to|preceding|ahead of|leading up to|earlier than)"
UPTO = r"(?:(?:all the way )?(?:up |through )?to and including|(?:all the way|right) (?:up )?to|up to|up until|until|till|til|to|through)"
AFTER = r"(?:right |just )?(?:after|following|past|beyond|later than)"
WHOLE = (
    r"(?:(?:everything|all|anything|it all|all of it|the part|the parts|the bit|the audio|the rest|"
    r"the stuff|the sound|the beginning|the start|the intro|the end|the gap(?= (?:in )?between)|the pause(?= (?:in )?between)|"
    r"the silence(?= (?:in )?between)|the space(?= (?:in )?between)|the dead air(?= (?:in )?between)|"
    r"the chunk|the section|the passage|the stretch|the noise|the chatter|the small talk|the talk|what|whatever)"
    r"(?: (?:that|which))?(?: (?:is|comes|came|was|goes|happens|said|spoken|there is))? )?"
)
EDITS = (
    r"(?:"
    + "|".join(alternatives for deed, alternatives in DEEDS.items() if deed not in ("go", "where"))
    + r"|"
    r"fade|normali[sz]e|make|turn|raise|lower|bring|add|insert|speed|slow|boost|set|put|move|copy|repeat|export|reduce|louder|"
    r"quieter|denoise|clean|convert|reverse|change|apply)"
)
"""Verbs of edits; a clause without any wishes nothing."""
TITLED = (
    r"(?:(?:dr|doctor|mr|mister|mrs|ms|miss|prof|professor|sir|father|reverend|rev|captain|coach|nurse|judge|"
    r"uncle|aunt|auntie|grandma|grandpa|granny)\.? (?:[\w-]+ )?)"
)
"""What stands before the name of somebody."""
ROLES = (
    r"guest|host|interviewer|interviewee|speaker|caller|presenter|moderator|witness|narrator|"
    r"journalist|reporter|lawyer|teacher|student|patient|doctor|client|customer|expert|candidate|agent|operator|"
    r"nurse|pastor|preacher|professor|lecturer|boss|manager|chair|singer|other (?:speaker|person|one|voice)"
)
