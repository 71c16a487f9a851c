"""Corrections in the small: what is written is there, in order, within the time it had."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from audiochat.domain.transcript import PlacedWord, Word
from audiochat.services.transcripts.correcting import dealt, matches, retimed

NAMES = st.lists(st.sampled_from(["a", "b", "c,", "dd", "e."]), max_size=7)


def words(names: list[str]) -> list[Word]:
    return [Word(name, n, n + 0.8, 0.5, "Anna") for n, name in enumerate(names)]


def placed(names: list[str], blocks: int = 3) -> list[PlacedWord]:
    """Words in blocks of ``blocks`` each."""
    return [
        PlacedWord(word, word.start, word.end, "s", f"b{n // blocks}", n % blocks)
        for n, word in enumerate(words(names))
    ]


@settings(max_examples=300, deadline=None)
@given(NAMES.filter(bool), NAMES)
def test_new_words_share_the_time_of_the_old(old: list[str], new: list[str]) -> None:
    made = retimed(words(old), new)
    assert [word.text for word in made] == new
    assert all(0 <= word.start <= word.end <= len(old) for word in made)
    assert all(a.start <= b.start and a.end <= b.end + 1e-9 for a, b in pairwise(made))
    assert all(word.speaker == "Anna" for word in made)
    if len(old) == len(new):
        assert [(w.start, w.end) for w in made] == [(w.start, w.end) for w in words(old)]


@settings(max_examples=300, deadline=None)
@given(NAMES.filter(bool), NAMES, st.integers(1, 4))
def test_new_words_are_dealt_to_the_blocks(old: list[str], new: list[str], size: int) -> None:
    parts = dealt(placed(old, size), new)
    assert [text for _, texts in parts for text in texts] == new
    assert [word.text for run, _ in parts for word in run] == old
    assert all(len({word.block_id for word in run}) == 1 for run, _ in parts)
    if len(old) == len(new):
        assert all(len(run) == len(texts) for run, texts in parts)


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.text("ab,", min_size=1, max_size=4), max_size=8),
    st.text("ab", min_size=1, max_size=2),
)
def test_replacing_is_what_replacing_in_the_text_is(names: list[str], find: str) -> None:
    row = placed(names)
    found = list(matches(row, find, "Z", case=True, whole_words=False))
    out = list(names)
    for touched, text, _ in reversed(found):
        first = row.index(touched[0])
        out[first : first + len(touched)] = text.split()
    assert " ".join(out) == " ".join(names).replace(find, "Z")
    assert sum(times for _, _, times in found) == " ".join(names).count(find)
