"""Passages are read once: cuts make only cut ones stale, a stop keeps what was done."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from audiochat.domain.errors import Cancelled, ModelError
from audiochat.domain.job import Job
from audiochat.services.asking.asking import Asking
from audiochat.services.asking.passages import FEWEST, MOST, stretches
from audiochat.store.database import Store
from tests.making.asked import made
from tests.making.talk import Talk


class Counting:
    """Vectors that cost nothing, and how many texts were asked for."""

    engine = "counting"

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.works = True

    def questions(self, texts: Sequence[str]) -> NDArray[np.float32]:
        if not self.works:
            raise ModelError("This processor is too old.")
        return np.full((len(texts), 384), 384**-0.5, np.float32)

    def passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.texts += texts
        return self.questions(texts)

    def close(self) -> None:
        self.works = False


@pytest.fixture
def talk(store: Store) -> Talk:
    found, _ = made(topics=4, kinds=3)
    found.keep(store)
    return found


@pytest.fixture
def vectors() -> Counting:
    return Counting()


@pytest.fixture
def asking(store: Store, talk: Talk, vectors: Counting) -> Asking:
    return Asking(store, talk.view, vectors)


def test_passages_are_of_a_size_and_lose_no_word(talk: Talk) -> None:
    view = talk.view(talk.timeline)
    found = stretches(view)
    assert sum((s.sentences for s in found), ())[-1].words[-1] == view.words[-1]
    assert " ".join(s.text for s in found) == view.text
    sizes = [len(s.text.split()) for s in found]
    assert max(sizes) <= MOST + 1
    assert sorted(sizes)[len(sizes) // 2] >= FEWEST


def test_it_stops_between_two_sentences(asking: Asking, talk: Talk, vectors: Counting) -> None:
    job = Job()

    class Wishes(list[str]):
        def __iadd__(self, texts: Sequence[str]) -> Wishes:  # type: ignore[override]
            job.cancel()
            self.extend(texts)
            return self

    vectors.texts = Wishes()
    with pytest.raises(Cancelled):
        asking.index("r", talk.timeline, job)
    assert len(vectors.texts) == 1


def test_nothing_is_read_twice(asking: Asking, talk: Talk, vectors: Counting) -> None:
    asking.index("r", talk.timeline, Job())
    read = len(vectors.texts)
    assert read > 50
    asking.index("r", talk.timeline, Job())
    assert len(vectors.texts) == read


def test_a_cut_makes_only_cut_passages_stale(asking: Asking, talk: Talk, vectors: Counting) -> None:
    line = talk.timeline
    asking.index("r", line, Job())
    vectors.texts.clear()
    middle = line.seconds / 2
    cut = line.delete(line.span(middle, middle + 7))
    asking.index("r", cut, Job())
    assert 0 < len(vectors.texts) <= 25
    vectors.texts.clear()
    asking.index("r", line, Job())  # undone: the old passages are still there
    moved = line.delete(line.span(0, 300)).insert(0, line.slice(line.span(0, 300)))
    asking.index("r", moved, Job())
    assert vectors.texts == []


def test_a_stop_keeps_what_was_done(
    asking: Asking, talk: Talk, vectors: Counting, store: Store
) -> None:
    job = Job(on_progress=lambda fraction, _text: job.cancel() if fraction > 0.4 else None)
    with pytest.raises(Cancelled):
        asking.index("r", talk.timeline, job)
    done = len(vectors.texts)
    kept = len(store.passages.of("made"))
    assert kept > 5
    vectors.texts.clear()
    asking.index("r", talk.timeline, Job())
    total = sum(len(s.sentences) for s in stretches(talk.view(talk.timeline)))
    assert done + len(vectors.texts) == total


def test_without_the_engine_full_text_finds(store: Store, talk: Talk, vectors: Counting) -> None:
    vectors.works = False
    asking = Asking(store, talk.view, vectors)
    _, asked = made(topics=4, kinds=3)
    named = next(q for q in asked if q.naming == 0 and q.language == "en")
    found = asking.find(talk.timeline, named.words, 3)
    assert any(place.start <= named.start + 0.1 and named.end - 0.5 <= place.end for place in found)
