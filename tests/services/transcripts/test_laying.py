"""Words put in the place of others come back exactly, corrections and all, as often as one likes."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from audiochat.domain.errors import NotFound
from audiochat.domain.timeline import Timeline
from audiochat.domain.transcript import Block
from audiochat.services.transcripts import Transcripts


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
