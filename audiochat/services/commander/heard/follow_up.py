"""The answer to the question just asked: "the second", "every one", "yes"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from threading import Lock

from audiochat.domain.plan import PlanStatus, Step, Understanding
from audiochat.services.commander.heard.english import ORDER
from audiochat.services.commander.heard.request import Request, Which

_HEBREW = {"ראשון": 1, "ראשונה": 1, "שני": 2, "שנייה": 2, "שניה": 2, "שלישי": 3, "שלישית": 3,
           "אחרון": -1, "אחרונה": -1, "כולם": 0, "כולן": 0, "כל": 0, "הכל": 0}  # fmt: skip
_NAMES = "|".join(
    sorted((re.escape(n) for n in (*ORDER, *_HEBREW, "them all")), key=len, reverse=True)
)
_CHOICE = re.compile(
    rf"(?:(?:only|just|no|yes|i mean|take|delete|cut|remove|mute|את) )*(?:the |ה)?(?P<which>{_NAMES})"
    r"(?: (?:one|ones|time|times|of (?:them|those|these)|please|single one|occurrence))*"
)
_YES = re.compile(
    r"(?:yes|yeah|yep|sure|ok|okay|please do|do it|do that|go ahead|of course|transcribe it|please|"
    r"כן|בטח|בבקשה|אוקיי|תתמלל|תתמללי)(?:[\s,]+(?:please|do|do it|do that|go ahead|transcribe it|בבקשה))*"
)
TRANSCRIBE = "transcript.transcribe"
Asked = tuple[Request, tuple[Step, ...]]


def chosen(words: str) -> Which | None:
    """Which of several a short answer names."""
    found = _CHOICE.fullmatch(words.strip(" .!,"))
    if found is None:
        return None
    name = found["which"]
    return Which(ORDER.get(name, _HEBREW.get(name, 0)))


@dataclass
class Pending:
    """The last question, until the next sentence: what it was about, or the offer to transcribe."""

    _asked: Asked | None = None
    _offered: bool = False

    def __post_init__(self) -> None:
        self._lock = Lock()

    def ask(self, request: Request, rest: tuple[Step, ...]) -> None:
        """Which of several was asked."""
        with self._lock:
            self._asked = (request, rest)

    def offer(self) -> None:
        """To transcribe was offered."""
        with self._lock:
            self._offered = True

    def take(self, words: str) -> Asked | Understanding | None:
        """What a sentence answers, and forget the question whatever it says."""
        with self._lock:
            asked, offered = self._asked, self._offered
            self._asked, self._offered = None, False
        if offered and _YES.fullmatch(words.strip(" .!,")):
            return Understanding(
                status=PlanStatus.QUESTION,
                message="Transcribing. Say it again when the words are there.",
                action=TRANSCRIBE,
            )
        which = chosen(words) if asked is not None else None
        if (
            asked is not None
            and asked[0].target.which is not None
            and _YES.fullmatch(words.strip(" .!,"))
        ):
            return asked
        if asked is None or which is None:
            return None
        request, rest = asked
        return replace(request, target=replace(request.target, which=which)), rest
