"""What a person can do with the recording on the stage, for the menus, the palette and the keys."""

from __future__ import annotations

from typing import Any

from audiochat.domain.plan import EXPORT_CHAPTERS
from audiochat.ui.actions import Action
from audiochat.ui.deeds import Deeds


def _has_selection(deeds: Deeds) -> bool:
    return deeds.has_recording() and deeds.studio.state.selection is not None


def _can_undo(deeds: Deeds) -> bool:
    return deeds.has_recording() and bool(deeds.studio.steps.can_undo)


def _can_redo(deeds: Deeds) -> bool:
    return deeds.has_recording() and bool(deeds.studio.steps.can_redo)


def _loops(deeds: Deeds) -> bool:
    return deeds.has_recording() and deeds.studio.state.loop


def _select_all(deeds: Deeds) -> None:
    state = deeds.studio.state
    state.select((0.0, state.total))


def _fit(deeds: Deeds) -> None:
    state = deeds.studio.state
    state.set_view(state.view.fitted())


def _command(name: str) -> Any:
    def run(deeds: Deeds) -> None:
        deeds.studio.do(name)

    return run


def _here(deeds: Deeds) -> bool:
    return deeds.has_recording()


def _has_chapters(deeds: Deeds) -> bool:
    return deeds.has_recording() and bool(deeds.studio.state.chapters)


def _chapter(step: int) -> Any:
    def go(deeds: Deeds) -> None:
        at = deeds.studio.state.chapter_beside(step)
        if at is not None:
            deeds.studio.sound.seek(at)
            deeds.studio.state.set_view(deeds.studio.state.view.revealing(at))

    return go


def _can_say(deeds: Deeds) -> bool:
    return deeds.has_recording() and deeds.chat is not None


ACTIONS: tuple[Action, ...] = (
    Action("edit.undo", "Undo edit", ("Edit",), _command("undo"), "Ctrl+Z", "undo-2", _can_undo,
           section=10, hint="Takes the last edit of the recording back."),
    Action("edit.redo", "Redo edit", ("Edit",), _command("redo"), "Ctrl+Shift+Z", "redo-2",
           _can_redo, section=10, hint="Brings back what undo took."),
    Action("edit.select_all", "Select the whole recording", ("Edit",), _select_all, "", "scan",
           _here, section=20),
    Action("edit.select_none", "Select nothing", ("Edit",), lambda d: d.studio.state.select(None),
           "", "square-dashed", _has_selection, section=20),
    Action("play.toggle", "Play or pause", ("Play",), _command("play"), "Ctrl+Space", "play",
           _here, section=10, hint="Plays the selection, or from the playhead."),
    Action("play.stop", "Stop", ("Play",), _command("stop"), "", "square", _here, section=10),
    Action("play.loop", "Loop", ("Play",),
           lambda d: d.studio.state.set_loop(not d.studio.state.loop), "", "repeat", _here,
           _loops, section=20, hint="Plays the selection over and over."),
    Action("play.next_chapter", "Next chapter", ("Play",), _chapter(1), "Ctrl+Alt+Right",
           "skip-forward", _has_chapters, section=30, words=("jump", "chapters")),
    Action("play.previous_chapter", "Previous chapter", ("Play",), _chapter(-1), "Ctrl+Alt+Left",
           "skip-back", _has_chapters, section=30, words=("jump", "chapters")),
    Action("recording.chapters", "Propose chapters", ("Recording",),
           lambda d: d.chat.send(d.studio.tr("Make chapters")), "", "bookmark", _can_say, section=15,
           hint="Divides what is said by its subjects; nothing is kept before you have looked at it.",
           words=("sections", "parts", "outline", "table of contents")),
    Action("play.louder", "Louder", ("Play",), lambda d: d.studio.volume.step(1), "Ctrl+Shift+Up",
           "volume-2", _here, section=40, hint="The recording itself stays as it is.",
           words=("volume",)),
    Action("play.softer", "Softer", ("Play",), lambda d: d.studio.volume.step(-1),
           "Ctrl+Shift+Down", "volume-1", _here, section=40, words=("volume", "quieter")),
    Action("play.mute", "Mute", ("Play",), lambda d: d.studio.volume.mute(), "Ctrl+Alt+M",
           "volume-x", _here, lambda d: d.has_recording() and bool(d.studio.volume.muted),
           section=40, repeats=False, words=("volume", "silent", "unmute")),
    Action("recording.zoom_in", "Show less time", ("Recording",),
           lambda d: d.studio.state.zoom(2.0), "Ctrl+Alt+Up", "zoom-in", _here, section=10),
    Action("recording.zoom_out", "Show more time", ("Recording",),
           lambda d: d.studio.state.zoom(0.5), "Ctrl+Alt+Down", "zoom-out", _here, section=10),
    Action("recording.fit", "Show the whole recording", ("Recording",), _fit, "", "maximize-2",
           _here, section=10),
    Action("recording.zoom_selection", "Zoom to the selection", ("Recording",),
           lambda d: d.studio.state.zoom_to_selection(), "", "scan", _has_selection, section=10),
    Action("recording.tighten", "Remove fillers and pauses", ("Recording",),
           lambda d: d.chat.send(d.studio.tr("Remove fillers and pauses")), "", "wand-sparkles",
           _can_say, section=15, hint="Finds hesitations, repeated words and long pauses; nothing is cut "
           "before you have looked at it.", words=("um", "uh", "hesitations", "tighten", "stutter")),
    Action("recording.focus", "Go to the waveform", ("Recording",),
           lambda d: d.studio.stage.focus(), "Ctrl+W", "audio-waveform", _here, section=20),
    Action("recording.history", "History of edits", ("Recording",),
           lambda d: d.window.show_panel(True, "history"), "", "history", _here, section=20),
    Action("recording.details", "Details", ("Recording",),
           lambda d: d.window.show_panel(True, "details"), "", "info", _here, section=20,
           words=("tags", "loudness", "facts", "codec")),
    Action("file.export", "Export recording…", ("File",), _command("export"), "Ctrl+E", "download",
           _here, section=10, hint="Writes the recording as it is now to a file.",
           words=("save", "mp3", "wav", "flac", "ogg", "opus")),
    Action("file.export_selection", "Export the selection…", ("File",), _command("export part"),
           "Ctrl+Alt+E", "download", _has_selection, section=10,
           hint="Writes what is selected to a file of its own.",
           words=("clip", "snippet", "save", "part", "excerpt")),
    Action(EXPORT_CHAPTERS, "Export each chapter…", ("File",), _command("export chapters"),
           "", "download", _has_chapters, section=10,
           hint="Writes every chapter to a file of its own, with its title and number.",
           words=("split", "separate", "files", "tracks", "save")),
    Action("file.close_recording", "Close recording", ("File",),
           lambda d: d.studio.close_recording(), "", "x", _here, section=10),
)  # fmt: skip
"""Found by ``ui.actions.found``."""
