"""Plans that wait in the conversation while the recording is edited otherwise."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile

from audiochat.domain.conversation import Message, MessageStatus, MessageType, Role
from audiochat.domain.plan import Plan, Step
from audiochat.services.workshop import Workshop
from audiochat.store.transcripts import Transcripts
from audiochat.ui.studio.card_state import Phase
from audiochat.ui.studio.controller import StudioController
from audiochat.ui.studio.plan_card import PlanCard
from audiochat.ui.tasks import Lanes

RATE = 16_000
OUTDATED = "This plan is for the recording as it was. Ask again, or go back there in the history."
EARLY = Plan(steps=(Step(op="delete", start=1.0, end=2.0),))
LATE = Plan(steps=(Step(op="delete", start=10.0, end=11.0),))
BESIDE = Plan(steps=(Step(op="gain", start=5.5, end=7.5, params={"decibels": -3.0}),))
CUT = Plan(steps=(Step(op="delete", start=6.0, end=7.0),))


@pytest.fixture
def lanes() -> Iterator[Lanes]:
    made = Lanes()
    yield made
    made.close()


@pytest.fixture
def studio(qtbot: Any, theme: Any, data_dir: Path, tmp_path: Path, lanes: Lanes) -> Iterator[Any]:
    """Twelve seconds of noise on the stage."""
    path = tmp_path / "talk.wav"
    noise = np.random.default_rng(3).standard_normal(12 * RATE).astype(np.float32) * 0.05
    soundfile.write(path, noise, RATE)
    with Workshop.open(data_dir) as workshop:
        made = StudioController(workshop, lanes, theme)
        for widget in (made.stage, made.history, made.details):
            qtbot.addWidget(widget)
        made.stage.resize(1000, 280)
        made.stage.show()
        with qtbot.waitSignal(made.opened):
            made.open(path)
        qtbot.waitUntil(lambda: made.stage.waveform._picture is not None)
        yield made
        made.close()
        lanes.close()


@pytest.fixture
def waits(studio: StudioController, qtbot: Any) -> Callable[..., PlanCard]:
    """A plan of the conversation, made for the state shown now or for another."""
    made: list[str] = []

    def make(plan: Plan, made_for: str | None = None) -> PlanCard:
        made.append("")
        assert studio.recording is not None
        message = Message(
            f"m{len(made)}", "s", "root", len(made), Role.ASSISTANT, MessageType.TEXT,
            MessageStatus.COMPLETE, "", datetime(2026, 11, 14, tzinfo=UTC),
            metadata={
                "plan": plan.model_dump(mode="json"),
                "recording_id": studio.recording.id,
                "revision_id": studio.revision_id if made_for is None else made_for,
            },
        )  # fmt: skip
        card = studio.make_card(message)
        qtbot.addWidget(card)
        card.show()
        return card

    return make


@pytest.fixture
def edit(studio: StudioController, qtbot: Any) -> Callable[[Plan], None]:
    def apply(plan: Plan) -> None:
        with qtbot.waitSignal(studio.edited):
            studio.apply(plan, None)

    return apply


@pytest.fixture
def held(lanes: Lanes, qtbot: Any) -> Iterator[threading.Event]:
    """Looking up takes until the event is set."""
    go, there = threading.Event(), threading.Event()

    def hold() -> None:
        there.set()
        go.wait(60)

    lanes.store.submit(hold)
    qtbot.waitUntil(there.is_set)
    yield go
    go.set()


def test_a_card_says_that_its_plan_is_outdated_when_that_is_looked_up(
    studio: StudioController, waits: Any, edit: Any, held: threading.Event, qtbot: Any
) -> None:
    moved, stands = waits(CUT), waits(Plan(steps=(Step(op="fade_in", start=0.0, end=0.5),)))
    edit(EARLY)
    assert OUTDATED not in (moved.words.text(), stands.words.text())
    assert studio.state.tints == ()
    held.set()
    qtbot.waitUntil(lambda: moved.words.text() == OUTDATED)
    assert not moved.apply.isEnabled()
    qtbot.waitUntil(lambda: len(studio.state.tints) == 1)  # the one that stands is looked at
    assert stands.apply.isEnabled()
    with qtbot.waitSignal(studio.edited):
        studio.undo()
    qtbot.waitUntil(lambda: moved.apply.isEnabled())
    assert moved.words.text() != OUTDATED


def test_what_is_applied_before_that_is_known_is_not_done(
    studio: StudioController, waits: Any, edit: Any, held: threading.Event, qtbot: Any
) -> None:
    card = waits(CUT)
    edit(EARLY)
    before = studio.revision_id
    assert card.apply.isEnabled()
    card.apply.click()
    qtbot.waitUntil(lambda: "edited meanwhile" in card.words.text())
    assert card.state.phase is Phase.OPEN
    assert studio.revision_id == before
    assert studio.state.total == pytest.approx(11.0, abs=0.001)
    held.set()
    qtbot.waitUntil(lambda: card.words.text() == OUTDATED)
    with qtbot.waitSignal(studio.edited):
        studio.undo()
    qtbot.waitUntil(lambda: card.apply.isEnabled())
    with qtbot.waitSignal(studio.edited):
        card.apply.click()
    assert studio.state.total == pytest.approx(11.0, abs=0.001)


def test_a_plan_whose_sound_is_where_it_was_is_applied_before_that_is_known(
    studio: StudioController, waits: Any, edit: Any, held: threading.Event, qtbot: Any
) -> None:
    card = waits(CUT)
    edit(LATE)
    with qtbot.waitSignal(studio.edited):
        card.apply.click()
    qtbot.waitUntil(lambda: card.state.phase is Phase.APPLIED)
    held.set()


def test_an_answer_about_what_is_no_longer_shown_changes_nothing(
    studio: StudioController, waits: Any, edit: Any, held: threading.Event, qtbot: Any
) -> None:
    card = waits(CUT)
    edit(EARLY)
    with qtbot.waitSignal(studio.edited):
        studio.undo()
    card.show_refusal("Said by somebody else.")
    held.set()
    qtbot.waitUntil(lambda: not studio._lanes.store.busy)
    assert card.words.text() == "Said by somebody else."


def test_a_step_changed_before_that_is_known_does_not_make_the_others_right(
    studio: StudioController, waits: Any, edit: Any, held: threading.Event, qtbot: Any
) -> None:
    card = waits(Plan(steps=(*CUT.steps, Step(op="gain", params={"decibels": 2.0}))))
    edit(EARLY)
    card.rows[1].values["decibels"]._take(3.0)
    held.set()
    qtbot.waitUntil(lambda: card.words.text() == OUTDATED)
    assert card.state.plan.steps[1].params == {"decibels": 3.0}


def test_a_plan_that_is_brought_back_is_looked_up_anew(
    studio: StudioController, waits: Any, edit: Any, qtbot: Any
) -> None:
    card = waits(CUT)
    card.discard.click()
    edit(EARLY)
    card.again.click()
    qtbot.waitUntil(lambda: card.words.text() == OUTDATED)


def test_a_plan_taken_back_further_than_it_was_made_for_is_outdated(
    studio: StudioController, waits: Any, edit: Any, qtbot: Any
) -> None:
    first = studio.revision_id
    edit(EARLY)
    card = waits(CUT)
    with qtbot.waitSignal(studio.edited):
        card.apply.click()
    qtbot.waitUntil(lambda: card.state.phase is Phase.APPLIED)
    with qtbot.waitSignal(studio.edited):
        studio.go_to(first)
    qtbot.waitUntil(lambda: card.words.text() == OUTDATED)


def test_a_plan_that_was_changed_speaks_of_what_is_shown_then(
    studio: StudioController, waits: Any, edit: Any, qtbot: Any
) -> None:
    card = waits(CUT)
    kept: list[Any] = []
    studio.cards.kept.connect(lambda message, data: kept.append((message, data)))
    edit(LATE)
    qtbot.waitUntil(lambda: bool(studio.state.tints))
    card.rows[0].span.chip.click()
    card.rows[0].span.last.setText("0:08")
    card.rows[0].span.take()
    assert kept[-1] == ("m1", {"revision_id": studio.revision_id})
    with qtbot.waitSignal(studio.edited):
        studio.undo()
    qtbot.waitUntil(lambda: bool(studio.state.tints))
    assert card.apply.isEnabled(), "what was cut lies behind it"


def test_nothing_is_looked_up_on_the_interface_thread(
    waits: Any, edit: Any, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    main, seen = threading.get_ident(), []
    real = Transcripts.links

    def links(self: Transcripts, ids: Any) -> Any:
        seen.append(threading.get_ident())
        return real(self, ids)

    monkeypatch.setattr(Transcripts, "links", links)
    card = waits(CUT)
    edit(BESIDE)
    edit(EARLY)
    qtbot.waitUntil(lambda: card.words.text() == OUTDATED)
    assert seen
    assert main not in seen
