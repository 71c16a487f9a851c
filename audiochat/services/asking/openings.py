# ruff: noqa: E501 (a shape of a sentence is read as one line)
"""Where a talk turns to something else, as people say it ("Right. Parking.", "tell me about school"), and its name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from audiochat.services.asking.grammar import GENERIC, VAGUE, Token, runs, tokens
from audiochat.services.asking.language import STOP, plain, stem
from audiochat.services.asking.passages import Sentence

STRONG, WEAK = 2, 1
"""How plainly a sentence turns to something else."""
LONGEST_NAME, LONGEST_HEAD = 4, 6
"""Words of a name, and of a sentence that is nothing but one: "The opening."."""
LOOKED_AT = 4
"""Sentences at the beginning of a part in which it may be said what it is about."""
BEGINNING, EARLY, LONGEST_TITLE = 25, 50.0, 6
"""Sentences and seconds of a talk in which it is said what it is, and words of that."""
PAUSE = 0.6
"""Seconds of silence before somebody who goes on with something else."""

_FILLERS = frozenset(
    [
        "right",
        "okay",
        "ok",
        "so",
        "now",
        "good",
        "lovely",
        "well",
        "anyway",
        "alright",
        "fine",
        "and",
        "then",
        "um",
        "uh",
        "er",
        "erm",
        "oh",
        "yes",
        "yeah",
        "no",
        "great",
        "brilliant",
        "thanks",
        "sorry",
        "hmm",
    ]
)
_LEADS = frozenset({"right", "okay", "ok", "so", "now", "then"})
_ARTICLES = frozenset(
    ["the", "a", "an", "our", "this", "that", "these", "those", "some", "new", "your"]
)
_LEAD = rf"^(?:(?:{'|'.join(sorted(_FILLERS | {'but', 'thank you', 'which', 'that'}))})[\s,.]+)*"
_ORDINAL = "first|second|third|fourth|fifth|sixth|last|next|final|another|one last|one more|one other|other"
_COUNT = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d+)"
_TURNS = re.compile(
    _LEAD
    + r"(?:(?:(?:let's|let us|shall we|can we|we should) (?:now |just |quickly |also |first |all )?"
    r"(?:talk|speak|start|begin|move on|turn|go back|come back|do the|do our|discuss|look at)|"
    r"i(?:'d| would)? (?:want|wanted|like) to (?:talk|speak|ask you|start|begin|tell you|show you))"
    r"(?: about| with| to| on| for| by)*|"
    r"brings (?:me|us) to|moving on(?: to)?|tell (?:me|us) (?:something |more )?about|what about|how about|"
    rf"(?:the )?(?:{_ORDINAL}) (?:part|thing|point|item|topic|question|subject|chapter|one|up)(?:,| is| was|\.)|"
    rf"(?:firstly|secondly|thirdly|lastly|finally|first|second|third|next),|"
    rf"(?:day|part|step|chapter|lesson|section|question|point|item) {_COUNT}\b|"
    r"back to|coming up|before i forget|by the way|in other news|welcome back|as for|now for|to sum up|so,? the plan for|"
    r"(?:we(?:'ve| have)|i(?:'ve| have)|here's|here is) (?:had |got )?(?:a |here a )?(?:message|letter|question|email) (?:here )?from|"
    r"(?:can|could|may) i (?:just )?(?:do|ask (?:you )?about|talk about))(?!\w)"
)
_LABEL = re.compile(
    rf"^(?:(?:so|right|okay|now|and),? )*((?:day|part|step|chapter|lesson|section) {_COUNT})\b"
)
_SO_THE = re.compile(r"^so,? (?:the|our) ")
_INTRODUCES = (
    re.compile(r"\b(?:committee|meeting|assembly|board|council) of (?:the )?"),
    re.compile(r"\b(?:lesson|episode|lecture|part|talk) (?:\w+, )?(?:on|about) "),
    re.compile(r"\bwelcome (?:back )?to (?:the )?(?!the\b|my\b|our\b|another\b|a\b|this\b|today)"),
    re.compile(r"\b(?:this is|it's|here is|here's) (?:the |my |our )"),
    _SO_THE,
)
_JOINS = frozenset({"of", "and", "from", "on", "the", "for"})
_LETTER = re.compile(
    r"\b(message|letter|question|email) (?:here )?from (?:an? |our |the )?([a-z]+)"
)
_NO_NAMES = frozenset(
    [
        "list",
        "word",
        "second",
        "third",
        "fourth",
        "minute",
        "moment",
        "opinion",
        "father",
        "mother",
        "gran",
    ]
)
_TALKED_OF = re.compile(
    r"\b(?:there's|there is) (?:a|this|the) (?:story|question|thing) about\b|\babout an?\b"
)


def opening(said: Sequence[Sentence], at: int, hosts: frozenset[str]) -> int:
    """How plainly a sentence turns to something else: 0, ``WEAK`` or ``STRONG``."""
    sentence = said[at]
    begins = at > 0 and said[at - 1].speaker != sentence.speaker
    if at and said[at - 1].asks and begins:
        return 0  # a reply
    if _LABEL.match(plain(sentence.text)):
        return STRONG
    if heads(said, at):
        led = _turned(said, at) or {t.low for t in tokens(sentence)} & _LEADS
        return STRONG if led else WEAK
    if _TURNS.match(plain(sentence.text)):
        fresh = begins or not at or sentence.start - said[at - 1].end > PAUSE
        return STRONG if fresh or _turned(said, at) else WEAK
    if begins and sentence.speaker in hosts and _asks_soon(said, at):
        return WEAK
    return 0


def _turned(said: Sequence[Sentence], at: int) -> bool:
    """Whether the words right before are nothing but "Right." or "Okay, good."."""
    low = plain(said[at - 1].text).replace(",", " ").strip(" .!").split() if at else []
    return bool(low) and all(word in _FILLERS for word in low)


def _asks_soon(said: Sequence[Sentence], at: int) -> bool:
    """Whether somebody comes to a question in the turn that begins here, and not with a few words."""
    turn = list(takewhile(lambda s: s.speaker == said[at].speaker, said[at : at + 4]))
    return any(s.asks for s in turn) and sum(len(s.words) for s in turn) > 6


def heads(said: Sequence[Sentence], at: int) -> str:
    """The name that a sentence is nothing but: "Parking.", "The opening."; often none.

    It answers nobody, the same person goes on, and an article, "so" or a "Right." tells it from a cry.
    """
    found, led, article = tokens(said[at]), False, False
    if not said[at].text.rstrip().endswith(".") or len(said[at].words) > LONGEST_HEAD:
        return ""
    while found and (found[0].low in _FILLERS or found[0].low in _ARTICLES):
        led, article = led or found[0].low in _LEADS, article or found[0].low in _ARTICLES
        found = found[1:]
    after = said[at + 1] if at + 1 < len(said) else None
    if not 0 < len(found) <= LONGEST_NAME or after is None or after.speaker != said[at].speaker:
        return ""
    if len(after.words) < 4 and not (len(after.words) == 1 and after.text[:1].isupper()):
        return ""
    before = said[at - 1] if at else None
    if before is not None and before.speaker != said[at].speaker and before.asks:
        return ""
    if before is not None and before.speaker == said[at].speaker:
        led = led or _turned(said, at) or _TURNS.match(plain(before.text)) is not None
    if not led and not article:
        return ""
    name = found[0].text if len(found) == 1 and _tells(found[0].low) else _named(found)
    return name if len(name.split()) == len(found) else ""


def _tells(low: str) -> bool:
    return (
        len(low) > 3 and low not in STOP | VAGUE | _FILLERS | _NO_NAMES and stem(low) not in GENERIC
    )


def label(sentences: Sequence[Sentence]) -> str:
    """What a part is called by who speaks: "Day one", "Part two"; often nothing."""
    found = (_LABEL.match(plain(s.text)) for s in sentences[:2])
    return next((one[1] for one in found if one is not None), "")


def announced(said: Sequence[Sentence], first: int) -> str:
    """The name of what a talk turns to at a sentence, if it is said: "let's talk about the cup final"."""
    for at in range(first, min(first + LOOKED_AT, len(said))):
        if at > first and said[at].speaker != said[first].speaker:
            break
        name = heads(said, at) or _after(said[at])
        if name:
            return name
    return ""


def introduced(said: Sequence[Sentence]) -> str:
    """What all of a talk is said to be at its beginning: "this is my travel diary"; often nothing."""
    early = [at for at in range(min(len(said), BEGINNING)) if said[at].start < EARLY]
    for at in early:
        low = plain(said[at].text)
        for shape in _INTRODUCES:
            one = shape.search(low)
            if one is not None and len(low.split()) == len(tokens(said[at])):
                name = _whole(tokens(said[at])[len(low[: one.end()].split()) :])
                if name and (
                    shape is not _SO_THE or said[at].text.startswith(_clause(said[at], name))
                ):
                    return name
    return next(filter(None, (heads(said, at) for at in early)), "")


def _clause(sentence: Sentence, name: str) -> str:
    """The beginning of a sentence up to a name in it, with the comma or full stop that must follow."""
    end = sentence.text.find(name) + len(name)
    return sentence.text[: end + 1] if sentence.text[end : end + 1] in {",", "."} else "\0"


def _whole(found: Sequence[Token]) -> str:
    """A name with what is joined to it: "travel diary from Portugal", "Underfoot and Underwater"."""
    kept: list[Token] = []
    for token in found:
        joined = bool(kept) and (token.low in _JOINS or token.named)
        if len(kept) >= LONGEST_TITLE or not (joined or next(iter(runs([token])), None)):
            break
        kept.append(token)
        if token.ends:
            break
    while kept and kept[-1].low in _JOINS:
        kept.pop()
    plainly = all(stem(t.low) in GENERIC or t.low in _NO_NAMES for t in kept)
    return "" if plainly else " ".join(t.text for t in kept)


def _after(sentence: Sentence) -> str:
    """What stands behind "about" and the like in a sentence that turns to something."""
    low = plain(sentence.text)
    turn = _TURNS.match(low) or _TALKED_OF.search(low)
    if turn is None or _LABEL.match(low):
        return ""
    letter = _LETTER.search(turn[0] + low[turn.end() : turn.end() + 30])
    if letter is not None:
        return f"{letter[1]} from a listener" if letter[2] == "listener" else ""
    found = tokens(sentence)
    count = len(low[: turn.end()].split())
    rest = found[count:]
    while any(token.ends for token in rest[:-1]) and _opens_late(rest):
        rest = rest[1 + next(i for i, token in enumerate(rest) if token.ends) :]
    return _first(rest)


def _opens_late(rest: Sequence[Token]) -> bool:
    """Whether what is named comes behind a comma: "the third part, my favourite, the dance"."""
    end = next(i for i, token in enumerate(rest) if token.ends)
    return end < 2 and len(rest) > end + 1


def _first(found: Sequence[Token]) -> str:
    """The name that begins here, behind an article at most."""
    at = 0
    while at < len(found) and (
        found[at].low in _ARTICLES or found[at].low in {"my", "um", "er", "uh"}
    ):
        at += 1
    part = next(iter(runs(found)), None)
    if part is None or part[0] != at:
        return ""
    name = _named(found[at : part[1]])
    more = next(iter(runs(found[part[1] + 1 :])), None)
    linked = (
        part[1] < len(found) and found[part[1]].low == "of" and more is not None and more[0] == 0
    )
    if not name or not linked or more is None or found[part[1] - 1].ends:
        return name
    return f"{name} of {' '.join(t.text for t in found[part[1] + 1 :][: more[1]])}"


def _named(found: Sequence[Token]) -> str:
    """These words as a name, if they are one that tells something."""
    parts = list(runs(found))
    if not parts:
        return ""
    first, last = parts[-1]
    words = [t.text for t in found[first : min(last, first + LONGEST_NAME)]]
    lows = [plain(word) for word in words]
    plainly = all(stem(low) in GENERIC or low in STOP | VAGUE | _NO_NAMES for low in lows)
    odd = any("'" in low for low in lows) or len(lows[-1]) < 3
    return "" if plainly or odd else " ".join(words)
