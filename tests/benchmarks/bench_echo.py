"""Talking into a reply that is read aloud over a loudspeaker: interrupted soon, never by itself, words right.

Compared: nothing (a voice interrupts by its words), the package ``pywebrtc-audio`` with that rule or
with any voice interrupting, and other packages where they are installed (they are no part of the program).
"""

from __future__ import annotations

import difflib
import re
import shutil
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile
import soxr

from audiochat.domain.job import Job
from audiochat.domain.live import Echo
from audiochat.domain.recogniser import RecogniserOptions
from audiochat.media.canceller import Canceller, available, canceller
from audiochat.services.hands_free import LIKELY, Act, HandsFree, State, Wish
from audiochat.services.live import LiveWords
from audiochat.speech.recogniser import Recogniser
from audiochat.speech.voice_activity import VoiceActivity
from tests.making.echoes import LEVEL, RATE, ROOMS, Room, Scene, spoken_level

pytestmark = [
    pytest.mark.benchmark,
    pytest.mark.skipif(not available(), reason="no echo canceller"),
]

REPLY = (
    "The budget was approved in September, after two long meetings.",
    "There are three parts in this recording, and the second one is the longest of them.",
    "The guest says that hiring starts after the move to the new building, which was planned for the"
    " spring but had to be put off, since the permits came late and the winter was long.",
    "Nobody objected to the plan for the kitchen.",
    "At the end they talk about trains, tickets and the weather in the north, and agree to meet again"
    " in two weeks.",
    "The sound is a little quiet, so I would lift it by four decibels and take out the hum below one"
    " hundred hertz.",
)
PEOPLE = (
    ("en-us", 45, 150, "Wait a moment, who said that about the money?"),
    ("en-gb+f3", 60, 155, "Stop, I would rather hear the part about the garden."),
    ("en-us+m3", 30, 145, "No, go back to the first question please."),
    ("en-us+f2", 55, 160, "Cut the first three seconds and fade out at the end."),
    ("en-gb-scotland", 40, 150, "Please delete everything before the second chapter."),
    ("en-us+m7", 50, 155, "What did she say about the new building?"),
)
PAUSE, SILENT, THINKING = 0.25, 0.2, 0.2
"""Seconds: between sentences; from an interruption to silence; that a recognition takes."""
GAP = 4.0  # seconds that are read before the next person speaks
MINUTES = 5.0


class Speex:
    """speexdsp from the package ``pyaec``: an adaptive filter of 400 ms, and its suppressor."""

    def __init__(self, suppressor: bool) -> None:
        from pyaec import Aec  # type: ignore[import-not-found]

        self._made = Aec(160, 6400, RATE, suppressor)

    def process(self, near: Any, far: Any) -> Any:
        out = []
        for start in range(0, len(near), 160):
            pair = [
                (np.clip(one[start : start + 160], -1, 1) * 32767).astype(np.int16).tolist()
                for one in (near, far)
            ]
            out += self._made.cancel_echo(*pair)
        return np.array(out, np.float32) / 32768


class Livekit:
    """WebRTC's canceller as the package ``livekit`` has it."""

    def __init__(self) -> None:
        from livekit import rtc  # type: ignore[import-not-found]

        self._frame, self._made = rtc.AudioFrame, rtc.AudioProcessingModule(echo_cancellation=True)

    def process(self, near: Any, far: Any) -> Any:
        out = []
        for start in range(0, len(near), 160):
            near_frame, far_frame = (
                self._frame(
                    (np.clip(one[start : start + 160], -1, 1) * 32767).astype(np.int16).tobytes(),
                    RATE,
                    1,
                    160,
                )
                for one in (near, far)
            )
            self._made.process_reverse_stream(far_frame)
            self._made.set_stream_delay_ms(0)
            self._made.process_stream(near_frame)
            out.append(np.frombuffer(bytes(near_frame._data), np.int16))
        return np.concatenate(out).astype(np.float32) / 32768


Make = Callable[[], Canceller | None]
CANDIDATES: dict[str, Make] = {"nothing": lambda: None, "pywebrtc-audio": canceller}
if find_spec("livekit"):
    CANDIDATES["livekit"] = Livekit
if find_spec("pyaec"):
    CANDIDATES["pyaec"] = lambda: Speex(False)
    CANDIDATES["pyaec with suppressor"] = lambda: Speex(True)


@dataclass
class Count:
    """What came of a scene."""

    after: list[float] = field(default_factory=list)  # seconds from a voice to its interruption
    missed: int = 0
    false: int = 0
    seconds: float = 0.0
    right: int = 0  # words of the person's that were recognised
    said: int = 0
    more: int = 0  # words nobody said, or the loudspeaker did


@pytest.fixture(scope="session")
def reply(speech: Any) -> tuple[Any, list[int]]:
    """The reply's sound, and where its sentences begin."""
    parts, starts, at = [np.zeros(RATE // 2, np.float32)], [], RATE // 2
    for sentence in REPLY:
        starts.append(at)
        parts += [speech.say(sentence).samples, np.zeros(int(PAUSE * RATE), np.float32)]
        at += len(parts[-2]) + len(parts[-1])
    return np.concatenate(parts), starts


@pytest.fixture(scope="session")
def people(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[str, Any]]:
    """What each person says, and its sound."""
    if not shutil.which("espeak-ng"):
        pytest.skip("the people are voices of espeak-ng")
    folder, out = tmp_path_factory.mktemp("people"), []
    for number, (voice, pitch, speed, text) in enumerate(PEOPLE):
        path = folder / f"{number}.wav"
        how = ["-v", voice, "-p", str(pitch), "-s", str(speed), "-w", str(path)]
        subprocess.run(["espeak-ng", *how, text], check=True)
        sound, rate = soundfile.read(path, dtype="float32")
        sound = soxr.resample(sound, rate, RATE)
        out.append((text, sound / spoken_level(sound) * LEVEL))
    return out


@pytest.fixture(scope="session")
def recogniser(whisper_path: Path) -> Any:
    made = Recogniser(whisper_path, 1)
    made.load(Job())
    yield made
    made.close()


def plain(text: str) -> list[str]:
    return re.findall(r"[a-z']+", text.lower())


class Talk:
    """A talk in a room: the reading begins anew after each interruption, a person speaks 4 s later."""

    def __init__(
        self, room: Room, far: Any, seconds: float, hears: Any, make: Make, any_voice: bool
    ):
        self.scene = Scene(room, far[0], seconds)
        self.microphone = self.scene.freed(make)
        self._starts, self._length = far[1], len(far[0])
        self._hears, self._any = hears, any_voice
        self._job = Job()
        self._free = HandsFree(self._wish, lambda state: None)
        self._free.start()
        self._words = self._listen()
        self._busy, self._quiet_at = 0.0, 0.0
        self.hushed: float | None = None
        self.heard: list[str] = []

    def _listen(self) -> LiveWords:
        return LiveWords(self._hears, VoiceActivity().stream(), RecogniserOptions())

    def _wish(self, wish: Wish) -> None:
        if wish.act is Act.HUSH and self.hushed is None:
            self.hushed = max(self.scene.at / RATE, self._busy)

    def read_again(self) -> None:
        """The reply goes on."""
        self.scene.playing, self.hushed, self.heard = True, None, []
        self._words = self._listen()
        self._free.state, self._free._aloud = State.SPEAKING, True

    def step(self) -> bool:
        """40 ms; False at the end."""
        scene = self.scene
        place = scene.position % self._length
        if scene.playing:
            for number, start in enumerate(self._starts):
                if place <= start < place + 640:
                    self._free.reading(REPLY[number])
        if not scene.step():
            return False
        now = scene.at / RATE
        if self.hushed is not None and now >= self.hushed + SILENT:
            scene.playing = False
        if now < self._busy:  # it is recognising
            return True
        self._words.feed(self.microphone.read(0.0))
        self.microphone.judge(self._words.chance)
        begun = time.perf_counter()
        found = self._words.step(self._job)
        if time.perf_counter() - begun > 0.02:
            self._busy = now + THINKING
        live = found or self._words.state
        if live.ended:
            self.heard.append(live.ended)
        self._free.heard(replace(live, echo=self.microphone.echo if self._any else Echo.HEARD))
        if self._free.state is State.THINKING:
            self._free.reply_over()
        return True


def conversation(talk: Talk, people: list[tuple[str, Any]]) -> Count:
    """Each person interrupts the reading once."""
    count = Count()
    for text, sound in people:
        begin = talk.scene.at
        while talk.scene.at < begin + GAP * RATE:
            talk.step()
            if talk.hushed is not None:  # by nobody: read on
                count.false += 1
                talk.read_again()
        count.seconds += GAP
        spoke = talk.scene.at / RATE
        talk.heard = []
        talk.scene.say(sound)
        while talk.scene.at / RATE < spoke + len(sound) / RATE + 2.2:
            talk.step()
        if talk.hushed is None or talk.hushed > spoke + len(sound) / RATE + 0.5:
            count.missed += 1
        else:
            count.after.append(talk.hushed - spoke)
        said, got = plain(text), plain(" ".join(talk.heard))
        blocks = difflib.SequenceMatcher(None, said, got, autojunk=False).get_matching_blocks()
        right = sum(block.size for block in blocks)
        count.right, count.said = count.right + right, count.said + len(said)
        count.more += len(got) - right
        talk.read_again()
    return count


TOLD = ROOMS[:2] + ROOMS[3:5] + ROOMS[6:7] + ROOMS[8:9] + ROOMS[10:]
"""Where people speak; the others are much like these."""

FEW = ("as loud, 80 ms, RT60 0.3 s",)
"""Where people speak to packages that are no part of the program."""


def ways(room: Room) -> list[tuple[str, str, Make, bool]]:
    """What is compared: name, rule, canceller, whether any voice interrupts."""
    out = []
    for name, make in CANDIDATES.items():
        ours = name in ("nothing", "pywebrtc-audio")
        if ours:
            out.append((name, "by words", make, False))
        if name == "pywebrtc-audio" or (not ours and room.name in FEW):
            out.append((name, "any voice", make, True))
    return out


def told(name: str, rule: str, room: Room, count: Count) -> None:
    """A row of the table."""
    after = sorted(count.after) or [float("nan")]
    print(
        f"\n{room.name:32} {name:22} {rule:9} missed {count.missed}, after"
        f" {after[len(after) // 2]:.2f} s (worst {after[-1]:.2f}), words {count.right} of"
        f" {count.said}, {count.more} more, false {count.false} in {count.seconds:.0f} s",
        end="",
        flush=True,
    )


def test_people_without_an_echo(reply: Any, people: Any, recogniser: Any) -> None:
    room = Room("nobody is heard but people", -100.0)
    count = conversation(Talk(room, reply, 90.0, recogniser, canceller, True), people)
    told("pywebrtc-audio", "any voice", room, count)
    assert count.missed == count.false == 0


@pytest.mark.timeout(900)
@pytest.mark.parametrize("room", TOLD, ids=lambda room: room.name)
def test_people_interrupt(room: Room, reply: Any, people: Any, recogniser: Any) -> None:
    for name, rule, make, any_voice in ways(room):
        count = conversation(Talk(room, reply, 90.0, recogniser, make, any_voice), people)
        told(name, rule, room, count)
        if name == "pywebrtc-audio" and any_voice:
            assert count.missed == 0
            assert count.false <= 1


@pytest.mark.timeout(1800)
def test_it_does_not_interrupt_itself(reply: Any) -> None:
    far = reply[0]
    events = 0
    for room in ROOMS:
        row = []
        for name, make in CANDIDATES.items():
            scene = Scene(
                replace(room, seed=7), far, MINUTES * 60 if name == "pywebrtc-audio" else 60
            )
            microphone = scene.freed(make)
            raw, out = [], []
            spent = 0.0
            while scene.step():
                raw.append(scene._fresh[-1])
                begun = time.process_time()
                out.append(microphone.read(0.0))
                spent += time.process_time() - begun
            left, whole = np.concatenate(out), np.concatenate(raw)
            late = slice(4 * RATE, len(left))
            gained = 10 * np.log10(np.mean(whole[late] ** 2) / np.mean(left[late] ** 2))
            chances = np.asarray(VoiceActivity().stream().feed(left))
            at = np.flatnonzero(chances >= LIKELY) * 512 / RATE
            at = at[at > 4.0]
            voices = int(np.sum(np.diff(at, prepend=-9.0) > 1.0))
            events += voices if name == "pywebrtc-audio" else 0
            minutes = scene.frames / RATE / 60
            row.append(
                f"{name} {gained:.1f} dB, {voices / minutes:.1f}/min,"
                f" {1000 * spent * RATE / scene.frames:.1f} ms/s"
            )
        print(f"{room.name:32} " + "; ".join(row), flush=True)
    assert events <= 3


def test_the_level_of_a_microphone_is_not_changed(people: Any) -> None:
    """Where nothing is played the sound is the same, sample for sample."""
    scene = Scene(Room("quiet"), people[1][1], 8.0)
    scene.playing = False
    microphone = scene.freed()
    scene.say(people[0][1])
    raw, out = [], []
    while scene.step():
        raw.append(scene._fresh[-1])
        out.append(microphone.read(0.0))
    heard = np.concatenate(out)
    assert np.array_equal(heard, np.concatenate(raw)[: len(heard)])
