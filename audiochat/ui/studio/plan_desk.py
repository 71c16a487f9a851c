"""The plan being looked at: its tints, its preview and its listening, for a card or the operation panel."""

from __future__ import annotations

from dataclasses import replace
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from audiochat.domain.editing import Preview, Tint
from audiochat.domain.errors import UserError
from audiochat.domain.operation import Effect, Registry
from audiochat.domain.plan import Plan
from audiochat.services.editor import Editor
from audiochat.ui.studio.sound import Sound
from audiochat.ui.studio.state import StageState, Stretch
from audiochat.ui.tasks import Lane, Task

SETTLE_MS = 120
"""A plan is looked at this long after the last change to it."""

LONG_SECONDS = 900.0
"""Longer recordings are only rendered for a preview when asked for (structural plans always are)."""


class Viewer(Protocol):
    """What shows a plan: a card or the operation panel."""

    def show_preview(self, preview: Preview) -> None:
        """What it will do."""

    def show_refusal(self, reason: str) -> None:
        """Why it cannot be done."""

    def show_busy(self, words: str) -> None:
        """Something is being worked out."""

    def show_listening(self, which: str) -> None:
        """What is heard."""


class PlanDesk(QObject):
    """Tints and previews one plan at a time on the audio lane; a newer one replaces an older."""

    failed = Signal(object)

    def __init__(
        self, lane: Lane, state: StageState, sound: Sound, registry: Registry, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._lane, self._state, self._sound = lane, state, sound
        self._registry = registry
        self._editor: Editor | None = None
        self._viewer: Viewer | None = None
        self._plan: Plan | None = None
        self._selection: Stretch | None = None
        self._tasks: list[Task] = []
        self._preview: Preview | None = None
        self._listen_wanted = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SETTLE_MS)
        self._timer.timeout.connect(self._look)
        sound.heard.connect(self._heard)
        state.tint_moved.connect(self._move)

    @property
    def viewer(self) -> Viewer | None:
        """Whose plan is looked at."""
        return self._viewer

    @property
    def listening(self) -> bool:
        """Whether the plan (or the original beside it) is heard now."""
        return bool(self._sound.which)

    def set_editor(self, editor: Editor | None) -> None:
        """Another recording, or another state of it: nothing of the last plan holds."""
        self.clear()
        self._editor = editor

    def clear(self, viewer: Viewer | None = None) -> None:
        """Look at no plan any more (``viewer``: only if it is the one of this viewer)."""
        if viewer is not None and viewer is not self._viewer:
            return
        self._timer.stop()
        self._cancel()
        old, self._viewer = self._viewer, None
        if old is not None and self._sound.which:
            self._sound.silence()
            old.show_listening("")
        self._plan = self._preview = None
        self._state.set_tints(())

    def leave(self, key: int) -> None:
        """Its card (by Python's ``id``) is gone, as in another version of the conversation."""
        if self._viewer is None or id(self._viewer) != key:
            return
        self._viewer = None  # nothing can be shown on it any more
        if self._sound.which:
            self._sound.silence()
        self.clear()

    def _cancel(self) -> None:
        tasks, self._tasks = self._tasks, []
        for task in tasks:
            task.cancel()
        self._listen_wanted = False

    def show(self, viewer: Viewer, plan: Plan, selection: Stretch | None) -> None:
        """Look at a plan soon: tints first, then what it will do."""
        if self._editor is None:
            return
        if viewer is not self._viewer:
            self.clear()
        if (plan, selection) == (self._plan, self._selection) and self._preview is not None:
            viewer.show_preview(self._preview)
            return
        self._cancel()
        if self._sound.which:
            self._sound.silence()
        self._viewer, self._plan, self._selection = viewer, plan, selection
        self._preview = None
        self._timer.start()

    @Slot()
    def _look(self) -> None:
        if self._editor is None or self._plan is None:
            return
        task = self._lane.submit(self._editor.tints, self._plan, self._selection)
        task.done.connect(lambda tints, t=task: self._tinted(t, tints))
        task.failed.connect(lambda error, t=task: self._refused(t, error))
        self._tasks.append(task)
        if self._is_light(self._plan):
            self._run_preview()

    def _is_light(self, plan: Plan) -> bool:
        """Whether running it on the side costs little enough to do it unasked."""
        if self._state.total <= LONG_SECONDS:
            return True
        on = [step for step in plan.steps if step.enabled and step.op in self._registry]
        return all(
            self._registry[step.op].structural or self._registry[step.op].quick for step in on
        )

    @Slot(int, float, float, bool)
    def _move(self, step: int, start: float, end: float, exact: bool) -> None:
        """An edge of a cut was drawn elsewhere: the card changes its step and asks for a new look."""
        move = getattr(self._viewer, "move_step", None)
        if move is not None and self._plan is not None and step < len(self._plan.steps):
            move(step, start, end, exact)

    def _run_preview(self) -> None:
        if self._editor is None or self._viewer is None:
            return
        task = self._lane.submit(
            self._editor.preview, self._plan, self._selection, title=self.tr("Working out the plan")
        )
        task.done.connect(lambda preview, t=task: self._previewed(t, preview))
        task.failed.connect(lambda error, t=task: self._refused(t, error))
        self._tasks.append(task)
        self._viewer.show_busy(self.tr("Working it out…"))

    def _tinted(self, task: Task, tints: list[Tint]) -> None:
        if task in self._tasks:
            movable = hasattr(self._viewer, "move_step")
            self._state.set_tints(tuple(self._named(tint) for tint in tints), movable)

    def _named(self, tint: Tint) -> Tint:
        """A fade says which way it goes, so that its ramp is drawn the right way."""
        plan = self._plan
        if tint.effect is not Effect.FADE or plan is None or tint.step >= len(plan.steps):
            return tint
        return replace(tint, label=self._registry[plan.steps[tint.step].op].title.lower())

    def _previewed(self, task: Task, preview: Preview) -> None:
        if task not in self._tasks or self._viewer is None:
            return
        self._preview = preview
        self._viewer.show_busy("")
        self._viewer.show_preview(preview)
        if self._listen_wanted:
            self._listen_wanted = False
            self._hear()

    def _refused(self, task: Task, error: UserError) -> None:
        if task in self._tasks and self._viewer is not None:
            self._state.set_tints(())
            self._viewer.show_busy("")
            self._viewer.show_refusal(str(error))

    def listen(self, viewer: Viewer, plan: Plan, selection: Stretch | None) -> None:
        """Hear the plan; again: the original, at the same place."""
        if viewer is not self._viewer or (plan, selection) != (self._plan, self._selection):
            self.show(viewer, plan, selection)
            self._timer.stop()
            self._look()
        if self._preview is not None:
            self._hear()
            return
        if not self._is_light(plan):
            self._run_preview()
        self._listen_wanted = True

    def _hear(self) -> None:
        editor, preview = self._editor, self._preview
        if editor is None or preview is None:
            return
        first = min((tint.start for tint in self._state.tints), default=self._state.playhead)
        self._sound.listen(preview, lambda: editor.reader(preview.timeline), first)

    @Slot(str)
    def _heard(self, which: str) -> None:
        if self._viewer is not None:
            self._viewer.show_listening(which)
