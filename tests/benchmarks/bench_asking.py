"""Cited answers over hours of made speech: is the right place among the first three, and what is it worth.

The table goes to ``tests/benchmarks/out/asking.md``.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from audiochat.domain.job import Job
from audiochat.services.asking.asking import Asking
from audiochat.services.asking.language import search_terms
from audiochat.services.asking.passages import Stretch
from audiochat.services.asking.retrieval import NAMED, RANK_CONSTANT, Corpus, Retriever, Vectors
from audiochat.speech.embedding import Embedder
from audiochat.store.database import Store
from tests.making.asked import FACTS, HELD_OUT, Asked, made
from tests.making.talk import Talk

pytestmark = [pytest.mark.benchmark, pytest.mark.timeout(3000)]

Ranks = Callable[[Retriever, Corpus, str], list[str]]


def _order(scores: dict[str, float]) -> list[str]:
    return sorted(scores, key=lambda id: (-scores[id], id))


def words_alone(retriever: Retriever, corpus: Corpus, question: str) -> list[str]:
    """Full text alone."""
    return _order(dict(retriever._store.passages.match(search_terms(question), corpus.ids)))


def meaning_alone(retriever: Retriever, corpus: Corpus, question: str) -> list[str]:
    """Embeddings alone."""
    near = retriever._nearness(corpus, question)
    return _order({id: max(one.sentences) + NAMED.around * one.around for id, one in near.items()})


def ranks_merged(retriever: Retriever, corpus: Corpus, question: str) -> list[str]:
    """Both by reciprocal rank fusion."""
    fused: dict[str, float] = {}
    for order in (words_alone, meaning_alone):
        for rank, id in enumerate(order(retriever, corpus, question)[:100], 1):
            fused[id] = fused.get(id, 0.0) + 1 / (RANK_CONSTANT + rank)
    return _order(fused)


def as_shipped(retriever: Retriever, corpus: Corpus, question: str) -> list[str]:
    """Both, then weighed by the best sentence's words, ideas and sort."""
    return [hit.stretch.passage.id for hit in retriever.search(corpus, question, 3)]


def share_found(asking: Asking, talk: Talk, asked: Sequence[Asked], ranks: Ranks) -> float:
    """The share of questions whose passage is among the first three."""
    retriever = asking._retriever
    corpus = retriever.corpus(talk.timeline)
    by_id: dict[str, Stretch] = {s.passage.id: s for s in corpus.stretches}
    found = 0
    for question in asked:
        best = [by_id[id] for id in ranks(retriever, corpus, question.question)[:3]]
        found += any(s.start <= question.start + 0.1 and s.end >= question.end - 0.2 for s in best)
    return found / len(asked)


def share_cited(asking: Asking, talk: Talk, asked: Sequence[Asked]) -> tuple[float, float]:
    """The share of questions whose very sentence is among the first three cited; seconds a question.

    Every place cited must be heard, at its time and in its words.
    """
    view = talk.view(talk.timeline)
    began, found = time.monotonic(), 0
    for question in asked:
        places = asking.find(talk.timeline, question.question, 3)
        for place in places:
            assert 0 <= place.start < place.end <= view.duration
            said = [view.words[i].text for i in view.between(place.start, place.end)]
            assert " ".join(said) == place.text
        found += any(p.start < question.end - 0.1 and p.end > question.start + 0.1 for p in places)
    return found / len(asked), (time.monotonic() - began) / len(asked)


SETS = (
    ("facts known when it was weighed", FACTS, False),
    ("facts written afterwards", HELD_OUT, False),
    ("the first, no word of the topic's name in the question", FACTS, True),
    ("the second, no word of the topic's name in the question", HELD_OUT, True),
)
WAYS: tuple[tuple[str, Ranks], ...] = (
    ("full text alone", words_alone),
    ("embeddings alone", meaning_alone),
    ("both, ranks merged", ranks_merged),
    ("both, weighed by the best sentence (shipped)", as_shipped),
)


def report(folder: Path, vectors: Vectors) -> tuple[list[str], list[float]]:
    """The lines of the table, and the share cited in each set."""
    lines = [
        "| set | hours | questions | cited in the first three | seconds a question |",
        "|---|---|---|---|---|",
    ]
    ways: list[str] = [
        "",
        "| way | " + " | ".join(name for name, _, _ in SETS) + " |",
        "|---|---|---|---|---|",
    ]
    rows: dict[str, list[str]] = {name: [] for name, _ in WAYS}
    shares = []
    for number, (name, facts, hard) in enumerate(SETS):
        talk, asked = made(facts=tuple(facts), hard=hard)
        store = Store.open(folder / f"{number}.db")
        talk.keep(store)
        view = talk.view(talk.timeline)  # the service keeps its views as well
        asking = Asking(store, lambda _, view=view: view, vectors)
        asking.index("r", talk.timeline, Job())
        share, seconds = share_cited(asking, talk, asked)
        shares.append(share)
        hours = talk.now / 3600
        lines.append(f"| {name} | {hours:.1f} | {len(asked)} | {share:.1%} | {seconds:.3f} |")
        for way, ranks in WAYS:
            rows[way].append(f"{share_found(asking, talk, asked, ranks):.1%}")
        store.close()
    ways += [f"| {way} | " + " | ".join(cells) + " |" for way, cells in rows.items()]
    return lines + ways, shares


def test_the_right_place_is_among_the_first_three(tmp_path: Path) -> None:
    vectors = Embedder()
    lines, shares = report(tmp_path, vectors)
    vectors.close()
    target = Path(__file__).parent / "out" / "asking.md"
    target.parent.mkdir(exist_ok=True)
    target.write_text("\n".join(lines) + "\n", "utf-8")
    assert shares[0] >= 0.9
    assert shares[1] >= 0.9
