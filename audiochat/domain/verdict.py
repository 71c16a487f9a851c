"""What the program found out about a file it met, remembered by the file's hash."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a file may be used for ``kind`` (``gguf``, ``media``), and why not.

    ``reason`` is plain text for the person, empty when ``ok``. ``details`` are facts found on the way.
    """

    sha256: str
    kind: str
    ok: bool
    reason: str = ""
    details: dict[str, Any] = field(default_factory=dict)
