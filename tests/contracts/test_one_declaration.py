"""One declaration, many readers: a new file in its folder is all it takes to be everywhere."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

FILES = {
    "operations/zwobble.py": """
        from pydantic import Field
        from audiochat.domain.operation import Effect, Group, Operation, Outcome, Params, in_place

        class ZwobbleParams(Params):
            '''How much to wobble.'''
            depth: float = Field(2.0, ge=1, le=9, title="Depth", description="How deep it goes.",
                                 json_schema_extra={"unit": "dB"})

        def _apply(bench, span, params):
            blocks = (block * 0.5 for block in bench.blocks(span, 4096))
            return in_place(bench.timeline, bench.timeline.replace(
                span, bench.render(blocks, bench.timeline.rate, bench.timeline.channels)))

        OPERATION = Operation(
            id="zwobble", title="Zwobble", summary="Wobbles a part.",
            sentence="Zwobble {span} by {depth}", group=Group.TIME, effect=Effect.CHANGES,
            params=ZwobbleParams, apply=_apply, icon="rewind", says=("zwobble",))
    """,
    "cli/commands/zhello.py": """
        from audiochat.cli.command import Command
        COMMAND = Command("zhello", "says hello", lambda parser: None,
                          lambda options, context: context.data("hello") or 0)
    """,
    "media/encoders/zraw.py": """
        from audiochat.media.encoding import Format
        FORMAT = Format(id="zraw", title="Zraw", endings=("zraw",), lossy=True,
                        encode=lambda blocks, shape, out: None, write_tags=lambda out, tags: None)
    """,
    "providers/zecho.py": """
        from audiochat.providers.scripted import PROVIDER
    """,
    "services/session_formats/zlist.py": """
        def render(conversation):
            return "zlist"
    """,
    "ui/settings/sections/zlast.py": """
        from PySide6.QtWidgets import QLabel
        from audiochat.ui.settings.section import Section
        SECTION = Section("Zlast", 999, lambda theme, control: QLabel("zlast"))
    """,
}
"""What is dropped into a copy of the program; nothing else is touched."""

LOOK = """
import json, sys, time
from pathlib import Path
import numpy as np, soundfile
from audiochat.app import build, make_app
from audiochat.domain.job import Job
from audiochat.domain.plan import Plan, RecordingState
from audiochat.providers import factory
from audiochat.services.commander import model_reader
from audiochat.services.commander.evidence import gather
from audiochat.services.workshop import Workshop
from audiochat.ui.finding import command_rows
from audiochat.ui.settings.section import found
from audiochat.ui.studio.plan_row import PlanRow

WORDS = "zwobble the first second by 3 dB"
folder = Path(sys.argv[1])
sound = folder / "a.wav"
soundfile.write(sound, np.full(16000, 0.5), 8000)
seen = {}
with Workshop.open(folder / "data") as workshop:
    editor = workshop.editor(workshop.library.open(sound).id)
    state = RecordingState(duration=2.0, rate=8000, channels=1)
    understood = workshop.commander.understand(WORDS, state, Job())
    seen["words"] = [[s.op, s.start, s.end, s.params] for s in understood.steps]
    editor.apply(Plan(steps=understood.steps), None, Job())
    seen["history"] = editor.revision.label
    seen["formats"] = [one.id for one in workshop.exporter.formats()]
    seen["export"] = workshop.sessions.export(workshop.sessions.create("x").id, "zlist")
    seen["provider"] = callable(factory("zecho"))
    evidence = gather(workshop.commander._grammar.tokens(WORDS), state, workshop.registry)
    seen["schema"] = "zwobble" in json.dumps(model_reader.form_for(evidence).model_json_schema())
    app = make_app()
    assembly = build(app, workshop)
    assembly.show([sound])
    actions, end = assembly.shell.actions, time.monotonic() + 60
    while time.monotonic() < end:
        app.processEvents()
        live = actions.live.get("operation.zwobble")
        if live is not None and live.isEnabled() and not assembly.lanes.busy:
            break
    seen["menu"] = [actions.declared["operation.zwobble"].title, live.isEnabled()]
    seen["palette"] = "Zwobble" in str(command_rows(actions))
    row = PlanRow(assembly.theme, workshop.registry, understood.steps[0], 2.0, "all")
    seen["card"] = [list(row.values), row.span is not None]
    row.deleteLater()
    assembly.close()
    seen["settings"] = [section.title for section in found()][-1]
print("SEEN", json.dumps(seen))
"""


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the program with one more file in each folder."""
    folder = tmp_path_factory.mktemp("copy")
    shutil.copytree(
        ROOT / "audiochat", folder / "audiochat", ignore=shutil.ignore_patterns("__pycache__")
    )
    (folder / "resources").symlink_to(ROOT / "resources")
    for place, text in FILES.items():
        path = folder / "audiochat" / place
        assert path.parent.is_dir()
        path.write_text(f'"""One more."""\n{textwrap.dedent(text)}')
    return folder


def _run(copy: Path, *words: str) -> str:
    environment = {**os.environ, "PYTHONPATH": str(copy), "AUDIOCHAT_DATA_DIR": str(copy / "cli")}
    done = subprocess.run(
        [sys.executable, *words],
        cwd=copy,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_an_operation_is_everywhere_at_once(copy: Path) -> None:
    (copy / "work").mkdir()
    line = _run(copy, "-c", LOOK, str(copy / "work")).split("SEEN ")[1]
    assert json.loads(line) == {
        "words": [["zwobble", 0.0, 1.0, {"depth": 3.0}]],
        "history": "Zwobble 0:00 to 0:01 by 3 dB",
        "formats": ["flac", "wav", "mp3", "ogg", "opus", "zraw"],
        "export": "zlist",
        "provider": True,
        "schema": True,
        "menu": ["Zwobble…", True],
        "palette": True,
        "card": [["depth"], True],
        "settings": "Zlast",
    }


def test_the_command_line_has_it_too(copy: Path) -> None:
    rows = json.loads(_run(copy, "-m", "audiochat", "operations", "--json"))
    (row,) = (row for row in rows if row["id"] == "zwobble")
    assert row["params"]["properties"]["depth"]["unit"] == "dB"
    assert json.loads(_run(copy, "-m", "audiochat", "zhello")) == "hello"
    assert "zhello" in _run(copy, "-m", "audiochat", "--help")
