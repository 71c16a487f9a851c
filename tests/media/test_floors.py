"""Which room tone belongs under a join, and where none does."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile

from audiochat.domain.job import Job
from audiochat.domain.recording import Source
from audiochat.domain.timeline import SILENCE, Clip, Tone
from audiochat.media.floors import Floors
from audiochat.media.pyramid import PeakCache
from audiochat.media.sources import SourcePool
from tests.making import sounds
from tests.making.rooms import RATE, level, room, voice

Find = Callable[..., Tone | None]
LENGTH = 20.0


class Place:
    """Recordings on disk, cut from one moment to another."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.pools: list[SourcePool] = []
        self.peaks = PeakCache(folder / "peaks")

    def keep(self, sound: Any, rate: int = RATE, waveform: bool = False) -> tuple[Floors, Source]:
        samples = np.asarray(sound, np.float32)
        path = self.folder / f"{len(self.pools)}.wav"
        soundfile.write(path, samples, rate, subtype="FLOAT")
        channels = 1 if samples.ndim == 1 else samples.shape[1]
        source = Source(path.name, path, rate, channels, len(samples), "decoded")
        self.pools.append(SourcePool({path.name: source}.__getitem__))
        if waveform:
            self.peaks.build(self.pools[-1].reader(path.name), Job())
        return Floors(self.pools[-1], self.peaks), source

    def __call__(
        self, sound: Any, *cuts: tuple[float, float], rate: int = RATE, waveform: bool = False
    ) -> Tone | None:
        """The tone for the only cut, or the first that any of several gets."""
        floors, source = self.keep(sound, rate, waveform)
        found = []
        for start, end in cuts or ((9.0, 11.0),):
            left = Clip(source.id, 0, round(start * rate))
            right = Clip(source.id, round(end * rate), source.frames)
            found.append(floors.tone(left, right, Job()))
        return next((tone for tone in found if tone is not None), None)


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    made = Place(tmp_path)
    yield made
    for pool in made.pools:
        pool.close()


@pytest.fixture
def find(place: Place) -> Find:
    return place


def rooms(before: float, after: float, rate: int = RATE) -> Any:
    """A room that is another one from the middle on."""
    half = LENGTH / 2
    return np.concatenate([room(half, before, 1, rate), room(half, after, 2, rate)])


@pytest.mark.parametrize("waveform", [True, False])
@pytest.mark.parametrize(("before", "after"), [(-60, -42), (-42, -60), (-60, -56), (-70, -50)])
def test_a_jump_of_the_floor_is_measured(
    before: float, after: float, waveform: bool, find: Find
) -> None:
    tone = find(voice(LENGTH) + rooms(before, after), waveform=waveform)
    assert tone is not None
    assert tone.rise == pytest.approx(after - before, abs=0.6)
    assert 0.3 <= tone.frames / RATE <= 2.0
    assert 0.25 <= (tone.end - tone.start) / RATE <= 1.5
    loud = tone.start > 10 * RATE if after > before else tone.end < 10 * RATE
    assert loud
    assert np.abs(voice(LENGTH)[tone.start : tone.end]).max() < level(-70)


@pytest.mark.parametrize("rate", [8000, 48_000])
@pytest.mark.parametrize("channels", [1, 2])
def test_of_any_rate_and_channels(rate: int, channels: int, find: Find) -> None:
    sound = voice(LENGTH, rate=rate) + rooms(-60, -42, rate)
    tone = find(np.stack([sound] * channels, axis=1), rate=rate)
    assert tone is not None
    assert tone.rise == pytest.approx(18, abs=0.8)


@pytest.mark.parametrize("decibels", [-200, -75, -60, -45])
def test_floors_that_are_alike_get_nothing(decibels: float, find: Find) -> None:
    for other in (decibels, decibels + 2, decibels - 2):
        cuts = ((3.0, 3.2), (4.1, 9.3), (7.0, 13.0), (0.4, 19.5))
        assert find(voice(LENGTH) + rooms(decibels, other), *cuts) is None


def test_digital_silence_at_a_join_is_a_jump_and_elsewhere_is_none(find: Find) -> None:
    sound = voice(LENGTH) + room(LENGTH, -45)
    gap = sound.copy()
    gap[round(10.9 * RATE) : round(11.5 * RATE)] = 0
    tone = find(gap)
    assert tone is not None
    assert tone.rise == pytest.approx(-35, abs=1)
    away = sound.copy()
    away[round(11.6 * RATE) : round(12.2 * RATE)] = 0
    assert find(away) is None


def test_a_pause_without_its_room_is_not_the_floor_where_all_are(find: Find) -> None:
    """A gate makes every pause digital silence: both sides are alike."""
    spoken = voice(LENGTH)
    gated = np.where(np.abs(spoken) > 1e-5, spoken + room(LENGTH, -45), 0)
    assert find(gated, (3.0, 3.2), (4.1, 9.3), (7.0, 13.0)) is None


def test_without_a_pause_nothing_is_known(find: Find) -> None:
    assert find(voice(LENGTH, pause=0) + rooms(-60, -42)) is None


@pytest.mark.parametrize("kind", ["silence", "noise", "hum", "chords", "melody", "buzz"])
def test_what_is_no_speech_gets_nothing(kind: str, find: Find) -> None:
    """Nor where it is ten times louder from the middle on."""
    made = getattr(sounds, kind)(LENGTH)
    cuts = ((9.0, 11.0), (8.3, 12.1), (6.0, 13.7))
    assert find(made * np.where(np.arange(len(made)) < 10 * RATE, 0.1, 1), *cuts) is None


def test_held_music_beside_a_voice_is_no_room(find: Find) -> None:
    t = np.arange(int(10 * RATE)) / RATE
    chord = level(-40) * sum(np.sin(2 * np.pi * f * t) for f in (262, 330, 392, 523))
    assert find(voice(LENGTH) + np.concatenate([chord, room(10, -65)])) is None


def test_a_click_in_a_pause_is_not_in_the_tone(find: Find) -> None:
    sound = voice(LENGTH, pause=0.9) + rooms(-60, -42)
    clicks = np.arange(round(10.8 * RATE), len(sound), round(0.7 * RATE))
    sound[clicks] += 0.3
    tone = find(sound)
    assert tone is None or not ((clicks >= tone.start) & (clicks < tone.end)).any()


def test_short_pieces_take_the_pause_beyond_their_ends(place: Place) -> None:
    seen, source = place.keep(voice(LENGTH) + rooms(-60, -42))

    def piece(start: float, end: float) -> Clip:
        return Clip(source.id, round(start * RATE), round(end * RATE))

    spoken = seen.tone(piece(3.3, 3.6), piece(13.3, 13.6), Job())
    assert spoken is not None
    assert spoken.rise == pytest.approx(18, abs=0.6)
    assert seen.tone(piece(3.3, 3.6), piece(5.3, 5.5), Job()) is None
    assert seen.tone(Clip(SILENCE, 0, RATE), piece(13, 14), Job()) is None
    assert seen.tone(piece(3, 3.001), piece(19.999, 20), Job()) is not None


def test_there_is_no_voice_in_the_tone(speech: Any, find: Find) -> None:
    """Heard by what tells voices from noise, in speech by the program's own voice."""
    from audiochat.speech.voice_activity import VoiceActivity

    said = speech.joined(
        ["Good morning to you all.", "The rest is for another day."] * 3, [0.45, 0.3]
    )
    half = len(said.samples) // 2
    bed = np.concatenate([room(half / RATE, -60), room((len(said.samples) - half) / RATE, -44, 2)])
    sound = said.samples + bed[: len(said.samples)]
    cuts = [(start, said.duration - 4) for _, start, end in said.words[3:-3] if end * RATE < half]
    seen = {find(sound, cut) for cut in cuts[::3]}
    tones = [tone for tone in seen if tone is not None]
    assert tones
    heard = VoiceActivity()
    for tone in tones:
        alone = np.tile(sound[tone.start : tone.end], 4).astype(np.float32)
        assert heard.spans(alone, Job()) == []
