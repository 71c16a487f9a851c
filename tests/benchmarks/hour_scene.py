"""One hour in the window, in a process of its own: opened, cut, undone, rendered, and talked about.

``python hour_scene.py DATA HOUR.wav [stacks]`` prints what was measured as one line of JSON. With
``stacks`` it also prints where the interface thread was while it kept somebody waiting.
"""

from __future__ import annotations

import collections
import json
import os
import statistics
import sys
import threading
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psutil
from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer

from audiochat.app import build, make_app
from audiochat.domain.generation import ModelSpec, Provider
from audiochat.domain.job import Job
from audiochat.domain.plan import Plan, Step
from audiochat.domain.sampling import Sampling
from audiochat.providers.scripted import SPEC, Scripted
from audiochat.services.workshop import Workshop
from audiochat.ui.patience import put_aside

BEAT_MS = 2
LATE_MS = 20.0
REPLY = (
    "The guest says at [12:04] that the *budget* was approved, and **why**; see `normalize()`.\n\n"
)


class Models:
    """One scripted model, so that no processor time is spent on words."""

    def known(self) -> list[ModelSpec]:
        return [SPEC]

    def embedded(self, job: Job) -> ModelSpec:
        return SPEC

    def examine(self, path: Path, job: Job) -> ModelSpec:
        return SPEC

    def provider(self, spec: ModelSpec, sampling: Sampling) -> Provider:
        return Scripted(SPEC, (REPLY * 40,), 120.0)


class Watch:
    """Samples the interface thread's stack; keeps those taken while a beat was late."""

    def __init__(self, heart: Heart) -> None:
        self.found: collections.Counter[str] = collections.Counter()
        self._heart, self._main = heart, threading.main_thread().ident or 0
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def _run(self) -> None:
        own, told = threading.get_ident(), 0.0
        woken = time.perf_counter()
        while not self._over.wait(0.002):
            beat, slept = self._heart.last, woken
            woken = time.perf_counter()
            late = max(woken - beat, woken - slept) * 1000
            if late > LATE_MS and beat != told:
                told = beat
                for ident, frame in sys._current_frames().items():
                    if ident != own:
                        self._note(ident == self._main, late, traceback.extract_stack(frame)[-4:])

    def _note(self, main: bool, late: float, stack: traceback.StackSummary) -> None:
        places = (f"{Path(f.filename).name}:{f.lineno} {f.name}" for f in stack)
        size = "over 50 ms" if late > 50 else "over 20 ms"
        who = "interface" if main else "beside"
        self.found[f"{self._heart.phase}, {size}, {who}: " + " > ".join(places)] += 1

    def stop(self) -> None:
        self._over.set()
        self._thread.join()


class Heart(QObject):
    """Beats every 2 ms; notes for each phase how late each beat was and how long the thread worked."""

    def __init__(self) -> None:
        super().__init__()
        self.phase = "start"
        self.beats: dict[str, list[tuple[float, float]]] = {}
        self.last, self._used = time.perf_counter(), time.thread_time()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start(BEAT_MS)

    def _beat(self) -> None:
        now, used = time.perf_counter(), time.thread_time()
        late = max(0.0, (now - self.last) * 1000 - BEAT_MS)
        self.beats.setdefault(self.phase, []).append((late, (used - self._used) * 1000))
        self.last, self._used = now, used

    def found(self) -> dict[str, dict[str, float]]:
        """Median, 99th percentile and worst of both, in milliseconds, for each phase."""
        out = {}
        for phase, beats in self.beats.items():
            late, work = (sorted(values) for values in zip(*beats, strict=True))
            at = int(len(beats) * 0.99)
            out[phase] = {
                "beats": len(beats),
                "median": statistics.median(late),
                "p99": late[at],
                "worst": late[-1],
                "work_p99": work[at],
                "work_worst": work[-1],
            }
        return out


def wait(condition: Callable[[], bool], seconds: float = 120.0) -> None:
    """Let the event loop run, as it does for a person, until something is so."""
    loop = QEventLoop()
    met = condition()

    def look() -> None:
        nonlocal met
        met = met or condition()
        if met:
            loop.quit()

    timer = QTimer()
    timer.setInterval(1)
    timer.timeout.connect(look)
    timer.start()
    QTimer.singleShot(int(seconds * 1000), loop, loop.quit)
    if not met:
        loop.exec()
    timer.stop()
    assert met, "the window did not get there in time"


def rest(seconds: float) -> None:
    """Let the event loop run for a while."""
    end = time.perf_counter() + seconds
    wait(lambda: time.perf_counter() > end, seconds + 30)


def opened(made: Any, heart: Heart, hour: Path) -> dict[str, float]:
    """Open the hour; when the first picture was there and when the last, and what memory it took."""
    me = psutil.Process()
    before, most = me.memory_info().rss, 0
    studio = made.joint.studio
    marks: dict[str, float] = {}
    began = time.perf_counter()

    def mark(name: str) -> None:
        marks.setdefault(name, time.perf_counter() - began)

    studio.stage.waveform.feed.ready.connect(lambda _: mark("first_picture_s"))
    studio.waves.drawn.connect(lambda: mark("complete_s"))
    heart.phase = "opening"
    made.joint.open_file(hour)

    def there() -> bool:
        nonlocal most
        most = max(most, me.memory_info().rss)
        return "complete_s" in marks and not studio.stage.waveform.feed.busy

    wait(there)
    heart.phase = "measuring"
    wait(lambda: not studio._levels.busy)
    mark("measured_s")
    marks["memory_mb"] = (max(most, me.memory_info().rss) - before) / 1e6
    return marks


def cut_and_undo(made: Any, rounds: int = 25) -> dict[str, list[float]]:
    """Cut and undo in the middle through the window, each until it is shown; milliseconds."""
    studio = made.joint.studio
    out: dict[str, list[float]] = {"window_cut": [], "window_undo": []}

    def until(name: str, act: Callable[[], None]) -> None:
        shown = studio.revision_id
        seen: list[str] = []
        link = studio.edited.connect(lambda revision: seen.append(revision.id))
        began = time.perf_counter()
        act()
        loop = QEventLoop()
        studio.edited.connect(loop.quit)
        loop.exec()
        out[name].append((time.perf_counter() - began) * 1000)
        studio.edited.disconnect(link)
        studio.edited.disconnect(loop.quit)
        loop.deleteLater()
        assert seen
        assert studio.revision_id != shown
        rest(0.05)

    for n in range(rounds):
        plan = Plan(steps=(Step(op="delete", start=1700.0 + n, end=1710.5 + n),))
        until("window_cut", lambda plan=plan: studio.apply(plan, None))
        until("window_undo", studio.undo)
    return out


def fsyncs(folder: Path) -> list[float]:
    """How long this disk takes to keep a small write: the floor under every edit; milliseconds."""
    out = []
    with (folder / "probe").open("wb") as file:
        for _ in range(50):
            file.write(b"x" * 4096)
            began = time.perf_counter()
            file.flush()
            os.fsync(file.fileno())
            out.append((time.perf_counter() - began) * 1000)
    return out


def editor_alone(made: Any, rounds: int = 40) -> dict[str, list[float]]:
    """The same in the editor alone, journal and its fsync included; milliseconds."""
    editor = made.joint.studio.editor
    out: dict[str, list[float]] = {"editor_cut": [], "editor_undo": []}
    for n in range(rounds):
        plan = Plan(steps=(Step(op="delete", start=1700.0 + n, end=1710.5 + n),))
        marks = [time.perf_counter()]
        editor.apply(plan)
        marks.append(time.perf_counter())
        editor.undo()
        marks.append(time.perf_counter())
        out["editor_cut"].append((marks[1] - marks[0]) * 1000)
        out["editor_undo"].append((marks[2] - marks[1]) * 1000)
    return out


def run(folder: Path, hour: Path, stacks: bool) -> dict[str, Any]:
    """The whole scene."""
    with Workshop.open(folder) as workshop:
        workshop.__dict__["models"] = Models()
        app = make_app()
        made = build(app, workshop)
        made.ready.connect(put_aside)
        made.show()
        heart = Heart()
        watch = Watch(heart) if stacks else None
        wait(lambda: made.joint.studio is not None and not made.lanes.busy)
        rest(0.5)
        heart.phase = "idle"
        rest(1.5)
        found: dict[str, Any] = {"open": opened(made, heart, hour)}
        heart.phase = "cutting"
        found |= cut_and_undo(made)
        wait(lambda: not made.lanes.busy and not made.joint.studio._levels.busy)
        heart.phase = "editor alone"
        found |= editor_alone(made) | {"fsync": fsyncs(folder)}
        rest(0.3)
        heart.phase = "rendering"
        began = time.perf_counter()
        gain = Plan(steps=(Step(op="gain", params={"decibels": -3.0}),))
        made.joint.studio.apply(gain, None)
        wait(lambda: not made.lanes.busy and not made.joint.studio._levels.busy)
        found["render_s"] = time.perf_counter() - began
        heart.phase = "streaming"
        made.chat.send("Tell me everything")
        rest(0.2)
        wait(lambda: not made.chat.busy)
        found["beats"] = heart.found()
        if watch is not None:
            watch.stop()
            for stack, times in watch.found.most_common(120):
                print(times, stack, file=sys.stderr)
        made.window.close()
        made.close()
    return found


if __name__ == "__main__":
    print(json.dumps(run(Path(sys.argv[1]), Path(sys.argv[2]), "stacks" in sys.argv[3:])))
