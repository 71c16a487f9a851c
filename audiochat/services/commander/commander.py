"""What a person says about a recording becomes a plan, a question, a refusal, or is left to the chat."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from functools import cache

from audiochat.domain.errors import PlanRefused
from audiochat.domain.generation import Provider
from audiochat.domain.hearing import Hearing
from audiochat.domain.job import Job
from audiochat.domain.operation import Registry
from audiochat.domain.plan import PlanSource, PlanStatus, RecordingState, Step, Understanding
from audiochat.services.commander.answers import in_the_language_of
from audiochat.services.commander.as_well import as_well
from audiochat.services.commander.asking import (
    is_about_sound,
    is_asked_for,
    is_question,
    is_small_talk,
    is_story,
    is_told,
)
from audiochat.services.commander.beside_talk import wish_alone
from audiochat.services.commander.checks import checked
from audiochat.services.commander.describe import describe_all
from audiochat.services.commander.evidence import gather
from audiochat.services.commander.frames import unframed
from audiochat.services.commander.grammar import Grammar, NotUnderstood
from audiochat.services.commander.heard.answering import Listening
from audiochat.services.commander.heard.rewording import heard_again
from audiochat.services.commander.heard.segments import Others
from audiochat.services.commander.heard.supposing import verbless
from audiochat.services.commander.impossible import impossible
from audiochat.services.commander.incapable import incapable
from audiochat.services.commander.likeness import Embeds, Likeness
from audiochat.services.commander.likeness.leaning import SURE
from audiochat.services.commander.likeness.wishing import asks
from audiochat.services.commander.model_holding import told_enough
from audiochat.services.commander.model_reader import read
from audiochat.services.commander.named_before import Before, tidied
from audiochat.services.commander.naming import named, proposal_wanted
from audiochat.services.commander.naming_beside import beside
from audiochat.services.commander.normalise import LONGEST, normalise
from audiochat.services.commander.one_voice import of_one_voice
from audiochat.services.commander.out_of_reach import out_of_reach
from audiochat.services.commander.passing_over import may_be_deed, passed_over, strange_words
from audiochat.services.commander.remarks import plainer
from audiochat.services.commander.rules import Unclear
from audiochat.services.commander.rules_sound import sided
from audiochat.services.commander.skeleton import skeleton
from audiochat.services.commander.speaking import spoken
from audiochat.services.commander.stated import stated
from audiochat.services.commander.statements import without_statements
from audiochat.services.commander.tightening import tightened
from audiochat.services.commander.tokens import Token
from audiochat.services.commander.told_times import uses_times
from audiochat.services.commander.told_twice import QUOTE, kept, once, twofold, unwritten
from audiochat.services.commander.vague import is_vague
from audiochat.services.commander.window_acts import act_of

_FROM_TO = re.compile(
    r"\d:\d\d\s*(?:to|until|till|thru|through|and|עד|-|–)\s*(?:ל-?)?\d+:\d\d", re.IGNORECASE
)

_ANOTHER = re.compile(
    r"[,;.+&]|\b(?:and|then|again|twice|another|once|more|times|also)\b|(?:^|\s)ו"
)
"""What there is in a sentence that wishes the same edit a second time."""

_SOLE = re.compile(r"\b(?:just|only) (?:the|my|our|his|her|their|this|that)\b", re.IGNORECASE)
"""What may wish that a part alone is kept."""

_BLANKS = re.compile(r"[ \t\u00a0]{2,}")

OFFER = (
    "I can cut, keep, mute, move or repeat a part, change its level, speed or pitch, fade, "
    "clean up noise and pauses, or set the loudness"
)
"""What a question offers when nothing was understood."""


CHAT = Understanding(status=PlanStatus.CHAT, message="This is for the chat.")
"""The answer to words that are no edit."""
UNSURE = Understanding(
    status=PlanStatus.QUESTION,
    message="I changed nothing. What should I do, and to which part?",
    lost=True,
)
"""What to say where a plan would be of something else, or of what is not to be done."""


class Commander:
    """Understands sentences about a recording with the operations of one registry.

    ``embedder`` is called when the rules first do not understand a sentence; without one, sentences
    are not compared with known ones.
    """

    def __init__(self, registry: Registry, embedder: Callable[[], Embeds] | None = None) -> None:
        self._registry = registry
        self._grammar, self._before = Grammar(registry), Before()
        self._likeness = Likeness(self._grammar, embedder) if embedder is not None else None
        self._listening = Listening(
            registry,
            lambda words: without_statements(words, self._grammar.exact_tokens),
            lambda words: [t.text for t in strange_words(self._grammar.exact_tokens(words))],
        )

    def understand(
        self,
        words: str,
        state: RecordingState,
        job: Job,
        provider: Provider | None = None,
        hearing: Hearing | None = None,
    ) -> Understanding:
        """Read a sentence: the rules, then its likeness to known ones, then the model, else one question.

        Sentences about what is said or heard are answered from ``hearing`` alone.

        Nothing is ever half understood: every word counts, or the answer is a question. Raises
        ``Cancelled`` when the job is stopped while the model thinks.
        """
        began = time.perf_counter()
        words, hearing = self._before.spelt_out(words, hearing)

        def answered(said: str) -> Understanding:
            return self._answer(said, state, job, provider, hearing)

        def by_rules(said: str, heard: Hearing | None = hearing) -> Understanding:
            return self._answer(said, state, job, None, heard)

        listening, who = self._listening, self._before.question(words, hearing)
        answer = who or as_well(words[:LONGEST], answered) or answered(words)
        if answer.lost or answer.status is PlanStatus.CHAT:
            answer = listening.resolving.in_plainer_words(words, state, hearing, by_rules) or answer
        answer = listening.resolving.better(words, state, hearing, answer) or answer
        asked = listening.aimed(words, hearing, answer) or listening.missing(words, hearing, answer)
        answer = asked or self._leaning(words, answer, job)
        answer = of_one_voice(answer, state, hearing, lambda one: by_rules(words, one))
        listening.answered(answer)
        answer = self._before.remember(words, answer)
        told = in_the_language_of(words, answer.message)
        note = in_the_language_of(words, answer.note) if answer.note else ""
        took = (time.perf_counter() - began) * 1000
        return answer.model_copy(update={"message": told, "note": note, "ms": took})

    def _answer(
        self,
        words: str,
        state: RecordingState,
        job: Job,
        provider: Provider | None,
        hearing: Hearing | None,
    ) -> Understanding:
        if len(words) > LONGEST:
            return CHAT
        if not words.strip():
            return Understanding(status=PlanStatus.QUESTION, message=f"What shall I do? {OFFER}.")
        words = plainer(sided(_BLANKS.sub(" ", words.strip())))

        @cache
        def by_rules() -> Understanding | None:
            found = self._rules(words, state)
            mended = self._mended(words) if found is not None and found.steps else ()
            return UNSURE if self._listening.calls(mended, hearing) else found

        def timed() -> Understanding | None:
            """The plan of a wish from a time to another: "the name" there is no word to find."""
            found = by_rules() if _FROM_TO.search(words) else None
            return found if found is not None and found.steps else None

        return (
            act_of(words)
            or out_of_reach(words)
            or tightened(words, hearing)
            or tidied(words, hearing)
            or beside(words, state, self._registry, lambda wish: self._rules(wish, state))
            or named(words, state, self._registry)
            or spoken(words, state, self._grammar, self._registry)
            or stated(words)
            or timed()
            or self._heard(words, state, hearing, by_rules)
            or proposal_wanted(words)
            or incapable(words)
            or by_rules()
            or self._beside_talk(words, state)
            or self._guessed(words, state, hearing, self._beyond(words, state, job, provider))
        )

    def _mended(self, words: str) -> list[str]:
        """The words of a sentence that are taken for slips of others."""
        known = {token.text for token in strange_words(self._grammar.tokens(words))}
        exact = strange_words(self._grammar.exact_tokens(words))
        return [token.text for token in exact if token.text not in known]

    def _guessed(
        self, words: str, state: RecordingState, hearing: Hearing | None, answer: Understanding
    ) -> Understanding:
        """For what nobody understood, the part that may be meant by it."""
        strange = answer.lost or (
            answer.status is PlanStatus.REFUSED and strange_words(self._grammar.tokens(words))
        )
        if strange and heard_again(normalise(words)) is not None:
            return answer  # "take me to where the lights go out" takes nothing out
        if strange:
            resolved = self._listening.resolving.resolve(words, state, hearing)
            if resolved is not None:
                return resolved
        if answer is CHAT and (wish := verbless(normalise(words))):
            named = self._heard(wish, state, hearing, lambda: None)
            if named is not None and named.steps:
                return self._listening.resolving.proposed(named)
            found = self._listening.guess(wish, state, hearing, self._others(state))
            return found if found is not None and found.spans else answer
        if not strange:
            return answer
        return self._listening.guess(words, state, hearing, self._others(state)) or answer

    def _leaning(self, words: str, answer: Understanding, job: Job) -> Understanding:
        """The answer to what nobody understood, by whether it leans to a wish or to talk."""
        if self._likeness is None or not (answer is CHAT or answer.lost):
            return answer
        if _NUMBERED.search(words) or is_vague(words):
            return answer
        if (
            answer is CHAT
            and is_question(words)
            and not is_about_sound(self._grammar.tokens(words))
        ):
            return answer  # it asks for words, whatever it is like
        odds = self._likeness.leaning(words, job)
        if answer is CHAT and odds > SURE:
            return _question(self._grammar.tokens(words))
        return CHAT if answer is not CHAT and odds < -SURE else answer

    def _heard(
        self,
        words: str,
        state: RecordingState,
        hearing: Hearing | None,
        by_rules: Callable[[], Understanding | None],
    ) -> Understanding | None:
        """The answer to a sentence about what is said; its steps are checked like any.

        "And just Anna's?" goes on with a question that was asked, and wishes nothing.
        """
        if _GOES_ON.match(words):
            return None
        whole, other = normalise(words), self._others(state)

        def others(rest: str) -> tuple[Step, ...] | None:
            if rest != whole:
                return other(rest)
            understood = by_rules()
            return understood.steps if understood and understood.steps else None

        answer = self._listening.answer(words, state, hearing, others)
        if answer is None or answer.status is not PlanStatus.PLAN:
            return answer
        try:
            return answer.model_copy(update={"steps": checked(answer.steps, self._registry, state)})
        except PlanRefused as error:
            return Understanding(status=PlanStatus.REFUSED, message=str(error))

    def _others(self, state: RecordingState) -> Others:
        """Reads what is joined on to a wish about words."""

        def others(rest: str) -> tuple[Step, ...] | None:
            understood = named(rest, state, self._registry) or self._rules(rest, state)
            return understood.steps if understood and understood.steps else None

        return others

    def _rules(self, words: str, state: RecordingState) -> Understanding | None:
        """The rules' answer, or None when they do not understand every word."""
        if is_told(words):
            return None
        asked = is_question(words)
        if asked and not is_asked_for(words):
            return None if is_vague(words) else CHAT
        answer = self._read(plainer(unframed(words)), state)
        open_ = answer is None or not answer.steps
        return CHAT if asked and open_ and not is_vague(words) else answer

    def _read(self, words: str, state: RecordingState) -> Understanding | None:
        """What the grammar makes of a sentence, None when it does not understand every word."""
        try:
            steps = self._grammar.steps(self._grammar.tokens(words), state)
            if not _ANOTHER.search(words):  # "it is so loud turn it down" tells of one edit twice
                steps = [s for n, s in enumerate(steps) if n == 0 or s != steps[n - 1]]
            if twofold(steps, state.duration) or unwritten(words, steps):
                return None
            return self._planned(steps, state, PlanSource.RULES)
        except NotUnderstood:
            return None
        except Unclear as error:
            return Understanding(status=PlanStatus.QUESTION, message=str(error), guess=True)
        except PlanRefused as error:
            return Understanding(status=PlanStatus.REFUSED, message=str(error))

    def _planned(
        self, steps: list[Step], state: RecordingState, source: PlanSource
    ) -> Understanding:
        done = checked(kept(once(steps), state.duration), self._registry, state)
        unplaced = "the recording" if state.selection is None else "the selection"
        return Understanding(
            status=PlanStatus.PLAN,
            steps=done,
            message=describe_all(done, self._registry, unplaced),
            source=source,
        )

    def _beyond(
        self, words: str, state: RecordingState, job: Job, provider: Provider | None
    ) -> Understanding:
        """What likeness or the model makes of it, or a question, or the chat for what is no edit."""
        tokens = self._grammar.tokens(words)
        if is_story(words):
            return CHAT
        if not is_vague(words) and (not is_about_sound(tokens) or is_small_talk(words, tokens)):
            return CHAT
        evidence = gather(tokens, state, self._registry)
        told = is_told(words)
        why = impossible(evidence, self._registry, asks(words) and not told)
        if why is not None:
            return Understanding(status=PlanStatus.REFUSED, message=why)
        if self._likeness is not None and not told:
            alike = self._likeness.steps(words, tokens, state, job)
            if alike is not None:
                return self._planned(list(alike), state, PlanSource.LIKENESS)
        over = self._without_strangers(words, state)
        if over is not None:
            return over
        wished = evidence.named and not evidence.twisted and not told and asks(words)
        if provider is not None and wished:
            steps = read(words, evidence, provider, job)
            if (
                steps is not None
                and evidence.supports(steps, self._registry)
                and told_enough(steps, evidence, self._registry)
            ):
                try:
                    return self._planned(steps, state, PlanSource.MODEL)
                except PlanRefused:
                    return _question(tokens)
        return _question(tokens)

    def _beside_talk(self, words: str, state: RecordingState) -> Understanding | None:
        """The plan of a wish that is told of as well: "we'd gone flat, pitch it up a tone"."""

        def rules(wish: str) -> Understanding | None:
            wish = plainer(wish)
            return self._rules(wish, state) or self._without_strangers(wish, state)

        return wish_alone(words, state, self._grammar, rules)

    def _without_strangers(self, words: str, state: RecordingState) -> Understanding | None:
        """The plan of a sentence without its unknown words, which its message then names."""
        if is_told(words) or (is_question(words) and not is_asked_for(words)):
            return None
        tokens = self._grammar.tokens(plainer(unframed(words)))
        if _SOLE.search(words) and not any(token.kind in ("KEEP", "RESTAWAY") for token in tokens):
            return None
        if may_be_deed(words, tokens) or QUOTE.search(words):
            return None
        steps = passed_over(words, tokens, state, self._grammar)
        try:
            if steps is None:
                bones = skeleton(words, tokens, state)
                steps = self._grammar.steps(bones, state) if bones is not None else None
            if steps is None or twofold(steps, state.duration) or not uses_times(words, steps):
                return None
            plan = self._planned(steps, state, PlanSource.RULES)
        except (PlanRefused, NotUnderstood, Unclear):
            return None
        over = " ".join(token.text for token in strange_words(tokens)[:6])
        if not over:
            return plan
        return plan.noting(f"I passed over “{over}”.")


_GOES_ON = re.compile(r"(?:and|but|so) (?:just|only) [^,;.]+\?\s*$", re.IGNORECASE)
_NUMBERED = re.compile(r"\d:\d\d")
"""A clock time, which no talk for the chat holds."""


def _question(tokens: list[Token]) -> Understanding:
    strange = [t.text for t in tokens if t.kind in ("UNK", "ABOUT", "FEW")]
    if any(t.kind in ("NOT", "IF") for t in tokens):
        return UNSURE
    if strange:
        text = f"I did not understand “{' '.join(strange[:6])}”. {OFFER}. What should it be?"
    else:
        text = f"What should I do, and to which part? {OFFER}."
    return Understanding(status=PlanStatus.QUESTION, message=text, lost=True)
