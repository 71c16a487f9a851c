"""Caption files as they are met: in any letters, in several manners, broken, and meant to harm."""

from __future__ import annotations

from pathlib import Path

import pytest

from audiochat.domain.errors import Cancelled, MediaError
from audiochat.domain.job import Job
from audiochat.services.captions import loading, scanning
from audiochat.services.captions.captions import Captions
from audiochat.services.captions.cue import Cue

CAPTIONS = Captions(None)  # type: ignore[arg-type]  # reading needs no words kept
TIME = "00:00:01,000 --> 00:00:02,500\n"


def read(folder: Path, name: str, content: str | bytes) -> list[Cue]:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return CAPTIONS.read(path)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_letters_are_found_out(tmp_path: Path, encoding: str) -> None:
    (cue,) = read(tmp_path, "a.srt", f"1\n{TIME}Señor José’s café\n".encode(encoding))
    assert cue.text == "Señor José’s café"


def test_hebrew_of_windows_is_read_as_hebrew(tmp_path: Path) -> None:
    (cue,) = read(tmp_path, "a.srt", f"1\n{TIME}שלום לכולם, מה נשמע\n".encode("cp1255"))
    assert cue.text == "שלום לכולם, מה נשמע"


@pytest.mark.parametrize(
    "text",
    [
        f"1\n{TIME}Hello\nthere\n",
        f"1\r\n{TIME.strip()}\r\nHello\r\nthere\r\n",
        f"1\r{TIME.strip()}\rHello\rthere\r",
        f"{TIME}Hello\nthere",
        f"\n\n\n1\n{TIME}Hello\n\nthere\n\n\n",
        "1\n00:01.000 --> 00:02.500\nHello\nthere\n",
        "1\n0:00:01.0 --> 0:00:02.5  X1:10 Y1:20\n<i>Hello</i>\n{\\an8}<font color=red>there</font>\n",
    ],
)
def test_subrip_is_read_in_all_its_manners(tmp_path: Path, text: str) -> None:
    (cue,) = read(tmp_path, "a.srt", text)
    assert (cue.start, cue.end, cue.text) == (1.0, 2.5, "Hello there")


def test_a_number_that_is_said_is_kept(tmp_path: Path) -> None:
    cues = read(tmp_path, "a.srt", f"1\n{TIME}How many?\n42\n\n2\n00:00:03,0 --> 00:00:04,0\nOh\n")
    assert [cue.text for cue in cues] == ["How many? 42", "Oh"]


def test_webvtt_with_notes_styles_names_and_voices(tmp_path: Path) -> None:
    text = (
        "WEBVTT - A talk\nKind: captions\n\nNOTE\nnot said\n\nSTYLE\n::cue { color: red }\n\nREGION\nid:x\n\n"
        "intro\n00:01.000 --> 00:02.500 align:start\n<v.loud Anna B>Hello &amp; <c.big>goodbye</c>\n\n"
        "00:03.000 --> 00:04.000\n<00:03.200>5 &lt; 6\n"
    )
    cues = read(tmp_path, "a.vtt", text)
    assert [(cue.speaker, cue.text) for cue in cues] == [
        ("Anna B", "Hello & goodbye"),
        ("", "5 < 6"),
    ]


def test_lyrics_with_several_times_and_word_times(tmp_path: Path) -> None:
    text = "[ar:Somebody]\n[00:05.00][00:01.50]La <00:01.70>la\n[00:03.00]Oh\n[00:09.00]\n"
    cues = read(tmp_path, "a.lrc", text)
    assert [(cue.start, cue.end, cue.text) for cue in cues] == [
        (1.5, 3.0, "La la"),
        (3.0, 5.0, "Oh"),
        (5.0, 9.0, "La la"),
    ]


def test_names_before_words_are_speakers_and_other_colons_are_not(tmp_path: Path) -> None:
    cues = read(tmp_path, "a.txt", "[0:01] Anna: Hello.\n\n[0:04] BEN: Hi: you.\n\nAnna: Bye.\n")
    assert [(cue.speaker, cue.text) for cue in cues] == [
        ("Anna", "Hello."),
        ("BEN", "Hi: you."),
        ("Anna", "Bye."),
    ]
    (plain, _) = read(tmp_path, "b.txt", "Remember one thing: it is late.\nGo.\n")
    assert (plain.speaker, plain.text) == ("", "Remember one thing: it is late.")


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        ("a.srt", "1\n00:00:xx,000 --> 00:00:02,500\nHello\n", 2),
        ("a.srt", f"1\n{TIME}Hello\n\n2\n00:00:05,000 --> 00:\nLost\n", 6),
        ("a.srt", "1\n00:00:05,000 --> 00:00:02,500\nHello\n", 2),
        ("a.srt", "1\n00:99:05,000 --> 00:99:08,500\nHello\n", 2),
        ("a.srt", "just some text\n", 1),
        ("a.vtt", "00:01.000 --> 00:02.500\nHello\n", 1),
        ("a.vtt", "WEBVTT\n\n00:01.000 --> 00:0x.500\nHello\n", 3),
        ("a.lrc", "[00:01.00]Hello\nnobody knows when\n", 2),
    ],
)
def test_what_has_no_meaning_is_refused_with_its_line(
    tmp_path: Path, name: str, text: str, line: int
) -> None:
    with pytest.raises(MediaError, match=f"{name}: Line {line}: "):
        read(tmp_path, name, text)


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.srt", b"", "no captions"),
        ("a.srt", bytes(range(256)) * 20, "not a text file"),
        ("a.srt", b"1\n" + TIME.encode() + b"a\0b\n", "not a text file"),
        ("a.pdf", b"x", "Use one of: srt"),
        ("a", b"x", "Use one of: srt"),
        ("a.srt", b"1\n" + TIME.encode() + b"x" * 30_000, "letters"),
        ("a.srt", b"1\n" + TIME.encode() + b"x y\n" * 30_000, "letters"),
    ],
)
def test_what_is_no_caption_file_is_refused_in_words(
    tmp_path: Path, name: str, data: bytes, said: str
) -> None:
    with pytest.raises(MediaError) as caught:
        read(tmp_path, name, data)
    assert said in str(caught.value)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(MediaError, match="cannot be read"):
        CAPTIONS.read(tmp_path / "gone.srt")
    (tmp_path / "folder.srt").mkdir()
    with pytest.raises(MediaError, match="cannot be read"):
        CAPTIONS.read(tmp_path / "folder.srt")


def test_a_file_without_end_is_not_read_to_its_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loading, "MOST_BYTES", 1000)
    with pytest.raises(MediaError, match="larger than any caption file"):
        read(tmp_path, "a.srt", b"x" * 1001)


def test_more_captions_than_any_recording_has(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scanning, "MOST_CUES", 3)
    with pytest.raises(MediaError, match="Line 14: more than 3 captions"):
        read(tmp_path, "a.srt", f"1\n{TIME}x\n" * 6)


def test_reading_stops_when_asked(tmp_path: Path) -> None:
    path, job = tmp_path / "a.srt", Job()
    path.write_text(f"1\n{TIME}x\n" * 2000, "utf-8")
    job.cancel()
    with pytest.raises(Cancelled):
        CAPTIONS.read(path, job)
