"""Room tone under the joins of real edits: laid where the floor jumps, kept, and gone again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile
from numpy.typing import NDArray

from audiochat.domain.job import Job
from audiochat.domain.plan import Plan, Step
from audiochat.domain.timeline import SILENCE, Clip, Timeline
from audiochat.domain.transcript import Block, Word
from audiochat.services.editor import Editor
from audiochat.services.room_tone import RoomTone
from audiochat.services.workshop import Workshop
from tests.making.rooms import RATE, floors, room, steepest, voice

CUT = (9.02, 11.53)
"""From a pause in the first room to one in the second."""


def op(name: str, start: float | None = None, end: float | None = None, **params: Any) -> Step:
    return Step(op=name, start=start, end=end, params=params)


def plan(*steps: Step) -> Plan:
    return Plan(steps=steps)


def talk(path: Path, before: float = -60, after: float = -42, seconds: float = 20) -> Path:
    """A voice whose room becomes another in the middle."""
    half = seconds / 2
    rooms = np.concatenate([room(half, before, 1), room(half, after, 2)])
    soundfile.write(path, (voice(seconds) + rooms).astype(np.float32), RATE, subtype="FLOAT")
    return path


@pytest.fixture
def editor(workshop: Workshop, tmp_path: Path) -> Editor:
    return workshop.editor(workshop.library.open(talk(tmp_path / "talk.wav")).id)


def heard(editor: Editor, timeline: Timeline | None = None) -> NDArray[np.float64]:
    reader = editor.reader(timeline)
    return np.asarray(reader.read(0, reader.frames)[:, 0], np.float64)


def bare(timeline: Timeline) -> Timeline:
    """The same without room tone."""
    clips = tuple(replace(clip, tone=None) for clip in timeline.clips)
    return Timeline(timeline.rate, timeline.channels, clips)


def floor_of(sound: NDArray[np.float64], at: float, timeline: Timeline) -> NDArray[np.float64]:
    """The sound around a moment without the voice, where that is known to be."""
    spoken = np.concatenate(
        [
            np.zeros(c.frames) if c.source == SILENCE else voice(20)[c.start : c.end]
            for c in timeline.clips
        ]
    )
    first, last = round((at - 2) * RATE), round((at + 2) * RATE)
    return (sound - spoken)[first:last]


def test_a_cut_where_the_floor_jumps_gets_room_tone(editor: Editor) -> None:
    applied = editor.apply(plan(op("delete", *CUT)))
    (join,) = editor.timeline.toned
    tone = editor.timeline.clips[join].tone
    assert tone is not None
    assert tone.rise == pytest.approx(18, abs=0.6)
    assert applied.step_notes == ("-2.5 s, room tone under 1 join",)
    found, without = heard(editor), heard(editor, bare(editor.timeline))
    at = editor.timeline.joins()[0] / RATE
    assert steepest(floor_of(without, at, editor.timeline)) > 15
    assert steepest(floor_of(found, at, editor.timeline)) < 3.3
    assert len(found) == len(without)


def test_the_same_room_is_left_as_it_is_to_the_bit(workshop: Workshop, tmp_path: Path) -> None:
    path = talk(tmp_path / "even.wav", -50, -51.5)
    editor = workshop.editor(workshop.library.open(path).id)
    applied = editor.apply(plan(op("delete", *CUT), op("delete", 3, 4), op("cut_words", 15, 16)))
    assert not editor.timeline.toned
    assert editor.timeline == bare(editor.timeline)
    assert "room tone" not in "".join(applied.step_notes)


def test_undo_redo_restart_and_export_keep_it(data_dir: Path, tmp_path: Path) -> None:
    path = talk(tmp_path / "talk.wav")
    with Workshop.open(data_dir) as workshop:
        recording = workshop.library.open(path)
        editor = workshop.editor(recording.id)
        whole, original = editor.timeline, heard(editor)
        editor.apply(plan(op("delete", *CUT)))
        edited, sound = editor.timeline, heard(editor)
        editor.undo()
        assert (editor.timeline, editor.timeline.toned) == (whole, ())
        assert np.array_equal(heard(editor), original)
        editor.redo()
        assert editor.timeline == edited
    with Workshop.open(data_dir) as workshop:
        editor = workshop.editor(recording.id)
        assert editor.timeline == edited
        assert editor.timeline.toned
        assert np.array_equal(heard(editor), sound)
        out = workshop.exporter.export(recording.id, edited, tmp_path / "out.flac", Job())
        written, _ = soundfile.read(out)
        assert np.abs(written - sound).max() < 2e-4


def test_words_brought_back_there_are_the_original_sound(editor: Editor) -> None:
    whole, original = editor.timeline, heard(editor)
    editor.apply(plan(op("cut_words", *CUT, earliest=8.9, latest=11.7)))
    assert editor.timeline.toned
    at = editor.timeline.joins()[0] / RATE
    editor.apply(plan(op("bring_back", at, at)))
    assert editor.timeline == whole
    assert np.array_equal(heard(editor), original)


def test_words_and_what_was_cut_are_as_without_it(workshop: Workshop, editor: Editor) -> None:
    (clip,) = editor.timeline.clips
    words = tuple(Word(f"w{n}", n + 0.2, n + 0.8) for n in range(20))
    workshop.transcripts.write(Block("b", clip.source, 0.0, 20.0, words, "en", "recogniser"))
    applied = editor.apply(plan(op("delete", *CUT)))
    view = workshop.transcripts.view(editor.timeline, deleted=True)
    assert view == workshop.transcripts.view(bare(editor.timeline), deleted=True)
    assert [word.text for word in view.words if word.deleted] == ["w9", "w10", "w11"]
    assert applied.time_map.new_frames == editor.timeline.frames


def test_silence_that_is_asked_for_gets_none(editor: Editor) -> None:
    applied = editor.apply(plan(op("silence", *CUT)))
    assert SILENCE in {clip.source for clip in editor.timeline.clips}
    assert not editor.timeline.toned
    assert "room tone" not in applied.step_notes[0]
    inside = heard(editor)[round((CUT[0] + 0.01) * RATE) : round((CUT[1] - 0.01) * RATE)]
    assert not inside.any()


def test_muted_words_between_two_rooms_glide_too(editor: Editor) -> None:
    """The room put in their place is that of one side; at the other the floor would jump."""
    editor.apply(plan(op("mute_words", *CUT, earliest=9.0, latest=11.6)))
    assert SILENCE not in {clip.source for clip in editor.timeline.clips}
    assert len(editor.timeline.toned) == 1
    places = [editor.timeline.ends[n - 1] / RATE for n in editor.timeline.toned]
    assert places[0] == pytest.approx(CUT[1], abs=0.2)


def test_shortened_pauses_keep_the_pause_itself(editor: Editor) -> None:
    """What stays of a pause is its own sound, both its ends, and there is nothing to lay."""
    editor.apply(plan(op("remove_silence", longer_than=0.3, keep=0.2)))
    timeline = editor.timeline
    assert len(timeline.clips) > 5
    assert len(timeline.sources()) == 1
    jumps = [n for n in timeline.toned if abs(timeline.clips[n].start / RATE - 10) > 1]
    assert not jumps
    sound = heard(editor)
    assert all(sound[at - 400 : at + 400].std() > 5e-4 for at in timeline.joins())


def test_a_moved_word_takes_on_the_room_it_comes_to(editor: Editor) -> None:
    editor.apply(plan(op("move", 3.3, 3.7, to=15.0)))
    rises = [editor.timeline.clips[n].tone for n in editor.timeline.toned]
    assert [tone.rise > 0 for tone in rises if tone is not None] == [False, True]
    at = 14.8
    found = floor_of(heard(editor), at, editor.timeline)
    assert steepest(found) < 6
    assert steepest(floor_of(heard(editor, bare(editor.timeline)), at, editor.timeline)) > 15


def test_an_effect_under_the_glide_does_not_make_it_twice(editor: Editor) -> None:
    editor.apply(plan(op("delete", *CUT)))
    at = editor.timeline.joins()[0] / RATE
    timeline = editor.timeline
    before = floors(floor_of(heard(editor), at, timeline))
    for span in ((at - 0.4, at - 0.1), (at - 0.4, at), (at, at + 1), (at - 2, at + 2)):
        editor.apply(plan(op("gain", *span, decibels=0.01)))
        change = floors(floor_of(heard(editor), at, timeline)) - before
        assert np.abs(change).max() < 2.5
        assert np.abs(change[20:40].mean()) < 0.5  # the second before the join
        editor.undo()


def test_what_is_put_in_at_such_a_join_gets_none(workshop: Workshop, editor: Editor) -> None:
    editor.apply(plan(op("delete", *CUT)))
    before = editor.timeline
    after = before.insert(before.joins()[0], (Clip("made", 0, 800),))
    assert RoomTone(workshop.pool, workshop.peaks).lay(before, after, Job()) is after


@pytest.mark.parametrize("quiet", [True, False])
def test_a_side_that_is_made_faster_keeps_its_glide(quiet: bool, editor: Editor) -> None:
    editor.apply(plan(op("delete", *CUT)))
    at = editor.timeline.joins()[0] / RATE
    span = (at - 2, at) if quiet else (at, at + 2)
    editor.apply(plan(op("change_tempo", *span, factor=1.25)))
    join = at - 0.4 if quiet else at
    tones = [(n, editor.timeline.ends[n - 1] / RATE) for n in editor.timeline.toned]
    assert [place for _, place in tones] == [pytest.approx(join, abs=0.001)]
    tone = editor.timeline.clips[tones[0][0]].tone
    assert tone is not None
    assert tone.rise == pytest.approx(18, abs=1.5)


def test_each_step_tells_what_it_laid(editor: Editor) -> None:
    steps = (op("delete", 3, 4), op("delete", *CUT), op("move", 4.3, 4.7, to=15.0), op("gain"))
    notes = editor.preview(plan(*steps)).step_notes
    assert [note.partition("room tone ")[2] for note in notes] == [
        "",
        "under 1 join",
        "under 2 joins",
        "",
    ]


def test_very_many_cuts_get_it_too(editor: Editor) -> None:
    steps = [op("delete", n / 10 + 0.02, n / 10 + 0.04) for n in range(60)]
    applied = editor.apply(plan(*steps, op("delete", *CUT)))
    assert len(editor.timeline.toned) == 1
    assert applied.step_notes[-1].endswith("room tone under 1 join")


def test_one_plan_that_cuts_and_then_renders_has_it_baked_in(editor: Editor) -> None:
    editor.apply(plan(op("delete", *CUT), op("gain", decibels=-6)))
    assert len(editor.timeline.clips) == 1
    rendered = heard(editor) * 10 ** (6 / 20)
    editor.undo()
    editor.apply(plan(op("delete", *CUT)))
    assert np.abs(rendered - heard(editor)).max() < 1e-5


def test_a_file_that_went_away_can_still_be_cut(workshop: Workshop, tmp_path: Path) -> None:
    path = talk(tmp_path / "gone.wav", seconds=70)
    editor = workshop.editor(workshop.library.open(path).id)
    workshop.pool.forget(next(iter(editor.timeline.sources())))
    path.unlink()
    revision = editor.apply(plan(op("delete", 29.0, 32.0))).revision
    assert len(revision.timeline.clips) == 2


@pytest.mark.parametrize("cut", [(0.0, 0.5), (19.5, 20.0), (0.001, 19.999), (0.0, 19.99)])
def test_at_the_ends_nothing_goes_wrong(cut: tuple[float, float], editor: Editor) -> None:
    editor.apply(plan(op("trim", *cut)) if cut[1] < 20 else plan(op("delete", *cut)))
    assert np.isfinite(heard(editor)).all()
    assert not editor.timeline.toned
