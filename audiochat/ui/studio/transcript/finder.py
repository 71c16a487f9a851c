"""Finding and replacing in the words that are shown."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from PySide6.QtCore import QObject, Qt, Signal, Slot

from audiochat.services.transcripts.correcting import without_marks
from audiochat.ui.studio.transcript.find_bar import FindBar
from audiochat.ui.studio.transcript.page import Page, shown
from audiochat.ui.studio.transcript.view import TranscriptView

MOST = 10_000
"""Places that are marked and counted; a search with more of them is too wide to step through."""


def places(page: Page, text: str, case: bool, whole: bool) -> list[tuple[int, int]]:
    """Where a text stands in a page: first letter and the one after the last, in order."""
    within, flags = page.text, re.NOFLAG
    if not case and page.folded:
        text, within = text.lower(), page.folded
    elif not case:
        flags = re.IGNORECASE  # ten times slower, for letters whose small ones are longer
    words = text.split()
    if not words:
        return []
    pattern = r"\s+".join(re.escape(word) for word in words)
    if whole:
        pattern = rf"(?<!\w){pattern}(?!\w)"
    out = []
    for found in re.finditer(pattern, within, flags):
        out.append(found.span())
        if len(out) >= MOST:
            break
    return out


def words_at(page: Page, place: tuple[int, int]) -> tuple[int, int]:
    """The words that letters belong to."""
    first = bisect_right(page.offsets, place[0]) - 1
    return first, max(first + 1, bisect_left(page.offsets, place[1]))


class Finder(QObject):
    """Joins the bar with the words. ``one(first, last, text)``: from one word to another it is to read so;
    ``every(find, by, case, whole)``: everywhere.
    """

    one = Signal(object, object, str)
    every = Signal(str, str, bool, bool)

    def __init__(self, bar: FindBar, view: TranscriptView) -> None:
        super().__init__(view)
        self.bar, self._view = bar, view
        self.found: list[tuple[int, int]] = []
        self.current = -1
        self._next: int | None = None  # the letter behind what was just put in
        bar.wanted.connect(self.search)
        bar.stepped.connect(self.step)
        bar.replaced.connect(self.replace)
        bar.left.connect(self.close)

    def open(self) -> None:
        """Look for the selected words, or for what was looked for last."""
        view, chosen = self._view, self._view.chosen.range
        text = ""
        if chosen is not None and chosen[1] - chosen[0] <= 6:
            text = " ".join(shown(word) for word in view.page.words[slice(*chosen)])
        self.bar.open(text.strip(".,;:!?…\"'“”"))

    @Slot()
    def close(self) -> None:
        """Put the bar away."""
        self.bar.hide()
        self.found, self.current = [], -1
        self._view.set_found(())
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def search(self, keep: bool = False) -> None:
        """Look again; the current place is the first one from where one reads (or as it was).

        After a replacement it is the next one behind it, which is shown before it may be replaced.
        """
        if self.bar.isHidden():
            return
        bar, page = self.bar, self._view.page
        text = bar.words.text()
        self.found = places(page, text, bar.case.isChecked(), bar.whole.isChecked())
        start, replaced = self._start(), keep and self._next is not None
        self.current = bisect_left(self.found, (start, 0)) % len(self.found) if self.found else -1
        self._show(reveal=replaced or not keep)
        self._next = None

    def _start(self) -> int:
        """The letter from which is looked: behind what was put in, or that of the word of the keys."""
        if self._next is not None:
            return self._next
        page, caret = self._view.page, self._view.chosen.caret
        return page.offsets[caret] if 0 <= caret < len(page.offsets) else 0

    @Slot(int)
    def step(self, way: int) -> None:
        """Go to the next place or the one before, round the ends."""
        if self.found:
            self.current = (self.current + way) % len(self.found)
            self._show()

    def _show(self, reveal: bool = True) -> None:
        self._view.set_found(self.found, self.current)
        self.bar.show_count(self.current, len(self.found), len(self.found) >= MOST)
        if self.current >= 0 and reveal:
            first, _ = words_at(self._view.page, self.found[self.current])
            self._view.stop_following()
            self._view.choose(self._view.chosen.at(first))
            self._view.reveal(first, glide=False)

    @Slot(bool)
    def replace(self, everywhere: bool) -> None:
        """Put the other text in the place of the current one, or of all."""
        bar, page = self.bar, self._view.page
        if self.current < 0:
            return
        if everywhere:
            self.every.emit(
                bar.words.text(), bar.by.text(), bar.case.isChecked(), bar.whole.isChecked()
            )
            return
        start, end = self.found[self.current]
        first, last = words_at(page, (start, end))
        begin = page.offsets[first]
        stop = page.offsets[last - 1] + len(shown(page.words[last - 1]))
        text = page.text[begin:start] + bar.by.text() + page.text[end:stop]
        if not bar.by.text().strip():
            text = without_marks(text)
        self._next = start + len(" ".join(bar.by.text().split()))
        self.one.emit(page.words[first], page.words[last - 1], " ".join(text.split()))
