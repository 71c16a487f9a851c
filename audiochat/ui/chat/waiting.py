"""A plan that waits in the conversation, and a typed yes or no to it."""

from __future__ import annotations

from typing import Any, Protocol

from audiochat.domain.conversation import Message, understood
from audiochat.services.hands_free import NO, YES, plain

_YES = frozenset(YES) | {
    "y", "yup", "yes go ahead", "yes apply that", "yes do that", "ok do it", "okay do it", "ok go ahead",
    "do it please", "go for it", "looks good", "sounds good", "looks right", "that's right", "right",
    "correct", "perfect", "great", "confirm", "confirmed", "proceed", "go", "run it", "make it so",
    "please apply it", "apply please", "accept", "yes that's right", "ok apply it", "sure do it",
    "sure go ahead", "apply the plan", "do the plan", "כן תבצע", "תעשה את זה", "תעשי את זה", "בצעי",
    "תבצעי", "סבבה", "יאללה", "מעולה", "אשר", "תאשר", "נכון", "בטח",
}  # fmt: skip
_NO = frozenset(NO) | {
    "n", "no don't", "no thank you", "no cancel", "no cancel it", "no cancel that", "not that",
    "leave it", "drop it", "stop", "abort", "reject", "dismiss", "dismiss it", "discard the plan",
    "cancel the plan", "skip it", "nah", "no stop", "no not that", "no forget it", "wrong",
    "that's wrong", "no that's wrong", "not now", "לא עכשיו", "בטל את זה", "תבטל את זה", "תבטלי", "בטלי",
    "עזבי", "תעזוב", "לא נכון", "לא לא", "אל תעשה", "אל תעשי",
}  # fmt: skip


class Shows(Protocol):
    """The conversation that is shown (``ui.chat.conversation``)."""

    @property
    def messages(self) -> list[Message]:
        """The messages, oldest first."""

    def view_of(self, message_id: str) -> Any:
        """What shows a message."""


def waiting_card(shows: Shows) -> Any:
    """The plan card that waits for yes or no, if the last message has one, else None."""
    shown = shows.messages
    view = shows.view_of(shown[-1].id) if shown else None
    card = getattr(view, "card", None)
    state = getattr(card, "state", None)
    return card if str(getattr(state, "phase", "")) == "open" else None


def offered(text: str, shows: Shows) -> str:
    """What the last reply offers (``transcribe``), if ``text`` is a yes to it; else empty.

    What the commander offers is agreed with the commander, which knows what it asked.
    """
    shown = shows.messages
    kept = shown[-1].metadata if shown else {}
    if "recording_id" in kept or plain(text) not in _YES:
        return ""
    return str(understood(kept).get("action") or "")


def answer(text: str, shows: Shows) -> bool:
    """Take ``text`` as yes or no to the plan that waits, as if its button were pressed.

    False when it is anything else, or no plan waits, or the plan cannot be applied as it stands.
    """
    said = plain(text)
    if said not in _YES and said not in _NO:
        return False
    card = waiting_card(shows)
    button = None if card is None else card.apply if said in _YES else card.discard
    if button is None or not button.isEnabled():
        return False
    button.click()
    return True
