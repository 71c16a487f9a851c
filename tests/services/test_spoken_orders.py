"""Of the readings of what was said to a recording, the one that can be done is taken."""

from __future__ import annotations

import pytest

from audiochat.domain.plan import RecordingState
from audiochat.operations import load
from audiochat.services.commander.commander import Commander
from audiochat.services.spoken_orders import SpokenOrders

STATE = RecordingState(duration=3600.0)


@pytest.fixture(scope="module")
def orders() -> SpokenOrders:
    return SpokenOrders(Commander(load()), lambda: STATE)


def never() -> tuple[str, ...]:
    raise AssertionError("nothing else was to be asked for")


@pytest.mark.parametrize(
    ("heard", "written"),
    [
        ("Remove the hum.", "Remove the hum."),
        ("Normalize to minus 16 laughs.", "Normalize to -16 LUFS."),
        ("Mute 22 10 to 2330.", "Mute 22:10 to 23:30."),
        ("Remove the arms and the long pauses.", "Remove the ums and the long pauses."),
        ("Yes, please.", "Yes, please."),
        ("Undo that.", "Undo that."),
        ("Stop listening.", "Stop listening."),
    ],
)
def test_what_is_understood_at_once(orders: SpokenOrders, heard: str, written: str) -> None:
    assert orders.choose(heard, never) == written


def test_the_likeliest_reading_that_is_an_edit(orders: SpokenOrders) -> None:
    readings = ("Reduce the hist.", "reduce the hiss", "Reduce it by 3 dB.")
    assert orders.choose("Reduce the hist.", lambda: readings) == "reduce the hiss"


def test_the_recording_is_the_one_that_is_open_now() -> None:
    state: RecordingState | None = None
    orders = SpokenOrders(Commander(load()), lambda: state)
    readings = ("Delight this.", "Delete this.")
    assert orders.choose("Delight this.", never) == "Delight this."
    state = STATE
    assert orders.choose("Delight this.", lambda: readings) == "Delight this."
    state = STATE.model_copy(update={"selection": (4.0, 5.0)})
    assert orders.choose("Delight this.", lambda: readings) == "Delete this."


def test_marks_alone_make_no_edit(orders: SpokenOrders) -> None:
    heard = "Make it louder where the best man tells the joke."
    other = "Make it louder, where the best man tells the joke."
    assert orders.choose(heard, lambda: (heard, other)) == heard


def test_what_cannot_be_done_does_not_become_what_can(orders: SpokenOrders) -> None:
    heard = "Please delete from 3 minutes and 20 seconds to 250."
    written = "Please delete from 3:20 to 2:50."
    assert orders.choose(heard, lambda: (heard,)) == written


@pytest.mark.parametrize(
    "heard",
    [
        "What did they do from 1939 to 1945?",
        "Tell me about the garden.",
        "I think the ending is boring.",
        "Why is it so cold in here?",
    ],
)
def test_what_is_no_edit_stays_as_it_was_heard(orders: SpokenOrders, heard: str) -> None:
    assert orders.choose(heard, lambda: (heard, heard.lower())) == heard
