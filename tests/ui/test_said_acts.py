"""What is typed into the conversation reaches the window: undo undoes, a place is gone to."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from audiochat.domain.plan import Plan, Step
from audiochat.domain.transcript import Block, Word
from audiochat.ui.assembly import Assembly
from audiochat.ui.theme.files import resources


def test_undo_redo_and_go_to_are_done_when_said(
    open_window: Callable[..., Assembly],
    ready: Callable[[Assembly], None],
    say: Callable[[Assembly, str], None],
    tmp_path: Path,
) -> None:
    path = shutil.copy(resources() / "sample" / "sample.flac", tmp_path / "talk.flac")
    assembly = open_window((Path(path),))
    ready(assembly)
    studio = assembly.joint.studio
    assert studio is not None
    assert studio.editor is not None
    studio.apply(Plan(steps=(Step(op="delete", start=0.0, end=1.0),)), None)
    ready(assembly)
    whole = studio.editor.timeline.seconds
    say(assembly, "undo")
    assert studio.editor.timeline.seconds == whole + 1
    say(assembly, "redo")
    assert studio.editor.timeline.seconds == whole
    (source,) = studio.editor.timeline.sources()
    words = (Word("Hello", 2.0, 2.5), Word("bees.", 8.0, 8.5))
    assembly.workshop.transcripts.write(Block("b", source, 0.0, whole + 1, words, "en"))
    say(assembly, "go to where she says bees")
    assert 6.9 <= studio.state.playhead <= 12.0
    assert assembly.pane.conversation.messages[-1].content == "“bees” at [0:07]."
