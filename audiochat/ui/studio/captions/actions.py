"""Words to files and back, for the menus, the palette and the keys."""

from __future__ import annotations

from audiochat.ui.actions import Action
from audiochat.ui.deeds import Deeds


def _here(deeds: Deeds) -> bool:
    return deeds.has_recording()


ACTIONS: tuple[Action, ...] = (
    Action("file.export_transcript", "Export transcript…", ("File",),
           lambda d: d.studio.open_captions(), "Ctrl+Shift+E", "captions", _here, section=10,
           hint="Writes the words as captions, a document or chapters.",
           words=("srt", "vtt", "captions", "subtitles", "lrc", "docx", "word", "markdown", "json",
                  "chapters", "text")),
    Action("file.import_captions", "Import captions…", ("File",),
           lambda d: d.studio.captions.choose(d.studio.editor, d.window), "", "file-text", _here,
           section=10, hint="Lays captions or a text onto the sound, word by word.",
           words=("srt", "vtt", "subtitles", "transcript", "align", "text")),
)  # fmt: skip
"""Found by ``ui.actions.found``."""
