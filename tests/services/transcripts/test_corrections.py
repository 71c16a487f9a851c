"""Corrections change words and never the sound; they can be taken back after a restart."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from audiochat.domain.errors import NotFound, UserError
from audiochat.domain.recording import Source
from audiochat.domain.timeline import Timeline
from audiochat.domain.transcript import Block, Transcript
from audiochat.services.transcripts import Transcripts
from audiochat.services.workshop import Workshop

Line = Callable[..., Timeline]
Blocks = Callable[..., Block]
Sources = Callable[..., str]


@pytest.fixture
def whole(transcripts: Transcripts, source: Sources, block: Blocks, line: Line) -> Timeline:
    """Two blocks of five words each."""
    source("talk", 10)
    transcripts.write(block("talk", "We met Ana Smith, yesterday"))
    transcripts.write(block("talk", "and we met Bob too.", start=5))
    return line(("talk", 0, 10))


def times(view: Transcript) -> list[tuple[float, float]]:
    return [(round(w.start, 3), round(w.end, 3)) for w in view.words]


def test_a_word_keeps_its_time(transcripts: Transcripts, whole: Timeline) -> None:
    before = transcripts.view(whole)
    ana, smith = before.words[2:4]
    transcripts.correct(ana, smith, "Anna Smyth,")
    after = transcripts.view(whole)
    assert after.text == "We met Anna Smyth, yesterday and we met Bob too."
    assert times(after) == times(before)
    assert after.words[2].word.confidence == 1.0
    assert after.words[1].word.confidence == 0.9


def test_more_or_fewer_words_share_the_time(transcripts: Transcripts, whole: Timeline) -> None:
    words = transcripts.view(whole).words
    transcripts.correct(words[2], words[3], "Annabel Lee Smith,")
    view = transcripts.view(whole)
    assert view.text == "We met Annabel Lee Smith, yesterday and we met Bob too."
    annabel, lee, smith = view.words[2:5]
    assert (annabel.start, smith.start, smith.end) == (2.0, 3.0, 3.8)
    assert annabel.end == lee.start
    assert lee.end == pytest.approx(2.8)
    assert annabel.end - annabel.start == pytest.approx(2 * (lee.end - lee.start), abs=1e-3)
    transcripts.correct(view.words[2], view.words[4], "Smith,")
    assert transcripts.view(whole).text == "We met Smith, yesterday and we met Bob too."
    assert transcripts.view(whole).words[2].start == 3.0


def test_words_are_added_taken_out_and_left_alone(
    transcripts: Transcripts, whole: Timeline
) -> None:
    words = transcripts.view(whole).words
    transcripts.correct(words[0], words[0], "Yes, we")
    view = transcripts.view(whole)
    assert view.text.startswith("Yes, we met Ana")
    assert (view.words[0].start, view.words[1].end) == (0.0, 0.8)
    transcripts.correct(view.words[0], view.words[0], "")
    assert transcripts.view(whole).text.startswith("we met Ana")
    word = transcripts.view(whole).words[0]
    transcripts.correct(word, word, "we")  # nothing to do, and nothing journalled
    assert transcripts.undo_correction(whole) == "Take out “Yes,”"


def test_a_correction_across_blocks(transcripts: Transcripts, whole: Timeline) -> None:
    words = transcripts.view(whole).words
    transcripts.correct(words[3], words[6], "Smith. Yesterday, and so we all", whole)
    view = transcripts.view(whole)
    assert view.text == "We met Ana Smith. Yesterday, and so we all met Bob too."
    assert list(view.starts) == sorted(view.starts)
    assert (
        transcripts.undo_correction(whole)
        == "Correct “Smith, yesterday and we” to “Smith. Yesterday, and so we all”"
    )
    assert transcripts.view(whole).text == "We met Ana Smith, yesterday and we met Bob too."


def test_words_cut_from_between_are_left_alone(
    transcripts: Transcripts, whole: Timeline, line: Line
) -> None:
    cut = line(("talk", 0, 3), ("talk", 4, 10))
    words = transcripts.view(cut).words
    transcripts.correct(words[1], words[3], "saw Anna today", cut)
    assert transcripts.view(whole).text == "We saw Anna Smith, today and we met Bob too."


def test_words_that_changed_meanwhile_are_refused(
    transcripts: Transcripts, whole: Timeline
) -> None:
    ana = transcripts.view(whole).words[2]
    transcripts.correct(ana, ana, "Anna Maria")
    with pytest.raises(NotFound, match="changed meanwhile"):
        transcripts.correct(ana, ana, "Hannah")
    with pytest.raises(UserError, match="too much"):
        transcripts.correct(ana, ana, "x" * 200_000)
    assert "Anna Maria Smith" in transcripts.view(whole).text


def test_find_and_replace(transcripts: Transcripts, whole: Timeline) -> None:
    assert transcripts.replace(whole, "MET", "saw") == 2
    assert transcripts.view(whole).text == "We saw Ana Smith, yesterday and we saw Bob too."
    assert transcripts.replace(whole, "ana smith", "Hannah") == 1
    assert transcripts.view(whole).text == "We saw Hannah, yesterday and we saw Bob too."
    assert transcripts.replace(whole, "we", "they", case=True) == 1
    assert transcripts.replace(whole, "o", "0") == 3  # as often as a search counts it
    assert transcripts.view(whole).text == "We saw Hannah, yesterday and they saw B0b t00."
    assert transcripts.replace(whole, "sa", "x", whole_words=True) == 0
    assert transcripts.replace(whole, "  ", "x") == 0
    assert transcripts.undo_correction(whole) == "Replace “o” by “0”"
    assert transcripts.view(whole).text.endswith("Bob too.")


def test_what_is_replaced_by_nothing_leaves_no_mark_alone(
    transcripts: Transcripts, whole: Timeline
) -> None:
    assert transcripts.replace(whole, "Smith", " ") == 1
    assert transcripts.view(whole).text == "We met Ana yesterday and we met Bob too."
    assert transcripts.replace(whole, "Bob too", "") == 1
    assert transcripts.view(whole).text == "We met Ana yesterday and we met"
    assert transcripts.undo_correction(whole) == "Take out “Bob too”"
    assert transcripts.view(whole).text.endswith("Bob too.")


def test_a_word_heard_twice_is_corrected_once(
    transcripts: Transcripts, whole: Timeline, line: Line
) -> None:
    twice = line(("talk", 0, 3), ("talk", 2, 3), ("talk", 0, 1))
    assert transcripts.view(twice).text == "We met Ana Ana We"
    transcripts.replace(twice, "Ana", "Anna Lee")
    assert transcripts.view(twice).text == "We met Anna Lee Anna Lee We"


def test_speakers(transcripts: Transcripts, whole: Timeline) -> None:
    words = transcripts.view(whole).words
    transcripts.set_speaker(words[:5], " Host ")
    transcripts.set_speaker(words[5:], "Guest")
    view = transcripts.view(whole)
    assert [p.speaker for p in view.paragraphs()] == ["Host", "Guest"]
    transcripts.rename_speaker(whole, "Guest", "Bob Jones")
    assert [p.speaker for p in transcripts.view(whole).paragraphs()] == ["Host", "Bob Jones"]
    assert view.text == transcripts.view(whole).text
    with pytest.raises(NotFound, match="Nobody"):
        transcripts.rename_speaker(whole, "Guest", "x")
    assert transcripts.undo_correction(whole) == "Speaker “Bob Jones”"
    assert [p.speaker for p in transcripts.view(whole).paragraphs()] == ["Host", "Guest"]


def test_undo_and_redo_in_order(transcripts: Transcripts, whole: Timeline) -> None:
    texts = [transcripts.view(whole).text]
    for find, new in (("Ana", "Anna"), ("Bob", "Rob"), ("Anna", "Joanna")):
        transcripts.replace(whole, find, new)
        texts.append(transcripts.view(whole).text)
    for text in reversed(texts[:-1]):
        transcripts.undo_correction(whole)
        assert transcripts.view(whole).text == text
    with pytest.raises(NotFound, match="no correction to undo"):
        transcripts.undo_correction(whole)
    for text in texts[1:]:
        transcripts.redo_correction(whole)
        assert transcripts.view(whole).text == text
    with pytest.raises(NotFound, match="no correction to redo"):
        transcripts.redo_correction(whole)
    transcripts.undo_correction(whole)
    transcripts.replace(whole, "too", "also")
    with pytest.raises(NotFound, match="no correction to redo"):
        transcripts.redo_correction(whole)


def test_corrections_of_other_recordings_are_not_touched(
    transcripts: Transcripts, whole: Timeline, source: Sources, block: Blocks, line: Line
) -> None:
    transcripts.write(block(source("other"), "Ana again"))
    other = line(("other", 0, 2))
    transcripts.replace(whole, "Ana", "Anna")
    transcripts.replace(other, "again", "anew")
    assert transcripts.undo_correction(whole) == "Replace “Ana” by “Anna”"
    assert transcripts.view(other).text == "Ana anew"
    with pytest.raises(NotFound):
        transcripts.undo_correction(whole)


def test_corrections_and_their_undo_survive_a_restart(
    data_dir: Path, block: Blocks, line: Line
) -> None:
    whole = line(("talk", 0, 10))
    with Workshop.open(data_dir) as workshop:
        workshop.store.sources.add(Source("talk", data_dir / "x.wav", 1000, 1, 10000, "original"))
        workshop.transcripts.write(block("talk", "Ana is here"))
        workshop.transcripts.replace(whole, "Ana", "Anna")
        workshop.transcripts.replace(whole, "here", "there")
        workshop.transcripts.undo_correction(whole)
    with Workshop.open(data_dir) as workshop:
        assert workshop.transcripts.view(whole).text == "Anna is here"
        assert workshop.transcripts.redo_correction(whole) == "Replace “here” by “there”"
        assert workshop.transcripts.view(whole).text == "Anna is there"
        workshop.transcripts.undo_correction(whole)
        workshop.transcripts.undo_correction(whole)
        assert workshop.transcripts.view(whole).text == "Ana is here"
        assert workshop.store.check()[1]


def test_words_of_a_forgotten_source_go_with_it(
    workshop: Workshop, transcripts: Transcripts, whole: Timeline, source: Sources, block: Blocks
) -> None:
    transcripts.replace(whole, "Ana", "Anna")
    assert transcripts.view(whole).words
    workshop.store.sources.delete(["talk"])
    source("talk", 10)
    assert transcripts.view(whole).words == ()
    with pytest.raises(NotFound):
        transcripts.undo_correction(whole)
    transcripts.write(block("talk", "New words"))
    assert transcripts.view(whole).text == "New words"
    assert workshop.store.check()[1]
