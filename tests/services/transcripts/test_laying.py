"""Words put in the place of others come back exactly, corrections and all, as often as one likes."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from audiochat.domain.errors import NotFound
from audiochat.domain.timeline import Timeline
from audiochat.domain.transcript import Block
from audiochat.services.transcripts import Transcripts
from audiochat.store import laid
from audiochat.store.laid import Exchange


def test_a_swap_brings_back_words_and_corrections(
    transcripts: Transcripts,
    source: Callable[..., str],
    block: Callable[..., Block],
    line: Callable[..., Timeline],
) -> None:
    name = source("s")
    timeline = line((name, 0, 10))
    transcripts.write(block(name, "one two"))
    transcripts.write(block(name, "three four", 2.0))
    words = transcripts.view(timeline).words
    transcripts.correct(words[0], words[0], "ONE")
    transcripts.correct(words[3], words[3], "FOUR")
    before = transcripts.view(timeline)
    assert before.text == "ONE two three FOUR"

    laid = transcripts.lay([block(name, "new words", 0.0, 2.9)])
    assert transcripts.view(timeline).text == "new words FOUR"
    word = transcripts.view(timeline).words[0]
    transcripts.correct(word, word, "NEW")
    back = transcripts.swap(laid)
    assert transcripts.view(timeline) == before
    assert transcripts.undo_correction(timeline).startswith("Correct “four”")
    assert transcripts.undo_correction(timeline).startswith("Correct “one”")
    assert transcripts.view(timeline).text == "one two three four"
    transcripts.redo_correction(timeline)

    again = transcripts.swap(back)
    assert transcripts.view(timeline).text == "NEW words four"
    assert transcripts.undo_correction(timeline).startswith("Correct “new”")
    transcripts.swap(again)
    assert transcripts.view(timeline).text == "ONE two three four"


def test_nothing_changes_when_a_source_is_gone(
    transcripts: Transcripts,
    source: Callable[..., str],
    block: Callable[..., Block],
    line: Callable[..., Timeline],
) -> None:
    name = source("s")
    transcripts.write(block(name, "one"))
    with pytest.raises(NotFound):
        transcripts.lay([block(name, "two"), block("elsewhere", "three")])
    assert transcripts.view(line((name, 0, 10))).text == "one"


def test_a_laying_of_a_recording_is_undone_after_another_start(
    transcripts: Transcripts,
    after_a_start: Callable[[], Transcripts],
    recording: str,
    source: Callable[..., str],
    block: Callable[..., Block],
    line: Callable[..., Timeline],
) -> None:
    name = source("s")
    timeline = line((name, 0, 10))
    transcripts.write(block(name, "one two"))
    word = transcripts.view(timeline).words[0]
    transcripts.correct(word, word, "ONE")
    before = transcripts.view(timeline)
    transcripts.lay([block(name, "new words", 0.0, 2.9)], recording, "Import a.srt")
    after = transcripts.view(timeline)
    word = after.words[1]
    transcripts.correct(word, word, "WORDS")
    last = transcripts.view(timeline)
    steps = transcripts.steps(recording, timeline)
    assert [undone for _, undone in steps.corrections] == [False]
    assert [undone for _, undone in steps.layings] == [False]
    assert steps.layings[0][0] < steps.corrections[0][0]

    transcripts = after_a_start()
    transcripts.undo_correction(timeline)
    assert transcripts.view(timeline) == after
    assert transcripts.undo_laying(recording) == "Import a.srt"
    assert transcripts.view(timeline) == before
    assert len(transcripts.steps(recording, timeline).corrections) == 1
    with pytest.raises(NotFound):
        transcripts.undo_laying(recording)

    transcripts = after_a_start()
    assert transcripts.redo_laying(recording) == "Import a.srt"
    assert transcripts.view(timeline) == after
    transcripts.redo_correction(timeline)
    assert transcripts.view(timeline) == last
    with pytest.raises(NotFound):
        transcripts.redo_laying(recording)


def test_ten_are_kept_and_what_was_undone_goes_with_the_next(
    transcripts: Transcripts,
    recording: str,
    source: Callable[..., str],
    block: Callable[..., Block],
    line: Callable[..., Timeline],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    name = source("s")
    timeline = line((name, 0, 10))

    def lay(word: str) -> Exchange:
        return transcripts.lay([block(name, word, 0.0, 2.0)], recording, word)

    for number in range(laid.MOST + 3):
        lay(f"w{number}")
    for number in range(laid.MOST + 2, 2, -1):
        assert transcripts.undo_laying(recording) == f"w{number}"
    assert transcripts.view(timeline).text == "w2"
    with pytest.raises(NotFound):
        transcripts.undo_laying(recording)
    first = lay("other")
    with pytest.raises(NotFound):
        transcripts.redo_laying(recording)
    lay("last")
    transcripts.take_back(first)
    transcripts.take_back(first)
    assert len(transcripts.steps(recording, timeline).layings) == 1
    monkeypatch.setattr(laid, "MOST_BYTES", 10)
    lay("long")
    assert len(transcripts.steps(recording, timeline).layings) == 1
    transcripts.clear(timeline)
    assert transcripts.steps(recording, timeline).layings == ()
