"""Hundreds of cuts on a plan card: folded in groups, switched together, drawn elsewhere on the waveform."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from audiochat.domain.editing import Tint
from audiochat.domain.operation import Effect
from audiochat.domain.plan import Plan, Step
from audiochat.operations import load
from audiochat.ui.studio.card_state import CardState
from audiochat.ui.studio.cut_edges import CutEdges
from audiochat.ui.studio.cut_group import PAGE
from audiochat.ui.studio.plan_card import PlanCard
from audiochat.ui.studio.state import StageState
from audiochat.ui.studio.view import View
from audiochat.ui.tasks import Lane
from audiochat.ui.theme import Theme


def cut(at: float, group: str, about: str, on: bool = True) -> Step:
    limits = {"earliest": at - 0.2, "latest": at + 0.6}
    return Step(op="cut_words", start=at, end=at + 0.3, params=limits, enabled=on, group=group,
                about=about)  # fmt: skip


def many(fillers: int = 300) -> Plan:
    steps = [cut(2.0 * n + 1, "filler", "um" if n % 3 else "uh") for n in range(fillers)]
    steps += [cut(2.0 * n + 2, "pause", "") for n in range(9)]
    return Plan(steps=tuple(steps))


@pytest.fixture
def card(theme: Theme, qtbot: QtBot) -> PlanCard:
    made = PlanCard(theme, load(), CardState(many()), "talk.wav", 3600.0)
    qtbot.addWidget(made)
    made.resize(640, 400)
    made.show()
    return made


def test_groups_stand_for_their_steps(card: PlanCard) -> None:
    assert [g.title.text() for g in card.groups] == ["300 fillers", "9 pauses"]
    assert card.groups[0].detail.whole() == "200 um, 100 uh"
    assert card.name.whole().startswith("309 cuts, saves 1:33 on talk.wav")
    assert card.rows == []
    assert card.groups[0].rows == []  # nothing is made before it is looked at
    assert card.apply.isEnabled()


def test_a_group_unfolds_a_page_at_a_time(card: PlanCard, qtbot: QtBot) -> None:
    group = card.groups[0]
    group.fold.click()
    assert group.open
    assert len(group.rows) == PAGE
    assert group.more.text() == f"Show {PAGE} more"
    group.more.click()
    assert len(group.rows) == 2 * PAGE
    group.fold.click()
    assert not group.open
    small = card.groups[1]
    small.fold.click()
    assert len(small.rows) == 9
    assert not small.more.isVisibleTo(small)


def test_where_none_is_sure_all_are_shown_to_be_looked_at(theme: Theme, qtbot: QtBot) -> None:
    steps = tuple(cut(at, "filler", "um", on=False) for at in (1.0, 5.0))
    card = PlanCard(theme, load(), CardState(Plan(steps=steps)), "talk.wav", 60.0)
    qtbot.addWidget(card)
    card.show()
    assert card.name.whole() == "2 possible cuts on talk.wav"
    assert card.groups[0].open
    assert [row.switch.isChecked() for row in card.groups[0].rows] == [False, False]
    assert not card.apply.isEnabled()
    card.groups[0].rows[0].switch.click()
    assert card.name.whole() == "1 cut, saves 0.3 s on talk.wav"
    assert card.apply.isEnabled()


def test_one_cut_is_switched_off(card: PlanCard, qtbot: QtBot) -> None:
    group = card.groups[0]
    group.fold.click()
    with qtbot.waitSignal(card.edited) as asked:
        group.rows[4].switch.click()
    assert [n for n, s in enumerate(asked.args[0].steps) if not s.enabled] == [4]
    assert group.title.text() == "299 of 300 fillers"
    assert group.switch.checkState() is Qt.CheckState.PartiallyChecked
    assert card.name.whole().startswith("308 cuts")


def test_a_group_is_switched_at_once(card: PlanCard, qtbot: QtBot) -> None:
    group = card.groups[0]
    with qtbot.waitSignal(card.edited) as asked:
        group.switch.click()
    assert sum(s.enabled for s in asked.args[0].steps) == 9
    assert group.switch.checkState() is Qt.CheckState.Unchecked
    card.groups[1].switch.click()
    assert not card.apply.isEnabled()
    group.switch.click()
    assert card.state.active == 300


def test_a_cut_is_heard_and_shown(card: PlanCard, qtbot: QtBot) -> None:
    group = card.groups[0]
    group.fold.click()
    with qtbot.waitSignal(card.heard_asked) as heard:
        group.rows[2].play.click()
    assert heard.args == [5.0, 5.3]
    with qtbot.waitSignal(card.span_chosen) as shown:
        group.rows[2].place.click()
    assert shown.args == [5.0, 5.3]


def test_an_edge_that_was_drawn_changes_its_step(card: PlanCard, qtbot: QtBot) -> None:
    with qtbot.waitSignal(card.edited):
        card.move_step(1, 3.1, 3.4, exact=True)
    step = card.state.plan.steps[1]
    assert (step.start, step.end, step.params["exact"]) == (3.1, 3.4, True)
    assert step.params["latest"] == 3.6
    card.move_step(1, 2.5, 3.9, exact=False)  # over both neighbours, as the person wants it
    step = card.state.plan.steps[1]
    assert (step.params["earliest"], step.params["latest"], step.params["exact"]) == (0, 0, False)


def test_what_is_kept_can_be_read_again(card: PlanCard) -> None:
    card.groups[1].switch.click()
    again = CardState.read(card.state.write())
    assert again is not None
    assert again.plan == card.state.plan


def test_many_steps_without_groups_make_no_card() -> None:
    steps = [{"op": "gain"} for _ in range(65)]
    assert CardState.read({"plan": {"steps": steps}}) is None


@pytest.fixture
def state(qapp: Any) -> StageState:
    made = StageState()
    made.show_content(100.0, 1000, 1, (), fresh=True)
    made.set_view(View.whole(100.0, 1000, 0.001))
    made.set_tints(
        (Tint(3, 10, 20, Effect.REMOVES, "-10 s"), Tint(5, 20, 30, Effect.REMOVES, "-10 s"),
         Tint(6, 50, 60, Effect.LEVEL, "+3 dB")),
        movable=True,
    )  # fmt: skip
    return made


def test_edges_of_cuts_are_found(state: StageState) -> None:
    edges = CutEdges(state)
    assert edges.at(102.0) == (0, False)
    assert edges.at(198.0) == (0, True) or edges.at(198.0) == (1, False)
    assert edges.at(298.0) == (1, True)
    assert edges.at(150.0) is None
    assert edges.at(500.0) is None  # not a cut
    state.set_tints(state.tints, movable=False)
    assert edges.at(102.0) is None


def test_an_edge_is_drawn_elsewhere(state: StageState, qtbot: QtBot) -> None:
    edges = CutEdges(state)
    assert edges.press(100.0)
    edges.move(101.0)  # trembling moves nothing
    assert state.tints[0].start == 10
    edges.move(80.0)
    assert state.tints[0].start == pytest.approx(8.0)
    edges.move(900.0)
    assert state.tints[0].start < state.tints[0].end
    edges.move(50.0)
    with qtbot.waitSignal(state.tint_moved) as moved:
        edges.release(exact=True)
    assert moved.args == [3, pytest.approx(5.0), 20, True]
    assert not edges.active


def test_a_press_that_moves_nothing_says_nothing(state: StageState, qtbot: QtBot) -> None:
    edges = CutEdges(state)
    assert not edges.press(150.0)
    assert edges.press(100.0)
    with qtbot.assertNotEmitted(state.tint_moved):
        edges.release(exact=False)
    edges.press(100.0)
    edges.move(10.0)
    edges.cancel()
    assert state.tints[0].start == 10


@pytest.fixture
def lane(qapp: Any) -> Iterator[Lane]:
    made = Lane("peaks")
    yield made
    made.close()


def test_the_pointer_draws_an_edge_on_the_waveform(
    theme: Theme, qtbot: QtBot, state: StageState, lane: Any
) -> None:
    from audiochat.ui.studio.waveform import Waveform

    wave = Waveform(state, theme, lane)
    qtbot.addWidget(wave)
    wave.resize(1000, 150)
    wave.show()
    x = round(state.view.x(10.0))
    moved: list[tuple[Any, ...]] = []
    state.tint_moved.connect(lambda *said: moved.append(said))
    qtbot.mousePress(wave, Qt.MouseButton.LeftButton, pos=QPoint(x, 50))
    qtbot.mouseMove(wave, QPoint(x - 40, 50))
    qtbot.mouseRelease(
        wave, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.AltModifier, QPoint(x - 40, 50)
    )
    assert moved
    assert moved[0][0] == 3
    assert moved[0][1] == pytest.approx(6.0, abs=0.2)
    assert moved[0][3] is True
    assert state.selection is None
