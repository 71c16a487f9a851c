"""What is done to sounds that are no words, as steps and in words, and where they are."""

from __future__ import annotations

from dataclasses import dataclass

from audiochat.domain.hearing import Levels
from audiochat.domain.operation import Registry
from audiochat.domain.plan import PlanStatus, Step, Understanding
from audiochat.services.commander.describe import clock, length
from audiochat.services.commander.heard import plans, wishes, wordless
from audiochat.services.commander.heard.normal import Said
from audiochat.services.commander.heard.places import MOST_LISTED, mark
from audiochat.services.commander.heard.replies import as_question
from audiochat.services.commander.heard.request import Target
from audiochat.services.commander.heard.sound import SILENT, mean_power
from audiochat.services.commander.plan_groups import SOUND

FADES = 1.5
"""Seconds over which music that is made shorter fades out."""
_VERBS = {
    "gain": "Change the level of",
    "match": "Bring the level of",
    "shorten": "Shorten",
}


@dataclass(frozen=True, slots=True)
class NoisePlan:
    """What a sentence wants done to the sounds that are chosen."""

    text: str
    deed: str
    said: Said
    levels: Levels
    registry: Registry
    seconds: float = 0.0

    def steps(self, spans: wordless.Spans) -> tuple[Step, ...]:
        """The edits of these parts."""
        if self.deed in ("gain", "match"):
            return tuple(
                Step(op="gain", start=a, end=b, params={"decibels": self._decibels((a, b))})
                for a, b in spans
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

    def _decibels(self, span: tuple[float, float]) -> float:
        """By how much the level of a part changes: as the sentence says, or up to that of the speech."""
        if self.deed == "match":
            return round(spoken(self.said, self.levels) - over(self.levels, span), 1)
        request = wishes.level_of(self.text, Target("phrase", "it"))
        return request.params["decibels"] if request is not None else -3.0

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
            return as_question("It lasts no longer than that. What should I do?", few(spans))
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
        if self.deed == "match":
            rest = " to that of the speech"
        verb = _VERBS.get(self.deed) or plans.VERBS[self.deed]
        return f"{verb} the sound without words from {where} ({total}){rest}"


def over(levels: Levels, span: tuple[float, float]) -> float:
    """The mean power of what sounds in a part, in dB."""
    found = mean_power(levels, [span])
    return SILENT if found is None else found


def spoken(said: Said, levels: Levels) -> float:
    """The mean power of all words, in dB."""
    found = mean_power(levels, list(zip(said.starts, said.ends, strict=True)))
    return SILENT if found is None else found


def few(spans: wordless.Spans) -> tuple[tuple[float, float], ...]:
    """As many places as are shown."""
    return tuple(spans[:MOST_LISTED])


def several(spans: wordless.Spans) -> str:
    """Where something sounds, in words."""
    places = "" if len(spans) == 1 else f"{len(spans)} places: "
    return f"Something sounds without words at {places}{listed(spans)}"


def listed(spans: wordless.Spans) -> str:
    """The places to click on, the first few of many."""
    shown = ", ".join(f"{mark(a)}–{mark(b)}" for a, b in spans[:MOST_LISTED])
    return shown if len(spans) <= MOST_LISTED else f"{shown} and {len(spans) - MOST_LISTED} more"
