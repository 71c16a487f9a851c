"""Edits chosen from a menu: opens their form, remembers the values last used, previews them."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Signal

from audiochat.domain.editing import Preview
from audiochat.domain.errors import UserError
from audiochat.domain.operation import Registry, asked
from audiochat.domain.plan import Plan, Step
from audiochat.ui.studio.levels import change_text
from audiochat.ui.studio.operation_panel import OperationPanel
from audiochat.ui.studio.plan_desk import PlanDesk
from audiochat.ui.studio.state import StageState
from audiochat.ui.theme import Theme


class OperationDesk(QObject):
    """Between the operation panel and the plan desk. ``apply_wanted(Plan)``."""

    apply_wanted = Signal(object)

    def __init__(
        self, theme: Theme, registry: Registry, state: StageState, desk: PlanDesk, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._registry, self._state, self._desk = registry, state, desk
        self._last: dict[str, dict[str, Any]] = {}
        self.panel = OperationPanel(theme)
        self.panel.edited.connect(self._look)
        self.panel.listen_asked.connect(lambda plan: desk.listen(self, plan, state.selection))
        self.panel.apply_asked.connect(self._apply)
        self.panel.closed.connect(lambda: desk.clear(self))

    @property
    def is_open(self) -> bool:
        """Whether a form is shown."""
        return self.panel.operation is not None

    def open(self, op_id: str) -> Plan | None:
        """Show the form; an edit with nothing to choose is given back as a plan to be applied at once."""
        operation = self._registry[op_id]
        chosen = self._state.selection
        if not asked(operation.params) and (chosen or not operation.needs_span):
            start, end = chosen or (None, None)
            if operation.point and chosen is None:
                start = self._state.playhead
            if operation.whole_only:
                start = end = None
            return Plan(steps=(Step(op=op_id, start=start, end=end),))
        self.panel.open(operation, self._last.get(op_id, {}), chosen, self._state.playhead)
        return None

    def follow(self) -> None:
        """The selection or the playhead moved."""
        operation = self.panel.operation
        if operation is not None and not self._desk.listening:
            self.panel.move_to(self._state.selection, self._state.playhead)

    def close(self) -> None:
        """Put the form away."""
        self.panel.close_panel()

    def refuse(self, error: UserError) -> None:
        """It could not be applied."""
        self.show_refusal(str(error))

    def _apply(self, plan: Plan) -> None:
        step = plan.steps[0]
        self._last[step.op] = dict(step.params)
        self.apply_wanted.emit(plan)

    def _look(self, plan: Plan) -> None:
        self._desk.show(self, plan, self._state.selection)

    # What the plan desk shows

    def show_preview(self, preview: Preview) -> None:
        """Lengths and levels before and after."""
        note = next((text for text in preview.step_notes if text), "")
        parts = [note, change_text(preview.before, preview.after)]
        self.panel.show_note("   ".join(part for part in parts if part))

    def show_refusal(self, reason: str) -> None:
        """Why it cannot be done."""
        self.panel.show_note(reason, wrong=True)

    def show_busy(self, words: str) -> None:
        """Something is being worked out."""
        self.panel.show_note(words)

    def show_listening(self, which: str) -> None:
        """What is heard."""
        self.panel.show_listening(which)
