"""Recording, from menus, keys and the palette."""

from __future__ import annotations

from typing import Any

from audiochat.ui.actions import Action


def _there(deeds: Any) -> bool:
    return deeds.record is not None


def _on(deeds: Any) -> bool:
    return _there(deeds) and bool(deeds.record.on)


ACTIONS = (
    Action("record.toggle", "Record", ("File",), lambda d: d.record.toggle(), "Ctrl+R", "mic",
           _there, _on, section=2, repeats=False,
           hint="Begins a recording with the microphone, or ends it and opens it",
           words=("microphone", "new recording", "capture", "stop recording", "הקלטה")),
    Action("record.pause", "Pause the recording", ("File",), lambda d: d.record.pause(),
           "Ctrl+Alt+R", "pause", _on, lambda d: _on(d) and bool(d.record.paused), section=2,
           repeats=False, hint="What is said meanwhile is not kept"),
)  # fmt: skip
