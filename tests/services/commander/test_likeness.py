"""Sentences the rules do not understand are read by their likeness to known ones, and held to their words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from audiochat.domain.errors import Cancelled, ModelError
from audiochat.domain.job import Job
from audiochat.domain.operation import Registry
from audiochat.domain.plan import PlanSource, PlanStatus, RecordingState, Understanding
from audiochat.services.commander import Commander, asides
from audiochat.services.commander.asking import is_about_sound, is_question, is_told
from audiochat.services.commander.grammar import Grammar
from audiochat.services.commander.likeness import Likeness
from audiochat.services.commander.likeness.known import ANYWHERE, read_known, stored_vectors
from audiochat.services.commander.likeness.masking import mask
from audiochat.speech.embedding import Embedder

STATE = RecordingState(duration=3600)
SHOUTED = "bring 5:10-5:20 verily down by 6 dB because I was shouting"


@pytest.fixture(scope="module")
def embedder() -> Iterator[Embedder]:
    with_two = Embedder(2)
    yield with_two
    with_two.close()


@pytest.fixture(scope="module")
def grammar(registry: Registry) -> Grammar:
    return Grammar(registry)


@pytest.fixture(scope="module")
def likeness(grammar: Grammar, embedder: Embedder) -> Likeness:
    return Likeness(grammar, lambda: embedder)


@pytest.fixture(scope="module")
def comparing(registry: Registry, embedder: Embedder) -> Commander:
    return Commander(registry, lambda: embedder)


def test_times_and_amounts_are_masked(grammar: Grammar) -> None:
    tokens = grammar.tokens("mute 3:07 to 3:09 and lower the rest by 4 dB")
    masked = mask(tokens, STATE)
    assert "3:07" not in masked.text
    assert masked.signature == ("dB", "part", "rest")


@pytest.mark.parametrize(
    ("words", "step"),
    [
        (SHOUTED, ("gain", 310, 320, {"decibels": -6})),
        ("duck the wedding crowd, 5:10-5:20, by 6 dB", ("gain", 310, 320, {"decibels": -6})),
        ("slap three seconds of silence verily at 11:00",
         ("insert_silence", 660, 660, {"duration": 3})),
        ("finish bigly with a grandiose fade out lasting eight seconds",
         ("fade_out", None, None, {"duration": 8})),
    ],
)  # fmt: skip
def test_a_wish_in_strange_words_is_understood(
    comparing: Commander, words: str, step: tuple[str, float | None, float | None, dict[str, float]]
) -> None:
    answer = comparing.understand(words, STATE, Job())
    assert answer.status is PlanStatus.PLAN
    assert len(answer.steps) == 1
    found = answer.steps[0]
    assert (found.op, found.start, found.end) == step[:3]
    assert step[3].items() <= found.params.items()


def test_the_answer_says_that_it_comes_of_likeness(comparing: Commander) -> None:
    answer = comparing.understand(SHOUTED, STATE, Job())
    assert (answer.status, answer.source) == (PlanStatus.PLAN, PlanSource.LIKENESS)


@pytest.mark.parametrize(
    "words",
    [
        "boost 1:00 to 2:00 by 3 dB and yodel the chorus",  # a second wish
        "bring 5:10-5:20 verily down by 6 dB, then sharpen 0:01 to 0:02",
        "increase loudness to -14 lufs of the chorus",  # a part of a part
        "raise the guitar verily by 3 dB",  # a sound among others
        "raise the sitar by 3 dB",  # a thing that is not the whole
        "make Helen 3 dB louder",
        "turn Robert up by 3 dB",
        "bring each riff 5:10-5:20 verily down by 6 dB",  # one of many
        "frob 1:00 to 2:00",  # what takes away must be named
        "change 1:00 to 2:00",
        "raise my salary by 10 percent",  # other things than sound
        "reverse the charges",
        "slow down, you're driving too fast",
        "podcasts are normally at -16 LUFS",  # told, not asked
        "the fan was on from 0:30 to 1:30",
        "the mastering house peaked at -3 dB",
        "bring 5:10-5:20 verily down by 6 dB unless it snows",
    ],
)
def test_what_says_more_or_nothing_stays_a_question(comparing: Commander, words: str) -> None:
    assert not comparing.understand(words, STATE, Job()).steps


@pytest.mark.parametrize(
    ("words", "wrong"),
    [
        ("remove everything above 10 kHz", "high_pass"),
        ("cut everything below 120 Hz", "low_pass"),
        ("exp fade in 0:00-0:02", "fade_out"),
    ],
)
def test_opposites_are_told_apart_however_alike(
    likeness: Likeness, grammar: Grammar, words: str, wrong: str
) -> None:
    tokens = grammar.tokens(words)
    own = mask(tokens, ANYWHERE).text  # as if the sentence itself had never been seen
    steps = likeness.steps(words, tokens, STATE, Job(), unlike=own) or ()
    assert wrong not in [step.op for step in steps]


def test_directions_and_sizes_are_kept(likeness: Likeness, grammar: Grammar) -> None:
    for words in (
        "make the second half a bit louder",
        "reduce volume by 30% between 0:10 and 0:15",
        "make all the recording two times more slow, same tone",
    ):
        tokens = grammar.tokens(words)
        own = mask(tokens, ANYWHERE).text
        for step in likeness.steps(words, tokens, STATE, Job(), unlike=own) or ():
            assert step.params.get("decibels", -3.1) in (3, pytest.approx(-3.098, abs=0.01))
            assert step.params.get("factor", 0.5) == 0.5


def test_every_known_wish_is_read_as_its_operation(grammar: Grammar) -> None:
    known = read_known(grammar)
    wishes = [one for one in known if one.op]
    assert len(wishes) > 300
    assert len(known) - len(wishes) > 200
    read = [[s.op for s in grammar.steps(one.tokens, ANYWHERE)] == [one.op] for one in wishes]
    assert sum(read) >= 0.97 * len(read)  # the rules go on growing


def test_the_stored_vectors_are_those_of_the_engine(grammar: Grammar, embedder: Embedder) -> None:
    stored = stored_vectors(embedder.engine)
    texts = [known.masked.text for known in read_known(grammar)]
    assert sum(text in stored for text in texts) >= 0.8 * len(texts)
    sample = texts[:: len(texts) // 5]
    for text, vector in zip(sample, embedder.questions(sample), strict=True):
        if text in stored:
            assert float(stored[text] @ vector) > 0.99
    assert stored_vectors("another engine") == {}


def test_a_missing_embedding_is_nobodys_business(registry: Registry) -> None:
    asked = []

    def none_there() -> Embedder:
        asked.append(1)
        raise ModelError("The search by meaning is not installed.")

    commander = Commander(registry, none_there)
    for _ in range(2):
        answer = commander.understand(SHOUTED, STATE, Job())
        assert answer.status is PlanStatus.QUESTION
    assert asked == [1]


def test_the_rules_need_no_embedding(registry: Registry) -> None:
    def never() -> Embedder:
        raise AssertionError("the embedding was loaded")

    answer = Commander(registry, never).understand("mute 1:00 to 1:10", STATE, Job())
    assert (answer.status, answer.source) == (PlanStatus.PLAN, PlanSource.RULES)


def test_a_cancelled_job_stops_it(comparing: Commander) -> None:
    job = Job()
    job.cancel()
    with pytest.raises(Cancelled):
        comparing.understand(SHOUTED, STATE, job)


@pytest.mark.slow
def test_no_known_sentence_is_read_wrongly_by_those_like_it(
    likeness: Likeness, grammar: Grammar, judging: ModuleType, registry: Registry
) -> None:
    right = plans = 0
    for row in judging.corpus("seen"):
        words, state = row["words"], judging.state_of(row)
        tokens = grammar.tokens(words)
        if is_question(words) or is_told(words) or not is_about_sound(tokens):
            continue
        own = mask(asides.plainly(tokens), ANYWHERE).text
        steps = likeness.steps(words, tokens, state, Job(), unlike=own)
        plans += row["status"] == "plan"
        if steps is not None:
            answer = Understanding(status=PlanStatus.PLAN, steps=steps)
            assert judging.right(row, answer, registry), words
            right += 1
    assert right >= 0.4 * plans
    talk = Path(judging.CORPUS).with_name("no_commands.txt").read_text("utf-8").splitlines()
    planned = []
    for words in talk:
        tokens = grammar.tokens(words)
        own = mask(asides.plainly(tokens), ANYWHERE).text
        asked = not is_question(words) and not is_told(words) and is_about_sound(tokens)
        if asked and likeness.steps(words, tokens, STATE, Job(), unlike=own):
            planned.append(words)
    assert len(planned) <= 0.01 * len(talk), planned


@pytest.mark.parametrize(
    "words", ["what's Pete's surname", "what is the captain's name", "who is Ada's boss"]
)
def test_a_plain_question_is_for_the_chat_whatever_it_is_like(
    comparing: Commander, words: str
) -> None:
    answer = comparing.understand(words, RecordingState(duration=60.0), Job())
    assert answer.status is PlanStatus.CHAT, answer.message
