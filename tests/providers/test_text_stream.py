"""Text streams in whole characters and shows nothing of a stop."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from audiochat.providers.llama.text import TextStream


@given(st.text(), st.lists(st.integers(1, 4), max_size=50))
def test_any_cut_of_the_bytes_gives_the_text(text: str, cuts: list[int]) -> None:
    data = text.encode()
    stream, out, at = TextStream(), "", 0
    for cut in cuts:
        out += stream.feed(data[at : at + cut])
        at += cut
    out += stream.feed(data[at:])
    assert out + stream.feed(b"", end=True) == text


@given(st.text("ab\nU:", max_size=30))
def test_a_stop_is_never_shown(text: str) -> None:
    stream, out = TextStream(("\nU:",)), ""
    for byte in text.encode():
        out += stream.feed(bytes([byte]))
        assert "\nU:" not in out
    out += stream.feed(b"", end=True)
    assert out == text.split("\nU:")[0]
    assert stream.stopped == ("\nU:" in text)


def test_invalid_bytes_and_half_characters_at_the_end() -> None:
    stream = TextStream()
    assert stream.feed(b"\xff") == "\ufffd"
    assert stream.feed("é".encode()[:1]) == ""
    assert stream.feed(b"", end=True) == "\ufffd"


def test_leading_space_is_left_out_once() -> None:
    stream = TextStream(strip_start=True)
    assert [stream.feed(b" "), stream.feed(b" a"), stream.feed(b" b")] == ["", "a", " b"]
