"""Words cut out of speech whose words have known places: the neighbours stay, nothing clicks."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import soundfile

from audiochat.domain.plan import Plan
from audiochat.services.word_edits import steps_for
from audiochat.services.workshop import Workshop
from tests.making.cut_words import Sound, heard, part, transcript
from tests.making.speech import RATE, Made, Speech

PHRASES = [
    "We should test the new version before we publish it.",
    "I think we should go to the market before it closes",
    "My brother works in a small office near the station",
]


def edges(sound: Sound, at: int) -> float:
    """How much of what is over 4 kHz comes at once around a place: a click is all of it."""
    near = sound[max(0, at - 64) : at + 64].astype(np.float64)
    power = np.square(np.abs(np.fft.rfft(near * np.hanning(len(near)))))
    return float(power[len(power) // 2 :].sum())


@pytest.fixture(scope="module")
def made(speech: Speech) -> Made:
    return speech.joined(PHRASES, [0.5])


@pytest.mark.parametrize("kind", ["cut", "mute"])
def test_neighbours_lose_less_than_a_hundredth(
    kind: str, made: Made, workshop: Workshop, tmp_path: Path
) -> None:
    path = tmp_path / "talk.wav"
    soundfile.write(path, made.samples, RATE, subtype="FLOAT")
    editor = workshop.editor(workshop.library.open(path).id)
    shown = transcript(made)
    before, loudest = editor.timeline, 0.0
    places = [
        n for n in range(1, len(made.words) - 1) if made.words[n][2] > made.words[n][1] + 0.04
    ]
    for number in places[::3] if kind == "cut" else places[::4]:
        steps = steps_for(shown, number, number + 1, kind)  # type: ignore[arg-type]
        timeline = editor.apply(Plan(steps=steps)).revision.timeline
        for beside in (number - 1, number + 1):
            alone = part(made, *made.words[beside][1:])
            kept = np.square(heard(timeline, alone), dtype=np.float64).sum()
            whole = np.square(alone, dtype=np.float64).sum()
            # nothing of a muted word may stay, so its fade takes 1 ms of each neighbour ("a" begins loud)
            assert abs(kept / whole - 1) < (0.01 if kind == "cut" else 0.03), made.words[beside]
        gone = part(made, *made.words[number][1:])
        left = np.square(heard(timeline, gone), dtype=np.float64).sum()
        loudest = max(loudest, left / np.square(gone, dtype=np.float64).sum())
        if kind == "cut":
            sound, join = heard(timeline, made.samples), timeline.joins()[0]
            sides = (timeline.clips[0].end, timeline.clips[1].start)
            uncut = [edges(made.samples, at + n) for at in sides for n in range(-128, 129, 32)]
            assert edges(sound, join) <= 1.5 * max(uncut) + 1e-6  # no sharper than without the cut
        editor.undo()
    assert editor.timeline == before
    # a cut keeps off both neighbours of a short "a"
    assert loudest < (0.4 if kind == "cut" else 0.03)
