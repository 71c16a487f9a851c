"""Starts children quickly: imports the program once, then forks one for each line it is given.

A line is JSON: ``{"scenario": file, "function", "data_dir", "report": file, "seed"}``. The child opens the
workshop and calls ``function(workshop, report, seed)``, which never returns; what it passes to
``report`` is in the report file even when the child is killed right after. Answers ``PID`` when the
child is started and ``gone`` when it has ended.
"""

from __future__ import annotations

import importlib.util
import json
import os
import sys
import tempfile
import traceback
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

_loaded: dict[str, Any] = {}


def _load(file: str) -> Any:
    if file not in _loaded:
        spec = importlib.util.spec_from_file_location(Path(file).stem, file)
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        _loaded[file] = module
    return _loaded[file]


def _warm_up() -> None:
    """Read what every child would read anew (a second each), and leave nothing open."""
    import scipy.ndimage
    import scipy.signal  # noqa: F401
    import soundfile  # noqa: F401

    import audiochat.services.editor
    import audiochat.services.helpers.examine_media  # noqa: F401
    from audiochat.services.workshop import Workshop

    with tempfile.TemporaryDirectory() as folder, Workshop.open(Path(folder)) as workshop:
        assert all((workshop.registry, workshop.library, workshop.transcripts))


def _child(order: dict[str, Any], module: Any) -> None:
    from audiochat.services.workshop import Workshop

    out = os.open(order["report"], os.O_CREAT | os.O_WRONLY | os.O_APPEND)

    def report(line: str) -> None:
        os.write(out, (line + "\n").encode())

    try:
        with Workshop.open(Path(order["data_dir"])) as workshop:
            getattr(module, order["function"])(workshop, report, order["seed"])
    except BaseException:  # noqa: BLE001 - told to the test, which fails
        report("crash " + traceback.format_exc().replace("\n", " | "))


def main() -> None:
    """Serve orders until the input ends."""
    _warm_up()
    for line in sys.stdin:
        order = json.loads(line)
        module = _load(order["scenario"])
        pid = os.fork()
        if pid == 0:
            _child(order, module)
            os._exit(0)
        print(pid, flush=True)
        os.waitpid(pid, 0)
        print("gone", flush=True)


main()
