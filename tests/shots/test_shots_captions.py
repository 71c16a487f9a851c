"""Draws the export of words under the stage."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.shots.test_shots import MODES, check, open_sample
from tests.shots.test_shots_transcript import talk

pytestmark = pytest.mark.shots


@pytest.mark.parametrize("mode", MODES)
def test_caption_panel(stage: Callable[..., Any], mode: Any) -> None:
    studio = stage("Done.")
    assembly = open_sample(studio, mode)
    talk(studio, assembly, until=14.0)
    assembly.joint.studio.open_captions()
    studio.settle()
    assert assembly.joint.studio.captions.panel.isVisible()
    check(studio.picture(f"captions-{mode}"))
