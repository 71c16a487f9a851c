"""What sort of thing a question asks for (a number, a time, a person, a reason), and who says such."""

from __future__ import annotations

import re
from functools import lru_cache

from audiochat.services.asking.days import HEBREW_MONTHS, MONTHS, WEEKDAYS
from audiochat.services.asking.language import plain, words

_NUMBERS = """
zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand
million billion half quarter dozen couple שתיים שלוש ארבע חמש שש שבע שמונה תשע עשר עשרה עשרים שלושים
ארבעים חמישים מאה מאתיים אלף אלפיים מיליון חצי שניים שלושה ארבעה חמישה
"""
_TIMES = """
today tomorrow yesterday tonight morning noon afternoon evening night week weeks month months year years
day days hour hours minute minutes decade spring summer autumn winter christmas easter
ראשון שני שלישי רביעי חמישי שישי שבת היום מחר אתמול בוקר ערב לילה שבוע חודש שנה יום שעה פסח
"""
NUMBERS = frozenset(_NUMBERS.split())
TIMES = frozenset((*_TIMES.split(), *WEEKDAYS, *MONTHS, *HEBREW_MONTHS))
_REASONS = re.compile(
    r"\b(?:because|since (?=\w)|due to|so that|thanks to|as a result|reason|כי|בגלל|מפני)\b"
)
_ASKS = (
    ("number", re.compile(r"\b(?:how (?:much|many|expensive|big|large|old|far|tall|heavy)|price|"
                          r"cost|number|amount|כמה|מחיר|סכום)\b")),
    ("time", re.compile(r"\b(?:when|how long|deadline|date|what (?:day|time|year|month)|מתי|תאריך)\b")),
    ("person", re.compile(r"\b(?:who|whose|whom|מי)\b")),
    ("reason", re.compile(r"\b(?:why|reason|cause[ds]?|how come|למה|מדוע|גרם)\b")),
)  # fmt: skip
_ASKS_FAILURE = re.compile(
    r"\b(?:(?:could|can|did|do|does)(?: \w+)? not\b(?! only)|cannot|fail(?:ed|s|ure)?|unable)\b"
)
_FAILS = re.compile(
    r"\b(?:fail(?:ed|s|ure)?|unable|impossible|hopeless|lost cause|(?:gave|give|given) up|in vain|"
    r"beyond repair|(?:could|can)(?: not|n't)|cannot|never (?:got|could|worked|managed)|"
    r"no (?:luck|chance|way)|(?:does|do|did) ?n(?:o|')t work|no \w+ \w+ (?:\w+ ){0,2}any ?more)\b"
)
""" "I failed", "we gave up on it", "there is no spare part any more"."""
_NAME = re.compile(r"(?<![.!?…]\s)(?<!^)(?<![\"“])\b[A-Z][a-z]{2,}")


def wanted(question: str) -> frozenset[str]:
    """The sorts of thing a question asks for: number, time, person, reason, else failure; often none."""
    low = plain(question)
    found = frozenset(kind for kind, pattern in _ASKS if pattern.search(low))
    return found or (frozenset({"failure"}) if _ASKS_FAILURE.search(low) else found)


@lru_cache(maxsize=20_000)
def offers(sentence: str) -> frozenset[str]:
    """The sorts of thing a sentence has to give."""
    said = set(words(sentence))
    found = set()
    if any(c.isdigit() for c in sentence) or said & NUMBERS:
        found.add("number")
    if said & TIMES or (said & NUMBERS and re.search(r"\d", sentence)):
        found.add("time")
    if _NAME.search(sentence) or re.match(r"[A-Z][a-z]+ (?:\w+ ){0,2}\w+", sentence):
        found.add("person")
    if _REASONS.search(plain(sentence)):
        found.add("reason")
    if _FAILS.search(plain(sentence)):
        found.add("failure")
    return frozenset(found)
