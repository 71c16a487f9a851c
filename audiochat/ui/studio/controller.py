"""The studio at work: opens recordings, edits them through the editor, and keeps every part in step."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal, Slot

from audiochat.domain.editing import Applied
from audiochat.domain.errors import UserError
from audiochat.domain.plan import Plan, RecordingState
from audiochat.domain.recording import Recording
from audiochat.ui.studio.applying import Applying
from audiochat.ui.studio.captions.desk import CaptionDesk
from audiochat.ui.studio.cards import Cards
from audiochat.ui.studio.details_panel import DetailsPanel
from audiochat.ui.studio.export_panel import EACH, Extent
from audiochat.ui.studio.exporting import Exports
from audiochat.ui.studio.facts import format_line, name_and_length
from audiochat.ui.studio.history_panel import HistoryPanel
from audiochat.ui.studio.measuring import Measuring
from audiochat.ui.studio.opening import Opening
from audiochat.ui.studio.operation_desk import OperationDesk
from audiochat.ui.studio.plan_card import PlanCard
from audiochat.ui.studio.plan_desk import PlanDesk
from audiochat.ui.studio.sound import Sound
from audiochat.ui.studio.stage import Stage
from audiochat.ui.studio.state import StageState, Stretch
from audiochat.ui.studio.steps import Steps
from audiochat.ui.studio.transcript.desk import TranscriptDesk
from audiochat.ui.studio.volume import Volume
from audiochat.ui.studio.wave_loader import WaveLoader
from audiochat.ui.tasks import Lane, Lanes, Task
from audiochat.ui.theme import Theme

if TYPE_CHECKING:
    from audiochat.services.editor import Editor
    from audiochat.services.workshop import Workshop


class StudioController(QObject):
    """Owns the stage, the history and details pages, and the recording that is open.

    ``opened(Recording)``, ``closed()``; ``edited(Revision)``: another state of it is shown.
    ``state_changed()``: the selection or playhead moved. ``format_changed(str)`` for the status line.
    ``exported(Path)``; ``failed(UserError)`` for what has no place of its own.
    """

    opened = Signal(object)
    closed = Signal()
    edited = Signal(object)
    state_changed = Signal()
    format_changed = Signal(str)
    exported = Signal(object)
    failed = Signal(object)

    def __init__(
        self, workshop: Workshop, lanes: Lanes, theme: Theme, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._workshop, self._lanes = workshop, lanes
        self._pictures, self._levels, self._exports = (
            Lane("pictures"),
            Lane("levels"),
            Lane("export"),
        )
        for lane in (self._levels, self._exports):
            lane.started.connect(lanes.started)
        self.editor: Editor | None = None
        self.state = StageState(self)
        self.stage = Stage(self.state, theme, workshop.registry, self._pictures)
        self.history = HistoryPanel(theme)
        self.details = DetailsPanel(theme)
        self.sound = Sound(workshop.player, self.state, self)
        settings, store = workshop.settings, partial(lanes.store.submit, workshop.settings.set)
        self.volume = Volume(workshop.player, settings.get, store, self)
        self.stage.transport.volume.set_volume(self.volume)
        self.transcript = TranscriptDesk(workshop, lanes, theme, self.state, self.sound, self)
        self.plans = PlanDesk(lanes.audio, self.state, self.sound, workshop.registry, self)
        self.cards = Cards(
            theme, workshop.registry, self.plans, self._describe, self._plan_stands, self
        )
        self.applying = Applying(lanes.audio, self.state, self.sound, self)
        self.apply, self.cut = self.applying.apply, self.applying.cut
        self.transcript.editing = lambda: self.applying.busy
        self.steps = Steps(self.applying.submit, self.plans, self.transcript, self)
        self.undo, self.redo, self.go_to = self.steps.undo, self.steps.redo, self.steps.go_to
        self.opening = Opening(workshop, lanes.audio, self.stage.notice, self)
        self.open, self.open_known = self.opening.open, self.opening.open_known
        self.waves = WaveLoader(lanes.peaks, self.stage, self)
        self.operations = OperationDesk(theme, workshop.registry, self.state, self.plans, self)
        self.measuring = Measuring(self._levels, self.stage, self.details, self)
        self.measuring.measured.connect(self.cards.measured)
        self.exports = Exports(workshop, self._exports, theme, self)
        self.stage.under.addWidget(self.operations.panel)
        self.captions = CaptionDesk(workshop, self._exports, lanes.audio, theme, self)
        self.stage.under.addWidget(self.exports.panel)
        self.stage.under.addWidget(self.captions.panel)
        self._connect()

    def _connect(self) -> None:
        stage, state, cards = self.stage, self.state, self.cards
        stage.sought.connect(self.sound.seek)
        stage.command.connect(self.do)
        stage.operation.connect(self.open_operation)
        self.opening.ready.connect(self._adopt)
        self.opening.failed.connect(self.failed)
        self.opening.doubted.connect(self.failed)
        self.opening.begun.connect(self.applying.cancel)
        self.opening.begun.connect(self.measuring.pause)
        self.opening.given_up.connect(lambda: self.measuring.resume(self.editor))
        state.selection_changed.connect(self._state_moved)
        state.playhead_changed.connect(self._state_moved)
        self.sound.playing_changed.connect(stage.transport.set_playing)
        self.sound.failed.connect(self.failed)
        self.transcript.apply_wanted.connect(
            lambda plan, where, made_for: self.apply(plan, where, None, made_for)
        )
        self.transcript.undo_wanted.connect(self.undo)
        self.transcript.acted.connect(self._show_undo)
        self.applying.applied.connect(self._applied)
        self.applying.refused.connect(self._not_applied)
        self.steps.moved.connect(self._moved)
        self.steps.failed.connect(self.failed)
        self.transcript.failed.connect(self.failed)
        self.waves.failed.connect(self.failed)
        self.waves.drawn.connect(lambda: self.measuring.start(self.editor))
        self.history.chosen.connect(self.go_to)
        self.operations.apply_wanted.connect(lambda p: self.apply(p, self.state.selection))
        self.exports.wanted.connect(self.export_to)
        self.exports.exported.connect(self.exported)
        self.exports.failed.connect(self.failed)
        self.captions.exported.connect(self.exported)
        self.captions.failed.connect(self.failed)
        self.captions.imported.connect(self.transcript.text.layings.did)
        cards.apply_wanted.connect(
            lambda card, plan, where, made_for: self.apply(plan, where, card, made_for)
        )
        cards.undo_wanted.connect(self._undo_card)
        cards.place_wanted.connect(self.show_part)
        cards.play_wanted.connect(self.show_time)
        cards.kept.connect(self._keep)

    # What others ask

    @property
    def has_recording(self) -> bool:
        """Whether a recording is on the stage."""
        return self.editor is not None

    @property
    def recording(self) -> Recording | None:
        """The recording on the stage."""
        return self.editor.recording if self.editor is not None else None

    @property
    def revision_id(self) -> str | None:
        """The state of it that is shown."""
        return self.editor.revision.id if self.editor is not None else None

    def recording_state(self) -> RecordingState | None:
        """What the commander may know; None without a recording."""
        if self.editor is None:
            return None
        timeline = self.editor.timeline
        return RecordingState(
            duration=timeline.seconds,
            selection=self.state.selection,
            playhead=self.state.playhead,
            rate=timeline.rate,
            channels=timeline.channels,
            one_voice=self.transcript.telling.one_voice,
        )

    def make_card(self, message: Any) -> Any:
        """The card of a message with a plan, or None (for the conversation's factory)."""
        return self.cards.make(message)

    def show_time(self, seconds: float, end: float | None = None) -> None:
        """Go to a time, select to ``end`` if given, and play (a time chip was clicked)."""
        if self.editor is None:
            return
        self.state.select((seconds, end) if end is not None else None)
        self.state.move_playhead(seconds)
        self.state.set_view(self.state.view.revealing(seconds))
        self.sound.play()

    def do(self, command: str) -> None:
        """Play, stop, undo, redo, cut or export, by name."""
        acts: dict[str, Callable[[], object]] = {
            "play": self.sound.toggle,
            "stop": self.sound.stop,
            "undo": self.undo,
            "redo": self.redo,
            "cut": self.cut,
            "export": self.open_export,
            "export part": partial(self.open_export, alone=True),
            "export chapters": partial(self.open_export, each=True),
        }
        if self.editor is not None:
            acts[command]()

    # Opening

    @Slot(object)
    def _adopt(self, editor: Editor) -> None:
        self.editor = editor
        recording = editor.recording
        self.exports.panel.close_panel()
        self.captions.put_away()
        self.operations.close()
        self.stage.transport.set_open(True)
        self._show_revision(fresh=True)
        self.format_changed.emit(format_line(recording.facts))
        self.opened.emit(recording)

    def close_recording(self) -> None:
        """Put the recording away; what runs for it is cancelled."""
        if self.editor is None:
            return
        self._cancel_tasks()
        self.editor = None
        self.steps.set_editor(None)
        self.applying.set_editor(None)
        self.sound.set_source(None)
        self.plans.set_editor(None)
        self.waves.clear()
        self.transcript.show(None)
        self.cards.set_recording("", 0.0)
        self.operations.close()
        self.exports.panel.close_panel()
        self.captions.put_away()
        self.state.set_chapters(())
        self.state.show_content(0.0, 1, 0, (), fresh=True)
        self.stage.transport.set_open(False)
        self.history.show_history((), "")
        self.details.show_recording(None)
        self.format_changed.emit("")
        self.closed.emit()

    @Slot()
    def _show_undo(self) -> None:
        self.stage.transport.set_history(self.steps.can_undo, self.steps.can_redo)

    def _cancel_tasks(self) -> None:
        self.applying.cancel()
        self.measuring.stop()

    # Showing

    def _show_revision(self, fresh: bool = False) -> None:
        """Bring every part to the state of the history that the editor is at."""
        editor = self.editor
        if editor is None:
            return
        self.measuring.stop()
        timeline, revision, recording = editor.timeline, editor.revision, editor.recording
        self.steps.set_editor(editor)
        self.applying.set_editor(editor)
        self.sound.set_source(editor.reader)
        self.plans.set_editor(editor)
        self.state.show(timeline, fresh)
        self.state.set_chapters(editor.notes.chapters)
        self.waves.show(editor, timeline, fresh)
        self.transcript.show(editor, fresh)
        line = editor.history()
        self.history.show_history(line, revision.id)
        self._show_undo()
        self.details.show_recording(recording, None, editor.can_undo)
        shown = {
            r.id for r in line[: 1 + next(i for i, r in enumerate(line) if r.id == revision.id)]
        }
        self.cards.set_recording(recording.id, timeline.seconds, shown, revision.id)
        self.edited.emit(revision)

    # Editing

    @Slot(object, object)
    def _applied(self, done: Applied, card: PlanCard | None) -> None:
        if card is None:
            self.operations.close()
        self.transcript.edited()
        self.applying.follow(done)
        self._show_revision()
        if card is not None:
            self.cards.applied(card, done)

    @Slot(object, object)
    def _not_applied(self, error: UserError, card: PlanCard | None) -> None:
        if card is not None:
            card.show_refusal(str(error))
        elif self.operations.is_open:
            self.operations.refuse(error)
        else:
            self.failed.emit(error)

    def open_operation(self, op_id: str) -> None:
        """Open an operation's form, or do it at once when there is nothing to choose."""
        if self.editor is None:
            return
        plan = self.operations.open(op_id)
        if plan is not None:
            self.apply(plan, self.state.selection)

    @Slot(object)
    def _moved(self, editor: Editor) -> None:
        if editor is self.editor:
            self._show_revision()

    def _undo_card(self, card: PlanCard, revision_id: str) -> None:
        """Undo what a card applied, if it is the last step; else go to the step before it."""
        editor = self.editor
        if editor is None:
            return
        before = next((r.parent_id for r in editor.history() if r.id == revision_id), None)
        if before is not None:
            self.go_to(before)
        else:
            card.reopen()

    # Cards, places, export

    def _describe(self, recording_id: str) -> tuple[str, float]:
        """What a recording is called (as in the sidebar) and its length in seconds, for a card."""
        recording = self.recording
        if recording is not None and recording_id in ("", recording.id):
            return recording.title, self.state.total
        return name_and_length(self._workshop.library, recording_id)

    def _plan_stands(self, plan: Plan, where: Stretch | None, made_for: str) -> Task:
        """Whether a plan made for an earlier state means the same sound in the one that is shown.

        Not on the lane of edits: behind a long one a card would not say for minutes that it is outdated.
        """
        assert self.editor is not None  # cards ask for the recording on the stage alone
        return self._lanes.store.submit(self.editor.stands, plan, where, made_for)

    def _keep(self, message_id: str, metadata: dict[str, Any]) -> None:
        task = self._lanes.store.submit(self._workshop.chat.annotate, message_id, metadata)
        task.failed.connect(self.failed)

    def show_part(self, start: float, end: float) -> None:
        """Select a part, and bring it into view."""
        self.state.select((start, end))
        self.state.move_playhead(start)
        view = self.state.view
        if not (view.start <= start and end <= view.end):
            self.state.set_view(view.showing(start, end, margin=0.5))

    @Slot()
    def _state_moved(self) -> None:
        self.operations.follow()
        self.state_changed.emit()

    def open_export(self, alone: bool = False, each: bool = False) -> None:
        """Ask in place for the format to export to.

        ``alone``: the selection, if there is one; ``each``: each chapter by itself.
        """
        if self.editor is not None:
            self.operations.close()
            self.captions.panel.close_panel()
            part = self.state.selection
            self.exports.ask(self.editor, part, EACH if each else part if alone else None)

    def open_captions(self) -> None:
        """Ask in place for the format to write the words in."""
        if self.editor is not None:
            self.operations.close()
            self.exports.panel.close_panel()
            self.captions.ask(self.editor)

    def export_to(self, path: Path, bitrate: int | None = None, extent: Extent = None) -> None:
        """Write the recording as it is now to a file the person chose (overwriting was confirmed)."""
        if self.editor is not None:
            self.exports.write(self.editor, path, bitrate, extent)

    def close(self) -> None:
        """Stop everything; the lanes given from outside are closed by their owner."""
        self.close_recording()
        self.sound.close()
        self.waves.clear()
        self.transcript.close()
        for lane in (self._pictures, self._levels, self._exports):
            lane.close()
