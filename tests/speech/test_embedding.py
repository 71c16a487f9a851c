"""Texts as vectors: alike in meaning is alike in direction, whatever text comes."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from audiochat.domain.errors import ModelError
from audiochat.speech import embedding
from audiochat.speech.embedding import DIMENSIONS, Embedder


@pytest.fixture(scope="module")
def embedder() -> Iterator[Embedder]:
    made = Embedder()
    yield made
    made.close()


def test_meaning_is_near_in_other_words_and_languages(embedder: Embedder) -> None:
    passages = embedder.passages(
        [
            "The kitchen will cost us forty thousand dollars.",
            "The dog ran through the park all morning.",
            "התקציב של המטבח הוא ארבעים אלף דולר.",
        ]
    )
    assert passages.shape == (3, DIMENSIONS)
    assert passages.dtype == np.float32
    question = embedder.questions(["What is the price of the cooking room?"])[0]
    near = passages @ question
    assert near[0] > near[1]
    assert near[2] > near[1]


@pytest.mark.parametrize("text", ["", "\x00", "\ud800", "a" * 200_000, "🙂" * 5000, "שלום " * 3000])
def test_any_text_has_a_unit_vector(embedder: Embedder, text: str) -> None:
    (vector,) = embedder.passages([text])
    assert np.isfinite(vector).all()
    assert abs(float(vector @ vector) - 1) < 1e-3


def test_nothing_in_nothing_out(embedder: Embedder) -> None:
    assert embedder.questions([]).shape == (0, DIMENSIONS)


def test_many_threads_get_the_same(embedder: Embedder) -> None:
    texts = [f"passage number {n} about {n * 7}" for n in range(6)]
    alone = embedder.passages(texts)
    found: list[bool] = []

    def work() -> None:
        found.append(bool(np.allclose(embedder.passages(texts), alone, atol=1e-5)))

    threads = [threading.Thread(target=work) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [True, True, True]


def test_closed_is_said_and_not_a_crash() -> None:
    made = Embedder(threads=1)
    made.questions(["one"])
    made.close()
    made.close()
    with pytest.raises(ModelError):
        made.questions(["two"])


def test_a_missing_or_damaged_model_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = next(embedding._folder().glob("_engine*"))
    (tmp_path / engine.name).symlink_to(engine)
    monkeypatch.setattr(embedding, "_folder", lambda: tmp_path)
    with pytest.raises(ModelError, match="not complete"):
        Embedder().questions(["one"])
    (tmp_path / embedding.MODEL).write_bytes(b"no model")
    with pytest.raises(ModelError, match="cannot read its model"):
        Embedder().questions(["one"])
