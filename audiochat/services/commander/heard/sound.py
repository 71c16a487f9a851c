# ruff: noqa: E501 (a shape of a sentence is read as one line)
"""Facts about the sound: how much is silence, where it is too loud, where it clips."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from audiochat.domain.hearing import Levels
from audiochat.services.commander.describe import length
from audiochat.services.commander.heard.normal import merged
from audiochat.services.commander.heard.places import mark, marks

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

CLIPPED = -0.1
"""Peaks in dB from which a sample counts as clipped."""
LOUD = 9.0
"""dB above the usual level that are too loud; as far below it is too quiet."""
SHORTEST_PAUSE = 0.25
SILENT = -120.0
"""dB of what is not heard at all."""
_FLOOR = -100.0
_MOMENT = 0.4  # seconds; the window of momentary loudness (EBU Tech 3341)
_SHORT_TERM = 3.0

Spans = list[tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Fact:
    """An answer in one line, with the places it is about; ``action`` "go": the first is wanted."""

    message: str
    spans: tuple[tuple[float, float], ...] = ()
    action: str = ""


def _runs(flags: NDArray[np.bool_], window: float, least: float = 0.0) -> Spans:
    """Stretches of True in seconds."""
    import numpy as np

    edges = np.flatnonzero(np.diff(np.concatenate([[0], flags.astype(np.int8), [0]])))
    spans = [(a * window, b * window) for a, b in zip(edges[0::2], edges[1::2], strict=True)]
    return [(float(a), float(b)) for a, b in spans if b - a >= least - 1e-9]


def threshold(rms: NDArray[np.float64]) -> float:
    """Where silence ends, in dB: 8 dB above the floor, 15 to 40 dB under the speech.

    The same rule by which "shorten pauses" finds silence.
    """
    import numpy as np

    floor, speech = np.percentile(rms, [10, 95])
    return float(np.clip(floor + 8.0, speech - 40.0, speech - 15.0))


def mean_power(levels: Levels, spans: Spans) -> float | None:
    """The mean power of the windows of some parts that are not silent, in dB; None without any."""
    import numpy as np

    loud = levels.rms >= threshold(levels.rms) if len(levels.rms) else levels.rms > 0
    power = np.where(loud, 10 ** (levels.rms / 10), 0.0)
    summed = np.concatenate([[0.0], np.cumsum(power)])
    counted = np.concatenate([[0], np.cumsum(loud)])
    total, count = 0.0, 0
    for start, end in spans:
        first = min(len(power), max(0, round(start / levels.window)))
        last = min(len(power), max(first + 1, round(end / levels.window)))
        total += float(summed[last] - summed[first])
        count += int(counted[last] - counted[first])
    return float(10 * np.log10(max(total / count, 1e-12))) if count else None


def pauses(levels: Levels, least: float = SHORTEST_PAUSE) -> Spans:
    """Silences of at least ``least`` seconds."""
    if not len(levels.rms) or levels.rms.max() <= _FLOOR:
        return [(0.0, len(levels.rms) * levels.window)]
    return _runs(levels.rms < threshold(levels.rms), levels.window, least)


def _smooth(levels: Levels, seconds: float) -> NDArray[np.float64]:
    """Levels averaged (as power) over ``seconds``, in dB."""
    import numpy as np

    size = min(len(levels.rms), max(1, round(seconds / levels.window)))
    power = np.convolve(10 ** (levels.rms / 10), np.full(size, 1 / size), mode="same")
    return np.asarray(10 * np.log10(np.maximum(power, 1e-12)), np.float64)


def _usual(levels: Levels) -> float:
    """The level of ordinary speech in dB: the median of the moments that are not silent.

    Moments of ordinary speech lie within some 8 dB of it; what is further off is heard as such.
    """
    import numpy as np

    moment = _smooth(levels, _MOMENT)
    loud = moment[levels.rms >= threshold(levels.rms)]
    return float(np.median(loud)) if len(loud) else _FLOOR


def silence(levels: Levels, duration: float) -> Fact:
    """How much of a recording is silence."""
    found = pauses(levels)
    total = min(duration, sum(b - a for a, b in found))
    if not found:
        return Fact("Nothing of it is silence.")
    longest = max(found, key=lambda span: span[1] - span[0])
    return Fact(
        f"{length(round(total, 1))} of {length(round(duration, 1))} are silence, "
        f"{100 * total / duration:.0f} %, in {_pauses(len(found))}; the longest is at {mark(longest[0])} "
        f"({length(round(longest[1] - longest[0], 1))}).",
        (longest,),
    )


def silence_between(levels: Levels) -> Fact:
    """How much silence there is after the first sound and before the last one."""
    end = len(levels.rms) * levels.window - levels.window / 2
    found = [(a, b) for a, b in pauses(levels) if a > 0.0 and b < end]
    if not found:
        return Fact("There is no silence in between.")
    total = length(round(sum(b - a for a, b in found), 1))
    edges = sum(b - a for a, b in pauses(levels)) - sum(b - a for a, b in found)
    more = f"; {length(round(edges, 1))} more at the start and the end" if edges else ""
    return Fact(f"{total} of silence in between, in {_pauses(len(found))}{more}.")


def _pauses(count: int) -> str:
    return "1 pause" if count == 1 else f"{count} pauses"


def long_pauses(levels: Levels, least: float) -> Fact:
    """Where the pauses over a length are."""
    found = [span for span in pauses(levels) if span[1] - span[0] > least]
    if not found:
        return Fact(f"There is no pause longer than {length(least)}.")
    return Fact(f"{_pauses(len(found))} longer than {length(least)}: {marks(found)}.", tuple(found))


def longest_pause(levels: Levels) -> Fact:
    """The longest pause."""
    found = pauses(levels)
    if not found:
        return Fact("There are no pauses.")
    best = max(found, key=lambda span: span[1] - span[0])
    return Fact(
        f"The longest pause is {length(round(best[1] - best[0], 1))} at {mark(best[0])}.", (best,)
    )


def loud_spans(levels: Levels) -> Spans:
    """Stretches that are far louder than the usual moment."""
    if not len(levels.rms) or levels.rms.max() <= _FLOOR:
        return []
    usual, moment = _usual(levels), _smooth(levels, _MOMENT)
    much = (moment >= usual + LOUD) & (levels.rms >= usual + LOUD / 2)
    return merged(_runs(much, levels.window, 0.1), 1.0)


def too_loud(levels: Levels) -> Fact:
    """Where it gets much louder than usual, and where it clips."""
    clipped = merged(_runs(levels.peak >= CLIPPED, levels.window), 1.0)
    usual, moment = _usual(levels), _smooth(levels, _MOMENT)
    loud = loud_spans(levels)
    best = int(moment.argmax())
    spans = tuple(merged([*clipped, *loud], 1.0))
    if not spans:
        top = best * levels.window
        return Fact(
            f"Nowhere: it speaks at about {usual:.0f} dB, the loudest is {moment[best]:.0f} dB at "
            f"{mark(top)}, and no peak reaches full scale.",
            ((top, top + _MOMENT),),
        )
    parts = []
    if loud:
        parts.append(f"{LOUD:.0f} dB and more above the usual {usual:.0f} dB at {marks(loud)}")
    if clipped:
        parts.append(f"the peaks reach full scale at {marks(clipped)}")
    text = "; ".join(parts)
    return Fact(f"{text[:1].upper()}{text[1:]}.", spans)


def clips(levels: Levels) -> Fact:
    """Where it clips."""
    found = merged(_runs(levels.peak >= CLIPPED, levels.window), 1.0)
    if not found:
        return Fact(f"Nothing clips; the highest peak is {levels.peak.max():.1f} dB.")
    text = f"Peaks reach full scale, where it clips, in {_places(len(found))}: {marks(found)}."
    return Fact(text, tuple(found))


def _places(count: int) -> str:
    return "1 place" if count == 1 else f"{count} places"


def too_quiet(levels: Levels) -> Fact:
    """Where speech is much quieter than usual."""
    usual = _usual(levels)
    slow = _smooth(levels, _SHORT_TERM)
    spoken = levels.rms >= threshold(levels.rms)
    found = merged(_runs((slow < usual - LOUD) & spoken, levels.window), 2.0)
    found = [span for span in found if span[1] - span[0] >= 1.0]
    if not found:
        return Fact(
            f"Nowhere: it speaks at about {usual:.0f} dB and never stays {LOUD:.0f} dB below."
        )
    return Fact(
        f"{LOUD:.0f} dB and more below the usual {usual:.0f} dB at {marks(found)}.", tuple(found)
    )


def loudest(levels: Levels) -> Fact:
    """The loudest moment."""
    moment = _smooth(levels, _MOMENT)
    at = int(moment.argmax())
    place = max(0.0, at * levels.window - _MOMENT / 2)
    return Fact(
        f"The loudest is at {mark(place)}: {moment[at]:.0f} dB.", ((place, place + _MOMENT),)
    )


def quietest(levels: Levels) -> Fact:
    """The quietest moment, silence left out."""
    moment = _smooth(levels, _MOMENT)
    spoken = levels.rms >= threshold(levels.rms)
    if not spoken.any():
        return Fact("All of it is silence.")
    level = moment.copy()
    level[~spoken] = 200.0
    at = int(level.argmin())
    place = max(0.0, at * levels.window - _MOMENT / 2)
    text = f"Silence apart, the quietest is at {mark(place)}: {moment[at]:.0f} dB."
    return Fact(text, ((place, place + _MOMENT),))


_IT = r"(?:it|this|that|the (?:recording|file|audio|sound|interview|episode)|he|she|the guest|the host)"
SECONDS = r"(?P<number>\d+(?:\.\d+)?|a|one|two|three|four|five|ten) ?(?P<unit>s|secs?|seconds?|minutes?|שניות|שנייה|דקות|דקה)"
PAUSE = r"(?:pauses?|silences?|gaps?)"
_ENGLISH: tuple[tuple[str, str], ...] = (
    ("silence", rf"how (?:much|long)(?: of)?(?: {_IT})? (?:is|are|was) (?:just |all |only )?(?:silence|silent|quiet|pauses|dead air|empty)"),
    ("silence", r"how much (?:silence|dead air|pause|quiet)(?: is)?(?: there)?(?: in (?:it|this|here|the \w+))?"),
    ("silence", rf"how (?:much|long a) (?:silence|dead air) (?:do we have|have we got|have we|do i have|does {_IT} (?:have|contain)|is left)(?: in (?:it|this|here|the \w+))?"),
    ("silence_between", r"how much (?:silence|dead air|pause|quiet|time)(?: is there| do we have| have we got| there is| is| do i have| lies| passes)? (?:in )?between (?:all )?(?:the |their )?(?:lines|sentences|words|speakers|turns|questions and (?:the )?answers|words and sentences|lines of talk)"),
    ("silence", rf"what (?:percentage|percent|share|part|proportion|fraction) of {_IT} is (?:silence|silent|quiet|pauses)"),
    ("silence", r"how (?:long|much) are (?:all )?the (?:pauses|silences|gaps)(?: (?:in total|altogether|together))?"),
    ("silence", r"how (?:long|much)(?: of it)? is (?:there|(?:all )?the) (?:silence|dead air)(?: (?:in total|altogether|overall))?"),
    ("silence", rf"how many {PAUSE} (?:are there|are in it|does it have|is there)(?: in (?:it|this|here|the \w+))?"),
    ("long_pauses", rf"(?:where are|find|show me|list|how many|are there(?: any)?)(?: the| all the| me)? ?{PAUSE} (?:over|longer than|above|of more than|more than|are (?:over|longer than)) {SECONDS}(?: are there)?"),
    ("longest_pause", rf"(?:where|what|how long|which|how big)(?: is|'s) the (?:longest|biggest) {PAUSE}|(?:find|show me|go to) the longest {PAUSE}|(?:what is the |what's the |how long is the |the )?(?:duration|length) of the (?:longest|biggest) {PAUSE}"),
    ("too_loud", rf"(?:where|when) (?:does|do|is|did|was|are) {_IT} (?:get |gets |become |go |getting )?(?:too |way too |much too )loud"),
    ("too_loud", r"(?:find|show me|list)(?: me)? (?:where it(?:'s| is| gets)? too loud|the (?:parts|places|bits) that are too loud|(?:the )?too loud (?:parts|places))"),
    ("too_loud", rf"(?:is|are|does|do) {_IT} (?:get |gets |getting )?too loud(?: (?:anywhere|somewhere|at any point|in places))"),
    ("too_loud", r"(?:what|where|which) (?:are|is) the (?:too )?loud (?:parts|bits|places|sections)"),
    ("too_loud", r"(?:what|which) (?:parts|bits|places) (?:are|is) too loud"),
    ("too_quiet", rf"(?:where|when) (?:does|do|is|did|was|are) {_IT} (?:get |become |go |getting )?(?:too |way too |much too )(?:quiet|soft|low|silent)"),
    ("too_quiet", r"(?:what|which) (?:parts|bits|places) (?:are|is) too quiet"),
    ("clips", rf"(?:where |when |does |is )+{_IT} (?:clip(?:s|ped|ping)?|distort(?:s|ed|ing)?|peak(?:s|ing)?)(?: anywhere)?"),
    ("clips", r"(?:is|are) there any clipping|(?:where is|find|show me) the clipping|how often does it clip"),
    ("loudest", rf"(?:(?:where|what|which|when)(?: is|'s)?|find|show me|go to|play) ?(?:{_IT} )?(?:the )?loudest(?: (?:part|moment|point|place|bit|spot|peak))?(?: is)?"),
    ("quietest", rf"(?:(?:where|what|which|when)(?: is|'s)?|find|show me|go to|play) ?(?:{_IT} )?(?:the )?quietest(?: (?:part|moment|point|place|bit|spot))?(?: is)?"),
)  # fmt: skip
_HEBREW: tuple[tuple[str, str], ...] = (
    ("silence", r"כמה (?:מזה|מה?הקלטה|מתוך ההקלטה|זמן)?(?: ?זה| הוא| היא| יש| של)? ?(?:שקט|שתיקה|שתיקות|דממה)(?: יש)?(?: (?:כאן|פה|בהקלטה))?"),
    ("silence", r"איזה (?:אחוז|חלק) (?:מזה|מההקלטה) (?:הוא )?(?:שקט|שתיקה)"),
    ("silence", r"כמה (?:הפסקות|שתיקות) יש(?: (?:כאן|פה|בהקלטה))?"),
    ("long_pauses", rf"(?:איפה|היכן) (?:יש )?(?:ה)?(?:הפסקות|שתיקות) (?:של יותר מ|מעל|ה?ארוכות מ|ארוכות מ)-? ?{SECONDS}"),
    ("longest_pause", r"(?:איפה|מה|מהי|היכן) (?:ה)?(?:הפסקה|שתיקה) הכי ארוכה|(?:איפה|מה|מהי|היכן) (?:ה)?(?:הפסקה|שתיקה) הארוכה ביותר"),
    ("too_loud", r"(?:איפה|היכן|מתי) (?:זה|ההקלטה|הקול)?(?: נהיה| נהיית)? ?(?:חזק|חזקה|רועש|רם|רועשת) (?:מדי|מידי)"),
    ("too_quiet", r"(?:איפה|היכן|מתי) (?:זה|ההקלטה|הקול)?(?: נהיה| נהיית)? ?(?:חלש|חלשה|שקט|שקטה) (?:מדי|מידי)"),
    ("loudest", r"(?:איפה|מה|מתי|היכן) (?:זה )?(?:ה)?(?:מקום|רגע|קטע|חלק)? ?(?:הכי חזק|החזק ביותר)"),
    ("quietest", r"(?:איפה|מה|מתי|היכן) (?:זה )?(?:ה)?(?:מקום|רגע|קטע|חלק)? ?(?:הכי שקט|הכי חלש|החלש ביותר)"),
)  # fmt: skip
_SHAPES = [(kind, re.compile(rf"(?:{shape})\s*\??")) for kind, shape in (*_ENGLISH, *_HEBREW)]
_NUMBERS = {"a": 1.0, "one": 1.0, "two": 2.0, "three": 3.0, "four": 4.0, "five": 5.0, "ten": 10.0}


def asked(words: str) -> tuple[str, float] | None:
    """Which fact about the sound a sentence asks for, with its number of seconds (0: none)."""
    for kind, shape in _SHAPES:
        found = shape.fullmatch(words)
        if found is None:
            continue
        number = found.groupdict().get("number")
        if number is None:
            return kind, 0.0
        return kind, in_seconds(number, found["unit"] or "")
    return None


def in_seconds(number: str, unit: str) -> float:
    """A length of time as it was written, number and unit, in seconds."""
    scale = 60.0 if unit.startswith(("m", "דק")) else 1.0
    return scale * (_NUMBERS[number] if number in _NUMBERS else float(number))


def tell(kind: str, number: float, levels: Levels, duration: float) -> Fact:
    """The fact."""
    if not len(levels.rms) or levels.rms.max() <= _FLOOR:
        return Fact("All of it is silence.", ((0.0, duration),))
    if kind == "silence":
        return silence(levels, duration)
    if kind == "silence_between":
        return silence_between(levels)
    if kind == "long_pauses":
        return long_pauses(levels, number)
    plain = {
        "longest_pause": longest_pause,
        "too_loud": too_loud,
        "too_quiet": too_quiet,
        "clips": clips,
        "loudest": loudest,
        "quietest": quietest,
    }
    return plain[kind](levels)
