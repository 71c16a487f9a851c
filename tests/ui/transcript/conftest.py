"""Made transcripts: words of an interview laid along a timeline, by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from audiochat.domain.job import Job
from audiochat.domain.transcript import PlacedWord, Transcript, Word
from audiochat.ui.studio.transcript.page import Page, make_page

INTERVIEW = (
    ("Interviewer", "And when the team moved, what changed first? Um, you know, in the day to day."),
    ("Guest", "The quiet. We had uh eleven people in one room, and then suddenly a door one could "
              "close. I remember the first morning in Jaffa, nobody spoke until ten."),
    ("Interviewer", "Was that good?"),
    ("Guest", "It was good for the work. It took a year until it was good for us. So, so we began "
              "to record the Monday talks, so that those who were not there could hear them."),
    ("Interviewer", "And those are the recordings in the archive?"),
)  # fmt: skip


class Making:
    """Builds transcripts word by word: half a second each, two seconds between paragraphs."""

    def words(
        self, parts: tuple[tuple[str, str], ...] = INTERVIEW, start: float = 0.0
    ) -> list[PlacedWord]:
        out: list[PlacedWord] = []
        at = start
        for block, (speaker, text) in enumerate(parts):
            for index, word in enumerate(text.split()):
                sure = 0.3 if word in ("Jaffa,", "archive?") else 0.95
                made = Word(word, at, at + 0.4, sure, speaker)
                out.append(PlacedWord(made, at, at + 0.4, "s1", f"b{block}", index))
                at += 0.5
            at += 2.0
        return out

    def transcript(
        self, parts: tuple[tuple[str, str], ...] = INTERVIEW, duration: float = 0.0
    ) -> Transcript:
        words = tuple(self.words(parts))
        end = duration or (words[-1].end + 1.0 if words else 10.0)
        return Transcript(end, words, ((0.0, end),), "en")

    def page(
        self, parts: tuple[tuple[str, str], ...] = INTERVIEW, before: Page | None = None
    ) -> Page:
        return make_page(self.transcript(parts), before, Job())

    def long(self, count: int) -> Transcript:
        """So many words in paragraphs of about fifty."""
        text = ["the", "quick", "brown", "fox", "jumped,", "and", "the", "team", "moved", "away."]
        words, at = [], 0.0
        for index in range(count):
            at += 2.0 if index % 50 == 0 else 0.0
            made = Word(text[index % len(text)], at, at + 0.3, 0.9, f"Guest {index // 200 % 3}")
            words.append(PlacedWord(made, at, at + 0.3, "s1", f"b{index // 100}", index % 100))
            at += 0.36
        return Transcript(at + 1, tuple(words), ((0.0, at + 1),), "en")


@pytest.fixture
def making() -> Making:
    return Making()


@pytest.fixture
def show(qapp: QApplication, qtbot: Any) -> Iterator[Callable[..., Any]]:
    """Shows a widget at a size; puts it away at the end."""
    made: list[Any] = []

    def open_(widget: Any, width: int = 372, height: int = 560) -> Any:
        widget.resize(width, height)
        widget.show()
        qtbot.waitExposed(widget)
        made.append(widget)
        return widget

    yield open_
    for widget in made:
        widget.close()
        widget.deleteLater()
