"""Take words out of the sound and leave the room."""

from __future__ import annotations

from audiochat.domain.operation import Effect, Group, Operation, Outcome, Workbench, in_place
from audiochat.domain.timeline import Span
from audiochat.operations._room_tone import EDGE, room_tone
from audiochat.operations._smooth import fade_between, smooth_cut, whole_words
from audiochat.operations._words import WordParams

_ABRUPT = 0.002
"""Seconds of the fade where another word begins at once: each of the two loses 1 ms, and nothing clicks."""


class MuteWordsParams(WordParams):
    """Nothing to choose: the words say it all."""


def _apply(bench: Workbench, span: Span, params: MuteWordsParams) -> Outcome:
    before = bench.timeline
    cut = smooth_cut(bench, span, params, all_of_it=True)
    most = min(cut.span.frames, round(2 * EDGE * before.rate))
    into, out_of = (
        fade_between(before.rate, edge, edge, most) if edge.clear else round(_ABRUPT * before.rate)
        for edge in (cut.start, cut.end)
    )
    tone = room_tone(bench, cut.span, into)
    return in_place(before, before.replace(cut.span, tone, out_of))


OPERATION = Operation(
    id="mute_words",
    title="Mute words",
    summary="Replaces words with the sound of the room from the recording's own pauses.",
    sentence="Mute the words at {span}",
    group=Group.WORDS,
    effect=Effect.CHANGES,
    params=MuteWordsParams,
    apply=_apply,
    touches=whole_words,
    needs_span=True,
    quick=True,
    icon="volume-x",
    rank=20,
    says=("mute words", "mute the words", "room tone", "השתק מילים", "צליל החדר"),
)
