# ruff: noqa: E501 (a shape of a sentence is read as one line)
"""Several things named in one sentence: "cut the dog and the phone but keep the hat", "keep the quiz but lose question three"."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from audiochat.domain.plan import Step
from audiochat.services.commander.heard import beside_it, named_parts, places, wishes
from audiochat.services.commander.heard.english import EDITS, PIECES
from audiochat.services.commander.heard.finding import offered, said_so
from audiochat.services.commander.heard.follow_up import Item, Reading
from audiochat.services.commander.heard.named_parts import Part
from audiochat.services.commander.heard.normal import Said
from audiochat.services.commander.heard.places import mark
from audiochat.services.commander.heard.proposing import is_nameable
from audiochat.services.commander.heard.reader import target
from audiochat.services.commander.heard.request import Request, Target

MOST_PIECES = 8
LONGEST = 240
"""Letters of a sentence that is read as several things."""

_JOINT = re.compile(
    r"[\s,;.]+(?:and then|and also|and|then|plus|but|as well as|also|&)\s+|[,;]\s+|(?<=[\w\"])\.\s+|"
    r"[\s,]+(?=(?:except|apart from|other than|without)\s)"
)
_ALSO = re.compile(r"^(?:(?:please|also|but|and|then|so|just please|do)[\s,]+)+")
_STAYS = re.compile(
    r"^(?:except(?: for)?|apart from|other than|without(?: touching)?|not|spare|retain|keep|leave|"
    r"(?:do not|don't|dont) (?:touch|cut|delete|remove|lose|mute|bleep))(?: in)? (?!only\b|just\b)(?P<rest>.+?)"
    r"(?: (?:in(?: there| it| place)?|alone|there|untouched|where (?:it is|they are)|as (?:it is|they are)))*$"
)
_STAYS_TOO = re.compile(r"^(?:retain|keep|leave|spare)\b")
_ALONE = re.compile(
    r"^(?:(?:keep|leave|retain)(?: me)? (?:only|just)|(?:only|just) (?:keep|leave|retain)|only|just) (?P<rest>.+?)(?: (?:talking|speaking))?$"
)
_KEEPS = re.compile(r"(?:keep|leave|retain)\b")
_ALONE_BEHIND = re.compile(r"^(?:keep|leave|retain) (?P<rest>.+?) only$")
_WITHOUT = re.compile(r"^(?:no|without)(?: any)? (?P<rest>.+)$")
_MINE = re.compile(r"^(?:all (?:of )?)?(?:my|our) ")
_IDLE = re.compile(
    r"(?:(?:keep|leave|retain) )?(?:(?:all )?(?:the|of the) (?:rest|remainder|others)|everything else|the others?)(?: of (?:it|them|this|the \w+))?(?: (?:in|alone|there|as (?:it|they) (?:is|are|was|were)|untouched))*|"
    r"nothing else|that's (?:it|all)|thanks?(?: you)?(?: very much| so much)?|thank you|please|cheers|ta|"
    r"(?:do not|don't|dont) (?:cut|touch|change|remove|delete|lose) (?:any(?:thing| words?| of the words?)(?: else)?|the words|the rest)"
)
"""What stays without saying so."""
DEEDS = ("delete", "silence", "bleep")
"""What may be wished of things in a row with one verb."""
_SIDES = ("before", "after", "from", "till", "range", "between")

_LAST_SAYS = re.compile(r"\b(?:says?|said|saying|goes) ")
_UNNAMED = re.compile(
    r"^(?:the |those |that )?ones?\b|\bones\b|^(?:its|her|his|their|the|both|all) (?:answers?|replies|reply|responses?)$"
)
""" "Leave the ones from Anna", "and her answer": known only by what was named before."""
_EXPLAINS = re.compile(rf"^(?:(?:the|that) (?:{PIECES}|one|words?)\b|it's |where |when )")
""" "The wrong price, the sentence with ten pounds": the same thing once more."""
_TELLS = re.compile(
    r"(?:i|we|you|he|she|they|it|there|that|because|so|since|cause|i'm|i've|we've|it's|that's|there's|he's|she's|they're)\b"
)
""" "I swore": a reason, not one more thing."""
_LABEL = re.compile(r"^[^:\"]{3,30}: (?=\S)")
""" "The food things: the cake and the soup"."""
_BARE = re.compile(r"^(?:the|that|this|his|her|their|our|a|an) ")
_CLAUSE = re.compile(rf"\b(?:where|when|who|that|says?|{EDITS}|start|begin|end|stop)\b")
""" "Start where they say" is no name of a thing."""
_LOUDER = re.compile(
    r"^(?P<what>.+?) (?:(?:a (?:bit|little|touch|tad)|slightly|somewhat|much) )?(?:louder|quieter|softer)$"
)
_NUMBER = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2})"
_NUMBERS = re.compile(
    rf"\b(?P<one>day|week|part|chapter|step|lesson|section|round|question|scene|item|point|rule|tip)s (?P<first>{_NUMBER}) and (?P<last>{_NUMBER})\b"
)
_WAYS = r"(?:(?:a (?:little |tiny )?(?:bit|touch|tad)|a little|slightly|somewhat|much) )?(?:louder|quieter|softer|up|down)\b"
_ALL_LOUDER = re.compile(rf"^(?P<verb>make|turn|bring) (?P<what>.+) (?P<way>{_WAYS}.*)$")
_LOUDER_TOO = re.compile(rf"\b(?:{EDITS}|louder|quieter|softer|up|down)\b|\"")

Read = Callable[[str], Request | None]
Others = Callable[[str], "tuple[Step, ...] | None"]


@dataclass
class Several:
    """What a sentence names: wishes in a row, what stays of them, what alone stays, and what is guessed."""

    wishes: list[Item] = field(default_factory=list)
    stays: list[Target] = field(default_factory=list)
    alone: list[Target] = field(default_factory=list)
    guessed: list[Target] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    near: list[Target] = field(default_factory=list)
    named: int = 0
    told: int = 0

    @property
    def size(self) -> int:
        """How many things are named."""
        return len(self.wishes) + len(self.stays) + len(self.alone) + self.told


def size_of(reading: Reading) -> int:
    """How many things a reading is about."""
    return sum(
        1 + len(item.also) + len(item.spared) if isinstance(item, Request) else 1
        for item in reading
    )


def read(said: Said, text: str, heard: Read, others: Others) -> Several | None:
    """What a sentence names where that is more than one thing; None for any other sentence."""
    if len(text) > LONGEST:
        return None
    return _Reader(said, _spread(text), heard, others).read()


def _spread(text: str) -> str:
    """ "Make A and B louder" and "days one and two" with what is said once before or behind each."""
    text = _NUMBERS.sub(
        lambda m: f"{m['one']} {m['first']} and {m['one']} {m['last']}", text
    ).strip()
    text = re.sub(r"\bones? (?=(?:about|where|with|on|when|that)\b)", "part ", text)
    found = _ALL_LOUDER.match(text)
    if found is None or _LOUDER_TOO.search(found["what"]):
        return text
    pieces = [piece for piece in _JOINT.split(found["what"]) if piece]
    return " and ".join(f"{found['verb']} {piece} {found['way']}" for piece in pieces)


class _Reader:
    """Reads one sentence piece by piece; each piece without a verb is about the deed before it."""

    def __init__(self, said: Said, text: str, heard: Read, others: Others) -> None:
        self._said, self._text, self._heard, self._others = said, text, heard, others
        inside = [m.span() for m in re.finditer(r"\"[^\"]*\"", text)]
        joints = [m.span() for m in _JOINT.finditer(text)]
        free = [
            j
            for j in joints
            if not any(a < j[0] and j[1] < b for a, b in inside) and not self._in_words(*j)
        ]
        self._starts = [0, *(end for _, end in free)]
        self._ends = [*(start for start, _ in free), len(text)]
        self._found = Several()
        self._mode = ""
        self._kept: list[Part] = []
        self._is_kept = True

    def _in_words(self, start: int, end: int) -> bool:
        """Whether a joint is one of the words that are said: "two hundred and fifty"."""
        before, after = self._text[:start].split(), self._text[end:].split()
        if not before or not after or self._text[start:end].strip() != "and":
            return False
        if after[0] in ("the", "a", "an", "that", "this"):
            return False
        return said_so(self._said, f"{before[-1]} and {after[0]}")

    def read(self) -> Several | None:
        """All pieces, each as long as it still names one thing."""
        size = len(self._starts)
        explained = size == 2 and _EXPLAINS.match(self._piece(1, 1)) is not None
        comma = size == 2 and self._text[self._ends[0] : self._starts[1]].strip() == ","
        if not 2 <= size <= MOST_PIECES or (explained and comma):
            return None
        at = 0
        while at < size:
            last = next((n for n in range(size - 1, at, -1) if self._is_one(at, n)), at)
            if not self._take(self._piece(at, last)):
                return None
            at = last + 1
        found = self._found
        if not found.wishes and not found.alone and self._kept:
            self._keep_alone()
        wished = found.wishes or found.alone
        several = found.size > 1
        return found if wished and several and found.named else None

    def _keep_alone(self) -> None:
        """ "Keep the dog and the hat": where nothing is cut, what is kept is all that stays."""
        unknown = self._found.near or len(self._kept) != len(self._found.stays)
        if unknown or not self._is_kept:
            return  # one of them is not known, or "don't cut" wishes nothing
        self._found.alone = [self._guess(one) for one in self._kept]
        self._found.stays, self._kept = [], []

    def _piece(self, first: int, last: int) -> str:
        return self._text[self._starts[first] : self._ends[last]].strip(" ,;.!?")

    def _is_one(self, first: int, last: int) -> bool:
        """Whether pieces name one thing together: "ums and ers", "from A to B and C", said words."""
        if first == 0 and last == len(self._starts) - 1:
            return False
        piece = _ALSO.sub("", self._piece(first, last))
        plainly = wishes.plainly(piece)
        rest = plainly[1] if plainly is not None else piece
        named = target(rest)
        formed = named is not None and named.kind in ("fillers", "exchanges", "swears", "repeats")
        between = re.search(r"\bbetween\b", piece) is not None and self._heard(piece) is not None
        asked = self._heard(piece) if said_so(self._said, _LAST_SAYS.split(piece)[-1]) else None
        spelt = asked is not None and asked.target.kind in ("phrase", "sentence")
        return formed or between or spelt or (said_so(self._said, rest) and " " in rest)

    def _take(self, piece: str) -> bool:
        """Add what a piece names; False where the sentence is no list of such things."""
        piece = _ALSO.sub("", piece)
        if _IDLE.fullmatch(piece):
            return True
        without = _WITHOUT.match(piece)
        if without is not None and self._kept and not self._found.wishes:
            self._keep_alone()
        if without is not None and not self._found.alone and piece.startswith("no "):
            return False
        if (
            without is not None and self._found.alone
        ):  # "just the story, but without the question" cuts that out of it
            return self._stay(without["rest"])
        alone = _ALONE.match(piece) or _ALONE_BEHIND.match(piece)
        if alone is not None and (
            self._mode in ("", "alone") or not piece.startswith(("just", "only"))
        ):
            self._mode = "alone"
            return self._add(alone["rest"])
        stays = _STAYS.match(piece)
        if stays is not None and self._found.alone and _STAYS_TOO.match(piece):
            self._mode = "alone"  # "keep only Ruth, but leave in the story" keeps both
            return self._add(stays["rest"])
        if stays is not None:
            self._mode = "stays"
            self._is_kept = self._is_kept and _KEEPS.match(piece) is not None
            return self._add(stays["rest"])
        sided = self._heard(f"cut {piece}") if self._mode in DEEDS else None
        if sided is not None and sided.relation in _SIDES:
            self._found.wishes.append(replace(sided, deed=self._mode))
            return True
        if piece.endswith(" only"):
            return False
        return self._verb(piece) or (
            bool(self._mode) and _TELLS.match(piece) is None and self._add(piece)
        )

    def _verb(self, piece: str) -> bool:
        """A piece with a verb of its own."""
        if _LOUDER.match(piece) and wishes.plainly(piece) is None:
            piece = f"make {piece}"
        plainly = wishes.plainly(piece)
        asked = self._heard(piece)
        if asked is not None and asked.deed not in ("where", "go", "count", "who", "long", "keep"):
            if self._found.alone and asked.deed == "delete":
                self._mode = "out"
                return self._out(plainly[1] if plainly else piece, asked.target)
            self._mode = asked.deed
            self._found.wishes.append(asked)
            return True
        if plainly is not None and plainly[0] in DEEDS:
            self._mode = "out" if self._found.alone and plainly[0] == "delete" else plainly[0]
            if self._add(plainly[1]):
                return True
        if plainly is not None and plainly[0] == "gain":
            one = named_parts.part(self._said, plainly[1])
            louder = wishes.level_of(piece, self._guess(one)) if one is not None else None
            self._found.named += 1 if louder is not None else 0
            self._found.wishes += [louder] if louder is not None else []
            self._mode = ""
            return louder is not None
        steps = self._others(piece)
        if not steps:
            return False
        self._mode = plainly[0] if plainly is not None else ""
        self._found.wishes.append(steps)
        return True

    def _add(self, words: str) -> bool:
        """A thing that is named, for what the piece before wishes."""
        if self._mode == "out":
            return self._out(words, None)
        last = self._found.wishes[-1] if self._found.wishes else None
        beside = beside_it.beside(last, words) if isinstance(last, Request) else None
        if beside is not None and self._mode in DEEDS:
            self._found.wishes.append(beside)
            return True
        if _UNNAMED.search(words):
            return False
        one = named_parts.part(self._said, words) or named_parts.part(
            self._said, _LABEL.sub("", words)
        )
        if one is None and self._mode == "stays":
            one = named_parts.near(self._said, words)
            self._found.near += [one.target] if one is not None else []
        if one is None:
            return self._miss(words)
        self._found.named += 1
        if self._mode == "stays":
            self._kept.append(one)
            self._found.stays.append(_every(one.target))
        elif self._mode == "alone":
            self._found.alone.append(self._guess(one))
        elif self._mode in DEEDS:
            self._found.wishes.append(Request(self._mode, self._guess(one)))
        return self._mode in ("stays", "alone", *DEEDS)

    def _out(self, words: str, known: Target | None) -> bool:
        """What goes of the things that alone stay."""
        speakers = [one for one in self._found.alone if one.kind == "speaker"]
        if speakers and _MINE.match(words):
            self._found.told += 1  # whoever asks this is not the one who stays
            return True
        one = Part(known) if known is not None else named_parts.part(self._said, words)
        if one is None:
            return self._miss(words)
        self._found.stays.append(_every(one.target))
        return True

    def _stay(self, words: str) -> bool:
        self._mode = "out"
        return self._out(words, None)

    def _miss(self, words: str) -> bool:
        """A thing that nothing is called by: named in the answer, where the rest is known."""
        name = _BARE.sub("", words.strip(" ,.!?"))
        long = len(name.split()) > named_parts.MOST_WORDS
        if self._mode == "" or long or not is_nameable(name) or _CLAUSE.search(name):
            return False
        missing = Target("about", name)
        if places.hits(self._said, missing):
            return False  # half of its words are said, of which it may not be the meaning
        self._found.missing.append(words)
        if self._mode in DEEDS:
            self._found.wishes.append(Request(self._mode, missing))
        else:
            (self._found.alone if self._mode == "alone" else self._found.stays).append(missing)
        return True

    def _guess(self, one: Part) -> Target:
        """What is named; a guess as the one part that a yes stands for."""
        if one.sure:
            return one.target
        found = places.hits(self._said, one.target)
        meant = offered(self._said, one.target.text, found)
        self._found.guessed.append(meant)
        return meant


def _every(named: Target) -> Target:
    """All of what stays, where it is not said which."""
    return replace(named, many=named.many or named.which is None)


def question(said: Said, found: Several) -> tuple[str, tuple[tuple[float, float], ...]]:
    """Whether the parts that were guessed are meant, and their places."""
    spans = []
    named = []
    for one in found.guessed:
        hit = places.chosen(said, one)[0]
        start, end = said.span(hit.first, hit.last)
        spans.append((start, end))
        named.append(f"the part about “{one.text}” from {mark(start)} to {mark(end)}")
    listed = named[0] if len(named) == 1 else f"{', '.join(named[:-1])} and {named[-1]}"
    return f"Do you mean {listed}? Say yes, or name the part.", tuple(spans)
