"""Chapters, titles and tags that a person names, and those they ask the program to propose."""

from __future__ import annotations

import re
from typing import Any

from audiochat.domain.notes import LONGEST_TITLE
from audiochat.domain.operation import Registry
from audiochat.domain.plan import PlanStatus, RecordingState, Step, Understanding
from audiochat.services.asking.kinds import Kind, kind_of
from audiochat.services.commander.describe import describe

_AT = (
    r"(?:(?:at|from) )?(?P<at>(?:\d+:)?\d+:\d{2}(?:\.\d+)?|\d+(?:\.\d+)? ?(?:s|sec|seconds)|"
    r"here|the start|the beginning|כאן)"
)
_CHAPTER = (
    r"(?:add|insert|make|put|set|start|begin|mark|create|הוסף|תוסיף|הוסיפי|התחל) "
    r"(?:a |the |another )?(?:new )?(?:chapter|פרק(?: חדש)?)"
)
_CALLED = r"(?:called|named|titled|בשם)"
_TEXT = r"(?P<text>(?!at\b|from\b|here\b)[^,;]{1,200}?)"
_IT = (
    r"(?:the recording|this recording|this file|the file|the talk|the episode|את ההקלטה|ההקלטה|את זה|it|"
    r"this(?! (?:chapter|part|section|bit|one|speaker|file|recording)))"
)
_SHAPES = tuple(
    (op, name, re.compile(rf"(?:please )?{shape}\s*[.!]?", re.IGNORECASE))
    for op, name, shape in (
        ("add_chapter", "title", rf"{_CHAPTER} {_AT}"),
        ("add_chapter", "title", rf"{_CHAPTER} {_AT}(?: {_CALLED} |: ?){_TEXT}"),
        ("add_chapter", "title", rf"{_CHAPTER} (?:{_CALLED} )?{_TEXT} {_AT}"),
        ("set_title", "title",
         r"(?:set|change|make) (?:the |its |this )?title (?:to |as |: ?)(?P<text>.{1,200})"),
        ("set_title", "title", r"title ?[:=] ?(?P<text>.{1,200})"),
        ("set_title", "title", rf"(?:re)?name {_IT} (?:to |as |into )?(?P<text>.{{1,200}})"),
        ("set_title", "title", rf"(?:call|title|entitle) {_IT} (?P<text>.{{1,200}})"),
        ("set_title", "title", r"(?:קרא|תקרא) להקלטה (?P<text>.{1,200})"),
        ("set_tags", "tags", rf"tag {_IT} (?:with |as |: ?)(?P<text>.{{1,500}})"),
        ("set_tags", "tags", r"(?:(?:set|change) the )?tags (?:to |: ?)(?P<text>.{1,500})"),
    )
)  # fmt: skip
_EDITS = re.compile(
    r"^\W*(?:please )?(?:remove|delete|cut|erase|drop|mute|bleep|silence|keep|trim|clear|export|save|move|"
    r"copy|fade|play|go|undo|redo|מחק|תמחק|הסר|תסיר|חתוך|תחתוך|השתק|תשתיק|השאר)\b"
)
_INTO = re.compile(r"\b(?:in)?to (?:\w+ )?chapters\b|לפרקים")
_PROPOSED = (Kind.CHAPTERS, Kind.TITLE, Kind.TAGS, Kind.NOTES, Kind.SUMMARY, Kind.QUOTE)


def _seconds(text: str, state: RecordingState) -> float:
    low = text.lower()
    if low in ("here", "כאן"):
        return state.playhead
    if low.startswith("the"):
        return 0.0
    total = 0.0
    for part in re.sub(r"[^\d:.]", "", low).split(":"):
        total = total * 60 + float(part)
    return total


def _bare(text: str) -> str:
    return text.strip().strip("\"'“”„«»").strip()[:LONGEST_TITLE]


def named(words: str, state: RecordingState, registry: Registry) -> Understanding | None:
    """ "Add a chapter called Money at 1:20", "call it Budget 2025", "tag it with money, talk"."""
    said = " ".join(words[:800].split())
    for op, name, shape in _SHAPES:
        found = shape.fullmatch(said)
        if not found or op not in registry:
            continue
        text = _bare(found.groupdict().get("text") or "")
        params: dict[str, Any] = {name: text} if text else {}
        start = _seconds(found["at"], state) if "at" in found.groupdict() else None
        if start is not None and start >= state.duration:
            return None  # the rules say what is wrong with the time
        step = Step(op=op, start=start, params=params)
        return Understanding(
            status=PlanStatus.PLAN, steps=(step,), message=describe(step, registry)
        )
    return None


def proposal_wanted(words: str) -> Understanding | None:
    """ "Make chapters", "give it a title", "tags for this": the chat answers with a proposal."""
    low = " ".join(words[:800].lower().split())
    if kind_of(low) not in _PROPOSED or any(c.isdigit() for c in low):
        return None
    if _EDITS.match(low) and not _INTO.search(low):
        return None
    return Understanding(status=PlanStatus.CHAT, message="This is for the chat.")
