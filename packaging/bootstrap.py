#!/usr/bin/env python3
"""Set up and start Audio Chat Studio with nothing but Python: run, test, build.

    python3 packaging/bootstrap.py run [ARGUMENTS OF AUDIOCHAT]
    python3 packaging/bootstrap.py test [ARGUMENTS OF PYTEST]
    python3 packaging/bootstrap.py build

Standard library only, since nothing else is there yet. See ``--help`` for the options.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

import native  # beside this file; the folder is no package on purpose

ROOT = Path(__file__).resolve().parents[1]
LOCKS = (ROOT / "packaging" / "requirements.lock", ROOT / "packaging" / "models.lock")
TESTS_LOCK = ROOT / "packaging" / "tests.lock"
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = VENV / "audiochat-setup.json"
TESTS_STAMP = VENV / "audiochat-tests.lock"


def say(text: str) -> None:
    """Talk to the person on standard error, so that standard output stays data."""
    print(text, file=sys.stderr, flush=True)


def wanted() -> dict[str, str]:
    """What a finished set-up looks like: the Python that made it and the locks it was made from."""
    digest = hashlib.sha256(b"".join(lock.read_bytes() for lock in LOCKS)).hexdigest()
    return {"locks": digest, "python": ".".join(map(str, sys.version_info[:2])), "root": str(ROOT)}


def is_set_up() -> bool:
    """Whether an earlier run finished the set-up for these very locks."""
    try:
        return PYTHON.exists() and json.loads(STAMP.read_text("utf-8")) == wanted()
    except (OSError, ValueError):
        return False


def entries(lock: Path) -> list[str]:
    """The lock's requirements, one text each with its hashes."""
    joined = lock.read_text("utf-8").replace("\\\n", " ")
    return [line for line in joined.splitlines() if line and not line.lstrip().startswith("#")]


def pip(*arguments: str) -> list[str]:
    """The command line of the environment's pip."""
    return [str(PYTHON), "-m", "pip", "--disable-pip-version-check", *arguments]


def install(requirements: list[str], *options: str, watch: bool = False) -> None:
    """Install locked requirements, hashes checked; ``watch`` shows a compile's progress."""
    with tempfile.NamedTemporaryFile("w", suffix=".txt", delete=False, encoding="utf-8") as file:
        file.write("\n".join(requirements) + "\n")
    try:
        command = pip("install", "--no-deps", "--require-hashes", *options, "-r", file.name)
        if watch:
            native.run_with_progress([*command, "-v"], native.build_environment(VENV))
        else:
            subprocess.run([*command, "-q"], check=True)
    finally:
        os.unlink(file.name)


def make_environment(wheel: str | None) -> None:
    """Make ``.venv`` and install everything from the locks."""
    if not PYTHON.exists():
        say("Making the virtual environment in .venv ...")
        venv.create(VENV, with_pip=True)
    requirements = [entry for lock in LOCKS for entry in entries(lock)]
    llama = [entry for entry in requirements if entry.startswith("llama-cpp-python==")]
    say("Installing packages (about 1 GB, hashes checked) ...")
    install([entry for entry in requirements if entry not in llama])
    if wheel:
        subprocess.run(pip("install", "-q", "--no-deps", wheel), check=True)
    elif not native.has_llama(PYTHON, llama[0]):
        native.require_compiler()
        say("Building llama.cpp (4 to 10 minutes the first time; pip keeps the result) ...")
        install(llama, "--no-build-isolation", watch=True)
    subprocess.run(
        pip("install", "-q", "--no-deps", "--no-build-isolation", "-e", str(ROOT)), check=True
    )


def set_up(wheel: str | None) -> None:
    """Do everything that has not been done yet; nothing at all on later starts."""
    if is_set_up():
        return
    native.require_libraries()
    try:
        make_environment(wheel)
    except subprocess.CalledProcessError as error:
        say(f"Setting up stopped: a command failed with status {error.returncode} (see above).")
        say("Mend what it says and run the same command again; what is done is kept.")
        raise SystemExit(1) from error
    if sys.platform == "linux":
        native.require_libraries()
    STAMP.write_text(json.dumps(wanted()), "utf-8")
    say("Set up.")


def set_up_tests() -> None:
    """Install what only tests use; what cannot be had is said, and its tests are skipped."""
    text = TESTS_LOCK.read_text("utf-8")
    if TESTS_STAMP.exists() and TESTS_STAMP.read_text("utf-8") == text:
        return
    say("Installing a recogniser of other languages for the tests (130 MB, hashes checked) ...")
    try:
        install(entries(TESTS_LOCK))
    except subprocess.CalledProcessError:
        say("It cannot be had (see above): the tests of other languages will be skipped.")
    else:
        TESTS_STAMP.write_text(text, "utf-8")


def run(arguments: list[str]) -> int:
    """Start the program; the first time the embedded model is put in place."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [str(PYTHON), "-m", "audiochat", *arguments]
    if os.name != "nt":
        os.execve(command[0], command, environment)  # becomes the program: signals reach it
    return subprocess.run(command, env=environment, check=False).returncode


def test(arguments: list[str]) -> int:
    """Run the test suite without a screen."""
    set_up_tests()
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "AUDIOCHAT_AUDIO_BACKEND": "null",
        "PYTHONPATH": str(ROOT),
    }
    # What measures or takes long runs alone, and so does what was asked for by hand.
    workers = ["-n", str(min(4, native.cores())), "--dist", "worksteal"]
    side_by_side = [] if arguments else workers
    command = [str(PYTHON), "-m", "pytest", *side_by_side, *arguments]
    return subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode


def build(arguments: list[str]) -> int:
    """Make the single-file executable in ``dist/`` and check it in an empty folder."""
    spec = ROOT / "packaging" / "audiochat.spec"
    command = [str(PYTHON), "-m", "PyInstaller", "--noconfirm", str(spec), *arguments]
    subprocess.run(command, cwd=ROOT, check=True)
    executable = ROOT / "dist" / ("audiochat.exe" if os.name == "nt" else "audiochat")
    with tempfile.TemporaryDirectory() as empty:
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
        environment["AUDIOCHAT_DATA_DIR"] = str(Path(empty) / "data")
        check = [str(executable), "--self-check"]
        return subprocess.run(check, cwd=empty, env=environment, check=False).returncode


def main() -> int:
    """Read the command line, set up what is missing, do the one thing."""
    if sys.version_info < (3, 11):  # noqa: UP036 (an older Python can start this file)
        say(f"Python 3.11 or newer is needed; this is {sys.version.split()[0]}.")
        return 1
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("verb", choices=("run", "test", "build", "setup"))
    parser.add_argument(
        "--llama-wheel",
        metavar="FILE",
        help="use this ready-made wheel of llama-cpp-python instead of building it",
    )
    options, rest = parser.parse_known_args()
    set_up(options.llama_wheel)
    verbs = {"run": run, "test": test, "build": build, "setup": lambda _: 0}
    return verbs[options.verb](rest)


if __name__ == "__main__":
    raise SystemExit(main())
