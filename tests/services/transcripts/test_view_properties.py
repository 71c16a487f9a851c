"""Views of random timelines against the plainest way to say what a view is."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from audiochat.domain.timeline import SILENCE, Clip, Timeline
from audiochat.domain.transcript import Block, Word
from audiochat.services.transcripts.placing import missing, place
from audiochat.services.transcripts.spoken import Parsed, Spoken, gather

RATE = 100
FRAMES = 3000


@st.composite
def blocks(draw: Any, source: str) -> list[Block]:
    """Blocks apart from each other, with words in them."""
    out, at = [], 0
    for number in range(draw(st.integers(0, 4))):
        start = at + draw(st.integers(0, 300))
        end = start + draw(st.integers(50, 600))
        times = sorted(draw(st.lists(st.integers(start, end), max_size=12)))
        words = tuple(
            Word(f"{source}{number}.{n}", a / RATE, b / RATE)
            for n, (a, b) in enumerate(zip(times[::2], times[1::2], strict=False))
        )
        out.append(Block(f"{source}{number}", source, start / RATE, end / RATE, words, "en"))
        at = end
    return out


@st.composite
def timelines(draw: Any) -> Timeline:
    clips = []
    for _ in range(draw(st.integers(0, 8))):
        source = draw(st.sampled_from(["a", "b", SILENCE]))
        start = draw(st.integers(0, FRAMES - 1))
        clips.append(Clip(source, start, draw(st.integers(start + 1, FRAMES))))
    return Timeline(RATE, 1, tuple(clips))


def spoken(made: list[Block], first: int) -> Spoken:
    """The columns of blocks, numbered from ``first`` on as the database would."""
    return gather([Parsed(n, block) for n, block in enumerate(made, first)], [])


@settings(max_examples=150, deadline=None)
@given(timelines(), blocks("a"), blocks("b"))
def test_a_view_is_what_each_clip_plays(
    timeline: Timeline, a_blocks: list[Block], b_blocks: list[Block]
) -> None:
    known = {"a": a_blocks, "b": b_blocks}
    used = {name: spoken(known[name], 100 * ord(name)) for name in timeline.sources()}
    view = place(timeline, used, deleted=True)
    words = {name: [w for block in some for w in block.words] for name, some in known.items()}
    wanted: list[str] = []
    unknown = 0.0
    for clip in timeline.clips:
        if clip.source == SILENCE:
            continue
        start, end = clip.start / RATE, clip.end / RATE
        inside = [w for w in words[clip.source] if start <= (w.start + w.end) / 2 < end]
        wanted += [w.text for w in sorted(inside, key=lambda w: (w.start + w.end) / 2)]
        unknown += end - start
        for block in known[clip.source]:
            unknown -= max(0.0, min(end, block.end) - max(start, block.start))
    assert sorted(w.text for w in view.heard) == sorted(wanted)
    assert sum(end - start for start, end in view.covered) == _near(timeline.seconds - unknown)
    silent = {w.text for name in used for w in words[name]} - set(wanted)
    assert sorted(w.text for w in view.words if w.deleted) == sorted(silent)
    assert list(view.starts) == sorted(view.starts)
    assert all(w.start <= w.end <= timeline.seconds + 1e-9 for w in view.words)
    assert place(timeline, used).words == view.heard
    if unknown < 0.001:
        assert missing(timeline, used) == []


class _near:  # noqa: N801
    """Equal but for the slivers of two milliseconds that are passed over at each join."""

    def __init__(self, value: float) -> None:
        self.value = value

    def __eq__(self, other: object) -> bool:
        return isinstance(other, float | int) and abs(other - self.value) < 0.05

    __hash__ = None  # type: ignore[assignment]
