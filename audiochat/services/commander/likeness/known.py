"""The known sentences: wishes the rules read, by the edit they ask for, and talk that asks for none.

They lie in ``known.txt``, one a line: the id of the operation (``-``: no wish), a tab, the sentence.
Their vectors lie in ``vectors.npz`` by their masked texts; a text without one gets it when it is
loaded, so a changed vocabulary costs time and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING

from audiochat.domain.plan import RecordingState
from audiochat.services.commander import asides
from audiochat.services.commander.grammar import Grammar
from audiochat.services.commander.likeness.masking import LED, PART, Masked, mask
from audiochat.services.commander.tokens import Token

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SENTENCES, VECTORS = "known.txt", "vectors.npz"
ANYWHERE = RecordingState(duration=36000, selection=(100, 130), playhead=60)
"""The recording the known sentences are read for: long enough for all their times."""

_TIMES = (PART, "point", "open")


@dataclass(frozen=True, slots=True)
class Known:
    """A known sentence; ``op`` is empty where it asks for no edit."""

    op: str
    tokens: list[Token]
    masked: Masked

    def with_slots_of(self, tokens: list[Token], masked: Masked) -> list[Token]:
        """This sentence with the times and amounts of another one of the same signature.

        The words that lead to an amount ("by", "over") stay those of this sentence.
        """
        runs: dict[str, list[list[Token]]] = {}
        for slot in masked.slots:
            runs.setdefault(slot.kind, []).append(tokens[slot.first : slot.last])
        out: list[Token] = []
        at = 0
        for slot in self.masked.slots:
            run, mine = runs[slot.kind].pop(0), self.tokens[slot.first : slot.last]
            out.extend(self.tokens[at : slot.first])
            if slot.kind not in _TIMES:
                run = run[1:] if run[0].kind in LED else run
                out.extend(mine[:1] if mine[0].kind in LED else [])
            out.extend(run)
            at = slot.last
        return [*out, *self.tokens[at:]]


def lines() -> Iterator[tuple[str, str]]:
    """The operation and the sentence of every line."""
    text = (files(__package__) / SENTENCES).read_text("utf-8")
    for line in text.splitlines():
        op, _, words = line.partition("\t")
        if words:
            yield op.strip("-"), words


def read_known(grammar: Grammar) -> list[Known]:
    """The known sentences, each way of saying an edit once."""
    out: dict[tuple[str, str], Known] = {}
    for op, words in lines():
        tokens = asides.plainly(grammar.tokens(words))
        masked = mask(tokens, ANYWHERE)
        out.setdefault((op, masked.text), Known(op, tokens, masked))
    wishes = {text for op, text in out if op}
    return [known for (op, text), known in out.items() if op or text not in wishes]


def stored_vectors(engine: str) -> dict[str, NDArray[np.float32]]:
    """The stored vectors by masked text; none where they are of another engine."""
    import numpy as np

    with (files(__package__) / VECTORS).open("rb") as file:
        stored = np.load(file, allow_pickle=False)
        if str(stored["engine"]) != engine:
            return {}
        return dict(
            zip(stored["texts"].tolist(), stored["vectors"].astype(np.float32), strict=True)
        )
