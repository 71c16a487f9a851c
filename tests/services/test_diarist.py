"""Voices are told apart with the real model: one step, undone as one, and a person's word stays."""

from __future__ import annotations

from pathlib import Path

import pytest
import soundfile

from audiochat.domain.errors import Cancelled, UserError
from audiochat.domain.job import Job
from audiochat.domain.timeline import Timeline
from audiochat.domain.transcript import Block, PlacedWord, Word
from audiochat.services.diarist import LABEL
from audiochat.services.workshop import Workshop
from audiochat.speech.voiceprints.encoder import model_path
from tests.making.dialogue import Dialogue, dialogue
from tests.making.speech import RATE, Speech

pytestmark = pytest.mark.skipif(model_path() is None, reason="no model of voices on this system")


@pytest.fixture(scope="module")
def two(speech: Speech) -> Dialogue:
    return dialogue(speech, "010110")


def opened(workshop: Workshop, made: Dialogue, folder: Path) -> Timeline:
    """A recording of the dialogue whose words are known, as if they had been recognised."""
    path = folder / "talk.flac"
    soundfile.write(path, made.samples, RATE)
    recording = workshop.library.open(path, Job())
    timeline = workshop.store.revisions.of(recording.id)[0].timeline
    source = next(iter(timeline.sources()))
    words = tuple(Word(text, start, end, 0.9) for text, start, end, _ in made.words)
    workshop.transcripts.write(Block("b", source, 0.0, timeline.seconds, words, "en", "made"))
    return timeline


def shown(workshop: Workshop, timeline: Timeline) -> tuple[PlacedWord, ...]:
    return workshop.transcripts.view(timeline).words


def names(workshop: Workshop, timeline: Timeline) -> list[str]:
    return [word.word.speaker for word in shown(workshop, timeline)]


def test_two_voices_and_one_step_back(workshop: Workshop, two: Dialogue, tmp_path: Path) -> None:
    timeline = opened(workshop, two, tmp_path)
    said: list[float] = []
    told = workshop.diarist.tell_apart(timeline, job=Job(lambda share, _: said.append(share)))
    assert told.voices == 2
    assert told.names == ("Speaker 1", "Speaker 2")
    expected = [f"Speaker {who + 1}" for *_, who in two.words]
    wrong = sum(a != b for a, b in zip(names(workshop, timeline), expected, strict=True))
    assert wrong <= len(expected) * 0.05
    assert said == sorted(said)
    assert said[-1] == 1.0
    assert all(0 <= w.word.speaker_confidence < 1 for w in shown(workshop, timeline))
    rows = workshop.transcripts.view(timeline).paragraphs()
    assert [row.speaker for row in rows] == [f"Speaker {1 + int(n)}" for n in "01010"]
    assert workshop.transcripts.undo_correction(timeline) == LABEL
    assert set(names(workshop, timeline)) == {""}
    workshop.transcripts.redo_correction(timeline)
    assert names(workshop, timeline)[0] == "Speaker 1"


def test_one_speaker_is_never_split(workshop: Workshop, speech: Speech, tmp_path: Path) -> None:
    timeline = opened(workshop, dialogue(speech, "000000"), tmp_path)
    told = workshop.diarist.tell_apart(timeline)
    assert told.voices == 1
    assert told.names == ()
    assert set(names(workshop, timeline)) == {""}
    assert "one voice" in told.message


def test_three_voices_or_as_many_as_one_says(
    workshop: Workshop, speech: Speech, tmp_path: Path
) -> None:
    timeline = opened(workshop, dialogue(speech, "012021"), tmp_path)
    assert workshop.diarist.tell_apart(timeline).voices == 3
    assert workshop.diarist.tell_apart(timeline, 2).voices == 2
    assert workshop.diarist.tell_apart(timeline, 1).voices == 1
    assert set(names(workshop, timeline)) == {""}  # what was told before has been taken back


def test_names_set_by_hand_stay_and_spread(
    workshop: Workshop, two: Dialogue, tmp_path: Path
) -> None:
    timeline = opened(workshop, two, tmp_path)
    words = shown(workshop, timeline)
    own = [word for word, (*_, who) in zip(words, two.words, strict=True) if who == 1][:6]
    workshop.transcripts.set_speaker(own, "Anna")
    workshop.transcripts.set_speaker([words[0]], "Speaker 2")  # also a name a person may give
    told = workshop.diarist.tell_apart(timeline)
    assert told.kept == 7
    now = names(workshop, timeline)
    assert now[0] == "Speaker 2"
    assert set(now) == {"Speaker 2", "Anna"}
    assert all(w.word.speaker_confidence == 1.0 for w in shown(workshop, timeline)[:1])
    # what a person renames is theirs from then on
    workshop.transcripts.rename_speaker(timeline, "Speaker 2", "Ben")
    workshop.diarist.tell_apart(timeline, 1)
    assert set(names(workshop, timeline)) == {"Ben", "Anna"}


def test_a_stop_changes_nothing(workshop: Workshop, two: Dialogue, tmp_path: Path) -> None:
    timeline = opened(workshop, two, tmp_path)
    job = Job(lambda share, _: job.cancel() if share > 0.1 else None)
    with pytest.raises(Cancelled):
        workshop.diarist.tell_apart(timeline, job=job)
    assert set(names(workshop, timeline)) == {""}
    assert workshop.diarist.tell_apart(timeline).voices == 2  # and it can be begun again


def test_cuts_are_followed(workshop: Workshop, two: Dialogue, tmp_path: Path) -> None:
    timeline = opened(workshop, two, tmp_path)
    cut = timeline.delete(timeline.span(0.0, two.words[len(two.words) // 2][1]))
    assert workshop.diarist.tell_apart(cut).voices == 2
    now = names(workshop, timeline)
    assert now[0] == ""  # cut away, so nothing was said of it
    assert now[-1] in ("Speaker 1", "Speaker 2")


def test_without_words_and_with_odd_numbers(
    workshop: Workshop, two: Dialogue, tmp_path: Path
) -> None:
    path = tmp_path / "talk.flac"
    soundfile.write(path, two.samples, RATE)
    recording = workshop.library.open(path, Job())
    timeline = workshop.store.revisions.of(recording.id)[0].timeline
    with pytest.raises(UserError) as caught:
        workshop.diarist.tell_apart(timeline)
    assert "Transcribe" in caught.value.remedy
    for count in (0, -1, 99):
        with pytest.raises(UserError):
            workshop.diarist.tell_apart(timeline, count)
