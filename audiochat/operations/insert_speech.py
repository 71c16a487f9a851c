"""Put words in that a computer voice speaks."""

from __future__ import annotations

from audiochat.domain.operation import Effect, Group, Operation, Outcome, Workbench
from audiochat.domain.time_map import TimeMap
from audiochat.domain.timeline import Span
from audiochat.operations._speech import SpeechParams, check_text


def _apply(bench: Workbench, span: Span, params: SpeechParams) -> Outcome:
    before = bench.timeline
    check_text(before, span, params)
    at = Span(span.start, span.start)
    clips = bench.speak(params.text, params.speed, at)
    frames = sum(clip.frames for clip in clips)
    after = before.insert(span.start, clips)
    return Outcome(after, TimeMap.splices(before.frames, [(at, frames)]))


def _touches(bench: Workbench, span: Span, params: SpeechParams) -> tuple[Span, ...]:
    return (Span(span.start, span.start),)


OPERATION = Operation(
    id="insert_speech",
    title="Insert spoken words",
    summary="Puts words in at a moment, spoken by a computer voice and marked as synthetic.",
    sentence="Insert synthetic: {text} at {span}, {speed}",
    group=Group.WORDS,
    effect=Effect.INSERTS,
    params=SpeechParams,
    apply=_apply,
    touches=_touches,
    check=check_text,
    point=True,
    keeps_words=False,
    icon="voicemail",
    rank=80,
    says=("insert spoken words", "insert synthetic speech", "הוסף דיבור מלאכותי"),
)
