"""Markdown is read into values, and piece by piece it gives what it gives as a whole."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audiochat.ui.chat.growing import GrowingMarkdown
from audiochat.ui.chat.markdown import parse, plain
from audiochat.ui.chat.values import Code, Paragraph, Rule, Table, plain_text

TEXT = """# Levels
Some **bold**, *soft*, ~~gone~~ and `code` at [12:04] and [1:02:03.5].
second line

1. one
1. two
   - sub

   ```py
   x = 1
   ```
1. three

| a | b |
|---|--:|
| 1 | **2** |

> quote
> - inside

```python
def f():
    return 1
```
---
- last
end

~~~
open"""


def test_every_kind_of_block() -> None:
    values = parse(TEXT)
    assert [type(v) for v in values] == [
        *(Paragraph, Paragraph, Paragraph, Paragraph, Paragraph, Code, Paragraph),
        *(Table, Paragraph, Paragraph, Code, Rule, Paragraph, Code),
    ]
    assert [v.marker for v in values if isinstance(v, Paragraph)][2:6] == ["1.", "2.", "•", "3."]
    table = values[7]
    assert isinstance(table, Table)
    assert table.aligns == ("", "right")
    assert plain_text(table) == "a\tb\n1\t2"
    assert isinstance(values[-1], Code)
    assert not values[-1].closed


def test_times_are_chips() -> None:
    (value,) = parse("See [12:04], [1:02:03.5] and [99:99].")
    assert isinstance(value, Paragraph)
    chips = {run.text: run.seconds for run in value.runs if run.seconds is not None}
    assert chips == {"12:04": 724.0, "1:02:03.5": 3723.5}


def test_links_and_images_are_text_with_their_address() -> None:
    (value,) = parse("[site](https://a.example/x) ![pic](https://a.example/p.png) <b>x</b>")
    text = plain_text(value)
    assert "site (https://a.example/x)" in text
    assert "pic (https://a.example/p.png)" in text
    assert "<b>x</b>" in text


@pytest.mark.parametrize("size", [1, 3, 7, 40])
def test_growing_gives_what_the_whole_gives(size: int) -> None:
    growing = GrowingMarkdown()
    for at in range(0, len(TEXT), size):
        growing.feed(TEXT[at : at + size])
    assert growing.values() == parse(TEXT)


LINES = st.sampled_from(
    [
        "word",
        "more words",
        "",
        "- item",
        "  - sub",
        "1. first",
        "7. seventh",
        "# Head",
        "```",
        "> q",
        "```py",
        "    deep",
        "---",
        "| a | b |",
        "|--|--|",
        "| 1 | 2 |",
        "**b",
        "* star",
        "~~~",
        "===",
    ]
)


@given(lines=st.lists(LINES, max_size=14), size=st.integers(1, 9))
@settings(max_examples=300, deadline=None)
def test_growing_gives_the_same_words_for_any_text(lines: list[str], size: int) -> None:
    text = "\n".join(lines)
    growing = GrowingMarkdown()
    for at in range(0, len(text), size):
        growing.feed(text[at : at + size])

    def words(values: tuple[object, ...]) -> list[str]:
        return [plain_text(v) for v in values]  # type: ignore[arg-type]

    assert words(growing.values()) == words(parse(text))


def test_a_long_reply_is_read_once() -> None:
    """The time for a piece does not grow with what came before it."""
    growing = GrowingMarkdown()
    costs = []
    for number in range(600):
        began = time.perf_counter()
        growing.feed(f"Paragraph {number} with *some* words.\n\n")
        growing.open_values()
        costs.append(time.perf_counter() - began)
    assert sorted(costs[-200:])[100] < 10 * sorted(costs[:200])[100]
    assert len(growing.finished) == 599


@pytest.mark.parametrize(
    "text",
    [
        *("[" * 100_000, "*a **a " * 8_000, "> " * 5_000, "`" * 50_000, "[a](<b" * 900),
        *("|a" * 5_000 + "\n" + "|-" * 5_000, "![" * 4_000, "<" * 6_000, "&amp" * 2_000),
        *("\\" * 6_000, "_a" * 3_000),
    ],
    ids=lambda text: text[:6],
)
def test_hostile_text_is_read_quickly(text: str) -> None:
    began = time.perf_counter()
    assert parse(text)
    assert time.perf_counter() - began < 20


def test_an_endless_line_is_closed_now_and_then() -> None:
    growing = GrowingMarkdown()
    for _ in range(100):
        growing.feed("word " * 100)
    assert len(growing.finished) >= 10


def test_own_words_keep_their_lines_and_no_styles() -> None:
    first, second = plain("a *b*\nc\n\nd [00:05]")
    assert plain_text(first) == "a *b*\u2028c"
    assert plain_text(second) == "d 0:05"
