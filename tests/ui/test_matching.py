"""The word that was found is always seen: a line is shortened around it, and it is marked."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter
from PySide6.QtWidgets import QWidget

from audiochat.ui.matching import marks_of, shortened
from audiochat.ui.palette import Found, Palette
from audiochat.ui.theme import Theme
from audiochat.ui.widgets import draw_found


def cut(text: str, marks: Any) -> list[str]:
    return [text[start:end] for start, end in marks]


@pytest.mark.parametrize(
    ("wanted", "text", "marked"),
    [
        ("budget", "The Budget, and budgets", ["Budget", "budget"]),
        ("THE bud", "the budget", ["the bud"]),
        ("keeper light", "A lighthouse keeper's keeper", ["light", "keeper", "keeper"]),
        ("uber", "Über Äpfel", ["Über"]),
        ("שלום", "אמר שָׁלוֹם לכולם", ["שָׁלוֹם"]),
        ("strasse", "Hauptstraße", ["straße"]),
        ("", "words", []),
        ("zebra", "words", []),
        ("of", "a loft of hay", ["of", "of"]),
    ],
)
def test_what_was_looked_for_is_marked(wanted: str, text: str, marked: list[str]) -> None:
    assert cut(text, marks_of(wanted, text)) == marked


def test_a_mistyped_word_marks_what_is_like_it() -> None:
    row = Found("session", "s", "About the lighthouse keeper", "9 Nov")
    title, aside = row.marks("lighthuose")
    assert cut(row.title, title) == ["lighthouse"]
    assert aside == ()
    assert row.marks("zwobble") == ((), ())
    assert cut("0:38 · harvest", Found("r", "r", "Bees", "0:38 · harvest").marks("harv")[1]) == [
        "harv"
    ]


def letters(text: str) -> float:
    """A width in which wide letters are wide."""
    return sum(2.0 if letter in "mwMW" else 0.5 if letter in "il. " else 1.0 for letter in text)


WORDS = st.text(alphabet="abilmw é", max_size=60)


@given(
    before=WORDS, after=WORDS, wanted=st.sampled_from(["hit", "two hits"]), room=st.integers(12, 40)
)
def test_the_first_mark_is_seen_and_nothing_is_wider_than_its_room(
    before: str, after: str, wanted: str, room: int
) -> None:
    text = before + wanted + after
    marks = marks_of(wanted, text)
    shown, moved = shortened(text, marks, room, letters)
    assert letters(shown) <= room
    assert cut(shown, moved)[0] == wanted
    whole = shown.strip("…")
    assert whole in text
    assert shown.startswith("…") or text.startswith(whole)
    assert shown.endswith("…") or text.endswith(whole)
    if letters(text) <= room:
        assert (shown, moved) == (text, marks)


def test_all_the_room_is_used_where_little_follows() -> None:
    text = "one two three four five six seven hit"
    shown, _ = shortened(text, ((34, 37),), 21, letters)
    assert shown == "…four five six seven hit"


def test_a_place_too_narrow_for_the_word_shows_its_beginning() -> None:
    shown, moved = shortened("some words, harvesting", ((12, 22),), 6, letters)
    assert shown.startswith("…harv")
    assert letters(shown) <= 6
    assert cut(shown, moved)[0] == shown.strip("…")


@pytest.mark.parametrize("mirrored", [False, True])
def test_a_found_word_far_in_a_title_is_painted_in_the_accent(theme: Theme, mirrored: bool) -> None:
    title = "A long conversation about what was said of the year's budget and the harvest"
    image = QImage(200, 24, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setFont(theme.font())
    painter.setPen(Qt.GlobalColor.black)
    if mirrored:
        painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    room = QRect(20, 0, 160, 24)
    taken = draw_found(painter, room, title, marks_of("harvest", title), QColor("red"))
    painter.end()
    red = [
        x
        for x in range(200)
        for y in range(24)
        if image.pixelColor(x, y).red() > 180 > 120 > image.pixelColor(x, y).green()
    ]
    strong = QFont(theme.font())
    strong.setWeight(QFont.Weight.DemiBold)
    wide = QFontMetricsF(strong).horizontalAdvance("harvest")
    assert 100 < taken <= 160
    assert 0.8 * wide < max(red) - min(red) < 1.2 * wide
    assert min(red) >= 20
    assert max(red) <= 180


def test_the_palette_marks_what_was_typed(theme: Theme, qtbot: Any) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(700, 500)
    host.show()
    palette = Palette(theme, host)
    palette.open("harvest")
    row = Found("message", "m", "words " * 40 + "and then the harvest began", "Bees " * 20)

    def accent() -> int:
        image, color = palette.grab().toImage(), theme.color("accent").rgb()
        return sum(image.pixel(x, y) == color for x in range(image.width()) for y in range(50, 90))

    palette.show_found([row], "nothing of it")
    assert not accent()
    palette.show_found([row], "harvest")
    assert accent() > 10
    palette.close_it()
