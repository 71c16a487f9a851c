"""The view: clicks, drags and keys on words; following; what one reads stays where it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QImage, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from audiochat.domain.job import Job
from audiochat.ui.studio.transcript.page import make_page
from audiochat.ui.studio.transcript.view import TranscriptView
from audiochat.ui.theme import Theme

Show = Callable[..., Any]
Left = Qt.MouseButton.LeftButton


@pytest.fixture
def view(theme: Theme, making: Any, show: Show) -> TranscriptView:
    made = TranscriptView(theme)
    show(made)
    made.show_page(making.page())
    return made


def middle(view: TranscriptView, word: int) -> QPoint:
    return view.boxes(word, word + 1)[0].center().toPoint()


def index_of(view: TranscriptView, text: str) -> int:
    return next(i for i, word in enumerate(view.page.words) if word.text == text)


def test_a_click_goes_to_the_word(view: TranscriptView, qtbot: QtBot) -> None:
    for text in ("And", "moved,", "Jaffa,", "archive?"):
        word = index_of(view, text)
        with qtbot.waitSignal(view.sought) as sought:
            qtbot.mouseClick(view.viewport(), Left, pos=middle(view, word))
        assert sought.args == [view.page.words[word].start]
        assert view.chosen.range is None


def test_a_double_click_goes_to_a_word_and_selects_it(view: TranscriptView, qtbot: QtBot) -> None:
    word = index_of(view, "eleven")
    with qtbot.waitSignal(view.sought) as sought:
        qtbot.mouseClick(view.viewport(), Left, pos=middle(view, word))
    qtbot.mouseDClick(view.viewport(), Left, pos=middle(view, word))
    assert sought.args == [view.page.words[word].start]
    assert view.chosen.range == (word, word + 1)
    with qtbot.waitSignal(view.command) as asked:
        qtbot.keyClick(view, Qt.Key.Key_Delete)
    assert asked.args == ["delete"]


def test_a_menu_asked_for_by_key_opens_under_the_word(view: TranscriptView, qtbot: QtBot) -> None:
    word = index_of(view, "eleven")
    view.choose(view.chosen.over(word, word + 1))
    asks = QContextMenuEvent(
        QContextMenuEvent.Reason.Keyboard, QPoint(1, 1), view.mapToGlobal(QPoint(1, 1))
    )
    with qtbot.waitSignal(view.menu_wanted) as wanted:
        QApplication.sendEvent(view, asks)
    under = view.boxes(word, word + 1)[0].bottomLeft().toPoint()
    assert wanted.args == [view.viewport().mapToGlobal(under)]
    view.choose(view.chosen.none())
    view.chosen = type(view.chosen)()  # no word is at work
    with qtbot.waitSignal(view.menu_wanted) as wanted:
        QApplication.sendEvent(view, asks)
    assert wanted.args == [asks.globalPos()]


def drag(view: TranscriptView, qtbot: QtBot, start: QPoint, end: QPoint) -> None:
    port = view.viewport()
    qtbot.mousePress(port, Left, pos=start)
    qtbot.mouseMove(port, pos=start + QPoint(6, 0))
    for step in range(1, 6):
        at = start + (end - start) * step / 5
        move = QMouseEvent(QEvent.Type.MouseMove, QPointF(at), port.mapToGlobal(QPointF(at)),
                           Left, Left, Qt.KeyboardModifier.NoModifier)  # fmt: skip
        QApplication.sendEvent(port, move)
    qtbot.mouseRelease(port, Left, pos=end)


def test_a_drag_selects_words_over_paragraphs(view: TranscriptView, qtbot: QtBot) -> None:
    first, last = index_of(view, "changed"), index_of(view, "eleven")
    drag(view, qtbot, middle(view, first), middle(view, last))
    assert view.chosen.range == (first, last + 1)
    drag(view, qtbot, middle(view, last + 3), middle(view, first))
    assert view.chosen.range == (first, last + 4)


def test_selected_words_are_carried(view: TranscriptView, qtbot: QtBot) -> None:
    first, to = index_of(view, "eleven"), index_of(view, "Was")
    view.choose(view.chosen.over(first, first + 2))
    target = view.boxes(to, to + 1)[0]
    with qtbot.waitSignal(view.moved) as moved:
        drag(
            view,
            qtbot,
            middle(view, first),
            QPoint(round(target.left()) + 2, round(target.center().y())),
        )
    assert moved.args == [first, first + 2, to]


def test_keys_select_words(view: TranscriptView, qtbot: QtBot) -> None:
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    assert view.chosen.caret == 0
    for _ in range(3):
        qtbot.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert view.chosen.range == (0, 4)
    qtbot.keyClick(view, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert view.chosen.range == (0, 3)
    qtbot.keyClick(view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert view.chosen.range == (0, len(view.page.words))
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert view.chosen.range is None
    qtbot.keyClick(view, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(view, Qt.Key.Key_Down)
    below = view.chosen.caret
    assert 3 < below < 15
    qtbot.keyClick(view, Qt.Key.Key_Up)
    assert view.chosen.caret == 0
    qtbot.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert view.page.words[view.chosen.caret].text == "The"


def test_keys_and_clicks_go_behind_the_last_word(view: TranscriptView, qtbot: QtBot) -> None:
    view.setFocus()
    last = len(view.page.words) - 1
    qtbot.keyClick(view, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert (view.chosen.caret, view.chosen.behind) == (last, True)
    qtbot.keyClick(view, Qt.Key.Key_Left)
    assert (view.chosen.caret, view.chosen.behind) == (last, False)
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert (view.chosen.caret, view.chosen.behind) == (last, True)
    assert view.accessibleDescription().endswith("the end")
    qtbot.keyClick(view, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert view.chosen.range == (last, last + 1)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=middle(view, last))
    assert (view.chosen.caret, view.chosen.behind) == (last, False)
    box = view.boxes(last, last + 1)[-1]
    beside = QPoint(round(box.right()) + 12, round(box.center().y()))
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=beside)
    assert (view.chosen.caret, view.chosen.behind) == (last, True)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=middle(view, 0))
    assert not view.chosen.behind


def test_keys_hand_on_what_is_to_be_done(view: TranscriptView, qtbot: QtBot) -> None:
    view.setFocus()
    said: list[str] = []
    view.command.connect(said.append)
    for key in (Qt.Key.Key_Delete, Qt.Key.Key_F2, Qt.Key.Key_Space):
        qtbot.keyClick(view, key)
    for key in (Qt.Key.Key_X, Qt.Key.Key_C, Qt.Key.Key_V, Qt.Key.Key_F):
        qtbot.keyClick(view, key, Qt.KeyboardModifier.ControlModifier)
    assert said == ["delete", "edit", "play", "cut", "copy", "paste", "find"]


def test_the_word_being_said_is_lit_and_followed(
    theme: Theme, making: Any, show: Show, qtbot: QtBot
) -> None:
    view = TranscriptView(theme)
    show(view)
    view.show_page(make_page(making.long(5000), None, Job()))
    view.set_playing(True)
    view.set_playhead(view.page.words[3000].start + 0.1)
    assert view.lit == 3000
    qtbot.waitUntil(lambda: 0 <= view.boxes(3000, 3001)[0].top() < view.viewport().height())
    bar = view.verticalScrollBar()
    bar.triggerAction(bar.SliderAction.SliderPageStepSub)
    bar.triggerAction(bar.SliderAction.SliderPageStepSub)
    assert not view.follows
    assert view.follow_button.isVisible()
    at = bar.value()
    view.set_playhead(view.page.words[3020].start + 0.1)
    assert bar.value() == at
    view.follow_button.click()
    assert view.follows
    qtbot.waitUntil(lambda: 0 <= view.boxes(3020, 3021)[0].top() < view.viewport().height())


def test_the_wheel_ends_following_and_an_act_by_hand_begins_it(
    theme: Theme, making: Any, show: Show, qtbot: QtBot
) -> None:
    view = TranscriptView(theme)
    show(view)
    view.show_page(make_page(making.long(3000), None, Job()))
    view.set_playing(True)
    view.set_playhead(view.page.words[1000].start)
    qtbot.waitUntil(lambda: 0 <= view.boxes(1000, 1001)[0].top() < view.viewport().height())
    port = view.viewport()
    at = QPointF(60, 60)
    wheel = QWheelEvent(
        at, port.mapToGlobal(at), QPoint(), QPoint(0, -240), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(port, wheel)
    assert not view.follows
    view.set_playing(False)
    view.set_playhead(view.page.words[200].start)  # somebody clicked on the waveform
    assert view.follows
    qtbot.waitUntil(lambda: 0 <= view.boxes(200, 201)[0].top() < view.viewport().height())


def test_opening_the_page_shows_the_word_being_said(theme: Theme, making: Any, show: Show) -> None:
    view = TranscriptView(theme)
    view.show_page(make_page(making.long(3000), None, Job()))
    view.set_playhead(1000.0)
    show(view)
    lit = view.lit
    assert lit is not None
    assert 0 <= view.boxes(lit, lit + 1)[0].top() < view.viewport().height()


def test_what_one_reads_stays_when_words_above_go(theme: Theme, making: Any, show: Show) -> None:
    view = TranscriptView(theme)
    show(view)
    view.show_page(make_page(making.long(3000), None, Job()))
    view.reveal(2000, glide=False)
    at = view.boxes(2000, 2001)[0].top()
    page = view.page
    shorter = replace(page.transcript, words=page.words[:500] + page.words[900:])
    view.show_page(make_page(shorter, page, Job()))
    assert view.boxes(1600, 1601)[0].top() == pytest.approx(at, abs=2)


def test_scrolling_up_into_rows_never_seen_does_not_jump(
    theme: Theme, making: Any, show: Show
) -> None:
    view = TranscriptView(theme)
    show(view)
    view.show_page(make_page(making.long(3000), None, Job()))
    view.reveal(2000, glide=False)
    bar, word = view.verticalScrollBar(), 2000
    for _ in range(30):
        before = view.boxes(word, word + 1)[0].top()
        bar.setValue(bar.value() - 20)
        assert view.boxes(word, word + 1)[0].top() == pytest.approx(before + 20, abs=1.5)
        found = view.word_at(40, 30)
        word = found if found is not None else word


def test_the_selection_survives_a_new_page(view: TranscriptView, making: Any, qtbot: QtBot) -> None:
    first = index_of(view, "eleven")
    view.choose(view.chosen.over(first, first + 3))
    words = view.page.words
    cut = replace(view.page.transcript, words=words[:2] + words[5:])
    view.show_page(make_page(cut, view.page, Job()))
    assert view.chosen.range == (first - 3, first)
    gone = replace(view.page.transcript, words=view.page.words[: first - 2])
    with qtbot.waitSignal(view.picked) as picked:
        view.show_page(make_page(gone, view.page, Job()))
    assert picked.args == [None]


def test_right_to_left_words_lie_at_the_right(
    theme: Theme, making: Any, show: Show, qtbot: QtBot
) -> None:
    view = TranscriptView(theme)
    show(view)
    view.show_page(making.page((("דנה", "שלום לכולם, זו הקלטה של Audio Chat מהבוקר"),)))
    first, second = view.boxes(0, 1)[0], view.boxes(1, 2)[0]
    assert first.right() > view.viewport().width() - 40
    assert second.right() < first.left() + 8
    for word in range(len(view.page.words)):
        assert view.word_at(*middle(view, word).toTuple()) == word
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(view, Qt.Key.Key_Left)
    assert view.chosen.caret == 1


def test_a_click_on_a_gap_asks_for_it(theme: Theme, making: Any, show: Show, qtbot: QtBot) -> None:
    view = TranscriptView(theme)
    show(view)
    whole = making.transcript()
    part = replace(whole, covered=((0.0, whole.words[-1].end),), duration=whole.duration + 60)
    view.show_page(make_page(part, None, Job()))
    box = view.row_box(len(view.page.rows) - 1)
    with qtbot.waitSignal(view.missing_wanted) as wanted:
        qtbot.mouseClick(view.viewport(), Left, pos=box.center().toPoint())
    assert wanted.args == [whole.words[-1].end]


def test_a_click_on_a_name_asks_for_the_speaker(view: TranscriptView, qtbot: QtBot) -> None:
    box = view.sheet.name_box(1).translated(view.row_box(1).topLeft())
    with qtbot.waitSignal(view.speaker_wanted) as wanted:
        qtbot.mouseClick(view.viewport(), Left, pos=box.center().toPoint())
    assert wanted.args == [1]


def test_words_a_plan_takes_out_are_drawn_in_the_colour_of_cuts(
    view: TranscriptView, theme: Theme
) -> None:
    def reds() -> int:
        image: QImage = view.grab().toImage()
        cut = theme.color("cut").rgb()
        return sum(image.pixel(x, y) == cut for x in range(image.width()) for y in range(200))

    assert reds() == 0
    view.set_doomed(frozenset({8, 9, 10}))
    assert reds() > 5
