"""Times and amounts as a person reads them."""

from __future__ import annotations

import pytest

from audiochat.services.captions.text import clock
from audiochat.ui.studio.clock import moment


@pytest.mark.parametrize(
    ("seconds", "shown"), [(0.0, "0:00"), (7.9, "0:07"), (77.7, "1:17"), (60.0, "1:00"),
                           (59.999_999_9, "1:00"), (3_725.5, "1:02:05"), (-1.0, "0:00")]
)  # fmt: skip
def test_a_moment_is_in_the_second_that_documents_say(seconds: float, shown: str) -> None:
    assert moment(seconds) == shown
    assert abs(seconds - round(seconds)) < 1e-6 or clock(seconds) == shown
