"""What a sentence that nobody reads tells of otherwise: each kind is looked up in its own way."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from audiochat.domain.hearing import Hearing
from audiochat.domain.operation import Registry
from audiochat.domain.plan import PlanStatus, RecordingState, Understanding
from audiochat.services.commander.heard import (
    beside_topic,
    by_meaning,
    each_part,
    every_kind,
    excepted,
    excepting,
    part_spans,
    part_wishes,
    real_start,
    theirs,
    wrong_one,
)
from audiochat.services.commander.heard.follow_up import Reading
from audiochat.services.commander.heard.guessing import Guessing
from audiochat.services.commander.heard.made import Made
from audiochat.services.commander.heard.making import Making, asked
from audiochat.services.commander.heard.normal import Said
from audiochat.services.commander.heard.places import Asked
from audiochat.services.commander.heard.replies import COMPLETE, as_question
from audiochat.services.commander.heard.rewording import MOST_LETTERS, Plainer, plainer, respelt
from audiochat.services.commander.heard.segments import FACTS
from audiochat.services.commander.heard.signs import TOUCHES
from audiochat.services.commander.heard.ways import Bare, ways
from audiochat.services.commander.normalise import normalise

RESOLVERS = (
    wrong_one.resolve,
    beside_topic.resolve,
    real_start.resolve,
    every_kind.resolve,
    each_part.resolve,
    by_meaning.resolve,
    excepting.resolve,
    part_spans.resolve,
    part_wishes.resolve,
)
"""What looks up the part that a sentence tells of, each for its own kind of sentence."""
BETTER = (
    excepting.resolve,
    part_spans.resolve,
    part_wishes.structured,
    part_wishes.surely,
)
"""What is surer of a sentence than a guess at the words that are near to it."""
LAST = (part_wishes.deeds,)
"""The same for sentences that stay unread in plainer words as well."""
_STAYS = re.compile(r"\b(?:stays?|keep|leave|out|except|go(?:es)?|no|nothing|teaser|copy|first)\b")
_SPARED = "but not"
"""What a plan says of what stays."""
_MARKS = re.compile(r"\b(?:chapters?|markers?)\b")


def _may_tell(words: str) -> bool:
    """Whether it is worth reading the transcript for a sentence (normalised)."""
    touched = TOUCHES.search(words) or _MARKS.search(words) or _STAYS.search(words)
    return touched is not None and len(words) <= MOST_LETTERS


def _is_same(plan: Understanding, other: Understanding) -> bool:
    """Whether a plan changes hardly anything but what another question is about."""
    return all(
        step.start is not None
        and step.end is not None
        and 2 * _common((step.start, step.end), other.spans) >= step.end - step.start
        for step in plan.steps
    )


def _common(part: tuple[float, float], others: Sequence[tuple[float, float]]) -> float:
    """The seconds of a part that lie in others."""
    return sum(max(0.0, min(part[1], end) - max(part[0], start)) for start, end in others)


class Resolving:
    """Looks up what a sentence tells of, and asks whether that is meant."""

    def __init__(
        self,
        registry: Registry,
        making: Making,
        guessing: Guessing,
        known: Callable[[Hearing | None], Said | None],
        alone: Bare,
        unknown: Callable[[str], Sequence[str]],
    ) -> None:
        """``known`` gives the words of a recording, ``alone`` and ``unknown`` are those of ``Listening``."""
        self._registry, self._making, self._guessing = registry, making, guessing
        self._known, self._alone, self._unknown = known, alone, unknown

    def resolve(
        self, words: str, state: RecordingState, hearing: Hearing | None
    ) -> Understanding | None:
        """Whether a part is meant that a sentence tells by what is beside it or wrong in it; else None."""
        wish = normalise(words)
        return self._looked_up(wish, state, hearing, RESOLVERS)

    def _looked_up(
        self,
        wish: str,
        state: RecordingState,
        hearing: Hearing | None,
        resolvers: Sequence[Callable[[str, Said, Hearing], Reading | None]],
    ) -> Understanding | None:
        said = self._known(hearing) if _may_tell(wish) else None
        if hearing is None or said is None or said.coverage < COMPLETE:
            return None
        for text in ways(wish, said, self._alone):
            for look_up in resolvers:
                try:
                    reading = look_up(text, said, hearing)
                except Asked as error:
                    return as_question(error.message, error.spans, error.action)
                if reading and asked(reading) in (*FACTS, "clip"):
                    return self._making.answer(reading, state, hearing)
                made = self._making.tried(reading, said, state, hearing) if reading else None
                if made is not None:
                    return self._guessing.proposed(made)
        return None

    def better(
        self,
        words: str,
        state: RecordingState,
        hearing: Hearing | None,
        answer: Understanding,
    ) -> Understanding | None:
        """What a sentence tells where the ``answer`` is a guess or something else; else None."""
        wish = normalise(words)
        asks = answer.status is PlanStatus.QUESTION and answer.spans
        doubted = asks or (answer.steps and excepted.is_told_behind(wish))
        if doubted and _SPARED not in answer.message and excepted.spares(wish):
            found = self._looked_up(wish, state, hearing, (excepting.resolve,))
            if found is not None and found.spans and not (answer.steps and _is_same(answer, found)):
                return found
        return self._looked_up(wish, state, hearing, BETTER) if answer.guess else None

    def in_plainer_words(
        self,
        words: str,
        state: RecordingState,
        hearing: Hearing | None,
        answer: Callable[[str], Understanding],
    ) -> Understanding | None:
        """The ``answer`` to a sentence that nobody understood, put as others would; None for none."""
        resolved = self.resolve(words, state, hearing)
        if resolved is not None:
            return resolved
        text = normalise(words)
        said = self._known(hearing) if _may_tell(text) or theirs.WISH.search(text) else None
        if found := theirs.plan(text, said, state, self._registry, answer):
            return found
        if excepted.spares(text):
            return None  # other words for it would pass over what is to stay
        respelt = self.respelt(text, hearing)
        mended = [Plainer(respelt, False)] if respelt != text else []
        for way in (*mended, *plainer(respelt)):
            found = answer(way.wish)
            if found.lost or found.status in (PlanStatus.CHAT, PlanStatus.REFUSED):
                continue
            if way.sure:
                return found
            if found.steps:
                return self.proposed(found)
            if found.spans:
                return found
        return self._looked_up(text, state, hearing, LAST)

    def respelt(self, words: str, hearing: Hearing | None) -> str:
        """A sentence (normalised) with slips in words that are said mended; the sentence itself for none."""
        said = self._known(hearing) if _may_tell(words) else None
        return words if said is None else respelt(words, self._unknown(words), said.places)

    def proposed(self, plan: Understanding) -> Understanding:
        """The question whether a plan is meant; a yes then does it."""
        return self._guessing.proposed(Made(plan.steps, plan.message))
