"""Chapters: given ones kept inside the recording, proposed ones at long pauses."""

from __future__ import annotations

import json

from audiochat.domain.transcript import PlacedWord, Transcript, Word
from audiochat.services.captions.captions import Captions
from audiochat.services.captions.chapters import Chapter, chapters_of, propose

CAPTIONS = Captions(None)  # type: ignore[arg-type]  # writing needs no words kept


def talk(*parts: tuple[float, str]) -> Transcript:
    """Words half a second apart from a time on."""
    words = [
        PlacedWord(
            Word(text, at + n / 2, at + n / 2 + 0.4), at + n / 2, at + n / 2 + 0.4, "s", "b", n
        )
        for at, said in parts
        for n, text in enumerate(said.split())
    ]
    return Transcript(300.0, tuple(words))


TALK = talk(
    (1.0, "Welcome to the show. It is late."),
    (20.0, "Soon there is more."),
    (90.0, "The second part is about bees and flowers and honey."),
    (200.0, "And now the weather"),
)


def test_chapters_begin_after_pauses_and_last_a_minute() -> None:
    assert list(propose(TALK)) == [
        Chapter(0.0, "Welcome to the show"),
        Chapter(90.0, "The second part is about bees and flowers…"),
        Chapter(200.0, "And now the weather"),
    ]


def test_given_chapters_are_put_in_order_and_kept_inside() -> None:
    given = (Chapter(120.0, "Later\n\0"), Chapter(5.0, "First"), Chapter(900.0, "Never"))
    assert chapters_of(TALK, given) == [Chapter(0.0, "First"), Chapter(120.0, "Later")]


def test_the_files_say_the_same() -> None:
    given = (Chapter(0.0, "One; two = #3"), Chapter(60.5, "Two --> <three>"))
    data = json.loads(CAPTIONS.render(TALK, "chapters", title="Show", chapters=given))
    assert data["version"] == "1.2.0"
    assert [one["startTime"] for one in data["chapters"]] == [0.0, 60.5]
    vtt = CAPTIONS.render(TALK, "chapters-vtt", chapters=given).decode()
    assert "00:01:00.500 --> 00:05:00.000\nTwo --&gt; &lt;three&gt;" in vtt
    meta = CAPTIONS.render(TALK, "ffmetadata", title="Show", chapters=given).decode()
    assert "START=60500\nEND=300000\ntitle=Two --> <three>" in meta
    assert "title=One\\; two \\= \\#3" in meta


def test_a_recording_without_words_has_no_chapters() -> None:
    assert chapters_of(Transcript(10.0), ()) == []
