"""Recognition as the panel shows it: what to press, how far it is, and what was found."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from audiochat.services.transcriber.again import Again
from audiochat.ui.stored import TRANSCRIBE_ON_OPENING
from audiochat.ui.studio.state import StageState
from audiochat.ui.studio.transcript.page import Kind
from audiochat.ui.studio.transcript.panel import TranscriptPanel
from audiochat.ui.studio.transcript.recognition import Recognition, Stage
from audiochat.ui.tasks import Lane

if TYPE_CHECKING:
    from audiochat.domain.timeline import Timeline
    from audiochat.services.workshop import Workshop

WORDS_EVERY_MS = 400
"""New words are brought to the page at most this often."""

SHARE = 6
"""Reading the words anew may take at most one part in so many of the time, while it listens."""


class Hearing(QObject):
    """Starts, holds and ends the recognition of the recording on the stage.

    ``words_found()``: read the words again; ``acted()``: what can be done has changed;
    ``failed(UserError)``: it broke off while words are shown.
    """

    words_found = Signal()
    acted = Signal()
    failed = Signal(object)

    def __init__(
        self, workshop: Workshop, lane: Lane, state: StageState, panel: TranscriptPanel,
        parent: QObject,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._workshop, self._lane, self._state, self._panel = workshop, lane, state, panel
        self._recording_id = ""
        self._timeline: Timeline | None = None
        self._asked: float | None = None
        self._loaded = self._drafts = False
        self._heard: Timeline | None = None  # what is or was listened to last
        self._once_more = False
        self._again: Again | None = None  # all of it is heard anew
        self._shown: Stage | None = None
        self.recognition = Recognition(workshop, lane, self.focus, self)
        self.recognition.changed.connect(self._show)
        self.recognition.found.connect(self._found)
        self.recognition.ended.connect(self._ended)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(WORDS_EVERY_MS)
        self._soon.timeout.connect(self.words_found)
        panel.empty.acted.connect(self.start)
        panel.again.wanted.connect(self.start_again)
        panel.progress.held.connect(self.hold)
        panel.progress.ended.connect(self.stop)
        panel.view.missing_wanted.connect(self.start_at)
        self._show()

    @property
    def stage(self) -> Stage:
        """How the recognition stands."""
        return self.recognition.stage

    def focus(self) -> float:
        """Where the person looks, in seconds; asked on the lane between two blocks."""
        if self._asked is not None:
            return self._asked
        view = self._state.view
        return self._state.playhead if view.is_whole else view.start

    @property
    def can_start(self) -> bool:
        """Whether something is left to recognise and nothing is being recognised."""
        page = self._panel.page
        missing = any(row.kind is Kind.MISSING for row in page.rows)
        left = missing or self._drafts or not self._loaded
        return self._timeline is not None and not self.recognition.running and left

    def set_recording(self, recording_id: str, timeline: Timeline | None) -> None:
        """Another recording or another state of it; what was begun for another one ends."""
        if recording_id != self._recording_id:
            self._again = None
            self.recognition.stop()
            self._soon.stop()
            self._loaded = False
            self._panel.say_doubt("")
        self._recording_id, self._timeline = recording_id, timeline
        self._show()

    def loaded(self, took_ms: float, drafts: bool = False, begun: Again | None = None) -> None:
        """The words are shown; if for the first time, begin where the setting says so.

        ``took_ms``: how long it took to read them, which grows with the recording. ``drafts``: some
        were written down while they were spoken; they are heard again by themselves. ``begun``: what
        was being heard anew when the program ended; it waits for the person, since it may have been
        what ended it.
        """
        self._drafts = drafts
        self._soon.setInterval(max(WORDS_EVERY_MS, round(took_ms * SHARE)))
        first, self._loaded = not self._loaded, True
        if first and begun is not None and not self.recognition.running:
            self._hold(begun)
        if first and self.can_start and (drafts or self._on_opening()):
            self.start()
        again, self._once_more = self._once_more, False
        if again and self.can_start:
            self._start()
        self._show()

    def _on_opening(self) -> bool:
        return self._workshop.settings.get(TRANSCRIBE_ON_OPENING, False) is True

    @Slot()
    def start(self) -> None:
        """Recognise what is not known yet, first where the person looks."""
        self._asked = None
        self._start()

    @Slot(float)
    def start_at(self, seconds: float) -> None:
        """Recognise what is not known yet, first from a time on."""
        self._asked = seconds
        if not self.recognition.running:
            self._start()

    def start_again(self, language: str = "", keep: bool = True) -> None:
        """Recognise all of it anew; no ``language``: as the settings say. Old words stay until then."""
        timeline = self._timeline
        if timeline is None or self.recognition.running:
            return
        options = None
        if language:
            options = replace(self._workshop.listener.options(), language=language)
        self._asked = None
        self._again = Again(self._recording_id, timeline, keep, options)
        self._start()

    def _hold(self, begun: Again) -> None:
        """Show what has been heard anew so far as paused."""
        self._again = begun
        self.recognition.hold_at(begun.fraction)

    def _start(self) -> None:
        if self._timeline is not None and not self.recognition.running:
            self._heard = self._timeline
            self.recognition.start(self._recording_id, self._timeline, self._again)

    @Slot()
    def hold(self) -> None:
        """Pause, or go on."""
        if self.recognition.running:
            self.recognition.pause()
        else:
            self._start()

    @Slot()
    def stop(self) -> None:
        """End it; the words so far stay, or the old ones if it was to be done anew."""
        self._give_up()
        self.recognition.stop()
        self.words_found.emit()

    def _give_up(self) -> None:
        """Forget what was heard anew; after the run that is being stopped, so that it adds no more."""
        again, self._again = self._again, None
        if again is not None:
            give_up = self._workshop.transcriber.give_up
            self._lane.submit(give_up, again.recording_id).failed.connect(self.failed)

    @Slot(str)
    def _found(self, doubt: str) -> None:
        if doubt:
            self._panel.say_doubt(doubt)
        if self._again is None and not self._soon.isActive():
            self._soon.start()

    @Slot(bool)
    def _ended(self, complete: bool) -> None:
        self._soon.stop()
        self._asked = None
        edited = self._heard is not self._timeline
        self._once_more = complete and edited and self._again is None
        again, error = self._again, self.recognition.error
        if error is not None and self._panel.page.words:
            self.failed.emit(error)
        if again is not None and error is not None:
            self._hold(again)
        elif complete:
            self._again = None
        else:
            self._give_up()
        self.words_found.emit()

    # Showing

    @Slot()
    def _show(self) -> None:
        recognition, strip = self.recognition, self._panel.progress
        if recognition.stage in (Stage.RUNNING, Stage.PAUSED):
            strip.show_state(self._words(), recognition.fraction, not recognition.running)
            anew = self._again is not None
            stays = (
                self.tr("Stop; the old words stay")
                if anew
                else self.tr("Stop; the words so far stay")
            )
            strip.end.set_words(stays)
        else:
            strip.hide()
        self._say_empty()
        if recognition.stage is not self._shown:
            self._shown = recognition.stage
            self.acted.emit()

    def _words(self) -> str:
        recognition, percent = self.recognition, f"{self.recognition.fraction * 100:.0f} %"
        anew = self._again is not None
        if not recognition.running:
            words = (
                self.tr("Transcribing anew, paused at {0}") if anew else self.tr("Paused at {0}")
            )
            return words.format(percent)
        left = recognition.seconds_left
        if left is None:
            words = self.tr("Transcribing anew, {0}") if anew else self.tr("Transcribing, {0}")
            return words.format(percent)
        return f"{percent}, {self._panel.progress.time_left(left)}"

    def _say_empty(self) -> None:
        """What stands where no words are."""
        empty, recognition = self._panel.empty, self.recognition
        page = self._panel.page
        if recognition.stage is Stage.FAILED and recognition.error is not None:
            error = recognition.error
            empty.say(error.message, error.remedy, self.tr("Try again"), icon="circle-alert")
        elif recognition.stage is Stage.RUNNING:
            empty.say(
                self.tr("Listening"),
                self.tr("The first words appear in a moment, beginning where you are looking."),
                icon="ear",
            )
        elif page.transcript.duration and not self.can_start and self._loaded:
            empty.say(
                self.tr("No speech was found"),
                self.tr("Nobody seems to speak in this recording."),
                icon="volume-x",
            )
        else:
            empty.say(
                self.tr("Read it, and edit it by its words"),
                self.tr(
                    "Delete a sentence here and its sound goes with it. Click a word to go there."
                ),
                self.tr("Transcribe"),
                self.tr("Done on this computer; nothing is sent anywhere."),
            )
