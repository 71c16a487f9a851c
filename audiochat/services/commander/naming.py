# ruff: noqa: E501 (a shape of a sentence is read as one line)
"""Chapters, titles and tags that a person names, and those they ask the program to propose."""

from __future__ import annotations

import re
from typing import Any

from audiochat.domain.notes import LONGEST_TITLE
from audiochat.domain.operation import Registry
from audiochat.domain.plan import PlanStatus, RecordingState, Step, Understanding
from audiochat.services.asking.kinds import Kind, kind_of
from audiochat.services.commander.describe import describe
from audiochat.services.commander.frames import led_in

_AT = (
    r"(?:(?:at|from) |ב-?)?(?P<at>(?:\d+:)?\d+:\d{2}(?:\.\d+)?|\d+(?:\.\d+)? ?(?:s|sec|seconds)|"
    r"\d+ ?(?:m|min|mins|minutes?)(?:,? (?:and )?\d+ ?(?:s|secs?|seconds?)|\d+s)?|"
    r"here|the (?:start|beginning|playhead|cursor|current (?:position|place|time))|כאן)"
)
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
        ("set_tags", "tags", rf"tag {_IT} (?:with |as |: ?)(?P<text>.{{1,500}})"),
        ("set_tags", "tags", rf"tag {_IT} (?P<text>[^,]{{1,80}}(?:, ?[^,]{{1,80}})+)"),
        ("set_tags", "tags", r"add (?:the |these )?tags:? (?P<text>.{1,500}?)"),
        ("set_tags", "tags", r"(?:(?:set|change) the )?tags (?:to |: ?)(?P<text>.{1,500})"),
    )
)  # fmt: skip
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


def _seconds(text: str, state: RecordingState) -> float:
    low = text.lower()
    if low in ("here", "כאן") or low.startswith(("the p", "the cu")):
        return state.playhead
    if low.startswith("the"):
        return 0.0
    units = re.fullmatch(r"(\d+) ?m[a-z]*\W*(?:and )?(?:(\d+) ?s[a-z]*)?", low)
    if units:
        return 60.0 * int(units[1]) + int(units[2] or 0)
    total = 0.0
    for part in re.sub(r"[^\d:.]", "", low).split(":"):
        total = total * 60 + float(part)
    return total


_CLOSING = re.compile(
    r",\s*(?:please|pls|thanks|thank you|ok|okay|will you|if you can|that would be great)[.!?]*$",
    re.IGNORECASE,
)


def _bare(text: str) -> str:
    text = _CLOSING.sub("", re.sub(r"(?<!\.)\.$|[!?.]*[!.]{2,}$", "", text.strip()))
    return text.strip("\"'“”„«» ")[:LONGEST_TITLE]


_CLOCK = r"(?:\d+:)?\d+:\d{2}(?:\.\d+)?"
_LIST = re.compile(
    r"(?:(?:add|make|create|set|insert|mark|put in|start) )?(?:the |these |my |a )?(?:following )?chapters?"
    rf"(?: marks| markers)?(?: called| named)?(?: at)?:? (?P<rows>.{{0,60}}?{_CLOCK}.{{1,700}})",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"(?:,|\band\b)(?: and)? (?:another|one more|one|a|a second|the next)(?: chapter)?(?: called| named)? "
    rf"(?=\S.{{0,200}}? at {_CLOCK})",
    re.IGNORECASE,
)
_AND = r"\s*(?:[,;\n]\s*(?:and )?|\band )"
_ROWS = (
    re.compile(rf"(?P<at>{_CLOCK})\s*[-–=:]?\s*(?P<text>[^,;\n]+?)(?={_AND}{_CLOCK}|$)"),
    re.compile(rf"(?:^|{_AND})(?P<text>[^,;\n]+?) at (?P<at>{_CLOCK})(?={_AND}|$)"),
)


def _chapters(said: str, state: RecordingState, registry: Registry) -> Understanding | None:
    """ "Chapters: 0:00 Introduction, 18:45 Entropy", or "Introduction at 0:00 and Entropy at 18:45"."""
    found = _LIST.fullmatch(_MORE.sub(", ", said.rstrip(".! ")))
    if not found or "add_chapter" not in registry:
        return None
    rows = found["rows"]
    shape = _ROWS[0 if re.match(_CLOCK, rows) else 1]
    steps = [
        Step(
            op="add_chapter", start=_seconds(row["at"], state), params={"title": _bare(row["text"])}
        )
        for row in shape.finditer(rows)
    ]
    if len(steps) < 2 or len(steps) != len(re.findall(_CLOCK, rows)):
        return None
    if any((step.start or 0.0) >= state.duration for step in steps):
        return None
    told = ", then ".join(describe(step, registry) for step in steps)
    return Understanding(status=PlanStatus.PLAN, steps=tuple(steps), message=told)


def named(words: str, state: RecordingState, registry: Registry) -> Understanding | None:
    """ "Add a chapter called Money at 1:20", "call it Budget 2025", "tag it with money, talk"."""
    said = " ".join(words[:800].split())
    wish = led_in(said)
    return _named(said, state, registry) or (
        _named(wish, state, registry) if wish != said else None
    )


def _named(said: str, state: RecordingState, registry: Registry) -> Understanding | None:
    many = _chapters(said, state, registry)
    if many is not None:
        return many
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
