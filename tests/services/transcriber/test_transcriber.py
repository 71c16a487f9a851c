"""Whole recordings: nothing missed, nothing heard twice, the right place first, nothing lost."""

from __future__ import annotations

import itertools
import threading
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from audiochat.domain.errors import Cancelled, NotFound
from audiochat.domain.job import Job
from audiochat.domain.plan import Plan, Step
from audiochat.domain.transcript import Block, BlockDone
from audiochat.services.editor import Editor
from audiochat.services.transcriber import Transcriber
from audiochat.services.workshop import Workshop
from tests.making import tones

Talk = Callable[..., Editor]


class Watch:
    """Gathers the blocks of a run, and looks whether each is in the database when it is told of."""

    def __init__(self, workshop: Workshop, on_block: Callable[[int], None] | None = None) -> None:
        self.blocks: list[Block] = []
        self.fractions: list[float] = []
        self._workshop, self._on_block = workshop, on_block
        self.job = Job(lambda fraction, _: self.fractions.append(fraction), self._done)

    def _done(self, told: Any) -> None:
        assert isinstance(told, BlockDone)
        kept = self._workshop.store.transcripts.get(told.block.id)
        assert [word.text for word in kept.words] == [word.text for word in told.block.words]
        self.blocks.append(told.block)
        if self._on_block is not None:
            self._on_block(len(self.blocks))


def blocks_of(workshop: Workshop, editor: Editor) -> list[Block]:
    """Everything written about the sources of a timeline, by time."""
    words = workshop.store.transcripts
    numbers = words.numbers(editor.timeline.sources())
    found = words.load([n for some in numbers.values() for n in some]).values()
    return sorted(found, key=lambda block: (block.source_id, block.start))


def apart(blocks: list[Block]) -> bool:
    """Whether no two blocks of a source overlap."""
    pairs = itertools.pairwise(blocks)
    return all(a.source_id != b.source_id or b.start >= a.end - 0.001 for a, b in pairs)


@pytest.mark.parametrize(("rate", "channels"), [(16000, 1), (44100, 2), (8000, 1), (48000, 1)])
def test_every_word_is_heard_once_at_its_time(
    rate: int, channels: int, transcriber: Transcriber, talk: Talk, workshop: Workshop
) -> None:
    editor = talk(70, rate, channels)
    watch = Watch(workshop)
    view = transcriber.run(editor.recording.id, editor.timeline, None, watch.job)
    assert [word.text for word in view.words] == tones.names(70)
    assert tones.follows([word.start for word in view.words], tones.starts(70))
    assert view.coverage == 1.0
    assert view.language == "en"
    assert workshop.transcripts.missing(editor.timeline) == []
    assert apart(watch.blocks)
    assert watch.blocks[0].end <= 12
    assert all(block.origin == "tones" for block in watch.blocks)
    assert watch.fractions == sorted(watch.fractions)
    assert watch.fractions[-1] == 1.0


def test_a_second_run_has_nothing_to_do(
    transcriber: Transcriber, talk: Talk, listener: tones.Listener
) -> None:
    editor = talk(20)
    first = transcriber.run(editor.recording.id, editor.timeline)
    pieces = listener.heard.pieces
    assert transcriber.run(editor.recording.id, editor.timeline) == first
    assert listener.heard.pieces == pieces


@pytest.mark.parametrize("apart_by", [0.62, 3.0, 25.0, 200.0])
def test_speech_without_pauses_and_speech_with_long_ones(
    apart_by: float, transcriber: Transcriber, talk: Talk, workshop: Workshop
) -> None:
    editor = talk(450, apart=apart_by)
    view = transcriber.run(editor.recording.id, editor.timeline)
    wanted = tones.starts(450, apart_by)
    found = [word.start for word in view.words]
    if apart_by > 1:
        assert [word.text for word in view.words] == tones.names(len(wanted))
        assert tones.follows(found, wanted)
    else:  # where there is no pause, the word that is divided may be lost, or heard in two parts
        missed = [t for t in wanted if np.min(np.abs(np.array(found) - t)) > 0.05]
        assert len(missed) <= len(blocks_of(workshop, editor))
        assert len(found) <= len(wanted) + len(blocks_of(workshop, editor))
    assert apart(blocks_of(workshop, editor))
    assert view.coverage == 1.0


def test_silence_is_known_and_has_no_words(transcriber: Transcriber, talk: Talk) -> None:
    editor = talk(400, apart=1000, first=0)
    view = transcriber.run(editor.recording.id, editor.timeline)
    assert len(view.words) == 1
    assert view.coverage == 1.0


def test_the_person_is_served_first(
    transcriber: Transcriber, talk: Talk, workshop: Workshop
) -> None:
    editor = talk(300)
    watch = Watch(workshop)
    view = transcriber.run(editor.recording.id, editor.timeline, None, watch.job, lambda: 200.3)
    first = watch.blocks[0]
    assert first.start <= 200.3 < first.end <= 213
    assert first.start > 193
    assert watch.blocks[1].start == first.end
    order = [block.start for block in watch.blocks]
    assert order.index(0.0) > order.index(max(order))  # to the end first, and then the beginning
    assert [word.text for word in view.words] == tones.names(300)
    assert tones.follows([word.start for word in view.words], tones.starts(300))
    assert apart(blocks_of(workshop, editor))


def test_the_person_looks_elsewhere_meanwhile(
    transcriber: Transcriber, talk: Talk, workshop: Workshop
) -> None:
    editor = talk(600)
    look = {0: 0.0, 2: 400.0, 4: 100.0}
    where = [0.0]

    def move(count: int) -> None:
        where[0] = look.get(count, where[0])

    watch = Watch(workshop, move)
    view = transcriber.run(editor.recording.id, editor.timeline, None, watch.job, lambda: where[0])
    assert watch.blocks[0].start == 0.0
    assert watch.blocks[2].start <= 400 < watch.blocks[2].end
    assert watch.blocks[4].start <= 100 < watch.blocks[4].end
    assert [word.text for word in view.words] == tones.names(600)
    assert apart(blocks_of(workshop, editor))


def test_a_playhead_that_runs_ahead_a_little_breaks_nothing_up(
    transcriber: Transcriber, talk: Talk, workshop: Workshop
) -> None:
    editor = talk(300)
    watch = Watch(workshop)

    def focus() -> float:
        return (watch.blocks[-1].end if watch.blocks else 0.0) + 5.0

    transcriber.run(editor.recording.id, editor.timeline, None, watch.job, focus)
    assert len(watch.blocks) <= 15
    assert apart(watch.blocks)


def test_stopped_and_begun_again_nothing_is_heard_twice(
    transcriber: Transcriber, talk: Talk, workshop: Workshop
) -> None:
    editor = talk(200)
    told: list[Block] = []
    for _ in range(20):
        watch = Watch(workshop)
        watch._on_block = lambda count, job=watch.job: job.cancel() if count == 2 else None
        try:
            transcriber.run(editor.recording.id, editor.timeline, None, watch.job)
        except Cancelled:
            told += watch.blocks
            continue
        told += watch.blocks
        break
    view = workshop.transcripts.view(editor.timeline)
    assert [word.text for word in view.words] == tones.names(200)
    assert len(told) >= 6
    assert apart(sorted(told, key=lambda block: block.start))
    assert view.coverage == 1.0


def test_only_what_an_edit_changed_is_recognised_again(
    transcriber: Transcriber, talk: Talk, workshop: Workshop
) -> None:
    editor = talk(120)
    transcriber.run(editor.recording.id, editor.timeline)

    def edit(op: str, start: float | None, end: float | None, **params: Any) -> None:
        editor.apply(Plan(steps=(Step(op=op, start=start, end=end, params=params),)))

    edit("delete", 30, 40)
    edit("gain", None, None, decibels=-3)
    edit("change_tempo", 10, 20, factor=1.25)
    assert workshop.transcripts.missing(editor.timeline) == []
    before = workshop.transcripts.view(editor.timeline).text
    edit("reverse", 50, 60)
    watch = Watch(workshop)
    view = transcriber.run(editor.recording.id, editor.timeline, None, watch.job)
    assert sum(block.end - block.start for block in watch.blocks) == pytest.approx(10, abs=0.01)
    assert view.coverage == pytest.approx(1.0)
    assert sorted(view.text.split()) == sorted(before.split())  # tones are the same backwards


def test_small_cuts_do_not_break_up_what_is_listened_to(
    transcriber: Transcriber, talk: Talk, workshop: Workshop
) -> None:
    editor = talk(60)
    cuts = tuple(Step(op="delete", start=n + 0.2, end=n + 0.9) for n in range(3, 30, 5))
    editor.apply(Plan(steps=cuts))
    watch = Watch(workshop)
    view = transcriber.run(editor.recording.id, editor.timeline, None, watch.job)
    gone = {f"n{n}" for n in range(3, 30, 5)}
    assert [word.text for word in view.words] == [n for n in tones.names(60) if n not in gone]
    assert len(watch.blocks) <= 4
    shown = workshop.transcripts.view(editor.timeline, deleted=True)
    assert [word.text for word in shown.words] == tones.names(60)


def test_corrected_words_between_cuts_are_not_heard_again(
    transcriber: Transcriber, talk: Talk, workshop: Workshop
) -> None:
    editor = talk(30)
    source = editor.timeline.clips[0].source
    known = transcriber.run(editor.recording.id, editor.timeline).words[10:12]
    workshop.transcripts.clear(editor.timeline)
    block = Block("known", source, 10.0, 11.5, tuple(w.word for w in known), "en", "x")
    workshop.transcripts.write(block)
    word = workshop.transcripts.view(editor.timeline).words[0]
    workshop.transcripts.correct(word, word, "ten")
    view = transcriber.run(editor.recording.id, editor.timeline)
    assert "ten" in view.text.split()
    assert "n10" not in view.text.split()


def test_one_run_at_a_time(transcriber: Transcriber, talk: Talk, listener: tones.Listener) -> None:
    editor = talk(60)
    listener.heard.delay = 0.05
    threads = [
        threading.Thread(target=transcriber.run, args=(editor.recording.id, editor.timeline))
        for _ in range(3)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert listener.heard.most_at_once == 1
    assert listener.heard.pieces <= 4


def test_a_run_that_waits_can_be_stopped(
    transcriber: Transcriber, talk: Talk, listener: tones.Listener
) -> None:
    editor = talk(10)
    listener.heard.delay = 60
    first, second = Job(), Job()

    def work(job: Job) -> None:
        with pytest.raises(Cancelled):
            transcriber.run(editor.recording.id, editor.timeline, None, job)

    threads = [threading.Thread(target=work, args=(job,)) for job in (first, second)]
    for thread in threads:
        thread.start()
    second.cancel()
    first.cancel()
    for thread in threads:
        thread.join(60)
        assert not thread.is_alive()


def test_a_recording_forgotten_meanwhile_is_said(
    transcriber: Transcriber, talk: Talk, workshop: Workshop
) -> None:
    editor = talk(60)
    watch = Watch(workshop, lambda _: workshop.library.forget(editor.recording.id))
    with pytest.raises(NotFound, match=r"Open it again|taken out"):
        transcriber.run(editor.recording.id, editor.timeline, None, watch.job)
    assert workshop.store.check()[1]


def test_nothing_to_listen_to(transcriber: Transcriber, talk: Talk) -> None:
    editor = talk(2)
    editor.apply(Plan(steps=(Step(op="silence", start=0, end=1.9),)))
    assert transcriber.run(editor.recording.id, editor.timeline).coverage == pytest.approx(1.0)
