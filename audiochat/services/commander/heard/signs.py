# ruff: noqa: E501 (a shape of a sentence is read as one line)
"""Signs by which a sentence may be about what is said."""

from __future__ import annotations

import re

from audiochat.services.commander.heard.english import EDITS, FORMS

MENTIONED = re.compile(r"\bmention|מזכיר|הזכיר|מוזכר")
"""Who is said to mention something, where other words may have been used for it."""
TOUCHES = re.compile(
    r"[א-ת]|\?\s*$|\"|\b(?:sa(?:ys?|id)|words?|sentences?|parts?|bits?|where|when|who|how|questions?|answers?|names?|"
    r"numbers?|before|after|until|till|about|mention\w*|bleep|beep|censor|mute|silence|redact|lines?|story|moment|"
    r"everything|whatever|between|everywhere|swear\w*|curs\w*|gap|louder|quieter|softer|long|often|many|much|"
    r"swap|switch|only|just|clips?|snippets?|files?|begins?|starts?|ends?|"
    + "|".join((EDITS, *(f"(?:{form})" for form in FORMS.values())))
    + r")\b"
)
"""What a sentence about words holds, whatever it is about."""

TAIL = re.compile(
    r"(?: (?:in|on|of|from) (?:it|this|here|that|all|the|our|my)(?: (?:whole |entire )?\w+)?| here| overall| altogether| in total|"
    r" total| exactly| so far| please| do you think| ב(?:הקלטה|שיחה|פגישה|ראיון|שיעור|קובץ))+$"
)
"""What may follow a question about the whole recording."""

QUOTED = re.compile(r"\"|(?<!\w)'\w")
"""Quotation marks around words."""
