# ruff: noqa: E501 (a shape of a sentence is read as one line)
"""How sentences name sounds that are no words: "cut the music at the start", "where is the applause?"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from audiochat.services.commander.heard import hebrew, wishes
from audiochat.services.commander.heard.english import COUNTS, ORDER
from audiochat.services.commander.heard.reader import cleaned

_LASTING = (
    r"music|musical (?:bit|part|piece|interlude|intro|outro)|instrumental|jingles?|tunes?|melody|melodies|theme|(?:theme|title) (?:tune|song|music)|"
    r"(?:intro|outro|opening|closing|hold|waiting|elevator|lift) (?:music|song|jingle|tune|theme)|songs?|interludes?|applause|clapping|ovations?|cheering|cheers|"
    r"(?:sound|sounds|noise|stuff) (?:with no|without(?: any)?) (?:words|speech|talking|voices?)|מוזיקה|מוסיקה|ג'ינגל|מנגינה|שיר|מחיאות ה?כפיים"
)
_BRIEF = (
    r"laugh(?:ter|ing|s)?|giggl(?:es?|ing)|chuckl(?:es?|ing)|cough(?:s|ing)?|sneez(?:es?|ing)|hiccups?|sniff(?:s|ing|les?|ling)?|burps?|throat[- ]clearing|"
    r"bark(?:s|ing)?|(?:dogs?(?:'s)?|puppy) bark(?:s|ing)?|barking dogs?|meow(?:s|ing)?|siren|sirens|doorbell|(?:door|school|church)? ?bells?|(?:tele)?phone (?:ringing|ring|rings|sounds?)|ring(?:ing|s|tones?)?|"
    r"ringing (?:tele)?phone|beep(?:s|ing)?|buzz(?:es|ing|er)?|bangs?|bumps?|thuds?|crash(?:es)?|knock(?:s|ing)?|door (?:slam|slams|slamming|closing|bang)|whistl(?:es?|ing)|chair (?:noise|squeak|scraping)|"
    r"notifications?(?: sounds?)?|baby crying|crying|screams?|צחוק|שיעול|שיעולים|נביחה|נביחות|צפצוף|צלצול|דפיקה|התעטשות"
)
_EDGE = {
    "start": r"start|beginning|front|top|opening|intro|introduction|התחלה|תחילה",
    "end": r"end|ending|close|finish|outro|סוף",
    "middle": r"middle|אמצע",
}
_AT = rf"(?:,? (?:(?:that is |that's )?(?:at|in|from|off|on|near) (?:the )?(?:very )?|ב-?ה?)(?P<edge>{'|'.join(_EDGE.values())})(?: of (?:it|this|the \w+)| ההקלטה)?)?"
_NAMED = re.compile(
    r"^(?:all(?: of)? |every |any |each |of |the |that |this |our |my |some |little |short |loud |annoying |long |את |ה)*"
    rf"(?:(?P<which>{'|'.join(ORDER)}|intro|outro) )?(?:of )?(?:the |ה)?(?:(?P<lasting>{_LASTING})|(?P<brief>{_BRIEF}))"
    r"(?: (?:part|bit|section|piece|passage|stretch|sound|noise|clip)s?)?"
    r"(?:,? (?:and|but) (?:keep|leave) (?:only )?(?:the |all the |my |our )?(?:voices?|speech|talking|words|rest|talk)(?: in)?)?"
    rf"{_AT}(?: please| בבקשה)?$"
)
_ASKED = (
    re.compile(r"^(?:where|when)(?:'s| is| are| does| do| can (?:i|you) hear)? (?P<rest>.+?)(?: (?:plays?|starts?|begins?|comes?|heard|is|are|played)(?: in)?)?$"),
    re.compile(r"^(?:is|are) there (?:any |some |a )?(?P<rest>.+?)(?: (?:in|on) (?:it|this|here|the \w+))?$"),
    re.compile(r"^(?P<long>how long) (?:is|are|does|do|did) (?P<rest>.+?)(?: (?:last|play|go on|take))?$"),
    re.compile(r"^איפה (?:יש |נמצאת |נמצא )?(?P<rest>.+)$"),
)  # fmt: skip
_AMONG = re.compile(
    rf"\b(?P<whole>(?:all |any )?the (?:(?P<which>{'|'.join(ORDER)}|intro|outro) )?(?P<noun>{_LASTING})(?: (?:part|bit|section|piece))?{_AT})(?![\w'’-])"
)
""" "Fade out the music at the end", "move the jingle to the start": the sound among other words."""
_UNDER = re.compile(
    r"\b(?:under|behind|beneath|below|underneath|background|while|during)\b|\bover (?:the |my |his |her |our )?(?:voices?|talk\w*|speech|speak\w*|words?)\b"
)
"""What sounds together with a voice."""
_LATE = re.compile(
    rf"(?P<head>.*?\b(?:{_LASTING}))(?P<way>(?: (?:down|up|louder|quieter|softer|a (?:little|bit|tad)|slightly|(?:by )?\d[\d.]* ?(?:db|decibels?)))+)(?P<at> (?:at|in|near) the .+)"
)
""" "Turn the music down by 6 dB at the start"."""
_ASIDE = re.compile(
    r"^(?:how|what|why|who|whose|which|is|are|was|were|does|do|did|has|have|should)\b|\b(?:as (?:loud|quiet|soft) as|than)\b"
)
"""Questions, and levels beside those of something else."""
_JOINT = re.compile(r",|\b(?:and|then)\b")
_COUNT = rf"(?P<count>\d+(?:\.\d+)?|{'|'.join(COUNTS)}) ?(?:s|secs?|seconds?)"
_SHORTER = (
    re.compile(rf"(?:shorten|cut|trim|reduce|bring|take)(?: down)? (?P<rest>.+?)(?: down| back)? to (?:only |just |about )?(?:the first )?{_COUNT}"),
    re.compile(rf"(?:keep|leave)(?: me)? (?:only |just )*(?:the first )?{_COUNT} of (?P<rest>.+?)"),
    re.compile(rf"make (?P<rest>.+?) (?:only |just )?{_COUNT}(?: long)?"),
)  # fmt: skip
""" "Shorten the intro music to three seconds"."""
_SPEECH = r"(?:the |my |our |all the )?(?:voices?|speech|talk(?:ing)?|speakers?|people|words|speaking|rest)"
_BESIDE_SPEECH = (
    ("match", re.compile(rf"(?:make|bring|turn|get|set|match|put)(?: up| down)? (?P<rest>.+?)(?: up| down)? (?:(?:just |exactly )?as (?:loud|quiet|soft) as|to (?:the )?(?:same )?(?:level|volume|loudness)(?: of| as)?|with|to match) {_SPEECH}")),
    ("level", re.compile(rf"(?:how (?:much )?(?:loud|louder|quiet|quieter) (?:is|are)|is|are) (?P<rest>.+?)(?: (?:too )?(?:loud|louder|quiet|quieter|as loud)(?: (?:than|as|beside|for|compared (?:to|with)) {_SPEECH})?)?")),
)  # fmt: skip
""" "Make the music as loud as the voice", "is the music louder than the speech?"."""
_ENDS = re.compile(r"^(?P<rest>intro|introduction|opening|outro|ending)$")
_INTROS = {"intro": 1, "outro": -1}
_ALL = re.compile(r"^(?:all|every|each|any|both)\b|^(?:את )?כל ")
OF_ALL = ("song", "songs", "tune", "track", "theme", "שיר")
"""What a person may call the whole of a recording."""


@dataclass(frozen=True, slots=True)
class Named:
    """A sound that a sentence names.

    ``which`` of several, 0 for every one, None where it does not say; ``edge``: "start", "end" or "middle".
    """

    noun: str
    lasting: bool
    which: int | None
    edge: str


def named(rest: str) -> Named | None:
    """The sound that the words behind "cut" or "where is" name; None for anything else."""
    found = _NAMED.match(rest.strip())
    if found is None:
        return None
    noun, ordinal = found["lasting"] or found["brief"], found["which"] or ""
    at = found["edge"] or ""
    edge = next((e for e, words in _EDGE.items() if re.fullmatch(words, at)), "")
    led = re.match(r"(intro|opening|outro|closing)\b", f"{ordinal} {noun}".strip())
    if led is not None and not edge:
        edge = "start" if led[1] in ("intro", "opening") else "end"
        ordinal = ""
    which = 0 if _ALL.match(rest) else ORDER.get(ordinal, _INTROS.get(ordinal))
    return Named(noun, found["lasting"] is not None, which, edge)


def arranged(text: str) -> str:
    """A sentence (normalised) with the place of a sound right behind its name."""
    late = _LATE.fullmatch(cleaned(text).rstrip("?!. "))
    return f"{late['head']}{late['at']}{late['way']}" if late is not None else text


def asked(text: str) -> tuple[str, Named] | None:
    """What a sentence (normalised) wants of a sound: a deed, "where" or "long"; None for all others."""
    plain = cleaned(text).rstrip("?!. ")
    for shape in _ASKED:
        found = shape.match(plain)
        sound = named(found["rest"]) if found is not None else None
        if found is not None and sound is not None:
            return ("long" if found.groupdict().get("long") else "where"), sound
    plainly = wishes.plainly(text) or hebrew.plainly(text)
    sound = named(plainly[1]) if plainly is not None else None
    if plainly is None or sound is None:
        return None
    return plainly[0], sound


def among(text: str) -> tuple[Named, int, int] | None:
    """The lasting sound that a sentence (normalised) names among other words, and where it does."""
    aside = _UNDER.search(text) or _ASIDE.search(cleaned(text))
    found = None if aside else _AMONG.search(text)
    sound = named(found["whole"]) if found is not None else None
    return (sound, found.start(), found.end()) if found is not None and sound is not None else None


def shorter(text: str) -> tuple[Named, float] | None:
    """The sound that a sentence wants to last no longer than so many seconds; None for all others."""
    plain = cleaned(text).rstrip("!. ")
    for shape in _SHORTER:
        found = shape.fullmatch(plain)
        sound = named(found["rest"]) if found is not None else None
        if found is not None and sound is not None and sound.lasting:
            count = found["count"]
            return sound, float(COUNTS.get(count, 0) or count)
    return None


def matched(text: str) -> tuple[str, Named] | None:
    """The sound that is to be as loud as the speech ("match"), or whose level beside it is asked for."""
    plain = cleaned(text).rstrip("?!. ")
    for deed, shape in _BESIDE_SPEECH:
        found = shape.fullmatch(plain)
        sound = named(found["rest"]) if found is not None else None
        if found is not None and sound is not None and sound.lasting:
            return deed, sound
    return None


def is_joined(text: str) -> bool:
    """Whether a sentence wishes for more than what it wishes of a sound: "cut the ums and the music"."""
    return '"' not in text and _JOINT.search(text) is not None and among(text) is not None


def end(text: str) -> tuple[str, Named] | None:
    """The deed of a sentence about the intro or the outro alone, and the music that may be meant."""
    plainly = wishes.plainly(text)
    found = _ENDS.match(plainly[1]) if plainly is not None else None
    if plainly is None or found is None or plainly[0] == "go":
        return None
    edge = "start" if found["rest"] in ("intro", "introduction", "opening") else "end"
    return plainly[0], Named("music", True, None, edge)
