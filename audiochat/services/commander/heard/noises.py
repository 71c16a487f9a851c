"""Plans, facts and questions about sounds that are no words.

Nobody here can tell music from applause; that nobody speaks while it sounds, the levels and the words can.
So a lasting sound that is alone is taken at its word; of several, and of short ones, it is asked which.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from audiochat.domain.hearing import Hearing, Levels
from audiochat.domain.operation import Registry
from audiochat.domain.plan import PlanStatus, Step, Understanding
from audiochat.services.commander.describe import clock, length
from audiochat.services.commander.heard import finding, plans, unspoken, wishes, wordless
from audiochat.services.commander.heard.follow_up import Pending
from audiochat.services.commander.heard.normal import Said
from audiochat.services.commander.heard.places import MOST_LISTED, mark
from audiochat.services.commander.heard.replies import COMPLETE, as_question
from audiochat.services.commander.heard.request import Target
from audiochat.services.commander.heard.segments import Others
from audiochat.services.commander.heard.unspoken import Named
from audiochat.services.commander.plan_groups import SOUND

Read = Callable[[str], "Understanding | None"]
"""The plan of a sentence (normalised), None where there is none."""
MOST_NAMED = 3
"""Sounds that one sentence names beside other things."""
_LEADS = re.compile(r"\b(?P<side>before|until|till|up to|after|between)\s+$")
_SURE = ("delete", "silence", "where", "long")
"""What is asked of music in a talk rather than of a recording that is all music."""
_VERBS = {"gain": "Change the level of", "shorten": "Shorten"}
FADES = 1.5
"""Seconds over which music that is made shorter fades out."""
_VERB = re.compile(r"^(?:please )?(?P<verb>cut|delete|remove|drop|trim|mute|silence|bleep)\b")


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
        plan = _Plan(text, deed, *heard, self._registry)
        chosen = _chosen(sound, spans)
        if chosen is not None and sound.lasting and not _is_doubtful(sound, heard[0]):
            return plan.made(chosen)
        return self._which(chosen or spans, plan)

    def _shortened(
        self, text: str, sound: Named, seconds: float, hearing: Hearing | None
    ) -> Understanding | None:
        """A sound of which only so many seconds stay, faded out."""
        heard = self._heard(hearing)
        spans = _placed(sound, *heard) if heard is not None else []
        if heard is None or not spans:
            return None
        plan = _Plan(text, "shorten", *heard, self._registry, seconds)
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
            text = _timed(text[:first], chosen[0], text[last:])
        return read(_with_verbs(text))

    def _which_of(
        self, ways: list[tuple[str, tuple[float, float], str]], read: Read
    ) -> Understanding:
        """The question which of several sounds a sentence is about, each way of reading it in its place."""
        tried = [(way[1], read(_timed(*way))) for way in ways]
        made = [(span, plan) for span, plan in tried if plan is not None]
        spans = [span for span, _ in made] or [way[1] for way in ways]
        if not made:
            return as_question(
                f"{_several(spans)}. Which one do you mean, with times?", _few(spans)
            )
        self._pending.choose(tuple(plan for _, plan in made), None)
        return as_question(
            f"{_several(spans)}. Which one? Say “the first” or “the last”.", _few(spans)
        )

    def guess(self, text: str, hearing: Hearing | None) -> Understanding | None:
        """Whether the sound at an end is meant by "the intro", where nobody says what that is."""
        wanted = unspoken.end(text)
        heard = self._heard(hearing) if wanted is not None else None
        if wanted is None or heard is None:
            return None
        spans = _placed(wanted[1], *heard)
        return self._which(spans, _Plan(text, wanted[0], *heard, self._registry)) if spans else None

    def _heard(self, hearing: Hearing | None) -> tuple[Said, Levels] | None:
        """The words and the levels, where both are known of all of the recording."""
        said = self._known(hearing)
        if hearing is None or said is None or said.coverage < COMPLETE or not said.words:
            return None
        levels = hearing.levels()
        return None if levels is None else (said, levels)

    def _which(self, spans: wordless.Spans, plan: _Plan) -> Understanding:
        """The question which of several sounds is meant, or whether the one there is."""
        self._pending.choose(tuple(plan.made([span]) for span in spans), plan.made(spans))
        if len(spans) == 1:
            asks = f"Something sounds without words at {_listed(spans)}. Do you mean that? Say yes."
        else:
            asks = f"{_several(spans)}. Which one? Say “the first”, “the last” or “every”."
        return as_question(asks, _few(spans))

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


@dataclass(frozen=True, slots=True)
class _Plan:
    """What a sentence wants done to the sounds that are chosen."""

    text: str
    deed: str
    said: Said
    levels: Levels
    registry: Registry
    seconds: float = 0.0

    def steps(self, spans: wordless.Spans) -> tuple[Step, ...]:
        """The edits of these parts."""
        if self.deed == "gain":
            request = wishes.level_of(self.text, Target("phrase", "it"))
            decibels = request.params["decibels"] if request is not None else -3.0
            return tuple(
                Step(op="gain", start=a, end=b, params={"decibels": decibels}) for a, b in spans
            )
        if self.deed == "shorten":
            return self._ends(spans)
        if self.deed == "silence":
            return tuple(Step(op="silence", start=a, end=b) for a, b in spans)
        if self.deed == "keep":
            whole = len(self.levels.rms) * self.levels.window
            return plans.word_steps("delete", plans.outside(spans, whole), self.said, self.registry)
        cuts = plans.word_steps(self.deed, spans, self.said, self.registry)
        group = SOUND if self.deed == "delete" else ""
        return tuple(step.model_copy(update={"group": group}) for step in cuts)

    def _ends(self, spans: wordless.Spans) -> tuple[Step, ...]:
        """Only the first seconds of each part, which fade out."""
        fades, cuts = [], []
        for start, end in spans:
            stays = round(start + self.seconds, 3)
            if stays < end:
                fade = round(max(start, stays - FADES), 3)
                long = {"duration": round(stays - fade, 3)}
                fades.append(Step(op="fade_out", start=fade, end=stays, params=long))
                cuts.append((stays, end))
        return (*fades, *plans.word_steps("delete", cuts, self.said, self.registry))

    def made(self, spans: wordless.Spans) -> Understanding:
        """The plan for these parts."""
        if not self.steps(spans):
            return as_question("It lasts no longer than that. What should I do?", _few(spans))
        return Understanding(
            status=PlanStatus.PLAN, steps=self.steps(spans), message=self.told(spans)
        )

    def told(self, spans: wordless.Spans) -> str:
        """The plan in one line."""
        where = ", ".join(
            f"{clock(round(a, 1))} to {clock(round(b, 1))}" for a, b in spans[:MOST_LISTED]
        )
        total = length(round(sum(b - a for a, b in spans), 1))
        rest = ", cut the rest" if self.deed == "keep" else ""
        if self.deed == "shorten":
            rest = f" to {length(self.seconds)}, faded out"
        verb = _VERBS.get(self.deed) or plans.VERBS[self.deed]
        return f"{verb} the sound without words from {where} ({total}){rest}"


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
    message = f"Something sounds without words at {_listed(spans)}: {total}."
    return Understanding(
        status=PlanStatus.FACT,
        message=message,
        spans=_few(spans),
        action="go" if deed == "go" else "",
    )


def _timed(before: str, span: tuple[float, float], behind: str) -> str:
    """A sentence with the times of a sound: "everything after 0:12.5", "mute 0:03 to 0:12.5"."""
    start, end = (clock(round(at, 3)) for at in span)
    lead = _LEADS.search(before)
    if lead is None and re.search(r"\bbetween \S+ and $", before):
        return f"{before}{start}{behind}"
    if lead is None:
        return f"{before}{start} to {end}{behind}"
    return f"{before}{end if lead['side'] in ('after', 'between') else start}{behind}"


def _few(spans: wordless.Spans) -> tuple[tuple[float, float], ...]:
    return tuple(spans[:MOST_LISTED])


def _with_verbs(text: str) -> str:
    """ "Cut the pauses and 0:03 to 0:12" with its verb again."""
    found = _VERB.match(text)
    if found is None:
        return text
    again = re.sub(r"(?:,| and|, and) (?=\d+:\d)", f" and {found['verb']} ", text)
    return re.sub(
        r"(\d:\d[\d.]*)(?:,| and|, and) (?=the |all |my |every )",
        rf"\1 and {found['verb']} ",
        again,
    )


def _several(spans: wordless.Spans) -> str:
    places = "" if len(spans) == 1 else f"{len(spans)} places: "
    return f"Something sounds without words at {places}{_listed(spans)}"


def _listed(spans: wordless.Spans) -> str:
    """The places to click on, the first few of many."""
    shown = ", ".join(f"{mark(a)}–{mark(b)}" for a, b in spans[:MOST_LISTED])
    return shown if len(spans) <= MOST_LISTED else f"{shown} and {len(spans) - MOST_LISTED} more"
