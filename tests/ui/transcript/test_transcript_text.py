"""Correcting text: in place, by search, by whom it is said; one Undo for words and sound."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QRectF, Qt
from pytestqt.qtbot import QtBot

from tests.ui.transcript.test_transcript_desk import TEXT, opened, texts

__all__ = ["opened"]  # the fixture

WAIT = 10_000


@pytest.fixture
def desk(opened: Any) -> Any:
    return opened.joint.studio.transcript


def edit(desk: Any, qtbot: QtBot, words: tuple[int, int], text: str) -> None:
    view = desk.panel.view
    view.setFocus()
    view.choose(view.chosen.over(*words))
    qtbot.keyClick(view, Qt.Key.Key_F2)
    field = desk.text.editing.field
    assert field.isVisible()
    field.setPlainText(text)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def test_a_word_is_corrected_and_the_sound_stays(desk: Any, opened: Any, qtbot: QtBot) -> None:
    timeline = opened.joint.studio.editor.timeline
    start = desk.page.words[8].start
    edit(desk, qtbot, (8, 9), "tombs")
    qtbot.waitUntil(lambda: "tombs" in texts(opened), timeout=WAIT)
    assert desk.page.words[8].start == start
    assert opened.joint.studio.editor.timeline is timeline
    assert 8 not in desk.page.unsure


def test_one_undo_takes_back_whatever_came_last(
    desk: Any, opened: Any, qtbot: QtBot, ready: Callable[[Any], None]
) -> None:
    studio = opened.joint.studio
    view = desk.panel.view
    view.choose(view.chosen.over(4, 6))
    desk.acts.do("delete")
    qtbot.waitUntil(lambda: "Today" not in texts(opened), timeout=WAIT)
    ready(opened)
    edit(desk, qtbot, (0, 1), "Hello")
    qtbot.waitUntil(lambda: texts(opened).startswith("Hello"), timeout=WAIT)
    ready(opened)
    studio.undo()
    qtbot.waitUntil(lambda: texts(opened).startswith("Welcome"), timeout=WAIT)
    assert "Today" not in texts(opened)
    ready(opened)
    studio.undo()
    qtbot.waitUntil(lambda: texts(opened) == TEXT, timeout=WAIT)
    ready(opened)
    assert not studio.steps.can_undo
    studio.redo()
    qtbot.waitUntil(lambda: "Today" not in texts(opened), timeout=WAIT)
    ready(opened)
    studio.redo()
    qtbot.waitUntil(lambda: texts(opened).startswith("Hello"), timeout=WAIT)


def test_escape_changes_nothing(desk: Any, opened: Any, qtbot: QtBot) -> None:
    view, field = desk.panel.view, desk.text.editing.field
    view.setFocus()
    view.choose(view.chosen.over(8, 9))
    qtbot.keyClick(view, Qt.Key.Key_Return)
    beside = view.boxes(9, 10)[0]
    assert field.geometry().right() <= beside.left() + 1, "the field covers the next word"
    assert field.document().size().height() == 1, "the words are broken over lines"
    field.setPlainText("tombs")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert not field.isVisible()
    assert texts(opened) == TEXT


def test_words_make_room_for_what_is_written(desk: Any, opened: Any, qtbot: QtBot) -> None:
    view, field = desk.panel.view, desk.text.editing.field
    view.setFocus()
    before = view.boxes(0, len(view.page.words))
    view.choose(view.chosen.over(1, 3))
    qtbot.keyClick(view, Qt.Key.Key_Return)
    for text in ("", "a", "a little longer than it was", "so long that it has no room " * 5):
        field.setPlainText(text)
        frame, box = field.geometry(), view.boxes(1, 3)[0]
        middle = QRectF(frame).center().y()
        assert abs(middle - box.center().y()) <= 1 or len(text) > 100
        for number in (0, 3):
            beside = view.boxes(number, number + 1)[0].toRect()
            assert not frame.intersects(beside.adjusted(1, 2, -1, -2)), (text, number)
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert view.boxes(0, len(view.page.words)) == before


def test_who_goes_elsewhere_while_editing_stays_there(desk: Any, opened: Any, qtbot: QtBot) -> None:
    view, field = desk.panel.view, desk.text.editing.field
    view.setFocus()
    view.choose(view.chosen.over(8, 9))
    qtbot.keyClick(view, Qt.Key.Key_Return)
    qtbot.waitUntil(field.hasFocus, timeout=WAIT)
    opened.pane.composer.focus()
    assert not field.isVisible()
    assert opened.pane.composer.hasFocus() or opened.pane.composer.focusProxy().hasFocus()
    assert texts(opened) == TEXT


def test_undo_without_a_correction_is_said_and_is_no_error(
    desk: Any, opened: Any, qtbot: QtBot
) -> None:
    said: list[str] = []
    failed: list[object] = []
    desk.text.said.connect(said.append)
    desk.text.failed.connect(failed.append)
    desk.text.corrections.undo(desk.text._timeline)
    qtbot.waitUntil(lambda: bool(said or failed), timeout=WAIT)
    assert said == ["There is no correction to undo."]
    assert failed == []


def test_words_that_arrive_leave_the_field_alone(desk: Any, opened: Any, qtbot: QtBot) -> None:
    view, field = desk.panel.view, desk.text.editing.field
    view.setFocus()
    view.choose(view.chosen.over(8, 9))
    qtbot.keyClick(view, Qt.Key.Key_F2)
    field.setPlainText("half writ")
    page = desk.page
    desk.reload()
    qtbot.waitUntil(lambda: desk.page is not page, timeout=WAIT)
    assert field.isVisible()
    qtbot.keyClicks(field, "ten")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "about" in texts(opened) and "writ" in texts(opened), timeout=WAIT)


def test_delete_means_no_word_that_was_only_clicked(desk: Any, opened: Any, qtbot: QtBot) -> None:
    view = desk.panel.view
    qtbot.mouseClick(
        view.viewport(),
        Qt.MouseButton.LeftButton,
        pos=view.boxes(8, 9)[0].center().toPoint(),
    )
    view.setFocus(Qt.FocusReason.MouseFocusReason)
    assert not desk.acts.can("delete")
    assert desk.acts.can("edit")
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert desk.acts.can("delete")


def test_tab_goes_on_to_the_next_word(desk: Any, opened: Any, qtbot: QtBot) -> None:
    view, field = desk.panel.view, desk.text.editing.field
    view.setFocus()
    view.choose(view.chosen.over(1, 2))
    qtbot.keyClick(view, Qt.Key.Key_F2)
    field.setPlainText("into")
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: field.isVisible() and field.text() == "the", timeout=WAIT)
    assert texts(opened).startswith("Welcome into the")
    qtbot.keyClick(field, Qt.Key.Key_Backtab)
    assert field.text() == "into"


def test_finding_steps_through_all_places(desk: Any, opened: Any, qtbot: QtBot) -> None:
    desk.acts.do("find")
    bar, finder = desk.panel.find_bar, desk.text.finder
    bar.words.setText("a")
    bar.wanted.emit()
    assert len(finder.found) == TEXT.lower().count("a")
    assert bar.count.text() == f"1 of {len(finder.found)}"
    qtbot.keyClick(bar.words, Qt.Key.Key_Return)
    assert bar.count.text() == f"2 of {len(finder.found)}"
    bar.whole.setChecked(True)
    assert bar.count.text() == "Not found"
    bar.words.setText("talk  about")
    bar.wanted.emit()
    assert bar.count.text() == "1 of 1"
    bar.case.setChecked(True)
    bar.words.setText("Talk")
    bar.wanted.emit()
    assert not finder.found
    qtbot.keyClick(bar.words, Qt.Key.Key_Escape)
    assert bar.isHidden()
    assert desk.panel.view.hasFocus()


def test_replacing_one_and_all(desk: Any, opened: Any, qtbot: QtBot) -> None:
    desk.acts.do("find")
    bar = desk.panel.find_bar
    bar.words.setText("and")
    bar.by.setText("or")
    bar.wanted.emit()
    bar.one.click()
    qtbot.waitUntil(lambda: "rooms or doors" in texts(opened), timeout=WAIT)
    bar.words.setText("o")
    bar.by.setText("0")
    bar.wanted.emit()
    bar.all.click()
    qtbot.waitUntil(lambda: "o" not in texts(opened), timeout=WAIT)
    desk.acts.do("undo_text")
    qtbot.waitUntil(lambda: "rooms or doors" in texts(opened), timeout=WAIT)


def test_all_that_is_found_is_replaced_deleted_words_too(
    desk: Any, opened: Any, qtbot: QtBot
) -> None:
    view, bar = desk.panel.view, desk.panel.find_bar
    view.choose(view.chosen.over(4, 6))
    desk.acts.do("delete")
    qtbot.waitUntil(lambda: "Today" not in texts(opened), timeout=WAIT)
    desk.show_deleted(True)
    qtbot.waitUntil(lambda: "Today" in texts(opened), timeout=WAIT)
    desk.acts.do("find")
    for find, by in (("today", "Tonight"), ("Tonight we talk", "Then they spoke")):
        bar.words.setText(find)
        bar.by.setText(by)
        bar.wanted.emit()
        assert bar.count.text() == "1 of 1"
        with qtbot.waitSignal(desk.text.said, timeout=WAIT) as told:
            bar.all.click()
        assert told.args == ["1 place changed."]
        qtbot.waitUntil(lambda by=by: by in texts(opened), timeout=WAIT)
    said = [word.text for word in desk.page.words]
    gone = [word.text for word in desk.page.words if word.deleted]
    assert gone == ["Tonight", "we"]  # of a place with both the words that are heard change
    assert " ".join(said).count("Then they spoke") == 1


def test_what_deletes_words_is_never_where_the_menu_is(
    desk: Any, opened: Any, qtbot: QtBot
) -> None:
    footer, view = desk.panel.footer, desk.panel.view
    place = footer.more.mapToGlobal(footer.more.rect().center())
    view.choose(view.chosen.over(4, 6))
    qtbot.waitUntil(footer.buttons["delete"].isVisible, timeout=WAIT)
    assert footer.more.isVisible()
    assert footer.more.mapToGlobal(footer.more.rect().center()) == place


def test_replacing_goes_on_behind_what_was_put_in_and_shows_it(
    desk: Any, opened: Any, qtbot: QtBot
) -> None:
    desk.acts.do("find")
    bar, finder, view = desk.panel.find_bar, desk.text.finder, desk.panel.view
    bar.words.setText("o")
    bar.by.setText("oo")
    bar.wanted.emit()
    places, count = finder.found[:3], len(finder.found)
    for done in range(2):
        bar.one.click()
        behind = places[done + 1][0] + done + 1  # each one put in is a letter longer
        qtbot.waitUntil(lambda at=behind: finder.found[finder.current][0] == at, timeout=WAIT)
        assert len(finder.found) == count + done + 1
        word = view.page.words[view.chosen.caret]  # where it looks is where the keys are
        begin = view.page.offsets[view.chosen.caret]
        assert begin <= behind < begin + len(word.text)
    assert texts(opened).count("oo") == TEXT.count("oo") + 2


def test_escape_in_the_words_puts_the_search_away(desk: Any, opened: Any, qtbot: QtBot) -> None:
    view, bar = desk.panel.view, desk.panel.find_bar
    desk.acts.do("find")
    bar.words.setText("xyzzy")
    bar.wanted.emit()
    view.setFocus()
    view.choose(view.chosen.over(0, 2))
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert view.chosen.range is None
    assert bar.isVisible()
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert bar.isHidden()


def test_speakers_are_named_by_hand(desk: Any, opened: Any, qtbot: QtBot) -> None:
    from audiochat.ui.studio.transcript.speakers import Reach

    card = desk.text.card
    desk.text.ask_speaker(1)
    assert card.isVisible()
    assert "names you have set stay" in card.note.whole() or card.apart.isHidden()
    card.field.setText("Ben")
    card.reach.setCurrentIndex(card.reach.findData(str(Reach.ON)))
    qtbot.keyClick(card.field, Qt.Key.Key_Return)
    qtbot.waitUntil(
        lambda: [r.speaker for r in desk.page.rows][:2] == ["Anna", "Ben"], timeout=WAIT
    )
    desk.text.ask_speaker(0)
    card.field.setText("Carla")
    card.set_name.click()
    qtbot.waitUntil(lambda: desk.page.rows[0].speaker == "Carla", timeout=WAIT)
    assert not card.isVisible()
    desk.acts.do("undo_text")
    qtbot.waitUntil(lambda: desk.page.rows[0].speaker == "Anna", timeout=WAIT)


def test_selected_words_get_a_speaker_of_their_own(desk: Any, qtbot: QtBot) -> None:
    view, card = desk.panel.view, desk.text.card
    first, last = desk.page.rows[0].first, desk.page.rows[0].last
    assert last - first > 3
    view.choose(view.chosen.over(first + 1, first + 3))
    desk.acts.do("speaker")
    assert card.reach.currentText() == "The selected words"
    card.field.setText("Ben")
    qtbot.keyClick(card.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.page.words[first + 1].word.speaker == "Ben", timeout=WAIT)
    said = [word.word.speaker for word in desk.page.words[first:last]]
    assert said == ["Anna", "Ben", "Ben", *["Anna"] * (last - first - 3)]
    assert [row.speaker for row in desk.page.rows][:3] == ["Anna", "Ben", "Anna"]
    desk.acts.do("undo_text")
    qtbot.waitUntil(lambda: desk.page.words[first + 1].word.speaker == "Anna", timeout=WAIT)
    view.choose(view.chosen.over(first, first + 1))  # as a right click does
    desk.acts.do("speaker")
    assert card.reach.findData("chosen") < 0
    card.hide()


def test_the_card_of_speakers_is_as_wide_as_larger_words_need(desk: Any, opened: Any) -> None:
    card = desk.text.card
    desk.text.ask_speaker(0)
    before = card.width()
    card.hide()
    opened.theme.set_zoom(1.4)
    desk.text.ask_speaker(0)
    assert card.width() > 1.3 * before
    card.hide()
    opened.theme.set_zoom(1.0)


def test_choosing_another_known_speaker_puts_one_paragraph_right(desk: Any, qtbot: QtBot) -> None:
    card, transcripts = desk.text.card, desk._workshop.transcripts
    for words, name in (((0, 3), "Anna"), ((3, 5), "Ben"), ((5, 14), "Anna")):
        transcripts.set_speaker(desk.page.words[slice(*words)], name)
    desk.reload()
    qtbot.waitUntil(
        lambda: [r.speaker for r in desk.page.rows if r.speaker] == ["Anna", "Ben", "Anna"],
        timeout=WAIT,
    )
    desk.text.ask_speaker([row.first for row in desk.page.rows].index(5))
    assert "in this paragraph" in card.others.text()
    next(one for one in card.known if one.accessibleName() == "Ben").click()
    qtbot.waitUntil(lambda: desk.page.words[5].word.speaker == "Ben", timeout=WAIT)
    assert desk.page.words[0].word.speaker == "Anna"
    desk.text.ask_speaker(0)
    card.reach.setCurrentIndex(card.reach.findData("everywhere"))
    card.reach.activated.emit(card.reach.currentIndex())  # as a person does
    assert card.others.text() == "The same person as:"
    next(one for one in card.known if one.accessibleName() == "Ben").click()
    qtbot.waitUntil(lambda: "Anna" not in {w.word.speaker for w in desk.page.words}, timeout=WAIT)


def test_doubtful_words_are_stepped_through(desk: Any, opened: Any) -> None:
    desk.acts.do("next_unsure")
    assert desk.page.words[desk.panel.view.chosen.caret].text == "rooms"
    desk.acts.do("previous_unsure")
    assert desk.page.words[desk.panel.view.chosen.caret].text == "rooms"
    assert "1 unsure" in desk.panel.footer.facts.whole()


def test_actions_reach_the_words(opened: Any, desk: Any) -> None:
    actions = opened.shell.actions
    actions.refresh()
    for name in ("find", "edit", "speaker", "times", "deleted", "next_unsure", "undo", "show"):
        assert actions.live[f"transcript.{name}"].isEnabled(), name
    assert actions.live["transcript.times"].isChecked()
    actions.run("transcript.times")
    assert not desk.panel.view.times
    actions.run("transcript.find")
    assert desk.panel.find_bar.isVisible()


def test_what_is_replaced_by_nothing_leaves_no_mark_alone(
    desk: Any, opened: Any, qtbot: QtBot
) -> None:
    desk.acts.do("find")
    bar = desk.panel.find_bar
    for find, left in (("doors", "rooms and Thank"), ("sample", "Welcome to the Today")):
        bar.words.setText(find)
        bar.by.setText("")
        bar.wanted.emit()
        bar.one.click()
        qtbot.waitUntil(lambda left=left: left in texts(opened), timeout=WAIT)
