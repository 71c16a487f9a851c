"""Search: finds words in any script, and nothing a person types is a syntax error."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from audiochat.domain.conversation import Role
from audiochat.store.database import Store
from audiochat.store.search import quote, unmark


def _say(store: Store, *texts: str) -> None:
    session = store.sessions.add("Talk", None)
    for text in texts:
        store.messages.add(session.id, session.root_id, Role.USER, text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Normalize the Loudness, please", "loud"),
        ("שָׁלוֹם עוֹלָם", "שלום"),
        ("שלום עולם", "שָׁלוֹם עול"),
        ("Ein Café in Zürich", "cafe zurich"),
        ("مُحَمَّد", "محمد"),
        ("Удалить паузы", "ПАУЗЫ"),
        ("it's -16 LUFS", "-16"),
        ("a NOT b OR c", "not or"),
    ],
)
def test_words_are_found(store: Store, text: str, words: str) -> None:
    _say(store, text, "something else")
    assert len(store.search.messages(words)) == 1


def test_all_words_must_occur(store: Store) -> None:
    _say(store, "red apple", "green apple", "red pear")
    assert [hit.snippet for hit in store.search.messages("apple red")] == ["red apple"]
    assert store.search.messages("appl red") == []  # only the last word may be half typed
    assert len(store.search.messages("red appl")) == 1


def test_a_hit_says_where_and_marks_the_words(store: Store) -> None:
    _say(store, "many words " * 100 + "a needle here " + "more words " * 100)
    (hit,) = store.search.messages("needle")
    start, end = hit.marks[0]
    assert hit.snippet[start:end] == "needle"
    assert len(hit.snippet) < 300
    assert hit.session_title == "Talk"
    assert hit.timestamp.tzinfo is not None
    assert store.messages.get(hit.message_id).content.count("needle") == 1


def test_hits_are_bounded_and_changes_are_followed(store: Store) -> None:
    _say(store, *(["needle"] * 20))
    assert len(store.search.messages("needle", limit=5)) == 5
    first = store.search.messages("needle", limit=1)[0].message_id
    store.messages.change(first, content="hay")
    assert len(store.search.messages("needle")) == 19
    assert store.search.messages("hay")[0].message_id == first


@pytest.mark.parametrize(
    "words",
    [
        '"',
        '""',
        "*",
        "a*",
        "AND",
        "NEAR(",
        "content:x",
        "^a",
        "(",
        "a OR",
        "-",
        "",
        "\x00",
        "{a}",
        "'",
    ],
)
def test_syntax_is_only_text(store: Store, words: str) -> None:
    _say(store, "plain")
    assert store.search.messages(words) == []


@settings(
    max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(st.text(max_size=60))
def test_nothing_typed_is_an_error(store: Store, words: str) -> None:
    assert isinstance(store.search.messages(words), list)


@settings(
    max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(st.from_regex(r"[a-z]{1,8}( [a-z]{1,8}){0,5}", fullmatch=True))
def test_what_was_said_is_found_by_its_words(store: Store, text: str) -> None:
    _say(store, text)
    found = store.search.messages(text, limit=10_000)
    assert text in {hit.snippet for hit in found}


def test_marks_never_break() -> None:
    assert unmark("a\ue000b\ue001c") == ("abc", ((1, 2),))
    assert unmark("\ue001a\ue000b") == ("ab", ())
    assert quote("x " * 500).count('"') == 64
