from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QObject, Qt

from audiochat.domain.conversation import Message, MessageStatus, MessageType, Role
from audiochat.domain.editing import Measures, Preview
from audiochat.domain.loudness import Loudness
from audiochat.domain.plan import Plan, Step
from audiochat.operations import load
from audiochat.ui.studio.card_state import CardState, Phase, problem
from audiochat.ui.studio.cards import Cards
from audiochat.ui.studio.plan_card import PlanCard

PLAN = Plan(
    steps=(
        Step(op="delete", start=1.0, end=3.0),
        Step(op="gain", start=4.0, end=9.0, params={"decibels": 3.4}),
        Step(op="fade_out"),
    )
)
BEFORE = Measures(60.0, Loudness(-21.34, -3.2, -3.4, -24.0))
AFTER = Measures(58.0, Loudness(-16.0, -1.0, -1.2, -19.0))


@pytest.fixture
def card(qtbot, theme):
    made = PlanCard(theme, load(), CardState(PLAN), "guest.wav", 60.0)
    qtbot.addWidget(made)
    made.show()
    return made


def _preview():
    return Preview(None, None, BEFORE, AFTER, ("-2.0 s", "+3.4 dB", ""))


def test_card_says_what_its_steps_do_not_show(qtbot, theme) -> None:
    note = "I passed over “<b>flibberty</b>”. " * 6
    card = PlanCard(theme, load(), CardState(PLAN), "guest.wav", 60.0, note)
    qtbot.addWidget(card)
    card.resize(500, card.sizeHint().height())
    card.show()
    assert card.note.isVisible()
    assert card.note.text() == note, "as plain text"
    assert card.note.height() >= card.note.heightForWidth(card.note.width())
    card.discard.click()
    assert not card.note.isVisible()


def test_card_without_a_note_has_no_room_for_one(card) -> None:
    assert not card.note.isVisible()


def test_card_says_the_plan_and_what_it_will_do(card) -> None:
    card.show_preview(_preview())
    assert card.name.whole() == "3 steps on guest.wav"
    assert card.figures.text() == "1:00 → 0:58   -21.3 → -16.0 LUFS"
    assert [row.note.text() for row in card.rows] == ["-2.0 s", "+3.4 dB", ""]
    assert card.rows[1].values["decibels"].chip.text() == "+3.4 dB"
    assert card.rows[1].span.chip.text() == "0:04 to 0:09"
    assert card.apply.isEnabled()


def test_an_argument_is_edited_in_place_by_keyboard(card, qtbot) -> None:
    chip = card.rows[1].values["decibels"]
    with qtbot.waitSignal(card.edited) as edited:
        qtbot.keyClick(chip.chip, Qt.Key.Key_Space)
        editor = chip.editor.editor
        editor.selectAll()
        qtbot.keyClicks(editor, "-6")
        qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert edited.args[0].steps[1].params == {"decibels": -6.0}
    assert chip.editor is None
    assert chip.chip.text() == "-6 dB"


def test_escape_leaves_the_argument_as_it_was(card, qtbot) -> None:
    chip = card.rows[1].values["decibels"]
    qtbot.mouseClick(chip.chip, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(chip.editor.editor, "12")
    qtbot.keyClick(chip.editor.editor, Qt.Key.Key_Escape)
    assert chip.editor is None
    assert card.state.plan == PLAN


def test_a_span_is_shown_edited_and_checked_in_place(card, qtbot) -> None:
    span = card.rows[1].span
    with qtbot.waitSignal(card.span_chosen) as chosen:
        qtbot.mouseClick(span.chip, Qt.MouseButton.LeftButton)
    assert chosen.args == [4.0, 9.0]
    span.last.setText("2:00")
    qtbot.keyClick(span.last, Qt.Key.Key_Return)
    assert card.rows[1].wrong.text() == "The recording ends at 1:00."
    assert not card.apply.isEnabled()
    span.chip.click()
    span.last.setText("0:30.5")
    with qtbot.waitSignal(card.edited):
        qtbot.keyClick(span.last, Qt.Key.Key_Return)
    assert card.state.plan.steps[1].end == 30.5
    assert span.chip.text() == "0:04 to 0:30.5"
    assert card.apply.isEnabled()


def test_steps_are_switched_off_and_all_off_cannot_be_applied(card) -> None:
    for row in card.rows:
        row.switch.click()
    assert not card.apply.isEnabled()
    assert card.words.text() == "Every step is switched off."
    card.rows[0].switch.click()
    assert card.apply.isEnabled()
    assert card.name.whole() == "1 step on guest.wav"


def test_what_was_applied_is_said_and_can_be_undone(card, qtbot) -> None:
    kept = []
    card.state_changed.connect(kept.append)
    done = SimpleNamespace(
        revision=SimpleNamespace(id="r7"), before=BEFORE, after=AFTER, step_notes=("", "", "")
    )
    card.set_duration(8.0)  # as the recording is now, shorter than a place of the plan was
    assert card.rows[1].wrong.isVisible()
    card.show_applied(done)
    assert not any(row.wrong.isVisible() for row in card.rows), "what was done is called impossible"
    words = "Applied. 1:00 → 0:58, -21.3 → -16.0 LUFS, peak -3.2 → -1.0 dBTP"
    assert card.words.text() == words
    assert not card.apply.isVisible()
    with qtbot.waitSignal(card.undo_asked) as undo:
        card.undo.click()
    assert undo.args == ["r7"]
    back = CardState.read(kept[-1])
    assert (back.phase, back.revision_id, back.summary) == (Phase.APPLIED, "r7", words)
    assert back.plan == PLAN
    card.reopen()
    assert card.apply.isVisible()


def test_the_levels_of_a_long_recording_are_said_when_they_are_known(card) -> None:
    unknown = replace(AFTER, loudness=None)
    done = SimpleNamespace(
        revision=SimpleNamespace(id="r7"), before=BEFORE, after=unknown, step_notes=("", "", "")
    )
    card.show_applied(done)
    assert card.words.text() == "Applied. 1:00 → 0:58"
    card.show_measured("r6", AFTER)  # of another revision
    assert "LUFS" not in card.words.text()
    card.show_measured("r7", AFTER)
    assert card.words.text().endswith("-21.3 → -16.0 LUFS, peak -3.2 → -1.0 dBTP")
    assert card.state.summary == card.words.text()


def test_a_discarded_card_is_quiet_and_comes_back(card, theme, qtbot) -> None:
    card.discard.click()
    assert card.words.text() == "Discarded: 3 steps on guest.wav"
    assert not card._body.isVisible()
    again = PlanCard(theme, load(), CardState.read(card.state.write()), "guest.wav", 60.0)
    qtbot.addWidget(again)
    again.show()
    assert not again.apply.isVisible()
    assert not again.figures.isVisible()  # else its line would stand empty above the words
    again.again.click()
    assert again.figures.isVisible()
    assert again.apply.isVisible()
    assert again.apply.isEnabled()


def test_a_refusal_of_the_editor_is_shown_until_the_plan_changes(card) -> None:
    card.show_refusal("That would delete the whole recording.")
    assert card.words.text() == "That would delete the whole recording."
    assert not card.apply.isEnabled()
    card.rows[0].switch.click()
    assert card.apply.isEnabled()


@pytest.mark.parametrize(
    "metadata",
    [
        {},
        {"plan": None},
        {"plan": {"steps": []}},
        {"plan": {"steps": [{"op": 3}]}},
        {"plan": {"steps": [{"op": "gain"}] * 1000}},
        {"card": {"plan": {"steps": [{"op": "gain"}]}, "phase": "nonsense"}},
    ],
)
def test_what_is_no_plan_makes_no_card(metadata) -> None:
    assert CardState.read(metadata) is None


@pytest.mark.parametrize(
    ("step", "words"),
    [
        (Step(op="gain", start=-1, end=2), "before the start"),
        (Step(op="gain", start=5, end=2), "after the start"),
        (Step(op="gain", start=5, end=99), "ends at 1:00"),
        (Step(op="gain", params={"decibels": 900}), "decibels"),
        (Step(op="nothing_like_it"), "no edit called"),
        (Step(op="gain", start=5, end=99, enabled=False), ""),
        (Step(op="gain", start=5), ""),
    ],
)
def test_impossible_steps_are_named_while_typing(step, words) -> None:
    reason = problem(step, load(), 60.0)
    assert words in reason
    assert bool(reason) == bool(words)


def test_only_the_argument_that_is_wrong_is_marked_and_in_plain_words(card) -> None:
    card.rows[2].values["duration"]._take(900.0)
    assert card.rows[2].wrong.text() == "Fade out: duration must be at most 600 s, not 900.0."
    assert card.rows[2].values["duration"].chip.wrong
    assert not card.rows[2].span.chip.wrong
    assert not card.apply.isEnabled()


def test_all_of_the_recording_is_quiet_until_a_place_is_named(card) -> None:
    span = card.rows[2].span
    assert span.chip.quiet
    assert not card.rows[1].span.chip.quiet
    span.open()
    span.first.setText("0:10")
    span.last.setText("0:20")
    assert span.take()
    assert not span.chip.quiet
    assert span.chip.text() == "0:10 to 0:20"


NOTES = Plan(
    steps=(
        Step(op="set_title", params={"title": "About money"}),
        Step(op="add_chapter", start=0.0, end=20.0, params={"title": "Hello"}),
        Step(op="add_chapter", start=20.0, end=60.0, params={"title": "Rent of the office"}),
        Step(op="set_tags", params={"tags": "money, rent"}),
    )
)


@pytest.fixture
def proposal(qtbot, theme):
    made = PlanCard(theme, load(), CardState(NOTES), "guest.wav", 60.0)
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_proposal_says_what_it_is_and_is_not_listened_to(proposal) -> None:
    assert proposal.name.whole() == "A title, 2 chapters and tags for guest.wav"
    assert not proposal.listen.isVisible()
    assert proposal.apply.isEnabled()
    proposal.show_preview(Preview(None, None, BEFORE, BEFORE, ("", "", "", "")))
    assert proposal.figures.text() == ""
    done = SimpleNamespace(
        revision=SimpleNamespace(id="r7"), before=BEFORE, after=BEFORE, step_notes=("",) * 4
    )
    proposal.show_applied(done)
    assert proposal.words.text() == "Applied. The sound is as it was."


def test_a_chapter_is_renamed_moved_and_switched_off(proposal, qtbot) -> None:
    row = proposal.rows[2]
    with qtbot.waitSignal(proposal.span_chosen) as chosen:
        qtbot.mouseClick(row.span.chip, Qt.MouseButton.LeftButton)
    assert chosen.args == [20.0, 60.0]
    row.span.first.setText("0:25")
    qtbot.keyClick(row.span.first, Qt.Key.Key_Return)
    chip = row.values["title"]
    qtbot.keyClick(chip.chip, Qt.Key.Key_Space)
    chip.editor.editor.selectAll()
    qtbot.keyClicks(chip.editor.editor, "The rent")
    qtbot.keyClick(chip.editor.editor, Qt.Key.Key_Return)
    step = proposal.state.plan.steps[2]
    assert (step.start, step.params) == (25.0, {"title": "The rent"})
    proposal.rows[1].switch.click()
    assert proposal.name.whole() == "A title, a chapter and tags for guest.wav"
    qtbot.keyClick(chip.chip, Qt.Key.Key_Space)
    chip.editor.editor.selectAll()
    qtbot.keyClick(chip.editor.editor, Qt.Key.Key_Delete)
    qtbot.keyClick(chip.editor.editor, Qt.Key.Key_Return)
    assert not proposal.state.plan.steps[2].params["title"]


def test_a_step_about_words_shows_them_until_it_is_moved(theme, qtbot) -> None:
    step = Step(op="mute_words", start=4.0, end=9.0, about="five five <b>five")
    card = PlanCard(theme, load(), CardState(Plan(steps=(step, PLAN.steps[1]))), "guest.wav", 60.0)
    qtbot.addWidget(card)
    card.show()
    row = card.rows[0]
    assert row.said.isVisible()
    assert row.said.whole() == "“five five <b>five”"
    assert not card.rows[1].said.isVisible()
    qtbot.mouseClick(row.span.chip, Qt.MouseButton.LeftButton)
    row.span.first.setText("0:05")
    qtbot.keyClick(row.span.first, Qt.Key.Key_Return)
    assert card.state.plan.steps[0].about == ""
    assert not row.said.isVisible()


def _not_asked(*_):
    raise AssertionError("its plan was made for what is shown")


class Looked:
    """A desk that remembers whose plan was looked at."""

    def __init__(self) -> None:
        self.card: PlanCard | None = None

    def show(self, card, plan, selection) -> None:
        self.card = card

    def leave(self, key) -> None:
        pass


def test_the_last_open_plan_is_looked_at_also_when_older_ones_are_scrolled_in(theme, qtbot) -> None:
    desk, owner = Looked(), QObject()
    cards = Cards(theme, load(), desk, lambda _: ("guest.wav", 60.0), _not_asked, owner)
    cards.set_recording("r1", 60.0)

    def made(seq: int):
        message = Message(
            f"m{seq}", "s", "root", seq, Role.ASSISTANT, MessageType.TEXT, MessageStatus.COMPLETE,
            "", datetime(2026, 11, 14, tzinfo=UTC),
            metadata=CardState(PLAN).write() | {"recording_id": "r1"},
        )  # fmt: skip
        card = cards.make(message)
        qtbot.addWidget(card)
        return card

    newer = made(12)
    assert desk.card is newer
    made(9)
    assert desk.card is newer
    newest = made(13)
    assert desk.card is newest
    desk.card = None
    cards.set_recording("r1", 61.0)
    assert desk.card is newest
