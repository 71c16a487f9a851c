"""Talking about a recording whose words are known: sentences in, answers and steps out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from audiochat.domain.hearing import Hearing
from audiochat.domain.job import Job
from audiochat.domain.plan import PlanStatus, RecordingState, Step, Understanding
from audiochat.domain.transcript import Transcript
from audiochat.services.commander import Commander


@dataclass(frozen=True)
class Talk:
    """A recording that sentences are about: what is known of its sound, and its seconds."""

    hearing: Hearing
    duration: float

    @staticmethod
    def of(words: Transcript, **known: Any) -> Talk:
        """A recording of these words; ``known``: what else there is to know (see ``Hearing``)."""
        return Talk(Hearing(words=lambda: words, **known), words.duration)

    def ask(self, commander: Commander, *sentences: str) -> Understanding:
        """The answer to the last of some sentences."""
        state = RecordingState(duration=self.duration)
        answers = [
            commander.understand(words, state, Job(), hearing=self.hearing) for words in sentences
        ]
        return answers[-1]

    def steps(self, commander: Commander, *sentences: str) -> tuple[Step, ...]:
        """The steps of the plan that comes of it, none for a question."""
        answer = self.ask(commander, *sentences)
        assert bool(answer.steps) is (answer.status is PlanStatus.PLAN)
        return answer.steps

    def agreed(self, commander: Commander, sentence: str) -> Understanding:
        """The plan that a yes to the question about a sentence gives."""
        asked = self.ask(commander, sentence)
        assert asked.status is PlanStatus.QUESTION, asked.message
        assert "Say yes" in asked.message, asked.message
        assert not asked.steps
        plan = self.ask(commander, "yes")
        assert plan.status is PlanStatus.PLAN, plan.message
        return plan

    def spans(self, commander: Commander, sentence: str, digits: int) -> list[tuple[float, float]]:
        """Where a plan acts, in seconds."""
        steps = planned(self.ask(commander, sentence))
        return [(round(s.start or 0.0, digits), round(s.end or 0.0, digits)) for s in steps]

    def said(self, commander: Commander, sentence: str) -> list[str]:
        """The words on which each step of a plan acts."""
        return self.inside(planned(self.ask(commander, sentence)))

    def inside(self, steps: Iterable[Step]) -> list[str]:
        """The words on which each of some steps acts."""
        heard = self.hearing.words()
        assert heard is not None
        spans = [((step.start or 0.0) - 0.05, (step.end or 0.0) + 0.05) for step in steps]
        return [
            " ".join(w.text for w in heard.words if start <= w.start and w.end <= end)
            for start, end in spans
        ]


def planned(answer: Understanding) -> tuple[Step, ...]:
    """The steps of an answer that must be a plan."""
    assert answer.status is PlanStatus.PLAN, answer.message
    return answer.steps
