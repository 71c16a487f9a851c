# ruff: noqa: E501 (a shape of a sentence is read as one line)
"""Sentences that want words spoken by the computer voice: "at 10:00 insert a computer voice saying ..."."""

from __future__ import annotations

import re

from audiochat.domain.errors import PlanRefused
from audiochat.domain.operation import Registry
from audiochat.domain.plan import PlanSource, PlanStatus, RecordingState, Step, Understanding
from audiochat.services.commander.checks import checked
from audiochat.services.commander.describe import describe_all
from audiochat.services.commander.grammar import Grammar
from audiochat.services.commander.items import Amount, Scanner, Word
from audiochat.services.commander.normalise import word_set
from audiochat.services.commander.quotes import QUOTED, straight
from audiochat.services.commander.talk import idle
from audiochat.services.commander.times import Where

_VOICE = re.compile(
    r"\b(?:(?:computer(?:ised|ized)?|synthetic|synthesi[sz]ed|robot(?:ic)?|artificial|generated|machine|ai|tts|"
    r"text[- ]to[- ]speech|built[- ]in|fake|spoken|digital)(?: generated)? ?(?:voice(?:over)?|speech|speaker|"
    r"reader|narrator|words|announcement|line)?|tts|voice ?over|announcer|narrator)\b|קול (?:מלאכותי|ממוחשב|של מחשב)|"
    r"דיבור מלאכותי",
    re.IGNORECASE,
)
_SAYS = re.compile(
    r"\b(?:to say|saying|says?|speaking|speaks?|announcing|announces?|reading|reads?|that says|which says)\b|"
    r"(?:ש)?(?:אומר|אומרת|יגיד|תגיד|יאמר)",
    re.IGNORECASE,
)
_NO_WORDS = word_set(
    "voice line sentence phrase words word text speech announcement message voiceover over have let with "
    "say saying get in place instead by using of some his her my there קול משפט טקסט עם במקום"
)
_SWAPS = re.compile(
    r"\b(?:replac(?:e|ed|ing)|swap(?:ped|ping)?(?: out)?|substitut(?:e|ed|ing)|exchanged?|overwrit(?:e|ten|ing)|instead of|"
    r"in(?:to)? (?:the )?place of|rather than|in lieu of)\b|(?<!\w)(?:החלף|החליפי|תחליפי?|תחליף|להחליף|יוחלף|במקום)(?!\w)",
    re.IGNORECASE,
)
_WHATEVER = re.compile(
    r"\b(?:what(?:ever)?(?:'s)?|the (?:words?|sentence|phrase|part|bit|name|date))(?: that| which)?(?: i| he| she| we| they| is| was| are| were| lies| "
    r"stands| comes| have| has| say| says| said| spoken| heard| now| currently| there)* (?=between|from|at \d|\d|in the selection)|"
    r"\b(?:should|must|shall|has to|have to|needs? to|is to|are to|ought to)(?: be| get)?\b|(?<!\w)(?:את )?מה ש(?:אני |הוא |היא )?(?:אומר\w* |אמרתי |נאמר )?(?=בין|ב-|מ-)",
    re.IGNORECASE,
)
_TOLD = r"^(?:(?:please|now|then|and|(?:can|could|would) you)[, ]+)*(?:say|announce|speak)\s+"
_ORDER = re.compile(rf'{_TOLD}(?=")', re.IGNORECASE)
"""An order to say words in quotation marks: with a place beside them, whose voice it is needs no words."""
_BARE = re.compile(
    rf"({_TOLD})(?!(?:wh\w+|how|if|it|that|this|again|yes|no|(?:some|any|no|every)(?:thing|one|body)?)\b)['‘]?([^\"\n]{{2,200}}?)['’]?"
    r"(,?\s+(?:right )?at (?:the (?:very )?(?:start|beginning|end)(?: of (?:the|this|my) \w+)?|\d[\d:.]*(?: ?\w+)?)[.!]*)$",
    re.IGNORECASE,
)
"""The same by mouth, where nobody speaks the marks: "say welcome to the show at the start"."""
_BEFORE = re.compile(r"^(?P<told>[^.!?;\d]+)[.!?;]\s+(?=\S)")


def spoken(
    words: str, state: RecordingState, grammar: Grammar, registry: Registry
) -> Understanding | None:
    """The plan of a sentence that gives words in quotation marks to the computer voice, else None.

    Replacing names a part, inserting a place; without either the answer is a question. "Say ... at the
    start" needs no name of a voice; without a place it is for the chat.
    """
    words = _BARE.sub(r'\1"\2"\3', straight(words.strip()))
    quoted = QUOTED.search(words)
    if quoted is None or "insert_speech" not in registry or "replace_speech" not in registry:
        return None
    rest = _without_story(f"{words[: quoted.start()]} {words[quoted.end() :]}", grammar)
    voice, says = _VOICE.search(rest), _SAYS.search(rest)
    order = _ORDER.match(words) if voice is None else None
    if voice is None and order is None:
        return None
    rest = rest[order.end() :] if order is not None else rest
    text = quoted["text"]
    rest = _SAYS.sub(" ", _VOICE.sub(" ", rest)) if says else _VOICE.sub(" ", rest)
    swaps = _SWAPS.search(rest) is not None
    rest = _WHATEVER.sub(" ", _SWAPS.sub(" ", rest))
    tokens = [t for t in grammar.tokens(rest) if t.text not in _NO_WORDS]
    items = Scanner(tokens, state).items()
    wheres = [
        i for i in items if isinstance(i, Where) and i.kind not in ("thing", "pronoun", "all")
    ]
    places = [i for i in items if isinstance(i, Amount)]
    strange = [i for i in items if isinstance(i, Word) and i.kind not in _ALLOWED]
    named = len(wheres) + len(places)
    if strange or named > 1 or (order is not None and not named):
        return None
    step = _replaced(wheres, state, text) if swaps else _inserted(wheres, places, state, text)
    if step is None:
        asked = "Instead of which part? Say from where to where." if swaps else "At which place?"
        return Understanding(status=PlanStatus.QUESTION, message=asked)
    try:
        steps = checked([step], registry, state)
    except PlanRefused as error:
        return Understanding(status=PlanStatus.REFUSED, message=str(error))
    return Understanding(
        status=PlanStatus.PLAN,
        steps=steps,
        message=describe_all(steps, registry),
        source=PlanSource.RULES,
    )


def _without_story(words: str, grammar: Grammar) -> str:
    """The sentence without what is only told before it: "I said a bad date. Replace ..."."""
    told = _BEFORE.match(words)
    return words[told.end() :] if told and idle(grammar.tokens(told["told"])) else words


_ALLOWED = word_set("SET SETHE INSERT COMMA STOP AND THEN WITHIN AT TAKE LEAVE VOICE")


def _replaced(wheres: list[Where], state: RecordingState, text: str) -> Step | None:
    if (not wheres and state.selection is not None) or (
        wheres and wheres[0].kind == "selection" and state.selection is not None
    ):
        low, high = state.selection
    elif wheres and wheres[0].kind == "span":
        low, high = wheres[0].start, wheres[0].end
    else:
        return None
    return Step(op="replace_speech", start=low, end=high, params={"text": text})


def _inserted(
    wheres: list[Where], places: list[Amount], state: RecordingState, text: str
) -> Step | None:
    if wheres:
        where = wheres[0]
        beside = where.prep in ("AFTER", "BEFORE") and where.length is None
        if where.kind not in ("point", "edge") and not beside:
            return None
        spot = where.anchor if where.anchor is not None else where.start
    elif places and places[0].unit == "s" and places[0].prep in ("AT", "AFTER", "TO"):
        spot = places[0].value
    elif state.playhead:
        spot = state.playhead
    else:
        return None
    return Step(op="insert_speech", start=spot, end=spot, params={"text": text})
