"""Spoken words that are put into a recording stand in its room, and not on digital silence."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import soundfile

from audiochat.domain.job import Job
from audiochat.domain.plan import Plan, Step
from audiochat.domain.timeline import Span, Timeline
from audiochat.services.editor import Editor
from audiochat.services.room_tone import RoomTone
from audiochat.services.workshop import Workshop
from tests.making.rooms import RATE, Sound, floors, room, voice

TEXT = "Yes. No. Yes."


def talk(path: Path, before: float, after: float) -> Path:
    """A voice whose room becomes another after ten seconds."""
    rooms = np.concatenate([room(10, before, 1), room(10, after, 2)])
    soundfile.write(path, (voice(20) + rooms).astype(np.float32), RATE, subtype="FLOAT")
    return path


def heard(editor: Editor, timeline: Timeline | None = None) -> Sound:
    reader = editor.reader(timeline)
    return np.asarray(reader.read(0, reader.frames)[:, 0], np.float64)


def said(op: str, start: float, end: float | None = None) -> Plan:
    return Plan(steps=(Step(op=op, start=start, end=end, params={"text": TEXT}),))


def put_in(editor: Editor) -> Sound:
    """What the computer voice and what lies under it sound like."""
    timeline = editor.timeline
    place = next(n for n, clip in enumerate(timeline.clips) if clip.source.startswith("rendered"))
    clip, end = timeline.clips[place], timeline.ends[place]
    return heard(editor)[end - clip.frames : end]


@pytest.mark.parametrize(
    ("before", "after"), [(-50.0, -50.0), (-60.0, -42.0), (-42.0, -60.0), (-45.0, -200.0)]
)
def test_the_floor_glides_from_one_room_to_the_other(
    workshop: Workshop, tmp_path: Path, before: float, after: float
) -> None:
    editor = workshop.editor(workshop.library.open(talk(tmp_path / "talk.wav", before, after)).id)
    at = Span(10 * RATE, 10 * RATE)
    bed = RoomTone(workshop.pool, workshop.peaks).bed(editor.timeline, at, 3 * RATE, Job())
    assert bed is not None
    found = floors(bed[:, 0].astype(np.float64))
    line = np.linspace(before, max(after, -80), len(found))
    assert np.abs(found - line).max() < 2.5


def test_spoken_words_stand_on_it(workshop: Workshop, tmp_path: Path) -> None:
    editor = workshop.editor(workshop.library.open(talk(tmp_path / "talk.wav", -50, -50)).id)
    for place in (0.0, 20.0):  # where there is a room on one side only
        editor.apply(said("insert_speech", place))
        assert float(floors(put_in(editor)).min()) == pytest.approx(-50, abs=2.5)
        editor.undo()


def test_it_is_kept_exactly_and_goes_with_undo(data_dir: Path, tmp_path: Path) -> None:
    path = talk(tmp_path / "talk.wav", -50, -50)
    with Workshop.open(data_dir) as workshop:
        recording = workshop.library.open(path)
        editor = workshop.editor(recording.id)
        original = heard(editor)
        preview = editor.preview(said("replace_speech", 9.0, 11.0))
        shown = heard(editor, preview.timeline)
        editor.apply(said("replace_speech", 9.0, 11.0))
        edited = heard(editor)
        assert np.array_equal(edited, shown)
        assert float(floors(put_in(editor)).min()) > -53
        editor.undo()
        assert np.array_equal(heard(editor), original)
        editor.redo()
    with Workshop.open(data_dir) as workshop:
        editor = workshop.editor(recording.id)
        assert np.array_equal(heard(editor), edited)
        out = workshop.exporter.export(recording.id, editor.timeline, tmp_path / "out.wav")
        assert np.array_equal(soundfile.read(out, dtype="float32")[0], edited.astype(np.float32))


def test_beside_a_held_tone_there_is_no_room(workshop: Workshop, tmp_path: Path) -> None:
    tone = 0.1 * np.sin(2 * np.pi * 440 * np.arange(20 * RATE) / RATE)
    path = tmp_path / "tone.wav"
    soundfile.write(path, tone.astype(np.float32), RATE, subtype="FLOAT")
    editor = workshop.editor(workshop.library.open(path).id)
    editor.apply(said("insert_speech", 10.0))
    assert float(floors(put_in(editor)).min()) < -60
