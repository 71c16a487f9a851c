"""Recognised anew: the old words stay until the end, what the person wrote stays, and Undo is exact."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from audiochat.domain.errors import Cancelled
from audiochat.domain.job import Job
from audiochat.domain.plan import Plan, Step
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
    again = Again(timeline)
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


def test_without_keeping_nothing_is_left(
    transcriber: Transcriber, talk: Talk, workshop: Workshop
) -> None:
    editor = talk(20)
    known(workshop, editor)
    words = workshop.transcripts.view(editor.timeline).words
    workshop.transcripts.correct(words[3], words[3], "three")
    transcriber.run_again(Again(editor.timeline, keep=False))
    assert [w.text for w in workshop.transcripts.view(editor.timeline).words] == tones.names(20)


def test_stopped_it_changes_nothing_and_goes_on_from_there(
    transcriber: Transcriber, talk: Talk, workshop: Workshop
) -> None:
    editor = talk(60)
    known(workshop, editor)
    before = workshop.transcripts.view(editor.timeline)
    again = Again(editor.timeline)
    job = Job(on_partial=lambda _: job.cancel())
    with pytest.raises(Cancelled):
        transcriber.run_again(again, job)
    assert len(again.blocks) == 1
    assert workshop.transcripts.view(editor.timeline) == before
    first = again.blocks[0].id
    transcriber.run_again(again)
    assert again.blocks[0].id == first
    assert [w.text for w in workshop.transcripts.view(editor.timeline).words] == tones.names(60)


def test_only_what_is_heard_is_listened_to(
    transcriber: Transcriber, talk: Talk, workshop: Workshop
) -> None:
    editor = talk(40)
    known(workshop, editor)
    cut = Step(op="delete", start=10.0, end=20.0)
    editor.apply(Plan(steps=(cut,)), None, Job())
    transcriber.run_again(Again(editor.timeline))
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
