"""Words to a plan: what a person says about a recording becomes typed steps, a question or a refusal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from audiochat.services.commander.commander import Commander

__all__ = ["Commander"]


def __getattr__(name: str) -> Any:
    """The commander when it is asked for: the window's first picture needs only how steps are told."""
    if name != "Commander":
        raise AttributeError(name)
    from audiochat.services.commander.commander import Commander

    return Commander
