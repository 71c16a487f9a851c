"""Speech that the model wrote nothing for is found by its sound, and heard again."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from audiochat.speech import recogniser as recognition
from audiochat.speech.alignment import Spoken
from audiochat.speech.pieces import Piece
from audiochat.speech.recogniser import Recogniser
from audiochat.speech.refining import refined
from audiochat.speech.unheard import MUCH, SHORTEST, Unheard, unheard, worth_halving
from tests.making.speech import RATE, Made, Speech

SENTENCES = [
    "The museum closes early on Sunday afternoon.",
    "Nobody answered, so I knocked a second time.",
    "Fresh bread smells better than perfume.",
    "Why did they cancel the concert in Berlin?",
    "Doctors recommend walking thirty minutes every day.",
    "A good editor removes everything that is not necessary.",
]
THIRD = range(15, 21)
"""The words of the third sentence."""


@pytest.fixture(scope="module")
def made(speech: Speech) -> Made:
    return speech.joined(SENTENCES, [0.5])


def test_a_skipped_sentence_leaves_its_sound_without_words(made: Made) -> None:
    spoken = [Spoken(text, start + 0.05, end + 0.05, 0.9) for text, start, end in made.words]
    whole = unheard(refined(spoken, made.samples), made.samples)
    assert whole.seconds < 0.3
    skipped = [word for number, word in enumerate(spoken) if number not in THIRD]
    found = unheard(refined(skipped, made.samples), made.samples)
    assert found.seconds > MUCH
    first, last = made.words[THIRD[0]][1], made.words[THIRD[-1]][2]
    assert min(abs(found.middle - first), abs(found.middle - last)) < 0.5  # beside what is missing


def test_what_the_model_skipped_is_heard_again(
    recogniser: Recogniser, made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    decode = recognition.decode

    def stops_early(engine: Any, encoded: Any, *rest: Any) -> Any:
        asked.append(encoded.frames)
        found = decode(engine, encoded, *rest)
        # as it happens with some voices, it stops in the middle of a long piece
        return replace(found, tokens=found.tokens[:20]) if encoded.frames > 1600 else found

    monkeypatch.setattr(recognition, "decode", stops_early)
    piece = Piece(((0, len(made.samples)),))
    heard = recogniser.hear(piece, made.samples, recognition.RecogniserOptions(), recognition.Job())
    assert len(asked) == 3
    assert (heard.start, heard.end) == (0.0, len(made.samples) / RATE)
    assert len(heard.words) > 0.9 * len(made.words)
    assert heard.words[-1].end > made.words[-1][1]


def test_what_the_model_skipped_in_a_short_piece_is_heard_again(
    recogniser: Recogniser, speech: Speech, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a recording of some sentences the model wrote the first alone, and so in the second half."""
    made = speech.joined(SENTENCES[:4], [0.5])
    asked: list[int] = []
    decode = recognition.decode

    def stops_early(engine: Any, encoded: Any, *rest: Any) -> Any:
        asked.append(encoded.frames)
        found = decode(engine, encoded, *rest)
        return replace(found, tokens=found.tokens[:9]) if len(asked) in (1, 3) else found

    monkeypatch.setattr(recognition, "decode", stops_early)
    piece = Piece(((0, len(made.samples)),))
    assert piece.duration < SHORTEST
    heard = recogniser.hear(piece, made.samples, recognition.RecogniserOptions(), recognition.Job())
    assert len(asked) == 5  # the whole, its halves, and those of the one that was cut off again
    assert len(heard.words) > 0.85 * len(made.words)
    assert heard.words[-1].end > made.words[-1][1]


@pytest.mark.parametrize(
    ("missing", "duration", "again", "worth"),
    [
        (0.5, 20.0, 0, False),
        (0.7, 20.0, 0, True),
        (0.7, 10.0, 0, False),
        (1.0, 10.0, 0, True),
        (1.0, 10.0, 1, True),
        (1.0, 10.0, 2, False),
        (3.0, 3.5, 0, False),
    ],
)
def test_which_pieces_are_heard_again(
    missing: float, duration: float, again: int, worth: bool
) -> None:
    assert worth_halving(Unheard(missing, duration / 2), duration, again) == worth


def test_a_piece_is_parted_where_the_missing_begins(speech: Speech) -> None:
    """Also where a longer pause is near by in what is missing."""
    made = speech.joined(SENTENCES[:4], [0.3, 0.3, 1.0])
    written = [Spoken(text, start, end, 0.9) for text, start, end in made.words[:7]]
    found = unheard(written, made.samples)
    assert abs(found.middle - written[-1].end) < 0.5


def test_halves_share_the_sound() -> None:
    piece = Piece(((1000, 2000), (5000, 9000)))
    one, other = piece.halves(2000 / RATE)
    assert (one.spans, other.spans) == (((1000, 2000), (5000, 6000)), ((6000, 9000),))
    one, other = piece.halves(500 / RATE)
    assert (one.spans, other.spans) == (((1000, 1500),), ((1500, 2000), (5000, 9000)))
