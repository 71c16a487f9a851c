"""How people say what they would type: times, signs and units in words."""

from __future__ import annotations

import random
import re
import zlib

_TIME = re.compile(r"\b\d{1,2}(?::\d\d){1,2}(?:\.\d+)?\b")
_SPELT = (
    (re.compile(r"(\d)\s?-\s?(\d{1,2}:\d\d)"), r"\1 to \2"),
    (re.compile(r"(?<!\w)-(?=\d)"), "minus "),
    (re.compile(r"\bsecs\b"), "seconds"),
    (re.compile(r"\bsec\b"), "second"),
    (re.compile(r"\bmins?\b"), "minutes"),
    (re.compile(r"\bpls\b"), "please"),
    (re.compile(r"(?<=\d)k\b"), " kilohertz"),
    (re.compile(r"\bHPF\b"), "high pass filter"),
    (re.compile(r"\s*\blol\b"), ""),
)


def aloud(sentence: str) -> str:
    """A typed sentence as one person says it; every sentence is said in its own way, always the same."""
    chance = random.Random(zlib.crc32(sentence.encode()))
    text = _SPELT[0][0].sub(_SPELT[0][1], sentence)
    text = _TIME.sub(lambda found: _time(found[0], chance), text)
    for pattern, words in _SPELT[1:]:
        text = pattern.sub(words, text)
    return re.sub(r"\bd[bB]\b", lambda _: chance.choice(["decibels", "D B"]), text)


def _time(written: str, chance: random.Random) -> str:
    """ "1:05" as "one oh five", "1 minute 5" or "1 minute and 5 seconds"."""
    *front, last = written.split(":")
    hours, minutes = (int(front[0]), int(front[1])) if len(front) > 1 else (0, int(front[0]))
    seconds = last.lstrip("0") or "0"
    seconds = "0" + seconds if seconds.startswith(".") else seconds
    if hours:
        parts = [_many(str(hours), "hour")]
        parts += [_many(str(minutes), "minute")] if minutes else []
        parts += [_many(seconds, "second")] if seconds != "0" else []
        return " and ".join(filter(None, (" ".join(parts[:-1]), parts[-1])))
    whole = _many(str(minutes), "minute")
    small = len(seconds) == 1
    if not minutes:
        return chance.choice([_many(seconds, "second"), f"zero {'o ' if small else ''}{seconds}"])
    if seconds == "0":
        return chance.choice([whole, f"minute {minutes}"])
    short = f"{minutes} {'o ' if small else ''}{seconds}"
    return chance.choice([short, short, f"{whole} {seconds}", f"{whole} and {seconds} seconds"])


def _many(count: str, unit: str) -> str:
    return f"{count} {unit}{'' if count == '1' else 's'}"
