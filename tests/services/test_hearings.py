"""A recording's words and levels reach the sentences about them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import soundfile

from audiochat.domain.errors import Cancelled
from audiochat.domain.job import Job
from audiochat.domain.plan import PlanStatus, RecordingState
from audiochat.domain.transcript import Block, Word
from audiochat.services.editor import Editor
from audiochat.services.workshop import Workshop

RATE = 16000


@pytest.fixture
def editor(workshop: Workshop, tmp_path: Path) -> Editor:
    """Ten seconds: a tone of -20 dB, silent from 4 to 6, clipping from 8 to 8.5."""
    t = np.arange(RATE * 10) / RATE
    sound = 0.1 * np.sqrt(2) * np.sin(2 * np.pi * 220 * t)
    sound[4 * RATE : 6 * RATE] = 0
    sound[8 * RATE : 8 * RATE + RATE // 2] = np.sign(sound[8 * RATE : 8 * RATE + RATE // 2])
    path = tmp_path / "sound.wav"
    soundfile.write(path, np.stack([sound, sound], axis=1), RATE, subtype="FLOAT")
    return workshop.editor(workshop.library.open(path).id)


def ask(workshop: Workshop, editor: Editor, words: str) -> tuple[PlanStatus, str]:
    timeline = editor.timeline
    state = RecordingState(duration=timeline.seconds, rate=timeline.rate)
    hearing = workshop.hearings.of(timeline, Job())
    answer = workshop.commander.understand(words, state, Job(), hearing=hearing)
    return answer.status, answer.message


def test_levels_are_those_of_the_sound(workshop: Workshop, editor: Editor) -> None:
    levels = workshop.hearings.of(editor.timeline, Job()).levels()
    assert levels is not None
    at = [round(s / levels.window) for s in (2.0, 5.0, 8.25)]
    assert levels.rms[at[0]] == pytest.approx(-20, abs=0.3)
    assert levels.rms[at[1]] <= -100
    assert levels.peak[at[2]] == pytest.approx(0, abs=0.01)
    assert workshop.hearings.of(editor.timeline, Job()).levels() is levels


def test_facts_about_the_sound_need_no_words(workshop: Workshop, editor: Editor) -> None:
    status, message = ask(workshop, editor, "how much of this is silence?")
    assert status is PlanStatus.FACT
    assert "20 %" in message
    assert "[0:08]" in ask(workshop, editor, "where does it get too loud?")[1]


def test_words_are_asked_for_where_there_are_none(workshop: Workshop, editor: Editor) -> None:
    status, message = ask(workshop, editor, "mute the word hello")
    assert status is PlanStatus.QUESTION
    assert "transcribed" in message


TALK = """
Our guest today drove here from Carlisle in the rain.
I was born beside the railway and my father was the station master.
The last train left the town on the sixth of May.
A group of friends wants to open the line again.
If you want to help you can call them on five five five two one four.
Or write to help at thornbyline dot org.
My editor was very patient with nine hundred pages.
Our music is played by Sophie Lund.
""".strip().splitlines()


def spoken(editor: Editor) -> tuple[Block, dict[str, tuple[float, float]]]:
    """The lines of the talk in ten seconds of sound, and when the first word of each is heard."""
    (source,) = editor.timeline.sources()
    words, lines = list[Word](), {}
    apart = 10.0 / sum(len(line.split()) for line in TALK)
    for line in TALK:
        began = len(words) * apart
        for text in line.split():
            at = len(words) * apart
            words.append(Word(text, at, at + 0.8 * apart))
        lines[line] = (began, words[-1].end)
    return Block("b", source, 0.0, 10.0, tuple(words), "en"), lines


def test_what_is_meant_is_proposed_and_cut_after_yes(workshop: Workshop, editor: Editor) -> None:
    block, lines = spoken(editor)
    workshop.transcripts.write(block)
    status, message = ask(
        workshop, editor, "delete the part about how to get in touch with the club"
    )
    assert status is PlanStatus.QUESTION
    assert "Do you mean “If you want to help" in message
    state = RecordingState(duration=10.0)
    hearing = workshop.hearings.of(editor.timeline, Job())
    done = workshop.commander.understand("yes", state, Job(), hearing=hearing)
    (step,) = done.steps
    assert step.start == pytest.approx(lines[TALK[4]][0], abs=0.01)
    assert step.end == pytest.approx(lines[TALK[5]][1], abs=0.01)  # "Or write to" goes on with it


@pytest.mark.parametrize(
    ("topic", "line"),
    [("her dad's job", 1), ("who performed the songs", 7), ("reopening the railway", 3)],
)
def test_other_words_find_the_sentence(
    workshop: Workshop, editor: Editor, topic: str, line: int
) -> None:
    block, lines = spoken(editor)
    workshop.transcripts.write(block)
    near = workshop.hearings.of(editor.timeline, Job()).alike(topic, "")
    assert near
    assert near[0][:2] == pytest.approx(lines[TALK[line]], abs=0.01)


def test_nothing_is_near_to_what_is_not_spoken_of(workshop: Workshop, editor: Editor) -> None:
    assert workshop.hearings.of(editor.timeline, Job()).alike("the dentist", "") is None
    block, _ = spoken(editor)
    workshop.transcripts.write(block)
    assert workshop.hearings.of(editor.timeline, Job()).alike("the football match", "") == []


def test_a_comparison_of_meanings_can_be_stopped(workshop: Workshop, editor: Editor) -> None:
    workshop.transcripts.write(spoken(editor)[0])
    job = Job()
    job.cancel()
    with pytest.raises(Cancelled):
        workshop.hearings.of(editor.timeline, job).alike("her dad's job", "")


def test_words_follow_the_edits(workshop: Workshop, editor: Editor) -> None:
    (source,) = editor.timeline.sources()
    words = (Word("Hello", 2.0, 2.5), Word("you.", 7.0, 7.5))
    workshop.transcripts.write(Block("b", source, 0.0, 10.0, words, "en"))
    assert "0:07" in ask(workshop, editor, "mute the word you")[1]
    cut = workshop.commander.understand("cut 4 s to 6 s", RecordingState(duration=10.0), Job())
    editor.apply(cut.plan, None, Job())
    assert "0:05" in ask(workshop, editor, "mute the word you")[1]
