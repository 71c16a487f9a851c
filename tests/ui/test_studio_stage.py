from __future__ import annotations

import threading
import time
from itertools import pairwise

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QRegion, QWheelEvent
from PySide6.QtWidgets import QApplication

from audiochat.domain.editing import Tint
from audiochat.domain.operation import Effect
from audiochat.domain.recording import Source
from audiochat.domain.timeline import Clip, Timeline
from audiochat.media.peaks import TimelinePeaks
from audiochat.media.pyramid import SourcePeaks
from audiochat.media.sources import SourceReader
from audiochat.operations import load
from audiochat.ui.studio.stage import Stage
from audiochat.ui.studio.state import StageState
from audiochat.ui.tasks import Lane

RATE = 8000
SECONDS = 60


class CountingPeaks:
    """Real peaks that note on which thread they were asked."""

    def __init__(self, path) -> None:
        import soundfile as sf

        rng = np.random.default_rng(1)
        sound = (rng.standard_normal((RATE * SECONDS, 2)) * 0.2).astype(np.float32)
        sound[RATE * 10 : RATE * 12] = 0
        sf.write(path, sound, RATE, subtype="FLOAT")
        source = Source("s", path, RATE, 2, len(sound), "original")
        peaks = SourcePeaks(source)
        peaks.add(sound)
        reader = SourceReader(source)
        timeline = Timeline(RATE, 2, (Clip("s", 0, len(sound)),))
        self._real = TimelinePeaks(timeline, lambda _: peaks, lambda _: reader)
        self.close = reader.close
        self.threads: list[int] = []
        self.asked: list[tuple[float, float]] = []

    def columns(self, start, end, count):
        self.threads.append(threading.get_ident())
        self.asked.append((start, end))
        return self._real.columns(start, end, count)


@pytest.fixture
def peaks(tmp_path):
    made = CountingPeaks(tmp_path / "noise.wav")
    yield made
    made.close()


@pytest.fixture
def stage(qtbot, theme, peaks):
    lane = Lane("peaks")
    state = StageState()
    made = Stage(state, theme, load(), lane)
    qtbot.addWidget(made)
    made.resize(1032, 284)
    made.show()
    QApplication.processEvents()
    state.show_content(SECONDS, RATE, 2, (20.0, 40.0), fresh=True)
    made.set_peaks(peaks, RATE, fresh=True)
    made.transport.set_open(True)
    qtbot.waitUntil(lambda: not lane.busy)
    qtbot.waitUntil(lambda: made.waveform._picture is not None)
    yield made
    lane.close()


def _x(stage, seconds):
    return round(stage.state.view.x(seconds))


def _drag(qtbot, stage, start, end, mods=Qt.KeyboardModifier.NoModifier):
    wave, y = stage.waveform, 40
    a, b = QPoint(_x(stage, start), y), QPoint(_x(stage, end), y)
    qtbot.mousePress(wave, Qt.MouseButton.LeftButton, mods, a)
    qtbot.mouseMove(wave, (a + b) / 2)
    wave.mouseMoveEvent(_move(b))
    qtbot.mouseRelease(wave, Qt.MouseButton.LeftButton, mods, b)


def _move(at):
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QMouseEvent

    point = QPointF(at)
    left = Qt.MouseButton.LeftButton
    return QMouseEvent(
        QEvent.Type.MouseMove, point, point, left, left, Qt.KeyboardModifier.NoModifier
    )


def test_peaks_are_never_read_on_the_interface_thread(stage, peaks, qtbot) -> None:
    for factor in (2, 4, 0.5, 8):
        stage.state.zoom(factor)
        qtbot.wait(20)
    stage.resize(900, 260)
    qtbot.waitUntil(lambda: not stage.waveform.feed.busy)
    assert peaks.threads
    assert threading.get_ident() not in peaks.threads


def test_wishes_for_pictures_are_coalesced_and_the_last_is_shown(stage, peaks, qtbot) -> None:
    before = len(peaks.asked)
    for _ in range(200):
        stage.state.zoom(1.02)
    qtbot.waitUntil(lambda: not stage.waveform.feed.busy)
    assert len(peaks.asked) - before <= 20
    picture, view = stage.waveform._picture, stage.state.view
    assert picture.start == pytest.approx(view.start, abs=2 / RATE)
    assert picture.end == pytest.approx(view.end, abs=2 / RATE)


def test_waveform_shows_sound_and_silence(stage, theme) -> None:
    image = stage.waveform.grab().toImage()
    ground = theme.color("surface").rgb()
    lane = image.height() // 4
    loud, silent = _x(stage, 30), _x(stage, 11)
    drawn = [image.pixel(loud, y) != ground for y in range(lane - 8, lane + 8)]
    quiet = [image.pixel(silent, y) != ground for y in range(lane - 30, lane - 6)]
    assert all(drawn)
    assert not any(quiet)


def test_moving_the_playhead_paints_less_than_two_milliseconds(stage) -> None:
    wave = stage.waveform
    stage.state.set_tints((Tint(0, 5, 9, Effect.REMOVES, "-4.0 s"),))
    wave.grab()
    layer = wave._layer
    spent = []
    for n in range(200):
        old = wave._line_x
        stage.state.move_playhead(n * 0.2 + 0.1)
        dirty = QRect(min(old, wave._line_x) - 2, 0, abs(wave._line_x - old) + 5, wave.height())
        begin = time.thread_time()  # other programs do not count
        wave.repaint(QRegion(dirty))
        spent.append(time.thread_time() - begin)
    assert wave._layer is layer, "the waveform itself was not painted again"
    assert sorted(spent)[int(len(spent) * 0.95)] < 0.02


def test_drag_selects_and_edges_can_be_moved(stage, qtbot) -> None:
    _drag(qtbot, stage, 10, 20)
    assert stage.state.selection == pytest.approx((10, 20), abs=0.1)
    _drag(qtbot, stage, 20, 30)
    assert stage.state.selection == pytest.approx((10, 30), abs=0.1)
    _drag(qtbot, stage, 10, 35)
    assert stage.state.selection == pytest.approx((30, 35), abs=0.1)


def test_click_goes_there_and_shift_click_extends(stage, qtbot) -> None:
    wave = stage.waveform
    with qtbot.waitSignal(stage.sought) as sought:
        qtbot.mouseClick(wave, Qt.MouseButton.LeftButton, pos=QPoint(_x(stage, 15), 30))
    assert sought.args[0] == pytest.approx(15, abs=0.1)
    stage.state.move_playhead(15)
    shift = Qt.KeyboardModifier.ShiftModifier
    qtbot.mouseClick(wave, Qt.MouseButton.LeftButton, shift, QPoint(_x(stage, 25), 30))
    assert stage.state.selection == pytest.approx((15, 25), abs=0.1)
    qtbot.mouseClick(wave, Qt.MouseButton.LeftButton, shift, QPoint(_x(stage, 40), 30))
    assert stage.state.selection == pytest.approx((15, 40), abs=0.1)


def test_double_click_selects_between_joins(stage, qtbot) -> None:
    qtbot.mouseDClick(stage.waveform, Qt.MouseButton.LeftButton, pos=QPoint(_x(stage, 30), 30))
    assert stage.state.selection == (20.0, 40.0)


def test_ctrl_wheel_zooms_at_the_pointer_and_wheel_scrolls(stage) -> None:
    wave, state = stage.waveform, stage.state
    x = _x(stage, 45)
    _wheel(wave, x, 480, Qt.KeyboardModifier.ControlModifier)
    assert state.view.seconds(x) == pytest.approx(45, abs=0.1)
    assert state.view.end - state.view.start == pytest.approx(SECONDS / 1.25**4, rel=0.01)
    start = state.view.start
    _wheel(wave, x, -120)
    assert state.view.start > start


def _wheel(widget, x, turn, mods=Qt.KeyboardModifier.NoModifier):
    at = QPointF(x, 20)
    event = QWheelEvent(
        at,
        widget.mapToGlobal(at),
        QPoint(),
        QPoint(0, turn),
        Qt.MouseButton.NoButton,
        mods,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)


def test_everything_can_be_done_by_key(stage, qtbot) -> None:
    wave, state = stage.waveform, stage.state
    stage.sought.connect(state.move_playhead)
    keys, mods = Qt.Key, Qt.KeyboardModifier
    qtbot.keyClick(wave, keys.Key_End)
    assert state.playhead == SECONDS
    qtbot.keyClick(wave, keys.Key_Home)
    for _ in range(3):
        qtbot.keyClick(wave, keys.Key_Right)
    ten = 10 * state.view.scale
    assert state.playhead == pytest.approx(3 * ten)
    for _ in range(2):
        qtbot.keyClick(wave, keys.Key_Right, mods.ShiftModifier)
    assert state.selection == pytest.approx((3 * ten, 5 * ten))
    qtbot.keyClick(wave, keys.Key_Left, mods.ShiftModifier)
    assert state.selection == pytest.approx((3 * ten, 4 * ten))
    qtbot.keyClick(wave, keys.Key_Escape)
    assert state.selection is None
    qtbot.keyClick(wave, keys.Key_A, mods.ControlModifier)
    assert state.selection == (0, SECONDS)
    state.move_playhead(10)
    qtbot.keyClick(wave, keys.Key_I)
    state.move_playhead(20)
    qtbot.keyClick(wave, keys.Key_O)
    assert state.selection == (10, 20)
    qtbot.keyClick(wave, keys.Key_L)
    assert state.loop
    assert stage.transport.loop.isChecked()
    asked = []
    stage.command.connect(asked.append)
    qtbot.keyClick(wave, keys.Key_Space)
    qtbot.keyClick(wave, keys.Key_Delete)
    assert asked == ["play", "cut"]
    qtbot.keyClick(wave, keys.Key_Z)
    assert state.view.start > 5
    qtbot.keyClick(wave, keys.Key_0)
    assert state.view.is_whole
    qtbot.keyClick(wave, keys.Key_Plus)
    assert not state.view.is_whole


def test_the_frame_of_the_overview_is_dragged(stage, qtbot) -> None:
    state, over = stage.state, stage.overview
    state.set_view(state.view.showing(20, 30, margin=0))
    whole = over._all()
    qtbot.mousePress(over, Qt.MouseButton.LeftButton, pos=QPoint(round(whole.x(25)), 8))
    over.mouseMoveEvent(_move(QPoint(round(whole.x(45)), 8)))
    qtbot.mouseRelease(over, Qt.MouseButton.LeftButton, pos=QPoint(round(whole.x(45)), 8))
    assert state.view.start == pytest.approx(40, abs=0.2)
    qtbot.mouseClick(over, Qt.MouseButton.LeftButton, pos=QPoint(round(whole.x(5)), 8))
    assert state.view.start <= 5 <= state.view.end


def test_time_does_not_mirror_from_right_to_left(stage, qtbot) -> None:
    before = stage.waveform.grab().toImage()
    app = QApplication.instance()
    app.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        QApplication.processEvents()
        assert stage.waveform.grab().toImage() == before
        assert stage.transport.play.x() > stage.transport.export.x()
    finally:
        app.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_a_plan_is_tinted(stage, theme) -> None:
    stage.state.set_tints(
        (
            Tint(0, 10, 12, Effect.REMOVES, "-2.0 s"),
            Tint(1, 30, 50, Effect.LEVEL, "+3.4 dB"),
            Tint(2, 0, 5, Effect.FADE, "fade in"),
        )
    )
    image = stage.waveform.grab().toImage()
    x, deep = _x(stage, 11), image.height() - 4
    assert image.pixel(x, deep) != theme.color("surface").rgb()
    assert image.pixel(_x(stage, 40), deep) == theme.color("accent_tint").rgb()
    assert image.pixel(_x(stage, 20), deep) == theme.color("surface").rgb()


def test_the_stage_speaks_to_screen_readers(stage) -> None:
    stage.state.move_playhead(15)
    stage.state.select((10, 20))
    assert stage.waveform.accessibleName() == "Waveform"
    assert stage.waveform.accessibleDescription() == "0:15.0, selected 0:10 to 0:20"
    for part in (stage.overview, stage.ruler, stage.transport.play, stage.transport.clock):
        assert part.accessibleName()


def test_in_a_narrow_window_the_numbers_give_way_to_the_buttons(stage, qtbot) -> None:
    transport = stage.transport
    stage.resize(1200, 260)
    qtbot.waitUntil(lambda: transport.peak.isVisibleTo(stage))
    stage.resize(560, 260)
    qtbot.waitUntil(lambda: not transport.loudness.isVisibleTo(stage))
    assert transport.width() <= 560
    row = (transport.play, transport.clock, transport.undo, transport.operations, transport.export)

    def edges() -> list[tuple[int, int]]:
        lefts = [w.mapTo(transport, QPoint(0, 0)).x() for w in row]
        return [(left, left + w.width() - 1) for left, w in zip(lefts, row, strict=True)]

    qtbot.waitUntil(lambda: all(one[1] < other[0] for one, other in pairwise(edges())))
    assert edges()[-1][1] <= transport.width()
