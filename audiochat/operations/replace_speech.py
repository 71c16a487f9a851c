"""Say something else in the place of a part, with a computer voice."""

from __future__ import annotations

from audiochat.domain.operation import Effect, Group, Operation, Outcome, Workbench
from audiochat.domain.time_map import TimeMap
from audiochat.domain.timeline import Span
from audiochat.operations._speech import SpeechParams, check_text


def _apply(bench: Workbench, span: Span, params: SpeechParams) -> Outcome:
    before = bench.timeline
    check_text(before, span, params)
    clips = bench.speak(params.text, params.speed, span)
    frames = sum(clip.frames for clip in clips)
    return Outcome(before.replace(span, clips), TimeMap.splices(before.frames, [(span, frames)]))


OPERATION = Operation(
    id="replace_speech",
    title="Replace with spoken words",
    summary="Says other words in the place of a part, with a computer voice, marked as synthetic.",
    sentence="Replace {span} with synthetic: {text}, {speed}",
    group=Group.WORDS,
    effect=Effect.CHANGES,
    params=SpeechParams,
    apply=_apply,
    check=check_text,
    needs_span=True,
    keeps_words=False,
    icon="voicemail",
    rank=81,
    says=("replace with spoken words", "replace with synthetic speech", "החלף בדיבור מלאכותי"),
)
