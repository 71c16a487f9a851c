"""A piece that begins late: its first word is found where it begins all the same."""

from __future__ import annotations

import pytest

from audiochat.speech.alignment import Spoken
from audiochat.speech.pieces import LEAD, Piece, packed
from audiochat.speech.placing import placed
from tests.making.speech import RATE, Made, Speech

LEADING = round(LEAD * RATE)


@pytest.fixture(scope="module")
def made(speech: Speech) -> Made:
    return speech.joined(["My brother plays the violin.", "Of all of them I like it best."], [1.5])


def test_a_piece_is_widened_only_into_what_belongs_to_no_other() -> None:
    piece = Piece(((10_000, 20_000), (40_000, 50_000)), room=100_000)
    assert piece.widened().spans == ((10_000 - LEADING, 20_000), (40_000 - LEADING, 50_000))
    assert Piece(((10_000, 20_000),), room=1000).widened().spans == ((9_500, 20_000),)
    assert Piece(((10_000, 20_000),)).widened().spans == ((10_000, 20_000),)
    assert Piece(((0, 20_000),), room=0).widened().start == 0.0


def test_times_are_later_by_what_came_before_their_stretch() -> None:
    piece = Piece(((16_000, 32_000), (64_000, 80_000)), room=16_000)
    wide = piece.widened()
    assert piece.later(wide, 0.2, 0.4) == pytest.approx(LEAD)
    assert piece.later(wide, 1.2, 1.4) == pytest.approx(2 * LEAD)
    for start, end in ((0.2, 0.4), (1.2, 1.4)):  # so both tell the same place of the whole
        by = piece.later(wide, start, end)
        assert wide.located(start + by, end + by) == pytest.approx(piece.located(start, end))


def test_pieces_know_their_room() -> None:
    pieces = list(packed([(1.0, 9.0), (12.0, 20.0), (21.0, 30.0)], 40 * RATE, first=10.0))
    assert [(piece.start, piece.room / RATE) for piece in pieces] == [(1.0, 1.0), (12.0, 3.0)]
    before, after = pieces[1].halves(4.0)
    assert (before.room, after.room) == (3 * RATE, 0)


@pytest.mark.parametrize("late", [0.0, 0.1, 0.2])
def test_the_first_word_is_found_before_a_piece_that_begins_late(made: Made, late: float) -> None:
    words = made.words[5:]
    first = round((words[0][1] + late - 0.05) * RATE)
    piece = Piece(((first, len(made.samples)),), room=RATE)
    guess = [
        Spoken(t, max(0.0, a - piece.start + 0.06), b - piece.start + 0.06, 0.9)
        for t, a, b in words
    ]
    found, inside = placed(guess, piece, made.samples, "en")
    assert [word.text for word in found] == [word[0] for word in words]
    assert found[0].start == pytest.approx(words[0][1], abs=0.03)
    for word, (text, start, _end) in zip(found, words, strict=True):
        assert word.start == pytest.approx(start, abs=0.08), text
    assert inside[3].start == pytest.approx(found[3].start - piece.start, abs=0.001)
