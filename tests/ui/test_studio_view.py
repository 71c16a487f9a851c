from __future__ import annotations

from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from audiochat.ui.studio import clock
from audiochat.ui.studio.pixels import Ink, picture
from audiochat.ui.studio.ticks import step_for, ticks
from audiochat.ui.studio.view import View

FINEST = 1 / 48000
moves = st.lists(
    st.one_of(
        st.tuples(st.just("zoom"), st.floats(0.01, 100), st.floats(0, 1440)),
        st.tuples(st.just("scroll"), st.floats(-1e7, 1e7), st.just(0.0)),
        st.tuples(st.just("size"), st.integers(1, 4000), st.just(0.0)),
        st.tuples(st.just("span"), st.floats(0, 100), st.floats(0, 100)),
        st.tuples(st.just("time"), st.floats(0, 1e5), st.just(0.0)),
    ),
    max_size=12,
)


@given(st.floats(0, 1e5), moves)
def test_a_view_never_leaves_the_recording(total, steps) -> None:
    view = View.whole(total, 1440, FINEST)
    for kind, a, b in steps:
        view = {
            "zoom": lambda a=a, b=b, v=view: v.zoomed(a, b),
            "scroll": lambda a=a, v=view: v.scrolled(a),
            "size": lambda a=a, v=view: v.resized(int(a)),
            "span": lambda a=a, b=b, v=view: v.showing(min(a, b), max(a, b)),
            "time": lambda a=a, v=view: v.retimed(a, FINEST),
        }[kind]()
        assert view.start >= 0
        assert view.end <= view.total
        assert FINEST * (1 - 1e-9) <= view.scale <= view.coarsest * (1 + 1e-9)
        assert 0 <= view.seconds(-50) <= view.seconds(view.width + 50) <= view.total


@given(st.floats(1.1, 200), st.floats(100, 1300))
def test_zooming_keeps_the_time_under_the_pointer(factor, x) -> None:
    view = View.whole(3600, 1440, FINEST)
    assert view.zoomed(factor, x).seconds(x) == pytest.approx(view.seconds(x), abs=1e-6)


def test_fit_zoom_and_back() -> None:
    view = View.whole(60, 600, FINEST)
    assert view.is_whole
    near = view.showing(10, 12)
    assert not near.is_whole
    assert near.start < 10 < 12 < near.end
    assert near.fitted() == view
    assert view.resized(300).is_whole
    assert view.retimed(30, FINEST).end == 30
    assert near.resized(300).scale == near.scale


def test_a_page_is_turned_only_when_the_playhead_leaves_it() -> None:
    view = View.whole(60, 600, FINEST).showing(10, 12)
    assert view.revealing(11) is view
    turned = view.revealing(12.5)
    assert turned.start < 12.5 < turned.end
    assert turned.x(12.5) == pytest.approx(60)


@pytest.mark.parametrize(
    ("total", "width", "labels"),
    [
        (2537, 1160, ["0:00", "5:00", "10:00", "15:00"]),
        (40, 1160, ["0:00", "0:05", "0:10"]),
        (0.5, 1160, ["0:00.00", "0:00.05", "0:00.10"]),
        (36000, 1160, ["0:00", "1:00:00", "2:00:00"]),
    ],
)
def test_ruler_counts_as_people_do(total, width, labels) -> None:
    marks = [t.label for t in ticks(0, total, total / width) if t.label]
    assert marks[: len(labels)] == labels


@given(st.floats(1e-6, 100), st.floats(40, 200))
def test_labelled_marks_never_crowd(scale, room) -> None:
    step = step_for(scale, room)
    assert step / scale >= room * 0.999 or step == 86400


@given(st.floats(0, 30000))
def test_a_written_time_is_read_back(seconds) -> None:
    assert clock.parse(clock.stamp(seconds, 3)) == pytest.approx(seconds, abs=0.0006)


@pytest.mark.parametrize("text", ["", "abc", "1:2:3:4", "-3", "nan", "9" * 400, "1::2"])
def test_what_is_no_time_is_refused(text) -> None:
    assert clock.parse(text) is None


def _columns(*channels):
    data = np.array(channels, dtype=np.float32)
    return SimpleNamespace(minimum=-data, maximum=data, rms=data / 2)


def test_picture_shows_sound_and_silence() -> None:
    grid = picture(_columns([0.0, 1.0, 0.5], [0.0, 0.0, 0.0]), 108, Ink(0x102030, 0xFFFFFF), gap=8)
    assert grid.shape == (108, 3)
    alpha = grid >> 24
    assert (alpha[2:50, 1] == 255).all(), "full scale fills its lane"
    assert (alpha[50:58] == 0).all(), "lanes lie apart"
    silent = alpha[58:, 0]
    assert silent.sum() == 255, "silence is a line one pixel thin"
    assert (alpha[:50, 2] > 0).sum() == pytest.approx(25, abs=2)
    assert grid[25, 1] == 0xFFFFFFFF, "the RMS colour in the middle"
    assert grid[3, 1] == 0xFF102030, "the outline's colour at the top"


def test_picture_of_nothing_is_empty() -> None:
    grid = picture(_columns([]), 50, Ink(0, 0))
    assert grid.shape == (50, 0)


def test_every_operation_has_its_icon() -> None:
    from pathlib import Path

    from audiochat.operations import load

    icons = Path(__file__).parents[2] / "resources" / "icons"
    assert [o.icon for o in load() if not (icons / f"{o.icon}.svg").is_file()] == []


def test_a_quiet_recording_fills_its_overview() -> None:
    quiet = np.full((1, 8), 0.05, np.float32)
    columns = SimpleNamespace(minimum=-quiet, maximum=quiet, rms=quiet / 2)
    plain = picture(columns, 40, Ink(0x888888, 0x444444))
    fitted = picture(columns, 40, Ink(0x888888, 0x444444), fit=True)
    assert np.count_nonzero(plain[:, 4]) < 8
    assert np.count_nonzero(fitted[:, 4]) > 36
