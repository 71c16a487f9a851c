# ruff: noqa: E501 (a shape of a sentence is read as one line)
""" "Make her louder", "remove his ums": who is meant, or the question who it is and its answer."""

from __future__ import annotations

import re
from collections import deque
from threading import Lock

from audiochat.domain.hearing import Hearing
from audiochat.domain.plan import PlanStatus, Understanding
from audiochat.services.commander.about_speakers import NAMES, TELLS, put_plainly, renaming
from audiochat.services.commander.given_names import pronoun
from audiochat.services.commander.numbered import is_stand_in

_VERB = (
    r"(?:make|turn|bring|get|mute|silence|bleep(?: out)?|boost|raise|lower|amplify|quieten|soften|level|hear|"
    r"cut(?: out)?|remove|delete|drop|lift|push|pull)"
)
_AFTER = (
    r"(?=[ ,]+(?:\d|a|by|to|up|down|out|louder|quieter|softer|less|more|much|some|slightly|sound|stand|and|but|please|"
    r"as|too|again|now|well|properly|clearly|at|entirely|completely|altogether|from|in|at|just|half|twice|way|even|still)\b|[.!?]*$)"
)
_HIS = (
    r"(?=(?: own| stupid| many| long| last| first)? (?:voice|level|volume|u+[hm]+s?|hesitations?|fillers?|stumbles?|stutters?|repeats|"
    r"repetitions|repeated words|pauses|mic|microphone|parts?|turns?|side|speech|sound)\b)"
)
_SHAPES = tuple(
    re.compile(shape, re.IGNORECASE)
    for shape in (
        rf"\b(?P<verb>{_VERB}) (?P<who>him|her)\b{_AFTER}",
        r"\b(?P<verb>and|but) (?P<who>him|her)\b(?= (?:a (?:bit|little) |slightly |\d[\d.]* ?(?:dB|decibels?) )?(?:louder|quieter|softer|up|down)\b)",
        rf"\b(?P<who>his|her)\b{_HIS}",
        r"\b(?P<who>he|she)\b(?='s (?:\w+ )?too\b| is (?:\w+ )?too\b|'s (?:so|very|much) | is (?:so|very|much) (?:loud|quiet|soft)| sounds? (?:\w+ )?too\b| (?:talks|speaks|is (?:talking|speaking)) (?:\w+ )?too\b|(?:'s| is) (?:\w+ )?(?:hard|difficult) to hear\b)",
        r"\b(?:what|all|everything|anything|whatever|where|when|while|whenever|parts?|bits?)(?: that)? (?P<who>he|she)\b(?= (?:says?|said|talks?|talked|speaks?|spoke|is (?:talking|speaking|saying))[.!?]*$| (?:says?|said|talks?|speaks?) (?:louder|quieter|up|down|by)\b)",
        r"^how (?:long|much|often) (?:does|did) (?P<who>he|she)\b(?= (?:talk|speak)\b(?! about))",
    )
)
"""Where a pronoun stands for a speaker. "Before she says welcome" is not among them: whoever says it."""
_ABOUT = re.compile(
    r"\b(?!(?:it|that|this|there|here|what|he|she|i|we|you)\b)[\w.]+(?:'s| is| was| sounds?| needs?| talks| speaks)(?= )",
    re.IGNORECASE,
)
_SUBJECTS = {"him": "he", "his": "he", "he": "he", "her": "she", "she": "she"}
_IS = re.compile(r"^'s\b", re.IGNORECASE)
_ASKED = re.compile(r"^Which of the speakers is “(?P<called>.+?)”: (?P<names>.+)\?$")
_REPLY = re.compile(
    r"^(?:no,? |well,? |oh,? |sorry,? )?(?:i mean |i meant |it's |it is |that's |that is |that would be |him, |her, )?(?P<name>.+?)(?:,? (?:please|of course))?[.! ]*$",
    re.IGNORECASE,
)

_BACK = 6
"""Sentences and answers back in which somebody may have been named."""
_COUNTED = {
    "first": 0,
    "1st": 0,
    "second": 1,
    "2nd": 1,
    "third": 2,
    "3rd": 2,
    "fourth": 3,
    "4th": 3,
    "last": -1,
}
_ORDINAL = re.compile(
    rf"\b(?:the )(?P<which>{'|'.join(_COUNTED)}) (?:speaker|voice|person(?: (?:who|that) (?:speaks|talks))?)(?! to\b)\b(?= |'|[.!?,]*$)",
    re.IGNORECASE,
)


class Persons:
    """Knows what was told before, and whom a question was about. Safe from any thread.

    The words of a recording are fetched only for a sentence that may be about somebody.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._told: deque[str] = deque(maxlen=_BACK)
        self._asked: tuple[str, str, tuple[str, ...]] | None = None

    def remember(self, words: str, message: str) -> None:
        """A sentence was answered with a message."""
        found = _ASKED.match(message)
        with self._lock:
            if found is not None:
                self._asked = (words, found["called"], tuple(found["names"].split(", ")))
            else:
                self._asked = None
                self._told.append(f"{words}\n{message}")

    def spelt_out(self, words: str, hearing: Hearing | None) -> str:
        """A sentence with the names of those whom it calls "him" or "her", where that is known.

        A name alone answers the question who was meant: the sentence of before, with it.
        """
        with self._lock:
            asked = self._asked
        if asked is not None and (name := _chosen(words, asked[2])):
            return _with(asked[0], asked[1], name)
        words = _ORDINAL.sub(lambda found: _counted(found, hearing), words)
        for called in self._open(words, hearing):
            if (meant := self._who(called, hearing)) is not None:
                words = _with(words, called, meant)
        named = named_in(words, hearing) if TELLS.search(words) else []
        return put_plainly(words, named) if named else words

    def question(self, words: str, hearing: Hearing | None) -> Understanding | None:
        """Who is meant, where somebody is and several speak, or how somebody is renamed; else None."""
        if NAMES.search(words) and (named := named_in(words, hearing)):
            how = renaming(words, named, [name for name in named if is_stand_in(name)])
            if how is not None:
                return how
        called = next(iter(self._open(words, hearing)), "")
        names = _fitting(called, hearing) or _speakers(hearing) if called else []
        if not names:
            return None
        message = f"Which of the speakers is “{called}”: {', '.join(names)}?"
        return Understanding(status=PlanStatus.QUESTION, message=message)

    def _open(self, words: str, hearing: Hearing | None) -> list[str]:
        """The pronouns of a sentence that names nobody they could stand for."""
        called = _called(words)
        return called if called and not named_in(words, hearing) else []  # "toms too loud" is Tom

    def _who(self, called: str, hearing: Hearing | None) -> str | None:
        fitting = _fitting(called, hearing)
        with self._lock:
            told = reversed(tuple(self._told))
        last = next((named for text in told if (named := named_in(text, hearing))), [])
        if len(last) == 1 and last[0] in fitting:
            return last[0]
        sure = [name for name in fitting if pronoun(name)] if len(fitting) > 1 else fitting
        return sure[0] if len(sure) == 1 else None


def _counted(found: re.Match[str], hearing: Hearing | None) -> str:
    """Who is the second to speak; the words themselves where not so many do."""
    names, which = _speakers(hearing), _COUNTED[found["which"].lower()]
    return names[which] if -1 <= which < len(names) and names else found[0]


def _called(words: str) -> list[str]:
    """The pronouns of a sentence that stand for speakers, each once, in lower case.

    None that stands for whom the sentence itself is about: "the guest is too loud, turn him down".
    """
    found = [match for shape in _SHAPES for match in shape.finditer(words)]
    free = [match for match in found if not _ABOUT.search(words[: match.start("who")])]
    return list(dict.fromkeys(match["who"].lower() for match in free))


def _with(words: str, called: str, name: str) -> str:
    """A sentence with a name for what somebody is called in it."""
    if called not in _SUBJECTS:
        return re.sub(rf"\b{re.escape(called)}\b", lambda _: name, words, flags=re.IGNORECASE)
    for shape in _SHAPES:
        for match in reversed(list(shape.finditer(words))):
            if match["who"].lower() != called:
                continue
            owns = called == "his" or (called == "her" and "verb" not in shape.groupindex)
            begin, end = match.span("who")
            rest = _IS.sub(" is", words[end:])
            words = words[:begin] + name + ("'s" if owns else "") + rest
    return words


def _fitting(called: str, hearing: Hearing | None) -> list[str]:
    """Those who speak and whose name does not tell that another pronoun stands for them."""
    wanted = _SUBJECTS.get(called, "")
    return [name for name in _speakers(hearing) if pronoun(name) in ("", wanted)]


def _chosen(words: str, names: tuple[str, ...]) -> str:
    """Which of these names a reply is; nothing where it is none of them or more than one."""
    reply = _REPLY.match(words.strip())
    said = reply["name"].casefold() if reply is not None else ""
    exact = [name for name in names if name.casefold() == said]
    parts = [name for name in names if said in name.casefold().split()]
    found = exact or parts
    return found[0] if len(found) == 1 else ""


def named_in(told: str, hearing: Hearing | None) -> list[str]:
    """Those who speak and are named in a text, in the order in which they begin."""
    low = told.casefold()
    shape = r"\b{}(?:'?s)?\b"
    return [n for n in _speakers(hearing) if re.search(shape.format(re.escape(n.casefold())), low)]


def _speakers(hearing: Hearing | None) -> list[str]:
    """Everybody who speaks, in the order in which they begin."""
    heard = hearing.words() if hearing is not None else None
    return (
        list(dict.fromkeys(w.word.speaker for w in heard.heard if w.word.speaker)) if heard else []
    )
