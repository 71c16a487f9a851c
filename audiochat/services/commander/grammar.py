"""The deterministic reading of a sentence: all of it is understood, or none of it is."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

from audiochat.domain.operation import Registry
from audiochat.domain.plan import RecordingState, Step
from audiochat.services.commander import asides, generic
from audiochat.services.commander.clauses import Clause, gather, split
from audiochat.services.commander.describe import clock
from audiochat.services.commander.items import Scanner
from audiochat.services.commander.lexer import Lexer
from audiochat.services.commander.normalise import word_set
from audiochat.services.commander.places import Memory, place
from audiochat.services.commander.retelling import pointed_at, retold
from audiochat.services.commander.rules import Draft, Unclear
from audiochat.services.commander.rules_parts import RULES
from audiochat.services.commander.settling import settled
from audiochat.services.commander.tokens import Token
from audiochat.services.commander.vocabulary import KNOWN, Meaning, Vocabulary, build

_ONCE = ("silence", "convert_channels", "resample")


@dataclass(frozen=True, slots=True)
class NotUnderstood(Exception):
    """Some words have no meaning to the grammar. ``negated``: the sentence forbids or sets conditions."""

    words: tuple[str, ...]
    negated: bool = False


class Grammar:
    """Reads sentences with the vocabulary of one registry."""

    def __init__(self, registry: Registry) -> None:
        self.registry = registry
        self.vocabulary: Vocabulary = build(registry)
        for operation in registry:
            for info in operation.params.model_fields.values():
                for choice in generic.choices_of(info):
                    self.vocabulary.add(choice.replace("_", " "), Meaning("CHOICE"))
        self._lexer = Lexer(self.vocabulary)
        self._exact = Lexer(self.vocabulary, mending=False)

    def tokens(self, sentence: str) -> list[Token]:
        """The tokens of a sentence."""
        return self._lexer.tokens(sentence)

    def exact_tokens(self, sentence: str) -> list[Token]:
        """The tokens of a sentence in which no word is taken for a slip of another."""
        return self._exact.tokens(sentence)

    def steps(self, tokens: list[Token], state: RecordingState) -> list[Step]:
        """The steps a sentence asks for, not yet checked against limits.

        Padding between words is dropped where the sentence is not understood with it. Raises
        ``NotUnderstood`` for unknown words and ``Unclear`` with the question to ask.
        """
        tokens = pointed_at(asides.plainly(tokens), state)
        try:
            return self._read(tokens, state)
        except (NotUnderstood, Unclear) as error:
            for wish in retold(tokens, state):
                with suppress(NotUnderstood, Unclear):
                    return self._read(settled(wish), state)
            raise error

    def _read(self, tokens: list[Token], state: RecordingState) -> list[Step]:
        """The steps of the first way to read the tokens of which every word is understood."""
        failed: NotUnderstood | None = None
        for reading in self._readings(tokens):
            try:
                return self._steps(reading, state)
            except NotUnderstood as error:
                failed = failed or error
        raise failed or NotUnderstood(())

    def _readings(self, tokens: list[Token]) -> Iterator[list[Token]]:
        """A sentence as it stands, without padding, and without talk beside the wish."""
        yield tokens
        # "each question" is not one question
        without = [t for t in tokens if t.kind != "FILL" or t.text in ("each", "any", "each one")]
        if len(without) < len(tokens):
            yield settled(without)
        wish = asides.bare(tokens)
        if wish and wish != tokens:
            yield settled(wish)
            yield settled([token for token in wish if token.kind != "FILL"])

    def _steps(self, tokens: list[Token], state: RecordingState) -> list[Step]:
        strange = tuple(t.text for t in tokens if t.kind in ("UNK", "FEW"))
        negated = any(t.kind in ("NOT", "IF") for t in tokens)
        if strange or negated:
            raise NotUnderstood(strange, negated)
        clauses = gather(split(Scanner(tokens, state).items()))
        memory = Memory(state)
        out: list[Step] = []
        before: Clause | None = None
        for clause in _without_complaints(clauses):
            steps = self._decide(clause, before, memory)
            # "redact by muting", "throw the left away, I just want the right": said twice, done once
            out.extend(s for s in steps if s.op not in _ONCE or s not in out)
            before = clause
        if not out:
            raise NotUnderstood(tuple(t.text for t in tokens))
        return out

    def _decide(self, clause: Clause, before: Clause | None, memory: Memory) -> list[Step]:
        """The steps of one clause; a clause without a verb may borrow the one before."""
        sided = clause.naming and clause.naming <= {"LEFT", "RIGHT", "CHANNELS"}
        if sided and before is not None and before.wheres:
            raise Unclear("An edit is about all channels. Shall I keep one of them alone?")
        steps = self._attempt(clause, memory)
        if steps is None and before is not None:
            borrowed = [
                w
                for w in before.words
                if w.kind in ("REMOVE", "DROPHE", "RAISE", "LOWER", "INSERT")
            ]
            told = clause.wheres or clause.amounts  # "... and play" borrows nothing
            if borrowed and told and not clause.peek("REMOVE", "RAISE", "LOWER", "INSERT"):
                helped = Clause(borrowed + clause.words, clause.wheres, clause.amounts)
                steps = self._attempt(helped, memory)
        if steps is None:
            words = [w.text for w in clause.words] or ["?"]
            raise NotUnderstood(tuple(words))
        return steps

    def _attempt(self, clause: Clause, memory: Memory) -> list[Step] | None:
        other = generic.named(clause, self.registry, KNOWN)
        if other is not None:
            trial = clause.copy()
            return self._placed(generic.draft(trial, other), trial, memory)
        for rule in RULES:
            trial = clause.copy()
            drafts = rule(trial)
            if drafts is None or any(draft.op not in self.registry for draft in drafts):
                continue
            if not drafts:
                self._choose(trial, memory)
                return []
            steps = self._placed(drafts, trial, memory)
            if steps is not None:
                return steps
        last = generic.named(clause, self.registry, frozenset())
        if last is not None:
            trial = clause.copy()
            return self._placed(generic.draft(trial, last), trial, memory)
        return None

    def _choose(self, clause: Clause, memory: Memory) -> None:
        """Remember a part that was only pointed at ("take 0:10 to 0:20 and ...")."""
        chosen = memory.state.selection
        parts = [(w.start, w.end) for w in clause.wheres if w.kind == "span"]
        if chosen is not None and any(w.kind == "selection" for w in clause.wheres):
            parts.append(chosen)
        complaint = clause.peek("TOO")
        spot = next((w for w in clause.wheres if w.kind in ("edge", "point")), None)
        if not parts and complaint and spot is not None:
            raise Unclear(f"How much of it around {clock(spot.start)}? Say from where to where.")
        if not parts and complaint:
            return
        if not parts and chosen is not None:
            parts = [chosen]
        if not parts:
            raise Unclear("Which part do you mean? Say it with times, like “from 0:10 to 0:20”.")
        memory.choose(parts)

    def _placed(self, drafts: list[Draft], clause: Clause, memory: Memory) -> list[Step] | None:
        out: list[Step] = []
        for draft in drafts:
            operation = self.registry[draft.op]
            problem: Unclear | None = None
            try:
                parts = place(draft, clause, operation, memory)
            except Unclear as error:
                problem, parts = error, []
            if clause.leftover():
                return None
            if problem is not None:
                raise problem
            out.extend(Step(op=draft.op, start=a, end=b, params=draft.params) for a, b in parts)
            memory.after(draft.op, parts)
        return out


def _without_complaints(clauses: list[Clause]) -> list[Clause]:
    """ "The end is too quiet, raise the last 30 s": the wish says itself which part it is about."""
    out = []
    for clause, after in zip(clauses, [*clauses, Clause()][1:], strict=True):
        spots = bool(clause.wheres) and all(w.kind in ("edge", "point") for w in clause.wheres)
        parted = any(w.kind in ("span", "selection") for w in after.wheres)
        pointed = all(w.kind in ("pronoun", "thing") for w in after.wheres)
        if pointed and _is_called(clause) and after.peek("RAISE", "LOWER", "LOUDER", "QUIETER"):
            after.wheres = clause.wheres
            continue
        if not (clause.naming == {"TOO"} and not clause.amounts and spots and parted):
            out.append(clause)
    return out


def _is_called(clause: Clause) -> bool:
    """ "2:00 to 3:00 is quiet, raise it by 6 dB": how loud a part is, and no wish to make it so."""
    exact = bool(clause.wheres) and all(w.kind in ("span", "selection") for w in clause.wheres)
    said = [word for word in clause.words if word.kind not in ("TOO", "MUCH", "BIT")]
    return (
        exact
        and bool(said)
        and not clause.amounts
        and all(word.text in _ADJECTIVES for word in said)
    )


_ADJECTIVES = word_set("quiet loud soft low weak faint noisy חלש חזק שקט רועש נמוך")
