"""The answer to the question just asked: "the second", "every one", "yes"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from threading import Lock

from audiochat.domain.plan import Offer, PlanStatus, Step, Understanding
from audiochat.services.commander.heard.english import ORDER
from audiochat.services.commander.heard.places import Asked
from audiochat.services.commander.heard.request import Request, Target, Which

_HEBREW = {"ראשון": 1, "ראשונה": 1, "שני": 2, "שנייה": 2, "שניה": 2, "שלישי": 3, "שלישית": 3,
           "אחרון": -1, "אחרונה": -1, "כולם": 0, "כולן": 0, "כל": 0, "הכל": 0}  # fmt: skip
_NAMES = "|".join(
    sorted((re.escape(n) for n in (*ORDER, *_HEBREW, "them all")), key=len, reverse=True)
)
_CHOICE = re.compile(
    rf"(?:(?:only|just|no|yes|i mean|take|delete|cut|remove|mute|את),? )*(?:the |ה|number |no\.? ?|#)?"
    rf"(?P<which>{_NAMES}|[1-9])"
    r"(?: (?:one|ones|time|times|of (?:them|those|these)|please|single one|occurrence))*"
)
_YES = re.compile(
    r"(?:yes|yeah|yep|sure|ok|okay|please do|do it|do that|go ahead|of course|transcribe it|please|"
    r"כן|בטח|בבקשה|אוקיי|תתמלל|תתמללי)(?:[\s,]+(?:please|do|do it|do that|go ahead|transcribe it|בבקשה))*"
)
_NO = re.compile(
    r"(?:no|nope|nah|not that|not that one|neither|none(?: of (?:them|those|these))?|never ?mind|"
    r"forget it|leave it|cancel|stop|לא|אל תעשה|אל תעשי|עזוב|עזבי|לא משנה)"
    r"(?:[\s,]+(?:no|thanks|thank you|please|never ?mind|forget it|that's not it|תודה))*"
)
_WORDS = re.compile(
    r"(?:(?:no|only|just|i mean|delete|cut|remove|את),? )*(?:the |ה)?(?:words?|מילים|מילה)"
    r"(?: itself| themselves| only)?"
)
_AGREED = {
    Offer.TRANSCRIBE: "Transcribing. The answer comes by itself when the words are there.",
    Offer.APART: "Telling the speakers apart. The answer comes by itself when that is done.",
}
DECLINED = "All right, nothing was changed. What should I do instead?"
AGREED_TO_NOTHING = (
    "I asked what to do, and a yes does not tell me. Say it with the part and what to do to it, like "
    "“cut the part about the garden”."
)
AGREED_TO_SEVERAL = (
    "A yes does not tell me which one. Say “the first”, “the second” and so on, or the number."
)
"""What is said to a no, to a yes to a question that a yes does not answer, and to one to a choice."""
Item = Request | tuple[Step, ...]
Reading = tuple[Item, ...]
"""Wishes in a row: requests about words, and ordinary steps."""


def chosen(words: str) -> Which | None:
    """Which of several a short answer names."""
    found = _CHOICE.fullmatch(words.strip(" .!,"))
    if found is None:
        return None
    name = found["which"]
    return Which(int(name) if name.isdigit() else ORDER.get(name, _HEBREW.get(name, 0)))


def _asked_of(request: Request, of: str) -> Target | None:
    """What of a request a question was about."""
    if of == "place":
        return request.target.place
    return request.other if of == "other" else request.target


def _named_anew(request: Request, named: Target, of: str) -> Request:
    """A request with another target, another end of its part, or another place beside it."""
    if of == "place":
        return replace(request, target=replace(request.target, place=named))
    return replace(request, other=named) if of == "other" else replace(request, target=named)


def _of_choices(
    choices: tuple[Understanding, ...], every: Understanding | None, yes: bool, words: str
) -> Understanding | None:
    """The plan that an answer chooses; None where it chooses nothing."""
    which = chosen(words)
    if yes and len(choices) == 1:
        return choices[0]
    if which is None or abs(which.number) > len(choices):
        return None
    return choices[which.number - (which.number > 0)] if which.number else every


@dataclass
class Pending:
    """The last question, until the next sentence: what it was about, or the offer to transcribe."""

    _asked: tuple[Reading, int, str] | None = None
    _words: Reading = ()
    _whole: Reading = ()
    _steps: tuple[Step, ...] = ()
    _choices: tuple[Understanding, ...] = ()
    _every: Understanding | None = None
    _offered: Offer | None = None
    _open: bool = False

    def __post_init__(self) -> None:
        self._lock = Lock()

    def ask(self, reading: Reading, at: int, of: str = "target", words: Reading = ()) -> None:
        """Which of several is meant by the request ``at`` a place of a reading was asked.

        ``of``: its ``target``, the ``other`` end of its part, or the ``place`` beside which it acts.
        ``words``: what "the words" stands for, where the part about them is asked for.
        """
        with self._lock:
            self._asked, self._words = (reading, at, of), words

    def ask_about(self, reading: Reading, at: int, error: Asked) -> None:
        """A question was asked about a request: whether a part or another wish is meant, or which."""
        item = reading[at]
        if not isinstance(item, Request):
            return
        if error.instead is not None:
            with self._lock:
                self._whole = (*reading[:at], error.instead, *reading[at + 1 :])
        elif error.meant is not None:
            of = "other" if error.other else "target"
            item = _named_anew(item, error.meant, of)
            self.ask((*reading[:at], item, *reading[at + 1 :]), at, of)
        elif error.spans and not error.other and item.target.which is None:
            self.ask(reading, at, "place" if error.of_place else "target")

    def propose(self, steps: tuple[Step, ...]) -> None:
        """Whether these steps are meant was asked."""
        with self._lock:
            self._steps = steps

    def choose(self, choices: tuple[Understanding, ...], every: Understanding | None) -> None:
        """Which of these plans is meant was asked, or ``every``; a yes stands for the one there is."""
        with self._lock:
            self._choices, self._every = choices, every

    def offer(self, what: Offer = Offer.TRANSCRIBE) -> None:
        """To transcribe, or to tell the speakers apart, was offered."""
        with self._lock:
            self._offered = what

    def answered(self, answer: Understanding) -> None:
        """An answer was given; a question is then open until the next sentence."""
        asks = not answer.action or answer.action in set(Offer)  # what is done at once asks nothing
        with self._lock:
            self._open = asks and answer.status is PlanStatus.QUESTION

    def take(self, words: str) -> Reading | Understanding | None:
        """What a sentence answers, and forget the question whatever it says."""
        with self._lock:
            asked, offered, spelt = self._asked, self._offered, self._words
            opened, self._open = self._open, False
            steps, self._steps = self._steps, ()
            choices, every = self._choices, self._every
            self._choices, self._every = (), None
            whole, self._whole = self._whole, ()
            self._asked, self._offered, self._words = None, None, ()
        if spelt and _WORDS.fullmatch(words.strip(" .!,")):
            return spelt
        yes = _YES.fullmatch(words.strip(" .!,")) is not None
        if opened and _NO.fullmatch(words.strip(" .!,")):
            return Understanding(status=PlanStatus.QUESTION, message=DECLINED)
        if steps and yes:
            return (steps,)
        if whole and yes:
            return whole
        if choices and (taken := _of_choices(choices, every, yes, words)):
            return taken
        if offered and yes:
            message = _AGREED[offered]
            return Understanding(status=PlanStatus.QUESTION, message=message, action=offered.deed)
        if asked is None:
            nothing = Understanding(status=PlanStatus.QUESTION, message=AGREED_TO_NOTHING)
            return nothing if opened and yes else None
        reading, at, of = asked
        request = reading[at]
        assert isinstance(request, Request)
        named = _asked_of(request, of)
        if yes and of != "place" and named is not None and named.which is not None:
            return reading
        which = chosen(words)
        if yes and named is not None:
            self._asked = asked
            return Understanding(status=PlanStatus.QUESTION, message=AGREED_TO_SEVERAL)
        if which is None or named is None:
            return None
        if of == "place" and not which.number:
            return None  # beside all of several there is no one place
        meant = _named_anew(request, replace(named, which=which), of)
        return (*reading[:at], meant, *reading[at + 1 :])
