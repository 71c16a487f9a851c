# ruff: noqa: E501 (a shape of a sentence is read as one line)
"""Parts put in a second time elsewhere, and two parts in each other's place."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import replace

from audiochat.domain.operation import Registry
from audiochat.domain.plan import EXPORT_PART, RecordingState, Step
from audiochat.services.commander.heard import plans
from audiochat.services.commander.heard.made import SAME, Made
from audiochat.services.commander.heard.normal import Said
from audiochat.services.commander.heard.places import Asked
from audiochat.services.commander.heard.request import Request, Target

_EDGE = r"(?:the )?(?:very )?(?P<edge>start|beginning|front|top|end)(?: of (?:it|this|(?:the|my|our|this) \w+))?"
_AS = r"(?:,? as (?:a|an|the|my|our) [\w -]+?)"
_TOO = r"(?:,? (?:too|as well|also|again|once more|a second time|one more time)|,? (?:and|but) (?:leave|keep) (?:it|that|the original)(?: in| in place| there| where it is| where it was| as it is)*(?: too| as well)?)"
_WHERE = rf"(?:right |back |over |up |also )*(?:(?:to|at|onto|on|in|into|from) {_EDGE}|(?:(?:to|at) the (?:start|beginning|end|top|front),? )?(?:to |in )?(?:right |just |directly )*(?P<side>before|after|behind|in front of) (?P<place>.+?))"
_VERB = (
    r"(?:(?:copy|duplicate|repeat|reuse|replay)|(?:put|place|paste|add|insert|stick|drop|have|make|play)(?: me)? (?:a|another|one more|an extra|a second) "
    r"(?:copy|duplicate|repeat|repetition) of)"
)
_COPIED = (
    re.compile(rf"^{_VERB} (?P<rest>.+?),? (?:and (?:put|paste|place|stick|insert) (?:it|that|the copy) )?{_WHERE}(?:{_AS}|{_TOO})*$"),
    re.compile(rf"^(?:put|place|use|play|have|stick|paste|add|repeat) (?P<rest>.+?) (?:right |up |again )*(?:at|to|onto) {_EDGE}{_AS}?{_TOO}{_AS}?$"),
)  # fmt: skip
_SWAPPED = re.compile(
    r"^(?:swap|switch|exchange|interchange|trade|flip)(?: over| around| round)?(?: the (?:order|places?|positions?) of)? (?P<one>.+?) (?:and|with|for) (?P<other>.+?)(?: around| round| over)?$"
)

Names = Callable[[str], Target | None]


def read(text: str, names: Names) -> Request | None:
    """ "Copy the summary to the start", "swap part one and part two"; ``names`` tells what is named."""
    for shape in _COPIED:
        found = shape.match(text)
        if found is not None:
            return _copied(found, names)
    swapped = _SWAPPED.match(text)
    if swapped is None:
        return None
    one, other = names(swapped["one"]), names(swapped["other"])
    return None if one is None or other is None else Request("swap", one, other=other)


def _copied(found: re.Match[str], names: Names) -> Request | None:
    what, where = names(found["rest"]), found.groupdict()
    if what is None:
        return None
    if where["edge"]:
        at_end = where["edge"] == "end"
        place: Target | None = Target("end") if at_end else Target("time", at=0.0)
        return Request("copy", what, other=place)
    place = names(where["place"])
    after = 1.0 if where["side"] in ("after", "behind") else 0.0
    return None if place is None else Request("copy", what, other=place, params={"after": after})


def make(said: Said, request: Request, state: RecordingState, registry: Registry) -> Made:
    """The steps of any request; raises ``Asked`` or ``Absent``."""
    if request.deed == "copy":
        return _copies(said, request, state)
    if request.deed == "swap":
        return _swaps(said, request, state)
    if request.deed == "clip":
        raise _clipped(said, request, state)
    return plans.make(said, request, state, registry)


def _single(said: Said, target: Target, state: RecordingState) -> tuple[float, float, str]:
    """The one part that is meant and what it is called."""
    spans, what = plans.located(said, Request("copy", target), state)
    if len(spans) != 1:
        raise Asked(f"I can do that with one part at a time, and these are {len(spans)}: {what}.")
    return *spans[0], what


def _copies(said: Said, request: Request, state: RecordingState) -> Made:
    """The part once more behind itself, and the first of the two where it is wanted."""
    assert request.other is not None
    start, end, what = _single(said, request.target, state)
    low, high, place = plans.place_of(said, request, state)
    to = high if request.params.get("after") else low
    if start < to < end:
        raise Asked(f"{place} lies within {what}. Where shall the copy go?")
    twice = Step(op="duplicate", start=start, end=end, params={"count": 1})
    edges = {0.0: "at the start", state.duration: "at the end"}
    side = "after" if request.params.get("after") else "before"
    told = f"Repeat {what} {edges.get(to, f'{side} {place}')}"
    if to in (start, end):
        return Made((twice,), told)
    moved = Step(op="move", start=start, end=end, params={"to": to})
    return Made((twice, moved), told)


def _swaps(said: Said, request: Request, state: RecordingState) -> Made:
    """The first of two parts behind the second, and the second to where the first was."""
    assert request.other is not None
    both = [_single(said, request.target, state)]
    try:
        both.append(_single(said, request.other, state))
    except Asked as error:
        raise replace(error, meant=request.other, other=True) from error
    (start, end, first), (begin, over, second) = sorted(both, key=lambda part: part[0])
    if begin < end:
        raise Asked(f"{first} and {second} overlap. Which parts do you mean, with times?")
    told = f"Swap {both[0][2]} and {both[1][2]}"
    steps = [_to(said, (start, end), over, state)]
    between = bisect_left(said.starts, end - SAME)
    if said.starts[between] < begin - SAME:
        before = bisect_right(said.ends, start + SAME) - 1
        after = said.ends[before] if before >= 0 else 0.0
        place = said.starts[between]
        params = {**plans.limits(said, begin, over), "to": round(place, 3), "to_after": after}
        about = plans.words_of(said, begin, over)
        steps.append(Step(op="move_words", start=begin, end=over, params=params, about=about))
    return Made(tuple(steps), told)


def _to(said: Said, span: tuple[float, float], behind: float, state: RecordingState) -> Step:
    """A part put behind the word that ends at a time."""
    following = bisect_left(said.starts, behind - SAME)
    to = said.starts[following] if following < len(said.starts) else state.duration
    params = {**plans.limits(said, *span), "to": round(to, 3), "to_after": behind}
    return Step(
        op="move_words",
        start=span[0],
        end=span[1],
        params=params,
        about=plans.words_of(said, *span),
    )


_LEAD = r"(?:(?:(?:can|could|may) (?:i|we)(?: please)? (?:have|get)|i(?:'d like| would like| want| need)(?: to have)?|give me|get me|let me have|make(?: me)?|create|cut(?: me)?|produce|export|save|put|extract) )"
_KIND = r"(?:(?:sep[ae]rate|own|short|little|single|new|extra|stand-?alone|small|audio|sound|one|mp3|wav) )*(?:clip|file|snippet|excerpt|sound ?bite|recording|mp3|wav|track|cutting|extract)"
_CLIPPED = (
    re.compile(rf"^(?:{_LEAD}(?:just |only )?)?(?:me )?(?:an?|another|one|its) {_KIND} (?:of|with|from|out of|containing|for|that (?:has|is)|where there is)(?: just| only)? (?P<rest>.+)$"),
    re.compile(rf"^(?:{_LEAD}|(?:save|export|extract|store|write|render|get|put|cut|pull|make|turn|have|take|bounce|keep) )?(?:me )?(?:out )?(?:just |only )?(?P<rest>.+?)(?: out)?,? (?:as|in|into|to|onto) (?:its|an?|another|one|their)(?: own)? {_KIND}$"),
    re.compile(r"^(?:export|save|extract|render|bounce|write) (?:out )?(?:just|only) (?P<rest>.+)$"),
    re.compile(r"^(?:export|save|store|write|keep) (?P<rest>.+?) (?:separately|on its own|by itself|to (?:a|its own)(?: separate| new)? file)$"),
    re.compile(r"^(?:export|extract) (?P<rest>(?:the |that |this |my |our )?(?!as\b|it\b|to\b|in\b|all\b|everything\b)[^,;]+)$"),
)  # fmt: skip
_EDGED = re.compile(
    r"^(?:the )?(?:very )?(?:end|ending|start|beginning|rest|opening|tail)(?: bit| part)?,? (?=(?:from|between|until|before|after|up to) )"
)


def clip(text: str) -> str | None:
    """The part of which a sentence wants a clip of its own; None for any other sentence."""
    for shape in _CLIPPED:
        found = shape.match(text)
        if found is not None:
            return _EDGED.sub("everything ", found["rest"])
    return None


def _clipped(said: Said, request: Request, state: RecordingState) -> Asked:
    """That a part is selected for export; of several parts whether they are to be kept alone."""
    spans, what = plans.located(said, request, state)
    if len(spans) == 1:
        told = f"{what[:1].upper()}{what[1:]}: selected. Choose where to write it."
        return Asked(told, tuple(spans), EXPORT_PART)
    message = (
        f"Export writes one part or all of it. Shall I keep only {what}, so that you can export that? "
        "Undo (Ctrl+Z) brings the rest back afterwards. Say yes."
    )
    return Asked(message, tuple(spans), instead=replace(request, deed="keep"))
