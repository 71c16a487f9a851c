# ruff: noqa: E501 (a shape of a sentence is read as one line)
"""Things that a sentence names and that only the words of a recording could tell, while there are none."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from audiochat.domain.plan import Offer, PlanStatus, Understanding
from audiochat.services.commander.heard import hebrew, proposing, wishes
from audiochat.services.commander.heard.english import EDITS
from audiochat.services.commander.heard.reader import cleaned
from audiochat.services.commander.heard.request import Target
from audiochat.services.commander.normalise import normalise, word_set
from audiochat.services.commander.words_heard import INSTRUMENTS

_JOINT = re.compile(r"[\s,;]+(?:and then|then|and also|and|also|plus|but|&|ואז|וגם)\s+|[,;.!]\s+")
_DEFINITE = re.compile(r"^(?:the|my|our|his|her|their|that|this) ")
_PIECE = re.compile(
    r"(?: (?:part|bit|section|piece|passage|segment|stuff|thing)s?| everywhere| at the (?:very )?(?:start|beginning|end))+$"
)
_LED = re.compile(r"^(?:the|my|our|his|her|their|that|this|before|after|from|until|where|when) ")
_PLACES = re.compile(
    r"\d:\d\d|\d ?(?:s|secs?|seconds?|m|mins?|minutes?|db|decibels?|hz|khz)\b|\b(?:playhead|cursor|select\w*|chapters?|channels?|left|right)\b"
)
"""A part or an amount that the rules read; other words beside them only tell of it."""
_CLAUSE = re.compile(
    r"\b(?:where|when|which|who|that|he|she|they|i|i'm|me|we|you|it|it's|was|were|is|are|be|should\w*|put|keep|hear|some of|half of|much of|going|chase|slack)\b|"
    r"(?:^| )(?:מה|איפה|משם|ש[א-ת]{3,})(?= |$)"
)
"""What is no name of a thing."""
_BESIDES = re.compile(r" (?:from|by|with|about|of|to|and|but|in|at|on|so) ")
""" "The knife thing from granny": what follows only tells more of the thing."""
_MOST = 5
"""Words of a name."""
_PLACED = re.compile(
    r"^(?:move|copy|put|shift|bring|place|paste|duplicate|repeat) (?:an? (?:second )?copy of )?(?P<what>.+?) "
    r"(?:(?:to|at|onto|before|after|behind|in front of|right|just|again)\b.*)$"
)
_TOO = re.compile(
    r"^(?P<what>(?:(?:the|my|our|his|her) )?[\w-]+?(?: [\w-]+?)??)(?:'s| is| are| was| sounds?|(?<=\w)s) (?:way |much |far |a (?:bit|little) |really |just )*"
    r"too (?:loud|quiet|soft|low|faint)\b"
)
_GOES = re.compile(
    r"^(?:(?:jump|skip|seek|go|take me|bring me|scroll) (?:back |ahead |forward )?to (?:the (?:bit|part|place|point|moment|section) (?:about|with|where) )?"
    r"(?:where (?:he|she|they|we|i) (?:talks?|speaks?|asks?|says?)(?: about)? )?|"
    r"where (?:do|does|did) (?:he|she|they|we|i|anyone|somebody|[\w-]+) (?:talk|speak|chat) about |"
    r"(?:where|when) (?:do|does|did) (?=(?:the|his|her|their|my|our) .+ (?:starts?|begins?)$))"
    r"(?P<what>(?:the |my |our |his |her |their )?.+?)(?: (?:starts?|begins?))?$|"
    r"where(?:'s| is| are) (?P<one>the [\w'-]+(?: part| bit| section)?)$"
)
_SOUNDS = re.compile(
    r"(?:noises?|nois\w+|sounds?|audio|music|musical|songs?|singing|tones?|hum\w*|hiss\w*|echo\w*|reverb\w*|wind|static|crackl\w*|clicks?|clicking|"
    r"pops?|popping|plosives?|sibilan\w+|breath\w*|cough\w*|sneez\w*|sniff\w*|burp\w*|laugh\w*|giggl\w*|chuckl\w*|sigh\w*|cry\w*|scream\w*|shout\w*|yell\w*|"
    r"whisper\w*|applause|clap\w*|cheer\w*|bark\w*|ring\w*|beep\w*|buzz\w*|whistl\w*|squeak\w*|rumbl\w*|feedback|distort\w*|clipping|traffic|cars?|sirens?|"
    r"planes?|dogs?|rain|thunder|keyboard|typing|bass|treble|mids?|highs?|lows?|guitars?|drums?|pianos?|violins?|vocals?|instruments?|beats?|chorus|"
    r"verses?|notes?|bridge|solos?|riffs?|hook|melody|chords?|intro music|ambience|background|mic|microphone|speech|voices?|levels?|volume|frequenc\w+|"
    r"tenors?|sopranos?|altos?|tabla|sitar|harmonica|harmonium|pitch|tempo|effects?|filter|stutter\w*|silences?|pauses?|gaps?|breaks?|air|room|mouth|lip|smack\w*|"
    r"[א-ת]*(?:רעש|צליל|מוזיקה|זמזום|הד|שיעול|צחוק|נשימ|קול|סאונד|שקט|הפסק)[א-ת]*)"
)
"""What is heard and never said: no transcript tells where it is."""
_QUALITIES = word_set(
    "clumsy sensitive disturbing boring bad best better good great awkward funny funniest funnier unclear unprofessional wrong nice nicer cool cooler "
    "interesting important relevant irrelevant useful useless unusable usable good long longest short shorter shortest longer long quick slow "
    "slower fast loud louder quiet quieter soft weird strange odd dull terrible awful horrible ugly crap stupid silly noisy messy "
    "unneeded unnecessary needed bits ones one spooky confidential privileged dodgy crook same other rest whole some few every "
    "little big entire very really more most less much too so "
    "part parts bit bits section sections stretch piece pieces thing things stuff segment segments passage passages place "
    "moment moments line lines sentence sentences word words paragraph mistake mistakes take takes recording file track clip "
    "episode show podcast video selection everything anything nothing all it this that them those these here "
    "there now end start beginning middle him her he she they me you us i we the a an my our his their of in on at to for "
    "from about with and or where when while is are was were sound start starts end ends please "
    "משעמם משעממת טוב טובה הטוב הכי רע רעה גרוע מצחיק חשוב חשובה רלוונטי רלוונטית ארוך ארוכה קצר קצרה רועש רועשת "
    "קטע הקטע חלק החלק מקום המקום זה הזה כל קצת יותר מדי שלי שלו שלה"
)
"""Words that tell what a part is like, or only that it is one."""
_PARTS = word_set("intro outro homework story message statement testimony sermon prayer")
"""Words that the rules know, for all of a recording or for its sound, and that may be a part of one."""
_GENERAL = re.compile(
    r"(?:hell|sleep|bed|work|school|town|heaven|church|cinema|beach|gym|shops?|store|toilet|bathroom|river|moon)"
)
_WINDOW = re.compile(
    r"\b(?:buttons?|menus?|settings?|panels?|windows?|options?|exports?|transcript|files?|folders?|tabs?|icons?|help|history|undo|playhead|cursor)\b"
)
"""What the program's window has: no part of the recording."""
LONGEST = 160
_SPEECH = re.compile(
    r"\b(?:where|when|until|till|before|after|from where|how|thing) (?:he|she|they|we|i|you|somebody|someone|everybody|everyone|[a-z]+) (?:\w+ )?[a-z]+\b|"
    r"\b(?:says?|said|saying|talking|answers?|meant|sentences?|questions?|swears?|swearing|words?|mention\w*|explain\w*|joke\w*|story|ums?|ers?)\b"
)
"""What tells of people who talk."""
_FRAMED = re.compile(
    r"\d|^(?:in |at |for )?(?:what|which|how|why)\b|\b(?:my|our|the) [\w-]+ (?:says?|said|told|thinks?)\b"
)
""" "My boss says it must be louder": told of the wish, not of the talk."""
_WORD = re.compile(r"[^\W\d_][\w'’-]*")

Unknown = Callable[[str], Sequence[str]]


OFFER = Understanding(
    status=PlanStatus.QUESTION,
    message="This recording is not transcribed yet, so I do not know what is said where. "
    "Shall I transcribe it? Nothing was changed.",
    action=Offer.TRANSCRIBE,
)
"""The offer to a sentence that is about words as it stands."""


def may_miss(answer: Understanding) -> bool:
    """Whether an answer may lack something that the words of the recording would tell."""
    return answer.status in (PlanStatus.QUESTION, PlanStatus.CHAT) and not answer.action


def missing(
    words: str, told: Sequence[str], unknown: Unknown, answer: Understanding
) -> Understanding | None:
    """The offer with the name of what only the words can tell, None where nothing such was missing.

    ``told`` are the ways to read the sentence, ``answer`` what was answered without its words.
    """
    text = told[0] if told else normalise(words)
    asked = answer.status is PlanStatus.QUESTION
    name = (_wished(told, unknown) if asked else "") or _looked_for(text, unknown)
    if not name:
        return OFFER if answer.lost and _is_of_speech(text) else None
    at = words.casefold().find(name.casefold())
    written = words[at : at + len(name)] if at >= 0 else name
    message = (
        f"I do not know “{written}”. It may be somebody who speaks or something that is said, but this "
        "recording is not transcribed yet. Shall I transcribe it? Nothing was changed."
    )
    return OFFER.model_copy(update={"message": message})


def _is_of_speech(text: str) -> bool:
    """Whether a sentence that nobody reads tells of what somebody says or does in the talk."""
    plain = _SPEECH.search(text) is not None and re.search(rf"\b{EDITS}\b", text) is not None
    heard = any(_SOUNDS.fullmatch(word.casefold()) for word in _WORD.findall(text))
    framed = _PLACES.search(text) or _FRAMED.search(text) or _mixed(text)
    return plain and not heard and not framed


def _wished(told: Iterable[str], unknown: Unknown) -> str:
    """What an edit is wished of and no rule knows: "marianne", "small talk"; empty for nothing such."""
    for way in told:
        if len(way) <= LONGEST and not _PLACES.search(way) and not _mixed(way):
            found = next((n for n in _things(way) if _is_worth(n, way, unknown)), "")
            if found:
                return found
    return ""


def _mixed(way: str) -> bool:
    """Whether a sentence is about what sounds together: what is unknown beside that may be an instrument."""
    return bool(INSTRUMENTS.intersection(_WORD.findall(way)))


def _looked_for(text: str, unknown: Unknown) -> str:
    """The thing to whose place a sentence wants to go: "jump to the budget"; empty for all others."""
    found = _GOES.match(cleaned(text).rstrip("?").strip())
    what = (found["what"] or found["one"]).strip() if found is not None else ""
    name = _bare(what)
    leaps = text.lstrip().startswith(("jump", "skip", "seek", "where", "when"))
    if not (leaps or name != what) or _GENERAL.fullmatch(name) or _WINDOW.search(name):
        return ""
    return name if proposing.is_nameable(name) and _is_worth(name, text, unknown) else ""


def _things(way: str) -> Iterator[str]:
    """What each wish of a sentence is about, as it is named."""
    pieces = [way, *_JOINT.split(way)]
    for at, piece in enumerate(pieces if len(pieces) > 2 else pieces[:1]):
        piece = piece.strip()
        if at > 1 and _LED.match(piece):
            piece = f"cut {piece}" if len(piece.split()) <= _MOST else ""
        yield from _named(piece)


def _named(piece: str) -> Iterator[str]:
    text = cleaned(piece).rstrip("?").strip()
    request = wishes.read(text, lambda _: True)
    if request is not None and request.deed not in ("where", "count", "who", "long"):
        for one in (request.target, request.other):
            if one is not None and one.kind not in ("time", "end"):
                yield _DEFINITE.sub("", _called(one))
    plainly = wishes.plainly(text)
    if plainly is not None:
        deed, whole = plainly
        for name in dict.fromkeys((_bare(whole), _bare(_BESIDES.split(whole)[0]))):
            if deed != "go" and proposing.is_nameable(name):
                yield name
    plain = hebrew.plainly(text)
    if plain is not None:
        yield plain[1]
    for shape in (_PLACED, _TOO):
        found = shape.match(text)
        if found is not None and proposing.is_nameable(_bare(found["what"])):
            yield _bare(found["what"])


def _bare(name: str) -> str:
    """A name without its article, and without "part" behind it."""
    return _PIECE.sub("", _DEFINITE.sub("", name))


def _called(named: Target) -> str:
    within = named.place or named.within
    return (
        named.text
        or named.speaker
        or named.topic
        or named.owner
        or (_called(within) if within is not None else "")
    )


def _is_worth(name: str, sentence: str, unknown: Unknown) -> bool:
    """Whether a name has a word that no rule knows and that may be said or be somebody's."""
    words = [word.casefold() for word in _WORD.findall(name)]
    if not words or len(words) > _MOST or _CLAUSE.search(name.casefold()):
        return False
    if any(_SOUNDS.fullmatch(word.removesuffix("'s")) for word in words):
        return False

    strange = {word.casefold() for text in unknown(sentence) for word in _WORD.findall(text)}
    strange |= _PARTS
    return any(
        bool({word, word.removesuffix("'s"), f"{word}s"} & strange)
        for word in words
        if word.removesuffix("'s") not in _QUALITIES and len(word) > 1
    )
