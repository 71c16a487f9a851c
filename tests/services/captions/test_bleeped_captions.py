"""Captions and documents of a recording in which words are covered by a tone."""

from __future__ import annotations

import json
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import numpy as np
import pytest
import soundfile

from audiochat.domain.plan import Plan, Step
from audiochat.domain.transcript import Block, Transcript, Word
from audiochat.services.workshop import Workshop

RATE = 8000
SAID = ["He", "told", "me", "the", "damned", "thing", "is", "broken."]


@pytest.fixture
def workshop(data_dir: Path) -> Iterator[Workshop]:
    with Workshop.open(data_dir) as opened:
        yield opened


@pytest.fixture
def bleeped(workshop: Workshop, tmp_path: Path) -> Transcript:
    """A sentence, a word a second, in which two words are covered."""
    noise = np.random.default_rng(1).uniform(-0.2, 0.2, RATE * 9).astype(np.float32)
    path = tmp_path / "said.wav"
    soundfile.write(path, noise, RATE)
    editor = workshop.editor(workshop.library.open(path).id)
    (clip,) = editor.timeline.clips
    words = tuple(Word(w, n, n + 0.8, 0.9, "Anna") for n, w in enumerate(SAID))
    workshop.transcripts.write(Block("b", clip.source, 0.0, 9.0, words, "en", "test"))
    step = Step(op="bleep_words", start=4.0, end=5.8)
    editor.apply(Plan(steps=(step,)))
    return workshop.transcripts.view(editor.timeline)


@pytest.mark.parametrize("name", ["srt", "vtt", "lrc", "txt", "md", "json", "docx"])
def test_a_tone_is_written_and_never_what_it_covers(
    workshop: Workshop, bleeped: Transcript, name: str
) -> None:
    data = workshop.captions.render(bleeped, name)
    if name == "docx":
        data = ZipFile(BytesIO(data)).read("word/document.xml")
    text = data.decode("utf-8-sig").replace("\\", "")
    assert text.count("[bleep]") == (2 if name == "json" else 1)
    for word in ("damned", "thing"):
        assert word not in text


def test_the_tone_has_its_own_times(workshop: Workshop, bleeped: Transcript) -> None:
    (segment,) = json.loads(workshop.captions.render(bleeped, "json"))["segments"]
    (tone,) = [word for word in segment["words"] if word["text"] == "[bleep]"]
    assert (tone["start"], tone["end"]) == pytest.approx((4.0, 5.8), abs=0.2)
    assert segment["body"] == "He told me the [bleep] is broken."


def test_captions_stay_one_sentence(workshop: Workshop, bleeped: Transcript) -> None:
    srt = workshop.captions.render(bleeped, "srt").decode("utf-8-sig")
    said = " ".join(line for line in srt.splitlines() if "-->" not in line and not line.isdigit())
    # nobody else begins to speak with the tone
    assert " ".join(said.split()) == "Anna: He told me the [bleep] is broken."
