"""Correcting what is written: in place, by search, and who says it. The sound stays as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal, Slot

from audiochat.domain.transcript import PlacedWord
from audiochat.ui.studio.transcript.corrections import Corrections
from audiochat.ui.studio.transcript.editing import Editing
from audiochat.ui.studio.transcript.finder import Finder
from audiochat.ui.studio.transcript.layings import Layings
from audiochat.ui.studio.transcript.page import Kind
from audiochat.ui.studio.transcript.panel import TranscriptPanel
from audiochat.ui.studio.transcript.speakers import Reach, SpeakerCard, words_for
from audiochat.ui.studio.transcript.trail import Did, Trail
from audiochat.ui.tasks import Lane
from audiochat.ui.theme import Theme

if TYPE_CHECKING:
    from audiochat.domain.timeline import Timeline
    from audiochat.services.workshop import Workshop


class TextDesk(QObject):
    """Everything that changes text. ``changed()``: read the words again; ``said(str)``, ``failed``."""

    changed = Signal()
    said = Signal(str)
    failed = Signal(object)

    def __init__(
        self, workshop: Workshop, lane: Lane, theme: Theme, panel: TranscriptPanel, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._panel, self._workshop = panel, workshop
        self._timeline: Timeline | None = None
        self._chosen: tuple[PlacedWord, ...] = ()  # the words a name is asked for
        self.trail = Trail()
        self.corrections = Corrections(lambda: workshop.transcripts, lane, self)
        self.layings = Layings(lambda: workshop.transcripts, lane, self.trail, self)
        self.layings.said.connect(self.said)
        self.layings.failed.connect(self._failed)
        self.editing = Editing(theme, panel.view)
        self.finder = Finder(panel.find_bar, panel.view)
        self.card = SpeakerCard(theme, panel)
        self.editing.corrected.connect(self._correct)
        self.finder.one.connect(self._correct)
        self.finder.every.connect(self._replace)
        self.card.named.connect(self._name)
        panel.view.speaker_wanted.connect(self.ask_speaker)
        self.corrections.written.connect(self._written)
        self.corrections.undone.connect(self._undone)
        self.corrections.redone.connect(self._redone)
        self.corrections.idle.connect(self.said)
        self.corrections.failed.connect(self._failed)

    def set_timeline(self, timeline: Timeline | None) -> None:
        """Corrections are about this timeline from now on."""
        self._timeline = timeline

    def shown(self) -> None:
        """New words are shown: go on with what was being done."""
        self.finder.search(keep=True)
        self.editing.page_shown()

    @Slot(object, object, str)
    def _correct(self, first: PlacedWord, last: PlacedWord, text: str) -> None:
        if self._timeline is not None:
            self.corrections.correct(first, last, text, self._timeline)

    @Slot(str, str, bool, bool)
    def _replace(self, find: str, by: str, case: bool, whole: bool) -> None:
        if self._timeline is not None:
            gone = bool(self._panel.page.gone)  # all that is found is what is shown
            self.corrections.replace(
                self._timeline, find, by, case=case, whole_words=whole, deleted=gone
            )

    @Slot(int)
    def ask_speaker(self, number: int, chosen: tuple[PlacedWord, ...] = ()) -> None:
        """Ask who speaks a paragraph, under its name; or who says the words ``chosen`` in it."""
        self._chosen = chosen
        view = self._panel.view
        rows = view.page.rows
        if not 0 <= number < len(rows) or rows[number].kind is not Kind.WORDS:
            return
        box = view.row_box(number)
        at = QPoint(round(box.left()), round(box.top() + view.look.head + 2))
        place = view.viewport().mapToGlobal(at)
        self.card.open(view.page, number, place, apart=self._can_tell(), chosen=bool(chosen))

    def _can_tell(self) -> bool:
        return self._workshop.diarist.available

    @Slot(int, str, str)
    def _name(self, number: int, name: str, reach: str) -> None:
        page, timeline = self._panel.page, self._timeline
        if timeline is None or not 0 <= number < len(page.rows):
            return
        old = page.rows[number].speaker
        if reach == Reach.CHOSEN:
            self.corrections.name(self._chosen, name)
            return
        if name == old and not page.rows[number].unsure:
            return
        if reach == Reach.EVERYWHERE and old and name != old:
            self.corrections.rename(timeline, old, name)
        else:
            here = name == old  # the person says that it is right
            first, last = words_for(page, number, Reach.HERE if here else Reach(reach))
            self.corrections.name(page.words[first:last], name)

    def undo(self) -> None:
        """Take the last correction back, or the last words that were put in the place of others."""
        if self.trail.last is Did.WORDS:
            self.layings.undo()
        elif self._timeline is not None:
            self.corrections.undo(self._timeline)

    def redo(self) -> None:
        """Do it again."""
        if self.trail.next is Did.WORDS:
            self.layings.redo()
        elif self._timeline is not None:
            self.corrections.redo(self._timeline)

    @Slot(str)
    def named(self, words: str) -> None:
        """Speakers were told apart, as one step."""
        self._written(words)

    @Slot(str)
    def _written(self, words: str) -> None:
        self.trail.did(Did.TEXT)
        if words:
            self.said.emit(words)
        self.changed.emit()

    @Slot(str)
    def _undone(self, words: str) -> None:
        if self.trail.last is Did.TEXT:
            self.trail.undo()
        self.said.emit(words)
        self.changed.emit()

    @Slot(str)
    def _redone(self, words: str) -> None:
        if self.trail.next is Did.TEXT:
            self.trail.redo()
        self.said.emit(words)
        self.changed.emit()

    @Slot(object)
    def _failed(self, error: object) -> None:
        self.failed.emit(error)
        self.changed.emit()
