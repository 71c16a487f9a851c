"""Steps are said in plain words from the operation's own declaration."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import Field

from audiochat.domain.operation import (
    Effect,
    Group,
    Operation,
    Outcome,
    Params,
    Registry,
    Workbench,
    in_place,
)
from audiochat.domain.plan import Step
from audiochat.domain.timeline import Span
from audiochat.services.commander.describe import amount, clock, describe, describe_all, length


class Lift(Params):
    """Arguments of the toy operation."""

    decibels: float = Field(3.0, ge=-60, le=40, json_schema_extra={"unit": "dB"})
    over: float = Field(1.0, ge=0, le=10, json_schema_extra={"unit": "s"})


def _nothing(bench: Workbench, span: Span, params: Any) -> Outcome:
    return in_place(bench.timeline, bench.timeline)


LIFT = Operation(
    id="lift",
    title="Lift",
    summary="Lift the level.",
    sentence="Lift {span} by {decibels} over {over}",
    group=Group.LEVEL,
    effect=Effect.LEVEL,
    params=Lift,
    apply=_nothing,
)
REGISTRY = Registry({"lift": LIFT})


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0, "0:00"), (3.5, "0:03.5"), (90, "1:30"), (3723.25, "1:02:03.25"), (59.9999, "1:00")],
)
def test_places_are_clocks(seconds: float, text: str) -> None:
    assert clock(seconds) == text


@pytest.mark.parametrize(("seconds", "text"), [(3, "3.0 s"), (0.25, "250 ms"), (90, "1:30")])
def test_lengths_have_units(seconds: float, text: str) -> None:
    assert length(seconds) == text


def test_amounts_show_unit_and_sign() -> None:
    info = Lift.model_fields["decibels"]
    assert [amount(v, info) for v in (3, -6.5, 0)] == ["+3 dB", "-6.5 dB", "0 dB"]
    assert amount("equal power") == "equal power"


def test_a_step_is_its_sentence() -> None:
    step = Step(op="lift", start=0, end=90, params={"decibels": -2})
    assert describe(step, REGISTRY) == "Lift 0:00 to 1:30 by -2 dB over 1.0 s"
    assert describe(Step(op="lift"), REGISTRY, "the selection").startswith("Lift the selection by")


def test_bad_or_unknown_steps_are_still_described() -> None:
    assert describe(Step(op="lost_art"), REGISTRY) == "lost art"
    wild = Step(op="lift", params={"decibels": 900})
    assert describe(wild, REGISTRY) == "Lift the recording by +900 dB over over"


def test_steps_are_joined_and_those_off_left_out() -> None:
    steps = [Step(op="lift"), Step(op="lift", enabled=False), Step(op="lift", start=1, end=2)]
    assert describe_all(steps, REGISTRY).count(", then lift") == 1
