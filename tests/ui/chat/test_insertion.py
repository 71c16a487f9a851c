"""Words that come bit by bit fit what stands around them, and are one step of undo."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtWidgets import QPlainTextEdit

from audiochat.ui.chat.insertion import Insertion, fitted


@pytest.mark.parametrize(
    ("before", "words", "after", "expected"),
    [
        ("", "Very old.", "", "Very old."),
        ("Done.", "Very old.", "", " Very old."),
        ("The", "Very old.", " dog", " very old"),
        ("The ", "A few.", "dogs", "a few "),
        ("We asked ", "I think so.", "", "I think so."),
        ("and", "I'm here.", "", " I'm here."),
        ("to", "NASA.", ", maybe", " NASA"),
        ("Stop", "Now.", ".", " now"),
        ("", "Good morning.", "Then we left.", "Good morning. "),
        ("A line\n", "Next one.", "", "Next one."),
        ("He said ", "", "more", ""),
    ],
)
def test_words_fit_their_place(before: str, words: str, after: str, expected: str) -> None:
    assert fitted(before, words, after) == expected


@pytest.fixture
def field(qtbot: Any) -> QPlainTextEdit:
    made = QPlainTextEdit()
    qtbot.addWidget(made)
    return made


def put(field: QPlainTextEdit, position: int) -> None:
    cursor = field.textCursor()
    cursor.setPosition(position)
    field.setTextCursor(cursor)


def test_letters_outside_the_first_plane_and_lines_keep_their_places(field: QPlainTextEdit) -> None:
    field.setPlainText("\U0001f399 one\ntwo three")
    put(field, 10)  # behind "two"; the microphone takes two
    one = Insertion(field)
    one.show("And a half")
    assert field.toPlainText() == "\U0001f399 one\ntwo and a half three"
    one.drop()
    assert field.toPlainText() == "\U0001f399 one\ntwo three"


def test_what_is_typed_before_it_moves_it(field: QPlainTextEdit) -> None:
    field.setPlainText("end")
    put(field, 3)
    one = Insertion(field)
    one.show("here")
    put(field, 0)
    field.insertPlainText("The ")
    assert one.meddled
    assert one.whole
    one.show("here it is")
    assert field.toPlainText() == "The end here it is"
    assert field.textCursor().position() == 4, "one goes on typing where one was"


def test_words_that_were_changed_by_hand_are_left_alone(field: QPlainTextEdit) -> None:
    one = Insertion(field)
    one.show("wrong word")
    put(field, 0)
    field.textCursor().deleteChar()
    assert not one.whole
    one.drop()
    assert field.toPlainText() == "rong word"
