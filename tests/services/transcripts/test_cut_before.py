"""Words cut out before the sound was rendered: shown where they were, and brought back exactly."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile

from audiochat.domain.errors import PlanRefused
from audiochat.domain.plan import Plan, Step
from audiochat.domain.transcript import Block, Transcript
from audiochat.services.editor import Editor
from audiochat.services.transcripts import Transcripts
from audiochat.services.word_edits import steps_for
from audiochat.services.workshop import Workshop

TEXT = "one two three four five six seven eight nine ten"
RATE = 8000


@pytest.fixture
def editor(
    workshop: Workshop, tmp_path: Path, transcripts: Transcripts, block: Callable[..., Block]
) -> Editor:
    """Ten seconds of noise, louder and louder, in which ten words are "said", one a second."""
    noise = np.random.default_rng(1).uniform(-0.2, 0.2, RATE * 10) * np.linspace(0.5, 1, RATE * 10)
    path = tmp_path / "said.wav"
    soundfile.write(path, noise.astype(np.float32), RATE, subtype="FLOAT")
    made = workshop.editor(workshop.library.open(path).id)
    (clip,) = made.timeline.clips
    transcripts.write(block(clip.source, TEXT))
    return made


def step(op: str, start: float | None = None, end: float | None = None, **params: Any) -> Plan:
    return Plan(steps=(Step(op=op, start=start, end=end, params=params),))


def view(editor: Editor, transcripts: Transcripts) -> Transcript:
    return transcripts.view(editor.timeline, deleted=True)


def shown(editor: Editor, transcripts: Transcripts) -> str:
    return " ".join(f"[{w.text}]" if w.deleted else w.text for w in view(editor, transcripts).words)


def back(editor: Editor, transcripts: Transcripts, *texts: str) -> Plan:
    words = view(editor, transcripts)
    places = [n for n, w in enumerate(words.words) if w.deleted and w.text in texts]
    return Plan(steps=steps_for(words, places[0], places[-1] + 1, "bring_back"))


def sound(editor: Editor) -> Any:
    reader = editor.reader()
    try:
        return reader.read(0, reader.frames)[:, 0].copy()
    finally:
        reader.close()


def test_they_are_shown_at_their_join_in_the_new_sound(
    editor: Editor, transcripts: Transcripts
) -> None:
    editor.apply(step("delete", 3, 5))
    editor.apply(step("gain", decibels=-3.0))
    assert shown(editor, transcripts) == "one two three [four] [five] six seven eight nine ten"
    assert [w.start for w in view(editor, transcripts).words if w.deleted] == [3.0, 3.0]
    editor.apply(step("high_pass"))
    editor.apply(step("delete", 0, 1))
    editor.apply(step("change_speed", factor=2.0))
    assert shown(editor, transcripts) == "[one] two three [four] [five] six seven eight nine ten"
    assert [w.start for w in view(editor, transcripts).words if w.deleted] == [0.0, 1.0, 1.0]
    editor.apply(step("gain", 0.5, 3.0, decibels=-3.0))
    assert shown(editor, transcripts) == "[one] two three [four] [five] six seven eight nine ten"


def test_brought_back_it_is_as_if_they_had_never_been_cut(
    editor: Editor, transcripts: Transcripts, workshop: Workshop
) -> None:
    editor.apply(step("normalize_peak"))
    never = sound(editor)
    editor.undo()
    editor.apply(step("delete", 8, 10))  # the loudest part: without it there is another gain
    editor.apply(step("normalize_peak"))
    before, heard = editor.revision, sound(editor)
    assert np.max(np.abs(heard[:RATE] - never[:RATE])) > 0.001
    plan = back(editor, transcripts, "nine", "ten")
    editor.check(plan)
    applied = editor.apply(plan)
    assert shown(editor, transcripts) == TEXT
    assert np.array_equal(sound(editor), never)
    assert applied.time_map.new_frames == editor.timeline.frames == 10 * RATE
    after = editor.revision
    assert editor.undo() == before
    assert np.array_equal(sound(editor), heard)
    assert editor.redo() == after
    other = workshop.editor(editor.recording.id)
    assert np.array_equal(sound(other), never)


def test_one_after_another_and_what_was_cut_since_stays_cut(
    editor: Editor, transcripts: Transcripts
) -> None:
    editor.apply(step("delete", 3, 5))
    editor.apply(step("gain", decibels=-6.0))
    editor.apply(step("set_title", title="Numbers"))
    editor.apply(step("delete", 0, 1))
    editor.apply(step("gain", 1.0, 4.0, decibels=-6.0))
    assert shown(editor, transcripts) == "[one] two three [four] [five] six seven eight nine ten"
    editor.apply(back(editor, transcripts, "five"))
    assert shown(editor, transcripts) == "[one] two three [four] five six seven eight nine ten"
    editor.apply(step("gain", decibels=2.0))
    editor.apply(back(editor, transcripts, "four"))
    assert shown(editor, transcripts) == "[one] two three four five six seven eight nine ten"
    editor.apply(back(editor, transcripts, "one"))
    assert shown(editor, transcripts) == TEXT
    assert editor.notes.title == "Numbers"
    made = sound(editor)
    while editor.can_undo:
        editor.undo()
    whole = sound(editor)
    level = np.full(10, -4.0)  # dB over each second; the six dB are over what is from 2 to 7 now
    level[2:7] -= 6
    gains = 10 ** (np.repeat(level, RATE) / 20)
    inside = np.concatenate([np.arange(n * RATE + 200, (n + 1) * RATE - 200) for n in range(10)])
    assert np.allclose(made[inside], (whole * gains)[inside], atol=2e-4)


def test_where_a_step_cannot_be_done_again_it_says_so_and_nothing_changes(
    editor: Editor,
    transcripts: Transcripts,
    workshop: Workshop,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("audiochat.services.editor.memory", lambda plan, *_: plan.model_dump())
    editor.apply(step("delete", 3, 5))
    editor.apply(step("gain", decibels=-3.0), (1.0, 6.0))  # and it was not noted what was selected
    editor.apply(step("gain", decibels=-3.0))
    plan, before = back(editor, transcripts, "four"), editor.revision
    files = len(list(workshop.data_dir.rglob("*.wav")))
    with pytest.raises(PlanRefused, match="cannot be done again") as refused:
        editor.apply(plan)
    assert "history" in refused.value.remedy
    assert editor.revision == before
    assert len(list(workshop.data_dir.rglob("*.wav"))) == files


def test_through_a_change_of_pace_and_of_what_was_selected(
    editor: Editor, transcripts: Transcripts
) -> None:
    editor.apply(step("delete", 3, 5))
    editor.apply(step("gain", decibels=-6.0), (1.0, 6.0))
    editor.apply(step("change_speed", factor=1.7))
    editor.apply(back(editor, transcripts, "four", "five"))
    assert shown(editor, transcripts) == TEXT
    assert editor.timeline.frames == pytest.approx(10 * RATE / 1.7, abs=1)
    with_them, times = sound(editor), [w.start for w in view(editor, transcripts).words]
    assert times == pytest.approx([n / 1.7 for n in range(10)], abs=0.01)
    while editor.can_undo:
        editor.undo()
    editor.apply(step("gain", decibels=-6.0), (1.0, 8.0))
    editor.apply(step("change_speed", factor=1.7))
    assert np.allclose(sound(editor), with_them, atol=1e-3)
