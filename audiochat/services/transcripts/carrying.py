"""Words follow an edit that renders new sound: which old stretch is heard in which new one."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from audiochat.domain.editing import RanStep
from audiochat.domain.timeline import SILENCE, Clip, Span
from audiochat.domain.transcript import Link, SourceSpan

SHORTEST = 0.001
"""Seconds; no word lives in less."""


def links_of(steps: Sequence[RanStep], made: Collection[str]) -> list[Link]:
    """Where the words of a recording are heard in the sources that the steps of a plan made.

    ``made`` are the sources that are kept. A link never starts at a source that only a later step of
    the same plan read: it goes on to what that one was made from.
    """
    tones = _tones(steps)
    return [link for link in _followed(steps, made) if link.from_id not in tones]


def wordless(steps: Sequence[RanStep], made: Collection[str]) -> list[SourceSpan]:
    """Stretches of the sources that a plan ``made`` in which a tone or the like is all that is heard."""
    tones = _tones(steps)
    return [
        SourceSpan(link.source_id, link.start, link.end)
        for link in _followed(steps, made)
        if link.from_id in tones
    ]


def _tones(steps: Sequence[RanStep]) -> set[str]:
    """The sources in which nothing is said that the steps of a plan made."""
    found: set[str] = set()
    for step in steps:
        if step.operation.says_nothing:
            found |= step.outcome.timeline.sources() - step.before.sources() - {SILENCE}
    return found


def _followed(steps: Sequence[RanStep], made: Collection[str]) -> list[Link]:
    """Where old sound, and tones that the plan itself made, are heard in the sources that it ``made``."""
    found: dict[str, list[Link]] = {}
    began = steps[0].before.sources() if steps else frozenset()
    for step in steps:
        known = began | step.before.sources()
        fresh: dict[str, list[Link]] = {}
        position = 0
        for clip in step.outcome.timeline.clips:
            span = Span(position, position + clip.frames)
            position = span.end
            if clip.source not in known and clip.source != SILENCE:
                links = fresh.setdefault(clip.source, [])
                if step.operation.keeps_words:
                    links += _into(clip, span, step)
                elif step.operation.says_nothing:
                    rate = step.outcome.timeline.rate
                    start, end = clip.start / rate, clip.end / rate
                    links.append(Link(clip.source, start, end, clip.source, start, end))
        for source, links in fresh.items():
            found[source] = [
                far for link in links for far in through(link, found.get(link.from_id))
            ]
    return [link for source in made for link in found.get(source, ())]


def _into(clip: Clip, span: Span, step: RanStep) -> Iterator[Link]:
    """The links into one rendered clip, which lies at ``span`` after the step."""
    rate, old_rate = step.outcome.timeline.rate, step.before.rate
    for stretch in step.outcome.time_map.stretches:
        first, last = max(span.start, stretch.new.start), min(span.end, stretch.new.end)
        if first >= last or not stretch.old.frames:
            continue
        pace = stretch.old.frames / stretch.new.frames  # old frames for a new one
        old = Span(
            stretch.old.start + round((first - stretch.new.start) * pace),
            stretch.old.start + round((last - stretch.new.start) * pace),
        )
        begin = clip.start + first - span.start  # the frame of the new source where it starts
        position = 0.0
        for piece in step.before.slice(old):
            length = piece.frames / pace
            if piece.source != SILENCE and length / rate >= SHORTEST:
                yield Link(
                    clip.source,
                    (begin + position) / rate,
                    (begin + position + length) / rate,
                    piece.source,
                    piece.start / old_rate,
                    piece.end / old_rate,
                )
            position += length


def through(link: Link, origins: Sequence[Link] | None) -> Iterator[Link]:
    """A link carried on to what its source was made from; itself where that is nothing new."""
    if origins is None:
        yield link
        return
    scale = (link.end - link.start) / (link.from_end - link.from_start)
    for far in origins:
        first, last = max(link.from_start, far.start), min(link.from_end, far.end)
        if last - first < SHORTEST:
            continue
        step = (far.from_end - far.from_start) / (far.end - far.start)
        yield Link(
            link.source_id,
            link.start + (first - link.from_start) * scale,
            link.start + (last - link.from_start) * scale,
            far.from_id,
            far.from_start + (first - far.start) * step,
            far.from_start + (last - far.start) * step,
        )
