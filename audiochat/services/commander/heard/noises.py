"""Plans, facts and questions about sounds that are no words.

Nobody here can tell music from applause; that nobody speaks while it sounds, the levels and the words can.
So a lasting sound that is alone is taken at its word; of several, and of short ones, it is asked which.
"""

from __future__ import annotations

from collections.abc import Callable

from audiochat.domain.hearing import Hearing, Levels
from audiochat.domain.operation import Registry
from audiochat.domain.plan import PlanStatus, Step, Understanding
from audiochat.services.commander.describe import length
from audiochat.services.commander.heard import finding, unspoken, wordless
from audiochat.services.commander.heard.follow_up import Pending
from audiochat.services.commander.heard.noise_plans import (
    NoisePlan,
    few,
    listed,
    over,
    several,
    spoken,
)
from audiochat.services.commander.heard.normal import Said
from audiochat.services.commander.heard.places import MOST_LISTED
from audiochat.services.commander.heard.replies import COMPLETE, as_question
from audiochat.services.commander.heard.segments import Others
from audiochat.services.commander.heard.timing import timed, with_verbs
from audiochat.services.commander.heard.unspoken import Named

Read = Callable[[str], "Understanding | None"]
"""The plan of a sentence (normalised), None where there is none."""
MOST_NAMED = 3
"""Sounds that one sentence names beside other things."""
_SURE = ("delete", "silence", "where", "long")
"""What is asked of music in a talk rather than of a recording that is all music."""


class Noises:
    """Answers sentences about sounds.

    ``known`` gives the words of a recording, ``offer`` offers to transcribe it.
    """

    def __init__(
        self,
        registry: Registry,
        pending: Pending,
        known: Callable[[Hearing | None], Said | None],
        offer: Callable[[], Understanding],
    ) -> None:
        self._registry, self._pending = registry, pending
        self._known, self._offer = known, offer

    def answer(self, text: str, hearing: Hearing | None, others: Others) -> Understanding | None:
        """The answer to a sentence (normalised) about a sound alone: "cut the applause"; else None."""
        text = unspoken.arranged(text)
        like = unspoken.matched(text)
        if like is not None:
            return self._matched(text, *like, hearing)
        less = unspoken.shorter(text)
        if less is not None:
            return self._shortened(text, *less, hearing)
        wanted = unspoken.asked(text)
        if wanted is None or hearing is None:
            return None
        deed, sound = wanted
        if self._known(hearing) is None:
            talk = sound.lasting and sound.noun not in unspoken.OF_ALL
            return self._offer() if talk and (sound.edge or deed in _SURE) else None
        heard = self._heard(hearing)
        if heard is None:
            return None
        spans = _placed(sound, *heard)
        if not spans:
            return self._none(deed, sound, heard[0], lambda: others(text))
        if deed in ("where", "long", "go"):
            return _told(deed, spans)
        plan = NoisePlan(text, deed, *heard, self._registry)
        chosen = _chosen(sound, spans)
        if chosen is not None and sound.lasting and not _is_doubtful(sound, heard[0]):
            return plan.made(chosen)
        return self._which(chosen or spans, plan)

    def _matched(
        self, text: str, deed: str, sound: Named, hearing: Hearing | None
    ) -> Understanding | None:
        """A sound as loud as the speech, or how loud it is beside that."""
        heard = self._heard(hearing)
        spans = _placed(sound, *heard) if heard is not None else []
        if heard is None or not spans:
            return None
        if deed == "match":
            plan = NoisePlan(text, deed, *heard, self._registry)
            chosen = _chosen(sound, spans)
            return self._which(spans, plan) if chosen is None else plan.made(chosen)
        speech = spoken(*heard)
        each = [over(heard[1], span) - speech for span in spans[:MOST_LISTED]]
        sides = [f"{abs(by):.1f} dB {'louder' if by > 0 else 'quieter'}" for by in each]
        told = ", ".join(
            f"{listed([span])} {side}" for span, side in zip(spans, sides, strict=False)
        )
        message = f"Beside the speech ({speech:.1f} dB) what sounds without words is: {told}."
        return Understanding(status=PlanStatus.FACT, message=message, spans=few(spans))

    def _shortened(
        self, text: str, sound: Named, seconds: float, hearing: Hearing | None
    ) -> Understanding | None:
        """A sound of which only so many seconds stay, faded out."""
        heard = self._heard(hearing)
        spans = _placed(sound, *heard) if heard is not None else []
        if heard is None or not spans:
            return None
        plan = NoisePlan(text, "shorten", *heard, self._registry, seconds)
        chosen = _chosen(sound, spans)
        return self._which(spans, plan) if chosen is None else plan.made(chosen)

    def among(self, text: str, hearing: Hearing | None, read: Read) -> Understanding | None:
        """What ``read`` makes of a sentence once the sounds in it have times.

        "Fade out the music at the end", "move the jingle to the start". A question where several sounds
        may be meant; None where none is named, and where nothing is made of it.
        """
        heard = self._heard(hearing) if unspoken.among(text) is not None else None
        if heard is None:
            return None
        for _ in range(MOST_NAMED):
            named = unspoken.among(text)
            if named is None:
                break
            sound, first, last = named
            spans = _placed(sound, *heard)
            if not spans or _is_doubtful(sound, heard[0]):
                return None
            chosen = _chosen(sound, spans)
            if chosen is None or len(chosen) > 1:
                return self._which_of([(text[:first], span, text[last:]) for span in spans], read)
            text = timed(text[:first], chosen[0], text[last:])
        return read(with_verbs(text))

    def _which_of(
        self, ways: list[tuple[str, tuple[float, float], str]], read: Read
    ) -> Understanding:
        """The question which of several sounds a sentence is about, each way of reading it in its place."""
        tried = [(way[1], read(timed(*way))) for way in ways]
        made = [(span, plan) for span, plan in tried if plan is not None]
        spans = [span for span, _ in made] or [way[1] for way in ways]
        if not made:
            return as_question(f"{several(spans)}. Which one do you mean, with times?", few(spans))
        self._pending.choose(tuple(plan for _, plan in made), None)
        return as_question(
            f"{several(spans)}. Which one? Say “the first” or “the last”.", few(spans)
        )

    def guess(self, text: str, hearing: Hearing | None) -> Understanding | None:
        """Whether the sound at an end is meant by "the intro", where nobody says what that is."""
        wanted = unspoken.end(text)
        heard = self._heard(hearing) if wanted is not None else None
        if wanted is None or heard is None:
            return None
        spans = _placed(wanted[1], *heard)
        return (
            self._which(spans, NoisePlan(text, wanted[0], *heard, self._registry))
            if spans
            else None
        )

    def _heard(self, hearing: Hearing | None) -> tuple[Said, Levels] | None:
        """The words and the levels, where both are known of all of the recording."""
        said = self._known(hearing)
        if hearing is None or said is None or said.coverage < COMPLETE or not said.words:
            return None
        levels = hearing.levels()
        return None if levels is None else (said, levels)

    def _which(self, spans: wordless.Spans, plan: NoisePlan) -> Understanding:
        """The question which of several sounds is meant, or whether the one there is."""
        self._pending.choose(tuple(plan.made([span]) for span in spans), plan.made(spans))
        if len(spans) == 1:
            asks = f"Something sounds without words at {listed(spans)}. Do you mean that? Say yes."
        else:
            asks = f"{several(spans)}. Which one? Say “the first”, “the last” or “every”."
        return as_question(asks, few(spans))

    def _none(
        self, deed: str, sound: Named, said: Said, whole: Callable[[], tuple[Step, ...] | None]
    ) -> Understanding | None:
        """What is said where nothing such sounds; None where something else may be meant."""
        if not sound.lasting or (deed != "gain" and finding.said_so(said, sound.noun)):
            return None
        if deed in ("gain", "keep"):
            return self._all_of_it(sound, said, whole) if sound.noun in unspoken.OF_ALL else None
        at = {"start": " at the start", "end": " at the end", "middle": " in the middle"}
        none = f"Nothing sounds without words{at.get(sound.edge, '')} here"
        if deed in ("where", "long", "go"):
            return Understanding(status=PlanStatus.FACT, message=f"{none}.")
        if sound.noun in unspoken.OF_ALL:
            return None
        return Understanding(
            status=PlanStatus.REFUSED,
            message=f"{none}, and what sounds under a voice can't be taken out alone.",
        )

    def _all_of_it(
        self, sound: Named, said: Said, whole: Callable[[], tuple[Step, ...] | None]
    ) -> Understanding | None:
        """Whether all of a talk is meant by "the song", of which there may be one in it."""
        speakers = {word.word.speaker for word in said.words}
        steps = whole() if len(speakers) > 1 and not sound.edge else None
        if not steps or any(step.start is not None for step in steps):
            return None
        self._pending.propose(steps)
        return as_question(
            "Do you mean all of the recording? Say yes, or name the part by what is said in it."
        )


def _placed(sound: Named, said: Said, levels: Levels) -> wordless.Spans:
    """The sounds there are of that sort at that end of the recording."""
    found = wordless.lasting(said, levels) if sound.lasting else wordless.brief(said, levels)
    if not sound.edge or not said.words:
        return found
    first, last = said.starts[0], said.ends[-1]
    if sound.edge == "start":
        return [span for span in found if span[0] < first]
    if sound.edge == "end":
        return [span for span in found if span[1] > last]
    return [span for span in found if span[0] >= first and span[1] <= last]


def _chosen(sound: Named, spans: wordless.Spans) -> wordless.Spans | None:
    """The sounds that are meant, None where the sentence does not say which."""
    if sound.which == 0 or len(spans) == 1:
        return spans
    if sound.which is None or abs(sound.which) > len(spans):
        return None
    return [spans[sound.which - 1 if sound.which > 0 else sound.which]]


def _is_doubtful(sound: Named, said: Said) -> bool:
    """Whether the talk may be meant in which the sound is spoken of."""
    return not sound.edge and finding.said_so(said, sound.noun)


def _told(deed: str, spans: wordless.Spans) -> Understanding:
    """Where the sounds are, or how long they last."""
    total = length(round(sum(b - a for a, b in spans), 1))
    message = f"Something sounds without words at {listed(spans)}: {total}."
    return Understanding(
        status=PlanStatus.FACT,
        message=message,
        spans=few(spans),
        action="go" if deed == "go" else "",
    )
