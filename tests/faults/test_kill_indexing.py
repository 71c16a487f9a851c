"""Killed at any moment while a talk is made searchable: nothing told of is lost, nothing is there twice."""

from __future__ import annotations

import importlib.util
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from audiochat.domain.job import Job
from audiochat.services.workshop import Workshop
from audiochat.store.engine import driver

SCENARIO = Path(__file__).with_name("index_scenario.py")


@pytest.fixture(scope="module")
def scenario() -> ModuleType:
    """The child's own making of talks and vectors."""
    spec = importlib.util.spec_from_file_location("index_scenario", SCENARIO)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _searchable(database: Path) -> None:
    """The full text holds exactly what the passages hold."""
    connection = driver().connect(str(database))
    try:
        check = "INSERT INTO passage_fts(passage_fts, rank) VALUES('integrity-check', 1)"
        connection.execute(check)
    finally:
        connection.close()


def _check(workshop: Workshop, scenario: ModuleType, lines: list[str]) -> int:
    """Every passage told of is kept once, whole, with a vector for each of its sentences."""
    numbers = {int(line.split(" ")[1]) for line in lines}
    for number in numbers:
        talk = scenario.talk_of(number)
        retriever = scenario.asking_of(workshop)._retriever
        corpus = retriever.corpus(talk.timeline)
        kept = workshop.store.passages.of(talk.source)
        assert max(Counter(one.id for one in kept).values()) == 1
        live = {s.passage.id: s for s in corpus.stretches}
        assert {one.id: one.text for one in kept if one.id in live} == {
            one.id: live[one.id].passage.text for one in kept if one.id in live
        }
        missing = len(retriever.missing(corpus))
        told = [line.split(" ") for line in lines]
        if ["done", str(number), "1"] in told:
            assert missing == 0
        for kind, which, whole, *rest in told:
            if kind == "kept" and (which, whole) == (str(number), "1"):
                assert missing <= int(rest[0]) - int(rest[1])
        vectors = retriever.sentence_vectors(corpus)
        assert (
            len(vectors) == len(live) - missing
        )  # one for each sentence, or the passage counts not
    return sum(line.startswith("kept") for line in lines)


def _goes_on(workshop: Workshop, scenario: ModuleType) -> None:
    """What was begun is finished by the next start, and is found."""
    asking = scenario.asking_of(workshop)
    for number in range(4):
        talk = scenario.talk_of(number)
        if not workshop.store.passages.of(talk.source):
            continue
        asking.index("r", talk.timeline, Job())
        corpus = asking._retriever.corpus(talk.timeline)
        assert not asking._retriever.missing(corpus)
        kept = {one.id for one in workshop.store.passages.of(talk.source)}
        assert kept >= set(corpus.ids)
        words = corpus.stretches[5].text
        assert asking._retriever.search(corpus, words, 1)


def _kill(
    killer: Any,
    sound: Callable[[Path], None],
    data_dir: Path,
    scenario: ModuleType,
    times: int,
) -> None:
    steps = 0
    for seed in range(times):
        lines = killer.run(SCENARIO, "index", data_dir, seed, most=40)
        if (data_dir / "audiochat.db").exists():
            with Workshop.open(data_dir) as workshop:
                steps += _check(workshop, scenario, lines)
            sound(data_dir / "audiochat.db")
            _searchable(data_dir / "audiochat.db")
    with Workshop.open(data_dir) as workshop:
        _goes_on(workshop, scenario)
        assert workshop.store.check()[1]
    print(f"{times} kills, {steps} steps")
    assert steps > times


def test_killed_while_reading_a_transcript(
    killer: Any, sound: Callable[[Path], None], data_dir: Path, scenario: ModuleType
) -> None:
    _kill(killer, sound, data_dir, scenario, 6)


@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_killed_while_reading_a_transcript_twenty_times(
    killer: Any, sound: Callable[[Path], None], data_dir: Path, scenario: ModuleType
) -> None:
    _kill(killer, sound, data_dir, scenario, 20)
