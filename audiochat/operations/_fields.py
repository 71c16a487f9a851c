"""Short ways to declare arguments."""

from __future__ import annotations

from typing import Any

from pydantic import Field


def unit(name: str, **more: Any) -> dict[str, Any]:
    """The extra schema of a numeric argument: its unit (see ``domain.operation.Params``)."""
    return {"unit": name, **more}


def known_moment(title: str, description: str) -> Any:
    """An argument that the program knows and nobody sets: a time of the recording in seconds, 0 for none."""
    return Field(
        0.0,
        ge=0,
        le=360_000,
        title=title,
        description=description,
        json_schema_extra=unit("s", moment=True, hidden=True),
    )
