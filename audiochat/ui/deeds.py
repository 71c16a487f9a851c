"""What actions may do: the controllers of the window, by name, handed to every action's handler."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from audiochat.ui.actions import Actions
    from audiochat.ui.theme import Theme


@dataclass
class Deeds:
    """Handed to ``Action.handler``, ``Action.enabled`` and ``Action.checked``.

    ``window``, ``sessions``, ``chat``, ``studio``, ``voice`` and ``record`` are the controllers of those
    parts; a part that is not there is None. They are untyped here because screens do not know each other.
    """

    theme: Theme
    window: Any = None
    sessions: Any = None
    chat: Any = None
    studio: Any = None
    voice: Any = None
    record: Any = None
    shell: Any = None
    actions: Actions | None = None

    def has_recording(self) -> bool:
        """Whether a recording is open on the stage."""
        return self.studio is not None and bool(self.studio.has_recording)

    def has_session(self) -> bool:
        """Whether a conversation is shown."""
        return self.sessions is not None and self.sessions.current is not None
