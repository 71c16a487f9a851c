"""What every registered caption format must do, whatever is said."""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audiochat.domain.errors import MediaError
from audiochat.domain.transcript import PlacedWord, Transcript, Word
from audiochat.services.captions.captions import Captions
from audiochat.services.captions.format import CaptionFormat, CaptionOptions
from audiochat.services.captions.text import clean

CAPTIONS = Captions(None)  # type: ignore[arg-type]  # writing and reading need no words kept
FORMATS = CAPTIONS.formats()
READABLE = [form for form in FORMATS if form.read]
HOSTILE = (
    "00:00:01,000 --> 00:00:02,000",
    "a\n\nb\r\nc",
    "nul\0nul \x1b[31m \ud800",
    "<script>alert(1)</script> <b>bold</b> </v> <v Eve>",
    "{\\an8}top [00:01.00] [ti:x]",
    "WEBVTT NOTE STYLE",
    "&amp; & ]]> <![CDATA[ <!-- -->",
    "# * _ ` | \\ ~ 1. - +",
    "\u202emirrored\u202c",
    "=;#\\",
    "w" * 500,
)
Make = Callable[..., Transcript]


def ids(form: CaptionFormat) -> str:
    return form.id


def spread(texts: list[str], speaker: str = "") -> Transcript:
    words = tuple(
        PlacedWord(Word(t, n, n + 0.5, 1.0, speaker), float(n), n + 0.5, "s", "b", n)
        for n, t in enumerate(texts)
    )
    return Transcript(len(texts) + 1.0, words)


def test_the_formats_people_need_are_there() -> None:
    wanted = {"srt", "vtt", "lrc", "txt", "md", "docx", "json", "chapters"}
    assert wanted <= {form.id for form in FORMATS}


def test_ids_and_endings_are_unique_and_options_exist() -> None:
    assert len({form.id for form in FORMATS}) == len(FORMATS)
    endings = [ending for form in FORMATS for ending in form.endings]
    assert len(set(endings)) == len(endings)
    for form in FORMATS:
        assert form.heeds <= set(CaptionOptions.model_fields)
        for ending in form.endings:
            assert CAPTIONS.format_of(Path(f"A talk.{ending.upper()}")) is form


@pytest.mark.parametrize("form", FORMATS, ids=ids)
class TestEveryFormat:
    def test_an_empty_transcript_gives_an_empty_file_of_its_kind(self, form: CaptionFormat) -> None:
        data = CAPTIONS.render(Transcript(10.0), form)
        assert well_formed(form, data)

    def test_hostile_text_keeps_the_file_whole(self, form: CaptionFormat) -> None:
        data = CAPTIONS.render(spread(list(HOSTILE), HOSTILE[0]), form, title="\0<a>--> & #\n\n")
        assert well_formed(form, data)

    def test_nothing_deleted_is_written(self, form: CaptionFormat) -> None:
        heard = PlacedWord(Word("kept.", 0, 1), 0.0, 1.0, "s", "b", 0)
        gone = PlacedWord(Word("secret", 1, 2), 1.0, 1.0, "s", "b", 1, deleted=True)
        data = words_in(form, CAPTIONS.render(Transcript(3.0, (heard, gone)), form))
        assert "secret" not in data
        assert "kept" in data

    def test_right_to_left_text_is_kept_in_the_order_it_is_said(
        self, form: CaptionFormat, spoken: Make
    ) -> None:
        text = "שלום לכולם, היום נדבר על Python ועל 3 דברים."
        data = words_in(form, CAPTIONS.render(spoken([("", text)], language="he"), form))
        found = [data.find(word) for word in ("שלום", "לכולם", "היום", "נדבר", "על", "Python")]
        assert -1 not in found
        assert found == sorted(found)

    def test_it_is_written_whole_or_not_at_all(
        self, form: CaptionFormat, spoken: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        out = tmp_path / f"talk.{form.endings[0]}"
        talk = spoken([("Anna", "Welcome to the talk.")])
        assert CAPTIONS.write(talk, out) == out
        before = out.read_bytes()
        with pytest.raises(MediaError, match="exists already"):
            CAPTIONS.write(talk, out)

        def full(_: int) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr("os.fsync", full)
        with pytest.raises(MediaError, match="no room"):
            CAPTIONS.write(spoken([("", "Other words.")]), out, overwrite=True)
        assert out.read_bytes() == before
        assert list(tmp_path.iterdir()) == [out]

    def test_no_words_are_no_file(self, form: CaptionFormat, tmp_path: Path) -> None:
        with pytest.raises(MediaError, match="no words"):
            CAPTIONS.write(Transcript(10.0), tmp_path / f"talk.{form.endings[0]}")
        assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("form", READABLE, ids=ids)
class TestFormatsThatAreRead:
    def test_what_is_written_is_read_back(
        self, form: CaptionFormat, spoken: Make, tmp_path: Path
    ) -> None:
        talk = spoken(
            [
                ("Anna", "Welcome, everybody. It is 5 < 6 & 7 > 6 today, as they say."),
                ("Dr. Ben O'Hara", "Thank you. I am glad."),
            ]
        )
        out = CAPTIONS.write(talk, tmp_path / f"talk.{form.endings[0]}")
        cues = CAPTIONS.read(out)
        assert " ".join(cue.text for cue in cues) == talk.text
        assert cues[0].speaker == "Anna"
        assert cues[-1].speaker == "Dr. Ben O'Hara"
        if cues[0].timed:
            starts = {round(word.start, 2) for word in talk.words}
            assert all(round(cue.start, 2) in starts for cue in cues)

    def test_hostile_text_comes_back_as_text(self, form: CaptionFormat, tmp_path: Path) -> None:
        said = ["first", *HOSTILE, "last"]
        out = CAPTIONS.write(spread(said), tmp_path / f"talk.{form.endings[0]}")
        back = " ".join(cue.text for cue in CAPTIONS.read(out))
        assert back.startswith("first")
        assert back.endswith("last")
        assert "w" * 500 in back

    @settings(max_examples=60, deadline=None)
    @given(st.binary(max_size=400))
    def test_any_bytes_are_read_or_refused(
        self, tmp_path_factory: pytest.TempPathFactory, form: CaptionFormat, data: bytes
    ) -> None:
        path = tmp_path_factory.mktemp("any") / f"any.{form.endings[0]}"
        path.write_bytes(data)
        try:
            cues = CAPTIONS.read(path)
        except MediaError:
            return
        assert all(cue.lines and clean(cue.text) for cue in cues)

    @settings(max_examples=60, deadline=None)
    @given(st.lists(st.text(min_size=1, max_size=12), min_size=1, max_size=20))
    def test_any_words_can_be_written_and_read(
        self, tmp_path_factory: pytest.TempPathFactory, form: CaptionFormat, texts: list[str]
    ) -> None:
        path = tmp_path_factory.mktemp("any") / f"any.{form.endings[0]}"
        path.write_bytes(CAPTIONS.render(spread(["first", *texts, "last"]), form))
        assert CAPTIONS.read(path)[-1].text.endswith("last")


def words_in(form: CaptionFormat, data: bytes) -> str:
    """The text of a file."""
    if form.id != "docx":
        return data.decode("utf-8-sig")
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return "".join(ElementTree.fromstring(archive.read("word/document.xml")).itertext())


TIMES = r"\d+:\d\d:\d\d[.,]\d{3} --> \d+:\d\d:\d\d[.,]\d{3}"


def well_formed(form: CaptionFormat, data: bytes) -> bool:
    """Whether a file is one of its kind, as a stranger would check."""
    text = words_in(form, data)
    assert not re.search("[\0\x1b\u202e]", text)
    if form.endings[0].endswith("json"):
        return bool(json.loads(data))
    if form.id == "docx":
        return well_formed_docx(data)
    if form.id in ("srt", "vtt", "chapters-vtt"):
        lines = text.splitlines()
        assert all(re.fullmatch(TIMES, line) for line in lines if "-->" in line)
    if form.id == "srt":
        for number, block in enumerate(filter(None, text.split("\r\n\r\n")), 1):
            assert block.startswith(f"{number}\r\n")
    if form.id == "ffmetadata":
        assert text.startswith(";FFMETADATA1\n")
        assert all("=" in line or line == "[CHAPTER]" for line in text.splitlines()[1:])
    return True


def well_formed_docx(data: bytes) -> bool:
    """Every part is XML, has a content type, and every relationship leads somewhere."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        assert archive.testzip() is None
        parts = {name: ElementTree.fromstring(archive.read(name)) for name in archive.namelist()}
    types = parts["[Content_Types].xml"]
    named = {one.get("PartName") for one in types} | {one.get("Extension") for one in types}
    for name in parts:
        assert f"/{name}" in named or name.rsplit(".", 1)[-1] in named
    for name, folder in (("_rels/.rels", ""), ("word/_rels/document.xml.rels", "word/")):
        for link in parts[name]:
            assert folder + str(link.get("Target")) in parts
    body = parts["word/document.xml"][0]
    assert body[-1].tag.endswith("}sectPr")
    assert all(one.tag.endswith("}p") for one in body[:-1])
    used = {one.get(key) for one in body.iter() for key in one.attrib if "Style" in one.tag}
    assert used <= {one.get(key) for one in parts["word/styles.xml"].iter() for key in one.attrib}
    return True
