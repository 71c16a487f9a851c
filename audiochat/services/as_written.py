"""What a recogniser wrote for a spoken order, as a person would have typed it.

A recogniser that hears "two ten" may write 2 10, 210, 2-10 or 2.10, and "LUFS" as whatever word is
nearest. These rules are for sentences about a recording alone, and their result is only a proposal:
"from 1939 to 1945" is a part of a recording or a war.
"""

from __future__ import annotations

import re

_AT = r"from|between|at|before|after|until|till|past|through|thru|since"
_PLACE = rf"{_AT}|only|around|over"
_TO = r"to|until|till|through|thru|and|or|-|–"
_NO_UNIT = (
    r"(?!\s?(?:%|(?:seconds?|secs?|s|minutes?|mins?|hours?|decibels?|hertz|k?hz|percent|times|x|k|tones?"
    r"|steps?|ms|more|copies|octaves?|words?|bits?|point|colon)\b|(?:d\s?b|kilo|milli|semi|half|luf)|\.\d|\d))"
)
_RUN = r"(?<![\w.:])\d{1,5}(?:[ .:-]\d{1,3}){0,4}(?![\w:]|\.\d)"
_CUTOFF = r"(?<!pass )(?<!filter )(?<!peak )(?<!peaks )(?<!shelf )(?<!notch )"  # "high pass at 100"

_AFTER_PLACE = re.compile(rf"{_CUTOFF}(\b(?:{_PLACE})\s)({_RUN}){_NO_UNIT}", re.IGNORECASE)
_BEFORE_TO = re.compile(
    rf"({_RUN})(\s(?:{_TO})\s(?:{_RUN}|\d+:\d\d[:.\d]*|\d+ (?:minutes?|seconds?|hours?)){_NO_UNIT})",
    re.IGNORECASE,
)
_AFTER_TO = re.compile(
    rf"((?::\d\d|minutes?|seconds?)\s(?:{_TO})\s)({_RUN}){_NO_UNIT}", re.IGNORECASE
)
_SPELT = (
    r"(?:(\d{1,3}) hours?,? (?:and )?)?(?<![\d.])(\d{1,3}) minutes?,? (?:and |in )?"
    rf"(\d{{1,2}}(?:\.\d+)?)(?: seconds?\b|(?![\w:]){_NO_UNIT})"
)
_SPELT_PLACE = re.compile(rf"(?P<before>\b(?:{_AT}|to)\s)" + _SPELT, re.IGNORECASE)
_SPELT_START = re.compile(_SPELT + rf"(?=\s(?:{_TO})\s)", re.IGNORECASE)
_LOUDNESS = re.compile(
    r"((?:minus|-)\s?\d+(?:\.\d+)?)[.,]?\s(?:luffs?|lufts?|lutz|watts?|lofts?|loths?|luths?|laughs?|lu?oss|luss?|lumps?|lops"
    r"|loops|loves?|loafs|loaves|loofs?|plus|l)\b",
    re.IGNORECASE,
)
"""What "LUFS" is heard as: no word of everyday speech."""

_TENS = range(30, 100, 10)
"""What the teens are heard as: "forty" for "fourteen"."""

_WORDS = (
    (re.compile(r"(\d (?:minutes?|hours?)),? in (?=\d+ (?:minutes?|seconds?))"), r"\1 and "),
    (re.compile(r"\b(\d) (?:or|are|our) (?=\d+ minutes)"), r"\1 hour "),
    (re.compile(r"\bone(?= hours?,? (?:and )?\d)", re.IGNORECASE), "1"),
    (re.compile(r"\bzero[ -](?=\d|hours?\b)", re.IGNORECASE), "0 "),
    (re.compile(r"(\d (?:minutes?|hours?),? (?:and )?)0[ -](\d)\b"), r"\g<1>0\2"),
    (re.compile(r"((?:minutes?|seconds?),?) 3 (?=\d+ (?:hours?|minutes?)\b)"), r"\1 through "),
    (re.compile(r",(?= (?:through|to|until|till) \d)", re.IGNORECASE), ""),
    (
        re.compile(
            r"\b(from|between) (\d{1,3}) minutes?,? (to|and|until|through) (\d{1,3}) minutes?\b"
            r"(?!,? (?:and )?\d)",
            re.IGNORECASE,
        ),
        r"\1 \2:00 \3 \4:00",
    ),
    (
        re.compile(
            r"\b(cut|delete|remove|trim|keep|mute) (?:to|too|two|due) (?=(\d\d) (?:to|until|through)\b)",
            re.IGNORECASE,
        ),
        r"\1 2:",
    ),
    (re.compile(r"\b(by \d{1,2})0 ?b\b", re.IGNORECASE), r"\1 dB"),
    (re.compile(r"\b((?:must|should|can|could|to) be) caught\b", re.IGNORECASE), r"\1 cut"),
    (re.compile(r"^got (?=the\b)", re.IGNORECASE), "cut "),
    (re.compile(r"^snap (?=from \d)", re.IGNORECASE), "snip "),
    (re.compile(r"^(?:come|i'm) (?=out,? \d+ ?h)", re.IGNORECASE), "hum "),
    (re.compile(r"\bmade an (?:air|era)\b", re.IGNORECASE), "made an error"),
    (re.compile(r"(?:^|(?<=[.,;] ))(please )?(?:meet|nute|newt|moot)\b", re.IGNORECASE), r"\1mute"),
    (re.compile(r"(?:^|(?<=[.,;] ))(please )?race\b", re.IGNORECASE), r"\1raise"),
    (re.compile(r"\b(?:too|two)(?= (?:louder|quieter|softer)\b)", re.IGNORECASE), "2"),
    (re.compile(r"\bproceeds(?= \d)", re.IGNORECASE), "precedes"),
    (re.compile(r"^at (?=\d+ ?s(?:ec(?:ond)?s?)? of silence\b)", re.IGNORECASE), "add "),
    (re.compile(r"^turn (?=\d+ seconds? off\b)", re.IGNORECASE), "trim "),
    (re.compile(r"^home(?= out\b)", re.IGNORECASE), "hum"),
    (re.compile(r"\bthe (?:arms|alms|elms)\b", re.IGNORECASE), "the ums"),
    (re.compile(r"\bplayer head\b", re.IGNORECASE), "playhead"),
    (re.compile(r"\bhole (?=recording|file|thing|episode|track|piece)", re.IGNORECASE), "whole "),
    (_LOUDNESS, r"\1 LUFS"),
    (re.compile(r"\bminus (?=\d)", re.IGNORECASE), "-"),
)


def as_written(text: str, duration: float) -> str:
    """``text`` with its places in a recording of ``duration`` seconds as times, and likely misheard words.

    "from 2 10 to 230" becomes "from 2:10 to 2:30", "minus 16 laughs" "minus 16 LUFS". Numbers with
    another unit, and those that would lie behind the end, stay as they are.
    """

    def time(run: str) -> str:
        return _clock(run, duration) or run

    for pattern, words in _WORDS:
        text = pattern.sub(words, text)

    def spelt(hours: str | None, minutes: str, seconds: str) -> str:
        return _spelt(int(hours or 0), int(minutes), seconds, duration)

    text = _SPELT_PLACE.sub(lambda found: found["before"] + spelt(*found.groups()[1:]), text)
    text = _SPELT_START.sub(lambda found: spelt(*found.groups()), text)
    text = _AFTER_PLACE.sub(lambda found: found[1] + time(found[2]), text)
    text = _BEFORE_TO.sub(lambda found: time(found[1]) + found[2], text)
    return _AFTER_TO.sub(lambda found: found[1] + time(found[2]), text)


def _spelt(hours: int, minutes: int, seconds: str, duration: float) -> str:
    """ "1 hour 2 minutes and 5 seconds" as 1:02:05, "1 hour 60 minutes" as 1:16 where that is a place."""
    last = seconds if len(seconds.split(".")[0]) > 1 else f"0{seconds}"
    teens = 10 + minutes // 10 if minutes in _TENS else minutes
    whole = hours * 3600 + float(seconds)
    if whole + minutes * 60 > duration or (hours and minutes > 59):
        minutes = teens if whole + teens * 60 <= duration else minutes
    return f"{hours}:{minutes:02}:{last}" if hours else f"{minutes}:{last}"


def _clock(run: str, duration: float) -> str | None:
    """Digits as minutes and seconds (hours, too, of more than four); None where they are no place."""
    digits = re.sub(r"\D", "", run)
    if re.fullmatch(r"\d+\.\d", run) or not 2 <= len(digits) <= 6:
        return None
    if len(digits) == 2:
        if digits == run or digits[0] != "0":
            return None  # "12" is 12 seconds, "0 5" is what zero five was written as
        digits = "0" + digits
    hours, minutes, seconds = int(digits[:-4] or 0), int(digits[-4:-2]), int(digits[-2:])
    if seconds > 59 or (hours and minutes > 59):
        return None
    if hours * 3600 + minutes * 60 + seconds > duration:
        return None
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"
