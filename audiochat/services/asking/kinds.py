"""What kind of answer a question about a recording wants; English and Hebrew."""

from __future__ import annotations

import re
from enum import StrEnum

from audiochat.services.asking.language import content, plain


class Kind(StrEnum):
    """Kinds of answers."""

    FACT = "fact"
    SUMMARY = "summary"
    TASKS = "tasks"
    DECISIONS = "decisions"
    CHAPTERS = "chapters"
    TITLE = "title"
    TAGS = "tags"
    TITLE_AND_TAGS = "title and tags"
    NOTES = "notes"
    QUOTE = "quote"


_GIVE = r"(?:make|give|suggest|propose|find|write|create|list|pick|choose|need|want|think of|what would be)"
_KINDS = (
    (Kind.NOTES, r"\b(?:show|episode|programme|program) ?notes\b|\bdescription for\b"),
    (
        Kind.CHAPTERS,
        r"^chapters?\b|\b(?:into|as|the|with|" + _GIVE[3:-1] + r") (?:\w+ )?chapters?\b|"
        r"\b(?:add|put in|set|mark|split|divide|break|cut) (?:\w+ )?chapters\b|"
        r"\b(?:put|insert|place|include|stick) (?:\w+ )?chapters\b"
        r"(?! (?:at|before|after|from|where|when|called|named)\b)|"
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
        _GIVE + r" .{0,30}\b(?:tags|keywords)\b|^(?:tags|keywords)\b|\b(?:add|set) (?:\w+ )?tags\b|"
        r"^(?:please )?tag (?:it|this|the \w+)\W*$|תגיות|מילות מפתח",
    ),
    (
        Kind.QUOTE,
        r"^quotes?\b|\b(?:a|an|some|best|good|nice|short|pull) ?(?:\w+ )?(?:quote|quotes|quotation|"
        r"sound ?bite)\b|ציטוט",
    ),
    (
        Kind.TASKS,
        r"\b(?:tasks?|to ?-?dos?|action (?:items?|points?)|next steps|homework)\b|"
        r"\bwho (?:has|needs) to do what\b|\bwhat (?:do|must|should) (?:we|i|they) (?:have to |need to )?do"
        r"(?: next| now)?\s*[?.]?$|משימות|מטלות",
    ),
    (
        Kind.SUMMARY,
        r"\bsummar(?:y|ise|ize|ies)\b|\bsum (?:it |this )?up\b|\boverview\b|\bgist\b|\btl;?dr\b|"
        r"\b(?:main|key) (?:points|ideas|topics)\b|\bwhat (?:is|was|'s) (?:this|it|that|the (?:recording|"
        r"meeting|talk|call|interview|episode|conversation)) (?:all )?about\b|\bwhat (?:is|was) (?:being )?"
        r"(?:talked|discussed|said)(?: about)?(?: here)?\s*[?.]?$|סכם|סכמי|סיכום|תקציר|על מה מדוב",
    ),
)  # fmt: skip
_PATTERNS = tuple((kind, re.compile(pattern)) for kind, pattern in _KINDS)
_TAGS_TOO = re.compile(r"\b(?:tags|keywords)\b|תגיות|מילות מפתח")
_DECIDED = re.compile(r"\b(?:decided?|decisions?|agreed|settled)\b|הוחלט|החלטנו|החלטות|סוכם")
_ASKS = re.compile(
    r"^(?:and |so |but |please |ok |okay |hey |well )*(?:who|whose|whom|what|what's|when|where|why|which|how|"
    r"did|does|do|is|was|were|are|has|have|had|can|could|would|tell me|find|show me|list|explain|"
    r"מי|מה|מתי|איפה|היכן|למה|מדוע|איך|כמה|האם|איזה|איזו|תמצא|מצא|הראה)\b"
)
_WORDS_MEANT = re.compile(
    r"\b(?:said|says|say|talk(?:s|ed|ing)?|mention(?:s|ed)?|speak(?:s|ing)?|spoke|discuss(?:ed)?|recording|"
    r"interview|meeting|conversation|episode|guest|speaker|he|she|they|decided|part (?:about|where)|"
    r"אמר|אמרה|אמרו|נאמר|דיברו|הקלטה|הוחלט|פגישה|ראיון|החלק)\b"
)


def kind_of(question: str) -> Kind:
    """The kind of answer wanted; a fact unless the words say otherwise."""
    low = " ".join(plain(question[:1000]).replace("'", "'").split())
    for kind, pattern in _PATTERNS:
        if pattern.search(low):
            both = kind is Kind.TITLE and _TAGS_TOO.search(low)
            return Kind.TITLE_AND_TAGS if both else kind
    if (
        _DECIDED.search(low)
        and len(set(content(question)) - {"decid", "decision", "agre", "settl"}) == 0
    ):
        return Kind.DECISIONS
    return Kind.FACT


def asks(question: str) -> bool:
    """Whether words are a question, or ask to find or list something."""
    return question.rstrip().endswith(("?", "؟")) or bool(
        _ASKS.match(plain(question[:1000]).strip())
    )


def means_the_recording(question: str) -> bool:
    """Whether a question plainly means what is said in the recording."""
    return kind_of(question) is not Kind.FACT or bool(_WORDS_MEANT.search(plain(question[:1000])))
