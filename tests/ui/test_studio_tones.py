"""Room tone under a join is marked at the foot of the waveform, where there is room to see it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip

from audiochat.domain.timeline import Clip, Timeline, Tone
from audiochat.operations import load
from audiochat.ui.studio.stage import Stage
from audiochat.ui.studio.state import StageState
from audiochat.ui.tasks import Lane

TIMELINE = Timeline(
    1000,
    1,
    (
        Clip("a", 0, 20_000),
        Clip("a", 30_000, 50_000, tone=Tone("a", 0, 500, 2000, -18.2)),
        Clip("a", 60_000, 80_000, tone=Tone("a", 0, 500, 1000, 9.0)),
    ),
)


@pytest.fixture
def stage(qtbot, theme):
    lane = Lane("pictures")
    made = Stage(StageState(), theme, load(), lane)
    qtbot.addWidget(made)
    made.resize(900, 300)
    made.show()
    made.state.show(TIMELINE, fresh=True)
    yield made
    lane.close()


def test_the_marks_lie_where_the_tone_does(stage) -> None:
    assert stage.state.joins == (20.0, 40.0)
    assert stage.state.tones == ((20.0, 22.0, 18.2), (40.0, 39.0, 9.0))
    wave, view = stage.waveform, stage.state.view

    def foot(seconds: float) -> int:
        return (
            wave.grab(QRect(round(view.x(seconds)), wave.height() - 1, 1, 1)).toImage().pixel(0, 0)
        )

    plain = foot(10.0)
    assert [foot(at) != plain for at in (19.5, 20.5, 39.5, 40.5)] == [False, True, True, False]
    stage.state.show(Timeline(1000, 1, TIMELINE.clips[:1]), fresh=False)
    assert foot(20.0) == plain


def test_from_far_off_nothing_is_drawn(stage) -> None:
    long = Timeline(1000, 1, (*TIMELINE.clips, Clip("b", 0, 36_000_000)))
    stage.state.show(long, fresh=True)
    wave, x = stage.waveform, round(stage.state.view.x(21.0))
    row = wave.grab(QRect(0, wave.height() - 1, 60, 1)).toImage()
    assert {row.pixel(n, 0) for n in range(4, 60)} == {row.pixel(50, 0)}
    assert 0 <= x < 60


def test_the_pointer_is_told_what_it_means(stage, qtbot) -> None:
    wave, view = stage.waveform, stage.state.view
    for seconds, up, said in ((21.0, 3, True), (30.0, 3, False), (21.0, 60, False)):
        at = QPoint(round(view.x(seconds)), wave.height() - up)
        QApplication.sendEvent(wave, QHelpEvent(QHelpEvent.Type.ToolTip, at, wave.mapToGlobal(at)))
        qtbot.waitUntil(lambda said=said: QToolTip.isVisible() == said)
        assert not said or "18 dB" in QToolTip.text()
    QToolTip.hideText()
