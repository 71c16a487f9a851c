# ruff: noqa: E501 (a shape of a sentence is read as one line)
"""Sentences that take out hesitations, repeated words and pauses all at once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from audiochat.domain.hearing import FillerOptions, Hearing
from audiochat.domain.plan import PlanStatus, Step, Understanding
from audiochat.services.commander.heard.normal import plain
from audiochat.services.commander.plan_groups import summary

_VERB = (
    r"(?:please |can you |could you |now )*(?:remove|delete|cut(?: out)?|take(?: out)?|get rid of|strip|drop|"
    r"clean up|clean out|edit out|lose)(?: out)?|"
    r"(?:בבקשה )?(?:הסר|תסיר|תסירי|מחק|תמחק|תמחקי|הורד|תוריד|תורידי|נקה|תנקה|תוציא|תוציאי)"
)
_FILLERS = (
    r"filler(?:[ -]?(?:words?|sounds?|noises?))?s?|hesitations?|u+h*m+['’]?s?|u+h+['’]?s?|e+r+m*['’]?s?|"
    r"a+h+['’]?s?|h+m+['’]?s?|disfluenc(?:y|ies)|מילות (?:ה)?מילוי|אמ+ים|היסוסים|גמגומים"
)
_REPEATS = (
    r"(?:repeated|doubled|duplicate) words?|repeats|repetitions|stutters?|stumbles|false starts|double words|"
    r"מילים (?:ש)?חוזרות|חזרות"
)
_PAUSES = (
    r"(?:long |longer )?(?:pauses|silences|gaps)(?: (?:over|longer than|above|of more than) "
    r"(?P<longer>\d+(?:\.\d+)?|half a|a|one|two|three) ?(?:s|secs?|seconds?))?"
    r"(?: to (?P<keep>\d+(?:\.\d+)?) ?(?:s|secs?|seconds?))?|"
    r"(?:ה)?(?:הפסקות|שתיקות)(?: (?:ה)?ארוכות)?"
)
_THE = r"(?:all |every |of )*(?:the |my |its |any |את |כל )*(?:ה)?(?:long )?"
_ONE = rf"(?:(?P<fillers>{_FILLERS})|(?P<repeats>{_REPEATS})|(?P<pauses>{_PAUSES}))"
_LIST = re.compile(
    rf"(?:also |then )*(?:(?:{_VERB}|shorten|tighten(?: up)?|close up) )?{_THE}{_ONE}",
    re.IGNORECASE,
)
_WHOLE = re.compile(
    rf"(?:{_VERB}) (?P<what>.+?)(?: out)?(?: (?:from|in|throughout) (?:it|this|the (?:recording|audio|whole "
    rf"recording)))?(?: please)?[.!?]*",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r",? and |, |,? & | ו(?=ה|את|מ|ש)", re.IGNORECASE)
_NONE = {
    "filler": "no fillers such as “um”",
    "repeat": "no repeated words",
    "pause": "no long pauses",
}
_NUMBERS = {"half a": 0.5, "a": 1.0, "one": 1.0, "two": 2.0, "three": 3.0}


def tightened(words: str, hearing: Hearing | None) -> Understanding | None:
    """The plan for a sentence such as "remove the ums and the long pauses".

    None for any other sentence, and where nothing has been transcribed. A sentence that names
    hesitations together with pauses means repeated words too.
    """
    found = _read(words)
    if found is None or hearing is None:
        return None
    options, named = found
    steps = hearing.fillers(options)
    if steps is None:
        return None
    missing = [text for kind, text in _NONE.items() if kind in named and not _any(steps, kind)]
    if not steps:
        message = (
            f"I found {joined(missing)} in what has been transcribed. Nothing needs to be cut."
        )
        return Understanding(status=PlanStatus.REFUSED, message=message)
    told = summary(steps)
    told = told[:1].upper() + told[1:]
    plan = Understanding(status=PlanStatus.PLAN, steps=steps, message=told)
    if missing:
        plan = plan.noting(f"I found {joined(missing)}.")
    return plan if any(step.enabled for step in steps) else plan.noting(_UNSURE)


_UNSURE = "None of these is sure: listen, and switch on what should go."


def _any(steps: Sequence[Step], kind: str) -> bool:
    return any(step.group == kind for step in steps)


def joined(texts: list[str]) -> str:
    """``no ums``, ``no ums and no long pauses``; something always."""
    return (
        " and ".join([", ".join(texts[:-1]), texts[-1]] if len(texts) > 1 else texts) or "nothing"
    )


def wish(words: str) -> FillerOptions | None:
    """What a sentence wants to be taken out, None for any other; pauses alone are another edit."""
    found = _read(words)
    return found[0] if found else None


_KINDS = {
    "filler": re.compile(rf"\b(?:{_FILLERS})\b", re.IGNORECASE),
    "repeat": re.compile(rf"\b(?:{_REPEATS})\b", re.IGNORECASE),
    "pause": re.compile(r"\b(?:pauses|silences|gaps|הפסקות|שתיקות)\b", re.IGNORECASE),
}


def kinds_in(text: str) -> list[str]:
    """Which of hesitations, repeated words and pauses a text names."""
    return [kind for kind, shape in _KINDS.items() if shape.search(text)]


_SAMPLE = re.compile(
    rf"(?P<what>.*\b(?:{_REPEATS}|stuttering|stammers?|stammering)),?[ (]+(?:(?:and )?(?:things|stuff|ones) )?(?:like|such as|for example|for instance|e\.? ?g\.?|as in|as with),? "
    r"[\"“”'‘]?(?P<sample>[^\"“”]+?)[\"“”'’]?[) ]*"
    r"(?:,? (?:and )?(?:that sort of thing|that kind of thing|that sort of stuff|things like that|and so on|etc\.?|and such))?[.! ]*",
    re.IGNORECASE,
)  # fmt: skip


def without_sample(words: str) -> str:
    """The wish without the example of what is meant: "the repeated words, like “can we, can we”"."""
    found = _SAMPLE.fullmatch(words)
    said = plain(found["sample"]) if found is not None else []
    half = len(said) // 2
    twice = half > 0 and (said[:half] == said[-half:] or len(set(said)) < len(said))
    return found["what"] if found is not None and twice else words


def _read(words: str) -> tuple[FillerOptions, frozenset[str]] | None:
    """What is to be taken out, and which kinds were named."""
    found = _WHOLE.fullmatch(without_sample(" ".join(words.split())))
    if found is None:
        return None
    options = FillerOptions(usual=False, repeats=False, pauses=False)
    named: set[str] = set()
    for part in _BETWEEN.split(found.group("what")):
        one = _LIST.fullmatch(part.strip())
        if one is None:
            return None
        if one.group("fillers"):
            options = replace(options, usual=True)
            named.add("filler")
        elif one.group("repeats"):
            options = replace(options, repeats=True)
            named.add("repeat")
        else:
            longer, keep = one.group("longer"), one.group("keep")
            options = replace(options, pauses=True)
            named.add("pause")
            if longer:
                options = replace(
                    options, pause_longer=_NUMBERS.get(longer.lower()) or float(longer)
                )
            if keep:
                options = replace(options, pause_keep=min(float(keep), options.pause_longer))
    if not (options.usual or options.repeats):
        return None
    return replace(options, repeats=options.repeats or options.pauses), frozenset(named)
