"""Captions laid onto the sound: words matched, the others spread, strangers refused."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest
import soundfile as sf

from audiochat.domain.errors import Cancelled, MediaError
from audiochat.domain.job import Job
from audiochat.domain.recording import MediaFacts, Recording, Source, Tags
from audiochat.domain.timeline import SILENCE, Clip, Timeline
from audiochat.domain.transcript import Block, PlacedWord, Word
from audiochat.services.captions.cue import Cue
from audiochat.services.captions.matching import key, match
from audiochat.services.captions.timing import timed, words_of
from audiochat.services.workshop import Workshop

RATE = 1000
TOLD = (
    "welcome to the program everybody today we talk about the history of the steam engine "
    "and what it did for the people who build it stay with us because it is worth it"
)
HEARD = TOLD.split()
WRITTEN = (
    "Welcome to the programme, everybody! Today we talk about the history of the steam engine, "
    "and what it did for the people who built it. Stay with us, because it's – well – worth it."
)


@pytest.fixture
def workshop(data_dir: Path) -> Iterator[Workshop]:
    with Workshop.open(data_dir) as opened:
        yield opened


@pytest.fixture
def timeline(workshop: Workshop) -> Timeline:
    """A recording of 100 s in which a word is heard each second from 10 s on."""
    path = workshop.data_dir / "talk.wav"
    workshop.store.sources.add(Source("talk", path, RATE, 1, 100 * RATE, "original"))
    words = tuple(Word(w, 10.0 + n, 10.8 + n, 0.9, "Anna") for n, w in enumerate(HEARD))
    workshop.transcripts.write(Block("b", "talk", 0.0, 100.0, words, "en", "recogniser"))
    made = Timeline(RATE, 1, (Clip("talk", 0, 100 * RATE),))
    facts = MediaFacts("wav", "pcm_s16le", RATE, 1, 16, 100.0, None, 200_044)
    at = datetime(2026, 1, 2, tzinfo=UTC)
    recording = Recording("r", path, "Talk", "a" * 64, facts, Tags({}), "r-0", at, at)
    workshop.store.recordings.add(recording, made)
    return made


def lines(text: str, start: float = 0.0, speaker: str = "") -> list[Cue]:
    """Captions of five words, each of 2 s."""
    words = text.split()
    return [
        Cue(start + n * 0.4, start + n * 0.4 + 2, (" ".join(words[n : n + 5]),), speaker, n)
        for n in range(0, len(words), 5)
    ]


def test_words_written_take_the_times_of_those_heard(
    workshop: Workshop, timeline: Timeline
) -> None:
    laid = workshop.captions.align(lines(WRITTEN), "r", timeline)
    view = workshop.transcripts.view(timeline)
    assert view.text == WRITTEN
    by_text = {word.text: word for word in view.words}
    assert by_text["Welcome"].start == 10.0
    assert by_text["programme,"].start == pytest.approx(13.0)
    assert by_text["engine,"].start == 24.0
    assert by_text["built"].start == 33.0
    assert by_text["worth"].start == 41.0
    assert [word.start for word in view.words] == sorted(word.start for word in view.words)
    assert view.words[0].word.speaker == "Anna"
    assert laid.share > 0.7
    assert laid.spread <= 4
    assert laid.left_out == 0
    assert laid.offset > 10


def test_a_name_that_is_not_heard_is_the_speaker_and_one_that_is_heard_is_said(
    workshop: Workshop, timeline: Timeline, tmp_path: Path
) -> None:
    for word in workshop.transcripts.view(timeline).words:
        assert word.word.speaker == "Anna"
    whole = workshop.transcripts.view(timeline)
    out = workshop.captions.write(whole, tmp_path / "own.srt")
    assert out.read_text("utf-8-sig").count("Anna: ") == 1
    workshop.captions.import_file(out, "r", timeline)  # what it wrote itself
    view = workshop.transcripts.view(timeline)
    assert view.text == whole.text
    assert {word.word.speaker for word in view.words} == {"Anna"}
    workshop.captions.align(lines(f"Dr. Ben Stone: {WRITTEN}"), "r", timeline)
    view = workshop.transcripts.view(timeline)
    assert view.text == WRITTEN
    assert {word.word.speaker for word in view.words} == {"Dr. Ben Stone"}
    said = WRITTEN.replace("Welcome to", "Welcome: to")
    workshop.captions.align(lines(said), "r", timeline)
    assert workshop.transcripts.view(timeline).text == said


def test_an_import_can_be_taken_back_with_the_corrections_there_were(
    workshop: Workshop, timeline: Timeline
) -> None:
    words = workshop.transcripts.view(timeline).words
    workshop.transcripts.correct(words[3], words[3], "programme")
    before = workshop.transcripts.view(timeline)
    laid = workshop.captions.align(lines(WRITTEN), "r", timeline)
    assert workshop.transcripts.view(timeline).text == WRITTEN
    workshop.captions.take_back(laid)
    after = workshop.transcripts.view(timeline)
    assert [word.word for word in after.words] == [word.word for word in before.words]
    assert "programme" in after.text


def test_speakers_of_the_captions_win_and_what_they_do_not_cover_stays(
    workshop: Workshop, timeline: Timeline
) -> None:
    half = " ".join(WRITTEN.split()[:15])
    workshop.captions.align(lines(half, speaker="Ben"), "r", timeline)
    view = workshop.transcripts.view(timeline)
    assert view.text == half + " " + " ".join(HEARD[15:])
    assert {word.word.speaker for word in view.words[:15]} == {"Ben"}
    assert {word.word.speaker for word in view.words[15:]} == {"Anna"}
    assert not workshop.transcripts.missing(timeline)


def test_captions_of_something_else_are_refused_with_the_figure(
    workshop: Workshop, timeline: Timeline
) -> None:
    stranger = (
        "The licence for most software is designed to take away your freedom to share and change it. "
        "By contrast this one is intended to guarantee your freedom to do both, and to make sure that "
        "the software is free for all the people who use it."
    )
    before = workshop.transcripts.view(timeline)
    with pytest.raises(MediaError, match=r"only \d+ % of its words"):
        workshop.captions.align(lines(stranger), "r", timeline)
    assert workshop.transcripts.view(timeline) == before


def test_a_recording_in_which_nobody_speaks_takes_no_captions(workshop: Workshop) -> None:
    """It is listened to first, and nobody is heard."""
    path = workshop.data_dir / "silence.wav"
    sf.write(str(path), np.zeros(32_000, np.float32), 16_000)
    recording = workshop.library.open(path)
    timeline = workshop.editor(recording.id).timeline
    with pytest.raises(MediaError, match="Nobody was heard"):
        workshop.captions.align(lines("Hello."), recording.id, timeline)


def test_a_job_that_was_stopped_changes_nothing(workshop: Workshop, timeline: Timeline) -> None:
    before, job = workshop.transcripts.view(timeline), Job()
    job.cancel()
    with pytest.raises(Cancelled):
        workshop.captions.align(lines(WRITTEN), "r", timeline, job)
    assert workshop.transcripts.view(timeline) == before


def test_captions_follow_an_edited_recording(workshop: Workshop, timeline: Timeline) -> None:
    """Cut "today we talk about" and put a silence in; the captions are of the whole talk."""
    cut = timeline.delete(timeline.span(15, 19)).insert(20 * RATE, (Clip(SILENCE, 0, 3000),))
    laid = workshop.captions.align(lines(WRITTEN), "r", cut)
    view = workshop.transcripts.view(cut)
    by_text = {word.text: word for word in view.words}
    assert by_text["everybody!"].start == 14.0
    assert by_text["history"].start == 16.0
    assert by_text["engine,"].start == 23.0
    kept = set(view.text.split())
    assert {"Welcome", "worth"} <= kept
    assert laid.share > 0.5
    # undone, the words that were cut are still those that were recognised
    whole = workshop.transcripts.view(timeline)
    assert [w.text for w in whole.words if 15 <= w.start < 19] == ["today", "we", "talk", "about"]


def test_what_was_cut_from_a_long_talk_is_left_out(workshop: Workshop, timeline: Timeline) -> None:
    more = " ".join(f"invented{n}" for n in range(400))
    first, last = WRITTEN.split(" Today ")
    laid = workshop.captions.align(lines(f"{first} {more} Today {last}"), "r", timeline)
    assert laid.left_out == 400
    assert workshop.transcripts.view(timeline).text == WRITTEN


def test_sound_heard_twice_gets_the_words_once(workshop: Workshop, timeline: Timeline) -> None:
    clip = timeline.clips[0]
    twice = Timeline(RATE, 1, (clip, clip))
    workshop.captions.align(lines(f"{WRITTEN} {WRITTEN}"), "r", twice)
    assert workshop.transcripts.view(timeline).text == WRITTEN
    assert workshop.transcripts.view(twice).text == f"{WRITTEN} {WRITTEN}"


def test_text_without_times_is_laid_as_well(workshop: Workshop, timeline: Timeline) -> None:
    laid = workshop.captions.align([Cue(0, 0, (WRITTEN,), "", 1)], "r", timeline)
    assert workshop.transcripts.view(timeline).text == WRITTEN
    assert laid.offset == 0.0


def test_words_nobody_heard_stand_where_their_caption_says(
    workshop: Workshop, timeline: Timeline
) -> None:
    late = Cue(70.0, 72.0, ("(A bell rings.)",), "", 99)
    told = [Cue(10.0 + n, 10.8 + n, (word,), "", n) for n, word in enumerate(HEARD)]
    workshop.captions.align([*told, late], "r", timeline)
    bell = workshop.transcripts.view(timeline).words[-3:]
    assert [word.text for word in bell] == ["(A", "bell", "rings.)"]
    assert 69.5 < bell[0].start < 70.5
    assert bell[-1].end < 73
    assert {word.word.confidence for word in bell} == {0.4}


def test_keys_ignore_signs_case_marks_and_how_numbers_are_written() -> None:
    assert key("“Café,”") == key("cafe")
    assert key("Three") == key("3.")
    assert key("–") == ""
    assert key("שָׁלוֹם") == key("שלום")


def test_matching_finds_long_texts_through_many_mistakes() -> None:
    chance = random.Random(7)
    vocabulary = [f"w{n}" for n in range(5000)]
    weights = [1 / (n + 3) for n in range(5000)]
    said = chance.choices(vocabulary, weights, k=12_000)
    true: list[int] = []
    heard: list[str] = []
    for word in said:
        slip = chance.random()
        true.append(len(heard) if slip > 0.15 else -1)
        if slip > 0.05:
            heard.append(word if slip > 0.15 else "xyzzy")
    found = match(said, heard)
    right = sum(a == b for a, b in zip(found.pairs, true, strict=True) if b >= 0)
    assert right / sum(b >= 0 for b in true) > 0.97
    assert found.share > 0.6
    stranger = chance.choices(vocabulary, weights, k=12_000)
    assert match(stranger, heard).share < 0.03


def test_matching_texts_of_one_word_over_and_over_ends() -> None:
    found = match(["la"] * 9000, ["la"] * 8000)
    assert sum(pair >= 0 for pair in found.pairs) >= 7500
    rising = [pair for pair in found.pairs if pair >= 0]
    assert rising == sorted(rising)


def test_matching_stops_when_asked() -> None:
    job = Job()
    job.cancel()
    with pytest.raises(Cancelled):
        match(["a"], ["a"], job)


@pytest.mark.parametrize(
    ("paragraphs", "at"),
    [(("one two", "um three four"), 19.0), (("one two um", "three four"), 11.5)],
)
def test_words_nobody_heard_stay_with_their_paragraph_across_a_pause(
    paragraphs: tuple[str, str], at: float
) -> None:
    cues = [Cue(0.0, 0.0, (text,)) for text in paragraphs]
    times = {"one": 10.5, "two": 11.0, "three": 19.22, "four": 19.7}
    heard = [
        PlacedWord(Word(w, t, t + 0.5), t, t + 0.5, "s", "b", n)
        for n, (w, t) in enumerate(times.items())
    ]
    said = words_of(cues)
    found = match([word.text for word in said], [word.text for word in heard], Job())
    laid = {word.text: word for word in timed(said, heard, found, 30.0)}
    assert laid["um"].start == pytest.approx(at, abs=0.1)
    assert laid["um"].end <= laid["three"].start
