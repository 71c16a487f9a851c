"""Music, applause and barks: found where something sounds and nobody speaks."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import soundfile

from audiochat.domain.hearing import Hearing
from audiochat.domain.job import Job
from audiochat.domain.plan import Offer, PlanStatus, RecordingState, Understanding
from audiochat.operations import load
from audiochat.services.commander import Commander
from audiochat.services.workshop import Workshop
from tests.making.speech import RATE, Speech
from tests.services.commander.hearing_corpus import levels, transcript
from tests.services.commander.talking import Talk, planned

LONG = 70.0
LINES = [
    [12.0, "Iris", "Welcome to the mill, dear friends."],
    [16.0, "Paul", "We open the old doors again today."],
    [34.0, "Iris", "That was the brass band of the village."],
    [40.0, "Paul", "Take care, and see you on Sunday."],
]
LOUD = [
    *([start, start + 3.1, -20, -8] for start, _, _ in LINES),
    [0.5, 10.0, -22, -10],  # music, up to a second and a half before the first word
    [22.0, 26.0, -25, -10],  # applause
    [30.0, 30.3, -15, -5],  # a bark
    [50.0, 69.8, -22, -10],  # music to the end
]
RECORDING = {"duration": LONG, "lines": LINES, "levels": [[0, LONG, -70, -60], *LOUD]}
HEARD, MEASURED = transcript(RECORDING), levels(RECORDING)
HEARING = Hearing(words=lambda: HEARD, levels=lambda: MEASURED)
UNHEARD = Hearing(levels=lambda: MEASURED)


@pytest.fixture(name="commander")
def _commander() -> Commander:
    return Commander(load())


def ask(commander: Commander, words: str, hearing: Hearing = HEARING) -> Understanding:
    return Talk(hearing, LONG).ask(commander, words)


def steps(answer: Understanding) -> list[tuple[str, float | None, float | None]]:
    return [
        (s.op, *(None if t is None else round(t) for t in (s.start, s.end)))
        for s in planned(answer)
    ]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("cut the music at the start", [("cut_words", 0, 10)]),
        ("please remove the intro music", [("cut_words", 0, 10)]),
        ("mute the music at the end", [("silence", 50, 70)]),
        ("turn down the outro music by 6 dB", [("gain", 50, 70)]),
        ("delete the clapping in the middle", [("cut_words", 22, 26)]),
        ("cut the second jingle", [("cut_words", 22, 26)]),
        ("keep only the music at the end", [("cut_words", 0, 50)]),
        ("fade out the music at the end", [("fade_out", 50, 70)]),
        ("move the intro music to the end", [("move", 0, 10)]),
        ("keep everything between the intro music and the outro music", [("trim", 10, 50)]),
        ("תחתוך את המוזיקה בהתחלה", [("cut_words", 0, 10)]),
    ],
)
def test_the_one_sound_there_is_at_a_place(
    commander: Commander, words: str, expected: list[tuple[str, float, float]]
) -> None:
    assert steps(ask(commander, words)) == expected


def test_the_amount_of_a_change_is_the_one_that_is_said(commander: Commander) -> None:
    for words in (
        "turn down the outro music by 6 dB",
        "turn the music down by 6 dB at the end",
        "make the music at the end 6 dB quieter",
    ):
        assert ask(commander, words).steps[0].params == {"decibels": -6.0}


@pytest.mark.parametrize(
    "words",
    [
        "shorten the intro music to three seconds",
        "trim the music at the start down to 3 s",
        "keep only the first 3 seconds of the intro music",
    ],
)
def test_music_that_is_made_shorter_fades_out(commander: Commander, words: str) -> None:
    fade, cut = ask(commander, words).steps
    assert (fade.op, fade.start, fade.end) == ("fade_out", 1.5, 3.0)
    assert (cut.op, cut.start) == ("cut_words", 3.0)
    assert cut.end == pytest.approx(10.0, abs=0.2)


def test_music_is_not_made_longer(commander: Commander) -> None:
    answer = ask(commander, "shorten the intro music to 30 seconds")
    assert answer.status is PlanStatus.QUESTION
    assert not answer.steps


def test_the_silence_behind_music_is_not_the_music(commander: Commander) -> None:
    cut = ask(commander, "cut the silence after the music at the start").steps[0]
    assert cut.start == pytest.approx(10.1, abs=0.2)
    assert cut.end == pytest.approx(11.9, abs=0.2)


def test_how_loud_it_is_beside_the_speech(commander: Commander) -> None:
    for words in ("how loud is the intro music?", "is the intro music louder than the speech?"):
        fact = ask(commander, words)
        assert fact.status is PlanStatus.FACT
        assert "[0:00]–[0:10.1] 2.0 dB quieter" in fact.message


def test_as_loud_as_the_speech(commander: Commander) -> None:
    for words in (
        "make the intro music as loud as the voice",
        "match the intro music to the level of the speech",
    ):
        plan = ask(commander, words)
        assert steps(plan) == [("gain", 0, 10)]
        assert plan.steps[0].params["decibels"] == pytest.approx(2.0, abs=0.3)


def test_several_are_asked_about(commander: Commander) -> None:
    asked = ask(commander, "cut the music")
    assert asked.status is PlanStatus.QUESTION
    assert [round(start) for start, _ in asked.spans] == [0, 22, 50]
    assert steps(ask(commander, "the last")) == [("cut_words", 50, 70)]
    ask(commander, "mute the music")
    assert len(steps(ask(commander, "every one"))) == 3
    ask(commander, "cut everything after the applause")
    assert steps(ask(commander, "the second")) == [("delete", 26, 70)]


def test_a_short_sound_is_asked_about_and_never_cut_unasked(commander: Commander) -> None:
    asked = ask(commander, "remove the barking")
    assert asked.status is PlanStatus.QUESTION
    assert (30, 30) in [(round(a), round(b)) for a, b in asked.spans]
    assert ask(commander, "no").status is PlanStatus.QUESTION
    assert "[0:30]" in asked.message


def test_beside_another_wish_the_cut_stays_a_cut(commander: Commander) -> None:
    answer = ask(commander, "cut the pauses over a second and the music at the end")
    assert steps(answer) == [("remove_silence", None, None), ("delete", 50, 70)]


def test_beside_words(commander: Commander) -> None:
    answer = ask(commander, "mute the word Sunday and the music at the end")
    assert [step[0] for step in steps(answer)] == ["mute_words", "silence"]
    answer = ask(commander, "cut where Iris says welcome and the intro music")
    assert [step[0] for step in steps(answer)] == ["cut_words", "delete"]


def test_where_it_is_and_how_long(commander: Commander) -> None:
    where = ask(commander, "where is the music?")
    assert where.status is PlanStatus.FACT
    assert len(where.spans) == 3
    assert ask(commander, "how long is the intro music?").message.endswith(": 10.1 s.")
    assert ask(commander, "play the outro music").action == "go"


def test_the_intro_that_nobody_speaks(commander: Commander) -> None:
    asked = ask(commander, "cut the intro")
    assert asked.status is PlanStatus.QUESTION
    assert "[0:00]" in asked.message
    assert steps(ask(commander, "yes")) == [("cut_words", 0, 10)]


@pytest.mark.parametrize(
    "words", ["remove the background music", "get rid of the music under the voice"]
)
def test_what_sounds_under_a_voice_stays(commander: Commander, words: str) -> None:
    assert ask(commander, words).status is PlanStatus.REFUSED


def test_all_of_a_song_is_no_part_of_it(commander: Commander) -> None:
    sung = {"duration": 60.0, "lines": [[30.0, "", "oh my love"]], "levels": [[0, 60.0, -20, -8]]}
    words, loud = transcript(sung), levels(sung)
    song = Hearing(words=lambda: words, levels=lambda: loud)
    answer = ask(commander, "cut the music", song)
    assert not answer.steps
    assert "[0:00]" not in answer.message


def test_a_talk_is_not_turned_down_for_a_song_in_it(commander: Commander) -> None:
    talk = {"duration": LONG, "lines": LINES, "levels": "words"}
    words, loud = transcript(talk), levels(talk)
    hearing = Hearing(words=lambda: words, levels=lambda: loud)
    asked = ask(commander, "make the song quieter", hearing)
    assert asked.status is PlanStatus.QUESTION
    assert steps(ask(commander, "yes", hearing)) == [("gain", None, None)]


def test_before_anything_is_transcribed_it_is_offered(commander: Commander) -> None:
    asked = ask(commander, "cut the music at the start", UNHEARD)
    assert asked.action == Offer.TRANSCRIBE
    assert ask(commander, "make the music louder", UNHEARD).action != Offer.TRANSCRIBE


def test_of_a_real_sound(speech: Speech, data_dir: Path, tmp_path: Path) -> None:
    time = np.arange(5 * RATE) / RATE
    chord = sum(np.sin(2 * np.pi * pitch * time) for pitch in (262, 330, 392)) / 12
    music = np.asarray(chord * np.clip((5 - time) / 1.5, 0, 1), np.float32)
    talk = speech.say("Welcome to the harbour, where we repair old boats.").samples
    quiet = np.zeros(RATE // 2, np.float32)
    path = tmp_path / "show.wav"
    noise = np.random.default_rng(1).standard_normal(len(music) + 2 * len(quiet) + len(talk))
    whole = np.concatenate([music, quiet, talk, quiet]) + 0.0003 * noise
    soundfile.write(str(path), whole.astype(np.float32), RATE, subtype="PCM_16")
    with Workshop.open(data_dir) as workshop:
        recording = workshop.library.open(path, Job())
        timeline = workshop.editor(recording.id).timeline
        workshop.captions.words(recording.id, timeline)
        answer = workshop.exact_commander.understand(
            "cut the music at the start",
            RecordingState(duration=timeline.seconds),
            Job(),
            hearing=workshop.hearings.of(timeline, Job()),
        )
    assert [step.op for step in answer.steps] == ["cut_words"]
    assert answer.steps[0].start == 0.0
    assert 4.5 < (answer.steps[0].end or 0.0) < 5.4
