# ruff: noqa: E501 (a shape of a sentence is read as one line)
"""Wishes in the words of an edit that no edit of a recording can fulfil: what to do instead is said."""

from __future__ import annotations

import re

from audiochat.domain.plan import PlanStatus, Understanding
from audiochat.services.commander.normalise import normalise

_BEFORE = r"(?:(?:please|ok|okay|now|can you|could you|would you|let's|just|i want (?:you )?to|בבקשה|אפשר)[\s,.!]+)*"
_TIMES = r"(?:[\s,]+(?:from|between|at|in|of|out of|for|during|over|מ|בין|עד)\b[^,;]*)?"
_AFTER = rf"(?:[\s,]+(?:please|now|for me|again|a (?:bit|little)|בבקשה))*{_TIMES}[\s.!?]*"
_MACHINE = r"(?:computer|laptop|notebook|pc|mac|macbook|desktop|tablet|ipad|internet|wi-?fi|connection|browser|operating system|windows|linux|download)s?"
_SOUNDING = (
    r"(?:(?:lead|backing|background|acoustic|electric|bass) )?(?:vocals?|vocal|singing|singers?|choir|instruments?|instrumentals?|drums?|percussion|guitars?|"
    r"piano|keyboards?|synth(?:esi[sz]er)?s?|organ|violins?|violas?|cellos?|strings|harp|flutes?|clarinets?|oboes?|trumpets?|trombones?|horns?|brass|"
    r"sax(?:ophone)?s?|sitar|tabla|oud|banjo|ukulele|mandolin|accordion|harmonica|melody|beat|stems?)"
)
_SOUNDING_HE = r"(?:שירה|זמרת?|מקהלה|כלים|תופים|גיטרה|גיטרות|פסנתר|כינור|צ'לו|חליל|חצוצרה|סקסופון|סיטאר|עוד|מנגינה)"

_APART = "Voices and instruments that sound together cannot be taken apart here."
_SHAPES: tuple[tuple[re.Pattern[str], PlanStatus, str], ...] = tuple(
    (re.compile(f"{_BEFORE}(?:{shape}){_AFTER}"), status, told)
    for shape, status, told in (
        (
            rf"(?:speed|slow|cool|shut|turn|start|clean|back) (?:up|down|off|on) (?:(?:my|our|your|this) (?:\w+ )?|the ){_MACHINE}|"
            rf"(?:speed|slow|turn|shut) (?:(?:my|our|your|this) (?:\w+ )?|the ){_MACHINE} (?:up|down|off|on)|"
            rf"make (?:my|our|your|this|the) (?:\w+ )?{_MACHINE} (?:run )?(?:faster|slower|quieter|louder)",
            PlanStatus.CHAT,
            "This is for the chat.",
        ),
        (
            r"(?:loop|repeat|restart) (?:the |my )?(?:playback|playing)|"
            r"(?:play|listen to) (?:it|this|that|everything|the (?:\w+ )?(?:part|recording|selection|bit|section))?(?:.*? )?(?:on|in a|on a) (?:loop|repeat)|"
            r"(?:לנגן|נגן|תנגן|השמע|תשמיע)(?: .*)? בלולאה",
            PlanStatus.QUESTION,
            "Select the part and switch Loop on, beside Play: it is played over and over, and the recording stays."
            " “Repeat” and its times put the part in once more.",
        ),
        (
            r"(?:e-?mail|send|text|whatsapp|upload|post|publish|tweet|share|forward) (?:it|(?:this|the|my|our) (?:whole |edited |finished |final )?"
            r"(?:recording|file|audio|clip|episode|interview|talk|track|result|call|meeting)|this)(?: (?:over |straight |directly |off |now )*(?:to|on|onto|with|via|by|in) .+)",
            PlanStatus.REFUSED,
            "Nothing leaves this computer from here. Export it (Ctrl+E) and send the file as you send others.",
        ),
        (
            rf"(?:extract|isolate|separate|unmix|lift out|pull out) (?:just |only |all )?(?:the |my |his |her |their )?{_SOUNDING}"
            rf"(?: (?:and|from) (?:the )?{_SOUNDING})*(?: (?:track|line|stem)s?)?|"
            rf"(?:בודד|תבודד|בודדי|לבודד|הפרד|תפריד|להפריד|חלץ|תחלץ|לחלץ)(?: רק)?(?: את)? ה?{_SOUNDING_HE}",
            PlanStatus.REFUSED,
            f"{_APART} Cutting, keeping or muting a part takes all that is heard in it.",
        ),
    )
)


def out_of_reach(words: str) -> Understanding | None:
    """What to say to a wish that no edit can fulfil, or None."""
    text = normalise(words)
    if len(text) > 120:
        return None
    for shape, status, told in _SHAPES:
        if shape.fullmatch(text):
            return Understanding(status=status, message=told)
    return None
