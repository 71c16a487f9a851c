"""Make a part silent without moving anything."""

from __future__ import annotations

from audiochat.domain.operation import (
    Effect,
    Group,
    Operation,
    Outcome,
    Params,
    Workbench,
    in_place,
)
from audiochat.domain.timeline import SILENCE, Clip, Span


class SilenceParams(Params):
    """Nothing to choose: the part says it all."""


def _apply(bench: Workbench, span: Span, params: SilenceParams) -> Outcome:
    before = bench.timeline
    return in_place(before, before.replace(span, (Clip(SILENCE, 0, span.frames),)))


OPERATION = Operation(
    id="silence",
    title="Silence",
    summary="Makes a part silent; nothing moves in time.",
    sentence="Silence {span}",
    group=Group.CUT,
    effect=Effect.CHANGES,
    params=SilenceParams,
    apply=_apply,
    needs_span=True,
    structural=True,
    shortcut="Ctrl+L",
    icon="volume-x",
    rank=30,
    says=(
        "silence", "mute", "blank out", "make silent", "make it silent", "censor", "bleep out",
        "השתק", "תשתיק", "להשתיק", "הפוך לשקט",
    ),
)  # fmt: skip
