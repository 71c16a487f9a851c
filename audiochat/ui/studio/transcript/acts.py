"""What can be done with the words, by name: from keys, buttons, menus and the palette."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from audiochat.domain.plan import Plan
from audiochat.ui.studio.transcript.page import Page, shown
from audiochat.ui.studio.transcript.recognition import Stage
from audiochat.ui.studio.transcript.word_plans import (
    SOUND_ACTS,
    Words,
    bring_back_plan,
    move_plan,
    sound_plan,
    stretch,
)

if TYPE_CHECKING:
    from audiochat.ui.studio.transcript.desk import TranscriptDesk

ON_WORDS = ("play_words", "edit", "cut", "copy", "speaker", *SOUND_ACTS)
"""Acts that need a word that is heard."""

EDITS = ("cut", *SOUND_ACTS)
"""Acts that change the sound."""

MOVING = (*EDITS, "bring_back", "paste")
"""Acts that name sound by the times of the words that are shown."""


class Acts(QObject):
    """Does an act on words; one on their sound becomes a plan for the editor, like every edit."""

    def __init__(self, desk: TranscriptDesk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._view = desk.panel.view
        self._cut: tuple[str, Page, Words] | None = (
            None  # the state before, its words, the cut ones
        )
        self._held = ""  # the last act that came before the words of the one before it were there
        text = desk.text
        self._acts: dict[str, Callable[[], Any]] = {
            "play": desk.toggle_play,
            "play_words": desk.play_words,
            "copy": self.copy,
            "cut": self.cut,
            "paste": self.paste,
            "edit": self.edit,
            "speaker": self.speaker,
            "apart": desk.telling.start,
            "find": text.finder.open,
            "undo_text": text.undo,
            "redo_text": text.redo,
            "times": lambda: desk.show_times(not self._view.times),
            "deleted": lambda: desk.show_deleted(not desk.deleted),
            "next_unsure": lambda: self.unsure(1),
            "previous_unsure": lambda: self.unsure(-1),
            "transcribe": desk.hearing.start,
            "again": desk.ask_again,
            "hold": desk.hearing.hold,
            "stop": desk.hearing.stop,
            "bring_back": self.bring_back,
        }
        for act in SOUND_ACTS:
            self._acts[act] = partial(self.edit_sound, act)

    def do(self, name: str) -> None:
        """Do something by its name, if it can be done now.

        A second "delete" that comes while the first is being done waits for the words as they are then:
        on the page before it their times are those of other sound.
        """
        if name in MOVING and not self._desk.up_to_date:
            self._held = name if name == "delete" else ""
            return
        if name in self._acts and self.can(name):
            self._acts[name]()

    def go_on(self) -> None:
        """Do what waited, now that the words are shown as they are."""
        if self._held and self._desk.up_to_date:
            held, self._held = self._held, ""
            self.do(held)

    def can(self, name: str) -> bool:
        """Whether it can be done now."""
        page, words = self._desk.page, self.chosen(sure=name in EDITS)
        if name in ON_WORDS:
            return words is not None and stretch(page, words) is not None
        if name == "bring_back":
            return words is not None and page.comes_back(*words)
        if name == "paste":
            return self._cut is not None and self._desk.parent_id == self._cut[0]
        if name in ("next_unsure", "previous_unsure"):
            return bool(page.unsure)
        if name == "apart":
            return bool(page.words) and not self._desk.telling.running
        if name == "transcribe":
            return self._desk.hearing.can_start
        if name == "again":
            return bool(page.words) and self._desk.hearing.stage in (Stage.IDLE, Stage.FAILED)
        if name in ("hold", "stop"):
            return self._desk.hearing.stage in (Stage.RUNNING, Stage.PAUSED)
        if name in ("find", "times", "deleted"):
            return bool(page.words) or self._desk.deleted
        return self._desk.timeline is not None

    def is_on(self, name: str) -> bool | None:
        """Whether a switch is on; None for what is no switch."""
        states = {"times": self._view.times, "deleted": self._desk.deleted}
        return states.get(name)

    def chosen(self, sure: bool = False) -> Words | None:
        """The words an act is about: the selected ones, else the word of the keys.

        ``sure``: the act changes the sound, so the word of the keys must be marked as such.
        """
        view, count = self._view, len(self._desk.page.words)
        chosen, caret = view.chosen.range, view.chosen.caret
        if chosen is not None:
            return chosen if chosen[1] <= count else None
        there = 0 <= caret < count and (view.shows_caret or not sure)
        return (caret, caret + 1) if there else None

    def _apply(self, plan: Plan | None, words: Words) -> None:
        if plan is not None:
            self._desk.apply_wanted.emit(plan, stretch(self._desk.page, words), "")

    def edit_sound(self, act: str) -> None:
        """Delete, mute or bleep the words with their sound."""
        words = self.chosen(sure=True)
        if words is not None:
            self._apply(sound_plan(act, self._desk.page, words), words)
            if act == "delete":  # the cut is a little beside the words: leave no sliver selected
                self._view.choose(self._view.chosen.at(words[0]))

    def bring_back(self) -> None:
        """Put deleted words, and those under a tone, back where they were."""
        words = self.chosen()
        if words is not None:
            self._apply(bring_back_plan(self._desk.page, words), words)

    def move(self, first: int, last: int, to: int) -> None:
        """Put words before another word (or at the end)."""
        if not self._desk.up_to_date:
            return
        self._apply(move_plan(self._desk.page, (first, last), to), (first, last))

    def copy(self) -> None:
        """Put the text of the words on the clipboard, a blank line between paragraphs."""
        words, page = self.chosen(), self._desk.page
        if words is None:
            return
        parts: list[str] = []
        last_row = -1
        for index in range(*words):
            if page.words[index].deleted:
                continue
            row = page.row_of(index)
            gap = "" if not parts else " " if row == last_row else "\n\n"
            parts.append(gap + shown(page.words[index]))
            last_row = row
        QGuiApplication.clipboard().setText("".join(parts))

    def cut(self) -> None:
        """Copy the text and delete the words with their sound; ``paste`` puts them elsewhere."""
        words = self.chosen(sure=True)
        if words is not None and self._desk.revision_id is not None:
            self.copy()
            self._cut = (self._desk.revision_id, self._desk.page, words)
            self.edit_sound("delete")

    def paste(self) -> None:
        """Put the words that were cut just now before the word of the keys, as one move.

        Behind it where the keys are behind the last one.
        """
        cut, page = self._cut, self._desk.page
        if cut is None or not page.words:
            return
        target = page.words[min(max(0, self._view.chosen.caret), len(page.words) - 1)]
        key = (target.block_id, target.index)
        to = next((i for i, w in enumerate(cut[1].words) if (w.block_id, w.index) == key), None)
        plan = None
        if to is not None:
            plan = move_plan(cut[1], cut[2], to + 1 if self._view.chosen.behind else to)
        self._cut = None
        self._desk.undo_wanted.emit()
        if plan is not None:
            self._desk.apply_wanted.emit(plan, stretch(cut[1], cut[2]), cut[0])

    def edit(self) -> None:
        """Correct the text of the words in place."""
        words = self.chosen()
        if words is not None:
            self._desk.text.editing.begin(words)

    def speaker(self) -> None:
        """Ask who says the selected words, or speaks the paragraph of a single one."""
        words, page = self.chosen(), self._desk.page
        if words is not None:
            self._view.reveal(words[0], glide=False)
            several = words[1] - words[0] > 1  # a right click selects the word that it is on
            selected = page.words[slice(*words)] if several else ()
            self._desk.text.ask_speaker(page.row_of(words[0]), selected)

    def unsure(self, way: int) -> None:
        """Go to the next doubtful word or the one before, round the ends."""
        unsure, view = self._desk.page.unsure, self._view
        if not unsure:
            return
        at = view.chosen.caret if view.chosen.caret >= 0 else (view.lit or 0)
        place = bisect_right(unsure, at) if way > 0 else bisect_left(unsure, at) - 1
        word = unsure[place % len(unsure)]
        view.stop_following()
        view.choose(view.chosen.at(word).to(word), reveal=True)
        view.focus_words()

    def offered(self) -> frozenset[str]:
        """Acts on the selected words that make sense now, for the line under the words."""
        page, words = self._desk.page, self._view.chosen.range
        if words is None or words[1] > len(page.words):
            return frozenset()
        return frozenset(name for name in (*ON_WORDS, "bring_back") if self.can(name))
