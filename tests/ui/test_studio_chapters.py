"""Chapters on the stage: marked where they begin, named, and gone to by key."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect

from audiochat.domain.job import Job
from audiochat.domain.notes import Chapter
from audiochat.domain.transcript import PlacedWord, Transcript, Word
from audiochat.operations import load
from audiochat.ui.studio.stage import Stage
from audiochat.ui.studio.state import StageState
from audiochat.ui.studio.transcript.page import Kind, make_page
from audiochat.ui.tasks import Lane

CHAPTERS = (Chapter(0.0, "Hello"), Chapter(20.0, "Rent of the office"), Chapter(40.0, "End"))


@pytest.fixture
def stage(qtbot, theme):
    lane = Lane("pictures")
    state = StageState()
    made = Stage(state, theme, load(), lane)
    qtbot.addWidget(made)
    made.resize(900, 300)
    made.show()
    state.show_content(60.0, 1000, 1, (), fresh=True)
    yield made
    lane.close()


def test_each_chapter_is_marked_where_it_begins(stage, theme) -> None:
    wave = stage.waveform
    x = round(stage.state.view.x(20.0))
    at = QRect(x, wave.height() // 4, 1, 1)
    plain = wave.grab(at).toImage().pixel(0, 0)
    stage.state.set_chapters(CHAPTERS)
    marked = wave.grab(at).toImage().pixel(0, 0)
    assert marked != plain
    stage.state.set_chapters(())
    assert wave.grab(at).toImage().pixel(0, 0) == plain


def test_one_goes_from_chapter_to_chapter(stage) -> None:
    state = stage.state
    assert state.chapter_beside(1) is None
    state.set_chapters(CHAPTERS)
    assert state.chapter_beside(1) == 20.0
    state.move_playhead(20.0)
    assert state.chapter_beside(1) == 40.0
    assert state.chapter_beside(-1) == 0.0
    state.move_playhead(31.0)
    assert state.chapter_beside(-1) == 20.0
    state.move_playhead(50.0)
    assert state.chapter_beside(1) is None
    assert state.chapter_beside(-1) == 40.0


def test_chapters_head_the_words_that_they_open() -> None:
    words = tuple(
        PlacedWord(Word(f"w{n}", n + 0.1, n + 0.9), n + 0.1, n + 0.9, "s", "b", n)
        for n in range(30)
    )
    transcript = Transcript(60.0, words, ((0.0, 60.0),), "en")
    page = make_page(transcript, None, Job(), CHAPTERS)
    rows = [(row.kind, row.first, row.last, row.title) for row in page.rows]
    assert rows[:4] == [
        (Kind.CHAPTER, 0, 0, "Hello"),
        (Kind.WORDS, 0, 20, ""),
        (Kind.CHAPTER, 20, 20, "Rent of the office"),
        (Kind.WORDS, 20, 30, ""),
    ]
    assert (Kind.CHAPTER, 30, 30, "End") in rows
    assert page.row_of(19) == 1
    assert page.row_of(20) == 3
