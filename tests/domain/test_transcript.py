"""A transcript finds its words by time and breaks into paragraphs where a reader would."""

from dataclasses import replace

from audiochat.domain.transcript import PlacedWord, Transcript, Word


def _transcript(*words: tuple[str, float, float, str]) -> Transcript:
    placed = tuple(
        PlacedWord(Word(text, start, end, 1.0, who), start, end, "s", "b", index)
        for index, (text, start, end, who) in enumerate(words)
    )
    return Transcript(10.0, placed, ((0.0, 5.0),), "en")


TALK = _transcript(
    ("Hello", 0.0, 0.4, "A"),
    ("there.", 0.4, 0.8, "A"),
    ("Hi.", 1.0, 1.2, "B"),
    ("Later", 3.0, 3.3, "B"),
    ("on.", 3.3, 3.5, "B"),
)


def test_paragraphs_break_at_speakers_and_pauses() -> None:
    assert [(p.first, p.last, p.speaker) for p in TALK.paragraphs()] == [
        (0, 2, "A"),
        (2, 3, "B"),
        (3, 5, "B"),
    ]


def test_a_deleted_word_that_nobody_was_named_for_stays_in_the_paragraph_around_it() -> None:
    words = list(
        _transcript(
            ("um", 0.0, 0.0, ""),
            ("Hello", 0.0, 0.4, "A"),
            ("uh", 0.4, 0.4, ""),
            ("there.", 0.4, 0.8, "A"),
            ("No.", 0.8, 0.8, "B"),
            ("Hi.", 1.0, 1.2, ""),
        ).words
    )
    for index in (0, 2, 4):
        words[index] = replace(words[index], deleted=True)
    shown = Transcript(10.0, tuple(words))
    assert [(p.first, p.last, p.speaker) for p in shown.paragraphs()] == [
        (0, 4, "A"),
        (4, 5, "B"),
        (5, 6, ""),
    ]


def test_a_long_paragraph_breaks_at_a_sentence() -> None:
    assert [p.last for p in TALK.paragraphs(pause=9, longest=1)] == [2, 3, 5]


def test_the_word_at_a_time() -> None:
    assert TALK.at(0.2) == 0
    assert TALK.at(0.9) == 1
    assert TALK.at(2.9) is None
    assert TALK.at(-1) is None
    assert Transcript(1.0).at(0.5) is None


def test_words_between_two_times_are_those_whose_middle_is_there() -> None:
    assert TALK.between(0.3, 1.15) == range(1, 3)
    assert TALK.between(5, 9) == range(5, 5)


def test_coverage_and_text() -> None:
    assert TALK.coverage == 0.5
    assert TALK.text == "Hello there. Hi. Later on."
    assert Transcript(0.0).coverage == 0
    assert Transcript(1.0).paragraphs() == ()
