"""What the set-up needs of the machine: a C++ compiler, Qt's shared libraries, a build to watch."""

from __future__ import annotations

import ctypes
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

CMAKE_OPTIONS = (
    "-DLLAMA_BUILD_TESTS=OFF",
    "-DLLAMA_BUILD_EXAMPLES=OFF",
    "-DLLAMA_BUILD_TOOLS=OFF",
    "-DLLAMA_BUILD_SERVER=OFF",
    "-DLLAMA_BUILD_COMMON=OFF",
    "-DLLAMA_CURL=OFF",
    "-DMTMD_BUILD=OFF",
    "-DLLAVA_BUILD=OFF",
    "-DGGML_OPENMP=OFF",
)
"""Leave out of llama.cpp what the program does not use (its own threads stand in for OpenMP)."""

LIBRARIES = {
    "libatomic.so.1": "libatomic1",  # pedalboard's
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
}
"""Shared libraries the packages load and do not bring, most for Qt, and the Debian packages with them."""

_STEP = re.compile(r"\[(\d+)/(\d+)\]")


def _loads(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def require_libraries() -> None:
    """Check Qt's shared libraries; on Debian as root install what is missing, else say how."""
    if sys.platform != "linux":
        return
    missing = sorted({package for name, package in LIBRARIES.items() if not _loads(name)})
    if not missing:
        return
    command = ["apt-get", "install", "-y", "--no-install-recommends", *missing]
    if shutil.which("apt-get") and os.geteuid() == 0:
        print(f"Installing the libraries Qt needs: {' '.join(missing)}", file=sys.stderr)
        quiet = {"stdout": subprocess.DEVNULL, "check": True}
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "update", "-q"], env=environment, **quiet)
        subprocess.run(command, env=environment, **quiet)
        return
    names = ", ".join(name for name, package in LIBRARIES.items() if package in missing)
    print(f"Qt needs shared libraries that are not here: {names}", file=sys.stderr)
    print(f"On Debian or Ubuntu install them with:\n  sudo {' '.join(command)}", file=sys.stderr)
    raise SystemExit(1)


def require_compiler() -> None:
    """Stop with one clear line when there is no C++ compiler."""
    if any(shutil.which(name) for name in (os.environ.get("CXX", "c++"), "g++", "clang++", "cl")):
        return
    print(
        "A C++ compiler is needed to build llama.cpp (on Debian: apt-get install g++).",
        file=sys.stderr,
    )
    print("Or give a ready-made wheel: --llama-wheel FILE", file=sys.stderr)
    raise SystemExit(1)


def cores(quota: Path = Path("/sys/fs/cgroup/cpu.max")) -> int:
    """How many cores this process may use, at least 1: a container often has fewer than the machine.

    ``quota`` is Linux's file with the container's share: microseconds of work and of time.
    """
    count = os.cpu_count() or 1
    if hasattr(os, "sched_getaffinity"):
        count = len(os.sched_getaffinity(0))
    try:
        work, time = quota.read_text("ascii").split()
        return max(1, min(count, round(int(work) / int(time))))
    except (OSError, ValueError, ZeroDivisionError):  # no container, or "max": no limit
        return count


def build_environment(venv: Path) -> dict[str, str]:
    """The environment of the llama.cpp build: its options, all cores, the locked cmake and ninja."""
    scripts = venv / ("Scripts" if os.name == "nt" else "bin")
    given = os.environ.get("CMAKE_ARGS", "")
    return {
        **os.environ,
        "PATH": f"{scripts}{os.pathsep}{os.environ.get('PATH', '')}",
        "CMAKE_ARGS": f"{' '.join(CMAKE_OPTIONS)} {given}".strip(),
        "CMAKE_BUILD_PARALLEL_LEVEL": str(cores()),
    }


def has_llama(python: Path, requirement: str) -> bool:
    """Whether the locked version of llama-cpp-python is installed already."""
    version = requirement.split("==")[1].split()[0]
    code = "import importlib.metadata as m; print(m.version('llama-cpp-python'))"
    done = subprocess.run([str(python), "-c", code], capture_output=True, text=True, check=False)
    return done.stdout.strip() == version


def run_with_progress(command: list[str], environment: dict[str, str]) -> None:
    """Run a build and show its ``[step/of]`` lines on one line; the last 30 lines if it fails."""
    last: list[str] = []
    with subprocess.Popen(
        command,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    ) as process:
        assert process.stdout is not None
        for line in process.stdout:
            last = [*last[-29:], line.rstrip()]
            step = _STEP.search(line)
            if step:
                done, total = int(step[1]), int(step[2])
                bar = "#" * round(24 * done / total)
                end = "\n" if not sys.stderr.isatty() and done % 20 == 0 else ""
                if sys.stderr.isatty() or end or done == total:
                    print(
                        f"\r  llama.cpp [{bar:<24}] {done} of {total}",
                        end=end,
                        file=sys.stderr,
                        flush=True,
                    )
    print(file=sys.stderr)
    if process.returncode:
        print("\n".join(last), file=sys.stderr)
        raise subprocess.CalledProcessError(process.returncode, command[0])
