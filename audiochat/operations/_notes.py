"""What the edits of chapters, title and tags have in common: they change no sound."""

from __future__ import annotations

import unicodedata

from audiochat.domain.operation import Outcome, Params, Workbench, in_place
from audiochat.domain.timeline import Span


def leave(bench: Workbench, span: Span, params: Params) -> Outcome:
    """The sound as it is."""
    return in_place(bench.timeline, bench.timeline)


def nowhere(bench: Workbench, span: Span, params: Params) -> tuple[Span, ...]:
    """Nothing on the waveform is touched."""
    return ()


_UNSEEN = ("Cc", "Cf", "Zl", "Zp")
_JOINERS = "\u200d\u200e\u200f"  # emoji and Hebrew need them


def line(text: str) -> str:
    """Text as one line without controls and spaces at its ends."""
    kept = [c if c in _JOINERS or unicodedata.category(c) not in _UNSEEN else " " for c in text]
    return " ".join("".join(kept).split())
