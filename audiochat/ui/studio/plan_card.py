"""The plan card: steps in plain words with editable values, listened to, applied, undone or discarded."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from audiochat.domain.editing import Applied, Measures, Preview
from audiochat.domain.operation import Registry
from audiochat.domain.plan import Step
from audiochat.services.commander.describe import place
from audiochat.services.commander.plan_groups import Group, counted, groups, time_saved
from audiochat.ui.studio.card_state import CardState, Phase, problem, wrong_fields
from audiochat.ui.studio.cut_group import CutGroup
from audiochat.ui.studio.levels import change_text, summary_text
from audiochat.ui.studio.plan_row import PlanRow
from audiochat.ui.theme import Theme
from audiochat.ui.widgets import Button, Frame, Line, Text, tip

_NAME = 40  # letters of a file's name within a sentence


class PlanCard(Frame):
    """A card in the conversation; it knows no service and says what the person wants.

    ``edited(Plan)``: the plan changed and is worth a new preview (nothing when it cannot run).
    ``apply_asked(Plan)``, ``listen_asked(Plan)``, ``discarded()``, ``undo_asked(revision_id)``;
    ``span_chosen(start, end)``: show this place, ``heard_asked(start, end)``: play it.
    ``state_changed(dict)``: metadata to keep with the message.
    """

    edited = Signal(object)
    apply_asked = Signal(object)
    listen_asked = Signal(object)
    discarded = Signal()
    undo_asked = Signal(str)
    span_chosen = Signal(float, float)
    heard_asked = Signal(float, float)
    state_changed = Signal(dict)

    def __init__(
        self,
        theme: Theme,
        registry: Registry,
        state: CardState,
        title: str,
        duration: float,
        note: str = "",
    ) -> None:
        """``note`` is said above the steps: what they do not show."""
        super().__init__("card")
        self._theme, self._registry = theme, registry
        self._title, self._duration = title, duration
        self.state = state
        self._refusal = ""
        self._before: Measures | None = None
        self._away = self._outdated = False
        self.setMaximumWidth(theme.px(theme.size.reading))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.name = Text(theme, face="strong", elide=True)
        self.name.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.figures = Text(theme, face="small_number", tone="muted")
        self.note = Text(theme, note, face="small", tone="muted", wrap=True)
        self.note.setContentsMargins(theme.space.m, 0, theme.space.l, theme.space.s)
        steps = state.plan.steps
        self.places = [i for i, step in enumerate(steps) if not step.group]
        self.rows = [self._row(i) for i in self.places]
        self.groups = [self._group(group) for group in groups(steps)]
        self._body = QWidget()
        self._footer = self._build_footer()
        self._lay_out()
        self._show_phase()
        self._check()
        if (
            state.phase is Phase.OPEN and not state.active
        ):  # nothing is sure: all is to be looked at
            for shown in self.groups:
                shown.toggle()

    @property
    def _silent(self) -> bool:
        """Whether nothing of it can be heard: chapters, a title, tags."""
        ops = {step.op for step in self.state.plan.steps}
        return all(op in self._registry and self._registry[op].notes is not None for op in ops)

    def _row(self, index: int) -> PlanRow:
        unplaced = self.tr("the selection") if self.state.selection else self.tr("the recording")
        step = self.state.plan.steps[index]
        row = PlanRow(self._theme, self._registry, step, self._duration, unplaced)
        row.switched.connect(lambda on, i=index: self._change(i, enabled=on))
        row.argued.connect(lambda name, value, i=index: self._change(i, params={name: value}))
        row.moved.connect(lambda start, end, i=index: self._change(i, start=start, end=end))
        row.chosen.connect(self.span_chosen)
        return row

    def _group(self, group: Group) -> CutGroup:
        """Many cuts of one kind are one line that unfolds."""
        made = CutGroup(self._theme, group, self.state.plan.steps)
        made.switched.connect(self._switch_cuts)
        made.heard.connect(lambda n: self.heard_asked.emit(*self._span(n)))
        made.shown.connect(lambda n: self.span_chosen.emit(*self._span(n)))
        return made

    def _span(self, index: int) -> tuple[float, float]:
        step = self.state.plan.steps[index]
        return step.start or 0.0, step.end or 0.0

    @Slot(object, bool)
    def _switch_cuts(self, numbers: tuple[int, ...], on: bool) -> None:
        self.state = self.state.with_steps({n: {"enabled": on} for n in numbers})
        self._changed()

    def move_step(self, index: int, start: float, end: float, exact: bool) -> None:
        """An edge of a cut was drawn elsewhere on the waveform; ``exact``: there and nowhere near."""
        step = self.state.plan.steps[index]
        if self.state.phase is not Phase.OPEN or step.op not in self._registry:
            return
        params: dict[str, object] = {}
        fields = self._registry[step.op].params.model_fields
        if "exact" in fields:
            params["exact"] = exact
        if start < step.params.get("earliest", 0.0):
            params["earliest"] = 0.0  # over the word before, as the person wants it
        if end > step.params.get("latest", end):
            params["latest"] = 0.0
        self._change(index, start=start, end=end, params=params)

    def _build_footer(self) -> QWidget:
        theme = self._theme
        self.apply = Button(theme, self.tr("Apply"), "primary")
        self.listen = Button(theme, " " + self.tr("A / B"), icon="headphones")
        self.listen.setToolTip(tip(self.tr("Listen to the plan, then switch to the original")))
        self.undo = Button(theme, self.tr("Undo"))
        self.again = Button(theme, self.tr("Bring back"), "quiet")
        self.discard = Button(theme, self.tr("Discard"), "quiet")
        self.words = Text(theme, face="small", tone="muted", wrap=True)
        self.apply.clicked.connect(lambda: self.apply_asked.emit(self.state.plan))
        self.listen.clicked.connect(lambda: self.listen_asked.emit(self.state.plan))
        self.undo.clicked.connect(lambda: self.undo_asked.emit(self.state.revision_id))
        self.again.clicked.connect(self.reopen)
        self.discard.clicked.connect(self._discard)
        footer = QWidget()
        row = QHBoxLayout(footer)
        row.setContentsMargins(*[theme.space.m] * 4)
        row.setSpacing(theme.space.s)
        for button in (self.apply, self.listen):
            row.addWidget(button)
        row.addWidget(self.words, 1)
        for button in (self.undo, self.again, self.discard):
            row.addWidget(button)
        return footer

    def _lay_out(self) -> None:
        space = self._theme.space
        head = self._head = QHBoxLayout()
        self._head_margins = (space.m, space.s + 1, space.l, space.s + 1)
        head.setSpacing(space.m)
        head.addWidget(self.name, 1)
        head.addWidget(self.figures)
        body = QVBoxLayout(self._body)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        for row in (*self.groups, *self.rows):
            body.addWidget(Line())
            body.addWidget(row)
        body.addWidget(Line())
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.note)
        column.addWidget(self._body)
        column.addWidget(self._footer)

    def _show_phase(self) -> None:
        self._leave_buttons()
        phase = self.state.phase
        is_open, applied = phase is Phase.OPEN, phase is Phase.APPLIED
        self._body.setVisible(phase is not Phase.DISCARDED)
        self.note.setVisible(phase is not Phase.DISCARDED and bool(self.note.text()))
        for widget in (self.apply, self.discard):
            widget.setVisible(is_open)
        self.listen.setVisible(is_open and not self._silent)
        self.undo.setVisible(applied and bool(self.state.revision_id))
        self.again.setVisible(phase is Phase.DISCARDED)
        for text in (self.name, self.figures):
            text.setVisible(phase is not Phase.DISCARDED)
        self._head.setContentsMargins(
            *self._head_margins if phase is not Phase.DISCARDED else [0] * 4
        )
        for row in self.rows:
            row.set_editable(is_open)
            if not is_open:
                row.set_problem("", ())  # it was said of a length that the edit itself has made
        for group in self.groups:
            group.set_editable(is_open)
        self._say_title()
        if not is_open:
            gone = self.tr("Discarded: {0}").format(self.name.whole())
            self.figures.setText("")
            self.words.setText(self.state.summary if applied else gone)

    def _say_title(self) -> None:
        count = self.state.active
        steps = self.tr("1 step") if count == 1 else self.tr("{0} steps").format(count)
        if self.groups and not self.rows:
            steps = self._cuts(count)
        if self._silent:
            named = counted(self.state.plan.steps, self._registry) or steps
            steps = named[:1].upper() + named[1:]
        title = self.tr("{0} for {1}") if self._silent else self.tr("{0} on {1}")
        self.name.setText(title.format(steps, self._title))
        self.setAccessibleName(self.tr("Plan: {0}").format(self.name.whole()))

    def _cuts(self, count: int) -> str:
        if not count:
            possible = len(self.state.plan.steps)
            one, more = self.tr("1 possible cut"), self.tr("{0} possible cuts").format(possible)
            return one if possible == 1 else more
        cuts = self.tr("1 cut") if count == 1 else self.tr("{0} cuts").format(count)
        return cuts + self.tr(", saves {0}").format(time_saved(self.state.plan.steps))

    def _change(self, index: int, **changes: object) -> None:
        self.state = self.state.with_step(index, **changes)
        if index in self.places:
            self._show_change(self.rows[self.places.index(index)], self.state.plan.steps[index])
        self._changed()

    def _show_change(self, row: PlanRow, step: Step) -> None:
        """What one row shows of its changed step."""
        if row.span is not None:
            text = place(step, self._registry[step.op], row.span.chip.text())
            row.span.set_words(text, quiet=step.start is None and step.end is None)
            row.span.chip.updateGeometry()
        row.set_note("")
        row.set_tone(step.enabled)

    def _changed(self) -> None:
        """The plan is another one now."""
        self._refusal = ""
        self.figures.setText("")
        for shown, group in zip(self.groups, groups(self.state.plan.steps), strict=True):
            shown.show_group(group, self.state.plan.steps)
        self._say_title()
        self.state_changed.emit(self.state.write())
        if self._check():
            self.edited.emit(self.state.plan)

    def _check(self) -> bool:
        """Show what is wrong in its place; whether the plan can be applied as far as one sees here."""
        if self.state.phase is not Phase.OPEN:
            return False
        reasons = [problem(s, self._registry, self._duration) for s in self.state.plan.steps]
        for row, index in zip(self.rows, self.places, strict=True):
            step, reason = self.state.plan.steps[index], reasons[index]
            row.set_problem(reason, wrong_fields(step, self._registry) if reason else ())
        off = self.tr("Every step is switched off.") if not self.state.active else ""
        if self._away:
            title = self._title if len(self._title) <= _NAME else self._title[:_NAME] + "…"
            off = self.tr("Open {0} to use this plan.").format(title)
        if self._outdated and not off:
            off = self.tr(
                "This plan is for the recording as it was. Ask again, or go back there in the history."
            )
        reason = off or next((r for r in reasons if r), "")
        beside = any(reasons[index] for index in self.places)
        self._allow(reason or self._refusal, shown=not beside)
        if off and not self.state.active:
            self.words.set_tone("muted")  # that is a choice, and nothing is wrong
        return not reason

    def _leave_buttons(self) -> None:
        """Give the focus to the message around the card before a button that has it goes.

        Else Qt hands it to the next control of the window, and one presses what one never chose.
        """
        focus, around = QApplication.focusWidget(), self.parentWidget()
        if focus is not None and around is not None and self._footer.isAncestorOf(focus):
            pointed = self.underMouse()
            by = Qt.FocusReason.MouseFocusReason if pointed else Qt.FocusReason.TabFocusReason
            around.setFocus(by)

    def _allow(self, reason: str, shown: bool = True) -> None:
        if reason and self.apply.isEnabled():
            self._leave_buttons()
        self.apply.setEnabled(not reason)
        self.listen.setEnabled(not reason)
        self.apply.setToolTip(tip(reason))
        self.words.setText(reason if shown else "")
        self.words.set_tone("cut" if reason else "muted")

    def set_duration(self, duration: float) -> None:
        """The recording's length now, in seconds; times past it are refused in place."""
        self._duration = duration
        self._check()

    def set_available(self, on: bool) -> None:
        """Whether its recording is on the stage; without it the plan can only be read."""
        self._away = not on
        self._check()

    def set_outdated(self, on: bool) -> None:
        """Whether the sound it speaks of lies at other times now: then it cannot be applied."""
        if self._outdated and not on:
            self._refusal = ""  # it was of a state that is no longer shown
        self._outdated = on
        self._check()

    def set_undone(self, on: bool) -> None:
        """Its edit was taken back elsewhere (``on``), or brought back."""
        if on and self.state.phase is Phase.APPLIED:
            self.reopen()
        elif not on and self.state.phase is Phase.OPEN and self.state.revision_id:
            self._move(Phase.APPLIED, self.state.revision_id, self.state.summary)

    def show_preview(self, preview: Preview) -> None:
        """What the plan will do: lengths and levels at the top, a note on each step."""
        if self.state.phase is not Phase.OPEN:
            return
        self._refusal = ""
        self._check()
        self.figures.setText("" if self._silent else change_text(preview.before, preview.after))
        self._notes(preview.step_notes)

    def _notes(self, notes: tuple[str, ...]) -> None:
        for row, index in zip(self.rows, self.places, strict=True):
            row.set_note(notes[index] if index < len(notes) else "")

    def show_busy(self, words: str) -> None:
        """Say in place that something is being worked out (empty: it is done)."""
        if self.state.phase is Phase.OPEN and self.apply.isEnabled():
            self.words.set_tone("muted")
            self.words.setText(words)

    def show_refusal(self, reason: str) -> None:
        """The plan cannot run, and why; it can be once it is changed."""
        self._refusal = reason
        self._check()

    def show_listening(self, which: str) -> None:
        """What is heard: ``edited``, ``original`` or nothing."""
        lit = {"edited": self.tr("B: edited"), "original": self.tr("A: original")}
        self.listen.set_words(" " + lit.get(which, self.tr("A / B")))

    def show_applied(self, applied: Applied) -> None:
        """It was applied: say what changed and offer to undo it."""
        self._notes(applied.step_notes)
        self._before = applied.before
        summary = summary_text(applied.before, applied.after)
        if self._silent:
            summary = self.tr("Applied. The sound is as it was.")
        self._move(Phase.APPLIED, applied.revision.id, summary)

    def show_measured(self, revision_id: str, after: Measures) -> None:
        """The levels of a revision are known now: a long recording has them only after applying."""
        if (
            self._before is not None
            and not self._silent
            and (self.state.phase, self.state.revision_id)
            == (
                Phase.APPLIED,
                revision_id,
            )
        ):
            self._move(Phase.APPLIED, revision_id, summary_text(self._before, after))
            self._before = None

    def _move(self, phase: Phase, revision_id: str = "", summary: str = "") -> None:
        self.state = replace(self.state, phase=phase, revision_id=revision_id, summary=summary)
        self.words.set_tone("muted")
        self._show_phase()
        self._check()
        self.state_changed.emit(self.state.write())

    @Slot()
    def reopen(self) -> None:
        """Open again, after it was undone or brought back."""
        self.show_listening("")
        self.words.setText("")
        self._move(Phase.OPEN, self.state.revision_id, self.state.summary)
        if self._check():
            self.edited.emit(self.state.plan)

    @Slot()
    def _discard(self) -> None:
        self._move(Phase.DISCARDED)
        self.discarded.emit()
