"""A sound server of our own with two virtual rooms: one is spoken into, the other is listened to."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

RATE = 48_000
SPEAKER, MIC = "spk", "mic"
"""The loudspeaker's sink, and the sink whose sound the source ``micsrc`` ("Microphone") hears."""


def installed() -> bool:
    """Whether the programs that this needs are there."""
    return all(shutil.which(name) for name in ("pulseaudio", "pactl", "parec", "pacat"))


def until(condition: Callable[[], bool], seconds: float = 20.0, what: str = "it") -> None:
    """Wait until something is so."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, f"{what} did not happen in {seconds} s"
        time.sleep(0.01)


class Rooms:
    """The server. ``folder`` holds all that it writes; ``address`` is its ``PULSE_SERVER``."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.socket = folder / "native"
        self.address = f"unix:{self.socket}"
        self._server: subprocess.Popen[bytes] | None = None
        self._others: list[subprocess.Popen[bytes]] = []
        self._ears: list[Ear] = []
        self._mouths: list[threading.Thread] = []

    def _environment(self) -> dict[str, str]:
        folder = str(self.folder)
        return {
            **os.environ,
            "XDG_RUNTIME_DIR": folder,
            "XDG_CONFIG_HOME": folder,
            "HOME": folder,
            "PULSE_SERVER": self.address,
            "LC_ALL": "C",
        }

    def start(self, devices: bool = True) -> None:
        """Start the server, with both rooms or with no device at all."""
        protocol = f"module-native-protocol-unix auth-anonymous=1 socket={self.socket}"
        self.socket.unlink(missing_ok=True)
        self._server = subprocess.Popen(
            ["pulseaudio", "-n", "--daemonize=no", "--use-pid-file=no", "--exit-idle-time=-1",
             "--disable-shm=yes", "--log-target=stderr", "-L", protocol],
            env={**self._environment(), "PULSE_SERVER": ""},
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        until(lambda: self._pactl("info").returncode == 0, what="the sound server's start")
        if devices:
            self.add_sink(SPEAKER, "Loudspeaker")
            self.add_microphone()
            self.pactl("set-default-sink", SPEAKER)
            self.awake(f"{SPEAKER}.monitor", f"{MIC}src")

    def add_sink(self, name: str, title: str, rate: int = RATE) -> str:
        """A loudspeaker; the number of its module."""
        return self.load(
            "module-null-sink", f"sink_name={name}", "format=float32le", f"rate={rate}",
            f"sink_properties=device.description={title}",
        )  # fmt: skip

    def awake(self, *sources: str) -> None:
        """Keep devices awake: with nobody near, a null sink works in blocks of two seconds."""
        ears = [Ear(source, 1, self._environment()) for source in sources]
        self._ears += ears
        for ear in ears:
            ear.wait()
            ear.forget()

    def add_microphone(self, name: str = MIC, title: str = "Microphone") -> tuple[str, str]:
        """A microphone ``{name}src`` that hears the sink ``name``; the numbers of its modules."""
        sink = self.add_sink(name, f"{title}Sink")
        source = self.load(
            "module-remap-source", f"master={name}.monitor", f"source_name={name}src",
            f"source_properties=device.description={title}",
        )  # fmt: skip
        if name == MIC:
            self.pactl("set-default-source", f"{name}src")
        return sink, source

    def _pactl(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["pactl", *arguments], env=self._environment(), capture_output=True, text=True
        )

    def pactl(self, *arguments: str) -> str:
        """What ``pactl`` answers."""
        done = self._pactl(*arguments)
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def load(self, *arguments: str) -> str:
        """Load a module; its number."""
        return self.pactl("load-module", *arguments)

    def unload(self, module: str) -> None:
        """Unload it: its device vanishes."""
        self.pactl("unload-module", module)

    def module_of(self, text: str) -> str:
        """The number of the module whose arguments have ``text``."""
        lines = self.pactl("list", "short", "modules").splitlines()
        return next(line.split("\t")[0] for line in lines if text in line)

    def streams(self, kind: str = "sink-inputs") -> list[str]:
        """The streams (``sink-inputs`` or ``source-outputs``) of others than our own ears and mouths."""
        found = self.pactl("list", kind).split("\n\n")
        return [one for one in found if "Audio Chat Studio" in one]

    def clients(self) -> int:
        """Programs that are connected, besides the one that asks."""
        return len(self.pactl("list", "short", "clients").splitlines()) - 1

    def say(self, sound: Any, rate: int = RATE, sink: str = MIC) -> subprocess.Popen[bytes]:
        """Play mono samples into a room; returns while they are heard."""
        process = subprocess.Popen(
            ["pacat", "--playback", f"--device={sink}", "--raw", "--format=float32le",
             f"--rate={rate}", "--channels=1", "--latency-msec=30"],
            env=self._environment(), stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, bufsize=0,
        )  # fmt: skip
        self._others.append(process)
        data = np.ascontiguousarray(sound, np.float32).tobytes()

        def feed() -> None:
            assert process.stdin is not None
            with process.stdin as pipe, contextlib.suppress(BrokenPipeError):
                left = memoryview(data)
                while left:
                    left = left[pipe.write(left) :]

        mouth = threading.Thread(target=feed, name="mouth", daemon=True)
        self._mouths.append(mouth)
        mouth.start()
        return process

    def listen(self, source: str = f"{SPEAKER}.monitor", channels: int = 1) -> Ear:
        """Hear a source from now on."""
        ear = Ear(source, channels, self._environment())
        self._ears.append(ear)
        return ear.wait()

    def kill(self) -> None:
        """The server dies."""
        if self._server is not None:
            self._server.kill()
            self._server.wait()
            self._server = None

    def stop(self) -> None:
        """End everything."""
        for ear in self._ears:
            ear.close()
        for process in self._others:
            process.kill()
            process.wait()
        for mouth in self._mouths:
            mouth.join(5)
        if self._server is not None:
            self._server.terminate()
            try:
                self._server.wait(5)
            except subprocess.TimeoutExpired:
                self.kill()
            self._server = None


class Ear:
    """Takes down what a source gives. ``begun``: the first sample is there."""

    def __init__(self, source: str, channels: int, environment: dict[str, str]) -> None:
        self.channels = channels
        self._keeps = True
        self._pieces: list[tuple[float, bytes]] = []
        self._process = subprocess.Popen(
            ["parec", f"--device={source}", "--raw", "--format=float32le", f"--rate={RATE}",
             f"--channels={channels}", "--latency-msec=10"],
            env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        self._thread = threading.Thread(target=self._take, name="parec", daemon=True)
        self._thread.start()

    def wait(self) -> Ear:
        """Wait until it hears."""
        until(lambda: bool(self._pieces), what="listening")
        return self

    def _take(self) -> None:
        out = self._process.stdout
        assert out is not None
        while data := os.read(out.fileno(), 1 << 16):
            if self._keeps or not self._pieces:
                self._pieces.append((time.monotonic(), data))

    def forget(self) -> None:
        """Keep nothing of what is heard: it only keeps the device awake."""
        self._keeps = False

    def sound(self) -> Any:
        """All that was heard, float32 of shape (frames,) or (frames, channels)."""
        data = b"".join(piece for _, piece in list(self._pieces))
        whole = len(data) // (4 * self.channels) * 4 * self.channels
        found = np.frombuffer(data[:whole], np.float32)
        return found if self.channels == 1 else found.reshape(-1, self.channels)

    def seconds(self) -> float:
        """How much was heard."""
        return sum(len(piece) for _, piece in list(self._pieces)) / (4 * self.channels * RATE)

    def heard_at(self, frame: int) -> float:
        """When (monotonic) a frame arrived here."""
        size, count = 4 * self.channels, 0
        for when, data in list(self._pieces):
            count += len(data)
            if count > frame * size:
                return when - (count / size - frame) / RATE
        raise AssertionError("that was not heard yet")

    def first_sound(self, level: float = 0.01) -> int:
        """The first frame louder than ``level``, or -1."""
        sound = self.sound()
        loud = np.flatnonzero(np.abs(sound if self.channels == 1 else sound.max(axis=1)) > level)
        return int(loud[0]) if len(loud) else -1

    def close(self) -> None:
        """Listen no more. Calling again is free."""
        self._process.kill()
        self._process.wait()
        self._thread.join(5)
        if self._process.stdout is not None:
            self._process.stdout.close()
