"""What the rules do not understand goes to the model, and only what the words prove comes back."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from audiochat.domain.errors import Cancelled
from audiochat.domain.job import Job
from audiochat.domain.operation import Registry
from audiochat.domain.plan import PlanSource, PlanStatus, RecordingState, Understanding
from audiochat.providers.scripted import Scripted
from audiochat.services.commander import Commander
from audiochat.services.commander.evidence import gather
from audiochat.services.commander.grammar import Grammar
from audiochat.services.commander.model_reader import form_for, in_seconds

STATE = RecordingState(duration=3600)
SHOUTED = "bring 5:10-5:20 verily down by 6 dB because I was shouting"
EMBARRASSED = "we really ought to delete 15:00 to 16:00, it is embarrassing"


def say(*steps: dict[str, Any]) -> Scripted:
    """A model that fills in the form with these steps."""
    return Scripted(script=(json.dumps({"steps": list(steps)}),))


def ask(commander: Commander, words: str, provider: Scripted) -> Understanding:
    return commander.understand(words, STATE, Job(), provider)


def test_a_plan_that_the_words_prove_is_taken(commander: Commander) -> None:
    answer = ask(commander, SHOUTED, say({"op": "gain", "part": "310 to 320", "decibels": -6}))
    assert (answer.status, answer.source) == (PlanStatus.PLAN, PlanSource.MODEL)
    step = answer.steps[0]
    assert (step.op, step.start, step.end, step.params["decibels"]) == ("gain", 310, 320, -6)


@pytest.mark.parametrize(
    "steps",
    [
        [{"op": "gain", "part": "310 to 320", "decibels": 6}],  # up instead of down
        [{"op": "gain", "part": "310 to 320", "decibels": -9}],  # a number nobody said
        [{"op": "gain", "part": "all", "decibels": -6}],  # another part
        [{"op": "delete", "part": "310 to 320"}],  # an edit nobody named
        [],
    ],
)
def test_a_plan_the_words_do_not_prove_becomes_a_question(
    commander: Commander, steps: list[dict[str, Any]]
) -> None:
    answer = ask(commander, SHOUTED, say(*steps))
    assert answer.status is PlanStatus.QUESTION
    assert not answer.steps


def test_what_is_only_told_is_no_wish(commander: Commander) -> None:
    cut = say({"op": "delete", "part": "0 to 10"})
    for words in ("someone cut the first 10 seconds", "i already cut the first 10 seconds"):
        assert not ask(commander, words, cut).steps


@pytest.mark.parametrize(
    ("words", "step"),
    [
        ("my flight leaves at 3:00", {"op": "insert_silence", "part": "180 to 180"}),
        ("leave at 6:00", {"op": "insert_silence", "part": "360 to 360"}),
        ("insert a row at 5", {"op": "insert_silence", "part": "all", "duration": 5}),
        ("clear it", {"op": "remove_chapters", "part": "all"}),
        (
            "podcasts are normally at -16 LUFS",
            {"op": "normalize_loudness", "part": "all", "lufs": -16},
        ),
        ("learn the noise from 1:00 to 1:10", {"op": "reduce_noise", "part": "60 to 70"}),
    ],
)
def test_no_wish_is_made_of_talk(commander: Commander, words: str, step: dict[str, Any]) -> None:
    assert not ask(commander, words, say(step)).steps


def test_the_selection_is_a_part_with_its_times(registry: Registry) -> None:
    state = RecordingState(duration=3600, selection=(10, 20))
    tokens = Grammar(registry).tokens("verily lower the selection by 3 dB")
    assert gather(tokens, state, registry).spans == [(10, 20)]


def test_babble_becomes_a_question(commander: Commander) -> None:
    for text in ("I will do that!", '{"steps": [{"op":', "}" * 5000):
        answer = ask(commander, SHOUTED, Scripted(script=(text,)))
        assert answer.status is PlanStatus.QUESTION


def test_a_harmful_step_needs_its_verb_beside_its_part(commander: Commander) -> None:
    cut = say({"op": "delete", "part": "900 to 960"})
    assert ask(commander, EMBARRASSED, cut).status is PlanStatus.PLAN
    words = "delete every other word from 15:00 to 16:00"
    assert ask(commander, words, cut).status is PlanStatus.QUESTION


@pytest.mark.parametrize(
    ("words", "step"),
    [
        # a first wish dropped, known or strange
        (
            "get rid of the gizmo noise and then cut the first 90 seconds",
            {"op": "delete", "part": "0 to 90"},
        ),
        ("nuke the barking and cut 1:00 to 2:00", {"op": "delete", "part": "60 to 120"}),
        ("cut 1:00 to 2:00, squish the barking", {"op": "delete", "part": "60 to 120"}),
        # two edits sound alike, and the words that choose between them are strange
        (
            "make all the recording two times more slow, same timbre",
            {"op": "change_speed", "part": "0 to 3600", "factor": 2},
        ),
        # the usual amount, in the wrong direction or beside another that was said
        ("make it feel calmer", {"op": "gain", "part": "all"}),
        (
            "double the spinning speed of 0:30 to 0:40 like a tape, pitch and all",
            {"op": "change_speed", "part": "30 to 40"},
        ),
        # the usual choice where another was said
        ("convert this spiel to stereo", {"op": "convert_channels", "part": "all"}),
        # the part of a part that nobody knows
        ("snip the first 5 seconds of chorus", {"op": "delete", "part": "0 to 5"}),
        ("boost every sentence from 1:00 to 2:00 by 3 dB",
         {"op": "gain", "part": "60 to 120", "decibels": 3}),
    ],
)  # fmt: skip
def test_a_plan_that_leaves_words_out_becomes_a_question(
    commander: Commander, words: str, step: dict[str, Any]
) -> None:
    answer = ask(commander, words, say(step))
    assert answer.status is PlanStatus.QUESTION
    assert not answer.steps


@pytest.mark.parametrize(
    ("words", "step"),
    [
        ("verily methinks forsooth prithee make the last minute yea truly quieter by 5 dB",
         {"op": "gain", "part": "3540 to 3600", "decibels": -5}),
        ("lo the applause was insane, attenuate the first minute verily forsooth yea truly by 4 dB",
         {"op": "gain", "part": "0 to 60", "decibels": -4}),
    ],
)  # fmt: skip
def test_talk_beside_a_wish_does_not_hinder_it(
    commander: Commander, words: str, step: dict[str, Any]
) -> None:
    answer = ask(commander, words, say(step))
    assert (answer.status, answer.source) == (PlanStatus.PLAN, PlanSource.MODEL)


def test_the_model_is_not_asked_about_conditions_or_vague_wishes(commander: Commander) -> None:
    class Never(Scripted):
        """Fails when it is asked."""

        def generate(self, *_: Any) -> Any:
            raise AssertionError("the model was asked")

    for words in (
        "if somebody coughs cut 1:00 to 1:10",
        "don't cut 1:00 to 1:10",
        "make it nicer",
        "cut 1:00 to 2:00 except the bit with Anna",
    ):
        answer = ask(commander, words, Never())
        assert answer.status is PlanStatus.QUESTION, words


def test_a_cancelled_job_stops(commander: Commander) -> None:
    job = Job()
    job.cancel()
    with pytest.raises(Cancelled):
        commander.understand(SHOUTED, STATE, job, say())


def test_the_form_is_small_and_holds_only_what_was_said(registry: Registry) -> None:
    tokens = Grammar(registry).tokens(SHOUTED)
    schema = json.dumps(form_for(gather(tokens, STATE, registry)).model_json_schema())
    assert len(schema) < 20_000
    assert "310 to 320" in schema
    assert "-6" in schema
    assert "minimum" not in schema


def test_clock_times_are_given_in_seconds() -> None:
    assert in_seconds("Mute 1:05 to 01:00:07") == "mute 65 to 3607"


@pytest.mark.slow
def test_the_embedded_model_makes_no_wrong_plan(commander: Commander, gemma_path: Path) -> None:
    from audiochat.domain.generation import ModelSpec
    from audiochat.domain.sampling import Sampling
    from audiochat.providers.gemma_local import GemmaLocal

    spec = ModelSpec("gemma", "Gemma", "gemma_local", gemma_path, True, details={"bos": "<bos>"})
    provider = GemmaLocal(spec, Sampling())
    provider.load(Job())
    try:
        answer = commander.understand(EMBARRASSED, STATE, Job(), provider)
    finally:
        provider.close()
    given = [(step.op, step.start, step.end) for step in answer.steps]
    assert given in ([], [("delete", 900.0, 960.0)])
