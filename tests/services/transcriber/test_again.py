"""Recognised anew: the old words stay until the end, what the person wrote stays, and Undo is exact."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from audiochat.domain.errors import Cancelled, NotFound
from audiochat.domain.job import Job
from audiochat.domain.plan import Plan, Step
from audiochat.domain.recogniser import RecogniserOptions
from audiochat.domain.take import DRAFT
from audiochat.domain.transcript import Block, Word
from audiochat.services.editor import Editor
from audiochat.services.transcriber import Transcriber
from audiochat.services.transcriber.again import Again
from audiochat.services.workshop import Workshop
from tests.making import tones

Talk = Callable[..., Editor]


def known(workshop: Workshop, editor: Editor, origin: str = "old") -> None:
    """Wrong words about a recording, a block for each ten seconds."""
    (source,) = editor.timeline.sources()
    for start in range(0, int(editor.timeline.seconds), 10):
        words = tuple(Word(f"old{n}", n + 0.25, n + 0.85) for n in range(start, start + 10))
        block = Block(f"b{start}", source, float(start), start + 10.0, words, "en", origin)
        workshop.transcripts.write(block)


def test_old_words_stay_until_all_is_heard_and_come_back_exactly(
    transcriber: Transcriber, talk: Talk, workshop: Workshop
) -> None:
    editor = talk(40)
    known(workshop, editor)
    transcripts, timeline = workshop.transcripts, editor.timeline
    words = transcripts.view(timeline).words
    transcripts.correct(words[3], words[3], "three")
    transcripts.correct(words[20], words[21], "twenties")
    transcripts.set_speaker(transcripts.view(timeline).words[:10], "Anna")
    before = transcripts.view(timeline)
    seen: list[bool] = []
    again = Again(editor.recording.id, timeline)
    job = Job(on_partial=lambda _: seen.append(transcripts.view(timeline) == before))
    exchange = transcriber.run_again(again, job)
    assert len(seen) >= 2
    assert all(seen)
    after = transcripts.view(timeline)
    wanted = tones.names(40)
    wanted[3:4], wanted[20:22] = ["three"], ["twenties"]
    assert [word.text for word in after.words] == wanted
    assert {word.word.speaker for word in after.words[:10]} == {"Anna"}
    assert {word.word.speaker for word in after.words[11:]} == {""}
    other = transcripts.swap(exchange)
    assert transcripts.view(timeline) == before
    assert "Anna" in transcripts.undo_correction(timeline)
    transcripts.redo_correction(timeline)
    transcripts.swap(other)
    assert transcripts.view(timeline) == after


def test_what_was_kept_is_kept_the_next_time_too(
    transcriber: Transcriber, talk: Talk, workshop: Workshop
) -> None:
    editor = talk(20)
    known(workshop, editor)
    transcripts, timeline = workshop.transcripts, editor.timeline
    transcriber.run_again(Again(editor.recording.id, timeline))
    words = transcripts.view(timeline).words
    heard = [word.text for word in words]
    transcripts.correct(words[12], words[13], "a dozen and more")
    transcripts.correct(words[6], words[6], "")  # nobody said that
    transcripts.correct(words[3], words[3], "three")
    wanted = [*heard[:3], "three", *heard[4:6], *heard[7:12], "a", "dozen", "and", "more"]
    wanted += heard[14:]
    for _ in range(3):
        transcriber.run_again(Again(editor.recording.id, timeline))
        after = transcripts.view(timeline)
        assert [word.text for word in after.words] == wanted
        mended = transcripts.corrected(timeline)
        kept = [w.text for w in after.words if (w.block_id, w.index) in mended]
        assert kept == ["three", "a", "dozen", "and", "more"]
    with pytest.raises(NotFound):  # what is kept is no step of its own
        transcripts.undo_correction(timeline)
    assert [
        undone for _, undone in transcripts.steps(editor.recording.id, timeline).corrections
    ] == []
    for _ in range(3):
        transcripts.undo_laying(editor.recording.id)
    assert [word.text for word in transcripts.view(timeline).words] == wanted
    assert transcripts.undo_correction(timeline).startswith("Correct “")
    for _ in range(2):
        transcripts.undo_correction(timeline)
    assert [word.text for word in transcripts.view(timeline).words] == heard


def test_without_keeping_nothing_is_left(
    transcriber: Transcriber, talk: Talk, workshop: Workshop
) -> None:
    editor = talk(20)
    known(workshop, editor)
    words = workshop.transcripts.view(editor.timeline).words
    workshop.transcripts.correct(words[3], words[3], "three")
    transcriber.run_again(Again(editor.recording.id, editor.timeline, keep=False))
    assert [w.text for w in workshop.transcripts.view(editor.timeline).words] == tones.names(20)


def test_stopped_it_changes_nothing_and_goes_on_from_there(
    transcriber: Transcriber, talk: Talk, workshop: Workshop
) -> None:
    editor = talk(60)
    known(workshop, editor)
    before = workshop.transcripts.view(editor.timeline)
    again = Again(editor.recording.id, editor.timeline)
    job = Job(on_partial=lambda _: job.cancel())
    with pytest.raises(Cancelled):
        transcriber.run_again(again, job)
    assert len(again.blocks) == 1
    assert workshop.transcripts.view(editor.timeline) == before
    first = again.blocks[0].id
    transcriber.run_again(again)
    assert again.blocks[0].id == first
    assert [w.text for w in workshop.transcripts.view(editor.timeline).words] == tones.names(60)


def test_broken_off_it_goes_on_after_a_restart(
    transcriber: Transcriber, talk: Talk, workshop: Workshop, data_dir: Path, listener: Any
) -> None:
    editor = talk(60)
    known(workshop, editor)
    name, timeline = editor.recording.id, editor.timeline
    word = workshop.transcripts.view(timeline).words[3]
    workshop.transcripts.correct(word, word, "three")
    before = workshop.transcripts.view(timeline)
    again = Again(name, timeline, options=RecogniserOptions(language="en", vocabulary=("Anna",)))
    job = Job(on_partial=lambda _: job.cancel())
    with pytest.raises(Cancelled):
        transcriber.run_again(again, job)
    workshop.close()
    with Workshop.open(data_dir) as workshop:
        assert workshop.transcripts.view(timeline) == before
        transcriber = Transcriber(workshop.pool, workshop.transcripts, listener)
        begun = transcriber.begun(name, timeline)
        assert begun is not None
        assert (begun.id, begun.keep, begun.options) == (again.id, True, again.options)
        assert [block.id for block in begun.blocks] == [block.id for block in again.blocks]
        assert 0 < begun.fraction < 1
        shares: list[float] = []
        exchange = transcriber.run_again(begun, Job(lambda share, _: shares.append(share)))
        assert shares[0] == pytest.approx(again.fraction)
        wanted = tones.names(60)
        wanted[3] = "three"
        assert [w.text for w in workshop.transcripts.view(timeline).words] == wanted
        assert transcriber.begun(name, timeline) is None
        workshop.transcripts.swap(exchange)
        assert workshop.transcripts.view(timeline) == before


def test_given_up_begun_anew_or_heard_by_another_nothing_of_it_is_used(
    transcriber: Transcriber, talk: Talk, workshop: Workshop
) -> None:
    editor = talk(60)
    name, timeline = editor.recording.id, editor.timeline

    def broken_off() -> Again:
        again = Again(name, timeline)
        job = Job(on_partial=lambda _: job.cancel())
        with pytest.raises(Cancelled):
            transcriber.run_again(again, job)
        return again

    first, second = broken_off(), broken_off()
    begun = transcriber.begun(name, timeline)
    assert begun is not None
    assert [block.id for block in begun.blocks] == [block.id for block in second.blocks]
    assert begun.id != first.id
    begun.by("another")
    assert begun.blocks == []
    transcriber.give_up(name)
    assert transcriber.begun(name, timeline) is None
    with pytest.raises(NotFound):
        workshop.transcripts.anew.add(second.id, second.blocks[0])
    broken_off()
    workshop.transcripts.clear(timeline)
    assert transcriber.begun(name, timeline) is None


def test_only_what_is_heard_is_listened_to(
    transcriber: Transcriber, talk: Talk, workshop: Workshop
) -> None:
    editor = talk(40)
    known(workshop, editor)
    cut = Step(op="delete", start=10.0, end=20.0)
    editor.apply(Plan(steps=(cut,)), None, Job())
    transcriber.run_again(Again(editor.recording.id, editor.timeline))
    wanted = tones.names(40)
    heard = [w.text for w in workshop.transcripts.view(editor.timeline).words]
    assert heard == wanted[:10] + wanted[20:]
    editor.undo()
    whole = [w.text for w in workshop.transcripts.view(editor.timeline).words]
    assert whole == [*wanted[:10], *(f"old{n}" for n in range(10, 20)), *wanted[20:]]


def test_drafts_are_heard_again_and_what_was_corrected_in_them_stays(
    transcriber: Transcriber, talk: Talk, workshop: Workshop
) -> None:
    editor = talk(30)
    known(workshop, editor, DRAFT)
    transcripts, timeline = workshop.transcripts, editor.timeline
    assert transcripts.missing(timeline) == []
    word = transcripts.view(timeline).words[15]
    transcripts.correct(word, word, "mine")
    transcriber.run(editor.recording.id, timeline)
    wanted: list[Any] = tones.names(30)
    wanted[15] = "mine"
    assert [w.text for w in transcripts.view(timeline).words] == wanted
    assert transcripts.missing(timeline, drafts=True) == []
