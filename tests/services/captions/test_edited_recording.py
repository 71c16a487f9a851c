"""Captions of an edited recording, beside what is heard in the file that it is exported to."""

from __future__ import annotations

import statistics
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from audiochat.services.workshop import Workshop
from tests.making.edited_talk import prove


@pytest.fixture
def workshop(data_dir: Path) -> Iterator[Workshop]:
    with Workshop.open(data_dir) as opened:
        yield opened


def test_captions_match_a_fresh_recognition_of_the_exported_file(
    workshop: Workshop, tmp_path: Path, speech: Any
) -> None:
    proof = prove(workshop, tmp_path, speech, count=3, cuts=1)
    assert proof.words_found > 0.85
    assert len(proof.errors) >= 2
    assert statistics.median(proof.errors) < 0.1


@pytest.mark.slow
def test_most_captions_of_a_longer_talk_match(
    workshop: Workshop, tmp_path: Path, speech: Any
) -> None:
    proof = prove(workshop, tmp_path, speech, count=36, cuts=12)
    within = sum(error <= 0.1 for error in proof.errors) / len(proof.errors)
    print(
        f"{proof.captions} captions after {proof.cuts} cuts: median "
        f"{1000 * statistics.median(proof.errors):.1f} ms, worst {1000 * proof.errors[-1]:.0f} ms, "
        f"{within:.0%} within 100 ms; {proof.words_found:.0%} of the words were heard again"
    )
    assert proof.words_found > 0.85
    # Both sides are recognised, so this is as steady as the recogniser's word times are; the captions
    # themselves start with the words of the edited timeline to the millisecond (test_cues).
    assert statistics.median(proof.errors) < 0.1
    assert within >= 0.45
