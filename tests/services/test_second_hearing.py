"""A recording whose transcript has no "um" is heard once more; what that needs may be missing."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import soundfile

from audiochat.domain.errors import Cancelled, ModelError
from audiochat.domain.hearing import FillerOptions
from audiochat.domain.job import Job
from audiochat.domain.plan import PlanStatus, RecordingState
from audiochat.domain.recogniser import Heard, RecogniserOptions
from audiochat.domain.timeline import Timeline
from audiochat.domain.transcript import Block, PlacedWord, Transcript, Word
from audiochat.media.render import TimelineReader
from audiochat.services.disfluency.second_hearing import SecondHearing, stretches
from audiochat.services.workshop import Workshop
from tests.making.disfluent import FILLERS, Talk, talk
from tests.making.speech import Speech


@pytest.fixture(scope="module")
def said(speech: Speech) -> Talk:
    return talk(speech, 3, seed=31, fused=0.5)


def opened(workshop: Workshop, folder: Path, said: Talk, language: str = "en") -> Timeline:
    """The talk as a recording that was transcribed without its hesitations and repeats."""
    path = folder / "talk.wav"
    soundfile.write(path, said.made.samples, 16000)
    editor = workshop.editor(workshop.library.open(path).id)
    words: list[Word] = []
    for text, start, end in said.made.words:
        if text not in FILLERS and not (words and words[-1].text == text):
            words.append(Word(text, start, end))
    source = editor.timeline.clips[0].source
    block = Block("b", source, 0.0, said.made.duration, tuple(words), language, "x")
    workshop.transcripts.write(block)
    return editor.timeline


def test_what_no_transcript_says_is_found(workshop: Workshop, tmp_path: Path, said: Talk) -> None:
    timeline = opened(workshop, tmp_path, said)
    told: list[float] = []
    job = Job(lambda done, _: told.append(done))
    found = workshop.fillers.find("", timeline, FillerOptions(), job).steps
    cuts = [(s.start or 0.0, s.end or 0.0) for s in found if s.group == "filler"]
    hit = sum(any(a < (s + e) / 2 < b for a, b in cuts) for _, s, e in said.fillers)
    assert said.fused
    assert hit >= len(said.fillers) - 2
    assert len(cuts) <= len(said.fillers) + 1
    assert told == sorted(told)
    assert told[0] >= 0
    assert told[-1] <= 1
    again: list[float] = []
    steps = workshop.fillers.find("", timeline, FillerOptions(), Job(lambda d, _: again.append(d)))
    assert steps.steps == found
    assert again[0] >= 0.9  # what was heard is remembered


def test_a_sentence_plans_them_with_counts(workshop: Workshop, tmp_path: Path, said: Talk) -> None:
    timeline = opened(workshop, tmp_path, said)
    state = RecordingState(duration=timeline.seconds, rate=timeline.rate)
    hearing = workshop.hearings.of(timeline, Job())
    answer = workshop.commander.understand(
        "remove the ums and long pauses", state, Job(), hearing=hearing
    )
    assert answer.status is PlanStatus.PLAN
    assert " fillers (" in answer.message
    assert "pause; saves" in answer.message
    for step in answer.steps:  # each can be switched off and drawn elsewhere between its limits
        assert step.op == "cut_words"
        assert step.start is not None
        assert step.end is not None
        assert step.params["earliest"] <= step.start < step.end <= step.params["latest"]


class Deaf:
    """A recogniser that says what it is told to, or nothing."""

    def __init__(self, error: Exception | None = None) -> None:
        self.error, self.asked, self.closed = error, 0, 0

    def recognise(
        self, samples: object, options: RecogniserOptions | None = None, job: Job | None = None
    ) -> Heard:
        self.asked += 1
        assert options is not None
        assert options.verbatim
        if self.error:
            raise self.error
        return Heard((Word("um", 0.5, 0.7),), 0, 1, "en", 1.0, 1.0)

    def close(self) -> None:
        self.closed += 1


@pytest.fixture
def timeline(workshop: Workshop, tmp_path: Path, said: Talk) -> Timeline:
    return opened(workshop, tmp_path, said)


@pytest.mark.parametrize("language", ["de", "he"])
def test_other_languages_are_not_heard_again(
    workshop: Workshop, tmp_path: Path, said: Talk, language: str
) -> None:
    timeline = opened(workshop, tmp_path, said, language)
    deaf = Deaf()
    second = SecondHearing(lambda: deaf, _unread)
    assert second.words(timeline, workshop.transcripts.view(timeline), Job()) == ()
    assert deaf.asked == 0


def _unread(timeline: Timeline) -> TimelineReader:
    raise AssertionError(timeline)


def test_without_a_recogniser_the_sound_is_enough(workshop: Workshop, timeline: Timeline) -> None:
    second = workshop.fillers._second
    assert second is not None
    deaf = Deaf(ModelError("It is gone.", "Install it."))
    second._recogniser = lambda: deaf
    found = workshop.fillers.find("", timeline, FillerOptions()).steps
    assert {"filler", "pause"} <= {step.group for step in found}
    assert deaf.closed == 1


def test_it_is_given_up_when_cancelled(workshop: Workshop, timeline: Timeline) -> None:
    second = workshop.fillers._second
    assert second is not None
    deaf = Deaf()
    second._recogniser = lambda: deaf
    job = Job()
    job.cancel()
    with pytest.raises(Cancelled):
        workshop.fillers.find("", timeline, FillerOptions(), job)
    assert deaf.asked == 0
    assert deaf.closed == 1


def test_long_recordings_are_parted_in_pauses() -> None:
    words = [
        PlacedWord(
            Word("a", n, n + 0.9), n + 0.0, n + 0.9 - (0.5 if n % 60 == 0 else 0), "s", "b", n
        )
        for n in range(1000)
    ]
    parts = list(stretches(Transcript(1000.0, tuple(words), ((0.0, 400.0), (500.0, 1000.0)), "en")))
    assert parts[0][0] == 0.0
    assert [end for _, end in parts if end in (400.0, 1000.0)] == [400.0, 1000.0]
    assert all(end - start <= 150.0 for start, end in parts)
    assert parts[0][1] == pytest.approx(120.7)  # the widest gap between 90 and 150 s
    nothing = list(stretches(Transcript(500.0, (), ((0.0, 500.0),), "en")))
    assert np.allclose([end - start for start, end in nothing], [150, 150, 150, 50])
