# ruff: noqa: E501 (a shape of a sentence is read as one line)
"""Chapters, titles and tags that a person names, and those they ask the program to propose."""

from __future__ import annotations

import re
from typing import Any

from audiochat.domain.operation import Registry
from audiochat.domain.plan import PlanStatus, RecordingState, Step, Understanding
from audiochat.services.asking.kinds import Kind, kind_of
from audiochat.services.commander.describe import describe
from audiochat.services.commander.frames import led_in
from audiochat.services.commander.naming_chapters import AT as _AT
from audiochat.services.commander.naming_chapters import bare, chapters, seconds
from audiochat.services.commander.quotes import closed, straight

_CHAPTER = (
    r"(?:add|insert|make|put|set|start|begin|mark|create|drop|place|stick|slip|pop|include|have|"
    r"הוסף|תוסיף|הוסיפי|תוסיפי|תוסיפו|להוסיף|תכניס|תכניסי|התחל) (?:in )?"
    r"(?:a |the |another )?(?:new )?(?:chapter(?: mark(?:er)?| point| break)?|פרק(?: חדש)?)"
)
_CALLED = r"(?:called|named|titled|labell?ed|with the (?:title|name)|בשם)"
_NOUN = r"(?:a |new |the next |next )*(?:chapter(?: mark(?:er)?)?|פרק(?: חדש)?)"
_TEXT = r"(?P<text>[\"“][^\"“”]{1,200}[\"”]|(?!at\b|from\b|here\b)[^,;\"“”]{1,200}?)"
_QUOTED = r"[\"“](?P<text>[^\"“”]{1,200})[\"”]"
_IT = (
    r"(?:the recording|this recording|this file|the file|the talk|the episode|את ההקלטה|ההקלטה|את זה|it|"
    r"this(?! (?:chapter|part|section|bit|one|speaker|file|recording)))"
)
_SHAPES = tuple(
    (op, name, re.compile(rf"(?:please |let's |lets |let us |now |just )*{shape}\s*[.!?]?", re.IGNORECASE))
    for op, name, shape in (
        ("add_chapter", "title", rf"{_CHAPTER} {_AT}"),
        ("add_chapter", "title", rf"{_CHAPTER} {_AT}(?: {_CALLED} |: ?){_TEXT}"),
        ("add_chapter", "title", rf"{_CHAPTER} (?:{_CALLED} )?{_TEXT} {_AT}"),
        ("add_chapter", "title", rf"{_NOUN} {_AT}(?: {_CALLED} |: ?| [-–] ){_TEXT}"),
        ("add_chapter", "title", rf"{_NOUN} {_CALLED} {_TEXT} {_AT}"),
        ("add_chapter", "title", rf"{_NOUN} {_QUOTED} {_AT}"),
        ("add_chapter", "title", rf"chapter {_TEXT} {_AT}"),
        ("add_chapter", "title", rf"{_AT},? (?:begins?|starts?|comes|there is|put|add|set)? ?(?:a |the )?(?:new )?chapter (?:{_CALLED} )?{_TEXT}"),
        ("add_chapter", "title", rf"(?:add|insert|put|set|place|drop) (?:a |the )?marker (?:{_CALLED} )?{_TEXT} {_AT}"),
        ("add_chapter", "title", rf"(?:mark|label) {_AT} as (?:the |a )?(?:new )?(?:start of )?(?:the )?(?:chapter )?{_TEXT}"),
        ("add_chapter", "title", rf"make {_AT} the (?:start|beginning) of (?:the |a )?chapter (?:{_CALLED} )?{_TEXT}"),
        ("set_title", "title", rf"(?:give|put) {_IT} (?:the )?title (?P<text>.{{1,200}})"),
        ("set_title", "title", r"(?:its|the) (?:new )?(?:title|name) (?:should|must|shall|is to|ought to|has to) (?:be|read) (?P<text>.{1,200})"),
        ("set_title", "title", r"change (?:the|its) (?:name|title) (?:in)?to (?P<text>.{1,200})"),
        ("set_title", "title", r"rename to (?P<text>.{1,200})"),
        ("set_title", "title", r"(?:make|let) the title (?:be )?(?P<text>.{1,200})"),
        ("set_title", "title", rf"(?:i(?:'d)? (?:want|like) )?{_IT} (?:should|must|shall|is to|ought to|to) be (?:called|named|titled|entitled) (?P<text>.{{1,200}})"),
        ("set_title", "title", rf"(?:i(?:'d)? (?:want|like) ){_IT} (?:called|named|titled|entitled) (?P<text>.{{1,200}})"),
        ("set_title", "title", rf"(?:put|use|take|set) {_TEXT} (?:as|for) (?:the|its) (?:title|name)"),
        ("set_title", "title", rf"(?:(?:and |also )*with )?(?:the |a )?(?:title|heading)(?: of it| of {_IT})?(?: as|:)? {_QUOTED}"),
        ("set_title", "title", rf"(?:the |its )?name (?:of (?:it|{_IT}) )?(?:should be|shall be|must be|will be|to be|:) {_QUOTED}"),
        ("set_title", "title", rf"(?:let|make) (?:the |its )?(?:name|title)(?: of {_IT})? (?:be )?{_QUOTED}"),
        ("set_title", "title", rf"(?:{_IT} |i |we )?(?:should have|must have|shall have|gets?|needs?|wants?|would like|'d like|i'd like) (?:the |a )?(?:title|name) (?:of |to be )?{_QUOTED}"),
        ("set_title", "title", rf"(?:use|take|put|give (?:it|{_IT})|set) (?:the |a )?(?:title|name) {_QUOTED}"),
        ("set_title", "title", r"the (?:title|name) (?:is to|will|shall) be (?P<text>.{1,200})"),
        ("set_title", "title", r"(?:תקראי?|קראי?|לקרוא|תקראו) ל(?:זה|ו|הקלטה|קובץ)(?: בשם)? (?P<text>.{1,200})"),
        ("set_title", "title", rf"(?:תני?|תן|לתת|שים|שימי) ל(?:זה|ו|הקלטה|קובץ) (?:את )?(?:ה)?(?:שם|כותרת) {_QUOTED}"),
        ("set_title", "title", r"ה(?:שם|כותרת)(?: של \S+)? ?(?:צריכה? להיות|תהיה|יהיה|:) (?P<text>.{1,200})"),
        ("set_title", "title", rf"(?:עם )?(?:ה)?(?:שם|כותרת):? {_QUOTED}"),
        ("set_tags", "tags", r"(?:תתייגי?|תייגי?|לתייג) (?:את )?(?:זה|ההקלטה|הקובץ|אותה|אותו)(?: עם|:)? (?:ב-?)?(?P<text>.{1,500})"),
        ("set_tags", "tags", r"ה?תגיות ?(?::|הן) ?(?P<text>.{1,500})"),
        ("set_tags", "tags", r"(?:(?:and |also )*with )?(?:the )?tags ?(?::|=|are|as|to be set as:?|to be:?|set to:?|to|should be:?|shall be:?)? ?(?P<text>[^,;?]{1,80}(?:[,;] ?[^,;?]{1,80})+)"),
        ("set_tags", "tags", rf"(?:(?:and |also )*with )?(?:the )?tags ?(?::|=|are|as|to be set as:?|to be:?|set to:?|to|should be:?|shall be:?)? ?{_QUOTED}"),
        ("set_tags", "tags", rf"(?:i |we )?(?:give (?:it|{_IT})|want|need|would like|use|put on|put) (?:the |these )?tags:? (?P<text>.{{1,400}})"),
        ("set_tags", "tags", r"tags ?(?::|=) ?(?P<text>.{1,500})"),
        ("set_tags", "tags", rf"(?:label|mark|give) {_IT} (?:with )?(?:the )?tags? (?P<text>.{{1,500}})"),
        ("set_tags", "tags", rf"(?:put|set|stick) the tags? (?P<text>.{{1,400}}?) on {_IT}"),
        ("set_title", "title", r"(?:have |get )?the title (?:set|changed) to (?P<text>.{1,200}?)"),
        ("set_title", "title", r"the title (?:should|must|has to) (?:be|read|say) (?P<text>.{1,200}?)"),
        ("set_title", "title",
         r"(?:set|change|make) (?:the |its |this )?title (?:to |as |: ?)(?P<text>.{1,200})"),
        ("set_title", "title", r"title ?[:=] ?(?P<text>.{1,200})"),
        ("set_title", "title", rf"(?:re)?name {_IT} (?:to |as |into )?(?P<text>.{{1,200}})"),
        ("set_title", "title", rf"(?:call|title|entitle) {_IT} (?P<text>.{{1,200}})"),
        ("set_title", "title", r"(?:קרא|תקרא) להקלטה (?P<text>.{1,200})"),
        ("set_tags", "tags", rf"tag {_IT}(?: with:?| as|:) ?(?P<text>.{{1,500}})"),
        ("set_tags", "tags", rf"tag {_IT} (?P<text>[^,]{{1,80}}(?:, ?[^,]{{1,80}})+)"),
        ("set_tags", "tags", r"add (?:the |these )?tags:? (?P<text>.{1,500}?)"),
        ("set_tags", "tags", r"(?:(?:set|change) the )?tags (?:to |: ?)(?P<text>.{1,500})"),
    )
)  # fmt: skip
_AT_CLOCK = re.compile(r"\bat (?:\d+:)?\d+:\d\d")
_LAST_TAG = re.compile(r",? and (?=[^,]+$)")
_EDITS = re.compile(
    r"^\W*(?:please )?(?:remove|delete|cut|erase|drop|mute|bleep|silence|keep|trim|clear|export|save|move|"
    r"copy|fade|play|go|undo|redo|מחק|תמחק|הסר|תסיר|חתוך|תחתוך|השתק|תשתיק|השאר)\b"
)
_INTO = re.compile(r"\b(?:in)?to (?:\w+ )?chapters\b|לפרקים")
_PROPOSED = (
    Kind.CHAPTERS,
    Kind.TITLE,
    Kind.TAGS,
    Kind.TITLE_AND_TAGS,
    Kind.NOTES,
    Kind.SUMMARY,
    Kind.QUOTE,
)


def named(words: str, state: RecordingState, registry: Registry) -> Understanding | None:
    """ "Add a chapter called Money at 1:20", "call it Budget 2025", "tag it with money, talk"."""
    said = straight(" ".join(words[:800].split()))
    wish = led_in(said)
    return _named(said, state, registry) or (
        _named(wish, state, registry) if wish != said else None
    )


def _named(said: str, state: RecordingState, registry: Registry) -> Understanding | None:
    many = chapters(said, state, registry)
    if many is not None:
        return many
    for op, name, shape in _SHAPES:
        found = shape.fullmatch(said)
        if not found or op not in registry:
            continue
        given = found.groupdict().get("text") or ""
        if not closed(given) or (op == "add_chapter" and _AT_CLOCK.search(given)):
            continue  # "call it "Budget" and ...": more than a title
        text = bare(given)
        if op == "set_tags" and "," in text:
            text = _LAST_TAG.sub(", ", text)
        params: dict[str, Any] = {name: text} if text else {}
        start = seconds(found["at"], state) if "at" in found.groupdict() else None
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
