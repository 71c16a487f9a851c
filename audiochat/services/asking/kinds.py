# ruff: noqa: E501 (a shape of a sentence is read as one line)
"""What kind of answer a question about a recording wants; English and Hebrew."""

from __future__ import annotations

import re
from enum import StrEnum

from audiochat.services.asking.language import content, plain, stem
from audiochat.services.asking.wording import spelt_out, unpolite


class Kind(StrEnum):
    """Kinds of answers."""

    FACT = "fact"
    SUMMARY = "summary"
    TASKS = "tasks"
    DECISIONS = "decisions"
    OPEN = "open points"
    DISPUTED = "disputed"
    PEOPLE = "people"
    MOMENT = "moment"
    HIGHLIGHTS = "highlights"
    FUNNY = "funny"
    CHAPTERS = "chapters"
    TITLE = "title"
    TAGS = "tags"
    TITLE_AND_TAGS = "title and tags"
    NOTES = "notes"
    QUOTE = "quote"


_GIVE = r"(?:make|give|suggest|propose|find|write|create|list|pick|choose|need|want|think of|what would be)"
_WHOLE = r"(?:recording|meeting|talk|call|interview|episode|conversation|audio|file|podcast|show|lecture|programme|program|session|discussion|story|clip|tape)"
_KINDS = (
    (Kind.NOTES, r"\b(?:show|episode|programme|program) ?notes\b|\bdescription for\b"),
    (
        Kind.CHAPTERS,
        r"^chapters?\b|\b(?:into|as|the|with|" + _GIVE[3:-1] + r") (?:\w+ )?chapters?\b|"
        r"\b(?:add|put in|set|mark|split|divide|break|cut) (?:\w+ )?chapters\b|"
        r"\b(?:put|insert|place|include|stick) (?:\w+ )?chapters\b"
        r"(?! (?:at|before|after|from|where|when|called|named)\b)|"
        r"\bchapters? (?:marks? |markers? )?(?:(?:for|at|with|on) (?:each|every|all(?: the)?)|per|by) "
        r"(?:new |main |single )*(?:topics?|subjects?|themes?|sections?|parts?|items?)\b|"
        r"\bchapter (?:markers|marks|list)\b|\btable of contents\b|\boutline\b|פרקים",
    ),
    (
        Kind.TITLE,
        _GIVE + r" .{0,30}\b(?:title|headline)\b|^(?:a )?(?:title|headline)\b|"
        r"\b(?:set|change) the title\W*$|\ba (?:good|better|nice|short|"
        r"catchy) (?:title|headline)\b|כותרת",
    ),
    (
        Kind.TAGS,
        _GIVE + r" .{0,30}\b(?:tags|keywords)\b|^(?:[\w-]+ ){0,2}(?:tags|keywords)\b|\b(?:add|set) (?:\w+ )?tags\b|"
        r"^(?:please )?tag (?:it|this|the \w+)\W*$|תגיות|מילות מפתח",
    ),
    (
        Kind.QUOTE,
        r"^quotes?\b|\b(?:a|an|some|best|good|nice|short|pull) ?(?:\w+ )?(?:quote|quotes|quotation|"
        r"sound ?bite)\b|ציטוט",
    ),
    (
        Kind.DECISIONS,
        r"\bminutes (?:of|from|for) (?:the|this|our|that) " + _WHOLE + r"\b|^(?:the )?minutes\W*$|\bdecisions and (?:the )?open\b|פרוטוקול",
    ),
    (
        Kind.TASKS,
        r"\b(?:tasks?|to-?dos?|to dos|(?:a|the|my|our|his|her|their|all|any|list) to do|action (?:items?|points?)|next steps|homework)\b|"
        r"\bwho (?:has|needs) to do what\b|\bwhat (?:must|should) (?:we|i|they) do(?: next| now)?\s*[?.]?$|"
        r"\bwhat do (?:(?:we|i) (?:have to |need to )?do(?: next| now)?|they (?:(?:have|need) to do|do (?:next|now)))\s*[?.]?$|משימות|מטלות",
    ),
    (
        Kind.SUMMARY,
        r"\bsummar(?:y|ise|ize|ies)\b|\bsum (?:it |this |that |all |everything )*up\b|\boverview\b|\bgist\b|"
        r"\btl;?dr\b|\brecap\b|\bin a nutshell\b|"
        r"\b(?:main|key) (?:points|ideas|topics|messages)\b|\bwhat (?:is|was|were|are|s) (?:this|it|that|these|"
        r"(?:this |the |that |your |my )(?:\w+ )?" + _WHOLE + r") (?:all |mainly |mostly |really )?"
        r"about\b|\bwhat (?:is|was) (?:being )?"
        r"(?:talked|discussed|said)(?: about)?(?: here)?\s*[?.]?$|"
        r"\bwhat (?:do|did|are|were) (?:they|we|these people) (?:all )?(?:talk|speak|talking|speaking|discuss|"
        r"discussing)(?: about)?(?: here| in (?:it|this|the \w+))?\s*[?.]?$|סכם|סכמי|סיכום|תקציר|על מה מדוב",
    ),
)  # fmt: skip
_PATTERNS = tuple((kind, re.compile(pattern)) for kind, pattern in _KINDS)
_TAGS_TOO = re.compile(r"\b(?:tags|keywords)\b|תגיות|מילות מפתח")
_ALONE = (
    (
        Kind.OPEN,
        r"\b(?:not|never)\b.*\b(?:settled?|decided?|agreed?|resolved?|clear|clarified|finished|answered)\b|"
        r"\b(?:un(?:decided|resolved|settled|answered|clear|finished)|postponed|hanging|up in the air)\b|"
        r"\b(?:still|left|remains?|remained|stay|stays|stayed) open\b|\bopen (?:question|point|issue|item|end)s?\b|"
        r"\b(?:לא הוחלט|נשאר פתוח|שאלות פתוחות)",
    ),
    (
        Kind.DISPUTED,
        r"\bdis+agre\w*|\bargu(?:e|es|ed|ing|ment|ments)\b|\bquarrel\w*|\bdisput\w+|\bcontrovers\w+|"
        r"\bconflicts?\b|\b(?:fell|fall|falling) out\b|\bdiffer(?:ed|ent|ences?)?\b|\bat odds\b|"
        r"\bcontentious\b|\b(?:against|opposed(?: to)?|objected to) (?:it|this|that|the (?:idea|plan|proposal))\b|"
        r"\bwho (?:\w+ )?(?:against|opposed|objected)\b|ויכוח|מחלוקת|לא הסכימו",
    ),
    (Kind.DECISIONS, r"\b(?:decided?|decid(?:e|ing)|decisions?|agreed|agree (?:on|upon)|agreements?|settled|conclusions?|resolutions?|outcomes?)\b|הוחלט|החלטנו|החלטות|סוכם"),
    (
        Kind.PEOPLE,
        r"^who (?:all )?(?:is|was|were|are) (?:all )?(?:there|here|present|attending|taking part|(?:in|on|at) (?:it|this|the (?:call|meeting|recording|interview|show|podcast|episode|talk|room|table|conversation|session|phone|panel|tape|video))|"
        r"they|these people|(?:the |their |your |our )?guests|the (?:people|hosts?|presenters?|speakers|participants|voices))\b|^who (?:all )?(?:took|takes|is taking) part\b|"
        r"^who attended\b|^who (?:is|are|was|were) (?:talking|speaking)\b|^who (?:talks|speaks)\b|"
        r"\b(?:list|name) (?:all )?(?:the |of the )*(?:speakers|people|participants|attendees)\b|"
        r"^(?:which|what) (?:people|speakers)\b|"
        r"\bhow many (?:people|speakers|voices|participants)\b|מי מדבר|מי היה|מי השתתף",
    ),
    (
        Kind.FUNNY,
        r"\b(?:funn(?:y|iest|ier)|hilarious|(?:the|any|best) jokes?|joking|laugh(?:s|ed|ter)?|amusing|humou?r(?:ous)?)\b|מצחיק",
    ),
    (
        Kind.HIGHLIGHTS,
        r"\b(?:best|strongest|saddest|nicest|worst|biggest|key|main|most \w+) (?:\w+ )?(?:bit|part|moment|point|"
        r"thing|line|passage|message|takeaway|argument|idea|lesson|sentence)s?\b|\bhighlights?\b|הכי חשוב",
    ),
)  # fmt: skip
_ALONE_PATTERNS = tuple((kind, re.compile(pattern)) for kind, pattern in _ALONE)
_NO_SUBJECT = frozenset(
    map(
        stem,
        [
            "decide",
            "decided",
            "decision",
            "decisions",
            "agree",
            "agreed",
            "agreement",
            "settle",
            "settled",
            "settling",
            "resolve",
            "resolved",
            "outcome",
            "conclusion",
            "conclusions",
            "resolution",
            "list",
            "key",
            "main",
            "meeting",
            "recording",
            "interview",
            "conversation",
            "discussion",
            "committee",
            "group",
            "open",
            "question",
            "questions",
            "point",
            "points",
            "issue",
            "issues",
            "item",
            "items",
            "end",
            "clear",
            "clarified",
            "left",
            "remain",
            "remains",
            "stay",
            "stays",
            "stayed",
            "still",
            "undecided",
            "unresolved",
            "unsettled",
            "unanswered",
            "unclear",
            "unfinished",
            "postponed",
            "hanging",
            "air",
            "finish",
            "finished",
            "answer",
            "answered",
            "disagree",
            "argue",
            "argued",
            "argument",
            "arguments",
            "arguing",
            "quarrel",
            "dispute",
            "disputed",
            "controversial",
            "controversy",
            "conflict",
            "conflicts",
            "fell",
            "fall",
            "differ",
            "different",
            "difference",
            "opinion",
            "opinions",
            "odds",
            "contentious",
            "people",
            "speaker",
            "speakers",
            "participant",
            "participants",
            "guest",
            "host",
            "attendee",
            "present",
            "attend",
            "attended",
            "attending",
            "take",
            "took",
            "taking",
            "part",
            "name",
            "names",
            "voice",
            "voices",
            "funny",
            "funniest",
            "funnier",
            "hilarious",
            "joke",
            "jokes",
            "joking",
            "laugh",
            "laughs",
            "laughed",
            "laughter",
            "amusing",
            "humorous",
            "humour",
            "bit",
            "moment",
            "passage",
            "best",
            "strongest",
            "saddest",
            "nicest",
            "worst",
            "biggest",
            "important",
            "interesting",
            "exciting",
            "moving",
            "surprising",
            "emotional",
            "telling",
            "message",
            "takeaway",
            "idea",
            "lesson",
            "sentence",
            "highlight",
            "highlights",
            "reach",
            "reached",
            "make",
            "made",
            "come",
            "today",
            "tonight",
            "episode",
            "actually",
            "story",
            "line",
            "thing",
        ],
    )
)
"""Words that do not say what the decisions, the open points and so on are to be about."""

_MOMENT = re.compile(
    r"\b(?:around|about|at|near|after|by|in|from|between)? ?(?:the )?(?:minute|min) (?:\d+|[a-z]+)\b|"
    r"\b\d{1,3}:\d\d\b|\b(?:\d+|[a-z]+) (?:minutes?|mins?) (?:in|into)\b|"
    r"\b(?:in|during|within) the (?:first|last|\w+(?:th|st|nd|rd)) (?:\w+ )?minutes?\b"
)
_TALKED = re.compile(
    r"\b(?:what|who|tell|summar\w+|happen\w*|talk\w*|say|says|said|speak\w*|discuss\w*|go(?:es|ing)? on)\b"
)
_ASKS = re.compile(
    r"^(?:and |so |but |please |ok |okay |hey |well )*(?:who|whose|whom|what|what's|when|where|why|which|how|"
    r"did|does|do|is|was|were|are|has|have|had|can|could|would|tell me|find|show me|list|explain|"
    r"מי|מה|מתי|איפה|היכן|למה|מדוע|איך|כמה|האם|איזה|איזו|תמצא|מצא|הראה)\b"
)
_LEAD = re.compile(r"^(?:(?:and|so|but|ok|okay|please|well|now|then)[\s,]+)+")
_PEOPLE = re.compile(
    r"\b(?:we|us|our|ours|he|she|they|him|her|his|hers|them|their|theirs|everyone|everybody|anyone|anybody|someone|"
    r"somebody)\b|\b(?:was|were|did|had|happened)\b|^who\b"
)
_WORLDLY = re.compile(
    r"^(?:what (?:is|are|does|do)(?: the)? (?:(?:a|an|\d[\d\s+*/x-]*|\w+ (?:plus|minus|times) \w+|meaning of|capital of|"
    r"weather|time|date|word|difference between)\b)|what does \w+ mean\b|define\b|translate\b|"
    r"what (?:time|day|date) is it(?: now| today)?\W*$)"
)
_PERSONAL = re.compile(
    r"^(?:(?:who|what|how|where) (?:are|do|can|should|could|would|did) (?:you|i)\b|"
    r"(?:can|could|will|would|do|are|have|did) (?:you|i)\b|how (?:is|are) (?:you|things|it going)\b|"
    r"who (?:made|wrote|built|created|trained) you\b|what(?:s| is) (?:your|up|new)\b)"
)
_POINTS = re.compile(
    r"^(?:when|where|which|whose|how (?:much|many|long|often|far|old|big)|what (?:time|day|date|year|price)|at what \w+|"
    r"on (?:which|what) \w+)\b.*\b(?:is|was|are|were|does|did|do|will|can)\b.*\b(?:it|that|this|there|those|these|we)\b"
)
_WORDS_MEANT = re.compile(
    r"\b(?:said|says|say|talk(?:s|ed|ing)?|mention(?:s|ed)?|speak(?:s|ing)?|spoke|discuss(?:ed)?|recording|"
    r"interview|meeting|conversation|episode|guest|speaker|he|she|they|decided|part (?:about|where)|"
    r"אמר|אמרה|אמרו|נאמר|דיברו|הקלטה|הוחלט|פגישה|ראיון|החלק)\b"
)


def kind_of(question: str) -> Kind:
    """The kind of answer wanted; a fact unless the words say otherwise."""
    low = _low(question)
    if means_a_moment(low):
        return Kind.MOMENT
    for kind, pattern in _PATTERNS:
        if pattern.search(low):
            both = kind is Kind.TITLE and _TAGS_TOO.search(low)
            return Kind.TITLE_AND_TAGS if both else kind
    low = unpolite(_LEAD.sub("", low))
    for kind, pattern in _ALONE_PATTERNS:
        found = pattern.search(low)
        if found and set(content(low[: found.start()] + " " + low[found.end() :])) <= _NO_SUBJECT:
            return kind
    return Kind.FACT


def _low(question: str) -> str:
    return " ".join(plain(spelt_out(question[:1000])).replace("'", "").split())


def means_a_moment(low: str) -> bool:
    """Whether a question (in plain form) is about what is said at a time, whatever it is."""
    found = _MOMENT.search(low)
    if found is None or not _TALKED.search(low):
        return False
    rest = low[: found.start()] + low[found.end() :]
    return set(content(rest)) <= {*_NO_SUBJECT, "minut", "happen", "begin", "start"}


_TO_DO = re.compile(
    r"\bwhat (?:is|are|was|were|does|do|did|will|must|should|has|have) (?:[\w']+ ){1,3}?(?:supposed to|have to|"
    r"need to|promised? to|got to|meant to|asked to) (?:do|bring|prepare|send|write|make|check|ask|organise|"
    r"organize|deliver|buy|order|get|take|find)\b"
)


def is_to_do(question: str) -> bool:
    """Whether a question is about what somebody is to do: "what is Anna supposed to bring"."""
    return _TO_DO.search(_low(question)) is not None


def asks(question: str) -> bool:
    """Whether words are a question, or ask to find or list something."""
    return question.rstrip().endswith(("?", "؟")) or bool(
        _ASKS.match(plain(spelt_out(question[:1000])).strip())
    )


def means_the_recording(question: str) -> bool:
    """Whether a question plainly means what is said in the recording."""
    return kind_of(question) is not Kind.FACT or bool(_WORDS_MEANT.search(_low(question)))


def means_people(question: str) -> bool:
    """Whether a question is about people or about what happened, as one about a recording mostly is."""
    return _PEOPLE.search(_low(question)) is not None


def points(question: str) -> bool:
    """Whether a question asks when, where or how much something is that only the recording can name."""
    return _POINTS.match(_LEAD.sub("", _low(question))) is not None


def is_worldly(question: str) -> bool:
    """Whether a question is about the world: "what is a sonnet?"."""
    return _WORLDLY.match(unpolite(_LEAD.sub("", _low(question)))) is not None


def is_personal(question: str) -> bool:
    """Whether a question is about the program or the one who asks: "what can you do?"."""
    return _PERSONAL.match(unpolite(_LEAD.sub("", _low(question)))) is not None
