"""Plans run on the open recording: each becomes one step of its history, off the interface thread."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from audiochat.domain.editing import Applied
from audiochat.domain.plan import Plan, Step
from audiochat.ui.studio.ab import carry, carry_span
from audiochat.ui.studio.plan_card import PlanCard
from audiochat.ui.studio.sound import Sound
from audiochat.ui.studio.state import StageState, Stretch
from audiochat.ui.tasks import Lane, Task

if TYPE_CHECKING:
    from audiochat.services.editor import Editor


class Applying(QObject):
    """Owns the tasks that change the open recording.

    ``applied(Applied, PlanCard or None)``: the recording is another one now; ``refused(UserError,
    PlanCard or None)``: nothing was changed.
    """

    applied = Signal(object, object)
    refused = Signal(object, object)

    def __init__(self, lane: Lane, state: StageState, sound: Sound, parent: QObject) -> None:
        super().__init__(parent)
        self._lane, self._state, self._sound = lane, state, sound
        self._tasks: list[Task] = []
        self._editor: Editor | None = None
        self._shown = ""  # the state that the person sees, of which every time is meant

    def set_editor(self, editor: Editor | None) -> None:
        """Change this recording from now on, as it is shown now."""
        self._editor = editor
        self._shown = editor.revision.id if editor is not None else ""

    @property
    def busy(self) -> bool:
        """Whether something that was asked for is still being done."""
        return bool(self._tasks)

    def submit(self, fn: Callable[..., Any], *args: Any, title: str = "", **kwargs: Any) -> Task:
        """Run work that belongs to the open recording; it ends when that is put away."""
        task = self._lane.submit(fn, *args, title=title, **kwargs)
        self._tasks.append(task)
        task.finished.connect(lambda: self._tasks.remove(task) if task in self._tasks else None)
        return task

    def cancel(self) -> None:
        """End what is still running."""
        for task in self._tasks:
            task.cancel()
        self._tasks.clear()

    def apply(
        self,
        plan: Plan,
        selection: Stretch | None,
        card: PlanCard | None = None,
        made_for: str = "",
    ) -> None:
        """Run a plan as one step of the history, on behalf of ``card``.

        ``made_for``: the state that its times speak of, if it is not the one that is shown.
        """
        editor = self._editor
        if editor is None:
            return
        self._sound.silence()
        task = self.submit(
            editor.apply,
            plan,
            selection,
            made_for=made_for if editor.knows(made_for) else self._shown,
            title=self.tr("Editing"),
        )
        task.done.connect(lambda done: self._done(editor, done, card))
        task.failed.connect(lambda error: self.refused.emit(error, card))

    def cut(self) -> None:
        """Delete the selection."""
        chosen = self._state.selection
        if chosen is not None:
            step = Step(op="delete", start=chosen[0], end=chosen[1])
            self.apply(Plan(steps=(step,)), chosen)

    def _done(self, editor: Editor, done: Applied, card: PlanCard | None) -> None:
        if editor is self._editor:
            self.applied.emit(done, card)

    def follow(self, done: Applied) -> None:
        """Let the selection and the playhead go where the sound under them went."""
        if self._editor is not None:
            state, rate = self._state, self._editor.timeline.rate
            old_rate = 1 / state.view.finest
            state.select(carry_span(done.time_map, state.selection, old_rate, rate))
            state.move_playhead(carry(done.time_map, state.playhead, old_rate, rate))
