"""Words follow edits that render new sound, through real operations on a real file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile

from audiochat.domain.errors import PlanRefused
from audiochat.domain.plan import Plan, Step
from audiochat.domain.transcript import BLEEP, Block
from audiochat.services.editor import Editor
from audiochat.services.transcripts import Transcripts
from audiochat.services.word_edits import steps_for
from audiochat.services.workshop import Workshop

TEXT = "one two three four five six seven eight nine ten"
RATE = 8000


def plan(*steps: tuple[str, float | None, float | None, dict[str, Any]]) -> Plan:
    return Plan(steps=tuple(Step(op=op, start=a, end=b, params=p) for op, a, b, p in steps))


def gain(start: float | None = None, end: float | None = None, decibels: float = -3.0) -> Plan:
    return plan(("gain", start, end, {"decibels": decibels}))


@pytest.fixture
def editor(
    workshop: Workshop, tmp_path: Path, transcripts: Transcripts, block: Callable[..., Block]
) -> Editor:
    """Twelve seconds of noise in which ten words are "said", one a second."""
    noise = np.random.default_rng(1).uniform(-0.2, 0.2, RATE * 12).astype(np.float32)
    path = tmp_path / "said.wav"
    soundfile.write(path, noise, RATE)
    made = workshop.editor(workshop.library.open(path).id)
    (clip,) = made.timeline.clips
    transcripts.write(block(clip.source, TEXT))
    return made


def starts(editor: Editor, transcripts: Transcripts) -> list[float]:
    return [round(word.start, 2) for word in transcripts.view(editor.timeline).words]


def test_words_stay_where_the_level_changes(editor: Editor, transcripts: Transcripts) -> None:
    before = transcripts.view(editor.timeline)
    for edit in (gain(3, 6), gain(), gain(1.5, 2.5), plan(("high_pass", None, None, {}))):
        editor.apply(edit)
        view = transcripts.view(editor.timeline, deleted=True)
        assert view.text == TEXT
        assert not [word.text for word in view.words if word.deleted]
        assert view.coverage == pytest.approx(10 / 12, abs=0.001)
        assert starts(editor, transcripts) == [float(n) for n in range(10)]
    while editor.can_undo:
        editor.undo()
    assert transcripts.view(editor.timeline) == before


def test_words_follow_a_change_of_speed(editor: Editor, transcripts: Transcripts) -> None:
    editor.apply(plan(("change_speed", None, None, {"factor": 2.0})))
    assert starts(editor, transcripts) == [n / 2 for n in range(10)]
    editor.undo()
    editor.apply(plan(("change_tempo", 2, 6, {"factor": 0.5})))
    view = transcripts.view(editor.timeline)
    assert view.text == TEXT
    assert starts(editor, transcripts) == [0, 1, 2, 4, 6, 8, 10, 11, 12, 13]
    assert view.words[2].end == pytest.approx(3.6)
    source = view.words[2].source_id
    assert source not in {word.source_id for word in view.words[:2]}


def test_words_follow_into_another_rate_and_fewer_channels(
    editor: Editor, transcripts: Transcripts
) -> None:
    editor.apply(plan(("resample", None, None, {"rate": 16000})))
    editor.apply(plan(("convert_channels", None, None, {"channels": "stereo"})))
    assert starts(editor, transcripts) == [float(n) for n in range(10)]


def test_several_steps_of_one_plan(editor: Editor, transcripts: Transcripts) -> None:
    editor.apply(
        plan(
            ("gain", 0, 5, {"decibels": -2}),
            ("delete", 2, 3, {}),
            ("change_speed", 4, 6, {"factor": 2.0}),
            ("normalize_peak", None, None, {}),
        )
    )
    view = transcripts.view(editor.timeline, deleted=True)
    assert view.text == TEXT.replace("three ", "")
    assert starts(editor, transcripts) == [0, 1, 2, 3, 3.5, 4, 5, 6, 7]
    (clip,) = editor.timeline.clips
    assert {word.source_id for word in view.heard} == {clip.source}


def test_what_is_played_backwards_says_nothing(editor: Editor, transcripts: Transcripts) -> None:
    editor.apply(plan(("reverse", 3, 6, {})))
    assert transcripts.view(editor.timeline).text == "one two three seven eight nine ten"
    source = editor.timeline.clips[1].source
    (known_gap, _end) = sorted(
        transcripts.missing(editor.timeline), key=lambda span: span.source_id != source
    )
    assert known_gap.source_id == source
    assert known_gap.end - known_gap.start == pytest.approx(3, abs=0.001)
    editor.apply(gain())
    assert transcripts.view(editor.timeline).text == "one two three seven eight nine ten"


def test_a_tone_stands_for_the_words_it_covers_and_needs_no_listening(
    editor: Editor, transcripts: Transcripts
) -> None:
    before = transcripts.missing(editor.timeline)
    editor.apply(plan(("bleep_words", 3, 4, {})))
    view = transcripts.view(editor.timeline)
    assert view.text == TEXT.replace("four", BLEEP)
    assert (view.words[3].start, view.words[3].end) == pytest.approx((3.0, 4.0), abs=0.2)
    assert len(transcripts.missing(editor.timeline)) == len(before)
    shown = transcripts.view(editor.timeline, deleted=True)
    assert [w.text for w in shown.words if w.deleted] == ["four"]
    editor.apply(gain())
    assert transcripts.view(editor.timeline).text == view.text
    assert transcripts.view(editor.timeline).coverage == pytest.approx(view.coverage)
    editor.undo()
    editor.undo()
    assert transcripts.view(editor.timeline).text == TEXT


@pytest.mark.parametrize("after", [("gain", None, None, {"decibels": -3.0}),
                                   ("gain", 3.4, 8.0, {"decibels": -3.0}),
                                   ("change_speed", None, None, {"factor": 2.0})])  # fmt: skip
def test_a_tone_is_known_in_what_the_same_plan_makes_of_it(
    editor: Editor, transcripts: Transcripts, after: Any
) -> None:
    before = len(transcripts.missing(editor.timeline))
    editor.apply(plan(("bleep_words", 3, 4, {}), after))
    assert transcripts.view(editor.timeline).text == TEXT.replace("four", BLEEP)
    assert len(transcripts.missing(editor.timeline)) == before


def test_a_tone_speaks_as_the_words_beside_it(editor: Editor, transcripts: Transcripts) -> None:
    editor.apply(plan(("bleep_words", 3, 4, {})))
    words = transcripts.view(editor.timeline).words
    transcripts.set_speaker([word for word in words if not word.bleeps], "Anna")
    view = transcripts.view(editor.timeline)
    assert {word.word.speaker for word in view.words} == {"Anna"}
    transcripts.set_speaker(view.words[4:], "Bob")
    (tone,) = [word for word in transcripts.view(editor.timeline).words if word.bleeps]
    assert tone.word.speaker in ("Anna", "Bob")
    transcripts.rename_speaker(editor.timeline, tone.word.speaker, "Carl")
    (tone,) = [word for word in transcripts.view(editor.timeline).words if word.bleeps]
    assert tone.word.speaker == "Carl"


@pytest.mark.parametrize("keep", [True, False])
@pytest.mark.parametrize("rendered", [True, False])
def test_a_tone_stays_what_it_is_when_all_is_heard_anew(
    editor: Editor, transcripts: Transcripts, keep: bool, rendered: bool, block: Any
) -> None:
    editor.apply(plan(("bleep_words", 3, 4, {})))
    if rendered:
        editor.apply(gain())
    new = [
        block(source, TEXT if rendered or clip.frames > 2 * RATE else "peep")
        for clip in editor.timeline.clips
        for source in (clip.source,)
    ]
    recording = editor.recording.id
    exchange = transcripts.lay_anew(recording, editor.timeline, new, keep=keep)
    assert transcripts.view(editor.timeline).text == TEXT.replace("four", BLEEP)
    transcripts.swap(exchange)
    assert transcripts.view(editor.timeline).text == TEXT.replace("four", BLEEP)


def back(editor: Editor, transcripts: Transcripts) -> Plan:
    """What brings back the words under the first tone."""
    view = transcripts.view(editor.timeline)
    at = next(n for n, word in enumerate(view.words) if word.bleeps)
    return Plan(steps=steps_for(view, at, at + 1, "bring_back"))


def test_what_is_under_a_tone_comes_back(editor: Editor, transcripts: Transcripts) -> None:
    before = editor.timeline
    editor.apply(plan(("bleep_words", 3, 4, {})))
    editor.apply(back(editor, transcripts))
    assert transcripts.view(editor.timeline).text == TEXT
    assert editor.timeline.frames == before.frames
    assert {clip.source for clip in editor.timeline.clips} == before.sources()
    editor.undo()
    assert transcripts.view(editor.timeline).text == TEXT.replace("four", BLEEP)


def test_what_is_under_a_tone_comes_back_after_the_sound_was_changed(
    editor: Editor, transcripts: Transcripts
) -> None:
    editor.apply(plan(("bleep_words", 3, 4, {})))
    editor.apply(gain())
    editor.apply(back(editor, transcripts))
    view = transcripts.view(editor.timeline)
    assert view.text == TEXT
    assert starts(editor, transcripts) == [float(n) for n in range(10)]


def test_nothing_comes_back_beside_a_tone(editor: Editor, transcripts: Transcripts) -> None:
    editor.apply(plan(("bleep_words", 3, 4, {})))
    editor.apply(plan(("cut_words", 2, 3, {})))
    with pytest.raises(PlanRefused, match="under the tone"):
        editor.apply(back(editor, transcripts))


def test_corrections_are_those_of_the_old_sound(editor: Editor, transcripts: Transcripts) -> None:
    editor.apply(gain(2, 6))
    transcripts.replace(editor.timeline, "four", "vier")
    assert transcripts.undo_correction(editor.timeline) == "Replace “four” by “vier”"
    transcripts.redo_correction(editor.timeline)
    editor.undo()
    assert transcripts.view(editor.timeline).text == TEXT.replace("four", "vier")


def test_sound_recognised_anew_speaks_for_itself(
    editor: Editor, transcripts: Transcripts, block: Callable[..., Block]
) -> None:
    editor.apply(gain(2, 6))
    quiet = editor.timeline.clips[1]
    begin = quiet.start / RATE
    transcripts.write(block(quiet.source, "drei vier funf sechs", start=begin))
    view = transcripts.view(editor.timeline, deleted=True)
    assert view.text == "one two drei vier funf sechs seven eight nine ten"
    assert view.words == view.heard
    editor.undo()
    assert transcripts.view(editor.timeline).text == TEXT


def test_what_is_recognised_later_is_heard_in_what_was_made_before(
    editor: Editor, transcripts: Transcripts, block: Callable[..., Block]
) -> None:
    source = editor.timeline.clips[0].source
    editor.apply(gain())
    (gap,) = transcripts.missing(editor.timeline)
    assert (gap.source_id, gap.start) == (editor.timeline.clips[0].source, 10.0)
    transcripts.write(block(source, "eleven twelve", start=10))
    assert transcripts.missing(editor.timeline) == []
    assert transcripts.view(editor.timeline).text == f"{TEXT} eleven twelve"


def test_a_long_row_of_edits_stays_one_link_long(
    editor: Editor, transcripts: Transcripts, workshop: Workshop
) -> None:
    original = editor.timeline.clips[0].source
    for _ in range(12):
        editor.apply(gain())
    (link,) = workshop.store.transcripts.links(editor.timeline.sources())
    assert link.from_id == original
    assert transcripts.view(editor.timeline).text == TEXT


def test_deleted_words_are_those_of_the_sound_as_it_is(
    editor: Editor, transcripts: Transcripts
) -> None:
    editor.apply(gain())
    made = editor.timeline.clips[0].source
    editor.apply(plan(("delete", 3, 5, {})))
    gone = [word for word in transcripts.view(editor.timeline, deleted=True).words if word.deleted]
    assert [(word.text, word.source_id) for word in gone] == [("four", made), ("five", made)]
    assert gone[0].start == 3.0
    assert gone[0].word.start == 3.0


def test_a_preview_leaves_no_link(editor: Editor, workshop: Workshop) -> None:
    shown = editor.preview(gain())
    (clip,) = shown.timeline.clips
    assert workshop.store.transcripts.links([clip.source]) == []
    editor.drop_preview()
    assert workshop.store.check()[1]


def test_an_edit_that_cannot_be_kept_carries_nothing(
    editor: Editor, workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: Any) -> None:
        raise RuntimeError("no")

    before = editor.revision.id
    monkeypatch.setattr(editor, "_carry", fail)
    with pytest.raises(RuntimeError, match="no"):
        editor.apply(gain())
    assert editor.revision.id == before
    assert workshop.store.recordings.revision_of(editor.recording.id) == before
    assert len(workshop.store.revisions.of(editor.recording.id)) == 1


def test_words_around_silence_follow(editor: Editor, transcripts: Transcripts) -> None:
    editor.apply(plan(("insert_silence", 2, None, {"duration": 3})))
    editor.apply(gain())
    assert starts(editor, transcripts) == [0, 1, *(float(n) for n in range(5, 13))]
