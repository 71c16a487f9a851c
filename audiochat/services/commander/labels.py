"""What a person calls a part whose times follow: "the hold music between 2:10 and 4:40"."""

from __future__ import annotations

from audiochat.services.commander.normalise import word_set
from audiochat.services.commander.tokens import Token

NAMES = word_set(
    "answer question reply remark comment statement anecdote joke tangent digression aside rant "
    "name surname number address email password passcode pin birthday introduction intro outro "
    "ad advert advertisement commercial jingle interruption mistake phonecall handover "
    "announcement greeting goodbye farewell sponsor chorus verse solo chitchat banter argument "
    "תשובה שאלה הערה בדיחה סטייה שם כתובת טלפון תעודת זהות סיסמה פרסומת הקדמה פתיח הפרעה טעות ברכה"
)
"""Things said once, in one stretch; plurals are left out, since they may lie apart."""

_MUSIC = word_set("hold holding waiting intro outro theme elevator opening closing")
_MANY = word_set("every each other another any both such whatever quiet quieter half most כל שאר")
_VERBS = word_set(
    "REMOVE DROPHE MUTE KEEP RAISE LOWER LOUDER QUIETER COPY MOVE REVERSE FADEIN FADEOUT"
)
_PADDING = ("FILL", "A")


def labels(tokens: list[Token]) -> list[Token]:
    """Drop a name between the verb and exact clock times: the times say what is meant.

    Other unknown words ("the guitar from 1:00 to 2:00") may name only one of the sounds there, and
    stay strange.
    """
    at = 0
    while at < len(tokens):
        last = at
        while last < len(tokens) and _strange(tokens, last):
            last += 1
        placed = last > at and _verb_before(tokens, at) and _timed(tokens, last)
        if placed and _names([t.text for t in tokens[at:last]], tokens[at].hebrew):
            return [*tokens[:at], *tokens[last:]]
        at = max(at + 1, last)
    return tokens


def _strange(tokens: list[Token], at: int) -> bool:
    token = tokens[at]
    return token.kind in ("UNK", "ABOUT") or (token.kind == "FEW" and token.text == "מספר")


def _verb_before(tokens: list[Token], at: int) -> bool:
    said = [t.kind for t in tokens[:at] if t.kind not in _PADDING]
    return bool(said) and said[-1] in _VERBS


def _timed(tokens: list[Token], at: int) -> bool:
    """Whether two clock times follow at once."""
    kinds = [t.kind for t in tokens[at:] if t.kind not in _PADDING]
    if kinds[:1] and kinds[0] in ("FROM", "BETWEEN", "AT"):
        kinds = kinds[1:]
    return (
        len(kinds) > 2
        and (kinds[0], kinds[2]) == ("CLOCK", "CLOCK")
        and kinds[1] in ("TO", "UNTIL", "AND")
    )


def _names(words: list[str], hebrew: bool) -> bool:
    if len(words) > 4 or not _MANY.isdisjoint(words):
        return False
    if hebrew:
        return any(word in NAMES or word.removeprefix("ה") in NAMES for word in words)
    music = len(words) > 1 and words[-1] == "music" and words[-2] in _MUSIC
    return words[-1] in NAMES or music
