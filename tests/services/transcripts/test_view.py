"""Words laid along timelines: cut, moved, repeated, deleted, recognised anew."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from audiochat.domain.timeline import SILENCE, Timeline
from audiochat.domain.transcript import Block, SourceSpan, Transcript, Word
from audiochat.services.transcripts import Transcripts

Line = Callable[..., Timeline]
Blocks = Callable[..., Block]
Sources = Callable[..., str]

TEXT = "one two three four five six seven eight nine ten"


def marked(transcript: Transcript) -> str:
    """The words, deleted ones in brackets."""
    return " ".join(f"[{w.text}]" if w.deleted else w.text for w in transcript.words)


@pytest.fixture
def talk(transcripts: Transcripts, source: Sources, block: Blocks) -> str:
    """Ten words in ten seconds of twenty."""
    source("talk", 20)
    transcripts.write(block("talk", TEXT))
    return "talk"


def test_words_lie_where_they_are_heard(talk: str, transcripts: Transcripts, line: Line) -> None:
    view = transcripts.view(line((talk, 0, 20)))
    assert view.text == TEXT
    assert [round(w.start, 3) for w in view.words] == [float(n) for n in range(10)]
    assert view.covered == ((0.0, 10.0),)
    assert view.coverage == 0.5
    assert view.language == "en"
    assert {w.source_id for w in view.words} == {talk}
    assert [w.index for w in view.words] == list(range(10))


def test_cuts_moves_and_repeats(talk: str, transcripts: Transcripts, line: Line) -> None:
    view = transcripts.view(line((talk, 5, 7), (talk, 1, 3), (talk, 5, 6)))
    assert view.text == "six seven two three six"
    assert [round(w.start, 3) for w in view.words] == [0, 1, 2, 3, 4]
    assert view.covered == ((0.0, 5.0),)


def test_a_word_cut_in_two_belongs_to_the_clip_with_its_middle(
    talk: str, transcripts: Transcripts, line: Line
) -> None:
    view = transcripts.view(line((talk, 0.2, 2.3), (talk, 4, 6)))
    assert view.text == "one two five six"
    one, *_ = view.words
    assert (one.start, round(one.end, 3)) == (0.0, 0.6)
    assert transcripts.view(line((talk, 0.5, 2))).text == "two"


def test_deleted_words_stay_at_their_join(talk: str, transcripts: Transcripts, line: Line) -> None:
    cut = line((talk, 1, 3), (talk, 5, 7))
    assert transcripts.view(cut).text == "two three six seven"
    view = transcripts.view(cut, deleted=True)
    assert marked(view) == "[one] two three [four] [five] six seven [eight] [nine] [ten]"
    four = view.words[3]
    assert (four.start, four.end) == (2.0, 2.0)
    assert (four.word.start, four.source_id) == (3.0, talk)
    assert view.text == "two three six seven"
    assert list(view.starts) == sorted(view.starts)


def test_muted_words_are_deleted_and_silence_is_known(
    talk: str, transcripts: Transcripts, line: Line
) -> None:
    muted = line((talk, 0, 2), (SILENCE, 0, 1), (talk, 3, 4))
    view = transcripts.view(muted, deleted=True)
    assert marked(view).startswith("one two [three] four")
    assert view.coverage == 1.0
    assert transcripts.missing(muted) == []


def test_a_timeline_of_nothing_but_silence_has_no_words(
    transcripts: Transcripts, line: Line
) -> None:
    assert transcripts.view(line((SILENCE, 0, 5)), deleted=True).words == ()
    assert transcripts.view(Timeline(8000, 1, ())).coverage == 0.0


def test_what_is_missing_is_what_is_heard_and_not_known(
    talk: str, transcripts: Transcripts, line: Line, source: Sources
) -> None:
    source("other", 5)
    cut = line((talk, 8, 12), ("other", 0, 2), (talk, 15, 20))
    assert transcripts.missing(cut) == [
        SourceSpan(talk, 10, 12),
        SourceSpan(talk, 15, 20),
        SourceSpan("other", 0, 2),
    ]
    assert transcripts.missing(cut, (1.0, 5.0)) == [
        SourceSpan(talk, 10, 12),
        SourceSpan("other", 0, 1),
    ]
    assert transcripts.missing(line((talk, 2, 9))) == []


def test_a_newer_block_counts_where_it_overlaps(
    talk: str, transcripts: Transcripts, line: Line, block: Blocks
) -> None:
    transcripts.write(block(talk, "drei vier", start=2))
    whole = line((talk, 0, 20))
    assert transcripts.view(whole).text == TEXT.replace("three four", "drei vier")
    transcripts.write(block(talk, "eins zwei", start=0, end=10))
    assert transcripts.view(whole).text == "eins zwei"


def test_silence_that_was_looked_at_is_known(
    transcripts: Transcripts, line: Line, block: Blocks, source: Sources
) -> None:
    transcripts.write(block(source("quiet", 30), "", end=30))
    view = transcripts.view(line(("quiet", 0, 30)))
    assert (view.words, view.coverage, view.language) == ((), 1.0, "")


def test_words_are_put_in_order_before_they_are_kept(
    transcripts: Transcripts, line: Line, source: Sources
) -> None:
    nan = float("nan")
    words = (
        Word(" later ", 5, 6, 2.0),
        Word("first", -1, 1),
        Word("  ", 2, 3),
        Word("lost", nan, 3),
        Word("odd\x00 \ud800", 4, 3),
    )
    transcripts.write(Block("b", source("s", 10), 0, 5.5, words))
    placed = transcripts.view(line(("s", 0, 10))).words
    assert [w.text for w in placed] == ["first", "odd ?", "later"]
    assert [(w.start, w.end) for w in placed] == [(0, 1), (4, 4), (5, 5.5)]
    assert placed[-1].word.confidence == 1.0
    with pytest.raises(ValueError, match="not a stretch"):
        transcripts.write(Block("c", "s", 3, 3, ()))


def test_clearing_forgets_the_words_of_a_timeline(
    talk: str, transcripts: Transcripts, line: Line
) -> None:
    whole = line((talk, 0, 20))
    assert transcripts.view(whole).words
    transcripts.clear(whole)
    assert transcripts.view(whole).coverage == 0.0
    assert transcripts.missing(whole) == [SourceSpan(talk, 0, 20)]


def test_a_view_is_made_once(
    talk: str, transcripts: Transcripts, line: Line, block: Blocks
) -> None:
    whole = line((talk, 0, 20))
    assert transcripts.view(whole) is transcripts.view(line((talk, 0, 20)))
    before = transcripts.view(whole)
    transcripts.write(block(talk, "eleven", start=10))
    assert transcripts.view(whole).text == f"{before.text} eleven"
