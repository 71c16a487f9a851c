"""Words that are not heard any more, each where it was: at the join that cutting it out made.

Where sound was rendered since, that join lies within the rendered sound; the links that words follow
there say where.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import repeat
from typing import NamedTuple

import numpy as np

from audiochat.domain.timeline import SILENCE, Timeline
from audiochat.domain.transcript import Link, PlacedWord
from audiochat.services.transcripts.columns import many
from audiochat.services.transcripts.spoken import Keys, Spoken


class Part(NamedTuple):
    """Seconds ``start..end`` of a source that are heard from ``at`` up to ``stop`` on the timeline."""

    at: float
    stop: float
    start: float
    end: float


def parts(timeline: Timeline) -> dict[str, list[Part]]:
    """What a timeline plays of each source."""
    out: dict[str, list[Part]] = {}
    at = 0.0
    for clip, last in zip(timeline.clips, timeline.ends, strict=True):
        stop = last / timeline.rate
        if clip.source != SILENCE:
            start, end = clip.start / timeline.rate, clip.end / timeline.rate
            out.setdefault(clip.source, []).append(Part(at, stop, start, end))
        at = stop
    return out


class Joins(NamedTuple):
    """Where what was cut out of a source stands, by how many of its parts end before it.

    ``parts[n]`` is what it stands beside, ``at[n]`` the time on the timeline: the end of the part
    that came before it in its source, and with none before it the start of the first.
    """

    ends: list[float]
    parts: list[Part]
    at: list[float]


def joins(parts: Sequence[Part]) -> Joins:
    """The joins at the parts (one at least) of one source; ``bisect_right(ends, seconds)`` tells which."""
    by_end = sorted(parts, key=lambda part: part.end)
    first = min(parts, key=lambda part: part.start)
    at = [first.at, *(part.stop for part in by_end)]
    return Joins([part.end for part in by_end], [first, *by_end], at)


def found(
    timeline: Timeline,
    spoken: Mapping[str, Spoken],
    heard: Sequence[Keys],
    links: Sequence[Link],
    origins: Mapping[str, Spoken],
) -> list[PlacedWord]:
    """The words of the sources of a timeline, and of what those were rendered from, not in ``heard``.

    ``links`` lead to ``origins``.
    """
    played = parts(timeline)
    known = np.concatenate([np.zeros(0, np.int64), *heard, *_replaced(played, spoken)])
    every = {**origins, **spoken}
    places = through(played, links)
    gone: list[PlacedWord] = []
    # What was carried into rendered sound is shown there, not in the sound it was rendered from.
    order = sorted(
        places, key=lambda name: (name not in spoken, name in every and not every[name].derived)
    )
    for name in order:
        said = every.get(name)
        if said is None:
            continue
        chosen = np.flatnonzero(~np.isin(said.keys, known))
        gone += _at_joins(name, said, chosen, places[name])
        known = np.concatenate([known, said.keys])
    return gone


def through(played: dict[str, list[Part]], links: Sequence[Link]) -> dict[str, list[Part]]:
    """What is played with what is heard of the sources that those were rendered from, step by step."""
    into: dict[str, list[Link]] = {}
    for link in links:
        into.setdefault(link.source_id, []).append(link)
    out = {name: list(some) for name, some in played.items()}
    waiting, done = list(played), set(played)
    while waiting:
        name = waiting.pop(0)
        own = sorted(out[name], key=lambda part: part.start)
        for link in into.get(name, ()):
            out.setdefault(link.from_id, []).extend(_carried(link, own))
            if link.from_id not in done:
                done.add(link.from_id)
                waiting.append(link.from_id)
    return out


def _carried(link: Link, own: list[Part]) -> Iterator[Part]:
    """What is heard of a link's origin where ``own`` parts of its source are heard."""
    pace = (link.from_end - link.from_start) / max(1e-9, link.end - link.start)
    first = max(0, bisect_right(own, link.start, key=lambda part: part.start) - 1)
    for part in own[first:]:
        if part.start >= link.end:
            break
        start, end = max(link.start, part.start), min(link.end, part.end)
        if start < end:
            yield Part(
                part.at + start - part.start,
                part.at + end - part.start,
                link.from_start + (start - link.start) * pace,
                link.from_start + (end - link.start) * pace,
            )


def _replaced(parts: Mapping[str, list[Part]], spoken: Mapping[str, Spoken]) -> Iterator[Keys]:
    """Words that are heard, but were recognised anew in sound rendered from theirs."""
    for name, said in spoken.items():
        for part in parts[name] if len(said.hidden) else ():
            low, high = np.searchsorted(said.hidden_middles, [part.start, part.end]).tolist()
            yield said.hidden[low:high]


def _at_joins(name: str, said: Spoken, places: Keys, parts: list[Part]) -> Iterable[PlacedWord]:
    """Each word at the end of the part that came before it in its source, or before the first one."""
    known = joins(parts)
    before = np.searchsorted(known.ends, said.middles[places], "right")
    at, chosen = np.array(known.at)[before].tolist(), places.tolist()
    return many(
        word=[said.words[place] for place in chosen],
        start=at,
        end=at,
        source_id=repeat(name),
        block_id=[said.block_ids[place] for place in chosen],
        index=[said.indexes[place] for place in chosen],
        deleted=repeat(True),
    )


def woven(words: tuple[PlacedWord, ...], gone: list[PlacedWord]) -> tuple[PlacedWord, ...]:
    """Deleted words in front of the heard ones that start at or after their join."""
    every = [*gone, *words]
    order = np.argsort([word.start for word in every], kind="stable")
    return tuple([every[at] for at in order.tolist()])
