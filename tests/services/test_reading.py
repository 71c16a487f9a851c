"""Sentences to be read aloud: complete, in order, without markdown, however the reply is cut up."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audiochat.services.reading import CODE, LONGEST, TABLE, Sentences, spoken_times

REPLY = """# Results of Dr. Smith

The budget is 3.5 million, e.g. for the move. It was **approved** in [September](http://a.b/c?d=1) [12:04].
See `mix.wav` or "Really?" he said. Then i.e. nothing

1. First item
2. Second *item*, with more
- third!

```python
print("Hello. World.")
x = 1
```

| a | b |
|---|---|
| c | d |

After the table... it ends. שלום עולם. מה שלומך? 好的。再见！
> A quote, no. 5 of U.S. origin
and a dangling half sentence"""

EXPECTED = [
    "Results of Dr. Smith",
    "The budget is 3.5 million, e.g. for the move.",
    "It was approved in September.",
    'See mix.wav or "Really?" he said.',
    "Then i.e. nothing",
    "First item",
    "Second item, with more",
    "third!",
    CODE["en"],
    TABLE["en"],
    "After the table... it ends.",
    "שלום עולם.",
    "מה שלומך?",
    "好的。",
    "再见！",
    "A quote, no. 5 of U.S. origin and a dangling half sentence",
]


def split(text, size=0):
    splitter = Sentences()
    pieces = [text] if not size else [text[i : i + size] for i in range(0, len(text), size)]
    found = [sentence for piece in pieces for sentence in splitter.feed(piece)]
    return found + splitter.finish()


@pytest.mark.parametrize("size", [0, 1, 2, 3, 7, 50])
def test_a_reply_is_the_same_sentences_however_it_comes(size):
    assert split(REPLY, size) == EXPECTED


def test_a_sentence_comes_before_the_next_one_is_complete():
    splitter = Sentences()
    assert splitter.feed("One is here. T") == ["One is here."]
    assert splitter.feed("wo is") == []
    assert splitter.finish() == ["Two is"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("...", []),
        ("---\n\n***", []),
        ("Mr. J. Smith met Mrs. Jones at 5 p.m. on Monday.", 1),
        ("It costs $3.50. It is 10% off!", 2),
        ("Wait... what? No.", ["Wait... what?", "No."]),
        ("It was I. Then it ended.", ["It was I.", "Then it ended."]),
        ("2026\nwas fine.", ["2026 was fine."]),
        ("Line one\nline two.\n\nNext", ["Line one line two.", "Next"]),
        ("<b>Bold</b> &amp; more", ["Bold & more"]),
        ("snake_case and _emphasis_", ["snake_case and emphasis"]),
        ("![a picture](x.png) [x](file:///etc/passwd)", ["x"]),
        ("~~~\nnever closed. At all.", [CODE["en"]]),
        ("- [x] done\n- [ ] open", ["done", "open"]),
        ("ראו עמ' 5. סוף.", ["ראו עמ' 5.", "סוף."]),
        ("פסוק ראשון׃ פסוק שני", ["פסוק ראשון׃", "פסוק שני"]),
    ],
)
def test_odd_ends(text, expected):
    found = split(text)
    assert (len(found) if isinstance(expected, int) else found) == expected


def test_text_without_an_end_is_broken_and_nothing_is_lost():
    words = [f"word{number}" for number in range(2000)]
    found = split(" ".join(words))
    assert " ".join(found).split() == words
    assert max(map(len, found)) <= LONGEST
    assert "".join(split("x" * 5000)) == "x" * 5000


def test_a_cited_time_is_said_where_the_sentence_needs_it():
    assert split("At [0:05], she laughs. He agrees [0:21].") == [
        "At 5 seconds, she laughs.",
        "He agrees.",
    ]
    assert split("It goes from [1:05–2:10] and between [0:10] and [0:20].") == [
        "It goes from 1 minute 5 to 2 minutes 10 and between 10 seconds and 20 seconds."
    ]
    assert split('"So that is at." [0:21] [0:22–0:25]') == ['"So that is at."']


def test_times_of_a_plan_are_lengths() -> None:
    assert spoken_times("Delete 0:00 to 0:02") == "Delete 0 seconds to 2 seconds"
    assert spoken_times("at 1:30.5 and 2:00") == "at 1 minute 30.5 and 2 minutes"
    assert (
        spoken_times("the longest is at [0:24.7] [sic]") == "the longest is at 24.7 seconds [sic]"
    )
    assert spoken_times("1:02:03 stays, 12:345 too") == "1:02:03 stays, 12:345 too"


def test_a_language_without_words_for_code_leaves_it_out():
    splitter = Sentences("fr")
    assert splitter.feed("Bon. Voilà:\n```\nx\n```\nFin.") + splitter.finish() == [
        "Bon.",
        "Voilà:",
        "Fin.",
    ]


PARTS = st.lists(
    st.sampled_from(
        ["Hello. ", "e.g. ", "\n", "\n\n", "```", "| a |", "- ", "1. ", "#", " ", "x" * 90, "שלום",
         "? ", "!", "*", "_", "[a](b)", "[1:02]", ">", "~", "word ", "The end.", "。", "...", "B. "]
    ),
    max_size=40,
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(PARTS, st.integers(1, 9))
def test_any_cutting_gives_the_same_sentences(parts, size):
    text = "".join(parts)
    assert split(text, size) == split(text)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_split_and_any_sentence_has_something_to_say(text):
    for sentence in split(text, 3):
        assert any(letter.isalnum() for letter in sentence)
