"""Short ways to declare arguments."""

from __future__ import annotations

from typing import Any


def unit(name: str, **more: Any) -> dict[str, Any]:
    """The extra schema of a numeric argument: its unit (see ``domain.operation.Params``)."""
    return {"unit": name, **more}
