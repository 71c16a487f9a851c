"""Spoken words in a recording: kept with their words, said in the history, marked in the exported tags."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from audiochat.domain.errors import UserError
from audiochat.domain.job import Job
from audiochat.domain.plan import Plan, Step
from audiochat.domain.voice import SYNTHETIC
from audiochat.services.workshop import Workshop

SAMPLE = Path(__file__).resolve().parents[2] / "resources" / "sample" / "sample.flac"


def step(text: str, at: float = 2.0) -> Plan:
    return Plan(steps=(Step(op="insert_speech", start=at, params={"text": text}),))


def test_words_are_spoken_into_a_recording(workshop: Workshop, tmp_path: Path) -> None:
    path = Path(shutil.copy(SAMPLE, tmp_path / "talk.flac"))
    recording = workshop.library.open(path, Job())
    editor = workshop.editor(recording.id)
    length = editor.timeline.seconds
    plan = step("Welcome to the show.")
    (tint,) = editor.tints(plan)
    assert (tint.start, tint.end) == (2.0, 2.0)
    preview = editor.preview(plan)
    applied = editor.apply(plan)
    assert applied.revision.timeline == preview.timeline
    added = editor.timeline.seconds - length
    assert 0.8 < added < 3
    assert tint.label == f"+{added:.1f} s"
    assert applied.revision.label.startswith("Insert synthetic: Welcome to the show.")
    words = [
        w for w in workshop.transcripts.view(editor.timeline).words if 2 <= w.start < 2 + added
    ]
    assert [word.text for word in words] == ["Welcome", "to", "the", "show."]
    assert words[0].start == pytest.approx(2.0, abs=0.15)
    assert words[-1].end <= 2 + added
    out = workshop.exporter.export(recording.id, editor.timeline, tmp_path / "out.flac")
    _, tags = workshop.library.facts(out, Job())
    assert "computer voice" in tags.values[SYNTHETIC]
    editor.undo()
    out = workshop.exporter.export(recording.id, editor.timeline, tmp_path / "before.flac")
    _, tags = workshop.library.facts(out, Job())
    assert SYNTHETIC not in tags.values
    assert len(workshop.transcripts.view(editor.timeline).words) == 0
    with pytest.raises(UserError, match="does not speak this language"):
        editor.apply(step("שלום"))
    spoken = [s for s in workshop.store.sources.all() if s.kind == "synthetic"]
    assert len(spoken) == 1  # tints and refusals leave nothing behind
