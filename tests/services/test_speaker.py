"""Speaking into files: whole or not at all, marked as synthetic, in every format."""

from __future__ import annotations

from pathlib import Path

import pytest

from audiochat.domain.errors import Cancelled, MediaError, NotFound, UserError
from audiochat.domain.job import Job
from audiochat.domain.voice import SYNTHETIC
from audiochat.services.workshop import Workshop


def test_a_file_is_spoken_and_marked_in_every_format(workshop: Workshop, tmp_path: Path) -> None:
    speaker = workshop.speaker
    for ending in ("wav", "flac", "mp3", "ogg", "opus"):
        out = speaker.say("Hello there.", tmp_path / f"out.{ending}", Job())
        facts, tags = workshop.library.facts(out, Job())
        assert 0.5 < facts.duration < 3
        assert facts.channels == 1
        assert "computer voice" in tags.values[SYNTHETIC]
        assert "computer voice" in tags.values["comment"]
    assert list(tmp_path.glob("*.part")) == []
    assert list((workshop.data_dir / "sources").glob("rendered-*")) == []


def test_every_sentence_of_a_text_is_spoken(workshop: Workshop) -> None:
    speaker = workshop.speaker
    one = speaker.synthesise("This is a sentence.", Job())
    three = speaker.synthesise("This is a sentence. " * 3, Job())
    assert 2 < three.frames / one.frames < 4
    assert one.kind == "synthetic"
    for source in (one, three):
        source.path.unlink()


def test_what_is_refused(workshop: Workshop, tmp_path: Path) -> None:
    speaker = workshop.speaker
    out = tmp_path / "out.wav"
    out.write_bytes(b"mine")
    with pytest.raises(MediaError, match="exists already"):
        speaker.say("Hello.", out, Job())
    with pytest.raises(MediaError, match="no format"):
        speaker.say("Hello.", tmp_path / "out.xyz", Job())
    with pytest.raises(MediaError, match="no folder"):
        speaker.say("Hello.", tmp_path / "no" / "out.wav", Job())
    with pytest.raises(NotFound):
        speaker.say("Hello.", tmp_path / "new.wav", Job(), voice="nobody")
    with pytest.raises(UserError, match="does not speak this language"):
        speaker.say("שלום", tmp_path / "new.wav", Job())
    with pytest.raises(UserError, match="nothing to say"):
        speaker.say("...", tmp_path / "new.wav", Job())
    with pytest.raises(UserError, match="too long"):
        speaker.say("word " * 100_000, tmp_path / "new.wav", Job())
    assert out.read_bytes() == b"mine"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["data", "out.wav"]


def test_a_stopped_text_leaves_nothing(workshop: Workshop, tmp_path: Path) -> None:
    job = Job(on_progress=lambda share, _words: job.cancel() if share > 0.1 else None)
    with pytest.raises(Cancelled):
        workshop.speaker.say("This is a sentence. " * 40, tmp_path / "out.wav", job)
    assert [path.name for path in tmp_path.iterdir()] == ["data"]
    assert list((workshop.data_dir / "sources").glob("rendered-*")) == []


def test_voices_stay_in_memory_until_it_is_closed(workshop: Workshop) -> None:
    first = workshop.speaker.warm()
    assert workshop.speaker.warm() is first
    workshop.speaker.close()
    assert not first.loaded
