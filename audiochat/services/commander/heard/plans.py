"""Requests that change the recording: the words they name become steps with times."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import replace

from audiochat.domain.operation import Registry
from audiochat.domain.plan import RecordingState, Step
from audiochat.services.commander.describe import amount, clock, length
from audiochat.services.commander.heard import ends, slipping, voices
from audiochat.services.commander.heard.beginnings import begun
from audiochat.services.commander.heard.calling import name_of
from audiochat.services.commander.heard.finding import Hit, clusters
from audiochat.services.commander.heard.made import SAME, Made
from audiochat.services.commander.heard.normal import Said, merged
from audiochat.services.commander.heard.patterns import NAMES
from audiochat.services.commander.heard.places import MOST_LISTED, Asked, chosen, hits, shown
from audiochat.services.commander.heard.request import Request, Target

MOST_STEPS = 1000
"""More steps than a person could look through."""

MOST_SHOWN = 5
"""Words at either end of a part by which a step shows what it is about."""

BREATH = 0.1
"""Seconds of a pause that stay at either side of what is cut from it."""

LONG = 0.5
"""Seconds of a pause that is meant though a word or two stand between it and what is named."""
MOST_LEADING = 3
"""Those words, at the most: the pause before "Okay, he's in the kitchen" is before "he's" as well."""

LEAST = 0.02
"""Seconds; a shorter part is none."""

WORD_EDITS = {"delete": "cut_words", "silence": "mute_words", "bleep": "bleep_words"}

VERBS = {"delete": "Delete", "keep": "Keep", "silence": "Mute", "bleep": "Bleep", "gain": "Change"}
Spans = list[tuple[float, float]]


def make(said: Said, request: Request, state: RecordingState, registry: Registry) -> Made:
    """Find what a request names and make its steps; raises ``Asked`` or ``Absent``."""
    spans, what = located(said, request, state)
    if request.deed == "move":
        return _move(said, request, spans, what, state)
    if request.deed == "keep":
        cuts = outside(spans, state.duration)
        if not cuts:
            raise Asked(
                f"{what[:1].upper()}{what[1:]}: that is all of the recording, nothing would go."
            )
        steps = word_steps("delete", cuts, said, registry)
        return Made(steps, f"Keep {what}, cut the rest ({_total(cuts)})")
    if request.deed == "gain":
        decibels = request.params["decibels"]
        steps = tuple(
            Step(op="gain", start=start, end=end, params={"decibels": decibels})
            for start, end in spans
        )
        field = registry["gain"].params.model_fields["decibels"]
        return Made(steps, f"Change the level of {what} by {amount(decibels, field)}")
    return Made(word_steps(request.deed, spans, said, registry), f"{VERBS[request.deed]} {what}")


def located(said: Said, request: Request, state: RecordingState) -> tuple[Spans, str]:
    """The parts that a request is about, without what is to stay, and what they are called."""
    spans, what = _spans(said, request, state)
    for other in request.also:
        more, named = _at(said, Request(request.deed, other))
        spans, what = merged([*spans, *more]), f"{what}, and {named}"
    for other in request.spared:
        stays, named = _at(said, Request(request.deed, other))
        spans, what = _without(spans, stays), f"{what}, but not {named}"
    if not spans:
        raise Asked(f"Nothing is left of {what}. What should I do?")
    return spans, what


def place_of(said: Said, request: Request, state: RecordingState) -> tuple[float, float, str]:
    """The place to which a request puts something, and what it is called."""
    assert request.other is not None
    try:
        low, high, place = _one(said, request.other, state)
    except Asked as error:
        if error.meant is not None or not error.spans:
            raise
        raise replace(error, meant=request.other, other=True) from error
    if request.params.get("after"):
        _is_over(said, request.other, (low, high), place)
    return low, high, place


def _move(said: Said, request: Request, spans: Spans, what: str, state: RecordingState) -> Made:
    """Words put before or after a place, between the words there."""
    assert request.other is not None
    if len(spans) != 1:
        raise Asked(f"I can move one part at a time, and these are {len(spans)}: {_times(spans)}.")
    low, high, place = place_of(said, request, state)
    start, end = spans[0]
    to = high if request.params.get("after") else low
    if request.params.get("after"):
        following = bisect_left(said.starts, to - SAME)
        to = said.starts[following] if following < len(said.starts) else state.duration
    if start - SAME <= to <= end + SAME:
        raise Asked(f"{what} is there already. Where shall it go?")
    before = bisect_right(said.ends, to + SAME) - 1
    params = {**limits(said, start, end), "to": _round(to)}
    if before >= 0:
        params["to_after"] = said.ends[before]
    about = words_of(said, start, end)
    step = Step(op="move_words", start=start, end=end, params=params, about=about)
    named = {0.0: "the start", state.duration: "the end"}.get(to, place)
    side = "after" if request.params.get("after") else "before"
    where = f"to {named}" if named in ("the start", "the end") else f"to {side} {named}"
    return Made((step,), f"Move {what} {where}")


_ANNOUNCES = re.compile(
    r"\b(?:let'?s|let us|time for|ready for|coming up|next up|here(?:'s| is| comes)|start|begin|"
    r"(?:move|moving|turn|turning|go|going|get|getting|come|coming) (?:on |over )?to)\b"
)
_A_THING = re.compile(r"^(?:the|our|my|his|her|their) \w+$")


def _is_over(said: Said, place: Target, span: tuple[float, float], name: str) -> None:
    """Ask where a thing ends that its name only announces: "after the quiz", said in "let's do the quiz!"."""
    if place.kind != "phrase" or not _A_THING.match(place.text):
        return
    row = next((row for row in said.sentences() if said.ends[row[1] - 1] >= span[1] - SAME), None)
    if row is None or not _ANNOUNCES.search(said.text(*row).casefold().replace("’", "'")):
        return
    at = clock(round(span[0], 1))
    raise Asked(f"{name} is announced at {at}. After which words is it over?", (span,))


def word_steps(deed: str, spans: Spans, said: Said, registry: Registry) -> tuple[Step, ...]:
    """Edits of words, whose smoothed ends never reach the words at either side."""
    if len(spans) > MOST_STEPS:
        raise Asked(
            f"That would be {len(spans):,} cuts at once. Say it for a part of the recording."
        )
    op = WORD_EDITS[deed]
    if op not in registry:
        op = "delete" if deed == "delete" else "silence"
        return tuple(Step(op=op, start=start, end=end) for start, end in spans)
    return tuple(
        Step(
            op=op,
            start=start,
            end=end,
            params=limits(said, start, end),
            about=words_of(said, start, end),
        )
        for start, end in spans
    )


def words_of(said: Said, start: float, end: float) -> str:
    """What is said in a part, shortened in its middle."""
    first = bisect_left(said.starts, start - SAME)
    last = max(first, bisect_right(said.ends, end + SAME))
    if last - first > 2 * MOST_SHOWN:
        return f"{said.text(first, first + MOST_SHOWN)} … {said.text(last - MOST_SHOWN, last)}"[
            :200
        ]
    return said.text(first, last)[:200]


def limits(said: Said, start: float, end: float) -> dict[str, float]:
    """The end of the last word before a part and the start of the first one after it.

    And, of several words in it, where the first ends and the last starts.
    """
    starts, ends = said.starts, said.ends
    before = bisect_right(ends, start + SAME) - 1
    after = bisect_left(starts, end - SAME)
    limits = {"earliest": min(ends[before], start) if before >= 0 else 0.0}
    if after < len(starts):
        limits["latest"] = max(starts[after], end)
    if after - before > 2:
        limits |= {"first_ends": ends[before + 1], "last_starts": starts[after - 1]}
    return limits


def _total(spans: Spans) -> str:
    seconds = sum(end - start for start, end in spans)
    return f"{seconds:.1f} s" if seconds < 60 else clock(round(seconds))


def outside(spans: Spans, whole: float) -> Spans:
    """What lies between the spans."""
    out: Spans = []
    reach = 0.0
    for start, end in [*merged(spans), (whole, whole)]:
        if start - reach >= LEAST:
            out.append((_round(reach), _round(start)))
        reach = max(reach, end)
    return out


def _without(spans: Spans, stays: Spans) -> Spans:
    """What of some spans lies outside others."""
    free = outside(stays, max(end for _, end in [*spans, *stays]))
    pairs = [(max(a, c), min(b, d)) for a, b in merged(spans) for c, d in free]
    return [(start, end) for start, end in pairs if end - start >= LEAST]


def _round(seconds: float) -> float:
    return round(seconds, 3)


def _times(spans: Spans) -> str:
    shown = ", ".join(clock(round(start, 1)) for start, _ in spans[:MOST_LISTED])
    return shown if len(spans) <= MOST_LISTED else f"{shown} and {len(spans) - MOST_LISTED} more"


def _spans(said: Said, request: Request, state: RecordingState) -> tuple[Spans, str]:
    """The parts a request acts on, and how to name them."""
    if request.relation == "at" or request.deed in ("move", "copy"):
        return _at(said, request)
    if request.relation.startswith("gap"):
        return _gaps(said, request, state)
    if request.relation == "after":
        request = replace(request, target=ends.after_word(said, ends.parted(said, request.target)))
    low, high, text = _one(said, request.target, state)
    whole = state.duration
    if request.relation == "before":
        spans, what = [(0.0, low)], f"everything before {text}"
    elif request.relation == "after":
        spans, what = [(high, whole)], f"everything after {text}"
    elif request.relation == "from":
        spans, what = [(low, whole)], f"everything from {text} on"
    else:
        assert request.other is not None
        spans, what = _between(said, request, (low, high, text), state)
    start, end = spans[0]
    if end - start < LEAST:
        raise Asked(f"There is nothing there: {what} has no length. Which part do you mean?")
    return [
        (_round(start), _round(end))
    ], f"{what} ({clock(round(start, 1))} to {clock(round(end, 1))})"


def _gaps(said: Said, request: Request, state: RecordingState) -> tuple[Spans, str]:
    """The pauses right before or after what is named; of each a breath stays at either side."""
    target, side = request.target, request.relation.removeprefix("gap ")
    found = pauses_beside(said, target, request.relation)
    pauses = [_shortened(start, min(end, state.duration), request.params) for start, end in found]
    spans = [(_round(start), _round(end)) for start, end in pauses if end - start >= BREATH]
    name = name_of(target)
    if not spans:
        raise Asked(f"There is no pause {side} {name}. Which part do you mean?")
    several = "pause" if len(spans) == 1 else f"{len(spans)} pauses"
    keep = request.params.get("keep")
    left = f" but {length(keep)}" if keep else " but half" if "share" in request.params else ""
    return spans, f"the {several} {side} {name}{left}: {_times(spans)}"


def pauses_beside(said: Said, target: Target, relation: str) -> Spans:
    """From the word before to the word after each pause beside what is named; ``Asked`` which of several."""
    if target.kind in ("time", "end"):
        at = target.at if target.kind == "time" else said.duration
        return _pause_beside(said, at, relation == "gap before")
    found = chosen(said, target)
    if len(found) > 1 and not target.many and target.which is None:
        places = [said.span(hit.first, hit.last) for hit in found]
        raise Asked(f"There are {len(found)} of those: {_times(places)}. Which one?", tuple(places))
    asker = voices.who(said, target.owner) if target.kind == "speaker" and target.owner else None
    if asker is not None:  # "before Ruth answers Callum"
        found = [h for h in found if h.first and said.words[h.first - 1].word.speaker == asker]
    ends, starts = [0.0, *said.ends], [*said.starts, said.duration]
    before = relation == "gap before"
    following = [_led(said, hit.first) if before else hit.last for hit in found]
    return [(ends[word], starts[word]) for word in following]


def _pause_beside(said: Said, at: float, before: bool) -> Spans:
    """The last pause up to a second, or the first from it on; none if there is none."""
    ends, starts = [0.0, *said.ends], [*said.starts, said.duration]
    gaps = zip(ends, starts, strict=True)
    if before:
        found = [(start, min(end, at)) for start, end in gaps if min(end, at) - start >= LONG]
        return found[-1:]
    return [(max(start, at), end) for start, end in gaps if end - max(start, at) >= LONG][:1]


def _led(said: Said, word: int) -> int:
    """The word after the pause before a place: a few words earlier where the sentence begins there."""
    for first in range(word, max(0, word - MOST_LEADING) - 1, -1):
        if first and said.starts[first] - said.ends[first - 1] >= LONG:
            return first
        if first < word and said.words[first - 1].word.speaker != said.words[word].word.speaker:
            break
    return word


def _shortened(start: float, end: float, params: dict[str, float]) -> tuple[float, float]:
    """What goes of a pause: ``keep`` seconds stay of it, or a ``share``, else a breath at either side."""
    keep = (
        params.get("keep", 2 * BREATH) if "share" not in params else params["share"] * (end - start)
    )
    return start + keep / 2, end - keep / 2


def _between(
    said: Said, request: Request, one: tuple[float, float, str], state: RecordingState
) -> tuple[Spans, str]:
    low, high, text = one
    assert request.other is not None
    named = ends.one_of(said, request.other, high) if request.relation == "till" else request.other
    first, last, other = _one(said, named, state, after=high)
    if request.relation == "range" or (request.relation == "till" and request.deed == "keep"):
        return [(low, last)], f"from {text} to {other}"
    if request.relation == "till":
        return [(low, first)], f"from {text} up to {other}"
    return [(high, first)], f"everything between {text} and {other}"


def _one(
    said: Said, target: Target, state: RecordingState, after: float = -1.0
) -> tuple[float, float, str]:
    """The one place a target names, as start, end and its name."""
    if target.kind == "time":
        return target.at, target.at, clock(target.at)
    if target.kind == "end":
        return state.duration, state.duration, "the end"
    found = _following(said, target, after) or chosen(said, target)
    if len(found) > 1:
        spans = tuple(said.span(hit.first, hit.last) for hit in found)
        raise Asked(
            f"There are {len(found)} of those: {_times(list(spans))}. Which one do you mean?", spans
        )
    hit = begun(said, found[0], target.text) if target.kind == "phrase" else found[0]
    start, end = said.span(hit.first, hit.last)
    if start < after:
        raise Asked(f"{name_of(target)} comes earlier than that. Which part do you mean?")
    return start, end, name_of(target)


def _following(said: Said, target: Target, after: float) -> list[Hit]:
    """Of several the first after a time, where the sentence does not say which: "from A to amen"."""
    if after < 0 or target.which is not None:
        return []
    later = [hit for hit in hits(said, target) if said.starts[hit.first] >= after]
    return later[:1]


def _at(said: Said, request: Request) -> tuple[Spans, str]:
    target = request.target
    found = chosen(said, target)
    if target.kind in ("words", "sentences"):
        found = clusters(found)
    if target.kind in slipping.KINDS:
        return _mended(said, request, found)
    spans = [said.span(hit.first, hit.last) for hit in found]
    if target.kind in ("speaker", "others", "answers", "questions", "proposed"):
        spans = merged(spans)
    spans = [(_round(a), _round(b)) for a, b in spans if b - a >= LEAST]
    if not spans:
        raise Asked("Those words have no length. Which part do you mean, with times?")
    if len(spans) == 1:
        heard = shown(said.text(found[0].first, found[0].last), 60)
        return (
            spans,
            f"“{heard}” ({clock(round(spans[0][0], 1))} to {clock(round(spans[0][1], 1))})",
        )
    counted = f"{len(spans)} {'times' if target.kind == 'phrase' else 'places'}"
    what = name_of(target, True)
    what = f"the {what}" if target.kind in NAMES else what
    return spans, f"{what}, {counted}: {_times(spans)}"


def _mended(said: Said, request: Request, found: list[Hit]) -> tuple[Spans, str]:
    """What goes of sentences and words that were put right."""
    spans, texts = slipping.parts(said, found)
    if request.deed in ("gain", "move", "keep"):
        raise Asked(
            f"Something is said anew at {_times(spans)}. Which part do you mean, with times?"
        )
    if len(found) > 1:
        return spans, f"the {name_of(request.target, True)}, {len(found)} places: {_times(spans)}"
    named = [
        f"“{shown(text, 60)}” ({clock(round(start, 1))} to {clock(round(end, 1))})"
        for text, (start, end) in zip(texts, spans, strict=True)
    ]
    return spans, " and ".join(named)
