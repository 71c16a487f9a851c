"""The plan cards of the conversation that is shown: made from messages, joined to the open recording."""

from __future__ import annotations

from collections.abc import Callable, Collection

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from audiochat.domain.conversation import Message, understood
from audiochat.domain.editing import Applied, Measures
from audiochat.domain.operation import Registry
from audiochat.domain.plan import Plan
from audiochat.ui.studio.card_state import CardState, Phase
from audiochat.ui.studio.plan_card import PlanCard
from audiochat.ui.studio.plan_desk import PlanDesk
from audiochat.ui.theme import Theme

MOST_NOTED = 400
"""Letters of what is said above the steps of a card."""
_AROUND = 1.0
"""Seconds before and after a cut that are heard with it."""


class Cards(QObject):
    """Makes cards and passes their wishes on.

    ``apply_wanted(card, plan, selection)``, ``undo_wanted(card, revision_id)``,
    ``place_wanted(start, end)``, ``play_wanted(start, end)``; ``kept(message_id, metadata)``: to be
    stored with the message.
    """

    apply_wanted = Signal(object, object, object)
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
        stands: Callable[[Plan, tuple[float, float] | None, str], bool],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._stands, self._now = stands, ""
        self._made_for: dict[str, str] = {}  # by message: the state its plan speaks of
        self._theme, self._registry, self._desk = theme, registry, desk
        self._describe = describe
        self._open_id = ""
        self._shown: frozenset[str] = frozenset()
        self._live: dict[str, tuple[PlanCard, str]] = {}
        self._written: dict[str, int] = {}

    def make(self, message: Message) -> QWidget | None:
        """The card of a message that holds a plan, else None."""
        state = CardState.read(message.metadata)
        if state is None:
            return None
        recording_id = str(message.metadata.get("recording_id") or message.recording_id or "")
        title, duration = self._describe(recording_id)
        note = str(understood(message.metadata).get("note") or "")[:MOST_NOTED]
        card = PlanCard(self._theme, self._registry, state, title, duration, note)
        self._live[message.id] = (card, recording_id)
        self._written[message.id] = message.seq
        self._made_for[message.id] = str(message.metadata.get("revision_id") or "")
        key = id(card)
        card.destroyed.connect(lambda _=None: self._forget(message.id, key))
        card.edited.connect(lambda plan: self._edited(card, message.id, plan))
        card.listen_asked.connect(lambda plan: self._desk.listen(card, plan, card.state.selection))
        card.apply_asked.connect(
            lambda plan: self.apply_wanted.emit(card, plan, card.state.selection)
        )
        card.undo_asked.connect(lambda revision: self.undo_wanted.emit(card, revision))
        card.discarded.connect(lambda: self._desk.clear(card))
        card.span_chosen.connect(self._show_place(card))
        card.heard_asked.connect(
            lambda start, end: self.play_wanted.emit(max(0.0, start - _AROUND), end + _AROUND)
        )
        card.state_changed.connect(lambda data, m=message.id: self.kept.emit(m, data))
        self._follow(card, recording_id)
        self._fit(card, recording_id)
        return card

    def _edited(self, card: PlanCard, message_id: str, plan: Plan) -> None:
        """The person changed a plan: it speaks of what is on the stage now."""
        self._made_for[message_id] = self._now or self._made_for.get(message_id, "")
        self._desk.show(card, plan, card.state.selection)

    def _show_place(self, card: PlanCard) -> Callable[[float, float], None]:
        def show(start: float, end: float) -> None:
            self._desk.show(card, card.state.plan, card.state.selection)
            self.place_wanted.emit(start, end)

        return show

    def _forget(self, message_id: str, card: int) -> None:
        self._desk.leave(card)
        if message_id in self._live and id(self._live[message_id][0]) == card:
            del self._live[message_id], self._written[message_id], self._made_for[message_id]

    def _fit(self, card: PlanCard, recording_id: str) -> None:
        """A card can be used while its recording is on the stage; the newest open one is looked at."""
        here = bool(self._open_id) and recording_id in ("", self._open_id)
        card.set_available(here)
        stands = not here or self._speaks_of_this(card)
        card.set_outdated(not stands)
        if here and stands and card is self._newest():
            self._desk.show(card, card.state.plan, card.state.selection)

    def _speaks_of_this(self, card: PlanCard) -> bool:
        """Whether the times of a card's plan are still those of the sound it was made for."""
        state = card.state
        made_for = next(
            (self._made_for[m] for m, (one, _) in self._live.items() if one is card), ""
        )
        if state.phase is not Phase.OPEN or made_for in ("", self._now):
            return True
        return self._stands(state.plan, state.selection, made_for)

    def _newest(self) -> PlanCard | None:
        """The open card of the last message that has one; messages above are made as one scrolls."""
        open_ = [
            (self._written[message_id], card)
            for message_id, (card, of) in self._live.items()
            if of in ("", self._open_id) and card.state.phase is Phase.OPEN
        ]
        return max(open_, key=lambda one: one[0])[1] if open_ else None

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
        self._open_id, self._shown, self._now = recording_id, frozenset(revision_ids), now
        for card, of in list(self._live.values()):
            if recording_id and of in ("", recording_id):
                card.set_duration(duration)
            self._follow(card, of)
            self._fit(card, of)

    def _follow(self, card: PlanCard, recording_id: str) -> None:
        """Open or applied, as the history shown has it."""
        if self._open_id and recording_id == self._open_id and card.state.revision_id:
            card.set_undone(card.state.revision_id not in self._shown)

    def applied(self, card: PlanCard, done: Applied) -> None:
        """A card's plan is in the history now."""
        if any(card is live for live, _ in self._live.values()):
            card.show_applied(done)
            self._desk.clear(card)

    def measured(self, revision_id: str, found: Measures) -> None:
        """The levels of a revision: the card that made it says them."""
        for card, _ in list(self._live.values()):
            card.show_measured(revision_id, found)
