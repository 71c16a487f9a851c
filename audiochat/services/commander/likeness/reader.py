"""Reads a sentence as the known one it is like, with its own times and amounts, and holds it to its words."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Protocol

from audiochat.domain.errors import PlanRefused, UserError
from audiochat.domain.job import Job
from audiochat.domain.plan import RecordingState, Step
from audiochat.services.commander.checks import checked
from audiochat.services.commander.grammar import Grammar, NotUnderstood
from audiochat.services.commander.likeness.holding import Reading, holds
from audiochat.services.commander.likeness.known import Known, read_known, stored_vectors
from audiochat.services.commander.likeness.leaning import Leaning, stored_leaning
from audiochat.services.commander.likeness.masking import Masked, mask
from audiochat.services.commander.likeness.pieces import in_pieces
from audiochat.services.commander.likeness.wishing import asks
from audiochat.services.commander.rules import Unclear
from audiochat.services.commander.tokens import Token

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LEAST, REACH, MOST = 0.88, 0.06, 30
"""Cosine a known sentence must have, how far below the nearest one, and how many are tried."""

LONGEST = 60
"""Tokens of a sentence that is compared; longer ones are like nothing."""


class Embeds(Protocol):
    """What turns texts into unit vectors (``speech.embedding.Embedder``)."""

    @property
    def engine(self) -> str:
        """Which engine and model."""

    def questions(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Vectors of shape (texts, dimensions)."""


class Likeness:
    """Knows sentences by their vectors; loaded when first needed, safe from any thread."""

    def __init__(self, grammar: Grammar, embedder: Callable[[], Embeds]) -> None:
        self._grammar = grammar
        self._make = embedder
        self._lock = threading.Lock()
        self._known: list[Known] = []
        self._vectors: NDArray[np.float32] | None = None
        self._leaning: Leaning | None = None
        self._broken = False

    def steps(
        self, words: str, tokens: list[Token], state: RecordingState, job: Job, unlike: str = ""
    ) -> tuple[Step, ...] | None:
        """The checked steps of a sentence, or None when it is like no known wish or holds more.

        Never raises for an embedding that cannot be had; ``Cancelled`` when the job is stopped.
        Known sentences of the masked text ``unlike`` count as unknown (to measure).
        """
        if len(tokens) > LONGEST or not asks(words) or not self._ready(job):
            return None
        try:
            whole = self._read(tokens, state, job, unlike)
            return whole or in_pieces(
                tokens,
                state,
                lambda piece: self._by_rules(piece, state),
                lambda piece: self._read(piece, state, job, unlike),
                self._grammar.registry,
            )
        except UserError:  # the embedding failed, which is nobody's business here
            return None

    def leaning(self, words: str, job: Job) -> float:
        """Log odds that a sentence is a wish about the sound, not talk; 0 where that cannot be known.

        Raises ``Cancelled`` when the job is stopped.
        """
        if not self._ready(job) or self._leaning is None:
            return 0.0
        try:
            return self._leaning.odds(self._embedder.questions([words])[0])
        except UserError:
            return 0.0

    def _ready(self, job: Job) -> bool:
        """Load the known sentences and the embedding once; False where that cannot be."""
        with self._lock:
            if self._vectors is None and not self._broken:
                job.check()
                try:
                    self._load()
                except (UserError, OSError, ValueError, KeyError):
                    self._broken = True
            return not self._broken

    def _load(self) -> None:
        import numpy as np

        embedder = self._make()
        self._known = read_known(self._grammar)
        texts = [known.masked.text for known in self._known]
        stored = stored_vectors(embedder.engine)
        new = list(dict.fromkeys(text for text in texts if text not in stored))
        if new:
            stored.update(zip(new, embedder.questions(new), strict=True))
        self._embedder = embedder
        self._leaning = stored_leaning(embedder.engine)
        self._vectors = np.stack([stored[text] for text in texts])

    def _by_rules(self, tokens: list[Token], state: RecordingState) -> tuple[Step, ...] | None:
        try:
            return checked(self._grammar.steps(tokens, state), self._grammar.registry, state)
        except (NotUnderstood, Unclear, PlanRefused):
            return None

    def _read(
        self, tokens: list[Token], state: RecordingState, job: Job, unlike: str
    ) -> tuple[Step, ...] | None:
        """The steps of the nearest known wish that the sentence's words prove; none past near talk."""
        job.check()
        masked = mask(tokens, state)
        own = Reading.of(tokens, masked, state, self._grammar.registry)
        for known, cosine, lead in islice(self._nearest(masked, unlike), MOST):
            if not known.op:
                if own.may_be(known):
                    return None
                continue
            rewritten = known.with_slots_of(tokens, masked)
            steps = self._by_rules(rewritten, state)
            single = steps is not None and [step.op for step in steps] == [known.op]
            if single and steps and holds(own, known, steps[0], cosine, lead):
                return steps
        return None

    def _nearest(self, masked: Masked, unlike: str) -> list[tuple[Known, float, float]]:
        """Known sentences of the same signature with their cosines, nearest first.

        The last number is how far each lies before the first that asks for something else.
        """
        assert self._vectors is not None
        same = [
            at
            for at, known in enumerate(self._known)
            if known.masked.signature == masked.signature and known.masked.text != unlike
        ]
        if not same:
            return []
        cosines = self._vectors[same] @ self._embedder.questions([masked.text])[0]
        order = sorted(range(len(same)), key=lambda i: -float(cosines[i]))
        ranked = [(self._known[same[i]], float(cosines[i])) for i in order]
        best: dict[str, float] = {}
        for known, cosine in ranked:
            best.setdefault(known.op, cosine)
        reach = max(LEAST, ranked[0][1] - REACH)
        out = []
        for known, cosine in ranked:
            other = max((c for op, c in best.items() if op != known.op), default=0.8)
            if cosine >= reach:
                out.append((known, cosine, cosine - other))
        return out
