"""The answer to a sentence about what is said or heard, from the transcript and the levels."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from audiochat.domain.hearing import Hearing
from audiochat.domain.operation import Registry
from audiochat.domain.plan import PlanStatus, RecordingState, Step, Understanding
from audiochat.domain.transcript import Transcript
from audiochat.services.commander.describe import describe_all
from audiochat.services.commander.heard import (
    facts,
    hebrew,
    plans,
    silences,
    sound,
    voices,
    who_speaks,
    wishes,
)
from audiochat.services.commander.heard.finding import phrase, said_so
from audiochat.services.commander.heard.follow_up import Pending
from audiochat.services.commander.heard.normal import Said, plain
from audiochat.services.commander.heard.places import Absent, Asked, marks
from audiochat.services.commander.heard.reader import cleaned, target
from audiochat.services.commander.heard.request import Request, Target, Which
from audiochat.services.commander.normalise import normalise

MOST_BARE = 5
"""Words of a sentence without a sign that they are said ones (no "says", no quotes)."""
COMPLETE = 0.98
"""Share of a recording from which it counts as transcribed."""
_QUOTES = ('"', "“", "'", "‘")
_MENTIONED = re.compile(r"\bmention|מזכיר|הזכיר|מוזכר")
FACTS = ("where", "count", "long", "go")
_JOINT = re.compile(r"[\s,]+(?:and then|then|and also|and|ואז|וגם)\s+|,\s+| (?=ו[א-ת]{3})")
Reading = tuple[Request, tuple[Step, ...]]
Others = Callable[[str], "tuple[Step, ...] | None"]
"""Reads the rest of a sentence with the ordinary rules."""


class Listening:
    """Answers sentences about what is said; remembers the words of the transcript it read last."""

    def __init__(self, registry: Registry) -> None:
        self._registry = registry
        self._pending = Pending()
        self._last: tuple[Transcript, Said] | None = None

    def _said(self, transcript: Transcript) -> Said:
        if self._last is None or self._last[0] is not transcript:
            self._last = (transcript, Said.of(transcript))
        return self._last[1]

    def answer(
        self, words: str, state: RecordingState, hearing: Hearing | None, others: Others
    ) -> Understanding | None:
        """A plan, a fact or a question; None for a sentence about something else.

        Without a ``hearing`` nothing is known of the sound: only what would change the recording is
        answered then, with the offer to transcribe. ``others`` reads what is joined on with "and".
        """
        text = normalise(words)
        plain = cleaned(text).rstrip("?").strip()
        meant = self._pending.take(text)
        if isinstance(meant, Understanding):
            return meant
        if meant is not None:
            return self._request(*meant, state, hearing)
        if hearing is not None:
            found = self._facts(plain, state, hearing)
            if found is not None:
                return found
        readings = _readings(text, others)
        if not readings:
            return self._bare(text, state, hearing, others)
        request, rest = readings[0] if len(readings) == 1 else self._best(readings, hearing)
        found = self._request(request, rest, state, hearing)
        nowhere = found is not None and found.status is PlanStatus.FACT and not found.spans
        if nowhere and request.deed == "where" and _MENTIONED.search(text):
            return None  # other words may have been used for it: the cited answers look further
        return found

    def _bare(
        self, text: str, state: RecordingState, hearing: Hearing | None, others: Others
    ) -> Understanding | None:
        """ "Mute Anna", "bleep David": a speaker's name, or words that are asked about first.

        Only where the ordinary rules do not understand the sentence. "Cut the music" does not mean
        the word "music", so words are only bleeped unasked.
        """
        named = wishes.plainly(text)
        if named is None or hearing is None or others(text):
            return None
        transcript = hearing.words()
        if transcript is None or not transcript.covered:
            return None
        deed, rest = named
        said = self._said(transcript)
        if rest in {name.casefold() for name in voices.speakers(said)}:
            speaker = Target("speaker", speaker=rest, many=True)
            level = wishes.level_of(cleaned(text), speaker) if deed == "gain" else None
            return self._request(level or Request(deed, speaker), (), state, hearing)
        words = plain(rest)
        if deed == "gain" or not 1 <= len(words) <= MOST_BARE or max(map(len, words)) < 4:
            return None
        if not said_so(said, rest):
            return None
        request = Request(deed, Target("phrase", rest))
        if deed in ("bleep", "go"):
            return self._request(request, (), state, hearing)
        spans = tuple(said.span(hit.first, hit.last) for hit in phrase(said, rest))
        self._pending.ask(replace(request, target=Target("phrase", rest, Which())), ())
        text = f"Do you mean the words “{rest}”, said at {marks(spans)}? Say yes, or which one."
        return _question(text, spans)

    def _best(self, readings: Sequence[Reading], hearing: Hearing | None) -> Reading:
        """A phrase that is said word for word is meant as a whole; else "and" joins two wishes."""
        request, rest = readings[-1]
        transcript = hearing.words() if hearing is not None else None
        whole = not rest and not request.more
        if whole and (request.target.kind != "phrase" or transcript is None):
            return readings[-1] if request.target.kind != "phrase" else readings[0]
        if (
            whole
            and transcript is not None
            and said_so(self._said(transcript), request.target.text)
        ):
            return readings[-1]
        return readings[0]

    def _facts(self, plain: str, state: RecordingState, hearing: Hearing) -> Understanding | None:
        quiet = silences.asked(plain)
        if quiet is not None:
            levels = hearing.levels()
            return None if levels is None else silences.plan(quiet, levels, state.duration)
        lower = silences.louder_parts(plain)
        if lower is not None:
            levels = hearing.levels()
            return None if levels is None else silences.turned_down(lower, levels)
        kind = sound.asked(plain)
        if kind is not None:
            levels = hearing.levels()
            return None if levels is None else _fact(sound.tell(*kind, levels, state.duration))
        person = who_speaks.asked(plain)
        whole = None if person else facts.asked(plain)
        if person is None and whole is None:
            return None
        transcript = hearing.words()
        if transcript is None or not transcript.covered:
            self._pending.offer()
            return _offer()
        said = self._said(transcript)
        try:
            if person is not None:
                return _partly(_fact(who_speaks.tell(*person, said)), said)
            return _partly(_fact(facts.whole(whole or "", said)), said)
        except Asked as error:
            return _question(error.message, error.spans)

    def _request(
        self,
        request: Request,
        rest: tuple[Step, ...],
        state: RecordingState,
        hearing: Hearing | None,
    ) -> Understanding | None:
        asks = request.deed in FACTS
        if hearing is None and asks:
            return None
        transcript = hearing.words() if hearing is not None else None
        if transcript is None or not transcript.covered:
            self._pending.offer()
            return _offer()
        said = self._said(transcript)
        try:
            if asks:
                fact = _fact(facts.tell(said, request))
                if request.deed == "go":
                    fact = fact.model_copy(update={"action": "go"})
                return _partly(fact, said)
            made = plans.make(said, request, state, self._registry)
            for one in request.more:
                made = plans.joined(made, plans.make(said, one, state, self._registry))
        except Asked as error:
            if error.spans and request.target.which is None:
                self._pending.ask(request, rest)
            return _question(error.message, error.spans)
        except Absent as error:
            return self._absent(error, said, request)
        message = made.message
        if rest:
            also = describe_all(rest, self._registry)
            message = f"{message}, then {also[:1].lower()}{also[1:]}"
        return Understanding(status=PlanStatus.PLAN, steps=(*made.steps, *rest), message=message)

    def _absent(self, error: Absent, said: Said, request: Request) -> Understanding:
        """Not said; where the transcript has holes it may be said there."""
        if said.coverage < COMPLETE:
            text = (
                f"{error.message} in the {100 * said.coverage:.0f} % that are transcribed. Shall I "
                "transcribe the rest?"
            )
            return _question(text, error.spans, "transcribe")
        status = PlanStatus.FACT if request.deed in FACTS else PlanStatus.REFUSED
        message = (
            error.message if error.message.endswith(".") else f"{error.message} in this recording."
        )
        return Understanding(status=status, message=message, spans=error.spans)


def _readings(text: str, others: Others) -> list[Reading]:
    """The sentence as one request, or as a request with other edits joined on; the whole comes last."""
    out: list[Reading] = []
    for joint in _JOINT.finditer(text):
        first = _read(text[: joint.start()])
        if first is None or first.deed in FACTS:
            continue
        tail = text[joint.end() :]
        second = _read(tail) or _same_deed(first, tail)
        if second is not None and second.deed not in FACTS:
            out.append((replace(first, more=(second,)), ()))
            continue
        steps = others(tail) or (others(f"remove {tail}") if first.deed == "delete" else None)
        if steps:
            out.append((first, steps))
    whole = _read(text)
    if whole is not None:
        out.append((whole, ()))
    return out


def _same_deed(first: Request, tail: str) -> Request | None:
    """ "Remove the ums and the repeated words": the second wish has no verb of its own."""
    named = target(tail.rstrip(" .!?")) or hebrew.target(tail)
    sure = named is not None and (named.kind != "phrase" or tail.lstrip().startswith(_QUOTES))
    fits = sure and first.relation == "at"
    return Request(first.deed, named, params=first.params) if fits and named else None


def _read(text: str) -> Request | None:
    return wishes.read(text) or hebrew.read(text)


def _fact(fact: sound.Fact) -> Understanding:
    return Understanding(status=PlanStatus.FACT, message=fact.message, spans=fact.spans)


def _partly(fact: Understanding, said: Said) -> Understanding:
    if said.coverage >= COMPLETE:
        return fact
    share = f" (from the {100 * said.coverage:.0f} % that are transcribed)"
    return fact.model_copy(update={"message": fact.message.rstrip(".") + share + "."})


def _question(
    message: str, spans: tuple[tuple[float, float], ...] = (), action: str = ""
) -> Understanding:
    return Understanding(status=PlanStatus.QUESTION, message=message, spans=spans, action=action)


def _offer() -> Understanding:
    return _question(
        "This recording is not transcribed yet, so I do not know what is said where. "
        "Shall I transcribe it? Nothing was changed.",
        action="transcribe",
    )
