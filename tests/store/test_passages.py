"""Passages: kept with their vectors, found by words, tidied away."""

from __future__ import annotations

from pathlib import Path

import pytest

from audiochat.domain.passage import Passage
from audiochat.domain.recording import Source
from audiochat.store.database import Store
from audiochat.store.passages import any_of


def passage(name: str, text: str, start: float = 0.0) -> Passage:
    return Passage(name, "src", start, start + 1, text)


@pytest.fixture
def filled(store: Store) -> Store:
    store.sources.add(Source("src", Path("/a.wav"), 48000, 1, 48000, "original"))
    store.passages.add(
        [
            (passage("a", "The budget is forty thousand."), b"12"),
            (passage("b", "Nobody spoke of money, but the budget came up.", 2.0), b"34"),
            (passage("c", "פגישה ביום שלישי", 4.0), b""),
        ],
        "e5",
    )
    return store


def test_only_live_passages_are_found(filled: Store) -> None:
    found = filled.passages.match(["budgets"], ["a", "b", "c"])
    assert [id for id, _ in found] == ["a", "b"]
    assert found[0][1] > found[1][1] > 0
    assert [id for id, _ in filled.passages.match(["budget", "פְּגִישָׁה"], ["b", "c"])] == ["c", "b"]
    assert filled.passages.match(["budget"], []) == []
    assert filled.passages.match(["", "...", "\ud800"], ["a"]) == []


@pytest.mark.parametrize("hostile", ['" OR', "NEAR(", "a*", "text:", "'; --", "^", "\x00b"])
def test_a_question_cannot_be_a_query(filled: Store, hostile: str) -> None:
    filled.passages.match([hostile], ["a", "b", "c"])


def test_vectors_belong_to_an_engine(filled: Store) -> None:
    assert filled.passages.vectors(["a", "b", "c", "d"], "e5") == {"a": b"12", "b": b"34"}
    assert filled.passages.vectors(["a"], "other") == {}
    assert filled.passages.known(["a", "c", "d"], "e5") == {"a", "c"}
    assert filled.passages.known(["a"], "other") == set()


def test_adding_again_replaces(filled: Store) -> None:
    filled.passages.add([(passage("a", "The budget is forty thousand."), b"56")], "other")
    assert filled.passages.vectors(["a"], "other") == {"a": b"56"}
    assert len(filled.passages.match(["forty"], ["a"])) == 1


def test_stale_passages_are_kept_for_undo_up_to_a_number(filled: Store) -> None:
    filled.passages.tidy(["src"], ["a"], keep=1)
    assert [p.id for p in filled.passages.of("src")] == ["a", "c"]
    assert filled.passages.match(["came"], ["a", "b", "c"]) == []


def test_terms_are_bounded() -> None:
    assert any_of(f"w{n}" for n in range(10_000)).count(" OR ") == 399
