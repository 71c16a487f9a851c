# ruff: noqa: E501 (a shape of a sentence is read as one line)
"""Silence at the ends, and the longest pause: found in the levels, taken out like any part."""

from __future__ import annotations

import re

from audiochat.domain.hearing import Levels
from audiochat.domain.plan import PlanStatus, Step, Understanding
from audiochat.services.commander.describe import clock, length
from audiochat.services.commander.heard.sound import loud_spans, pauses

MARGIN = 0.1
"""Seconds of silence that stay before and after the sound."""
KEPT = 0.3
"""Seconds that stay of the longest pause."""

_VERB = r"(?:trim(?: off| away)?|cut(?: off| out| away)?|remove|delete|strip(?: off| out)?|take (?:out|off|away)|get rid of|lose|drop|chop off|clean up|crop)"
_SILENCE = r"(?:any |all |all the |the )?(?:leading |trailing |opening |initial |final )?(?:silence|silences|silent (?:part|bit|bits|parts)|quiet (?:part|bit|bits|parts)|dead air|pause|gap|empty space|empty bit|blank part|nothing)"
_AT = r"(?: that is| that's)? ?(?:at|from|off|in|on) (?:the )?(?:very )?"
_HE = r"(?:תחתוך|תחתכי|חתוך|תמחק|תמחקי|מחק|תוריד|תורידי|הסר|תסיר|תסירי|קצץ|גזור|תגזור)(?: את)? ?(?:ה)?(?:שקט|שתיקה|דממה)"
_SHAPES = (
    ("start", rf"{_VERB} {_SILENCE}{_AT}(?:start|beginning|front|head|opening)(?: of (?:it|this|the \w+))?"),
    ("end", rf"{_VERB} {_SILENCE}{_AT}(?:end|tail|finish|back)(?: of (?:it|this|the \w+))?"),
    ("both", rf"{_VERB} {_SILENCE}{_AT}(?:both ends|both sides|ends|either end|(?:start|beginning) and (?:at )?(?:the )?end|edges)(?: of (?:it|this|the \w+))?"),
    ("start", rf"{_VERB} (?:any |the |all the )?(?:leading|initial|opening) (?:silence|dead air|pause)"),
    ("end", rf"{_VERB} (?:any |the |all the )?(?:trailing|final|closing) (?:silence|dead air|pause)"),
    ("both", rf"{_VERB} (?:any |the |all the )?(?:leading and trailing|trailing and leading) (?:silence|silences|dead air)"),
    ("longest", rf"(?:{_VERB}|shorten) the (?:longest|biggest|largest) (?:pause|silence|gap)"),
    ("start", rf"{_HE} (?:ב|מה?)(?:ה)?(?:התחלה|תחילה|תחילת ההקלטה)"),
    ("end", rf"{_HE} (?:ב|מה?)(?:ה)?(?:סוף|סיום|סוף ההקלטה)"),
    ("both", rf"{_HE} (?:ב|מ)(?:שני ה?קצוות|ה?התחלה ו(?:ב|מה)?סוף|קצוות)"),
)  # fmt: skip
_LOUD = re.compile(
    r"(?:turn down|lower|reduce|bring down|quieten|soften|attenuate|duck)(?: the level of| the volume of)? (?:all )?(?:the )?"
    r"(?:(?:too )?loud(?:est)? (?:parts?|bits?|places?|sections?)|(?:parts?|bits?|places?|sections?) (?:that|which) (?:are|is|get|gets) too loud)"
    r"(?: by (?P<db>\d+(?:\.\d+)?) ?(?:db|decibels?))?"
)
USUAL_DB = 6.0
_COMPILED = [(kind, re.compile(shape)) for kind, shape in _SHAPES]


def asked(words: str) -> str | None:
    """Which silence a sentence wants gone: ``start``, ``end``, ``both``, ``longest``, or None."""
    return next((kind for kind, shape in _COMPILED if shape.fullmatch(words)), None)


def louder_parts(words: str) -> float | None:
    """By how many dB a sentence wants the parts that are too loud turned down, or None."""
    found = _LOUD.fullmatch(words)
    return None if found is None else float(found["db"] or USUAL_DB)


def turned_down(decibels: float, levels: Levels) -> Understanding:
    """The parts that are far louder than the rest, turned down."""
    spans = loud_spans(levels)
    if not spans:
        return Understanding(
            status=PlanStatus.REFUSED, message="Nothing is much louder than the rest."
        )
    steps = tuple(
        Step(op="gain", start=round(a, 3), end=round(b, 3), params={"decibels": -decibels})
        for a, b in spans
    )
    where = ", ".join(f"{clock(round(a, 1))} to {clock(round(b, 1))}" for a, b in spans[:4])
    more = f" and {len(spans) - 4} more" if len(spans) > 4 else ""
    return Understanding(
        status=PlanStatus.PLAN,
        steps=steps,
        message=f"Turn down what is too loud by {decibels:g} dB: {where}{more}",
    )


def plan(kind: str, levels: Levels, duration: float) -> Understanding:
    """Its steps; a refusal where there is none."""
    found = pauses(levels)
    if found and found[0][0] <= 0 and found[0][1] >= duration - levels.window:
        return Understanding(
            status=PlanStatus.REFUSED, message="All of it is silence, so all of it would go."
        )
    parts: list[tuple[float, float]] = []
    for start, end in found:
        if start <= 0 and kind in ("start", "both"):
            parts.append((0.0, end - MARGIN))
        elif end >= duration - levels.window and kind in ("end", "both"):
            parts.append((start + MARGIN, duration))
    if kind == "longest" and found:
        start, end = max(found, key=lambda span: span[1] - span[0])
        parts = [(start + KEPT / 2, end - KEPT / 2)]
    parts = [(round(a, 3), round(b, 3)) for a, b in parts if b - a >= MARGIN]
    if not parts:
        where = {"both": "at either end", "longest": "worth cutting"}.get(kind, f"at the {kind}")
        return Understanding(status=PlanStatus.REFUSED, message=f"There is no silence {where}.")
    said = ", ".join(f"{clock(round(a, 1))} to {clock(round(b, 1))}" for a, b in parts)
    total = length(round(sum(b - a for a, b in parts), 1))
    return Understanding(
        status=PlanStatus.PLAN,
        steps=tuple(Step(op="delete", start=a, end=b) for a, b in parts),
        message=f"Delete the silence from {said} ({total})",
    )
