"""A page: rows by pause and speaker, gaps, doubtful words, places carried to the next page."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from audiochat.domain.job import Job
from audiochat.domain.transcript import PlacedWord, Transcript, Word
from audiochat.ui.studio.transcript.finder import places, words_at
from audiochat.ui.studio.transcript.page import LONGEST_PARAGRAPH, Kind, make_page, shown


def test_rows_follow_pauses_and_speakers(making: Any) -> None:
    page = making.page()
    assert [row.kind for row in page.rows] == [Kind.WORDS] * 5
    assert [row.speaker for row in page.rows][:2] == ["Interviewer", "Guest"]
    assert all(row.named for row in page.rows)
    assert page.rows[0].first == 0
    assert page.rows[-1].last == len(page.words)
    assert [page.row_of(row.first) for row in page.rows] == list(range(5))
    assert page.row_of(len(page.words)) == -1


def test_a_name_is_said_once_while_one_person_speaks(making: Any) -> None:
    page = making.page((("Guest", "First."), ("Guest", "Second."), ("", "Third.")))
    assert [row.named for row in page.rows] == [True, False, False]


def test_a_paragraph_that_begins_with_a_deleted_word_has_the_name_of_who_speaks_it(
    making: Any,
) -> None:
    words = list(making.page((("", "Um."), ("Guest", "First of all."))).words)
    words[0] = replace(words[0], start=words[1].start, end=words[1].start, deleted=True)
    (row,) = make_page(Transcript(60.0, tuple(words), ((0.0, 60.0),)), None, Job()).rows[:1]
    assert (row.first, row.last, row.speaker, row.named) == (0, 4, "Guest", True)


def test_text_and_offsets_agree(making: Any) -> None:
    page = making.page()
    for index, word in enumerate(page.words):
        begin = page.offsets[index]
        assert page.text[begin : begin + len(shown(word))] == shown(word)
    for row in page.rows:
        begin = page.offsets[row.first]
        assert page.text[begin : begin + row.letters].split() == [
            w.text for w in page.words[row.first : row.last]
        ]
    assert [page.words[i].text for i in page.unsure] == ["Jaffa,", "archive?"]


def test_what_is_not_recognised_is_a_row_of_its_own(making: Any) -> None:
    words = tuple(making.words())
    transcript = Transcript(120.0, words, ((0.0, 20.0), (30.0, 90.0)))
    rows = make_page(transcript, None, Job()).rows
    missing = [(row.start, row.end) for row in rows if row.kind is Kind.MISSING]
    assert missing == [(20.0, 30.0), (90.0, 120.0)]
    nothing = make_page(Transcript(60.0), None, Job())
    assert [(row.kind, row.start, row.end) for row in nothing.rows] == [(Kind.MISSING, 0.0, 60.0)]


def test_long_silence_is_said(making: Any) -> None:
    words = tuple(making.words())
    end = words[-1].end
    late = tuple(replace(w, start=w.start + 40, end=w.end + 40) for w in words)
    rows = make_page(Transcript(end + 100, late, ((0.0, end + 100),)), None, Job()).rows
    assert rows[0].kind is Kind.SILENT
    assert rows[0].end == 40.0
    assert rows[-1].kind is Kind.SILENT


def test_places_are_carried_over_a_cut(making: Any) -> None:
    before = making.page()
    words = before.words
    left = words[:5] + words[8:]
    after = make_page(replace(before.transcript, words=left), before, Job())
    assert after.carried(4) == 4
    assert after.carried(5) is None
    assert after.carried(8) == 5
    assert after.carried(len(words) - 1) == len(left) - 1


def test_words_that_never_pause_are_still_broken_into_rows() -> None:
    words = tuple(
        PlacedWord(Word("la", i * 0.2, i * 0.2 + 0.2), i * 0.2, i * 0.2 + 0.2, "s", "b", i)
        for i in range(3 * LONGEST_PARAGRAPH)
    )
    page = make_page(Transcript(300.0, words, ((0.0, 300.0),)), None, Job())
    rows = [row for row in page.rows if row.kind is Kind.WORDS]
    assert len(rows) == 3
    assert rows[-1].last == len(words)


def test_hostile_words_are_one_bounded_line() -> None:
    def placed(text: str) -> PlacedWord:
        return PlacedWord(Word(text, 0.0, 1.0), 0.0, 1.0, "s", "b", 0)

    assert shown(placed("two\nlines\u2028more")) == "two lines more"
    assert len(shown(placed("x" * 100_000))) == 200
    assert shown(placed("\x00\x07")) == "…"


def test_finding_minds_case_words_and_letters_that_grow_small(making: Any) -> None:
    page = making.page((("", "İstanbul or istanbul, and the Band."),))
    assert page.folded == ""
    assert len(places(page, "istanbul", False, False)) >= 1
    plain = making.page((("", "Rooms and bands, and (rooms)."),))
    assert [plain.text[a:b] for a, b in places(plain, "AND", False, False)] == ["and"] * 3
    assert len(places(plain, "and", True, True)) == 2
    assert places(plain, "rooms  AND", False, False) == [(0, 9)]
    assert [words_at(plain, at) for at in places(plain, "rooms", False, True)] == [(0, 1), (4, 5)]
    assert places(plain, "   ", False, False) == []
    assert len(places(plain, "(rooms).", False, False)) == 1
