"""A hesitation that one hearing wrote between two words that the other has side by side."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from audiochat.domain.hearing import FillerOptions
from audiochat.domain.job import Job
from audiochat.domain.recogniser import RecogniserOptions
from audiochat.domain.transcript import PlacedWord, Transcript, Word
from audiochat.services.disfluency.finding import Found, Lexicon, hesitations
from audiochat.services.disfluency.insertions import by_times, inserted
from audiochat.services.disfluency.matching import Match
from audiochat.services.fillers import find_in
from audiochat.speech.recogniser import Recogniser
from audiochat.speech.voicing import Run
from tests.making.disfluent import said_through
from tests.making.speech import Speech

LEXICON = Lexicon()


def laid(text: str, begin: float = 0.0) -> tuple[PlacedWord, ...]:
    """Words of half a second each."""
    starts = [begin + 0.5 * n for n in range(len(text.split()))]
    return tuple(
        PlacedWord(Word(word, at, at + 0.4), at, at + 0.4, "s", "b", n)
        for n, (word, at) in enumerate(zip(text.split(), starts, strict=True))
    )


@pytest.mark.parametrize(
    ("said", "written", "found"),
    [
        ("and then um nobody came", "And then nobody came.", {2}),
        ("and then um uh nobody came", "And then nobody came.", {2, 3}),
        ("our teacher um explain it", "Our teacher explained it.", {2}),  # as good as the same
        ("and then um nobody came", "And then our nobody came.", set()),  # a word stood there
        ("call um now", "Call Tom now.", set()),
        ("um so we left", "So we left.", {0}),
        ("so we left um", "So we left.", {3}),
        ("so um we left", "And so we left.", {1}),
        ("um we left", "So we left.", set()),  # a word was there before it
        ("we left um", "We left it.", set()),
        ("um", "", set()),
        ("um", "So.", set()),
        ("nothing at all", "Nothing at all.", set()),
    ],
)
def test_what_stands_for_no_word(said: str, written: str, found: set[int]) -> None:
    assert inserted(laid(said), laid(written), LEXICON.has) == found


def test_the_same_two_words_elsewhere_say_nothing() -> None:
    later = laid("and then nobody came", 60.0)
    assert inserted(laid("and then um nobody came"), later, LEXICON.has) == frozenset()


MOVING = Run(1.0, 1.4, 0.85, 17.1, -9.0)
"""How a voice says "um" within a sentence: it moves as much as a word does."""


def cut(run: Run, extra: frozenset[int], first: int = 1, last: int = 2) -> list[str]:
    words = laid("so um we left")  # "um" from 0.5 s; laid where the run is
    words = (words[0], *laid("um", run.start), *words[2:])
    found = hesitations(
        [Match(run, first, last)], words, LEXICON, 3.0, complete=True, inserted=extra
    )
    return [one.text for one in found]


def test_a_hesitation_may_move_where_it_stands_for_no_word() -> None:
    assert cut(MOVING, frozenset()) == []
    assert cut(MOVING, frozenset({1})) == ["um"]
    assert cut(Run(1.0, 1.4, 0.3, 17.1, -9.0), frozenset({1})) == []  # a breath


def test_a_run_that_is_the_hesitation_holds_no_other_word() -> None:
    assert cut(MOVING, frozenset({1}), 1, 3) == ["um"]  # "we" was laid in it as well
    assert cut(MOVING, frozenset({1}), 2, 2) == ["um"]  # or it was not


def test_a_word_that_was_heard_in_a_run_is_no_hesitation_beside_it() -> None:
    words = laid("our village uh people")  # "village" from 0.5 s, "uh" from 1.0 s
    steady = Run(0.5, 0.9, 0.95, 5.0, -9.0)
    assert list(hesitations([Match(steady, 2, 3)], words, LEXICON, 3.0, complete=True)) == []
    its_own = Run(1.0, 1.4, 0.95, 5.0, -9.0)
    found = hesitations([Match(its_own, 2, 3)], words, LEXICON, 3.0, complete=True)
    assert [one.text for one in found] == ["uh"]


def test_what_no_run_holds_is_taken_by_its_times() -> None:
    words = laid("and um then uh now")
    (one,) = by_times(words, {1, 3}, [Found("filler", "um", 0.5, 0.9, 0.4, 1.0)])
    assert (one.text, one.start, one.end, one.sure) == ("uh", 1.5, 1.9, True)
    assert (one.earliest, one.latest) == (1.4, 2.0)
    faint = replace(words[1], word=replace(words[1].word, confidence=0.02))
    assert [found.sure for found in by_times([words[0], faint, words[2]], {1}, [])] == [False]
    brief = replace(words[1], end=0.55)
    assert list(by_times([words[0], brief, words[2]], {1}, [])) == []


def test_in_noise_that_fills_the_pauses_hesitations_are_found_too() -> None:
    shown = Transcript(4.0, laid("and then nobody came"), ((0.0, 4.0),), "en")
    noise = np.random.default_rng(1).normal(0, 0.1, 64_000).astype(np.float32)
    said = laid("and then um nobody came")
    steps = find_in(shown, iter([noise]), FillerOptions(pauses=False), Job(), said).steps
    assert [(step.about, step.enabled) for step in steps] == [("um", True)]


def test_most_of_what_a_voice_says_in_one_go_is_found(speech: Speech, whisper_path: Path) -> None:
    recogniser = Recogniser(whisper_path)
    talk = said_through(speech, 9)
    samples, whole = talk.made.samples, talk.made.duration

    def heard(verbatim: bool) -> tuple[PlacedWord, ...]:
        options = RecogniserOptions(language="en", verbatim=verbatim)
        words = recogniser.recognise(samples, options).words
        return tuple(PlacedWord(w, w.start, w.end, "s", "b", n) for n, w in enumerate(words))

    written, said = heard(False), heard(True)
    recogniser.close()
    shown = Transcript(whole, written, ((0.0, whole),), "en")
    options = FillerOptions(pauses=False)
    steps = find_in(shown, iter([np.asarray(samples)]), options, Job(), said).steps
    right = [
        any(abs((s.start or 0) - start) < 0.15 and abs((s.end or 0) - end) < 0.4 for s in steps)
        for _, start, end in talk.fillers
    ]
    assert len(right) >= 20
    assert sum(right) >= 0.9 * len(right)  # two thirds while only what hardly moves was found
