"""Parts near to a topic in meaning: whose they are, how many, and when they are not looked for."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from audiochat.domain.errors import ModelError
from audiochat.domain.hearing import Near
from audiochat.domain.job import Job
from audiochat.services.asking import nearest
from audiochat.services.asking.asking import Asking
from audiochat.store.database import Store
from tests.making.talk import Talk

LINES = (
    ("Anna", "Apples are red."),
    ("Anna", "Or they are green and sour."),
    ("Ben", "Or you buy apples that are yellow."),
    ("Anna", "Now the news."),
    ("Ben", "Apples again."),
    ("Ben", "Apples at last."),
)


class Fruit:
    """Vectors by hand: a text is about apples, sour ones a little less, or about nothing."""

    engine = "fruit"

    def __init__(self) -> None:
        self.works = True

    def questions(self, texts: Sequence[str]) -> NDArray[np.float32]:
        if not self.works:
            raise ModelError("This processor is too old.")
        out = np.zeros((len(texts), 384), np.float32)
        for row, text in zip(out, texts, strict=True):
            row[0] = 1.0 if "pples" in text else 0.98 if "sour" in text else 0.0
        return out

    def passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return self.questions(texts)

    def close(self) -> None:
        self.works = False


@pytest.fixture
def vectors() -> Fruit:
    return Fruit()


@pytest.fixture
def talk(store: Store) -> Talk:
    made = Talk()
    for speaker, line in LINES:
        made.say(line, speaker)
    made.keep(store)
    return made


@pytest.fixture
def asking(store: Store, talk: Talk, vectors: Fruit) -> Asking:
    return Asking(store, talk.view, vectors)


def said(talk: Talk, near: Sequence[Near] | None) -> list[str]:
    words = talk.view(talk.timeline).heard
    return [" ".join(w.text for w in words if a <= w.start < b) for a, b, _ in near or ()]


def test_a_sentence_takes_along_what_goes_on_with_it(asking: Asking, talk: Talk) -> None:
    near = said(talk, asking.alike(talk.timeline, "apples", "", Job()))
    assert near[0] == "Apples are red. Or they are green and sour."
    assert near[1] == "Or you buy apples that are yellow."  # another speaker goes on
    assert len(near) == nearest.MOST


def test_each_part_has_its_score_and_the_best_stands_out_where_it_is_ahead(
    asking: Asking, talk: Talk
) -> None:
    near = asking.alike(talk.timeline, "apples", "", Job()) or []
    assert [part.score for part in near] == sorted((part.score for part in near), reverse=True)
    assert near[0].score > nearest.SURE
    assert not nearest.stands_out(near)  # the same is said in three places
    assert nearest.stands_out(near[:1])
    assert not nearest.stands_out([near[0]._replace(score=nearest.SURE - 0.01)])
    assert not nearest.stands_out([])


def test_only_what_the_speaker_says(asking: Asking, talk: Talk) -> None:
    near = said(talk, asking.alike(talk.timeline, "apples", "Ben", Job()))
    assert near[1:] == ["Apples again.", "Apples at last."]
    assert asking.alike(talk.timeline, "apples", "Carla", Job()) == []


def test_nothing_is_near_to_another_topic(asking: Asking, talk: Talk) -> None:
    assert asking.alike(talk.timeline, "politics", "", Job()) == []


def test_a_long_recording_is_not_read_first(
    asking: Asking, talk: Talk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(nearest, "FRESH", len(LINES) - 1)
    assert asking.alike(talk.timeline, "apples", "", Job()) is None
    asking.index("talk", talk.timeline, Job())
    assert asking.alike(talk.timeline, "apples", "", Job())


def test_without_the_engine_nothing_is_proposed(asking: Asking, talk: Talk, vectors: Fruit) -> None:
    vectors.works = False
    assert asking.alike(talk.timeline, "apples", "", Job()) is None


def test_an_engine_that_fails_later_proposes_nothing(
    asking: Asking, talk: Talk, vectors: Fruit
) -> None:
    asking.index("talk", talk.timeline, Job())
    vectors.works = False
    assert asking.alike(talk.timeline, "apples", "", Job()) is None
