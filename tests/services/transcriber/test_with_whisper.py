"""The recogniser that comes with the program, through files, edits and the database."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile

from audiochat.domain.errors import Cancelled, MediaError, ModelError
from audiochat.domain.job import Job
from audiochat.domain.plan import Plan, Step
from audiochat.domain.recogniser import RecogniserOptions
from audiochat.services.workshop import Workshop

PHRASES = (
    "The meeting was moved to Thursday.",
    "Nobody had expected the bridge to close.",
    "The baker gave away the last of his bread.",
)


def plain(text: str) -> list[str]:
    return re.sub(r"[^a-z ]", "", text.lower()).split()


def close(found: Sequence[Any], wanted: Sequence[tuple[str, float, float]], within: float) -> float:
    """The share of known words that were found, by their text, at their time."""
    starts = [(plain(word.text), word.start) for word in found]
    hits = [
        any(text == plain(name) and abs(at - start) < within for text, at in starts)
        for name, start, _ in wanted
    ]
    return sum(hits) / len(hits)


def test_what_is_said_follows_the_edits(workshop: Workshop, speech: Any, tmp_path: Path) -> None:
    made = speech.joined(list(PHRASES), [0.8])
    path = tmp_path / "talk.flac"
    stereo = np.repeat(made.samples, 3)[:, None].repeat(2, axis=1)  # 48 kHz
    soundfile.write(path, stereo, 48_000)
    editor = workshop.editor(workshop.library.open(path).id)
    view = workshop.transcriber.run(editor.recording.id, editor.timeline)
    assert close(view.words, made.words, 0.25) >= 0.9
    assert view.coverage == 1.0
    assert all(0 < word.word.confidence <= 1 for word in view.words)
    starts = [start for _, start, _ in made.words]
    first, second = (sum(len(p.split()) for p in PHRASES[:n]) for n in (1, 2))
    cut = Step(op="delete", start=starts[first] - 0.1, end=starts[second] - 0.1)
    editor.apply(Plan(steps=(cut, Step(op="gain", params={"decibels": -2}))))
    after = workshop.transcripts.view(editor.timeline)
    assert plain(after.text) == plain(" ".join((PHRASES[0], PHRASES[2])))
    gone = starts[second] - starts[first]
    assert close(after.words[-3:], [(w, s - gone, e) for w, s, e in made.words[-3:]], 0.25) == 1.0
    assert workshop.transcripts.missing(editor.timeline) == []
    editor.undo()
    assert workshop.transcripts.view(editor.timeline) == view


def test_one_word_on_the_telephone(workshop: Workshop, speech: Any, tmp_path: Path) -> None:
    import soxr

    made = speech.joined(["Tomorrow."], [0.5])
    clipped = np.clip(soxr.resample(made.samples, 16_000, 8_000) * 3, -0.9, 0.9)
    path = tmp_path / "word.wav"
    soundfile.write(path, clipped, 8_000, subtype="ULAW")
    recording = workshop.library.open(path)
    timeline = workshop.editor(recording.id).timeline
    assert plain(workshop.transcriber.run(recording.id, timeline).text) == ["tomorrow"]


@pytest.mark.parametrize("peak", [-40, -60])
def test_a_recording_that_is_hardly_audible(
    workshop: Workshop, speech: Any, tmp_path: Path, peak: int
) -> None:
    made = speech.joined(list(PHRASES), [0.8]).samples
    path = tmp_path / "quiet.wav"
    soundfile.write(path, made / np.abs(made).max() * 10 ** (peak / 20), 16_000, subtype="PCM_16")
    recording = workshop.library.open(path)
    timeline = workshop.editor(recording.id).timeline
    found = plain(workshop.transcriber.run(recording.id, timeline).text)
    wanted = plain(" ".join(PHRASES))
    assert len(found) == len(wanted)
    assert sum(one == other for one, other in zip(found, wanted, strict=True)) >= len(wanted) - 3


@pytest.mark.parametrize("level", [-60, -85])
def test_a_quiet_room_raised_says_nothing(workshop: Workshop, tmp_path: Path, level: int) -> None:
    path = tmp_path / "room.wav"
    room = np.random.default_rng(7).standard_normal(20 * 16_000)
    hum = np.sin(2 * np.pi * 100 * np.arange(len(room)) / 16_000)
    soundfile.write(path, (room + hum) * 10 ** (level / 20), 16_000, subtype="PCM_16")
    recording = workshop.library.open(path)
    timeline = workshop.editor(recording.id).timeline
    assert workshop.transcriber.run(recording.id, timeline).text == ""


def test_a_wish_to_stop_before_it_began(workshop: Workshop, speech: Any, tmp_path: Path) -> None:
    path = tmp_path / "talk.wav"
    soundfile.write(path, speech.joined(list(PHRASES), [0.8]).samples, 16_000)
    recording = workshop.library.open(path)
    timeline = workshop.editor(recording.id).timeline
    job = Job()
    job.cancel()
    with pytest.raises(Cancelled):
        workshop.transcriber.run(recording.id, timeline, None, job)
    assert workshop.transcripts.view(timeline).coverage == 0.0


def test_what_cannot_be_done_is_refused_before_it_begins(
    workshop: Workshop, tmp_path: Path
) -> None:
    path = tmp_path / "noise.wav"
    soundfile.write(path, np.random.default_rng(0).normal(0, 0.1, 80_000), 16_000)
    recording = workshop.library.open(path)
    timeline = workshop.editor(recording.id).timeline
    for options in (RecogniserOptions(language="he"), RecogniserOptions(language="xx")):
        with pytest.raises(ModelError):
            workshop.transcriber.run(recording.id, timeline, options)
    path.unlink()
    workshop.pool.close()
    with pytest.raises(MediaError, match="no longer there"):
        workshop.transcriber.run(recording.id, timeline)
    assert workshop.transcripts.view(timeline).words == ()
