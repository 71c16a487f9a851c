"""What a person calls a part whose times follow: "the hold music between 2:10 and 4:40"."""

from __future__ import annotations

from audiochat.services.commander.normalise import word_set
from audiochat.services.commander.tokens import Token
from audiochat.services.commander.words_heard import INSTRUMENTS

NAMES = word_set(
    "answer question reply remark comment statement anecdote joke tangent digression aside rant "
    "name surname number address email password passcode pin birthday introduction intro outro "
    "ad advert advertisement commercial jingle interruption mistake phonecall handover "
    "announcement greeting goodbye farewell sponsor chorus verse solo chitchat banter argument "
    "תשובה שאלה הערה בדיחה סטייה שם כתובת טלפון תעודת זהות סיסמה פרסומת הקדמה פתיח הפרעה טעות ברכה"
)
"""Things said once, in one stretch; plurals are left out, since they may lie apart."""

_MUSIC = word_set("hold holding waiting intro outro theme elevator opening closing")
_MANY = word_set(
    "nobody none hardly scarcely every each other another any both such whatever quiet "
    "quieter half most כל שאר"
)
_VERBS = word_set(
    "REMOVE DROPHE MUTE KEEP RAISE LOWER LOUDER QUIETER COPY MOVE REVERSE FADEIN FADEOUT OP:bleep_words"
)
_PADDING = ("FILL", "A")
_LEVELS = word_set("REVERSE START END UP DOWN LOUDER QUIETER UA FASTER SLOWER")
_COUNTED = ("NUM", "UT")


def labels(tokens: list[Token]) -> list[Token]:
    """Drop a name between the verb and exact clock times: the times say what is meant.

    Other unknown words ("the guitar from 1:00 to 2:00") may name only one of the sounds there, and
    stay strange.
    """
    tokens = described(tokens)
    at = 0
    while at < len(tokens):
        last = at
        while last < len(tokens) and _strange(tokens, last):
            last += 1
        named = last
        if last > at and last < len(tokens) and tokens[last].kind in ("THING", "VOICE"):
            last += 1  # "Aunt Mary's story"
        if not _timed(tokens, last):
            last = named
        joint = next((t.kind for t in tokens[last:] if t.kind in ("AND", "THEN", "COMMA", "STOP")
                      and t.text != "-"), "COMMA")  # fmt: skip
        joint = "COMMA" if tokens[last : last + 1] and tokens[last].kind == "BETWEEN" else joint
        begins = (
            all(t.kind in _PADDING for t in tokens[:at])
            and _wished_of_it(tokens, last)
            and joint in ("COMMA", "STOP")  # "nix 1:00 to 1:10 and then move ..." names no part
        )
        placed = last > at and (begins or _verb_before(tokens, at)) and _timed(tokens, last)
        texts = [t.text for t in tokens[at:last]]
        if placed and (_names(texts, tokens[at].hebrew) or _content(tokens, at, texts)):
            return [*tokens[:at], *_unparted(tokens[last:])]
        at = max(at + 1, last)
    return tokens


def _wished_of_it(tokens: list[Token], first: int) -> bool:
    """Whether a verb follows that has no times of its own, as in "sharpen 0:01 to 0:02, cut 1:00 to 1:10"."""
    verb = next((i for i in range(first, len(tokens)) if tokens[i].kind in _VERBS | {"UA"}), None)
    return verb is not None and not _timed(tokens, verb + 1)


_TOLD = word_set("where when with about in of that which containing featuring while")
_STRETCHES = word_set(
    "part bit section segment piece passage portion moment stuff stretch place spot"
)


def described(tokens: list[Token]) -> list[Token]:
    """ "The part where I cough from 1:00 to 1:05": the times say which part, the rest tells of it."""
    for at, token in enumerate(tokens[:-3]):
        if token.text not in _STRETCHES or tokens[at + 1].text not in _TOLD or not at:
            continue
        for last in range(at + 2, len(tokens) - 2):
            if _timed(tokens, last) and tokens[last].kind in (
                "FROM",
                "BETWEEN",
                "AT",
                "CLOCK",
                "COMMA",
            ):
                told = [t for t in tokens[at + 1 : last] if t.kind != "COMMA"]
                strange = any(t.kind in ("UNK", "ABOUT") for t in told)
                if strange and all(t.kind in _LOOSE for t in told):
                    return [*tokens[:at], *tokens[last:]]
                break
    return tokens


_LOOSE = word_set(
    "UNK ABOUT FILL A IF PRON OF AT FOR TO THING VOICE NOISE OUT UP AS WITHIN MUCH BIT AND"
)


def _unparted(tokens: list[Token]) -> list[Token]:
    """Times between commas ("the story, 41:00 to 46:30, at the start") without those commas."""
    if not tokens or tokens[0].kind != "COMMA":
        return tokens
    rest = tokens[1:]
    at = next((i for i, t in enumerate(rest) if t.kind == "COMMA"), None)
    if at is not None and at <= 6 and all(t.kind in _TIMES for t in rest[:at]):
        return [*rest[:at], *rest[at + 1 :]]
    return rest


_TIMES = (
    "CLOCK",
    "TO",
    "UNTIL",
    "FROM",
    "BETWEEN",
    "AND",
    "NUM",
    "UT",
    "AT",
    "FIRST",
    "LAST",
    "END",
    "HERE",
)


def _strange(tokens: list[Token], at: int) -> bool:
    token = tokens[at]
    return token.kind in ("UNK", "ABOUT") or (token.kind == "FEW" and token.text == "מספר")


def _content(tokens: list[Token], at: int, words: list[str]) -> bool:
    """Whether unknown words can only be what is heard in that stretch, not one sound of several there.

    "Mute the patient name from 0:52 to 0:58" is the stretch; "remove the guitar from 1:00 to 2:00"
    asks for something that no cut can do.
    """
    before = (t for t in reversed(tokens[:at]) if t.kind not in _PADDING)
    verb = next(before, None) or next(t for t in tokens if t.kind in _VERBS | {"UA"})
    if verb.kind in ("MUTE", "OP:bleep_words") and _lasts(tokens[at:]) <= _MOMENT:
        return len(words) < 4 and _MANY.isdisjoint(words) and INSTRUMENTS.isdisjoint(words)
    if words[-1] in _EVENTS and len(words) < 3 and _MANY.isdisjoint(words):
        return True
    led = tokens[at + len(words) : at + len(words) + 1]
    named = bool(led) and led[0].kind == "COMMA"  # "the announcements, from 1:00 to 2:00"
    apart = not named and verb.kind == "REMOVE" and verb.text.split()[0] in _APART
    texts = {word for text in words for word in text.split()}
    scattered = any(word in _SOUNDS or word.removesuffix("s") in _SOUNDS for word in texts)
    scattered = scattered or any(word.endswith("n't") for word in texts)
    return not apart and not scattered and len(words) <= 4 and _MANY.isdisjoint(texts)


_MOMENT = 6.0
"""Seconds in which "the swearing" is all that is heard."""


def _lasts(tokens: list[Token]) -> float:
    """Seconds between the next two clock times."""
    clocks = [t.value for t in tokens if t.kind == "CLOCK"][:2]
    return abs(clocks[1] - clocks[0]) if len(clocks) == 2 else float("inf")


_APART = word_set(
    "remove removing rid get getting take took eliminate strip filter suppress lose kill clean הסר תסיר"
)
_EVENTS = word_set(
    "cough sneeze bark laugh burp hiccup swear curse sigh yawn bang thump thud sniff beep ring slip stumble "
    "mistake word name sentence phrase line take shout scream siren honk knock slam crash click "
    "pop gasp throat"
)
"""Sounds that happen once: with exact times, a cut takes them out."""

_SOUNDS = word_set(
    "guitar drum piano violin bass singer singing vocal beat instrument synth keyboard flute trumpet "
    "voice echo reverb hiss hum noise static cough sneeze breath click pop um uh ah curse swear swearing "
    "cursing coughing breathing word name answer question bark barking "
    "sniff lips lip mouth plosive sibilance esses background bird wind people he she it "
    "other second first everything others both filler beep bleep tone ring treble high low frequency mid "
    "not only except but unless if when half part minute loudest quietest longest shortest best worst same "
    "גיטרה תופים פסנתר שיעולים שיעול הד קללות קללה נשימות ציפורים רוח שם תשובות שאלות"
)
"""Sounds that lie among others, or come again and again in a stretch: such a wish is not about all of it."""


def nameable(words: list[str]) -> bool:
    """Whether words can be a name for one stretch, and not for sounds that lie among others."""
    texts = {word for text in words for word in text.split()}
    once = words[-1] in _EVENTS
    scattered = any(word in _SOUNDS or word.removesuffix("s") in _SOUNDS for word in texts)
    if any(word.endswith(("n't", "nt'")) for word in texts):
        return False
    return len(words) <= 4 and (once or not scattered) and _MANY.isdisjoint(texts)


def _verb_before(tokens: list[Token], at: int) -> bool:
    if at and tokens[at - 1].text in _MANY:
        return False  # "each question", though "each" is padding elsewhere
    said = [t.kind for t in tokens[:at] if t.kind not in _PADDING]
    kinds = {t.kind for t in tokens[at:]}
    return bool(said) and (
        said[-1] in _VERBS or said == ["SIL"] or (said[-1] == "SET" and bool(_LEVELS & kinds))
    )


def _timed(tokens: list[Token], at: int) -> bool:
    """Whether two clock times follow at once."""
    kinds = [t.kind for t in tokens[at:] if t.kind not in _PADDING]
    if kinds[:1] == ["COMMA"]:
        kinds = kinds[1:]
    if kinds[:1] and kinds[0] in ("FROM", "BETWEEN", "AT"):
        kinds = kinds[1:]
    if kinds[:1] in (["FIRST"], ["LAST"]) and tokens[at].kind == "COMMA":
        return "UT" in kinds[1:4]  # "the prelude, the first four minutes"
    kinds = [k for i, k in enumerate(kinds) if k != "UT" or kinds[i - 1 : i] != ["NUM"]]
    timed = any(t.kind in ("CLOCK", "UT") for t in tokens[at : at + 9])
    return (
        len(kinds) > 2
        and timed
        and kinds[0] in ("CLOCK", "NUM")
        and kinds[2] in ("CLOCK", "NUM", "END", "HERE")
        and kinds[1] in ("TO", "UNTIL", "AND")
    )


def _names(words: list[str], hebrew: bool) -> bool:
    if len(words) > 4 or not _MANY.isdisjoint(words):
        return False
    if hebrew:
        return any(word in NAMES or word.removeprefix("ה") in NAMES for word in words)
    music = len(words) > 1 and words[-1] == "music" and words[-2] in _MUSIC
    return words[-1] in NAMES or music
