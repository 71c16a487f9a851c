"""Pictures of a join under which room tone lies."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile

from audiochat.domain.plan import Plan, Step
from audiochat.ui.theme import Mode
from tests.making.rooms import RATE, room, voice

pytestmark = pytest.mark.shots


@pytest.mark.parametrize("mode", [Mode.LIGHT, Mode.DARK])
def test_room_tone_under_a_join(stage: Callable[..., Any], mode: Mode, tmp_path: Path) -> None:
    rooms = np.concatenate([room(10, -60, 1), room(10, -42, 2)])
    path = tmp_path / "Two rooms.wav"
    soundfile.write(path, (voice(20) + rooms).astype(np.float32), RATE, subtype="FLOAT")
    studio = stage("Done.")
    assembly = studio.open(mode)
    assembly.shell.sessions.new()
    assembly.joint.open_file(path)
    studio.wait(lambda: assembly.joint.open_recording() is not None)
    studio.settle()
    desk = assembly.joint.studio
    desk.applying.apply(Plan(steps=(Step(op="delete", start=9.02, end=11.53),)), None)
    studio.wait(lambda: len(desk.state.tones) == 1)
    studio.settle()
    out = studio.picture(f"tones-{mode}")
    assert out.stat().st_size > 20_000
