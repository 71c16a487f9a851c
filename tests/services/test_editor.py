"""The editor through the whole path: real files, the real database, real operations."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile

from audiochat.domain.errors import Cancelled, MediaError, NotFound, PlanRefused
from audiochat.domain.job import Job
from audiochat.domain.operation import Effect, Operation, Registry
from audiochat.domain.plan import Plan, Step
from audiochat.services.editor import Editor
from audiochat.services.workshop import Workshop

RATE = 16000


def plan(*steps: dict[str, Any]) -> Plan:
    return Plan(steps=tuple(Step(**step) for step in steps))


def op(
    name: str, start: float | None = None, end: float | None = None, **params: Any
) -> dict[str, Any]:
    return {"op": name, "start": start, "end": end, "params": params}


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    """Ten seconds, stereo: each second at a pitch of its own, a pause from 4 to 6."""
    t = np.arange(RATE) / RATE
    seconds = [0.2 * np.sin(2 * np.pi * (200 + 50 * n) * t) for n in range(10)]
    seconds[4] = seconds[5] = np.zeros(RATE)
    sound = np.concatenate(seconds)
    path = tmp_path / "talk.wav"
    soundfile.write(path, np.stack([sound, sound * 0.5], axis=1), RATE, subtype="FLOAT")
    return path


@pytest.fixture
def editor(workshop: Workshop, talk: Path) -> Editor:
    return workshop.editor(workshop.library.open(talk).id)


def sound(editor: Editor) -> Any:
    reader = editor.reader()
    return reader.read(0, reader.frames)


def files(workshop: Workshop) -> set[str]:
    return {p.name for p in (workshop.data_dir / "sources").glob("*")}


def test_times_of_a_plan_mean_the_recording_before_it(editor: Editor) -> None:
    before = sound(editor)
    applied = editor.apply(
        plan(op("delete", 0, 3), op("gain", 7, 8, decibels=6), op("delete", 9, 10))
    )
    after = sound(editor)
    assert len(after) == 6 * RATE
    middle = slice(round(4.2 * RATE), round(4.8 * RATE))
    old = before[round(7.2 * RATE) : round(7.8 * RATE)]
    assert np.allclose(after[middle], old * 10 ** (6 / 20), atol=1e-4)
    assert applied.time_map.point(7 * RATE) == 4 * RATE
    assert applied.step_notes == ("-3.0 s", "+6.0 dB", "-1.0 s")
    assert applied.before.seconds == 10
    assert applied.after.seconds == 6
    assert applied.after.loudness is not None


def test_undo_and_redo_are_exact_and_survive_a_restart(data_dir: Path, talk: Path) -> None:
    with Workshop.open(data_dir) as workshop:
        recording = workshop.library.open(talk)
        editor = workshop.editor(recording.id)
        sounds = [sound(editor)]
        for step in (
            op("fade_in"),
            op("remove_silence"),
            op("reverse", 1, 2),
            op("resample", rate=8000),
        ):
            editor.apply(plan(step))
            sounds.append(sound(editor))
        assert [len(s) for s in sounds][-1] == len(sounds[2]) // 2
        for expected in reversed(sounds[:-1]):
            editor.undo()
            assert np.array_equal(sound(editor), expected)
        assert not editor.can_undo
        with pytest.raises(NotFound, match="nothing to undo"):
            editor.undo()
        editor.redo()
    with Workshop.open(data_dir) as workshop:
        editor = workshop.editor(recording.id)
        assert np.array_equal(sound(editor), sounds[1])
        assert [r.label for r in editor.history()][1] == "Fade in the recording over 3.0 s"
        for expected in sounds[2:]:
            editor.redo()
            assert np.array_equal(sound(editor), expected)
        assert not editor.can_redo
        with pytest.raises(NotFound, match="nothing to redo"):
            editor.redo()


def test_an_edit_after_an_undo_keeps_what_was_undone(editor: Editor) -> None:
    first = editor.apply(plan(op("delete", 0, 1))).revision
    editor.undo()
    second = editor.apply(plan(op("delete", 0, 2))).revision
    editor.undo()
    assert editor.redo().id == second.id  # the youngest
    assert editor.go_to(first.id).timeline.seconds == 9
    assert [r.id for r in editor.history()][1:] == [first.id]


def test_two_editors_of_one_recording_agree(workshop: Workshop, editor: Editor) -> None:
    other = workshop.editor(editor.recording.id)
    editor.apply(plan(op("delete", 0, 1)))
    applied = other.apply(plan(op("delete", 0, 1)))
    assert applied.revision.timeline.seconds == 8
    assert editor.undo().timeline.seconds == 9


REFUSED = [
    (op("delete", 12, 14), "ends at 0:10"),
    (op("delete", 8, 14), "ends at 0:10"),
    (op("delete", -1, 2), "before the recording begins"),
    (op("delete", 5, 3), "before it starts"),
    (op("delete", 3, 3), "no length"),
    (op("delete"), "which part"),
    (op("delete", 0, 10), "whole recording"),
    (op("trim", 0, 10), "changes nothing"),
    (op("gain", 0, 1, decibels=100), "decibels"),
    (op("gain", 0, 1, loudness=3), "loudness"),
    (op("insert_silence", 2, duration=-3), "duration"),
    (op("insert_silence"), "where"),
    (op("move", 1, 2, to=40), "ends at 0:10"),
    (op("move", 1, 2, to=1.5), "already is"),
    (op("resample", 1, 2), "whole recording"),
    (op("convert_channels", channels="stereo"), "already"),
    (op("high_pass", frequency=9000), "no sound at 9000"),
    (op("vanish"), "no operation called vanish"),
]


@pytest.mark.parametrize(
    ("step", "reason"), REFUSED, ids=lambda v: v if isinstance(v, str) else v["op"]
)
def test_the_impossible_is_refused_with_the_reason(
    step: dict[str, Any], reason: str, editor: Editor
) -> None:
    for attempt in (editor.check, editor.preview, editor.apply, editor.tints):
        with pytest.raises(PlanRefused, match=reason):
            attempt(plan(op("gain", decibels=1.0), step))
    assert len(editor.history()) == 1


def test_steps_that_undo_each_other_are_refused(editor: Editor) -> None:
    with pytest.raises(PlanRefused, match=r"Step 2 .*nothing is left of 0:01 to 0:02"):
        editor.check(plan(op("delete", 0, 3), op("gain", 1, 2)))
    with pytest.raises(PlanRefused, match="whole recording"):
        editor.check(plan(op("delete", 0, 5), op("delete", 5, 10)))
    with pytest.raises(PlanRefused, match="no step"):
        editor.check(plan())
    with pytest.raises(PlanRefused, match="changes nothing"):
        editor.apply(plan(op("remove_silence", longer_than=5.0)))


def test_a_step_switched_off_is_not_run(editor: Editor) -> None:
    off = Plan(steps=(Step(op="delete", start=0, end=3, enabled=False), Step(op="fade_out")))
    applied = editor.apply(off)
    assert applied.revision.timeline.seconds == 10
    assert applied.step_notes == ("", "")
    assert applied.revision.label == "Fade out the recording over 3.0 s"


def test_the_selection_is_what_is_meant_without_times(editor: Editor) -> None:
    applied = editor.apply(plan(op("delete")), (2.0, 4.0))
    assert applied.revision.timeline.seconds == 8
    assert applied.revision.label == "Delete the selection"
    assert editor.apply(plan(op("resample", rate=8000)), (1.0, 2.0)).revision.timeline.rate == 8000
    at = editor.apply(plan(op("insert_silence", duration=2.0)), (3.0, 3.0))
    assert at.time_map.point(3 * 8000 + 1) == 5 * 8000 + 1


def test_a_moment_is_mapped_like_a_span(editor: Editor) -> None:
    before = sound(editor)
    editor.apply(plan(op("delete", 0, 2), op("move", 3, 4, to=8)))
    after = sound(editor)
    assert len(after) == 8 * RATE
    assert np.array_equal(
        after[5 * RATE + 200 : 6 * RATE - 200], before[3 * RATE + 200 : 4 * RATE - 200]
    )


def test_tints_tell_before_what_happens(editor: Editor) -> None:
    steps = (
        op("remove_silence"), op("gain", 1, 2, decibels=3.4), op("fade_out", duration=2),
        op("insert_silence", 9, duration=1.5), op("normalize_loudness"), op("trim", 1, 9),
    )  # fmt: skip
    found = editor.tints(plan(*steps))
    pause = next(t for t in found if t.step == 0)
    assert (pause.start, pause.end) == (
        pytest.approx(4.15, abs=0.03),
        pytest.approx(5.85, abs=0.03),
    )
    assert pause.effect is Effect.REMOVES
    assert pause.label.startswith("-1.7")
    shown = {(t.step, round(t.start, 2), round(t.end, 2), t.label) for t in found if t.step}
    assert shown == {
        (1, 1.0, 2.0, "+3.4 dB"), (2, 8.0, 10.0, "fade"), (3, 9.0, 9.0, "+1.5 s"),
        (4, 0.0, 10.0, "-16 LUFS"), (5, 0.0, 1.0, "-1.0 s"), (5, 9.0, 10.0, "-1.0 s"),
    }  # fmt: skip


def test_a_preview_is_heard_and_thrown_away(workshop: Workshop, editor: Editor) -> None:
    wanted = plan(op("gain", decibels=-6.0))
    shown = editor.preview(wanted)
    reader = editor.reader(shown.timeline)
    assert np.allclose(reader.read(0, RATE), sound(editor)[:RATE] * 10 ** (-6 / 20), atol=1e-6)
    assert len(editor.history()) == 1
    assert len(files(workshop)) == 1
    editor.preview(plan(op("gain", decibels=-7.0)))
    assert len(files(workshop)) == 1
    editor.drop_preview()
    assert not files(workshop)
    assert not workshop.store.sources.unused()


def test_applying_what_was_previewed_does_not_run_it_again(
    workshop: Workshop, editor: Editor
) -> None:
    wanted = plan(op("gain", decibels=-6.0))
    shown = editor.preview(wanted)
    applied = editor.apply(wanted)
    assert applied.revision.timeline == shown.timeline
    assert len(files(workshop)) == 1


def test_steps_between_leave_no_files(workshop: Workshop, editor: Editor) -> None:
    editor.apply(plan(op("gain", decibels=2), op("fade_in"), op("normalize_loudness", lufs=-12.0)))
    used = editor.timeline.sources()
    assert files(workshop) == {f"{name}.wav" for name in used if name.startswith("rendered-")}
    assert not workshop.store.sources.unused()


@pytest.mark.parametrize("reports", [1, 3, 6])
def test_a_cancelled_plan_leaves_nothing(reports: int, workshop: Workshop, editor: Editor) -> None:
    heard: list[float] = []

    def progress(fraction: float, text: str) -> None:
        heard.append(fraction)
        if len(heard) == reports:
            job.cancel()

    job = Job(progress)
    with pytest.raises(Cancelled):
        editor.apply(
            plan(op("gain", decibels=2), op("reverse"), op("normalize_loudness")), None, job
        )
    assert all(0 <= f <= 1 for f in heard)
    assert not files(workshop)
    assert not workshop.store.sources.unused()
    assert len(editor.history()) == 1
    assert editor.apply(plan(op("gain", decibels=2))).revision.seq > 0


def test_a_failing_step_leaves_nothing(workshop: Workshop, editor: Editor) -> None:
    def broken(*_: Any) -> Any:
        raise RuntimeError("a bug")

    operations = dict(workshop.registry.operations)
    bad: Operation = replace(operations["reverse"], apply=broken)
    editor._registry = Registry({**operations, "reverse": bad})
    with pytest.raises(RuntimeError, match="a bug"):
        editor.apply(plan(op("gain", decibels=2), op("reverse")))
    assert not files(workshop)
    assert not workshop.store.sources.unused()
    assert len(editor.history()) == 1


@pytest.mark.skipif(not hasattr(os, "fork"), reason="limits of file size are a Unix thing")
def test_a_disk_that_takes_no_more_leaves_nothing(workshop: Workshop, editor: Editor) -> None:
    import resource

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, before[1]))  # a rendered file has 1.28 MB
    try:
        with pytest.raises(MediaError, match="could not write"):
            editor.apply(plan(op("gain", 0, 1, decibels=2), op("reverse")))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert not files(workshop)
    assert not workshop.store.sources.unused()
    assert len(editor.history()) == 1


def test_what_a_killed_run_left_is_swept(data_dir: Path, talk: Path) -> None:
    with Workshop.open(data_dir) as workshop:
        editor = workshop.editor(workshop.library.open(talk).id)
        editor.apply(plan(op("gain", decibels=2)))
        kept = files(workshop)
        sources = data_dir / "sources"
        (sources / "rendered-unknown.wav").write_bytes(b"RIFF")
        (sources / "rendered-half.wav.part").write_bytes(b"RIFF")
    with Workshop.open(data_dir) as workshop:
        assert files(workshop) == kept


def test_labels_come_from_the_sentence(editor: Editor) -> None:
    applied = editor.apply(plan(op("delete", 0, 3), op("gain", decibels=3)))
    assert applied.revision.label == (
        "Delete 0:00 to 0:03, then change the level of the recording by +3 dB"
    )
    assert applied.revision.plan is not None
    assert applied.revision.plan["steps"][0]["op"] == "delete"
    assert applied.revision.plan["selection"] is None


def test_measures_are_remembered(editor: Editor, monkeypatch: pytest.MonkeyPatch) -> None:
    first = editor.measures(Job())
    assert first.loudness is not None
    assert first.loudness.peak == pytest.approx(-14, abs=0.1)

    def never(*_: Any, **__: Any) -> Any:
        raise AssertionError("measured again")

    monkeypatch.setattr("audiochat.media.loudness.measure", never)
    assert editor.measures(Job()) == first


def test_peaks_are_drawn_of_any_timeline(editor: Editor) -> None:
    peaks = editor.peaks(Job())
    assert peaks.columns(0, 10 * RATE, 50).maximum.shape == (2, 50)
    shown = editor.preview(plan(op("delete", 0, 5)))
    assert editor.peaks(Job(), shown.timeline).columns(0, 5 * RATE, 10).maximum.shape == (2, 10)


@pytest.mark.parametrize(
    "name",
    sorted(
        op_id for op_id in __import__("audiochat.operations", fromlist=["load"]).load().operations
    ),
)
def test_every_operation_goes_through_the_editor(name: str, editor: Editor) -> None:
    given: dict[str, dict[str, Any]] = {
        "move": {"to": 9.0},
        "remove_hum": {"frequency": 50.0},
        "insert_speech": {"text": "Hello."},
        "replace_speech": {"text": "Hello."},
        "set_title": {"title": "A talk"},
        "set_tags": {"tags": "talk"},
    }
    if name == "bring_back":  # needs a cut to bring something back from
        editor.apply(plan(op("delete", 1.0, 2.0)))
    if name == "remove_chapters":
        editor.apply(plan(op("add_chapter", 2.0)))
    operation = editor._registry[name]
    span = () if operation.whole_only or name == "remove_silence" else (1.0, 3.5)
    before, notes = editor.timeline, editor.notes
    applied = editor.apply(plan(op(name, *span, **given.get(name, {}))))
    if operation.notes is None:
        assert applied.revision.timeline != before
        assert (
            applied.step_notes[0] or operation.effect is Effect.FADE
        )  # whose sentence says it all
    else:
        assert (applied.revision.timeline, applied.revision.notes == notes) == (before, False)
    assert np.isfinite(sound(editor)).all()
    editor.undo()
    assert (editor.timeline, editor.notes) == (before, notes)
