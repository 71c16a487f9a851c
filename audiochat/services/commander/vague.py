# ruff: noqa: E501 (a shape of a sentence is read as one line)
"""Wishes about the sound that say too little for a plan: they get a question, not a chat."""

from __future__ import annotations

import re

from audiochat.services.commander.frames import unframed
from audiochat.services.commander.normalise import normalise

_SOUND = (
    r"(?:sounds?|audio|recording|voices?|vocals?|echo|reverb|noises?|wind|hum|hiss|music|beginning|end|ending|"
    r"middle|start|intro|outro|opening|parts?|bits?|section|track|file|levels?|volume|mix|speech|take|guitar|drums?|"
    r"bass|treble|piano|breaths?|breathing|clicks?|pops?|quality|speakers?|guest|host|singing|singer|song|episode|"
    r"interview|clip|pauses?|timing|loudness|channels?|plosives?|crackle|static|feedback|distortion|rumble|echoes)"
)
_OF = r"(?:the|my|our|his|her|their|this|that|these|those|all|some|any)"
_OBJECT = rf"(?:it|this|that|them|everything|things|(?:{_OF} )?(?:(?!\w+ing\b)\w+ )?{_SOUND})"
_WORK = (
    r"(?:tidy|filter|sort(?: out)?|touch|polish|warm|brighten|darken|balance|fix|mend|repair|sweeten|neaten|enhance|"
    r"improve|smooth|thin|fatten|spruce|clear|shape|adjust|tweak|correct|rescue|restore|soften|widen|tune|even|"
    r"equali[sz]e|eq|compress|limit|gate|edit|process|treat|perfect|freshen|refine|master|mix|de-?(?:ess|click|pop|"
    r"reverb|noise|clip|hum)|(?:help|assist)(?: me| us)? with|work on|deal with|see to|take care of|look after|"
    r"do something (?:about|with)|get to work on)"
)
_GOOD = (
    r"(?:great|good|perfect|amazing|nice|fine|awesome|lovely|wonderful|brilliant|beautiful|better|fantastic|fun|cool|"
    r"like|familiar|interesting|reasonable|right|complicated|easy|scary|silly|crazy)"
)
_VAGUE = re.compile(
    r"(?:"
    rf"{_WORK}(?: up| out| down)? {_OBJECT}(?: up| out| down)?(?: a (?:bit|little|touch|tad)| some(?:what| more)?| more)?|"
    r"de-?(?:ess|click|pop|reverb|clip|noise|hum)(?:ing)?(?: it| this)?|"
    r"(?:start|begin|end|finish|stop)(?: it)? (?:a (?:bit|little) )?(?:later|earlier|sooner)|"
    r"(?:only|just|keep) the (?:best|good|interesting|important|funny|funniest|relevant|usable) (?:parts?|bits?|moments?|"
    r"stuff|ones?|takes?)|"
    rf"{_OBJECT} (?:needs?|could use|wants?) (?:some |a (?:bit|little) of |a (?:bit|little) )?(?:work|help|love|fixing|"
    r"attention|cleaning|polish(?:ing)?|improvement|tightening|editing)|"
    r"something(?:'s| is| sounds)? (?:off|wrong|weird|strange|odd|funny|missing) (?:at|with|in|around|near) .{1,40}|"
    rf"(?:i|he|she|we|they|you|{_OBJECT}) sounds? (?:a (?:bit|little) |so |too |very |really |kind of |quite )?(?!{_GOOD}\b)"
    r"\w+(?: away| off)?|"
    rf"(?:leave|give|make|allow) (?:a (?:bit|little) )?more (?:room|space|time|air) (?:before|after|between|around) {_OF} \w+|"
    r"(?:do )?(?:the )?(?:same|usual)(?: thing)?(?: (?:as|like) (?:before|last time|yesterday|always|usual))?|"
    r"(?:a (?:bit|little) )?(?:less|more) (?:bass|treble|mids?|highs?|lows?|echo|reverb|presence|warmth|punch|air)"
    r")(?: (?:please|now|then|here|at the (?:start|end|beginning)|in the middle))*"
)
_ASKED = re.compile(
    r"^(?:can|could|will|would) (?:you|u|someone|somebody) (?:please |maybe |just )*"
)
_HEBREW = re.compile(
    r"(?:תסדרי?|סדר|תתקני?|תקן|תשפרי?|שפר|תטפלי?|טפל|תעבדי?|תלטשי?|תייפי?|תאזני?|תעזור לי|תעזרי לי)(?: קצת)?"
    r"(?: (?:את|ב|עם))?(?: ?(?:זה|ה?(?:סאונד|צליל|קול|הקלטה|קובץ|התחלה|סוף|אמצע|רעש|הד|איכות|קטע|חלק|מוזיקה)))?(?: קצת| בבקשה)*"
)


def is_vague(words: str) -> bool:
    """Whether a sentence wishes for better sound without saying what to do: "tidy this up"."""
    text = _ASKED.sub("", unframed(normalise(words).strip(" .!?")))
    return bool(_VAGUE.fullmatch(text) or _HEBREW.fullmatch(text))
