"""Where the words of a plan stand on the waveform."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QColor

from audiochat.ui.studio.tinting import Label, label_place

STAGE, GAP, WORDS = 400.0, 4.0, QSizeF(40, 14)


def at(left: float, wide: float, **more: Any) -> Label:
    return Label("-0.9 s", QColor(), QRectF(left, 0, wide, 100), **more)


def place(label: Label, *taken: QRectF) -> QRectF | None:
    return label_place(label, WORDS, STAGE, GAP, list(taken))


def test_words_stand_at_the_start_of_their_stretch() -> None:
    assert place(at(100, 80)) == QRectF(104, 3, 40, 14)
    assert place(at(-50, 80)) == QRectF(4, 3, 40, 14)


def test_words_that_do_not_fit_at_the_end_stand_before_their_stretch() -> None:
    assert place(at(380, 20)) == QRectF(336, 3, 40, 14)


def test_a_falling_ramp_has_its_words_at_the_end() -> None:
    assert place(at(300, 100, slope=-1)) == QRectF(356, 3, 40, 14)


def test_words_never_lie_on_others() -> None:
    first = place(at(100, 80))
    assert first is not None
    second = place(at(110, 80), first)
    assert second is not None
    assert not second.intersects(first)
    assert second.top() >= first.bottom()


def test_words_about_everything_step_aside_along_the_top() -> None:
    first = place(at(0, 60))
    assert first is not None
    assert place(at(0, STAGE, whole=True), first) == QRectF(52, 3, 40, 14)


def test_words_without_room_are_left_out() -> None:
    assert label_place(at(0, 300), QSizeF(395, 14), STAGE, GAP, []) is None
    assert place(at(100, 2)) is None
    assert label_place(at(0, 90), QSizeF(40, 120), STAGE, GAP, []) is None
