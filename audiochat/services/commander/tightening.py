"""Sentences that take out hesitations, repeated words and pauses all at once."""

from __future__ import annotations

import re
from dataclasses import replace

from audiochat.domain.hearing import FillerOptions, Hearing
from audiochat.domain.plan import PlanStatus, Understanding
from audiochat.services.commander.plan_groups import summary

_VERB = (
    r"(?:please |can you |could you )*(?:remove|delete|cut(?: out)?|take out|get rid of|strip|drop|"
    r"clean up|clean out|edit out|lose)(?: out)?|"
    r"(?:בבקשה )?(?:הסר|תסיר|תסירי|מחק|תמחק|תמחקי|הורד|תוריד|תורידי|נקה|תנקה|תוציא|תוציאי)"
)
_FILLERS = (
    r"filler(?:[ -]?(?:words?|sounds?))?s?|hesitations?|u+m+s?(?:,? (?:and|&) (?:u+h+s?|e+r+s?))?|u+h+s?|"
    r"disfluenc(?:y|ies)|מילות (?:ה)?מילוי|אמ+ים|היסוסים|גמגומים"
)
_REPEATS = (
    r"repeated words?|repeats|repetitions|stutters?|stumbles|false starts|double words|"
    r"מילים (?:ש)?חוזרות|חזרות"
)
_PAUSES = (
    r"(?:long |longer )?(?:pauses|silences|gaps)(?: (?:over|longer than|above) "
    r"(?P<longer>\d+(?:\.\d+)?|a|one|two|three) ?(?:s|secs?|seconds?))?"
    r"(?: to (?P<keep>\d+(?:\.\d+)?) ?(?:s|secs?|seconds?))?|"
    r"(?:ה)?(?:הפסקות|שתיקות)(?: (?:ה)?ארוכות)?"
)
_THE = r"(?:all |every |of )*(?:the |my |its |any |את |כל )*(?:ה)?(?:long )?"
_ONE = rf"(?:(?P<fillers>{_FILLERS})|(?P<repeats>{_REPEATS})|(?P<pauses>{_PAUSES}))"
_LIST = re.compile(rf"{_THE}{_ONE}", re.IGNORECASE)
_WHOLE = re.compile(
    rf"(?:{_VERB}) (?P<what>.+?)(?: (?:from|in|throughout) (?:it|this|the (?:recording|audio|whole "
    rf"recording)))?[.!]*",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r",? and |, |,? & | ו(?=ה|את|מ|ש)", re.IGNORECASE)
_NUMBERS = {"a": 1.0, "one": 1.0, "two": 2.0, "three": 3.0}


def tightened(words: str, hearing: Hearing | None) -> Understanding | None:
    """The plan for a sentence such as "remove the ums and the long pauses".

    None for any other sentence, and where nothing has been transcribed. A sentence that names
    hesitations together with pauses means repeated words too.
    """
    options = wish(words)
    if options is None or hearing is None:
        return None
    steps = hearing.fillers(options)
    if steps is None:
        return None
    if not steps:
        return Understanding(
            status=PlanStatus.REFUSED,
            message="I found none of those in what has been transcribed. Nothing needs to be cut.",
        )
    return Understanding(status=PlanStatus.PLAN, steps=steps, message=summary(steps))


def wish(words: str) -> FillerOptions | None:
    """What a sentence wants to be taken out, None for any other; pauses alone are another edit."""
    found = _WHOLE.fullmatch(" ".join(words.split()))
    if found is None:
        return None
    options = FillerOptions(usual=False, repeats=False, pauses=False)
    for part in _BETWEEN.split(found.group("what")):
        one = _LIST.fullmatch(part.strip())
        if one is None:
            return None
        if one.group("fillers"):
            options = replace(options, usual=True)
        elif one.group("repeats"):
            options = replace(options, repeats=True)
        else:
            longer, keep = one.group("longer"), one.group("keep")
            options = replace(options, pauses=True)
            if longer:
                options = replace(options, pause_longer=_NUMBERS.get(longer) or float(longer))
            if keep:
                options = replace(options, pause_keep=min(float(keep), options.pause_longer))
    if not (options.usual or options.repeats):
        return None
    return replace(options, repeats=options.repeats or options.pauses)
