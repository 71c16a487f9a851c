"""The plan cards of the conversation that is shown: made from messages, joined to the open recording."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from audiochat.domain.conversation import Message, understood
from audiochat.domain.editing import Applied, Measures
from audiochat.domain.operation import Registry
from audiochat.domain.plan import Plan
from audiochat.ui.studio.card_state import CardState, Phase
from audiochat.ui.studio.plan_card import PlanCard
from audiochat.ui.studio.plan_desk import PlanDesk
from audiochat.ui.studio.state import Stretch
from audiochat.ui.tasks import Task
from audiochat.ui.theme import Theme

MOST_NOTED = 400
"""Letters of what is said above the steps of a card."""
_AROUND = 1.0
"""Seconds before and after a cut that are heard with it."""


@dataclass(slots=True)
class _Shown:
    """A card of the conversation: whose it is, and of which state of the recording its plan speaks."""

    card: PlanCard
    message_id: str
    recording_id: str
    seq: int
    plan: Plan
    made_for: str
    asked: Task | None = None  # whether its plan still stands is being looked up


class Cards(QObject):
    """Makes cards and passes their wishes on.

    ``apply_wanted(card, plan, selection, made_for)``, ``undo_wanted(card, revision_id)``,
    ``place_wanted(start, end)``, ``play_wanted(start, end)``; ``kept(message_id, metadata)``: to be
    stored with the message.

    ``stands(plan, selection, made_for)`` looks up on a worker whether a plan that was made for another
    state of the recording means the same sound in the one that is shown.
    """

    apply_wanted = Signal(object, object, object, str)
    undo_wanted = Signal(object, str)
    place_wanted = Signal(float, float)
    play_wanted = Signal(float, float)
    kept = Signal(str, dict)

    def __init__(
        self,
        theme: Theme,
        registry: Registry,
        desk: PlanDesk,
        describe: Callable[[str], tuple[str, float]],
        stands: Callable[[Plan, Stretch | None, str], Task],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._theme, self._registry, self._desk = theme, registry, desk
        self._describe, self._stands = describe, stands
        self._open_id = self._now = ""
        self._history: frozenset[str] = frozenset()
        self._shown: dict[str, _Shown] = {}  # by message

    def make(self, message: Message) -> QWidget | None:
        """The card of a message that holds a plan, else None."""
        state = CardState.read(message.metadata)
        if state is None:
            return None
        recording_id = str(message.metadata.get("recording_id") or message.recording_id or "")
        title, duration = self._describe(recording_id)
        note = str(understood(message.metadata).get("note") or "")[:MOST_NOTED]
        card = PlanCard(self._theme, self._registry, state, title, duration, note)
        made_for = str(message.metadata.get("revision_id") or "")
        shown = _Shown(card, message.id, recording_id, message.seq, state.plan, made_for)
        self._shown[message.id] = shown
        self._connect(shown)
        self._follow(shown)
        self._fit(shown)
        return card

    def _connect(self, shown: _Shown) -> None:
        card, key = shown.card, id(shown.card)
        card.destroyed.connect(lambda _=None: self._forget(shown, key))
        card.edited.connect(lambda plan: self._edited(shown, plan))
        card.listen_asked.connect(lambda plan: self._desk.listen(card, plan, card.state.selection))
        card.apply_asked.connect(
            lambda plan: self.apply_wanted.emit(card, plan, card.state.selection, shown.made_for)
        )
        card.undo_asked.connect(lambda revision: self.undo_wanted.emit(card, revision))
        card.discarded.connect(lambda: self._desk.clear(card))
        card.span_chosen.connect(self._show_place(card))
        card.heard_asked.connect(
            lambda start, end: self.play_wanted.emit(max(0.0, start - _AROUND), end + _AROUND)
        )
        card.state_changed.connect(lambda data: self.kept.emit(shown.message_id, data))

    def _edited(self, shown: _Shown, plan: Plan) -> None:
        """A plan was changed by the person: it speaks of what is on the stage now.

        Not one that was brought back, nor while it is unknown whether its other times still hold.
        """
        changed, shown.plan = plan != shown.plan, plan
        if not changed or shown.asked is not None:
            self._fit(shown, look=True)
            return
        if self._now and shown.made_for != self._now:
            shown.made_for = self._now
            self.kept.emit(shown.message_id, {"revision_id": self._now})
        self._desk.show(shown.card, plan, shown.card.state.selection)

    def _show_place(self, card: PlanCard) -> Callable[[float, float], None]:
        def show(start: float, end: float) -> None:
            self._desk.show(card, card.state.plan, card.state.selection)
            self.place_wanted.emit(start, end)

        return show

    def _forget(self, shown: _Shown, card: int) -> None:
        self._desk.leave(card)
        if self._shown.get(shown.message_id) is shown:
            del self._shown[shown.message_id]

    def _fit(self, shown: _Shown, look: bool = False) -> None:
        """A card can be used while its recording is on the stage, and while its plan stands.

        ``look``: it is looked at then, though it may not be the newest.
        """
        here = bool(self._open_id) and shown.recording_id in ("", self._open_id)
        shown.card.set_available(here)
        state, shown.asked = shown.card.state, None
        if not here or state.phase is not Phase.OPEN or shown.made_for in ("", self._now):
            self._judge(shown, True, look)
            return
        task = shown.asked = self._stands(state.plan, state.selection, shown.made_for)
        task.done.connect(lambda stands: self._judge(shown, stands, look, task))

    def _judge(self, shown: _Shown, stands: bool, look: bool, task: Task | None = None) -> None:
        """Whether the times of a plan mean their sound; the newest that can be used is looked at."""
        if task is not shown.asked or self._shown.get(shown.message_id) is not shown:
            return  # the card is gone, or the recording or the plan is another one since it was asked
        shown.asked = None
        shown.card.set_outdated(not stands)
        if stands and self._is_open(shown) and (look or shown is self._newest()):
            self._desk.show(shown.card, shown.card.state.plan, shown.card.state.selection)

    def _is_open(self, shown: _Shown) -> bool:
        """Whether its plan waits, and is about what is on the stage."""
        here = bool(self._open_id) and shown.recording_id in ("", self._open_id)
        return here and shown.card.state.phase is Phase.OPEN

    def _newest(self) -> _Shown | None:
        """The open card of the last message that has one; messages above are made as one scrolls."""
        open_ = [one for one in self._shown.values() if self._is_open(one)]
        return max(open_, key=lambda one: one.seq, default=None)

    def set_recording(
        self,
        recording_id: str,
        duration: float,
        revision_ids: Collection[str] = (),
        now: str = "",
    ) -> None:
        """Another recording, or another state of it (``now``), is on the stage; none: an empty id.

        ``revision_ids``: the history up to what is shown. A card whose edit is no longer in it can be
        applied again; one whose edit has come back is applied as it was.
        """
        self._open_id, self._history, self._now = recording_id, frozenset(revision_ids), now
        for shown in list(self._shown.values()):
            if recording_id and shown.recording_id in ("", recording_id):
                shown.card.set_duration(duration)
            self._follow(shown)
            self._fit(shown)

    def _follow(self, shown: _Shown) -> None:
        """Open or applied, as the history shown has it."""
        edit = shown.card.state.revision_id
        if self._open_id and shown.recording_id == self._open_id and edit:
            shown.card.set_undone(edit not in self._history)

    def applied(self, card: PlanCard, done: Applied) -> None:
        """A card's plan is in the history now."""
        if any(card is shown.card for shown in self._shown.values()):
            card.show_applied(done)
            self._desk.clear(card)

    def measured(self, revision_id: str, found: Measures) -> None:
        """The levels of a revision: the card that made it says them."""
        for shown in list(self._shown.values()):
            shown.card.show_measured(revision_id, found)
