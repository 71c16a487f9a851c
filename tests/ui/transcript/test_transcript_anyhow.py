"""Whatever is done in whatever order while the words change: nothing breaks, every place stays inside."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from audiochat.domain.job import Job
from audiochat.domain.transcript import PlacedWord, Transcript, Word
from audiochat.ui.studio.transcript.page import Page, make_page
from audiochat.ui.studio.transcript.panel import TranscriptPanel
from audiochat.ui.theme import Theme

ODD = ("שלום", "a\u202eb", "x" * 300, "\x07", "👩‍👩‍👧", "don't", "。", "ﷺ", "é" * 5, "-")


def odd_page(rng: random.Random, before: Page) -> Page:
    """Words of every kind: none, cut, deleted, unsure, with and without names and gaps."""
    words, at = [], 0.0
    for index in range(rng.choice((0, 1, 2, 30, 400))):
        at += rng.choice((0.0, 0.3, 0.3, 0.3, 1.5, 30.0))
        text = rng.choice(ODD) if rng.random() < 0.2 else f"word{index}"
        word = Word(
            text, at, at + rng.choice((0.0, 0.2)), rng.random(), rng.choice(("", "", "A", "ב"))
        )
        gone = rng.random() < 0.1
        words.append(
            PlacedWord(word, at, at if gone else word.end, "s", f"b{index // 9}", index % 9, gone)
        )
    covered = () if rng.random() < 0.2 else ((0.0, at * rng.random()),)
    made = make_page(Transcript(at + rng.random() * 50, tuple(words), covered), before, Job())
    if before.words and rng.random() < 0.5:
        cut = rng.randrange(len(before.words))
        left = before.words[:cut] + before.words[cut + rng.randrange(9) :]
        made = make_page(replace(before.transcript, words=left), before, Job())
    return made


KEYS = (
    Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home,
    Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Escape, Qt.Key.Key_A,
)  # fmt: skip
HELD = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
)


@pytest.mark.parametrize("seed", range(12))
def test_anything_in_any_order(
    theme: Theme, show: Callable[..., Any], qtbot: QtBot, seed: int
) -> None:
    rng = random.Random(seed)
    panel = show(TranscriptPanel(theme))
    view, port = panel.view, panel.view.viewport()

    def spot() -> QPoint:
        return QPoint(rng.randrange(max(1, port.width())), rng.randrange(max(1, port.height())))

    acts: tuple[Callable[[], Any], ...] = (
        lambda: panel.show_page(odd_page(rng, panel.page)),
        lambda: qtbot.mouseClick(port, Qt.MouseButton.LeftButton, rng.choice(HELD), spot()),
        lambda: qtbot.mouseDClick(port, Qt.MouseButton.LeftButton, pos=spot()),
        lambda: qtbot.mousePress(port, Qt.MouseButton.LeftButton, pos=spot()),
        lambda: qtbot.mouseMove(port, spot()),
        lambda: qtbot.mouseRelease(port, Qt.MouseButton.LeftButton, pos=spot()),
        lambda: qtbot.keyClick(view, rng.choice(KEYS), rng.choice(HELD)),
        lambda: view.verticalScrollBar().setValue(rng.randrange(5000)),
        lambda: view.set_playhead(rng.random() * 200),
        lambda: view.set_playing(rng.random() < 0.5),
        lambda: panel.resize(rng.choice((120, 372, 900)), rng.choice((90, 560))),
        lambda: view.set_doomed(frozenset(rng.sample(range(400), 9))),
        lambda: view.set_times(rng.random() < 0.5),
        lambda: view.set_found([(n, n + 3) for n in range(0, len(panel.page.text), 7)], 2),
        lambda: panel.footer.show_choice(panel.page, view.chosen.range, ("edit",)),
        view.grab,
    )
    for _ in range(150):
        rng.choice(acts)()
        count = len(panel.page.words)
        assert view.chosen.caret < max(1, count)
        chosen = view.chosen.range
        assert chosen is None or 0 <= chosen[0] < chosen[1] <= count
        assert view.lit is None or view.lit < count
