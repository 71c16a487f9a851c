"""Names of chapters and titles are names of things that were talked about, in the talk's own words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from audiochat.domain.job import Job
from audiochat.domain.notes import Chapter, Notes
from audiochat.services.asking.asking import Asking
from audiochat.services.asking.grammar import VAGUE, runs, tokens
from audiochat.services.asking.language import STOP, words
from audiochat.services.asking.passages import Sentence
from audiochat.services.asking.phrases import Phrases
from audiochat.services.asking.proposals import plan_of
from audiochat.speech.embedding import Embedder
from tests.making.episodes import subjects
from tests.making.talk import Talk, talk_of

Make = Callable[[Talk], Asking]


@pytest.mark.parametrize("group", range(4))
def test_each_part_is_named_after_what_it_is_about(
    group: int, store: object, embedder: Embedder, asking_of: Make
) -> None:
    talk, bounds = Talk(), []
    parts = subjects()[5 * group : 5 * group + 5]
    for _, lines in parts:
        bounds.append(talk.now)
        for line in lines:
            talk.say(line)
        talk.now += 3
    talk.keep(store)  # type: ignore[arg-type]
    retriever = asking_of(talk)._retriever
    corpus = retriever.corpus(talk.timeline)
    retriever.index(corpus, Job())
    phrases = Phrases(corpus, retriever.sentence_vectors(corpus), embedder)
    names = []
    for (wanted, _), start, end in zip(parts, bounds, [*bounds[1:], 1e9], strict=True):
        inside = [s for s in corpus.stretches if start - 0.1 <= s.start < end - 0.1]
        names.append(name := phrases.name(inside))
        said = words(name)
        assert any(w[:5] in name.lower() for w in wanted), (name, wanted)
        assert name[:1].isupper()
        assert 1 <= len(said) <= 6
        for edge in (said[0], said[-1]):
            assert edge not in STOP | VAGUE, name
    assert len(set(names)) == len(names)


def _sentence(text: str) -> Sentence:
    view = talk_of([text])
    return Sentence(view.view(view.timeline).words)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("The landlord wants eleven percent more.", ["landlord", "percent"]),
        ("We decided to rent the second floor in Haifa.", ["second floor", "Haifa"]),
        ("Bird migration is a wonder of this country.", ["Bird migration", "wonder", "country"]),
        ("The desalination plant saves the farmers.", ["desalination plant", "farmers"]),
        ("I will renew the old certificate slowly.", ["certificate"]),
    ],
)
def test_what_somebody_does_is_no_name(text: str, named: list[str]) -> None:
    said = tokens(_sentence(text))
    found = [" ".join(token.text for token in said[a:b]) for a, b in runs(said)]
    assert found == named


def test_a_proposal_becomes_a_plan() -> None:
    proposal = {
        "title": "A talk",
        "chapters": [[0.0, "Hello"], [20.5, "Money"]],
        "tags": ["a", "b"],
    }
    first = plan_of(proposal, Notes(), 60.0)
    assert [(s.op, s.start, s.end) for s in first.steps] == [
        ("set_title", None, None),
        ("add_chapter", 0.0, 20.5),
        ("add_chapter", 20.5, 60.0),
        ("set_tags", None, None),
    ]
    again = plan_of(proposal, Notes(chapters=(Chapter(0, "Old"),)), 60.0)
    assert [s.op for s in again.steps][1] == "remove_chapters"
    assert not plan_of({}, Notes(), 60.0).steps
    assert not plan_of({"chapters": [[61.0, "Past the end"]]}, Notes(), 60.0).steps


def test_chapters_are_proposed_in_order_from_the_start(meeting: Talk, asking_of: Make) -> None:
    _, proposal = asking_of(meeting).told(meeting.timeline, "make chapters", Job())
    found = proposal["chapters"]
    assert isinstance(found, list)
    starts = [start for start, _ in found]
    assert starts[0] == 0.0
    assert starts == sorted(set(starts))
    assert plan_of(proposal, Notes(), meeting.timeline.seconds).steps
